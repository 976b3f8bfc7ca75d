import Foundation
import Kernel
import Payroll
import Testing

/// The JSON Schema of a payslip and the reader know the same keys, and every payslip that we write follows it.
@Suite struct PayslipSchemaTests {
  private static let read = Result { try JSONSchema("Payslip.md", "Situation.md") }

  /// Read once.
  static func schema() throws -> JSONSchema { try read.get() }

  @Test(arguments: PayslipDocumentTests.all) func `every payslip follows the schema`(row: Expected) throws {
    let (situation, slip) = try row.payslip()
    let faults = try Self.schema().faults(PayslipDocumentTests.document(situation, slip).form)
    #expect(faults.isEmpty, "\(faults)")
  }

  @Test func `a payslip that says little follows it`() throws {
    let text = #"{"payslip": {"period": "2026-10", "gross": "2200.00", "lines": [], "netPaid": "1700.00"}}"#
    let document = try #require(PayslipDocumentReader(Data(text.utf8), law: Expected.law).document)
    #expect(try Self.schema().faults(JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))).isEmpty)
    #expect(try Self.schema().faults(document.form).isEmpty)
  }

  static let wrong: [(String, from: String, to: String, place: String)] = [
    ("an unknown key", "\"siret\"", "\"sirret\"", ".employer.sirret: unknown"),
    ("an unknown line", "\"oldAgeCapped\"", "\"oldAge\"", ".payslip.lines[2].code: not one of the choices"),
    ("a number", "\"gross\":\"2200.00\"", "\"gross\":2200", ".payslip.gross: integer"),
    ("three decimals", "\"netPaid\":\"", "\"netPaid\":\"0.", ".payslip.netPaid: 0."),
    ("a day in French", "\"paymentDay\":\"2026-10-31\"", "\"paymentDay\":\"31/10/2026\"", ".paymentDay: 31/10/2026"),
    ("no month", "\"period\":\"2026-10\",", "", ".payslip.period: missing"),
    ("a wrong fact", "\"headcount\":15", "\"headcount\":\"15\"", ".facts.establishment.headcount: string"),
  ]

  @Test(arguments: wrong.indices) func `what the reader refuses does not follow it`(row: Int) throws {
    let (name, from, to, place) = Self.wrong[row]
    let situation = ordinary()
    let text = String(decoding: PayslipDocumentTests.document(situation, try payslip(situation)).json(), as: UTF8.self)
    let changed = Data(text.replacing(from, with: to).utf8)
    #expect(PayslipDocumentReader(changed, law: Expected.law).document == nil, "\(name)")
    let faults = try Self.schema().faults(JSONDecoder().decode(JSONValue.self, from: changed))
    #expect(faults.contains { $0.hasPrefix(place) }, "\(name): \(faults)")
  }

  /// A value of each kind, with every key that the schema knows and one that it does not; `known` gets the keys by path.
  static func sample(
    _ asked: JSONValue, in document: String, of schema: JSONSchema, _ path: String, _ known: inout [String: Set<String>]
  )
    -> JSONValue
  {
    let (found, document) = schema.resolved(asked, in: document)
    if case .list(let choices)? = found["anyOf"], let first = choices.first {
      return sample(first, in: document, of: schema, path, &known)
    }
    if case .list(let choices)? = found["enum"] { return choices.first ?? .null }
    let type: JSONValue? = if case .list(let types)? = found["type"] { types.first } else { found["type"] }
    switch type {
    case .text("object"):
      guard case .object(let properties)? = found["properties"] else { return .null }
      known[path] = Set(properties.keys)
      var object: [String: JSONValue] = ["zzz": .integer(1)]
      for (key, inner) in properties {
        object[key] = sample(inner, in: document, of: schema, path.isEmpty ? key : path + "." + key, &known)
      }
      return .object(object)
    case .text("array"): return .list([sample(found["items"] ?? .null, in: document, of: schema, path + "[0]", &known)])
    case .text("boolean"): return .boolean(false)
    case .text("integer"): return .integer(1)
    default:
      if found["format"] == .text("date") { return .text("2026-10-05") }
      if case .text(let pattern)? = found["pattern"], pattern.hasPrefix(#"^\d{4}"#) { return .text("2026-10") }
      return .text("1.00")
    }
  }

  @Test func `the schema knows the keys that the reader knows, and no other`() throws {
    let schema = try Self.schema()
    var known: [String: Set<String>] = [:]
    let whole = Self.sample(schema.root, in: "", of: schema, "", &known)
    #expect(known.count >= 35)
    let read = PayslipDocumentReader(try JSONEncoder().encode(whole), law: Expected.law)
    let unknown = read.findings.filter { $0.code == "payroll.field.unknown" }
    #expect(unknown.count == known.count, "\(read.findings.map(\.message))")
    for finding in unknown {
      let path = String((finding.field ?? "").dropLast("zzz".count))
      let keys = finding.recovery.dropFirst("Clés connues ici : ".count).dropLast().components(separatedBy: ", ")
      #expect(known[path.hasSuffix(".") ? String(path.dropLast()) : path] == Set(keys), "\(path)")
    }
  }

  @Test func `what the schema requires is what the reader asks for`() throws {
    #expect(PayslipDocumentReader(Data("{}".utf8), law: Expected.law).findings.compactMap(\.field) == ["payslip"])
    let empty = Data(#"{"payslip": {}, "leave": [{}], "leaveTaken": [{}]}"#.utf8)
    let asked = Set(PayslipDocumentReader(empty, law: Expected.law).findings.compactMap(\.field))
    let faults = try Self.schema().faults(JSONDecoder().decode(JSONValue.self, from: empty))
    let missing = faults.filter { $0.hasSuffix(": missing") }.map { String($0.dropFirst().dropLast(": missing".count)) }
    #expect(asked.isSubset(of: missing) && asked.count > 2, "\(asked) \(missing)")
  }

  /// The properties of a schema and of all that stands in it, by path.
  static func properties(_ schema: JSONValue, _ path: String) -> [(path: String, schema: JSONValue)] {
    guard case .object(let keywords) = schema else { return [] }
    return keywords.flatMap { word, inner -> [(path: String, schema: JSONValue)] in
      guard case .object(let fields) = inner else { return [] }
      if word == "items" { return properties(inner, path + "[]") }
      guard word == "properties" || word == "$defs" else { return [] }
      return fields.flatMap { key, field in
        (word == "properties" ? [("\(path).\(key)", field)] : []) + properties(field, "\(path).\(key)")
      }
    }
  }

  @Test func `every key says what it is`() throws {
    let all = Self.properties(try Self.schema().root, "")
    #expect(all.count > 100)
    for (path, schema) in all {
      guard case .text(let said)? = schema["description"] else {
        Issue.record("\(path) says nothing")
        continue
      }
      #expect(said.count > 3, "\(path)")
    }
  }
}
