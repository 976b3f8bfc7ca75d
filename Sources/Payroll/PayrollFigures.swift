import Kernel
import Law

/// The figures of law of one month, looked up once for all its payslips.
struct PayrollFigures: Sendable {
  let law: Law
  let month: Month
  private let steps: [String: Step]

  /// A figure holds for a month when it holds on its first day.
  init(_ law: Law, month: Month) {
    (self.law, self.month) = (law, month)
    steps = law.stepsInForce(on: month.firstDay)
  }

  func isInForce(_ id: String) -> Bool { steps[id] != nil }

  /// Throws `payroll.figure-missing`, which says the figure and what is known of it, or `payroll.figure-impossible`: a table of the
  /// user's may hold anything.
  func step(_ id: String) throws(Finding) -> Step {
    guard let step = steps[id] else {
      do { return try law.step(id, on: month.firstDay) } catch { throw .payrollFigureMissing(month, error) }
    }
    guard step.value.isPossible else { throw .payrollFigureImpossible(step) }
    return step
  }

  /// A whole number that something is divided by.
  func positiveCount(_ id: String) throws(Finding) -> Figure<Int> {
    let figure = try count(id)
    guard figure.value > 0 else { throw .payrollFigureImpossible(figure.step) }
    return figure
  }

  /// A coefficient that something is divided by.
  func positiveRatio(_ id: String) throws(Finding) -> Figure<Ratio> {
    let figure = try ratio(id)
    guard figure.value.numerator > 0 else { throw .payrollFigureImpossible(figure.step) }
    return figure
  }

  func rate(_ id: String) throws(Finding) -> Figure<Rate> {
    let step = try step(id)
    guard case .rate(let rate) = step.value else { return try law.rate(id, on: month.firstDay) }
    return Figure(value: rate, step: step)
  }

  func money(_ id: String) throws(Finding) -> Figure<Money> {
    let step = try step(id)
    guard case .money(let money) = step.value else { return try law.money(id, on: month.firstDay) }
    return Figure(value: money, step: step)
  }

  func count(_ id: String) throws(Finding) -> Figure<Int> {
    let step = try step(id)
    guard case .count(let count) = step.value else { return try law.count(id, on: month.firstDay) }
    return Figure(value: count, step: step)
  }

  func ratio(_ id: String) throws(Finding) -> Figure<Ratio> {
    let step = try step(id)
    guard case .ratio(let ratio) = step.value else { return try law.ratio(id, on: month.firstDay) }
    return Figure(value: ratio, step: step)
  }

  func brackets(_ id: String) throws(Finding) -> Figure<Brackets> {
    let step = try step(id)
    guard case .brackets(let brackets) = step.value else { return try law.brackets(id, on: month.firstDay) }
    return Figure(value: brackets, step: step)
  }
}

extension ParameterValue {
  /// No figure of payroll is negative, nor counts more than ten thousand.
  fileprivate var isPossible: Bool {
    switch self {
    case .money(let money): money >= .zero
    case .rate(let rate): rate >= .zero
    case .count(let count): (0...10_000).contains(count)
    case .ratio(let ratio): ratio.numerator >= 0
    case .brackets(let brackets): brackets.steps.allSatisfy { $0.share.numerator >= 0 }
    }
  }
}
