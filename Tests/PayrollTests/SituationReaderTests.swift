import Foundation
import Kernel
import Law
import Payroll
import TestSupport
import Testing

/// A situation that is wrong is refused with its field and the way out; nothing is left out in silence.
@Suite struct SituationReaderTests {
  static let whole = """
    {"period": "2026-10",
     "establishment": {"headcount": 15, "workAccidentRate": "2.08", "mobilityRate": "0.00", "zone": "metropole",
       "localHealthScheme": false, "holidayFund": false},
     "employee": {"birthDate": "1990-05-12", "incomeTaxRate": null},
     "contract": {"kind": "CDI", "start": "2024-01-08", "end": null, "executive": false, "weeklyHours": "35",
       "monthlyHours": "151.67", "monthlySalary": "2200.00", "hourlyRate": null, "apprenticeship": null},
     "month": {"overtime": [{"hours": "10.00", "increase": "25"}], "complementaryHours": [],
       "absences": [{"kind": "sickness", "from": "2026-10-07", "to": "2026-10-20", "subrogation": true,
         "dailyAllowance": null, "maintained": true}],
       "bonuses": [{"label": "Prime", "kind": "ordinary", "amount": "100.00"}], "mealVouchersEmployeeShare": "96.00"},
     "schemes": {"healthInsurance": {"employee": "20.00", "employer": "20.00"},
       "provident": [{"base": "T1", "employeeRate": "0.00", "employerRate": "1.50"}]},
     "yearToDate": null}
    """

  static func read(_ text: String) -> SituationReader { SituationReader(Data(text.utf8), law: Expected.law) }

  @Test func `the example of the documentation is read, and computed`() throws {
    let read = Self.read(Self.whole)
    #expect(read.findings.isEmpty)
    let situation = try #require(read.situation)
    #expect(situation.contract.weeklyHours == Hours(hundredths: 35_00) && situation.month.absences.count == 1)
    #expect(situation.month.overtime == [.init(hours: Hours(hundredths: 10_00), increase: .percent(25_00))])
    #expect(situation.schemes.provident.first?.employerRate == .percent(1_50))
    let slip = try payslip(situation)
    #expect(slip.dailyAllowances?.days == 7 && slip.netPaid > .zero)
  }

  struct Refusal: CustomTestStringConvertible {
    let name: String
    let change: (String, String)
    let code: String
    let field: String?
    init(_ name: String, _ from: String, _ to: String, _ code: String, _ field: String?) {
      (self.name, change, self.code, self.field) = (name, (from, to), code, field)
    }
    var testDescription: String { name }
  }

  static let refusals = [
    Refusal("unknown key", "\"headcount\"", "\"head\": 1, \"headcount\"", "payroll.field.unknown", "establishment.head"),
    Refusal("unknown key at the top", "\"schemes\"", "\"scheme\": {}, \"schemes\"", "payroll.field.unknown", "scheme"),
    Refusal(
      "no rate of accidents", "\"workAccidentRate\": \"2.08\", ", "", "payroll.work-accident.missing",
      "establishment.workAccidentRate"),
    Refusal("no headcount", "\"headcount\": 15, ", "", "payroll.field.missing", "establishment.headcount"),
    Refusal("no period", "\"period\": \"2026-10\",", "", "payroll.field.missing", "period"),
    Refusal("a month that is none", "2026-10\",", "2026-13\",", "payroll.field.value", "period"),
    Refusal("an amount that is a number", "\"2200.00\"", "2200.50", "payroll.field.value", "contract.monthlySalary"),
    Refusal("an amount with three decimals", "\"2200.00\"", "\"2200.001\"", "payroll.field.value", "contract.monthlySalary"),
    Refusal(
      "an amount beyond all wages", "\"2200.00\"", "\"99999999999999.00\"", "payroll.field.value", "contract.monthlySalary"),
    Refusal(
      "a headcount that is a text", "\"headcount\": 15", "\"headcount\": \"15\"", "payroll.field.value", "establishment.headcount"
    ),
    Refusal(
      "the least whole number", "\"headcount\": 15", "\"headcount\": -9223372036854775808", "payroll.field.value",
      "establishment.headcount"),
    Refusal("a kind of contract that is none", "\"CDI\"", "\"CDX\"", "payroll.field.value", "contract.kind"),
    Refusal("a kind of absence that is none", "\"sickness\"", "\"parental\"", "payroll.field.value", "month.absences[0].kind"),
    Refusal(
      "a list that is an object", "\"complementaryHours\": []", "\"complementaryHours\": {}", "payroll.field.value",
      "month.complementaryHours"),
    Refusal(
      "a fund of paid leave that is a text", "\"holidayFund\": false", "\"holidayFund\": \"true\"", "payroll.field.value",
      "establishment.holidayFund"),
  ]

