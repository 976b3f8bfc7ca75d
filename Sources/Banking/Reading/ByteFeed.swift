import Formats
import Foundation
import Kernel

/// The bytes of a source one by one, with the line each stands on.
struct ByteFeed {
  private let source: ByteSource
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// Of the byte that `next` gives next.
  private(set) var line = 1

  init(_ source: @escaping ByteSource) { self.source = source }

  mutating func next() throws -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    if byte == 10 {
      line += 1
    } else if byte == 13, try peek() != 10 {
      line += 1
    }
    return byte
  }

  mutating func peek() throws -> UInt8? {
    if position == buffer.count, !isAtEnd {
      buffer = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { raw, count in
        count = try source(UnsafeMutableRawBufferPointer(raw))
      }
      (position, isAtEnd) = (0, buffer.isEmpty)
    }
    return position < buffer.count ? buffer[position] : nil
  }
}

/// The lines of a text file, each as long as `limit` at most: what exceeds is dropped, and said.
struct LineFeed {
  struct Line {
    var bytes: [UInt8] = []
    let number: Int
    var isTooLong = false

    /// Without blanks around.
    var text: String { BankText.text(bytes) }
  }

  private var feed: ByteFeed
  private var isFirst = true
  static let limit = 1 << 14

  init(_ source: @escaping ByteSource) { feed = ByteFeed(source) }

  mutating func next() throws -> Line? {
    var line = Line(number: feed.line)
    var isAny = false
    while let byte = try feed.next() {
      isAny = true
      if byte == 10 { break }
      if byte == 13 {
        if try feed.peek() == 10 { _ = try feed.next() }
        break
      }
      if line.bytes.count < LineFeed.limit { line.bytes.append(byte) } else { line.isTooLong = true }
    }
    if isFirst, line.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { line.bytes.removeFirst(3) }
    isFirst = false
    return isAny ? line : nil
  }
}

/// The text of a field, whatever wrote it.
enum BankText {
  /// UTF-8 when it is, else Windows-1252 or ISO 8859-15; control characters become blanks; no blanks around.
  static func text(_ bytes: some Collection<UInt8>) -> String { trimmed(decoded(Array(bytes))) }

  static func decoded(_ bytes: [UInt8]) -> String {
    if bytes.allSatisfy({ $0 >= 32 && $0 < 127 }) { return String(decoding: bytes, as: UTF8.self) }
    if let text = String(validating: bytes, as: UTF8.self) { return cleaned(text) }
    let encoding: TextEncoding = bytes.contains { (0x80...0x9F).contains($0) } ? .windows1252 : .latin9
    return cleaned((try? encoding.decode(bytes)) ?? String(decoding: bytes, as: UTF8.self))
  }

  /// What would command a terminal or turn the order of reading becomes a blank.
  static func cleaned(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<32, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: kept.append(" ")
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// Plain blanks only are taken away: a no-break space belongs to the text.
  static func trimmed(_ text: String) -> String {
    var body = text.unicodeScalars[...]
    while body.first == " " { body.removeFirst() }
    while body.last == " " { body.removeLast() }
    return String(String.UnicodeScalarView(body))
  }

  static func nonEmpty(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  /// For a message: not longer than what one reads.
  static func quoted(_ text: String) -> String {
    let clean = trimmed(cleaned(text))
    return clean.count > 40 ? clean.prefix(39) + "…" : clean
  }
}

/// What makes the reading of a file stop, as a finding.
func bankReadingFinding(_ error: any Error) -> Finding {
  error as? Finding ?? .bankReadingStopped()
}
