import Foundation
import Kernel
import Law
import Testing

@Suite("Asking the law")
struct LawTests {
  @Test("A figure comes with the step it stands on")
  func figureAndStep() throws {
    let figure = try Law().rate("vat.standard", on: Day(2026, 11, 24))
    #expect(figure.value == .percent(20_00))
    #expect(figure.step.id == "vat.standard" && figure.step.from == Day(2014, 1, 1) && figure.step.until == nil)
    #expect(figure.step.label == "TVA, taux normal" && figure.step.isVerified && figure.step.citation.check.isVerified)
    #expect(figure.step.citation.text == "CGI, art. 278")
    #expect(try Law().count("retention.accounting", on: Day(2026, 1, 1)).value == 10)
    #expect(try Law().money("payment.recovery-indemnity", on: Day(2026, 1, 1)).value == Money(cents: 4_000))
  }

  @Test("An unknown identifier names its neighbours")
  func unknown() {
    let finding = #expect(throws: Finding.self) { try Law().rate("vat.standrad", on: Day(2026, 1, 1)) }
    #expect(finding?.code == "law.parameter.unknown" && finding?.message.contains("vat.standrad") == true)
    #expect(finding?.recovery.contains("vat.") == true)
    let other = #expect(throws: Finding.self) { try Law().parameter("") }
    #expect(other?.recovery.contains("ecritoire parametres") == true)
  }

  @Test("A figure of another unit is refused", arguments: ["payment.recovery-indemnity", "vat.standard", "fec.fields"])
  func unit(id: String) {
    let (law, day) = (Law(), Day(2026, 1, 1))
    let answers: [Result<Void, any Error>] = [
      Result { _ = try law.rate(id, on: day) }, Result { _ = try law.money(id, on: day) },
      Result { _ = try law.count(id, on: day) },
    ]
    let codes = answers.compactMap { answer in
      if case .failure(let error) = answer { (error as? Finding)?.code } else { nil }
    }
    #expect(codes == ["law.parameter.unit", "law.parameter.unit"])
  }

  @Test("Before, between and after: the finding says which, with the days")
  func notInForce() throws {
    let law = try lawWith(
      """
      {"id": "test.gap", "label": "Essai", "unit": "days", "checkedOn": "2026-01-01", "values": [
        {"from": "2020-01-01", "until": "2020-12-31", "value": "1", "verified": false, "citations": [{"text": "loi", "verified": false}]},
        {"from": "2022-01-01", "until": "2022-12-31", "value": "2", "verified": false, "citations": [{"text": "loi", "verified": false}]}]}
      """, at: "test/test.gap.json")
    for (day, words) in [
      (Day(2019, 12, 31), "n’est connu qu’à partir du 01/01/2020"),
      (Day(2021, 6, 1), "n’a pas de valeur entre sa fin et le 01/01/2022"),
      (Day(2023, 1, 1), "a pris fin le 31/12/2022"),
    ] {
      let finding = #expect(throws: Finding.self) { try law.count("test.gap", on: day) }
      #expect(finding?.code == "law.parameter.not-in-force" && finding?.message.contains(words) == true)
      #expect(finding?.message.contains(day.french) == true && finding?.message.contains("test.gap") == true)
    }
    #expect(try law.count("test.gap", on: Day(2020, 12, 31)).value == 1)
    #expect(try law.count("test.gap", on: Day(2022, 1, 1)).value == 2)
  }

  @Test("All that is in force on a day, in order, and nothing else")
  func inForce() {
    let law = Law()
    let today = law.inForce(on: Day(2026, 11, 24))
    #expect(today.map(\.id) == today.map(\.id).sorted() && today.count >= 40)
    #expect(!today.contains { $0.id == "vat.quarterly.turnover" || $0.id == "interest.legal.business" })
    #expect(today.contains { $0.id == "vat.simplified.goods" })
    let next = law.inForce(on: Day(2027, 1, 1))
    #expect(!next.contains { $0.id.hasPrefix("vat.simplified") } && next.contains { $0.id == "vat.quarterly.turnover" })
    #expect(next.allSatisfy { !$0.id.hasPrefix("vat.corsica") || $0.citation.text.hasPrefix("CIBS") })
    #expect(law.inForce(on: Day(1950, 1, 1)).isEmpty)
  }

  @Test("A user's file replaces one figure and leaves the others")
  func override() throws {
    let law = try lawWith(
      """
      {"id": "vat.standard", "label": "TVA, taux normal", "unit": "rate", "checkedOn": "2026-11-01", "values": [
        {"from": "2014-01-01", "value": "0.21", "verified": true, "verifiedIn": "essai",
         "citations": [{"text": "loi du 1er", "verified": false}]}]}
      """, at: "vat/vat.standard.json")
    #expect(try law.rate("vat.standard", on: Day(2026, 1, 1)).value == .percent(21_00))
    #expect(try law.rate("vat.reduced", on: Day(2026, 1, 1)).value == .percent(5_50))
    #expect(law.parameters.count == Law().parameters.count && law.findings.isEmpty)
  }
}

