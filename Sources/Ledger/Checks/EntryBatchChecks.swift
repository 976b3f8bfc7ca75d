import Kernel

extension EntryChecks {
  /// The checks of entries that are saved together, an import for instance:
  /// each is checked as if those before it were saved, and cash is judged day
  /// by day once all are in, since a file is not always in order of days.
  ///
  /// - Returns: the findings of each entry, in the order of the drafts.
  public static func check(batch drafts: [EntryDraft], in context: EntryContext) -> [[Finding]] {
    let seen = BatchMemory()
    let extended = seen.extending(context)
    var findings: [[Finding]] = []
    for draft in drafts {
      var checks = EntryChecks(draft, extended)
      checks.run(withCash: false)
      findings.append(checks.findings)
      seen.remember(draft, journal: checks.journal)
    }
    for (index, finding) in cashFindings(drafts, context) { findings[index].append(finding) }
    return findings
  }

  private static func cashFindings(_ drafts: [EntryDraft], _ context: EntryContext) -> [(Int, Finding)] {
    var movements: [AccountNumber: [(draft: Int, amount: Money)]] = [:]
    for (index, draft) in drafts.enumerated() where draft.lines.allSatisfy(isSane) {
      for (account, amount) in cashMovements(of: draft) { movements[account, default: []].append((index, amount)) }
    }
    return movements.keys.sorted().compactMap { account in
      firstNegative(account, movements[account]!.map { (drafts[$0.draft].day, $0.draft, $0.amount) }, context)
    }
  }

  /// Whether sums of the line's amounts can be trusted not to overflow.
  fileprivate static func isSane(_ line: EntryLine) -> Bool {
    [line.debit, line.credit].allSatisfy { $0 <= .largest && $0 >= -Money.largest }
  }

  /// The first day on which the cash box would be short, told of the last entry that took from it.
  private static func firstNegative(
    _ account: AccountNumber, _ movements: [(day: Day, draft: Int, amount: Money)], _ context: EntryContext
  ) -> (Int, Finding)? {
    let ordered = movements.sorted { ($0.day, $0.draft) < ($1.day, $1.draft) }
    guard let first = ordered.first?.day else { return nil }
    var known = context.cashBalances(account, first)[...]
    var moves = ordered[...]
    var (before, moved) = (Money.zero, Money?.some(.zero))
    var taker: (day: Day, draft: Int, amount: Money)?
    for day in Set(known.map(\.day) + ordered.map(\.day)).sorted() {
      while let next = known.first, next.day <= day { before = known.removeFirst().balance }
      while let next = moves.first, next.day <= day {
        moved = moved?.adding(next.amount)
        if next.amount < .zero { taker = next }
        moves.removeFirst()
      }
      guard let balance = moved?.adding(before) else { return nil }
      if balance < .zero, let taker {
        return (taker.draft, .entryCashNegative(account, on: day, balance: balance, movement: taker.amount))
      }
    }
    return nil
  }
}

/// What the entries of a batch add to what the dossier knows. Shared by the
/// closures that look it up, so that a long batch is not copied at each entry.
private final class BatchMemory {
  var invoices: [SupplierInvoiceKey: [KnownInvoice]] = [:]
  var pieces: [String: String] = [:]

  func extending(_ context: EntryContext) -> EntryContext {
    var extended = context
    extended.supplierInvoices = { [self] in context.supplierInvoices($0) + (invoices[$0] ?? []) }
    extended.lastPiece = { [self] journal, series in pieces[journal + "\u{0}" + series] ?? context.lastPiece(journal, series) }
    return extended
  }

  func remember(_ draft: EntryDraft, journal: Journal?) {
    if journal?.kind == .sales, let piece = PieceNumber(draft.pieceRef) {
      pieces[draft.journal + "\u{0}" + piece.series] = draft.pieceRef
    }
    guard draft.lines.allSatisfy(EntryChecks.isSane) else { return }
    for (key, amount) in EntryChecks.supplierInvoices(of: draft, in: journal) {
      invoices[key, default: []].append(
        KnownInvoice(
          amount: amount, day: draft.day, pieceDay: draft.pieceDay, place: "même lot, \(draft.journal) du \(draft.day.french)"))
    }
  }
}
