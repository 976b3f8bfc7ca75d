import ArgumentParser
import Kernel
import Ledger
import Presentation
import UseCases

/// The days of a report; what is left out is the fiscal year's.
struct PeriodOptions: ParsableArguments {
  @Option(
    name: .customLong("exercice"),
    help: ArgumentHelp("L’exercice, par l’année de sa clôture ; sinon celui du jour.", valueName: "aaaa"))
  var fiscalYear: Int?
  @Option(name: .customLong("du"), help: ArgumentHelp("Premier jour ; sinon celui de l’exercice.", valueName: "date")) var from:
    Day?
  @Option(name: .customLong("au"), help: ArgumentHelp("Dernier jour ; sinon celui de l’exercice.", valueName: "date"))
  var through: Day?

  var period: ReportPeriod { ReportPeriod(fiscalYear: fiscalYear, from: from, through: through) }
}

/// Options of every report.
struct ReportOptions: ParsableArguments {
  @Flag(name: .customLong("csv"), help: "Écrire du CSV (point-virgule, virgule décimale) sur la sortie standard.") var csv = false
  @OptionGroup var dossier: DossierOptions

  func validate() throws {
    if csv, dossier.output.json { throw ValidationError("--csv et --json s’excluent : une seule forme à la fois.") }
  }

  /// Shows the report in the form asked for, then its findings. Ends with status 1 when one is an error.
  func show(_ table: ReportTable, json: some Encodable, findings: [Finding] = []) throws {
    try show([table], json: json, findings: findings)
  }

  func show(_ tables: [ReportTable], json: some Encodable, csvTable: ReportTable? = nil, findings: [Finding] = []) throws {
    let output = Output(dossier.output)
    if csv, let table = csvTable ?? tables.first {
      try Output.csv(table)
    } else {
      for table in tables { output.table(table) }
    }
    try output.value(json)
    output.report(findings)
    if findings.contains(where: { $0.severity == .error }) { throw ExitStatus.blocked.code }
  }
}

extension Output {
  /// The lines of a table as CSV on stdout.
  static func csv(_ table: ReportTable) throws {
    try table.csv { print(String(decoding: $0, as: UTF8.self), terminator: "") }
  }
}
