import Formats
import Foundation
import Kernel
import Ledger
import Testing

private let sample = SampleFEC()

private func line(_ change: (inout FECExportLine) -> Void = { _ in }) -> FECExportLine {
  var line = FECExportLine(
    journalCode: "VE", journalLabel: "Ventes", number: "1", day: Day(2025, 2, 10), account: "411000", accountLabel: "Clients",
    thirdParty: "C1", thirdPartyLabel: "Tilleuls", pieceRef: "FA1", pieceDay: Day(2025, 2, 9), label: "Facture",
    debit: Money(cents: 123_456), lettering: "AAA", letteringDay: Day(2025, 3, 1), validDay: Day(2025, 2, 28))
  change(&line)
  return line
}

private let header =
  "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\t"
  + "EcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise"

@Suite("The FEC that is written") struct FECWriterTests {
  @Test func `a line has the 18 fields of the law in their order, and nothing after the last line`() throws {
    let (bytes, written) = try flatBytes([line()])
    let expected =
      header
      + "\r\nVE\tVentes\t1\t20250210\t411000\tClients\tC1\tTilleuls\tFA1\t20250209\tFacture\t1234,56\t0,00\tAAA\t20250301\t20250228\t\t\r\n"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    #expect(written.findings.isEmpty)
    #expect((written.entries, written.lines) == (1, 1))
    #expect((written.debit, written.credit) == (Money(cents: 123_456), .zero))
  }

  @Test func `lines validated before those that precede them are told, in both forms`() throws {
    let days = [Day(2025, 2, 28), Day(2025, 3, 31), Day(2025, 2, 28), Day(2025, 2, 28), Day(2025, 1, 31)]
    let lines = days.enumerated().flatMap { index, day in
      [true, false].map { isDebit in
        line {
          $0.number = "\(index + 1)"
          $0.validDay = day
          if !isDebit { ($0.debit, $0.credit) = (.zero, $0.debit) }
        }
      }
    }
    for findings in [try flatBytes(lines).1.findings, try xmlBytes(lines).1.findings] {
      #expect(findings.map(\.code) == ["fec.export.valid-date-order"])
      #expect(findings.first?.severity == .warning)
      #expect(findings.first?.message.hasPrefix("2 ligne(s)") == true)
      #expect(findings.first?.message.contains("n° 3 du journal VE, validée le 28/02/2025") == true)
    }
    #expect(try flatBytes(lines.dropLast(6)).1.findings.isEmpty)
  }

  @Test func `an export without lines still has its header`() throws {
    #expect(String(decoding: try flatBytes([]).0, as: UTF8.self) == header + "\r\n")
  }

  @Test(
    arguments: [
      (0, "0,00"), (1, "0,01"), (-1, "-0,01"), (-150, "-1,50"), (99_999_999_999_999, "999999999999,99"), (10, "0,10"),
      (100, "1,00"),
    ] as [(Int64, String)])
  func `an amount has a comma and two decimals`(cents: Int64, text: String) throws {
    let bytes = try flatBytes([line { $0.debit = Money(cents: cents) }]).0
    #expect(String(decoding: bytes, as: UTF8.self).contains("\tFacture\t\(text)\t0,00\t"))
  }

  @Test(arguments: [
    ("Facture | acompte", "Facture / acompte"), ("a\tb", "a b"), ("a\r\nb", "a  b"), ("a\u{0}b", "a b"), ("a\u{A0}b", "a b"),
    ("a\u{202F}b", "a b"), ("L’été", "L'été"), ("« œuvre »", "« œuvre »"), ("12 €", "12 €"), ("“x”", "\"x\""),
    ("\u{202E}abc", "abc"),
    ("  deux  ", "deux"), ("e\u{301}t\u{E9}", "été"), ("日", "?"), ("…", "..."),
  ])
  func `a text is made legal`(text: String, legal: String) throws {
    let (bytes, _) = try flatBytes([line { $0.label = text }])
    let lines = try exportLines(FECReader(file: SampleFEC.name, bytes: bytes))
    #expect(lines.first?.label == legal)
    let (latin, _) = try flatBytes([line { $0.label = text }], encoding: .latin9)
    #expect(try exportLines(FECReader(file: SampleFEC.name, bytes: latin)) == lines)
    let report = control([FECReader(file: SampleFEC.name, bytes: bytes)])
    #expect(report.counts["fec.text.separator"] == nil && report.counts["fec.text.outside-latin9"] == nil)
  }

  @Test func `what was replaced is said with its count`() throws {
    let written = try flatBytes([line { $0.label = "L’un | l’autre" }, line { $0.label = "L’un" }]).1
    #expect(written.findings.map(\.code) == ["fec.export.separators", "fec.export.replaced"])
    #expect(written.findings[1].message.contains("« ’ » par « ' » (3)"))
  }

