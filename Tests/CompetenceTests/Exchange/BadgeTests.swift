import Competence
import Foundation
import Kernel
import Testing

/// Badges of the Open Badges 3.0 model: what they hold, when they are refused, how they are signed.
@Suite struct BadgeTests {
  /// The members that the model asks for, and ours.
  static let shape = Shape(rows: [
    .list("@context") {
      $0 == ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
    },
    .text("id") { $0.hasPrefix("urn:uuid:") && UUID(uuidString: String($0.dropFirst(9))) != nil },
    .list("type") { $0.contains("OpenBadgeCredential") },
    .text("name"), .text("issuer/id"), .list("issuer/type") { $0 == ["Profile"] }, .text("issuer/name"),
    .text("validFrom") { UniversalTime($0) != nil },
    .text("credentialSubject/id") { $0.hasPrefix("urn:uuid:") },
    .list("credentialSubject/type") { $0 == ["AchievementSubject"] },
    .text("credentialSubject/achievement/id") { $0.hasPrefix("urn:ecritoire:rncp34786:BC01") },
    .list("credentialSubject/achievement/type") { $0 == ["Achievement"] },
    .text("credentialSubject/achievement/achievementType") { ["Competency", "MicroCredential"].contains($0) },
    .text("credentialSubject/achievement/name"), .text("credentialSubject/achievement/description"),
    .text("credentialSubject/achievement/criteria/narrative"),
    .list("credentialSubject/achievement/alignment/*/type") { $0 == ["Alignment"] },
    .text("credentialSubject/achievement/alignment/*/targetName"),
    .text("credentialSubject/achievement/alignment/*/targetUrl") {
      $0 == "https://www.francecompetences.fr/recherche/rncp/34786/"
    },
    .text("credentialSubject/achievement/alignment/*/targetCode") { $0.hasPrefix("BC01") },
    .text("credentialSubject/achievement/resultDescription/*/id"),
    .list("credentialSubject/achievement/resultDescription/*/type") { $0 == ["ResultDescription"] },
    .text("credentialSubject/achievement/resultDescription/*/name"),
    .text("credentialSubject/achievement/resultDescription/*/resultType") {
      ["Percent", "RubricCriterionLevel", "RawScore", "Status"].contains($0)
    },
    .list("credentialSubject/result/*/type") { $0 == ["Result"] },
    .text("credentialSubject/result/*/resultDescription"),
    .list("evidence/*/type") { $0 == ["Evidence"] },
    .text("evidence/*/narrative") { $0.contains("sha256:0a0a0a") },
  ])

  @Test func holdWhatTheModelAsksFor() throws {
    for badge in [try Fictitious.competenceBadge(), try Fictitious.blockBadge()] {
      #expect(Self.shape.faults(try badge.unsignedFile().json()) == [])
    }
  }

  @Test(arguments: shape.rows) func aMissingMemberIsSeen(_ row: Shape.Row) throws {
    let whole = try Fictitious.competenceBadge().unsignedFile().json()
    let faults = Self.shape.faults(Shape.without(whole, row.path.split(separator: "/").map(String.init)))
    #expect(faults.contains(row.path))
  }

  @Test func areTheFilesThatWereReadThrough() throws {
    try expectExchange(try Fictitious.competenceBadge().unsignedFile().text, "badge-competence.json")
    try expectExchange(try Fictitious.blockBadge().unsignedFile().text, "badge-bloc.json")
  }

  @Test func areReadBack() throws {
    for badge in [try Fictitious.competenceBadge(), try Fictitious.blockBadge()] {
      #expect(try JSONDecoder().decode(OpenBadge.self, from: try JSONEncoder().encode(badge)) == badge)
      let written = try JSONSerialization.data(
        withJSONObject: try badge.unsignedFile().json(), options: [.sortedKeys, .withoutEscapingSlashes])
      #expect(Array(written).text == badge.unsignedFile().text)
    }
  }

  @Test func scoreAndJudgementAreTwoResults() throws {
    let subject = try Fictitious.competenceBadge().credentialSubject
    #expect(subject.result.map(\.value) == ["87.5", nil])
    #expect(subject.result.map(\.achievedLevel) == [nil, "urn:ecritoire:rncp34786:BC01.2.2:niveau:B"])
    #expect(subject.achievement.resultDescription.map(\.resultType) == ["Percent", "RubricCriterionLevel"])
    #expect(subject.achievement.resultDescription[1].rubricCriterionLevel?.map(\.level) == ["D", "C", "B", "A"])
    let block = try Fictitious.blockBadge().credentialSubject
    #expect(block.achievement.resultDescription.map(\.resultType) == ["Status", "Percent", "RawScore"])
    #expect(block.result.map(\.status) == ["Completed", nil, nil])
  }

  @Test func saysNothingOfWhoItIs() throws {
    for badge in [try Fictitious.competenceBadge(), try Fictitious.blockBadge()] {
      #expect(!badge.unsignedFile().text.contains("Personne Fictive"))
      #expect(badge.evidence.count == 1, "evidence of another block is left out")
    }
  }

  @Test func neverCallsItselfACertificationNorVerifiableWithoutASignature() throws {
    #expect(OpenBadge.Kind.allCases.map(\.rawValue) == ["Competency", "MicroCredential"])
    for badge in [try Fictitious.competenceBadge(), try Fictitious.blockBadge()] {
      for text in [badge.unsignedFile().text, Array(try JSONEncoder().encode(badge)).text] {
        #expect(!text.lowercased().contains("verifiable") && !text.lowercased().contains("vérifiable"))
        #expect(!text.contains("Certification"))
      }
      #expect(badge.unsignedFile().text.contains("Attestation non signée"))
    }
  }

