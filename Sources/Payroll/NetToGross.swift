public import Kernel

/// Finds the gross wage that gives a net, to the cent, by the same calculation as the payslip.
///
/// A bisection on cents finds a gross whose net reaches the wanted one while the cent below does not. A cent of gross adds at most a
/// cent of net, since no contribution falls when its base rises: that gross then gives the net exactly. Extra hours, whose pay
/// rises faster than the wage, may step over a cent: the net is then looked for around the crossing, the lowest gross first, and
/// when none gives it the finding says the nearest nets. Where several grosses give one net (the technical balance and the brackets
/// of the withholding take a step back), the answer is one of them.
public struct NetToGross: Sendable {
  public enum Target: String, CaseIterable, Sendable {
    case beforeTax = "avant-impot"
    case paid = "paye"
    case social
  }

  public struct Answer: Sendable {
    /// The wage of a full month of the contract that was found.
    public let monthlySalary: Money
    public let situation: PayrollSituation
    public let payslip: Payslip
  }

  let calculation: PayslipCalculation
  let target: Target

  public init(_ calculation: PayslipCalculation, target: Target = .beforeTax) {
    (self.calculation, self.target) = (calculation, target)
  }

  /// How far around the crossing roundings can carry a cent.
  private static let reach: Int64 = 300

  /// Throws `payroll.net.unreachable`, or what is wrong with the situation.
  public func callAsFunction(_ net: Money, _ situation: PayrollSituation) throws(Finding) -> Answer {
    guard situation.contract.monthlySalary != nil || situation.contract.hourlyRate != nil else {
      throw .payrollNetWithoutSalary()
    }
    guard net >= .zero else { throw .payrollNegative(net.french) }
    let least = try self.net(0, situation)
    guard least <= net else { throw .payrollNetTooLow(net, least: least) }
    var (low, high) = (Int64(-1), max(net.cents, 100))
    while try self.net(high, situation) < net {
      guard high < Money.largest.cents / 4 else { throw .payrollNetUnreachable(net, below: nil, above: nil) }
      (low, high) = (high, high * 2)
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if try self.net(middle, situation) < net { low = middle } else { high = middle }
    }
    var (below, above): (Money?, Money?) = (nil, nil)
    var gross = max(0, high - NetToGross.reach)
    let steepest = NetToGross.steepest(situation)
    while gross <= high + NetToGross.reach {
      let found = try self.net(gross, situation)
      if found == net {
        let answer = with(gross, situation)
        return Answer(monthlySalary: Money(cents: gross), situation: answer, payslip: try calculation.payslip(answer))
      }
      if found < net { below = max(below ?? found, found) } else { above = min(above ?? found, found) }
      // Far below, the grosses that cannot reach the net yet are not tried.
      gross += max(1, (net - found).cents / steepest - NetToGross.roundings)
    }
    throw .payrollNetUnreachable(net, below: below, above: above)
  }

  /// How many cents of net the roundings of a payslip may make at once.
  private static let roundings: Int64 = 10

  /// What a cent of wage brings at most, in cents: itself, and extra hours at their increase, with room to spare.
  private static func steepest(_ situation: PayrollSituation) -> Int64 {
    let extra = (situation.month.overtime + situation.month.complementaryHours).reduce(Int128(0)) { sum, extra in
      sum + Int128(max(extra.hours.hundredths, 0)) * Int128(100_000_000 + max(extra.increase.e8, 0))
    }
    let hours = Int128(max(situation.contract.monthlyHours.hundredths, 1)) * 100_000_000
    return 2 + Int64(clamping: extra / hours)
  }

  private func with(_ gross: Int64, _ situation: PayrollSituation) -> PayrollSituation {
    var changed = situation
    (changed.contract.monthlySalary, changed.contract.hourlyRate) = (Money(cents: gross), nil)
    return changed
  }

  private func net(_ gross: Int64, _ situation: PayrollSituation) throws(Finding) -> Money {
    let payslip = try calculation.payslip(with(gross, situation))
    switch target {
    case .beforeTax: return payslip.netBeforeTax
    case .paid: return payslip.netPaid
    case .social: return payslip.netSocial
    }
  }
}