  @Test func `the fields that must not be blank are filled, and it is said`() throws {
    let blank = line { ($0.journalLabel, $0.pieceRef, $0.pieceDay, $0.label, $0.accountLabel) = ("", "", nil, " ", "") }
    let (bytes, written) = try flatBytes([blank])
    let back = try #require(try exportLines(FECReader(file: SampleFEC.name, bytes: bytes)).first)
    #expect((back.journalLabel, back.pieceRef, back.label, back.accountLabel) == ("VE", "1", "1", "411000"))
    #expect(back.pieceDay == back.day)
    #expect(written.findings.map(\.field) == ["JournalLib", "CompteLib", "PieceRef", "EcritureLib"])
    let report = control([FECReader(file: SampleFEC.name, bytes: bytes)])
    #expect(report.findings.allSatisfy { FECRule.rule($0.code)?.group == .stricter }, "\(report.findings)")
  }

  @Test func `extra columns follow the 18`() throws {
    let (bytes, _) = try flatBytes(
      [line { $0.extra = ["S1"] }, line { $0.extra = ["S2", "P2"] }], extra: ["Section", "Projet"])
    let reader = FECReader(file: SampleFEC.name, bytes: bytes)
    #expect(try exportLines(reader).map(\.extra) == [["S1", ""], ["S2", "P2"]])
    #expect(reader.header?.extraColumns == ["Section", "Projet"])
  }

  @Test func `the legal name is the SIREN, FEC and the closing day`() {
    #expect(FECFileName.legal(siren: "123456782", closing: Day(2025, 12, 31)) == "123456782FEC20251231.txt")
    let name = FECFileName("dossier/123456782FEC20251231_2.txt")
    #expect(name.isAccepted && name.siren == "123456782" && name.closingDay == Day(2025, 12, 31) && name.part == 2)
  }