  @Test func aTitleOfNoRegisterHasNoAlignment() throws {
    let title = try ExchangeTitle.edited { $0["code"] = "MAISON" }
    let badge = try Fictitious.issuer().badge(
      forCompetence: "BC01.2.2", BlockBoard(title, [Fictitious.standing()]), Fictitious.particulars())
    #expect(badge.credentialSubject.achievement.alignment == nil)
    #expect(badge.credentialSubject.achievement.id == "urn:ecritoire:maison:BC01.2.2")
  }

  // MARK: - Refusals

  struct Refusal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: String
    let make: @Sendable () throws -> Any
  }

  static func competence(_ standing: CompetenceStanding, _ id: String = "BC01.2.2") throws -> OpenBadge {
    try Fictitious.issuer().badge(forCompetence: id, try Fictitious.board([standing]), Fictitious.particulars())
  }

  static func block(_ decision: BlockDecision?, _ jury: Day = Day(2026, 11, 20), _ id: String = "BC01") throws -> OpenBadge {
    let ready = BlockTests.standings(try Referential.known(), 1000)
    return try Fictitious.issuer().badge(
      forBlock: id, try Fictitious.board(ready, decision), decidedOn: jury, Fictitious.particulars())
  }

  static let refusals = [
    Refusal(testDescription: "un score juste sous le seuil", code: "competence.badge.not-reached") {
      try competence(Fictitious.standing("BC01.2.2", 799, .a))
    },
    Refusal(testDescription: "aucun score, un jugement A", code: "competence.badge.not-reached") {
      try competence(Fictitious.standing("BC01.2.2", nil, .a))
    },
    Refusal(testDescription: "rien de fait", code: "competence.badge.not-reached") {
      try competence(Fictitious.standing("BC01.1.1"))
    },
    Refusal(testDescription: "un score de 100, un jugement C", code: "competence.badge.judged-below") {
      try competence(Fictitious.standing("BC01.2.2", 1000, .c))
    },
    Refusal(testDescription: "un score de 100, un jugement D", code: "competence.badge.judged-below") {
      try competence(Fictitious.standing("BC01.2.2", 1000, .d))
    },
    Refusal(testDescription: "une compétence que le titre n’a pas", code: "competence.badge.unknown") {
      try competence(Fictitious.standing("BC09.1"), "BC09.1")
    },
    Refusal(testDescription: "un bloc demandé comme une compétence", code: "competence.badge.unknown") {
      try competence(Fictitious.standing("BC01"), "BC01")
    },
    Refusal(testDescription: "un bloc prêt, sans jury", code: "competence.badge.not-validated") { try block(nil) },
    Refusal(testDescription: "un bloc proposé au jury", code: "competence.badge.not-validated") { try block(.proposed) },
    Refusal(testDescription: "un bloc refusé", code: "competence.badge.not-validated") { try block(.refused) },
    Refusal(testDescription: "un autre bloc que celui du jury", code: "competence.badge.not-validated") {
      try block(.validated, Day(2026, 11, 20), "BC02")
    },
    Refusal(testDescription: "un bloc que le titre n’a pas", code: "competence.badge.unknown") {
      try block(.validated, Day(2026, 11, 20), "BC09")
    },
    Refusal(testDescription: "un badge d’avant le jury", code: "competence.badge.before-jury") {
      try block(.validated, Day(2026, 11, 24))
    },
    Refusal(testDescription: "une preuve sans empreinte", code: "competence.evidence.digest") {
      try Fictitious.issuer().badge(
        forCompetence: "BC01.2.2", try Fictitious.board(),
        Fictitious.particulars(evidence: [Fictitious.evidence(digest: "0A" + String(repeating: "0", count: 62))]))
    },
    Refusal(testDescription: "un organisme sans adresse", code: "competence.badge.issuer") {
      try BadgeIssuer(id: "organisme", name: "Organisme")
    },
    Refusal(testDescription: "un organisme sans nom", code: "competence.badge.issuer") {
      try BadgeIssuer(id: "https://organisme.invalid", name: "  ")
    },
    Refusal(testDescription: "une clé de 1024 bits", code: "competence.badge.key") {
      try BadgeKey(modulus: Array(repeating: 0xFF, count: 128), exponent: [1, 0, 1])
    },
    Refusal(testDescription: "une clé de 2047 bits", code: "competence.badge.key") {
      try BadgeKey(modulus: [0, 0x7F] + Array(repeating: 0xFF, count: 255), exponent: [1, 0, 1])
    },
    Refusal(testDescription: "un exposant pair", code: "competence.badge.key") {
      try BadgeKey(modulus: Array(repeating: 0xFF, count: 256), exponent: [1, 0, 0])
    },
    Refusal(testDescription: "l’exposant 1", code: "competence.badge.key") {
      try BadgeKey(modulus: Array(repeating: 0xFF, count: 256), exponent: [0, 1])
    },
    Refusal(testDescription: "la signature d’une autre clé", code: "competence.badge.signature") {
      let key = try BadgeKey(modulus: Array(repeating: 0xFF, count: 256), exponent: [1, 0, 1])
      return try BadgeToken(try Fictitious.competenceBadge(), key: key) { _ in Array(repeating: 1, count: 384) }
    },
  ]

  @Test(arguments: refusals) func isRefused(_ refusal: Refusal) throws {
    let finding = #expect(throws: Finding.self) { _ = try refusal.make() }
    #expect(finding?.code == refusal.code)
    #expect(finding?.recovery.isEmpty == false)
  }

  @Test func theThresholdItselfIsEnough() throws {
    #expect(try Self.competence(Fictitious.standing("BC01.2.2", 800, nil)).credentialSubject.result.map(\.value) == ["80"])
    #expect(try Self.block(.validated, Day(2026, 11, 23)).credentialSubject.achievement.achievementType == .microCredential)
  }
}
