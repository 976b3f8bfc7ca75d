public import Kernel
public import Store
public import UseCases
public import Workforce

/// A value as it is kept, amounts and rates written as everywhere else in the contract.
public struct WorkplaceJSON: Encodable, Sendable {
  struct Rated: Encodable {
    let from: Day
    let value: String
  }
  let id, version: Int64
  let name, siret, address, activityCode, territory: String
  let communeCode, accidentRiskCode, trainingBody: OrNull<String>
  let insurances: [Insurance]
  struct Insurance: Encodable {
    let scheme, category, reference, insurer: String
    let delegate, population, option: OrNull<String>

    init?(_ label: String, _ covered: SchemeCategory, _ contract: InsuranceContract?) {
      guard let contract else { return nil }
      (scheme, category) = (label, covered.rawValue)
      (reference, insurer) = (contract.reference, contract.insurer)
      (delegate, population, option) = (OrNull(contract.delegate), OrNull(contract.population), OrNull(contract.option))
    }
  }
  let agreement: OrNull<String>
  let workAccidentRates, mobilityRates, unemploymentRates, headcounts: [Rated]
  let healthSchemes, providentSchemes: [String]
  let hasSubrogation: Bool

  public init(_ kept: Kept<Workplace>) {
    let place = kept.value
    (id, version) = (kept.id, kept.version)
    (name, siret, address, activityCode) = (place.name, place.siret.digits, place.address.french, place.activityCode)
    (territory, agreement, hasSubrogation) = (
      place.territory.rawValue, OrNull(place.agreement.map { "\($0.idcc) \($0.title)" }), place.hasSubrogation
    )
    (communeCode, accidentRiskCode) = (OrNull(place.communeCode), OrNull(place.accidentRiskCode))
    trainingBody = OrNull(place.trainingBody)
    insurances =
      place.healthSchemes.compactMap { Insurance($0.label, $0.category, $0.insurance) }
      + place.providentSchemes.compactMap { Insurance($0.label, $0.category, $0.insurance) }
    func rates(_ history: History<Rate>) -> [Rated] {
      history.values.map { Rated(from: $0.from, value: $0.value.frenchPercent) }
    }
    (workAccidentRates, mobilityRates) = (rates(place.workAccidentRates), rates(place.mobilityRates))
    unemploymentRates = rates(place.unemploymentRates)
    headcounts = place.headcounts.values.map { Rated(from: $0.from, value: "\($0.value)") }
    healthSchemes = place.healthSchemes.map { "\($0.label) (\($0.category.french)) : \($0.employee.json) + \($0.employer.json)" }
    providentSchemes = place.providentSchemes.map {
      "\($0.label) (\($0.category.french), \($0.base.rawValue)) : \($0.employeeRate.frenchPercent) + \($0.employerRate.frenchPercent)"
    }
  }
}

/// The establishments, and the headcount of the company.
public struct WorkplaceListJSON: Encodable, Sendable {
  let workplaces: [WorkplaceJSON]
  let legalHeadcount: String
  public init(_ outcome: ListWorkplaces.Outcome) {
    (workplaces, legalHeadcount) = (outcome.workplaces.map(WorkplaceJSON.init), outcome.headcount.json)
  }
}

/// What became of a change.
public struct WorkforceOutcomeJSON: Encodable, Sendable {
  let id: OrNull<Int64>
  let contract: Int64?
  let kept: Bool
  let findings: [FindingJSON]

  public init(_ outcome: WorkforceOutcome<some Hashable & Sendable>, contract: Int64? = nil) {
    (id, kept, findings) = (OrNull(outcome.isKept ? outcome.id : nil), outcome.isKept, outcome.findings.json)
    self.contract = outcome.isKept ? contract : nil
  }
}

/// What a contract says of the work and of the pay.
public struct TermsJSON: Encodable, Sendable {
  struct Recurring: Encodable {
    let kind, label, amount: String
  }
  struct Transport: Encodable {
    let subscription: String
    /// In per cent; null for the share of the law.
    let employerShare: OrNull<String>
  }
  struct MealVouchers: Encodable {
    let faceValue, employerShare: String
  }
  let workplace: Int64
  let jobTitle, category, classification, weeklyHours: String
  let occupationCode: OrNull<String>
  let monthlySalary, hourlyRate: OrNull<String>
  /// How the rate of an hour is paid: `mensualise` or `a-l-heure`.
  let payBasis: String
  let daysPerYear: OrNull<Int>
  let recurring: [Recurring]
  let transport: OrNull<Transport>
  let mealVouchers: OrNull<MealVouchers>
  let healthExemption: OrNull<String>

