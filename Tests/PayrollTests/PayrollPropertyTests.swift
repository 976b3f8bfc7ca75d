import Foundation
import Kernel
import Law
import Payroll
import TestSupport
import Testing

/// What holds for any payslip, on ten thousand random situations; the seed is printed with what fails.
@Suite struct PayrollPropertyTests {
  static let seed: UInt64 = 20_261_128
  static let count = 10_000

  /// An ordinary wage earner of 2025 or 2026, whole or part-time, with hours, bonuses, schemes and a size drawn at random.
  static func situation(_ generator: inout SplitMix64) -> PayrollSituation {
    func pick(_ below: Int64) -> Int64 { Int64(generator.next() % UInt64(below)) }
    let month = ["2025-03", "2025-07", "2026-02", "2026-05", "2026-10"][Int(pick(5))]
    var situation = ordinary(0, month: month, headcount: [3, 10, 11, 19, 20, 49, 50, 249, 250, 900][Int(pick(10))])
    situation.establishment.workAccidentRate = Rate(e8: pick(6_000_000))
    situation.establishment.mobilityRate = pick(2) == 0 ? .zero : Rate(e8: pick(3_200_000))
    situation.establishment.localHealthScheme = pick(8) == 0
    situation.establishment.zone = Establishment.Zone.allCases[Int(pick(3))]
    let week = pick(3) == 0 ? 10_00 + pick(24_00) : 35_00
    situation.contract.weeklyHours = Hours(hundredths: week)
    situation.contract.monthlyHours = Hours(hundredths: week * 52 / 12)
    situation.contract.isExecutive = pick(4) == 0
    situation.contract.kind = pick(4) == 0 ? .fixedTerm : .permanent
    situation.contract.monthlySalary = Money(cents: pick(3) == 0 ? pick(4_000_000) : 1_000_00 + pick(400_000))
    if pick(4) == 0 {
      let extra = MonthOfWork.ExtraHours(hours: Hours(hundredths: 1 + pick(20_00)), increase: .percent(25_00))
      if week == 35_00 { situation.month.overtime = [extra] } else { situation.month.complementaryHours = [extra] }
    }
    if pick(4) == 0 { situation.month.bonuses = [.init(label: "Prime", amount: Money(cents: pick(200_000)))] }
    if pick(4) == 0 { situation.month.absences = absences(in: situation.period, &generator) }
    if pick(12) == 0 { situation.establishment.hasHolidayFund = true }
    if pick(8) == 0 {
      situation.month.transport = .init(
        subscription: Money(cents: pick(100_00)), employerShare: Rate(e8: 50_000_000 + pick(50_000_001)))
    }
    if pick(10) == 0 { addIndemnity(&situation, &generator) }
    if pick(12) == 0, situation.month.overtime.isEmpty, week == 35_00 { situation.contract.daysPerYear = 100 + Int(pick(119)) }
    if pick(12) == 0 { situation.contract.kind = .professionalisation }
    if pick(3) == 0 {
      situation.schemes.healthInsurance = .init(employee: Money(cents: pick(60_00)), employer: Money(cents: pick(60_00)))
    }
    if situation.contract.isExecutive {
      situation.schemes.provident = [.init(base: .first, employeeRate: .zero, employerRate: .percent(1_50))]
    }
    return situation
  }

  /// One or two, of any kind, kept or not, that do not overlap.
  static func absences(in month: Month, _ generator: inout SplitMix64) -> [MonthOfWork.Absence] {
    func pick(_ below: Int) -> Int { Int(generator.next() % UInt64(below)) }
    let kinds = MonthOfWork.Absence.Kind.allCases
    let paid: Set<MonthOfWork.Absence.Kind> = [
      .sickness, .workAccident, .commutingAccident, .maternity, .paternity, .adoption,
    ]
    var found: [MonthOfWork.Absence] = []
    // The first may have begun up to fifty days before.
    var from = month.firstDay - pick(50) + pick(60)
    for _ in 0...pick(2) {
      let through = max(from, month.firstDay) + pick(12)
      guard from <= month.lastDay else { break }
      let kind = kinds[pick(kinds.count)]
      let isMaintained = paid.contains(kind) && pick(3) > 0
      found.append(
        .init(kind: kind, from: from, through: through, hasSubrogation: isMaintained && pick(2) == 0, isMaintained: isMaintained))
      from = through + 1 + pick(5)
    }
    return found
  }

