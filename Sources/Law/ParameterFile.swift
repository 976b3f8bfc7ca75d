import Foundation
import Kernel

/// Reads a parameter file. Strict on purpose: an unknown key is most often a
/// misspelt one, and a figure that silently lost its last day is a wrong figure.
struct ParameterFile: Decodable {
  let id: String
  let label: String
  let unit: ParameterUnit
  let values: [DatedValue]
  let checkedOn: Day
  let expectedNext: Day?
  let note: String?

  init(from decoder: any Decoder) throws {
    let file = try StrictObject(decoder, keys: ["id", "label", "unit", "values", "checkedOn", "expectedNext", "note"])
    id = try file.text("id")
    label = try file.text("label")
    let word = try file.text("unit")
    guard let unit = ParameterUnit(rawValue: word) else { throw ParameterFileError(reason: "l’unité « \(word) » est inconnue") }
    self.unit = unit
    checkedOn = try file.day("checkedOn")
    expectedNext = try file.optionalDay("expectedNext")
    note = try file.optionalText("note")
    values = try file.list("values", ValueRecord.self).map { try $0.value(unit) }
    try ParameterFile.checkOrder(values)
  }

  private static func checkOrder(_ values: [DatedValue]) throws {
    guard !values.isEmpty else { throw ParameterFileError(reason: "il n’a aucune valeur") }
    for (value, next) in zip(values, values.dropFirst()) where next.from <= value.until ?? value.from {
      throw ParameterFileError(reason: "la valeur du \(next.from.french) commence avant la fin de la précédente")
    }
  }
}

/// A value as the file writes it; its meaning depends on the unit of the parameter.
private struct ValueRecord: Decodable {
  let from: Day
  let until: Day?
  let text: String
  let check: Verification
  let citations: [CitationRecord]

  init(from decoder: any Decoder) throws {
    let record = try StrictObject(decoder, keys: ["from", "until", "value", "verified", "verifiedIn", "citations"])
    from = try record.day("from")
    until = try record.optionalDay("until")
    text = try record.text("value")
    check = try record.verification()
    citations = try record.list("citations", CitationRecord.self)
  }

  func value(_ unit: ParameterUnit) throws -> DatedValue {
    let place = "la valeur du \(from.french)"
    guard let value = unit.value(text) else {
      throw ParameterFileError(reason: "\(place), « \(text) », n’est pas un nombre de l’unité « \(unit.rawValue) »")
    }
    if let until, until < from { throw ParameterFileError(reason: "\(place) finit avant de commencer") }
    let citations = citations.map { Citation(from: $0.from ?? from, text: $0.text, check: $0.check) }
    guard citations.first?.from == from else {
      throw ParameterFileError(reason: "\(place) n’a pas de source dès son premier jour")
    }
    for (citation, next) in zip(citations, citations.dropFirst()) where next.from <= citation.from {
      throw ParameterFileError(reason: "\(place) a des sources qui ne sont pas dans l’ordre des jours")
    }
    return DatedValue(from: from, until: until, value: value, check: check, citations: citations)
  }
}

private struct CitationRecord: Decodable {
  /// Nil for the first day of the value.
  let from: Day?
  let text: String
  let check: Verification

  init(from decoder: any Decoder) throws {
    let record = try StrictObject(decoder, keys: ["from", "text", "verified", "verifiedIn"])
    from = try record.optionalDay("from")
    text = try record.text("text")
    check = try record.verification()
    guard Citation.kinds.contains(where: { text.lowercased().hasPrefix($0.lowercased()) }) else {
      let kinds = Citation.kinds.joined(separator: ", ")
      throw ParameterFileError(reason: "la source « \(text) » ne commence par aucun des textes connus (\(kinds))")
    }
  }
}

/// Why a parameter file is refused, in French, to follow « … est illisible : ».
struct ParameterFileError: Error {
  let reason: String
}

/// A JSON object whose keys are known beforehand.
private struct StrictObject {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private let container: KeyedDecodingContainer<Key>

  init(_ decoder: any Decoder, keys: Set<String>) throws {
    container = try decoder.container(keyedBy: Key.self)
    if let unknown = container.allKeys.map(\.stringValue).filter({ !keys.contains($0) }).min() {
      throw ParameterFileError(reason: "la clé « \(unknown) » est inconnue")
    }
  }

  func text(_ key: String) throws -> String {
    guard let text = try optionalText(key) else { throw ParameterFileError(reason: "la clé « \(key) » manque") }
    return text
  }

  func optionalText(_ key: String) throws -> String? {
    guard container.contains(Key(stringValue: key)) else { return nil }
    guard let text = try? container.decode(String.self, forKey: Key(stringValue: key)), !text.allSatisfy(\.isWhitespace) else {
      throw ParameterFileError(reason: "la clé « \(key) » n’est pas un texte")
    }
    return text
  }

  func day(_ key: String) throws -> Day {
    guard let day = try optionalDay(key) else { throw ParameterFileError(reason: "la clé « \(key) » manque") }
    return day
  }

  func optionalDay(_ key: String) throws -> Day? {
    guard let text = try optionalText(key) else { return nil }
    guard let day = Day(iso: text) else { throw ParameterFileError(reason: "« \(text) » (\(key)) n’est pas un jour AAAA-MM-JJ") }
    return day
  }

  func list<Element: Decodable>(_ key: String, _ type: Element.Type) throws -> [Element] {
    guard container.contains(Key(stringValue: key)) else { throw ParameterFileError(reason: "la clé « \(key) » manque") }
    return try container.decode([Element].self, forKey: Key(stringValue: key))
  }

  /// `verified` says yes or no, and yes says where.
  func verification() throws -> Verification {
    guard let verified = try? container.decode(Bool.self, forKey: Key(stringValue: "verified")) else {
      throw ParameterFileError(reason: "la clé « verified » manque ou n’est pas true ou false")
    }
    let source = try optionalText("verifiedIn")
    guard verified == (source != nil) else {
      let reason = verified ? "« verified » ne dit pas où (clé « verifiedIn »)" : "« verifiedIn » contredit « verified »"
      throw ParameterFileError(reason: reason)
    }
    return Verification(source: source)
  }
}

extension Parameter {
  init(id: String, json: Data?, file: String) throws(Finding) {
    guard let json else { throw .parameterUnreadable(id, "le fichier ne peut pas être lu", file: file) }
    do {
      let read = try JSONDecoder().decode(ParameterFile.self, from: json)
      guard read.id == id else { throw ParameterFileError(reason: "il porte le nom « \(read.id) »") }
      self.init(
        id: id, label: read.label, unit: read.unit, values: read.values, checkedOn: read.checkedOn,
        expectedNext: read.expectedNext, note: read.note, file: file)
    } catch let error as ParameterFileError {
      throw .parameterUnreadable(id, error.reason, file: file)
    } catch {
      throw .parameterUnreadable(id, "ce n’est pas le JSON attendu", file: file)
    }
  }
}
