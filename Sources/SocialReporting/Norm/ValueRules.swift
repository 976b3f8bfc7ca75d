public import Kernel
import Synchronization

/// What a rubric's values are held to, ready to be asked for each value. It follows from the definition, so two are always equal.
final class ValueRules: Hashable, Sendable {
  let pattern: ValuePattern?
  let codes: Set<String>
  /// Days and months of birth that are not known are 99: such a rubric is a text for the norm, and a day all the same.
  let isDay: Bool

  init(pattern: String?, codes: [Norm.Code]) throws {
    self.codes = Set(codes.map(\.code))
    isDay = pattern?.contains("|99)(0[1-9]|1[0-2]|99)") == true
    self.pattern = try pattern.map { try Self.pattern($0) }
  }

  static func == (_: ValueRules, _: ValueRules) -> Bool { true }
  func hash(into hasher: inout Hasher) {}

  /// Each expression is made once, whatever the norms that have it.
  private static func pattern(_ source: String) throws -> ValuePattern {
    if let kept = kept.withLock({ $0[source] }) { return kept }
    let made = try ValuePattern(source)
    // Files of the user's own could bring any number of them.
    kept.withLock { if $0.count < 1000 { $0[source] = made } }
    return made
  }

  private static let kept = Mutex<[String: ValuePattern]>([:])
}

extension Norm.RubricDefinition {
  /// The rule that a value does not follow.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    case empty
    case tooShort
    case tooLong
    /// Neither digits nor digits with a point.
    case number
    /// No day of the calendar.
    case date
    case pattern
    case code
  }

  /// Why a value is not one of the rubric's.
  public struct Fault: Hashable, Sendable {
    public let rule: Rule
    public let definition: Norm.RubricDefinition
    public let value: String
    /// A warning where the norm's table is not sure: the value may be right.
    public let severity: Finding.Severity
  }

  /// Nil for a value that the norm allows as far as is known: kind, length, pattern, calendar day, code.
  public func accepts(_ value: String) -> Fault? {
    guard let rule = broken(by: value) else { return nil }
    return Fault(
      rule: rule, definition: self, value: value, severity: rule == .code && !codesAreSure ? .warning : .error)
  }

  private func broken(by value: String) -> Rule? {
    if value.isEmpty { return .empty }
    if !rules.codes.isEmpty { return rules.codes.contains(value) ? nil : .code }
    // Each byte that goes on with no character begins one.
    var length = 0
    for byte in value.utf8 where byte & 0xC0 != 0x80 { length += 1 }
    if length < lengths.lowerBound { return .tooShort }
    if length > lengths.upperBound { return .tooLong }
    if let pattern = rules.pattern {
      if !pattern.matches(value) { return kind == .date || rules.isDay ? .date : .pattern }
    } else if kind == .number {
      if !Self.isNumber(value) { return .number }
    }
    return (kind == .date || rules.isDay) && !Self.isDate(value, hasPattern: rules.pattern != nil) ? .date : nil
  }

  static func isNumber(_ value: String) -> Bool {
    var (digits, points, place) = (0, 0, 0)
    for byte in value.utf8 {
      switch byte {
      case 48...57: digits += 1
      case UInt8(ascii: "-") where place == 0: break
      case UInt8(ascii: ".") where points == 0 && digits > 0:
        (points, digits) = (1, 0)
      default: return false
      }
      place += 1
    }
    return digits > 0
  }

  /// Eight digits that are a day of the calendar; the norm writes 99 for a day or a month of birth that is not known. Other shapes
  /// (month and year) are the pattern's.
  static func isDate(_ value: String, hasPattern: Bool) -> Bool {
    var number = 0
    var count = 0
    for byte in value.utf8 {
      guard (48...57).contains(byte), count < 8 else { return hasPattern }
      number = number * 10 + Int(byte - 48)
      count += 1
    }
    guard count == 8 else { return hasPattern }
    let (day, month, year) = (number / 1_000_000, number / 10_000 % 100, number % 10_000)
    if hasPattern, day == 99 || month == 99 { return (day == 99 || day <= 31) && (month == 99 || month <= 12) }
    return day >= 1 && month >= 1 && month <= 12 && day <= daysIn(month, year)
  }

  private static func daysIn(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// A number that says who somebody is: it is not repeated in a message.
  public var namesSomebody: Bool {
    name.contains("inscription au répertoire") || name.contains("Inscription au Répertoire")
      || name.contains("technique temporaire")
      || name.contains("NTT") || name.contains("NIR")
  }
}

extension Norm.RubricDefinition.Fault {
  /// In French, after « La valeur de … » : « a 3 caractères, au moins 5 sont attendus ».
  public var reason: String {
    let (count, lengths) = (value.unicodeScalars.count, definition.lengths)
    switch rule {
    case .empty: return "est vide"
    case .tooShort: return "a \(count) caractère\(count > 1 ? "s" : ""), au moins \(lengths.lowerBound) sont attendus"
    case .tooLong: return "a \(count) caractères, au plus \(lengths.upperBound) sont permis"
    case .number: return "n’est pas un nombre (des chiffres, un point avant les décimales)"
    case .date: return "n’est pas une date du calendrier sous la forme attendue\(example)"
    case .pattern: return "n’a pas la forme attendue\(example)"
    case .code: return "n’est pas un code de la table de la rubrique"
    }
  }

  private var example: String {
    guard let pattern = definition.rules.pattern else { return definition.kind == .date ? ", comme « 01102026 »" : "" }
    if definition.kind == .date, pattern.matches("01102026") { return ", comme « 01102026 »" }
    return pattern.example(definition.lengths).map { ", comme « \($0) »" } ?? ""
  }

  /// As a finding. `line` is nil or 0 for a message that was built.
  public func finding(line: Int? = nil) -> Finding {
    let shown = definition.namesSomebody || value.isEmpty ? "" : " « \(value.prefix(40)) »"
    return Finding(
      code, severity, "\(definition.id) (\(definition.name)) : la valeur\(shown) \(reason).", recovery: recovery,
      reference: "cahier technique de la DSN, \(definition.id)"
    ).at(line: line.flatMap { $0 > 0 ? $0 : nil }, field: "\(definition.id)")
  }

  private var code: String {
    switch rule {
    case .empty: "dsn.value.empty"
    case .tooShort, .tooLong: "dsn.value.length"
    case .number: "dsn.value.number"
    case .date: "dsn.value.date"
    case .pattern: "dsn.value.pattern"
    case .code: "dsn.value.code"
    }
  }

  private var recovery: String {
    switch rule {
    case .empty: return "Donnez une valeur, ou retirez la rubrique."
    case .tooShort, .tooLong:
      return "Corrigez la valeur : \(definition.lengths.lowerBound) à \(definition.lengths.upperBound) caractères."
    case .number: return "Écrivez des chiffres, avec un point pour les décimales et sans espace."
    case .date: return "Écrivez le jour, le mois et l’année sans séparateur (JJMMAAAA)."
    case .pattern: return "Corrigez la valeur dans le logiciel de paie, puis exportez de nouveau."
    case .code where severity == .warning:
      return "Vérifiez ce code : la table de cette version de la norme n’est pas connue avec certitude."
    case .code:
      let list = definition.codes.prefix(8).map(\.code).joined(separator: ", ")
      return "Choisissez un code de la table : \(list)\(definition.codes.count > 8 ? "…" : "")."
    }
  }
}
