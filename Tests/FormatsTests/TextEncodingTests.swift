import Formats
import Kernel
import TestSupport
import Testing

@Suite("Encodings are recognised, and text is brought to ISO 8859-15 in the open")
struct TextEncodingTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// The encoding's name, or the code of the finding.
    let result: String
    var isWhole = true
    var testDescription: String { name }
  }

  static let detections = [
    Case(name: "nothing", bytes: [], result: "UTF-8 0 ascii"),
    Case(name: "ASCII", bytes: Array("JournalCode".utf8), result: "UTF-8 0 ascii"),
    Case(name: "UTF-8", bytes: Array("réglé 10 €".utf8), result: "UTF-8 0"),
    Case(name: "UTF-8 with a mark", bytes: [0xEF, 0xBB, 0xBF, 65], result: "UTF-8 3"),
    Case(name: "a mark alone", bytes: [0xEF, 0xBB, 0xBF], result: "UTF-8 3"),
    Case(name: "Latin-9", bytes: [65, 0xE9, 66], result: "ISO-8859-15 0"),
    Case(name: "Latin-9 euro", bytes: [49, 32, 0xA4], result: "ISO-8859-15 0"),
    Case(name: "Windows euro", bytes: [49, 32, 0x80], result: "Windows-1252 0"),
    Case(name: "Windows quotes", bytes: [0xE9, 0x92, 65], result: "Windows-1252 0"),
    Case(name: "UTF-8 cut at the end of a sample", bytes: Array("aé€".utf8.dropLast()), result: "UTF-8 0", isWhole: false),
    Case(name: "UTF-8 cut at the end of a file", bytes: Array("aé€".utf8.dropLast()), result: "Windows-1252 0"),
    Case(name: "overlong UTF-8", bytes: [0xC0, 0xAF], result: "ISO-8859-15 0"),
    Case(name: "a surrogate in UTF-8", bytes: [0xED, 0xA0, 0x80], result: "Windows-1252 0"),
    Case(name: "UTF-16 with a mark", bytes: [0xFF, 0xFE, 65, 0], result: "text.utf16"),
    Case(name: "UTF-16 the other way", bytes: [0xFE, 0xFF, 0, 65], result: "text.utf16"),
    Case(name: "UTF-16 without a mark", bytes: "JournalCode;Date".utf16.flatMap { [UInt8($0), 0] }, result: "text.utf16"),
    Case(name: "a NUL", bytes: [65, 66, 67, 68, 0, 65, 66], result: "text.binary"),
    Case(name: "zeros", bytes: [UInt8](repeating: 0, count: 50), result: "text.binary"),
    Case(name: "a ZIP", bytes: [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0], result: "text.binary"),
  ]

  @Test("Detection", arguments: detections)
  func detect(_ row: Case) {
    let result: String
    do {
      let found = try TextEncoding.detect(row.bytes, isWhole: row.isWhole)
      result = "\(found.encoding.rawValue) \(found.markLength)\(found.isASCII ? " ascii" : "")"
    } catch {
      result = error.code
    }
    #expect(result == row.result)
  }

  @Test("Decoding")
  func decode() throws {
    #expect(try TextEncoding.latin9.decode([0xA4, 0xBD, 0xE9, 0xA0]) == "€œé\u{A0}")
    #expect(try TextEncoding.windows1252.decode([0x80, 0x9C, 0x92, 0xE9, 0x81]) == "€œ’é\u{FFFD}")
    #expect(try TextEncoding.utf8.decode(Array("é€😀".utf8)) == "é€😀")
    let error = #expect(throws: Finding.self) { try TextEncoding.utf8.decode([65, 66, 0xE9, 67]) }
    #expect(error?.code == "text.invalid-utf8")
    #expect(error?.message.contains("octet E9") == true && error?.message.contains("octet 3") == true)
  }

  static let plain: [(String, String, [String])] = [
    ("déjà payé", "déjà payé", []), ("10 € l\u{153}uvre", "10 € lœuvre", []), ("l’été", "l'été", ["’"]),
    ("“x” – y…", "\"x\" - y...", ["“", "”", "–", "…"]), ("1\u{202F}234", "1 234", ["\u{202F}"]), ("1\u{A0}234", "1\u{A0}234", []),
    ("A → B", "A -> B", ["→"]), ("e\u{301}te\u{301}", "été", []), ("Łódź", "Lódz", ["Ł", "ź"]), ("Șerban", "Serban", ["Ș"]),
    ("½ jour", "1/2 jour", ["½"]), ("ﬁn", "fin", ["ﬁ"]), ("①", "1", ["①"]), ("日本", "??", ["日", "本"]), ("😀😀", "??", ["😀"]),
    ("a\u{200B}b\u{202E}c\u{FEFF}", "abc", ["\u{200B}", "\u{202E}", "\u{FEFF}"]), ("a\u{80}b", "a?b", ["\u{80}"]),
    ("¦|", "-|", ["¦"]), ("", "", []),
  ]

  @Test("What ISO 8859-15 lacks is written plainly, and named", arguments: plain)
  func latin9(text: String, expected: String, replaced: [String]) throws {
    let encoded = TextEncoding.latin9(from: text)
    #expect(try TextEncoding.latin9.decode(encoded.bytes) == expected)
    #expect(encoded.replaced.map { String($0.character) } == replaced)
    let isComposed = text.unicodeScalars.allSatisfy { $0 != "\u{301}" }
    #expect(TextEncoding.isLatin9(text) == (replaced.isEmpty && isComposed))
    if text == "😀😀" { #expect(encoded.replaced[0].count == 2) }
  }

  @Test("A separator of the FEC never comes out of a replacement")
  func noSeparator() {
    for value in UInt32(0x80)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = TextEncoding.latin9(from: "a" + String(Character(scalar)) + "b").bytes
      #expect(
        !bytes.contains { $0 < 32 || $0 == UInt8(ascii: "|") || (0x7F...0x9F).contains($0) }, "U+\(String(value, radix: 16))")
    }
  }

  @Test("What fits comes back from each encoding")
  func roundTrip() throws {
    for encoding in TextEncoding.allCases {
      for byte in UInt8(0)...255 where encoding != .utf8 || byte < 0x80 {
        let text = try encoding.decode([65, byte, 66])
        guard !text.contains("\u{FFFD}"), !text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }) else {
          continue
        }
        let encoded = encoding.encode(text)
        #expect(encoded.bytes == [65, byte, 66] && encoded.replaced.isEmpty)
      }
    }
  }

  @Test("UTF-8 is judged as Swift judges it")
  func validity() throws {
    var random = SplitMix64(seed: 8)
    let pool: [UInt8] = [
      0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5,
    ]
    for _ in 0..<20_000 {
      let bytes = (0...random.below(5)).map { _ in pool[random.below(pool.count)] }
      let isValid = (try? TextEncoding.utf8.decode(bytes)) != nil
      #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }

  @Test("The finding lists what was replaced")
  func finding() {
    let finding = Finding.textReplaced(TextEncoding.latin9(from: "l’a’… →").replaced, encoding: .latin9)
    #expect(finding.severity == .info)
    #expect(finding.message.contains("« ’ » par « ' » (2), « … » par « ... » (1)"))
  }
}
