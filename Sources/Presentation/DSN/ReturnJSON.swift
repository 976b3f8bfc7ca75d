import Kernel
public import SocialReporting
public import UseCases
import Workforce

/// What came back, and what it changes. Numbers of social security are masked.
public struct ReturnJSON: Encodable, Sendable {
  struct Rate: Encodable {
    let line: Int
    let outcome: String
    let employee: Int64?
    let name: String?
    /// In percent; null when the default scale applies.
    let before, after: OrNull<String>
    let received, validThrough: String?
  }

  struct Person: Encodable {
    let nir, number, birthName, usedName, firstNames, birth, origin: String?
  }

  struct Anomaly: Encodable {
    let code, message: String
    let category, rubric, value: String?
    let blocking: Bool
    let sentLine: Int?
    let people: [Person]
  }

  struct Declaration: Encodable {
    let nature, month, siren, nic, businessID, state, conformity: String?
    let anomalies: [Anomaly]
  }

  struct Report: Encodable {
    let kind, label, type, profile, version: String
    let identifier, message, flow, state, received: String?
    let test: Bool?
    let refused: Bool
    let declarations: [Declaration]
    let anomalies: [Anomaly]
  }

  let file, digest: String
  let report: OrNull<Report>
  let rates: [Rate]
  let changed: Int
  let applied: Bool
  let findings: [FindingJSON]

  public init(_ outcome: ReadReturn.Outcome) {
    (file, digest, changed, applied) = (outcome.file, "\(outcome.digest)", outcome.changed, outcome.isApplied)
    report = OrNull(outcome.report.map(Report.init))
    rates = zip(outcome.plan?.rows ?? [], outcome.validThrough).map { row, last in
      Rate(
        line: row.line, outcome: row.outcome.rawValue, employee: row.employee, name: row.name,
        before: OrNull(row.before?.rate?.jsonPercent), after: OrNull(row.after?.rate?.jsonPercent),
        received: row.after?.received.iso, validThrough: last?.iso)
    }
    findings = outcome.log.json
  }
}

extension ReturnJSON.Report {
  fileprivate init(_ report: BusinessReport) {
    (kind, label, type) = (report.kind.rawValue, report.kind.french, report.type)
    (profile, version, identifier, message) = (report.profile, report.version, report.identifier, report.message)
    (flow, state, received) = (report.envelope.flow, report.envelope.state, report.envelope.received?.iso)
    (test, refused) = (report.envelope.isTest, report.isRefused)
    declarations = report.declarations.map { declaration in
      ReturnJSON.Declaration(
        nature: declaration.nature, month: declaration.month, siren: declaration.siren, nic: declaration.nic,
        businessID: declaration.businessID, state: declaration.state, conformity: declaration.conformity,
        anomalies: declaration.anomalies.map(ReturnJSON.Anomaly.init))
    }
    anomalies = report.anomalies.map(ReturnJSON.Anomaly.init)
  }
}

extension ReturnJSON.Anomaly {
  fileprivate init(_ anomaly: BusinessReport.Anomaly) {
    (code, category, blocking, sentLine) = (anomaly.code, anomaly.category, anomaly.isBlocking, anomaly.sentLine)
    (message, rubric) = (BusinessReport.withoutNumbers(anomaly.message), anomaly.rubric)
    value = anomaly.value.map(BusinessReport.withoutNumbers)
    people = anomaly.people.map { person in
      ReturnJSON.Person(
        nir: person.nir.map(BusinessReport.masked), number: person.number, birthName: person.birthName,
        usedName: person.usedName, firstNames: person.firstNames, birth: person.birth, origin: person.origin)
    }
  }
}

extension Rate {
  /// `7.40`: in percent, two decimals or as many as it has.
  fileprivate var jsonPercent: String {
    let (whole, fraction) = (e8.magnitude / 1_000_000, String(e8.magnitude % 1_000_000 + 1_000_000).dropFirst())
    let digits = fraction.prefix(2) + String(fraction.dropFirst(2).reversed().drop { $0 == "0" }.reversed())
    return (e8 < 0 ? "-" : "") + "\(whole).\(digits)"
  }
}