@Suite("Damaged parameter files are findings")
struct DamagedParameterTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    let reason: String
    init(_ name: String, _ old: String, _ new: String, _ reason: String) {
      (testDescription, self.old, self.new, self.reason) = (name, old, new, reason)
    }
  }

  static let good = """
    {"id": "vat.standard", "label": "TVA", "unit": "rate", "values": [
      {"from": "2014-01-01", "until": "2019-12-31", "value": "0.20", "verified": true, "verifiedIn": "essai",
       "citations": [{"text": "CGI, art. 278", "verified": false}, {"from": "2016-01-01", "text": "CIBS, art. 1", "verified": false}]},
      {"from": "2020-01-01", "value": "0.21", "verified": false, "citations": [{"text": "loi", "verified": false}]}],
     "checkedOn": "2026-11-24", "expectedNext": "2027-01-01", "note": "essai"}
    """

  static let cases = [
    Case("not JSON", "{\"id\"", "{id", "ce n’est pas le JSON attendu"),
    Case("another name", "\"id\": \"vat.standard\"", "\"id\": \"vat.other\"", "il porte le nom « vat.other »"),
    Case("a key misspelt", "\"until\"", "\"untill\"", "la clé « untill » est inconnue"),
    Case("a key misspelt at the top", "\"note\"", "\"notes\"", "la clé « notes » est inconnue"),
    Case("no label", "\"label\": \"TVA\", ", "", "la clé « label » manque"),
    Case("empty label", "\"TVA\"", "\"  \"", "la clé « label » n’est pas un texte"),
    Case("unknown unit", "\"rate\"", "\"percent\"", "l’unité « percent » est inconnue"),
    Case("a number instead of a text", "\"value\": \"0.20\"", "\"value\": 0.20", "la clé « value » n’est pas un texte"),
    Case("a comma", "0.20", "0,20", "« 0,20 », n’est pas un nombre de l’unité « rate »"),
    Case("a percentage", "0.20", "20 %", "n’est pas un nombre"),
    Case("too many decimals", "0.20", "0.200000001", "n’est pas un nombre"),
    Case("no such day", "2014-01-01", "2014-02-30", "« 2014-02-30 » (from) n’est pas un jour AAAA-MM-JJ"),
    Case("an end before the start", "2019-12-31", "2013-12-31", "finit avant de commencer"),
    Case("two values that overlap", "2019-12-31", "2020-01-01", "commence avant la fin de la précédente"),
    Case("values out of order", "\"from\": \"2020-01-01\"", "\"from\": \"2013-01-01\"", "commence avant la fin de la précédente"),
    Case("no verdict on the source", "\"verified\": true, \"verifiedIn\": \"essai\",", "", "la clé « verified » manque"),
    Case("a verdict without a place", ", \"verifiedIn\": \"essai\"", "", "« verified » ne dit pas où"),
    Case("a place without a verdict", "\"verified\": true", "\"verified\": false", "« verifiedIn » contredit « verified »"),
    Case(
      "an unknown kind of source", "CGI, art. 278", "Wikipédia", "la source « Wikipédia » ne commence par aucun des textes connus"
    ),
    Case("no citation", "{\"text\": \"loi\", \"verified\": false}", "", "n’a pas de source dès son premier jour"),
    Case(
      "a citation that starts late", "{\"text\": \"loi\"", "{\"from\": \"2020-01-02\", \"text\": \"loi\"",
      "n’a pas de source dès son premier jour"),
    Case(
      "citations out of order", "\"from\": \"2016-01-01\"", "\"from\": \"2014-01-01\"",
      "a des sources qui ne sont pas dans l’ordre des jours"),
    Case("never checked", "\"checkedOn\": \"2026-11-24\", ", "", "la clé « checkedOn » manque"),
  ]

  @Test("The file that the cases damage is good")
  func goodFile() throws {
    let law = try lawWith(DamagedParameterTests.good, at: "vat/vat.standard.json")
    #expect(law.findings.isEmpty)
    #expect(try law.rate("vat.standard", on: Day(2020, 1, 1)).value == .percent(21_00))
    #expect(try law.step("vat.standard", on: Day(2016, 1, 1)).citation.text == "CIBS, art. 1")
  }

  @Test("Damage is named, the other figures stay", arguments: cases)
  func damage(_ row: Case) throws {
    try #require(DamagedParameterTests.good.contains(row.old))
    let law = try lawWith(
      DamagedParameterTests.good.replacing(row.old, with: row.new, maxReplacements: 1), at: "vat/vat.standard.json")
    let finding = #expect(throws: Finding.self) { try law.rate("vat.standard", on: Day(2026, 1, 1)) }
    #expect(finding?.code == "law.parameter.unreadable" && finding?.file == "Sources/Law/Parameters/vat/vat.standard.json")
    #expect(finding?.message.contains(row.reason) == true, "\(finding?.message ?? "")")
    #expect(law.findings == finding.map { [$0] })
    #expect(try law.rate("vat.reduced", on: Day(2026, 1, 1)).value == .percent(5_50))
    #expect(!law.inForce(on: Day(2026, 1, 1)).contains { $0.id == "vat.standard" })
  }

  @Test(
    "No value at all, empty, truncated and binary files",
    arguments: [
      #"{"id": "vat.standard", "label": "TVA", "unit": "rate", "checkedOn": "2026-01-01", "values": []}"#, "", "[]", "null",
      "\u{0}\u{1}",
      String(good.prefix(300)), String(repeating: "[", count: 100_000), #"{"id": "vat.standard", "values": "no"}"#,
    ])
  func broken(text: String) throws {
    let law = try lawWith(text, at: "vat/vat.standard.json")
    #expect(law.findings.map(\.code) == ["law.parameter.unreadable"])
  }

  @Test("Two files of one name are refused both")
  func twins() throws {
    let law = try lawWith(DamagedParameterTests.good, at: "aaa/vat.standard.json")
    let finding = #expect(throws: Finding.self) { try law.parameter("vat.standard") }
    #expect(finding?.message.contains("deux fichiers portent ce nom") == true)
  }
}

