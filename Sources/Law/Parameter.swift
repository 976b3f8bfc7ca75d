import Foundation
import Kernel

/// One figure of law over time.
public struct Parameter: Hashable, Sendable {
  /// Dotted, English and stable, such as `vat.standard`: the name of its file.
  public let id: String
  /// In French, as a list shows it.
  public let label: String
  public let unit: ParameterUnit
  /// In order of days, never empty, never overlapping. The first day is the
  /// first one we vouch for, which may be later than the birth of the rule.
  public let values: [DatedValue]
  /// The day somebody last compared the file with the law.
  public let checkedOn: Day
  /// The day a change is expected, when one is.
  public let expectedNext: Day?
  /// What the figure is for, or a doubt about it, in French.
  public let note: String?
  /// The file it was read from.
  public let file: String

  /// The value and the citation in force that day. Throws `law.parameter.not-in-force`.
  public func step(on day: Day) throws(Finding) -> Step {
    guard let step = stepInForce(on: day) else { throw .parameterNotInForce(self, on: day) }
    return step
  }

  /// The same; nil when none is in force.
  func stepInForce(on day: Day) -> Step? {
    guard let value = values.last(where: { $0.from <= day }), value.until.map({ day <= $0 }) ?? true else { return nil }
    return Step(
      id: id, label: label, unit: unit, from: value.from, until: value.until, value: value.value,
      isVerified: value.check.isVerified, citation: value.citations.last { $0.from <= day }!)
  }
}

/// A value, from its first day until the next value of the parameter or its own last day.
public struct DatedValue: Hashable, Sendable {
  public let from: Day
  /// The last day, for a figure that ends without a successor or before it.
  public let until: Day?
  public let value: ParameterValue
  /// Whether the figure itself was read in a source.
  public let check: Verification
  /// In order of days; the first starts with the value. An article may be
  /// renumbered while the figure stays: each citation has its own first day.
  public let citations: [Citation]
}

/// The text a figure stands on, from a first day.
public struct Citation: Hashable, Sendable {
  public let from: Day
  /// Such as « CGI, art. 278 ».
  public let text: String
  /// Whether the number of the article was read in a source.
  public let check: Verification

  /// How a citation may begin: the kinds of text that make or comment French law.
  static let kinds = [
    "loi", "ordonnance", "décret", "arrêté", "art.", "règlement", "directive", "ANC", "ANI", "PCG", "BOFiP", "CCH", "CGCT", "CGI",
    "CIBS", "LPF", "CMF", "convention", "CPC", "CSS", "C. civ.", "C. com.", "C. trav.",
  ]
}

/// Whether something was read in a source, and which.
public struct Verification: Hashable, Sendable {
  /// Where it was read; nil when it is only remembered or deduced.
  public let source: String?

  public var isVerified: Bool { source != nil }
}

/// What a parameter says on one day, with the citation in force that day.
public struct Step: Hashable, Sendable {
  public let id: String
  public let label: String
  public let unit: ParameterUnit
  public let from: Day
  public let until: Day?
  public let value: ParameterValue
  /// Whether the figure was read in a source; the citation says so for itself.
  public let isVerified: Bool
  public let citation: Citation

  /// « 20 % », « 85 000,00 € », « 10 ans ».
  public var french: String { value.french(unit) }
}

/// What a figure counts. The raw value is the word of the data files.
public enum ParameterUnit: String, CaseIterable, Hashable, Sendable {
  case euros = "EUR"
  case eurosPerHour = "EUR/hour"
  case eurosPerMonth = "EUR/month"
  case eurosPerYear = "EUR/year"
  case rate
  case days, months, years
  case fields, times, hours, decimals, employees, models
  /// A day of the month that follows the one a payment is about.
  case dayOfNextMonth = "day-of-next-month"
  /// A plain number that multiplies, such as 1.75 or 2/3.
  case ratio
  /// A scale: what holds from each amount on, such as `0=0, 1635=0.005`.
  case brackets

  /// What follows the number in French.
  var french: String {
    switch self {
    case .euros: "€"
    case .eurosPerHour: "€ par heure"
    case .eurosPerMonth: "€ par mois"
    case .eurosPerYear: "€ par an"
    case .rate, .ratio: ""
    case .days: "jours"
    case .months: "mois"
    case .years: "ans"
    case .fields: "zones"
    case .times: "fois"
    case .dayOfNextMonth: "du mois suivant"
    case .hours: "heures"
    case .decimals: "décimales"
    case .employees: "salariés"
    case .brackets: "tranches"
    case .models: "modèles"
    }
  }

  /// Reads the text of a data file: a plain decimal with a point. Nil when it is not one, has too many decimals, or is larger than
  /// any figure of law: what is computed with it then stays within what an integer holds.
  func value(_ text: String) -> ParameterValue? {
    switch self {
    case .euros, .eurosPerHour, .eurosPerMonth, .eurosPerYear:
      scaledInteger(text, decimals: 2).flatMap { abs($0) <= Money.largest.cents ? .money(Money(cents: $0)) : nil }
    case .rate: Rate(decimal: text).flatMap { abs($0.e8) <= ParameterUnit.largestRate ? .rate($0) : nil }
    case .days, .months, .years, .fields, .times, .hours, .decimals, .employees, .models, .dayOfNextMonth:
      scaledInteger(text, decimals: 0).flatMap { abs($0) <= ParameterUnit.largestCount ? .count(Int($0)) : nil }
    case .ratio: Ratio(figure: text).map { .ratio($0) }
    case .brackets: Brackets(text).map { .brackets($0) }
    }
  }

  /// Ten thousand percent.
  private static let largestRate: Int64 = 10_000_000_000
  private static let largestCount: Int64 = 1_000_000
}

/// The value of a figure, by kind.
public enum ParameterValue: Hashable, Sendable {
  case money(Money)
  case rate(Rate)
  case count(Int)
  case ratio(Ratio)
  case brackets(Brackets)

  func french(_ unit: ParameterUnit) -> String {
    switch self {
    case .money(let money): "\(money.french)\u{A0}\(unit.french)"
    case .rate(let rate): rate.frenchPercent
    case .count(let count): "\(count)\u{A0}\(unit.french)"
    case .ratio(let ratio): ratio.figure.replacing(".", with: ",")
    case .brackets(let brackets): "\(brackets.steps.count)\u{A0}\(unit.french)"
    }
  }
}
