import Foundation
import Testing
import UseCases

@Suite struct ReadExcerptsTests {
  static func lines(_ bytes: [UInt8], _ wanted: Set<Int>) throws -> [Int: String] {
    var found: [Int: String] = [:]
    try DossierUseCaseTests.inFolder { (folder: String) throws in
      let path = folder + "/x.txt"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      found = try ReadExcerpts(path)(wanted)
    }
    return found
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines are counted whatever ends them`(end: String) throws {
    let text = ["un", "deux", "", "quatre"].joined(separator: end)
    #expect(try Self.lines(Array(text.utf8), [2, 3, 4, 9]) == [2: "deux", 3: "", 4: "quatre"])
  }

  @Test func `what is not UTF-8 is read as Latin`() throws {
    #expect(try Self.lines([0xE9, 0x74, 0xE9], [1]) == [1: "été"])
  }

  @Test func `a mark of order and what turns the reading are taken out`() throws {
    let text = "\u{FEFF}a\u{202E}b\u{1B}[31mc\td"
    #expect(try Self.lines(Array(text.utf8), [1]) == [1: "a\u{FFFD}b\u{FFFD}[31mc\td"])
  }

  @Test func `a line without end is cut between two characters`() throws {
    let line = try #require(try Self.lines(Array(String(repeating: "é", count: 50_000).utf8), [1])[1])
    #expect(line.count == 1000 || line.count == 999)
    #expect(Set(line) == ["é"])
  }

  @Test func `nothing is wanted of an empty file`() throws {
    #expect(try Self.lines([], [1, 2]) == [:])
    #expect(try Self.lines(Array("a\n".utf8), []) == [:])
  }
}
