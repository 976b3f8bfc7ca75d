import Foundation
import Kernel
import Law
import Payroll
import Testing

/// For each of the forty-two rules, a right payslip made wrong on one point: the rule finds it, and no other does but those named.
@Suite struct ChecksTamperTests {
  /// The right payslips that are made wrong.
  enum Sample: String, CaseIterable {
    case plain, executive, overtime, partTime, apprentice, sick, leave, fixedTerm, vouchers, seized, year, young

    var situation: PayrollSituation {
      var situation = ordinary()
      situation.employee.incomeTaxRate = .percent(5_00)
      situation.schemes.healthInsurance = .init(employee: Money(cents: 20_00), employer: Money(cents: 20_00))
      switch self {
      case .plain: break
      case .executive:
        situation.contract.isExecutive = true
        situation.contract.monthlySalary = Money(cents: 6_000_00)
        situation.schemes.provident = [.init(base: .first, employeeRate: .zero, employerRate: .percent(1_50))]
      case .overtime: situation.month.overtime = [.init(hours: Hours(hundredths: 10_00), increase: .percent(25_00))]
      case .partTime:
        situation.contract.weeklyHours = Hours(hundredths: 24_00)
        situation.contract.monthlyHours = Hours(hundredths: 104_00)
        situation.contract.monthlySalary = Money(cents: 1_500_00)
        situation.month.complementaryHours = [.init(hours: Hours(hundredths: 8_00), increase: .percent(10_00))]
      case .apprentice:
        situation.contract.kind = .apprenticeship
        situation.contract.start = Day(2025, 9, 1)
        situation.contract.apprenticeship = .init(signed: Day(2025, 9, 1), year: 2)
        situation.contract.monthlySalary = Money(cents: 1_900_00)
      case .sick:
        situation.month.absences = [
          .init(kind: .sickness, from: Day(2026, 10, 5), through: Day(2026, 10, 23), hasSubrogation: true, isMaintained: true)
        ]
      case .leave:
        situation.month.absences = [.init(kind: .paidLeave, from: Day(2026, 10, 19), through: Day(2026, 10, 24))]
      case .fixedTerm:
        situation.contract.kind = .fixedTerm
        (situation.contract.start, situation.contract.end) = (Day(2026, 10, 1), Day(2026, 10, 31))
        situation.month.bonuses = [
          .init(label: "Indemnité de fin de contrat", kind: .precariousness, amount: Money(cents: 220_00)),
          .init(label: "Indemnité de congés payés", kind: .unusedLeave, amount: Money(cents: 242_00)),
        ]
      case .vouchers:
        situation.month.mealVouchers = .init(
          count: 18, faceValue: Money(cents: 12_00), employerShare: Money(cents: 7_00))
        situation.month.transport = .init(subscription: Money(cents: 90_80))
      case .seized: situation.month.attachment = Money(cents: 100_00)
      case .year:
        situation.yearToDate = YearToDate(
          gross: Money(cents: 19_800_00), ceiling: Money(cents: 36_045_00), referenceMinimumWage: Money(cents: 16_407_27),
          generalReduction: Money(cents: 5_000_00))
      case .young:
        situation.employee.birthDate = Day(2009, 3, 4)
        situation.contract.start = Day(2026, 7, 1)
      }
      return situation
    }

    func document(_ change: (inout PayrollSituation) -> Void = { _ in }) throws -> PayslipDocument {
      var situation = situation
      change(&situation)
      return ChecksOnRightPayslipsTests.document(situation, try payslip(situation))
    }
  }

  struct Tampering: CustomTestStringConvertible, @unchecked Sendable {
    let rule: String
    let name: String
    let sample: Sample
    /// Other rules that cannot but see it.
    let also: Set<String>
    let situation: (inout PayrollSituation) -> Void
    let edit: (inout PayslipDraft) throws -> Void

    init(
      _ rule: String, _ name: String, of sample: Sample = .plain, also: Set<String> = [],
      _ edit: @escaping (inout PayslipDraft) throws -> Void
    ) {
      self.init(rule, name, of: sample, also: also, situation: { _ in }, edit: edit)
    }

    /// Computed from another situation, and made wrong afterwards if need be.
    init(
      _ rule: String, _ name: String, of sample: Sample = .plain, also: Set<String> = [],
      situation: @escaping (inout PayrollSituation) -> Void, edit: @escaping (inout PayslipDraft) throws -> Void = { _ in }
    ) {
      (self.rule, self.name, self.sample, self.also) = (rule, name, sample, also)
      (self.situation, self.edit) = (situation, edit)
    }

    var testDescription: String { "\(rule) \(name)" }
  }

  /// One field.
  static func set(_ path: String, _ value: String?) -> (inout PayslipDraft) throws -> Void { { $0[path] = value } }

