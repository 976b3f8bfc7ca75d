import Kernel
import Ledger
import Presentation
import Testing

/// The general ledger on paper: an account under its name, then its lines, then its totals.
@Suite struct LedgerPagesTests {
  typealias Line = (account: String, name: String, label: String, debit: Int64, credit: Int64, balance: Int64)

  static let lines: [Line] = [
    ("401", "Fournisseurs", "Bois du Morvan", 0, 120_00, -120_00), ("401", "Fournisseurs", "Virement", 100_00, 0, -20_00),
    ("512", "Banque", "Virement", 0, 100_00, -100_00),
  ]

  static func text(_ lines: [Line]) throws -> String {
    var bytes: [UInt8] = []
    var file = ReportFileWriter(
      .pdf, about: ReportHeading(company: "Essai (FICTIF)", subject: "Exercice 2026", author: "Camille", day: Day(2026, 11, 2))
    ) { bytes += $0 }
    var table = ReportTable(
      title: "Grand-livre",
      columns: [
        .init("Compte", .text), .init("Libellé du compte", .text), .init("Libellé", .text), .init("Débit", .amount),
        .init("Crédit", .amount), .init("Solde", .amount),
      ])
    for line in lines {
      table.add([
        .text(line.account), .text(line.name), .text(line.label), .amount(Money(cents: line.debit)),
        .amount(Money(cents: line.credit)), .amount(Money(cents: line.balance)),
      ])
    }
    try file.add(page: table)
    try file.finish()
    return try PDFFile(bytes).said(by: "pdftotext", "-raw").filter { !$0.isWhitespace }
  }

  @Test func `an account is named once, and closed by its totals and its last balance`() throws {
    let text = try Self.text(Self.lines)
    #expect(text.ranges(of: "401Fournisseurs").count == 1 && text.ranges(of: "512Banque").count == 1)
    #expect(text.contains("Total401100,00120,00\u{2212}20,00") && text.contains("Total5120,00100,00\u{2212}100,00"))
    #expect(text.contains("Total100,00220,00"), "the whole ledger counts each line once")
    #expect(!text.contains("Libelléducompte"))
  }

  @Test func `totals that money does not hold are left out, the lines are there`() throws {
    let huge = Int64.max / 2
    let text = try Self.text((0..<4).map { ("512", "Banque", "Ligne \($0)", huge, 0, huge) })
    #expect(text.contains("Ligne3") && !text.contains("Total100"))
  }

  @Test func `an empty ledger says so`() throws {
    #expect(try Self.text([]).contains("Aucuneligne."))
  }
}
