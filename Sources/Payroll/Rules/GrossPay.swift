import Kernel
import Law

/// What is earned in the month: the wage of the contract, what absences take off it, extra hours, bonuses, benefits in kind
/// (C. trav., art. L3221-3 and L3242-1; CSS, art. L242-1).
struct GrossPay {
  private(set) var earnings: [Earning] = []
  /// The wage of a full month of the contract, without extra hours or bonuses; of an hourly rate, that of its mean month.
  private(set) var fullWage = Money.zero
  /// The same, after absences, without the allowances that social security pays.
  private(set) var wageAfterAbsences = Money.zero
  /// What allowances bring to a wage that is kept in whole.
  private var keptByAllowances = Money.zero
  private(set) var extraHoursPay = Money.zero
  /// Received otherwise than in money: counted in the gross, and taken off what is paid.
  private(set) var inKind = Money.zero
  /// The part of a refund of transport that is wage, and no refund any more.
  private(set) var transportInGross = Money.zero
  /// Indemnities of the end of the contract that are wage, without allowance for CSG.
  private(set) var severanceInGross = Money.zero
  /// Of which what bears contributions, and no tax.
  private(set) var severanceUntaxed = Money.zero
  /// Those that bear CSG and CRDS only.
  private(set) var severanceWithCSG = Money.zero
  /// No wage; no income either, but for the sharing of value that bears tax.
  private(set) var exemptIndemnities = Money.zero
  /// Of which the employer owes a contribution.
  private(set) var owesTermination = Money.zero
  /// The exempt sharing of value, which the general reduction counts.
  private(set) var valueSharing = Money.zero
  /// Of which what bears CSG, CRDS and income tax.
  private(set) var valueSharingTaxed = Money.zero
  /// Calendar days without any pay, in the contract.
  private(set) var unpaidDays = 0
  private(set) var dailyAllowances: Payslip.DailyAllowances?
  private(set) var findings: [Finding] = []

  var gross: Money { earnings.lazy.map(\.amount).sum() }

  init(_ situation: PayrollSituation, _ calendar: WorkCalendar, _ figures: PayrollFigures) throws(Finding) {
    let wage = try GrossPay.wage(situation, figures)
    fullWage = wage.amount
    if let byHours = GrossPay.byHours(situation) {
      earnings.append(byHours)
    } else {
      earnings.append(wage)
      takeOffDaysOutside(calendar)
    }
    for absence in situation.month.absences { try add(absence, situation, calendar, figures) }
    wageAfterAbsences = gross + keptByAllowances
    try addExtraHours(situation, figures)
    for bonus in situation.month.bonuses { try add(bonus, situation, calendar, figures) }
    for benefit in situation.month.benefitsInKind {
      earnings.append(Earning(.benefitInKind, benefit.label, benefit.amount))
      inKind += benefit.amount
    }
    if let refund = try situation.month.transport?.refund(figures), !refund.taxed.isZero {
      let label = "Transport, prise en charge au-delà de l’exonération"
      earnings.append(Earning(.transport, label, refund.taxed, trace: refund.trace))
      transportInGross = refund.taxed
    }
    if let vouchers = situation.month.mealVouchers {
      let (excess, trace) = try vouchers.taxedShare(figures)
      if !excess.isZero {
        earnings.append(
          Earning(.mealVouchers, "Titres-restaurant, part de l’employeur au-delà de l’exonération", excess, trace: trace))
        inKind += excess
      }
    }
  }

  /// The wage of a full month: as the contract says, by the hour, or by the scale of apprentices.
  private static func wage(_ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) -> Earning {
    let contract = situation.contract
    if let salary = contract.monthlySalary { return Earning(.base, "Salaire de base", salary, hours: contract.monthlyHours) }
    if let hourly = contract.hourlyRate {
      return Earning(.base, "Salaire de base", hourly.paid(contract.monthlyHours), hours: contract.monthlyHours)
    }
    let (amount, trace) =
      contract.kind == .professionalisation
      ? try ProfessionalisationWage.monthly(situation, figures) : try ApprenticeWage.monthly(situation, figures)
    return Earning(.base, "Salaire de base", amount, hours: contract.monthlyHours, trace: trace)
  }

