import Kernel

extension EntryChecks {
  /// The checks of entries that are saved together, an import for instance:
  /// each is checked as if those before it were saved, and cash is judged day
  /// by day once all are in, since a file is not always in order of days.
  ///
  /// - Returns: the findings of each entry, in the order of the drafts.
  public static func check(batch drafts: [EntryDraft], in context: EntryContext) -> [[Finding]] {
    var seen = BatchMemory()
    var findings: [[Finding]] = []
    for draft in drafts {
      var checks = EntryChecks(draft, seen.extending(context))
      checks.run(withCash: false)
      findings.append(checks.findings)
      seen.remember(draft, journal: checks.journal)
    }
    for (index, finding) in cashFindings(drafts, context) { findings[index].append(finding) }
    return findings
  }

  private static func cashFindings(_ drafts: [EntryDraft], _ context: EntryContext) -> [(Int, Finding)] {
    var movements: [AccountNumber: [(draft: Int, amount: Money)]] = [:]
    for (index, draft) in drafts.enumerated() where draft.lines.allSatisfy({ isSane($0) }) {
      for (account, amount) in cashMovements(of: draft) { movements[account, default: []].append((index, amount)) }
    }
    return movements.keys.sorted().compactMap { account in
      firstNegative(account, movements[account]!.map { (drafts[$0.draft].day, $0.draft, $0.amount) }, context)
    }
  }

  private static func isSane(_ line: EntryLine) -> Bool {
    [line.debit, line.credit].allSatisfy { $0 <= .largest && $0 >= -Money.largest }
  }

  /// The first day on which the cash box would be short, told of the last entry that took from it.
  private static func firstNegative(
    _ account: AccountNumber, _ movements: [(day: Day, draft: Int, amount: Money)], _ context: EntryContext
  ) -> (Int, Finding)? {
    let ordered = movements.sorted { ($0.day, $0.draft) < ($1.day, $1.draft) }
    guard let first = ordered.first?.day else { return nil }
    let known = context.cashBalances(account, first)
    for day in Set(known.map(\.day) + ordered.map(\.day)).sorted() {
      let before = known.last { $0.day <= day }?.balance ?? .zero
      let upTo = ordered.filter { $0.day <= day }
      guard let balance = upTo.reduce(Money?.some(before), { $0?.adding($1.amount) }) else { continue }
      if balance < .zero, let taker = upTo.last(where: { $0.amount < .zero }) {
        return (taker.draft, .entryCashNegative(account, on: day, balance: balance, movement: taker.amount))
      }
    }
    return nil
  }
}

/// What the entries of a batch add to what the dossier knows.
private struct BatchMemory {
  var invoices: [SupplierInvoiceKey: [KnownInvoice]] = [:]
  var pieces: [String: String] = [:]

  func extending(_ context: EntryContext) -> EntryContext {
    var extended = context
    let (invoices, pieces) = (invoices, pieces)
    extended.supplierInvoices = { context.supplierInvoices($0) + (invoices[$0] ?? []) }
    extended.lastPiece = { journal, series in pieces[journal + "\u{0}" + series] ?? context.lastPiece(journal, series) }
    return extended
  }

  mutating func remember(_ draft: EntryDraft, journal: Journal?) {
    if journal?.kind == .sales, let piece = PieceNumber(draft.pieceRef) {
      pieces[draft.journal + "\u{0}" + piece.series] = draft.pieceRef
    }
    guard draft.lines.allSatisfy({ $0.debit.cents.magnitude <= Money.largest.cents.magnitude }),
      draft.lines.allSatisfy({ $0.credit.cents.magnitude <= Money.largest.cents.magnitude })
    else { return }
    for (key, amount) in EntryChecks.supplierInvoices(of: draft, in: journal) {
      invoices[key, default: []].append(
        KnownInvoice(
          amount: amount, day: draft.day, pieceDay: draft.pieceDay, place: "même lot, \(draft.journal) du \(draft.day.french)"))
    }
  }
}
