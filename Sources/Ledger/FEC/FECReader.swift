public import Kernel

/// Reads a flat FEC as a stream: whatever the size of the file, memory holds
/// one block of it, the codes met, and the findings kept.
///
///     let reader = FECReader(file: "123456782FEC20251231.txt") { try handle.read(into: $0) }
///     try reader.forEachChunk { chunk in … }
///     reader.log.hasErrors
public final class FECReader: FECSource {
  /// The longest line that is read, in bytes.
  public static let longestLine = 1 << 20
  static let blockSize = 1 << 18

  public let file: String
  public let mode: FECMode
  public private(set) var header: FECHeader?
  public var names: FECNames { parser?.names ?? FECNames() }
  public var log: FindingLog { parser?.log ?? earlyLog }

  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private var parser: FECLineParser?
  private var earlyLog = FindingLog()
  /// Bytes read and not yet understood: at least the beginning of a line.
  private var pending = [UInt8](repeating: 0, count: FECReader.longestLine + FECReader.blockSize)
  private var pendingCount = 0
  private var isAtEnd = false
  private var isOver = false
  private var hasRows = false
  // The first lines that showed each character set; 0 when none has.
  private var firstUTF8Line: Int32 = 0
  private var firstLatinLine: Int32 = 0

  /// `read` fills the buffer from its start and gives the number of bytes, 0 at the end.
  public init(file: String, mode: FECMode = .strict, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    (self.file, self.mode, self.read) = (file, mode, read)
  }

  /// Reads from memory.
  public convenience init(file: String, mode: FECMode = .strict, bytes: [UInt8]) {
    var position = 0
    self.init(file: file, mode: mode) { buffer in
      let count = min(buffer.count, bytes.count - position)
      bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
      position += count
      return count
    }
  }

  public func next(into chunk: inout FECChunk) throws -> Bool {
    chunk.rows.removeAll(keepingCapacity: true)
    while !isOver {
      try fill()
      let end = endOfLines()
      guard end > 0 else {
        finish()
        break
      }
      guard let start = parser == nil ? open(upTo: end) : 0 else { break }
      let hasHigh = decode(start..<end, into: &chunk.bytes)
      parser!.parse(&chunk, hasHigh: hasHigh)
      keep(from: end)
      noteEncoding()
      guard chunk.rows.isEmpty else {
        hasRows = true
        return true
      }
    }
    return false
  }

  // MARK: Blocks

  /// Reads until a block is there, or the end of the file.
  private func fill() throws {
    while !isAtEnd, pendingCount < FECReader.blockSize || endOfLines() == 0, pendingCount < pending.count {
      let room = min(FECReader.blockSize, pending.count - pendingCount)
      let count = try pending.withUnsafeMutableBytes { buffer in
        try read(UnsafeMutableRawBufferPointer(rebasing: buffer[pendingCount..<(pendingCount + room)]))
      }
      precondition(count <= room, "more bytes than there was room for")
      if count <= 0 { isAtEnd = true } else { pendingCount += count }
    }
  }

  /// Where the last whole line of the pending bytes ends, 0 when there is none.
  /// A CR at the very end waits for the LF that may follow it.
  private func endOfLines() -> Int {
    guard !isAtEnd else { return pendingCount }
    return pending.withUnsafeBufferPointer { bytes in
      var position = pendingCount
      if position > 0, bytes[position - 1] == 13 { position -= 1 }
      while position > 0, bytes[position - 1] != 10, bytes[position - 1] != 13 { position -= 1 }
      return position
    }
  }

