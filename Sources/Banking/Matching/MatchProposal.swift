public import Kernel
public import Ledger

/// Movements of a bank and lines of the books that could be the same thing, and why. Nothing is decided yet.
public struct MatchProposal: Hashable, Sendable {
  /// In order.
  public let movements: [Int64]
  /// In order.
  public let lines: [LineReference]
  /// What both sides sum to, positive when it enters the account.
  public let amount: Money
  /// How much speaks for it, 0 to 100.
  public let score: Int
  public let reasons: [MatchReason]
  /// True when nothing else could be meant: it may be accepted without being looked at.
  public let isSure: Bool

  /// « même montant, n° de chèque 0004511, 3 jours d’écart ».
  public var french: String { reasons.map(\.french).joined(separator: ", ") }
}

/// One thing that speaks for a proposal, or against being sure of it.
public enum MatchReason: Hashable, Sendable {
  case sameAmount
  /// As many lines on one side sum to the other.
  case sameTotal(lines: Int)
  /// As many movements of the bank sum to the other side.
  case sameTotalOfMovements(Int)
  case chequeNumber(String)
  case reference(String)
  case words([String])
  case counterpartAccount
  case days(Int)
  /// No other line, and no other movement, has this amount.
  case onlyAmount
  case samePiece(String)
  case sameEntry
  case sameDay(Day)
  /// The bank paid less its charges, which stand in a line of their own.
  case netOfCharges(Money)
  /// So many others have the same amount and could be meant as well.
  case severalAlike(Int)
  /// A chance sum is possible: only the amounts speak for it.
  case sumOnly

  public var french: String {
    switch self {
    case .sameAmount: "même montant"
    case .sameTotal(let count): "\(count) lignes de même total"
    case .sameTotalOfMovements(let count): "\(count) mouvements de même total"
    case .chequeNumber(let text): "n° de chèque \(text)"
    case .reference(let text): "référence \(text)"
    case .words(let words): "libellé « \(words.joined(separator: " ")) »"
    case .counterpartAccount: "compte bancaire du tiers"
    case .days(0): "même jour"
    case .days(let count): "\(count) jour\(count > 1 ? "s" : "") d’écart"
    case .onlyAmount: "seul montant possible"
    case .samePiece(let text): "même pièce \(text)"
    case .sameEntry: "même écriture"
    case .sameDay(let day): "lignes du \(day.french)"
    case .netOfCharges(let charges): "net de \(charges.french) € de frais"
    case .severalAlike(let count): "\(count) autre\(count > 1 ? "s" : "") possible\(count > 1 ? "s" : "") du même montant"
    case .sumOnly: "seule la somme le dit"
    }
  }
}
