import Competence
import Foundation
import Kernel
import Testing

/// Statements of xAPI 1.0.3.
@Suite struct ExperienceTests {
  static let shape = Shape(rows: [
    .text("id") { UUID(uuidString: $0) != nil && $0 == $0.lowercased() },
    .text("timestamp") { UniversalTime($0) != nil },
    .text("actor/objectType") { $0 == "Agent" },
    .text("actor/account/homePage") { $0.hasPrefix("https://") }, .text("actor/account/name") { $0 == "fictif-0042" },
    .text("verb/id") { $0.hasPrefix("http://adlnet.gov/expapi/verbs/") }, .text("verb/display/fr"),
    .text("object/objectType") { $0 == "Activity" }, .text("object/id") { $0.hasPrefix("urn:ecritoire:rncp34786:") },
    .text("object/definition/name/fr"),
    .text("object/definition/type") { $0.hasPrefix("http://adlnet.gov/expapi/activities/") },
    .text("context/contextActivities/grouping/*/id"), .text("context/language") { $0 == "fr" },
  ])

  static let graded = Shape(rows: [
    .number("result/score/scaled", 0...1), .number("result/score/raw", 0...100), .number("result/score/min", 0...0),
    .number("result/score/max", 100...100),
    Shape.Row(path: "result/success") { $0 as? Bool == true },
    .text("attachments/*/usageType"), .text("attachments/*/display/fr"), .text("attachments/*/contentType") { $0.contains("/") },
    .number("attachments/*/length", 1...1e9),
    .text("attachments/*/sha2") { $0.count == 64 && $0.allSatisfy(\.isHexDigit) },
    .text("attachments/*/fileUrl") { $0.hasPrefix("urn:sha256:0a0a") },
  ])

  static func lines() throws -> [[String: Any]] {
    try ExperienceJournal.jsonLines(try Fictitious.statements()).split(separator: 10).map {
      try #require(try Array($0).json() as? [String: Any])
    }
  }

  @Test func holdWhatTheSpecificationAsksFor() throws {
    let lines = try Self.lines()
    #expect(lines.count == 9)
    for line in lines { #expect(Self.shape.faults(line) == []) }
    #expect(Self.graded.faults(lines[6]) == [])
  }

  @Test(arguments: shape.rows + graded.rows) func aMissingMemberIsSeen(_ row: Shape.Row) throws {
    let line = Shape.without(try Self.lines()[6], row.path.split(separator: "/").map(String.init))
    #expect((Self.shape.faults(line) + Self.graded.faults(line)).contains(row.path))
  }

  @Test func areTheLinesThatWereReadThrough() throws {
    try expectExchange(ExperienceJournal.jsonLines(try Fictitious.statements()).text, "experience.jsonl")
  }

  @Test func areReadBack() throws {
    for statement in try Fictitious.statements() {
      let line = ExperienceJournal.jsonLines([statement])
      let again = try JSONSerialization.data(withJSONObject: try line.json(), options: [.sortedKeys, .withoutEscapingSlashes])
      #expect(Array(again) + [10] == line)
    }
  }

  @Test func verbsSayWhatTheScoresSay() throws {
    let statements = try Fictitious.statements()
    let verbs = statements.map { $0.verb.id.split(separator: "/").last.map(String.init) ?? "" }
    #expect(verbs == ["initialized", "attempted", "answered", "answered", "completed", "scored", "passed", "failed", "passed"])
    #expect(statements.map(\.result?.success) == [nil, nil, false, true, nil, nil, true, false, true])
    #expect(statements.map(\.result?.completion) == [nil, nil, nil, nil, true, nil, nil, nil, nil])
    #expect(statements[2].result?.score?.scaled.text == "0.7812")
    #expect(statements[2].result?.score?.raw.text == "12.5")
  }

  @Test func areGroupedByBlock() throws {
    let groups = try Fictitious.statements().map { $0.context.contextActivities.grouping.map(\.id) }
    #expect(groups[2] == ["urn:ecritoire:rncp34786:BC01"], "each block once; a competence across blocks adds none")
    #expect(groups[7] == ["urn:ecritoire:rncp34786"])
    #expect(groups[8] == ["urn:ecritoire:rncp34786"])
    #expect(try Fictitious.statements()[2].context.contextActivities.parent?.map(\.id) == ["urn:ecritoire:rncp34786:scenario:S1"])
  }

  @Test func aScoreIsCutNeverRoundedUp() throws {
    let almost = try #require(ExperienceScore(Points(hundredths: 79_999), of: Points(hundredths: 100_000)))
    #expect(!almost.isEnough)
    #expect(ExperienceScore(Points(hundredths: 5), of: .zero) == nil)
    #expect(ExperienceScore(Points(hundredths: 501), of: Points(hundredths: 500)) == nil)
    #expect(ExperienceScore(Points(hundredths: -1), of: Points(hundredths: 500)) == nil)
  }

  @Test func codesAreWrittenAsAddressesAllow() throws {
    let title = try ExchangeTitle.edited { $0.replaceFirst("blocs", "id", with: "B 1:é/%") }
    let journal = try ExperienceJournal(title, homePage: "https://organisme.invalid", account: "a")
    let statement = try journal.statement(.completed, .block("B 1:é/%"), id: Fictitious.number(1), at: Fictitious.time())
    #expect(statement.object.id == "urn:ecritoire:rncp34786:B%201%3A%C3%A9%2F%25")
  }

  static let refusals: [BadgeTests.Refusal] =
    ["lea@organisme.fr", "Léa Martin", "", "lea\u{A0}martin"].map { account in
      BadgeTests.Refusal(testDescription: "le compte « \(account) »", code: "competence.experience.actor") {
        try ExperienceJournal(try Referential.known(), homePage: "https://organisme.invalid", account: account)
      }
    } + [
      BadgeTests.Refusal(testDescription: "un service sans adresse", code: "competence.experience.actor") {
        try ExperienceJournal(try Referential.known(), homePage: "organisme.fr", account: "app-1")
      },
      BadgeTests.Refusal(testDescription: "une preuve vide", code: "competence.experience.attachment") {
        try ExperienceAttachment(Fictitious.evidence(), title: "vide", length: 0)
      },
      BadgeTests.Refusal(testDescription: "une empreinte coupée", code: "competence.evidence.digest") {
        try ExperienceAttachment(Fictitious.evidence(digest: "0a"), title: "coupée", length: 10)
      },
    ]
    + [
      ExperienceObject.competence("BC09.1"), .block("BC09"), .scenario(id: "S", title: "S", blocks: ["BC09"]),
      .criterion(scenario: "S", id: "C", title: "C", competences: ["BC09.1"]),
    ].map { object in
      BadgeTests.Refusal(testDescription: "\(object)", code: "competence.experience.object") {
        try ExperienceJournal(try Referential.known(), homePage: "https://organisme.invalid", account: "app-1")
          .statement(.completed, object, id: Fictitious.number(1), at: Fictitious.time())
      }
    }

  @Test(arguments: refusals) func isRefused(_ refusal: BadgeTests.Refusal) {
    let finding = #expect(throws: Finding.self) { _ = try refusal.make() }
    #expect(finding?.code == refusal.code)
  }
}
