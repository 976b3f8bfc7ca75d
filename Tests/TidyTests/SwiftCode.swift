import Foundation

/// Swift source without its comments and without the inside of its string
/// literals; the line breaks stay, so that line numbers hold.
struct SwiftCode {
  let lines: [String]

  init(_ source: String) {
    var reader = Reader(source)
    reader.read()
    lines = String(decoding: reader.kept, as: UTF8.self).components(separatedBy: "\n")
  }

  /// How many lines the longest function takes, and where it starts (counted from 1). Braces are counted on the bare code.
  var longestFunction: (line: Int, count: Int)? {
    var depth = 0
    var open: [(line: Int, depth: Int)] = []
    var waiting: Int?
    var longest: (line: Int, count: Int)?
    for (index, line) in lines.enumerated() {
      if line.matches(of: #"(^|\s)(func|init|deinit|subscript)[\s(?]"#).count > 0 { waiting = index }
      for character in line {
        if character == "{" {
          if let start = waiting {
            open.append((start, depth))
            waiting = nil
          }
          depth += 1
        } else if character == "}" {
          depth -= 1
          if let last = open.last, last.depth == depth {
            open.removeLast()
            let count = index - last.line + 1
            if count > longest?.count ?? 0 { longest = (last.line + 1, count) }
          }
        }
      }
    }
    return longest
  }
}

/// Reads bytes: a comment becomes nothing, a literal becomes `""`.
private struct Reader {
  let bytes: [UInt8]
  var kept: [UInt8] = []
  var at = 0

  init(_ source: String) { bytes = Array(source.utf8) }

  func starts(_ text: StaticString, at place: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
  }

  mutating func read() {
    while at < bytes.count {
      if starts("//", at: at) {
        skip { $0.starts("\n", at: $0.at) }
      } else if starts("/*", at: at) {
        skip { $0.starts("*/", at: $0.at) }
        at += 2
      } else if let hashes = literalHashes() {
        literal(hashes: hashes)
      } else {
        kept.append(bytes[at])
        at += 1
      }
    }
  }

  /// The count of `#` before a quote here; nil when no literal starts here.
  func literalHashes() -> Int? {
    var place = at
    while place < bytes.count, bytes[place] == UInt8(ascii: "#") { place += 1 }
    return place < bytes.count && bytes[place] == UInt8(ascii: "\"") ? place - at : nil
  }

  mutating func literal(hashes: Int) {
    at += hashes
    let isLong = starts("\"\"\"", at: at)
    let quotes = isLong ? 3 : 1
    at += quotes
    while at < bytes.count, !ends(quotes: quotes, hashes: hashes) {
      if hashes == 0, bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
        at += bytes[at + 1] == UInt8(ascii: "(") ? 2 + interpolation(from: at + 2) : 2
      } else {
        if bytes[at] == UInt8(ascii: "\n") { kept.append(bytes[at]) }
        at += 1
      }
    }
    kept += Array("\"\"".utf8)
    at += quotes + hashes
  }

  func ends(quotes: Int, hashes: Int) -> Bool {
    guard at + quotes + hashes <= bytes.count else { return false }
    return (0..<quotes).allSatisfy { bytes[at + $0] == UInt8(ascii: "\"") }
      && (0..<hashes).allSatisfy { bytes[at + quotes + $0] == UInt8(ascii: "#") }
  }

  /// The length of `… )` after `\(`, nested brackets and literals included.
  func interpolation(from start: Int) -> Int {
    var inner = self
    inner.at = start
    var depth = 1
    while inner.at < bytes.count, depth > 0 {
      if let hashes = inner.literalHashes() {
        inner.literal(hashes: hashes)
        continue
      }
      if bytes[inner.at] == UInt8(ascii: "(") { depth += 1 }
      if bytes[inner.at] == UInt8(ascii: ")") { depth -= 1 }
      inner.at += 1
    }
    return inner.at - start
  }

  mutating func skip(until isEnd: (Reader) -> Bool) {
    while at < bytes.count, !isEnd(self) {
      if bytes[at] == UInt8(ascii: "\n") { kept.append(bytes[at]) }
      at += 1
    }
  }
}
