public import Formats
public import Kernel

/// Reads the XML forms of a FEC (VII-1, VIII-3, VIII-5, VIII-7) as a stream,
/// into the same chunks as the flat form. The line of a row is that of its `ligne` element.
public final class FECXMLReader: FECSource {
  public let file: String
  public private(set) var header: FECHeader?
  public var names: FECNames { parser?.names ?? FECNames() }
  public var log: FindingLog {
    var log = parser?.log ?? FindingLog()
    log.add(findings)
    if isOver { log.add(stream.schemaFindings) }
    return log
  }

  private let stream: XMLStream
  private let head: Head
  private let form: FECXMLForm
  private var findings: [Finding] = []
  private var parser: FECLineParser?
  private var isOver = false
  private var hasRows = false
  private var hasClosing = false
  private var record = FECXMLRecord()
  private var rows: [FECXMLRecord.Row] = []
  private var extraColumns: [String] = []
  private static let rowsPerChunk = 2048
  private static let bytesPerChunk = 1 << 20
  private var pendingBytes = 0

  /// The first bytes, kept for what must stand in them.
  private final class Head { var bytes: [UInt8] = [] }

  /// `schema` is that of the form, and validates on the way: see `FECSchema.form`.
  public init(file: String, form: FECXMLForm = .companies, schema: XMLSchema? = nil, read: @escaping ByteSource) {
    let head = Head()
    (self.file, self.head, self.form) = (file, head, form)
    stream = XMLStream(schema: schema) { buffer in
      let count = try read(buffer)
      if head.bytes.count < 300 { head.bytes += buffer.prefix(min(count, 300 - head.bytes.count)) }
      return count
    }
  }

  public convenience init(file: String, form: FECXMLForm = .companies, schema: XMLSchema? = nil, bytes: [UInt8]) {
    self.init(file: file, form: form, schema: schema, read: byteSource(bytes))
  }

  public func next(into chunk: inout FECChunk) throws -> Bool {
    chunk.rows.removeAll(keepingCapacity: true)
    while !isOver, rows.count < FECXMLReader.rowsPerChunk, pendingBytes < FECXMLReader.bytesPerChunk {
      do {
        guard let event = try stream.next() else {
          end()
          break
        }
        take(event)
      } catch let finding as Finding where finding.code.hasPrefix("xml.") {
        findings.append(finding)
        end()
      }
    }
    guard !rows.isEmpty else { return false }
    flush(into: &chunk)
    return true
  }

  private func end() {
    isOver = true
    if !hasRows, findings.isEmpty { findings.append(record.depth == 0 && !hasClosing ? .fecXMLUnknown() : .fecNoLine()) }
    let location = "noNamespaceSchemaLocation"
    if hasRows, !String(decoding: head.bytes, as: UTF8.self).contains(location) { findings.append(.fecXMLSchemaLocation()) }
  }

  private func take(_ event: XMLEvent) {
    switch event {
    case .start(let start):
      if start.name == "DateCloture" { hasClosing = true }
      record.start(start.name)
    case .text(let text, _): record.text(text)
    case .end(let name, let line):
      guard let row = record.end(name, line: line) else { return }
      hasRows = true
      for extra in row.extra where !extraColumns.contains(extra.name) && extraColumns.count < 100 {
        extraColumns.append(extra.name)
      }
      rows.append(row)
      pendingBytes += row.fields.reduce(0) { $0 + $1.utf8.count } + row.extra.reduce(0) { $0 + $1.value.utf8.count }
    }
  }

  // MARK: As flat lines

  /// Types the rows as if they were lines of the flat form.
  private func flush(into chunk: inout FECChunk) {
    var layoutHeader = FECHeader()
    layoutHeader.isXML = true
    layoutHeader.allowsBlankCodes = form.allowsBlankCodes
    layoutHeader.encoding =
      String(decoding: head.bytes.prefix(100), as: UTF8.self).uppercased().contains("ISO-8859") ? .latin9 : .utf8
    layoutHeader.columns = FECField.legal.map(\.name) + extraColumns
    layoutHeader.fields = FECField.legal.map { $0 } + extraColumns.map { FECField.legal($0) }
    header = layoutHeader
    let layout = FECLayout(header: layoutHeader)
    if parser == nil { parser = FECLineParser(layout: layout, mode: .strict, log: FindingLog()) }
    parser!.layout = layout
    parser!.lineNumbers = rows.map { Int32(clamping: $0.line) }
    chunk.bytes.removeAll(keepingCapacity: true)
    var hasHigh = false
    for row in rows {
      for field in FECField.legal {
        if field != .journalCode { chunk.bytes.append(9) }
        append(row.fields[field.rawValue], to: &chunk.bytes, &hasHigh, row.line)
      }
      for name in extraColumns {
        chunk.bytes.append(9)
        append(row.extra.first { $0.name == name }?.value ?? "", to: &chunk.bytes, &hasHigh, row.line)
      }
      chunk.bytes.append(10)
      if let side = row.badSide { refuseSide(side, line: row.line) }
    }
    rows.removeAll(keepingCapacity: true)
    pendingBytes = 0
    parser!.parse(&chunk, hasHigh: hasHigh)
  }

  private func refuseSide(_ side: String, line: Int) {
    parser?.log.add(FECRule.sideInvalid.code, severity: .error) { .fecSide(excerpt(side), line: Int32(clamping: line)) }
  }

  private func append(_ text: String, to bytes: inout [UInt8], _ hasHigh: inout Bool, _ line: Int) {
    for byte in text.utf8 {
      if byte >= 0x80 { hasHigh = true }
      bytes.append(byte < 32 ? 32 : byte)
    }
    guard text.utf8.contains(where: { $0 >= 0xC4 }), let odd = text.unicodeScalars.first(where: { $0.value > 0xFF }) else {
      return
    }
    parser?.log.add(FECRule.xmlOutsideLatin1.code, severity: .error) { .fecXMLOutsideLatin1(odd, line: Int32(clamping: line)) }
  }
}

extension Finding {
  static func fecXMLUnknown() -> Finding {
    .fec(
      .xmlInvalid, "Le document XML n’est pas un FEC : il n’a pas les éléments comptabilite, exercice, journal, ecriture, ligne.",
      recovery: "Donnez le fichier XML que le logiciel comptable a exporté.")
  }

  static func fecXMLSchemaLocation() -> Finding {
    .fec(
      .xmlSchemaLocation, "Les 300 premiers octets ne nomment pas le schéma (xsi:noNamespaceSchemaLocation).",
      recovery: "Ajoutez xsi:noNamespaceSchemaLocation=\"formatA47A-I-VII-1.xsd\" à l’élément comptabilite.", line: 1)
  }

  static func fecXMLOutsideLatin1(_ scalar: Unicode.Scalar, line: Int32) -> Finding {
    .fec(
      .xmlOutsideLatin1,
      "Le caractère « \(Character(scalar)) » (U+\(String(scalar.value, radix: 16, uppercase: true))) n’est pas dans Latin-1 : l’outil de l’administration s’arrête.",
      recovery: "Remplacez-le par un caractère simple ; l’export d’Écritoire le fait.", line: line)
  }
}
