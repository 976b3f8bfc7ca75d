import Kernel

extension EntryChecks {
  /// The supplier invoices that the draft enters: one per supplier in it, mostly one.
  static func supplierInvoices(of draft: EntryDraft, in journal: Journal?) -> [(key: SupplierInvoiceKey, amount: Money)] {
    guard journal?.kind == .purchases else { return [] }
    let owed = draft.lines.filter { $0.thirdParty != nil && ($0.account.hasPrefix("401") || $0.account.hasPrefix("404")) }
    return Set(owed.compactMap(\.thirdParty)).sorted().compactMap { party in
      guard let key = SupplierInvoiceKey(thirdParty: party, number: draft.pieceRef) else { return nil }
      return (key, -owed.filter { $0.thirdParty == party }.map(\.balance).sum())
    }
  }

  /// One supplier does not give one number twice in a year. The next year it may:
  /// then only the same voucher (day and amount) is a duplicate.
  mutating func checkSupplierInvoice() {
    let year = context.fiscalYear(of: draft.day)
    for (key, amount) in EntryChecks.supplierInvoices(of: draft, in: journal) {
      for known in context.supplierInvoices(key) {
        let isSameYear = year.map { $0.contains(known.day) } ?? (known.day.year == draft.day.year)
        let isSameVoucher = known.amount == amount && draft.pieceDay != nil && known.pieceDay == draft.pieceDay
        guard isSameYear || isSameVoucher else { continue }
        let party = context.thirdParty(key.thirdParty)?.name ?? key.thirdParty
        findings.append(
          known.amount == amount
            ? .entryDuplicateInvoice(draft.pieceRef, party, amount, known)
            : .entryInvoiceNumberTwice(draft.pieceRef, party, amount, known))
      }
    }
  }

  /// The numbers of our own invoices follow one another in each series.
  mutating func checkPieceNumber() {
    guard journal?.kind == .sales, let piece = PieceNumber(draft.pieceRef) else { return }
    guard let last = context.lastPiece(draft.journal, piece.series).flatMap({ PieceNumber($0) }), last.series == piece.series
    else { return }
    if piece.number == last.number {
      findings.append(.entryPieceNumberTwice(draft.pieceRef))
    } else if piece.number != last.number + 1 {
      findings.append(.entryPieceNumberBreak(draft.pieceRef, after: last.text, expected: last.next))
    }
  }

  /// There is never less than no money in a cash box.
  mutating func checkCash() {
    for (account, movement) in EntryChecks.cashMovements(of: draft) where movement < .zero {
      let balances = context.cashBalances(account, draft.day)
      let days = balances.isEmpty ? [DayBalance(day: draft.day, balance: .zero)] : balances
      if let bad = days.first(where: { $0.balance.adding(movement).map { $0 < .zero } ?? true }) {
        findings.append(
          .entryCashNegative(account, on: bad.day, balance: bad.balance.adding(movement) ?? movement, movement: movement))
      }
    }
  }

  static func cashMovements(of draft: EntryDraft) -> [(account: AccountNumber, movement: Money)] {
    let lines = draft.lines.filter { $0.account.hasPrefix("53") }
    return Set(lines.map(\.account)).sorted().map { account in
      (account, lines.filter { $0.account == account }.map(\.balance).sum())
    }
  }
}

/// The number of a piece in its series: `F2026-101` is number 101 of `F2026-`.
public struct PieceNumber: Hashable, Sendable {
  public let text: String
  public let series: String
  public let number: Int
  private let width: Int

  /// Nil when the text does not end with a number of at most 15 digits.
  public init?(_ text: String) {
    let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard (1...15).contains(digits), let number = Int(text.suffix(digits)) else { return nil }
    (self.text, self.series, self.number, self.width) = (text, String(text.dropLast(digits)), number, digits)
  }

  /// The piece that should follow, padded the same way.
  public var next: String {
    let digits = String(number + 1)
    return series + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
