import Kernel
import Law
import TestSupport
import Testing
import Workforce

@testable import Payroll

/// The month of a contract, out of the files that a small shop keeps. All people are fictitious.
@Suite struct PayrollMonthTests {
  static let law = Expected.law

  /// A saleswoman at 2,200 € since 2020, in an establishment of fifteen.
  static func shop(_ change: (inout PayrollMonth.Kept) -> Void = { _ in }) -> PayrollMonth.Kept {
    var place = Workplace(
      name: "Boutique", siret: try! Siret("73282932000074"),
      address: PostalAddress(lines: ["3 rue Haute"], postcode: "75011", town: "Paris"), activityCode: "4752A")
    place.headcounts.set(15, from: Day(2025, 1, 1))
    place.workAccidentRates.set(.percent(2_08), from: Day(2025, 1, 1))
    place.healthSchemes = [
      HealthScheme(label: "Santé", from: Day(2020, 1, 1), employee: Money(cents: 20_00), employer: Money(cents: 20_00))
    ]
    place.hasSubrogation = true
    let terms = Terms(
      workplace: 1, jobTitle: "Vendeuse", weeklyHours: Hours(hundredths: 35_00), pay: .monthly(Money(cents: 2_200_00)))
    var kept = PayrollMonth.Kept(
      employer: "Les Tilleuls",
      employee: EmployeeFile(birthName: "Roux", firstNames: "Nadia", sex: .female, birth: Day(1990, 5, 12)),
      contractID: 1, contract: EmploymentContract(employee: 1, start: Day(2020, 1, 6), terms: terms), workplace: place)
    change(&kept)
    return kept
  }

  /// Nothing was paid elsewhere in the year: the totals that a first month takes over are zero.
  static func made(
    _ month: String, _ kept: PayrollMonth.Kept, corrects: String? = nil, takesOver: Bool = true
  ) -> PayrollMonth {
    var kept = kept
    let month = Month(iso: month)!
    if takesOver, month.number > 1, kept.payslips.isEmpty, kept.contract.start.month < month, kept.variables?.opening == nil {
      var variables = kept.variables ?? PayVariables(employee: 1, contract: 1, month: month)
      variables.opening = .init(
        gross: .zero, ceiling: .zero, referenceMinimumWage: .zero, generalReduction: .zero, netTaxable: .zero, incomeTax: .zero)
      kept.variables = variables
    }
    return PayrollMonth(month, of: kept, corrects: corrects, law: law)
  }

  static func variables(_ month: String, _ change: (inout PayVariables) -> Void) -> PayVariables {
    var variables = PayVariables(employee: 1, contract: 1, month: Month(iso: month)!)
    change(&variables)
    return variables
  }

  /// Pays months one after the other, as sealing does.
  static func paying(_ months: [String], _ kept: PayrollMonth.Kept) throws -> PayrollMonth.Kept {
    var kept = kept
    for month in months {
      let document = try #require(made(month, kept).document, "\(month): \(made(month, kept).findings.map(\.message))")
      kept.payslips.append(EarlierPayslip(contract: kept.contractID, document: document))
    }
    return kept
  }

  /// All the leave of the years before was taken.
  static let noLeave = LeaveOpening(from: Day(2026, 1, 1), previous: .zero, current: .zero)

  // MARK: The month as the situation typed by hand

  @Test func `a month without event is the payslip that simulate gives`() throws {
    let made = Self.made("2026-01", Self.shop())
    var typed = ordinary(month: "2026-01")
    typed.schemes.healthInsurance = .init(employee: Money(cents: 20_00), employer: Money(cents: 20_00))
    typed.yearToDate = YearToDate.none
    #expect(made.findings == [])
    #expect(made.situation == typed)
    #expect(try made.document?.slip == payslip(typed))
    #expect(made.document?.number == nil)
    #expect(made.document?.employer.activityCode == "47.52A")
    #expect(made.document?.paymentDay == Day(2026, 1, 30))
  }

  /// What is kept, and the hours of work beyond the contract that it makes.
  struct HoursCase: CustomTestStringConvertible, Sendable {
    let name: String
    let weekly: Int64
    let variables: @Sendable (inout PayVariables) -> Void
    let overtime: [String]
    let complementary: [String]
    var testDescription: String { name }
  }

