import Formats
import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// What the checker finds in what is made here: nothing that stands against sending.
@Suite struct DeclaringVerdictTests {
  static func expectValid(_ message: DSNMessage, _ name: String = "") throws {
    let verdict = try MessageChecker.verdict(on: message, norm: Workshop.norm, today: Day(2026, 12, 2))
    for finding in verdict.log.findings where finding.severity != .info {
      Issue.record("\(name): \(finding.field ?? "") \(finding.reference ?? "") \(finding.message)")
    }
    let nature = try #require(message.declarations[0][1].flatMap(DeclarationNature.init(rawValue:)))
    let schema = try DSNSchema.schema(version: Workshop.norm.version, nature: nature)
    #expect(try schema.validate(message.xml()).isEmpty, "\(name)")
  }

  @Test(arguments: DeclaringSituationTests.cases) func `the situations stand the controls`(
    row: DeclaringSituationTests.Case
  ) throws {
    try Self.expectValid(DeclaringSituationTests.built(row).0.message, row.name)
  }

  @Test func `the scenario and its signals stand the controls`() throws {
    try Self.expectValid(Workshop.build(DeclaringScenarioTests.people()).message, "October")
    let person = try Workshop.declared(DeclaringScenarioTests.team[2].kept, number: "00003")
    let facts = SignalFacts(Workshop.declarant(), person: person)
    let stop = DeclaringScenarioTests.stop
    try Self.expectValid(Signal.workStoppage(facts, stop: stop, law: Workshop.law, norm: Workshop.norm).message, "04")
    try Self.expectValid(
      Signal.returnToWork(facts, stop: stop, on: Day(2026, 11, 2), law: Workshop.law, norm: Workshop.norm).message, "05")
    let last = Workshop.plain {
      $0.contract.ending = .init(lastDay: Day(2026, 10, 16), reason: .resignation, noticeGiven: Day(2026, 9, 14))
      $0.employee.leaveOpening = LeaveOpening(from: Day(2026, 1, 1), previous: .zero, current: .zero)
    }
    let ended = SignalFacts(Workshop.declarant(), person: try Workshop.declared(last))
    try Self.expectValid(Signal.endOfContract(ended, law: Workshop.law, norm: Workshop.norm).message, "07")
    var cancelled = ended
    (cancelled.type, cancelled.replaced) = (.cancellation, "021120261")
    try Self.expectValid(Signal.endOfContract(cancelled, law: Workshop.law, norm: Workshop.norm).message, "07 cancelled")
  }

  @Test func `a crowd stands the controls`() throws {
    let facts = DeclarationFacts(
      Workshop.declarant(), month: Workshop.october, people: try DeclaringScenarioTests.people()
    ).crowded(300)
    var checker = try MessageChecker(Workshop.norm, today: Day(2026, 12, 2))
    try MonthlyDeclaration(facts, law: Workshop.law, norm: Workshop.norm).forEachPiece { checker.take($0) }
    let verdict = checker.finish()
    #expect(verdict.individuals == 300)
    let alarms = verdict.log.findings.filter { $0.severity != .info }
    #expect(alarms.isEmpty, "\(alarms.prefix(5).map { "\($0.reference ?? "") \($0.message)" })")
  }

  @Test(arguments: [
    (DeclarationType.normalWithoutIndividual, nil), (.replacementWithoutIndividual, "021120261"), (.replacement, "021120261"),
  ])
  func `types stand the controls`(type: DeclarationType, replaced: String?) throws {
    let people = type == .replacement ? [try Workshop.declared(Workshop.plain())] : []
    let built = try Workshop.build(people) {
      ($0.type, $0.replaced, $0.order) = (type, replaced, replaced == nil ? 1 : 2)
    }
    try Self.expectValid(built.message, "\(type)")
  }
}
