import Foundation
import Kernel
import Law
import Pages
import Payroll
import Testing

@testable import Presentation

/// The page of a payslip says all that the payslip holds, whoever reads it.
@Suite struct PayslipPDFTests {
  static let samples = (try? PayslipSample.all()) ?? []

  /// Without blanks: where a line was broken does not matter.
  static func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  /// What a reader of the file finds, in the order in which it was drawn.
  static func text(_ bytes: [UInt8]) throws -> String { squeezed(try PDFFile(bytes).said(by: "pdftotext", "-raw")) }

  static func shown(_ amount: Money?) -> String {
    amount.map { squeezed($0.french).replacing("-", with: "\u{2212}") } ?? ""
  }

  @Test func `there is a page for each kind of payslip`() {
    #expect(Self.samples.count == 9)
  }

  @Test(arguments: samples) func `every row is on the page, with its base, its rate and its amounts`(sample: PayslipSample) throws
  {
    let text = try Self.text(sample.pdf.bytes())
    for section in try sample.pdf.layout.sections {
      for row in section.rows {
        var amounts = [row.employeeAmount, row.employerAmount]
        if section.part == .tax { amounts = [row.employeeAmount, row.yearAmount] }
        let hours = row.hours.map { Self.squeezed(Money(cents: $0.hundredths).french) } ?? ""
        let rate = row.employeeRate.map { Self.squeezed(PayslipPDF.percent($0)) } ?? ""
        let name = text.contains(Self.squeezed(row.label)) ? row.label : section.title
        let isFramed = section.part == .cost || (section.part == .netPaid && row.isStrong)
        let separator = isFramed && row.employerAmount != nil && !row.isStrong ? ":" : ""
        guard hours.isEmpty else {
          #expect(text.contains(Self.squeezed(name) + hours) && text.contains(Self.shown(row.employeeAmount)), "\(row.label)")
          continue
        }
        let wanted = Self.squeezed(name) + separator + Self.shown(row.base) + rate + amounts.map(Self.shown).joined()
        #expect(text.contains(wanted), "\(row.label): \(wanted)")
      }
      #expect(section.title.isEmpty || text.contains(Self.squeezed(section.title)), "\(section.title)")
    }
    #expect(!text.contains("…"), "nothing is cut")
  }

