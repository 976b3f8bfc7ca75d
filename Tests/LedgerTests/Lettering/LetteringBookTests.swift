import Kernel
import Testing

@testable import Ledger

@Suite struct LetteringBookTests {
  let day = Day(2026, 10, 31)

  func group(_ first: Int64, _ thirdParty: String = "CLIENT", _ amount: String = "-10,00") throws -> LetteringGroup {
    try Lines.pair(first, thirdParty, amount)
  }

  @Test func `codes follow each other per third party, full and partial apart`() throws {
    var book = LetteringBook()
    #expect(try book.post(group(1)).code.text == "AAA")
    #expect(try book.post(group(3)).code.text == "AAB")
    #expect(try book.post(group(5, "AUBRY")).code.text == "AAA")
    #expect(try book.post(group(7, "CLIENT", "-4,00")).code.text == "aaa")
  }

  @Test func `taking a lettering off opens its lines, and its code is not given again`() throws {
    var book = LetteringBook()
    let posted = try book.post(group(1))
    let removal = try book.remove(posted.code, in: posted.group.scope, on: day)
    #expect(removal.lines == posted.group.lines)
    #expect(book.code(of: removal.lines[0]) == nil && book.lines(of: posted.code, in: posted.group.scope).isEmpty)
    #expect(try book.post(group(1)).code.text == "AAB")
  }

  @Test func `completing a partial group frees its code`() throws {
    var book = LetteringBook()
    let partial = try book.post(group(1, "CLIENT", "-4,00"))
    let open = [
      Lines.customer(1, "2026-10-05", "10,00", code: "aaa"), Lines.customer(2, "2026-10-06", "-4,00", code: "aaa"),
      Lines.customer(3, "2026-10-07", "-6,00"),
    ]
    let full = try book.post(ManualLettering(day: day).letter([open[2], open[0]], among: open))
    #expect(full.code.text == "AAA" && book.code(of: open[1].line) == full.code)
    #expect(throws: Finding.self) { try book.remove(partial.code, in: partial.group.scope, on: day) }
  }

  @Test func `letterings read from a file are noted, and theirs codes skipped`() throws {
    var book = LetteringBook()
    let scope = LetteringScope(account: "411", thirdParty: "CLIENT", fiscalYear: 2027)
    try book.note(LetteringCode(imported: "AAF", isFull: true), in: scope, lines: [LineReference(entry: 90, position: 1)])
    try book.note(LetteringCode(imported: "12", isFull: true), in: scope, lines: [LineReference(entry: 91, position: 1)])
    try book.note(LetteringCode(imported: "aac", isFull: true), in: scope, lines: [LineReference(entry: 92, position: 1)])
    #expect(try book.post(group(1)).code.text == "AAG")
    #expect(try book.post(group(3, "CLIENT", "-4,00")).code.text == "aad")
  }

  struct Refusal: CustomTestStringConvertible {
    let code: String
    let act: @Sendable (inout LetteringBook, LetteringScope) throws -> Void
    var testDescription: String { code }
  }

  static let refusals: [Refusal] = [
    Refusal(code: "lettering.unknown-code") { book, scope in
      _ = try book.remove(LetteringCode("ZZZ")!, in: scope, on: Day(2026, 10, 31))
    },
    Refusal(code: "lettering.code-taken") { book, scope in
      try book.note(LetteringCode("AAA")!, in: scope, lines: [LineReference(entry: 70, position: 1)])
    },
    Refusal(code: "lettering.already-lettered") { book, scope in
      try book.note(LetteringCode("AAB")!, in: scope, lines: [LineReference(entry: 1, position: 1)])
    },
    Refusal(code: "lettering.codes-exhausted") { book, scope in
      book.noteUsed(LetteringCode("ZZZZZZZZ")!, in: scope)
      _ = try book.post(Lines.pair(50))
    },
  ]

  @Test(arguments: refusals)
  func `refuses`(_ refusal: Refusal) throws {
    var book = LetteringBook()
    let posted = try book.post(group(1))
    let finding = #expect(throws: Finding.self) { try refusal.act(&book, posted.group.scope) }
    #expect(finding?.code == refusal.code)
  }
}

extension Lines {
  /// An invoice of 10,00 and its payment, tied.
  static func pair(_ first: Int64, _ thirdParty: String = "CLIENT", _ amount: String = "-10,00") throws -> LetteringGroup {
    let lines = [make(first, "411", thirdParty, "2026-10-05", "10,00"), make(first + 1, "411", thirdParty, "2026-10-06", amount)]
    return try ManualLettering(day: Day(2026, 10, 31), allowsPartial: true).letter(lines)
  }
}
