public import Kernel
public import Law

/// What is wrong with a contract, its amendments counted, beside the other contracts of the same person.
public struct ContractCheck {
  public private(set) var findings: [Finding] = []
  private let contract: EmploymentContract
  private let law: Law

  /// - Parameter others: of the same person, without this one.
  /// Throws as `Law.count` when a figure is missing.
  public init(
    _ contract: EmploymentContract, of employee: EmployeeFile, besides others: [EmploymentContract] = [], today: Day, law: Law
  ) throws(Finding) {
    (self.contract, self.law) = (contract, law)
    checkEnd()
    try checkFixedTerm()
    try checkAge(employee)
    for terms in [contract.terms] + contract.amendments.map(\.terms) { try check(terms) }
    checkBesideWage(today)
    try checkTrial()
    checkAmendments()
    try checkOthers(others)
    checkEnding()
    if contract.signed == nil, contract.start < today, contract.kind != .permanent || contract.isPartTime(law) {
      findings.append(.workforceContractNotSigned(contract.start))
    }
  }

  private func count(_ id: String) throws(Finding) -> (value: Int, text: Finding.LegalText) {
    let figure = try law.count(id, on: contract.start)
    return (figure.value, .init(text: figure.step.citation.text))
  }

  private mutating func checkEnd() {
    if let end = contract.end, end < contract.start { findings.append(.workforceEndBeforeStart(contract.start, end)) }
    let isForLife = contract.kind == .permanent || contract.kind == .apprenticeship || contract.kind == .professionalisation
    if contract.kind == .permanent, contract.agreedEnd != nil { findings.append(.workforcePermanentWithEnd()) }
    if !isForLife, contract.agreedEnd == nil, contract.fixedTerm?.leastThrough == nil {
      findings.append(.workforceFixedTermWithoutEnd())
    }
    if contract.kind == .apprenticeship, !(1...3).contains(contract.apprenticeship?.year ?? 0) {
      findings.append(.workforceApprenticeYear(contract.apprenticeship?.year))
    }
    if let level = contract.apprenticeship?.preparedLevel, !(3...8).contains(where: { "0\($0)" == level }) {
      findings.append(.workforceDiplomaLevel(level, from: 3, "S21.G00.30.025", field: "diplome-prepare"))
    }
    if let level = contract.apprenticeship?.highestLevel, !(1...8).contains(where: { "0\($0)" == level }) {
      findings.append(.workforceDiplomaLevel(level, from: 1, "S21.G00.30.024", field: "diplome-obtenu"))
    }
  }

  private mutating func checkFixedTerm() throws(Finding) {
    guard contract.kind == .fixedTerm else { return }
    guard let reason = contract.fixedTerm?.reason else {
      findings.append(.workforceFixedTermWithoutReason())
      return
    }
    if reason.namesSomebody, contract.fixedTerm?.replaced?.isEmpty ?? true { findings.append(.workforceReplacedMissing(reason)) }
    if let end = contract.agreedEnd, reason != .definedObject {
      let months = try count("labour.fixed-term.maximum")
      let most = contract.start.addingMonths(months.value) - 1
      if end > most {
        findings.append(.workforceFixedTermTooLong(through: end, most: most, months: months.value, months.text))
      }
    }
    let (renewals, most) = (contract.amendments.count { $0.end != nil }, try count("labour.fixed-term.renewals"))
    if renewals > most.value { findings.append(.workforceRenewals(renewals, most: most.value, most.text)) }
  }

  private mutating func checkAge(_ employee: EmployeeFile) throws(Finding) {
    let (age, least) = (employee.age(on: contract.start), try count("labour.age.minimum"))
    // An apprentice may come a year earlier, and a pupil in an internship of discovery has no contract of work.
    let wanted = contract.kind == .apprenticeship ? least.value - 1 : contract.kind == .internship ? 0 : least.value
    if age < wanted || employee.birth >= contract.start {
      findings.append(.workforceTooYoung(employee.name, age: max(age, 0), least: wanted, least.text).at(field: "naissance"))
    }
  }

  private mutating func check(_ terms: Terms) throws(Finding) {
    if terms.jobTitle.isEmpty { findings.append(.workforceNameMissing("L’emploi").at(field: "emploi")) }
    if let code = terms.occupationCode, !Terms.isOccupationCode(code) { findings.append(.workforceOccupationCode(code)) }
    if let days = terms.daysPerYear {
      let most = try count("labour.days-agreement.maximum")
      if !(1...most.value).contains(days) { findings.append(.workforceDaysAgreement(days, most: most.value, most.text)) }
    } else {
      let most = try count("labour.weekly-hours.maximum")
      if terms.weeklyHours <= .zero || terms.weeklyHours > Hours(hundredths: Int64(most.value) * 100) {
        findings.append(.workforceNoHours(terms.weeklyHours))
      }
      let least = try count("labour.part-time.minimum")
      let isShort = terms.weeklyHours < Hours(hundredths: Int64(least.value) * 100)
      let isSubject = contract.kind == .permanent || contract.kind == .fixedTerm
      if isShort, isSubject, terms.weeklyHours > .zero, contract.shortTimeReason == nil {
        findings.append(.workforceShortTime(terms.weeklyHours, least: least.value, least.text))
      }
    }
    if let pattern = terms.pattern, pattern.total != terms.weeklyHours {
      findings.append(.workforcePatternTotal(pattern, terms.weeklyHours))
    }
    switch terms.pay {
    case .monthly(let amount), .hourly(let amount), .hoursWorked(let amount):
      if amount <= .zero { findings.append(.workforcePayMissing()) }
    case .legalMinimum:
      if contract.kind == .permanent || contract.kind == .fixedTerm { findings.append(.workforcePayMissing()) }
    }
    if terms.pay.isByHoursWorked {
      if terms.daysPerYear != nil {
        findings.append(.workforceHoursWorked("un forfait en jours"))
      } else if contract.kind != .permanent, contract.kind != .fixedTerm {
        findings.append(.workforceHoursWorked("ce \(contract.kind.french)"))
      }
    }
  }

