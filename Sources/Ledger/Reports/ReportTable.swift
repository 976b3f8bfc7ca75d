import Kernel

/// A report as a table that knows nothing of terminals, files or pages: each
/// renderer turns it into its own form.
public struct ReportTable: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable { case text, amount, day, count }
  public enum Alignment: String, Hashable, Sendable { case leading, trailing }

  public struct Column: Hashable, Sendable {
    public let name: String
    public let kind: Kind
    /// Figures stand at the end of their column, so that units are under units.
    public var alignment: Alignment { kind == .amount || kind == .count ? .trailing : .leading }

    public init(_ name: String, _ kind: Kind) { (self.name, self.kind) = (name, kind) }
  }

  public enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    case amount(Money)
    case day(Day)
    case count(Int)

    /// A day that may be missing.
    public static func optional(_ day: Day?) -> Cell { day.map(Cell.day) ?? .empty }
    /// An amount that is left blank when it is zero, as debits and credits are.
    public static func side(_ amount: Money) -> Cell { amount.isZero ? .empty : .amount(amount) }
  }

  public enum RowKind: String, Hashable, Sendable {
    /// The name of what follows, in the first cell.
    case heading
    case line
    case subtotal
    case total
  }

  public struct Row: Hashable, Sendable {
    public let kind: RowKind
    public let cells: [Cell]
  }

  public let title: String
  public let columns: [Column]
  public private(set) var rows: [Row] = []

  public init(title: String, columns: [Column]) { (self.title, self.columns) = (title, columns) }

  public mutating func add(_ cells: [Cell]) { add(.line, cells) }

  /// Traps unless there is one cell for each column; a heading may have fewer.
  public mutating func add(_ kind: RowKind, _ cells: [Cell]) {
    precondition(cells.count == columns.count || (kind == .heading && cells.count < columns.count), "one cell for each column")
    rows.append(Row(kind: kind, cells: cells + Array(repeating: .empty, count: columns.count - cells.count)))
  }
}

/// A report that can be shown as a table.
public protocol TabularReport {
  var table: ReportTable { get }
}
