import Foundation
public import Kernel

/// The encodings that French accounting files are found in.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
  case utf8 = "UTF-8"
  /// Latin-9: Latin-1 with the euro sign and œ. What LPF art. A47 A-1 allows beside ASCII and UTF-8.
  case latin9 = "ISO-8859-15"
  case windows1252 = "Windows-1252"

  /// What the first bytes of a file say about its text.
  public struct Detection: Sendable, Hashable {
    public let encoding: TextEncoding
    /// How many bytes of byte order mark come before the text: 0 or 3.
    public let markLength: Int
    /// True when all the bytes seen are ASCII, so that the encoding is still a guess.
    public let isASCII: Bool
  }

  /// Recognises the encoding from the first bytes of a file. `isWhole` is
  /// false when more bytes follow, so that a UTF-8 character may be cut at the end.
  ///
  /// Bytes that are not UTF-8 are Windows-1252 when one of them is in 80–9F
  /// (control codes in Latin-9, quotes and dashes in Windows-1252), else Latin-9.
  /// Throws `text.utf16` and `text.binary`: such bytes are no text for us.
  public static func detect(_ bytes: UnsafeRawBufferPointer, isWhole: Bool) throws(Finding) -> Detection {
    if bytes.count >= 2, (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF) { throw .textUTF16() }
    if let place = bytes.firstIndex(of: 0) { throw looksLikeUTF16(bytes) ? .textUTF16() : .textBinary(offset: place) }
    let mark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    let text = UnsafeRawBufferPointer(rebasing: bytes[mark...])
    if text.allSatisfy({ $0 < 0x80 }) { return Detection(encoding: .utf8, markLength: mark, isASCII: mark == 0) }
    if mark > 0 || isUTF8(text, mayBeCut: !isWhole) { return Detection(encoding: .utf8, markLength: mark, isASCII: false) }
    let isWindows = text.contains { (0x80...0x9F).contains($0) }
    return Detection(encoding: isWindows ? .windows1252 : .latin9, markLength: 0, isASCII: false)
  }

  public static func detect(_ bytes: [UInt8], isWhole: Bool = true) throws(Finding) -> Detection {
    let result = bytes.withUnsafeBytes { raw in Result { () throws(Finding) in try detect(raw, isWhole: isWhole) } }
    return try result.get()
  }

  /// ASCII written as UTF-16 has a NUL in every other byte.
  private static func looksLikeUTF16(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let sample = bytes.prefix(200)
    guard sample.count >= 4 else { return false }
    let even = sample.enumerated().count { $0.offset % 2 == 0 && $0.element == 0 }
    let odd = sample.enumerated().count { $0.offset % 2 == 1 && $0.element == 0 }
    return max(even, odd) * 2 >= sample.count * 8 / 10 && min(even, odd) * 10 <= sample.count
  }

  /// Whether the bytes are well-formed UTF-8, allowing a character cut at the end when asked.
  static func isUTF8(_ bytes: UnsafeRawBufferPointer, mayBeCut: Bool) -> Bool {
    guard let place = firstInvalidUTF8(bytes) else { return true }
    let tail = bytes[place...]
    guard mayBeCut, tail.count < 4 else { return false }
    let length = tail.first.map { $0 >= 0xF0 && $0 <= 0xF4 ? 4 : $0 >= 0xE0 ? 3 : $0 >= 0xC2 ? 2 : 1 } ?? 1
    return tail.count < length && tail.dropFirst().allSatisfy { (0x80...0xBF).contains($0) }
  }

  /// The offset of the first byte that starts no well-formed UTF-8 sequence.
  static func firstInvalidUTF8(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard lead >= 0xC2, lead <= 0xF4, index + length <= bytes.count else { return index }
      let second: ClosedRange<UInt8> =
        switch lead {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
      guard second.contains(bytes[index + 1]) else { return index }
      for next in 2..<max(length, 2) where !(0x80...0xBF).contains(bytes[index + next]) { return index }
      index += length
    }
    return nil
  }

  /// The text of the bytes, without any byte order mark to skip. Throws
  /// `text.invalid-utf8`; the two others give each byte a character
  /// (the five bytes that Windows-1252 leaves free become U+FFFD).
  public func decode(_ bytes: UnsafeRawBufferPointer) throws(Finding) -> String {
    if self == .utf8 {
      if let place = TextEncoding.firstInvalidUTF8(bytes) { throw .textInvalidUTF8(offset: place, byte: bytes[place]) }
      return String(decoding: bytes, as: UTF8.self)
    }
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    let table = self == .latin9 ? Latin.latin9 : Latin.windows1252
    return String(decoding: bytes.lazy.map { table[Int($0)] }, as: UTF16.self)
  }

  public func decode(_ bytes: [UInt8]) throws(Finding) -> String {
    let result = bytes.withUnsafeBytes { raw in Result { () throws(Finding) in try decode(raw) } }
    return try result.get()
  }

  /// The bytes of the text in this encoding, and what had to be written otherwise to fit.
  public func encode(_ text: String) -> EncodedText {
    switch self {
    case .utf8: EncodedText(bytes: Array(text.utf8), replaced: [])
    case .latin9: Latin.encode(text, Latin.bytesOfLatin9)
    case .windows1252: Latin.encode(text, Latin.bytesOfWindows1252)
    }
  }

  /// The text in ISO 8859-15: characters outside it are replaced by plain ones, each named in `replaced`.
  public static func latin9(from text: String) -> EncodedText { latin9.encode(text) }

  /// Whether the text fits in ISO 8859-15 as it is.
  public static func isLatin9(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 } || text.unicodeScalars.allSatisfy { Latin.bytesOfLatin9[$0] != nil }
  }
}

/// A text in a one-byte encoding, with what was replaced to make it fit.
public struct EncodedText: Sendable, Hashable {
  public struct Replacement: Sendable, Hashable {
    /// The character that the encoding lacks.
    public let character: Character
    /// What stands for it; empty when it was left out (a zero-width mark).
    public let plain: String
    public let count: Int
  }

  public let bytes: [UInt8]
  /// Each character once, in the order met.
  public let replaced: [Replacement]
}
