import Kernel
import Ledger
import Presentation

/// How a report's table is shown: what its cells lead to, what stands in its margin, what a narrow screen leaves out.
struct TableStyle {
  /// What stands left of the red rule: the state of the row.
  enum Margin {
    /// A lettering code; in a circle of its own when it is partial.
    case letter(String)
    /// A sign, and what it says to who cannot see it.
    case sign(String, label: String, kind: String)
  }

  /// Names the table for who cannot see it, and its region.
  var caption: String
  /// Which column names the row.
  var rowHeader = 0
  /// Columns left out, such as the lettering that the margin shows.
  var dropped: Set<Int> = []
  /// Columns that a narrow screen leaves out.
  var secondary: Set<Int> = []
  /// The address behind a cell; rows and columns count as in the report.
  var link: (_ row: Int, _ column: Int) -> String? = { _, _ in nil }
  var margin: ((_ row: Int) -> Margin?)?
  var marginName = "Lettre"
  var isChosen: (_ row: Int) -> Bool = { _ in false }
  /// The request whose address the headers sort; nil when the order has a meaning, as under a running balance.
  var sorting: PageRequest?
  /// The lines a page shows; totals stay those of the whole report.
  var lines: Range<Int>?
  /// Days whose year a narrow screen leaves out.
  var hasFoldingYears = false
  /// Days without their year.
  var hasShortDays = false
  /// Other names of columns, where the report's own are too long.
  var names: [Int: String] = [:]
  /// Said in the table when there is no line.
  var empty = "Aucune ligne."

  init(_ caption: String) { self.caption = caption }
}

/// A report's table as a page shows it. Rows are made here rather than by the template: a long table has thousands of cells.
struct TableView: Sendable {
  struct Head: Sendable {
    let headName, headClass: String
    let headHref, headSort: String?
    let headArrow: String
  }

  let tableCaption: String
  let heads: [Head]
  let hasMargin: Bool
  let marginName: String
  let rowsHTML: String
  let hasFoot: Bool
  let footHTML: String
  /// How many lines the whole report has.
  let lineCount: Int

  init(_ table: ReportTable, _ style: TableStyle) {
    let columns = table.columns.indices.filter { !style.dropped.contains($0) }
    let sorted = TableView.sorting(table, style)
    tableCaption = style.caption
    hasMargin = style.margin != nil
    marginName = style.marginName
    heads = columns.map { TableView.head(table, $0, style, sorted) }
    let writer = RowWriter(table: table, columns: columns, style: style)
    let body = sorted.map { table.lineOrder(by: $0.column, descending: $0.isDescending) }
    let shown = body ?? table.rows.indices.filter { table.rows[$0].kind != .total }
    let window = style.lines.map { shown[$0.clamped(to: shown.indices)] } ?? shown[...]
    lineCount = table.rows.count { $0.kind == .line }
    rowsHTML = window.isEmpty ? writer.emptyRow() : window.map(writer.row).joined()
    footHTML = table.rows.indices.filter { table.rows[$0].kind == .total }.map(writer.row).joined()
    hasFoot = !footHTML.isEmpty
  }

  /// The order of the lines asked for, and how many there are: what a page by key needs before it is drawn.
  static func order(_ table: ReportTable, _ request: PageRequest) -> [Int] {
    var style = TableStyle("")
    style.sorting = request
    if let sorted = sorting(table, style) { return table.lineOrder(by: sorted.column, descending: sorted.isDescending) }
    return table.rows.indices.filter { table.rows[$0].kind != .total }
  }

  static func sorting(_ table: ReportTable, _ style: TableStyle) -> (column: Int, isDescending: Bool)? {
    guard let request = style.sorting, let key = request.query.text("tri"),
      let column = table.columns.firstIndex(where: { ReportTable.key(of: $0) == key })
    else { return nil }
    return (column, request.query["sens"] == "desc")
  }

  private static func head(
    _ table: ReportTable, _ index: Int, _ style: TableStyle, _ sorted: (column: Int, isDescending: Bool)?
  ) -> Head {
    let column = table.columns[index]
    let isSorted = sorted?.column == index
    let key = ReportTable.key(of: column)
    // Amounts begin with the largest; a second click turns the order round, a third gives the report's own back.
    let first = column.alignment == .trailing ? "desc" : nil
    let second = column.alignment == .trailing ? nil : "desc"
    let isSecond = isSorted && sorted?.isDescending == (second == "desc")
    let next: [String: String?] =
      isSecond
      ? ["tri": nil, "sens": nil, "apres": nil] : ["tri": key, "sens": isSorted ? second : first, "apres": nil]
    return Head(
      headName: style.names[index] ?? column.name, headClass: classes(table, index, style),
      headHref: style.sorting?.address(with: next),
      headSort: isSorted ? (sorted!.isDescending ? "descending" : "ascending") : nil,
      headArrow: isSorted ? (sorted!.isDescending ? " ↓" : " ↑") : "")
  }

