import Kernel

/// Why lines were lettered together: the strategy, and a sentence for the person who checks.
public enum LetteringReason: Hashable, Sendable {
  /// A person chose the lines.
  case chosen
  /// A partial group that was found to balance.
  case partialGroupBalances
  /// Lines that carry the reference, or name it in their label.
  case reference(String)
  /// Lines that several references tie together.
  case references([String])
  /// Two lines of opposite amounts, the only ones possible, some days apart.
  case exactAmount(Money, days: Int)
  /// Two lines of opposite amounts, the oldest of several.
  case oldestOfEqualAmounts(Money, debits: Int, credits: Int)
  /// A line and the several lines that add up to it.
  case combination(Money, count: Int, isConsecutive: Bool)
  /// All the open lines of the account and third party.
  case balanceIsZero(count: Int)
  /// Lines between two moments when the running balance is zero.
  case runningBalance(from: Day, to: Day)
  /// A payment smaller than the invoice it names.
  case partialReference(String, remaining: Money)

  public var strategy: LetteringStrategy? {
    switch self {
    case .chosen, .partialGroupBalances: nil
    case .reference, .references, .partialReference: .pieceReference
    case .exactAmount, .oldestOfEqualAmounts: .exactAmount
    case .combination: .combination
    case .balanceIsZero: .balanceToZero
    case .runningBalance: .runningBalance
    }
  }

  /// In French, a full sentence.
  public var french: String {
    switch self {
    case .chosen: "Lignes choisies à la main."
    case .partialGroupBalances: "Le lettrage partiel s’équilibre : il devient complet."
    case .reference(let text): "Même référence de pièce, « \(text) », et débits égaux aux crédits."
    case .references(let texts):
      "Pièces liées par leurs références (\(texts.map { "« \($0) »" }.joined(separator: ", "))), soldées ensemble."
    case .exactAmount(let amount, let days):
      "Seules lignes de \(amount.french) € en sens contraires, à \(days) jour\(days > 1 ? "s" : "") d’écart."
    case .oldestOfEqualAmounts(let amount, let debits, let credits):
      "Plusieurs lignes de \(amount.french) € (\(debits) au débit, \(credits) au crédit) : la plus ancienne échéance d’abord"
        + " (Code civil, art. 1342-10)."
    case .combination(let amount, let count, let isConsecutive):
      "\(count) lignes\(isConsecutive ? " qui se suivent" : "") font ensemble \(amount.french) €, seule combinaison trouvée."
    case .balanceIsZero(let count): "Le solde des \(count) lignes ouvertes est nul."
    case .runningBalance(let from, let to): "Le solde progressif revient à zéro du \(from.french) au \(to.french)."
    case .partialReference(let text, let remaining):
      "Règlement partiel de la pièce « \(text) » : reste \(remaining.magnitude.french) €."
    }
  }
}
