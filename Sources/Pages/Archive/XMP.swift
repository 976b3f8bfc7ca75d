import Formats
import Kernel

extension PDFDocument {
  /// `2026-10-31T00:00:00Z`.
  var instant: String { "\(day.iso)T00:00:00Z" }
  /// `D:20261031000000Z`.
  var pdfInstant: String { "D:\(day.iso.filter(\.isNumber))000000Z" }
  static let program = "Écritoire"

  /// What the file says of itself (XMP, ISO 16684-1), the same as its Info dictionary.
  func xmp() throws -> [UInt8] {
    var body: [UInt8] = []
    var out = XMLOut { body += $0 }
    try out.open("x:xmpmeta", [XMLAttribute("xmlns:x", "adobe:ns:meta/")])
    try out.open("rdf:RDF", [XMLAttribute("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")])
    try out.open(
      "rdf:Description",
      [
        XMLAttribute("rdf:about", ""), XMLAttribute("xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
        XMLAttribute("xmlns:dc", "http://purl.org/dc/elements/1.1/"), XMLAttribute("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"),
        XMLAttribute("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"),
      ])
    try out.leaf("pdfaid:part", "3")
    try out.leaf("pdfaid:conformance", "B")
    try list(&out, "dc:title", "rdf:Alt", shown(title), [XMLAttribute("xml:lang", "x-default")])
    try list(&out, "dc:creator", "rdf:Seq", shown(author))
    if !subject.isEmpty { try list(&out, "dc:description", "rdf:Alt", shown(subject), [XMLAttribute("xml:lang", "x-default")]) }
    try list(&out, "dc:language", "rdf:Bag", shown(language))
    try out.leaf("xmp:CreatorTool", PDFDocument.program)
    try out.leaf("xmp:CreateDate", instant)
    try out.leaf("xmp:ModifyDate", instant)
    try out.leaf("pdf:Producer", PDFDocument.program)
    for _ in 0..<3 { try out.close() }
    try out.finish()
    // A packet has its own beginning in the place of the declaration of XML.
    let start = body.firstIndex(of: 10) ?? body.startIndex
    return Array("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>".utf8) + body[start...]
      + Array("<?xpacket end=\"r\"?>\n".utf8)
  }

  func shown(_ text: String) -> String { PageText.clean(text, limit: 1_000).replacing("\n", with: " ") }

  private func list(
    _ out: inout XMLOut, _ name: String, _ kind: String, _ text: String, _ attributes: [XMLAttribute] = []
  ) throws {
    try out.open(name)
    try out.open(kind)
    try out.leaf("rdf:li", text, attributes)
    try out.close()
    try out.close()
  }
}
