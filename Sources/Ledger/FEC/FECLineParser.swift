import Kernel

/// Splits lines into fields and types them. Works on the chunk's own bytes, already in UTF-8.
struct FECLineParser {
  var layout: FECLayout
  let mode: FECMode
  var names = FECNames()
  var log: FindingLog
  /// The line last read, counted from 1.
  var line: Int32 = 1
  /// The lines of the next rows in the file, when they are not one after the other.
  var lineNumbers: [Int32] = []
  private var lineIndex = 0
  var guesses: Set<String> = []
  var journals = FECInterner()
  var accounts = FECInterner()
  var thirdParties = FECInterner()
  var dateCache = [(word: UInt64, number: Int32)](repeating: (0, 0), count: 4)
  /// What each byte means to the splitter.
  private let classes: [UInt8]
  /// Texts that do not stand in the line as they must be told: they go after the chunk's own bytes.
  var side: [UInt8] = []
  private let checksPipe: Bool

  private enum ByteClass {
    static let text: UInt8 = 0, separator: UInt8 = 1, newline: UInt8 = 2, control: UInt8 = 3, quote: UInt8 = 4, pipe: UInt8 = 5
  }

  init(layout: FECLayout, mode: FECMode, log: FindingLog) {
    (self.layout, self.mode, self.log) = (layout, mode, log)
    var classes = [UInt8](repeating: ByteClass.text, count: 256)
    for control in 0..<32 { classes[control] = ByteClass.control }
    classes[127] = ByteClass.control
    (classes[10], classes[13]) = (ByteClass.newline, ByteClass.newline)
    if mode == .tolerant { classes[34] = ByteClass.quote }
    checksPipe = layout.header.separator == .tab
    if checksPipe { classes[124] = ByteClass.pipe }
    classes[Int(layout.header.separator.rawValue)] = ByteClass.separator
    self.classes = classes
  }

