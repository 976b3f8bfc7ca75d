public import Kernel
import Law
public import Store
public import Workforce

/// What became of a change of the workforce: nothing was kept when one of the findings is an error, or on trial.
public struct WorkforceOutcome<Value: Hashable & Sendable>: Sendable {
  /// The key it has, or would have.
  public let id: Int64
  public let value: Value
  public let findings: [Finding]
  public let isTrial: Bool

  public var isRefused: Bool { findings.contains { $0.severity == .error } }
  public var isKept: Bool { !isRefused && !isTrial }
}

/// Adds an establishment, or changes the one that was read.
public struct KeepWorkplace: Sendable {
  public var workplace: Workplace
  /// Nil to add one.
  public var known: Kept<Workplace>?

  public init(_ workplace: Workplace, known: Kept<Workplace>? = nil) { (self.workplace, self.known) = (workplace, known) }

  /// Throws `workforce.changed-meanwhile`; what is wrong is among the findings.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> WorkforceOutcome<Workplace> {
    try WorkforceText.check(workplace)
    let use = known == nil ? "etablissement.ajouter" : "etablissement.modifier"
    return try desk.changing(use, subject: "workplace/\(known?.id ?? 0)", isTrial: isTrial) { change in
      let findings = try check(change.reading)
      let isRefused = findings.contains { $0.severity == .error }
      let id: Int64
      if isRefused {
        change.abandon()
        id = known?.id ?? 0
      } else if let known {
        try change.change(known, to: workplace)
        id = known.id
      } else {
        id = try change.add(workplace)
      }
      return WorkforceOutcome(id: id, value: workplace, findings: findings, isTrial: isTrial)
    }
  }

  private func check(_ reading: DossierReading) throws -> [Finding] {
    var findings: [Finding] = []
    let siren = try reading.facts().siren
    if workplace.siret.siren.digits != siren.filter(\.isNumber) {
      findings.append(.workplaceForeign(workplace.siret.french, siren))
    }
    if let same = try reading.workplaces().first(where: { $0.id != known?.id && $0.value.siret == workplace.siret }) {
      findings.append(.workplaceKnown(workplace.siret.french, same.id))
    }
    let code = workplace.activityCode
    if code.wholeMatch(of: /[0-9]{4}[A-Z]/) == nil { findings.append(.workplaceActivityCode(code)) }
    if let commune = workplace.communeCode, !Workplace.isCommuneCode(commune) { findings.append(.workplaceCommune(commune)) }
    findings += workplace.codeFindings
    if let agreement = workplace.agreement {
      let isNumber = agreement.idcc.wholeMatch(of: /[0-9]{1,4}/) != nil
      if !isNumber {
        findings.append(.workplaceAgreement(agreement.idcc))
      } else if agreement.title.isEmpty {
        findings.append(.workplaceAgreementTitle(agreement.idcc))
      }
    }
    let rates: [(History<Rate>, String)] = [
      (workplace.workAccidentRates, "at"), (workplace.mobilityRates, "mobilite"), (workplace.unemploymentRates, "chomage"),
    ]
    for (history, field) in rates {
      for rate in history.values.map(\.value) where rate < .zero || rate > .percent(100_00) {
        findings.append(.workforceRate(rate, field))
      }
    }
    return findings
  }
}

/// Gives the schemes of an establishment the references of the insurer, before it is kept.
public enum InsureWorkplace {
  /// Throws `workforce.workplace.uninsured` when no scheme covers these people.
  public static func health(
    _ place: inout Workplace, _ contract: InsuranceContract, for category: SchemeCategory
  ) throws(Finding) {
    guard place.insureHealth(contract, for: category) else { throw .workplaceUninsured("mutuelle", category.french) }
  }

  /// Throws `workforce.workplace.uninsured` when no scheme covers these people.
  public static func provident(
    _ place: inout Workplace, _ contract: InsuranceContract, for category: SchemeCategory
  ) throws(Finding) {
    guard place.insureProvident(contract, for: category) else { throw .workplaceUninsured("prévoyance", category.french) }
  }
}

/// The establishments, with the headcount of the labour code today.
public struct ListWorkplaces: Sendable {
  public struct Outcome: Sendable {
    public let workplaces: [Kept<Workplace>]
    /// Of the company (C. trav., art. L1111-2).
    public let headcount: LegalHeadcount
    /// The legal week of today.
    public let legalHours: Hours
  }

  public init() {}

  /// Throws `access.denied`, and as `Law.count`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { reading in
      let hours = Hours(hundredths: Int64(try desk.law.count("labour.weekly-hours", on: desk.today).value) * 100)
      return Outcome(
        workplaces: try reading.workplaces(),
        headcount: LegalHeadcount(
          on: desk.today, contracts: try reading.contracts().map(\.value), legalHours: hours),
        legalHours: hours)
    }
  }
}

/// One establishment.
public struct ReadWorkplace: Sendable {
  public var id: Int64

  public init(_ id: Int64) { self.id = id }

  /// Throws `access.denied`, `workforce.workplace.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Kept<Workplace> {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { reading in
      guard let kept = try reading.workplace(id) else {
        throw Finding.workplaceUnknown(id, try reading.workplaces().map(\.id))
      }
      return kept
    }
  }
}