  /// One field of a line, with the amounts, nets and cost that follow.
  static func line(_ path: String, _ value: String?) -> (inout PayslipDraft) throws -> Void {
    {
      $0["payslip.lines." + path] = value
      try $0.follow()
    }
  }

  static let matrix = mentions + pay + contributions + reductions + nets + absences

  static let mentions = [
    Tampering("P01", "a digit of the SIRET", set("employer.siret", "00002600500018")),
    Tampering("P01", "no name", set("employer.name", nil)),
    Tampering("P01", "no address") { $0["employer.address"] = [String]() },
    Tampering("P01", "an APE that is none", set("employer.activityCode", "3109")),
    Tampering("P02", "nothing on the agreement", set("employer.agreement", nil)),
    Tampering("P02", "an IDCC that is none", set("employer.agreement.idcc", "Ameublement")),
    Tampering("P03", "no classification", set("employee.classification", nil)),
    Tampering("P03", "no job", set("employee.job", nil)),
    Tampering("P04", "a period that starts in another month", set("from", "2026-09-28")),
    Tampering("P04", "a wage without hours", set("payslip.earnings.base.hours", nil)),
    Tampering("P04", "hours that are not those of the contract", set("payslip.earnings.base.hours", "140.00")),
    Tampering("P04", "extra hours without their increase", of: .overtime, set("payslip.earnings.overtime.increase", nil)),
    Tampering("P40", "no day of payment", set("paymentDay", nil)),
    Tampering("P40", "no mention") { $0["mentions"] = [String]() },
    Tampering("P41", "a strike", set("payslip.earnings.base.label", "Salaire de base, grève du 12/10 déduite")),
    Tampering("P41", "hours of a mandate", of: .overtime, set("payslip.earnings.overtime.label", "Heures de délégation")),
  ]

  static let pay = [
    Tampering("P05", "a wage below the minimum", situation: { $0.contract.monthlySalary = Money(cents: 1_860_00) }),
    Tampering(
      "P05", "below nine tenths of it at seventeen", of: .young, situation: { $0.contract.monthlySalary = Money(cents: 1_680_00) }
    ),
    Tampering(
      "P05", "an apprentice below his share", of: .apprentice, situation: { $0.contract.monthlySalary = Money(cents: 900_00) }),
    Tampering("P06", "a gross that is no sum", set("payslip.earnings.base.amount", "2190.00")),
    Tampering("P07", "increased by five per cent", of: .overtime, set("payslip.earnings.overtime.increase", "5.00")),
    Tampering(
      "P07", "sixty hours at the lower increase", of: .overtime,
      situation: { $0.month.overtime = [.init(hours: Hours(hundredths: 60_00), increase: .percent(25_00))] }),
    Tampering(
      "P07", "paid without their increase", of: .overtime,
      also: ["payslip.p06.gross", "payslip.p26.overtime-reliefs", "payslip.p27.exempt-overtime"]
    ) {
      $0["payslip.earnings.overtime.amount"] = "145.05"
    },
    Tampering(
      "P08", "beyond a tenth at ten per cent", of: .partTime,
      situation: { $0.month.complementaryHours = [.init(hours: Hours(hundredths: 15_00), increase: .percent(10_00))] }),
    Tampering("P08", "without increase", of: .partTime, set("payslip.earnings.complementaryHours.increase", "0.00")),
    Tampering("P09", "an amount that is no product") {
      $0.add(1_00, to: "payslip.lines.family.employerAmount")
      try $0.follow(lines: false)
    },
    Tampering("P10", "a ceiling of another month", set("payslip.ceiling", "3925.00")),
    Tampering("P10", "a whole ceiling for a part-time contract", of: .partTime, set("payslip.ceiling", "4005.00")),
    Tampering("P10", "more than the ceiling", set("payslip.ceiling", "4010.00")),
  ]