  /// The end of the contract, or the sharing of value.
  static func addIndemnity(_ situation: inout PayrollSituation, _ generator: inout SplitMix64) {
    func pick(_ below: Int64) -> Int64 { Int64(generator.next() % UInt64(below)) }
    let earned = Money(cents: 10_000_00 + pick(2_000_000))
    if situation.establishment.headcount >= 50 || situation.period.year == 2026, pick(2) == 0 {
      situation.month.bonuses.append(
        .init(label: "PPV", kind: .valueSharing, amount: Money(cents: pick(400_000)), earnedBefore: Money(cents: 100_00)))
    } else {
      let kinds: [MonthOfWork.Bonus.Kind] = [.severance, .mutualTermination, .retirementByEmployer]
      situation.contract.end = situation.period.lastDay
      situation.month.bonuses.append(
        .init(
          label: "Indemnité", kind: kinds[Int(pick(3))], amount: Money(cents: 1 + pick(pick(4) == 0 ? 60_000_000 : 9_000_000)),
          base: Money(cents: 2_000_00),
          earnedBefore: earned))
    }
  }

  /// Cases are drawn in parts, which run beside each other: each from its own seed.
  static let parts = 0..<8

  static func generator(_ seed: UInt64, _ part: Int) -> SplitMix64 { SplitMix64(seed: seed + UInt64(part) * 1_000) }

  /// One part of so many cases.
  static func each(
    _ seed: UInt64, _ count: Int, _ part: Int, _ body: (PayrollSituation, Payslip) throws -> Void
  ) throws {
    var generator = generator(seed, part)
    for _ in 0..<count / parts.count {
      let situation = situation(&generator)
      try body(situation, try payslip(situation))
    }
  }

  @Test func `the generator reaches every kind of absence, of bonus and of contract that it knows`() throws {
    var generator = SplitMix64(seed: Self.seed)
    var (absences, bonuses, days): ([MonthOfWork.Absence.Kind: Int], [MonthOfWork.Bonus.Kind: Int], Int) = ([:], [:], 0)
    for _ in 0..<Self.count {
      let situation = Self.situation(&generator)
      for absence in situation.month.absences { absences[absence.kind, default: 0] += 1 }
      for bonus in situation.month.bonuses { bonuses[bonus.kind, default: 0] += 1 }
      if situation.contract.daysPerYear != nil { days += 1 }
    }
    #expect(MonthOfWork.Absence.Kind.allCases.allSatisfy { absences[$0, default: 0] > 50 }, "\(absences)")
    #expect(bonuses.count == 5 && bonuses.values.allSatisfy { $0 > 50 } && days > 50, "\(bonuses) \(days)")
  }

