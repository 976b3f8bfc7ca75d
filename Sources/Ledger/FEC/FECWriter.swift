import Kernel

/// Writes a flat FEC as the tool of the administration wants it: the 18 columns
/// always, tabs, CR LF after each line and no blank line, the decimal comma,
/// legal texts, the five fields it never forgives filled.
///
///     var writer = FECWriter { try file.write(contentsOf: $0) }
///     for line in lines { try writer.write(line) }
///     let written = try writer.finish()
///
/// The order is the caller's: à-nouveaux first, then by ValidDate and number,
/// without entries that close the year.
public struct FECWriter {
  public enum Encoding: Sendable, Hashable {
    case utf8
    /// ISO 8859-15.
    case latin9
  }

  private let encoding: Encoding
  private let extraCount: Int
  private let flush: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []
  private var text = FECText(.latin9)
  private var tally = FECTally()
  private var filled: [FECField: Int] = [:]
  private static let blockSize = 1 << 18

  /// `flush` is called with about 256 KiB at a time, and once at `finish`.
  public init(encoding: Encoding = .utf8, extraColumns: [String] = [], _ flush: @escaping ([UInt8]) throws -> Void) {
    (self.encoding, self.flush) = (encoding, flush)
    extraCount = extraColumns.count
    buffer.reserveCapacity(FECWriter.blockSize + 4096)
    for (index, name) in (FECField.legal.map(\.name) + extraColumns).enumerated() {
      if index > 0 { buffer.append(9) }
      put(name)
    }
    endLine()
  }

  public mutating func write(_ line: FECExportLine) throws {
    field(line.journalCode, or: "OD", .journalCode)
    field(line.journalLabel, or: line.journalCode, .journalLib)
    tab(line.number)
    day(line.day)
    tab(line.account)
    field(line.accountLabel, or: line.account, .compteLib)
    tab(line.thirdParty)
    tab(line.thirdPartyLabel)
    field(line.pieceRef, or: line.number, .pieceRef)
    day(line.pieceDay ?? line.day)
    field(line.label, or: line.pieceRef.isEmpty ? line.number : line.pieceRef, .ecritureLib)
    amount(line.debit)
    amount(line.credit)
    tab(line.lettering)
    if let letteringDay = line.letteringDay { day(letteringDay) } else { buffer.append(9) }
    day(line.validDay)
    tab(line.foreignAmount)
    put(line.currency)
    for index in 0..<extraCount {
      buffer.append(9)
      if index < line.extra.count { put(line.extra[index]) }
    }
    endLine()
    tally.add(line)
    if buffer.count >= FECWriter.blockSize { try flushBuffer() }
  }

  /// Writes what is left and tells what was written. The writer is not used after it.
  public mutating func finish() throws -> FECWritten {
    try flushBuffer()
    var written = tally.written
    written.findings += text.findings
    let fillings: [(FECField, String)] = [
      (.journalCode, "OD"), (.journalLib, "le code du journal"), (.compteLib, "le numéro du compte"),
      (.pieceRef, "le numéro de l’écriture"), (.ecritureLib, "la référence de la pièce"),
    ]
    for (field, with) in fillings where filled[field] != nil {
      written.findings.append(.fecExportFilled(field, count: filled[field] ?? 0, with: with))
    }
    return written
  }

  // MARK: Fields

  private mutating func endLine() {
    buffer.append(13)
    buffer.append(10)
  }

  private mutating func flushBuffer() throws {
    guard !buffer.isEmpty else { return }
    try flush(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private mutating func tab(_ value: String) {
    put(value)
    buffer.append(9)
  }

  /// A field that must not be blank.
  @inline(__always)
  private mutating func field(_ value: String, or other: String, _ field: FECField) {
    let start = buffer.count
    put(value)
    if buffer.count == start {
      filled[field, default: 0] += 1
      put(other)
    }
    buffer.append(9)
  }

  @inline(__always)
  private mutating func put(_ value: String) {
    let isDone: Bool? = value.utf8.withContiguousStorageIfAvailable { bytes in
      guard FECText.isPlain(bytes) else { return false }
      buffer.append(contentsOf: bytes)
      return true
    }
    if isDone != true { putOther(value) }
  }

  private mutating func putOther(_ value: String) {
    let legal = text.legal(value)
    guard encoding == .latin9 else { return buffer.append(contentsOf: legal.utf8) }
    for scalar in legal.unicodeScalars { buffer.append(FECEncoding.latin9Byte(scalar.value) ?? 63) }
  }

  private mutating func day(_ day: Day) {
    var value = day.number
    var digits: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { bytes in
      for index in stride(from: 7, through: 0, by: -1) {
        bytes[index] = UInt8(48 + value % 10)
        value /= 10
      }
    }
    withUnsafeBytes(of: digits) { buffer.append(contentsOf: $0) }
    buffer.append(9)
  }

  private mutating func amount(_ amount: Money) {
    if amount.cents < 0 { buffer.append(45) }
    FECWriter.append(amount.cents.magnitude / 100, to: &buffer)
    let fraction = UInt8(amount.cents.magnitude % 100)
    buffer.append(44)
    buffer.append(48 + fraction / 10)
    buffer.append(48 + fraction % 10)
    buffer.append(9)
  }

  static func append(_ value: UInt64, to buffer: inout [UInt8]) {
    let start = buffer.count
    var rest = value
    repeat {
      buffer.append(UInt8(48 + rest % 10))
      rest /= 10
    } while rest > 0
    buffer[start...].reverse()
  }
}

/// Counts what an export writes.
struct FECTally {
  private var counted = FECWritten()
  private var last = (journal: "", number: "")
  private var journalIndex = -1
  private var journals: [String: Int] = [:]
  private var debit: Int128 = 0
  private var credit: Int128 = 0
  private var lastValidDay: Day?
  private var disordered: (lines: Int, first: FECExportLine, after: Day)?

  /// What was counted so far.
  var written: FECWritten {
    var written = counted
    (written.debit, written.credit) = (FECChecker.money(debit).0, FECChecker.money(credit).0)
    if let disordered { written.findings = [.fecExportValidDateOrder(disordered.first, disordered.after, disordered.lines)] }
    return written
  }

  @inline(__always)
  mutating func add(_ line: FECExportLine) {
    if let last = lastValidDay, line.validDay < last {
      disordered = (1 + (disordered?.lines ?? 0), disordered?.first ?? line, disordered?.after ?? last)
    }
    lastValidDay = line.validDay
    if line.journalCode != last.journal || counted.lines == 0 { open(line) }
    if line.number != last.number || line.journalCode != last.journal || counted.lines == 0 {
      counted.entries += 1
      last = (line.journalCode, line.number)
    }
    counted.lines += 1
    counted.journals[journalIndex].lines += 1
    debit += Int128(line.debit.cents)
    credit += Int128(line.credit.cents)
    if !line.lettering.isEmpty { counted.hasLettering = true }
  }

  private mutating func open(_ line: FECExportLine) {
    if let known = journals[line.journalCode] {
      journalIndex = known
      return
    }
    journalIndex = counted.journals.count
    journals[line.journalCode] = journalIndex
    counted.journals.append((FECNames.Name(code: line.journalCode, label: line.journalLabel), 0))
  }
}
