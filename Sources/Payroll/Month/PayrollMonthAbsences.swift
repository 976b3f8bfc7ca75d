import Kernel
import Law
import Workforce

// Absences as the calculation wants them: stops that go on put together, hours where the week is not from Monday to Friday, the
// wages that allowances and leave are compared with.
extension MonthWork {
  mutating func payAbsences() throws(Finding) -> [MonthOfWork.Absence] {
    let own = kept.absences.filter { $0.days(within: days) != nil }.sorted { $0.from < $1.from }
    if kept.workplace.hasLocalHealthScheme,
      let stop = own.first(where: { $0.kind.inPayroll.hasAllowances && !$0.kind.inPayroll.isBirth })
    {
      findings.append(.monthLocalMaintenance(stop.from))
    }
    guard contract.kind != .internship || own.isEmpty else {
      findings.append(.monthInternAway())
      return []
    }
    var paid: [MonthOfWork.Absence] = []
    for absence in own {
      let (stop, missed) = (try whole(absence), try hours(absence))
      // The stop that it goes on is in the month too: one absence then, to its last day.
      if let last = paid.indices.last, absence.isExtension, paid[last].kind == absence.kind.inPayroll,
        stop.first == paid[last].from
      {
        paid[last].through = absence.through
        paid[last].hours = paid[last].hours.map { $0 + (missed ?? .zero) }
        continue
      }
      paid.append(try pay(absence, missed, since: stop.first))
    }
    return paid
  }

  private mutating func pay(_ absence: Absence, _ missed: Hours?, since first: Day) throws(Finding) -> MonthOfWork.Absence {
    let kind = absence.kind.inPayroll
    var made = MonthOfWork.Absence(kind: kind, from: first, through: absence.through, hours: missed)
    if kind.hasAllowances {
      // The law keeps the wage of a sickness or of an accident; of a birth nothing does unless the employer takes the allowances.
      made.isMaintained = !kind.isBirth || absence.subrogation == true
      made.hasSubrogation = made.isMaintained && (absence.subrogation ?? kept.workplace.hasSubrogation)
      made.dailyAllowance = absence.dailyAllowance
      let months = kind.isAccident ? 1 : 3
      made.referenceGross = earlier.gross(of: (1...months).map { first.month.adding(-$0) }.reversed())
      if made.referenceGross == nil, made.dailyAllowance == nil, made.isMaintained {
        findings.append(.monthReferenceWage(months, first))
      }
      made.maintainedDaysUsed = try maintainedDays(before: first)
    } else if kind == .paidLeave {
      (made.referenceGross, made.referenceDays) = try leaveReference(absence)
      // Leave is counted to the eve of the return: a Saturday after a week of leave is one of its days.
      let counted = LeaveCount.days(of: absence, under: kept.otherContracts + [contract], kept.workplace.calendar)
      if let first = counted.first?.day, let last = counted.last?.day {
        (made.from, made.through) = (first, max(last, absence.through))
      }
    }
    return made
  }

  /// Hours missed in the month, where days from Monday to Friday do not say them. By the hour, those that the month would have paid:
  /// a public holiday inside a leave is no day of it, and stays paid.
  private func hours(_ absence: Absence) throws(Finding) -> Hours? {
    let isByHours = terms.pay.isByHoursWorked
    guard isByHours || terms.pattern != nil || absence.startsAtNoon || absence.endsAtNoon,
      let days = absence.days(within: days)
    else { return nil }
    var missed = Hours.zero
    for offset in 0...(days.upperBound - days.lowerBound) {
      let day = days.lowerBound + offset
      if isByHours, absence.kind == .paidLeave, kept.workplace.calendar.isHoliday(day) { continue }
      let isHalf = (day == absence.from && absence.startsAtNoon) || (day == absence.through && absence.endsAtNoon)
      let hours = isByHours ? try payableHours(on: day) : terms.week.on(day)
      missed =
        missed + (isHalf ? Hours(hundredths: RoundingRule.halfAwayFromZero.quotient(Int128(hours.hundredths), by: 2)) : hours)
    }
    return missed.within(legalWeek, of: terms.weeklyHours)
  }

