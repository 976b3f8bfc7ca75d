import Kernel
import Ledger
import Store

/// How far the lettering of a dossier is, or of some accounts of it.
public struct LetteringState: Sendable {
  /// Letterings that hold, in the whole dossier, and the lines they hold.
  public let groups: Int
  public let letteredLines: Int
  /// The lines that no full lettering holds, in order of account, third party and day.
  public let open: [OpenItem]

  /// Debit less credit of the open lines.
  public var openBalance: Money { open.reduce(.zero) { $0.adding($1.balance) ?? $0 } }

  /// What remains of each partial lettering, debit less credit.
  public var remaining: [LetteringKey: Money] {
    open.reduce(into: [:]) { sums, item in
      guard let group = item.partialGroup else { return }
      let sum = sums[group] ?? .zero
      sums[group] = sum.adding(item.balance) ?? sum
    }
  }
}

/// Reads how far the lettering is.
public struct ReadLetteringState: Sendable {
  public var prefix: String
  public var thirdParty: String?

  public init(prefix: String = "", thirdParty: String? = nil) { (self.prefix, self.thirdParty) = (prefix, thirdParty) }

  public func callAsFunction(_ desk: Desk) throws -> LetteringState {
    try desk.dossier.reading { reading in
      let counts = try reading.letteringCounts()
      // What is lettered by hand for good reason (a bank account, a loan) is not waited for.
      let open = try reading.openItems(prefix: prefix, thirdParty: thirdParty) {
        !prefix.isEmpty || LetterableAccounts.usual.areLetteredAutomatically($0)
      }
      let ordered = open.sorted {
        ($0.account, $0.thirdParty ?? "", $0.day, $0.line) < ($1.account, $1.thirdParty ?? "", $1.day, $1.line)
      }
      return LetteringState(groups: counts.groups, letteredLines: counts.lines, open: ordered)
    }
  }
}

extension LetterAutomatically.Outcome {
  /// How many groups each strategy made, in the order the strategies are tried.
  public var counts: [(strategy: LetteringStrategy, count: Int)] {
    LetteringStrategy.allCases.compactMap { strategy in
      let count = posted.count { $0.group.strategy == strategy }
      return count == 0 ? nil : (strategy, count)
    }
  }
}
