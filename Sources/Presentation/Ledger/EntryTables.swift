import Kernel
import Ledger

extension EntryDraft {
  /// The lines as an accountant reads them, under a title.
  public func table(title: String, letterings: [LetteringMark?] = []) -> ReportTable {
    let hasForeign = lines.contains { $0.foreign != nil }
    var table = ReportTable(
      title: title,
      columns: [
        .init("Compte", .text), .init("Tiers", .text), .init("Libellé", .text), .init("TVA", .text), .init("Échéance", .day),
        .init("Débit", .amount), .init("Crédit", .amount), .init("Lettre", .text),
      ] + (hasForeign ? [.init("En devise", .text)] : []))
    for (index, line) in lines.enumerated() {
      let mark = letterings.indices.contains(index) ? letterings[index] : nil
      let cells: [ReportTable.Cell] = [
        .text(line.account.text), .text(line.thirdParty ?? ""), .text(line.label ?? label), .text(line.vatCode ?? ""),
        .optional(line.dueDay), .side(line.debit), .side(line.credit), .text(mark?.code ?? ""),
      ]
      table.add(cells + (hasForeign ? [.text(line.foreign.map { "\($0.amount) \($0.currency)" } ?? "")] : []))
    }
    let cells: [ReportTable.Cell] = [
      .text("Total"), .empty, .empty, .empty, .empty, .amount(totalDebit), .amount(totalCredit), .empty,
    ]
    table.add(.total, cells + (hasForeign ? [.empty] : []))
    return table
  }

  /// « HA du 02/10/2026, pièce BM-7902 — Bois du Morvan, panneaux ».
  public var heading: String { "\(journal) du \(day.french), pièce \(pieceRef.isEmpty ? "(sans)" : pieceRef) — \(label)" }
}

extension Entry {
  /// « n° 12 » once validated, « brouillard 3 » before.
  public var name: String { number.map { "n° \($0)" } ?? "brouillard \(id)" }

  /// The list of entries.
  public static func table(_ entries: [Entry], title: String) -> ReportTable {
    var table = ReportTable(
      title: title,
      columns: [
        .init("Clé", .count), .init("N°", .text), .init("Date", .day), .init("Journal", .text), .init("Pièce", .text),
        .init("Libellé", .text), .init("Lignes", .count), .init("Débit", .amount), .init("Validée le", .day),
      ])
    for entry in entries {
      let content = entry.content
      table.add([
        .count(Int(entry.id)), .text(entry.number.map(String.init) ?? ""), .day(content.day), .text(content.journal),
        .text(content.pieceRef),
        .text(content.label), .count(content.lines.count), .amount(content.totalDebit), .optional(entry.validDay),
      ])
    }
    return table
  }
}
