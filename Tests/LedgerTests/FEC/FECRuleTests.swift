import Foundation
import Kernel
import Ledger
import Testing

private let sample = SampleFEC()

private struct RuleCase: CustomTestStringConvertible, Sendable {
  let code: String
  let spoiled: @Sendable () -> FECReport
  var testDescription: String { code }

  init(_ code: String, _ spoil: @escaping @Sendable () -> SampleFEC) { (self.code, spoiled) = (code, { spoil().report() }) }
  init(_ code: String, report: @escaping @Sendable () -> FECReport) { (self.code, spoiled) = (code, report) }
}

private let xml = SampleFEC().changed {
  $0.bytes = try! xmlBytes(exportLines(SampleFEC().source)).0
  ($0.isXML, $0.name) = (true, "123456782FEC20251231.xml")
}

private func replaced(_ sample: SampleFEC, _ text: String, by other: String) -> SampleFEC {
  sample.changed {
    $0.bytes = Array(String(decoding: sample.encoded, as: UTF8.self).replacingOccurrences(of: text, with: other).utf8)
  }
}

private let accountRules: FECChecker.Options = {
  var options = FECChecker.Options()
  options.accountStatus = { $0.hasPrefix("706") ? .unknown : $0.hasPrefix("607") ? .removed(advice: "voir 601") : .known }
  return options
}()

