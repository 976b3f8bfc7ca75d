public import Kernel

/// What a dossier holds, as grading sees it: plain values, whichever module wrote them. The use case that grades fills it; tests write
/// it by hand.
public struct ObservedWork: Sendable {
  public var entries: [Entry] = []
  public var letterings: [Lettering] = []
  public var reconciliations: [Reconciliation] = []
  /// The last answer of each name.
  public var answers: [String: Answer] = [:]
  public var payslips: [Payslip] = []
  public var declarations: [Declaration] = []
  /// What the contract of each employee says, by number, then by item: `taux`, `debut`, `fin`, `essai-fin` (the last day of the trial),
  /// `heures` (by week).
  public var contracts: [String: [String: String]] = [:]
  /// The use cases that the trail has events of.
  public var done: Set<String> = []

  public init() {}

  /// Where something stands in the dossier: `ecritoire:entry/2026/VE/12`.
  public typealias Reference = String

  public struct Line: Hashable, Sendable {
    public let account: String
    public let party: String?
    /// Positive for a debit.
    public let amount: Money
    public init(account: String, party: String? = nil, amount: Money) {
      (self.account, self.party, self.amount) = (account, party, amount)
    }
  }

  public struct Entry: Hashable, Sendable {
    public var reference: Reference
    public var journal: String
    public var day: Day
    /// The number of the document it comes from.
    public var piece: String
    public var label: String
    public var lines: [Line]
    public var hasVoucher: Bool
    /// The day it was written, on the dossier's clock; nil when it is not known.
    public var recordedOn: Day?
    /// Part of the opening, which the learner did not write.
    public var isOpening: Bool

    public init(
      reference: Reference, journal: String, day: Day, piece: String, label: String, lines: [Line], hasVoucher: Bool = false,
      recordedOn: Day? = nil, isOpening: Bool = false
    ) {
      (self.reference, self.journal, self.day, self.piece, self.label) = (reference, journal, day, piece, label)
      (self.lines, self.hasVoucher, self.recordedOn, self.isOpening) = (lines, hasVoucher, recordedOn, isOpening)
    }
  }

  public struct Lettering: Hashable, Sendable {
    /// The entries of its lines, by reference, with what each line carries.
    public var lines: [(entry: Reference, line: Line)]
    /// The books call it whole: nothing should be left.
    public var isWhole: Bool
    public var rest: Money { lines.map(\.line.amount).sum() }

    public init(_ lines: [(entry: Reference, line: Line)], isWhole: Bool) { (self.lines, self.isWhole) = (lines, isWhole) }

    public static func == (a: Lettering, b: Lettering) -> Bool {
      a.isWhole == b.isWhole && a.lines.elementsEqual(b.lines) { $0.entry == $1.entry && $0.line == $1.line }
    }
    public func hash(into hasher: inout Hasher) {
      hasher.combine(isWhole)
      for line in lines { hasher.combine(line.line) }
    }
  }

  public struct Reconciliation: Hashable, Sendable {
    public let account: String
    public let day: Day
    /// What the outstanding items leave unexplained.
    public let difference: Money
    public let outstanding: Int
    /// Its outstanding items are all dated.
    public let isDated: Bool
    /// Something was ticked: without it everything is outstanding, and nothing is explained.
    public let isMatched: Bool
    public init(
      account: String, day: Day, difference: Money, outstanding: Int, isDated: Bool = true, isMatched: Bool = true
    ) {
      (self.account, self.day, self.difference) = (account, day, difference)
      (self.outstanding, self.isDated, self.isMatched) = (outstanding, isDated, isMatched)
    }
  }

  public struct Answer: Hashable, Sendable {
    public let text: String
    public let day: Day
    public init(_ text: String, on day: Day) { (self.text, self.day) = (text, day) }
  }

  public struct Payslip: Hashable, Sendable {
    /// The employee's number in the dossier.
    public let person: String
    public let month: Month
    /// `brut`, `net-imposable`, or the code of lines with the sum of their amounts, negative for what is taken off: `overtime`,
    /// `complementaryHours`, `absence`.
    public let amounts: [String: Money]
    public init(person: String, month: Month, amounts: [String: Money]) {
      (self.person, self.month, self.amounts) = (person, month, amounts)
    }
  }

  public struct Declaration: Hashable, Sendable {
    public let nature: String
    public let month: Month
    /// The values of each rubric, in the order of the message.
    public let rubrics: [String: [String]]
    public init(nature: String, month: Month, rubrics: [String: [String]]) {
      (self.nature, self.month, self.rubrics) = (nature, month, rubrics)
    }
  }
}
