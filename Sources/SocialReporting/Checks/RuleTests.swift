import Kernel

/// What a rule asks that is not a comparison (``RuleTest``).
enum RuleTests {
  /// `values` are those of the rubrics that the rule names, nil for those that are not there.
  static func holds(_ test: RuleTest, _ values: [String?], _ scene: RuleScene, _ stack: [BlockOccurrence]) -> Bool {
    guard let first = values.first ?? nil else { return !test.rawValue.hasPrefix("is") }
    switch test {
    case .siren: return first.utf8.count < 9 || (try? Siren(String(first.prefix(9)))) != nil
    case .siret:
      let text = values.compactMap { $0 }.joined()
      return text.utf8.count < 14 || (try? Siret(text)) != nil
    case .iban: return hasIBANKey(first)
    case .bban: return !first.hasPrefix("FR") || (try? RIB(String(first.dropFirst(4)))) != nil
    case .calendar: return isDay(first, allowing99: false)
    case .calendar99: return isDay(first, allowing99: true)
    case .nines: return !first.hasSuffix("999999")
    case .department: return departmentExists(first, birth: values.count > 1 ? values[1] : nil, place: .nir)
    case .ntt:
      guard let siren = stack.last(where: { $0.id == "S21.G00.06" })?[1] ?? companyNumber(stack) else { return true }
      return first.dropFirst().prefix(9) == siren[...]
    case .nospace: return !first.contains(" ")
    case .repeated: return !hasRepeatedCharacter(first)
    case .notzeros: return first.utf8.contains { $0 != 48 }
    case .birthyear:
      guard let today = scene.today, let birth = RuleScene.looseDate(first) else { return true }
      return birth / 10000 <= today.year && birth / 10000 > today.year - 120
    case .isprovident: return isProvident(first)
    case .isworkplace: return first == workplace(stack)
    case .issiret: return first.utf8.count == 14 && (try? Siret(first)) != nil
    // Judged where the block is (``RuleScene``).
    case .isonly: return true
    case .nirbirth:
      guard let birth = values.count > 1 ? values[1].flatMap(RuleScene.looseDate) : nil else { return true }
      return Int(first.dropFirst().prefix(2)) == birth / 10000 % 100
    case .birthplace: return departmentExists(first, birth: values.count > 1 ? values[1] : nil, place: .department)
    }
  }

  /// The company that is beside, not above: for blocks that stand right under the declaration.
  private static func companyNumber(_ stack: [BlockOccurrence]) -> String? {
    stack.last { $0.id == "S20.G00.05" }?.child("S21.G00.06")?[1]
  }

  /// SIREN and NIC of the establishment that the declaration is of.
  static func workplace(_ stack: [BlockOccurrence]) -> String? {
    guard let siren = stack.last(where: { $0.id == "S21.G00.06" })?[1], let nic = stack.last(where: { $0.id == "S21.G00.11" })?[1]
    else { return nil }
    return siren + nic
  }

  /// ISO 13616: the first four characters at the end, letters as 10 to 35, the rest of the division by 97 is 1. The account inside is
  /// another control.
  private static func hasIBANKey(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count > 4 else { return false }
    var remainder = 0
    for byte in bytes[4...] + bytes[..<4] {
      switch byte {
      case 48...57: remainder = (remainder * 10 + Int(byte - 48)) % 97
      case 65...90: remainder = (remainder * 100 + Int(byte - 55)) % 97
      default: return false
      }
    }
    return remainder == 1
  }

  private static func isDay(_ text: String, allowing99: Bool) -> Bool {
    guard text.utf8.count == 8, let date = RuleScene.looseDate(text) else { return true }
    let (year, month, day) = (date / 10000, date / 100 % 100, date % 100)
    if allowing99, month == 99 { return day == 99 || (1...31).contains(day) }
    guard (1...12).contains(month) else { return false }
    return allowing99 && day == 99 || (1...DeclaredMonth.days(year, month)).contains(day)
  }

  enum DepartmentPlace { case nir, department }

  /// Corsica was 20 until 1975, 2A and 2B since 1976; 96 was of Morocco and Tunisia before 1968.
  private static func departmentExists(_ value: String, birth: String?, place: DepartmentPlace) -> Bool {
    guard let birth, let date = RuleScene.looseDate(birth) else { return true }
    let department = place == .nir ? String(value.dropFirst(5).prefix(2)) : value
    switch department {
    case "2A", "2B": return date / 10000 >= 1976
    case "20": return date / 10000 < 1976
    case "96": return date / 10000 < 1968
    default: return true
    }
  }

  /// Five characters from P, six from A, or nine letters and digits: how the norm tells insurers from the others.
  static func isProvident(_ value: String) -> Bool {
    switch value.utf8.count {
    case 5: value.hasPrefix("P")
    case 6: value.hasPrefix("A")
    case 9: true
    default: false
    }
  }

  /// More than twice the same character in a row; digits are free, and « i » may stand three times.
  private static func hasRepeatedCharacter(_ text: String) -> Bool {
    var (last, count): (Character?, Int) = (nil, 0)
    for character in text {
      count = character == last ? count + 1 : 1
      last = character
      if !character.isNumber, count > (character == "i" || character == "I" ? 3 : 2) { return true }
    }
    return text.first.map { !$0.isLetter && !$0.isNumber } ?? false
  }
}
