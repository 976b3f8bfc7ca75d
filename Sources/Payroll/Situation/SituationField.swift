import Foundation
import Kernel

/// JSON as it is written: amounts are texts, so that no floating point stands on their way.
public enum JSONValue: Codable, Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case other
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  public init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let value = try? single.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? single.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? single.decode(String.self) {
      self = .text(value)
    } else if let value = try? single.decode([JSONValue].self) {
      self = .list(value)
    } else if let value = try? single.decode([String: JSONValue].self) {
      self = .object(value)
    } else {
      self = .other
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    switch self {
    case .null, .other: try single.encodeNil()
    case .boolean(let value): try single.encode(value)
    case .integer(let value): try single.encode(value)
    case .text(let value): try single.encode(value)
    case .list(let values): try single.encode(values)
    case .object(let fields): try single.encode(fields)
    }
  }

  /// For a message.
  var shown: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .text(let value): String(value.prefix(60))
    case .list: "[…]"
    case .object: "{…}"
    case .other: "un nombre à virgule"
    }
  }
}

/// What a file of payroll is meant to be, for what is said of it.
enum PayrollForm {
  case situation, payslip

  /// « Ajoutez ce champ au bulletin ».
  var toFrench: String { self == .situation ? "à la situation" : "au bulletin" }
  var ofFrench: String { self == .situation ? "d’une situation" : "d’un bulletin" }
  /// `ecritoire aide …`.
  var helpPage: String { self == .situation ? "paie" : "bulletin-controle" }
}

/// What was found while a file was read.
final class FindingList {
  let form: PayrollForm
  init(_ form: PayrollForm) { self.form = form }
  private(set) var findings: [Finding] = []
  func add(_ finding: Finding) { findings.append(finding) }
}

/// A value of a situation, and where it stands. Each reader gives nil and says why when the value is not what it must be; a value
/// that is absent or null is nil without a word.
struct Field {
  let value: JSONValue?
  /// Such as `month.overtime[0].hours`.
  let path: String
  let log: FindingList

  init(_ value: JSONValue?, _ path: String, _ log: FindingList) { (self.value, self.path, self.log) = (value, path, log) }

  var isNull: Bool {
    if case .null? = value { true } else { value == nil }
  }

  /// Absence is said.
  func required<Read>(_ read: (Field) -> Read?) -> Read? {
    if isNull {
      log.add(.payrollFieldMissing(path, log.form))
      return nil
    }
    return read(self)
  }

  private func refuse<Read>(_ wanted: String) -> Read? {
    log.add(.payrollWrongValue(value?.shown ?? "", wanted: wanted, log.form).at(field: path.isEmpty ? nil : path))
    return nil
  }

  /// The fields of an object; those that are not known are said.
  func object(_ keys: [String]) -> Fields? {
    guard case .object(let fields)? = value else { return refuse("un objet { }") }
    for key in fields.keys.sorted() where !keys.contains(key) {
      log.add(.payrollUnknownKey(key, known: keys).at(field: path.isEmpty ? key : path + "." + key))
    }
    return Fields(values: fields, path: path, log: log)
  }

  /// The elements; none when it is absent.
  func list<Element>(_ read: (Field) -> Element?) -> [Element] {
    if isNull { return [] }
    guard case .list(let values)? = value else { return refuse("une liste [ ]") ?? [] }
    return values.enumerated().compactMap { index, value in
      let element = Field(value, "\(path)[\(index)]", log)
      return element.isNull ? element.refuse("un élément de liste") : read(element)
    }
  }

  func parsed<Read>(_ wanted: String, _ read: (String) -> Read?) -> Read? {
    if isNull { return nil }
    guard case .text(let text)? = value, let found = read(text) else { return refuse(wanted) }
    return found
  }

  func text() -> String? { parsed("un texte") { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }
  func day() -> Day? { parsed("un jour AAAA-MM-JJ") { Day(iso: $0) } }

  func money() -> Money? {
    parsed("un montant entre guillemets, tel que \"2200.00\"") { text in
      scaledInteger(text, decimals: 2).flatMap { abs($0) <= Field.largest ? Money(cents: $0) : nil }
    }
  }

  /// Ten billion euros: sums and products of a payslip stay far from what an integer holds.
  private static let largest: Int64 = 1_000_000_000_000

  func hours() -> Hours? {
    parsed("un nombre d’heures entre guillemets, tel que \"151.67\"") { text in
      Hours(decimal: text).flatMap { abs($0.hundredths) <= 1_000_000 ? $0 : nil }
    }
  }

  /// A rate in percent: `"6.90"`.
  func percent() -> Rate? {
    parsed("un taux en pour cent entre guillemets, tel que \"6.90\"") { text in
      scaledInteger(text, decimals: 6).flatMap { abs($0) <= 100_000_000_000 ? Rate(e8: $0) : nil }
    }
  }

  func integer() -> Int? {
    if isNull { return nil }
    guard case .integer(let number)? = value, number.magnitude <= 100_000_000 else {
      return refuse("un nombre entier sans guillemets")
    }
    return number
  }

  func boolean() -> Bool? {
    if isNull { return nil }
    guard case .boolean(let flag)? = value else { return refuse("true ou false") }
    return flag
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice? where Choice.RawValue == String {
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return parsed("un de ceux-ci : \(known)") { Choice(rawValue: $0) }
  }
}

/// The fields of an object, by name.
struct Fields {
  let values: [String: JSONValue]
  let path: String
  let log: FindingList

  subscript(_ key: String) -> Field { Field(values[key], path.isEmpty ? key : path + "." + key, log) }
}