  private func keep(from position: Int) {
    pending.withUnsafeMutableBytes { buffer in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[position..<pendingCount]))
    }
    pendingCount -= position
  }

  private func finish() {
    isOver = true
    if !isAtEnd {
      add(.fecLineTooLong(line: (parser?.line ?? 0) + 1))
    } else if parser == nil {
      add(.fecEmpty())
    } else if !hasRows, !log.hasErrors {
      add(.fecNoLine())
    }
    if firstUTF8Line > 0, firstLatinLine > 0 { add(.fecEncodingMixed(utf8Line: firstUTF8Line, latinLine: firstLatinLine)) }
  }

  private func add(_ finding: Finding) {
    if parser == nil { earlyLog.add(finding) } else { parser!.log.add(finding) }
  }

  // MARK: The header

  /// Reads the header line; gives the position after it, or nil when reading cannot go on.
  private func open(upTo end: Int) -> Int? {
    if let refusal = pending.withUnsafeBytes({ FECReader.refusal(of: UnsafeRawBufferPointer(rebasing: $0[0..<end])) }) {
      earlyLog.add(refusal)
      isOver = true
      return nil
    }
    var position = pending.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let hasByteOrderMark = position == 3
    var lines: Int32 = 0
    if mode == .tolerant {
      while position < end, [9, 10, 13, 32].contains(pending[position]) {
        if pending[position] == 10 { lines += 1 }
        position += 1
      }
    }
    guard position < end else {
      earlyLog.add(.fecEmpty())
      isOver = true
      return nil
    }
    let lineEnd = pending[position..<end].firstIndex { $0 == 10 || $0 == 13 } ?? end
    guard var layout = FECLayout(line: text(position..<lineEnd), mode: mode, log: &earlyLog) else {
      isOver = true
      return nil
    }
    let isCRLF = lineEnd + 1 < end && pending[lineEnd] == 13 && pending[lineEnd + 1] == 10
    layout.header.lineEnding = isCRLF ? .crlf : lineEnd < end && pending[lineEnd] == 13 ? .cr : .lf
    layout.header.hasByteOrderMark = hasByteOrderMark
    if hasByteOrderMark { earlyLog.add(.fecBOM()) }
    if layout.header.separator == .tab, pending[position..<lineEnd].contains(124) { earlyLog.add(.fecPipe(line: 1)) }
    header = layout.header
    parser = FECLineParser(layout: layout, mode: mode, log: earlyLog)
    parser!.line = lines + 1
    return min(end, lineEnd + (isCRLF ? 2 : 1))
  }

  private func text(_ range: Range<Int>) -> String {
    pending.withUnsafeBytes { buffer in
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[range])
      guard FECEncoding.firstInvalidUTF8(bytes) != nil else { return String(decoding: bytes, as: UTF8.self) }
      var utf8: [UInt8] = []
      _ = FECEncoding.appendLatin9(bytes, to: &utf8)
      return String(decoding: utf8, as: UTF8.self)
    }
  }

  /// UTF-16 and what is not text at all, seen on the first bytes.
  private static func refusal(of bytes: UnsafeRawBufferPointer) -> Finding? {
    let head = bytes.prefix(4096)
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .fecUTF16() }
    if hasZerosEveryOtherByte(head) { return .fecUTF16() }
    let isControl = { (byte: UInt8) in byte < 32 && byte != 9 && byte != 10 && byte != 13 }
    let firstLine = head.prefix { $0 != 10 && $0 != 13 }
    let controls = head.count(where: isControl)
    guard controls * 50 > head.count || firstLine.contains(where: isControl), let first = head.firstIndex(where: isControl) else {
      return nil
    }
    return .fecBinary(offset: first, byte: head[first])
  }

  /// Plain text in UTF-16 has a NUL in one byte out of two, always on the same side.
  private static func hasZerosEveryOtherByte(_ head: Slice<UnsafeRawBufferPointer>) -> Bool {
    var zeros = [0, 0]
    for (offset, byte) in head.enumerated() where byte == 0 { zeros[offset & 1] += 1 }
    return max(zeros[0], zeros[1]) * 3 > head.count && min(zeros[0], zeros[1]) * 10 <= head.count
  }

  // MARK: Characters

  /// Puts the lines into `out` in UTF-8; true when some byte is beyond ASCII.
  /// A line that is not UTF-8 is ISO 8859-15: the set is chosen line by line
  /// when a block is not UTF-8 as a whole.
  private func decode(_ range: Range<Int>, into out: inout [UInt8]) -> Bool {
    out.removeAll(keepingCapacity: true)
    return pending.withUnsafeBytes { buffer in
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[range])
      out.reserveCapacity(bytes.count + bytes.count / 8)
      if FECEncoding.isASCII(bytes) {
        out.append(contentsOf: bytes)
        return false
      }
      if FECEncoding.firstInvalidUTF8(bytes) == nil {
        if firstUTF8Line == 0 { firstUTF8Line = FECReader.lineOfFirstHigh(bytes, after: parser!.line) }
        out.append(contentsOf: bytes)
      } else {
        decodeByLine(bytes, into: &out)
      }
      return true
    }
  }

  private static func lineOfFirstHigh(_ bytes: UnsafeRawBufferPointer, after line: Int32) -> Int32 {
    var line = line + 1
    for (index, byte) in bytes.enumerated() {
      if byte >= 0x80 { break }
      if byte == 10 || (byte == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)) { line += 1 }
    }
    return line
  }

  private func decodeByLine(_ bytes: UnsafeRawBufferPointer, into out: inout [UInt8]) {
    var (position, line) = (0, parser!.line)
    while position < bytes.count {
      var end = position
      while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
      if end < bytes.count { end += bytes[end] == 13 && end + 1 < bytes.count && bytes[end + 1] == 10 ? 2 : 1 }
      line += 1
      decodeLine(UnsafeRawBufferPointer(rebasing: bytes[position..<end]), line, into: &out)
      position = end
    }
  }

  private func decodeLine(_ bytes: UnsafeRawBufferPointer, _ line: Int32, into out: inout [UInt8]) {
    if FECEncoding.firstInvalidUTF8(bytes) == nil {
      if firstUTF8Line == 0, !FECEncoding.isASCII(bytes) { firstUTF8Line = line }
      out.append(contentsOf: bytes)
      return
    }
    if firstLatinLine == 0 { firstLatinLine = line }
    if FECEncoding.appendLatin9(bytes, to: &out) > 0 {
      parser!.log.add(FECRule.encodingWindows.code, severity: .warning) { .fecEncodingWindows(line: line) }
    }
  }

  private func noteEncoding() {
    guard firstLatinLine > 0 || firstUTF8Line > 0 else { return }
    header?.encoding = firstLatinLine > 0 ? .latin9 : .utf8
  }
}
