import ChartOfAccounts
public import Kernel
import Law
public import Ledger
public import Payroll
import Store

/// Writes the payslips of a month in the books: one entry for each establishment, as a draft.
///
/// A payslip that was posted and replaced since is taken off, and the one that replaces it is added: the new entry holds the
/// difference. The first entry stays as it is, since it is validated, declared and paid; the accounts of the staff and of the
/// bodies come to what the new payslip says. To post anew, the first entry is reversed, and the month is posted again.
public struct PostPayroll: Sendable {
  public struct Posted: Sendable {
    /// The key of the draft; in a dry run, the key it would have.
    public let id: Int64
    public let entry: PayrollEntry
    public let draft: EntryDraft
  }

  public struct Outcome: Sendable {
    /// Empty when errors kept the dossier as it was, when a correction changes no account, or when all payslips are zero.
    public let posted: [Posted]
    public let findings: [Finding]
    public let isTrial: Bool
  }

  public var month: Month
  /// Nil for the journal of pay.
  public var journal: String?
  /// Nil for the last day of the month.
  public var day: Day?

  public init(_ month: Month, journal: String? = nil, day: Day? = nil) {
    (self.month, self.journal, self.day) = (month, journal, day)
  }

  /// Throws `access.denied`, `ledger.assistant.closed` in a dossier of mode `école` whose trainer did not open « saisie »,
  /// `payroll.posting.nothing`, `payroll.posting.not-sealed`, `payroll.posting.done`, `payroll.entry.not-balanced`,
  /// `ledger.journal.ambiguous`, `ledger.fiscal-year.none`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    try desk.require(.readWorkforce)
    return try desk.changing("paie.comptabiliser", subject: "paie/\(month.iso)", isTrial: isTrial) { change in
      try desk.requireAssistant("saisie", change.reading)
      let read = try MonthPostings(month, change.reading, desk)
      let missing = try change.reading.withoutPayslip(month, read.valid)
      guard missing.isEmpty else { throw Finding.payrollNotSealed(month, missing) }
      guard !read.payslips.isEmpty else { throw Finding.payrollNothing(month) }
      guard !read.added.isEmpty || !read.removed.isEmpty else {
        guard read.postings.isEmpty else { throw Finding.payrollPosted(month, read.postings) }
        change.abandon()
        return Outcome(posted: [], findings: [.payrollNothingToWrite(month, read.valid.count)], isTrial: isTrial)
      }
      let context = try LedgerContext(change.reading, desk)
      _ = try context.year(of: entryDay)
      let entries = try PayrollEntry.entries(
        read.added.map(\.document), removing: read.removed.map(\.document), context.payrollAccounts(on: entryDay))
      let journal = try journal ?? payJournal(context)
      var (posted, findings): ([Posted], [Finding]) = ([], [])
      for entry in entries {
        let isOnly = entries.count == 1
        let made = try write(entry, isOnly: isOnly, rank: read.nextRank + posted.count, journal, desk, change, &findings)
        if let made { posted.append(made) }
        try link(entry, to: made?.id, read, change, &findings)
      }
      if findings.contains(where: { $0.severity == .error }) {
        change.abandon()
        posted = []
      }
      return Outcome(posted: posted, findings: findings, isTrial: isTrial)
    }
  }

  private var entryDay: Day { day ?? month.lastDay }

  private func payJournal(_ context: LedgerContext) throws -> String {
    let known = context.journals.values.filter { $0.kind == .payroll }.sorted { $0.code < $1.code }
    guard known.count < 2 else { throw Finding.journalAmbiguous(known) }
    return known.first?.code ?? "PA"
  }

  /// Nil when nothing changes, or when an error stands against it.
  private func write(
    _ entry: PayrollEntry, isOnly: Bool, rank: Int, _ journal: String, _ desk: Desk, _ change: DossierChange,
    _ findings: inout [Finding]
  ) throws -> Posted? {
    guard !entry.lines.isEmpty else { return nil }
    var context = try LedgerContext(change.reading, desk)
    let place = isOnly ? "" : entry.siret.map { ", établissement \($0)" } ?? ""
    var draft = entry.draft(
      journal: journal, on: entryDay, pieceRef: MonthPostings.piece(rank, month), label: "Paie \(month.ofFrench)\(place)")
    for index in draft.lines.indices {
      let own = context.ownNumber(draft.lines[index].account)
      // A subdivision that the chart does not print has the name that the entry gives it.
      if context.accounts[own] == nil, try context.chart(on: draft.day).account(own.text) == nil {
        try change.openAccount(Account(number: own, label: entry.lines[index].label))
        context = try LedgerContext(change.reading, desk)
      }
      draft.lines[index].account = own
    }
    let found = EntryChecks.check(draft, in: try context.entryContext(for: draft.day))
    findings += found
    guard !found.contains(where: { $0.severity == .error }) else { return nil }
    try context.open(draft, change)
    return Posted(id: try change.addDraft(draft, in: try context.year(of: draft.day)), entry: entry, draft: draft)
  }

  /// A correction that changes no account goes with the entry that held the payslip it replaces.
  private func link(
    _ entry: PayrollEntry, to made: Int64?, _ read: MonthPostings, _ change: DossierChange, _ findings: inout [Finding]
  ) throws {
    let (added, removed) = (read.added.filter { $0.isIn(entry) }, read.removed.filter { $0.isIn(entry) })
    guard let id = made ?? removed.compactMap({ read.posting(of: $0.number)?.entry }).last else { return }
    if made == nil, entry.lines.isEmpty { findings.append(.payrollSameAmounts(month, added.map(\.number))) }
    for payslip in removed { try change.link(payslip: payslip.number, toEntry: id, isRemoval: true) }
    for payslip in added { try change.link(payslip: payslip.number, toEntry: id) }
  }
}

extension SealedPayslip {
  fileprivate func isIn(_ entry: PayrollEntry) -> Bool { PayrollEntry.Key(document) == entry.key }
}

extension MonthPostings {
  /// Pieces of one month are numbered on: that of an entry that was reversed is not given again.
  fileprivate var nextRank: Int { lastRank + 1 }
}
