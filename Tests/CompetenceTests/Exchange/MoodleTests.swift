import Competence
import Formats
import Foundation
import Kernel
import TestSupport
import Testing

/// The title with something else in it.
enum ExchangeTitle {
  static func edited(_ edit: (inout [String: Any]) throws -> Void) throws -> Referential {
    let bytes = try JSONEncoder().encode(try Referential.known())
    var object = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    try edit(&object)
    return try JSONDecoder().decode(Referential.self, from: try JSONSerialization.data(withJSONObject: object))
  }
}

extension [String: Any] {
  mutating func replaceFirst(_ list: String, _ key: String, with value: String) {
    guard var items = self[list] as? [[String: Any]] else { return }
    items[0][key] = value
    self[list] = items
  }

  mutating func rewrite(_ list: String, _ key: String, _ value: (String) -> String) {
    self[list] = (self[list] as? [[String: Any]])?.map { item in
      var item = item
      item[key] = (item[key] as? String).map(value)
      return item
    }
  }
}

/// The competency framework for Moodle.
@Suite struct MoodleTests {
  static func rows(_ bytes: [UInt8], _ format: CSVFormat = CSVFormat(separator: .comma, encoding: .utf8)) throws -> [[String]] {
    let reader = try CSVReader(format, byteSource(bytes))
    var rows: [[String]] = []
    while let record = try reader.next() { rows.append(record.fields) }
    return rows
  }

  @Test func isTheFileThatWasReadThrough() throws {
    try expectExchange(try MoodleFramework(try Referential.known()).csv().text, "moodle.csv")
  }

  @Test func hasOneFrameworkThenBlocksAndCompetences() throws {
    let rows = try Self.rows(try MoodleFramework(try Referential.known()).csv())
    #expect(rows.count == 92)
    #expect(rows.allSatisfy { $0.count == 14 })
    #expect(rows[0][0..<3] == ["Parent id number", "Id number", "Shortname"])
    #expect(rows.dropFirst().filter { $0[12] == "1" }.map { $0[1] } == ["RNCP34786"])
    #expect(rows.dropFirst(2).filter { $0[0].isEmpty }.map { $0[1] } == ["BC01", "BC02", "BC03", "BC04", "BC05", "TR"])
    let known = Set(rows.dropFirst(2).map { $0[1] })
    #expect(rows.dropFirst(2).allSatisfy { $0[0].isEmpty || known.contains($0[0]) })
    #expect(known.count == 90)
    #expect(rows.dropFirst(2).map { $0[11] } == (1...90).map(String.init))
    #expect(rows.dropFirst().allSatisfy { $0[4] == "1" && $0[9] == "null" })
  }

  @Test func itsScaleHasADefaultAndAcquiredLevels() throws {
    let framework = try Self.rows(try MoodleFramework(try Referential.known()).csv())[1]
    let levels = framework[5].split(separator: ",")
    let items = try #require(try Array(framework[6].utf8).json() as? [[String: Any]])
    #expect(items[0]["scaleid"] as? String == "0")
    let ids = items.dropFirst().compactMap { $0["id"] as? Int }
    #expect(ids == [1, 3, 4] && levels.count == 4)
    #expect(items.dropFirst().compactMap { $0["scaledefault"] as? Int } == [1, 0, 0])
    #expect(items.dropFirst().compactMap { $0["proficient"] as? Int } == [0, 1, 1])
  }

  @Test func commasOfCitedCodesAreHidden() throws {
    let title = try ExchangeTitle.edited { title in
      title.rewrite("competences", "id") { $0 == "BC01.1.2" ? "BC01.1,2" : $0 }
    }
    let framework = MoodleFramework(title, related: ["BC01.1.1": ["BC01.1,2", "BC02.1"]])
    let row = try #require(try Self.rows(try framework.csv()).first { $0[1] == "BC01.1.1" })
    #expect(row[10] == "BC01.1%2C2,BC02.1")
  }

