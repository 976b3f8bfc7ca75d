public import Kernel
import Ledger
public import Store
public import Workforce

/// Keeps who declares the pay of the dossier, and what contributions are paid with.
public struct KeepDeclarant: Sendable {
  public var file: DeclarantFile
  /// Nil for the first one.
  public var known: Kept<DeclarantFile>?

  public init(_ file: DeclarantFile, known: Kept<DeclarantFile>? = nil) { (self.file, self.known) = (file, known) }

  /// What is wrong is among the findings. Throws `access.denied`, `workforce.text.controls`, `workforce.changed-meanwhile`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> WorkforceOutcome<DeclarantFile> {
    try WorkforceText.check(file)
    return try desk.changing("dsn.declarant", subject: "declarant", isTrial: isTrial) { change in
      let findings = try file.findings + change.reading.findings(of: file)
      guard !findings.contains(where: { $0.severity == .error }) else {
        change.abandon()
        return WorkforceOutcome(id: known?.id ?? 0, value: file, findings: findings, isTrial: isTrial)
      }
      if let known {
        try change.change(known, to: file)
      } else {
        // Somebody else told it meanwhile: theirs would no longer be seen.
        guard try change.reading.declarant() == nil else { throw Finding.workforceChangedMeanwhile() }
        try change.add(file)
      }
      return WorkforceOutcome(id: 1, value: file, findings: findings, isTrial: isTrial)
    }
  }
}

/// Who declares the pay of the dossier.
public struct ReadDeclarant: Sendable {
  public struct Outcome: Sendable {
    /// Nil while nobody said.
    public let declarant: Kept<DeclarantFile>?
    /// The account that pays, once it is chosen and its IBAN is known.
    public let account: SavePaymentAccount.Outcome?
    /// The accounts of bank of the dossier that have an IBAN: to choose from.
    public let accounts: [SavePaymentAccount.Outcome]
    public let workplaces: [Kept<Workplace>]
    public let findings: [Finding]
  }

  public init() {}

  /// Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { reading in
      let kept = try reading.declarant()
      let accounts = try reading.bankAccounts().compactMap { try? reading.paymentAccount($0.ledgerAccount) }
      return Outcome(
        declarant: kept, account: accounts.first { $0.account.text == kept?.value.account }, accounts: accounts,
        workplaces: try reading.workplaces(),
        findings: try kept.map { try $0.value.findings + reading.findings(of: $0.value) } ?? [.declarantMissing()])
    }
  }
}

extension DossierReading {
  /// What of a declarant does not go with the dossier.
  fileprivate func findings(of file: DeclarantFile) throws -> [Finding] {
    var findings: [Finding] = []
    if let text = file.account {
      do {
        guard let account = AccountNumber(text) else { throw Finding.declarantAccountUnknown(text) }
        _ = try paymentAccount(account)
      } catch let finding as Finding {
        findings.append(finding.at(field: "compte"))
      }
    }
    let places = try workplaces()
    if let head = file.headOffice, !places.contains(where: { $0.id == head }) {
      findings.append(Finding.workplaceUnknown(head, places.map(\.id)).at(field: "siege"))
    }
    return findings
  }
}
