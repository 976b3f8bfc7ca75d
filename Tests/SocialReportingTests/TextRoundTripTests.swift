import Formats
import Kernel
import SocialReporting
import TestSupport
import Testing

@Suite struct TextRoundTripTests {
  struct Run: Sendable, CustomTestStringConvertible {
    let version: String
    let nature: DeclarationNature
    let seed: UInt64
    var testDescription: String { "\(version) \(nature) seed \(seed)" }
  }

  static let runs = NormShelf().versions.flatMap { version in
    DeclarationNature.allCases.map { Run(version: version, nature: $0, seed: 1129) }
  }

  /// 2,040 declarations in all.
  @Test(arguments: runs) func `a message is read as it was written`(run: Run) throws {
    let norm = try #require(try NormShelf().norm(run.version))
    var messages = RandomMessages(norm, run.nature, seed: run.seed)
    var declarations = 0
    while declarations < 170 {
      let message = messages.message()
      declarations += message.declarations.count
      let bytes = try message.neodes()
      let reading = try NEODeSReader().read(bytes)
      try #require(reading.log.findings == [], "\(run.testDescription), after \(declarations) declarations")
      let read = try #require(reading.message)
      try #require(read.withoutLines == message, "\(run.testDescription), after \(declarations) declarations")
      try #require(try read.neodes() == bytes)
      try #require(reading.summary.declarations == message.declarations.count && reading.summary.rubrics == message.rubricCount)
    }
  }

  @Test func `messages made at random have something of everything`() throws {
    let norm = try NormShelf().latest()
    var messages = RandomMessages(norm, seed: 7)
    var blocks: Set<BlockID> = []
    var rubrics: Set<RubricID> = []
    var characters: Set<Character> = []
    for _ in 0..<150 {
      messages.message().forEachRubric { rubric in
        blocks.insert(rubric.id.block)
        rubrics.insert(rubric.id)
        characters.formUnion(rubric.value)
      }
    }
    #expect(blocks.count == norm.blocks.count, "\(Set(norm.blocks.map(\.id)).subtracting(blocks))")
    #expect(rubrics.count > 540, "\(rubrics.count)")
    #expect(characters.isSuperset(of: "'éÉ«¤\u{A0}<&"))
  }

  @Test func `every value made at random is accepted`() throws {
    for version in NormShelf().versions {
      let norm = try #require(try NormShelf().norm(version))
      var messages = RandomMessages(norm, seed: 3)
      for _ in 0..<10 {
        messages.message().forEachRubric { #expect(norm.rubric($0.id)?.accepts($0.value) == nil, "\($0)") }
      }
    }
  }

  // MARK: What is not written

  private static let envelope = BlockOccurrence("S10.G00.00", [Rubric("S10.G00.00.006", "P26V01")])

  private func message(_ declaration: BlockOccurrence) -> DSNMessage {
    DSNMessage(envelope: Self.envelope, declarations: [declaration])
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let code: String
    let field: String
    let declaration: BlockOccurrence
    var testDescription: String { code }
  }

  private static func contact(_ rubrics: Rubric...) -> BlockOccurrence { BlockOccurrence("S20.G00.07", rubrics) }
  private static let nature = Rubric("S20.G00.05.001", "01")

  static let refusals: [Refusal] = [
    Refusal(
      code: "dsn.text.outside-latin1", field: "S20.G00.07.001",
      declaration: BlockOccurrence("S20.G00.05", [nature], [contact(Rubric("S20.G00.07.001", "Sœur"))])),
    Refusal(
      code: "dsn.text.outside-latin1", field: "S20.G00.07.001",
      declaration: BlockOccurrence("S20.G00.05", [nature], [contact(Rubric("S20.G00.07.001", "A\nS90.G00.90.001,'1"))])),
    Refusal(
      code: "dsn.text.outside-latin1", field: "S20.G00.07.001",
      declaration: BlockOccurrence("S20.G00.05", [nature], [contact(Rubric("S20.G00.07.001", "A\r\nB"))])),
    Refusal(
      code: "dsn.text.utf8", field: "S20.G00.07.001",
      declaration: BlockOccurrence("S20.G00.05", [nature], [contact(Rubric("S20.G00.07.001", "Zo\u{C3}\u{AB}"))])),
    Refusal(
      code: "dsn.value.empty", field: "S20.G00.07.001",
      declaration: BlockOccurrence("S20.G00.05", [nature], [contact(Rubric("S20.G00.07.001", ""))])),
    Refusal(
      code: "dsn.write.order", field: "S20.G00.07.001",
      declaration: BlockOccurrence(
        "S20.G00.05", [nature], [contact(Rubric("S20.G00.07.002", "04"), Rubric("S20.G00.07.001", "A"))])),
    Refusal(
      code: "dsn.write.order", field: "S20.G00.07.001",
      declaration: BlockOccurrence(
        "S20.G00.05", [nature], [contact(Rubric("S20.G00.07.001", "A"), Rubric("S20.G00.07.001", "B"))])),
    Refusal(
      code: "dsn.write.ambiguous", field: "S20.G00.07.003",
      declaration: BlockOccurrence(
        "S20.G00.05", [nature], [contact(Rubric("S20.G00.07.001", "A")), contact(Rubric("S20.G00.07.003", "b@c.invalid"))])),
    Refusal(
      code: "dsn.write.empty-block", field: "S20.G00.07", declaration: BlockOccurrence("S20.G00.05", [nature], [contact()])),
  ]

  @Test(arguments: refusals) func `what would not be read again is not written`(refusal: Refusal) {
    #expect {
      try message(refusal.declaration).neodes()
    } throws: { error in
      guard let finding = error as? Finding else { return false }
      return finding.code == refusal.code && finding.field == refusal.field && !finding.recovery.isEmpty
    }
  }

  @Test func `a decomposed accent is written as one character`() throws {
    let declaration = BlockOccurrence("S20.G00.05", [Self.nature], [Self.contact(Rubric("S20.G00.07.001", "Zoe\u{301}"))])
    let reading = try NEODeSReader().read(try message(declaration).neodes())
    #expect(reading.message?.declarations[0].child("S20.G00.07")?[1] == "Zo\u{E9}")
  }
}
