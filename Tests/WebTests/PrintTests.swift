import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases

@testable import Web

/// The sheets of A4 of the reports, over HTTP.
@Suite struct PrintTests {
  static func record(_ house: House, _ count: Int, label: String = "Règlement") throws {
    let dossier = try Dossier.open(at: house.path("atelier.ecritoire"))
    defer { try? dossier.close() }
    let desk = Desk(dossier: dossier, author: "Camille Aubry", today: Day(2026, 11, 2), instant: "2026-11-02T09:00:00Z")
    let cents = Money(cents: 101)
    // Few entries with many lines: what is printed is counted in lines.
    var left = count
    while left > 0 {
      let lines = min(left, 500)
      left -= lines
      let whole = Money(cents: cents.cents * Int64(lines))
      let draft = EntryDraft(
        journal: "OD", day: Day(2026, 3, 3), pieceRef: "P-1", label: label,
        lines: Array(repeating: EntryLine.debit("471", cents), count: lines) + [.credit("512", whole)])
      #expect(try RecordEntry(draft)(desk).id != nil)
    }
  }

  private static let reports = [
    "balance", "balance?auxiliaire=oui", "grand-livre", "grand-livre/471", "journaux/OD", "centralisateur", "balance-agee",
    "echeancier",
    "ecritures", "lettrage", "plan", "tiers",
  ]

  @Test func `every report has its sheets, whose twin stays the report's`() async throws {
    let house = try await House.open()
    try Self.record(house, 3)
    let browser = try await house.comeIn(.learner)
    for path in Self.reports {
      let screen = "/d/atelier/\(path)"
      let address = screen + (path.contains("?") ? "&" : "?") + "forme=imprimer"
      let page = try await browser.get(screen)
      #expect(page.text.contains("forme=imprimer"), "\(path) has no way to its sheets")
      let sheets = try await browser.get(address)
      #expect(sheets.status == 200, "\(path): \(sheets.status) \(sheets.codes)")
      for words in ["Atelier atelier", "000\u{A0}000\u{A0}018", "Édité le 02/11/2026 à ", "Dominique", "page 1/"] {
        #expect(sheets.text.contains(words), "\(path): \(words)")
      }
      #expect(!sheets.text.contains("style=") && !sheets.text.contains("onclick"), "\(path)")
      let twin = try await browser.get(address, headers: ["Accept": "application/json"])
      #expect(twin.body == (try await browser.get(screen, headers: ["Accept": "application/json"])).body, "\(path)")
    }
  }

  @Test func `what is carried is the sum of the lines so far, to the last sheet`() async throws {
    let house = try await House.open()
    try Self.record(house, 240)
    let browser = try await house.comeIn(.learner)
    let text = try await browser.get("/d/atelier/grand-livre/471?forme=imprimer").text
    let sheets = text.components(separatedBy: "<section class=\"feuille").dropFirst().map { $0 }
    #expect(sheets.count > 4)
    var lines = 0
    for (index, sheet) in sheets.enumerated() {
      #expect(sheet.contains("page \(index + 1)/\(sheets.count)"))
      let before = Money(cents: Int64(lines * 101)).shown
      #expect(sheet.contains(">Report</th>") == (index > 0))
      if index > 0 { #expect(sheet.contains(">Report</th><td class=\"n\">\(before)</td>")) }
      lines += sheet.components(separatedBy: ">P-1<").count - 1
      let after = Money(cents: Int64(lines * 101)).shown
      let isLast = index == sheets.count - 1
      #expect(sheet.contains(">À reporter</th>") == !isLast)
      if !isLast { #expect(sheet.contains(">À reporter</th><td class=\"n\">\(after)</td>")) }
      #expect(sheet.contains("class=\"total\"") == isLast)
    }
    #expect(lines == 240)
  }

  @Test func `a report too long for paper is refused with the ways out`() async throws {
    let house = try await House.open()
    try Self.record(house, PrintedReport.mostRows + 1)
    let browser = try await house.comeIn(.learner)
    for path in ["grand-livre", "grand-livre/471", "journaux/OD"] {
      let reply = try await browser.get("/d/atelier/\(path)?forme=imprimer")
      #expect(reply.status == 422 && reply.codes == ["web.print.too-long"], "\(path): \(reply.status)")
      #expect(reply.text.contains("10\u{202F}000") && reply.text.contains("Exporter CSV"))
    }
    #expect(try await browser.get("/d/atelier/balance?forme=imprimer").status == 200)
  }

  @Test func `lines in the order of the address keep it on paper`() async throws {
    let house = try await House.open()
    try Self.record(house, 2)
    let browser = try await house.comeIn(.learner)
    let text = try await browser.get("/d/atelier/balance?tri=compte&sens=desc&forme=imprimer").text
    let (first, second) = (try #require(text.firstRange(of: ">512<")), try #require(text.firstRange(of: ">471<")))
    #expect(first.lowerBound < second.lowerBound)
    #expect(text.contains("tri=compte&amp;sens=desc\">Revenir"))
  }

  @Test func `sentences of a control go on in the next row, and no word is lost`() {
    for text in [
      "", "court", String(repeating: "mot ", count: 80), String(repeating: "x", count: 300) + " fin",
      "un " + String(repeating: "y", count: 90),
    ] {
      let rows = CheckReportPrint.wrapped(text)
      #expect(rows.allSatisfy { $0.count <= 84 } && !rows.isEmpty)
      #expect(rows.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test(arguments: [("9", 4), ("9223372036854775", 12)])
  func `columns of amounts are never narrower than what they hold`(digits: String, columns: Int) {
    var table = ReportTable(
      title: "",
      columns: [.init("Compte", .text), .init("Libellé", .text)] + (0..<columns).map { .init("Colonne \($0)", .amount) })
    let amount = Money(cents: Int64(digits)!)
    table.add(
      [.text("512"), .text(String(repeating: "Un libellé fort long ", count: 20))]
        + Array(repeating: .amount(amount), count: columns))
    let layout = SheetLayout(table)
    // Figures of the widest usual letters (DejaVu Sans) take 0.64 em.
    let needed = amount.shown.count(where: \.isNumber) * 64 * layout.format.letters / 100
    for share in layout.shares.dropFirst(2) { #expect(share * layout.format.width / 10_000 >= needed, "\(layout.shares)") }
    #expect(abs(layout.shares.reduce(0, +) - 10_000) <= layout.shares.count)
  }
}
