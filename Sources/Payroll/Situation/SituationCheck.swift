import Kernel
import Law

/// What is wrong with a situation, before anything is computed: nothing is left out in silence.
struct SituationCheck {
  private(set) var findings: [Finding] = []
  private let situation: PayrollSituation
  private let figures: PayrollFigures

  /// Throws when a figure it needs is missing.
  init(_ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) {
    (self.situation, self.figures) = (situation, figures)
    checkSigns()
    try checkContract()
    try checkHours()
    checkAbsences()
    checkMonth()
    try checkYearToDate()
    try remark()
  }

  private mutating func refuse(_ finding: Finding, _ field: String) { findings.append(finding.at(field: field)) }

  private mutating func checkSigns() {
    let (place, month) = (situation.establishment, situation.month)
    if place.headcount < 0 { refuse(.payrollNegative("\(place.headcount)"), "establishment.headcount") }
    let rates: [(Rate, String)] = [
      (place.workAccidentRate, "establishment.workAccidentRate"), (place.mobilityRate, "establishment.mobilityRate"),
      (place.unemploymentRate ?? .zero, "establishment.unemploymentRate"),
      (month.transport?.employerShare ?? .zero, "month.transport.employerShare"),
      (situation.employee.incomeTaxRate ?? .zero, "employee.incomeTaxRate"),
    ]
    for (rate, field) in rates where rate < .zero || rate.e8 > 100_000_000 {
      refuse(.payrollRateOutOfRange(rate), field)
    }
    var amounts: [(Money, String)] = [
      (situation.contract.monthlySalary ?? .zero, "contract.monthlySalary"),
      (situation.contract.hourlyRate ?? .zero, "contract.hourlyRate"),
      (month.mealVouchersEmployeeShare, "month.mealVouchersEmployeeShare"), (month.attachment, "month.attachment"),
      (situation.schemes.healthInsurance?.employee ?? .zero, "schemes.healthInsurance.employee"),
      (situation.schemes.healthInsurance?.employer ?? .zero, "schemes.healthInsurance.employer"),
      (month.transport?.subscription ?? .zero, "month.transport.subscription"),
    ]
    for (index, bonus) in month.bonuses.enumerated() {
      amounts.append((bonus.amount ?? .zero, "month.bonuses[\(index)].amount"))
      amounts.append((bonus.base ?? .zero, "month.bonuses[\(index)].base"))
      amounts.append((bonus.agreedMinimum ?? .zero, "month.bonuses[\(index)].agreedMinimum"))
      amounts.append((bonus.earnedBefore ?? .zero, "month.bonuses[\(index)].earnedBefore"))
      amounts.append((bonus.alreadyPaid, "month.bonuses[\(index)].alreadyPaid"))
    }
    for (name, items) in [("benefitsInKind", month.benefitsInKind), ("expenses", month.expenses), ("advances", month.advances)] {
      for (index, item) in items.enumerated() { amounts.append((item.amount, "month.\(name)[\(index)].amount")) }
    }
    for (amount, field) in amounts where amount < .zero { refuse(.payrollNegative(amount.french), field) }
    if situation.employee.dependants < 0 { refuse(.payrollNegative("\(situation.employee.dependants)"), "employee.dependants") }
  }

  private mutating func checkContract() throws(Finding) {
    let contract = situation.contract
    if contract.kind == .apprenticeship, contract.apprenticeship == nil {
      refuse(.payrollFieldMissing("contract.apprenticeship.signed"), "contract.apprenticeship")
    }
    if contract.monthlySalary != nil, contract.hourlyRate != nil { refuse(.payrollTwoWages(), "contract.hourlyRate") }
    if contract.monthlySalary == nil, contract.hourlyRate == nil,
      contract.kind == .professionalisation ? contract.professionalisation == nil : contract.apprenticeship?.year == nil
    {
      refuse(.payrollWageMissing(), "contract.monthlySalary")
    }
    if let year = contract.apprenticeship?.year, !(1...3).contains(year) {
      refuse(.payrollApprenticeYear(year), "contract.apprenticeship.year")
    }
    if situation.employee.birthDate >= contract.start {
      refuse(.payrollBornAfterStart(situation.employee.birthDate, contract.start), "employee.birthDate")
    }
    do throws(Finding) { _ = try WorkCalendar(situation) } catch { refuse(error, "contract.start") }
  }

