import Foundation
import Payroll

/// The part of JSON Schema (2020-12) that our documentation uses: enough to judge a file by what is published.
struct JSONSchema {
  /// By identifier; the one that was asked for first has the empty one too.
  private let documents: [String: JSONValue]
  let root: JSONValue

  /// The first block of JSON of each page of the documentation.
  init(_ pages: String...) throws {
    var documents: [String: JSONValue] = [:]
    var roots: [JSONValue] = []
    for page in pages {
      let path = NoFigureOfLawTests.folder.appendingPathComponent("Payroll.docc/\(page)")
      let text = try String(contentsOf: path, encoding: .utf8)
      let block = text.components(separatedBy: "```json\n").dropFirst().first?.components(separatedBy: "\n```").first ?? ""
      let root = try JSONDecoder().decode(JSONValue.self, from: Data(block.utf8))
      roots.append(root)
      if case .text(let id)? = root["$id"] { documents[id] = root }
    }
    documents[""] = roots.first
    (self.documents, root) = (documents, roots.first ?? .null)
  }

  /// The schema that a reference leads to, and the document that it stands in.
  func resolved(_ schema: JSONValue, in document: String) -> (schema: JSONValue, document: String) {
    guard case .text(let reference)? = schema["$ref"] else { return (schema, document) }
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let place = parts[0].isEmpty ? document : parts[0]
    let steps = (parts.count > 1 ? parts[1] : "").split(separator: "/").map(String.init)
    let found = steps.reduce(documents[place]) { $0?[$1] } ?? .null
    return resolved(found, in: place)
  }

  /// What is wrong, each with its place; nothing when the value follows the schema.
  func faults(_ value: JSONValue) -> [String] { faults(value, root, "", "") }

  private func faults(_ value: JSONValue, _ asked: JSONValue, _ path: String, _ document: String) -> [String] {
    let (schema, document) = resolved(asked, in: document)
    guard case .object(let keywords) = schema else { return ["\(path): no schema"] }
    if case .list(let choices)? = keywords["anyOf"] {
      let tried = choices.map { faults(value, $0, path, document) }
      return tried.contains { $0.isEmpty } ? [] : tried.first ?? []
    }
    if case .list(let choices)? = keywords["enum"] { return choices.contains(value) ? [] : ["\(path): not one of the choices"] }
    var types: [JSONValue] = []
    if let type = keywords["type"] { types = if case .list(let several) = type { several } else { [type] } }
    guard types.contains(.text(value.type)) else { return ["\(path): \(value.type)"] }
    switch value {
    case .text(let text):
      if case .text(let pattern)? = keywords["pattern"], text.range(of: pattern, options: .regularExpression) == nil {
        return ["\(path): \(text)"]
      }
      let isDay = text.range(of: #"^\d{4}-\d{2}-\d{2}$"#, options: .regularExpression) != nil
      return keywords["format"] == .text("date") && !isDay ? ["\(path): \(text)"] : []
    case .list(let items):
      return items.enumerated().flatMap { faults($1, keywords["items"] ?? .null, "\(path)[\($0)]", document) }
    case .object(let fields):
      let properties = keywords["properties"]
      var found: [String] = []
      if case .list(let required)? = keywords["required"] {
        found += required.compactMap { key in
          if case .text(let key) = key, fields[key] == nil { "\(path).\(key): missing" } else { nil }
        }
      }
      for (key, field) in fields.sorted(by: { $0.key < $1.key }) {
        guard let inner = properties?[key] else {
          if keywords["additionalProperties"] == .boolean(false) { found.append("\(path).\(key): unknown") }
          continue
        }
        found += faults(field, inner, "\(path).\(key)", document)
      }
      return found
    default: return []
    }
  }
}

extension JSONValue {
  subscript(_ key: String) -> JSONValue? {
    if case .object(let fields) = self { fields[key] } else { nil }
  }

  fileprivate var type: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .integer: "integer"
    case .text: "string"
    case .list: "array"
    case .object: "object"
    case .other: "number"
    }
  }
}
