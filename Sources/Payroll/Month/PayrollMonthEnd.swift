import Kernel
import Law
import Workforce

// What the end of a contract adds by the law alone. Each amount says how it was made, and a finding says that it was added.
extension MonthWork {
  /// The situation with the indemnities of the last month; the same when the contract goes on.
  func ended(
    _ situation: PayrollSituation, _ calculation: PayslipCalculation
  ) throws(Finding) -> (PayrollSituation, [Finding]) {
    guard let last = contract.lastDay, last.month == month, contract.kind != .internship else { return (situation, []) }
    guard calculation.check(situation).allSatisfy({ $0.severity != .error }) else { return (situation, []) }
    var (ended, remarks): (PayrollSituation, [Finding]) = (situation, [])
    let first = earlier.firstMonth ?? month
    if contract.start.month < first, kept.employee.leaveOpening == nil {
      return (situation, [.monthLeaveOpeningMissing(contract.start, first)])
    }
    let slip = try calculation.payslip(situation)
    let before = earlier.gross(since: contract.start)
    let total = (before ?? .zero) + slip.gross
    var precariousness = Money.zero
    if owesPrecariousness(on: last) {
      if before == nil { remarks.append(.monthEndWithoutPay("l’indemnité de fin de contrat", "C. trav., art. L1243-8")) }
      let bonus = MonthOfWork.Bonus(label: "Indemnité de fin de contrat", kind: .precariousness, base: total)
      precariousness = try bonus.computed(calculation.figures).0
      ended.month.bonuses.append(bonus)
      remarks.append(
        .monthEndAdded(bonus.label, precariousness, why: "sur \(total.french)\u{A0}€ de brut", "C. trav., art. L1243-8"))
    }
    if let unused = try unusedLeave(on: last, total + precariousness, slip, situation) {
      ended.month.bonuses.append(unused.bonus)
      let text = contract.kind == .fixedTerm ? "C. trav., art. L1242-16 et L3141-28" : "C. trav., art. L3141-28"
      remarks.append(.monthEndAdded(unused.bonus.label, unused.bonus.amount ?? .zero, why: unused.why, text))
    }
    remarks += try addSeverance(to: &ended, last, calculation.figures)
    if contract.ending?.reason == .retirement { remarks.append(.monthRetirement()) }
    return (ended, remarks)
  }

  /// The indemnity that the law owes, or that was agreed; none below the seniority of the law.
  private func addSeverance(
    to ended: inout PayrollSituation, _ last: Day, _ figures: PayrollFigures
  ) throws(Finding) -> [Finding] {
    guard let severance = severance() else { return [] }
    let least = try figures.count("labour.severance.seniority").value
    let months = SeniorityMonths.whole(from: ended.contract.start, through: last)
    if severance.bonus.kind == .severance, severance.bonus.amount == nil, months < least {
      return [.monthNoSeverance(months: months, least: least)]
    }
    ended.month.bonuses.append(severance.bonus)
    let made = try Severance(severance.bonus, ended.contract, at: last, figures)
    let amount = made.amount
    guard amount >= made.legal else { return [.payrollSeveranceBelowLaw(amount, legal: made.legal, .error)] }
    let base = (severance.bonus.base ?? .zero).french
    var remarks: [Finding] = [
      .monthEndAdded(
        severance.bonus.label, amount,
        why: severance.bonus.amount == nil ? "salaire de référence \(base)\u{A0}€" : "montant convenu",
        "C. trav., art. L1234-9, R1234-2 et R1234-4")
    ]
    if !severance.isWhole { remarks.append(.monthEndWithoutPay("le salaire de référence", "C. trav., art. R1234-4")) }
    if contract.ending?.reason == .unfitness, severance.bonus.amount == nil { remarks.append(.monthUnfitness()) }
    return remarks
  }

  /// Not for seasonal work, nor by custom, nor for the policy of employment, nor when a permanent contract follows, nor when the
  /// employee breaks the contract or is at fault (C. trav., art. L1243-10).
  private func owesPrecariousness(on last: Day) -> Bool {
    guard contract.kind == .fixedTerm else { return false }
    switch contract.fixedTerm?.reason {
    case .seasonal, .custom, .employmentPolicy: return false
    case .replacement, .activity, .awaitingHire, .suppressedPost, .definedObject, nil: break
    }
    switch contract.ending?.reason {
    case .resignation, .seriousMisconduct, .trialByEmployer, .trialByEmployee: return false
    default: break
    }
    return !kept.otherContracts.contains { $0.kind == .permanent && (0...1).contains($0.start - last) }
  }

