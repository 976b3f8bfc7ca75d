import Foundation
import Kernel

/// Writes a NEODeS text piece by piece, in ISO 8859-1.
///
/// What would not be read again as it was given is refused: a character outside ISO 8859-1, an empty value, rubrics that do not rise,
/// a block without rubrics, and a block that repeats the one before with a higher first number, which would melt into it.
public struct NEODeSWriter {
  private let ending: [UInt8]
  private let flush: ([UInt8]) throws -> Void
  private var bytes: [UInt8] = []
  private var last: RubricID?
  private static let capacity = 1 << 16

  /// - Parameter flush: takes the bytes as they come, about 64 KB at a time.
  public init(lineEnding: DSNMessage.LineEnding = .crlf, _ flush: @escaping ([UInt8]) throws -> Void) {
    ending = lineEnding == .crlf ? [13, 10] : [10]
    self.flush = flush
    bytes.reserveCapacity(Self.capacity + 4096)
  }

  /// Throws `dsn.text.outside-latin1`, `dsn.value.empty`, `dsn.write.order`, `dsn.write.ambiguous`, `dsn.write.empty-block`, and what
  /// the receiver throws.
  public mutating func write(_ piece: MessagePiece) throws { try write(piece.occurrence) }

  private mutating func write(_ block: BlockOccurrence) throws {
    guard let first = block.rubrics.first else { throw Finding.dsnWriteEmptyBlock(block.id) }
    if let last, last.block == block.id, first.id > last { throw Finding.dsnWriteAmbiguous(first, after: last) }
    var before: RubricID?
    for rubric in block.rubrics {
      if let before, rubric.id <= before { throw Finding.dsnWriteOrder(rubric, after: before) }
      try write(rubric)
      before = rubric.id
    }
    last = before
    for child in block.children { try write(child) }
    if bytes.count >= Self.capacity { try empty() }
  }

  private mutating func write(_ rubric: Rubric) throws {
    if rubric.value.isEmpty { throw Finding.dsnValueEmpty(line: Finding.line(rubric.line), rubric.id) }
    rubric.id.append(to: &bytes)
    bytes.append(comma)
    bytes.append(apostrophe)
    let start = bytes.count
    if !Latin1.append(rubric.value, to: &bytes) {
      bytes.removeSubrange(start...)
      // An accent that stands apart from its letter has a character of its own in ISO 8859-1.
      let composed = rubric.value.precomposedStringWithCanonicalMapping
      guard Latin1.append(composed, to: &bytes) else {
        let character = Latin1.firstOutside(composed) ?? "?"
        throw Finding.dsnTextOutside(line: Finding.line(rubric.line), rubric.id, character)
      }
    }
    // « Ã© »: what is no accent any more would be read as one.
    if bytes[start...].withUnsafeBytes({ Latin1.mistakenUTF8($0) }) != nil {
      throw Finding.dsnTextUTF8(line: Int(rubric.line), rubric.id)
    }
    endLine()
  }

  private mutating func endLine() {
    bytes.append(apostrophe)
    bytes += ending
  }

  /// Gives the receiver what is left.
  public mutating func finish() throws { try empty() }

  private mutating func empty() throws {
    if bytes.isEmpty { return }
    try flush(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

extension RubricID {
  /// `S21.G00.30.001`.
  func append(to bytes: inout [UInt8]) {
    func digit(_ unit: UInt32) -> UInt8 { 48 + UInt8(packed / unit % 10) }
    let (dot, structure, group) = (UInt8(ascii: "."), UInt8(ascii: "S"), UInt8(ascii: "G"))
    bytes.append(structure)
    bytes.append(digit(100_000_000))
    bytes.append(digit(10_000_000))
    bytes.append(dot)
    bytes.append(group)
    bytes.append(digit(1_000_000))
    bytes.append(digit(100_000))
    bytes.append(dot)
    bytes.append(digit(10_000))
    bytes.append(digit(1000))
    bytes.append(dot)
    bytes.append(digit(100))
    bytes.append(digit(10))
    bytes.append(digit(1))
  }
}

extension DSNMessage {
  /// As NEODeS text. Throws what ``NEODeSWriter/write(_:)`` throws.
  public func neodes() throws -> [UInt8] {
    let written = Written()
    var writer = NEODeSWriter(lineEnding: lineEnding) { written.bytes += $0 }
    try forEachPiece { try writer.write($0) }
    try writer.finish()
    return written.bytes
  }

  private final class Written { var bytes: [UInt8] = [] }
}
