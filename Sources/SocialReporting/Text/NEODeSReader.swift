public import Formats
public import Kernel

/// Reads a NEODeS text: one rubric on each line, `S21.G00.30.002,'NOM'`, in ISO 8859-1.
///
/// A strict reading refuses whatever is not exactly in form. A tolerant one reads on where the meaning is sure (a mark of UTF-8,
/// blank lines, spaces around, line ends of both kinds, accents in UTF-8, curly apostrophes, names in lower case, a missing apostrophe,
/// totals that do not count) and lists what it forgave. Neither stops at the first finding, and memory does not grow with the file.
public struct NEODeSReader: Sendable {
  public enum Mode: Hashable, Sendable { case strict, tolerant }

  public let mode: Mode
  private let files: DataFiles

  public init(mode: Mode = .strict, files: DataFiles = .embedded) { (self.mode, self.files) = (mode, files) }

  /// Gives the pieces in document order, with the norm that the file names (the last one known when it names none). What stands out
  /// of its place is left out. Throws what the source or `take` throws, and what ``Norm/load(_:_:)`` throws for files of the user's.
  public func read(_ source: @escaping ByteSource, _ take: (MessagePiece, Norm) throws -> Void) throws -> MessageReading {
    let shelf = NormShelf(files)
    return try TextLines.reading(source) { lines in
      var reading = NEODeSReading(assembler: MessageAssembler(try shelf.latest(), isTolerant: mode == .tolerant), shelf: shelf)
      return try reading.run(&lines, take)
    }
  }

  /// The whole message at once, for files of an ordinary size.
  public func read(_ source: @escaping ByteSource) throws -> MessageReading {
    var collector: MessageCollector?
    let reading = try read(source) { piece, norm in
      if collector == nil { collector = MessageCollector(norm) }
      collector?.take(piece)
    }
    return reading.with(collector?.message(reading.lineEnding))
  }
}

/// One reading, line after line.
struct NEODeSReading {
  var assembler: MessageAssembler
  let shelf: NormShelf
  /// Those of the first block, kept until the norm is known.
  private var pending: [Rubric] = []
  private var isWaiting = true
  private var named: Norm?
  private var lineEnding: DSNMessage.LineEnding?
  private var sawRubric = false

  init(assembler: MessageAssembler, shelf: NormShelf) { (self.assembler, self.shelf) = (assembler, shelf) }

  mutating func run(_ lines: inout TextLines, _ take: (MessagePiece, Norm) throws -> Void) throws -> MessageReading {
    guard try canRead(&lines) else { return reading() }
    while let line = try lines.next() {
      let number = lines.number
      if line.ending == .none, !line.isTooLong, isCut(lines.bytes(line)) { continue }
      noteEnding(line, number)
      if line.isTooLong {
        assembler.notes.add("dsn.line.too-long") { .dsnLineTooLong(line: number, limit: TextLines.longest) }
      } else if let rubric = rubric(lines.bytes(line), number) {
        try self.take(rubric, take)
      }
    }
    try settleNorm(take)
    let norm = assembler.norm
    try assembler.finish { try take($0, norm) }
    if !sawRubric { assembler.notes.add(.dsnFileNoRubric(lines: lines.number)) }
    return reading()
  }

  /// The last line of a file that stops in the middle of it: that the totals are missing says it once.
  private func isCut(_ bytes: UnsafeRawBufferPointer) -> Bool {
    sawRubric && !assembler.sawTotals && NEODeSLine(strict: bytes) == nil
  }

  private func reading() -> MessageReading {
    MessageReading(
      message: nil, norm: named, log: assembler.notes.log, forgivenLog: assembler.notes.forgiven, summary: assembler.summary,
      lineEnding: lineEnding ?? .crlf)
  }

  /// What the first bytes say of the file; skips the mark of UTF-8.
  private mutating func canRead(_ lines: inout TextLines) throws -> Bool {
    let head = try lines.head()
    if head.isEmpty {
      assembler.notes.add(.dsnFileEmpty())
      return false
    }
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = head.dropFirst(mark).first { $0 > 32 }
    if let refused = Self.noText(head) {
      assembler.notes.add(refused)
      return false
    }
    if first == UInt8(ascii: "<") {
      assembler.notes.add(.dsnFileXML())
      return false
    }
    if mark > 0 {
      assembler.notes.forgive("dsn.text.mark") { .dsnTextMark() }
      lines.skip(mark)
    }
    return true
  }

  private static func noText(_ head: UnsafeRawBufferPointer) -> Finding? {
    do { _ = try TextEncoding.detect(head, isWhole: false) } catch { return error }
    return nil
  }

  private mutating func noteEnding(_ line: TextLines.Line, _ number: Int) {
    guard line.ending != .none else { return assembler.notes.forgive("dsn.line.unended") { .dsnLineUnended(line: number) } }
    let ending: DSNMessage.LineEnding = line.ending == .crlf ? .crlf : .lf
    guard let first = lineEnding else {
      lineEnding = ending
      return
    }
    if first != ending { assembler.notes.forgive("dsn.line.mixed-ends") { .dsnLineEndsMixed(line: number, first: first) } }
  }

  // MARK: A line

