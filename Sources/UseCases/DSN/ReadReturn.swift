import Formats
public import Kernel
public import SocialReporting
public import Store
import Workforce

/// Reads what came back from a declaration: says what it says, and for rates of income tax what they would change; then puts them into the
/// files of the people. The trail keeps the digest of what was read.
public struct ReadReturn: Sendable {
  public enum Form: Hashable, Sendable {
    /// The XML of a report.
    case report
    /// A list of ours, in columns: `nir` or `matricule`, `taux`, `date`, `type`.
    case csv
  }

  public struct Outcome: Sendable {
    public let file: String
    public let digest: Digest
    /// Nil for a list.
    public let report: BusinessReport?
    /// Nil for a report that brings no rates.
    public let plan: TaxRatePlan?
    /// The last day on which the rate of each row of the plan may be applied.
    public let validThrough: [Day?]
    /// The shape, refusals, anomalies, then line by line; bounded.
    public let log: FindingLog
    /// The files of people that were changed.
    public let changed: Int
    /// The rates are in the files.
    public let isApplied: Bool
  }

  public var path: String
  public var form: Form
  /// The day that rates came which do not say it; today when nil.
  public var received: Day?

  public init(_ path: String, _ form: Form = .report, received: Day? = nil) {
    (self.path, self.form, self.received) = (path, form, received)
  }

  /// - Parameter applies: keep the rates; all those that can be, or none when a line is wrong.
  ///
  /// Throws `access.denied`, `file.missing`, `file.too-large`, `dsn.return.foreign`, `dsn.return.columns`, and what reading XML or CSV throws.
  public func callAsFunction(_ desk: Desk, applies: Bool = false) throws -> Outcome {
    try desk.require(applies ? .employ : .readWorkforce)
    let read = try contents()
    var log = FindingLog(keptPerCode: 200)
    if let report = read.report { log.add(try findings(of: report, desk)) }
    guard let rates = read.rates else { return outcome(read, nil, [], log) }
    let day = received ?? desk.today
    let plan = try desk.dossier.reading { try Self.plan(rates, $0, received: day, today: desk.today) }
    log.add(plan.findings)
    let validThrough = try plan.rows.map { row in try row.after.map { try EmployeeFile.lastDay(of: $0, law: desk.law) } }
    guard applies, !plan.changes.isEmpty else { return outcome(read, plan, validThrough, log) }
    return try apply(read, rates, day, desk, log)
  }

  private func apply(_ read: Contents, _ rates: [ReturnedRate], _ day: Day, _ desk: Desk, _ log: FindingLog) throws -> Outcome {
    try desk.changing("dsn.lire-retour", subject: "dsn-return/\(read.name)") { change in
      // Once more, on the files as they stand inside the change.
      let plan = try Self.plan(rates, change.reading, received: day, today: desk.today)
      let validThrough = try plan.rows.map { row in try row.after.map { try EmployeeFile.lastDay(of: $0, law: desk.law) } }
      for (id, rate) in plan.changes {
        guard let known = try change.reading.employee(id) else { continue }
        var file = known.value
        file.receive(rate)
        try change.change(known, to: file)
      }
      change.add(subject: "dsn-return/\(read.name)", read.digest)
      return outcome(read, plan, validThrough, log, changed: plan.changes.count)
    }
  }

  /// What the file holds.
  private struct Contents {
    let name: String
    let digest: Digest
    let report: BusinessReport?
    /// Nil for a report that is not about rates.
    let rates: [ReturnedRate]?
  }

  private static let largest: Int64 = 64 << 20

  private func contents() throws -> Contents {
    let file = try InputFile(path)
    guard file.size <= Self.largest else { throw Finding.fileTooLarge(path, size: file.size, limit: Int(Self.largest)) }
    // Opened apart: what was looked at is read again from its beginning, and digested once.
    try Self.checkKind(InputFile(path).head(4096), form)
    switch form {
    case .report:
      let report = try BusinessReportReader().read { try file.read(into: $0) }
      return Contents(
        name: file.name, digest: file.digest, report: report, rates: report.kind == .taxRates ? report.taxRates : nil)
    case .csv:
      let rates = try ReturnedRatesCSV.read { try file.read(into: $0) }
      return Contents(name: file.name, digest: file.digest, report: nil, rates: rates)
    }
  }

