import Kernel
import Law
import Testing
import Workforce

@Suite struct CheckTests {
  static let law = Law()
  static let adult: EmployeeFile = {
    var file = EmployeeFile(birthName: "Roux", firstNames: "Nadia", sex: .female, birth: Day(1955, 8, 14))
    (file.nir, file.nationality) = (try? NIR("255081416802538"), "FR")
    return file
  }()

  struct Row: CustomTestStringConvertible, Sendable {
    let code: String?
    var employee = CheckTests.adult
    let change: @Sendable (inout EmploymentContract) -> Void
    var testDescription: String { code ?? "nothing to say" }

    init(
      _ code: String?, _ employee: EmployeeFile = CheckTests.adult,
      _ change: @escaping @Sendable (inout EmploymentContract) -> Void
    ) {
      (self.code, self.employee, self.change) = (code, employee, change)
    }
  }

  static func born(_ day: Day) -> EmployeeFile { EmployeeFile(birthName: "Petit", firstNames: "Léo", sex: .male, birth: day) }

  static let rows: [Row] = [
    Row(nil) { _ in },
    Row("workforce.permanent.end") { $0.end = Day(2026, 12, 31) },
    Row("workforce.fixed-term.end") {
      $0.kind = .fixedTerm
      $0.fixedTerm = .init(reason: .activity)
    },
    Row(nil) {
      $0.kind = .fixedTerm
      $0.fixedTerm = .init(reason: .replacement, replaced: "Paul Petit, vendeur", leastThrough: Day(2026, 3, 31))
    },
    Row("workforce.fixed-term.reason") { ($0.kind, $0.end) = (.fixedTerm, Day(2026, 6, 30)) },
    Row("workforce.fixed-term.replaced") {
      ($0.kind, $0.end, $0.fixedTerm) = (.fixedTerm, Day(2026, 6, 30), .init(reason: .replacement))
    },
    Row(nil) { ($0.kind, $0.end, $0.fixedTerm) = (.fixedTerm, Day(2027, 7, 4), .init(reason: .activity)) },
    Row("workforce.fixed-term.too-long") {
      ($0.kind, $0.end, $0.fixedTerm) = (.fixedTerm, Day(2027, 7, 5), .init(reason: .activity))
    },
    Row("workforce.fixed-term.renewals") { contract in
      (contract.kind, contract.end, contract.fixedTerm) = (.fixedTerm, Day(2026, 2, 28), .init(reason: .activity))
      for month in 3...5 {
        contract.amend(
          Amendment(effective: Day(2026, month, 1), reason: "renouvelé", terms: contract.terms, end: Month(2026, month).lastDay))
      }
    },
    Row("workforce.contract.backwards") {
      ($0.kind, $0.end, $0.fixedTerm) = (.fixedTerm, Day(2026, 1, 4), .init(reason: .activity))
    },
    Row("workforce.age", born(Day(2010, 1, 6))) { _ in },
    Row(nil, born(Day(2010, 1, 5))) { _ in },
    Row(nil, born(Day(2011, 1, 5))) { ($0.kind, $0.apprenticeship) = (.apprenticeship, .init(year: 1)) },
    Row("workforce.age", born(Day(2011, 1, 6))) { ($0.kind, $0.apprenticeship) = (.apprenticeship, .init(year: 1)) },
    Row("workforce.apprentice.year") { $0.kind = .apprenticeship },
    Row("workforce.hours") { $0.terms.weeklyHours = Hours(hundredths: -100) },
    Row("workforce.hours") { $0.terms.weeklyHours = Hours(hundredths: 4_801) },
    Row("workforce.part-time.short") { $0.terms.weeklyHours = Hours(hundredths: 2_399) },
    Row(nil) { ($0.terms.weeklyHours, $0.shortTimeReason) = (Hours(hundredths: 1_200), "demande écrite du 2 janvier") },
    Row("workforce.pattern.total") {
      $0.terms.pattern = WeeklyPattern([7, 7, 7, 7, 6, 0, 0].map { Hours(hundredths: $0 * 100) })
    },
    Row("workforce.pay") { $0.terms.pay = .monthly(.zero) },
    Row("workforce.pay") { $0.terms.pay = .legalMinimum },
    Row("workforce.text.missing") { $0.terms.jobTitle = "" },
    Row("workforce.days-agreement") { $0.terms.daysPerYear = 0 },
    Row(nil) { $0.trial = .init(through: Day(2026, 3, 4)) },
    Row("workforce.trial.too-long") { $0.trial = .init(through: Day(2026, 3, 5)) },
    Row(nil) { ($0.terms.category, $0.trial) = (.executive, .init(through: Day(2026, 5, 4), renewedThrough: Day(2026, 9, 4))) },
    Row("workforce.trial.too-long") {
      ($0.kind, $0.end, $0.fixedTerm, $0.trial) = (
        .fixedTerm, Day(2026, 2, 15), .init(reason: .activity), .init(through: Day(2026, 1, 11))
      )
    },
    Row("workforce.trial.outside") { $0.trial = .init(through: Day(2026, 1, 4)) },
    Row("workforce.amendment.before-start") {
      $0.amend(Amendment(effective: Day(2026, 1, 4), reason: "hausse", terms: ContractTests.terms(35, 3_000_00)))
    },
    Row("workforce.amendment.empty") { $0.amend(Amendment(effective: Day(2026, 2, 1), reason: "rien", terms: $0.terms)) },
    Row("workforce.amendment.after-end") {
      $0.ending = .init(lastDay: Day(2026, 1, 31), reason: .resignation)
      $0.amend(Amendment(effective: Day(2026, 2, 1), reason: "hausse", terms: ContractTests.terms(35, 3_000_00)))
    },
    Row("workforce.ending.before-start") { $0.ending = .init(lastDay: Day(2026, 1, 4), reason: .resignation) },
    Row("workforce.ending.term") { $0.ending = .init(lastDay: Day(2026, 6, 30), reason: .term) },
    Row("workforce.ending.reason") {
      ($0.kind, $0.end, $0.fixedTerm) = (.fixedTerm, Day(2026, 6, 30), .init(reason: .activity))
      $0.ending = .init(lastDay: Day(2026, 3, 31), reason: .dismissal)
    },
    Row("workforce.classification.missing") { $0.terms.classification = .init() },
    Row(nil) {
      ($0.kind, $0.end, $0.terms.classification) = (.internship, Day(2026, 6, 30), .init())
    },
    Row("workforce.contract.not-signed") { ($0.signed, $0.terms.weeklyHours) = (nil, Hours(hundredths: 3_000)) },
  ]