  @Test(arguments: refusals) func `a situation that cannot be read says where`(row: Refusal) throws {
    let text = Self.whole.replacingOccurrences(of: row.change.0, with: row.change.1)
    #expect(text != Self.whole)
    let read = Self.read(text)
    #expect(read.situation == nil && read.findings.map(\.code) == [row.code] && read.findings.first?.field == row.field)
    #expect(read.findings.allSatisfy { !$0.recovery.isEmpty })
  }

  static let wrong = [
    Refusal("negative hours", "\"hours\": \"10.00\"", "\"hours\": \"-10.00\"", "payroll.hours", "month.overtime[0].hours"),
    Refusal(
      "an increase below a tenth", "\"increase\": \"25\"", "\"increase\": \"5\"", "payroll.overtime.increase",
      "month.overtime[0].increase"),
    Refusal(
      "39 hours a week", "\"weeklyHours\": \"35\"", "\"weeklyHours\": \"39\"", "payroll.hours.week-too-long",
      "contract.weeklyHours"),
    Refusal(
      "overtime of a part-time contract", "\"weeklyHours\": \"35\"", "\"weeklyHours\": \"24\"", "payroll.overtime.part-time",
      "month.overtime[0]"),
    Refusal("two wages", "\"hourlyRate\": null", "\"hourlyRate\": \"14.00\"", "payroll.wage.twice", "contract.hourlyRate"),
    Refusal(
      "no wage", "\"monthlySalary\": \"2200.00\"", "\"monthlySalary\": null", "payroll.wage.missing", "contract.monthlySalary"),
    Refusal("negative wage", "\"2200.00\"", "\"-2200.00\"", "payroll.negative", "contract.monthlySalary"),
    Refusal(
      "an absence backwards", "\"to\": \"2026-10-20\"", "\"to\": \"2026-10-02\"", "payroll.absence.backwards",
      "month.absences[0].to"),
    Refusal(
      "an absence of another month", "\"2026-10-07\", \"to\": \"2026-10-20\"", "\"2026-09-07\", \"to\": \"2026-09-20\"",
      "payroll.absence.outside", "month.absences[0].from"),
    Refusal(
      "subrogation without pay", "\"maintained\": true", "\"maintained\": false", "payroll.absence.subrogation", "month.absences"),
    Refusal(
      "a contract that is over", "\"end\": null", "\"end\": \"2026-09-30\"", "payroll.contract.outside-period", "contract.start"),
    Refusal(
      "a rate above a hundred percent", "\"2.08\"", "\"208\"", "payroll.rate.out-of-range", "establishment.workAccidentRate"),
    Refusal(
      "a bonus without amount", "\"amount\": \"100.00\"", "\"amount\": null", "payroll.bonus.amount", "month.bonuses[0].amount"),
    Refusal(
      "totals of 2025", "\"yearToDate\": null",
      "\"yearToDate\": {\"gross\": \"1.00\", \"ceiling\": \"1.00\", \"referenceMinimumWage\": \"1.00\", \"generalReduction\": \"0.00\"}",
      "payroll.year-to-date.january", "yearToDate"),
  ]

