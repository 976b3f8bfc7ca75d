public import Formats
public import Kernel

/// What a reader gives, in the order of the file: the lines of a statement, then the statement itself without them.
public enum StatementPart: Sendable {
  case line(StatementLine)
  case statement(BankStatement)
  case finding(Finding)
}

/// Reads one format of statements, piece by piece: memory does not grow with the file.
public protocol StatementReader {
  /// Gives what the file holds. What is wrong with its content comes as a part, and so does what ends the reading.
  func read(_ receive: @escaping (StatementPart) -> Void)
}

/// What a file cannot say by itself.
public struct StatementOptions: Sendable, Hashable {
  /// Of the formats that name none: QIF, CSV.
  public var currency: BankCurrency
  /// Day first or month first in QIF; nil: told from the dates themselves.
  public var dayOrder: StatementDayForm?
  /// The columns of a CSV; nil: guessed from its header.
  public var mapping: StatementMapping?
  /// What the user says of the columns of a CSV; the others are guessed.
  public var columns: [StatementMapping.Field: StatementMapping.Column]

  public init(
    currency: BankCurrency = .euro, dayOrder: StatementDayForm? = nil, mapping: StatementMapping? = nil,
    columns: [StatementMapping.Field: StatementMapping.Column] = [:]
  ) {
    (self.currency, self.dayOrder, self.mapping, self.columns) = (currency, dayOrder, mapping, columns)
  }
}

extension StatementKind {
  /// The reader of this format. `open` gives the file from its start: some formats are read twice.
  public func reader(options: StatementOptions = .init(), _ open: @escaping () throws -> ByteSource) -> any StatementReader {
    switch self {
    case .cfonb120: CFONB120Reader(open)
    case .camt053: CAMT053Reader(open)
    case .ofx: OFXReader(open)
    case .mt940: MT940Reader(open)
    case .qif: QIFReader(options, open)
    case .csv: StatementCSVReader(options, open)
    }
  }
}

/// Reads a file of statements to its end and checks each against its balances.
public struct StatementFile: Sendable {
  /// One statement, counted: its lines are not kept.
  public struct Summary: Sendable {
    public let statement: BankStatement
    public internal(set) var lines = 0
    /// Of its lines, in the smallest unit of its currency.
    public internal(set) var sum: Int128 = 0
  }

  public let kind: StatementKind
  public var options: StatementOptions

  public init(_ kind: StatementKind, options: StatementOptions = .init()) { (self.kind, self.options) = (kind, options) }

  /// Gives each part as the reader gives it, then what opening balance, lines and closing balance say together.
  public func read(_ open: @escaping () throws -> ByteSource, _ receive: @escaping (StatementPart, Summary?) -> Void) {
    var (lines, sum, statements) = (0, Int128(0), 0)
    var hasErrors = false
    kind.reader(options: options, open).read { part in
      switch part {
      case .line(let line):
        lines += 1
        sum += Int128(line.amount.minor)
        receive(part, nil)
      case .finding(let finding):
        hasErrors = hasErrors || finding.severity == .error
        receive(part, nil)
      case .statement(let statement):
        statements += 1
        var summary = Summary(statement: statement)
        (summary.lines, summary.sum) = (lines, sum)
        receive(part, summary)
        for finding in StatementFile.check(summary) { receive(.finding(finding), nil) }
        (lines, sum) = (0, 0)
      }
    }
    if statements == 0, !hasErrors { receive(.finding(.bankFileEmpty(kind)), nil) }
  }

  /// The statements with their lines, and everything there is to say about them: for files that are known to be small.
  public func statements(_ open: @escaping () throws -> ByteSource) -> (statements: [BankStatement], log: FindingLog) {
    var (statements, lines, log) = ([BankStatement](), [StatementLine](), FindingLog())
    read(open) { part, _ in
      switch part {
      case .line(let line): lines.append(line)
      case .finding(let finding): log.add(finding)
      case .statement(var statement):
        statement.lines = lines
        statements.append(statement)
        lines = []
      }
    }
    return (statements, log)
  }

  private static func check(_ summary: Summary) -> [Finding] {
    let statement = summary.statement
    guard let opening = statement.opening, let closing = statement.closing else {
      return [
        statement.closing == nil
          ? Finding.bankWithoutClosing(statement.account).at(line: statement.place)
          : Finding.bankWithoutOpening(statement, sum: summary.sum).at(line: statement.place)
      ]
    }
    let expected = Int128(opening.amount.minor) + summary.sum
    guard expected != Int128(closing.amount.minor) else { return [] }
    return [Finding.bankBalanceMismatch(summary, expected: expected).at(line: statement.place)]
  }
}