  /// Reads every line of `chunk.bytes` into `chunk.rows`. `hasHigh` says that some byte is beyond ASCII.
  mutating func parse(_ chunk: inout FECChunk, hasHigh: Bool) {
    lineIndex = 0
    var (bytes, rows) = (chunk.bytes, chunk.rows)
    chunk = FECChunk(bytes: [], rows: [])
    rows.removeAll(keepingCapacity: true)
    side.removeAll(keepingCapacity: true)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * (FECLayout.most + 1)) { bounds in
      bounds.initialize(repeating: 0)
      let starts = bounds.baseAddress!
      let ends = starts + FECLayout.most + 1
      bytes.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        var position = 0
        while position < buffer.count {
          let lineStart = position
          let count = split(base, &position, buffer.count, starts, ends)
          if hasHigh { inspect(base, lineStart, ends[min(count, FECLayout.most) - 1]) }
          take(base, count, starts, ends, sideStart: buffer.count, into: &rows)
        }
      }
    }
    bytes.append(contentsOf: side)
    chunk = FECChunk(bytes: bytes, rows: rows)
  }

  /// Finds the fields of one line and moves past its end; gives their number.
  @inline(__always)
  private mutating func split(
    _ base: UnsafeMutablePointer<UInt8>, _ position: inout Int, _ end: Int, _ starts: UnsafeMutablePointer<Int>,
    _ ends: UnsafeMutablePointer<Int>
  ) -> Int {
    var p = position
    var count = 0
    starts[0] = p
    classes.withUnsafeBufferPointer { classes in
      scan: while p < end {
        let kind = classes[Int(base[p])]
        if kind == ByteClass.text {
          p &+= 1
          continue
        }
        if kind == ByteClass.separator {
          if count < FECLayout.most { ends[count] = p }
          count &+= 1
          p &+= 1
          if count < FECLayout.most { starts[count] = p }
        } else if kind == ByteClass.newline {
          break scan
        } else {
          special(kind, base, &p, end, fieldStart: count < FECLayout.most ? starts[count] : p)
        }
      }
    }
    if count < FECLayout.most { ends[count] = p }
    count += 1
    if lineNumbers.isEmpty {
      line &+= 1
    } else {
      line = lineNumbers[lineIndex]
      lineIndex += 1
    }
    if p < end { p &+= base[p] == 13 && p &+ 1 < end && base[p &+ 1] == 10 ? 2 : 1 }
    position = p
    return count
  }

  private mutating func special(_ kind: UInt8, _ base: UnsafeMutablePointer<UInt8>, _ p: inout Int, _ end: Int, fieldStart: Int) {
    let here = line + 1
    switch kind {
    case ByteClass.quote where p == fieldStart:
      // Vendors' quotes may hide a separator: go to the closing one, on the same line.
      var q = p + 1
      while q < end, base[q] != 10, base[q] != 13 {
        if base[q] == 34 {
          guard q + 1 < end, base[q + 1] == 34 else { break }
          q += 1
        }
        q += 1
      }
      let closes =
        q < end && base[q] == 34
        && (q + 1 == end || [ByteClass.separator, ByteClass.newline].contains(classes[Int(base[q + 1])]))
      p = closes ? q + 1 : p + 1
    case ByteClass.control:
      base[p] = 32
      log.add(FECRule.textControl.code, severity: .warning) { .fecControl(line: here) }
      p += 1
    case ByteClass.pipe:
      report(.textPipe) { .fecPipe(line: here) }
      p += 1
    default: p += 1
    }
  }

  /// Looks for characters outside ISO 8859-15 and for marks that turn the text round.
  private mutating func inspect(_ base: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int) {
    var p = start
    while p < end {
      if p + 8 <= end, UnsafeRawPointer(base + p).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
        p += 8
        continue
      }
      let byte = base[p]
      guard byte >= 0xC2 else {
        p += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
      for offset in 1..<length where p + offset < end { scalar = scalar << 6 | UInt32(base[p + offset] & 0x3F) }
      let here = line
      if FECEncoding.isDirectionMark(scalar) {
        log.add(FECRule.textDirection.code, severity: .warning) { .fecDirection(scalar, line: here) }
      } else if FECEncoding.latin9Byte(scalar) == nil {
        log.add(FECRule.textOutside.code, severity: .info) { .fecOutsideLatin9(scalar, line: here) }
      }
      p += length
    }
  }

  private mutating func take(
    _ base: UnsafeMutablePointer<UInt8>, _ found: Int, _ starts: UnsafeMutablePointer<Int>, _ ends: UnsafeMutablePointer<Int>,
    sideStart: Int, into rows: inout [FECRow]
  ) {
    var count = found
    let expected = layout.header.columns.count
    if count == 1, isBlank(base, starts[0], ends[0]) {
      blankLine()
      return
    }
    if count == expected + 1, layout.header.hasTrailingSeparator, ends[count - 1] == starts[count - 1] { count = expected }
    guard count == expected || repair(&count, starts, ends) else {
      let here = line
      report(.lineFieldCount) { .fecFieldCount(found, expected: expected, line: here) }
      return
    }
    starts[FECLayout.most] = 0
    ends[FECLayout.most] = 0
    for index in 0..<count { trim(base, &starts[index], &ends[index]) }
    var fields = FECFields(base: base, starts: starts, ends: ends)
    if mode == .tolerant { unquote(&fields, count) }
    rows.append(row(fields, sideStart: sideStart))
  }

  /// The tolerant mode takes a line whose last empty columns were left out.
  private mutating func repair(_ count: inout Int, _ starts: UnsafeMutablePointer<Int>, _ ends: UnsafeMutablePointer<Int>) -> Bool
  {
    let expected = layout.header.columns.count
    let amounts: [FECField] = layout.header.amountForm == .debitCredit ? [.debit, .credit] : [.montant, .sens]
    guard mode == .tolerant, count < expected, amounts.allSatisfy({ layout[$0] < count }) else { return false }
    while count < expected {
      (starts[count], ends[count]) = (ends[count - 1], ends[count - 1])
      count += 1
    }
    guess(.shortLines)
    return true
  }

  private func isBlank(_ base: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { base[$0] == 32 }
  }

  private mutating func blankLine() {
    let here = line
    if mode == .tolerant { guess(.blankLines) } else { report(.lineEmpty) { .fecLineEmpty(line: here) } }
  }

  /// Drops spaces and no-break spaces around a field.
  @inline(__always)
  private func trim(_ base: UnsafeMutablePointer<UInt8>, _ start: inout Int, _ end: inout Int) {
    while start < end {
      if base[start] == 32 {
        start += 1
      } else if base[start] == 0xC2, start + 1 < end, base[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if base[end - 1] == 32 {
        end -= 1
      } else if base[end - 1] == 0xA0, end - 2 >= start, base[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
  }

  private mutating func unquote(_ fields: inout FECFields, _ count: Int) {
    for index in 0..<count {
      let (start, end) = (fields.starts[index], fields.ends[index])
      guard end - start >= 2, fields.base[start] == 34, fields.base[end - 1] == 34 else { continue }
      guess(.quotes)
      var write = start + 1
      var read = start + 1
      while read < end - 1 {
        fields.base[write] = fields.base[read]
        if fields.base[read] == 34, read + 1 < end - 1, fields.base[read + 1] == 34 { read += 1 }
        read += 1
        write += 1
      }
      fields.starts[index] = start + 1
      fields.ends[index] = write
      trim(fields.base, &fields.starts[index], &fields.ends[index])
    }
  }

  // MARK: Findings

  /// Blanks and signs that do not hinder an import.
  private static let harmless: Set<String> = Set(
    [FECRule.numberEmpty, .accountLabelEmpty, .labelEmpty, .textPipe].map(\.code))

  /// In the tolerant mode, what the administration's tool only reports is no error, nor is what an import can do without.
  mutating func report(_ rule: FECRule, _ make: () -> Finding) {
    let isMild = mode == .tolerant && (rule.group == .reported || FECLineParser.harmless.contains(rule.code))
    let severity = isMild ? min(rule.severity, .warning) : rule.severity
    log.add(rule.code, severity: severity) {
      var finding = make()
      finding.severity = severity
      return finding
    }
  }

  mutating func guess(_ guess: FECGuess) {
    guard guesses.insert(guess.code).inserted else { return }
    log.add(.fecGuess(guess, line: line))
  }
}

/// The fields of one line, as they stand in the bytes.
struct FECFields {
  let base: UnsafeMutablePointer<UInt8>
  let starts: UnsafeMutablePointer<Int>
  let ends: UnsafeMutablePointer<Int>

  func text(_ column: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + starts[column], count: ends[column] - starts[column]), as: UTF8.self)
  }

  @inline(__always)
  func range(_ column: Int) -> TextRange {
    TextRange(start: UInt32(truncatingIfNeeded: starts[column]), count: UInt32(truncatingIfNeeded: ends[column] - starts[column]))
  }

  @inline(__always)
  func isEmpty(_ column: Int) -> Bool { starts[column] == ends[column] }
}
