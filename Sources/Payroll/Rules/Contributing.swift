import Kernel
import Law

/// What the rules of contributions read: the situation, the bases, the figures of the month.
struct Contributing {
  let situation: PayrollSituation
  let bases: ContributionBases
  let figures: PayrollFigures
  let pay: GrossPay
  let exemption: ApprenticeExemption
  /// The minimum wage that the general reduction compares the pay with.
  let reference: Money

  var headcount: Int { situation.establishment.headcount }

  /// A line of the employer only.
  func employer(
    _ code: PayslipLine.Code, _ label: String, base: Money, _ id: String, trace: [Step] = []
  ) throws(Finding) -> PayslipLine {
    let rate = try figures.rate(id)
    return PayslipLine(code, label, base: base, employer: rate.value, trace: [rate.step] + trace)
  }

  /// A line of both, whose figures are named alike.
  func shared(
    _ code: PayslipLine.Code, _ label: String, base: Money, employeeBase: Money, _ id: String
  ) throws(Finding) -> PayslipLine {
    let (employee, employer) = (try figures.rate(id + ".employee"), try figures.rate(id + ".employer"))
    return PayslipLine(
      code, label, base: base, employeeBase: employeeBase, employee: employee.value, employer: employer.value,
      trace: [employee.step, employer.step])
  }

  /// Whether the headcount reaches a threshold of law.
  func reaches(_ id: String) throws(Finding) -> Bool { headcount >= (try figures.count(id).value) }
}
