import Kernel
import Ledger
import Store
import UseCases

// Long reports as files, read page by page: a ledger of a million lines does not fit in memory.

extension ReadGeneralLedger {
  /// Every line, whatever the page asked for.
  public func write(_ desk: Desk, to file: inout ReportFileWriter) throws {
    var read = self
    (read.pageSize, read.after) = (5_000, nil)
    repeat {
      let page = try read(desk)
      try file.add(page: page.table)
      read.after = page.next
    } while read.after != nil
  }
}

extension ReadJournalPage {
  /// Every entry, whatever the page asked for.
  public func write(_ desk: Desk, to file: inout ReportFileWriter) throws {
    var read = self
    (read.pageSize, read.after) = (2_000, nil)
    repeat {
      let page = try read(desk)
      try file.add(page: page.report.table)
      read.after = page.next
    } while read.after != nil
  }
}

extension FindEntries {
  /// Every entry that answers the filter, whatever the page asked for.
  public func write(_ desk: Desk, to file: inout ReportFileWriter) throws {
    var read = self
    (read.limit, read.after) = (5_000, nil)
    repeat {
      let page = try read(desk)
      try file.add(page: table(page.entries))
      read.after = page.next
    } while read.after != nil
  }

  private func table(_ entries: [EntrySummary]) -> ReportTable {
    var table = ReportTable(
      title: "Écritures du \(filter.from.french) au \(filter.through.french)",
      columns: [
        .init("N°", .count), .init("Date", .day), .init("Journal", .text), .init("Pièce", .text), .init("Libellé", .text),
        .init("Lignes", .count), .init("Montant", .amount), .init("État", .text), .init("Pièce jointe", .text),
      ])
    for entry in entries {
      table.add([
        entry.number.map { .count(Int($0)) } ?? .empty, .day(entry.day), .text(entry.journal), .text(entry.pieceRef),
        .text(entry.label), .count(entry.lines), .amount(entry.total), .text(entry.number == nil ? "brouillard" : "validée"),
        .text(entry.hasVoucher ? "oui" : ""),
      ])
    }
    return table
  }
}