  @Test(arguments: wrong) func `a situation that is read and cannot be says what, and is not computed`(row: Refusal) throws {
    var text = Self.whole.replacingOccurrences(of: row.change.0, with: row.change.1)
    #expect(text != Self.whole)
    if row.name == "totals of 2025" { text = text.replacingOccurrences(of: "2026-10", with: "2026-01") }
    let read = Self.read(text)
    let situation = try #require(read.situation, "\(read.findings.map(\.message))")
    let finding = #expect(throws: Finding.self) { try payslip(situation) }
    #expect(finding?.code == row.code && finding?.field == row.field, "\(finding?.message ?? "")")
  }

  @Test func `overlapping absences are refused`() throws {
    var situation = ordinary()
    let first = MonthOfWork.Absence(kind: .unpaid, from: Day(2026, 10, 5), through: Day(2026, 10, 9))
    situation.month.absences = [first, .init(kind: .paidLeave, from: Day(2026, 10, 9), through: Day(2026, 10, 12))]
    #expect(throws: Finding.self) { try payslip(situation) }
    let codes = PayslipCalculation(law: Expected.law, month: situation.period).check(situation).map(\.code)
    #expect(codes == ["payroll.absence.overlap"])
  }

  @Test(arguments: [(-1, 0, "gross"), (101, 0, "gross"), (1, 101, "referenceMinimumWage")] as [(Int64, Int64, String)])
  func `the months before a change of rates are within the totals`(gross: Int64, minimum: Int64, key: String) throws {
    var situation = ordinary(month: "2025-10")
    situation.yearToDate = YearToDate(
      gross: Money(cents: 100), ceiling: Money(cents: 100), referenceMinimumWage: Money(cents: 100), generalReduction: .zero,
      beforeRateChange: ReductionTotals(
        gross: Money(cents: gross), referenceMinimumWage: Money(cents: minimum), generalReduction: .zero))
    let finding = #expect(throws: Finding.self) { try payslip(situation) }
    #expect(finding?.code == "payroll.negative" && finding?.field == "yearToDate.beforeRateChange.\(key)")
  }

  @Test(arguments: ["", "[]", "{", "null", "12", "\u{0}", "{\"period\": }"]) func `what is not an object is refused`(text: String)
  {
    let read = Self.read(text)
    #expect(read.situation == nil && read.findings.map(\.code) == ["payroll.unreadable"])
  }

  @Test func `all that is wrong is said at once`() {
    let read = Self.read("{\"period\": \"x\", \"employee\": {\"birthDate\": 3}, \"contract\": {}, \"foo\": 1}")
    #expect(
      Set(read.findings.compactMap(\.field)) == [
        "period", "foo", "establishment", "employee.birthDate", "contract.kind", "contract.start", "contract.weeklyHours",
        "contract.monthlyHours",
      ])
  }

  @Test func `warnings do not stop, and say where`() throws {
    var situation = ordinary(1_500_00, headcount: 300)
    situation.contract.isExecutive = true
    situation.schemes.healthInsurance = .init(employee: Money(cents: 30_00), employer: Money(cents: 20_00))
    situation.establishment.zone = .guyaneMayotte
    let codes = Set(try payslip(situation).findings.map(\.code))
    #expect(
      codes == [
        "payroll.minimum-wage", "payroll.provident.executive", "payroll.health-insurance.share", "payroll.mayotte",
        "payroll.additional-apprenticeship",
      ])
  }

  /// Random bytes and random cuts of a good file: an answer, never a trap.
  @Test func `damaged files are findings`() {
    var generator = SplitMix64(seed: 20_261_129)
    let bytes = Array(Self.whole.utf8)
    for _ in 0..<2_000 {
      var damaged = bytes
      for _ in 0..<1 + Int(generator.next() % 4) {
        damaged[Int(generator.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: 32 + generator.next() % 95)
      }
      let read = SituationReader(Data(damaged), law: Expected.law)
      #expect((read.situation == nil) == read.findings.contains { $0.severity == .error }, "seed 20261129")
      if let situation = read.situation { _ = PayslipCalculation(law: Expected.law, month: situation.period).check(situation) }
      if let situation = read.situation { _ = try? payslip(situation) }
    }
  }
}
