import Kernel

/// Sets a table: the widths of its columns, its rows, and on each page the names of the columns and the totals carried.
struct TableComposer {
  private let table: PDFTable
  private let composer: Composer
  private let widths: [Double]

  /// White at each side of a cell.
  private static let side = 3.0
  /// Lines of a cell: what runs longer ends in an ellipsis.
  private static let mostLines = 12
  /// What a column of texts needs to be read with ease.
  private static let comfort = 120.0

  init(_ table: PDFTable, _ composer: Composer) {
    (self.table, self.composer) = (table, composer)
    widths = TableComposer.widths(table, composer.width, composer.type, composer.scale.cell)
  }

  private var type: Typesetter { composer.type }
  private var cell: TextStyle { composer.scale.cell }

  // MARK: Widths

  /// What each column would take at its ease: the longest of what it holds, on one line.
  private static func natural(_ table: PDFTable, _ type: Typesetter, _ style: TextStyle) -> [Double] {
    var bold = style
    bold.isBold = true
    var longest = table.columns.map { _ in [(count: Int, text: String, isBold: Bool)]() }
    for row in table.rows where row.kind != .heading {
      let isBold = row.kind.isBold
      for (index, cell) in row.cells.enumerated() where cell != .empty {
        let text = cell.text
        let count = text.utf8.count
        if longest[index].count == 4, let least = longest[index].last, count <= least.count { continue }
        longest[index].append((count, String(text.prefix(400)), isBold))
        longest[index].sort { $0.count > $1.count }
        if longest[index].count > 4 { longest[index].removeLast() }
      }
    }
    return table.columns.enumerated().map { index, column in
      var widest = longest[index].map { type.width(PageText.clean($0.text, limit: 400), $0.isBold ? bold : style) }.max() ?? 0
      if column.isCarried { widest = max(widest, carriedTexts(table, index).map { type.width($0, bold) }.max() ?? 0) }
      let names = column.name.split(separator: " ").map { type.width(PageText.clean(String($0)), head(style)) }
      return max(max(widest, names.max() ?? 0) + 2 * side + 1, Double(column.width ?? 0))
    }
  }

  /// The greatest and the least of what a column carries: a sum is often wider than what it adds up.
  private static func carriedTexts(_ table: PDFTable, _ index: Int) -> [String] {
    var (sum, least, greatest) = (Int64(0), Int64(0), Int64(0))
    for row in table.rows where row.kind.isCounted {
      guard case .amount(let amount) = row.cells[index] else { continue }
      let (next, overflows) = sum.addingReportingOverflow(amount.cents)
      if overflows { break }
      (sum, least, greatest) = (next, min(least, next), max(greatest, next))
    }
    return [least, greatest].map { PDFTable.french(Money(cents: $0)) }
  }

  private static func head(_ style: TextStyle) -> TextStyle { TextStyle(size: style.size, isItalic: true, grey: 0.15) }

  /// True when every column has room to be read.
  static func fits(_ table: PDFTable, _ width: Double, _ type: Typesetter, _ style: TextStyle) -> Bool {
    let natural = natural(table, type, style)
    return zip(table.columns, natural).reduce(0) { $0 + ($1.0.isFlexible ? min($1.1, comfort) : $1.1) } <= width
  }

  private static func widths(_ table: PDFTable, _ width: Double, _ type: Typesetter, _ style: TextStyle) -> [Double] {
    var widths = natural(table, type, style)
    let flexible = table.columns.indices.filter { table.columns[$0].isFlexible }
    let fixed = table.columns.indices.filter { !table.columns[$0].isFlexible }.reduce(0) { $0 + widths[$1] }
    let (wanted, left) = (flexible.reduce(0) { $0 + widths[$1] }, width - fixed)
    if flexible.isEmpty {
      // Spread out evenly: columns that stand alone at one side would not be read as a table.
      let factor = width / max(fixed, 1)
      return widths.map { $0 * factor }
    }
    if left < Double(flexible.count) * 30 {
      let factor = width / (fixed + wanted)
      return widths.map { $0 * factor }
    }
    if wanted <= left {
      for index in flexible { widths[index] += (left - wanted) / Double(flexible.count) }
      return widths
    }
    // The narrow ones keep what they need; the wide ones share what is left.
    var (open, rest) = (flexible.sorted { widths[$0] < widths[$1] }, left)
    while let index = open.first {
      let share = rest / Double(open.count)
      widths[index] = min(widths[index], share)
      rest -= widths[index]
      open.removeFirst()
    }
    return widths
  }

  // MARK: Rows

  private func style(_ kind: PDFTable.RowKind) -> TextStyle {
    var style = cell
    style.isBold = kind.isBold
    return style
  }