  @Test(arguments: parts) func `what is earned is shared between nets, contributions and tax, and nothing is lost`(part: Int)
    throws
  {
    try Self.each(Self.seed, Self.count, part) { situation, slip in
      #expect(slip.earnings.map(\.amount).sum() == slip.gross, "seed \(Self.seed), part \(part)")
      let beside = slip.exemptIndemnities + (slip.dailyAllowances?.net ?? .zero)
      #expect(
        slip.netSocial + slip.employeeTotal - slip.overtimeReduction == slip.gross + beside, "seed \(Self.seed), part \(part)")
      let refunds = slip.netBeforeTax - slip.netSocial
      #expect(refunds >= .zero && (situation.month.transport != nil || refunds.isZero), "seed \(Self.seed), part \(part)")
      #expect(slip.netPaid + slip.incomeTax.amount == slip.netBeforeTax, "seed \(Self.seed), part \(part)")
      let charged = slip.employerTotal - slip.generalReduction.amount - slip.overtimeDeduction
      #expect(
        slip.employerCost == slip.gross + slip.exemptIndemnities + charged && charged >= .zero,
        "seed \(Self.seed), part \(part): \(situation)")
    }
  }

  @Test(arguments: parts) func `no contribution is negative, and the reductions are within what they reduce`(part: Int) throws {
    try Self.each(Self.seed + 1, Self.count, part) { situation, slip in
      let lines = slip.lines + slip.yearlyLines
      let negative = lines.first { $0.employeeAmount < .zero || $0.employerAmount < .zero }
      #expect(negative == nil, "seed \(Self.seed + 1), part \(part): \(situation)")
      let reduction = slip.generalReduction
      #expect(reduction.amount >= .zero && reduction.urssafShare + reduction.pensionShare == reduction.amount)
      #expect(
        reduction.urssafShare >= .zero && reduction.pensionShare >= .zero, "seed \(Self.seed + 1), part \(part): \(situation)")
      #expect(slip.overtimeReduction >= .zero && slip.overtimeReduction <= slip.employeeTotal && slip.overtimeDeduction >= .zero)
      #expect(slip.incomeTax.amount >= .zero)
    }
  }

  @Test(arguments: parts) func `every line says the figures it comes from, in force that month`(part: Int) throws {
    let told: Set<PayslipLine.Code> = [.workAccident, .healthInsurance, .provident]
    try Self.each(Self.seed + 2, 304, part) { situation, slip in
      for line in slip.lines {
        #expect(told.contains(line.code) || !line.trace.isEmpty, "\(line.code)")
        for step in line.trace {
          #expect(step.from <= situation.period.firstDay && (step.until ?? situation.period.lastDay) >= situation.period.firstDay)
        }
      }
    }
  }

  /// A cent of gross may move seven roundings at once; at the ceiling the technical balance starts on the whole wage.
  @Test(arguments: parts)
  func `more gross is more net, but for roundings and where the technical balance starts`(part: Int) throws {
    try Self.each(Self.seed + 3, 2_000, part) { situation, slip in
      var more = situation
      more.contract.monthlySalary = situation.contract.monthlySalary! + Money(cents: 1_00)
      let raised = try payslip(more)
      let startsBalance = (slip.gross <= slip.ceiling) != (raised.gross <= raised.ceiling)
      #expect(raised.gross >= slip.gross, "seed \(Self.seed + 3), part \(part)")
      #expect(startsBalance || raised.netSocial >= slip.netSocial, "seed \(Self.seed + 3), part \(part): \(situation)")
    }
  }

  /// Without fixed amounts, a half-time contract at half the wage is a half of the whole, within the roundings of its lines.
  @Test(arguments: parts) func `part-time is consistent with full-time`(part: Int) throws {
    var generator = Self.generator(Self.seed + 4, part)
    for _ in 0..<2_000 / Self.parts.count {
      let salary = 1_900_00 + Int64(generator.next() % 1_500_000)
      var whole = ordinary(salary / 2 * 2, month: "2026-02")
      let full = try payslip(whole)
      whole.contract.weeklyHours = Hours(hundredths: 17_50)
      whole.contract.monthlyHours = Hours(hundredths: 75_83)
      whole.contract.monthlySalary = Money(cents: salary / 2)
      let half = try payslip(whole)
      #expect(abs(half.netSocial.cents * 2 - full.netSocial.cents) <= 30, "seed \(Self.seed + 4), part \(part): \(salary)")
      #expect(abs(half.ceiling.cents * 2 - full.ceiling.cents) <= 1)
      #expect(abs(half.generalReduction.coefficient.e8 - full.generalReduction.coefficient.e8) <= 10_000, "\(salary)")
    }
  }

  @Test(arguments: parts) func `the year in twelve months has the same capped bases as the year in one`(part: Int) throws {
    var generator = Self.generator(Self.seed + 5, part)
    for _ in 0..<104 / Self.parts.count {
      var (earlier, gross, capped, second): (YearToDate?, Money, Money, Money) = (nil, .zero, .zero, .zero)
      var ceiling = Money.zero
      for number in 1...12 {
        var situation = ordinary(
          2_000_00 + Int64(generator.next() % 600_000), month: "2026-" + (number < 10 ? "0" : "") + "\(number)")
        situation.yearToDate = earlier
        let slip = try payslip(situation)
        gross += slip.gross
        ceiling += slip.ceiling
        for line in slip.lines where line.code == .pensionT1 { capped += line.base }
        for line in slip.lines where line.code == .pensionT2 { second += line.base }
        earlier = slip.yearToDate(after: earlier)
      }
      #expect(capped == min(gross, ceiling) && second == gross - capped, "seed \(Self.seed + 5), part \(part)")
    }
  }

  /// The sum of the months is the year at once: coefficient of the totals times the pay, however the wage, hours and days moved.
  @Test(arguments: parts) func `twelve months of progressive reduction are that of the year`(part: Int) throws {
    var generator = Self.generator(Self.seed + 7, part)
    for _ in 0..<200 / Self.parts.count {
      var (earlier, sum): (YearToDate?, Money) = (nil, .zero)
      var last: GeneralReduction?
      for number in 1...12 {
        var situation = ordinary(
          1_823_03 + Int64(generator.next() % 300_000), month: "2026-" + (number < 10 ? "0" : "") + "\(number)",
          headcount: 15)
        if generator.next() % 4 == 0 { situation.month.absences = Self.absences(in: situation.period, &generator) }
        if generator.next() % 6 == 0 {
          situation.month.overtime = [.init(hours: Hours(hundredths: 10_00), increase: .percent(25_00))]
        }
        situation.yearToDate = earlier
        let slip = try payslip(situation)
        sum += slip.generalReduction.amount
        last = slip.generalReduction
        earlier = slip.yearToDate(after: earlier)
      }
      let year = try #require(last)
      // The formula of 2026, in floating point, on the totals: four decimals.
      let ratio = 3 * Double(year.totalMinimumWage.cents) / Double(year.totalPay.cents)
      let power = ratio > 1 ? 0.02 + 0.3781 * pow(min((ratio - 1) / 2, 1), 1.75) : 0
      #expect(
        abs(Double(year.coefficient.e8) - (power * 10_000).rounded() * 10_000) <= 10_000, "seed \(Self.seed + 7), part \(part)")
      #expect(
        sum == year.totalAmount && sum == year.totalPay.times(year.coefficient, .halfAwayFromZero),
        "seed \(Self.seed + 7), part \(part)")
      #expect(earlier?.generalReduction == sum && earlier?.gross == year.totalPay)
    }
  }

  @Test(arguments: NetToGross.Target.allCases, parts)
  func `the gross found from a net gives that net`(target: NetToGross.Target, part: Int) throws {
    try Self.each(Self.seed + 6, 64, part) { situation, slip in
      guard slip.gross >= Money(cents: 100_00), situation.month.absences.isEmpty else { return }
      let net =
        switch target {
        case .beforeTax: slip.netBeforeTax
        case .paid: slip.netPaid
        case .social: slip.netSocial
        }
      guard net >= .zero else { return }
      let answer = try NetToGross(calculations[situation.period]!, target: target)(net, situation)
      let again =
        switch target {
        case .beforeTax: answer.payslip.netBeforeTax
        case .paid: answer.payslip.netPaid
        case .social: answer.payslip.netSocial
        }
      #expect(again == net, "seed \(Self.seed + 6), part \(part)")
      #expect(try payslip(answer.situation) == answer.payslip && answer.situation.contract.monthlySalary == answer.monthlySalary)
    }
  }

  @Test func `without extra hours every net is reached, to the cent`() throws {
    let calculation = calculations[Month(2026, 10)]!
    for cents in stride(from: Int64(0), to: 9_000_00, by: 7_001) + Array(3_150_00..<3_150_40) {
      let answer = try NetToGross(calculation)(Money(cents: cents), ordinary())
      #expect(answer.payslip.netBeforeTax == Money(cents: cents))
    }
  }

  @Test func `a net that no gross gives is refused with its neighbours`() throws {
    let calculation = calculations[Month(2026, 10)]!
    var situation = ordinary()
    situation.month.overtime = [.init(hours: Hours(hundredths: 80_00), increase: .percent(50_00))]
    var refused: Finding?
    for cents in Int64(3_000_00)..<3_000_90 where refused == nil {
      do { _ = try NetToGross(calculation)(Money(cents: cents), situation) } catch { refused = error }
    }
    let finding = try #require(refused)
    #expect(finding.code == "payroll.net.unreachable" && finding.message.contains("3\u{202F}000,"), "\(finding.message)")
    situation = ordinary()
    situation.month.bonuses = [.init(label: "Prime", amount: Money(cents: 1_000_00))]
    let low = #expect(throws: Finding.self) { try NetToGross(calculation)(Money(cents: 100_00), situation) }
    #expect(low?.code == "payroll.net.too-low")
  }
}
