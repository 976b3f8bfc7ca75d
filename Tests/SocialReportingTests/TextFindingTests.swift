import Formats
import Glibc
import Kernel
import SocialReporting
import Testing

/// A text with one fault, and what each reading says of it.
struct FaultyText: Sendable, CustomTestStringConvertible {
  let name: String
  let code: String
  let line: Int?
  let field: String?
  let isForgiven: Bool
  let bytes: [UInt8]
  var testDescription: String { name }

  init(
    _ name: String, _ code: String, line: Int? = nil, field: String? = nil, forgiven: Bool = false, end: String = "\r\n",
    _ change: (inout [String]) -> Void
  ) {
    var lines = SampleText.lines
    change(&lines)
    self.init(name, code, line: line, field: field, forgiven: forgiven, bytes: SampleText.bytes(lines, end: end))
  }

  init(_ name: String, _ code: String, line: Int? = nil, field: String? = nil, forgiven: Bool = false, bytes: [UInt8]) {
    (self.name, self.code, self.line, self.field, isForgiven, self.bytes) = (name, code, line, field, forgiven, bytes)
  }
}

@Suite struct TextFindingTests {
  /// Counted from 1 in `Data/atelier.dsn`.
  static func line(_ start: String) -> Int { (SampleText.lines.firstIndex { $0.hasPrefix(start) } ?? -1) + 1 }
  private static let name: Int = line("S21.G00.30.002")
  private static let last: Int = SampleText.lines.count

  static let lines: [FaultyText] = [
    FaultyText("no rubric", "dsn.line.shape", line: 3) { $0[2] = "bonjour" },
    FaultyText("a name that is short", "dsn.line.shape", line: 3) { $0[2] = "S10.G00.00.03,'0.1'" },
    FaultyText("no comma", "dsn.line.shape", line: 3) { $0[2] = "S10.G00.00.003;'0.1'" },
    FaultyText("a value on two lines", "dsn.line.shape", line: name + 1) { $0[name - 1] = "S21.G00.30.002,'LEFÈ\r\nVRE'" },
    FaultyText("no last apostrophe", "dsn.line.apostrophe", line: name, field: "S21.G00.30.002", forgiven: true) {
      $0[name - 1] = "S21.G00.30.002,'LEFÈVRE"
    },
    FaultyText("no apostrophes", "dsn.line.apostrophe", line: name, forgiven: true) { $0[name - 1] = "S21.G00.30.002,LEFEVRE" },
    FaultyText("lower case", "dsn.line.lowercase", line: name, forgiven: true) { $0[name - 1] = "s21.g00.30.002,'LEFEVRE'" },
    FaultyText("spaces after", "dsn.line.spaces", line: name, forgiven: true) { $0[name - 1] += "  " },
    FaultyText("spaces before", "dsn.line.spaces", line: name, forgiven: true) { $0[name - 1] = "\t" + $0[name - 1] },
    FaultyText("a space after the comma", "dsn.line.spaces", line: name, forgiven: true) {
      $0[name - 1] = "S21.G00.30.002, 'LEFEVRE'"
    },
    FaultyText("a blank line", "dsn.line.blank", line: 5, forgiven: true) { $0.insert("", at: 4) },
    FaultyText("a blank line at the end", "dsn.line.blank", line: last + 1, forgiven: true) { $0.append("") },
    FaultyText("a line with a space", "dsn.line.blank", line: 5, forgiven: true) { $0.insert(" ", at: 4) },
    FaultyText("a long line", "dsn.line.too-long", line: name) {
      $0[name - 1] = "S21.G00.30.002,'\(String(repeating: "A", count: 5000))'"
    },
    FaultyText("an empty value", "dsn.value.empty", line: name, field: "S21.G00.30.002") { $0[name - 1] = "S21.G00.30.002,''" },
    FaultyText("a value of spaces", "dsn.value.empty", line: name) { $0[name - 1] = "S21.G00.30.002,'  '" },
    FaultyText(
      "another line end", "dsn.line.mixed-ends", line: 4, forgiven: true,
      bytes: {
        var lines = SampleText.lines.map { $0 + "\r\n" }
        lines[3] = SampleText.lines[3] + "\n"
        return SampleText.latin(lines.joined())
      }()),
    FaultyText("no last line end", "dsn.line.unended", line: last, forgiven: true, bytes: SampleText.atelier.dropLast(2) + []),
    FaultyText("line ends of old", "dsn.text.control", line: 1, bytes: SampleText.bytes(SampleText.lines, end: "\r")),
  ]

