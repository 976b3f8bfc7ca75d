import Competence
import Foundation
import Kernel
import Store
import Testing
import UseCases

/// « Octobre en atelier » worked through in real dossiers, by somebody who does it well and by some who do not.
@Suite struct ScenarioLearnerTests {
  @Test func `the base version done right has every point, and handing it in keeps them`() throws {
    let learner = try ScenarioLearner()
    try learner.work(try ObservedWork(modelOf: learner.version))
    let grade = try learner.grade().grade
    #expect(grade.score == grade.maximum && grade.maximum.french == "100", "\(grade.criteria.flatMap(\.feedback))")
    let handIn = try HandInScenario(engine: "essai")(learner.desk)
    #expect((handIn.points.french, handIn.maximum.french, handIn.day) == ("100", "100", Day(2026, 10, 31)))
    let kept = try ReadPath()(learner.desk)
    #expect(kept.handIns.map(\.value) == [handIn])
    #expect(kept.scenario?.run.state == .handedIn)
    let trail = try VerifyDossier()(learner.dossier)
    #expect(trail.findings == [] && "\(trail.head)" != handIn.head, "the hand-in itself is an event more")
    #expect(try learner.dossier.reading { try $0.event(handIn.event) }.map { "\($0.digest)" } == handIn.head)
  }

  @Test(arguments: 1...50)
  func `a learner’s own version done right has every point`(seed: Int) throws {
    let learner = try ScenarioLearner(seed: "graine \(seed)", learner: "p\(seed)")
    try learner.work(try ObservedWork(modelOf: learner.version))
    let grade = try learner.grade().grade
    #expect(grade.score == grade.maximum, "seed \(seed): \(grade.criteria.flatMap(\.feedback))")
  }

  @Test func `an empty hand-in has nothing`() throws {
    let learner = try ScenarioLearner()
    try learner.advance(through: learner.last)
    #expect(try learner.grade().grade.score == .zero)
    #expect(try HandInScenario(engine: "essai")(learner.desk).points == .zero)
  }

  struct Mistake: CustomTestStringConvertible, Sendable {
    let id: String
    /// The points lost, in French.
    let lost: String
    let saying: String
    let testDescription: String
  }

  static let mistakes = [
    Mistake(
      id: "tva-trop-tot", lost: "2,25", saying: "exigibilité chez le fournisseur",
      testDescription: "TVA du cabinet déduite avant d’être payée"),
    Mistake(
      id: "autoliquidation-oubliee", lost: "4,12", saying: "le preneur déclare la TVA et la déduit",
      testDescription: "autoliquidation oubliée"),
    Mistake(
      id: "immobilisation-en-charge", lost: "4,12", saying: "est une immobilisation", testDescription: "défonceuse en charge"),
    Mistake(
      id: "echeance-en-capital", lost: "1,5", saying: "Capital au 164, intérêts au 661, assurance au 616",
      testDescription: "échéance de prêt entière au 164"),
    Mistake(
      id: "frais-sans-tva", lost: "1,25", saying: "frais de tenue de compte sont soumis à la TVA",
      testDescription: "frais bancaires sans TVA"),
  ]

  @Test(arguments: mistakes) func `a frequent mistake costs what it should and is named`(_ mistake: Mistake) throws {
    let learner = try ScenarioLearner(seed: "graine \(mistake.id)")
    try learner.work(try ObservedWork(modelOf: learner.version, making: mistake.id))
    let grade = try learner.grade().grade
    let feedback = grade.criteria.flatMap(\.feedback)
    #expect((grade.maximum - grade.score).french == mistake.lost, "\(feedback.map { "\($0.cause) \($0.subject)" })")
    #expect(Set(feedback.map(\.cause)) == [mistake.id])
    #expect(feedback.contains { $0.rule.contains(mistake.saying) })
  }

  @Test func `a credit note on the sales account costs half a point`() throws {
    let learner = try ScenarioLearner()
    var model = try ObservedWork(modelOf: learner.version)
    let index = try #require(model.entries.firstIndex { $0.piece == "A2026-007" })
    model.entries[index].lines = model.entries[index].lines.map {
      ObservedWork.Line(account: $0.account == "7091" ? "701" : $0.account, party: $0.party, amount: $0.amount)
    }
    try learner.work(model)
    let grade = try learner.grade().grade
    #expect((grade.maximum - grade.score).french == "0,5")
    #expect(grade.criteria.flatMap(\.feedback).map(\.cause) == ["compte-tolere"])
  }

  @Test func `a friend’s amounts are recognised, one’s own are not`() throws {
    let friend = try ScenarioLearner(seed: "graine de Béa", learner: "bea")
    let others = ["bea", "carl", "dora"].map { (learner: $0, seed: ScenarioSeed($0 == "bea" ? "graine de Béa" : "graine \($0)")) }
    let copied = try ScenarioLearner(seed: "graine d’Ali", learner: "ali")
    try copied.advance(through: copied.last)
    for entry in try ObservedWork(modelOf: friend.version).entries where entry.recordedOn != nil { try copied.record(entry) }
    let suspicions = try copied.grade(others: others).suspicions
    #expect(suspicions.map(\.learner) == ["bea"])
    #expect(suspicions.first.map { $0.entries.count > 15 } == true)

    let honest = try ScenarioLearner(seed: "graine d’Ali", learner: "ali")
    try honest.advance(through: honest.last)
    for entry in try ObservedWork(modelOf: honest.version).entries where entry.recordedOn != nil { try honest.record(entry) }
    #expect(try honest.grade(others: others).suspicions.isEmpty)
  }

  @Test func `the supplier asks for the invoice that was not entered, and only then`() throws {
    let late = try ScenarioLearner()
    let events = try late.advance(through: late.last).events.map(\.rule.id)
    #expect(events.contains("relance-bois") && events.count == 20)

    let kept = try ScenarioLearner()
    try kept.advance(through: Day(2026, 10, 2))
    let wood = try #require(try ObservedWork(modelOf: kept.version).entries.first { $0.piece == "BM-7902" })
    try kept.record(wood)
    #expect(try !kept.advance(through: kept.last).events.map(\.rule.id).contains("relance-bois"))
  }

  @Test func `documents wait among the vouchers to enter, day by day`() throws {
    let learner = try ScenarioLearner()
    var days: [String] = []
    while try learner.desk.today < learner.last {
      let outcome = try learner.advance()
      days.append("\(outcome.day.iso) \(outcome.received)")
    }
    #expect(days.first == "2026-10-01 0" && days[1] == "2026-10-02 1" && days.last == "2026-10-31 0")
    #expect(try ListInbox()(learner.desk).count == 14)
    #expect(try ReadScenario()(learner.desk).running.received.count == 16)
  }
}
