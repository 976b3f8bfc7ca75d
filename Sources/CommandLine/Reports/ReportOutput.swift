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

/// The forms of file in which a table leaves.
struct FileOptions: ParsableArguments {
  @Flag(name: .customLong("csv"), help: "Écrire du CSV (point-virgule, virgule décimale) sur la sortie standard.") var csv = false
  @Option(name: .customLong("xlsx"), help: ArgumentHelp("Écrire un classeur Excel dans ce fichier.", valueName: "fichier"))
  var xlsx: String?
  @Option(name: .customLong("ods"), help: ArgumentHelp("Écrire un classeur LibreOffice dans ce fichier.", valueName: "fichier"))
  var ods: String?
  @Option(
    name: .customLong("pdf"), help: ArgumentHelp("Écrire un PDF, à imprimer ou à garder, dans ce fichier.", valueName: "fichier"))
  var pdf: String?
  @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var overwrites = false

  /// The file asked for.
  var asked: (format: ReportFormat, path: String)? {
    xlsx.map { (.xlsx, $0) } ?? ods.map { (.ods, $0) } ?? pdf.map { (.pdf, $0) }
  }
  /// The table is not shown: it goes elsewhere.
  var isUsed: Bool { csv || asked != nil }

  func check(_ output: OutputOptions) throws {
    if csv, output.json { throw ValidationError("--csv et --json s’excluent : une seule forme à la fois.") }
    if [csv, xlsx != nil, ods != nil, pdf != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--csv, --xlsx, --ods et --pdf s’excluent : une seule forme à la fois.")
    }
    if overwrites, asked == nil { throw ValidationError("--remplacer va avec --xlsx, --ods ou --pdf.") }
  }

  /// Writes the file asked for, when one is. Throws `file.exists`, `file.cannot-write`, `spreadsheet.too-large`,
  /// `pages.too-long`, `pages.font-missing`, `pages.not-drawn`.
  func write(_ table: ReportTable, about heading: @autoclosure () throws -> ReportHeading, _ output: Output) throws {
    if csv { return try Output.csv(table) }
    try writeFile(about: try heading(), output) { try $0.add(table) }
  }

  /// Writes the file asked for, when one is, of a report that may not fit in memory.
  func writeFile(
    about heading: @autoclosure () throws -> ReportHeading, _ output: Output, _ body: (inout ReportFileWriter) throws -> Void
  ) throws {
    guard let (format, path) = asked else { return }
    let heading = try heading()
    try WriteFile(path, overwrites: overwrites)() { sink in
      var file = ReportFileWriter(format, about: heading, sink)
      try body(&file)
      try file.finish()
    }
    output.say("Écrit : \(path)")
  }
}

/// Options of every report.
struct ReportOptions: ParsableArguments {
  @OptionGroup var file: FileOptions
  @OptionGroup var dossier: DossierOptions

  func validate() throws { try file.check(dossier.output) }

  /// Shows the report in the form asked for, then its findings. Ends with status 1 when one is an error.
  ///
  /// - Parameter pages: the report as a PDF of its own; without it, the PDF is the table.
  func show(
    _ table: ReportTable, json: some Encodable, pages: ((ReportHeading) throws -> [UInt8])? = nil, _ desk: Desk,
    year: FiscalYear? = nil, days: ReportDays? = nil, findings: [Finding] = []
  ) throws {
    try show([table], json: json, pages: pages, desk, year: year, days: days, findings: findings)
  }

  /// - Parameter whole: what a file holds, when it is not the first table.
  func show(
    _ tables: [ReportTable], json: some Encodable, whole: ReportTable? = nil,
    pages: ((ReportHeading) throws -> [UInt8])? = nil, _ desk: Desk, year: FiscalYear? = nil, days: ReportDays? = nil,
    findings: [Finding] = []
  ) throws {
    let output = Output(dossier.output)
    if let pages, case (.pdf, let path)? = file.asked {
      let bytes = try pages(try ReportHeading(desk, year: year, days: days))
      try WriteFile(path, overwrites: file.overwrites)() { sink in try sink(bytes) }
      output.say("Écrit : \(path)")
    } else if file.isUsed, let table = whole ?? tables.first {
      try file.write(table, about: try ReportHeading(desk, year: year, days: days), output)
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
    var writer = ReportFileWriter(csv: { try Output.write($0) })
    try writer.add(table)
    try writer.finish()
  }
}
