import Kernel
import Testing

@testable import Ledger

@Suite struct LetteringCodeTests {
  struct Step: CustomTestStringConvertible {
    let code: String
    let next: String?
    var testDescription: String { "\(code) → \(next ?? "none")" }
  }

  @Test(arguments: [
    Step(code: "AAA", next: "AAB"), Step(code: "AAZ", next: "ABA"), Step(code: "AZZ", next: "BAA"),
    Step(code: "ZZZ", next: "AAAA"),
    Step(code: "AAAZ", next: "AABA"), Step(code: "aaa", next: "aab"), Step(code: "zzz", next: "aaaa"),
    Step(code: "A", next: "AAA"),
    Step(code: "zz", next: "aaa"), Step(code: "ZZZZZZZZ", next: nil),
  ])
  func `the next code follows the series`(_ step: Step) throws {
    #expect(try #require(LetteringCode(step.code)).next?.text == step.next)
  }

  @Test(arguments: ["", "Aa", "A1", "É", "AAAAAAAAA", " AAA", "aA"])
  func `what is not a code of the series is refused`(_ text: String) {
    #expect(LetteringCode(text) == nil)
  }

  @Test func `capitals are full, lower case is partial`() {
    #expect(LetteringCode("ABC")?.isFull == true)
    #expect(LetteringCode("abc")?.isFull == false)
    #expect(LetteringCode(imported: "L12", isFull: true).next == nil)
  }

  @Test func `twenty thousand codes in a row are distinct and in order`() {
    var code = LetteringCode.first(isFull: true)
    for _ in 0..<20_000 {
      let next = code.next!
      #expect(code < next && next.isFull)
      code = next
    }
    #expect(code.text == "ADPG")
  }
}
