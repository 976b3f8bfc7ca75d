/// A way to find lines that settle each other. They are tried in the order of
/// `LetteringOptions.strategies`: the surest first.
public enum LetteringStrategy: String, Hashable, Sendable, CaseIterable {
  /// The same piece reference, or a label that names it: an invoice, its credit notes and its payments.
  case pieceReference = "reference"
  /// Two opposite amounts, one to one.
  case exactAmount = "montant"
  /// One line that several lines of the other side add up to.
  case combination = "combinaison"
  /// All the open lines of the account and third party sum to zero.
  case balanceToZero = "solde"
  /// The running balance, day by day, comes back to zero.
  case runningBalance = "progressif"

  /// In French, for the help and for the choice of strategies.
  public var french: String {
    switch self {
    case .pieceReference: "par référence de pièce"
    case .exactAmount: "par montant exact, une ligne pour une ligne"
    case .combination: "une ligne pour plusieurs lignes"
    case .balanceToZero: "solde nul du tiers"
    case .runningBalance: "retour à zéro du solde progressif"
    }
  }
}

/// What to do when several lines of the same amount could settle each other.
public enum EqualAmounts: String, Hashable, Sendable {
  /// Those due first settle each other first, as Code civil art. 1342-10 does when the debtor says nothing.
  case oldestFirst = "plus-ancienne"
  /// They stay open for a person to decide.
  case leaveOpen = "laisser"
}

/// How the automatic lettering searches. The limits are counts, not seconds,
/// so that the same lines always give the same groups.
public struct LetteringOptions: Hashable, Sendable {
  public var strategies: [LetteringStrategy] = [.pieceReference, .exactAmount, .combination, .balanceToZero, .runningBalance]
  public var accounts = LetterableAccounts.usual
  public var equalAmounts = EqualAmounts.oldestFirst
  /// Also makes partial groups of an invoice and the smaller payments that name it.
  public var makesPartialGroups = false
  /// Lets lines of different fiscal years settle each other.
  public var allowsSeveralYears = false
  /// How many days apart two lines of the same amount may be.
  public var exactAmountDays = 366
  /// How many days a line and those it adds up to may be apart.
  public var combinationDays = 120
  /// How many lines, the nearest in time, may take part in a combination.
  public var combinationCandidates = 20
  /// How many of them a combination may pick freely; consecutive ones are tried up to `combinationCandidates`.
  public var combinationPicks = 4
  /// How many candidates may be looked at for one line, for one account and third party, and in all.
  public var stepsPerLine = 20_000
  public var stepsPerThirdParty = 200_000
  public var stepsInAll = 100_000_000

  public init() {}
}
