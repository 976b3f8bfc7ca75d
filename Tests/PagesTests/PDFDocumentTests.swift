import Foundation
import Kernel
import Testing

@testable import Pages

@Suite struct PDFDocumentTests {
  static let day = Day(2026, 10, 31)

  static func table(lines: Int, label: (Int) -> String = { "Fournitures n° \($0)" }) -> PDFTable {
    var table = PDFTable(
      name: "Lignes",
      columns: [
        .init("Compte"), .init("Libellé", isFlexible: true), .init("Débit", isTrailing: true, isCarried: true),
        .init("Crédit", isTrailing: true, isCarried: true),
      ])
    table.closing = "Total"
    for line in 0..<lines {
      let amount = PDFTable.Cell.amount(Money(cents: Int64(line) * 101 + 1))
      table.add([
        .text("606400"), .text(label(line)), line.isMultiple(of: 2) ? amount : .empty, line.isMultiple(of: 2) ? .empty : amount,
      ])
    }
    return table
  }

  static func document(_ blocks: [PDFBlock], attachments: [PDFAttachment] = [], watermark: String? = nil) -> PDFDocument {
    PDFDocument(
      title: "Balance générale", subject: "Exercice 2026", author: "Camille Essai (FICTIF)", day: day,
      owner: "Atelier Essai (FICTIF) · SIREN 000000018", footer: "Édité le 31/10/2026", watermark: watermark,
      blocks: [.heading(1, "Balance générale")] + blocks, attachments: attachments)
  }

  @Test func `a document is tagged, says its language and its title, and shows the title in the window`() throws {
    let file = try PDFFile(Self.document([.table(Self.table(lines: 3))]).bytes())
    #expect(file.isTrue("/MarkInfo", "/Marked") && file.isTrue("/ViewerPreferences", "/DisplayDocTitle"))
    #expect(file.text("/Lang") == "fr-FR")
    let information = try file.said(by: "pdfinfo")
    #expect(information.contains("Balance générale") && information.contains("Exercice 2026"))
    #expect(information.contains("Camille Essai (FICTIF)") && information.contains("Tagged:") && information.contains("A4"))
    let structure = try file.said(by: "pdfinfo", "-struct-text")
    for tag in ["Document", "H1", "Table", "TR", "TH", "TD"] { #expect(structure.contains(tag), "\(tag)") }
    #expect(structure.contains("Fournitures n° 2"))
  }

  @Test func `it says that it is PDF/A-3b, with its colours`() throws {
    let file = try PDFFile(Self.document([.paragraph("Rien.")]).bytes())
    let properties = String(decoding: try file.stream("/Metadata"), as: UTF8.self)
    #expect(
      properties.contains("<pdfaid:part>3</pdfaid:part>") && properties.contains("<pdfaid:conformance>B</pdfaid:conformance>"))
    #expect(properties.contains("2026-10-31T00:00:00Z") && properties.contains("Balance générale"))
    #expect(file.count("/OutputIntents") == 1 && file.name("/OutputIntents", "0", "/S") == "/GTS_PDFA1")
    let profile = try file.stream("/OutputIntents", "0", "/DestOutputProfile")
    #expect(Array(profile[36..<40]) == Array("acsp".utf8))
    #expect(profile[0..<4].reduce(0) { $0 << 8 | Int($1) } == profile.count)
  }

  @Test func `every face of letters is inside the file, with the way back to text`() throws {
    let lines = try PDFFile(Self.document([.table(Self.table(lines: 3))]).bytes()).said(by: "pdffonts")
      .split(separator: "\n").dropFirst(2)
    #expect(!lines.isEmpty)
    for line in lines {
      let yes = line.split(separator: " ").filter { $0 == "yes" || $0 == "no" }
      #expect(yes == ["yes", "yes", "yes"] && line.contains("TeXGyrePagella"), "\(line)")
    }
  }

  @Test func `what is attached comes back byte for byte`() throws {
    let content = Array("<a>é</a>".utf8) + [0, 255, 10, 13]
    let attachment = PDFAttachment(
      name: "données.xml", mediaType: "text/xml", description: "Les mêmes chiffres", relationship: .data, content: content)
    let file = try PDFFile(Self.document([.paragraph("Voir la pièce jointe.")], attachments: [attachment]).bytes())
    #expect(file.count("/AF") == 1 && file.name("/AF", "0", "/AFRelationship") == "/Data")
    #expect(file.text("/AF", "0", "/UF") == "données.xml" && file.text("/AF", "0", "/Desc") == "Les mêmes chiffres")
    #expect(file.name("/AF", "0", "/EF", "/F", "/Subtype") == "/text/xml")
    #expect(try file.stream("/AF", "0", "/EF", "/F") == content)
    #expect(file.text("/Names", "/EmbeddedFiles", "/Names", "0") == "données.xml")
  }

