public import Kernel

/// Reads an XML document event by event, from bytes that come in pieces.
///
/// Nothing is fetched and nothing is expanded: a DOCTYPE is refused before
/// any of it is used, so there are no entities but the five of XML. Memory
/// does not grow with the document. Each stream belongs to one task; any
/// number of them may work at the same time.
///
///     let stream = XMLStream(try byteSource(file: path))
///     while let event = try stream.next() { … }
public final class XMLStream {
  private let parser: XMLPushParser
  private let source: ByteSource
  private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var position = 0
  private var isFinished = false
  private var failure: (any Error)?

  /// When a `schema` is given, the document is validated on the way; see `schemaFindings`,
  /// of which `maximumFindings` are kept.
  public init(
    limits: XMLLimits = XMLLimits(), schema: XMLSchema? = nil, maximumFindings: Int = 20, _ source: @escaping ByteSource
  ) {
    parser = XMLPushParser(limits: limits, schema: schema, maximumFindings: maximumFindings, keepsEvents: true)
    self.source = source
  }

  deinit { piece.deallocate() }

  /// The next event, or nil after the last. Throws what the source throws and
  /// the findings `xml.malformed`, `xml.doctype-refused`, `xml.too-deep`,
  /// `xml.text-too-long`, after the events that stand before the fault, and
  /// again at each later call.
  public func next() throws -> XMLEvent? {
    while position == parser.events.count {
      if let failure { throw failure }
      if isFinished { return nil }
      parser.events.removeAll(keepingCapacity: true)
      position = 0
      feed()
    }
    defer { position += 1 }
    return parser.events[position]
  }

  /// What the schema said so far, each `xml.schema-invalid` with its line.
  public var schemaFindings: [Finding] { parser.schemaFindings }
  /// How many faults the schema found so far, kept or not.
  public var schemaFaultCount: Int { parser.schemaFaultCount }

  private func feed() {
    do {
      let count = try source(piece)
      isFinished = count == 0
      try parser.feed(UnsafeRawBufferPointer(rebasing: piece[..<count]), isLast: isFinished)
    } catch {
      failure = error
    }
  }
}
