public import Kernel
public import Ledger

/// How movements that look alike are entered: which ones, and against which accounts. Written by hand, or learnt from what
/// a person accepted.
public struct CodingRule: Hashable, Sendable {
  public enum Origin: String, Hashable, Sendable, CaseIterable {
    case written = "ecrite"
    case learnt = "apprise"

    public var french: String { self == .written ? "écrite" : "apprise" }
  }

  /// Unique in a dossier.
  public var name: String
  public var conditions: Conditions
  /// Where the amount goes; exactly one part takes what the others leave.
  public var parts: [Part]
  /// The label of the entry; nil for that of the movement.
  public var label: String?
  /// The journal of the entry; nil for that of the bank account.
  public var journal: String?
  public var origin: Origin
  /// How many movements it was accepted for.
  public var uses: Int
  /// How many times a person chose otherwise where it was proposed.
  public var contradictions: Int

  public init(
    name: String, conditions: Conditions, parts: [Part], label: String? = nil, journal: String? = nil, origin: Origin = .written,
    uses: Int = 0, contradictions: Int = 0
  ) {
    (self.name, self.conditions, self.parts, self.label, self.journal) = (name, conditions, parts, label, journal)
    (self.origin, self.uses, self.contradictions) = (origin, uses, contradictions)
  }

  /// Which movements: all that is set has to hold.
  public struct Conditions: Hashable, Sendable {
    public enum Direction: String, Hashable, Sendable, CaseIterable {
      case enters = "entree"
      case leaves = "sortie"
    }

    /// Each stands in the label or in what the bank adds to it; case and accents do not count.
    public var words: [String]
    /// The counterpart's IBAN, without spaces.
    public var counterpartAccount: String?
    /// Its words stand in the counterpart's name.
    public var counterpartName: String?
    /// Référence unique de mandat.
    public var mandate: String?
    public var reference: String?
    /// The interbank code of CFONB, or the beginning of the ISO 20022 domain.
    public var operation: String?
    public var direction: Direction?
    /// Whatever the sign.
    public var least: Money?
    public var most: Money?
    /// Only on this bank account of the ledger.
    public var bank: AccountNumber?

    public init(
      words: [String] = [], counterpartAccount: String? = nil, counterpartName: String? = nil, mandate: String? = nil,
      reference: String? = nil, operation: String? = nil, direction: Direction? = nil, least: Money? = nil, most: Money? = nil,
      bank: AccountNumber? = nil
    ) {
      self.words = words.flatMap { MovementText.words(of: $0) }
      self.counterpartAccount = counterpartAccount?.filter { !$0.isWhitespace }.uppercased()
      (self.counterpartName, self.mandate, self.reference, self.operation) = (counterpartName, mandate, reference, operation)
      (self.direction, self.least, self.most, self.bank) = (direction, least, most, bank)
    }

    /// Nothing but a side or an amount would fit far too many movements.
    public var tellsSomething: Bool {
      !words.isEmpty || counterpartAccount != nil || counterpartName != nil || mandate != nil || reference != nil
        || operation != nil
    }

    /// « PRLV ORANGE, sortie, entre 20,00 et 40,00 € ».
    public var french: String {
      var said: [String] = []
      if !words.isEmpty { said.append("libellé « \(words.joined(separator: " ")) »") }
      if let mandate { said.append("mandat \(mandate)") }
      if let counterpartAccount { said.append("IBAN \((try? IBAN(counterpartAccount))?.french ?? counterpartAccount)") }
      if let counterpartName { said.append("nom « \(counterpartName) »") }
      if let reference { said.append("référence \(reference)") }
      if let operation { said.append("opération \(operation)") }
      if let direction { said.append(direction == .enters ? "encaissement" : "décaissement") }
      switch (least, most) {
      case (let least?, let most?): said.append("de \(least.french) à \(most.french) €")
      case (let least?, nil): said.append("au moins \(least.french) €")
      case (nil, let most?): said.append("au plus \(most.french) €")
      case (nil, nil): break
      }
      if let bank { said.append("compte \(bank)") }
      return said.joined(separator: ", ")
    }

    func fits(_ line: StatementLine, _ text: MovementText, bank account: AccountNumber) -> Bool {
      let size = Money(cents: line.amount.minor).magnitude
      guard tellsSomething, bank.map({ $0 == account }) ?? true else { return false }
      guard direction.map({ ($0 == .enters) == (line.amount.minor > 0) }) ?? true else { return false }
      guard least.map({ size >= $0 }) ?? true, most.map({ size <= $0 }) ?? true else { return false }
      guard text.containsAll(words) else { return false }
      if let mandate, line.mandate != mandate { return false }
      if let counterpartAccount, line.counterpartAccount?.filter({ !$0.isWhitespace }).uppercased() != counterpartAccount {
        return false
      }
      if let reference, line.reference != reference, line.endToEnd != reference { return false }
      if let operation, line.operation?.hasPrefix(operation) != true { return false }
      guard let counterpartName else { return true }
      return Set(MovementText.words(of: line.counterpartName ?? "")).isSuperset(of: MovementText.words(of: counterpartName))
    }
  }

