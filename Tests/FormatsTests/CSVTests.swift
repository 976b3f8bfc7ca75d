import Formats
import Kernel
import TestSupport
import Testing

/// The records as « line: a|b », the finding that ends them as « line! code ».
private func read(_ bytes: [UInt8], _ format: CSVFormat = CSVFormat(), pieces: Int = .max) -> [String] {
  var lines: [String] = []
  do {
    let reader = try CSVReader(format, byteSource(bytes, pieces: pieces))
    while true {
      do {
        guard let record = try reader.next() else { return lines }
        lines.append("\(record.line): " + record.fields.joined(separator: "|"))
      } catch {
        lines.append(line(of: error))
        if lines.count > 50 { return lines }
      }
    }
  } catch {
    return lines + [line(of: error)]
  }
}

private func line(of error: any Error) -> String {
  let finding = error as? Finding
  return "\(finding?.line ?? 0)! \(finding?.code ?? "\(error)")"
}

private func read(_ text: String, _ format: CSVFormat = CSVFormat()) -> [String] { read(Array(text.utf8), format) }

@Suite("CSV is read strictly")
struct CSVReaderTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let records: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ records: [String]) { self.init(name, bytes: Array(text.utf8), records) }
    init(_ name: String, bytes: [UInt8], _ records: [String]) { (self.name, self.bytes, self.records) = (name, bytes, records) }
  }

  static let cases = [
    Case("nothing", "", []),
    Case("a mark alone", bytes: [0xEF, 0xBB, 0xBF], []),
    Case("semicolons", "a;b\n1;2\n", ["1: a|b", "2: 1|2"]),
    Case("commas", "a,b\n1,2\n", ["1: a|b", "2: 1|2"]),
    Case("tabs", "a\tb\n1,5\t2;3\n", ["1: a|b", "2: 1,5|2;3"]),
    Case("semicolons with decimal commas", "date;montant\nx;1,50\ny;2,50\n", ["1: date|montant", "2: x|1,50", "3: y|2,50"]),
    Case("a separator only between quotes", "\"a;b;c\",d\n\"e;f\",g\n", ["1: a;b;c|d", "2: e;f|g"]),
    Case("one column", "a\nb\n", ["1: a", "2: b"]),
    Case("no last line end", "a;b\n1;2", ["1: a|b", "2: 1|2"]),
    Case("an empty last field", "a;b\n1;", ["1: a|b", "2: 1|"]),
    Case("CRLF", "a;b\r\n1;2\r\n", ["1: a|b", "2: 1|2"]),
    Case("CR", "a;b\r1;2\r", ["1: a|b", "2: 1|2"]),
    Case("blank lines", "\n\na;b\n\n1;2\n\n", ["3: a|b", "5: 1|2"]),
    Case("quotes", "a;\"b;c\"\n\"1\"\"2\";\"\"\n", ["1: a|b;c", "2: 1\"2|"]),
    Case("an empty quoted record", "a\n\"\"\nb\n", ["1: a", "2: ", "3: b"]),
    Case("line breaks in quotes", "a;b\r\n\"x\r\ny\rz\n\";2\r\n3;4", ["1: a|b", "2: x\r\ny\rz\n|2", "6: 3|4"]),
    Case("blanks are kept", " a ; b \n", ["1:  a | b "]),
    Case("UTF-8", "é;œ\n€;😀\n", ["1: é|œ", "2: €|😀"]),
    Case("UTF-8 with a mark", bytes: [0xEF, 0xBB, 0xBF] + Array("é;b\n".utf8), ["1: é|b"]),
    Case("Windows-1252", bytes: Array("a;b\n".utf8) + [0xE9, 59, 0x92, 0x80, 10], ["1: a|b", "2: é|’€"]),
    Case("Latin-9", bytes: [0xE9, 59, 0xA4, 10], ["1: é|€"]),
    Case("too few fields, then on", "a;b\n1\n2;3\n", ["1: a|b", "2! csv.field-count", "3: 2|3"]),
    Case("too many fields", "a;b\n1;2;3\n2;3\n", ["1: a|b", "2! csv.field-count", "3: 2|3"]),
    Case("an unclosed quote", "a;b\n1;\"2\n3;4\n", ["1: a|b", "2! csv.unclosed-quote"]),
    Case("a quote in a plain field", "a;b\n1;2\"\n3;4\n", ["1: a|b", "2! csv.stray-quote"]),
    Case("text after a closing quote", "a;b\n\"1\"x;2\n", ["1: a|b", "2! csv.stray-quote"]),
    Case("NUL", "a;b\n1;2\n3;\0\n", ["0! text.binary"]),
    Case("UTF-16", bytes: [0xFF, 0xFE] + "a;b\n".utf16.flatMap { [UInt8($0), 0] }, ["0! text.utf16"]),
    Case(
      "invalid UTF-8 after a mark, then on",
      bytes: [0xEF, 0xBB, 0xBF] + Array("a;b\n".utf8) + [0xE9, 59, 50, 10] + Array("3;4".utf8),
      ["1: a|b", "2! text.invalid-utf8", "3: 3|4"]),
  ]

  @Test("A file gives its records, whole or byte by byte", arguments: cases)
  func records(_ row: Case) { for pieces in [Int.max, 1, 2, 5] { #expect(read(row.bytes, pieces: pieces) == row.records) } }

  @Test("A long field and a long line are refused, up to the limit read")
  func limits() {
    let format = CSVFormat(fieldCountIsFixed: false, maximumFieldBytes: 10, maximumLineBytes: 30)
    #expect(read("1234567890;a\n", format) == ["1: 1234567890|a"])
    #expect(read("a\n12345678901;a\n", format) == ["1: a", "2! csv.field-too-long"])
    #expect(read("a\n\"" + String(repeating: "x\n", count: 6), format) == ["1: a", "7! csv.field-too-long"])
    #expect(read(String(repeating: "1;", count: 16), format) == ["1! csv.line-too-long"])
    #expect(read(String(repeating: "1", count: 1 << 20)) == ["1! csv.field-too-long"])
  }

  @Test("A huge line is refused without being held")
  func hugeLine() throws {
    var given = 0
    let reader = try CSVReader { buffer in
      guard given < 2 << 30 else { return 0 }
      given += buffer.count
      buffer.initializeMemory(as: UInt8.self, repeating: 59)
      return buffer.count
    }
    let error = #expect(throws: Finding.self) { try reader.next() }
    #expect(error?.code == "csv.line-too-long")
    #expect(given < 4 << 20)
  }

  @Test("An accent that comes after the first 64 KB still settles the encoding")
  func lateAccent() {
    let start = Array(String(repeating: "abc;def\n", count: 10_000).utf8)
    #expect(read(start + [0xE9, 59, 0x92, 10]).last == "10001: é|’")
    #expect(read(start + Array("é;’\n".utf8)).last == "10001: é|’")
    #expect(read([0xE9, 59, 65, 10] + start + [0x92, 59, 66, 10]).last == "10002: ’|B")
  }

  @Test("A fixed separator and encoding are obeyed")
  func fixed() {
    #expect(read("a,b;c\n", CSVFormat(separator: .comma)) == ["1: a|b;c"])
    #expect(read(Array("é".utf8), CSVFormat(encoding: .windows1252)) == ["1: Ã©"])
    #expect(read([0xE9], CSVFormat(encoding: .utf8)) == ["1! text.invalid-utf8"])
    #expect(read("a;b\n1\n", CSVFormat(fieldCountIsFixed: false)) == ["1: a|b", "2: 1"])
  }

  @Test("Any bytes end in records or findings")
  func anyBytes() {
    var random = SplitMix64(seed: 4180)
    let pool = Array("a;,\t\"\n\r'= é".utf8) + [0, 0xE9, 0x92]
    for _ in 0..<5000 {
      let bytes = (0..<random.below(40)).map { _ in pool[random.below(pool.count)] }
      #expect(read(bytes) == read(bytes, pieces: 1 + random.below(4)))
    }
  }
}

@Suite("CSV is written so that it reads back, and no spreadsheet runs it")
struct CSVWriterTests {
  private func written(
    separator: CSVFormat.Separator = .semicolon, encoding: TextEncoding = .utf8, mark: Bool = false, _ records: [[CSVCell]]
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = CSVWriter(separator: separator, encoding: encoding, mark: mark) { bytes += $0 }
    for record in records { try writer.write(record) }
    #expect(try writer.finish() == nil)
    return bytes
  }

  static let cells: [(CSVCell, String)] = [
    ("x", "x"), (.empty, ""), ("a;b", "\"a;b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), (" a", "\" a\""), ("a,b", "a,b"),
    (.amount(Money(cents: -123_456)), "-1234,56"), (.integer(-5), "-5"), (.day(Day(2026, 10, 31)), "2026-10-31"),
    ("=1+1", "'=1+1"), ("+33 1", "'+33 1"), ("-12,50", "'-12,50"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
    ("'=1", "''=1"), ("''-x", "'''-x"), ("l'=x", "l'=x"), ("'a", "'a"), ("'", "'"), ("1-2", "1-2"),
  ]

  @Test("A cell is written so", arguments: cells)
  func cell(_ cell: CSVCell, _ expected: String) throws {
    #expect(String(decoding: try written([[cell, "z"]]), as: UTF8.self) == expected + ";z\r\n")
  }

  @Test("A mark, another separator, another encoding")
  func options() throws {
    #expect(try written(mark: true, [["a"]]) == [0xEF, 0xBB, 0xBF, 97, 13, 10])
    #expect(try written(separator: .tab, [["a;b", "c\td"]]) == Array("a;b\t\"c\td\"\r\n".utf8))
    #expect(try written(encoding: .windows1252, [["l’é€"]]) == [108, 0x92, 0xE9, 0x80, 13, 10])
    var bytes: [UInt8] = []
    var writer = CSVWriter(encoding: .latin9) { bytes += $0 }
    try writer.write(["l’été", "l’an"])
    let finding = try writer.finish()
    #expect(bytes == Array("l'".utf8) + [0xE9, 116, 0xE9] + Array(";l'an\r\n".utf8))
    #expect(finding?.code == "text.replaced" && finding?.message.contains("« ’ » par « ' » (2)") == true)
  }

  @Test("Whatever is written is read back to the letter, and begins no formula")
  func roundTrip() throws {
    var random = SplitMix64(seed: 31)
    let alphabet = ["a", "é", ";", ",", "\"", "\n", "\r", "\r\n", "'", "=", "+", "-", "@", "\t", " ", "€", "’", "1"]
    for _ in 0..<3000 {
      let width = 1 + random.below(4)
      let texts = (0...random.below(4)).map { _ in
        (0..<width).map { _ in (0..<random.below(6)).map { _ in alphabet[random.below(alphabet.count)] }.joined() }
      }
      let separator = CSVFormat.Separator.allCases[random.below(3)]
      let bytes = try written(separator: separator, texts.map { $0.map { .text($0) } })
      var format = CSVFormat.ours
      format.separator = separator
      let reader = try CSVReader(format, byteSource(bytes, pieces: 1 + random.below(20)))
      for record in texts { #expect(try reader.next()?.fields == record) }
      #expect(try reader.next() == nil)
      format.undoesNeutralising = false
      let raw = try CSVReader(format, byteSource(bytes))
      while let record = try raw.next() {
        #expect(
          record.fields.allSatisfy { field in
            !["=", "+", "-", "@", "\t", "\r"].contains { field.unicodeScalars.first == $0.unicodeScalars.first }
          })
      }
    }
  }
}
