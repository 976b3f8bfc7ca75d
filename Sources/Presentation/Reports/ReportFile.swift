import Formats
import Kernel
import Ledger
import Store
import UseCases

/// The forms in which a table leaves as a file; the raw value is the file's extension.
public enum ReportFormat: String, Sendable, CaseIterable {
  case csv
  case xlsx
  case ods
  case pdf

  public var mediaType: String {
    switch self {
    case .csv: "text/csv; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .ods: "application/vnd.oasis.opendocument.spreadsheet"
    case .pdf: "application/pdf"
    }
  }

  /// « Excel (.xlsx) ».
  public var french: String {
    switch self {
    case .csv: "CSV (.csv)"
    case .xlsx: "Excel (.xlsx)"
    case .ods: "LibreOffice (.ods)"
    case .pdf: "PDF (.pdf)"
    }
  }
}

/// Whose a report is and over which days, as a workbook or a PDF says it of itself and on each printed page.
public struct ReportHeading: Sendable {
  public var company: String
  public var subject: String
  public var author: String
  public var day: Day
  /// Every page of a PDF is crossed by « FICTIF ».
  public var isFictitious: Bool

  public init(company: String, subject: String, author: String, day: Day, isFictitious: Bool = false) {
    (self.company, self.subject, self.author, self.day) = (company, subject, author, day)
    self.isFictitious = isFictitious
  }

  /// - Parameters:
  ///   - year: the fiscal year of the report; without, that of its days, else that of today when there is one.
  ///   - days: those of the report, when it has some.
  public init(_ desk: Desk, year: FiscalYear? = nil, days: ReportDays? = nil) throws {
    let (facts, years) = try desk.dossier.reading { (try $0.facts(), try $0.fiscalYears().map(\.year)) }
    let year = year ?? days?.year.year ?? years.first { $0.contains(desk.today) } ?? years.last
    var subject = year.map { "Exercice \($0.french)" } ?? "Sans exercice"
    if let days, let year, days.first != year.first || days.last != year.last { subject += ", \(days.french)" }
    self.init(
      company: facts.legalName, subject: subject, author: desk.author, day: desk.today,
      isFictitious: facts.isFictitious)
  }
}

extension DossierFacts {
  /// A company whose SIREN begins with 000 does not exist, and every print says so.
  public var isFictitious: Bool { siren.hasPrefix("000") || mode == .school }

  /// « Atelier Brindille (FICTIF) »; a name that says it already does not say it twice.
  public var shownName: String { name + (isFictitious && !name.contains("FICTIF") ? " (FICTIF)" : "") }

  /// « Atelier Brindille (FICTIF) · SIREN 000026005 ».
  public var legalName: String { "\(shownName) · SIREN \(siren)" }
}

/// Writes a report to a file, as CSV, as a workbook or as a PDF, all at once or page after page under one line of names: memory
/// does not grow with it, except for a PDF, whose lines are counted.
///
/// CSV has the lines only, so that a spreadsheet may add up a column; a workbook and a PDF show subtotals and totals for what they
/// are.
public struct ReportFileWriter {
  private enum Body {
    case csv(CSVWriter)
    case workbook(any WorkbookWriter)
    case pages(ReportPages)
  }

  private let start: (_ title: String) throws -> Body
  private var body: Body?

  /// - Parameter mark: starts with a byte order mark, for files that a spreadsheet opens.
  public init(csv sink: @escaping ([UInt8]) throws -> Void, mark: Bool = false) {
    start = { _ in .csv(CSVWriter(mark: mark, sink)) }
  }

  public init(_ format: ReportFormat, about heading: ReportHeading, _ sink: @escaping ([UInt8]) throws -> Void) {
    func properties(_ title: String) -> WorkbookProperties {
      WorkbookProperties(
        title: title, company: heading.company, subject: heading.subject, author: heading.author, day: heading.day)
    }
    start =
      switch format {
      case .csv: { _ in .csv(CSVWriter(mark: true, sink)) }
      case .xlsx: { .workbook(try XLSXWriter(properties($0), sink)) }
      case .ods: { .workbook(try ODSWriter(properties($0), sink)) }
      case .pdf: { .pages(ReportPages($0, about: heading, sink)) }
      }
  }

  /// Adds a report that is whole, with its totals.
  public mutating func add(_ table: ReportTable) throws { try add(table, hasTotals: true) }

  /// Adds the lines of one page of a long report, whose columns are those of the first: the totals of a page say nothing.
  public mutating func add(page table: ReportTable) throws { try add(table, hasTotals: false) }

  /// Traps when nothing was added: the names of the columns are not known.
  public mutating func finish() throws {
    switch body {
    case .csv(var writer): _ = try writer.finish()
    case .workbook(var writer): try writer.finish()
    case .pages(let pages): try pages.finish()
    case nil: preconditionFailure("a report has columns")
    }
  }

  private mutating func add(_ table: ReportTable, hasTotals: Bool) throws {
    let isFirst = body == nil
    switch try body ?? start(table.title) {
    case .csv(var writer):
      // Taken out while it is written, so that its buffer is not copied.
      body = nil
      if isFirst { try writer.write(table.columns.map { .text($0.name) }) }
      for row in table.rows where row.kind == .line { try writer.write(row.cells.map(CSVCell.init)) }
      body = .csv(writer)
    case .workbook(var writer):
      body = nil
      if isFirst { try writer.begin(Sheet(table)) }
      for row in table.rows where hasTotals || row.kind == .line {
        try writer.write(row.cells.map(Sheet.Cell.init), Sheet.Style(row.kind))
      }
      body = .workbook(writer)
    case .pages(var pages):
      body = nil
      try pages.add(table, hasTotals: hasTotals)
      body = .pages(pages)
    }
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

extension Sheet {
  /// The columns of a table, as wide as what its first lines hold.
  init(_ table: ReportTable) {
    let looked = table.rows.prefix(1_000)
    let columns = table.columns.enumerated().map { index, column in
      let widest = looked.map { $0.cells[index].width }.max() ?? 0
      // Room for the button that filters, and for the margins of a cell.
      return Column(column.name, Kind(column.kind), width: min(max(widest + 2, column.name.count + 4), 50))
    }
    // A tab has room for few words, and the days stand in the file's properties.
    let name = table.title.prefix { $0 != "(" }.replacing(#/ (du|au) \d\d\/\d\d\/\d{4}.*/#, with: "")
    self.init(name.isEmpty ? table.title : String(name), columns)
  }
}

extension Sheet.Kind {
  init(_ kind: ReportTable.Kind) {
    self =
      switch kind {
      case .text: .text
      case .amount: .money
      case .day: .day
      case .count: .count
      }
  }
}

extension Sheet.Style {
  init(_ kind: ReportTable.RowKind) {
    self =
      switch kind {
      case .heading: .heading
      case .line: .line
      case .subtotal: .subtotal
      case .total: .total
      }
  }
}

extension Sheet.Cell {
  init(_ cell: ReportTable.Cell) {
    self =
      switch cell {
      case .empty: .empty
      case .text(let text): .text(text)
      case .amount(let amount): .money(amount)
      case .day(let day): .day(day)
      case .count(let count): .count(count)
      }
  }
}

extension ReportTable.Cell {
  fileprivate var width: Int {
    switch self {
    case .empty: 0
    case .text(let text): text.count
    case .amount(let amount): amount.french.count
    case .day: 10
    case .count(let count): String(count).count
    }
  }
}
