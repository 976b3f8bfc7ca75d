import Kernel
import Payroll
import Workforce

/// Hours and days of a payslip, as activities say them (`S21.G00.53`).
///
/// Hours come from the time of the contract: the month of its terms, less what its week plans on the days of absence; somebody who comes or
/// goes in the month has what the week plans on the days in the contract. Only where the payslip does not say the days of an absence are
/// they a part of the month, as its money is.
struct WorkedTime {
  private(set) var paid: Hours
  /// Not paid, or paid in part.
  private(set) var missed = Hours.zero
  /// Of a contract in days, in hundredths.
  private(set) var days: (worked: Int64, missed: Int64)?
  /// Calendar days without any pay.
  private(set) var unpaidDays = 0
  /// What the payslip takes off for absences, as hours of the month, and what the week of the contract plans on those days: nil when there is
  /// nothing to compare.
  private(set) var comparison: (payslip: Hours, week: Hours)?

  private static let paidInWhole: Set<MonthOfWork.Absence.Kind> = [.paidLeave, .reducedTime, .training, .familyEvent]

  init(_ document: PayslipDocument, _ declared: DeclaredContract, month: Month) {
    let slip = document.slip
    let base = slip.earnings.first { $0.code == .base }
    let terms = declared.contract.terms(on: min(declared.contract.lastDay ?? month.lastDay, month.lastDay))
    let usual = document.facts.contract?.monthlyHours ?? base?.hours ?? terms.monthlyHours
    // A wage by the hour says the hours of the very month, which no prorata makes fewer.
    let counted = document.facts.month?.hours
    let full = counted ?? usual
    let whole = month.firstDay...month.lastDay
    let employed = declared.contract.days(within: whole) ?? whole
    let week = PlannedHours(declared.contract, paid: usual)
    // A part of the month's wage is the same part of its hours.
    func share(_ amount: Money) -> Hours {
      guard let wage = base?.amount, wage > .zero else { return .zero }
      return full.part(amount.cents, of: wage.cents)
    }
    let isPart = counted == nil && (slip.earnings.contains { $0.code == .partialMonth } || employed != whole)
    paid = isPart ? min(week.on(employed), full) : full
    let absences = slip.earnings.filter { $0.code == .absence }
    let kinds = document.facts.month?.absences ?? []
    var (byMoney, byWeek): (Int64, Int64) = (0, 0)
    for (place, earning) in absences.enumerated() {
      let absence = place < kinds.count ? kinds[place] : nil
      if let kind = absence?.kind, Self.paidInWhole.contains(kind) { continue }
      let away: Hours
      if let hours = earning.hours {
        away = hours
      } else if let absence, let span = absence.days(within: employed) {
        away = week.on(span)
        byMoney += -earning.amount.cents
        byWeek += away.hundredths
      } else {
        away = share(-earning.amount)
      }
      missed = missed + away
      if let absence, absence.kind == .unpaid, let span = absence.days(within: whole) {
        unpaidDays += span.upperBound - span.lowerBound + 1
      }
    }
    // A month that is missed from end to end has no more than its own hours, however many days it has.
    if missed > paid || week.isAway(employed, kinds.filter { !Self.paidInWhole.contains($0.kind) && $0.hours == nil }) {
      missed = paid
    }
    paid = paid - missed
    if byWeek > 0, let wage = base?.amount, wage > .zero, week.on(whole) > .zero {
      comparison = (week.on(whole).part(byMoney, of: wage.cents), Hours(hundredths: byWeek))
    }
    setDays(terms.daysPerYear ?? document.facts.contract?.daysPerYear, full)
    for earning in slip.earnings where earning.code == .overtime || earning.code == .complementaryHours {
      paid = paid + (earning.hours ?? .zero)
    }
  }

  private mutating func setDays(_ yearly: Int?, _ full: Hours) {
    guard let yearly else { return }
    let all = RoundingRule.halfAwayFromZero.quotient(Int128(yearly) * 100, by: 12)
    func share(_ hours: Hours) -> Int64 {
      full > .zero
        ? RoundingRule.halfAwayFromZero.quotient(Int128(all) * Int128(hours.hundredths), by: Int128(full.hundredths)) : 0
    }
    days = (max(share(paid), 0), max(share(missed), 0))
  }
}

/// What the week of a contract plans, day by day. Hours beyond the legal week, which are paid apart, are left out.
private struct PlannedHours {
  let contract: EmploymentContract
  /// Of a full month, as it is paid.
  let paid: Hours

  init(_ contract: EmploymentContract, paid: Hours) { (self.contract, self.paid) = (contract, paid) }

  func on(_ days: ClosedRange<Day>) -> Hours {
    var total: Int128 = 0
    for offset in 0...(days.upperBound - days.lowerBound) {
      let day = days.lowerBound + offset
      let terms = contract.terms(on: day)
      let (hours, month) = (Int128(terms.week.on(day).hundredths), Int128(terms.monthlyHours.hundredths))
      total += month > Int128(paid.hundredths) && month > 0 ? hours * Int128(paid.hundredths) * 1_000 / month : hours * 1_000
    }
    return Hours(hundredths: RoundingRule.halfAwayFromZero.quotient(total, by: 1_000))
  }

  /// Whether absences leave no planned hour of these days.
  func isAway(_ days: ClosedRange<Day>, _ absences: [MonthOfWork.Absence]) -> Bool {
    guard !absences.isEmpty else { return false }
    return (0...(days.upperBound - days.lowerBound)).map { days.lowerBound + $0 }.allSatisfy { day in
      contract.terms(on: day).week.on(day) == .zero || absences.contains { $0.from <= day && day <= $0.through }
    }
  }
}

extension MonthOfWork.Absence {
  fileprivate func days(within days: ClosedRange<Day>) -> ClosedRange<Day>? {
    let (low, high) = (max(from, days.lowerBound), min(through, days.upperBound))
    return low <= high ? low...high : nil
  }
}

extension Hours {
  /// As many of these as one amount is of another.
  fileprivate func part(_ amount: Int64, of whole: Int64) -> Hours {
    Hours(hundredths: RoundingRule.halfAwayFromZero.quotient(Int128(hundredths) * Int128(amount), by: Int128(whole)))
  }
}