  static let characters: [FaultyText] = [
    FaultyText("a mark of UTF-8", "dsn.text.mark", line: 1, forgiven: true, bytes: [0xEF, 0xBB, 0xBF] + SampleText.atelier),
    FaultyText("UTF-8", "dsn.text.utf8", line: name, field: "S21.G00.30.002", forgiven: true) {
      $0[name - 1] = "S21.G00.30.002,'LEF\u{C3}\u{88}VRE'"
    },
    FaultyText("UTF-8 twice", "dsn.text.utf8", line: name, forgiven: true) {
      $0[name - 1] = "S21.G00.30.002,'LEF\u{C3}\u{83}\u{C2}\u{A8}VRE'"
    },
    FaultyText("a euro in UTF-8", "dsn.text.outside-latin1", line: name) { $0[name - 1] = "S21.G00.30.002,'\u{E2}\u{82}\u{AC}'" },
    FaultyText("a tabulation", "dsn.text.control", line: name) { $0[name - 1] = "S21.G00.30.002,'LE\tVRE'" },
    FaultyText("an oe of Windows", "dsn.text.control", line: name) { $0[name - 1] = "S21.G00.30.002,'C\u{9C}UR'" },
    FaultyText("a return inside", "dsn.text.control", line: name) { $0[name - 1] = "S21.G00.30.002,'LE\rVRE'" },
    FaultyText("a curly apostrophe of Windows", "dsn.text.curly", line: name, forgiven: true) {
      $0[name - 1] = "S21.G00.30.002,'D\u{92}ORVILLE'"
    },
    FaultyText("curly apostrophes around", "dsn.text.curly", line: name, forgiven: true) {
      $0[name - 1] = "S21.G00.30.002,\u{91}LEFEVRE\u{92}"
    },
    FaultyText("a curly apostrophe of UTF-8", "dsn.text.curly", line: name, forgiven: true) {
      $0[name - 1] = "S21.G00.30.002,'D\u{E2}\u{80}\u{99}ORVILLE'"
    },
  ]

  static let structure: [FaultyText] = [
    FaultyText("unknown in its block", "dsn.rubric.unknown", line: name, field: "S21.G00.30.099") {
      $0[name - 1] = "S21.G00.30.099,'X'"
    },
    FaultyText("unknown block", "dsn.rubric.unknown", line: name, field: "S10.G00.95.001") {
      $0[name - 1] = "S10.G00.95.001,'X'"
    },
    FaultyText("beyond any number", "dsn.rubric.unknown", line: name, field: "S21.G00.30.900") {
      $0[name - 1] = "S21.G00.30.900,'X'"
    },
    FaultyText("gone in 2026", "dsn.rubric.unknown", field: "S21.G00.06.009") {
      $0.insert("S21.G00.06.009,'3'", at: line("S21.G00.06.015") - 1)
    },
    FaultyText("order in a block that stands once", "dsn.rubric.order", line: 3, field: "S10.G00.00.002") { $0.swapAt(1, 2) },
    FaultyText("order in a block that repeats", "dsn.rubric.order", line: name + 2, field: "S21.G00.30.004") {
      $0.swapAt(name, name + 1)
    },
    FaultyText("order in a declaration", "dsn.rubric.order", line: line("S20.G00.05.003") + 1, field: "S20.G00.05.003") {
      $0.swapAt(line("S20.G00.05.003") - 1, line("S20.G00.05.004") - 1)
    },
    FaultyText("the first rubric of a block late", "dsn.rubric.order", line: name, field: "S21.G00.30.001") {
      $0.swapAt(name - 2, name - 1)
    },
    FaultyText("twice", "dsn.rubric.repeated", line: 4, field: "S10.G00.00.003") { $0.insert($0[2], at: 3) },
    FaultyText("no parent", "dsn.block.orphan", line: line("S21.G00.53") - 5, field: "S21.G00.53") {
      $0.removeSubrange(line("S21.G00.51") - 1..<line("S21.G00.53") - 1)
      $0.insert("S21.G00.50.013,'0.00'", at: line("S21.G00.51") - 1)
      $0.insert(contentsOf: repeatElement("S21.G00.50.020,'01'", count: 4), at: line("S21.G00.51"))
    },
    FaultyText("no company", "dsn.block.orphan", line: line("S21.G00.06"), field: "S21.G00.11") {
      $0.removeAll { $0.hasPrefix("S21.G00.06") }
    },
    FaultyText("pay before the contract", "dsn.block.order", field: "S21.G00.40") { lines in
      let pay = lines[line("S21.G00.50") - 1..<line("S21.G00.86") - 1]
      lines.removeSubrange(pay.indices)
      lines.insert(contentsOf: pay, at: line("S21.G00.40") - 1)
    },
    FaultyText("two companies", "dsn.block.too-many", field: "S21.G00.06") { lines in
      let company = lines[line("S21.G00.06") - 1..<line("S21.G00.20") - 1]
      lines.insert(contentsOf: company, at: line("S21.G00.85") - 1)
    },
  ]

