import Kernel
import Payroll

/// A block being made: its rubrics cleaned to what the norm takes.
struct BlockDraft {
  let id: BlockID
  private(set) var rubrics: [Rubric] = []
  var children: [BlockOccurrence] = []

  init(_ id: BlockID, capacity: Int = 8) {
    self.id = id
    rubrics.reserveCapacity(capacity)
  }

  /// In ascending order of numbers. Nothing for nil or nothing.
  /// - Parameter source: its place in the ledger; kept as the line, which a message that is built does not have.
  mutating func set(_ number: Int, _ value: String?, from source: Int = 0) {
    guard let value, !value.isEmpty else { return }
    rubrics.append(Rubric(id.rubric(number), value, line: source))
  }

  mutating func set(_ number: Int, _ amount: Money?, from source: Int = 0) {
    set(number, amount.map(DeclaredText.amount), from: source)
  }
  mutating func set(_ number: Int, _ day: Day?) { set(number, day.map(DeclaredText.date)) }

  var occurrence: BlockOccurrence { BlockOccurrence(id, rubrics, children) }
}

/// How values are written.
enum DeclaredText {
  /// `-310.00`.
  static func amount(_ amount: Money) -> String { hundredths(amount.cents) }
  static func hours(_ hours: Hours) -> String { hundredths(hours.hundredths) }

  static func hundredths(_ value: Int64) -> String {
    let (whole, part) = (value.magnitude / 100, value.magnitude % 100)
    return "\(value < 0 ? "-" : "")\(whole).\(part < 10 ? "0" : "")\(part)"
  }

  /// `JJMMAAAA`.
  static func date(_ day: Day) -> String {
    let number = day.dayOfMonth * 1_000_000 + day.monthOfYear * 10_000 + day.year
    return number < 10_000_000 ? "0\(number)" : "\(number)"
  }

  /// Percent, so many decimals, rounded: 15.450. Nil below zero or above a hundred.
  static func percent(_ rate: Rate, decimals: Int) -> String? {
    guard rate.e8 >= 0, rate.e8 <= 100_000_000 else { return nil }
    var (unit, scale): (Int64, Int64) = (1_000_000, 1)
    for _ in 0..<decimals { (unit, scale) = (unit / 10, scale * 10) }
    let value = RoundingRule.halfAwayFromZero.quotient(Int128(rate.e8), by: Int128(unit))
    let part = "\(value % scale)"
    return "\(value / scale)." + String(repeating: "0", count: decimals - part.utf8.count) + part
  }

  /// Whether a rate is exact with so many decimals of a percent.
  static func isExact(_ rate: Rate, decimals: Int) -> Bool {
    var unit: Int64 = 1_000_000
    for _ in 0..<decimals { unit /= 10 }
    return rate.e8 % unit == 0
  }

  /// What a text may be made of.
  enum Charset {
    /// Latin-1, as it is: names, jobs.
    case latin
    /// Capitals without accents, commas or signs: addresses.
    case address
    /// Letters, digits and spaces only: towns.
    case town
  }

  /// In the characters the norm takes, spaces drawn together, no longer than it allows. Whether something was lost.
  static func clean(_ text: String, _ charset: Charset, longest: Int) -> (text: String, isCut: Bool) {
    let bytes = text.utf8
    let isPlain =
      charset == .latin && bytes.count <= longest && bytes.first != 32 && bytes.last != 32
      && bytes.allSatisfy { 32...126 ~= $0 } && !text.contains("  ")
    if isPlain { return (text, false) }
    var (result, isCut, pendingSpace) = ("", false, false)
    for scalar in text.unicodeScalars {
      guard let written = written(scalar, charset) else {
        isCut = true
        continue
      }
      if written == " " {
        pendingSpace = !result.isEmpty
        continue
      }
      if pendingSpace {
        result += " "
        pendingSpace = false
      }
      result += written
    }
    guard result.unicodeScalars.count > longest else { return (result, isCut) }
    let cut = String(String.UnicodeScalarView(result.unicodeScalars.prefix(longest)))
    return (cut.last == " " ? String(cut.dropLast()) : cut, true)
  }

  /// Nil for a character that has no form in the set.
  private static func written(_ scalar: Unicode.Scalar, _ charset: Charset) -> String? {
    switch scalar {
    case "’", "‘", "ʼ", "'": return charset == .latin ? "'" : " "
    case "“", "”", "«", "»", "\"": return charset == .latin ? "\"" : " "
    case "–", "—", "‑", "-": return charset == .latin ? "-" : " "
    case "œ": return charset == .latin ? "oe" : "OE"
    case "Œ": return "OE"
    case "…": return charset == .latin ? "..." : " "
    case "€": return charset == .latin ? "EUR" : " "
    case ",", ";", "/", ".", ":", "(", ")", "&": if charset != .latin { return " " }
    default: break
    }
    if scalar.properties.isWhitespace { return " " }
    let value = scalar.value
    if charset == .latin { return (32...126).contains(value) || (160...255).contains(value) ? String(scalar) : bare(scalar) }
    let letter = bare(scalar) ?? ""
    return letter.isEmpty ? nil : letter.uppercased()
  }

  /// The letter or digit without accents.
  private static func bare(_ scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII { return ("0"..."9" ~= scalar || "a"..."z" ~= scalar || "A"..."Z" ~= scalar) ? String(scalar) : nil }
    if scalar == "æ" || scalar == "Æ" { return "AE" }
    if scalar == "ß" { return "ss" }
    return DeclaredText.accents[scalar]
  }

  private static let accents: [Unicode.Scalar: String] = {
    let rows: [(String, String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"),
      ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"),
      ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    var map: [Unicode.Scalar: String] = [:]
    for (letter, accented) in rows {
      for scalar in accented.unicodeScalars {
        map[scalar] = letter
        for upper in String(scalar).uppercased().unicodeScalars where !upper.isASCII { map[upper] = letter.uppercased() }
      }
    }
    return map
  }()
}
