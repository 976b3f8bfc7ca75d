import Foundation
import Kernel
import Ledger

/// The rule as a dossier keeps it: JSON with sorted keys, amounts in cents, rates in hundred-millionths.
extension CodingRule {
  private struct Body: Codable {
    struct Part: Codable {
      var account: String
      var thirdParty, vatCode, label: String?
      var cents, rateE8: Int64?
    }
    var words: [String]
    var counterpartAccount, counterpartName, mandate, reference, operation, direction, bank: String?
    var least, most: Int64?
    var parts: [Part]
    var label, journal: String?
    var origin: String
    var uses, contradictions: Int
  }

  public var json: String {
    get throws {
      let c = conditions
      let body = Body(
        words: c.words, counterpartAccount: c.counterpartAccount, counterpartName: c.counterpartName, mandate: c.mandate,
        reference: c.reference, operation: c.operation, direction: c.direction?.rawValue, bank: c.bank?.text,
        least: c.least?.cents,
        most: c.most?.cents, parts: parts.map(CodingRule.body), label: label, journal: journal, origin: origin.rawValue,
        uses: uses,
        contradictions: contradictions)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(body), as: UTF8.self)
    }
  }

  private static func body(_ part: Part) -> Body.Part {
    var body = Body.Part(account: part.account.text, thirdParty: part.thirdParty, vatCode: part.vatCode, label: part.label)
    switch part.share {
    case .remainder: break
    case .fixed(let amount): body.cents = amount.cents
    case .percent(let rate): body.rateE8 = rate.e8
    }
    return body
  }

  /// Throws `bank.rule.unreadable`.
  public init(name: String, json: String) throws(Finding) {
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(json.utf8)), let origin = Origin(rawValue: body.origin)
    else {
      throw .bankRuleUnreadable(name)
    }
    var parts: [Part] = []
    for part in body.parts {
      guard let account = AccountNumber(part.account) else { throw .bankRuleUnreadable(name) }
      let share: Part.Share =
        part.cents.map { .fixed(Money(cents: $0)) } ?? part.rateE8.map { .percent(Rate(e8: $0)) } ?? .remainder
      parts.append(Part(account, thirdParty: part.thirdParty, vatCode: part.vatCode, label: part.label, share: share))
    }
    let conditions = Conditions(
      words: body.words, counterpartAccount: body.counterpartAccount, counterpartName: body.counterpartName,
      mandate: body.mandate,
      reference: body.reference, operation: body.operation, direction: body.direction.flatMap(Conditions.Direction.init),
      least: body.least.map { Money(cents: $0) }, most: body.most.map { Money(cents: $0) },
      bank: body.bank.flatMap { AccountNumber($0) })
    self.init(
      name: name, conditions: conditions, parts: parts, label: body.label, journal: body.journal, origin: origin, uses: body.uses,
      contradictions: body.contradictions)
  }
}
