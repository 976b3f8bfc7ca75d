public import Kernel

/// How an entry of the learner's differs from the model's, in words: what is elsewhere, what is missing, what is too much. The order and
/// the splitting of lines make no difference, nor does an account that the model accepts too.
public enum EntryDifference: Hashable, Sendable {
  /// The amount is there, in another account.
  case account(Money, found: String, expected: String)
  /// The account is right and the amount is, at the other side.
  case side(account: String, Money)
  /// Right, in the name of another third party; nil for none.
  case party(account: String, found: String?, expected: String?)
  case amount(account: String, found: Money, expected: Money)
  case missing(account: String, Money)
  case tooMuch(account: String, Money)

  /// « 480,00 au débit est au 607 ; le modèle le met au 6226. »
  public var french: String {
    func side(_ amount: Money) -> String { "\(amount.magnitude.french) au \(amount < .zero ? "crédit" : "débit")" }
    return switch self {
    case .account(let amount, let found, let expected): "\(side(amount)) est au \(found) ; le modèle le met au \(expected)."
    case .side(let account, let expected):
      "Le \(account) est du mauvais côté : le modèle y met \(side(expected))."
    case .party(let account, let found, let expected):
      "Le \(account) est \(found.map { "au nom de \($0)" } ?? "sans tiers") ; le modèle le met \(expected.map { "au nom de \($0)" } ?? "sans tiers")."
    case .amount(let account, let found, let expected): "Au \(account) : \(side(found)), au lieu de \(side(expected))."
    case .missing(let account, let amount): "Il manque \(side(amount)) du \(account)."
    case .tooMuch(let account, let amount): "Le modèle n’a rien au \(account), le travail y met \(side(amount))."
    }
  }

  /// What differs between the lines of the learner's entries that answer a model's, and the model's own.
  public static func between(_ work: [ObservedWork.Line], and model: ScenarioVersion.ModelEntry) -> [EntryDifference] {
    var left = EntryComparison.net(work)
    var expected = model.lines.filter { !$0.amount.isZero }
    var found: [EntryDifference] = []
    /// Takes away each pair of lines that fits, and says what of it differs.
    func pair(
      _ fits: (ObservedWork.Line, ScenarioVersion.ModelEntry.Line) -> Bool,
      _ says: (ObservedWork.Line, ScenarioVersion.ModelEntry.Line) -> EntryDifference?
    ) {
      for line in expected {
        guard let place = left.firstIndex(where: { fits($0, line) }), let own = expected.firstIndex(of: line) else { continue }
        if let difference = says(left[place], line) { found.append(difference) }
        left.remove(at: place)
        expected.remove(at: own)
      }
    }
    typealias Own = ObservedWork.Line
    typealias Model = ScenarioVersion.ModelEntry.Line
    func isAccount(_ own: Own, _ model: Model) -> Bool { model.accepted.contains(where: own.account.hasPrefix) }
    func isAmount(_ own: Own, _ model: Model) -> Bool { own.amount == model.amount }
    func isRight(_ own: Own, _ model: Model) -> Bool {
      isForAnybody(own, model) && (model.party == nil || model.party == own.party)
    }
    func isForAnybody(_ own: Own, _ model: Model) -> Bool { isAccount(own, model) && isAmount(own, model) }
    func isInverted(_ own: Own, _ model: Model) -> Bool { isAccount(own, model) && own.amount == -model.amount }
    pair(isRight) { _, _ in nil }
    pair(isForAnybody) { .party(account: $0.account, found: $0.party, expected: $1.party) }
    pair(isInverted) { .side(account: $0.account, $1.amount) }
    pair(isAmount) { .account($1.amount, found: $0.account, expected: $1.account) }
    pair(isAccount) { .amount(account: $0.account, found: $0.amount, expected: $1.amount) }
    return found + expected.map { .missing(account: $0.account, $0.amount) }
      + left.map { .tooMuch(account: $0.account, $0.amount) }
  }
}
