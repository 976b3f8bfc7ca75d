import Competence
import Foundation
import Kernel
import Testing

/// A learner who does not exist, at a centre that does not exist, for the files that leave.
enum Fictitious {
  static let learner = "fictif-0042"
  static let holder = UUID(uuidString: "7F0D2C1E-0000-4000-8000-000000000042")!

  static func number(_ last: Int) -> UUID {
    UUID(uuidString: "0B0F7C7E-5D1F-4A55-9A2C-" + String(repeating: "0", count: 12 - String(last).count) + String(last))!
  }

  static func time(_ text: String = "2026-11-23T10:00:00Z") -> UniversalTime { UniversalTime(text)! }

  static func issuer() throws -> BadgeIssuer {
    try BadgeIssuer(id: "https://organisme.invalid/", name: "Organisme de formation fictif (exemple)")
  }

  static func evidence(_ competences: [String] = ["BC01.2.2"], digest: String = String(repeating: "0a", count: 32)) -> Evidence {
    Evidence(
      reference: "ecritoire:reconciliation/2026/10", event: 212, useCase: "banque.rapprocher", digest: digest,
      author: "Personne Fictive", instant: "2026-11-02T09:30:00Z", engine: "0.1", law: "2026-10-31", competences: competences)
  }

  static func particulars(
    at time: UniversalTime = time(), evidence: [Evidence] = [evidence(), evidence(["BC03.1.1"])]
  ) -> BadgeIssuer.Particulars {
    BadgeIssuer.Particulars(number: number(1), holder: holder, time: time, evidence: evidence)
  }

  static func standing(_ id: String = "BC01.2.2", _ score: Int? = 875, _ human: HumanLevel? = .b) -> CompetenceStanding {
    CompetenceStanding(competence: id, automatic: score.map(Share.init(thousandths:)), human: human, evidence: 1)
  }

  static func board(_ standings: [CompetenceStanding] = [standing()], _ decision: BlockDecision? = nil) throws -> BlockBoard {
    BlockBoard(try Referential.known(), standings, decisions: decision.map { ["BC01": $0] } ?? [:])
  }

  static func competenceBadge() throws -> OpenBadge {
    try issuer().badge(forCompetence: "BC01.2.2", try board(), particulars())
  }

  static func blockBadge() throws -> OpenBadge {
    try issuer().badge(forBlock: "BC01", try board([standing()], .validated), decidedOn: Day(2026, 11, 20), particulars())
  }

  static func statements() throws -> [ExperienceStatement] {
    let journal = try ExperienceJournal(try Referential.known(), homePage: "https://organisme.invalid", account: learner)
    let scenario = ExperienceObject.scenario(id: "S1", title: "Octobre en atelier", blocks: ["BC01"])
    let criterion = ExperienceObject.criterion(
      scenario: "S1", id: "C3", title: "Rapprochement", competences: ["BC01.2.2", "BC01.4", "TR.5"])
    let score = try #require(ExperienceScore(Points(hundredths: 1250), of: Points(hundredths: 1600)))
    let all = try #require(ExperienceScore(Points(hundredths: 400), of: Points(hundredths: 400)))
    let proof = try ExperienceAttachment(evidence(), title: "état de rapprochement", length: 2381)
    let events: [(ExperienceEvent, ExperienceObject, [ExperienceAttachment])] = [
      (.initialized, scenario, []), (.attempted, scenario, []), (.answered(score), criterion, []),
      (.answered(all), criterion, []),
      (.completed, scenario, []), (.scored(ExperienceScore(Share(thousandths: 791))), scenario, []),
      (.graded(ExperienceScore(Share(thousandths: 875))), .competence("BC01.2.2"), [proof]),
      (.graded(ExperienceScore(Share(thousandths: 799))), .competence("TR.5"), []),
      (.graded(ExperienceScore(Share(thousandths: 800))), .block("BC01"), []),
    ]
    return try events.enumerated().map { index, event in
      try journal.statement(
        event.0, event.1, id: number(index + 1), at: time("2026-11-23T10:0\(index):11Z"), attachments: event.2)
    }
  }
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }
  func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(self)) }
}

/// A file beside the tests; `ECRITOIRE_UPDATE_GOLDEN=1` rewrites it.
func expectExchange(_ text: String, _ name: String, _ place: SourceLocation = #_sourceLocation) throws {
  let file = exchangeGolden(name)
  if ProcessInfo.processInfo.environment["ECRITOIRE_UPDATE_GOLDEN"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
  let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  #expect(text == golden, "differs from Golden/\(name)", sourceLocation: place)
}

func exchangeGolden(_ name: String) -> URL {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
}

/// What a published format asks of a JSON value: by path, where `*` is each element of a list, what must be there.
struct Shape: Sendable {
  struct Row: CustomTestStringConvertible, Sendable {
    let path: String
    let holds: @Sendable (Any) -> Bool
    var testDescription: String { path }
  }

  let rows: [Row]

  /// The rows that the value does not keep.
  func faults(_ json: Any) -> [String] {
    rows.filter { row in
      let found = Shape.values(json, row.path.split(separator: "/").map(String.init))
      return found.isEmpty || !found.allSatisfy { $0.map(row.holds) ?? false }
    }.map(\.path)
  }

  private static func values(_ json: Any, _ path: [String]) -> [Any?] {
    guard let first = path.first else { return [json] }
    let rest = Array(path.dropFirst())
    if first == "*" { return (json as? [Any])?.flatMap { values($0, rest) } ?? [nil] }
    return (json as? [String: Any])?[first].map { values($0, rest) } ?? [nil]
  }

  /// The value without what a path leads to.
  static func without(_ json: Any, _ path: [String]) -> Any {
    guard let first = path.first else { return json }
    let rest = Array(path.dropFirst())
    if first == "*", let list = json as? [Any] { return list.map { without($0, rest) } }
    guard var object = json as? [String: Any] else { return json }
    object[first] = rest.isEmpty ? nil : object[first].map { without($0, rest) }
    return object
  }
}

extension Shape.Row {
  static func text(_ path: String, _ holds: @escaping @Sendable (String) -> Bool = { !$0.isEmpty }) -> Shape.Row {
    Shape.Row(path: path) { ($0 as? String).map(holds) ?? false }
  }

  static func list(_ path: String, _ holds: @escaping @Sendable ([String]) -> Bool) -> Shape.Row {
    Shape.Row(path: path) { ($0 as? [String]).map(holds) ?? false }
  }

  static func number(_ path: String, _ range: ClosedRange<Double>) -> Shape.Row {
    Shape.Row(path: path) { ($0 as? NSNumber).map { range.contains($0.doubleValue) } ?? false }
  }
}
