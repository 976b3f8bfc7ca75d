public import Kernel
public import Store
public import Workforce

/// Keeps what happened in a month of a contract, or another form of what was read.
public struct KeepPayVariables: Sendable {
  public var variables: PayVariables
  /// Nil to enter the first ones of the month.
  public var known: Kept<PayVariables>?

  public init(_ variables: PayVariables, known: Kept<PayVariables>? = nil) { (self.variables, self.known) = (variables, known) }

  /// What is wrong is among the findings. Throws `workforce.contract.unknown`, `workforce.changed-meanwhile`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> WorkforceOutcome<PayVariables> {
    try WorkforceText.check(variables)
    return try desk.changing("paie.variables", subject: "employment_contract/\(variables.contract)", isTrial: isTrial) { change in
      try change.keep(variables, known: known, desk, isTrial: isTrial)
    }
  }
}

extension DossierChange {
  /// Checks and keeps; nothing is kept when one of the findings is an error.
  func keep(
    _ said: PayVariables, known: Kept<PayVariables>?, _ desk: Desk, isTrial: Bool
  ) throws -> WorkforceOutcome<PayVariables> {
    let contract = try reading.requiredContract(said.contract)
    var variables = said
    variables.employee = contract.value.employee
    variables.weeks.sort { $0.monday < $1.monday }
    var findings = try variables.check(contract.value, law: desk.law)
    let sealed = try reading.payslips(of: variables.month, employee: variables.employee).last { $0.contract == said.contract }
    if let sealed { findings.append(.variablesAfterSeal(sealed.number)) }
    guard !findings.contains(where: { $0.severity == .error }) else {
      abandon()
      return WorkforceOutcome(id: known?.id ?? 0, value: variables, findings: findings, isTrial: isTrial)
    }
    if let known {
      try change(known, to: variables)
      return WorkforceOutcome(id: known.id, value: variables, findings: findings, isTrial: isTrial)
    }
    // Somebody entered them meanwhile: theirs would no longer be seen.
    let others = try reading.payVariables(of: variables.employee)
    guard !others.contains(where: { $0.value.contract == said.contract && $0.value.month == said.month }) else {
      throw Finding.workforceChangedMeanwhile()
    }
    return WorkforceOutcome(id: try add(variables), value: variables, findings: findings, isTrial: isTrial)
  }
}