  /// What is never cut in two: a number of an account or of a piece is read as one word.
  private static let codeColumns: Set = ["Compte", "Tiers", "Code", "Pièce", "Jal", "N°", "Journal", "Mois"]

  fileprivate static func classes(_ table: ReportTable, _ column: Int, _ style: TableStyle) -> String {
    let isFigure = table.columns[column].alignment == .trailing
    let isCode = table.columns[column].kind == .day || codeColumns.contains(table.columns[column].name)
    return [isFigure ? "n" : isCode ? "c" : "", style.secondary.contains(column) ? "cache" : ""].filter { !$0.isEmpty }.joined(
      separator: " ")
  }
}

private struct RowWriter {
  let table: ReportTable
  let columns: [Int]
  let style: TableStyle

  func row(_ index: Int) -> String {
    let row = table.rows[index]
    let classes = [row.kind == .subtotal ? "sous" : row.kind == .heading ? "titre" : "", style.isChosen(index) ? "choisi" : ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
    var html = classes.isEmpty ? "<tr>" : "<tr class=\"\(classes)\">"
    if style.margin != nil { html += "<td class=\"m\">\(margin(index))</td>" }
    if row.kind == .heading {
      html += "<th scope=\"colgroup\" colspan=\"\(columns.count)\">\(text(row.cells[0]).htmlEscaped)</th>"
    } else {
      let header = header(of: row)
      for column in columns { html += cell(row, index, column, isHeader: column == header) }
    }
    return html + "</tr>"
  }

  func emptyRow() -> String {
    "<tr><td class=\"vide\" colspan=\"\(columns.count + (style.margin == nil ? 0 : 1))\">\(style.empty.htmlEscaped)</td></tr>"
  }

  /// A total is named by its first words, wherever they stand.
  private func header(of row: ReportTable.Row) -> Int {
    guard row.kind != .line else { return style.rowHeader }
    return columns.last { if case .text(let text) = row.cells[$0] { !text.isEmpty } else { false } } ?? style.rowHeader
  }

  private func cell(_ row: ReportTable.Row, _ index: Int, _ column: Int, isHeader: Bool) -> String {
    let classes = TableView.classes(table, column, style)
    let attribute = classes.isEmpty ? "" : " class=\"\(classes)\""
    let shown = shown(row.cells[column])
    let content = style.link(index, column).map { shown.isEmpty ? "" : "<a href=\"\($0.htmlEscaped)\">\(shown)</a>" } ?? shown
    return isHeader ? "<th scope=\"row\"\(attribute)>\(content)</th>" : "<td\(attribute)>\(content)</td>"
  }

  private func shown(_ cell: ReportTable.Cell) -> String {
    guard style.hasFoldingYears, case .day(let day) = cell else { return text(cell).htmlEscaped }
    return "\(day.short)<span class=\"cache\">\(day.french.dropFirst(day.short.count))</span>"
  }

  private func text(_ cell: ReportTable.Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .amount(let amount): amount.shown
    case .day(let day): style.hasShortDays ? day.short : day.french
    case .count(let count): count.grouped
    }
  }

  private func margin(_ index: Int) -> String {
    switch style.margin?(index) {
    case nil: ""
    case .letter(let code): MarginSign.letter(code)
    case .sign(let sign, let label, let kind):
      "<span class=\"\(kind)\" aria-hidden=\"true\">\(sign.htmlEscaped)</span><span class=\"vu\">\(label.htmlEscaped)</span>"
    }
  }
}

/// What the margin of a row shows of its lettering.
enum MarginSign {
  static func isPartial(_ code: String) -> Bool { LetteringCode(code).map { !$0.isFull } ?? false }

  static func letter(_ code: String) -> String {
    isPartial(code)
      ? "<span class=\"lettre part\">\(code.htmlEscaped)</span><span class=\"vu\"> partiel</span>"
      : "<span class=\"lettre\">\(code.htmlEscaped)</span>"
  }
}