  init(_ terms: Terms) {
    (workplace, jobTitle, category) = (terms.workplace, terms.jobTitle, terms.category.rawValue)
    occupationCode = OrNull(terms.occupationCode)
    (classification, weeklyHours, daysPerYear) = (terms.classification.french, terms.weeklyHours.json, OrNull(terms.daysPerYear))
    recurring = terms.recurring.map { Recurring(kind: $0.kind.rawValue, label: $0.label, amount: $0.amount.json) }
    transport = OrNull(
      terms.transport.map {
        Transport(subscription: $0.subscription.json, employerShare: OrNull($0.employerShare?.frenchPercent))
      })
    mealVouchers = OrNull(
      terms.mealVouchers.map { MealVouchers(faceValue: $0.faceValue.json, employerShare: $0.employerShare.json) })
    healthExemption = OrNull(terms.healthExemption)
    let salary: Money? = if case .monthly(let amount) = terms.pay { amount } else { nil }
    (monthlySalary, hourlyRate) = (OrNull(salary?.json), OrNull(terms.pay.rate?.json))
    payBasis = terms.pay.basis.rawValue
  }
}

/// A contract of work and what was agreed since.
public struct EmploymentContractJSON: Encodable, Sendable {
  struct Change: Encodable {
    let effective: Day
    let reason: String
    let changes: [String]
  }
  let id, version, employee: Int64
  let kind: String
  let start: Day
  let lastDay, trial: OrNull<Day>
  let endReason: OrNull<String>
  let terms: TermsJSON
  let amendments: [Change]

  /// - Parameter day: whose terms are shown.
  public init(_ kept: Kept<EmploymentContract>, on day: Day) {
    let contract = kept.value
    (id, version, employee, kind) = (kept.id, kept.version, contract.employee, contract.kind.rawValue)
    (start, lastDay, trial) = (contract.start, OrNull(contract.lastDay), OrNull(contract.trial?.last))
    (endReason, terms) = (OrNull(contract.ending?.reason.rawValue), TermsJSON(contract.terms(on: day)))
    amendments = WorkforceTables.amendments(contract).map { amendment, changes in
      Change(effective: amendment.effective, reason: amendment.reason, changes: changes)
    }
  }
}

/// One absence.
public struct AbsenceJSON: Encodable, Sendable {
  let id, employee: Int64
  let kind: String
  let from, through: Day
  let startsAtNoon, endsAtNoon, isExtension: Bool
  let subrogation: OrNull<Bool>
  let dailyAllowance: OrNull<String>
  let certificateReceived, lastDayWorked, accidentDay, returned: OrNull<Day>
  let leaveDays, cancelled: OrNull<String>

  public init(_ kept: Kept<Absence>, counted: LeaveDays? = nil) {
    let absence = kept.value
    (id, employee, kind) = (kept.id, absence.employee, absence.kind.rawValue)
    (from, through) = (absence.from, absence.through)
    (startsAtNoon, endsAtNoon, isExtension) = (absence.startsAtNoon, absence.endsAtNoon, absence.isExtension)
    (subrogation, dailyAllowance) = (OrNull(absence.subrogation), OrNull(absence.dailyAllowance?.json))
    (certificateReceived, lastDayWorked) = (OrNull(absence.certificateReceived), OrNull(absence.lastDayWorked))
    (accidentDay, returned) = (OrNull(absence.accidentDay), OrNull(absence.returned))
    (leaveDays, cancelled) = (OrNull(counted?.json), OrNull(absence.cancelled))
  }
}

/// The counters of leave, each with its steps.
public struct LeaveJSON: Encodable, Sendable {
  struct Step: Encodable {
    let day: Day
    let days, text: String
    let reference: OrNull<String>
    init(_ step: LeaveStep) {
      (day, days, text, reference) = (step.day, step.days.json, step.text, OrNull(step.reference))
    }
  }
  struct Account: Encodable {
    let period, acquired, taken, left: String
    let lostAfter: OrNull<Day>
    let steps: [Step]
    init(_ account: LeaveAccount) {
      (period, acquired, taken, left) = (account.french, account.acquired.json, account.taken.json, account.left.json)
      (lostAfter, steps) = (OrNull(account.limit), account.steps.map(Step.init))
    }
  }
  let day: Day
  let left, planned: String
  let accounts: [Account]
  let rest: OrNull<Rest>
  struct Rest: Encodable {
    let year: Int
    let acquired, taken, left: String
    let steps: [Step]
  }

