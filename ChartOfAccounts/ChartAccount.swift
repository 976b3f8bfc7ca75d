public import Kernel

/// An account of the plan comptable général, as it stands on a day.
public struct ChartAccount: Hashable, Sendable {
  /// The side on which the balance of an account normally stands. Our own
  /// reading of each account: the règlement does not print it.
  public enum Nature: String, Hashable, Sendable, Codable {
    case debit, credit
    /// Either: a bank account, a change of stock, a current account.
    case both

    /// « débiteur ».
    public var french: String {
      switch self {
      case .debit: "débiteur"
      case .credit: "créditeur"
      case .both: "débiteur ou créditeur"
      }
    }
  }

  /// Art. 1121-1 prints the accounts of the minimal chart in bold, the others in italics.
  public enum Level: String, Hashable, Sendable, Codable {
    case minimal, facultatif
  }

  /// One to six digits.
  public let number: String
  /// As the règlement prints it.
  public let label: String
  /// For a screen or a column: without the règlement's remarks, and clear when read alone.
  public let shortLabel: String
  public let level: Level
  public let nature: Nature
  /// The days of this wording; nil where the data do not bound it.
  public let from: Day?
  public let until: Day?

  public func isInForce(on day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true) }

  /// 1…8.
  public var accountClass: Int { Int(number.utf8.first! - 48) }

  /// Numbers of one or two digits are headings: they total others and nothing
  /// is posted to them. Where the chart has no third digit (53, 58), one
  /// opens it, usually 0.
  public var isHeading: Bool { number.utf8.count <= 2 }
}

/// An account that a newer règlement took out of the list.
public struct RemovedAccount: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Another account now takes what it held.
    case replaced
    /// What it held is no longer recorded by an account of its own.
    case abolished
    /// Only a printed subdivision of an account that remains: a dossier may keep it as its own (art. 1131-1).
    case folded
    /// Out of the list, though the règlement still lets it be used (class 8).
    case unlisted
  }

  public let number: String
  public let label: String
  public let kind: Kind
  /// The accounts to look at instead, the likeliest first.
  public let successors: [String]
  /// True when the successor is our own reading; false when the règlement's text or its labels say it.
  public let isOwnReading: Bool
  /// A few words on how to choose; may be empty.
  public let note: String
  /// The first day without it.
  public let removed: Day
}

/// A journal that every new dossier starts with.
public struct StandardJournal: Hashable, Sendable {
  /// `HA`.
  public let code: String
  public let label: String
  /// One of `achats`, `ventes`, `banque`, `caisse`, `od`, `an`, `paie`.
  public let kind: String
  /// The account that a bank or cash journal balances against.
  public let counterpart: String?
}
