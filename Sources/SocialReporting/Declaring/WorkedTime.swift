import Kernel
import Payroll
import Workforce

/// Hours and days of a payslip, as activities say them (`S21.G00.53`).
struct WorkedTime {
  private(set) var paid: Hours
  /// Not paid, or paid in part.
  private(set) var missed = Hours.zero
  /// Of a contract in days, in hundredths.
  private(set) var days: (worked: Int64, missed: Int64)?
  /// Calendar days without any pay.
  private(set) var unpaidDays = 0

  init(_ document: PayslipDocument, _ declared: DeclaredContract, month: Month) {
    let slip = document.slip
    let base = slip.earnings.first { $0.code == .base }
    let terms = declared.contract.terms(on: min(declared.contract.lastDay ?? month.lastDay, month.lastDay))
    let full = document.facts.month?.hours ?? document.facts.contract?.monthlyHours ?? base?.hours ?? terms.monthlyHours
    // A part of the month's wage is the same part of its hours.
    func hours(_ amount: Money) -> Hours {
      guard let wage = base?.amount, wage > .zero else { return .zero }
      return Hours(
        hundredths: RoundingRule.halfAwayFromZero.quotient(
          Int128(full.hundredths) * Int128(amount.cents), by: Int128(wage.cents)))
    }
    paid = full
    for earning in slip.earnings where earning.code == .partialMonth { paid = paid + hours(earning.amount) }
    let absences = slip.earnings.filter { $0.code == .absence }
    let kinds = document.facts.month?.absences ?? []
    for (place, earning) in absences.enumerated() {
      let absence = place < kinds.count ? kinds[place] : nil
      if let kind = absence?.kind, kind == .paidLeave || kind == .reducedTime || kind == .training || kind == .familyEvent {
        continue
      }
      let away = earning.hours ?? hours(-earning.amount)
      (paid, missed) = (paid - away, missed + away)
      if let absence, absence.kind == .unpaid {
        let (low, high) = (max(absence.from, month.firstDay), min(absence.through, month.lastDay))
        if low <= high { unpaidDays += high - low + 1 }
      }
    }
    if let yearly = terms.daysPerYear ?? document.facts.contract?.daysPerYear {
      let all = RoundingRule.halfAwayFromZero.quotient(Int128(yearly) * 100, by: 12)
      func share(_ hours: Hours) -> Int64 {
        full > .zero
          ? RoundingRule.halfAwayFromZero.quotient(Int128(all) * Int128(hours.hundredths), by: Int128(full.hundredths)) : 0
      }
      days = (max(share(paid), 0), max(share(missed), 0))
    }
    for earning in slip.earnings where earning.code == .overtime || earning.code == .complementaryHours {
      paid = paid + (earning.hours ?? .zero)
    }
    paid = max(paid, .zero)
  }
}