  /// The hours of the month at their rate, for whoever is paid by the hour.
  private static func byHours(_ situation: PayrollSituation) -> Earning? {
    guard let hours = situation.month.hours, let rate = situation.contract.hourlyRate else { return nil }
    let holidays = situation.month.holidayHours
    let label = holidays > .zero ? "Salaire de base, dont jours fériés \(holidays.french)" : "Salaire de base"
    return Earning(.base, label, rate.paid(hours), hours: hours)
  }

  private mutating func takeOffDaysOutside(_ calendar: WorkCalendar) {
    let outside = calendar.workDays - calendar.workDaysEmployed
    guard outside > 0 else { return }
    let ratio = Ratio(Int64(outside), Int64(calendar.workDays))
    let label = "Entrée ou sortie en cours de mois : \(outside) jour(s) sur \(calendar.workDays)"
    earnings.append(Earning(.partialMonth, label, -fullWage.times(ratio, .halfAwayFromZero)))
  }

  private mutating func add(
    _ absence: MonthOfWork.Absence, _ situation: PayrollSituation, _ calendar: WorkCalendar, _ figures: PayrollFigures
  ) throws(Finding) {
    guard let days = calendar.clip(absence.from, absence.through) else { throw .payrollAbsenceOutside(absence, calendar.month) }
    let taken = min(wage(missedBy: absence, days, situation, calendar), max(gross, .zero))
    earnings.append(Earning(.absence, absence.label(days), -taken, hours: absence.hours))
    switch absence.kind {
    case .unpaid: unpaidDays += days.upperBound - days.lowerBound + 1
    case .paidLeave where situation.establishment.hasHolidayFund: break
    case .paidLeave:
      let indemnity = try PaidLeave.indemnity(
        absence, days, maintained: taken, isLocal: situation.establishment.localHealthScheme, figures)
      earnings.append(Earning(.paidLeave, indemnity.label, indemnity.amount, trace: indemnity.trace))
    case .reducedTime, .training, .familyEvent:
      earnings.append(Earning(.keptPay, absence.keptLabel, taken, hours: absence.hours))
    case .sickness, .workAccident, .commutingAccident, .maternity, .paternity, .adoption:
      let pay = try MaintainedPay(absence, days, wage: fullWage, taken: taken, situation, calendar, figures)
      if !pay.keepsWage { unpaidDays += days.upperBound - days.lowerBound + 1 }
      if !pay.complement.isZero {
        earnings.append(Earning(.sicknessPay, "Maintien de salaire par l’employeur", pay.complement, trace: pay.trace))
      }
      keptByAllowances += pay.keptInWhole
      if let allowances = pay.subrogated { dailyAllowances = dailyAllowances?.adding(allowances) ?? allowances }
      findings += pay.findings
    }
  }

  /// A bonus is wage; of an indemnity, or of the sharing of value, what exceeds its limits.
  private mutating func add(
    _ bonus: MonthOfWork.Bonus, _ situation: PayrollSituation, _ calendar: WorkCalendar, _ figures: PayrollFigures
  ) throws(Finding) {
    if bonus.kind.isSeverance {
      let severance = try Severance(bonus, situation.contract, at: calendar.employed.upperBound, figures)
      if severance.amount < severance.legal {
        findings.append(.payrollSeveranceBelowLaw(severance.amount, legal: severance.legal, .warning))
      }
      if !severance.wage.isZero {
        earnings.append(
          Earning(.severance, bonus.label + ", au-delà de l’exonération", severance.wage, trace: severance.trace))
      }
      severanceInGross += severance.wage
      severanceUntaxed += severance.untaxedWage
      severanceWithCSG += severance.csgOnly
      exemptIndemnities += severance.exempt
      if bonus.kind.owesTermination { owesTermination += severance.exempt }
    } else if bonus.kind == .valueSharing {
      let sharing = try ValueSharing(bonus, situation, figures)
      if !sharing.wage.isZero {
        earnings.append(Earning(.bonus, bonus.label + ", au-delà de l’exonération", sharing.wage, trace: sharing.trace))
      }
      valueSharing += sharing.exempt
      if sharing.isTaxed { valueSharingTaxed += sharing.exempt }
      exemptIndemnities += sharing.exempt
    } else {
      let (amount, trace) = try bonus.computed(figures)
      earnings.append(Earning(.bonus, bonus.label, amount, trace: trace))
    }
  }

