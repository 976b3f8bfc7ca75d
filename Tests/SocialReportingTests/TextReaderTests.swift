import Formats
import Kernel
import SocialReporting
import Testing

@Suite struct TextReaderTests {
  @Test func `a text is read and written again byte for byte`() throws {
    let reading = try NEODeSReader().read(SampleText.atelier)
    #expect(reading.log.findings == [] && reading.forgiven == [])
    #expect(reading.norm?.version == "P26V01")
    #expect(reading.summary == MessageSummary(declarations: 1, rubrics: SampleText.lines.count, individuals: 2))
    let message = try #require(reading.message)
    #expect(message.lineEnding == .crlf)
    #expect(try message.neodes() == SampleText.atelier)
    #expect(message.rubricCount == SampleText.lines.count)
  }

  @Test(.enabled(if: SampleText.reference != nil, "the reference folder is not here"))
  func `the sample of the reference is read and written again byte for byte`() throws {
    let bytes = try #require(SampleText.reference)
    let reading = try NEODeSReader().read(bytes)
    #expect(reading.log.findings == [])
    #expect(reading.summary == MessageSummary(declarations: 1, rubrics: 441, individuals: 2))
    #expect(try reading.message?.neodes() == bytes)
  }

  @Test func `hierarchy decides where a block stands`() throws {
    let message = try #require(try NEODeSReader().read(SampleText.atelier).message)
    let company = try #require(message.declarations[0].child("S21.G00.06"))
    let workplace = try #require(company.child("S21.G00.11"))
    let people = workplace.children("S21.G00.30")
    #expect(message.declarations[0].children.map(\.id) == ["S20.G00.07", "S21.G00.06", "S21.G00.85"])
    #expect(workplace.children.map { "\($0.id)" }.reduce(into: "") { $0 += $1.suffix(2) } == "2020223030")
    #expect(people.map { $0[2] } == ["LEFÈVRE", "D'ORVILLE"])
    #expect(people[0].children.map(\.id) == ["S21.G00.40", "S21.G00.50", "S21.G00.86"])
    #expect(people[0].child("S21.G00.40")?.children.map(\.id) == ["S21.G00.60", "S21.G00.71"])
    let pay = try #require(people[0].child("S21.G00.50"))
    #expect(pay.children("S21.G00.51").map { $0.children.count } == [0, 1])
    #expect(pay.children("S21.G00.78").map { $0.children.count } == [1, 0])
    #expect(people[0].line == SampleText.lines.firstIndex(of: "S21.G00.30.001,'2900299001015'").map { $0 + 1 })
  }

  @Test func `pieces come in document order, people whole`() throws {
    var pieces: [String] = []
    let reading = try NEODeSReader().read(byteSource(SampleText.atelier)) { piece, norm in
      #expect(norm.version == "P26V01")
      switch piece {
      case .block(let block):
        #expect(block.children.isEmpty)
        pieces.append("\(block.id)")
      case .individual(let person): pieces.append("\(person[4] ?? "") \(person.rubricCount)")
      }
    }
    #expect(reading.message == nil && !reading.log.hasErrors)
    #expect(
      pieces == [
        "S10.G00.00", "S10.G00.01", "S10.G00.02", "S20.G00.05", "S20.G00.07", "S21.G00.06", "S21.G00.11", "S21.G00.20",
        "S21.G00.20", "S21.G00.22", "S21.G00.23", "S21.G00.23", "Anaïs 54", "Loïc 9", "S21.G00.85", "S90.G00.90",
      ])
  }

  @Test(arguments: [1, 2, 7, 64, 1000]) func `it does not matter how the bytes come`(pieces: Int) throws {
    let whole = try NEODeSReader().read(SampleText.atelier)
    let cut = try NEODeSReader().read(SampleText.atelier, pieces: pieces)
    #expect(cut.message == whole.message && cut.log.findings.isEmpty)
  }

  @Test func `line ends of one byte are kept`() throws {
    let bytes = SampleText.bytes(SampleText.lines, end: "\n")
    let reading = try NEODeSReader().read(bytes)
    #expect(!reading.log.hasErrors && reading.lineEnding == .lf)
    #expect(try reading.message?.neodes() == bytes)
  }

  @Test func `each byte of ISO 8859-1 is its own character`() throws {
    var lines = SampleText.lines
    let all = String(String.UnicodeScalarView((0xA1...0xFF).compactMap { Unicode.Scalar($0) }))
    lines[2] = "S10.G00.00.003,'\(all)'"
    let reading = try NEODeSReader().read(SampleText.bytes(lines))
    #expect(reading.log.findings == [])
    #expect(reading.message?.envelope[3] == all)
    #expect(reading.message?.envelope[3]?.contains("¤") == true)
    #expect(try reading.message?.neodes() == SampleText.bytes(lines))
  }
}