private let formCases: [RuleCase] = [
  RuleCase("fec.file.name") { sample.changed { $0.name = "export.txt" } },
  RuleCase("fec.file.empty") { sample.changed { $0.bytes = [] } },
  RuleCase("fec.file.no-line") { sample.changed { $0.rows = [] } },
  RuleCase("fec.file.binary") {
    sample.changed { $0.bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 1, 2, 3, 200] }
  },
  RuleCase("fec.file.utf16") {
    sample.changed { $0.bytes = [0xFF, 0xFE] + Array(sample.text.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }
  },
  RuleCase("fec.header.unknown") { replaced(sample, sample.columns.joined(separator: "\t"), by: "un\tdeux\ttrois") },
  RuleCase("fec.header.missing-mandatory") { sample.changed { $0.columns.remove(at: 5) } },
  RuleCase("fec.header.duplicate-column") { sample.changed { $0.columns.append("Debit") } },
  RuleCase("fec.header.separator") { sample.changed { $0.separator = ";" } },
  RuleCase("fec.line.field-count") { replaced(sample, "Facture Tilleuls", by: "Facture\tTilleuls") },
  RuleCase("fec.line.empty") { sample.changed { $0.suffix = "\r\n" } },
  RuleCase("fec.line.too-long") { sample.with(3, "EcritureLib", String(repeating: "a", count: 2_000_000)) },
  RuleCase("fec.number.empty") { sample.with(3, "EcritureNum", "") },
  RuleCase("fec.date.empty") { sample.with(3, "EcritureDate", "") },
  RuleCase("fec.account.empty") { sample.with(3, "CompteNum", "") },
  RuleCase("fec.account-label.empty") { sample.with(3, "CompteLib", "") },
  RuleCase("fec.label.empty") { sample.with(3, "EcritureLib", "") },
  RuleCase("fec.amount.decimal-point") { sample.with(3, "Credit", "100.00") },
  RuleCase("fec.amount.thousands") { sample.with(3, "Credit", "1 000,00") },
  RuleCase("fec.amount.invalid") { sample.with(3, "Credit", "1E3") },
  RuleCase("fec.side.invalid") {
    sample.changed {
      $0.columns.replaceSubrange(11...12, with: ["Montant", "Sens"])
      for index in $0.rows.indices { ($0.rows[index]["Montant"], $0.rows[index]["Sens"]) = ("1,00", "X") }
    }
  },
  RuleCase("fec.date.invalid") { sample.with(3, "PieceDate", "20251345") },
  RuleCase("fec.text.separator") { sample.with(3, "EcritureLib", "Un | deux") },
  RuleCase("fec.xml.schema-location") { replaced(xml, "noNamespaceSchemaLocation", by: "schemaLocation") },
  RuleCase("fec.xml.outside-latin1") { replaced(xml, "Facture Tilleuls", by: "Facture &#8217;") },
  RuleCase("fec.xml.invalid") { xml.changed { $0.bytes = Array("<a><b>1</b></a>".utf8) } },
  RuleCase("fec.header.missing-column") { sample.changed { $0.columns.removeLast() } },
  RuleCase("fec.journal-code.empty") { sample.with(3, "JournalCode", "") },
  RuleCase("fec.journal-label.empty") { sample.with(3, "JournalLib", "") },
  RuleCase("fec.piece-ref.empty") { sample.with(3, "PieceRef", "") },
  RuleCase("fec.piece-date.empty") { sample.with(3, "PieceDate", "") },
  RuleCase("fec.valid-date.empty") { sample.with(3, "ValidDate", "") },
  RuleCase("fec.account.three-digits") { sample.with(3, "CompteNum", "7A6000") },
  RuleCase("fec.line.both-sides") { sample.with(3, "Debit", "1,00") },
  RuleCase("fec.line.zero") { sample.with(3, "Credit", "0,00") },
  RuleCase("fec.date.year") { sample.with(3, "PieceDate", "21500101") },
  RuleCase("fec.header.extra-columns") { sample.changed { $0.columns.append("Analytique") } },
  RuleCase("fec.file.siren") { sample.changed { $0.name = "ASSOFEC20251231.txt" } },
  RuleCase(
    "fec.file.other-part",
    report: { control([sample.source, sample.changed { $0.name = "123456782FEC20241231.txt" }.source]) }),
  RuleCase("fec.header.order") { sample.changed { $0.columns.swapAt(0, 1) } },
  RuleCase("fec.header.byte-order-mark") { sample.changed { $0.prefix = [0xEF, 0xBB, 0xBF] } },
  RuleCase("fec.encoding.mixed") { sample.raw { $0 += [0x41, 0xE9, 13, 10] } },
  RuleCase("fec.encoding.windows-1252") { sample.raw { $0 += [0x41, 0x92, 13, 10] } },
  RuleCase("fec.text.control") { sample.with(3, "EcritureLib", "Fac\u{0}ture") },
  RuleCase("fec.text.direction") { sample.with(3, "EcritureLib", "Facture \u{202E}erutcaf") },
  RuleCase("fec.text.outside-latin9") { sample.with(3, "EcritureLib", "Facture ’") },
  RuleCase("fec.date.form") { sample.with(3, "EcritureDate", "10/02/2025") },
  RuleCase("fec.date.calendar") { sample.with(3, "EcritureDate", "20250230") },
  RuleCase("fec.amount.decimals") { sample.with(3, "Credit", "100,001") },
  RuleCase("fec.amount.too-large") { sample.with(3, "Credit", "1000000000000,00") },
  RuleCase("fec.third-party.label-alone") { sample.with(3, "CompAuxLib", "Tilleuls") },
  RuleCase("fec.account.label-changes") { sample.with(9, "CompteLib", "Clients divers") },
  RuleCase("fec.third-party.label-changes") { sample.with(9, "CompAuxLib", "Autre nom") },
  RuleCase("fec.journal.two-labels") { sample.with(3, "JournalLib", "Autres ventes") },
]

