import Kernel
import Law
import Workforce

// What was done and paid beside the wage: hours, bonuses, refunds, vouchers.
extension MonthWork {
  mutating func monthOfWork(_ payContract: Contract) throws(Finding) -> MonthOfWork {
    var work = MonthOfWork()
    work.absences = try payAbsences()
    try addHoursOfMonth(to: &work, payContract)
    try addHours(to: &work, payContract)
    addItems(to: &work)
    if let vouchers = terms.mealVouchers {
      work.mealVouchers = .init(
        count: variables.mealVouchers ?? daysWorked, faceValue: vouchers.faceValue, employerShare: vouchers.employerShare)
    } else if let count = variables.mealVouchers, count > 0 {
      findings.append(.monthVouchersWithoutTerms(count))
    }
    work.transport = terms.transport.map { .init(subscription: $0.subscription, employerShare: $0.employerShare) }
    work.attachment = variables.attachment
    return work
  }

  /// Hours of weeks become hours beyond the contract, with the increases of the law; those of the contract itself come first.
  private mutating func addHours(to work: inout MonthOfWork, _ payContract: Contract) throws(Finding) {
    var extra = variables.extra.map { MonthOfWork.ExtraHours(hours: $0.hours, increase: $0.increase) }
    for week in variables.weeks {
      for found in try WorkingTime.extraHours(week.hours, week: week.monday, weeklyHours: terms.weeklyHours, law: law) {
        extra.append(.init(hours: found.hours, increase: found.increase))
      }
    }
    let structural = try structuralHours()
    if structural > .zero {
      if work.absences.contains(where: { $0.kind.hasAllowances && $0.isMaintained }) {
        findings.append(.monthStructuralHours(terms.weeklyHours))
      }
      extra.insert(
        .init(
          hours: terms.pay.isByHoursWorked
            ? try structuralHoursWorked(work.absences) : paidHours(structural, work.absences),
          increase: try law.rate("labour.overtime.increase.first", on: month.firstDay).value), at: 0)
    }
    extra = MonthWork.together(extra.filter { $0.hours > .zero })
    let legal = try law.count("labour.weekly-hours", on: month.firstDay).value
    if payContract.weeklyHours < Hours(hundredths: Int64(legal) * 100) {
      work.complementaryHours = extra
    } else {
      work.overtime = extra
    }
  }

  /// The hours of overtime of the contract that the month pays: those of days outside the contract and of absences without pay go with
  /// the wage of these days; an absence that keeps the wage keeps them.
  private func paidHours(_ structural: Hours, _ absences: [MonthOfWork.Absence]) -> Hours {
    let whole = WorkCalendar.workDays(month.firstDay...month.lastDay)
    var missed = (whole - WorkCalendar.workDays(days)) * 100
    for absence in absences where absence.kind == .unpaid || absence.kind.hasAllowances {
      if let hours = absence.hours {
        missed += Int(
          RoundingRule.halfAwayFromZero.quotient(
            Int128(hours.hundredths) * 100 * 5, by: Int128(max(legalWeek.hundredths, 1))))
      } else {
        let (low, high) = (max(absence.from, days.lowerBound), min(absence.through, days.upperBound))
        if low <= high { missed += WorkCalendar.workDays(low...high) * 100 }
      }
    }
    return Hours(
      hundredths: RoundingRule.halfAwayFromZero.quotient(
        Int128(structural.hundredths) * Int128(max(whole * 100 - missed, 0)), by: Int128(whole) * 100))
  }

  /// One line an increase.
  private static func together(_ extra: [MonthOfWork.ExtraHours]) -> [MonthOfWork.ExtraHours] {
    Dictionary(grouping: extra, by: \.increase).sorted { $0.key < $1.key }.map { increase, found in
      .init(hours: found.map(\.hours).sum(), increase: increase)
    }
  }

  private mutating func addItems(to work: inout MonthOfWork) {
    for item in terms.recurring {
      let said = MonthOfWork.Item(label: item.label, amount: item.amount, benefit: item.kind.benefit)
      switch item.kind {
      case .bonus: work.bonuses.append(.init(label: item.label, kind: .monthly, amount: item.amount))
      case .benefitInKind, .meals, .housing, .vehicle, .devices: work.benefitsInKind.append(said)
      case .expense: work.expenses.append(said)
      }
    }
    for item in variables.items {
      let said = MonthOfWork.Item(label: item.label, amount: item.amount, benefit: item.kind.benefit)
      func bonus(_ kind: MonthOfWork.Bonus.Kind) {
        work.bonuses.append(.init(label: item.label, kind: kind, amount: item.amount))
      }
      switch item.kind {
      case .bonus: bonus(.ordinary)
      case .exceptionalBonus: bonus(.exceptional)
      case .yearlyBonus: bonus(.yearly)
      case .monthlyBonus: bonus(.monthly)
      case .nonCompete: bonus(.nonCompete)
      case .valueSharing: work.bonuses.append(sharing(item))
      case .benefitInKind, .meals, .housing, .vehicle, .devices: work.benefitsInKind.append(said)
      case .expense: work.expenses.append(said)
      case .advance: work.advances.append(said)
      }
    }
  }

  /// Its limits look at the twelve months before, and at what the year already had.
  private func sharing(_ item: PayVariables.Item) -> MonthOfWork.Bonus {
    let before = (1...12).map { month.adding(-$0) }.filter { $0 >= contract.start.month }
    return MonthOfWork.Bonus(
      label: item.label, kind: .valueSharing, amount: item.amount, earnedBefore: earlier.gross(of: before)?.sum(),
      alreadyPaid: earlier.valueSharing)
  }

  /// Days on which somebody was at work: what meal vouchers are counted by.
  private var daysWorked: Int {
    let (week, calendar) = (terms.week, kept.workplace.calendar)
    return (0...(days.upperBound - days.lowerBound)).map { days.lowerBound + $0 }.count { day in
      week.isWorked(day) && !calendar.isHoliday(day)
        && !kept.absences.contains { $0.stands && $0.from <= day && day <= $0.through }
    }
  }
}

extension Terms.RecurringPay.Kind {
  fileprivate var benefit: MonthOfWork.Item.Benefit? { PayVariables.Item.Kind(rawValue: rawValue)?.benefit }
}

extension PayVariables.Item.Kind {
  /// What a benefit in kind is; nil for one of another sort, and for what is none.
  fileprivate var benefit: MonthOfWork.Item.Benefit? {
    switch self {
    case .meals: .meals
    case .housing: .housing
    case .vehicle: .vehicle
    case .devices: .devices
    default: nil
    }
  }
}
