public import Kernel

/// A declaration that was made, and what is worth knowing of it.
public struct BuiltDeclaration: Sendable {
  public let message: DSNMessage
  /// Nil for a signal, which says no contribution of its own, and for a fraction after the first; that of the first is of all.
  public let crossFooting: CrossFooting?
  /// What is missing, doubtful, or was cut to the norm's lengths: info and warnings. What stops is thrown.
  public let findings: [Finding]
  /// Makes the sources again, a person at a time: they are many.
  let maker: @Sendable (Int) -> [RubricSource]
  /// How many people it has.
  public let individuals: Int

  /// Where the amounts of one person come from, in document order; the first is 0.
  public func sources(ofIndividual place: Int) -> [RubricSource] {
    (0..<individuals).contains(place) ? maker(place) : []
  }

  /// Of everybody. For thousands of people, ask for one: ``sources(ofIndividual:)``.
  public var sources: [RubricSource] { (0..<individuals).flatMap(maker) }
}

/// Why a rubric of a person says what it says.
public struct RubricSource: Hashable, Sendable {
  /// What of the payslip.
  public enum Origin: Hashable, Sendable {
    /// A line of earnings, by its name.
    case earning(String)
    /// A line of contributions, by its code: « oldAgeCapped ».
    case contribution(String)
    /// A total: « net imposable ».
    case total(String)
    /// A row of the employee's file, of the contract or of the establishment.
    case file(String)
  }

  /// The place of the person in the declaration; the first is 0.
  public let individual: Int
  /// The place of the rubric among those of the person, in document order; the first is 0.
  public let place: Int
  public let id: RubricID
  public let value: String
  /// The number of the payslip.
  public let payslip: String?
  public let origins: [Origin]
  /// In French, one step a line: what was added, the rate, the figure of law it comes from.
  public let steps: [String]
}

/// Whether what is declared, what the payslips say and what was posted are the same money.
public struct CrossFooting: Hashable, Sendable {
  /// An amount seen from each side. Nil where a side does not have it.
  public struct Line: Hashable, Sendable {
    /// « 100 déplafonné », « Assurance vieillesse ».
    public let label: String
    /// CTP, or code of an individual contribution.
    public let code: String
    /// What the bordereau says or the payment.
    public let declared: Money?
    /// The sum of the individual contributions.
    public let individual: Money?
    /// The payroll book.
    public let book: Money?
    /// The difference is no more than rounding by lines explains.
    public let isRounding: Bool

    /// Declared less individual.
    public var difference: Money { (declared ?? individual ?? .zero) - (individual ?? declared ?? .zero) }
    /// Individual less the payroll book.
    public var bookDifference: Money { (individual ?? book ?? .zero) - (book ?? individual ?? .zero) }
  }

  /// A body that is owed something.
  public struct Body: Hashable, Sendable {
    /// « urssaf », « pension », « tax », « healthInsurance », « provident ».
    public let code: String
    /// « Urssaf ».
    public let label: String
    /// Of the chart: what is owed stands there.
    public let account: String
    /// The payments (`S21.G00.20.005`).
    public let paid: Money?
    /// The bordereau of the Urssaf (`S21.G00.22.005`).
    public let bordereau: Money?
    public let individual: Money
    public let book: Money
    /// At the credit of the account, in the entry of the month.
    public let entry: Money
    public let lines: [Line]

    /// Declared less posted: what the rounding of the bordereau costs or brings. The name of the line it is shown as is « arrondi ».
    public var rounding: Money { (bordereau ?? paid ?? individual) - individual }
    /// Individual contributions, book and entry are one amount, and what is left is rounding.
    public var isClosed: Bool {
      individual == book && book == entry
        && lines.allSatisfy { $0.bookDifference.isZero && ($0.difference.isZero || $0.isRounding) }
        && (bordereau == nil || paid == nil || paid == max(bordereau ?? .zero, .zero))
    }
  }

  public let bodies: [Body]
  public var isClosed: Bool { bodies.allSatisfy(\.isClosed) }
}