  @Test func `the description says what the law asks`() throws {
    let written = try flatBytes(exportLines(sample.source)).1
    let year = try #require(FiscalYear(first: Day(2025, 1, 1), last: Day(2025, 12, 31)))
    let text = FECDescription(
      company: "Atelier Brindille", siren: "123456782", year: year, file: SampleFEC.name,
      extraColumns: [("Section", "section analytique")],
      written: written, sha256: "abc123"
    ).text
    for field in FECField.legal { #expect(text.contains("\(field.name) : \(field.meaning)")) }
    for word in [
      "19. Section : section analytique", "VE : Ventes (3 lignes)", "Lignes : 10", "Total au débit : 1300,00", "abc123",
      "tabulation", "UTF-8",
      "Capitales", "du 01/01/2025 au 31/12/2025",
    ] { #expect(text.contains(word), "\(word)") }
    #expect(text.split(separator: "\r\n").allSatisfy { !$0.contains("\n") })
    #expect(FECDescription.fileName(siren: "123456782", closing: year.last) == "123456782FEC20251231_description.txt")
  }
}

@Suite("The XML form") struct FECXMLTests {
  private static let official: XMLSchema? = official(.companies)

  private static func official(_ form: FECXMLForm) -> XMLSchema? {
    guard let url = Shared.folder?.appendingPathComponent("reference/accounting/xsd/formatA47A-I-\(form.rawValue).xsd"),
      let data = try? Data(contentsOf: url)
    else { return nil }
    return try? XMLSchema(Array(data))
  }

  @Test func `it names its schema in its first 300 bytes and follows our own`() throws {
    let (bytes, written) = try xmlBytes(exportLines(sample.source))
    #expect(
      String(decoding: bytes.prefix(300), as: UTF8.self).contains("xsi:noNamespaceSchemaLocation=\"formatA47A-I-VII-1.xsd\""))
    #expect(String(decoding: bytes.prefix(60), as: UTF8.self).contains("encoding=\"ISO-8859-15\""))
    let schema = try #require(try FECSchema.form())
    #expect(schema.validate(bytes).isEmpty)
    #expect(written.findings.isEmpty)
    #expect((written.entries, written.lines) == (4, 10))
  }

  // The official schema lies beside the repository; without it this test is skipped.
  @Test(.enabled(if: FECXMLTests.official != nil)) func `the official schema and ours agree`() throws {
    let official = try #require(Self.official)
    let own = try #require(try FECSchema.form())
    let bytes = try xmlBytes(exportLines(sample.source)).0
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(official.validate(bytes).isEmpty)
    let spoilings: [(String, String)] = [
      ("<CompteNum>512000<", "<CompteNum>BQ<"), ("<EcritureDate>2025-01-01<", "<EcritureDate>20250101<"),
      ("<PieceRef>AN2025</PieceRef>", ""),
      ("<Debit>1000.00<", "<Debit>mille<"), ("<Debit>1000.00</Debit>", ""), ("<DateCloture>2025-12-31</DateCloture>", ""),
      ("<Debit>1000.00</Debit>", "<Montant>1000.00</Montant><Sens>X</Sens>"), ("<JournalCode>VE</JournalCode>", ""),
      ("<Debit>1000.00</Debit>", "<Montant>1000.00</Montant><Sens>+1</Sens>"),
      ("<Debit>1000.00</Debit>", "<Debit>1000.00</Debit><Autre>1</Autre>"),
      ("<EcritureDate>2025-01-01<", "<EcritureDate>2025-01-01T00:00:00<"), ("<CompAuxNum>", "<CompteAuxNum>"),
    ]
    for (good, bad) in spoilings {
      let spoiled = Array(text.replacingOccurrences(of: good, with: bad).utf8)
      #expect(spoiled != bytes, "\(good)")
      #expect(official.validate(spoiled).isEmpty == own.validate(spoiled).isEmpty, "\(bad)")
    }
  }

  @Test func `a label, a piece or a lettering of one line alone is kept`() throws {
    let mixed = sample.with(3, "EcritureLib", "Prestation d'été").with(3, "PieceRef", "FA1bis").with(4, "PieceDate", "20250209")
      .with(3, "Idevise", "USD").with(3, "Montantdevise", "110,00")
    let bytes = try xmlBytes(exportLines(mixed.source)).0
    #expect(try exportLines(FECXMLReader(file: "x.xml", bytes: bytes)) == exportLines(mixed.source))
    let schema = try #require(try FECSchema.form())
    #expect(schema.validate(bytes).isEmpty)
  }

  @Test func `characters outside Latin-1 become plain ones`() throws {
    let (bytes, written) = try xmlBytes([
      line { $0.label = "L’œuvre à 12 € – Škoda" }, line { ($0.debit, $0.credit) = (.zero, $0.debit) },
    ])
    let back = try exportLines(FECXMLReader(file: "x.xml", bytes: bytes))
    #expect(back.first?.label == "L'oeuvre à 12 EUR - Skoda")
    #expect(bytes.allSatisfy { $0 < 0x80 || $0 >= 0xA0 })
    #expect(written.findings.map(\.code) == ["fec.export.replaced"])
  }

  @Test func `an entry of one line is told, since the schema wants two`() throws {
    #expect(try xmlBytes([line()]).1.findings.map(\.code) == ["fec.export.one-line"])
  }

  @Test func `Montant and Sens, older names and the fields of cash bookkeeping are read`() throws {
    let text = """
      <?xml version="1.0" encoding="ISO-8859-1"?>
      <comptabilite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="formatA47A-I-VIII-7.xsd"><exercice>
      <DateCloture>2025-12-31</DateCloture><journal><JournalCode>RE</JournalCode><JournalLib>Recettes</JournalLib><ecriture>
      <EcritureNum>1</EcritureNum><EcritureDate>2025-02-10T00:00:00</EcritureDate><EcritureLib>Honoraires &amp; frais</EcritureLib>
      <PieceRef>R1</PieceRef><PieceDate>2025-02-10</PieceDate><ValidDate>2025-02-11</ValidDate><DateRglt>2025-02-10</DateRglt>
      <ModeRglt>CB</ModeRglt><NatOp>BNC</NatOp><IdClient>Z9</IdClient>
      <ligne><CompteNum>512000</CompteNum><CompteLib>Banque</CompteLib><Montant>100.5</Montant><Sens>+1</Sens></ligne>
      <ligne><CompteNum>411000</CompteNum><CompteLib>Clients</CompteLib><CompteAuxNum>C1</CompteAuxNum><CompteAuxLib>Durand</CompteAuxLib>
      <Montant>100.5</Montant><Sens>C</Sens></ligne></ecriture></journal></exercice></comptabilite>
      """
    let reader = FECXMLReader(file: "123456782FEC20251231.xml", bytes: Array(text.utf8))
    let lines = try exportLines(reader)
    #expect(reader.log.findings.filter { $0.code != "fec.header.extra-columns" }.isEmpty, "\(reader.log.findings)")
    #expect(reader.header?.form == .liberalCash)
    #expect(reader.header?.extraColumns == ["DateRglt", "ModeRglt", "NatOp", "IdClient"])
    #expect(lines.map(\.debit) == [Money(cents: 10_050), .zero])
    #expect(lines.map(\.credit) == [.zero, Money(cents: 10_050)])
    #expect(lines[0].label == "Honoraires & frais")
    #expect(lines[1].thirdParty == "C1" && lines[1].thirdPartyLabel == "Durand")
    #expect(lines[0].extra == ["20250210", "CB", "BNC", "Z9"])
  }

  // A document of each form, valid for its own schema; VIII-3 leaves out what its schema lets be left out.
  private static func document(_ form: FECXMLForm) -> String {
    let cash = "<DateRglt>2025-02-10</DateRglt><ModeRglt>CB</ModeRglt>"
    let more = [FECXMLForm.farmingCash: cash, .liberalCash: cash + "<NatOp>BNC</NatOp><IdClient>Z9</IdClient>"][form] ?? ""
    let journal = form == .commercial ? "" : "<JournalCode>RE</JournalCode><JournalLib>Recettes</JournalLib>"
    return """
      <?xml version="1.0" encoding="ISO-8859-15"?>
      <comptabilite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="formatA47A-I-\(form.rawValue).xsd">
      <exercice><DateCloture>2025-12-31</DateCloture><journal>\(journal)<ecriture><EcritureNum>1</EcritureNum>
      <EcritureDate>2025-02-10</EcritureDate><EcritureLib>Vente</EcritureLib><PieceRef>R1</PieceRef><PieceDate>2025-02-10</PieceDate>
      <ValidDate>2025-02-11</ValidDate>\(more)
      <ligne><CompteNum>512000</CompteNum><CompteLib>Banque</CompteLib><Debit>100.5</Debit></ligne>
      <ligne><CompteNum>706000</CompteNum><CompteLib>Prestations</CompteLib><Credit>100.5</Credit></ligne>
      </ecriture></journal></exercice></comptabilite>
      """
  }

  @Test(arguments: FECXMLForm.allCases) func `each form of the law is told by its first bytes and follows its own schema`(
    form: FECXMLForm
  ) throws {
    let bytes = Array(Self.document(form).utf8)
    #expect(FECXMLForm(head: Array(bytes.prefix(1024))) == form)
    let schema = try #require(try FECSchema.form(form))
    let report = control([FECXMLReader(file: "123456782FEC20251231.xml", form: form, schema: schema, bytes: bytes)])
    #expect(report.isValid, "\(report.findings)")
    #expect(report.summary.debit == Money(cents: 10_050))
    // The forms of cash bookkeeping want the day and the means of payment, and the others refuse them.
    let isCash = form == .farmingCash || form == .liberalCash
    let other = try #require(try FECSchema.form(isCash ? .companies : .liberalCash))
    #expect(!other.validate(bytes).isEmpty)
    for other in FECXMLForm.allCases {
      guard let official = Self.official(other), let own = try FECSchema.form(other) else { continue }
      #expect(official.validate(bytes).isEmpty == own.validate(bytes).isEmpty, "\(form.rawValue) judged as \(other.rawValue)")
    }
  }

  @Test func `a form that no first byte names is told by its elements`() {
    let unnamed = { Array(Self.document($0).replacingOccurrences(of: "formatA47A-I-\($0.rawValue).xsd", with: "x.xsd").utf8) }
    #expect(FECXMLForm(head: unnamed(.companies)) == .companies)
    #expect(FECXMLForm(head: unnamed(.farmingCash)) == .liberalCash)
  }

  @Test func `faults keep the line of their element`() throws {
    let bytes = try xmlBytes(exportLines(sample.source)).0
    let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "<Credit>100.00<", with: "<Credit>cent<")
    let reader = FECXMLReader(file: "123456782FEC20251231.xml", bytes: Array(text.utf8))
    let expected = try #require(text.components(separatedBy: "\n").firstIndex { $0.contains("<Credit>cent<") }) + 1
    _ = try exportLines(reader)
    let finding = try #require(reader.log.findings.first { $0.code == "fec.amount.invalid" })
    #expect(finding.line == expected || finding.line == expected + 1)
  }

  @Test(arguments: [
    ("<comptabilite><exercice>", "xml.malformed"), ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "xml.doctype-refused"),
    ("", "xml.malformed"),
    ("<comptabilite/>", "fec.file.no-line"),
  ])
  func `what is not sound XML is refused`(text: String, code: String) {
    let report = control([FECXMLReader(file: "123456782FEC20251231.xml", bytes: Array(text.utf8))])
    #expect(report.findings.contains { $0.code == code }, "\(report.findings)")
    #expect(!report.isValid)
  }

  @Test func `a side that is neither debit nor credit is refused, not guessed`() throws {
    let bytes = try xmlBytes(exportLines(sample.source)).0
    let text = String(decoding: bytes, as: UTF8.self)
      .replacingOccurrences(of: "<Debit>50.00</Debit>", with: "<Montant>50.00</Montant><Sens>X</Sens>")
    let reader = FECXMLReader(file: "123456782FEC20251231.xml", bytes: Array(text.utf8))
    let lines = try exportLines(reader)
    #expect(reader.log.counts["fec.side.invalid"] == 1)
    #expect(lines[5].debit == .zero && lines[5].credit == .zero)
  }
}