@Suite("Figures that somebody should check again")
struct StaleParameterTests {
  static func file(
    value: Bool = true, citation: Bool = true, until: String = "", checked: String = "2026-11-01", next: String = ""
  ) -> String {
    let said = { (verified: Bool) in verified ? #""verified": true, "verifiedIn": "essai""# : #""verified": false"# }
    return """
      {"id": "test.stale", "label": "Essai", "unit": "days", "checkedOn": "\(checked)"\(next.isEmpty ? "" : ", \"expectedNext\": \"\(next)\""),
       "values": [{"from": "2020-01-01", "value": "3", \(said(value))\(until.isEmpty ? "" : ", \"until\": \"\(until)\""),
         "citations": [{"text": "loi", \(said(citation))}]}]}
      """
  }

  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let reasons: [StaleParameter.Reason]
    let words: [String]
  }

  @Test(
    "Each reason, on 24 November 2026",
    arguments: [
      Case(testDescription: "nothing", file: file(), reasons: [], words: []),
      Case(
        testDescription: "value unverified", file: file(value: false),
        reasons: [.valueUnverified(from: Day(2020, 1, 1), .count(3))],
        words: ["la valeur 3\u{A0}jours du 01/01/2020 n’a pas été vérifiée"]),
      Case(testDescription: "change still to come", file: file(next: "2026-11-25"), reasons: [], words: []),
      Case(
        testDescription: "change expected today", file: file(next: "2026-11-24"), reasons: [.changeExpected(Day(2026, 11, 24))],
        words: ["un changement était attendu le 24/11/2026"]),
      Case(
        testDescription: "change expected, seen to since", file: file(checked: "2026-07-02", next: "2026-07-01"), reasons: [],
        words: []),
      Case(
        testDescription: "ended without its successor",
        file: file(until: "2026-06-30", checked: "2026-11-01", next: "2026-07-01"),
        reasons: [.ended(Day(2026, 6, 30))], words: ["la dernière valeur connue a pris fin le 30/06/2026"]),
      Case(testDescription: "repealed for good", file: file(until: "2022-06-30", checked: "2022-07-01"), reasons: [], words: []),
      Case(testDescription: "checked twelve months ago", file: file(checked: "2025-11-01"), reasons: [], words: []),
      Case(
        testDescription: "checked thirteen months ago", file: file(checked: "2025-10-31"),
        reasons: [.notCheckedSince(Day(2025, 10, 31))],
        words: ["la dernière vérification date du 31/10/2025"]),
    ])
  func reasons(_ row: Case) throws {
    let law = try lawWith(row.file, at: "test/test.stale.json")
    try #require(law.findings.isEmpty, "\(law.findings)")
    let stale = law.stale(on: Day(2026, 11, 24)).first { $0.parameter.id == "test.stale" }
    #expect(stale?.reasons ?? [] == row.reasons)
    #expect(stale?.french ?? [] == row.words)
  }