  static let contributions = [
    Tampering("P11", "a pension on less than the bracket") {
      ($0["payslip.lines.pensionT1.base"], $0["payslip.lines.pensionT1.employeeBase"]) = ("2000.00", "2000.00")
      try $0.follow()
    },
    Tampering("P11", "an old age at the rate of 2023", line("oldAgeCapped.employerRate", "8.50")),
    Tampering("P11", "no second bracket", of: .executive, line("pensionT2", nil)),
    Tampering("P12", "no technical balance", of: .executive, line("cet", nil)),
    Tampering("P12", "a technical balance below the ceiling") {
      var line = try #require($0["payslip.lines.apprenticeshipTax"] as? [String: Any])
      (line["code"], line["label"], line["employeeRate"], line["employerRate"]) = ("cet", "CET", "0.14", "0.21")
      $0["payslip.lines"] = ($0["payslip.lines"] as? [Any] ?? []) + [line]
      try $0.follow()
    },
    Tampering("P13", "an executive without Apec", of: .executive, line("apec", nil)),
    Tampering("P13", "Apec at another rate", of: .executive, line("apec.employerRate", "0.060")),
    Tampering(
      "P14", "one per cent of provident insurance", of: .executive,
      situation: { $0.schemes.provident[0].employerRate = .percent(1_00) }),
    Tampering(
      "P15", "a quarter of health insurance",
      situation: { $0.schemes.healthInsurance = .init(employee: Money(cents: 30_00), employer: Money(cents: 10_00)) }),
    Tampering("P16", "the rate of fifty", line("housing.employerRate", "0.50")),
    Tampering("P17", "the rate of before May 2025", line("unemployment.employerRate", "4.05")),
    Tampering("P17", "a share of the employee's", line("unemployment.employeeRate", "0.50")),
    Tampering("P17", "no guarantee of wages", line("wageGuarantee", nil)),
    Tampering("P18", "the uncapped old age of 2025", line("oldAgeUncapped.employerRate", "2.02")),
    Tampering("P18", "the reduced health of 2025", line("health.employerRate", "7.00")),
    Tampering("P19", "a rate that was not notified", line("workAccident.employerRate", "1.10")),
    Tampering("P20", "the training of small employers", line("training.employerRate", "0.55")),
    Tampering("P20", "a permanent contract that pays for fixed terms") {
      var line = try #require($0["payslip.lines.training"] as? [String: Any])
      line["code"] = "trainingFixedTerm"
      $0["payslip.lines"] = ($0["payslip.lines"] as? [Any] ?? []) + [line]
      try $0.follow()
    },
    Tampering("P21", "the employer's health insurance left out") {
      $0.add(-20_00, to: "payslip.csgBase")
      for code in ["csgDeductible", "csgNonDeductible"] {
        for key in ["base", "employeeBase"] { $0.add(-20_00, to: "payslip.lines.\(code).\(key)") }
      }
      try $0.follow()
    },
    Tampering("P22", "deductible at the rate of 2017", line("csgDeductible.employeeRate", "5.10")),
    Tampering("P22", "without CRDS", line("csgNonDeductible.employeeRate", "2.40")),
    Tampering("P22", "on extra hours at the deductible rate", of: .overtime, line("csgOvertime.employeeRate", "6.80")),
  ]

  static let reductions = [
    Tampering("P23", "a coefficient of last year") {
      try $0.reduce(by: "0.2500")
      try $0.follow()
    },
    Tampering("P23", "the minimum wage of June") {
      $0["payslip.generalReduction.totalMinimumWage"] = "1867.02"
      try $0.reduce(by: "0.3023")
      try $0.follow()
    },
    Tampering("P24", "a month that forgets what was deducted", of: .year) {
      try $0.reduce(to: $0.money("payslip.generalReduction.amount") + Money(cents: 10_00))
      try $0.follow()
    },
    Tampering("P25", "a euro from one body to the other") {
      $0.add(-1_00, to: "payslip.generalReduction.pensionShare")
      $0.add(1_00, to: "payslip.generalReduction.urssafShare")
    },
    Tampering("P26", "a reduction that is too high", of: .overtime) {
      $0.add(5_00, to: "payslip.overtimeReduction")
      try $0.follow()
    },
    Tampering(
      "P26", "the deduction of small employers for forty-nine", of: .overtime, situation: { $0.establishment.headcount = 49 },
      edit: {
        $0["payslip.overtimeDeduction"] = "15.00"
        try $0.follow()
      }),
    Tampering("P27", "no total of the year", of: .overtime, set("totals.exemptOvertimeNet", nil)),
    Tampering("P28", "an apprentice on the whole wage", of: .apprentice) {
      $0["payslip.lines.oldAgeUncapped.employeeBase"] = $0["payslip.lines.oldAgeUncapped.base"]
      try $0.follow()
    },
  ]

