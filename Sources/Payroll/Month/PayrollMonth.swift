public import Kernel
public import Law
public import Workforce

/// The month of a contract, out of what is kept: files, terms, absences, variables and the payslips before it become a situation, and
/// the situation a payslip.
///
/// Nothing is guessed: what is missing, what was added by the law alone, what cannot be worked out is among ``findings``, and there
/// is no payslip when one of them is an error.
public struct PayrollMonth: Sendable {
  /// All that is kept of a contract and of whose it is.
  public struct Kept: Sendable {
    /// The name of the company.
    public var employer: String
    public var employee: EmployeeFile
    /// The key of the contract.
    public var contractID: Int64
    public var contract: EmploymentContract
    /// Of the same person.
    public var otherContracts: [EmploymentContract]
    public var workplace: Workplace
    /// Of the same person, those taken back too.
    public var absences: [Absence]
    /// Nil when nobody entered any.
    public var variables: PayVariables?
    /// The valid payslips of the person: those that no other replaces.
    public var payslips: [EarlierPayslip]

    public init(
      employer: String, employee: EmployeeFile, contractID: Int64, contract: EmploymentContract,
      otherContracts: [EmploymentContract] = [], workplace: Workplace, absences: [Absence] = [], variables: PayVariables? = nil,
      payslips: [EarlierPayslip] = []
    ) {
      (self.employer, self.employee, self.contractID, self.contract) = (employer, employee, contractID, contract)
      (self.otherContracts, self.workplace, self.absences) = (otherContracts, workplace, absences)
      (self.variables, self.payslips) = (variables, payslips)
    }
  }

  /// Nil when something stands against it.
  public let situation: PayrollSituation?
  /// Without number: it gets one when it is sealed.
  public let document: PayslipDocument?
  public let findings: [Finding]

  /// - Parameter corrects: the number of the payslip of the same month that this one replaces.
  public init(_ month: Month, of kept: Kept, corrects: String? = nil, law: Law) {
    var work = MonthWork(month, kept, corrects: corrects, law)
    let made: (situation: PayrollSituation, document: PayslipDocument)?
    do throws(Finding) { made = try work.made() } catch {
      work.findings.append(error)
      made = nil
    }
    (situation, document, findings) = (made?.situation, made?.document, work.findings)
  }
}

/// A month being put together.
struct MonthWork {
  let month: Month
  let kept: PayrollMonth.Kept
  let corrects: String?
  let law: Law
  let earlier: EarlierPay
  var findings: [Finding] = []

  var contract: EmploymentContract { kept.contract }
  var variables: PayVariables { kept.variables ?? PayVariables(employee: 0, contract: kept.contractID, month: month) }
  var isRefused: Bool { findings.contains { $0.severity == .error } }
  /// The days of the contract in the month; the whole month when it has none, which is refused.
  var days: ClosedRange<Day> {
    contract.days(within: month.firstDay...month.lastDay) ?? month.firstDay...month.lastDay
  }
  /// Those of the end of the month: an amendment that changes the pay inside it is refused.
  var terms: Terms { contract.terms(on: days.upperBound) }
  var paymentDay: Day { kept.workplace.payDay.day(for: month, kept.workplace.calendar) }

  init(_ month: Month, _ kept: PayrollMonth.Kept, corrects: String?, _ law: Law) {
    (self.month, self.kept, self.corrects, self.law) = (month, kept, corrects, law)
    earlier = EarlierPay(kept.payslips, before: month, of: kept.contractID, opening: kept.variables?.opening)
  }

  /// Nil when a finding stands against it. Throws one more that does, such as a figure of law that is missing.
  mutating func made() throws(Finding) -> (PayrollSituation, PayslipDocument)? {
    guard let situation = try situation() else { return nil }
    let calculation = PayslipCalculation(law: law, month: month)
    let (finished, ending) = try ended(situation, calculation)
    findings += ending + calculation.check(finished).filter { $0.severity == .error }
    guard !isRefused else { return nil }
    let slip = try calculation.payslip(finished)
    findings += slip.findings
    return (finished, try document(finished, slip))
  }