  private mutating func rubric(_ bytes: UnsafeRawBufferPointer, _ number: Int) -> Rubric? {
    if let line = NEODeSLine(strict: bytes) {
      let raw = UnsafeRawBufferPointer(rebasing: bytes[line.value])
      if case .ascii = Latin1.content(raw), let first = raw.first, let last = raw.last, first != 32, last != 32 {
        return Rubric(line.id, String(decoding: raw, as: UTF8.self), line: number)
      }
      return unusual(line.id, raw, number)
    }
    if bytes.allSatisfy({ $0 == 32 || $0 == 9 }) {
      assembler.notes.forgive("dsn.line.blank") { .dsnLineBlank(line: number) }
      return nil
    }
    guard let (line, departures) = NEODeSLine.tolerant(bytes) else {
      let start = Latin1.text(UnsafeRawBufferPointer(rebasing: bytes.prefix(40))).filter { !$0.isNewline && $0 >= " " }
      assembler.notes.add("dsn.line.shape") { .dsnLineShape(line: number, Self.masked(start)) }
      return nil
    }
    note(departures, line.id, number)
    return unusual(line.id, UnsafeRawBufferPointer(rebasing: bytes[line.value]), number)
  }

  /// A number of social security, or an account, may stand on any line: no long row of digits is shown.
  static func masked(_ text: String) -> String {
    let name = text.hasPrefix("S") ? 14 : 0
    guard text.dropFirst(name).count(where: \.isNumber) >= 5 else { return text }
    return String(text.prefix(name)) + String(text.dropFirst(name).map { $0.isNumber ? "•" : $0 })
  }

  private mutating func note(_ departures: NEODeSLine.Departures, _ id: RubricID, _ number: Int) {
    if departures.contains(.spaces) { assembler.notes.forgive("dsn.line.spaces") { .dsnLineSpaces(line: number, id) } }
    if departures.contains(.lowercase) { assembler.notes.forgive("dsn.line.lowercase") { .dsnLineLowercase(line: number, id) } }
    if departures.contains(.curly) { assembler.notes.forgive("dsn.text.curly") { .dsnTextCurly(line: number, id) } }
    if departures.contains(.apostrophe) {
      assembler.notes.forgive("dsn.line.apostrophe") { .dsnLineApostrophe(line: number, id) }
    }
  }

  /// A value with accents, control characters, spaces at its ends, or nothing.
  private mutating func unusual(_ id: RubricID, _ raw: UnsafeRawBufferPointer, _ number: Int) -> Rubric {
    let value = text(id, raw, number)
    if value.allSatisfy({ $0 == " " }) {
      assembler.notes.add("dsn.value.empty") { .dsnValueEmpty(line: number, id) }
    } else if value.first == " " || value.last == " " {
      assembler.notes.add(.dsnValueSpaces(line: number, id))
    }
    return Rubric(id, value, line: number)
  }

  private mutating func text(_ id: RubricID, _ raw: UnsafeRawBufferPointer, _ number: Int) -> String {
    if let text = Latin1.mistakenUTF8(raw) {
      assembler.notes.forgive("dsn.text.utf8") { .dsnTextUTF8(line: number, id) }
      return latin(text, id, number)
    }
    guard case .control(let byte) = Latin1.content(raw) else { return Latin1.text(raw) }
    guard raw.contains(where: NEODeSLine.isWindowsMark) else {
      assembler.notes.add("dsn.text.control") { .dsnTextControl(line: number, id, byte: byte) }
      return Latin1.text(raw)
    }
    assembler.notes.forgive("dsn.text.curly") { .dsnTextCurly(line: number, id) }
    let straight = raw.map { NEODeSLine.isWindowsMark($0) ? apostrophe : $0 }
    return straight.withUnsafeBytes { straight in
      if case .control(let byte) = Latin1.content(straight) {
        assembler.notes.add("dsn.text.control") { .dsnTextControl(line: number, id, byte: byte) }
      }
      return Latin1.text(straight)
    }
  }

  /// Text that was UTF-8, in the characters of ISO 8859-1 where that changes nothing.
  private mutating func latin(_ text: String, _ id: RubricID, _ number: Int) -> String {
    var text = text
    if text.contains(where: { $0 == "’" || $0 == "‘" }) {
      assembler.notes.forgive("dsn.text.curly") { .dsnTextCurly(line: number, id) }
      text = String(text.map { $0 == "’" || $0 == "‘" ? "'" : $0 })
    }
    if let character = Latin1.firstOutside(text) {
      assembler.notes.add("dsn.text.outside-latin1") { .dsnTextOutside(line: number, id, character) }
    }
    return text
  }

  // MARK: The norm

  private mutating func take(_ rubric: Rubric, _ take: (MessagePiece, Norm) throws -> Void) throws {
    if !isWaiting, assembler.goesOn(rubric) { return }
    sawRubric = true
    if isWaiting {
      // The block has eight rubrics: more of them is no reason to keep a whole file.
      if rubric.id.block == "S10.G00.00", pending.count < 100 {
        pending.append(rubric)
        return
      }
      try settleNorm(take)
    }
    let blocks = assembler.blocks
    try assembler.take(rubric) { try take($0, blocks.norm) }
  }

  private mutating func settleNorm(_ take: (MessagePiece, Norm) throws -> Void) throws {
    guard isWaiting else { return }
    isWaiting = false
    if let version = pending.first(where: { $0.id == "S10.G00.00.006" }) {
      if let norm = try shelf.norm(version.value) {
        named = norm
        assembler.use(norm)
      } else {
        assembler.notes.add(
          .dsnVersionUnknown(version.value, known: shelf.versions).at(line: Int(version.line), field: "S10.G00.00.006"))
      }
    } else if sawRubric {
      assembler.notes.add(.dsnVersionMissing())
    }
    let norm = assembler.norm
    for rubric in pending { try assembler.take(rubric) { try take($0, norm) } }
    pending = []
  }
}
