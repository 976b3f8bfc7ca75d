import Competence
import GRDB
import Kernel
import Ledger
import Testing
import UseCases

@testable import Store

/// What a dossier proves by itself: what was done, whether it still stands, and who cannot touch it.
@Suite struct ScenarioEvidenceTests {
  private func evidence(_ learner: ScenarioLearner, _ competence: String? = nil) throws -> [String] {
    try ReadEvidence(competence: competence, engine: "essai")(learner.desk).map {
      "\($0.evidence.useCase) \($0.standing.rawValue)"
    }
  }

  private func wood(_ learner: ScenarioLearner) throws -> ObservedWork.Entry {
    try learner.advance(through: Day(2026, 10, 2))
    return try #require(try ObservedWork(modelOf: learner.version).entries.first { $0.piece == "BM-7902" })
  }

  @Test func `what was given at the start proves nothing`() throws {
    let learner = try ScenarioLearner()
    #expect(try evidence(learner) == [])
    #expect(try ReadPath()(learner.desk).board.standings.values.allSatisfy { $0.evidence == 0 })
  }

  @Test func `evidence is there as soon as the work is done`() throws {
    let learner = try ScenarioLearner()
    try learner.record(try wood(learner))
    let items = try ReadEvidence(engine: "essai")(learner.desk)
    let item = try #require(items.first)
    #expect((items.count, item.standing) == (1, .intact))
    #expect(
      (item.evidence.useCase, item.evidence.author, item.evidence.engine) == ("ecriture.saisir", "Dominique Martin", "essai"))
    #expect(item.evidence.instant == "2026-10-02T09:30:00Z" && item.evidence.digest.count == 64)
    #expect(item.evidence.competences == ["BC01.1.1", "BC01.1.2", "BC01.1.4"])
    #expect(try evidence(learner, "BC01.1") == ["ecriture.saisir intact"])
    #expect(try evidence(learner, "BC03") == [])
    #expect(throws: Finding.self) { _ = try evidence(learner, "BC99") }
  }

  @Test func `work taken up again is told, and work thrown away too`() throws {
    let learner = try ScenarioLearner()
    let wood = try wood(learner)
    let first = try learner.record(wood)
    var twice = wood
    twice.piece = "BM-7903"
    let second = try learner.record(twice)
    var draft = try #require(try learner.dossier.reading { try $0.entry(id: first) }).content
    draft.label = "Panneaux trois plis"
    _ = try RecordEntry(draft, replacing: (first, 1))(learner.desk)
    #expect(try evidence(learner) == ["ecriture.modifier intact", "ecriture.saisir intact", "ecriture.saisir reprise"])
    try DeleteDraft(second)(learner.desk)
    #expect(try evidence(learner) == ["ecriture.modifier intact", "ecriture.saisir absente", "ecriture.saisir reprise"])
  }

  @Test func `an answer given again is taken up, another is not`() throws {
    let learner = try ScenarioLearner()
    _ = try AnswerScenario([("ca3.16", "1")])(learner.desk)
    _ = try AnswerScenario([("ca3.28", "2")])(learner.desk)
    _ = try AnswerScenario([("ca3.16", "5 665")])(learner.desk)
    #expect(
      try evidence(learner) == ["scenario.repondre intact", "scenario.repondre intact", "scenario.repondre reprise"])
  }

  @Test func `a lettering taken off is taken up again`() throws {
    let learner = try ScenarioLearner()
    let model = try ObservedWork(modelOf: learner.version)
    try learner.advance(through: Day(2026, 10, 9))
    for entry in model.entries where entry.recordedOn.map({ $0 <= Day(2026, 10, 9) }) == true { try learner.record(entry) }
    var one = model
    one.letterings = model.letterings.filter { $0.lines.contains { $0.line.party == "MORVAN" } }
    try learner.letter(one)
    #expect(try evidence(learner, "BC01.2.1") == ["lettrage.poser intact"])
    try RemoveLettering("AAA", account: "401", thirdParty: "MORVAN")(learner.desk)
    #expect(try evidence(learner, "BC01.2.1") == ["lettrage.oter intact", "lettrage.poser reprise"])
  }

  struct Tampering: CustomTestStringConvertible, Sendable {
    let table: String
    let sql: String
    /// The use cases whose evidence no longer stands.
    let altered: [String]
    let testDescription: String
  }

  static let tamperings = [
    Tampering(
      table: "entry", sql: "UPDATE entry SET label = label || 'x' WHERE piece_ref = 'BM-7902'", altered: ["ecriture.saisir"],
      testDescription: "le libellé d’une écriture"),
    Tampering(
      table: "line", sql: "UPDATE line SET debit = debit + 1 WHERE debit = 648000", altered: ["ecriture.saisir"],
      testDescription: "un centime d’une ligne"),
    Tampering(
      table: "voucher", sql: "UPDATE voucher SET bytes = CAST(bytes || x'00' AS BLOB)", altered: ["ecriture.saisir"],
      testDescription: "un octet d’une pièce jointe"),
    Tampering(
      table: "hand_in", sql: "UPDATE hand_in SET body = replace(body, '\"points\":0', '\"points\":9')",
      altered: ["scenario.rendre"], testDescription: "les points d’un travail rendu"),
    Tampering(
      table: "scenario_answer", sql: "UPDATE scenario_answer SET body = replace(body, '5665', '5666')",
      altered: ["scenario.repondre"], testDescription: "une réponse"),
  ]

  @Test(arguments: tamperings) func `one byte changed behind our back is seen`(_ tampering: Tampering) throws {
    let learner = try ScenarioLearner()
    try learner.record(try wood(learner))
    _ = try AnswerScenario([("ca3.16", "5665")])(learner.desk)
    _ = try HandInScenario(engine: "essai")(learner.desk)
    #expect(try evidence(learner) == ["scenario.rendre", "scenario.repondre", "ecriture.saisir"].map { "\($0) intact" })

    try learner.dossier.database.write { db in
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [tampering.table])
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(sql: tampering.sql)
      #expect(db.changesCount == 1)
      for trigger in triggers { try db.execute(sql: trigger["sql"] as String) }
    }
    #expect(try VerifyDossier()(learner.dossier).findings.first?.code == "trail.broken")
    for item in try ReadEvidence(engine: "essai")(learner.desk) {
      let isAltered = tampering.altered.contains(item.evidence.useCase)
      #expect(item.standing == (isAltered ? .altered : .intact), "\(item.evidence.useCase)")
    }
  }

  @Test func `the assistants that would do the exercise are closed from the start`() throws {
    let learner = try ScenarioLearner()
    try learner.work(try ObservedWork(modelOf: learner.version))
    let facts = try learner.dossier.reading { try $0.facts() }
    #expect(facts.mode == .school)
    for assistant in ["codage", "lettrage", "rapprochement", "saisie"] { #expect(!facts.allows(assistant: assistant)) }
    #expect(throws: Finding.self) { _ = try LetterAutomatically()(learner.desk) }
    #expect(throws: Finding.self) { _ = try AcceptMatches(ProposeMatches("512"))(learner.desk) }
  }

  @Test func `a judgement needs a reason, and no more points than there are`() throws {
    let learner = try ScenarioLearner()
    let desk = try learner.desk
    func code(_ subject: Judgement.Subject, _ reason: String) throws -> String? {
      let before = try VerifyDossier()(learner.dossier).head
      let finding = #expect(throws: Finding.self) { _ = try JudgeWork(subject, reason: reason)(desk) }
      #expect(try VerifyDossier()(learner.dossier).head == before)
      return finding?.code
    }
    #expect(try code(.criterion("paie", points: 4_01), "trop") == "competence.judgement.points")
    #expect(try code(.criterion("paie", points: -1), "moins") == "competence.judgement.points")
    #expect(try code(.criterion("paie", points: 4_00), "  ") == "competence.judgement.no-reason")
    #expect(try code(.criterion("voile", points: 1), "?") == "competence.judgement.subject")
    #expect(try code(.competence("BC01.9", .a), "?") == "competence.judgement.subject")
    _ = try JudgeWork(.criterion("paie", points: 2_50), reason: " calcul \n juste ")(desk)
    _ = try JudgeWork(.competence("BC01.2.5", .b), reason: "")(desk)
    let judged = try learner.grade().judgements
    #expect(judged.map(\.value.subject.id) == ["paie", "BC01.2.5"])
    #expect(judged[0].value.reason == "calcul juste")
  }
}
