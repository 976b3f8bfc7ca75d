import Kernel

/// How a template finds the amount of a line. Five forms and no others: a
/// template is a saved habit, not a program.
public enum AmountFormula: Hashable, Sendable {
  /// `fixe 12,00`
  case fixed(Money)
  /// `montant`: what the user enters under that name.
  case entered(String)
  /// `30 % de montant`
  case percentage(Rate, of: String)
  /// `tva D20 de montant`: the tax of an amount before tax, at the rate of the day.
  case vat(code: String, of: String)
  /// `reste`: what balances the entry.
  case remainder

  /// The variable it reads.
  public var variable: String? {
    switch self {
    case .entered(let name), .percentage(_, let name), .vat(_, let name): name
    case .fixed, .remainder: nil
    }
  }

  public var text: String {
    switch self {
    case .fixed(let amount): "fixe \(amount.plainFrench)"
    case .entered(let name): name
    case .percentage(let rate, let name): "\(rate.frenchPercent) de \(name)"
    case .vat(let code, let name): "tva \(code) de \(name)"
    case .remainder: "reste"
    }
  }

  /// Reads what `text` prints; nil when it is none of the five forms.
  public init?(_ text: String) {
    let words = text.replacing("%", with: " % ").split(whereSeparator: \.isWhitespace).map(String.init)
    switch words.count {
    case 1 where words[0] == "reste": self = .remainder
    case 1:
      guard AmountFormula.isVariableName(words[0]) else { return nil }
      self = .entered(words[0])
    case 2... where words[0] == "fixe":
      guard let amount = try? Money(french: words.dropFirst().joined(separator: " ")), amount > .zero else { return nil }
      self = .fixed(amount)
    case 4 where words[1] == "%" && words[2] == "de":
      guard let rate = AmountFormula.percent(words[0]), AmountFormula.isVariableName(words[3]) else { return nil }
      self = .percentage(rate, of: words[3])
    case 4 where words[0] == "tva" && words[2] == "de":
      guard let code = VATCode.find(words[1]), code.rateID != nil, AmountFormula.isVariableName(words[3]) else { return nil }
      self = .vat(code: code.code, of: words[3])
    default: return nil
    }
  }

  /// A small letter, then small letters, digits and dashes; not a word of the language of templates.
  static func isVariableName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 40 else { return false }
    let isPlain = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    return isPlain && !["reste", "fixe", "tva", "de"].contains(text)
  }

  /// `12,5` as 12.5 %: up to six decimals, from above 0 to 100.
  private static func percent(_ text: String) -> Rate? {
    let decimal = text.replacing(",", with: ".")
    guard !text.contains("."), let e8 = scaledInteger(decimal, decimals: 6), e8 > 0, e8 <= 100_000_000 else { return nil }
    return Rate(e8: e8)
  }
}
