import Kernel

/// The checks of an entry on saving. Everything wrong is said at once: no
/// check hides another, but sums that make no sense are not gone on with.
///
/// A finding about a line of the entry has its `line`, counted from 1.
public struct EntryChecks {
  let draft: EntryDraft
  let context: EntryContext
  let journal: Journal?
  var findings: [Finding] = []

  /// Everything that is wrong with the entry; it may be saved when there is no error.
  public static func check(_ draft: EntryDraft, in context: EntryContext) -> [Finding] {
    var checks = EntryChecks(draft, context)
    checks.run(withCash: true)
    return checks.findings
  }

  init(_ draft: EntryDraft, _ context: EntryContext) {
    (self.draft, self.context) = (draft, context)
    journal = context.journal(draft.journal)
  }

  mutating func run(withCash: Bool) {
    checkHead()
    checkDays()
    checkShape()
    let areAmountsSane = checkAmounts()
    for (index, line) in draft.lines.enumerated() {
      checkAccount(line, index + 1)
      checkForeign(line, index + 1)
    }
    guard areAmountsSane else { return }
    checkBalance()
    checkVAT()
    checkSupplierInvoice()
    checkPieceNumber()
    if withCash {
      checkCash()
      checkUsualAmounts()
    }
  }

  private mutating func checkHead() {
    if journal == nil { findings.append(.entryJournalUnknown(draft.journal)) }
    if isBlank(draft.label) {
      for (index, line) in draft.lines.enumerated() where isBlank(line.label ?? "") {
        findings.append(.entryLabelMissing(line: index + 1))
        break
      }
    }
    if isBlank(draft.pieceRef) { findings.append(.entryPieceRefMissing()) }
  }

  private mutating func checkDays() {
    let day = draft.day
    let year = context.fiscalYear(of: day)
    if year == nil { findings.append(.entryOutsideFiscalYears(day, context.fiscalYears)) }
    if let period = context.closedPeriods.first(where: { $0.holds(draft) }) {
      findings.append(period.reason == .closed ? .entryPeriodClosed(day, period) : .entryPeriodLocked(day, period))
    }
    if day > context.today + EntryChecks.daysAhead { findings.append(.entryDayFarAhead(day, today: context.today)) }
    if let pieceDay = draft.pieceDay {
      if pieceDay > day { findings.append(.entryPieceDayAfterEntry(pieceDay, day)) }
      if pieceDay < day.addingMonths(-12) { findings.append(.entryPieceDayOld(pieceDay, day)) }
    }
    if journal?.kind == .openings, let year, day != year.first { findings.append(.entryOpeningDay(day, year)) }
  }

  /// An entry further ahead than this is more often a slip than a wish.
  static let daysAhead = 31

  private mutating func checkShape() {
    if draft.lines.count < 2 { findings.append(.entryTooFewLines(draft.lines.count)) }
    for (index, line) in draft.lines.enumerated() {
      switch (line.debit.isZero, line.credit.isZero) {
      case (true, true): findings.append(.entryLineWithoutAmount(line: index + 1, line.account))
      case (false, false): findings.append(.entryLineBothSides(line: index + 1, line.debit, line.credit))
      default: break
      }
      for amount in [line.debit, line.credit] where amount < .zero {
        findings.append(.entryAmountNegative(line: index + 1, amount))
      }
    }
  }

  /// Whether sums of the amounts can be trusted not to overflow.
  private mutating func checkAmounts() -> Bool {
    var areSane = true
    for (index, line) in draft.lines.enumerated() {
      // Compared on both sides: the magnitude of the least Int64 does not exist.
      for amount in [line.debit, line.credit] where amount > .largest || amount < -Money.largest {
        findings.append(.entryAmountTooLarge(line: index + 1, amount))
        areSane = false
      }
    }
    let total = draft.lines.reduce(Int128(0)) { $0 + Int128($1.debit.cents.magnitude) + Int128($1.credit.cents.magnitude) }
    if areSane, total > Int128(Money.largest.cents) * 2 {
      findings.append(.entryTotalTooLarge())
      areSane = false
    }
    return areSane
  }

  /// A warning only: the books are in euros, and a FEC that was taken in may have brought worse.
  private mutating func checkForeign(_ line: EntryLine, _ number: Int) {
    guard let foreign = line.foreign else { return }
    if !foreign.isNumber { findings.append(.entryForeignAmount(line: number, foreign.amount)) }
    if !foreign.isKnownCurrency { findings.append(.entryCurrencyUnknown(line: number, foreign.currency)) }
  }

  private mutating func checkBalance() {
    let (debit, credit) = (draft.totalDebit, draft.totalCredit)
    if debit != credit { findings.append(.entryUnbalanced(debit: debit, credit: credit)) }
  }

  private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
