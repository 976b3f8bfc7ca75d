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

  /// `schema` validates form VII-1 on the way: see `FECSchema.form`. Give none for the others.
  public init(file: String, schema: XMLSchema? = nil, read: @escaping ByteSource) {
    let head = Head()
    (self.file, self.head) = (file, head)
    stream = XMLStream(schema: schema) { buffer in
      let count = try read(buffer)
      if head.bytes.count < 300 { head.bytes += buffer.prefix(min(count, 300 - head.bytes.count)) }
      return count
    }
  }

  public convenience init(file: String, schema: XMLSchema? = nil, bytes: [UInt8]) {
    self.init(file: file, schema: schema, read: byteSource(bytes))
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
    }
    rows.removeAll(keepingCapacity: true)
    pendingBytes = 0
    parser!.parse(&chunk, hasHigh: hasHigh)
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

/// The elements met, down to a `ligne`.
struct FECXMLRecord {
  struct Row {
    var line: Int
    var fields: [String]
    var extra: [(name: String, value: String)]
  }

  private(set) var depth = 0
  private var path: [String] = []
  private var value = ""
  private var journal = [FECField: String]()
  private var entry = [FECField: String]()
  private var entryExtra: [(name: String, value: String)] = []
  private var line = [FECField: String]()
  private var lineExtra: [(name: String, value: String)] = []

  mutating func start(_ name: String) {
    path.append(name)
    value = ""
    if name == "comptabilite" || name == "exercice" { depth = max(depth, path.count) }
    switch name {
    case "journal" where path.count == 3: journal = [:]
    case "ecriture" where path.count == 4: (entry, entryExtra) = ([:], [])
    case "ligne" where path.count == 5: (line, lineExtra) = ([:], [])
    default: break
    }
  }

  mutating func text(_ text: String) { value += text }

  /// The row, when a `ligne` ends.
  mutating func end(_ name: String, line number: Int) -> Row? {
    let depth = path.count
    path.removeLast()
    defer { value = "" }
    let parent = path.last
    guard !(name == "ligne" && depth == 5) else { return row(number) }
    guard depth <= 6 else { return nil }
    switch parent {
    case "journal" where depth == 4:
      if let field = field(name) { journal[field] = value }
    case "ecriture" where depth == 5: keep(name, &entry, &entryExtra)
    case "ligne" where depth == 6: keep(name, &line, &lineExtra)
    default: break
    }
    return nil
  }

  private func field(_ name: String) -> FECField? {
    switch name {
    case "CompteAuxNum": .compAuxNum
    case "CompteAuxLib": .compAuxLib
    default: FECField.legal(name)
    }
  }

  private func keep(_ name: String, _ fields: inout [FECField: String], _ extra: inout [(name: String, value: String)]) {
    if let field = field(name), field.rawValue < FECField.dateRglt.rawValue {
      fields[field] = value
    } else if extra.count < 100 {
      extra.append((name, field(name) == .dateRglt ? FECXMLRecord.day(value) : value))
    }
  }

  private func row(_ number: Int) -> Row {
    var fields = [String](repeating: "", count: FECField.legal.count)
    let all = journal.merging(entry) { $1 }.merging(line) { $1 }
    for (field, value) in all where field.rawValue < fields.count {
      switch field {
      case .ecritureDate, .pieceDate, .dateLet, .validDate: fields[field.rawValue] = FECXMLRecord.day(value)
      case .debit, .credit: fields[field.rawValue] = FECXMLRecord.amount(value)
      default: fields[field.rawValue] = value
      }
    }
    if let amount = all[.montant] {
      let isDebit = ["D", "d", "+1"].contains(all[.sens] ?? "")
      fields[isDebit ? FECField.debit.rawValue : FECField.credit.rawValue] = FECXMLRecord.amount(amount)
    }
    return Row(line: number, fields: fields, extra: entryExtra + lineExtra)
  }

  /// `2025-12-31`, with an hour or not, as AAAAMMJJ; anything else as it is, for the refusal to show.
  static func day(_ text: String) -> String {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let day = Day(iso: String(trimmed.prefix(10))), trimmed.count == 10 || trimmed.dropFirst(10).first == "T" else {
      return trimmed
    }
    return String(day.number)
  }

  /// A decimal number with a point, as with a comma. An exponent is left for the refusal.
  static func amount(_ text: String) -> String {
    var result = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if result.filter({ $0 == "." }).count == 1, !result.contains(",") {
      result = String(result.map { $0 == "." ? "," : $0 })
      // Decimals beyond two that are zeros are written by programs that print floats.
      if result.hasPrefix(",") { result = "0" + result }
    }
    return result
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
