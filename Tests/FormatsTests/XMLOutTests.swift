import Formats
import Kernel
import TestSupport
import Testing

/// What is written, as one array.
private func written(_ encoding: TextEncoding = .utf8, indents: Bool = false, _ body: (inout XMLOut) throws -> Void) throws
  -> [UInt8]
{
  var bytes: [UInt8] = []
  var out = XMLOut(encoding: encoding, indents: indents) { bytes += $0 }
  try body(&out)
  try out.finish()
  return bytes
}

@Suite("XML is written escaped, in pieces")
struct XMLOutTests {
  @Test("Elements, attributes and text")
  func plain() throws {
    let bytes = try written {
      try $0.open("a", [XMLAttribute("b", "\"1\" < 2 & 3\n")])
      try $0.leaf("c", "x < y & \"z\" > é\r\n")
      try $0.leaf("d", "")
      try $0.close()
    }
    let body = "<a b=\"&quot;1&quot; &lt; 2 &amp; 3&#10;\"><c>x &lt; y &amp; \"z\" &gt; é&#13;\n</c><d/></a>"
    #expect(String(decoding: bytes, as: UTF8.self) == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body)
  }

  @Test("Indented, one element a line")
  func indented() throws {
    let bytes = try written(indents: true) {
      try $0.open("a")
      try $0.open("b")
      try $0.leaf("c", "1")
      try $0.close()
      try $0.leaf("d", "2")
      try $0.close()
    }
    let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <b>\n    <c>1</c>\n  </b>\n  <d>2</d>\n</a>\n"
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test("In ISO-8859-15 the euro is one byte and what is missing is a reference")
  func latin9() throws {
    let bytes = try written(.latin9) { try $0.leaf("a", "10 € à l’œuvre") }
    let expected = Array("<a>10 ".utf8) + [0xA4, 0x20, 0xE0] + Array(" l&#8217;".utf8) + [0xBD] + Array("uvre</a>".utf8)
    #expect(Array(bytes.dropFirst(44)) == expected)
  }

  @Test("A control character is refused by its number", arguments: ["\u{0}", "\u{B}", "\u{1F}", "\u{FFFE}"])
  func controls(_ text: String) {
    let error = #expect(throws: Finding.self) { _ = try written { try $0.leaf("a", text) } }
    #expect(error?.code == "xml.character-refused")
  }

  @Test("Large documents are flushed on the way")
  func flushed() throws {
    var pieces: [Int] = []
    var out = XMLOut { pieces.append($0.count) }
    try out.open("a")
    for index in 0..<20_000 { try out.leaf("ligne", "numéro \(index)") }
    try out.close()
    try out.finish()
    #expect(pieces.count > 5)
    #expect(pieces.allSatisfy { $0 < 70_000 })
  }

  @Test("Whatever text is written is read back", arguments: TextEncoding.allCases)
  func roundTrip(_ encoding: TextEncoding) throws {
    var random = SplitMix64(seed: 77)
    let alphabet = Array("ab<>&\"' \t\n\ré€œ’→😀]]>;#\u{A0}\u{202F}")
    for _ in 0..<500 {
      let text = String((0..<random.below(20) + 1).map { _ in alphabet[random.below(alphabet.count)] })
      let bytes = try written(encoding, indents: random.below(2) == 0) {
        try $0.open("a", [XMLAttribute("b", text)])
        try $0.leaf("c", text)
        try $0.close()
      }
      let stream = XMLStream(byteSource(bytes, pieces: 1 + random.below(30)))
      guard case .start(let element)? = try stream.next() else {
        Issue.record("no element")
        return
      }
      #expect(element["b"] == text)
      _ = try stream.next()
      guard case .text(let read, _)? = try stream.next() else {
        Issue.record("no text in \(String(decoding: bytes, as: UTF8.self))")
        return
      }
      #expect(read == text)
    }
  }
}