  /// What is plainly something else is named, with the way to read it.
  private static func checkKind(_ head: [UInt8], _ form: Form) throws {
    let text = String(decoding: head, as: UTF8.self)
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("S10.G0") || text.contains("<S10.G00") { throw Finding.returnIsDeclaration() }
    guard form == .report, !OpenMessage.isXML(head), let first = start.split(whereSeparator: \.isNewline).first else { return }
    let columns = first.split { $0 == ";" || $0 == "," || $0 == "\t" }.map { $0.lowercased().filter(\.isLetter) }
    if columns.contains("taux") || (columns.contains("nir") || columns.contains("matricule")) && columns.count > 1 {
      throw Finding.returnIsList()
    }
  }

  private func outcome(
    _ read: Contents, _ plan: TaxRatePlan?, _ validThrough: [Day?], _ log: FindingLog, changed: Int = 0
  ) -> Outcome {
    var placed = FindingLog(keptPerCode: log.keptPerCode)
    placed.add(log.findings.map { $0.at(file: path) }, counts: log.counts)
    return Outcome(
      file: path, digest: read.digest, report: read.report, plan: plan, validThrough: validThrough, log: placed,
      changed: changed, isApplied: changed > 0)
  }

  private static func plan(
    _ rates: [ReturnedRate], _ reading: DossierReading, received: Day, today: Day
  ) throws -> TaxRatePlan {
    let contracts = Dictionary(grouping: try reading.contracts(), by: \.value.employee)
    let people = try reading.employees().map { kept in
      let own = (contracts[kept.id] ?? []).map(\.value.lastDay)
      return TaxRatePlan.Person(
        id: kept.id, file: kept.value, lastDay: own.contains(nil) ? nil : own.compactMap { $0 }.max(),
        hasContract: !own.isEmpty)
    }
    return TaxRatePlan(rates, people: people, received: received, today: today)
  }

  /// What a report says beside rates.
  private func findings(of report: BusinessReport, _ desk: Desk) throws -> [Finding] {
    var findings: [Finding] = [.returnShapeUnverified(report.version)]
    let own = try desk.dossier.reading { try $0.facts().siren }
    let others = Set(report.declarations.compactMap(\.siren)).subtracting([own]).sorted()
    if let other = others.first { findings.append(.returnOtherCompany(other, own)) }
    if report.isRefused { findings.append(.returnRefused(report.kind.french)) }
    for anomaly in report.allAnomalies {
      var finding = Finding.returnAnomaly(anomaly)
      // Rates come all the same: an anomaly in such a report is of what was declared.
      if report.kind == .taxRates { finding.severity = .warning }
      findings.append(finding)
    }
    for person in report.declarations.flatMap(\.people) {
      guard let rate = person.futureRate, let from = person.futureFrom else { continue }
      let who = person.nir.map(BusinessReport.masked) ?? person.number ?? "Une personne"
      findings.append(.returnFutureRate(who, rate, from, line: person.line))
    }
    return findings
  }
}

extension Finding {
  static func returnIsDeclaration() -> Finding {
    Finding(
      "dsn.return.declaration", "C’est une DSN, et non ce qui en revient.",
      recovery: "Contrôlez-la par : ecritoire controler FICHIER ; ou donnez le retour que le dépôt a rendu.")
  }

  static func returnIsList() -> Finding {
    Finding(
      "dsn.return.list", "C’est une liste de taux en colonnes, et non un retour en XML.",
      recovery: "Ajoutez --csv : ecritoire dsn lire-retour FICHIER --csv")
  }

  static func returnOtherCompany(_ other: String, _ own: String) -> Finding {
    Finding(
      "dsn.return.other-company", .warning,
      "Ce retour parle de l’entreprise \(other.prefix(14)), et le dossier est celui de \(own).",
      recovery: "Vérifiez que c’est le bon retour, ou le bon dossier.")
  }
}
