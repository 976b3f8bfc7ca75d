import Kernel
import Law
import Workforce

// The contract and the hours of a month, in the words of the calculation.
extension MonthWork {
  /// Seniority runs from an earlier contract where there was one; in the month in which this one begins its own start counts, for
  /// the days before it are not paid here.
  var start: Day {
    guard let earlier = contract.seniorityFrom, contract.start < month.firstDay else { return contract.start }
    return min(earlier, contract.start)
  }

  /// The legal week; nothing is computed in a month whose figures are missing.
  var legalWeek: Hours {
    Hours(hundredths: Int64((try? law.count("labour.weekly-hours", on: month.firstDay).value) ?? 0) * 100)
  }

  /// Throws a figure of law that is missing.
  mutating func payContract() throws(Finding) -> Contract {
    let legal = Hours(hundredths: Int64(try law.count("labour.weekly-hours", on: month.firstDay).value) * 100)
    let isOnDays = terms.daysPerYear != nil
    let weekly = isOnDays ? legal : min(terms.weeklyHours, legal)
    var monthly = terms
    monthly.weeklyHours = weekly
    var made = Contract(
      kind: Contract.Kind(contract.kind), start: start, end: contract.lastDay, isExecutive: terms.category.isExecutive,
      weeklyHours: weekly, monthlyHours: monthly.monthlyHours, daysPerYear: terms.daysPerYear)
    if contract.kind == .apprenticeship {
      made.apprenticeship = .init(
        signed: contract.signed ?? contract.start, year: yearOfTraining, ageAtStart: kept.employee.age(on: contract.start))
    }
    switch terms.pay {
    case .monthly(let wage): made.monthlySalary = try legalPart(of: wage, made)
    case .hourly(let rate), .hoursWorked(let rate): made.hourlyRate = rate
    case .legalMinimum:
      switch contract.kind {
      case .apprenticeship: break
      case .internship: made.hourlyRate = try law.money("labour.internship.minimum", on: month.firstDay).value
      case .permanent, .fixedTerm, .professionalisation: findings.append(.monthWageUnknown(contract.kind))
      }
    }
    return made
  }

  /// Of an apprentice: the one the contract began in, and one more each year.
  private var yearOfTraining: Int {
    let passed = SeniorityMonths.whole(from: contract.start, through: month.lastDay) / 12
    return min((contract.apprenticeship?.year ?? 1) + passed, 3)
  }

  /// What a wage for more than the legal week gives for the legal week: with the overtime of the contract it makes the wage again,
  /// or the next cent above where no cent does.
  private func legalPart(of wage: Money, _ contract: Contract) throws(Finding) -> Money {
    let beyond = try structuralHours()
    guard beyond > .zero else { return wage }
    let increased = Int128(100_000_000 + (try law.rate("labour.overtime.increase.first", on: month.firstDay).value.e8))
    let (base, extra) = (Int128(contract.monthlyHours.hundredths) * 100_000_000, Int128(beyond.hundredths) * increased)
    func whole(_ part: Int64) -> Int64 { part + RoundingRule.halfAwayFromZero.quotient(Int128(part) * extra, by: base) }
    var part = RoundingRule.halfAwayFromZero.quotient(Int128(wage.cents) * base, by: base + extra) - 1
    while whole(part) < wage.cents { part += 1 }
    return Money(cents: part)
  }

  /// Hours of the contract beyond the legal week: they are paid each month with the wage that the contract says for all of them.
  func structuralHours() throws(Finding) -> Hours {
    let legal = Hours(hundredths: Int64(try law.count("labour.weekly-hours", on: month.firstDay).value) * 100)
    guard terms.daysPerYear == nil, terms.weeklyHours > legal else { return .zero }
    var beyond = terms
    beyond.weeklyHours = terms.weeklyHours - legal
    return beyond.monthlyHours
  }
}

extension Contract.Kind {
  init(_ kind: EmploymentContract.Kind) {
    switch kind {
    case .permanent: self = .permanent
    case .fixedTerm: self = .fixedTerm
    case .apprenticeship: self = .apprenticeship
    case .professionalisation: self = .professionalisation
    case .internship: self = .internship
    }
  }
}
