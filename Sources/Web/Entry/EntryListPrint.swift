import Kernel
import Ledger
import Store
import UseCases

/// The list of entries on paper, as the filters leave it.
struct EntryListPrint {
  private let filter: EntryFilter

  init(_ filter: EntryFilter) { self.filter = filter }

  func answer(_ visit: DossierVisit) throws -> Answer {
    var table = ReportTable(
      title: "Écritures",
      columns: [
        .init("Date", .day), .init("Journal", .text), .init("N°", .text), .init("Pièce", .text), .init("Libellé", .text),
        .init("Montant", .amount),
      ])
    var (after, sum): (EntryPlace?, Money?) = (nil, .zero)
    repeat {
      let page = try FindEntries(filter, after: after, limit: 1_000)(visit.desk)
      for entry in page.entries {
        table.add([
          .day(entry.day), .text(entry.journal), .text(entry.number.map(String.init) ?? "brouillard"), .text(entry.pieceRef),
          .text(entry.label), .amount(entry.total),
        ])
        sum = sum.flatMap { $0.adding(entry.total) }
      }
      // Rather than more lines that would not be printed either.
      guard table.rows.count < PrintedReport.mostRows else { throw Finding.printTooLong() }
      after = page.next
    } while after != nil
    table.add(.total, [.empty, .empty, .empty, .empty, .text("Total"), sum.map(ReportTable.Cell.amount) ?? .empty])
    let parts = [
      filter.journal.map { "journal \($0)" }, filter.state.map { $0 == .drafts ? "au brouillard" : "validées" },
      filter.text.isEmpty ? nil : "« \(filter.text) »",
    ]
    return try visit.printed(
      (["Écritures"] + parts.compactMap { $0 }).joined(separator: ", "),
      period: "Du \(filter.from.french) au \(filter.through.french)", table)
  }
}
