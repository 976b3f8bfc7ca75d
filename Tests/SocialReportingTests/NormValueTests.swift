import Foundation
import Kernel
import SocialReporting
import TestSupport
import Testing

@Suite struct NormValueTests {
  typealias Rule = Norm.RubricDefinition.Rule

  struct Case: Sendable, CustomTestStringConvertible {
    let rubric: RubricID
    let value: String
    let rule: Rule?
    var testDescription: String { "\(rubric) '\(value)' \(rule?.rawValue ?? "accepted")" }

    init(_ rubric: RubricID, _ value: String, _ rule: Rule?) { (self.rubric, self.value, self.rule) = (rubric, value, rule) }
  }

  static let cases: [Case] = [
    Case("S21.G00.30.002", "", .empty),
    Case("S21.G00.30.002", "LEFÈVRE D'ORVILLE", nil),
    Case("S21.G00.30.002", String(repeating: "É", count: 80), nil),
    Case("S21.G00.30.002", String(repeating: "É", count: 81), .tooLong),
    Case("S10.G00.01.001", "12345678", .tooShort),
    Case("S10.G00.01.001", "000000018", nil),
    Case("S10.G00.01.001", "000000000", .pattern),
    Case("S10.G00.01.001", "00000001A", .pattern),
    Case("S20.G00.05.005", "01102026", nil),
    Case("S20.G00.05.005", "02102026", .date),
    Case("S20.G00.05.007", "31112026", .date),
    Case("S20.G00.05.007", "29022024", nil),
    Case("S20.G00.05.007", "29022026", .date),
    Case("S20.G00.05.007", "2026-10-01", .tooLong),
    Case("S21.G00.30.006", "99991975", nil),
    Case("S21.G00.30.006", "31041975", .date),
    Case("S21.G00.50.002", "1612.33", nil),
    Case("S21.G00.50.002", "-12.00", nil),
    Case("S21.G00.50.002", "1612,33", .pattern),
    Case("S21.G00.50.002", "1612.3", .pattern),
    Case("S21.G00.50.002", "1 612.33", .pattern),
    Case("S21.G00.44.003", "2026", nil),
    Case("S21.G00.44.003", "20.6", nil),
    Case("S21.G00.44.003", "2O26", .number),
    Case("S21.G00.30.001", "2900299001015", nil),
    Case("S21.G00.30.001", "9900299000015", .pattern),
    Case("S21.G00.51.011", "002", nil),
    Case("S21.G00.51.011", "2", .code),
    Case("S21.G00.51.011", "999", .code),
    // The tables of countries, communes, collective agreements and professions are not the norm's: nothing is refused.
    Case("S21.G00.30.011", "ZZ", nil),
    Case("S21.G00.23.006", "99999", nil),
    Case("S21.G00.40.017", "9999", nil),
    Case("S21.G00.40.004", "999z", nil),
  ]

  @Test(arguments: cases) func `a value is held to its rubric`(example: Case) throws {
    let definition = try #require(try NormShelf().latest().rubric(example.rubric))
    let fault = definition.accepts(example.value)
    #expect(fault?.rule == example.rule)
    guard let finding = fault?.finding(line: 7) else { return }
    #expect(finding.severity == .error && finding.line == 7 && finding.field == "\(example.rubric)" && !finding.recovery.isEmpty)
    #expect(finding.message.contains("\(example.rubric)"))
  }

  @Test func `a number that names somebody is not repeated`() throws {
    let norm = try NormShelf().latest()
    let finding = try #require(norm.rubric("S21.G00.30.001")?.accepts("9900299000015")?.finding())
    #expect(!finding.message.contains("9900299000015") && finding.line == nil)
    #expect(norm.rubric("S21.G00.30.020")?.namesSomebody == true)
    #expect(norm.rubric("S21.G00.31.008")?.namesSomebody == true)
    #expect(norm.rubric("S21.G00.30.002")?.namesSomebody == false)
  }