  static let nets = [
    Tampering("P29", "less than a half of the voucher", of: .vouchers, set("facts.month.mealVouchers.employerShare", "5.00")),
    Tampering("P29", "a voucher for Sundays too", of: .vouchers) { $0["facts.month.mealVouchers.count"] = 31 },
    Tampering("P30", "a third of the season ticket", of: .vouchers) {
      $0["payslip.adjustments.transport.amount"] = "30.27"
      try $0.follow()
    },
    Tampering("P31", "the employer's health insurance added") {
      $0.add(20_00, to: "payslip.netSocial")
      try $0.follow(from: .netBeforeTax)
    },
    Tampering("P31", "none", set("payslip.netSocial", nil)),
    Tampering("P32", "the employer's health insurance left out") {
      $0.add(-20_00, to: "payslip.netTaxable")
      try $0.taxFollows()
      try $0.follow(from: .tax)
    },
    Tampering("P32", "no total of the year", set("totals.netTaxable", nil)),
    Tampering("P33", "a rate that was not transmitted") {
      $0["payslip.incomeTax.rate"] = "6.00"
      try $0.taxFollows()
      try $0.follow(from: .tax)
    },
    Tampering("P33", "an amount that is no product") {
      $0.add(1_00, to: "payslip.incomeTax.amount")
      try $0.follow(from: .tax)
    },
    Tampering("P34", "a net paid that is too high") { $0.add(10_00, to: "payslip.netPaid") },
    Tampering("P34", "a net before tax that forgets a refund", of: .vouchers) {
      $0.add(-45_40, to: "payslip.netBeforeTax")
      try $0.follow(from: .tax)
    },
    Tampering("P35", "more than may be seized", of: .seized) {
      $0["payslip.attachment"] = "900.00"
      try $0.follow(from: .tax)
    },
    Tampering("P42", "a cost without the reduction") { $0.add(1_00, to: "payslip.employerCost") },
    Tampering("P42", "none", set("payslip.employerCost", nil)),
  ]

  static let absences = [
    Tampering("P36", "a day of waiting that is paid", of: .sick) {
      let days = try #require($0["payslip.dailyAllowances.days"] as? Int) + 1
      ($0["payslip.dailyAllowances.days"], $0["payslip.dailyAllowances.stretches.0.days"]) = (days, days)
      $0["payslip.dailyAllowances.gross"] = Money(cents: $0.money("payslip.dailyAllowances.daily").cents * Int64(days)).json
      try $0.follow()
    },
    Tampering(
      "P37", "two thirds where it is nine tenths", of: .sick, situation: { $0.month.absences[0].maintainedDaysUsed = 50 },
      edit: { $0["facts.month.absences.0.maintainedDaysUsed"] = 0 }),
    Tampering("P38", "a balance that is no difference", set("leave.0.left", "8.50")),
    Tampering("P38", "leave without its indemnity", of: .leave, set("leaveTaken.0.indemnity", nil)),
    Tampering("P38", "leave without its days", of: .leave) { $0["leaveTaken"] = [Any]() },
    Tampering(
      "P39", "half of the indemnity", of: .fixedTerm, situation: { $0.month.bonuses[0].amount = Money(cents: 110_00) }),
    Tampering(
      "P39", "leave on the wage alone", of: .fixedTerm, situation: { $0.month.bonuses[1].amount = Money(cents: 220_00) }),
  ]

  @Test(arguments: Sample.allCases) func `the payslips that are made wrong are right before`(sample: Sample) throws {
    let verdict = ChecksOnRightPayslipsTests.checks.verdict(on: try sample.document())
    #expect(verdict.findings.isEmpty, "\(verdict.findings.map { "\($0.code): \($0.message)" })")
    let again = ChecksOnRightPayslipsTests.checks.verdict(on: try PayslipDraft(try sample.document()).document)
    #expect(again == verdict)
  }

  @Test(arguments: matrix) func `a payslip made wrong on one point breaks that rule, and no other`(row: Tampering) throws {
    let rule = try #require(PayslipRule.all.first { $0.id == row.rule })
    var draft = PayslipDraft(try row.sample.document(row.situation))
    try row.edit(&draft)
    let verdict = ChecksOnRightPayslipsTests.checks.verdict(on: try draft.document)
    #expect(
      Set(verdict.findings.map(\.code)) == row.also.union([rule.code]),
      "\(verdict.findings.map { "\($0.code): \($0.message)" })")
    for finding in verdict.findings where finding.code == rule.code {
      #expect(finding.severity == rule.severity && finding.reference == rule.article && finding.field != nil)
      #expect(finding.message.hasSuffix(".") && !finding.recovery.isEmpty)
    }
    let wanted: PayslipVerdict.Word =
      rule.severity == .error || !row.also.isEmpty ? .nonConforming : rule.severity == .warning ? .reservations : .conforming
    #expect(verdict.word == wanted)
  }

  @Test func `no rule is without a payslip that breaks it, and each is numbered by its code`() {
    let (rules, rows) = (PayslipRule.all, Set(Self.matrix.map(\.rule)))
    #expect(rules.map(\.id) == (1...42).map { $0 < 10 ? "P0\($0)" : "P\($0)" })
    #expect(Set(rules.map(\.code)).count == 42 && rules.filter { !rows.contains($0.id) }.isEmpty)
    #expect(Set(Self.matrix.map(\.testDescription)).count == Self.matrix.count)
  }
}