  static let hours: [HoursCase] = [
    HoursCase(
      name: "44 hours in a week are eight at 25 % and one at 50 %", weekly: 35_00,
      variables: { $0.weeks = [.init(Day(2026, 10, 5), Hours(hundredths: 44_00))] }, overtime: ["8.00 25", "1.00 50"],
      complementary: []),
    HoursCase(
      name: "weeks add up by increase", weekly: 35_00,
      variables: {
        $0.weeks = [.init(Day(2026, 10, 5), Hours(hundredths: 37_50)), .init(Day(2026, 10, 12), Hours(hundredths: 36_00))]
      }, overtime: ["3.50 25"], complementary: []),
    HoursCase(
      name: "hours with their increase stand as they are", weekly: 35_00,
      variables: { $0.extra = [.init(Hours(hundredths: 4_00), increase: .percent(25_00))] }, overtime: ["4.00 25"],
      complementary: []),
    HoursCase(
      name: "part time: a tenth at 10 %, the rest at 25 %", weekly: 28_00,
      variables: { $0.weeks = [.init(Day(2026, 10, 5), Hours(hundredths: 32_00))] }, overtime: [],
      complementary: ["2.80 10", "1.20 25"]),
    HoursCase(
      name: "a week of the contract or below adds nothing", weekly: 35_00,
      variables: { $0.weeks = [.init(Day(2026, 10, 5), Hours(hundredths: 30_00))] }, overtime: [], complementary: []),
    HoursCase(
      name: "39 hours by contract are paid each month", weekly: 39_00, variables: { _ in }, overtime: ["17.33 25"],
      complementary: []),
  ]