  public init(_ leave: LeaveCounter, _ rest: RestDayCounter?) {
    (day, left, planned) = (leave.day, leave.left.json, leave.planned.json)
    accounts = leave.accounts.map(Account.init)
    self.rest = OrNull(
      rest.map {
        Rest(
          year: $0.year, acquired: $0.acquired.json, taken: $0.taken.json, left: $0.left.json,
          steps: ($0.acquisitions + $0.uses).map(Step.init))
      })
  }
}

/// Everybody, with a contract and what falls due.
public struct EmployeeListJSON: Encodable, Sendable {
  struct Deadline: Encodable {
    let day: Day
    let text: String
  }
  struct Person: Encodable {
    let id: Int64
    let name: String
    let number: OrNull<String>
    let present: Bool
    let contract: OrNull<EmploymentContractJSON>
    let deadlines: [Deadline]
  }
  let employees: [Person]

  public init(_ rows: [ReadEmployees.Row], on day: Day) {
    employees = rows.map { row in
      Person(
        id: row.id, name: row.employee.name, number: OrNull(row.employee.number), present: row.isPresent(on: day),
        contract: OrNull(row.contract.map { EmploymentContractJSON($0, on: day) }),
        deadlines: row.deadlines.map { Deadline(day: $0.day, text: $0.text) })
    }
  }
}

/// One person: file, contracts, absences, counters.
public struct EmployeeJSON: Encodable, Sendable {
  let id, version: Int64
  let name, birthName, firstNames, sex: String
  let birth: Day
  let nir, temporaryNumber, address, nationality, iban, taxRate: OrNull<String>
  let dependants: Int
  let contracts: [EmploymentContractJSON]
  let absences: [AbsenceJSON]
  let leave: LeaveJSON
  let findings: [FindingJSON]

  /// As they may be shown.
  public var shownNIR: String { nir.value ?? "pas encore connu" }
  public var shownTemporaryNumber: String? { temporaryNumber.value }
  public var shownIBAN: String { iban.value ?? "pas encore connu" }

  /// - Parameter whole: the number of social security and the IBAN are shown whole.
  public init(_ outcome: ReadEmployee.Outcome, whole: Bool, on day: Day) {
    let file = outcome.employee.value
    (id, version, name) = (outcome.employee.id, outcome.employee.version, file.name)
    (birthName, firstNames, sex, birth) = (file.birthName, file.firstNames, file.sex.rawValue, file.birth)
    let shows = whole && outcome.maySeeIdentifiers
    nir = OrNull(file.nir.map { shows ? $0.body + $0.key : $0.masked })
    temporaryNumber = OrNull(file.temporaryNumber.map { shows ? $0.text : $0.masked })
    iban = OrNull(file.iban.map { shows ? $0.text : WorkforceTables.masked($0) })
    (address, nationality) = (OrNull(file.address?.french), OrNull(file.nationality))
    taxRate = OrNull(file.lastTaxRate(on: day)?.rate?.frenchPercent)
    dependants = file.dependants
    contracts = outcome.contracts.map { EmploymentContractJSON($0, on: day) }
    absences = outcome.absences.map { AbsenceJSON($0) }
    leave = LeaveJSON(outcome.leave, outcome.rest)
    findings = outcome.findings.json
  }
}

/// Absences in order of days.
public struct AbsenceListJSON: Encodable, Sendable {
  let absences: [AbsenceJSON]
  public init(_ rows: [ListAbsences.Row]) { absences = rows.map { AbsenceJSON($0.absence, counted: $0.counted) } }
}

/// The register of the personnel.
public struct PersonnelRegisterJSON: Encodable, Sendable {
  struct Line: Encodable {
    let number: Int
    let name, sex, jobTitle, kind: String
    let nationality, workPermit: OrNull<String>
    let birth, start: Day
    let end: OrNull<Day>
  }
  let lines: [Line]
  let findings: [FindingJSON]

  public init(_ outcome: ReadPersonnelRegister.Outcome) {
    lines = outcome.rows.map { row in
      Line(
        number: row.number, name: row.employee.sortName, sex: row.employee.sex.rawValue, jobTitle: row.contract.terms.jobTitle,
        kind: row.contract.kind.rawValue, nationality: OrNull(row.employee.nationality),
        workPermit: OrNull(row.employee.workPermit.map { "\($0.kind) \($0.number)" }), birth: row.employee.birth,
        start: row.contract.start, end: OrNull(row.contract.lastDay))
    }
    findings = outcome.findings.json
  }
}
