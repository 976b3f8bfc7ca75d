import Formats
import Glibc

/// The lines of a source, in one buffer of fixed size: memory does not grow with the file.
struct TextLines {
  /// A line without its end.
  struct Line {
    let range: Range<Int>
    let ending: Ending
    /// Only the first bytes are in the range.
    let isTooLong: Bool
  }

  enum Ending { case crlf, lf, none }

  /// The longest value of the norm has 255 characters.
  static let longest = 4096
  private static let capacity = 1 << 18

  private let source: ByteSource
  private let buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  /// Of the line given last, counted from 1.
  private(set) var number = 0

  /// The buffer is the caller's, of ``withBuffer(_:)``.
  private init(_ source: @escaping ByteSource, _ buffer: UnsafeMutableRawBufferPointer) {
    (self.source, self.buffer) = (source, buffer)
  }

  static func reading<R>(_ source: @escaping ByteSource, _ body: (inout TextLines) throws -> R) rethrows -> R {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
    defer { buffer.deallocate() }
    var lines = TextLines(source, buffer)
    return try body(&lines)
  }

  /// The bytes of a line, until the next one is asked for.
  func bytes(_ line: Line) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[line.range]) }

  /// The first 4096 bytes of the file, before the first line.
  mutating func head() throws -> UnsafeRawBufferPointer {
    while end < 4096, !isAtEnd { try fill() }
    return UnsafeRawBufferPointer(rebasing: buffer[start..<min(end, 4096)])
  }

  mutating func skip(_ count: Int) { start += count }

  mutating func next() throws -> Line? {
    var searched = start
    while true {
      if let found = place(of: 10, from: searched) { return line(to: found, next: found + 1, .lf) }
      if isAtEnd { return start == end ? nil : line(to: end, next: end, .none) }
      if end - start > Self.longest { return try longLine() }
      searched = end - start
      try fill()
      searched += start
    }
  }

  private mutating func line(to place: Int, next: Int, _ ending: Ending) -> Line {
    let hasReturn = ending == .lf && place > start && buffer[place - 1] == 13
    let stop = hasReturn ? place - 1 : place
    let range = start..<min(stop, start + Self.longest)
    defer { start = next }
    number += 1
    return Line(range: range, ending: hasReturn ? .crlf : ending, isTooLong: stop - start > Self.longest)
  }

  /// Leaves out what is beyond the limit, up to the end of the line; its first bytes are kept at the start of the buffer.
  private mutating func longLine() throws -> Line {
    number += 1
    compact()
    let range = 0..<Self.longest
    while true {
      end = Self.longest
      let count = try read()
      if count == 0 {
        (start, isAtEnd) = (end, true)
        return Line(range: range, ending: .none, isTooLong: true)
      }
      end += count
      guard let found = place(of: 10, from: Self.longest) else { continue }
      start = found + 1
      return Line(range: range, ending: found > Self.longest && buffer[found - 1] == 13 ? .crlf : .lf, isTooLong: true)
    }
  }

  private func place(of byte: UInt8, from: Int) -> Int? {
    guard from < end, let base = buffer.baseAddress, let found = memchr(base + from, Int32(byte), end - from) else { return nil }
    return base.distance(to: found)
  }

  private mutating func compact() {
    guard start > 0, let base = buffer.baseAddress else { return }
    memmove(base, base + start, end - start)
    (start, end) = (0, end - start)
  }

  private mutating func fill() throws {
    compact()
    let count = try read()
    if count == 0 { isAtEnd = true }
    end += count
  }

  private func read() throws -> Int {
    // A source that says more than there is room for would make us read beyond.
    min(max(try source(UnsafeMutableRawBufferPointer(rebasing: buffer[end...])), 0), buffer.count - end)
  }
}