  @Test(arguments: NormShelf().versions) func `each rubric has a value, and each of its codes is one`(version: String) throws {
    let norm = try #require(try NormShelf().norm(version))
    for definition in norm.rubrics {
      for code in definition.codes { #expect(definition.accepts(code.code) == nil, "\(definition.id) \(code.code)") }
      if let text = definition.pattern, definition.codes.isEmpty {
        let example = try #require(try ValuePattern.reading(text).example(definition.lengths), "\(definition.id) \(text)")
        #expect(definition.accepts(example) == nil || example.count == 8, "\(definition.id) \(example)")
      }
    }
  }

  @Test func `codes of a version whose table is not sure are a warning`() throws {
    let shelf = NormShelf()
    let severities = try shelf.versions.map { try shelf.norm($0)?.rubric("S21.G00.51.011")?.accepts("999")?.finding().severity }
    #expect(shelf.versions == ["P24V01", "P25V01", "P26V01"] && severities == [.warning, .error, .error])
  }

  @Test func `values of whole texts are accepted`() throws {
    for bytes in [SampleText.atelier, SampleText.reference].compactMap({ $0 }) {
      let reading = try NEODeSReader().read(bytes)
      let norm = try #require(reading.norm)
      try #require(reading.message).forEachRubric { rubric in
        #expect(norm.rubric(rubric.id)?.accepts(rubric.value) == nil, "\(rubric)")
      }
    }
  }

  /// Foundation reads the same expressions: both must agree on values that match and on neighbours of them.
  @Test func `expressions mean what they mean elsewhere`() throws {
    let shelf = NormShelf()
    let sources = try Set(shelf.versions.flatMap { try shelf.norm($0)?.rubrics.compactMap(\.pattern) ?? [] }).sorted()
    #expect(sources.count >= 50)
    let seed: UInt64 = 20_261_129
    var numbers = SplitMix64(seed: seed)
    var matched = 0
    for source in sources {
      let pattern = try ValuePattern.reading(source)
      let elsewhere = try NSRegularExpression(pattern: "^(?:\(source))$")
      for example in pattern.examples(60, 1...14, choose: { numbers.below($0) }) {
        var value = example
        if numbers.chance(2, in: 3) {
          var bytes = Array(value.utf8)
          let (place, byte) = (numbers.below(bytes.count), Array("0123456789.-AZaz2é ".utf8)[numbers.below(19)])
          if numbers.chance(1, in: 2) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
          value = String(decoding: bytes, as: UTF8.self)
        }
        let expected = elsewhere.firstMatch(in: value, range: NSRange(location: 0, length: value.utf16.count)) != nil
        matched += expected ? 1 : 0
        #expect(pattern.matches(value) == expected, "seed \(seed), \(source) « \(value) »")
      }
    }
    #expect(matched > 1000)
  }

  @Test(arguments: [
    "a|", "|a", "(a", "a)", "[a", "[^a]", "a{2", "a{3,2}", "a{2000}", "*", "\\", "\\w", "(?=a)", "^a", "a$", ".", "é",
    "(((a{99}){99}){99})",
  ])
  func `an expression that is not known is refused`(source: String) {
    #expect(throws: (any Error).self) { try ValuePattern.reading(source) }
  }

  @Test func `data of a user's own that are wrong are refused with their line`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("norm-\(UUID().uuidString)")
    let file = folder.appendingPathComponent("Sources/SocialReporting/Norm/P26V01/rubrics.csv")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let head = "rubric;name;type;min;max;pattern\n"
    for (row, reason) in [
      ("S10.G00.00.001;Nom;X;1;20;a|", "branche vide"), ("S10.G00.00.001;Nom;Z;1;20;", "type"),
      ("S10.G00.00.001;Nom;X;9;2;", "longueurs"),
      ("S10.G00;Nom;X;1;20;", "rubrique"), ("S10.G00.00.001;Nom;X", "champ"),
    ] {
      try Data((head + row + "\n").utf8).write(to: file)
      #expect {
        try Norm.load("P26V01", DataFiles(override: folder))
      } throws: { error in
        guard let finding = error as? Finding else { return false }
        return finding.code == "dsn.norm.data-invalid" && finding.line == 2 && finding.message.contains(reason)
      }
    }
  }
}
