import ArgumentParser
import Formats
import Kernel
import Ledger
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
  /// The lines of a table as CSV, without its subtotals and totals, so that a spreadsheet may add up a column.
  static func csv(_ table: ReportTable) throws {
    var writer = CSVWriter { print(String(decoding: $0, as: UTF8.self), terminator: "") }
    try writer.write(table.columns.map { .text($0.name) })
    for row in table.rows where row.kind == .line { try writer.write(row.cells.map(CSVCell.init)) }
    _ = try writer.finish()
  }
}

extension CSVCell {
  init(_ cell: ReportTable.Cell) {
    self =
      switch cell {
      case .empty: .empty
      case .text(let text): .text(text)
      case .amount(let amount): .amount(amount)
      case .day(let day): .text(day.french)
      case .count(let count): .integer(count)
      }
  }
}

/// A value, or an explicit null: the key is always there.
struct OrNull<Value: Encodable>: Encodable {
  let value: Value?
  init(_ value: Value?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

/// A line of the ledger, as reports in JSON give it.
struct LedgerLineJSON: Encodable {
  /// Its place; nil in the reports that do not give it.
  let line: String?
  let entry: Int64?
  let number: OrNull<Int>
  let journal, account: String
  let date: Day
  let piece, label, debit, credit: String
  let balance: String?
  let lettering, thirdParty: OrNull<String>
  let dueDate: OrNull<Day>

  init(_ line: LedgerLine, place: LineReference? = nil, balance: Money? = nil) {
    (self.line, entry, number) = (place?.text, place?.entry, OrNull(line.number))
    (journal, account, date, piece, label) = (line.journal, line.account.text, line.day, line.pieceRef, line.label)
    (debit, credit, self.balance) = (line.debit.json, line.credit.json, balance?.json)
    (lettering, thirdParty, dueDate) = (OrNull(line.lettering), OrNull(line.thirdParty), OrNull(line.dueDay))
  }
}