private let bookCases: [RuleCase] = [
  RuleCase("fec.total.too-large", report: { tooLarge() }),
  RuleCase("fec.file.unbalanced") { sample.with(3, "Credit", "99,00") },
  RuleCase("fec.entry.unbalanced") { sample.with(3, "Credit", "99,00") },
  RuleCase("fec.entry.one-line") { sample.changed { $0.rows.removeLast() } },
  RuleCase("fec.entry.two-days") { sample.with(3, "EcritureDate", "20250211") },
  RuleCase("fec.entry.two-journals") { sample.with(4, "JournalCode", "OD").with(3, "JournalCode", "OD") },
  RuleCase("fec.entry.scattered") { sample.changed { $0.rows.append($0.rows.remove(at: 3)) } },
  RuleCase("fec.entry.duplicate") {
    sample.changed { sample in
      sample.rows += sample.rows[5...7].map { row in row.merging(["EcritureNum": "5", "ValidDate": "20250310"]) { $1 } }
    }
  },
  RuleCase("fec.number.order") { sample.changed { for index in 5...7 { $0.rows[index]["EcritureNum"] = "9" } } },
  RuleCase("fec.number.gap") { sample.changed { for index in 8...9 { $0.rows[index]["EcritureNum"] = "7" } } },
  RuleCase("fec.number.not-numeric") { sample.changed { for index in 8...9 { $0.rows[index]["EcritureNum"] = "B4" } } },
  RuleCase("fec.number.none") { sample.changed { for index in $0.rows.indices { $0.rows[index]["EcritureNum"] = "" } } },
  RuleCase("fec.valid-date.order") { sample.with(9, "ValidDate", "20250101") },
  RuleCase("fec.valid-date.before-entry") { sample.with(9, "ValidDate", "20250301") },
  RuleCase("fec.opening.not-first") { sample.changed { $0.rows = Array($0.rows[2...] + $0.rows[..<2]) } },
  RuleCase("fec.opening.result-accounts") { sample.with(1, "CompteNum", "706000") },
  RuleCase("fec.closing.entries") {
    sample.changed {
      $0.entry(
        "OD", "Clôture", 5, "20251231", "CLO", "Solde du résultat",
        [
          ("706000", "Prestations", "", "100,00", ""), ("607000", "Marchandises", "", "", "50,00"),
          ("120000", "Résultat", "", "", "50,00"),
        ])
    }
  },
  RuleCase("fec.closing.centralisation") {
    sample.changed { for index in 5...7 { $0.rows[index]["JournalLib"] = "Centralisation des achats" } }
  },
  RuleCase("fec.date.outside-year") { sample.changed { for index in 8...9 { $0.rows[index]["EcritureDate"] = "20260110" } } },
  RuleCase("fec.lettering.no-date") { sample.with(9, "DateLet", "") },
  RuleCase("fec.lettering.date-alone") { sample.with(3, "DateLet", "20250310") },
  RuleCase("fec.lettering.date-early") { sample.with(9, "DateLet", "20250210") },
  RuleCase("fec.lettering.unbalanced") { sample.with(9, "EcritureLet", "") },
  RuleCase("fec.currency.missing") { sample.with(3, "Montantdevise", "110,00") },
  RuleCase("fec.currency.alone") { sample.with(3, "Idevise", "EUR") },
  RuleCase("fec.currency.unknown") { sample.with(3, "Idevise", "FRF").with(3, "Montantdevise", "1,00") },
  RuleCase("fec.currency.amount") { sample.with(3, "Idevise", "USD").with(3, "Montantdevise", "1.10") },
  RuleCase("fec.account.unknown", report: { sample.report(accountRules) }),
  RuleCase("fec.account.removed", report: { sample.report(accountRules) }),
  RuleCase("fec.third-party.unexpected") { sample.with(3, "CompAuxNum", "C1").with(3, "CompAuxLib", "Tiers C1") },
  RuleCase("fec.third-party.missing") { sample.with(7, "CompAuxNum", "").with(7, "CompAuxLib", "") },
  RuleCase("fec.amount.negative") { sample.with(3, "Credit", "-100,00") },
  RuleCase("fec.label.blank-looking") { sample.with(3, "EcritureLib", "/") },
  RuleCase("fec.piece-ref.blank-looking") { sample.with(3, "PieceRef", ".") },
  RuleCase("fec.cash.negative") {
    sample.changed {
      $0.rows[8]["CompteNum"] = "530000"
      $0.rows[8]["Debit"] = "-120,00"
    }
  },
  RuleCase("fec.piece-date.late") { sample.with(3, "PieceDate", "20260301") },
  RuleCase("fec.piece-date.future") { sample.with(3, "PieceDate", "20250301") },
]

/// A hundred thousand lines of the largest amount: more cents than 64 bits hold.
private func tooLarge() -> FECReport {
  var chunk = FECChunk(bytes: [], rows: [])
  var names = FECNames()
  names.journals = [.init(code: "OD", label: "Divers")]
  names.accounts = [.init(code: "512000", label: "Banque")]
  var row = FECRow()
  row.debit = Money.largest.cents
  chunk.rows = Array(repeating: row, count: 100_000)
  var checker = FECChecker()
  checker.open(file: SampleFEC.name, header: FECHeader())
  checker.take(chunk, names: names)
  return checker.finish()
}

