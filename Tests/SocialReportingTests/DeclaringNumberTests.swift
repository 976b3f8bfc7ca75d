import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// Somebody whose number of social security is awaited is declared by the temporary number that the employer formed.
@Suite struct DeclaringNumberTests {
  static let siren = Workshop.place().siret.siren

  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let change: @Sendable (inout EmployeeFile) -> Void
    /// 30.001, 30.005, 30.020.
    let said: [String?]
    let codes: [String]
    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(name: "the number of social security alone", change: { _ in }, said: ["1900299999013", nil, nil], codes: []),
    Row(
      name: "a temporary number alone",
      change: { ($0.nir, $0.temporaryNumber) = (nil, TemporaryNumber(.male, of: siren, rank: 42)) },
      said: [nil, "01", "100002600500042"], codes: []),
    Row(
      name: "both, until the returns know the person",
      change: { $0.temporaryNumber = TemporaryNumber(.male, of: siren, rank: 42) },
      said: ["1900299999013", nil, "100002600500042"], codes: []),
    Row(
      name: "a waiting number of the register, and a temporary one",
      change: {
        ($0.nir, $0.temporaryNumber) = (try? NIR(withoutKey: "7900299999013"), TemporaryNumber(.male, of: siren, rank: 1))
      },
      said: [nil, "01", "100002600500001"], codes: []),
    Row(
      name: "a waiting number of the register alone", change: { $0.nir = try? NIR(withoutKey: "7900299999013") },
      said: [nil, "01", nil], codes: ["dsn.declaring.nir"]),
    Row(name: "neither", change: { $0.nir = nil }, said: [nil, "01", nil], codes: ["dsn.declaring.nir"]),
    Row(
      name: "a temporary number, and a birth that is not known",
      change: {
        ($0.nir, $0.temporaryNumber) = (nil, TemporaryNumber(.male, of: siren, rank: 42))
        ($0.birthPlace, $0.birthDepartment) = (nil, nil)
      }, said: [nil, "01", "100002600500042"], codes: ["dsn.declaring.birth"]),
  ]

  @Test(arguments: rows) func `what names a person`(row: Row) throws {
    let person = try Workshop.declared(Workshop.plain { row.change(&$0.employee) })
    let built = try Workshop.build([person])
    let individual = built.individuals30[0]
    #expect([individual[1], individual[5], individual[20]] == row.said)
    let codes = ["dsn.declaring.nir", "dsn.declaring.birth"]
    #expect(built.findings.map(\.code).filter(codes.contains) == row.codes)
    try expectWellFormed(built.message)
    if row.codes.isEmpty { try DeclaringVerdictTests.expectValid(built.message, row.name) }
  }

  @Test func `a month later the number is a change, and the person is the same`() throws {
    let number = TemporaryNumber(.male, of: Self.siren, rank: 42)
    var before = try Workshop.declared(Workshop.plain())
    (before.file.nir, before.file.temporaryNumber) = (nil, number)
    var after = try Workshop.declared(Workshop.plain())
    after.file.temporaryNumber = number
    after.earlier = try Workshop.build([before]).individuals30[0]
    let built = try Workshop.build([after])
    #expect(built.individuals30[0].child("S21.G00.31") == nil, "no former number of social security")
    #expect(built.individuals30[0][20] == number.text)
    try DeclaringVerdictTests.expectValid(built.message)
  }

  @Test func `the three signals take a temporary number`() throws {
    let number = TemporaryNumber(.female, of: Self.siren, rank: 7)
    var person = try Workshop.declared(DeclaringScenarioTests.team[2].kept, number: "00003")
    (person.file.nir, person.file.temporaryNumber) = (nil, number)
    let facts = SignalFacts(Workshop.declarant(), person: person)
    let stop = DeclaringScenarioTests.stop
    let stopped = try Signal.workStoppage(facts, stop: stop, law: Workshop.law, norm: Workshop.norm)
    let back = try Signal.returnToWork(facts, stop: stop, on: Day(2026, 11, 2), law: Workshop.law, norm: Workshop.norm)
    for built in [stopped, back] {
      #expect(built.individuals30[0].rubrics.map(\.id.number) == [2, 4, 6, 20] && built.individuals30[0][20] == number.text)
      try DeclaringVerdictTests.expectValid(built.message)
    }
    let last = Workshop.plain {
      $0.contract.ending = .init(lastDay: Day(2026, 10, 16), reason: .resignation, noticeGiven: Day(2026, 9, 14))
      $0.employee.leaveOpening = LeaveOpening(from: Day(2026, 1, 1), previous: .zero, current: .zero)
    }
    var ended = try Workshop.declared(last)
    (ended.file.nir, ended.file.temporaryNumber) = (nil, TemporaryNumber(.male, of: Self.siren, rank: 8))
    let end = try Signal.endOfContract(
      SignalFacts(Workshop.declarant(), person: ended), law: Workshop.law, norm: Workshop.norm)
    #expect(end.individuals30[0][20] == "100002600500008" && end.individuals30[0][5] == "01")
    try DeclaringVerdictTests.expectValid(end.message)
  }
}