  /// A share of the movement and the account it goes to.
  public struct Part: Hashable, Sendable {
    public enum Share: Hashable, Sendable {
      case remainder
      case fixed(Money)
      case percent(Rate)

      /// « reste », « 1 000,00 », « 30 % ».
      public var french: String {
        switch self {
        case .remainder: "reste"
        case .fixed(let amount): amount.french
        case .percent(let rate): rate.frenchPercent
        }
      }
    }

    public var account: AccountNumber
    public var thirdParty: String?
    /// The share holds its tax (TTC): base and tax are told apart.
    public var vatCode: String?
    public var label: String?
    public var share: Share

    public init(
      _ account: AccountNumber, thirdParty: String? = nil, vatCode: String? = nil, label: String? = nil, share: Share = .remainder
    ) {
      (self.account, self.thirdParty, self.vatCode, self.label, self.share) = (account, thirdParty, vatCode, label, share)
    }

    /// `627@D20`, `401:MORVAN=1000,00`, `614=10%`: as it is typed.
    public var typed: String {
      let place = account.text + (thirdParty.map { ":\($0)" } ?? "") + (vatCode.map { "@\($0)" } ?? "")
      switch share {
      case .remainder: return place
      case .fixed(let amount): return place + "=" + amount.plainFrench
      case .percent(let rate): return place + "=" + rate.frenchPercent.filter { !$0.isWhitespace }
      }
    }

    /// Reads what `typed` prints; nil when it is none.
    public init?(typed text: String) {
      let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let codes = sides[0].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let places = codes[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let account = AccountNumber(places[0]), places.count == 1 || !places[1].isEmpty else { return nil }
      let code = codes.count == 2 ? VATCode.find(codes[1]) : nil
      guard codes.count == 1 || code != nil else { return nil }
      var share = Share.remainder
      if sides.count == 2, sides[1].hasSuffix("%") {
        let digits = sides[1].dropLast().filter { !$0.isWhitespace }.replacing(",", with: ".")
        guard let e8 = scaledInteger(String(digits), decimals: 6), e8 > 0 else { return nil }
        share = .percent(Rate(e8: e8))
      } else if sides.count == 2 {
        guard let amount = try? Money(french: sides[1]), amount > .zero else { return nil }
        share = .fixed(amount)
      }
      self.init(account, thirdParty: places.count == 2 ? places[1] : nil, vatCode: code?.code, share: share)
    }

    /// « 627@D20 », « 401:MORVAN 30 % ».
    public var french: String {
      account.text + (thirdParty.map { ":\($0)" } ?? "") + (vatCode.map { "@\($0)" } ?? "")
        + (share == .remainder ? "" : " \(share.french)")
    }
  }
}

extension CodingRule {
  /// How far it is trusted for a movement that it fits, 5…99: what identifies the counterpart before what is only said,
  /// what a person wrote before what was learnt, less for each time it was contradicted.
  public var score: Int {
    let identifies = conditions.mandate != nil || conditions.counterpartAccount != nil || conditions.reference != nil
    var score = identifies ? 96 : conditions.words.isEmpty && conditions.counterpartName == nil ? 80 : 88
    if origin == .learnt { score -= max(0, 18 - 6 * uses) + 12 * contradictions }
    return min(99, max(5, score))
  }

  /// Of rules of one score, the one that says most goes first.
  var precision: Int {
    let c = conditions
    let identified = [c.mandate, c.counterpartAccount, c.counterpartName, c.reference, c.operation].count { $0 != nil }
    return identified * 4 + c.words.count + [c.least, c.most].count { $0 != nil } + (c.direction == nil ? 0 : 1)
      + (c.bank == nil ? 0 : 1)
  }

  /// What is wrong with the rule itself, before it is kept.
  public func check() -> [Finding] {
    var findings: [Finding] = []
    if name.allSatisfy(\.isWhitespace) || name.count > 80 { findings.append(.bankRuleNameInvalid(name)) }
    if !conditions.tellsSomething { findings.append(.bankRuleWithoutCondition()) }
    if let least = conditions.least, let most = conditions.most, most < least {
      findings.append(.bankRuleRangeReversed(least, most))
    }
    let remainders = parts.count { $0.share == .remainder }
    if remainders != 1 { findings.append(.bankRuleRemainder(remainders)) }
    let percents = parts.reduce(Int64(0)) { sum, part in
      if case .percent(let rate) = part.share { return sum + rate.e8 }
      return sum
    }
    if percents >= 100_000_000 { findings.append(.bankRulePercentTooHigh(Rate(e8: percents))) }
    for part in parts {
      if let code = part.vatCode, VATCode.find(code) == nil { findings.append(.vatCodeUnknown(code)) }
      if case .fixed(let amount) = part.share, amount <= .zero { findings.append(.bankRuleAmountNotPositive(amount)) }
    }
    return findings
  }
}
