import Foundation
import Kernel
import Ledger
import Presentation
import Store
import Testing
import UseCases

@testable import Web

/// The tables of the pages as PDF.
@Suite struct PDFExportTests {
  private static func writer(_ sink: @escaping ([UInt8]) throws -> Void) -> ReportFileWriter {
    ReportFileWriter(
      .pdf,
      about: ReportHeading(company: "Essai (FICTIF)", subject: "Exercice 2026", author: "Camille", day: Day(2026, 11, 2)), sink)
  }

  private static func page(_ lines: Int) -> ReportTable {
    var table = ReportTable(title: "Grand-livre", columns: [.init("Compte", .text), .init("Débit", .amount)])
    for _ in 0..<lines { table.add([.text("471"), .amount(Money(cents: 101))]) }
    return table
  }

  @Test(arguments: [
    "balance", "balance?auxiliaire=oui", "grand-livre", "journaux/OD", "centralisateur", "balance-agee", "tiers", "piste",
  ])
  func `a page with a table offers it as a PDF, twice the same`(path: String) async throws {
    let house = try await House.open()
    try PrintTests.record(house, 3)
    let browser = try await house.comeIn(.learner)
    let screen = "/d/atelier/\(path)"
    #expect(try await browser.get(screen).text.contains("forme=pdf"), "\(path) does not offer it")
    let address = screen + (path.contains("?") ? "&" : "?") + "forme=pdf"
    let file = try await browser.get(address)
    #expect(file.status == 200 && file["content-type"] == "application/pdf", "\(path): \(file.status) \(file.codes)")
    #expect(file.body.starts(with: Array("%PDF-1.7".utf8)) && file.body.count > 5_000, "\(path)")
    #expect(try await browser.get(address).body == file.body, "\(path)")
  }

  @Test func `a report that nobody would print is refused while it is read, before anything is written`() throws {
    var written = 0
    var file = Self.writer { written += $0.count }
    for _ in 0..<4 { try file.add(page: Self.page(1_250)) }
    let error = #expect(throws: Finding.self) { try file.add(page: Self.page(1)) }
    #expect(error?.code == "pages.too-long" && error?.message.contains("5000") == true && written == 0)
  }
}
