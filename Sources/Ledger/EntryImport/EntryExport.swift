import Kernel

/// Entries as the records of a CSV file that `EntryImport` reads back as they were.
public enum EntryExport {
  /// The header, then one record per line: the usual columns, and of the
  /// optional ones those that an entry needs. An entry without lines has no
  /// record, and columns kept from a FEC are not written.
  public static func records(of drafts: [EntryDraft]) -> [[String]] {
    let fields = EntryImportMapping.usualFields + EntryImportMapping.optionalFields.filter { isNeeded($0, by: drafts) }
    var records = [fields.map(\.rawValue)]
    for (index, draft) in drafts.enumerated() {
      for line in draft.lines { records.append(fields.map { text(of: $0, line, draft, mark: index + 1) }) }
    }
    return records
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

  private static func text(of field: EntryImportMapping.Field, _ line: EntryLine, _ draft: EntryDraft, mark: Int) -> String {
    switch field {
    case .day: draft.day.iso
    case .journal: draft.journal
    case .piece: draft.pieceRef
    case .account: line.account.text
    case .thirdParty: line.thirdParty ?? ""
    case .label: line.label ?? draft.label
    case .debit: line.debit.isZero ? "" : line.debit.plainFrench
    case .credit: line.credit.isZero ? "" : line.credit.plainFrench
    case .dueDay: line.dueDay?.iso ?? ""
    case .vatCode: line.vatCode ?? ""
    case .currency: line.foreign?.currency ?? ""
    case .foreignAmount: line.foreign?.amount ?? ""
    case .pieceDay: draft.pieceDay?.iso ?? ""
    case .entryLabel: draft.label
    case .entryMark: String(mark)
    case .amount, .side, .thirdPartyName: ""
    }
  }
}