  private mutating func checkHours() throws(Finding) {
    let (contract, month) = (situation.contract, situation.month)
    for (hours, field) in [(contract.weeklyHours, "contract.weeklyHours"), (contract.monthlyHours, "contract.monthlyHours")]
    where hours <= .zero { refuse(.payrollHours(hours), field) }
    checkHoursOfMonth()
    let legal = try figures.positiveCount("labour.weekly-hours").value
    let full = Hours(hundredths: Int64(legal) * 100)
    for (finding, field) in try DayContract.refusals(situation, full: full, figures) { refuse(finding, field) }
    if contract.weeklyHours > full { refuse(.payrollWeekTooLong(contract.weeklyHours, legal: legal), "contract.weeklyHours") }
    let isPartTime = contract.weeklyHours < full
    let least = try figures.rate("labour.overtime.increase.minimum").value
    for (index, extra) in month.overtime.enumerated() {
      let field = "month.overtime[\(index)]"
      if extra.hours <= .zero { refuse(.payrollHours(extra.hours), field + ".hours") }
      if isPartTime { refuse(.payrollOvertimeOfPartTime(), field) }
      if extra.increase < least { refuse(.payrollIncreaseTooLow(extra.increase, least: least), field + ".increase") }
    }
    for (index, extra) in month.complementaryHours.enumerated() {
      let field = "month.complementaryHours[\(index)]"
      if extra.hours <= .zero { refuse(.payrollHours(extra.hours), field + ".hours") }
      if !isPartTime { refuse(.payrollComplementaryOfFullTime(), field) }
      let least = try figures.rate("labour.complementary-hours.increase.first").value
      if extra.increase < least { refuse(.payrollIncreaseTooLow(extra.increase, least: least), field + ".increase") }
    }
    for finding in try ComplementaryHours.remarks(situation, figures) { refuse(finding, "month.complementaryHours") }
  }

  /// Of a wage paid for the hours that the month has.
  private mutating func checkHoursOfMonth() {
    let (contract, month) = (situation.contract, situation.month)
    guard let hours = month.hours else {
      if month.holidayHours != .zero { refuse(.payrollFieldMissing("month.hours"), "month.holidayHours") }
      return
    }
    let most = Hours(hundredths: Int64(situation.period.length) * 24_00)
    if hours < .zero || hours > most { refuse(.payrollHours(hours), "month.hours") }
    if month.holidayHours < .zero || month.holidayHours > hours {
      refuse(.payrollHours(month.holidayHours), "month.holidayHours")
    }
    if contract.hourlyRate == nil { refuse(.payrollHoursWithoutRate(), "contract.hourlyRate") }
    if contract.daysPerYear != nil { refuse(.payrollNotComputed("un forfait en jours payé à l’heure"), "month.hours") }
    if contract.kind != .permanent, contract.kind != .fixedTerm {
      refuse(.payrollNotComputed("un alternant ou un stagiaire payé à l’heure travaillée"), "month.hours")
    }
  }

  private mutating func checkAbsences() {
    let absences = situation.month.absences
    for (index, absence) in absences.enumerated() {
      let field = "month.absences[\(index)]"
      if absence.from > absence.through {
        refuse(.payrollAbsenceBackwards(absence.from, absence.through), field + ".to")
        continue
      }
      if absence.through < situation.period.firstDay || absence.from > situation.period.lastDay {
        refuse(.payrollAbsenceOutside(absence, situation.period), field + ".from")
      }
      if absences[..<index].contains(where: { $0.from <= absence.through && absence.from <= $0.through }) {
        refuse(.payrollAbsencesOverlap(absence.from, absence.through), field)
      }
      if absence.kind.hasAllowances, let wages = absence.referenceGross, wages.count != absence.kind.referenceMonths {
        refuse(.payrollReferenceGross(wages.count, wanted: absence.kind.referenceMonths), field + ".referenceGross")
      }
      if let days = absence.referenceDays, days < 1 { refuse(.payrollNegative("\(days)"), field + ".referenceDays") }
      if let hours = absence.hours, hours <= .zero { refuse(.payrollHours(hours), field + ".hours") }
      if !absence.kind.hasAllowances, absence.hasSubrogation || absence.isMaintained {
        refuse(.payrollMaintainedOutsideSickness(), field)
      }
    }
  }

  private mutating func checkMonth() {
    let month = situation.month
    if let vouchers = month.mealVouchers {
      if !month.mealVouchersEmployeeShare.isZero { refuse(.payrollTwoVouchers(), "month.mealVouchersEmployeeShare") }
      if vouchers.count < 0 || vouchers.faceValue <= .zero || vouchers.employerShare < .zero {
        refuse(.payrollNegative("\(vouchers.count) × \(vouchers.faceValue.french)"), "month.mealVouchers")
      }
    }
    for (index, bonus) in month.bonuses.enumerated()
    where bonus.amount == nil && (bonus.base == nil || !bonus.kind.isComputed) {
      refuse(.payrollBonusWithoutAmount(bonus.label), "month.bonuses[\(index)].amount")
    }
    let hasRefused =
      situation.contract.kind == .internship
      && (!month.absences.isEmpty || !month.overtime.isEmpty || !month.complementaryHours.isEmpty || month.attachment > .zero)
    if situation.contract.kind == .internship, situation.schemes != Schemes() {
      refuse(.payrollNotComputed("un stage avec une complémentaire ou une prévoyance de l’entreprise"), "schemes")
    }
    if hasRefused { refuse(.payrollNotComputed("un stage avec des absences, des heures en plus ou une saisie"), "contract.kind") }
  }

