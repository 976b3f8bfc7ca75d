import Kernel
import Testing

@testable import Ledger

@Suite struct TableRenderingTests {
  static func table(_ label: String) -> ReportTable {
    var table = ReportTable(title: "Essai", columns: [.init("Date", .day), .init("Libellé", .text), .init("Débit", .amount)])
    table.add([.day(Day(2026, 10, 5)), .text(label), .amount(Lines.cents("1234,56"))])
    table.add(.subtotal, [.empty, .text("Total 41"), .amount(Lines.cents("-12,00"))])
    table.add(.heading, [.text("Ensemble")])
    table.add(.total, [.empty, .text("Total"), .empty])
    return table
  }

  @Test func `a table is shown with amounts at the end of their column`() {
    let shown = TextTable(width: 60, usesPlainSpaces: true).render(Self.table("Facture"))
    #expect(
      shown == """
        Essai
        ──────────────────────────────
        Date        Libellé      Débit
        ──────────────────────────────
        05/10/2026  Facture   1 234,56
                    Total 41    -12,00
        Ensemble
        ──────────────────────────────
                    Total

        """)
  }

  @Test func `thousands are grouped with narrow spaces unless plain ones are asked for`() {
    #expect(TextTable().render(Self.table("Facture")).contains("1\u{202F}234,56"))
  }

  struct Label: CustomTestStringConvertible {
    let text: String
    let shown: String
    var testDescription: String { shown }
  }

  /// In a terminal of 32 columns the label has 10.
  static let labels = [
    Label(text: "Règlement de la facture", shown: "Règlement…"), Label(text: "0123456789", shown: "0123456789"),
    Label(text: "Re\u{301}glement de la facture", shown: "Re\u{301}glement…"), Label(text: "日本語日本語", shown: "日本語日… "),
    Label(text: "日本語日本", shown: "日本語日本"), Label(text: "a\u{1B}[2Jb\n", shown: "a [2Jb"),
    Label(text: "a\u{202E}b", shown: "a b"), Label(text: "👩‍🌾 ferme du bois", shown: "👩‍🌾 ferme …"),
  ]

  @Test(arguments: labels)
  func `a label is cut to its columns, and cannot disturb the terminal`(_ label: Label) {
    let shown = TextTable(width: 32, usesPlainSpaces: true).render(Self.table(label.text))
    let line = shown.split(separator: "\n", omittingEmptySubsequences: false)[4]
    #expect(line.hasPrefix("05/10/2026  \(label.shown)") && line.hasSuffix("1 234,56"))
    #expect(String(line).terminalWidth <= 32)
  }

  @Test func `figures are never cut, whatever the width`() {
    let shown = TextTable(width: 5, usesPlainSpaces: true).render(Self.table("Une longue facture"))
    #expect(shown.contains("05/10/2026  Une l…  1 234,56"))
  }

  @Test func `CSV rows have plain amounts and leave totals out unless asked`() {
    let table = Self.table("Facture ; « à payer »")
    #expect(
      CSVRows.make(table) == [["Date", "Libellé", "Débit"], ["05/10/2026", "Facture ; « à payer »", "1234,56"]])
    #expect(CSVRows.make(table, includesTotals: true).count == 4)
  }

  @Test func `every report gives a table with a cell for each column`() throws {
    let items = messyItems(seed: 5)
    let reports: [any TabularReport] = [
      try AgedBalance(.customers, items: items, on: Day(2026, 12, 31)),
      try Echeancier(items: items, on: Day(2026, 12, 31), by: .week),
      try OpenItemsStatement(items: items, on: Day(2026, 12, 31)), try TrialBalance(rows: LedgerReportTests.balanceRows),
      try GeneralLedger(account: "512", label: "Banque", opening: .zero, lines: []), try Centralisateur(rows: []),
      try JournalReport(journal: "VE", label: "Ventes", lines: []),
    ]
    for report in reports {
      #expect(report.table.rows.allSatisfy { $0.cells.count == report.table.columns.count })
      #expect(report.table.rows.last?.kind == .total)
      for line in TextTable(width: 140).render(report.table).split(separator: "\n") { #expect(String(line).terminalWidth <= 140) }
    }
  }
}
