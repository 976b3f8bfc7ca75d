import Kernel
import Ledger

/// How a report lies on paper: which way the sheet is turned, how large its letters are, how wide its columns.
///
/// Amounts, days and counts are never cut: their columns are as wide as the widest of them. Texts share what is left and
/// are cut by the style. When that leaves them too little, the sheet turns, then the letters get smaller.
struct SheetLayout: Sendable {
  /// One way to lay a sheet out; `impression.css` has the same measures.
  struct Format: Sendable {
    let isLandscape: Bool
    /// The height of its letters, in micrometres: 8, 6.5 or 5 points.
    let letters: Int
    let classes: String

    /// Between the margins, in micrometres.
    var width: Int { isLandscape ? 273_000 : 186_000 }
    /// Rows of 4.9 mm between the head of the table and the foot of the sheet.
    var capacity: Int { isLandscape ? 31 : 49 }
  }

  static let formats = [
    Format(isLandscape: false, letters: 2_822, classes: "portrait"),
    Format(isLandscape: true, letters: 2_822, classes: "paysage"),
    Format(isLandscape: true, letters: 2_293, classes: "paysage serre"),
    Format(isLandscape: true, letters: 1_764, classes: "paysage tres-serre"),
  ]

  let format: Format
  /// Of each column, in ten-thousandths of the width.
  let shares: [Int]

  /// - Parameter carried: the totals that stand at the ends of the sheets, which can be wider than any line.
  init(_ table: ReportTable, isOn fixed: Format? = nil) {
    let formats = fixed.map { [$0] } ?? SheetLayout.formats
    let units = SheetLayout.units(table)
    var best: (Format, [Int])?
    for format in formats {
      let widths = SheetLayout.widths(table, units, format)
      best = (format, widths.widths)
      if widths.isComfortable { break }
    }
    let (format, widths) = best ?? (formats[0], [])
    let whole = max(widths.reduce(0, +), 1)
    self.format = format
    shares = widths.map { ($0 * 10_000 + whole / 2) / whole }
  }

  /// The widest of every column, in hundredths of an em. The totals can have as many figures as all the lines together.
  private static func units(_ table: ReportTable) -> [Int] {
    // The names of columns of figures take two lines.
    var units = table.columns.map { $0.kind == .text ? width($0.name) : max(longestWord($0.name), width($0.name) * 65 / 100) }
    var sums = [Money?](repeating: .zero, count: table.columns.count)
    for row in table.rows where row.kind != .heading {
      for (column, cell) in row.cells.enumerated() {
        units[column] = max(units[column], width(SheetText.shown(cell)))
        if case .amount(let amount) = cell { sums[column] = sums[column].flatMap { $0.adding(amount.magnitude) } }
      }
    }
    for column in table.columns.indices where table.columns[column].kind == .amount {
      units[column] = max(units[column], width((sums[column] ?? .largest).shown)) * bold / 100
    }
    return units
  }

  private static func longestWord(_ name: String) -> Int { name.split(separator: " ").map { width(String($0)) }.max() ?? 0 }

  /// Of the widest letters a browser may have to take; a wide one more would still not be cut.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar {
      case "\u{202F}", ",", ".", " ", "\u{A0}", "i", "l", "j", "'", "’": sum + 33
      case "m", "w", "M", "W", "\u{2212}", "@": sum + 95
      default: sum + (scalar.value > 0x2E80 ? 100 : scalar.properties.isUppercase ? 70 : 64)
      }
    }
  }

  /// Totals are in bold letters, which are wider: in hundredths.
  private static let bold = 110
  private static let padding = 2_600
  private static let narrowest = 13_000
  /// Beyond, a text is cut without regret.
  private static let longestText = 3_800

  private static func widths(_ table: ReportTable, _ units: [Int], _ format: Format)
    -> (widths: [Int], isComfortable: Bool)
  {
    var widths = units.enumerated().map { column, width in
      padding + format.letters * (table.columns[column].kind == .text ? min(width, longestText) : width) / 100
    }
    let texts = table.columns.indices.filter { table.columns[$0].kind == .text }
    var excess = widths.reduce(0, +) - format.width
    if excess <= 0 {
      // What is left over goes to the longest text, else evenly.
      if let widest = texts.max(by: { widths[$0] < widths[$1] }) { widths[widest] -= excess }
      return (widths, true)
    }
    let wanted = texts.reduce(0) { $0 + widths[$1] }
    let isComfortable = excess * 10 < wanted * 3
    while excess > 0, let widest = texts.max(by: { widths[$0] < widths[$1] }), widths[widest] > narrowest {
      let step = min(500, excess)
      widths[widest] -= step
      excess -= step
    }
    return (widths, excess <= 0 && (isComfortable || format.letters < formats[0].letters))
  }
}

/// What a cell says on paper: as on the screen.
enum SheetText {
  static func shown(_ cell: ReportTable.Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .amount(let amount): amount.shown
    case .day(let day): day.french
    case .count(let count): count.grouped
    }
  }
}
