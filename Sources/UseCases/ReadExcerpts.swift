import Foundation
import Kernel
import Store

/// Reads lines of a file that findings are about, with those around them: a reader sees the fault where it stands.
///
/// The file is read once, up to the last line wanted; a line keeps its first two thousand bytes.
public struct ReadExcerpts {
  public var path: String
  public init(_ path: String) { self.path = path }

  static let keptBytes = 2000

  /// The lines by their number, counted from 1, those that the file has. Throws `file.missing`.
  public func callAsFunction(_ wanted: Set<Int>) throws -> [Int: String] {
    guard let last = wanted.max() else { return [:] }
    let file = try InputFile(path)
    var lines: [Int: String] = [:]
    var (number, held, previous) = (1, [UInt8](), UInt8(0))
    func end() {
      if wanted.contains(number) { lines[number] = ReadExcerpts.text(held) }
      held.removeAll(keepingCapacity: true)
      number += 1
    }
    var room = [UInt8](repeating: 0, count: 1 << 16)
    reading: while true {
      let count = try room.withUnsafeMutableBytes { try file.read(into: $0) }
      guard count > 0 else { break }
      for byte in room[0..<count] {
        defer { previous = byte }
        switch byte {
        case 10 where previous == 13: continue
        case 10, 13: end()
        default: if held.count < ReadExcerpts.keptBytes, wanted.contains(number) { held.append(byte) }
        }
        if number > last { break reading }
      }
    }
    if !held.isEmpty { end() }
    return lines
  }

  /// UTF-8, else ISO 8859-15; what would command a terminal or turn the reading order becomes U+FFFD.
  static func text(_ bytes: [UInt8]) -> String {
    var kept = bytes[...]
    if kept.starts(with: [0xEF, 0xBB, 0xBF]) { kept = kept.dropFirst(3) }
    // A cut may fall inside a character.
    if bytes.count == keptBytes {
      while let byte = kept.last, byte & 0xC0 == 0x80 { kept.removeLast() }
      if let byte = kept.last, byte >= 0xC0 { kept.removeLast() }
    }
    let decoded = String(validating: kept, as: UTF8.self) ?? String(bytes.map { Character(Unicode.Scalar($0)) })
    var clean = String.UnicodeScalarView()
    for scalar in decoded.unicodeScalars {
      switch scalar.value {
      case 9: clean.append(scalar)
      case 0..<32, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: clean.append("\u{FFFD}")
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }
}

/// The SHA-256 of a file: what a report says it was about.
public struct DigestFile: Sendable {
  public var path: String
  public init(_ path: String) { self.path = path }

  /// Throws `file.missing`.
  public func callAsFunction() throws -> Digest {
    let file = try InputFile(path)
    var room = [UInt8](repeating: 0, count: 1 << 18)
    while try room.withUnsafeMutableBytes({ try file.read(into: $0) }) > 0 {}
    return file.digest
  }
}