  private mutating func checkYearToDate() throws(Finding) {
    guard let earlier = situation.yearToDate else { return }
    let hadMonths = earlier != .none
    if situation.period.number == 1, hadMonths { refuse(.payrollYearToDateInJanuary(), "yearToDate") }
    for (amount, field) in [
      (earlier.gross, "gross"), (earlier.ceiling, "ceiling"), (earlier.referenceMinimumWage, "referenceMinimumWage"),
      (earlier.exemptOvertime, "exemptOvertime"), (earlier.exemptIncome, "exemptIncome"), (earlier.valueSharing, "valueSharing"),
    ] where amount < .zero { refuse(.payrollNegative(amount.french), "yearToDate.\(field)") }
    for (finding, field) in try ReductionPeriod.remarks(situation, figures) { refuse(finding, field) }
  }

  /// What does not stop, and is worth a look.
  private mutating func remark() throws(Finding) {
    let (contract, place, schemes) = (situation.contract, situation.establishment, situation.schemes)
    if contract.kind == .fixedTerm, contract.end == nil { refuse(.payrollFixedTermWithoutEnd(), "contract.end") }
    if place.hasHolidayFund { refuse(.payrollHolidayFund(), "establishment.holidayFund") }
    if place.zone == .guyaneMayotte { refuse(.payrollMayotte(), "establishment.zone") }
    if place.headcount >= (try figures.count("payroll.additional-apprenticeship.headcount").value) {
      refuse(.payrollAdditionalApprenticeship(place.headcount), "establishment.headcount")
    }
    if place.mobilityRate > .zero, place.headcount < (try figures.count("payroll.mobility.headcount").value) {
      refuse(.payrollMobilityNotDue(place.headcount), "establishment.mobilityRate")
    }
    if contract.isExecutive {
      let least = try figures.rate("payroll.provident.executive.minimum").value
      let paid = schemes.provident.filter { $0.base == .first }.reduce(Int64(0)) { $0 + $1.employerRate.e8 }
      if paid < least.e8 { refuse(.payrollExecutiveProvident(Rate(e8: paid), least: least), "schemes.provident") }
    }
    if let insurance = schemes.healthInsurance {
      let share = try figures.rate("payroll.health-insurance.minimum-share").value
      if Int128(insurance.employer.cents) * 100_000_000
        < Int128((insurance.employer + insurance.employee).cents) * Int128(share.e8)
      {
        refuse(.payrollHealthInsuranceShare(share), "schemes.healthInsurance.employer")
      }
    }
    let age = SeniorityMonths.whole(from: situation.employee.birthDate, through: situation.period.lastDay - 1) / 12
    if situation.month.bonuses.contains(where: { $0.kind == .mutualTermination }),
      age >= (try figures.count("labour.pension.earliest-age").value)
    {
      refuse(.payrollTerminationWithPension(age), "month.bonuses")
    }
    try remarkMinimumWage()
  }

  private mutating func remarkMinimumWage() throws(Finding) {
    let contract = situation.contract
    guard contract.weeklyHours > .zero else { return }
    if contract.kind == .professionalisation, contract.professionalisation != nil, let wage = contract.monthlySalary {
      let (least, trace) = try ProfessionalisationWage.monthly(situation, figures)
      if wage < least, let step = trace.first { refuse(.payrollBelowMinimum(wage, least: least, step), "contract.monthlySalary") }
    }
    guard contract.kind == .permanent || contract.kind == .fixedTerm, contract.daysPerYear == nil else { return }
    let minimum = try figures.money("labour.minimum-wage.hourly")
    let wage =
      contract.monthlySalary
      ?? contract.hourlyRate.map { hourly in
        Money(
          cents: RoundingRule.halfAwayFromZero.quotient(
            Int128(hourly.cents) * Int128(contract.weeklyHours.hundredths) * 52, by: 12 * 100))
      }
    let least = Money(
      cents: RoundingRule.halfAwayFromZero.quotient(
        Int128(minimum.value.cents) * Int128(contract.weeklyHours.hundredths) * 52, by: 12 * 100))
    if let wage, wage < least { refuse(.payrollBelowMinimum(wage, least: least, minimum.step), "contract.monthlySalary") }
  }
}

extension MonthOfWork.Absence.Kind {
  /// How many gross wages before a stop make the daily wage (CSS, art. R323-4 and R433-4).
  fileprivate var referenceMonths: Int { isAccident ? 1 : 3 }
}
