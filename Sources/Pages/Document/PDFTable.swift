public import Kernel

/// A table of a book: names of columns repeated on each page, amounts under amounts, totals carried from page to page.
public struct PDFTable: Sendable {
  public struct Column: Sendable, Hashable {
    public var name: String
    public var isTrailing: Bool
    /// Its amounts are added up and carried from page to page (« À reporter », « Report »).
    public var isCarried: Bool
    /// Its texts may run over several lines; the others are as wide as what they hold.
    public var isFlexible: Bool
    /// In points, when it must be as wide as another table's, so that amounts stand under amounts; more when what it holds is wider.
    public var width: Int?

    public init(
      _ name: String, isTrailing: Bool = false, isCarried: Bool = false, isFlexible: Bool = false, width: Int? = nil
    ) {
      (self.name, self.isTrailing) = (name, isTrailing)
      (self.isCarried, self.isFlexible, self.width) = (isCarried, isFlexible, width)
    }
  }

  public enum Cell: Sendable, Hashable {
    case empty
    case text(String)
    case amount(Money)

    var text: String {
      switch self {
      case .empty: ""
      case .text(let text): text
      case .amount(let amount): PDFTable.french(amount)
      }
    }
  }

  public enum RowKind: Sendable, Hashable {
    /// Names what follows, over all the columns.
    case heading
    case line
    /// A line whose first cell names it as a heading would.
    case titled
    case subtotal
    /// Stands out from the others, on a pale ground.
    case main
    /// Closed by a double rule.
    case total
  }

  public struct Row: Sendable, Hashable {
    public var kind: RowKind
    public var cells: [Cell]
  }

  public let columns: [Column]
  public private(set) var rows: [Row] = []
  /// Ends with the totals of the carried columns, under this name.
  public var closing: String?
  /// Says what the table is to whoever cannot see it.
  public var name: String

  public init(name: String = "", columns: [Column]) {
    precondition(!columns.isEmpty, "a table has columns")
    (self.name, self.columns) = (name, columns)
  }

  /// Traps unless there is one cell for each column; a heading may have fewer.
  public mutating func add(_ kind: RowKind, _ cells: [Cell]) {
    precondition(cells.count == columns.count || (kind == .heading && cells.count < columns.count), "one cell for each column")
    rows.append(Row(kind: kind, cells: cells + Array(repeating: .empty, count: columns.count - cells.count)))
  }

  public mutating func add(_ cells: [Cell]) { add(.line, cells) }

  /// The sums of the carried columns over the lines, nothing elsewhere.
  func carried(_ sums: [Money], under name: String) -> Row {
    var cells = zip(columns, sums).map { $0.isCarried ? Cell.amount($1) : .empty }
    if let place = columns.firstIndex(where: \.isFlexible) ?? columns.firstIndex(where: { !$0.isCarried }) {
      cells[place] = .text(name)
    }
    return Row(kind: .subtotal, cells: cells)
  }

  /// A minus sign of the width of a figure: a hyphen is lost in a column.
  static func french(_ amount: Money) -> String {
    amount.cents < 0 ? "\u{2212}" + amount.french.dropFirst() : amount.french
  }
}