  /// A stop with those that it goes on: its delays run from the first day of them.
  private mutating func whole(_ absence: Absence) throws(Finding) -> (first: Day, through: Day) {
    var first = absence
    while first.isExtension {
      let before = kept.absences.filter { $0.stands && $0.kind == first.kind && $0.through < first.from }.max {
        $0.through < $1.through
      }
      guard let before else {
        findings.append(.monthExtensionAlone(absence.from, absence.kind))
        break
      }
      let gap = (0..<(first.from - before.through - 1)).map { before.through + 1 + $0 }
      guard !gap.contains(where: { terms.week.isWorked($0) && !kept.workplace.calendar.isHoliday($0) }) else {
        findings.append(.monthExtensionApart(before.through, first.from))
        break
      }
      first = before
    }
    return (first.from, absence.through)
  }

  /// Days whose wage was kept in the twelve months before a stop: what the law gives is counted over a year (C. trav., art. D1226-4).
  /// A stop and those that go on it wait once; nothing was kept of one that began before the year of service.
  private func maintainedDays(before first: Day) throws(Finding) -> Int {
    let since = first.addingMonths(-12)
    let stops = kept.absences.filter {
      $0.stands && $0.kind.inPayroll.hasAllowances && !$0.kind.inPayroll.isBirth && $0.through < first
    }.sorted { $0.from < $1.from }
    var (days, paidFrom): (Int, Day?) = (0, nil)
    for stop in stops {
      if !stop.isExtension || paidFrom == nil {
        let seniority = try law.count("labour.sickness.seniority", on: stop.from).value
        let isDue = SeniorityMonths.whole(from: start, through: stop.from - 1) >= seniority
        let name = stop.kind == .workAccident ? "labour.work-accident.waiting" : "labour.sickness.waiting"
        paidFrom = isDue ? stop.from + (try law.count(name, on: stop.from).value) : nil
      }
      guard let paidFrom else { continue }
      let from = max(stop.from, paidFrom, since)
      if from <= stop.through { days += stop.through - from + 1 }
    }
    return days
  }

  /// The gross of the reference period that the leave comes from, and the days it gave; nothing when a month of it was paid elsewhere.
  private func leaveReference(_ absence: Absence) throws(Finding) -> ([Money]?, Int?) {
    let firstMonth = try law.count("labour.paid-leave.first-month", on: absence.from).value
    let year = absence.from.monthOfYear >= firstMonth ? absence.from.year : absence.from.year - 1
    let period = Month(year - 1, firstMonth)...Month(year, firstMonth).adding(-1)
    let start = kept.otherContracts.filter { $0.kind != .internship }.map(\.start).reduce(contract.start, min)
    let months = (0..<12).map { period.lowerBound.adding($0) }.filter { $0 >= start.month }
    guard !months.isEmpty, let gross = earlier.gross(of: months) else { return (nil, nil) }
    let counter = try leave(on: period.upperBound.lastDay)
    let acquired = counter.current.acquired.roundedUp.hundredths / 100
    return (gross, acquired > 0 ? Int(acquired) : nil)
  }

  func leave(on day: Day) throws(Finding) -> LeaveCounter {
    try LeaveCounter(
      on: day, contracts: leaveContracts, absences: kept.absences, opening: kept.employee.leaveOpening,
      calendar: kept.workplace.calendar, law: law)
  }

  /// The contracts whose leave goes on: the leave of a fixed term is paid at its end, unless a permanent contract follows at once
  /// (C. trav., art. L1242-16).
  private var leaveContracts: [EmploymentContract] {
    guard contract.kind == .permanent,
      let before = kept.otherContracts.first(where: { other in
        other.kind == .fixedTerm && other.lastDay.map { (0...1).contains(contract.start - $0) } ?? false
      })
    else { return [contract] }
    return [before, contract]
  }
}

extension Absence.Kind {
  var inPayroll: MonthOfWork.Absence.Kind {
    switch self {
    case .paidLeave: .paidLeave
    case .reducedTime: .reducedTime
    case .sickness: .sickness
    case .workAccident: .workAccident
    case .commutingAccident: .commutingAccident
    case .maternity: .maternity
    case .paternity: .paternity
    case .adoption: .adoption
    case .familyEvent: .familyEvent
    case .training: .training
    case .unpaid: .unpaid
    }
  }
}

extension Hours {
  /// The same part of a shorter week: the hours of a week of 39 h as those of its 35 h.
  func within(_ legal: Hours, of week: Hours) -> Hours {
    guard week > legal else { return self }
    return Hours(
      hundredths: RoundingRule.halfAwayFromZero.quotient(
        Int128(hundredths) * Int128(legal.hundredths), by: Int128(week.hundredths)))
  }
}
