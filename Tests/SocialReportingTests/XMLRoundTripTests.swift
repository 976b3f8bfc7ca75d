import Formats
import Foundation
import Kernel
import SocialReporting
import Testing

@Suite struct XMLRoundTripTests {
  private func text(_ bytes: [UInt8]) throws -> DSNMessage {
    let reading = try NEODeSReader().read(byteSource(bytes))
    #expect(!reading.log.hasErrors, "\(reading.log.findings.map(\.message))")
    return try #require(reading.message)
  }

  private func xml(_ bytes: [UInt8], pieces: Int = .max) throws -> DSNMessage {
    let reading = try DSNXMLReader().read(byteSource(bytes, pieces: pieces))
    #expect(!reading.log.hasErrors, "\(reading.log.findings.map(\.message))")
    return try #require(reading.message)
  }

  @Test(.enabled(if: XMLSample.referenceIsThere, "the reference folder is not beside the repository"))
  func theReferenceSampleIsTheSameBothWays() throws {
    let dsn = try XMLSample.bytes(XMLSample.reference.appendingPathComponent("sample.dsn"))
    let document = try XMLSample.bytes(XMLSample.reference.appendingPathComponent("sample.xml"))
    #expect(try text(dsn).xml() == document)
    #expect(try xml(document).neodes() == dsn)
    #expect(try DSNSchema.schema(version: "P26V01", nature: .monthly).validate(document).isEmpty)
  }

  @Test func ourSampleIsTheSameBothWays() throws {
    let dsn = try XMLSample.bytes(XMLSample.dsn)
    let written = try text(dsn).xml()
    if XMLSample.isUpdating { try Data(written).write(to: XMLSample.xml) }
    let document = try XMLSample.bytes(XMLSample.xml)
    #expect(written == document)
    #expect(try xml(document).neodes() == dsn)
    #expect(try xml(document, pieces: 7).xml() == document)
    let faults = try DSNSchema.schema(version: "P26V01", nature: .monthly).validate(document)
    #expect(faults.isEmpty, "\(faults.map(\.message))")
  }

  @Test(arguments: DSNMessage.LineEnding.allCases) func theLineEndIsKept(ending: DSNMessage.LineEnding) throws {
    var message = try text(try XMLSample.bytes(XMLSample.dsn))
    message.lineEnding = ending
    #expect(try xml(try message.xml()).lineEnding == ending)
    #expect(try xml(try message.xml()).neodes() == message.neodes())
  }

  @Test func whatXMLEscapesComesBack() throws {
    var message = try text(try XMLSample.bytes(XMLSample.dsn))
    let id: RubricID = "S10.G00.01.003"
    let value = "A & B <C> \"D\" 'E' \u{A4}\u{A0}ÿ &amp; ]]>"
    let sender = try #require(message.envelope.children.firstIndex { $0.id == id.block })
    let index = try #require(message.envelope.children[sender].rubrics.firstIndex { $0.id == id })
    message.envelope.children[sender].rubrics[index] = Rubric(id, value)
    let back = try xml(try message.xml())
    #expect(back.envelope.children[sender][3] == value)
    #expect(try text(back.neodes()).xml() == message.xml())
  }

  @Test func aControlCharacterIsRefused() throws {
    let message = DSNMessage(
      envelope: BlockOccurrence("S10.G00.00", [Rubric("S10.G00.00.001", "A\u{1}"), Rubric("S10.G00.00.006", "P26V01")]),
      declarations: [])
    #expect { try message.xml() } throws: { ($0 as? Finding)?.code == "xml.character-refused" }
  }
}
