import Foundation
import Kernel
import Ledger
import Store

/// What a new entry begins with: the journals there are, the day, the number of the piece.
public struct PrepareEntry: Sendable {
  /// Nil for the journal of the last entry typed, else of purchases.
  public var journal: String?
  /// Nil for a day of the month told from the entries that are there.
  public var day: Day?
  public var month: Month

  public init(journal: String? = nil, day: Day? = nil, month: Month) {
    (self.journal, self.day, self.month) = (journal, day, month)
  }

  public struct Outcome: Sendable {
    public let journals: [Journal]
    public let journal: Journal
    public let day: Day
    /// What follows the last number of the journal, when we are those who number its pieces; else empty.
    public let pieceRef: String
    /// The last entries of the journal in the month, the latest first.
    public let last: [Entry]
    public let drafts: Int
    public let inbox: Int
    /// Whether lines may be proposed: in a dossier of mode `école`, only when a trainer opened the assistant.
    public let isAssistantOpen: Bool
  }

  /// Throws `ledger.fiscal-year.none`, `ledger.journal.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let journals = try ListJournals()(desk).map(\.journal)
    return try desk.dossier.reading { reading in
      let years = try reading.fiscalYears()
      guard !years.isEmpty else { throw Finding.noFiscalYear() }
      let wanted = journal ?? "HA"
      guard let chosen = journals.first(where: { $0.code == wanted }) ?? (journal == nil ? journals.first : nil) else {
        throw Finding.journalUnknown(wanted, journals)
      }
      let last = try reading.lastEntries(journal: chosen.code, from: month.firstDay, through: month.lastDay, limit: 5)
      return Outcome(
        journals: journals, journal: chosen, day: day ?? usualDay(last, desk, years.map(\.year)),
        pieceRef: try nextPiece(chosen, years.map(\.year), reading), last: last, drafts: try reading.draftCount(),
        inbox: try reading.inboxCount(), isAssistantOpen: try reading.facts().allows(assistant: "saisie"))
    }
  }

  /// Today in the open month, else the last day used there, else its first one.
  private func usualDay(_ last: [Entry], _ desk: Desk, _ years: [FiscalYear]) -> Day {
    if desk.today.month == month { return desk.today }
    let day = last.first?.content.day ?? month.firstDay
    return years.contains { $0.contains(day) } ? day : years.first { $0.months.contains(month) }?.first ?? day
  }

  /// Suppliers number their own invoices.
  private func nextPiece(_ journal: Journal, _ years: [FiscalYear], _ reading: DossierReading) throws -> String {
    guard journal.kind != .purchases, let first = years.first?.first, let final = years.last?.last else { return "" }
    guard let last = try reading.lastEntries(journal: journal.code, from: first, through: final, limit: 1).first,
      let piece = PieceNumber(last.content.pieceRef)
    else { return "" }
    let greatest = try reading.lastPiece(journal: journal.code, series: piece.series, besides: nil).flatMap { PieceNumber($0) }
    return (greatest ?? piece).next
  }
}

/// Completes an entry while it is typed, and says what the checks would: nothing is written.
public struct AssistEntry: Sendable {
  public var journal: String
  public var day: Day
  public var pieceRef: String
  public var label: String
  public var lines: [PartialLine]
  /// The draft being changed, which is not held against itself.
  public var entry: Int64?

  public init(journal: String, day: Day, pieceRef: String, label: String, lines: [PartialLine], entry: Int64? = nil) {
    (self.journal, self.day, self.pieceRef, self.label) = (journal, day, pieceRef, label)
    (self.lines, self.entry) = (lines, entry)
  }

  public struct Outcome: Sendable {
    /// The lines typed, completed; as they are when the assistant is closed.
    public let lines: [PartialLine]
    /// What the label would be, told from the third party and the piece; nil when nothing tells it.
    public let label: String?
    /// When it would be due, told from the last entry of the third party.
    public let dueDay: Day?
    public let debit: Money
    public let credit: Money
    /// What the checks say of the lines that are whole; short of being unbalanced or unfinished, which is seen.
    public let findings: [Finding]
  }

