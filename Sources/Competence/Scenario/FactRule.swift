public import Kernel

/// A fact of a scenario: a base value that every learner of the base version has, and how a learner's own differs from it.
public struct FactRule: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case amount = "montant"
    case rate = "taux"
    case count = "nombre"
    case day = "jour"
    /// A number of a document, a cheque, a transfer: letters and digits.
    case reference = "reference"
  }

  public enum Base: Hashable, Sendable {
    case formula(Formula)
    case day(Day)
    case text(String)
  }

  /// How far from its base a value may be drawn.
  public enum Variation: Hashable, Sendable {
    case none
    /// Whole steps up to so many hundredths of a percent away: `±8 % par 0,50`.
    case proportion(hundredths: Int64, step: Fraction)
    /// Whole steps, so many at most: `±3`, and working days for a day.
    case steps(Int)
    /// Other digits in the last run of digits.
    case digits
  }

  public let name: String
  public let kind: Kind
  public let base: Base
  public let variation: Variation
  /// What it is, for who reads the scenario.
  public let label: String

  init(name: String, kind: Kind, base: Base, variation: Variation, label: String) {
    (self.name, self.kind, self.base, self.variation, self.label) = (name, kind, base, variation, label)
  }
}

extension FactRule.Variation {
  /// Reads ``, `±8 % par 0,50`, `±2`, `chiffres`; nil when it is none of them.
  init?(_ text: String) {
    let words = text.replacing("±", with: " ± ").replacing("%", with: " % ").split(whereSeparator: \.isWhitespace).map(
      String.init)
    switch words.count {
    case 0: self = .none
    case 1 where words[0] == "chiffres": self = .digits
    case 2 where words[0] == "±":
      guard let count = Int(words[1]), (1...60).contains(count) else { return nil }
      self = .steps(count)
    case 5 where words[0] == "±" && words[2] == "%" && words[3] == "par":
      guard let percent = Rate(frenchPercent: words[1]), percent.e8 > 0, percent.e8 <= 50_000_000,
        let step = try? Fraction(french: words[4]), step.numerator > 0
      else { return nil }
      self = .proportion(hundredths: percent.e8 / 10_000, step: step)
    default: return nil
    }
  }
}

/// Where the differences between learners come from: each draw is a function of the learner's seed and of a name, so that adding a fact
/// to a scenario does not change the others.
public struct Draw: Sendable {
  private let number: @Sendable (String) -> UInt64

  /// - Parameter number: sixty-four bits for a name, always the same for the same name.
  public init(_ number: @escaping @Sendable (String) -> UInt64) { self.number = number }

  /// From -reach to +reach, all as likely. A bias of 2⁻⁵⁰ does not matter here.
  func offset(_ name: String, reach: Int64) -> Int64 {
    precondition(reach >= 0, "a reach is not negative")
    return Int64(number(name) % UInt64(2 * reach + 1)) - reach
  }

  /// Digits of the same length, the first not zero unless it was.
  func digits(_ name: String, like digits: Substring) -> String {
    var bits = number(name)
    var result = ""
    for (index, digit) in digits.enumerated() {
      let choices: UInt64 = index == 0 && digit != "0" ? 9 : 10
      result.append(String(bits % choices + (choices == 9 ? 1 : 0)))
      bits /= choices
      if bits == 0 { bits = number("\(name) \(index)") }
    }
    return result
  }
}