@Suite("The rules of the FEC") struct FECRuleTests {
  @Test func `the sample has no fault`() {
    let report = sample.report()
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.summary.entries == 4)
    #expect(report.summary.lines == 10)
    #expect(report.summary.debit == Money(cents: 130_000))
    #expect(report.summary.siren == "123456782")
    #expect(report.summary.closingDay == Day(2025, 12, 31))
    #expect(report.summary.letteredLines == 2)
    #expect(report.summary.accounts.first { $0.number == "512000" }?.balance == Money(cents: 112_000))
    #expect(report.summary.journals.map(\.code) == ["AN", "VE", "HA", "BQ"])
    #expect(report.header?.encoding == .utf8)
  }

  @Test func `its XML form has no fault either`() throws {
    let report = xml.report()
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.summary.lines == 10)
    #expect(report.summary.debit == Money(cents: 130_000))
  }

  @Test(arguments: formCases + bookCases)
  private func `each rule has an input that breaks it`(rule: RuleCase) throws {
    let report = rule.spoiled()
    let finding = try #require(report.findings.first { $0.code == rule.code }, "\(report.counts)")
    let written = try #require(FECRule.rule(rule.code))
    #expect(finding.severity == written.severity)
    #expect(finding.reference == written.article)
    #expect(!finding.message.isEmpty && finding.message.hasSuffix("."))
    #expect(finding.recovery.hasSuffix(".") || finding.recovery.hasSuffix("…"))
    #expect(finding.file != nil)
    #expect(report.isValid == (report.findings.allSatisfy { $0.severity != .error }))
  }

  @Test func `every rule of the table is broken by some input`() {
    #expect(Set((formCases + bookCases).map(\.code)) == Set(FECRule.all.map(\.code)))
    #expect(FECRule.all.count == Set(FECRule.all.map(\.code)).count)
    #expect(FECRule.all.count >= 45)
    #expect(FECRule.Group.allCases.allSatisfy { group in FECRule.all.contains { $0.group == group } })
  }

  @Test func `what blocks the administration's tool is an error`() {
    #expect(FECRule.all.filter { $0.group == .blocking }.allSatisfy { $0.severity == .error })
  }

  @Test func `the page of the rules names them all`() {
    let page = FECRule.markdown
    for rule in FECRule.all { #expect(page.contains("| `\(rule.code)` |")) }
  }

  @Test func `a FEC in two parts is judged together`() {
    let first = sample.changed {
      $0.name = "123456782FEC20251231_1.txt"
      $0.rows = Array($0.rows[..<4])
    }
    let second = sample.changed {
      $0.name = "123456782FEC20251231_2.txt"
      $0.rows = Array($0.rows[4...])
    }
    let report = control([first.source, second.source])
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.summary.entries == 4)
    #expect(report.summary.lines == 10)
    #expect(!control([first.source]).isValid)
  }

  @Test func `numbers that start again in each journal are no fault`() {
    let perJournal = sample.changed { sample in
      for index in sample.rows.indices { sample.rows[index]["EcritureNum"] = "1" }
    }
    let report = perJournal.report()
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.summary.numbersPerJournal)
    #expect(report.summary.entries == 4)
  }

  @Test func `accounts of result that are all back to zero tell a closing`() {
    let closed = sample.changed {
      $0.entry(
        "OD", "Divers", 5, "20251231", "CLO", "Solde",
        [
          ("706000", "Prestations", "", "100,00", ""), ("607000", "Marchandises", "", "", "50,00"),
          ("110000", "Report", "", "", "50,00"),
        ])
    }
    #expect(closed.report().counts["fec.closing.entries"] == 1)
  }

  @Test func `a partial lettering in lower case may leave a remainder`() {
    let partial = sample.with(2, "EcritureLet", "aaa").with(9, "EcritureLet", "").with(9, "DateLet", "")
    #expect(partial.report().counts["fec.lettering.unbalanced"] == nil)
  }

  @Test func `the fiscal year that is given wins over the name of the file`() {
    var options = FECChecker.Options()
    options.fiscalYear = FiscalYear(first: Day(2025, 3, 1), last: Day(2026, 2, 28))
    #expect(sample.report(options).counts["fec.date.outside-year"] == 2)
  }
}
