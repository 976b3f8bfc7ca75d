import Formats
import Kernel

/// Entries as the records of a CSV file (see `CSVWriter`) that `EntryImport` reads back as they were.
public enum EntryExport {
  /// The header, then one record per line: the usual columns, and of the
  /// optional ones those that an entry needs. An entry without lines has no
  /// record, and columns kept from a FEC are not written.
  public static func records(of drafts: [EntryDraft]) -> [[CSVCell]] {
    let fields = EntryImportMapping.usualFields + EntryImportMapping.optionalFields.filter { isNeeded($0, by: drafts) }
    var records = [fields.map { CSVCell.text($0.rawValue) }]
    for (index, draft) in drafts.enumerated() {
      for line in draft.lines { records.append(fields.map { cell(of: $0, line, draft, mark: index + 1) }) }
    }
    return records
  }

  /// The bytes of the file, at once; write `records` one by one when there are many.
  public static func csv(of drafts: [EntryDraft]) -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = CSVWriter { bytes += $0 }
    do {
      for record in records(of: drafts) { try writer.write(record) }
      _ = try writer.finish()
    } catch { preconditionFailure("writing to memory does not fail: \(error)") }
    return bytes
  }

  private static func isNeeded(_ field: EntryImportMapping.Field, by drafts: [EntryDraft]) -> Bool {
    switch field {
    case .dueDay: drafts.contains { $0.lines.contains { $0.dueDay != nil } }
    case .vatCode: drafts.contains { $0.lines.contains { $0.vatCode != nil } }
    case .currency, .foreignAmount: drafts.contains { $0.lines.contains { $0.foreign != nil } }
    case .pieceDay: drafts.contains { $0.pieceDay != nil }
    // Without it the entry has the label of its first line.
    case .entryLabel: drafts.contains { $0.lines.first?.label != nil }
    case .entryMark: needsMarks(drafts)
    default: true
    }
  }

  /// Whether day, journal and piece alone would not tell the entries apart.
  private static func needsMarks(_ drafts: [EntryDraft]) -> Bool {
    let filled = drafts.filter { !$0.lines.isEmpty }
    let areNeighbours = zip(filled, filled.dropFirst()).contains {
      $0.day == $1.day && $0.journal == $1.journal && $0.pieceRef == $1.pieceRef
    }
    return areNeighbours || filled.contains { EntryTwins.count(in: $0.lines) > 1 }
  }

  private static func cell(of field: EntryImportMapping.Field, _ line: EntryLine, _ draft: EntryDraft, mark: Int) -> CSVCell {
    switch field {
    case .day: .day(draft.day)
    case .journal: .text(draft.journal)
    case .piece: .text(draft.pieceRef)
    case .account: .text(line.account.text)
    case .thirdParty: .text(line.thirdParty ?? "")
    case .label: .text(line.label ?? draft.label)
    case .debit: line.debit.isZero ? .empty : .amount(line.debit)
    case .credit: line.credit.isZero ? .empty : .amount(line.credit)
    case .dueDay: line.dueDay.map { .day($0) } ?? .empty
    case .vatCode: .text(line.vatCode ?? "")
    case .currency: .text(line.foreign?.currency ?? "")
    case .foreignAmount: .text(line.foreign?.amount ?? "")
    case .pieceDay: draft.pieceDay.map { .day($0) } ?? .empty
    case .entryLabel: .text(draft.label)
    case .entryMark: .integer(mark)
    case .amount, .side, .thirdPartyName: .empty
    }
  }
}
