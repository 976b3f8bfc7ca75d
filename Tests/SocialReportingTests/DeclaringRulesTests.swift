import Kernel
import Law
import Payroll
import SocialReporting
import Testing
import Workforce

/// Natures, types, refusals, changes, corrections, what is missing, and dates.
@Suite struct DeclaringRulesTests {
  private static func code(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return (error as? Finding)?.code }
    return nil
  }

  // MARK: Types

  @Test(arguments: [
    (DeclarationType.normalWithoutIndividual, "02"), (.replacementWithoutIndividual, "02"),
  ])
  func `a declaration without anybody`(type: DeclarationType, sending: String) throws {
    let built = try Workshop.build([]) {
      $0.type = type
      $0.replaced = type.replaces ? "021120261" : nil
      $0.order = 2
    }
    try expectWellFormed(built.message)
    #expect(built.message.envelope[8] == sending)
    #expect(built.message.declarations[0][2] == type.rawValue)
    #expect(built.message.declarations[0][6] == (type.replaces ? "021120261" : nil))
    #expect(built.individuals30.isEmpty && built.establishment.children.isEmpty)
    #expect(built.crossFooting == nil && built.sources.isEmpty)
  }

  @Test func `a replacement names what it replaces, and is else the same`() throws {
    let person = try Workshop.declared(Workshop.plain())
    let first = try Workshop.build([person])
    let again = try Workshop.build([person]) {
      ($0.type, $0.replaced, $0.order) = (.replacement, "021120261", 2)
      $0.declarant.isTest = false
    }
    try expectWellFormed(again.message)
    #expect(again.message.envelope[5] == "02" && first.message.envelope[5] == "01")
    #expect(
      again.message.declarations[0].rubrics.map(\.value)
        == ["01", "03", "11", "2", "01102026", "021120261", "02112026", "01", "01"])
    #expect(again.individuals30 == first.individuals30)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let change: @Sendable (inout DeclarationFacts) -> Void
    var testDescription: String { name }
  }

  static let refusals: [Refusal] = [
    Refusal(name: "a replacement of nothing", code: "dsn.declaring.replaced") { $0.type = .replacement },
    Refusal(name: "a normal one that replaces", code: "dsn.declaring.replaced-needless") { $0.replaced = "021120261" },
    Refusal(name: "a normal one without anybody", code: "dsn.declaring.people") { $0.people = [] },
    Refusal(name: "nobody, and somebody", code: "dsn.declaring.people") { $0.type = .normalWithoutIndividual },
    Refusal(name: "a month that is cancelled", code: "dsn.declaring.not-cancelled") { $0.type = .cancellation },
    Refusal(name: "fraction 3 of 2", code: "dsn.declaring.fraction") { $0.fraction = .init(3, of: 2) },
    Refusal(name: "fraction 1 of 10", code: "dsn.declaring.fraction") { $0.fraction = .init(1, of: 10) },
    Refusal(name: "a number of four", code: "dsn.declaring.contract-number") { $0.people[0].contracts[0].number = "0001" },
    Refusal(name: "a payslip of another month", code: "dsn.declaring.payslip-month") { $0.month = Month(2026, 11) },
    Refusal(name: "no headcount", code: "dsn.declaring.headcount") { $0.declarant.workplace.headcounts = History() },
  ]

  @Test(arguments: refusals) func `what is not a declaration is refused`(row: Refusal) throws {
    let person = try Workshop.declared(Workshop.plain())
    #expect(Self.code { _ = try Workshop.build([person], row.change) } == row.code)
  }

  @Test func `a fraction says its place`() throws {
    let built = try Workshop.build([Workshop.declared(Workshop.plain())]) { $0.fraction = .init(2, of: 3) }
    #expect(built.message.declarations[0][3] == "23")
  }

  @Test func `what the establishment owes stands after people`() throws {
    let built = try Workshop.build([Workshop.declared(Workshop.plain())]) {
      $0.taxes = [EstablishmentTax(code: "001", amount: Money(cents: 90_000_00), year: 2025)]
      $0.charges = [
        EstablishmentCharge(code: "076", amount: Money(cents: 81_00), period: Day(2025, 1, 1)...Day(2025, 12, 31))
      ]
    }
    try expectWellFormed(built.message)
    #expect(built.establishment.children.suffix(2).map(\.id) == ["S21.G00.44", "S21.G00.82"])
    #expect(built.establishment.children.last?.rubrics.map(\.value) == ["81.00", "076", "01012025", "31122025"])
  }

  // MARK: What is missing

  struct Gap: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let rubric: RubricID
    let change: @Sendable (inout DeclarationFacts) -> Void
    var testDescription: String { name }
  }

  static let gaps: [Gap] = [
    Gap(name: "the Urssaf", code: "dsn.declaring.urssaf", rubric: "S21.G00.22.001") { $0.declarant.urssaf = nil },
    Gap(name: "the risk", code: "dsn.declaring.accident-risk", rubric: "S21.G00.40.040") { $0.declarant.accidentRiskCode = nil },
    Gap(name: "the commune", code: "dsn.declaring.commune", rubric: "S21.G00.85.011") { $0.declarant.communeCode = nil },
    Gap(name: "the insurer", code: "dsn.declaring.insurance", rubric: "S21.G00.70.012") { $0.declarant.insurance = [] },
    Gap(name: "the account", code: "dsn.declaring.account", rubric: "S21.G00.20.004") { $0.declarant.account = nil },
    Gap(name: "the occupation", code: "dsn.declaring.occupation", rubric: "S21.G00.40.004") {
      $0.people[0].contracts[0].occupationCode = nil
    },
    Gap(name: "the number", code: "dsn.declaring.nir", rubric: "S21.G00.30.001") { $0.people[0].file.nir = nil },
    Gap(name: "the address", code: "dsn.declaring.address", rubric: "S21.G00.30.008") { $0.people[0].file.address = nil },
    Gap(name: "the nationality", code: "dsn.declaring.nationality", rubric: "S21.G00.30.013") {
      $0.people[0].file.nationality = nil
    },
  ]

  @Test(arguments: gaps) func `what is not known is left out, and said`(row: Gap) throws {
    let person = try Workshop.declared(Workshop.plain())
    let whole = try Workshop.build([person])
    #expect(!whole.message.declarations[0].values(row.rubric).isEmpty)
    let built = try Workshop.build([person], row.change)
    #expect(built.message.declarations[0].values(row.rubric).isEmpty)
    #expect(built.findings.contains { $0.code == row.code && $0.severity == .warning })
    try expectWellFormed(built.message)
  }

  @Test func `what no insurer is declared for does not close`() throws {
    let person = try Workshop.declared(Workshop.plain())
    let built = try Workshop.build([person]) { $0.declarant.insurance = [] }
    let body = try #require(built.crossFooting?.bodies.first { $0.code == "healthInsurance" })
    #expect(!body.isClosed && body.individual == .zero && body.book == Money(cents: 42_00))
    #expect(built.crossFooting?.isClosed == false)
  }

  @Test func `codes from memory are named`() throws {
    let built = try Workshop.build([Workshop.declared(Workshop.plain())])
    let finding = try #require(built.findings.first { $0.code == "dsn.declaring.unverified" })
    #expect(finding.message.contains("30.013 01") && finding.message.contains("CTP 959") && !finding.message.contains("CTP 100,"))
  }

  @Test func `a rate whose identifier is not known is declared with -1`() throws {
    var person = try Workshop.declared(
      Workshop.plain { $0.employee.receive(.init(.percent(4_30), received: Day(2026, 10, 5))) })
    person.taxRateIdentifier = nil
    let built = try Workshop.build([person])
    try expectWellFormed(built.message)
    #expect(built.individuals30[0].values("S21.G00.50.008") == ["-1"])
    #expect(built.findings.first { $0.code == "dsn.declaring.tax-rate-identifier" }?.severity == .warning)
    person.taxRateIdentifier = "42"
    #expect(try Workshop.build([person]).individuals30[0].values("S21.G00.50.008") == ["42"])
  }

  @Test func `an end of contract tells what no month told yet`() throws {
    let kept = Workshop.kept(
      "Sarr", "Ibrahima", nir: "1950499999019", birth: Day(1995, 4, 2), kind: .fixedTerm, start: Day(2026, 10, 12),
      end: Day(2026, 11, 8), pay: .hourly(Money(cents: 13_60))
    ) {
      $0.contract.fixedTerm = .init(reason: .activity)
      $0.employee.leaveOpening = LeaveOpening(from: Day(2026, 1, 1), previous: .zero, current: .zero)
    }
    let october = try Workshop.document(kept)
    let november = try Workshop.document(kept, Month(2026, 11))
    var person = try Workshop.declared(kept)
    person.contracts[0].payslips = [october, november]
    var stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 11, 3), through: Day(2026, 11, 8))
    stop.lastDayWorked = Day(2026, 10, 30)
    person.contracts[0].absences = [stop]
    func signal(_ told: Set<String>) throws -> BlockOccurrence {
      let facts = SignalFacts(Workshop.declarant(), person: person)
      let built = try Signal.endOfContract(facts, declaredBefore: told, law: Workshop.law, norm: Workshop.norm)
      try expectWellFormed(built.message)
      return built.individuals30[0]
    }
    let both = try signal([])
    let payments = both.children("S21.G00.50")
    #expect(payments.map { $0[3] } == ["01", "02"] && payments.map { $0[20] } == ["02", "01"])
    let gross = payments.compactMap { payment in payment.children("S21.G00.51").first { $0[11] == "001" } }
    #expect(gross.map { $0[1] } == ["12102026", "01112026"] && gross.map { $0[2] } == ["31102026", "08112026"])
    #expect(gross.map { $0[13] } == [october.slip.gross.json, november.slip.gross.json])
    let calendar = payments.map { payment in payment.descendants("S21.G00.53").first { $0[3] == "40" }?[2] }
    #expect(calendar == ["20.00", "8.00"])
    #expect(both.values("S21.G00.62.006") == ["30102026"])
    person.contracts[0].absences = []
    let last = try signal([try #require(october.number)])
    #expect(last.children("S21.G00.50").map { $0[20] } == ["01"] && last.values("S21.G00.62.006") == ["08112026"])
    #expect(last.children("S21.G00.50")[0].children("S21.G00.51")[0][1] == "01112026")
  }

  // MARK: Several contracts, changes, corrections

  @Test func `two contracts of a person are two payments`() throws {
    var person = try Workshop.declared(Workshop.plain(), number: "00001")
    let second = Workshop.kept(
      "Ouazzani", "Karim", nir: "1900299999013", birth: Day(1990, 2, 3), start: Day(2026, 10, 1), job: "Formateur",
      weekly: 7_00, pay: .hourly(Money(cents: 20_00)))
    person.contracts.append(try Workshop.declared(second, number: "00008").contracts[0])
    let built = try Workshop.build([person])
    try expectWellFormed(built.message)
    #expect(built.crossFooting?.isClosed == true)
    let individual = built.individuals30[0]
    #expect(individual.children("S21.G00.40").map { $0[36] } == ["02", "02"])
    #expect(individual.children("S21.G00.50").map { $0[3] } == ["01", "02"])
    #expect(Set(individual.values("S21.G00.70.012")).count == individual.values("S21.G00.70.012").count)
    #expect(Set(individual.values("S21.G00.78.005")) == Set(individual.values("S21.G00.70.012")))
    #expect(individual.children("S21.G00.86").map { $0[5] } == ["00001", "00008"])
  }

  @Test func `what differs from the last declaration is a change`() throws {
    let before = try Workshop.build([Workshop.declared(Workshop.plain())])
    let amended = Workshop.plain {
      var terms = $0.contract.terms
      (terms.category, terms.weeklyHours) = (.technician, Hours(hundredths: 28_00))
      $0.contract.amend(Amendment(effective: Day(2026, 10, 1), reason: "28 heures", terms: terms))
      $0.employee.birthName = "Ouazzani-Petit"
    }
    var person = try Workshop.declared(amended)
    person.earlier = before.individuals30[0]
    let built = try Workshop.build([person])
    try expectWellFormed(built.message)
    let individual = built.individuals30[0]
    #expect(individual.child("S21.G00.31")?.rubrics.map(\.value) == ["01102026", "OUAZZANI"])
    let change = try #require(individual.child("S21.G00.40")?.child("S21.G00.41"))
    #expect(change.rubrics.map(\.id.number) == [1, 2, 7, 8])
    #expect(change.rubrics.map(\.value) == ["01102026", "07", "151.67", "10"])
    person.earlier = individual
    #expect(try Workshop.build([person]).individuals30[0].descendants("S21.G00.41").isEmpty)
  }

  // MARK: The bordereau

  @Test func `bases and amounts of the bordereau are whole euros, and what is left is rounding`() throws {
    let built = try Workshop.build([Workshop.declared(Workshop.plain())])
    let bordereau = try #require(built.establishment.child("S21.G00.22"))
    #expect(bordereau[5]?.hasSuffix(".00") == true)
    for line in bordereau.children { #expect((line[4] ?? line[5])?.hasSuffix(".00") == true) }
    let body = try #require(built.crossFooting?.bodies.first { $0.code == "urssaf" })
    #expect(body.bordereau != body.individual && body.isClosed)
    let aggregates = body.lines.filter { $0.declared != nil }
    #expect(aggregates.map { $0.difference }.sum() == body.rounding)
    // 2 154 at 0,10 % are two euros.
    #expect(aggregates.first { $0.code == "332" }?.declared == Money(cents: 2_00))
  }

  @Test func `each row of the tables says how sure it is`() throws {
    let tables = try DeclaringTables(on: Day(2026, 10, 31), headcount: 4, law: Workshop.law)
    #expect(!tables.contributions.isEmpty)
    for row in tables.contributions { #expect(!row.certainty.source.isEmpty, "\(row.line) \(row.code)") }
    for code in PayslipLine.Code.allCases where code != .apprenticeshipTaxBalance && code != .housingEffort {
      #expect(tables.contributions.contains { $0.line == code.rawValue }, "\(code)")
    }
    let codes = try #require(Workshop.norm.rubric("S21.G00.81.001")).codes.map(\.code)
    for row in tables.contributions {
      #expect(codes.contains(row.code), "\(row.code)")
      if let ctp = row.aggregate?.ctp { #expect(tables.ctpLabels[ctp] != nil, "CTP \(ctp)") }
    }
  }

  // MARK: Dates

  @Test(arguments: [
    (Month(2026, 10), 4, false, Day(2026, 11, 16)), (Month(2026, 10), 60, false, Day(2026, 11, 5)),
    (Month(2026, 10), 60, true, Day(2026, 11, 16)), (Month(2026, 11), 49, false, Day(2026, 12, 15)),
    (Month(2026, 11), 50, false, Day(2026, 12, 7)), (Month(2026, 7), 4, false, Day(2026, 8, 17)),
    (Month(2026, 12), 4, false, Day(2027, 1, 15)),
  ])
  func `the day a month is due`(month: Month, headcount: Int, paidNextMonth: Bool, day: Day) throws {
    let due = try DeclarationDueDate.monthly(month, headcount: headcount, paidNextMonth: paidNextMonth, law: Workshop.law)
    #expect(due.day == day && due.isVerified && due.reference.contains("R243-6"))
  }

  @Test func `holidays are no working days of a signal, and the delay is not verified`() throws {
    let due = try DeclarationDueDate.signal(after: Day(2026, 12, 23))
    #expect(due.day == Day(2026, 12, 31) && !due.isVerified)
  }

  @Test(arguments: [(DeclarationNature.workStoppage, "dsn.declaring.no-stop"), (.endOfContract, "dsn.declaring.no-end")])
  func `a signal of nothing is refused`(nature: DeclarationNature, code: String) throws {
    let facts = SignalFacts(Workshop.declarant(), person: try Workshop.declared(Workshop.plain()))
    let leave = Absence(employee: 1, kind: .paidLeave, from: Day(2026, 10, 5), through: Day(2026, 10, 6))
    let found = Self.code {
      if nature == .workStoppage {
        _ = try Signal.workStoppage(facts, stop: leave, law: Workshop.law, norm: Workshop.norm)
      } else {
        _ = try Signal.endOfContract(facts, law: Workshop.law, norm: Workshop.norm)
      }
    }
    #expect(found == code)
  }

  // MARK: The year before, and the stream

  @Test func `a month of 2025 is declared in the norm of 2025`() throws {
    let month = Month(2025, 11)
    #expect(MonthlyDeclaration.version(for: month) == "P25V01")
    let norm = try Norm.load("P25V01")
    var facts = DeclarationFacts(Workshop.declarant(), month: month, people: [try Workshop.declared(Workshop.plain(), month)])
    facts.declarant.madeOn = Day(2025, 12, 1)
    let built = try MonthlyDeclaration.build(facts, law: Workshop.law, norm: norm)
    try expectWellFormed(built.message, norm)
    #expect(built.message.version == "P25V01" && built.crossFooting?.isClosed == true)
    #expect(!built.individuals30[0].values("S21.G00.81.001").contains("142"))
    // The reduced rate of health and family: no complement.
    #expect(!built.individuals30[0].values("S21.G00.81.001").contains("907"))
  }

  @Test func `the stream is the message`() throws {
    let people = try DeclaringScenarioTests.people()
    let facts = DeclarationFacts(Workshop.declarant(), month: Workshop.october, people: people)
    let made = try MonthlyDeclaration(facts, law: Workshop.law, norm: Workshop.norm)
    var bytes: [UInt8] = []
    var writer = NEODeSWriter { bytes += $0 }
    let findings = try made.forEachPiece { try writer.write($0) }
    try writer.finish()
    let built = try MonthlyDeclaration.build(facts, law: Workshop.law, norm: Workshop.norm)
    #expect(bytes == (try built.message.neodes()))
    #expect(findings == built.findings)
  }
}
