import Formats
import Foundation
import Kernel
import SocialReporting
import Testing

@Suite struct XMLSchemaTests {
  struct Kind: CustomTestStringConvertible, Sendable {
    let version: String
    let nature: DeclarationNature
    var testDescription: String { "\(version) \(nature.rawValue)" }
  }

  static let kinds = ["P24V01", "P25V01", "P26V01"].flatMap { version in
    DeclarationNature.allCases.map { Kind(version: version, nature: $0) }
  }

  @Test(arguments: kinds) func aSchemaIsWhatTheDictionaryMakes(kind: Kind) throws {
    let made = try DSNSchema.xsd(try Norm.load(kind.version), kind.nature)
    let file = XMLSample.root.appendingPathComponent(DSNSchema.path(version: kind.version, nature: kind.nature))
    if XMLSample.isUpdating { try Data(made).write(to: file) }
    #expect(
      try XMLSample.bytes(file) == made, "ECRITOIRE_UPDATE_GOLDEN=1 writes it again, as « ecritoire dsn schema » does")
    _ = try XMLSchema(made)
  }

  @Test func aSchemaOfAnotherNatureOrYearIsNotThere() {
    #expect { try DSNSchema.schema(version: "P99V01", nature: .monthly) } throws: {
      ($0 as? Finding)?.code == "dsn.schema.missing"
    }
  }

  struct Change: CustomTestStringConvertible, Sendable {
    let name, old, new: String
    let valid: Bool
    var testDescription: String { name }
  }

  static let changes = [
    Change(name: "as it is", old: "RUAA", new: "RUAA", valid: true),
    Change(
      name: "a schema is named", old: "<dsn ",
      new: "<dsn xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a b' ", valid: true),
    Change(name: "code not of the table", old: "<S10.G00.00.005>01", new: "<S10.G00.00.005>77", valid: false),
    Change(name: "another norm", old: "<S10.G00.00.006>P26V01", new: "<S10.G00.00.006>P25V01", valid: false),
    Change(name: "another nature", old: "<S20.G00.05.001>01", new: "<S20.G00.05.001>04", valid: false),
    Change(name: "too long", old: "L'ATELIER &amp; CIE", new: String(repeating: "A", count: 61), valid: false),
    Change(name: "long enough", old: "L'ATELIER &amp; CIE", new: String(repeating: "é", count: 60), valid: true),
    Change(name: "day that is not", old: "02092024", new: "32092024", valid: false),
    Change(name: "number of social security too short", old: "1850599999001", new: "185059999900", valid: false),
    Change(name: "norm not said", old: " norme=\"P26V01\"", new: "", valid: false),
    Change(name: "totals missing a figure", old: "<S90.G00.90.002>1</S90.G00.90.002>", new: "", valid: false),
    Change(name: "element unknown", old: "<S90.G00.90>", new: "<x/><S90.G00.90>", valid: false),
  ]

  @Test(arguments: changes) func aSchemaAcceptsAndRefuses(change: Change) throws {
    let text = XMLSample.small.replacingOccurrences(
      of: change.old, with: change.new, range: XMLSample.small.range(of: change.old))
    let findings = try DSNSchema.schema(version: "P26V01", nature: .monthly).validate(Array(text.utf8))
    #expect(findings.isEmpty == change.valid, "\(findings.map(\.message))")
  }
}
