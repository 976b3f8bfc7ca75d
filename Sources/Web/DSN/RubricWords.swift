import Kernel
import SocialReporting

/// What a value of a message says to a reader: a day, an amount, the words of a code; and what is masked.
struct RubricWords: Sendable {
  let norm: Norm
  /// Numbers that name a person, and accounts, are shown whole.
  let isWhole: Bool

  /// Numbers that name a person: NIR, NTT, and those of other blocks; accounts.
  private static let secrets: Set<RubricID> = [
    "S21.G00.12.003", "S21.G00.20.004", "S21.G00.30.001", "S21.G00.30.020", "S21.G00.31.008", "S21.G00.60.007", "S21.G00.73.007",
    "S21.G00.73.008", "S89.G00.67.001", "S89.G00.67.002", "S89.G00.87.007", "S89.G00.87.008", "S89.G00.88.008", "S89.G00.88.009",
    "S89.G00.89.007", "S89.G00.89.008", "S89.G00.91.001", "S89.G00.91.021",
  ]

  static func isSecret(_ id: RubricID, _ norm: Norm) -> Bool {
    secrets.contains(id)
      // Those of a year to come.
      || norm.rubric(id).map { $0.name == "IBAN" || $0.name.contains("NIR") || $0.name.contains("inscription au répertoire") }
        ?? false
  }

  /// As it stands between the apostrophes, masked when it must be.
  func raw(_ rubric: Rubric) -> String {
    guard !isWhole, RubricWords.isSecret(rubric.id, norm) else { return rubric.value }
    return RubricWords.mask(rubric.value)
  }

  /// The first sign and the length stay.
  static func mask(_ value: String) -> String {
    value.isEmpty ? "" : value.prefix(1) + String(repeating: "•", count: min(max(value.count - 1, 1), 40))
  }

  /// As somebody reads it; nil when it is what stands in the file already.
  func meaning(_ rubric: Rubric) -> String? {
    guard isWhole || !RubricWords.isSecret(rubric.id, norm), let kind = norm.rubric(rubric.id) else { return nil }
    if let label = kind.label(of: rubric.value) { return label }
    switch kind.kind {
    case .date: return RubricWords.day(rubric.value)
    case .number:
      guard rubric.value.contains("."), let money = Money(json: rubric.value) else { return nil }
      return money.shown
    // A month is a text of the norm.
    case .text: return kind.name.hasPrefix("Mois") ? RubricWords.day(rubric.value) : nil
    }
  }

  /// « 12102026 » is 12/10/2026, « 102026 » is octobre 2026; nil for another text.
  static func day(_ value: String) -> String? {
    guard value.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    if value.count == 6, let month = month(value) { return month.french }
    guard value.count == 8, let day = Day(neodes: value) else { return nil }
    return day.french
  }

  private static func month(_ value: String) -> Month? {
    guard let number = Int(value.prefix(2)), let year = Int(value.suffix(4)), (1...12).contains(number) else { return nil }
    return Month(year, number)
  }
}

extension Day {
  /// JJMMAAAA; nil when it is no day.
  init?(neodes text: String) {
    guard text.count == 8, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let (day, month) = (text.prefix(2), text.dropFirst(2).prefix(2))
    self.init(iso: "\(text.suffix(4))-\(month)-\(day)")
  }
}

extension Money {
  /// « 2483.86 » or « -12.5 »; nil for another text, or more than two decimals.
  init?(json text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty, whole.count <= 12,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }), let euros = Int64(whole)
    else { return nil }
    let decimals = parts.count == 2 ? parts[1] : "0"
    guard (1...2).contains(decimals.count), let cents = Int64(decimals.count == 1 ? decimals + "0" : decimals) else { return nil }
    self.init(cents: (isNegative ? -1 : 1) * (euros * 100 + cents))
  }
}
