extension Day {
  /// Reads a date as bookkeepers type it: `.` for today, `28` in the open month, `2811` or `28/11` in the fiscal year,
  /// `281126`, `28/11/26`, `28/11/2026`. Nil when no such day can be meant.
  /// - Parameters:
  ///   - month: the month that a day alone falls in.
  ///   - year: where a day and a month fall; nil for the year of the open month.
  public init?(typed text: String, today: Day, month: Month, year: FiscalYear?) {
    let compact = text.filter { !$0.isWhitespace }
    if compact == "." {
      self = today
      return
    }
    if let day = Day(iso: compact) {
      self = day
      return
    }
    let pieces = compact.split(whereSeparator: { $0 == "/" || $0 == "." || $0 == "-" }).map(String.init)
    guard !pieces.isEmpty, pieces.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return nil }
    let parts = pieces.count == 1 ? Day.parts(of: pieces[0]) : pieces
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, parts.allSatisfy({ $0.count <= 4 }) else { return nil }
    switch numbers.count {
    case 1: self.init(checking: month.year, month.number, numbers[0])
    case 2:
      let years = year.map { Array($0.first.year...$0.last.year) } ?? [month.year]
      let days = years.compactMap { Day(checking: $0, numbers[1], numbers[0]) }
      guard let day = days.first(where: { year?.contains($0) ?? true }) ?? days.first else { return nil }
      self = day
    case 3:
      let full = parts[2].count == 4 ? numbers[2] : 2000 + numbers[2]
      guard parts[2].count == 2 || parts[2].count == 4 else { return nil }
      self.init(checking: full, numbers[1], numbers[0])
    default: return nil
    }
  }

  private init?(checking year: Int, _ month: Int, _ day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    self.init(number: Int32(year * 10_000 + month * 100 + day))
  }

  /// `28`, `2811`, `281126`, `28112026`, cut in two by two.
  private static func parts(of digits: String) -> [String] {
    let characters = Array(digits)
    switch characters.count {
    case 1, 2: return [digits]
    case 3: return [String(characters[0]), String(characters[1...2])]
    case 4: return [String(characters[0...1]), String(characters[2...3])]
    case 6, 8: return [String(characters[0...1]), String(characters[2...3]), String(characters[4...])]
    default: return []
    }
  }
}