  private func texts(_ row: PDFTable.Row) -> [PlacedText] {
    if row.kind == .heading {
      let text = row.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: "  ")
      return [placed(text, style(.heading), at: composer.x, composer.width, isTrailing: false, lines: 2)]
    }
    var x = composer.x
    return zip(zip(row.cells, table.columns).enumerated(), widths).map { cell, width in
      defer { x += width }
      let (index, (content, column)) = cell
      let style = style(row.kind == .titled && index == 0 ? .heading : row.kind)
      return placed(
        content.text, style, at: x, width, isTrailing: column.isTrailing,
        lines: column.isFlexible ? TableComposer.mostLines : column.isTrailing ? 1 : 3)
    }
  }

  private func placed(_ text: String, _ style: TextStyle, at x: Double, _ width: Double, isTrailing: Bool, lines: Int)
    -> PlacedText
  {
    let side = TableComposer.side
    return PlacedText(
      text: PageText.clean(text, limit: PageText.mostCharactersOfCell), style: style, x: x + side, y: 0, width: width - 2 * side,
      alignment: isTrailing ? .trailing : .leading, lines: lines)
  }

  private func height(_ texts: [PlacedText]) -> Double { (texts.map { type.height($0) }.max() ?? 0) + 2 * composer.scale.pad }

  private func draw(_ texts: [PlacedText], tags: String) {
    composer.tagged("TR") {
      for text in texts {
        composer.tagged(tags) {
          var text = text
          text.y = composer.y + composer.scale.pad
          composer.place(text)
        }
      }
    }
  }

  private func names() {
    guard table.columns.contains(where: { !$0.name.isEmpty }) else { return }
    var x = composer.x
    let style = TableComposer.head(cell)
    let texts = zip(table.columns, widths).map { column, width in
      defer { x += width }
      return placed(column.name, style, at: x, width, isTrailing: column.isTrailing, lines: 3)
    }
    let height = height(texts)
    composer.rule(0.9)
    composer.y += 1
    draw(texts, tags: "TH")
    composer.y += height
    composer.rule(0.4)
    composer.y += 1
  }

  private var namesHeight: Double {
    let texts = zip(table.columns, widths).map { placed($0.name, cell, at: 0, $1, isTrailing: false, lines: 3) }
    return height(texts) + 2
  }

  private func carried(_ sums: [Int64?], _ name: String) -> PDFTable.Row? {
    guard table.columns.contains(where: \.isCarried), zip(table.columns, sums).allSatisfy({ !$0.isCarried || $1 != nil }) else {
      return nil
    }
    return table.carried(sums.map { Money(cents: $0 ?? 0) }, under: name)
  }

  func compose() {
    let carriedHeight = table.columns.contains(where: \.isCarried) ? cell.leading + 3 : 0
    var sums = table.columns.map { _ in Int64?.some(0) }
    var rows = table.rows
    composer.need(namesHeight + cell.leading * 3 + carriedHeight)
    composer.page.marks.append(.open("Table"))
    names()
    var (hasLines, next): (Bool, (texts: [PlacedText], height: Double)?) = (false, nil)
    if let name = table.closing {
      var all = table.columns.map { _ in Int64?.some(0) }
      for row in rows where row.kind.isCounted { add(row, to: &all) }
      if var total = carried(all, name) {
        total.kind = .total
        rows.append(total)
      }
    }
    for (index, row) in rows.enumerated() {
      let set = next ?? measured(row)
      next = index + 1 < rows.count ? measured(rows[index + 1]) : nil
      // A heading stays with what it names, a total with what it adds up.
      let following = next.map { _ in rows[index + 1].kind }
      let isBound = row.kind == .heading || following == .total || following == .subtotal
      let wanted = set.height + (isBound ? next?.height ?? 0 : 0) + (next == nil ? 0 : carriedHeight)
      if wanted + 3 > composer.room, hasLines { turn(sums) }
      draw(row, set)
      hasLines = true
      if row.kind.isCounted { add(row, to: &sums) }
    }
    composer.page.marks.append(.close("Table"))
    if rows.last?.kind != .total, rows.last?.kind != .main { composer.rule(0.9) }
    composer.y += composer.scale.gap / 2
  }

  private func measured(_ row: PDFTable.Row) -> (texts: [PlacedText], height: Double) {
    let (texts, white) = (texts(row), white(row.kind))
    return (texts, height(texts) + white.above + white.below)
  }

  /// Ends the page with what is carried, and begins the next one with it.
  private func turn(_ sums: [Int64?]) {
    if let row = carried(sums, "À reporter") { draw(row, measured(row)) }
    composer.rule(0.9)
    composer.page.marks.append(.close("Table"))
    composer.breakPage()
    composer.page.marks.append(.open("Table"))
    names()
    if let row = carried(sums, "Report") { draw(row, measured(row)) }
  }

  private func white(_ kind: PDFTable.RowKind) -> (above: Double, below: Double) {
    switch kind {
    case .heading: (composer.scale.isDense ? 1.5 : 3, 0)
    case .line, .titled: (0, 0)
    case .subtotal: (1, 1)
    case .total: (1, 2)
    case .main: (2, 2)
    }
  }

  private func draw(_ row: PDFTable.Row, _ set: (texts: [PlacedText], height: Double)) {
    let white = white(row.kind)
    let height = set.height - white.above - white.below
    if row.kind == .subtotal || row.kind == .total { composer.rule(0.4) }
    if row.kind == .main {
      composer.page.ink.append(
        .frame(x: composer.x, y: composer.y + 1, width: composer.width, height: height + 2, weight: 0, fill: 0.92))
    }
    composer.y += white.above
    draw(set.texts, tags: row.kind == .heading ? "TH" : "TD")
    composer.y += height
    switch row.kind {
    case .heading: break
    case .main: composer.y += white.below
    case .line, .titled: composer.rule(0.25, grey: 0.82)
    case .subtotal:
      composer.rule(0.4)
      composer.y += 1
    case .total:
      composer.rule(0.6)
      composer.rule(0.6, at: composer.y + 1.8)
      composer.y += 2
    }
  }

  private func add(_ row: PDFTable.Row, to sums: inout [Int64?]) {
    for (index, cell) in row.cells.enumerated() where table.columns[index].isCarried {
      guard case .amount(let amount) = cell, let sum = sums[index] else { continue }
      let (total, overflows) = sum.addingReportingOverflow(amount.cents)
      sums[index] = overflows ? nil : total
    }
  }
}

extension PDFTable.RowKind {
  fileprivate var isBold: Bool { self != .line && self != .titled }
  /// Adds up to what is carried.
  fileprivate var isCounted: Bool { self == .line || self == .titled }
}
