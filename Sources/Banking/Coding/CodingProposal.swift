public import Kernel
public import Ledger

/// One way to enter a movement: the whole entry, how sure it is, and why.
public struct CodingProposal: Hashable, Sendable {
  public enum Source: String, Hashable, Sendable, CaseIterable {
    case rule = "regle"
    case openItem = "piece-ouverte"
    case loan = "emprunt"
    case usual = "operation-courante"
    case suspense = "attente"

    public var french: String {
      switch self {
      case .rule: "règle"
      case .openItem: "pièce ouverte"
      case .loan: "emprunt"
      case .usual: "opération courante"
      case .suspense: "compte d’attente"
      }
    }
  }

  /// The bank first, then what balances it.
  public var lines: [EntryLine]
  public var label: String
  /// Nil for the journal of the bank account.
  public var journal: String?
  /// 0…100; from `CodingProposal.sure` on it may be accepted unseen.
  public var score: Int
  /// In French, one sentence.
  public var reason: String
  public var source: Source
  /// What is supposed and should be looked at: the tax of a bank charge.
  public var assumption: String?
  /// The rule it comes from.
  public var rule: String?
  /// The lines that it settles, so that they can be lettered with it.
  public var settles: [LineReference]

  public init(
    lines: [EntryLine], label: String, journal: String? = nil, score: Int, reason: String, source: Source,
    assumption: String? = nil, rule: String? = nil, settles: [LineReference] = []
  ) {
    (self.lines, self.label, self.journal, self.score, self.reason) = (lines, label, journal, score, reason)
    (self.source, self.assumption, self.rule, self.settles) = (source, assumption, rule, settles)
  }

  /// The score from which a proposal may be accepted without being looked at.
  public static let sure = 80
  public var isSure: Bool { score >= CodingProposal.sure }

  /// Whether some of it waits in a suspense account.
  public var isSuspense: Bool { lines.contains { $0.account.hasPrefix("47") } }

  /// « 401 MORVAN », « 164, 6611, 616 »: where it goes.
  public var accountsText: String {
    lines.dropFirst().map { $0.account.text + ($0.thirdParty.map { " \($0)" } ?? "") }.joined(separator: ", ")
  }
}

/// What is known of one movement: the ways to enter it, the best first, and whether it may stand in the books already.
public struct MovementCoding: Hashable, Sendable {
  public var proposals: [CodingProposal]
  /// The line of the books that the movement may be, typed before the statement came.
  public var alreadyBooked: AlreadyBooked?

  public init(proposals: [CodingProposal] = [], alreadyBooked: AlreadyBooked? = nil) {
    (self.proposals, self.alreadyBooked) = (proposals, alreadyBooked)
  }

  public var best: CodingProposal? { proposals.first }
  /// Whether the best may be accepted unseen.
  public var isSure: Bool { alreadyBooked == nil && best?.isSure == true }

  public enum AlreadyBooked: Hashable, Sendable {
    /// A line of the bank account, of the same amount and near in time.
    case line(BankLineInBooks)
    /// Entered before the first statement: the opening balance of the books holds it already.
    case beforeOpening(gap: Money)

    /// « Déjà dans les livres ? », with what makes one think so.
    public var french: String {
      switch self {
      case .line(let line):
        "Déjà dans les livres ? \(line.pieceRef.isEmpty ? "L’écriture" : line.pieceRef) du \(line.day.french), « \(line.label) », "
          + "porte le même montant sur le compte de banque."
      case .beforeOpening(let gap):
        "Déjà dans les livres ? À l’ouverture, le relevé et le compte de banque diffèrent de \(gap.magnitude.french) € : "
          + "ce mouvement, compris dans les à-nouveaux, l’explique."
      }
    }
  }
}

/// A line of the bank account in the books that no movement is tied to yet.
public struct BankLineInBooks: Hashable, Sendable {
  public let line: LineReference
  public let day: Day
  /// Debit less credit: positive when it enters the account.
  public let amount: Money
  public let pieceRef: String
  public let label: String

  public init(line: LineReference, day: Day, amount: Money, pieceRef: String, label: String) {
    (self.line, self.day, self.amount, self.pieceRef, self.label) = (line, day, amount, pieceRef, label)
  }
}