  @Test(arguments: rows)
  func contract(_ row: Row) throws {
    var contract = EmploymentContract(employee: 1, start: Day(2026, 1, 5), terms: ContractTests.terms())
    contract.signed = Day(2026, 1, 5)
    row.change(&contract)
    let findings = try ContractCheck(contract, of: row.employee, today: Day(2026, 11, 29), law: Self.law).findings
    #expect(findings.map(\.code) == [row.code].compactMap { $0 })
  }

  @Test func `two contracts at once may not exceed forty-eight hours`() throws {
    let first = EmploymentContract(employee: 1, start: Day(2025, 1, 6), terms: ContractTests.terms(35))
    func codes(_ hours: Int64, from start: Day) throws -> [String] {
      var second = EmploymentContract(employee: 1, start: start, terms: ContractTests.terms(hours))
      (second.signed, second.shortTimeReason) = (start, "cumul")
      return try ContractCheck(second, of: Self.adult, besides: [first], today: start, law: Self.law).findings.map(\.code)
    }
    #expect(try codes(13, from: Day(2026, 1, 5)) == [])
    #expect(try codes(14, from: Day(2026, 1, 5)) == ["workforce.contract.overlap"])
  }

  @Test func `a number of social security must agree with the person`() throws {
    func codes(_ change: (inout EmployeeFile) -> Void) throws -> [String] {
      var file = Self.adult
      change(&file)
      return try file.check(on: Day(2026, 11, 29), law: Self.law).map(\.code)
    }
    #expect(try codes { _ in } == [])
    #expect(try codes { $0.sex = .male } == ["workforce.nir.sex"])
    #expect(try codes { $0.birth = Day(1955, 9, 14) } == ["workforce.nir.birth"])
    #expect(try codes { $0.nir = nil } == ["workforce.nir.missing"])
    #expect(try codes { $0.nationality = nil } == ["workforce.nationality.missing"])
    #expect(
      try codes { $0.workPermit = .init(kind: "carte", number: "1", through: Day(2026, 1, 1)) } == ["workforce.work-permit.ended"]
    )
  }

  @Test func `an absence must stand under a contract, alone, and forwards`() {
    let contract = EmploymentContract(
      employee: 1, kind: .fixedTerm, start: Day(2026, 1, 5), end: Day(2026, 6, 30), terms: ContractTests.terms())
    let other = Absence(employee: 1, kind: .paidLeave, from: Day(2026, 3, 2), through: Day(2026, 3, 6))
    func codes(_ kind: Absence.Kind, _ from: Day, _ through: Day, _ change: (inout Absence) -> Void = { _ in }) -> [String] {
      var absence = Absence(employee: 1, kind: kind, from: from, through: through)
      change(&absence)
      return absence.check(contracts: [contract], others: [(7, other)], today: Day(2026, 6, 1)).map(\.code)
    }
    #expect(codes(.unpaid, Day(2026, 3, 9), Day(2026, 3, 9)) == [])
    #expect(codes(.unpaid, Day(2026, 3, 9), Day(2026, 3, 8)) == ["workforce.absence.backwards"])
    #expect(codes(.unpaid, Day(2026, 6, 29), Day(2026, 7, 1)) == ["workforce.absence.outside-contract"])
    #expect(codes(.unpaid, Day(2026, 1, 1), Day(2026, 1, 6)) == ["workforce.absence.outside-contract"])
    #expect(codes(.unpaid, Day(2026, 3, 6), Day(2026, 3, 9)) == ["workforce.absence.overlap"])
    #expect(codes(.training, Day(2026, 4, 1), Day(2026, 4, 2)) { $0.subrogation = true } == ["workforce.absence.subrogation"])
    for kind in [Absence.Kind.paternity, .adoption] {
      #expect(codes(kind, Day(2026, 4, 1), Day(2026, 4, 2)) { $0.subrogation = true } == [], "\(kind)")
    }
    for kind in [Absence.Kind.sickness, .workAccident, .commutingAccident, .maternity] {
      #expect(codes(kind, Day(2026, 4, 1), Day(2026, 4, 2)) == ["workforce.absence.certificate"], "\(kind)")
    }
    #expect(codes(.sickness, Day(2026, 4, 1), Day(2026, 4, 2)) { $0.certificateReceived = Day(2026, 4, 2) } == [])
  }
}