  /// What is left on the last day, at the better of a tenth of what earned it and of the wage of its days (C. trav., art. L3141-28).
  private func unusedLeave(
    on last: Day, _ total: Money, _ slip: Payslip, _ situation: PayrollSituation
  ) throws(Finding) -> (bonus: MonthOfWork.Bonus, why: String)? {
    // A permanent contract that follows a fixed term at once keeps its leave (C. trav., art. L1242-16).
    let goesOn = kept.otherContracts.contains { $0.kind == .permanent && (0...1).contains($0.start - last) }
    guard contract.kind != .fixedTerm || !goesOn else { return nil }
    let accounts = try leave(on: last).accounts.filter { $0.left > .zero }
    guard !accounts.isEmpty, let paid = slip.earnings.first(where: { $0.code == .base })?.amount else { return nil }
    // A wage by the hour is that of its mean month: the hours of this one stop with the contract.
    let byHours = situation.month.hours.flatMap { _ in situation.contract.hourlyRate?.paid(situation.contract.monthlyHours) }
    let base = byHours ?? paid
    let tenth = try law.ratio("labour.paid-leave.tenth", on: last).value
    var (amount, left) = (Money.zero, LeaveDays.zero)
    for account in accounts {
      left += account.left
      // The leave of a fixed term is paid for the work that was done (art. L1242-16): what makes a day whole is for who takes it.
      let days = contract.kind == .fixedTerm ? max(account.left - account.rounding, .zero) : account.left
      // Six days a week, fifty-two weeks, a twelfth of them a month.
      let wage = RoundingRule.halfAwayFromZero.quotient(Int128(base.cents) * 12 * Int128(days.hundredths), by: 52 * 6 * 100)
      var share = Money.zero
      if let earned = earned(in: account, last, total), account.acquired > .zero {
        share = Money(
          cents: RoundingRule.halfAwayFromZero.quotient(
            Int128(earned.cents) * Int128(tenth.numerator) * Int128(account.left.hundredths),
            by: Int128(tenth.denominator) * Int128(account.acquired.hundredths)))
      }
      amount += max(share, Money(cents: wage))
    }
    return (
      .init(label: "Indemnité compensatrice de congés payés, \(left.french)", kind: .unusedLeave, amount: amount),
      "le dixième ou le maintien, le meilleur pour chaque période"
    )
  }

  /// The gross of the period that an account was acquired in; nil when a month of it was paid elsewhere.
  private func earned(in account: LeaveAccount, _ last: Day, _ total: Money) -> Money? {
    if account.period.contains(contract.start), account.period.contains(last) { return total }
    let through = min(account.period.upperBound, month.firstDay - 1)
    let first = max(account.period.lowerBound.month, contract.start.month)
    guard first.firstDay <= through else { return account.period.contains(last) ? total : nil }
    guard let gross = earlier.gross(of: (0...(through.month - first)).map { first.adding($0) }) else { return nil }
    return gross.sum() + (account.period.contains(last) ? total - (earlier.gross(since: contract.start) ?? .zero) : .zero)
  }

  /// Of the law when nothing was agreed: its reference wage is the better mean of the twelve months before the notice, or of those
  /// since the hiring, and of the last three (C. trav., art. R1234-4). It is whole when these months were all paid here.
  private func severance() -> (bonus: MonthOfWork.Bonus, isWhole: Bool)? {
    let kind: MonthOfWork.Bonus.Kind
    switch contract.ending?.reason {
    case .dismissal, .redundancy, .unfitness: kind = .severance
    case .mutualTermination: kind = .mutualTermination
    case .retiredByEmployer: kind = .retirementByEmployer
    default: return nil
    }
    let notice = min((contract.ending?.noticeGiven ?? contract.lastDay ?? month.lastDay).month, month)
    func mean(_ count: Int) -> Money? {
      let months = (1...count).map { notice.adding(-$0) }.filter { $0 >= contract.start.month }
      guard !months.isEmpty, let gross = earlier.gross(of: months) else { return nil }
      return gross.sum().times(Ratio(1, Int64(months.count)), .halfAwayFromZero)
    }
    let wage: Money? = if case .monthly(let wage) = terms.pay { wage } else { nil }
    let reference = [mean(12), mean(3), wage].compactMap(\.self).max()
    let label = "Indemnité de \(contract.ending?.reason.french ?? "rupture")"
    let year = (1...12).map { Month(month.year - 1, $0) }.filter { $0 >= contract.start.month }
    return (
      .init(
        label: label, kind: kind, amount: variables.severance, base: reference, earnedBefore: earlier.gross(of: year)?.sum()),
      mean(12) != nil
    )
  }
}
