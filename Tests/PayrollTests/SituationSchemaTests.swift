import Foundation
import Kernel
import Payroll
import Testing

/// The JSON Schema of the documentation and the reader know the same keys, at every place of a situation.
@Suite struct SituationSchemaTests {
  static var schema: [String: Any] {
    let page = NoFigureOfLawTests.folder.appendingPathComponent("Payroll.docc/Situation.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    let block = text.components(separatedBy: "```json\n").dropFirst().first?.components(separatedBy: "\n```").first ?? ""
    return (try? JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any]) ?? [:]
  }

  /// A value of each kind, with every key that the schema knows and one that it does not; `known` gets the keys by path.
  static func sample(_ schema: [String: Any], _ path: String, _ known: inout [String: Set<String>]) -> Any {
    if let choices = schema["enum"] as? [Any] { return choices.first ?? "" }
    let type = schema["type"] as? String ?? (schema["type"] as? [String])?.first ?? ""
    switch type {
    case "object":
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      known[path] = Set(properties.keys)
      var object: [String: Any] = ["zzz": 1]
      for (key, inner) in properties { object[key] = sample(inner, path.isEmpty ? key : path + "." + key, &known) }
      return object
    case "array": return [sample(schema["items"] as? [String: Any] ?? [:], path + "[0]", &known)]
    case "boolean": return false
    case "integer": return 1
    default:
      if schema["format"] as? String == "date" { return "2026-10-05" }
      return (schema["pattern"] as? String)?.hasPrefix(#"^\d{4}"#) == true ? "2026-10" : "1.00"
    }
  }

  @Test func `the schema knows the keys that the reader knows, and no other`() throws {
    var known: [String: Set<String>] = [:]
    let whole = Self.sample(Self.schema, "", &known)
    #expect(known.count >= 18)
    let read = SituationReader(try JSONSerialization.data(withJSONObject: whole), law: Expected.law)
    #expect(Set(read.findings.map(\.code)) == ["payroll.field.unknown"], "\(read.findings.map(\.message))")
    #expect(read.findings.count == known.count)
    for finding in read.findings {
      let path = String((finding.field ?? "").dropLast("zzz".count))
      let keys = finding.recovery.dropFirst("Clés connues ici : ".count).dropLast().components(separatedBy: ", ")
      #expect(known[path.hasSuffix(".") ? String(path.dropLast()) : path] == Set(keys), "\(path)")
    }
  }

  @Test func `what the schema requires is what the reader asks for`() throws {
    func required(_ schema: [String: Any], _ path: String) -> Set<String> {
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      return (schema["required"] as? [String] ?? []).reduce(into: []) { found, key in
        let place = path.isEmpty ? key : path + "." + key
        if let inner = properties[key], inner["type"] as? String == "object" {
          found.formUnion(required(inner, place))
        } else {
          found.insert(place)
        }
      }
    }
    let empty = Data(#"{"establishment": {}, "employee": {}, "contract": {}}"#.utf8)
    let asked = Set(SituationReader(empty, law: Expected.law).findings.compactMap(\.field))
    #expect(asked == required(Self.schema, ""))
  }
}
