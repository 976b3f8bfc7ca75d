public import Kernel

/// The statements of one account one behind the other: each must start from the balance that the one before it ended with.
public struct StatementChain: Sendable {
  /// How a statement stands to the one before it.
  public enum Join: Hashable, Sendable {
    /// None comes before it.
    case first
    /// It starts from the balance where the one before it ends.
    case follows
    /// Movements of this sum are missing between the two days, in the smallest unit of the currency.
    case gap(missing: Int64, after: Day, before: Day)
    /// It tells days again that another told.
    case overlaps(from: Day, through: Day)
    /// One of the two does not say its balance.
    case unknown
  }

  public struct Link: Sendable {
    public let statement: KnownStatement
    public let join: Join
  }

  /// In the order of the days.
  public let links: [Link]

  public init(_ statements: [KnownStatement]) {
    var links: [Link] = []
    /// The one that goes furthest so far.
    var last: KnownStatement?
    for statement in statements.sorted(by: StatementChain.isBefore) {
      links.append(Link(statement: statement, join: StatementChain.join(statement, behind: last)))
      if last.map({ $0.lastDay < statement.lastDay || ($0.lastDay == statement.lastDay && statement.closing != nil) }) ?? true {
        last = statement
      }
    }
    self.links = links
  }

  /// Statements of one day, or of a day where two meet, go by their balances: the one that another starts from comes first.
  private static func isBefore(_ one: KnownStatement, _ other: KnownStatement) -> Bool {
    if one.lastDay != other.lastDay { return one.lastDay < other.lastDay }
    if one.firstDay != other.firstDay { return one.firstDay < other.firstDay }
    return one.id < other.id
  }

  private static func join(_ statement: KnownStatement, behind last: KnownStatement?) -> Join {
    guard let last else { return .first }
    if statement.firstDay < last.lastDay {
      return .overlaps(from: statement.firstDay, through: min(statement.lastDay, last.lastDay))
    }
    guard let opening = statement.opening, let closing = last.closing else { return .unknown }
    let (missing, isTooLarge) = opening.subtractingReportingOverflow(closing)
    if missing == 0 { return .follows }
    return isTooLarge ? .unknown : .gap(missing: missing, after: last.lastDay, before: statement.firstDay)
  }

  /// What is wrong between statements, or worth a word. `account` is named in each; only the links of `wanted` when it is given.
  public func findings(account: String, currency: BankCurrency = .euro, of wanted: Set<Int64>? = nil) -> [Finding] {
    links.enumerated().compactMap { index, link in
      // A gap and an overlap are between two: either may be the one that came now.
      let isWanted = wanted.map { wanted in
        wanted.contains(link.statement.id) || (index > 0 && wanted.contains(links[index - 1].statement.id))
      }
      guard isWanted ?? true else { return nil }
      switch link.join {
      case .gap(let missing, let after, let before):
        return .bankChainGap(account, BankAmount(missing, currency), after: after, before: before)
      case .overlaps(let from, let through): return .bankChainOverlap(account, from: from, through: through)
      case .first:
        guard let wanted, wanted.contains(link.statement.id), links.count > 1,
          let known = links.first(where: { !wanted.contains($0.statement.id) })
        else { return nil }
        return .bankChainBeforeFirst(account, link.statement, first: known.statement)
      case .follows, .unknown: return nil
      }
    }
  }
}