  /// Throws `ledger.journal.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let context = try LedgerContext(reading, desk)
      let chart = try context.chart(on: day)
      guard let journal = context.journals[journal] ?? context.standardJournal(journal, chart) else {
        throw Finding.journalUnknown(journal, Array(context.journals.values))
      }
      let isOpen = try reading.facts().allows(assistant: "saisie")
      let party = lines.lazy.compactMap(\.thirdParty).first.flatMap { context.thirdParties[$0] }
      let last = isOpen ? try party.flatMap { try reading.lastEntry(of: $0.code, journal: journal.code) } : nil
      let completed = isOpen ? completion(journal, last, context, reading).lines(from: lines) : lines
      return Outcome(
        lines: completed, label: party.map { AssistEntry.label(pieceRef, $0, last) },
        dueDay: last.flatMap { AssistEntry.dueDay($0, day) }, debit: completed.compactMap(\.debit).sum(),
        credit: completed.compactMap(\.credit).sum(), findings: try findings(completed, party, context))
    }
  }

  private func completion(
    _ journal: Journal, _ last: Entry?, _ context: LedgerContext, _ reading: DossierReading
  ) -> EntryCompletion {
    let (rates, day) = (context.rates, day)
    return EntryCompletion(
      journal: journal, habit: last?.content.lines ?? [],
      usualCode: { account in
        let known = (try? reading.lastVATCode(on: account)) ?? nil
        return known.flatMap(VATCode.find) ?? VATCode.usual(for: account, in: journal.kind)
      },
      rate: { code in (try? rates.rate(of: code, on: day)) ?? nil })
  }

  /// « Bois du Morvan BM-7903 », in the manner of the last entry when its label held its piece.
  static func label(_ piece: String, _ party: ThirdParty, _ last: Entry?) -> String {
    if let content = last?.content, !content.pieceRef.isEmpty, content.label.contains(content.pieceRef) {
      return content.label.replacing(content.pieceRef, with: piece).trimmingCharacters(in: .whitespaces)
    }
    return piece.isEmpty ? party.name : "\(party.name) \(piece)"
  }

  /// As long after the piece as the last time; at the end of the month when it was so.
  static func dueDay(_ last: Entry, _ day: Day) -> Day? {
    guard let due = last.content.lines.lazy.compactMap(\.dueDay).first else { return nil }
    let from = last.content.pieceDay ?? last.content.day
    guard due >= from else { return nil }
    if due == due.month.lastDay { return day.month.adding(due.month - from.month).lastDay }
    let months = due.month - from.month
    return months > 0 && from.addingMonths(months) == due ? day.addingMonths(months) : day + (due - from)
  }

  private func findings(_ lines: [PartialLine], _ party: ThirdParty?, _ context: LedgerContext) throws -> [Finding] {
    var draft = EntryDraft(journal: journal, day: day, pieceRef: pieceRef, label: label, lines: [])
    if draft.label.isEmpty { draft.label = party?.name ?? "…" }
    var places: [Int] = []
    for (index, line) in lines.enumerated() {
      guard let account = line.account, line.balance.map({ !$0.isZero }) == true else { continue }
      draft.lines.append(
        EntryLine(
          account: account, thirdParty: line.thirdParty, debit: line.debit ?? .zero, credit: line.credit ?? .zero,
          vatCode: line.vatCode))
      places.append(index + 1)
    }
    guard !draft.lines.isEmpty else { return [] }
    return EntryChecks.check(draft, in: try context.entryContext(for: day, besides: entry)).filter {
      !AssistEntry.unfinished.contains($0.code)
    }.map { finding in
      finding.line.flatMap { places.indices.contains($0 - 1) ? finding.at(line: places[$0 - 1]) : nil } ?? finding
    }
  }

  /// What every entry is while it is typed.
  private static let unfinished: Set<String> = [
    "ledger.entry.not-balanced", "ledger.entry.too-few-lines", "ledger.entry.piece-missing", "ledger.entry.vat-without-base",
    "ledger.entry.vat-code-missing", "ledger.entry.third-party-missing",
  ]
}

/// What two people say otherwise of one draft: the one that is kept and the one that came after.
public struct CompareVersions: Sendable {
  public var id: Int64
  public var yours: EntryDraft
  public init(_ id: Int64, yours: EntryDraft) { (self.id, self.yours) = (id, yours) }

  public struct Outcome: Sendable {
    public let entry: Entry
    /// Who wrote the version that is kept, and when; nil when the trail does not name it alone.
    public let author: Author?
    public let differences: [EntryDifference]
  }

  /// Throws `ledger.entry.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      guard let entry = try reading.entry(id: id) else { throw Finding.entryUnknown(id) }
      return Outcome(
        entry: entry, author: try reading.lastAuthor(of: "entry/\(id)"),
        differences: EntryDifference.between(theirs: entry.content, yours: yours))
    }
  }
}
