public import Kernel
public import Store
public import Workforce

/// Signs another contract with somebody who has a file.
public struct SignContract: Sendable {
  public var contract: EmploymentContract

  public init(_ contract: EmploymentContract) { self.contract = contract }

  /// Throws `workforce.employee.unknown`; what is wrong is among the findings.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> WorkforceOutcome<EmploymentContract> {
    try WorkforceText.check(contract)
    return try desk.changing("contrat.signer", subject: "employee/\(contract.employee)", isTrial: isTrial) { change in
      let employee = try change.reading.requiredEmployee(contract.employee).value
      let findings = try change.reading.check(contract, id: nil, of: employee, desk)
      guard !findings.contains(where: { $0.severity == .error }) else {
        change.abandon()
        return WorkforceOutcome(id: 0, value: contract, findings: findings, isTrial: isTrial)
      }
      return WorkforceOutcome(id: try change.add(contract), value: contract, findings: findings, isTrial: isTrial)
    }
  }
}

/// Agrees on other terms from a day on, or on another last day.
public struct AmendContract: Sendable {
  public var known: Kept<EmploymentContract>
  public var amendment: Amendment

  public init(_ known: Kept<EmploymentContract>, _ amendment: Amendment) { (self.known, self.amendment) = (known, amendment) }

  /// Throws `workforce.contract.ended`, `workforce.reason.missing`, `workforce.changed-meanwhile`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> WorkforceOutcome<EmploymentContract> {
    var (amendment, contract) = (amendment, known.value)
    amendment.reason = try WorkforceText.reason(amendment.reason)
    try WorkforceText.check(amendment)
    if let end = contract.ending?.lastDay { throw Finding.contractEnded(end) }
    contract.amend(amendment)
    return try desk.keep(contract, known, "contrat.avenant", isTrial: isTrial)
  }
}

/// Adds to a contract what nobody agrees on: the code of the occupation, which only declarations need. It is no amendment.
public struct CompleteContract: Sendable {
  public var known: Kept<EmploymentContract>
  /// PCS-ESE; nil to take it off.
  public var occupationCode: String?
  /// Levels of the diplomas of an apprentice (`S21.G00.30.025` and `024`); nil leaves what is known.
  public var preparedLevel, highestLevel: String?

  public init(_ known: Kept<EmploymentContract>, occupationCode: String?) {
    (self.known, self.occupationCode) = (known, occupationCode)
  }

  /// The terms in force today and all those of the same occupation take the code. Throws `workforce.changed-meanwhile`; what is
  /// wrong is among the findings.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> WorkforceOutcome<EmploymentContract> {
    var contract = known.value
    let title = contract.terms(on: max(contract.start, desk.today)).jobTitle
    if contract.terms.jobTitle == title { contract.terms.occupationCode = occupationCode }
    for index in contract.amendments.indices where contract.amendments[index].terms.jobTitle == title {
      contract.amendments[index].terms.occupationCode = occupationCode
    }
    if let preparedLevel { contract.apprenticeship?.preparedLevel = preparedLevel.isEmpty ? nil : preparedLevel }
    if let highestLevel { contract.apprenticeship?.highestLevel = highestLevel.isEmpty ? nil : highestLevel }
    return try desk.keep(contract, known, "contrat.completer", isTrial: isTrial)
  }
}

/// Ends a contract, or corrects how it ended.
public struct EndContract: Sendable {
  public var known: Kept<EmploymentContract>
  public var ending: EmploymentContract.Ending

  public init(_ known: Kept<EmploymentContract>, _ ending: EmploymentContract.Ending) {
    (self.known, self.ending) = (known, ending)
  }

  /// Throws `workforce.changed-meanwhile`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> WorkforceOutcome<EmploymentContract> {
    var contract = known.value
    contract.ending = ending
    return try desk.keep(contract, known, "contrat.terminer", isTrial: isTrial)
  }
}

/// One contract, as it was and became.
public struct ReadContract: Sendable {
  public struct Outcome: Sendable {
    public let contract: Kept<EmploymentContract>
    public let employee: Kept<EmployeeFile>
    public let findings: [Finding]
  }

  public var id: Int64

  public init(_ id: Int64) { self.id = id }

  /// Throws `access.denied`, `workforce.contract.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { reading in
      let kept = try reading.requiredContract(id)
      let employee = try reading.requiredEmployee(kept.value.employee)
      return Outcome(
        contract: kept, employee: employee, findings: try reading.check(kept.value, id: id, of: employee.value, desk))
    }
  }
}

extension Desk {
  fileprivate func keep(
    _ contract: EmploymentContract, _ known: Kept<EmploymentContract>, _ use: String, isTrial: Bool
  ) throws -> WorkforceOutcome<EmploymentContract> {
    try changing(use, subject: "employment_contract/\(known.id)", isTrial: isTrial) { change in
      let employee = try change.reading.requiredEmployee(contract.employee).value
      let findings = try change.reading.check(contract, id: known.id, of: employee, self)
      if findings.contains(where: { $0.severity == .error }) {
        change.abandon()
      } else {
        try change.change(known, to: contract)
      }
      return WorkforceOutcome(id: known.id, value: contract, findings: findings, isTrial: isTrial)
    }
  }
}
