/// The elements of an XML FEC as they are met, down to a `ligne`.
struct FECXMLRecord {
  struct Row {
    var line: Int
    /// In the order of `FECField`, written as in the flat form.
    var fields: [String]
    var extra: [(name: String, value: String)]
    /// What Sens says, when it is neither D, C, +1 nor -1.
    var badSide: String?
  }

  /// The values that one element holds: those of a `ligne` win over those of its `ecriture`.
  private struct Level {
    var values = [String?](repeating: nil, count: FECField.allCases.count)
    var extra: [(name: String, value: String)] = []

    mutating func clear() {
      for index in values.indices { values[index] = nil }
      extra.removeAll(keepingCapacity: true)
    }
  }

  /// How deep the elements of a FEC were followed: 0 when the document is something else.
  private(set) var depth = 0
  private var path: [String] = []
  private var value = ""
  private var journal = Level()
  private var entry = Level()
  private var line = Level()
  private static let mostExtra = 100

  mutating func start(_ name: String) {
    path.append(name)
    value = ""
    if name == "comptabilite" || name == "exercice" { depth = max(depth, path.count) }
    switch (path.count, name) {
    case (3, "journal"): journal.clear()
    case (4, "ecriture"): entry.clear()
    case (5, "ligne"): line.clear()
    default: break
    }
  }

  mutating func text(_ text: String) { value += text }

  /// The row, when a `ligne` ends.
  mutating func end(_ name: String, line number: Int) -> Row? {
    let depth = path.count
    path.removeLast()
    defer { value = "" }
    switch (depth, path.last) {
    case (5, _) where name == "ligne": return row(number)
    case (4, "journal"): keep(name, in: &journal)
    case (5, "ecriture"): keep(name, in: &entry)
    case (6, "ligne"): keep(name, in: &line)
    default: break
    }
    return nil
  }

  private static let fields: [String: FECField] = {
    var fields = Dictionary(uniqueKeysWithValues: FECField.allCases.map { ($0.name, $0) })
    (fields["CompteAuxNum"], fields["CompteAuxLib"]) = (.compAuxNum, .compAuxLib)
    return fields
  }()

  private func keep(_ name: String, in level: inout Level) {
    switch FECXMLRecord.fields[name] ?? FECField.legal(name) {
    case .some(.dateRglt): extra(name, FECXMLRecord.day(value), &level)
    case .some(let field) where field.rawValue < FECField.dateRglt.rawValue: level.values[field.rawValue] = flat(field)
    default: if name != "ligne" && name != "ecriture" { extra(name, value, &level) }
    }
  }

  private func extra(_ name: String, _ value: String, _ level: inout Level) {
    if level.extra.count < FECXMLRecord.mostExtra { level.extra.append((name, value)) }
  }

  /// The value as the flat form writes it.
  private func flat(_ field: FECField) -> String {
    switch field {
    case .ecritureDate, .pieceDate, .dateLet, .validDate: FECXMLRecord.day(value)
    case .debit, .credit, .montant: FECXMLRecord.amount(value)
    default: value
    }
  }

  private func row(_ number: Int) -> Row {
    var fields = FECField.allCases.indices.map { line.values[$0] ?? entry.values[$0] ?? journal.values[$0] ?? "" }
    let amount = fields[FECField.montant.rawValue]
    var badSide: String?
    if !amount.isEmpty {
      let side = fields[FECField.sens.rawValue]
      switch side {
      case "D", "d", "+1": fields[FECField.debit.rawValue] = amount
      case "C", "c", "-1": fields[FECField.credit.rawValue] = amount
      default: badSide = side
      }
    }
    return Row(line: number, fields: fields, extra: entry.extra + line.extra, badSide: badSide)
  }

  /// `2025-12-31`, with an hour or not, as AAAAMMJJ; anything else as it is, for the refusal to show.
  static func day(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let trimmed = bytes.drop { $0 <= 32 }
    guard trimmed.count >= 10 else { return text }
    let start = trimmed.startIndex
    let hasHour = trimmed.count > 10 && trimmed[start + 10] == UInt8(ascii: "T")
    guard trimmed[start + 4] == 45, trimmed[start + 7] == 45, hasHour || trimmed.dropFirst(10).allSatisfy({ $0 <= 32 }) else {
      return text
    }
    return String(decoding: trimmed.prefix(10).filter { $0 != 45 }, as: UTF8.self)
  }

  /// A decimal number with a point, as with a comma. An exponent is left for the refusal.
  static func amount(_ text: String) -> String {
    let bytes = Array(text.utf8).filter { $0 > 32 }
    guard bytes.count(where: { $0 == 46 }) == 1, !bytes.contains(44) else { return text }
    return String(decoding: bytes.map { $0 == 46 ? 44 : $0 }, as: UTF8.self)
  }
}