  static let ends: [FaultyText] = [
    FaultyText("no envelope", "dsn.envelope.missing", field: "S20.G00.05") { $0.removeAll { $0.hasPrefix("S10.G00.00") } },
    FaultyText("no totals", "dsn.totals.missing") { $0.removeLast(2) },
    FaultyText("one total", "dsn.totals.missing-figure", field: "S90.G00.90.002") { $0.removeLast() },
    FaultyText("rubrics miscounted", "dsn.totals.wrong", line: last - 1, field: "S90.G00.90.001", forgiven: true) {
      $0[last - 2] = "S90.G00.90.001,'9'"
    },
    FaultyText("declarations miscounted", "dsn.totals.wrong", line: last, field: "S90.G00.90.002", forgiven: true) {
      $0[last - 1] = "S90.G00.90.002,'2'"
    },
    FaultyText("a total of no number", "dsn.totals.wrong", line: last, forgiven: true) { $0[last - 1] = "S90.G00.90.002,'un'" },
    FaultyText("two sends in a file", "dsn.totals.not-last", line: last + 1) { $0 += $0 },
    FaultyText("a person after the totals", "dsn.totals.not-last", line: last + 1) { $0.append($0[name - 2]) },
    FaultyText("no version", "dsn.norm.missing") { $0.remove(at: 4) },
    FaultyText("a version of another time", "dsn.norm.unknown", line: 5, field: "S10.G00.00.006") {
      $0[4] = "S10.G00.00.006,'P19V01'"
    },
    FaultyText("nothing", "dsn.file.empty", bytes: []),
    FaultyText("blank lines alone", "dsn.file.no-rubric", line: 1, bytes: SampleText.latin("\r\n\r\n")),
    FaultyText("another file", "dsn.file.no-rubric", line: 1, bytes: SampleText.latin("Date;Compte\r\n2026-10-01;512\r\n")),
    FaultyText("XML", "dsn.file.xml", line: 1, bytes: SampleText.latin("\n<?xml version=\"1.0\"?>\n<dsn/>\n")),
    FaultyText("an archive", "text.binary", bytes: SampleText.latin("PK\u{3}\u{4}\u{0}\u{0}zip")),
    FaultyText("UTF-16", "text.utf16", bytes: [0xFF, 0xFE] + SampleText.atelier.flatMap { [$0, 0] }),
  ]

