import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// October 2026 in the workshop: a stop, its replacement for four weeks, overtime, complementary hours, leave, an apprentice at school.
@Suite struct DeclaringScenarioTests {
  static let october = Workshop.october
  static let november = Month(2026, 11)

  static let stop: Absence = {
    var stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 8), through: Day(2026, 11, 8))
    stop.certificateReceived = Day(2026, 10, 7)
    stop.subrogation = true
    return stop
  }()

  /// With the numbers of their contracts. The manager is held as an executive: mandates are not among contracts.
  static let team: [(number: String, kept: PayrollMonth.Kept)] = [
    (
      "00001",
      Workshop.kept(
        "Ferrand", "Nadège", nir: "2850699999012", birth: Day(1985, 6, 12), job: "Cheffe d’atelier", category: .technician,
        pay: .monthly(Money(cents: 2_650_00))
      ) { $0.absences = [Absence(employee: 1, kind: .paidLeave, from: Day(2026, 10, 27), through: Day(2026, 10, 29))] }
    ),
    (
      "00002",
      Workshop.kept(
        "Ouazzani", "Karim", nir: "1900299999013", birth: Day(1990, 2, 3), pay: .hourly(Money(cents: 14_20))
      ) {
        $0.variables = Workshop.variables {
          $0.weeks = [
            .init(Day(2026, 10, 5), Hours(hundredths: 39_00)), .init(Day(2026, 10, 12), Hours(hundredths: 38_00)),
            .init(Day(2026, 10, 19), Hours(hundredths: 46_00)),
          ]
        }
      }
    ),
    (
      "00003",
      Workshop.kept(
        "Pommier", "Elsa", nir: "2880399999016", birth: Day(1988, 3, 30), start: Day(2023, 10, 2), job: "Menuisière",
        pay: .hourly(Money(cents: 13_60))
      ) { $0.absences = [stop] }
    ),
    (
      "00004",
      Workshop.kept(
        "Vasseur", "Théo", nir: "1071199999015", birth: Day(2007, 11, 4), kind: .apprenticeship, start: Day(2025, 9, 1),
        end: Day(2027, 8, 31), job: "Apprenti menuisier", pay: .legalMinimum
      ) {
        $0.contract.apprenticeship = .init(year: 1)
        $0.contract.signed = Day(2025, 8, 25)
        $0.absences = [Absence(employee: 1, kind: .training, from: Day(2026, 10, 19), through: Day(2026, 10, 23))]
      }
    ),
    (
      "00005",
      Workshop.kept(
        "Bonnard", "Lucie", nir: "2920799999014", birth: Day(1992, 7, 9), job: "Assistante", category: .employee, weekly: 28_00,
        pay: .hourly(Money(cents: 14_90))
      ) {
        $0.variables = Workshop.variables {
          $0.weeks = [
            .init(Day(2026, 10, 5), Hours(hundredths: 30_00)), .init(Day(2026, 10, 12), Hours(hundredths: 30_00)),
          ]
        }
      }
    ),
    ("00006", replacement),
    (
      "00007",
      Workshop.kept(
        "Lambert", "Garance", nir: "2780599999018", birth: Day(1978, 5, 2), job: "Gérante", category: .executive,
        pay: .monthly(Money(cents: 3_000_00)))
    ),
  ]

  static let replacement = Workshop.kept(
    "Sarr", "Ibrahima", nir: "1950499999019", birth: Day(1995, 4, 2), kind: .fixedTerm, start: Day(2026, 10, 12),
    end: Day(2026, 11, 8), pay: .hoursWorked(Money(cents: 13_60))
  ) { $0.contract.fixedTerm = .init(reason: .replacement, replaced: "Elsa Pommier, menuisière") }

  static func people() throws -> [DeclaredPerson] {
    try team.map { try Workshop.declared($0.kept, number: $0.number) }
  }

  @Test func `the declaration of October has the seven, at the amounts of the scenario`() throws {
    let built = try Workshop.build(Self.people())
    try expectWellFormed(built.message)
    #expect(built.individuals == 7)
    #expect(built.crossFooting?.isClosed == true)
    let gross = built.individuals30.map { $0.descendants("S21.G00.51").first { $0[11] == "001" }?[13] ?? "" }
    #expect(gross[1] == "2483.86" && gross[4] == "1873.38")
    // Paid by the hour: 105 hours at 13,60, said as hours of work too.
    #expect(gross[5] == "1428.00")
    #expect(built.individuals30[5].descendants("S21.G00.53").first { $0[1] == "01" }?[2] == "105.00")
    let elsa = built.individuals30[2]
    let stop = try #require(elsa.descendants("S21.G00.60").first)
    #expect(stop[2] == "07102026" && stop[3] == "08112026" && stop[4] == "01")
    // 2 062,71 less 1 593,91, and what the employer completes.
    let slip = try Workshop.document(Self.team[2].kept).slip
    #expect(slip.earnings.first { $0.code == .base }?.amount == Money(cents: 2_062_71))
    #expect(slip.earnings.first { $0.code == .absence }?.amount == Money(cents: -1_593_91))
    #expect(gross[2] == slip.gross.json)
    #expect(elsa.descendants("S21.G00.51").first { $0[11] == "003" }?[13] == "2062.71")
    let karim = built.individuals30[1].descendants("S21.G00.51").filter { $0[11] == "017" }
    #expect(karim.map { $0[12] } == ["15.00", "3.00"] && karim.map { $0[13] } == ["266.25", "63.90"])
    #expect(karim.map { $0[16] } == ["25.00", "50.00"])
  }

  @Test func `every figure of the month is a payslip's`() throws {
    let (people, built) = (try Self.people(), try Workshop.build(Self.people()))
    for (individual, person) in zip(built.individuals30, people) {
      let slip = person.contracts[0].payslips[0].slip
      let payment = try #require(individual.child("S21.G00.50"))
      #expect(payment[2] == slip.netTaxable.json && payment[4] == slip.netPaid.json && payment[9] == slip.incomeTax.amount.json)
      #expect(payment.children("S21.G00.58").first { $0[3] == "03" }?[4] == slip.netSocial.json)
    }
    let taxes = people.map { $0.contracts[0].payslips[0].slip.incomeTax.amount }.sum()
    #expect(built.establishment.children("S21.G00.20").first { $0[1] == "DGFIP" }?[5] == taxes.json)
  }

  @Test func `October is due on Monday 16 November, and the signals within five working days`() throws {
    let due = try DeclarationDueDate.monthly(Self.october, headcount: 4, paidNextMonth: false, law: Workshop.law)
    #expect(due.day == Day(2026, 11, 16) && due.day.weekday == 1)
    #expect(due.why.contains("15/11/2026") && due.why.contains("16/11/2026"))
    let last = try DeclarationDueDate.replacement(Self.october, headcount: 4, paidNextMonth: false, law: Workshop.law)
    #expect(last.day == Day(2026, 11, 15))
    #expect(try DeclarationDueDate.signal(after: Day(2026, 10, 7)).day == Day(2026, 10, 14))
    #expect(try DeclarationDueDate.signal(after: Day(2026, 11, 8)).day == Day(2026, 11, 16))
  }

  @Test func `the stop is signalled with what the norm asks, and no more`() throws {
    let person = try Workshop.declared(Self.team[2].kept, number: "00003")
    let built = try Signal.workStoppage(
      SignalFacts(Workshop.declarant(), person: person), stop: Self.stop, law: Workshop.law, norm: Workshop.norm)
    try expectWellFormed(built.message)
    let declaration = built.message.declarations[0]
    #expect(declaration[1] == "04" && declaration[3] == "11" && declaration[5] == nil && declaration[8] == nil)
    #expect(declaration.child("S20.G00.07")?[4] == "01")
    let individual = built.individuals30[0]
    #expect(individual.rubrics.map(\.id.number) == [1, 2, 4, 6])
    let contract = try #require(individual.child("S21.G00.40"))
    #expect(contract.rubrics.map(\.id.number) == [1, 9] && contract.children.map(\.id) == ["S21.G00.60"])
    #expect(
      contract.children[0].rubrics.map(\.value) == [
        "01", "07102026", "08112026", "01", "08102026", "08112026", "FR7630001007941234567890185", "BDFEFRPPCCT",
      ])
    #expect(declaration.descendants("S21.G00.85").isEmpty && declaration.descendants("S21.G00.71").isEmpty)
    #expect(built.crossFooting == nil)
  }

  @Test func `the end of the replacement is declared in November, and signalled`() throws {
    let paid = EarlierPayslip(contract: 1, document: try Workshop.document(Self.replacement))
    var kept = Self.replacement
    kept.payslips = [paid]
    var person = try Workshop.declared(kept, Self.november, number: "00006")
    let slip = person.contracts[0].payslips[0].slip
    let monthly = try Workshop.build([person], month: Self.november) { $0.declarant.madeOn = Day(2026, 12, 1) }
    try expectWellFormed(monthly.message)
    #expect(monthly.crossFooting?.isClosed == true)
    let end = try #require(monthly.individuals30[0].descendants("S21.G00.62").first)
    #expect(end[1] == "08112026" && end[2] == "031" && end[8] == nil && end[20] == nil)
    // A tenth of the two months; the leave that is left as the payslip says it.
    let bonuses = monthly.individuals30[0].descendants("S21.G00.52")
    #expect(bonuses.map { $0[1] } == ["020", "011"] || bonuses.map { $0[1] } == ["011", "020"])
    #expect(paid.document.slip.gross == Money(cents: 1_428_00) && slip.gross == Money(cents: 875_84))
    #expect(bonuses.first { $0[1] == "011" }?[2] == "190.40" && bonuses.first { $0[1] == "020" }?[2] == "209.44")

    person.contracts[0].absences = []
    let signal = try Signal.endOfContract(
      SignalFacts(Workshop.declarant(), person: person), law: Workshop.law, norm: Workshop.norm)
    try expectWellFormed(signal.message)
    let declaration = signal.message.declarations[0]
    #expect(declaration[1] == "07" && declaration[5] == nil && declaration[8] == nil)
    let payment = try #require(signal.individuals30[0].child("S21.G00.50"))
    #expect(payment.rubrics.map(\.id.number) == [1, 3, 20] && payment[20] == "01")
    #expect(payment.descendants("S21.G00.58").isEmpty && payment.descendants("S21.G00.79").isEmpty)
    #expect(payment.children("S21.G00.78").allSatisfy { $0[6] == nil && $0[1] != "31" })
    let codes = payment.values("S21.G00.81.001")
    #expect(!codes.isEmpty && !codes.contains("018") && !codes.contains("106"))
    let signalled = try #require(signal.individuals30[0].descendants("S21.G00.62").first)
    #expect(signalled[8] == "02" && signalled[20] == "01112026" && signalled.child("S21.G00.63")?[1] == "90")
    #expect(payment.children("S21.G00.51").first { $0[11] == "001" }?[13] == slip.gross.json)
    #expect(signal.sources(ofIndividual: 0).contains { $0.id == "S21.G00.51.013" && $0.value == slip.gross.json })
  }

  @Test func `a return before the day is signalled`() throws {
    let person = try Workshop.declared(Self.team[2].kept, number: "00003")
    let facts = SignalFacts(Workshop.declarant(), person: person)
    let built = try Signal.returnToWork(
      facts, stop: Self.stop, on: Day(2026, 11, 2), law: Workshop.law, norm: Workshop.norm)
    try expectWellFormed(built.message)
    let stop = try #require(built.individuals30[0].descendants("S21.G00.60").first)
    #expect(stop.rubrics.map(\.value) == ["01", "07102026", "02112026", "01"])
    #expect(throws: Finding.self) {
      try Signal.returnToWork(facts, stop: Self.stop, on: Day(2026, 10, 8), law: Workshop.law, norm: Workshop.norm)
    }
  }
}
