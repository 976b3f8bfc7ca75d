import CLibXML2
import Foundation
import Kernel

/// libxml2's SAX2 push parser, its callbacks turned into events and findings,
/// with a schema validator in between when there is one.
final class XMLPushParser {
  var events: [XMLEvent] = []
  private(set) var schemaFindings: [Finding] = []
  private(set) var schemaFaultCount = 0

  private let limits: XMLLimits
  private let maximumFindings: Int
  private let keepsEvents: Bool
  private let schema: XMLSchema?
  private let complaints = LibXML2Complaints()
  private var context: xmlParserCtxtPtr!
  private var validator: xmlSchemaValidCtxtPtr?
  private var plug: xmlSchemaSAXPlugPtr?
  private var refusal: Finding?
  private var depth = 0
  private var text: [UInt8] = []
  private var textLine = 0
  private var isLeaf = false
  private var names: [UnsafePointer<xmlChar>: String] = [:]
  private var bytesSeen = 0

  init(limits: XMLLimits, schema: XMLSchema?, maximumFindings: Int, keepsEvents: Bool) {
    _ = LibXML2.ready
    (self.limits, self.schema, self.maximumFindings, self.keepsEvents) = (limits, schema, maximumFindings, keepsEvents)
    var handler = XMLPushParser.handler
    let this = Unmanaged.passUnretained(self).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&handler, this, nil, 0, nil) else { fatalError("libxml2 has no memory left") }
    // No network, line numbers beyond 65535; no entity substitution, no DTD, no XInclude, no lifted size limit.
    xmlCtxtUseOptions(context, Int32(bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue))
    self.context = context
    if let schema { connect(schema) }
  }

  deinit {
    if let plug { xmlSchemaSAXUnplug(plug) }
    if let validator { xmlSchemaFreeValidCtxt(validator) }
    xmlFreeParserCtxt(context)
  }

  private func connect(_ schema: XMLSchema) {
    let this = Unmanaged.passUnretained(self).toOpaque()
    guard let validator = xmlSchemaNewValidCtxt(schema.pointer) else { fatalError("libxml2 has no memory left") }
    xmlSchemaSetValidStructuredErrors(
      validator,
      { this, error in
        if let this, let error = error?.pointee { XMLPushParser.at(this).schemaComplains(LibXML2Complaint(error)) }
      }, this)
    guard let plug = xmlSchemaSAXPlug(validator, &context.pointee.sax, &context.pointee.userData) else {
      fatalError("libxml2 does not accept its own handler")
    }
    (self.validator, self.plug) = (validator, plug)
  }

  /// Throws the finding that ends the reading.
  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(Finding) {
    bytesSeen += bytes.count
    let code = complaints.during {
      xmlParseChunk(context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
    }
    if let refusal { throw refusal }
    if isLast, bytesSeen == 0 { throw .xmlMalformed(line: 1, code: Int(XML_ERR_DOCUMENT_EMPTY.rawValue), reason: "") }
    if let complaint = complaints.firstError {
      throw .xmlMalformed(line: max(complaint.line, 1), code: complaint.code, reason: complaint.message)
    }
    if code != 0 || (isLast && context.pointee.wellFormed == 0) { throw .xmlMalformed(line: line, code: Int(code), reason: "") }
    if isLast, depth != 0 { throw .xmlMalformed(line: line, code: Int(XML_ERR_DOCUMENT_END.rawValue), reason: "") }
  }

  private var line: Int { max(Int(xmlSAX2GetLineNumber(context)), 1) }

  /// False once something was refused: what libxml2 still reports of the same piece is not trusted.
  private var isSound: Bool { refusal == nil && !complaints.hasErrors }

  // MARK: What libxml2 calls

  private static func at(_ pointer: UnsafeMutableRawPointer) -> XMLPushParser {
    Unmanaged<XMLPushParser>.fromOpaque(pointer).takeUnretainedValue()
  }

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.internalSubset = { this, _, _, _ in if let this { XMLPushParser.at(this).refuse { .xmlDoctypeRefused(line: $0) } } }
    handler.startElementNs = { this, name, _, uri, _, _, count, _, attributes in
      if let this { XMLPushParser.at(this).start(name, uri, Int(count), attributes) }
    }
    handler.endElementNs = { this, name, _, _ in if let this { XMLPushParser.at(this).end(name) } }
    handler.characters = { this, bytes, count in
      if let this { XMLPushParser.at(this).characters(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    return handler
  }

  private func refuse(_ finding: (_ line: Int) -> Finding) {
    if refusal == nil { refusal = finding(line) }
    xmlStopParser(context)
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard isSound else { return }
    depth += 1
    if depth > limits.depth { return refuse { .xmlTooDeep(line: $0, limit: limits.depth) } }
    guard keepsEvents else { return }
    flushText(keepsBlank: false)
    isLeaf = true
    let list = (0..<count).map { index in attribute(attributes! + 5 * index) }
    events.append(.start(XMLElementStart(name: self.name(name), namespace: self.name(uri), attributes: list, line: line)))
  }

  /// Five pointers: local name, prefix, URI, start and end of the value, in
  /// which libxml2 leaves each ampersand as `&#38;` when it substitutes no entities.
  private func attribute(_ five: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) -> XMLAttribute {
    let value = five[3].flatMap { start in five[4].map { UnsafeBufferPointer(start: start, count: $0 - start) } }
    var text = value.map { String(decoding: $0, as: UTF8.self) } ?? ""
    if text.utf8.contains(UInt8(ascii: "&")) { text = text.replacingOccurrences(of: "&#38;", with: "&") }
    return XMLAttribute(name(five[0]), text, namespace: name(five[2]))
  }

  private func end(_ name: UnsafePointer<xmlChar>?) {
    guard isSound else { return }
    depth -= 1
    guard keepsEvents else { return }
    flushText(keepsBlank: isLeaf)
    isLeaf = false
    events.append(.end(name: self.name(name), line: line))
  }

  private func characters(_ bytes: UnsafeBufferPointer<xmlChar>) {
    guard isSound, keepsEvents else { return }
    if text.count + bytes.count > limits.textBytes { return refuse { .xmlTextTooLong(line: $0, limit: limits.textBytes) } }
    if text.isEmpty { textLine = line }
    text.append(contentsOf: bytes)
  }

  private func flushText(keepsBlank: Bool) {
    guard !text.isEmpty else { return }
    if keepsBlank || text.contains(where: { $0 != 32 && $0 != 10 && $0 != 13 && $0 != 9 }) {
      events.append(.text(String(decoding: text, as: UTF8.self), line: textLine))
    }
    text.removeAll(keepingCapacity: true)
  }

  /// Names live in libxml2's dictionary, one pointer per name, so each is made into a `String` once.
  private func name(_ pointer: UnsafePointer<xmlChar>?) -> String {
    guard let pointer else { return "" }
    if let known = names[pointer] { return known }
    let name = String(cString: pointer)
    if names.count < 4096 { names[pointer] = name }
    return name
  }

  private func schemaComplains(_ complaint: LibXML2Complaint) {
    guard !complaint.isWarning else { return }
    schemaFaultCount += 1
    guard schemaFindings.count < maximumFindings else { return }
    schemaFindings.append(.xmlSchemaInvalid(line: line, code: complaint.code, reason: complaint.message))
  }
}
