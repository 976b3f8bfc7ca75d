import Kernel
import Ledger
import UseCases

/// A page of the list of entries.
public struct EntryListJSON: Encodable, Sendable {
  let entries: [EntryJSON]
  /// How many to skip for the next page; null on the last.
  let next: OrNull<Int>
  let findings: [FindingJSON] = []

  public init(_ page: ListEntries.Page) { (entries, next) = (page.entries.map(EntryJSON.init), OrNull(page.next)) }
}

/// One entry, its documents and what corrects it.
public struct ShownEntryJSON: Encodable, Sendable {
  let entry: EntryJSON
  let vouchers: [VoucherJSON]
  let correctedBy: OrNull<Int64>
  let findings: [FindingJSON] = []

  public init(_ shown: ShowEntry.Outcome) {
    (entry, vouchers) = (EntryJSON(shown.entry), shown.vouchers.map(VoucherJSON.init))
    correctedBy = OrNull(shown.correction?.id)
  }
}

/// Entries written to a file as CSV.
public struct ExportedEntriesJSON: Encodable, Sendable {
  let entries, lines: Int
  let file: String
  let findings: [FindingJSON]

  public init(_ outcome: ExportEntries.Outcome, file: String) {
    (entries, lines, self.file, findings) = (outcome.entries, outcome.lines, file, outcome.findings.json)
  }
}