  /// The situation, its end of contract apart. Throws a figure of law that is missing.
  mutating func situation() throws(Finding) -> PayrollSituation? {
    guard contract.days(within: month.firstDay...month.lastDay) != nil else {
      findings.append(.variablesOutsideContract(month, contract))
      return nil
    }
    checkOrder()
    checkTerms()
    let establishment = establishment()
    let contract = try payContract()
    let work = try monthOfWork(contract)
    guard let establishment, !isRefused else { return nil }
    let ratesSince = try ReductionPeriod.start(PayrollFigures(law, month: month))
    return PayrollSituation(
      period: month, establishment: establishment, employee: try employee(), contract: contract, month: work,
      schemes: schemes(), yearToDate: earlier.yearToDate(ratesSince: ratesSince))
  }

  /// Months are paid in their order, so that the totals of the year hold; the next one catches up with a correction.
  private mutating func checkOrder() {
    if let later = earlier.laterMonth {
      findings.append(corrects == nil ? .monthLaterSealed(month, later) : .monthCatchUp(month, later))
    }
    if variables.opening != nil, earlier.hasPayOfYear { findings.append(.monthOpeningLate(month.year)) }
    guard contract.start < month.firstDay else { return }
    if let last = earlier.lastMonth {
      if last < month.adding(-1) { findings.append(.monthPreviousOpen(last.adding(1), month)) }
    } else if month.number > 1, variables.opening == nil {
      findings.append(.monthWithoutTotals(month, from: max(contract.start.month, Month(month.year, 1))))
    }
  }

  /// An amendment inside the month would make two wages of it.
  private mutating func checkTerms() {
    let first = contract.terms(on: days.lowerBound)
    guard first != terms, let amendment = contract.amendments.last(where: { days.contains($0.effective) }) else { return }
    var sameTitle = first
    (sameTitle.jobTitle, sameTitle.classification) = (terms.jobTitle, terms.classification)
    if sameTitle != terms { findings.append(.monthAmendmentInside(amendment.effective, month)) }
  }

  private mutating func establishment() -> Establishment? {
    let (place, first) = (kept.workplace, month.firstDay)
    let (headcount, rate) = (place.headcounts.on(first), place.workAccidentRates.on(first))
    if headcount == nil { findings.append(.monthHeadcountMissing(place.name, first)) }
    if rate == nil { findings.append(.monthWorkAccidentMissing(place.name, first)) }
    guard let headcount, let rate else { return nil }
    return Establishment(
      headcount: headcount, workAccidentRate: rate, mobilityRate: place.mobilityRates.on(first) ?? .zero,
      unemploymentRate: place.unemploymentRates.on(first), zone: Establishment.Zone(place.territory),
      localHealthScheme: place.hasLocalHealthScheme)
  }

  private mutating func employee() throws(Finding) -> Employee {
    let rate = try kept.employee.taxRate(on: paymentDay, law: law)
    if rate == nil, let last = kept.employee.lastTaxRate(on: paymentDay), last.rate != nil {
      findings.append(.monthTaxRateExpired(last.received, through: try EmployeeFile.lastDay(of: last, law: law)))
    }
    return Employee(birthDate: kept.employee.birth, incomeTaxRate: rate, dependants: kept.employee.dependants)
  }

  private mutating func schemes() -> Schemes {
    guard contract.kind != .internship else { return Schemes() }
    let place = kept.workplace
    let health = terms.healthExemption == nil ? place.healthScheme(for: terms.category, on: month.firstDay) : nil
    if health == nil, terms.healthExemption == nil { findings.append(.monthWithoutHealthScheme(place.name)) }
    return Schemes(
      healthInsurance: health.map { .init(employee: $0.employee, employer: $0.employer) },
      provident: place.providentSchemes(for: terms.category, on: month.firstDay).map {
        .init(base: $0.base == .first ? .first : .second, employeeRate: $0.employeeRate, employerRate: $0.employerRate)
      })
  }
}

extension Establishment.Zone {
  init(_ territory: HolidayTerritory) {
    switch territory {
    case .metropole, .alsaceMoselle: self = .mainland
    case .guadeloupe, .martinique, .reunion: self = .antillesReunion
    case .guyane, .mayotte: self = .guyaneMayotte
    }
  }
}