  @Test("An unverified article is listed with its own day")
  func citation() throws {
    let law = try lawWith(StaleParameterTests.file(citation: false), at: "test/test.stale.json")
    let stale = try #require(law.stale(on: Day(2026, 11, 24)).first { $0.parameter.id == "test.stale" })
    #expect(stale.french == ["la source « loi », à partir du 01/01/2020, n’a pas été vérifiée"])
  }

  @Test("Of our own figures, the legal interest that ended and the articles of the CIBS are listed")
  func ourOwn() throws {
    let stale = Law().stale(on: Day(2026, 11, 24))
    let interest = try #require(stale.first { $0.parameter.id == "interest.legal.business" })
    #expect(interest.reasons.contains(.ended(Day(2026, 6, 30))))
    let franchise = try #require(stale.first { $0.parameter.id == "vat.franchise.goods" })
    #expect(franchise.french.contains { $0.contains("CIBS, art. L. 223-3") })
    #expect(!stale.contains { $0.parameter.id == "vat.standard" })
    #expect(
      Law().stale(on: Day(2027, 1, 1)).contains {
        $0.parameter.id == "vat.standard" && $0.reasons == [.changeExpected(Day(2027, 1, 1))]
      })
    #expect(stale.map(\.parameter.id) == stale.map(\.parameter.id).sorted())
    #expect(
      Law().stale(on: Day(2028, 1, 1), olderThanMonths: 12).count > Law().stale(on: Day(2028, 1, 1), olderThanMonths: 24).count)
  }
}

/// The law with one parameter file of the user's over ours.
func lawWith(_ text: String, at path: String) throws -> Law {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(Law.folder + path)
  try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: file)
  return Law(DataFiles(override: folder))
}

@Suite("Numbers and scales of the figures of law")
struct BracketsTests {
  @Test(
    "A scale is read as it is written",
    arguments: [
      ("0=0, 1635=0.005", 2), ("0=1/20, 4480=1/5, 25810=1", 3), ("0=0.5", 1),
    ])
  func scales(text: String, count: Int) throws {
    let law = try lawWith(BracketsTests.file(unit: "brackets", value: text), at: "test/test.scale.json")
    let scale = try law.brackets("test.scale", on: Day(2026, 1, 1)).value
    #expect(scale.steps.count == count && scale.text == text)
  }

  @Test(
    "A scale or a coefficient that is none is refused",
    arguments: [
      ("brackets", "5=0"), ("brackets", "0=0, 0=1"), ("brackets", "0=0, 3"), ("brackets", "0=0,"), ("brackets", "0=a"),
      ("ratio", "1/0"), ("ratio", "1,75"), ("ratio", "1/2/3"), ("ratio", "0.123456789"), ("ratio", "10000.1"),
      ("ratio", "20001/2"),
      ("ratio", "1/100000001"), ("rate", "100.1"), ("EUR", "1000000000000"), ("days", "1000001"),
      ("brackets", "0=0, 1000000000000=1"), ("ratio", "."),
    ])
  func refusals(unit: String, text: String) throws {
    let law = try lawWith(BracketsTests.file(unit: unit, value: text), at: "test/test.scale.json")
    #expect(law.findings.map(\.code) == ["law.parameter.unreadable"])
  }

  @Test("An amount falls in the last bracket that starts at or below it")
  func amounts() throws {
    let law = try lawWith(BracketsTests.file(unit: "brackets", value: "0=0, 1635=0.005, 1697.50=1/3"), at: "test/test.scale.json")
    let scale = try law.brackets("test.scale", on: Day(2026, 1, 1)).value
    let rows: [(Int64, String)] = [
      (-1, "0"), (0, "0"), (1_634_99, "0"), (1_635_00, "0.005"), (1_697_49, "0.005"), (1_697_50, "1/3"),
    ]
    for (cents, share) in rows { #expect(scale.bracket(of: Money(cents: cents)).share.figure == share, "\(cents)") }
    #expect(throws: Finding.self) { try law.ratio("test.scale", on: Day(2026, 1, 1)) }
    #expect(throws: Finding.self) { try law.brackets("payroll.crds", on: Day(2026, 1, 1)) }
    #expect(try law.ratio("payroll.general-reduction.exponent", on: Day(2026, 1, 1)).value == Ratio(175, 100))
  }

  static func file(unit: String, value: String) -> String {
    """
    {"id": "test.scale", "label": "Essai", "unit": "\(unit)", "checkedOn": "2026-01-01", "values": [
      {"from": "2020-01-01", "value": "\(value)", "verified": false, "citations": [{"text": "loi", "verified": false}]}]}
    """
  }
}
