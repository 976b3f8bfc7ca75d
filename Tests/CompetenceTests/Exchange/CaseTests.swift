import Competence
import Foundation
import Kernel
import Testing

/// A title as a CASE package.
@Suite struct CaseTests {
  /// A number made of the name: enough for tests.
  static func number(_ urn: String) -> UUID {
    let hash = urn.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    let whole = String(repeating: "0", count: 16 - digits.count) + digits
    return UUID(uuidString: "\(whole.prefix(8))-\(whole.dropFirst(8).prefix(4))-4\(whole.suffix(3))-8000-000000000000")!
  }

  static func package() throws -> CasePackage {
    CasePackage(try Referential.known(), changedAt: Fictitious.time(), number: number)
  }

  static let shape = Shape(rows: [
    .text("CFDocument/identifier") { UUID(uuidString: $0) != nil }, .text("CFDocument/uri") { $0.hasPrefix("urn:uuid:") },
    .text("CFDocument/creator"), .text("CFDocument/title"), .text("CFDocument/lastChangeDateTime") { UniversalTime($0) != nil },
    .text("CFItems/*/identifier") { UUID(uuidString: $0) != nil }, .text("CFItems/*/uri"), .text("CFItems/*/fullStatement"),
    .text("CFItems/*/lastChangeDateTime"), .text("CFAssociations/*/identifier"), .text("CFAssociations/*/uri"),
    .text("CFAssociations/*/associationType") { $0 == "isChildOf" },
    .text("CFAssociations/*/originNodeURI/title"), .text("CFAssociations/*/originNodeURI/identifier"),
    .text("CFAssociations/*/originNodeURI/uri"), .text("CFAssociations/*/destinationNodeURI/title"),
    .text("CFAssociations/*/destinationNodeURI/identifier"), .text("CFAssociations/*/destinationNodeURI/uri"),
    .text("CFAssociations/*/lastChangeDateTime"),
  ])

  @Test func holdsWhatTheSpecificationAsksFor() throws {
    let package = try Self.package()
    #expect(Self.shape.faults(try package.file().json()) == [])
    #expect(try JSONDecoder().decode(CasePackage.self, from: Data(package.file())) == package)
  }

  @Test(arguments: shape.rows) func aMissingMemberIsSeen(_ row: Shape.Row) throws {
    let whole = Shape.without(try Self.package().file().json(), row.path.split(separator: "/").map(String.init))
    #expect(Self.shape.faults(whole).contains(row.path))
  }

  @Test func eachItemHasOneParentAndTheTreeHangsFromTheDocument() throws {
    let package = try Self.package()
    #expect(package.items.count == 89 && package.associations.count == 89)
    let all = [package.document.identifier] + package.items.map(\.identifier) + package.associations.map(\.identifier)
    #expect(Set(all).count == all.count)
    #expect(Set(package.associations.map(\.originNodeURI.identifier)) == Set(package.items.map(\.identifier)))
    let codes = Dictionary(uniqueKeysWithValues: package.items.map { ($0.identifier, $0.humanCodingScheme) })
    let parents = Dictionary(
      uniqueKeysWithValues: package.associations.map {
        (codes[$0.originNodeURI.identifier] ?? "", codes[$0.destinationNodeURI.identifier] ?? "document")
      })
    #expect(parents["BC01"] == "document" && parents["TR.1"] == "document")
    #expect(parents["BC01.2"] == "BC01" && parents["BC01.2.2"] == "BC01.2")
  }
}