  static let mentions: [(String, text: String)] = [
    ("name of the employer", "Atelier Brindille (FICTIF)"), ("address of the employer", "1 rue des Copeaux 00000 Nullepart"),
    ("SIRET", "SIRET 000 026 005 00013"), ("activity", "Code APE 31.09B"), ("Urssaf", "117 000000260050001"),
    ("agreement", "Convention collective Fabrication de l’ameublement (IDCC 1411)"), ("name", "Karim Ouazzani (FICTIF)"),
    ("address", "12 allée des Rabots 00000 Nullepart"), ("NIR", "N° de sécurité sociale 1 85 05 99 999 000 93"),
    ("number of the employee", "Matricule S0003"), ("job", "Emploi Menuisier d’agencement"),
    ("classification", "Classification Niveau III, échelon 2, coefficient 185"), ("status", "non-cadre"),
    ("entry", "Entrée 06/01/2020"), ("seniority", "Ancienneté 6 ans et 9 mois"),
    ("period", "Période du 01/10/2026 au 31/10/2026"), ("day of payment", "Payé le 31/10/2026"),
    ("number", "Bulletin n° 2026-0007"), ("hours and their rate", "Salaire de base 151,67 14,5052 2 200,00"),
    ("gross", "Salaire brut 2 200,00"), ("net social amount", "Montant net social"),
    ("net before tax", "Net à payer avant impôt sur le revenu"), ("net taxable and its year", "Montant net imposable"),
    ("withholding", "Impôt sur le revenu prélevé à la source, taux personnalisé"), ("net paid", "Net payé"),
    ("cost", "Total versé par l’employeur"), ("reliefs", "Allègement des cotisations employeur : 538,56 €"),
    ("totals of the year", "Depuis le 1er janvier 22 000,00 40 050,00"),
    ("leave", "Congés payés 2025-2026 30,00 22,00 8,00"),
    ("to be kept", "conservez ce bulletin de paie sans limitation de durée"),
    ("where it is explained", "www.service-public.gouv.fr"),
    ("seal", "empreinte SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    ("fictitious", "Bulletin n° 2026-0007 · Atelier Brindille (FICTIF)"),
  ]

  @Test func `every mention that the law asks for is on the page`() throws {
    let text = try Self.text(try #require(Self.samples.first).pdf.bytes())
    for (name, mention) in Self.mentions { #expect(text.contains(Self.squeezed(mention)), "\(name)") }
  }

  static func sample(_ name: String) throws -> PayslipSample {
    try #require(samples.first { $0.testDescription == name }, "\(name)")
  }

  @Test(arguments: [
    ("ordinary", 1), ("sickness, overtime, leave and vouchers", 2), ("apprentice", 1), ("executive above the ceiling", 1),
    ("correction", 1), ("paid in January 2027", 1), ("very long names", 1),
  ])
  func `it holds on one sheet, and goes on when it must`(name: String, pages: Int) throws {
    let bytes = try Self.sample(name).pdf.bytes()
    #expect(try PDFFile(bytes).pages == pages)
    #expect(try Self.text(bytes).contains("page\(pages)/\(pages)"))
  }

  @Test func `leave of the month is shown with its days and what it was paid`() throws {
    let text = try Self.text(Self.sample("sickness, overtime, leave and vouchers").pdf.bytes())
    #expect(text.contains(Self.squeezed("Congés payés 26/10/2026 30/10/2026 500,00")))
  }

  @Test func `a correction says what it replaces, and no other payslip does`() throws {
    let mention = Self.squeezed("Annule et remplace le bulletin n° 2026-0007.")
    for sample in Self.samples {
      #expect(try Self.text(sample.pdf.bytes()).contains(mention) == (sample.document.corrects != nil))
    }
  }

  @Test func `the model changes with the first payment of 2027`() throws {
    let (before, after) = (try Self.sample("ordinary").pdf, try Self.sample("paid in January 2027").pdf)
    #expect(before.layout.model == .adapted && after.layout.model == .renewed)
    let text = try Self.text(after.bytes())
    #expect(text.contains(Self.squeezed("Cotisations et contributions facultatives")) && !text.contains("Allègement"))
  }

  @Test func `names are whole, however long`() throws {
    let sample = try Self.sample("very long names")
    let text = try Self.text(sample.pdf.bytes())
    let (employer, person) = (sample.document.employer, sample.document.employee)
    let said = [employer.name, employer.agreement?.french, person.name, person.job, person.classification] + person.address
    for name in said { #expect(text.contains(Self.squeezed(try #require(name)))) }
  }

  @Test func `a simulation and an invented company cross the page, a real payslip stands bare`() throws {
    for sample in Self.samples {
      let isSimulation = sample.document.number == nil
      let crossing = try sample.pdf.pages("bulletin.json").watermark
      #expect(crossing == (sample.isFictitious ? "FICTIF" : isSimulation ? "SIMULATION" : nil), "\(sample.testDescription)")
      #expect(try Self.text(sample.pdf.bytes()).contains(Self.squeezed("Ceci est une simulation")) == isSimulation)
    }
  }

  @Test(arguments: samples) func `the file carries its own data, byte for byte`(sample: PayslipSample) throws {
    let file = try PDFFile(sample.pdf.bytes())
    #expect(file.count("/AF") == 1 && file.text("/AF", "0", "/UF") == "bulletin.json")
    #expect(file.name("/AF", "0", "/AFRelationship") == "/Data")
    let content = try file.stream("/AF", "0", "/EF", "/F")
    #expect(content == Array(sample.document.json()))
    let read = PayslipDocumentReader(Data(content), law: PayslipSample.law)
    #expect(read.findings.isEmpty && read.document?.json() == sample.document.json())
  }

  @Test(arguments: samples) func `the same payslip gives the same bytes`(sample: PayslipSample) throws {
    #expect(try sample.pdf.bytes() == sample.pdf.bytes())
  }

  @Test func `it is tagged, titled, in French, and PDF/A-3b`() throws {
    let file = try PDFFile(Self.sample("ordinary").pdf.bytes())
    #expect(file.isTrue("/MarkInfo", "/Marked") && file.text("/Lang") == "fr-FR")
    let properties = String(decoding: try file.stream("/Metadata"), as: UTF8.self)
    #expect(
      properties.contains("<pdfaid:part>3</pdfaid:part>") && properties.contains("<pdfaid:conformance>B</pdfaid:conformance>"))
    #expect(properties.contains("Bulletin de paie d’octobre 2026, Karim Ouazzani (FICTIF)"))
    let structure = try file.said(by: "pdfinfo", "-struct-text")
    for tag in ["Document", "H1", "H3", "Table", "TR", "TH", "TD"] { #expect(structure.contains(tag), "\(tag)") }
    let heads = try file.said(by: "pdfinfo", "-struct")
    #expect(heads.contains("/Scope /Column") && heads.contains("/ColSpan 5") && heads.contains("/Scope /Row"))
  }

  @Test func `an amount that a payslip made elsewhere does not show is not invented`() throws {
    var document = try Self.sample("ordinary").document
    document.unsaid = ["netPaid", "employerCost", "netTaxable", "incomeTax"]
    let text = try Self.text(PayslipPDF(document, law: PayslipSample.law).bytes())
    #expect(text.contains(Self.squeezed("Net payé non indiqué")))
    #expect(!text.contains(Self.squeezed("1 668,18")) && !text.contains(Self.squeezed("2 658,97")) && !text.contains("37,71"))
  }

  @Test func `before the rule of the models there is no page`() throws {
    var document = try Self.sample("ordinary").document
    document.paymentDay = Day(2020, 1, 31)
    let early = document
    #expect(throws: Finding.self) { try PayslipPDF(early, law: PayslipSample.law) }
  }

  @Test func `a batch holds every payslip from its own first page, its place in the outline, its data`() throws {
    let slips = try Self.samples.map { try $0.pdf }
    let bytes = try PayslipPDF.batch(slips, title: "Bulletins d’octobre 2026", author: "Camille Essai (FICTIF)")
    let file = try PDFFile(bytes)
    #expect(try file.pages == slips.reduce(0) { $0 + (try PDFFile($1.bytes()).pages) })
    #expect(file.outline.count == slips.count && file.outline.first == "Bulletin de paie d’octobre 2026, Karim Ouazzani (FICTIF)")
    #expect(file.count("/AF") == slips.count)
    let contents = try (0..<slips.count).map { try file.stream("/AF", "\($0)", "/EF", "/F") }
    #expect(Set(contents) == Set(Self.samples.map { Array($0.document.json()) }))
    let text = try Self.text(bytes)
    #expect(text.ranges(of: "page1/1").count == 8 && text.ranges(of: "page2/2").count == 1)
    #expect(try PayslipPDF.batch(slips, title: "Bulletins d’octobre 2026", author: "Camille Essai (FICTIF)") == bytes)
  }

  @Test(arguments: [
    (6_900_000, "6,90\u{A0}%"), (24_000, "0,024\u{A0}%"), (-2_500_000, "\u{2212}2,50\u{A0}%"), (0, "0,00\u{A0}%"),
  ])
  func `rates stand under rates`(e8: Int64, shown: String) {
    #expect(PayslipPDF.percent(Rate(e8: e8)) == shown)
  }

  @Test func `the name of a file says whose payslip it is`() throws {
    #expect(try Self.sample("ordinary").pdf.fileName == "bulletin-2026-10-Karim-Ouazzani-FICTIF-2026-0007.pdf")
    #expect(try Self.sample("simulation").pdf.fileName == "bulletin-2026-10.pdf")
  }
}