  @Test(arguments: hours) func `hours beyond the contract`(_ row: HoursCase) throws {
    let kept = Self.shop {
      $0.contract.terms.weeklyHours = Hours(hundredths: row.weekly)
      $0.variables = Self.variables("2026-10", row.variables)
    }
    let made = Self.made("2026-10", kept)
    let situation = try #require(made.situation, "\(made.findings.map(\.message))")
    func shown(_ extra: [MonthOfWork.ExtraHours]) -> [String] { extra.map { "\($0.hours.json) \($0.increase.e8 / 1_000_000)" } }
    #expect(shown(situation.month.overtime) == row.overtime)
    #expect(shown(situation.month.complementaryHours) == row.complementary)
    if row.weekly == 39_00 { #expect(made.document?.slip.gross == Money(cents: 2_200_00)) }
  }

  @Test func `a wage for 39 hours is the wage of the contract, whatever it is`() throws {
    var random = SplitMix64(seed: 20_261_129)
    for _ in 0..<40 {
      let wage = Money(cents: Int64(2_100_00 + random.below(300_000)))
      let kept = Self.shop {
        $0.contract.terms.weeklyHours = Hours(hundredths: 39_00)
        $0.contract.terms.pay = .monthly(wage)
      }
      let gross = try #require(Self.made("2026-01", kept).document).slip.gross
      #expect((0...1).contains(gross.cents - wage.cents), "\(wage.french): \(gross.french)")
    }
  }

  // MARK: Absences

  @Test func `a sickness is compared with the three wages before it, once they are paid here`() throws {
    let stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 4, 7), through: Day(2026, 4, 20))
    let paid = try Self.paying(["2026-01", "2026-02", "2026-03"], Self.shop { $0.absences = [stop] })
    let absence = try #require(Self.made("2026-04", paid).situation).month.absences
    #expect(absence.map(\.referenceGross) == [[Money(cents: 2_200_00), Money(cents: 2_200_00), Money(cents: 2_200_00)]])
    #expect(absence.allSatisfy { $0.isMaintained && $0.hasSubrogation && $0.hours == nil })
    let alone = Self.made("2026-04", Self.shop { $0.absences = [stop] })
    #expect(alone.situation?.month.absences.map(\.referenceGross) == [nil])
  }

  @Test func `a stop that goes on is one stop: its delays run from the first day`() throws {
    let first = Absence(employee: 1, kind: .sickness, from: Day(2026, 9, 21), through: Day(2026, 10, 2))
    var next = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 5), through: Day(2026, 10, 9))
    next.isExtension = true
    let situation = try #require(Self.made("2026-10", Self.shop { $0.absences = [first, next] }).situation)
    #expect(situation.month.absences.map(\.from) == [Day(2026, 9, 21)])
    #expect(situation.month.absences.map(\.through) == [Day(2026, 10, 9)])
  }

  @Test func `days kept in the year before are counted, those of waiting apart`() throws {
    let before = Absence(employee: 1, kind: .sickness, from: Day(2026, 3, 2), through: Day(2026, 3, 20))
    let stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 5), through: Day(2026, 10, 20))
    let situation = try #require(Self.made("2026-10", Self.shop { $0.absences = [before, stop] }).situation)
    #expect(situation.month.absences.map(\.maintainedDaysUsed) == [12])
  }

  @Test func `an afternoon is counted in hours`() throws {
    let leave = Absence(employee: 1, kind: .unpaid, from: Day(2026, 10, 7), through: Day(2026, 10, 7), startsAtNoon: true)
    let situation = try #require(Self.made("2026-10", Self.shop { $0.absences = [leave] }).situation)
    #expect(situation.month.absences.map(\.hours) == [Hours(hundredths: 3_50)])
  }

  @Test func `a week of leave takes six days, and a tenth of the reference year for them`() throws {
    let months = (6...12).map { "2025-" + ($0 < 10 ? "0\($0)" : "\($0)") } + (1...5).map { "2026-0\($0)" }
    let hired = Self.shop {
      $0.contract.start = Day(2025, 6, 1)
      $0.absences = [Absence(employee: 1, kind: .paidLeave, from: Day(2026, 6, 8), through: Day(2026, 6, 12))]
    }
    let made = Self.made("2026-06", try Self.paying(months, hired))
    let leave = try #require(made.situation?.month.absences.first)
    #expect(leave.referenceGross?.count == 12 && leave.referenceDays == 30)
    // 26,400 € over ten, six days of thirty: 528 €; the wage of five days of twenty-two: 500 €.
    #expect(made.document?.slip.earnings.first { $0.code == .paidLeave }?.amount == Money(cents: 528_00))
    #expect(made.document?.leaveTaken.map(\.days) == [Day(2026, 6, 8)...Day(2026, 6, 13)])
    #expect(made.document?.leave.first { $0.label.contains("N-1") }?.left == 24_00)
  }

  // MARK: The year

  @Test func `totals follow the months, and the reduction of twelve months is that of the year`() throws {
    let months = (1...12).map { "2026-" + ($0 < 10 ? "0\($0)" : "\($0)") }
    let paid = try Self.paying(months, Self.shop())
    let last = try #require(paid.payslips.last?.document)
    #expect(last.totals.gross == Money(cents: 26_400_00))
    #expect(last.totals.netTaxable == paid.payslips.map(\.document.slip.netTaxable).sum())
    #expect(last.totals.incomeTax == paid.payslips.map(\.document.slip.incomeTax.amount).sum())
    let reductions = paid.payslips.map(\.document.slip.generalReduction.amount).sum()
    #expect(last.slip.generalReduction.totalAmount == reductions)
  }

  @Test func `totals taken over from elsewhere start the year, and stay with it`() throws {
    let opening = PayVariables.Opening(
      gross: Money(cents: 19_800_00), ceiling: Money(cents: 36_045_00), referenceMinimumWage: Money(cents: 16_407_36),
      generalReduction: Money(cents: 4_000_00), netTaxable: Money(cents: 15_800_00), incomeTax: Money(cents: 310_00))
    var kept = Self.shop { $0.variables = Self.variables("2026-10") { $0.opening = opening } }
    let october = Self.made("2026-10", kept)
    #expect(october.findings == [])
    #expect(october.document?.totals.gross == Money(cents: 22_000_00))
    kept = try Self.paying(["2026-10"], kept)
    kept.variables = nil
    let november = try #require(Self.made("2026-11", kept).document)
    #expect(november.totals.gross == Money(cents: 24_200_00))
    #expect(november.facts.yearToDate?.gross == Money(cents: 22_000_00))
  }

  @Test func `a correction says what it replaces, and the next month starts from it`() throws {
    var kept = try Self.paying(["2026-01"], Self.shop())
    kept.payslips = []
    kept.variables = Self.variables("2026-01") { $0.items = [.init(.bonus, "Prime oubliée", Money(cents: 300_00))] }
    let mended = try #require(Self.made("2026-01", kept, corrects: "2026-0001").document)
    #expect(mended.corrects == "2026-0001" && mended.slip.gross == Money(cents: 2_500_00))
    kept.payslips = [EarlierPayslip(contract: 1, document: mended)]
    kept.variables = nil
    #expect(Self.made("2026-02", kept).document?.totals.gross == Money(cents: 4_700_00))
  }

  // MARK: What the terms bring each month

  @Test func `vouchers are one a day worked, transport and recurring pay come back`() throws {
    let kept = Self.shop {
      $0.contract.terms.mealVouchers = .init(faceValue: Money(cents: 10_00), employerShare: Money(cents: 5_00))
      $0.contract.terms.transport = .init(subscription: Money(cents: 88_80))
      $0.contract.terms.recurring = [
        .init(.bonus, "Prime d’ancienneté", Money(cents: 60_00)), .init(.benefitInKind, "Téléphone", Money(cents: 12_00)),
        .init(.expense, "Télétravail", Money(cents: 20_00)),
      ]
      $0.absences = [Absence(employee: 1, kind: .unpaid, from: Day(2026, 5, 4), through: Day(2026, 5, 5))]
    }
    let month = try #require(Self.made("2026-05", kept).situation).month
    // Twenty-one days from Monday to Friday, less 1, 8, 14 and 25 May, less two.
    #expect(month.mealVouchers?.count == 15)
    #expect(month.transport?.subscription == Money(cents: 88_80))
    #expect(month.bonuses.map(\.label) == ["Prime d’ancienneté"])
    #expect(month.benefitsInKind.map(\.amount) == [Money(cents: 12_00)] && month.expenses.map(\.label) == ["Télétravail"])
  }

  // MARK: The end

  @Test func `a fixed term ends with a tenth of its pay, and with the leave that is left`() throws {
    let kept = Self.shop {
      $0.contract.kind = .fixedTerm
      ($0.contract.start, $0.contract.end) = (Day(2026, 3, 1), Day(2026, 5, 31))
      $0.contract.fixedTerm = .init(reason: .activity)
      $0.contract.terms.pay = .monthly(Money(cents: 2_000_00))
    }
    let paid = try Self.paying(["2026-03", "2026-04"], kept)
    let made = Self.made("2026-05", paid)
    let bonuses = try #require(made.document).slip.earnings.filter { $0.code == .bonus }
    // 10 % of 6,000 €; 7.5 days rounded up to 8, all of those acquired: a tenth of 6,600 €.
    #expect(bonuses.map(\.amount) == [Money(cents: 600_00), Money(cents: 660_00)])
    #expect(made.findings.map(\.code).filter { $0 == "payroll.month.end-added" }.count == 2)
  }

  struct Precariousness: CustomTestStringConvertible {
    let name: String
    let change: @Sendable (inout PayrollMonth.Kept) -> Void
    let isDue: Bool
    var testDescription: String { name }
  }

  static let precariousness: [Precariousness] = [
    .init(name: "at its term", change: { _ in }, isDue: true),
    .init(name: "seasonal work", change: { $0.contract.fixedTerm?.reason = .seasonal }, isDue: false),
    .init(name: "by custom", change: { $0.contract.fixedTerm?.reason = .custom }, isDue: false),
    .init(
      name: "the employee resigns", change: { $0.contract.ending = .init(lastDay: Day(2026, 3, 31), reason: .resignation) },
      isDue: false),
    .init(
      name: "broken by agreement", change: { $0.contract.ending = .init(lastDay: Day(2026, 3, 31), reason: .earlyByAgreement) },
      isDue: true),
    .init(
      name: "a permanent contract follows",
      change: { $0.otherContracts = [EmploymentContract(employee: 1, start: Day(2026, 4, 1), terms: $0.contract.terms)] },
      isDue: false),
  ]

  @Test(arguments: precariousness) func `who has the indemnity of the end`(_ row: Precariousness) throws {
    let kept = Self.shop {
      $0.contract.kind = .fixedTerm
      ($0.contract.start, $0.contract.end) = (Day(2026, 3, 1), Day(2026, 3, 31))
      $0.contract.fixedTerm = .init(reason: .activity)
      row.change(&$0)
    }
    let document = try #require(Self.made("2026-03", kept).document)
    #expect(document.slip.earnings.contains { $0.label == "Indemnité de fin de contrat" } == row.isDue)
  }

  @Test func `a dismissal has the indemnity of the law`() throws {
    let kept = Self.shop {
      $0.employee.leaveOpening = Self.noLeave
      $0.contract.ending = .init(lastDay: Day(2026, 1, 31), reason: .dismissal)
    }
    let document = try #require(Self.made("2026-01", kept).document)
    // Six years: six quarters of a month.
    #expect(document.slip.exemptIndemnities == Money(cents: 3_300_00))
  }

  @Test func `in 2025 too a month follows the others, and those before May are told apart`() throws {
    let kept = try Self.paying(["2025-01", "2025-02", "2025-03", "2025-04"], Self.shop())
    for (months, month) in [([], "2025-05"), (["2025-05"], "2025-06"), (["2025-05", "2025-06"], "2025-07")] {
      let made = Self.made(month, try Self.paying(months, kept))
      #expect(!made.findings.contains { $0.code.hasPrefix("payroll.year-to-date") }, "\(made.findings.map(\.message))")
      let totals = try #require(made.situation?.yearToDate)
      #expect(totals.gross == Money(cents: 2_200_00 * Int64(4 + months.count)), "\(month)")
      #expect(totals.beforeRateChange?.gross == Money(cents: 8_800_00), "\(month)")
      #expect(totals.beforeRateChange?.referenceMinimumWage == Money(cents: 7_207_20), "\(month)")
      // 0.3193 / 0.6 × (1.6 × 1 801.80 / 2 200.00 − 1) = 0.1652, × 2 200.00.
      let reduction = try #require(made.document?.slip.generalReduction)
      #expect(reduction.coefficientText == "0.1652" && reduction.amount == Money(cents: 363_44), "\(month)")
    }
  }

  @Test func `an agreement to part gives the indemnity in proportion before eight months`() throws {
    let kept = Self.shop {
      $0.contract.start = Day(2025, 10, 1)
      $0.employee.leaveOpening = Self.noLeave
      $0.contract.ending = .init(lastDay: Day(2026, 1, 31), reason: .mutualTermination)
    }
    // Four months: 2,200 € × 4/12 × 1/4.
    #expect(try #require(Self.made("2026-01", kept).document).slip.exemptIndemnities == Money(cents: 183_33))
  }

  @Test func `the leave of a fixed term is paid at its end when another fixed term follows`() throws {
    func indemnity(of kind: EmploymentContract.Kind) throws -> Bool {
      let kept = Self.shop {
        ($0.contract.kind, $0.contract.start, $0.contract.end) = (.fixedTerm, Day(2026, 3, 1), Day(2026, 3, 31))
        $0.contract.fixedTerm = .init(reason: .activity)
        $0.otherContracts = [EmploymentContract(employee: 1, kind: kind, start: Day(2026, 4, 1), terms: $0.contract.terms)]
      }
      let slip = try #require(Self.made("2026-03", kept).document).slip
      return slip.earnings.contains { $0.label.hasPrefix("Indemnité compensatrice") }
    }
    #expect(try indemnity(of: .fixedTerm))
    #expect(try !indemnity(of: .permanent))
  }

  // MARK: 39 hours

  @Test func `an absence takes off its part of the overtime of the contract, leave takes nothing off`() throws {
    func gross(_ kind: Absence.Kind?) throws -> Money {
      let kept = Self.shop {
        $0.contract.terms.weeklyHours = Hours(hundredths: 39_00)
        if let kind { $0.absences = [Absence(employee: 1, kind: kind, from: Day(2026, 1, 12), through: Day(2026, 1, 16))] }
      }
      return try #require(Self.made("2026-01", kept).document).slip.gross
    }
    #expect(try gross(nil) == Money(cents: 2_200_00))
    #expect(try gross(.paidLeave) == Money(cents: 2_200_00))
    // Five days of twenty-two: 17/22 of 2,200 €, the hundredths of an hour of overtime apart.
    #expect(try (gross(.unpaid).cents - 1_700_00).magnitude <= 10)
  }

  // MARK: Two contracts

  @Test func `two contracts of a month make one total of the year, and one limit of the sharing of value`() throws {
    let first = try Self.paying(
      ["2026-03"],
      Self.shop {
        ($0.contract.kind, $0.contract.start, $0.contract.end) = (.fixedTerm, Day(2026, 3, 1), Day(2026, 3, 15))
        $0.contract.fixedTerm = .init(reason: .activity)
        $0.variables = Self.variables("2026-03") { $0.items = [.init(.valueSharing, "Partage", Money(cents: 2_000_00))] }
      })
    var second = first
    second.contractID = 2
    second.contract = EmploymentContract(employee: 1, start: Day(2026, 3, 16), terms: first.contract.terms)
    second.otherContracts = [first.contract]
    second.variables = Self.variables("2026-03") { $0.items = [.init(.valueSharing, "Partage", Money(cents: 1_500_00))] }
    let (before, now) = (try #require(first.payslips.last?.document), try #require(Self.made("2026-03", second).document))
    #expect(now.totals.gross == before.slip.gross + now.slip.gross)
    // 3,000 € a year: 500 € of the second are wage.
    #expect(now.slip.valueSharing == Money(cents: 1_000_00))
  }

  // MARK: What stands against a month, or is worth a look

  struct Refusal: CustomTestStringConvertible {
    let code: String
    let month: String
    let stops: Bool
    let change: @Sendable (inout PayrollMonth.Kept) throws -> Void
    var testDescription: String { code }
  }

  static let refusals: [Refusal] = [
    .init(code: "workforce.variables.outside", month: "2019-12", stops: true, change: { _ in }),
    .init(
      code: "payroll.month.headcount-missing", month: "2026-01", stops: true,
      change: { $0.workplace.headcounts = History() }),
    .init(
      code: "payroll.month.work-accident-missing", month: "2026-01", stops: true,
      change: { $0.workplace.workAccidentRates = History() }),
    .init(code: "payroll.month.previous-open", month: "2026-03", stops: true, change: { $0 = try paying(["2026-01"], $0) }),
    .init(code: "payroll.month.later-sealed", month: "2026-01", stops: true, change: { $0 = try paying(["2026-02"], $0) }),
    .init(code: "payroll.month.totals-missing", month: "2026-10", stops: true, change: { _ in }),
    .init(
      code: "payroll.year-to-date.rate-change", month: "2025-07", stops: false,
      change: {
        $0.variables = variables("2025-07") {
          $0.opening = PayVariables.Opening(
            gross: Money(cents: 13_200_00), ceiling: Money(cents: 23_550_00), referenceMinimumWage: Money(cents: 10_810_80),
            generalReduction: Money(cents: 2_176_00), netTaxable: Money(cents: 10_700_00), incomeTax: .zero)
        }
      }),
    .init(
      code: "payroll.month.amendment-inside", month: "2026-01", stops: true,
      change: {
        var terms = $0.contract.terms
        terms.weeklyHours = Hours(hundredths: 28_00)
        $0.contract.amend(Amendment(effective: Day(2026, 1, 12), reason: "temps partiel", terms: terms))
      }),
    .init(
      code: "payroll.month.tax-rate-expired", month: "2026-01", stops: false,
      change: { $0.employee.taxRates = [.init(.percent(7_50), received: Day(2025, 9, 3))] }),
    .init(code: "payroll.month.health-missing", month: "2026-01", stops: false, change: { $0.workplace.healthSchemes = [] }),
    .init(
      code: "payroll.month.wage-unknown", month: "2026-01", stops: true,
      change: {
        $0.contract.kind = .professionalisation
        $0.contract.terms.pay = .legalMinimum
      }),
    .init(
      code: "payroll.month.vouchers-unknown", month: "2026-01", stops: true,
      change: { $0.variables = variables("2026-01") { $0.mealVouchers = 4 } }),
    .init(
      code: "payroll.month.structural-hours", month: "2026-01", stops: false,
      change: {
        $0.contract.terms.weeklyHours = Hours(hundredths: 39_00)
        $0.absences = [Absence(employee: 1, kind: .sickness, from: Day(2026, 1, 12), through: Day(2026, 1, 23))]
      }),
    .init(
      code: "payroll.month.reference-wage", month: "2026-01", stops: false,
      change: { $0.absences = [Absence(employee: 1, kind: .sickness, from: Day(2026, 1, 12), through: Day(2026, 1, 23))] }),
    .init(
      code: "payroll.month.local-maintenance", month: "2026-01", stops: false,
      change: {
        $0.workplace.territory = .alsaceMoselle
        $0.absences = [Absence(employee: 1, kind: .sickness, from: Day(2026, 1, 12), through: Day(2026, 1, 13))]
      }),
    .init(
      code: "payroll.month.opening-late", month: "2026-02", stops: true,
      change: {
        $0 = try paying(["2026-01"], $0)
        $0.variables = variables("2026-02") {
          $0.opening = .init(
            gross: Money(cents: 1), ceiling: .zero, referenceMinimumWage: .zero, generalReduction: .zero, netTaxable: .zero,
            incomeTax: .zero)
        }
      }),
    .init(
      code: "payroll.month.extension-alone", month: "2026-01", stops: true,
      change: {
        var stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 1, 12), through: Day(2026, 1, 16))
        stop.isExtension = true
        $0.absences = [stop]
      }),
    .init(
      code: "payroll.month.extension-apart", month: "2026-01", stops: true,
      change: {
        let first = Absence(employee: 1, kind: .sickness, from: Day(2026, 1, 5), through: Day(2026, 1, 7))
        var stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 1, 12), through: Day(2026, 1, 16))
        stop.isExtension = true
        $0.absences = [first, stop]
      }),
    .init(
      code: "payroll.month.end-without-pay", month: "2026-01", stops: false,
      change: {
        ($0.contract.kind, $0.contract.start, $0.contract.end) = (.fixedTerm, Day(2025, 12, 1), Day(2026, 1, 31))
        $0.contract.fixedTerm = .init(reason: .activity)
        $0.employee.leaveOpening = noLeave
      }),
    .init(
      code: "payroll.month.leave-opening-missing", month: "2026-01", stops: true,
      change: { $0.contract.ending = .init(lastDay: Day(2026, 1, 31), reason: .resignation) }),
    .init(
      code: "payroll.month.no-severance", month: "2026-01", stops: false,
      change: {
        $0.contract.start = Day(2025, 9, 1)
        $0.employee.leaveOpening = noLeave
        $0.contract.ending = .init(lastDay: Day(2026, 1, 31), reason: .dismissal)
      }),
    .init(
      code: "payroll.month.unfitness", month: "2026-01", stops: false,
      change: {
        $0.employee.leaveOpening = noLeave
        $0.contract.ending = .init(lastDay: Day(2026, 1, 31), reason: .unfitness)
      }),
    .init(
      code: "payroll.severance.below-law", month: "2026-01", stops: true,
      change: {
        $0.employee.leaveOpening = noLeave
        $0.contract.ending = .init(lastDay: Day(2026, 1, 31), reason: .mutualTermination)
        $0.variables = variables("2026-01") { $0.severance = Money(cents: 100_00) }
      }),
    .init(
      code: "payroll.month.retirement", month: "2026-01", stops: false,
      change: {
        $0.employee.leaveOpening = noLeave
        $0.contract.ending = .init(lastDay: Day(2026, 1, 31), reason: .retirement)
      }),
    .init(
      code: "payroll.month.intern-away", month: "2026-01", stops: true,
      change: {
        $0.contract.kind = .internship
        $0.absences = [Absence(employee: 1, kind: .unpaid, from: Day(2026, 1, 12), through: Day(2026, 1, 13))]
      }),
  ]

  @Test(arguments: refusals) func `nothing is computed in silence`(_ row: Refusal) throws {
    var kept = Self.shop()
    try row.change(&kept)
    let made = Self.made(row.month, kept, takesOver: false)
    let found = made.findings.filter { $0.code == row.code }
    #expect(found.count == 1, "\(made.findings.map(\.code))")
    #expect((made.document == nil) == row.stops, "\(made.findings.map(\.message))")
    #expect(found.allSatisfy { ($0.severity == .error) == row.stops && !$0.recovery.isEmpty })
  }
}