  @Test func numbersAsCodesGetTheTitlesBeforeThem() throws {
    let title = try ExchangeTitle.edited { title in
      title["competences"] = (title["competences"] as? [[String: Any]])?.prefix(2).enumerated().map { index, item in
        var item = item
        (item["id"], item["parent"], item["bloc"]) = (index == 0 ? "1.1" : "1.10", index == 0 ? nil : "1.1", "BC01")
        return item
      }
    }
    let rows = try Self.rows(try MoodleFramework(title, related: ["1.1": ["1.10"]]).csv())
    #expect(rows.suffix(2).map { $0[1] } == ["RNCP34786.1.1", "RNCP34786.1.10"])
    #expect(rows.suffix(2).map { $0[0] } == ["RNCP34786.BC01", "RNCP34786.1.1"])
    #expect(rows.suffix(2).map { $0[10] } == ["RNCP34786.1.10", ""])
    #expect(rows[2][1] == "RNCP34786.BC01")
  }

  @Test func aTitleWithItsOwnTRKeepsIt() throws {
    let title = try ExchangeTitle.edited { title in
      title.rewrite("blocs", "id") { $0 == "BC05" ? "TR" : $0 }
      title.rewrite("competences", "bloc") { $0 == "BC05" ? "TR" : $0 }
    }
    let rows = try Self.rows(try MoodleFramework(title).csv())
    #expect(rows.first { $0[1] == "TR.1" }?[0] == "TR-1")
  }

  @Test func longNamesAreCutAtAHundredCharacters() throws {
    let title = try ExchangeTitle.edited { $0.replaceFirst("blocs", "intitule", with: String(repeating: "é", count: 300)) }
    let row = try Self.rows(try MoodleFramework(title).csv())[2]
    #expect(row[2] == "BC01 " + String(repeating: "é", count: 94) + "…")
    #expect(row[2].unicodeScalars.count == 100)
    #expect(row[3] == String(repeating: "é", count: 300))
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let id: String
  }

  static let refusals = [
    Refusal(testDescription: "un code vide", id: " "),
    Refusal(testDescription: "101 caractères", id: String(repeating: "A", count: 101)),
    Refusal(testDescription: "le code d’une compétence", id: "BC02.1"),
    Refusal(testDescription: "aux majuscules près", id: "bc02.1"),
    Refusal(testDescription: "une balise", id: "B<b>"), Refusal(testDescription: "une barre oblique inversée", id: "B\\1"),
    Refusal(testDescription: "une virgule déjà codée", id: "B%2C1"), Refusal(testDescription: "deux lignes", id: "B\n1"),
    Refusal(testDescription: "une espace au bout", id: "B1 "),
  ]

  @Test(arguments: refusals) func codesThatMoodleWouldChangeAreRefused(_ refusal: Refusal) throws {
    let title = try ExchangeTitle.edited { $0.replaceFirst("blocs", "id", with: refusal.id) }
    let finding = #expect(throws: Finding.self) { try MoodleFramework(title).csv() }
    #expect(finding?.code == "competence.moodle.id")
  }

  @Test func aTitlesCodeBeginsWithALetter() throws {
    let title = try ExchangeTitle.edited { $0["code"] = "=1+1" }
    let finding = #expect(throws: Finding.self) { try MoodleFramework(title).csv() }
    #expect(finding?.code == "competence.moodle.id")
  }

  @Test(arguments: [["BC01.1.1": ["BC09.1"]], ["BC09.1": ["BC01.1.1"]]]) func citedCodesAreOfTheTitle(
    _ related: [String: [String]]
  ) throws {
    let finding = #expect(throws: Finding.self) { try MoodleFramework(try Referential.known(), related: related).csv() }
    #expect(finding?.code == "competence.moodle.related")
  }

  // MARK: - Any text

  static let pieces = [
    "\"", "\"\"", ",", ";", "\n", "\r\n", "\r", "=1+1", "+2", "-3", "@SUM(A1)", "'", "\\", "\\\"", "<b>", "</b>", "&", "&amp;",
    "é", "—", "\t",
    " ", "\u{2028}", "\u{FEFF}", "😀", "\u{7}", "mot", "%2C", "null",
  ]

  static func text(_ random: inout SplitMix64) -> String {
    (0...random.below(6)).map { _ in random.pick(pieces) }.joined()
  }

  /// What a browser shows of a description.
  static func shown(_ html: String) -> String {
    let breaks = html.replacing("<br>", with: "\n").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    let quotes = breaks.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#92;", with: "\\")
    let first = [("=", 61), ("+", 43), ("-", 45), ("@", 64)].reduce(quotes) { $0.replacing("&#\($1.1);", with: $1.0) }
    return first.replacing("&amp;", with: "&")
  }

