import Foundation
import Kernel
import Law
import Payroll

/// Ten thousand different payslips of four months, computed one after the other on one core: the time of each run, and what was
/// promised.
struct PayslipMeasure {
  static let count = 10_000
  /// Seconds.
  static let promised = 1.0
  let runs: Int

  func run() throws -> Int32 {
    let law = Law()
    let months = [Month(2025, 10), Month(2026, 2), Month(2026, 7), Month(2026, 10)]
    let calculations = months.map { PayslipCalculation(law: law, month: $0) }
    let situations = (0..<Self.count).map { Self.situation($0, months[$0 % months.count]) }
    var durations: [Double] = []
    var total = Money.zero
    for _ in 0..<runs {
      total = .zero
      let clock = ContinuousClock()
      let taken = try clock.measure {
        for (index, situation) in situations.enumerated() {
          total += try calculations[index % months.count].payslip(situation).netPaid
        }
      }
      durations.append(Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18)
    }
    let spread = Spread(durations)
    let verdict = spread.median < Self.promised ? "tenu" : "PAS TENU"
    print(
      "\(Self.count) bulletins (net total \(total.french) €) : médiane \(seconds(spread.median)), de \(seconds(spread.least)) à \(seconds(spread.most)) ; promis : moins de \(seconds(Self.promised)), \(verdict), soit \(decimal(Self.promised / spread.median, 1)) fois moins"
    )
    try OpenFisca().compare(law)
    return spread.median < Self.promised ? 0 : 1
  }

  /// Wages from the minimum to five ceilings, one in four with overtime, one in five an executive, one in seven part-time.
  static func situation(_ index: Int, _ month: Month) -> PayrollSituation {
    let isPartTime = index % 7 == 0
    var situation = PayrollSituation(
      period: month, establishment: Establishment(headcount: 5 + index % 300, workAccidentRate: .percent(2_08)),
      employee: Employee(birthDate: Day(1990, 5, 12)),
      contract: Contract(
        kind: index % 9 == 0 ? .fixedTerm : .permanent, start: Day(2020, 1, 6), isExecutive: index % 5 == 0,
        weeklyHours: Hours(hundredths: isPartTime ? 24_00 : 35_00), monthlyHours: Hours(hundredths: isPartTime ? 104_00 : 151_67),
        monthlySalary: Money(cents: 1_867_02 + Int64(index % 1_000) * 1_801)))
    if index % 4 == 0, !isPartTime {
      situation.month.overtime = [.init(hours: Hours(hundredths: 10_00), increase: .percent(25_00))]
    }
    situation.schemes = Schemes(
      healthInsurance: .init(employee: Money(cents: 20_00), employer: Money(cents: 20_00)),
      provident: [.init(base: .first, employeeRate: .zero, employerRate: .percent(1_50))])
    return situation
  }
}
