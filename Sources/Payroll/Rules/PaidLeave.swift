import Kernel
import Law

/// The indemnity of leave: the wage that would have been earned, or a tenth of the gross of the reference period for all the leave
/// that it gave, whichever is better (C. trav., art. L3141-24).
enum PaidLeave {
  static func indemnity(
    _ absence: MonthOfWork.Absence, _ days: ClosedRange<Day>, maintained: Money, isLocal: Bool, _ figures: PayrollFigures
  ) throws(Finding) -> (amount: Money, label: String, trace: [Step]) {
    let name = "Indemnité de congés payés"
    guard let reference = absence.referenceGross else { return (maintained, name, []) }
    let (tenth, year) = (try figures.ratio("labour.paid-leave.tenth"), try figures.positiveCount("labour.paid-leave.days"))
    let taken = WorkCalendar.leaveDays(days, isLocal: isLocal)
    let cents = RoundingRule.halfAwayFromZero.quotient(
      Int128(reference.sum().cents) * Int128(tenth.value.numerator) * Int128(taken),
      by: Int128(tenth.value.denominator) * Int128(absence.referenceDays ?? year.value))
    // Both are shown, the better first.
    let (byTenth, byWage) = ("le dixième donne \(Money(cents: cents).french)\u{A0}€", "le maintien \(maintained.french)\u{A0}€")
    let compared = Money(cents: cents) > maintained ? "\(byTenth), \(byWage)" : "\(byWage), \(byTenth)"
    return (max(maintained, Money(cents: cents)), "\(name) (\(compared))", [tenth.step, year.step])
  }
}
