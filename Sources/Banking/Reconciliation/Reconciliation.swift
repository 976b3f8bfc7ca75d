public import Kernel
public import Ledger

/// Where an item of a reconciliation stands: the books have it and the bank not yet, or the other way round.
public enum OutstandingSide: String, Hashable, Sendable, Codable, CaseIterable {
  case ledger, bank

  public var french: String { self == .ledger ? "livres" : "banque" }
}

/// Something that one side has and the other has not yet, at the day of a reconciliation.
public struct OutstandingItem: Hashable, Sendable {
  /// What it is kept as.
  public enum Source: Hashable, Sendable {
    case line(LineReference)
    case movement(Int64)
    /// An item of before the first statement.
    case opening(Int64)

    /// `12.0`, `m45`, `o3`: what commands and forms name it by.
    public var text: String {
      switch self {
      case .line(let line): line.text
      case .movement(let id): "m\(id)"
      case .opening(let id): "o\(id)"
      }
    }

    public init?(text: String) {
      if let line = LineReference(text: text) {
        self = .line(line)
      } else if text.hasPrefix("m"), let id = Int64(text.dropFirst()), id > 0 {
        self = .movement(id)
      } else if text.hasPrefix("o"), let id = Int64(text.dropFirst()), id > 0 {
        self = .opening(id)
      } else {
        return nil
      }
    }
  }

  public let side: OutstandingSide
  public let source: Source
  public let day: Day
  public let label: String
  /// The piece of the entry, the number of the cheque.
  public let reference: String
  /// Positive when it enters the account.
  public let amount: Money

  public init(_ side: OutstandingSide, _ source: Source, day: Day, label: String, reference: String, amount: Money) {
    (self.side, self.source, self.day, self.label) = (side, source, day, label)
    (self.reference, self.amount) = (reference, amount)
  }

  /// How many days it has waited at the end of a day.
  public func age(on day: Day) -> Int { day.serial - self.day.serial }

  /// Beyond so many days an item is looked into: a cheque that is never presented, an entry made twice.
  public static let lateAge = 60
}

/// An état de rapprochement: what the bank says, what the books say, and what stands between them, at the end of a day.
///
/// Statement + what only the books have − what only the bank has = ledger. What is left is the difference: zero, or something
/// is missing or wrong on one side.
public struct Reconciliation: Hashable, Sendable {
  public let account: AccountNumber
  public let day: Day
  /// What the bank holds: the last balance it told, carried by its movements to the day.
  public let statementBalance: Money
  /// The day of the last balance that the bank told.
  public let statementDay: Day
  /// Debit less credit of the account in the books, drafts included.
  public let ledgerBalance: Money
  /// Entries of the account in the brouillard, which may still change.
  public let drafts: Int
  /// Those of the books first, then those of the bank, each in order of day.
  public let outstanding: [OutstandingItem]

  public init(
    account: AccountNumber, day: Day, statementBalance: Money, statementDay: Day, ledgerBalance: Money, drafts: Int = 0,
    outstanding: [OutstandingItem]
  ) {
    (self.account, self.day, self.drafts) = (account, day, drafts)
    (self.statementBalance, self.statementDay, self.ledgerBalance) = (statementBalance, statementDay, ledgerBalance)
    self.outstanding = outstanding.sorted { a, b in
      if a.side != b.side { return a.side == .ledger }
      return a.day == b.day ? a.source.text < b.source.text : a.day < b.day
    }
  }

  public func items(_ side: OutstandingSide) -> [OutstandingItem] { outstanding.filter { $0.side == side } }

  public func total(_ side: OutstandingSide) -> Money { items(side).reduce(.zero) { $0.adding($1.amount) ?? $0 } }

  /// What the outstanding items leave unexplained.
  public var difference: Money { statementBalance + total(.ledger) - total(.bank) - ledgerBalance }

  /// The items that have waited too long.
  public var late: [OutstandingItem] { outstanding.filter { $0.age(on: day) > OutstandingItem.lateAge } }

  /// The movement of the bank that is, by itself, what the books and the bank differed by before the first statement: a cheque
  /// of that time, presented since.
  public var openingCandidates: [OutstandingItem] {
    difference.isZero ? [] : items(.bank).filter { $0.amount == -difference }
  }
}
