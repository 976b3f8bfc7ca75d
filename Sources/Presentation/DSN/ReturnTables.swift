import Kernel
public import Ledger
public import SocialReporting
public import UseCases
import Workforce

/// The rates that came back, and what each changes.
public struct ReturnedRatesTable: TabularReport {
  let outcome: ReadReturn.Outcome

  public init(_ outcome: ReadReturn.Outcome) { self.outcome = outcome }

  public var table: ReportTable {
    var table = ReportTable(
      title: "Taux de prélèvement à la source",
      columns: [
        .init("Ligne", .count), .init("Salarié", .text), .init("Taux tenu", .text), .init("Taux reçu", .text),
        .init("Reçu le", .day), .init("Valable jusqu’au", .day), .init("Suite", .text),
      ])
    for (row, last) in zip(outcome.plan?.rows ?? [], outcome.validThrough) {
      table.add([
        .count(row.line), .text(row.name ?? "inconnu ici"), .text(row.before?.french ?? "aucun"), .text(row.after?.french ?? ""),
        .optional(row.after?.received), .optional(last), .text(row.outcome.french(isApplied: outcome.isApplied)),
      ])
    }
    return table
  }
}

extension EmployeeFile.TaxRate {
  fileprivate var french: String { rate?.frenchPercent ?? "barème" }
}

extension TaxRatePlan.Outcome {
  /// What becomes of the line.
  public func french(isApplied: Bool) -> String {
    switch self {
    case .applied: isApplied ? "gardé" : "à garder"
    case .same: "déjà tenu"
    case .skipped: "laissé"
    case .refused: "refusé"
    }
  }
}

/// What a report says in a few lines.
public struct ReturnSummary: Sendable {
  /// « Certificat de conformité, version v01r07 : OK. ».
  public let lines: [String]

  public init(_ report: BusinessReport) {
    let kind = report.kind.french.prefix(1).uppercased() + report.kind.french.dropFirst()
    var lines = ["\(kind) (\(report.type)), \(report.isRefused ? "refusé" : "accepté")."]
    var about: [String] = []
    if let test = report.envelope.isTest { about.append(test ? "fichier d’essai" : "fichier réel") }
    if let day = report.envelope.received { about.append("déposé le \(day.french)") }
    if let flow = report.envelope.flow { about.append("flux \(flow)") }
    if let identifier = report.identifier { about.append("identifiant \(identifier)") }
    if !about.isEmpty { lines.append("Envoi : \(about.joined(separator: ", ")).") }
    if let message = report.message { lines.append("Message : \(BusinessReport.withoutNumbers(message))") }
    for declaration in report.declarations {
      let state = [declaration.state, declaration.conformity].compactMap { $0 }.joined(separator: ", conformité ")
      let what = [declaration.month, declaration.businessID].compactMap { $0 }.joined(separator: ", ")
      lines.append("Déclaration\(what.isEmpty ? "" : " \(what)") : \(state.isEmpty ? "sans état" : state).")
      lines += declaration.anomalies.flatMap { Self.identities($0) }
    }
    self.lines = lines
  }

  /// The two identities of somebody whom the register knows otherwise.
  private static func identities(_ anomaly: BusinessReport.Anomaly) -> [String] {
    guard anomaly.people.count > 1 else { return [] }
    return anomaly.people.map { person in
      let names = [person.firstNames, person.usedName ?? person.birthName].compactMap { $0 }.joined(separator: " ")
      let parts = [names, person.birth.map { "né(e) le \($0)" } ?? "", person.nir.map(BusinessReport.masked) ?? ""].filter {
        !$0.isEmpty
      }
      return "  \(person.origin ?? "?") : \(parts.joined(separator: ", "))"
    }
  }
}
