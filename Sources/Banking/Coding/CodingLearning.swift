import Kernel
public import Ledger

/// Makes rules of what a person accepted, and mends those they did not follow.
///
/// Only an entry with one counterpart, its tax aside, teaches something: shares of a split change each month. Nothing is
/// learnt from a suspense account: it says that one does not know.
public enum CodingLearning {
  /// What changed in the rules of the dossier.
  public struct Lesson: Hashable, Sendable {
    /// New, or changed; by their names.
    public var kept: [CodingRule] = []
    /// The names of those that were contradicted more often than followed.
    public var forgotten: [String] = []

    public var isEmpty: Bool { kept.isEmpty && forgotten.isEmpty }
  }

  /// - Parameters:
  ///   - proposed: what was proposed first, if anything was.
  ///   - lines: the entry as it was accepted, the bank's line among the others.
  public static func lesson(
    from line: StatementLine, accepted lines: [EntryLine], proposed: CodingProposal?, bank: AccountNumber, rules: [CodingRule]
  ) -> Lesson {
    var lesson = Lesson()
    let counterparts = lines.filter { $0.account != bank }
    guard !counterparts.contains(where: { $0.account.hasPrefix("47") }) else { return lesson }
    let part = part(counterparts, isEntering: line.amount.minor > 0)
    let text = MovementText(line)
    for rule in rules where rule.conditions.fits(line, text, bank: bank) {
      var changed = rule
      if rule.agrees(with: counterparts, part) {
        changed.uses += 1
        lesson.kept.append(changed)
      } else if rule.name == proposed?.rule || rule.origin == .learnt {
        changed.contradictions += 1
        if rule.origin == .learnt, changed.contradictions > changed.uses {
          lesson.forgotten.append(rule.name)
        } else {
          lesson.kept.append(changed)
        }
      }
    }
    let isFollowed = rules.contains { rule in
      rule.conditions.fits(line, text, bank: bank) && rule.agrees(with: counterparts, part)
    }
    // What an open piece, a loan or a usual operation said already needs no rule.
    let wasSaid = proposed.map {
      $0.source != .rule && $0.source != .suspense && $0.lines.filter { $0.account != bank } == counterparts
    }
    guard !isFollowed, wasSaid != true, let part, let conditions = conditions(of: line) else { return lesson }
    let taken = Set(rules.map(\.name)).subtracting(lesson.forgotten)
    let name = name(of: line, part, besides: taken)
    lesson.kept.append(CodingRule(name: name, conditions: conditions, parts: [part], origin: .learnt, uses: 1))
    return lesson
  }

  /// The only counterpart, with its tax when the entry has one.
  private static func part(_ counterparts: [EntryLine], isEntering: Bool) -> CodingRule.Part? {
    let taxes = counterparts.filter { $0.vatCode != nil && VATAccounts.isTax($0.account) }
    let bases = counterparts.filter { !($0.vatCode != nil && VATAccounts.isTax($0.account)) }
    guard bases.count == 1, let base = bases.first, (base.credit > .zero) == isEntering else { return nil }
    let codes = Set(taxes.compactMap(\.vatCode))
    guard codes.isEmpty || codes == Set([base.vatCode].compactMap(\.self)) else {
      // A payment that releases a waiting tax: the rule is the third party alone.
      return base.thirdParty == nil ? nil : CodingRule.Part(base.account, thirdParty: base.thirdParty)
    }
    return CodingRule.Part(base.account, thirdParty: base.thirdParty, vatCode: base.vatCode)
  }

  /// What identifies such movements: the mandate, else the counterpart's account, else the telling words of the label.
  private static func conditions(of line: StatementLine) -> CodingRule.Conditions? {
    let direction: CodingRule.Conditions.Direction = line.amount.minor > 0 ? .enters : .leaves
    if let mandate = line.mandate, !mandate.isEmpty { return .init(mandate: mandate, direction: direction) }
    if let iban = line.counterpartAccount, !iban.isEmpty { return .init(counterpartAccount: iban, direction: direction) }
    var words = MovementText.tellingWords(of: line.label)
    if words.isEmpty { words = MovementText.tellingWords(of: line.counterpartName ?? "") }
    guard !words.isEmpty else { return nil }
    return .init(words: Array(words.prefix(4)), direction: direction)
  }

  private static func name(of line: StatementLine, _ part: CodingRule.Part, besides taken: Set<String>) -> String {
    let words = MovementText.tellingWords(of: line.counterpartName ?? line.label).prefix(3).map(\.capitalizedStart)
    let base = (words.isEmpty ? line.label.trimmedBlanks : words.joined(separator: " ")).prefix(60) + " → " + part.french
    var (name, count) = (String(base), 1)
    while taken.contains(name) {
      count += 1
      name = "\(base) (\(count))"
    }
    return name
  }
}

extension CodingRule {
  /// Whether the entry that was accepted is what the rule says: its accounts, third parties and taxes; for one part, that part.
  fileprivate func agrees(with counterparts: [EntryLine], _ part: Part?) -> Bool {
    if parts.count == 1, let part {
      return parts[0].account == part.account && parts[0].thirdParty == part.thirdParty
        && parts[0].vatCode?.uppercased() == part.vatCode?.uppercased()
    }
    let bases = counterparts.filter { !($0.vatCode != nil && VATAccounts.isTax($0.account)) }
    return bases.count == parts.count
      && zip(bases, parts).allSatisfy { $0.account == $1.account && $0.thirdParty == $1.thirdParty }
  }
}