  @Test(arguments: 1...15 as ClosedRange<UInt64>) func anyTextStaysOneCell(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let title = try ExchangeTitle.edited { title in
      title["intitule"] = Self.text(&random)
      title.rewrite("blocs", "intitule") { _ in Self.text(&random) }
      title.rewrite("competences", "intitule") { _ in Self.text(&random) }
      title.rewrite("competences", "precision") { _ in "" }
    }
    let bytes = try MoodleFramework(title).csv()
    #expect(!bytes.contains(UInt8(ascii: "\\")), "fgetcsv takes a backslash for an escape")
    let rows = try Self.rows(bytes)
    #expect(rows.count == 92 && rows.allSatisfy { $0.count == 14 })
    let expected = title.blocks.map(\.title) + ["Compétences transversales"] + title.competences.map(\.title)
    for (row, text) in zip(rows.dropFirst(2), expected) {
      let plain = text.replacing("\r\n", with: "\u{1}").replacing("\r", with: "\u{1}").replacing("\u{2028}", with: "\u{1}")
        .replacing("\u{1}", with: "\n")
      #expect(Self.shown(row[3]) == plain.replacing("\t", with: " ").replacing("\u{7}", with: ""))
      #expect(row[2].unicodeScalars.count <= 100 && row[2].hasPrefix(row[1]) && !row[2].contains("<"))
    }
    for cell in rows.joined() where !cell.isEmpty {
      let first = cell.drop { $0 == "'" }.first ?? "x"
      #expect(!"=+-@\t\r".contains(first), "\(cell)")
    }
  }

  @Test(arguments: 1...15 as ClosedRange<UInt64>) func anyLearnerStaysOneCellOfTheGrades(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let title = try Referential.known()
    let learners = (0..<20).map { _ in Self.text(&random) }
    let rows = learners.map { GradeRow(learner: $0, Fictitious.standing(), on: Day(2026, 11, 23)) }
    let read = try Self.rows(try GradeSheet.csv(rows, title), .ours)
    #expect(read.dropFirst().map { $0[0] } == learners)
    let seen = try Self.rows(try GradeSheet.csv(rows, title), CSVFormat(separator: .semicolon, encoding: .utf8))
    for row in seen { #expect(!"=+-@\t\r".contains(row[0].first ?? "x")) }
  }
}

/// The trainer's grades.
@Suite struct GradeSheetTests {
  static let rows = [
    GradeRow(learner: Fictitious.learner, Fictitious.standing(), on: Day(2026, 11, 23)),
    GradeRow(learner: Fictitious.learner, Fictitious.standing("BC01.1.1", 1000, nil), on: Day(2026, 11, 22)),
    GradeRow(learner: Fictitious.learner, Fictitious.standing("TR.1", nil, .d), on: nil),
    GradeRow(
      learner: "=fictif;0043", CompetenceStanding(competence: "BC05.3", automatic: nil, human: nil, evidence: 0), on: nil),
  ]

  @Test func isTheFileThatWasReadThrough() throws {
    try expectExchange(try GradeSheet.csv(Self.rows, try Referential.known()).text, "notes.csv")
  }

  @Test func keepsScoreAndLevelApart() throws {
    let bytes = try GradeSheet.csv(Self.rows, try Referential.known())
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(
      try MoodleTests.rows(bytes, .ours) == [
        ["identifiant", "competence", "bloc", "score", "niveau", "date", "preuves"],
        ["fictif-0042", "BC01.2.2", "BC01", "87,5", "B", "2026-11-23", "1"],
        ["fictif-0042", "BC01.1.1", "BC01", "100", "", "2026-11-22", "1"], ["fictif-0042", "TR.1", "", "", "D", "", "1"],
        ["=fictif;0043", "BC05.3", "BC05", "", "", "", "0"],
      ])
    #expect(bytes.text.contains("\"'=fictif;0043\""))
  }

  @Test func refusesANoteOfAnotherTitle() throws {
    let row = GradeRow(learner: "fictif", Fictitious.standing("BC09.1"), on: nil)
    let finding = #expect(throws: Finding.self) { try GradeSheet.csv([row], try Referential.known()) }
    #expect(finding?.code == "competence.grades.unknown")
  }
}
