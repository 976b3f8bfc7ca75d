import Formats
import Foundation
import Kernel
import TestSupport
import Testing

/// The events of a document as one line of text each, the findings that end it included.
private func trace(_ bytes: [UInt8], pieces: Int = .max, limits: XMLLimits = XMLLimits()) -> [String] {
  let stream = XMLStream(limits: limits, byteSource(bytes, pieces: pieces))
  var lines: [String] = []
  do {
    while let event = try stream.next() {
      switch event {
      case .start(let element):
        let attributes = element.attributes.map { " \($0.name)=\($0.value)" }.joined()
        let namespace = element.namespace.isEmpty ? "" : "{\(element.namespace)}"
        lines.append("\(element.line) <\(namespace)\(element.name)\(attributes)>")
      case .text(let text, let line): lines.append("\(line) \(text)")
      case .end(let name, let line): lines.append("\(line) </\(name)>")
      }
    }
  } catch {
    lines.append("\((error as? Finding)?.line ?? 0) \((error as? Finding)?.code ?? "\(error)")")
  }
  return lines
}

private func trace(_ text: String, pieces: Int = .max, limits: XMLLimits = XMLLimits()) -> [String] {
  trace(Array(text.utf8), pieces: pieces, limits: limits)
}

@Suite("XML is read as events, safely")
struct XMLStreamTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let events: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ events: [String]) {
      (self.name, self.bytes, self.events) = (name, Array(text.utf8), events)
    }

    init(_ name: String, bytes: [UInt8], _ events: [String]) {
      (self.name, self.bytes, self.events) = (name, bytes, events)
    }
  }

  static let documents = [
    Case("an empty element", "<a/>", ["1 <a>", "1 </a>"]),
    Case("an escaped reference in an attribute", "<a b='&amp;#38; &amp;amp; &#38;'/>", ["1 <a b=&#38; &amp; &>", "1 </a>"]),
    Case("attributes", "<a b='1' c=\"é &amp; è\"/>", ["1 <a b=1 c=é & è>", "1 </a>"]),
    Case("lines", "<a>\n  <b>x</b>\n  <c/>\n</a>", ["1 <a>", "2 <b>", "2 x", "2 </b>", "3 <c>", "3 </c>", "4 </a>"]),
    Case("references", "<a>1 &lt; 2 &amp; &#233;&#x2019;</a>", ["1 <a>", "1 1 < 2 & é’", "1 </a>"]),
    Case("CDATA joined with text", "<a>x<![CDATA[<&]]>y</a>", ["1 <a>", "1 x<&y", "1 </a>"]),
    Case("blank text of a leaf is kept", "<a> <b> </b> </a>", ["1 <a>", "1 <b>", "1  ", "1 </b>", "1 </a>"]),
    Case("comments and instructions are skipped", "<?x y?><a>1<!-- <b> -->2</a><!-- end -->", ["1 <a>", "1 12", "1 </a>"]),
    Case("a namespace", "<p:a xmlns:p='urn:x' p:b='1'><c/></p:a>", ["1 <{urn:x}a b=1>", "1 <c>", "1 </c>", "1 </a>"]),
    Case("a byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array("<a>é</a>".utf8), ["1 <a>", "1 é", "1 </a>"]),
    Case(
      "ISO-8859-15", bytes: Array("<?xml version='1.0' encoding='ISO-8859-15'?><a>10 ".utf8) + [0xA4] + Array("</a>".utf8),
      ["1 <a>", "1 10 €", "1 </a>"]),
    Case(
      "ISO-8859-1", bytes: Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8),
      ["1 <a>", "1 é", "1 </a>"]),
    Case(
      "UTF-16", bytes: [0xFF, 0xFE] + "<a>é</a>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, ["1 <a>", "1 é", "1 </a>"]),
  ]

  @Test("A document gives its events, whole or byte by byte", arguments: documents)
  func events(_ row: Case) {
    for pieces in [Int.max, 1, 3, 7] { #expect(trace(row.bytes, pieces: pieces) == row.events) }
  }

  static let refused = [
    Case("nothing", "", ["1 xml.malformed"]),
    Case("blanks only", "  \n", ["1 xml.malformed"]),
    Case("no XML", "JournalCode\tJournalLib\n", ["1 xml.malformed"]),
    Case("truncated", "<a>\n<b>x</b>", ["1 <a>", "2 <b>", "2 x", "2 </b>", "2 xml.malformed"]),
    Case("truncated in a tag", "<a>\n<b", ["1 <a>", "2 <b>", "2 xml.malformed"]),
    Case("truncated in a comment", "<a><!-- ", ["1 <a>", "1 xml.malformed"]),
    Case("crossed tags", "<a>\n\n<b></a></b>", ["1 <a>", "3 <b>", "3 xml.malformed"]),
    Case("two roots", "<a/><b/>", ["1 <a>", "1 </a>", "1 xml.malformed"]),
    Case("a bare ampersand", "<a>Dupont & fils</a>", ["1 <a>", "1 xml.malformed"]),
    Case("an unknown entity", "<a>&eacute;</a>", ["1 <a>", "1 xml.malformed"]),
    Case("NUL", "<a>x\0y</a>", ["1 <a>", "1 xml.malformed"]),
    Case("a control character", "<a>\u{1}</a>", ["1 <a>", "1 xml.malformed"]),
    Case("an attribute given twice", "<a b='1' b='2'/>", ["1 xml.malformed"]),
    Case("an undeclared prefix", "<p:a/>", ["1 xml.malformed"]),
    Case("an unknown encoding", "<?xml version='1.0' encoding='KLINGON'?><a/>", ["1 xml.malformed"]),
    Case("invalid UTF-8", bytes: Array("<a>\n".utf8) + [0xE9, 0x20] + Array("</a>".utf8), ["1 <a>", "2 xml.malformed"]),
  ]

  @Test("A malformed document is refused with its line", arguments: refused)
  func refusals(_ row: Case) {
    let whole = trace(row.bytes)
    #expect(whole.last == row.events.last)
    #expect(whole.dropLast().elementsEqual(row.events.dropLast().prefix(whole.count - 1)))
    // Byte by byte the same fault is found, on the same line.
    #expect(trace(row.bytes, pieces: 1).last == row.events.last)
  }

  static let doctypes = [
    Case("plain", "<!DOCTYPE a><a/>", []),
    Case("after a comment and blank lines", "<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE a>\n<a/>", []),
    Case("an external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", []),
    Case("an external DTD", "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>", []),
    Case("a parameter entity", "<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///dev/zero'> %x;]><a/>", []),
    Case(
      "a billion laughs",
      "<!DOCTYPE a [<!ENTITY l0 'ha'>" + (1...30).map { "<!ENTITY l\($0) '&l\($0 - 1);&l\($0 - 1);'>" }.joined()
        + "]><a>&l30;</a>", []),
    Case("defaulted attributes", "<!DOCTYPE a [<!ATTLIST a b CDATA 'x'>]><a/>", []),
  ]

  @Test("A DOCTYPE is refused before any event", arguments: doctypes)
  func doctype(_ row: Case) {
    for pieces in [Int.max, 1, 64] {
      let lines = trace(row.bytes, pieces: pieces)
      #expect(lines.count == 1 && lines[0].hasSuffix(" xml.doctype-refused"), "\(lines)")
    }
  }

  @Test("XInclude and schema locations are left alone")
  func includes() {
    let document = """
      <a xmlns:xi='http://www.w3.org/2001/XInclude' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
      xsi:noNamespaceSchemaLocation='http://127.0.0.1:1/x.xsd'><xi:include href='file:///etc/passwd' parse='text'/></a>
      """
    let lines = trace(document)
    #expect(lines.map { $0.prefix(4) } == ["1 <a", "1 <{", "1 </", "1 </"])
  }

  @Test("Depth is bounded, up to the limit and not beyond", arguments: [(100, true), (101, false), (100_000, false)])
  func depth(count: Int, isRead: Bool) {
    let lines = trace(String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count))
    #expect(lines.last == (isRead ? "1 </a>" : "1 xml.too-deep"))
    #expect(lines.count == (isRead ? 200 : 101))
  }

  @Test("A text is bounded, up to the limit and not beyond")
  func textLength() {
    let limits = XMLLimits(textBytes: 1000)
    #expect(trace("<a>" + String(repeating: "x", count: 1000) + "</a>", limits: limits).count == 3)
    #expect(trace("<a>" + String(repeating: "x", count: 1001) + "</a>", limits: limits).last == "1 xml.text-too-long")
  }

  @Test(
    "A huge attribute, name or comment ends in a refusal, not in memory",
    arguments: ["<a b='", "<", "<!--", "<!DOCTYPE ", "<a>&", "<?x "])
  func huge(_ start: String) throws {
    var given = 0
    let filler = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16)
    let stream = XMLStream { buffer in
      let piece = given == 0 ? Array(start.utf8) : filler
      guard given < 400 << 20 else { return 0 }
      given += piece.count
      buffer.copyBytes(from: piece)
      return piece.count
    }
    let error = #expect(throws: Finding.self) { while try stream.next() != nil {} }
    #expect(error?.code == "xml.malformed" || error?.code == "xml.doctype-refused", "\(String(describing: error))")
    #expect(given < 64 << 20)
  }

  @Test("A fault is thrown again, and what the source throws comes through")
  func faults() throws {
    let stream = XMLStream(byteSource("<a></b>"))
    #expect(try stream.next() != nil)
    for _ in 0..<2 { #expect(throws: Finding.self) { try stream.next() } }
    struct Broken: Error {}
    let broken = XMLStream { _ in throw Broken() }
    #expect(throws: Broken.self) { try broken.next() }
    #expect(throws: Finding.self) { try byteSource(file: "/nonexistent/x.xml") }
  }

  @Test("The message gives the line, the reason in French and libxml2's words")
  func message() throws {
    let stream = XMLStream(byteSource("<a>\n<b></c></a>"))
    let error = #expect(throws: Finding.self) { while try stream.next() != nil {} }
    let finding = try #require(error)
    #expect(finding.line == 2)
    #expect(finding.message.contains("ligne 2 : une balise fermante ne correspond pas"))
    #expect(finding.message.contains("Opening and ending tag mismatch: b line 2 and c"))
  }

  @Test("Lines beyond 65535 are counted")
  func manyLines() {
    #expect(
      trace("<a>" + String(repeating: "\n", count: 70_000) + "<b/></c>").suffix(2) == ["70001 </b>", "70001 xml.malformed"])
  }

  @Test("Many streams at once do not disturb one another")
  func together() async {
    let good = "<a>" + (0..<500).map { "<b c='\($0)'>é\($0)</b>" }.joined() + "</a>"
    let bad = "<a>" + String(repeating: "<b/>", count: 300) + "</c>"
    let (goodTrace, badTrace) = (trace(good), trace(bad))
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<64 {
        group.addTask {
          index % 2 == 0 ? trace(good, pieces: 100 + index) == goodTrace : trace(bad, pieces: 100 + index) == badTrace
        }
      }
      for await same in group { #expect(same) }
    }
  }

  @Test("Whatever one byte becomes, reading ends in events or a finding")
  func mutations() {
    var random = SplitMix64(seed: 2026)
    let seed = Array("<?xml version='1.0'?>\n<a b='1'>é<c><![CDATA[x]]></c><!-- y -->&amp;</a>".utf8)
    for _ in 0..<3000 {
      var bytes = seed
      for _ in 0...random.below(3) {
        switch random.below(3) {
        case 0: bytes[random.below(bytes.count)] = UInt8(random.below(256))
        case 1: bytes.insert(UInt8(random.below(256)), at: random.below(bytes.count))
        default: bytes.removeSubrange(random.below(bytes.count)...)
        }
        if bytes.isEmpty { bytes = [60] }
      }
      let (whole, cut) = (trace(bytes), trace(bytes, pieces: 5))
      #expect(!whole.isEmpty && !cut.isEmpty)
      #expect((whole.last?.contains("xml.") == true) == (cut.last?.contains("xml.") == true), "\(bytes)")
    }
  }
}
