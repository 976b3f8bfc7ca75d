import Formats
import Foundation
import Kernel
import SocialReporting
import Testing

@Suite struct XMLReaderTests {
  private func read(_ text: String) throws -> MessageReading { try DSNXMLReader().read(byteSource(text)) }

  @Test func aMessageIsReadWithItsLines() throws {
    let reading = try read(XMLSample.small)
    #expect(reading.log.findings.isEmpty)
    #expect(reading.norm?.version == "P26V01")
    #expect(reading.lineEnding == .lf)
    #expect(reading.summary == MessageSummary(declarations: 1, rubrics: 13, individuals: 1))
    let message = try #require(reading.message)
    #expect(message.envelope.child("S10.G00.01")?[3] == "L'ATELIER & CIE")
    let person = try #require(message.declarations[0].descendants("S21.G00.30").first)
    #expect(person.rubric(1)?.line == 18)
    #expect(person.descendants("S21.G00.71").map { $0[2] } == ["RUAA", "RETA"])
  }

  /// One fault in the small message: what is replaced, by what, what is found and on which line.
  struct Fault: CustomTestStringConvertible, Sendable {
    let name, old, new, code: String
    let line: Int?
    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "another root", old: "<dsn xmlns", new: "<msg xmlns", code: "dsn.xml.root", line: 2),
    Fault(
      name: "another namespace", old: "neodes:1\"", new: "neodes:2\"", code: "dsn.xml.namespace", line: 2),
    Fault(name: "no namespace", old: "xmlns=", new: "nom=", code: "dsn.xml.namespace", line: 2),
    Fault(name: "norm missing", old: "norme=\"P26V01\" ", new: "", code: "dsn.xml.attribute-missing", line: 2),
    Fault(name: "norm unknown", old: "norme=\"P26V01\"", new: "norme=\"P99V01\"", code: "dsn.norm.unknown", line: 2),
    Fault(
      name: "norm of another year", old: "norme=\"P26V01\"", new: "norme=\"P25V01\"", code: "dsn.xml.version-differs", line: 5),
    Fault(name: "encoding missing", old: "encodage=\"ISO-8859-1\" ", new: "", code: "dsn.xml.attribute-missing", line: 2),
    Fault(
      name: "encoding of another text", old: "encodage=\"ISO-8859-1\"", new: "encodage=\"UTF-8\"",
      code: "dsn.xml.attribute-wrong",
      line: 2),
    Fault(name: "line end missing", old: " finDeLigne=\"LF\"", new: "", code: "dsn.xml.attribute-missing", line: 2),
    Fault(name: "line end unknown", old: "\"LF\"", new: "\"CR\"", code: "dsn.xml.attribute-wrong", line: 2),
    Fault(
      name: "attribute more", old: "<S21.G00.71.002>RUAA", new: "<S21.G00.71.002 a='1'>RUAA", code: "dsn.xml.attribute-unknown",
      line: 22),
    Fault(
      name: "element unknown", old: "<S21.G00.71.002>RUAA</S21.G00.71.002>", new: "<caisse>RUAA</caisse>",
      code: "dsn.xml.element-unknown", line: 22),
    Fault(
      name: "element of another namespace", old: "<S21.G00.71.002>RUAA", new: "<S21.G00.71.002 xmlns='urn:x'>RUAA",
      code: "dsn.xml.element-unknown", line: 22),
    Fault(
      name: "rubric not of the norm", old: "<S10.G00.00.005>01</S10.G00.00.005>", new: "<S10.G00.00.099>01</S10.G00.00.099>",
      code: "dsn.rubric.unknown", line: 4),
    Fault(
      name: "block not of the norm", old: "<S10.G00.00.005>01</S10.G00.00.005>", new: "<S10.G00.99/>", code: "dsn.block.unknown",
      line: 4),
    Fault(
      name: "rubric in another block", old: "<S21.G00.40.001>02092024</S21.G00.40.001>",
      new: "<S21.G00.40.001>02092024</S21.G00.40.001><S21.G00.30.002>NOM</S21.G00.30.002>", code: "dsn.rubric.elsewhere", line: 20
    ),
    Fault(
      name: "rubric outside any block", old: "<S90.G00.90>", new: "<S10.G00.00.007>01</S10.G00.00.007><S90.G00.90>",
      code: "dsn.rubric.elsewhere", line: 32),
    Fault(
      name: "rubric after a block", old: "</S10.G00.01>", new: "</S10.G00.01><S10.G00.00.007>01</S10.G00.00.007>",
      code: "dsn.xml.rubric-late", line: 9),
    Fault(
      name: "rubrics out of order", old: "<S10.G00.00.006>", new: "<S10.G00.00.007>01</S10.G00.00.007><S10.G00.00.006>",
      code: "dsn.rubric.order", line: 5),
    Fault(
      name: "rubric twice", old: "<S10.G00.00.006>", new: "<S10.G00.00.005>01</S10.G00.00.005><S10.G00.00.006>",
      code: "dsn.rubric.repeated", line: 5),
    Fault(
      name: "rubric with an element", old: "<S21.G00.71.002>RUAA", new: "<S21.G00.71.002>RU<b/>AA",
      code: "dsn.xml.rubric-element", line: 22),
    Fault(name: "rubric empty", old: ">RUAA<", new: "><", code: "dsn.value.empty", line: 22),
    Fault(name: "rubric of spaces", old: ">RUAA<", new: ">  <", code: "dsn.value.empty", line: 22),
    Fault(name: "value on two lines", old: ">RUAA<", new: ">RU\nAA<", code: "dsn.text.control", line: 22),
    Fault(name: "value outside Latin-1", old: ">RUAA<", new: ">RU€A<", code: "dsn.text.outside-latin1", line: 22),
    Fault(name: "text between elements", old: "<S21.G00.40>", new: "bonjour<S21.G00.40>", code: "dsn.xml.text", line: 19),
    Fault(
      name: "block without rubrics", old: "<S21.G00.71>", new: "<S21.G00.71/><S21.G00.71>", code: "dsn.xml.block-empty", line: 21),
    Fault(
      name: "block with blocks only", old: "<S21.G00.40.001>02092024</S21.G00.40.001>", new: "", code: "dsn.xml.block-empty",
      line: 19),
    Fault(
      name: "blocks that a text would join", old: "<S21.G00.71.002>RETA</S21.G00.71.002>",
      new: "<S21.G00.71.003>RETA</S21.G00.71.003>", code: "dsn.xml.block-ambiguous", line: 24),
    Fault(
      name: "block without its parent", old: "<S90.G00.90>", new: "<S21.G00.11/><S90.G00.90>", code: "dsn.block.orphan", line: 32),
    Fault(name: "totals wrong", old: ">13<", new: ">14<", code: "dsn.totals.wrong", line: 33),
    Fault(name: "DOCTYPE", old: "<dsn xmlns", new: "<!DOCTYPE dsn><dsn xmlns", code: "xml.doctype-refused", line: 2),
    Fault(name: "tag not closed", old: "</S10.G00.01>", new: "", code: "xml.malformed", line: nil),
  ]

  @Test(arguments: faults) func aFaultIsFoundOnItsLine(fault: Fault) throws {
    let text = XMLSample.small.replacingOccurrences(of: fault.old, with: fault.new, range: XMLSample.small.range(of: fault.old))
    try #require(text != XMLSample.small)
    let reading = try read(text)
    let found = reading.log.findings.filter { $0.code == fault.code }
    if fault.code == "dsn.text.control" { #expect(reading.log.findings.count == 1, "one cause, one finding") }
    #expect(!found.isEmpty, "found \(reading.log.findings.map(\.code))")
    #expect(reading.log.hasErrors)
    if let line = fault.line { #expect(found.contains { $0.line == line }, "on \(found.map { $0.line ?? 0 })") }
  }

  @Test func whatAMessageIsNotMadeOfChangesNothing() throws {
    let text = XMLSample.small
      .replacingOccurrences(of: "<S21.G00.40>", with: "<!-- le contrat -->\n\t<S21.G00.40>")
      .replacingOccurrences(of: "L'ATELIER &amp; CIE", with: "<![CDATA[L'ATELIER & CIE]]>")
    let (plain, other) = (try read(XMLSample.small), try read(text))
    #expect(other.log.findings.isEmpty)
    #expect(try plain.message?.xml() == other.message?.xml())
  }

  @Test func aFileOfSixteenLevelsIsNotFollowed() throws {
    let text = XMLSample.small.replacingOccurrences(
      of: "<S21.G00.40>", with: String(repeating: "<S21.G00.40>", count: 30), range: XMLSample.small.range(of: "<S21.G00.40>"))
    #expect(try read(text).log.findings.contains { $0.code == "xml.too-deep" })
  }

  @Test func aRubricAsLongAsAFileIsNotKept() throws {
    let text = XMLSample.small.replacingOccurrences(of: ">RUAA<", with: ">\(String(repeating: "A", count: 200_000))<")
    #expect(try read(text).log.findings.contains { $0.code == "xml.text-too-long" })
  }
}