  /// What an amendment does not change is said once; what is no more in force and was kept is said no more.
  private mutating func checkBesideWage(_ today: Day) {
    let last = contract.amendments.last?.terms ?? contract.terms
    for terms in [contract.terms] + contract.amendments.map(\.terms) {
      for finding in terms.checkBesideWage(on: max(contract.start, today), law: law) {
        let isSaid = terms == last || finding.severity == .error
        if isSaid, !findings.contains(finding) { findings.append(finding) }
      }
    }
    // A payslip says it: once the contract is over there is none to come, and an internship has none (C. éduc., art. L124-6).
    let isPaid = contract.kind != .internship && contract.lastDay.map { $0 >= today.month.firstDay } ?? true
    if isPaid, last.classification.french.isEmpty { findings.append(.workforceClassificationMissing()) }
  }

  private mutating func checkTrial() throws(Finding) {
    guard let trial = contract.trial else { return }
    guard trial.last >= contract.start else {
      findings.append(.workforceTrialOutside(trial.last, contract.start))
      return
    }
    let (most, text) = try longestTrial(isRenewed: trial.renewedThrough != nil)
    if trial.last > most { findings.append(.workforceTrialTooLong(trial.last, most: most, text)) }
  }

  /// The last day that the law allows a trial to have.
  private func longestTrial(isRenewed: Bool) throws(Finding) -> (Day, Finding.LegalText) {
    let start = contract.start
    guard contract.kind == .fixedTerm, let end = contract.end ?? contract.fixedTerm?.leastThrough else {
      let name =
        switch contract.terms.category {
        case .worker, .employee: "labour.trial.employee"
        case .technician: "labour.trial.technician"
        case .executive: "labour.trial.executive"
        }
      let months = try count(name)
      return (start.addingMonths(months.value * (isRenewed ? 2 : 1)) - 1, months.text)
    }
    let limit = try count("labour.trial.fixed-term.limit")
    guard end <= start.addingMonths(limit.value) - 1 else {
      let months = try count("labour.trial.fixed-term.long")
      return (start.addingMonths(months.value) - 1, months.text)
    }
    // A day a week.
    let days = try count("labour.trial.fixed-term.short")
    let weeks = (end - start + 1) / 7
    return (start + (max(min(weeks, days.value), 1) - 1), days.text)
  }

  private mutating func checkAmendments() {
    for amendment in contract.amendments {
      if amendment.effective < contract.start {
        findings.append(.workforceAmendmentBeforeStart(amendment.effective, contract.start))
      }
      if let end = contract.ending?.lastDay, amendment.effective > end {
        findings.append(.workforceAmendmentAfterEnd(amendment.effective, end))
      }
      let before = contract.terms(on: amendment.effective - 1)
      let isFirst = contract.amendments.first { $0.effective == amendment.effective } == amendment
      if isFirst, amendment.end == nil, amendment.terms == before { findings.append(.workforceAmendmentEmpty()) }
    }
  }

  private mutating func checkOthers(_ others: [EmploymentContract]) throws(Finding) {
    let most = try count("labour.weekly-hours.maximum")
    for other in others {
      let day = max(contract.start, other.start)
      guard contract.isInForce(on: day), other.isInForce(on: day) else { continue }
      let hours = contract.terms(on: day).weeklyHours + other.terms(on: day).weeklyHours
      if hours > Hours(hundredths: Int64(most.value) * 100) {
        findings.append(.workforceContractsOverlap(hours, on: day, most: most.value, most.text))
      }
    }
  }

  private mutating func checkEnding() {
    guard let ending = contract.ending else { return }
    if ending.lastDay < contract.start { findings.append(.workforceEndOutside(ending.lastDay, contract.start)) }
    if ending.reason == .term {
      let isOpen = contract.kind != .permanent && contract.agreedEnd == nil && contract.fixedTerm?.leastThrough != nil
      if !isOpen, ending.lastDay != contract.agreedEnd {
        findings.append(.workforceTermReason(ending.lastDay, contract.agreedEnd))
      }
    }
    let early: Set<EmploymentContract.EndReason> = [.dismissal, .redundancy, .mutualTermination, .retiredByEmployer]
    if contract.kind == .fixedTerm, early.contains(ending.reason) {
      findings.append(.workforceReasonOfKind(ending.reason, contract.kind))
    }
  }
}

extension EmploymentContract {
  fileprivate func isPartTime(_ law: Law) -> Bool {
    guard terms.daysPerYear == nil, let legal = try? law.count("labour.weekly-hours", on: start).value else { return false }
    return terms.weeklyHours < Hours(hundredths: Int64(legal) * 100)
  }
}
