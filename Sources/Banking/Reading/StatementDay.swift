public import Kernel

/// How a file writes its days.
public enum StatementDayForm: String, Hashable, Sendable, CaseIterable, Codable {
  /// `31/10/2026`, `31.10.26`, `31-10-2026`.
  case dayFirst = "jour"
  /// `10/31/2026`.
  case monthFirst = "mois"
  /// `2026-10-31`, `2026/10/31`.
  case yearFirst = "annee"
  /// `20261031`.
  case compact

  /// « jour/mois/année ».
  public var french: String {
    switch self {
    case .dayFirst: "jour/mois/année"
    case .monthFirst: "mois/jour/année"
    case .yearFirst: "année-mois-jour"
    case .compact: "AAAAMMJJ"
    }
  }

  /// The day of a text of this form; an hour behind it is left out.
  public func day(_ text: String) -> Day? {
    let numbers = StatementDayForm.numbers(of: text)
    if self == .compact {
      return text.prefix(8).allSatisfy(\.isDigit) && text.count >= 8 ? Int32(text.prefix(8)).flatMap { Day(number: $0) } : nil
    }
    guard numbers.count == 3 else { return nil }
    let (day, month, year) =
      switch self {
      case .dayFirst: (numbers[0], numbers[1], numbers[2])
      case .monthFirst: (numbers[1], numbers[0], numbers[2])
      case .yearFirst, .compact: (numbers[2], numbers[1], numbers[0])
      }
    guard day.count <= 2, month.count <= 2, year.count == 4 || (year.count == 2 && self != .yearFirst) else { return nil }
    guard let d = Int(day), let m = Int(month), let y = Int(year) else { return nil }
    return bankDay(year.count == 2 ? bankCentury(y) : y, m, d)
  }

  /// The three numbers of a date: `10/31'26 08:00` gives 10, 31, 26.
  static func numbers(of text: String) -> [String] {
    let date = text.prefix { $0 != "T" && $0 != "t" }
    var pieces: [String] = []
    var isOpen = false
    for character in date {
      if character.isDigit {
        if isOpen { pieces[pieces.count - 1].append(character) } else { pieces.append(String(character)) }
        isOpen = true
      } else if "/-.' ".contains(character) {
        // Quicken pads with blanks: « 3/ 1' 6 ».
        if pieces.count == 3, isOpen { break }
        isOpen = false
      } else {
        return []
      }
    }
    return pieces
  }

  /// The form that all the texts have; of day first and month first both are given when nothing tells them apart.
  static func forms(of texts: some Sequence<String>) -> [StatementDayForm] {
    var forms: [StatementDayForm] = [.yearFirst, .compact, .dayFirst, .monthFirst]
    for text in texts { forms.removeAll { $0.day(text) == nil } }
    return forms
  }
}

func bankDay(_ year: Int, _ month: Int, _ day: Int) -> Day? {
  guard (1900...2199).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
  return Day(number: Int32(year * 10_000 + month * 100 + day))
}

/// The year that two digits mean: 1980 to 2079.
func bankCentury(_ year: Int) -> Int { year < 80 ? 2000 + year : 1900 + year }

/// `311026` or `261031`, as CFONB and SWIFT write days.
func bankDay(sixDigits text: String, yearFirst: Bool = false) -> Day? {
  guard text.count == 6, text.allSatisfy(\.isDigit), let number = Int(text) else { return nil }
  let (a, b, c) = (number / 10_000, number / 100 % 100, number % 100)
  return yearFirst ? bankDay(bankCentury(a), b, c) : bankDay(bankCentury(c), b, a)
}