  /// The wage of the part of the month that was missed: days over days, or the hours that are given over those of the month; of a
  /// wage by the hour, the hours at their rate.
  private func wage(
    missedBy absence: MonthOfWork.Absence, _ days: ClosedRange<Day>, _ situation: PayrollSituation, _ calendar: WorkCalendar
  ) -> Money {
    let (missed, week) = (Int64(WorkCalendar.workDays(days)), situation.contract.weeklyHours)
    if situation.month.hours != nil, let rate = situation.contract.hourlyRate {
      return absence.hours.map(rate.paid) ?? rate.paid(week).times(Ratio(missed, 5), .halfAwayFromZero)
    }
    let part = absence.hours.map { Ratio($0.hundredths * 5, week.hundredths * Int64(calendar.workDays)) }
    return fullWage.times(part ?? Ratio(missed, Int64(calendar.workDays)), .halfAwayFromZero)
  }

  /// Extra hours at the hourly rate of the contract, which is not rounded, with their increase (C. trav., art. L3121-36, L3123-29).
  private mutating func addExtraHours(_ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) {
    let contract = situation.contract
    func pay(_ extra: MonthOfWork.ExtraHours) -> Money {
      let increased = Int128(extra.hours.hundredths) * Int128(100_000_000 + extra.increase.e8)
      let cents =
        if let hourly = contract.hourlyRate {
          RoundingRule.halfAwayFromZero.quotient(Int128(hourly.cents) * increased, by: 100 * 100_000_000)
        } else {
          RoundingRule.halfAwayFromZero.quotient(
            Int128(fullWage.cents) * increased, by: Int128(contract.monthlyHours.hundredths) * 100_000_000)
        }
      return Money(cents: cents)
    }
    for extra in situation.month.overtime {
      let label = "Heures supplémentaires à \(extra.increase.frenchPercent)"
      let step = try figures.rate("labour.overtime.increase.minimum").step
      earnings.append(Earning(.overtime, label, pay(extra), hours: extra.hours, increase: extra.increase, trace: [step]))
    }
    for extra in situation.month.complementaryHours {
      let label = "Heures complémentaires à \(extra.increase.frenchPercent)"
      let step = try figures.rate("labour.complementary-hours.increase.first").step
      earnings.append(
        Earning(.complementaryHours, label, pay(extra), hours: extra.hours, increase: extra.increase, trace: [step]))
    }
    extraHoursPay = earnings.lazy.filter { $0.code == .overtime || $0.code == .complementaryHours }.map(\.amount).sum()
  }
}

extension Money {
  /// So many hours at this rate of an hour.
  func paid(_ hours: Hours) -> Money {
    Money(cents: RoundingRule.halfAwayFromZero.quotient(Int128(cents) * Int128(hours.hundredths), by: 100))
  }
}

extension MonthOfWork.Absence {
  func label(_ days: ClosedRange<Day>) -> String {
    "Absence \(kind.absent) du \(days.lowerBound.french) au \(days.upperBound.french)"
  }

  var keptLabel: String { "Salaire maintenu \(kind.absent)" }
}

extension MonthOfWork.Absence.Kind {
  var isAccident: Bool { self == .workAccident || self == .commutingAccident }
  var isBirth: Bool { self == .maternity || self == .paternity || self == .adoption }
  /// Social security pays its days.
  var hasAllowances: Bool { self == .sickness || isAccident || isBirth }

  /// « Absence … ».
  fileprivate var absent: String {
    switch self {
    case .sickness: "maladie"
    case .workAccident: "accident du travail ou maladie professionnelle"
    case .commutingAccident: "accident de trajet"
    case .maternity: "congé de maternité"
    case .paternity: "congé de paternité et d’accueil de l’enfant"
    case .adoption: "congé d’adoption"
    case .unpaid: "non rémunérée"
    case .paidLeave: "pour congés payés"
    case .reducedTime: "pour jours de repos (RTT)"
    case .training: "pour formation"
    case .familyEvent: "pour événement familial"
    }
  }
}
