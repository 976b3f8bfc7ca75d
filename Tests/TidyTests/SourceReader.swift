import Foundation

/// Reads the arguments and the string literals of Swift source.
struct SourceReader {
  enum Piece {
    case text(String)
    /// What stands between `\(` and `)`.
    case hole(String)
  }
  struct Argument {
    let label: String?
    let expression: String
  }

  let bytes: [UInt8]

  init(_ source: String) { bytes = Array(source.utf8) }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func stands(_ words: StaticString, at place: Int) -> Bool {
    let count = words.utf8CodeUnitCount
    return place + count <= bytes.count && (0..<count).allSatisfy { bytes[place + $0] == words.utf8Start[$0] }
  }

  /// The arguments of the call whose bracket opens just before `start`.
  func arguments(from start: Int) -> [Argument] {
    var pieces: [String] = []
    var first = start
    let end = walk(from: start) { place, depth in
      guard depth == 0, bytes[place] == UInt8(ascii: ",") else { return }
      pieces.append(text(first..<place))
      first = place + 1
    }
    pieces.append(text(first..<end))
    return pieces.filter { !$0.isEmpty }.map { piece in
      guard let match = piece.matches(of: #"\A(\w+):\s+"#).first else { return Argument(label: nil, expression: piece) }
      return Argument(label: match[1], expression: String(piece.dropFirst(match[0].count)))
    }
  }

  /// Walks the code outside literals and comments, with the depth of its brackets, to the bracket that closes more than was opened.
  @discardableResult
  private func walk(from start: Int, _ body: (Int, Int) -> Void) -> Int {
    var (place, depth) = (start, 0)
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\"") {
        body(place, depth)
        place = literal(at: place).end
        continue
      }
      if stands("//", at: place) {
        while place < bytes.count, bytes[place] != 10 { place += 1 }
        continue
      }
      switch bytes[place] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard depth > 0 else { return place }
        depth -= 1
      default: body(place, depth)
      }
      place += 1
    }
    return place
  }

  /// Every literal, those inside interpolations left out.
  var literals: [[Piece]] {
    var found: [[Piece]] = []
    walk(from: 0) { place, _ in
      if bytes[place] == UInt8(ascii: "\"") { found.append(literal(at: place).pieces) }
    }
    return found
  }

  /// Whether it chooses: `a ? b : c`, `a ?? b`, `if`, `switch`.
  var hasAlternatives: Bool {
    if stands("if ", at: 0) || stands("switch ", at: 0) { return true }
    var chooses = false
    walk(from: 0) { place, _ in chooses = chooses || stands(" ? ", at: place) || stands("?? ", at: place) }
    return chooses || String(decoding: bytes, as: UTF8.self).matches(of: #"^\s+\? "#).count > 0
  }

  /// What `+` joins.
  var terms: [String] {
    var (terms, first): ([String], Int) = ([], 0)
    walk(from: 0) { place, depth in
      guard depth == 0, stands("+ ", at: place), place > 0, bytes[place - 1] == 32 || bytes[place - 1] == 10 else { return }
      terms.append(text(first..<place))
      first = place + 1
    }
    return terms + [text(first..<bytes.count)]
  }

  private func literal(at start: Int) -> (pieces: [Piece], end: Int) {
    let quotes = stands("\"\"\"", at: start) ? 3 : 1
    var (pieces, run): ([Piece], [UInt8]) = ([], [])
    var place = start + quotes
    while place < bytes.count, !(quotes == 3 ? stands("\"\"\"", at: place) : bytes[place] == UInt8(ascii: "\"")) {
      if stands("\\(", at: place) {
        pieces.append(.text(String(decoding: run, as: UTF8.self)))
        run = []
        let end = SourceReader.end(of: self, from: place + 2)
        pieces.append(.hole(text(place + 2..<end)))
        place = end + 1
      } else if stands("\\u{", at: place) {
        let end = bytes[place...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count - 1
        let scalar = UInt32(text(place + 3..<end), radix: 16).flatMap { Unicode.Scalar($0) }
        run += Array((scalar.map { String(Character($0)) } ?? "").utf8)
        place = end + 1
      } else if bytes[place] == UInt8(ascii: "\\") {
        run.append(stands("\\n", at: place) || stands("\\t", at: place) ? 32 : bytes[min(place + 1, bytes.count - 1)])
        place += 2
      } else {
        run.append(bytes[place])
        place += 1
      }
    }
    return (pieces + [.text(String(decoding: run, as: UTF8.self))], place + quotes)
  }

  private static func end(of reader: SourceReader, from start: Int) -> Int { reader.walk(from: start) { _, _ in } }
}