  @Test func `the same document gives the same bytes, another one does not`() throws {
    let document = Self.document([.table(Self.table(lines: 120))], watermark: "FICTIF")
    #expect(try document.bytes() == document.bytes())
    #expect(try document.bytes() != Self.document([.table(Self.table(lines: 121))], watermark: "FICTIF").bytes())
  }

  @Test func `totals are carried from page to page, and pages are counted`() throws {
    let file = try PDFFile(Self.document([.table(Self.table(lines: 120))]).bytes())
    let text = try file.said(by: "pdftotext", "-layout")
    let pages = text.split(separator: "\u{C}").map(String.init)
    #expect(pages.count == file.pages && pages.count > 2)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("page \(index + 1)/\(pages.count)") && page.contains("Édité le 31/10/2026"))
      #expect(page.contains("À reporter") == (index < pages.count - 1))
      #expect(page.contains(#/\bReport\b/#) == (index > 0))
      #expect(page.contains("Débit"), "the names of the columns stand on each page")
    }
    func amounts(_ page: String, _ name: String) -> String? {
      page.split(separator: "\n").first { $0.trimmingCharacters(in: .whitespaces).hasPrefix(name) }?
        .replacing(name, with: "").filter { $0.isNumber || $0 == "," }
    }
    let carried = zip(pages, pages.dropFirst()).map { (amounts($0, "À reporter"), amounts($1, "Report")) }
    #expect(carried.allSatisfy { $0.0 != nil && $0.0 == $0.1 }, "\(carried)")
    // Debits: the even lines, 0 to 118; credits: the odd ones.
    let even = stride(from: Int64(0), to: 120, by: 2).reduce(0) { $0 + $1 * 101 + 1 }
    let odd = stride(from: Int64(1), to: 120, by: 2).reduce(0) { $0 + $1 * 101 + 1 }
    let total = Money(cents: even).french + Money(cents: odd).french
    #expect(amounts(pages[pages.count - 1], "Total") == total.filter { $0.isNumber || $0 == "," })
  }

  static let hostile: [(String, text: String, shown: String)] = [
    ("a NUL does not end the text", "avant\u{0}après", "après"),
    ("a mark of direction turns nothing", "\u{202E}fdp.exe", "fdp.exe"),
    ("Hebrew stands", "שלום bonjour", "bonjour"),
    ("a picture of many scalars", "👩‍👩‍👧‍👦 famille 🇫🇷", "famille"),
    ("markup is text", "<b>gras</b> &amp; (parenthèse) \\ %", "<b>gras</b> &amp; (parenthèse) \\ %"),
    ("a word of 10,000 characters is cut", String(repeating: "x", count: 10_000), "xxxx"),
    ("a thousand accents on one letter", "e" + String(repeating: "\u{301}", count: 1_000) + " fin", "e"),
    ("not a character", "\u{FFFE}\u{FFFF}\u{10FFFF} fin", "fin"),
    ("nothing", "", "606400"),
  ]

  @Test(arguments: hostile.indices)
  func `whatever a text holds, the page is drawn and reads`(row: Int) throws {
    let (name, text, shown) = Self.hostile[row]
    var document = Self.document([
      .table(Self.table(lines: 2) { _ in text }), .paragraph(text), .heading(2, text), .pairs([(text, text)]),
      .figures([PDFFigure(text, text, note: text)]),
    ])
    (document.title, document.owner, document.footer) = (text, text, text)
    (document.subject, document.author, document.watermark) = (text, text, text)
    let file = try PDFFile(document.bytes())
    #expect(try file.said(by: "pdftotext").contains(shown), "\(name)")
    #expect(file.pages < 20, "\(name)")
  }

  @Test func `a table of 5,000 lines is drawn whole`() throws {
    let file = try PDFFile(Self.document([.table(Self.table(lines: 5_000))]).bytes())
    let text = try file.said(by: "pdftotext", "-layout")
    #expect(text.matches(of: #/Fournitures n° \d+/#).count == 5_000 && file.pages > 80)
    #expect(!text.contains("…"), "no amount is cut, however wide what is carried")
  }

  @Test func `amounts that add up to more than money holds are not carried`() throws {
    var table = PDFTable(columns: [.init("Libellé", isFlexible: true), .init("Débit", isTrailing: true, isCarried: true)])
    table.closing = "Total"
    for line in 0..<80 { table.add([.text("Ligne \(line)"), .amount(Money(cents: .max / 2))]) }
    let text = try PDFFile(Self.document([.table(table)]).bytes()).said(by: "pdftotext")
    #expect(!text.contains("Total") && text.contains("Ligne 79"))
  }

  @Test func `letters that are not installed are a finding, not another face`() throws {
    let error = #expect(throws: Finding.self) { try Typesetter(family: "Caractères Absents") }
    #expect(error?.code == "pages.font-missing" && error?.message.contains("Caractères Absents") == true)
    #expect(error?.recovery.contains("fonts-texgyre") == true)
  }
}