  private func check(_ fault: FaultyText) throws {
    let strict = try NEODeSReader().read(fault.bytes)
    let found = try #require(
      strict.log.findings.first { $0.code == fault.code }, "strict found \(strict.log.findings.map(\.code))")
    #expect(found.severity == .error && !found.recovery.isEmpty && strict.forgiven.isEmpty)
    #expect(fault.line == nil || found.line == fault.line)
    #expect(fault.field == nil || found.field == fault.field)
    let tolerant = try NEODeSReader(mode: .tolerant).read(fault.bytes)
    #expect(tolerant.forgiven.contains { $0.code == fault.code && $0.severity == .warning } == fault.isForgiven)
    #expect(tolerant.log.findings.contains { $0.code == fault.code } == !fault.isForgiven)
    if fault.isForgiven {
      #expect(!tolerant.log.hasErrors, "\(tolerant.log.findings)")
      // What was forgiven is mended in what is written.
      let again = try NEODeSReader().read(try #require(try tolerant.message?.neodes()))
      #expect(again.log.findings == [])
    }
  }

  @Test(arguments: lines) func `what is wrong with lines`(fault: FaultyText) throws { try check(fault) }
  @Test(arguments: characters) func `what is wrong with characters`(fault: FaultyText) throws { try check(fault) }
  @Test(arguments: structure) func `what is wrong with structure`(fault: FaultyText) throws { try check(fault) }
  @Test(arguments: ends) func `what is wrong with ends`(fault: FaultyText) throws { try check(fault) }

  @Test func `a tolerant reading mends what it forgives`() throws {
    var lines = SampleText.lines
    lines[Self.name - 1] = "s21.g00.30.002, \u{91}D\u{92}ORVILLE "
    lines[lines.count - 2] = "S90.G00.90.001,'1'"
    let message = try #require(try NEODeSReader(mode: .tolerant).read(SampleText.bytes(lines)).message)
    let person = try #require(message.declarations[0].descendants("S21.G00.30").first)
    #expect(person[2] == "D'ORVILLE")
    #expect(message.totals[1] == "\(lines.count)")
  }

  @Test func `spaces at the ends of a value are a warning`() throws {
    var lines = SampleText.lines
    lines[Self.name - 1] = "S21.G00.30.002,'LEFEVRE '"
    let reading = try NEODeSReader().read(SampleText.bytes(lines))
    #expect(reading.log.findings.map(\.code) == ["dsn.value.spaces"] && !reading.log.hasErrors)
    #expect(try reading.message?.neodes() == SampleText.bytes(lines))
  }

  @Test func `ISO 8859-1 that could be UTF-8 of another alphabet is taken as it is`() throws {
    var lines = SampleText.lines
    lines[Self.name - 1] = "S21.G00.30.002,'CAF\u{C9}\u{BB}'"
    let reading = try NEODeSReader().read(SampleText.bytes(lines))
    #expect(reading.log.findings == [])
    #expect(reading.message?.declarations[0].descendants("S21.G00.30").first?[2] == "CAF\u{C9}\u{BB}")
  }

  @Test func `a line without end is not kept`() throws {
    var left = 20_000_000
    let reading = try NEODeSReader().read { buffer in
      let count = min(left, buffer.count)
      buffer.baseAddress.map { _ = memset($0, 65, count) }
      left -= count
      return count
    }
    #expect(reading.log.counts == ["dsn.line.too-long": 1, "dsn.line.unended": 1, "dsn.file.no-rubric": 1])
  }

  @Test func `what is under an orphan is not said again`() throws {
    let lines = SampleText.lines.filter { !$0.hasPrefix("S21.G00.30") && !$0.hasPrefix("S21.G00.40") }
    let reading = try NEODeSReader().read(SampleText.bytes(lines))
    // The workplace stays open: contracts' blocks, pay and seniority lack their parent, and what is under pay does not count again.
    #expect(reading.log.counts["dsn.block.orphan"] == 6, "\(reading.log.findings.map { "\($0.field ?? "") \($0.line ?? 0)" })")
  }

  @Test func `a file that is wrong everywhere stays short to read`() throws {
    let lines = ["S10.G00.00.001,'X'"] + Array(repeating: "S99.G00.00.001,'X'", count: 5000)
    let reading = try NEODeSReader().read(SampleText.bytes(lines))
    #expect(reading.log.counts["dsn.rubric.unknown"] == 5000)
    #expect(reading.log.findings.count < 30)
    #expect(reading.message == nil)
  }
}
