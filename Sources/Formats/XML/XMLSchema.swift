import CLibXML2
import Foundation
public import Kernel

/// A compiled XSD, shared freely between tasks: libxml2 only reads it after compiling.
public final class XMLSchema: @unchecked Sendable {
  let pointer: xmlSchemaPtr

  /// Compiles a schema that stands alone: nothing it includes or imports is
  /// fetched. Throws `xml.schema-unusable`, or what refuses any XML.
  public init(_ bytes: [UInt8]) throws {
    _ = LibXML2.ready
    // Read once with our own guard: libxml2 would expand the entities of a schema.
    let stream = XMLStream(byteSource(bytes))
    while try stream.next() != nil {}
    guard bytes.count <= Int(Int32.max) else { throw Finding.xmlSchemaUnusable(line: 1, reason: "") }
    let complaints = LibXML2Complaints()
    let schema: xmlSchemaPtr? = complaints.during {
      bytes.withUnsafeBytes { raw in
        let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
        guard let parser = xmlSchemaNewMemParserCtxt(start, Int32(raw.count)) else { return nil }
        defer { xmlSchemaFreeParserCtxt(parser) }
        xmlSchemaSetParserStructuredErrors(
          parser,
          { context, error in
            if let context, let error = error?.pointee { LibXML2Complaints.at(context).add(LibXML2Complaint(error)) }
          }, complaints.pointer)
        return xmlSchemaParse(parser)
      }
    }
    // An import that was skipped is only a warning to libxml2; to us the schema is then not the one meant.
    guard let schema, complaints.list.isEmpty else {
      if let schema { xmlSchemaFree(schema) }
      throw Finding.xmlSchemaUnusable(line: complaints.list.first?.line ?? 1, reason: complaints.list.first?.message ?? "")
    }
    pointer = schema
  }

  deinit { xmlSchemaFree(pointer) }

  /// Validates a document while reading it, in flat memory: one finding
  /// `xml.schema-invalid` per fault, at most `maximum` of them, and last the
  /// finding that ended the reading when the document is not even XML.
  /// Throws only what the source throws.
  public func validate(maximum: Int = 20, limits: XMLLimits = XMLLimits(), _ source: ByteSource) throws -> [Finding] {
    let parser = XMLPushParser(limits: limits, schema: self, maximumFindings: maximum, keepsEvents: false)
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = try source(piece)
      do {
        try parser.feed(UnsafeRawBufferPointer(rebasing: piece[..<count]), isLast: count == 0)
      } catch {
        return parser.schemaFindings + [error]
      }
      if count == 0 { return parser.schemaFindings }
    }
  }

  /// Throws `file.unreadable`.
  public func validate(file path: String, maximum: Int = 20) throws -> [Finding] {
    try validate(maximum: maximum, byteSource(file: path)).map { $0.at(file: path) }
  }

  public func validate(_ bytes: [UInt8], maximum: Int = 20) -> [Finding] {
    // Bytes in memory never throw.
    (try? validate(maximum: maximum, byteSource(bytes))) ?? []
  }
}
