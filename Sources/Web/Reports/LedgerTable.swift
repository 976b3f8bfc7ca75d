import Kernel
import Ledger
import Store
import UseCases

/// The ledger of one account as a table: lettering in the margin, each line leading to its entry.
struct LedgerTable {
  /// Columns of `GeneralLedger.table`.
  private enum Column {
    static let (journal, number, piece, thirdParty, label, lettering, balance) = (1, 2, 3, 4, 5, 6, 9)
  }

  let section: ReadGeneralLedger.Section
  let links: ReportLinks
  /// Beside a balance there is no room for the journal, the number and the third party.
  var isNarrow = false
  /// Where a line leads; its entry's page when nil.
  var entryLink: ((Int64) -> String)?
  var chosenEntry: Int64?

  var view: TableView {
    let ledger = section.ledger
    var style = TableStyle("Grand-livre du compte \(ledger.account) \(ledger.label)")
    style.rowHeader = Column.label
    style.dropped =
      isNarrow ? [Column.journal, Column.number, Column.thirdParty, Column.lettering] : [Column.lettering]
    // The running balance is what a ledger is read for: on a phone what names the line gives way to it.
    style.secondary = isNarrow ? [Column.balance] : [Column.journal, Column.number, Column.piece, Column.thirdParty]
    style.hasShortDays = isNarrow
    style.hasFoldingYears = !isNarrow
    style.margin = { line(at: $0)?.line.lettering.flatMap { $0.isEmpty ? nil : .letter($0) } }
    style.link = link
    style.isChosen = { index in chosenEntry != nil && line(at: index) != nil && section.places[index - 1].entry == chosenEntry }
    return TableView(ledger.table, style)
  }

  /// The first row says the balance brought forward, the last the total.
  private func line(at row: Int) -> RunningLine? {
    section.ledger.lines.indices.contains(row - 1) ? section.ledger.lines[row - 1] : nil
  }

  private func link(_ row: Int, _ column: Int) -> String? {
    guard let line = line(at: row)?.line else { return nil }
    if column == Column.thirdParty { return line.thirdParty.map(links.thirdParty) }
    guard column == (line.pieceRef.isEmpty ? Column.label : Column.piece) else { return nil }
    let entry = section.places[row - 1].entry
    return entryLink?(entry) ?? links.entry(entry)
  }
}
