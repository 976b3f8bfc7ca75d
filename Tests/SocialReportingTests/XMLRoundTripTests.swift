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

  /// As many declarations as the text's own test: 170 for each nature and version, 2,040 in all.
  @Test(arguments: TextRoundTripTests.runs) func messagesMadeAtRandomAreTheSameBothWays(run: TextRoundTripTests.Run) throws {
    let norm = try #require(try NormShelf().norm(run.version))
    let schema = try DSNSchema.schema(version: run.version, nature: run.nature)
    var messages = RandomMessages(norm, run.nature, seed: run.seed + 6)
    var declarations = 0
    while declarations < 170 {
      let message = messages.message()
      declarations += message.declarations.count
      let (text, document) = (try message.neodes(), try message.xml())
      let reading = try DSNXMLReader().read(byteSource(document))
      try #require(reading.log.findings.filter { $0.severity == .error } == [], "\(run.testDescription), after \(declarations)")
      let read = try #require(reading.message)
      try #require(read.withoutLines == message, "\(run.testDescription), after \(declarations) declarations")
      try #require(try read.neodes() == text && read.xml() == document)
      let faults = schema.validate(document).filter { run.nature == .monthly || !Self.missing($0) }
      try #require(faults == [], "\(run.testDescription): \(faults.map(\.message))")
    }
  }

  /// Messages made at random may lack a block that the nature needs.
  private static func missing(_ finding: Finding) -> Bool {
    finding.code == "xml.schema-invalid" && finding.message.contains("This element is not expected. Expected is")
      || finding.message.contains("Missing child element")
  }

  @Test func aControlCharacterIsRefused() throws {
    let message = DSNMessage(
      envelope: BlockOccurrence("S10.G00.00", [Rubric("S10.G00.00.001", "A\u{1}"), Rubric("S10.G00.00.006", "P26V01")]),
      declarations: [])
    #expect { try message.xml() } throws: { ($0 as? Finding)?.code == "xml.character-refused" }
  }
}
