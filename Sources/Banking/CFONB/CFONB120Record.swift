import Kernel

/// A record of 120 characters, with its fields by position, counted from 1 as the norm does.
struct CFONB120Record {
  let scalars: [Unicode.Scalar]
  /// Of the file, counted from 1, blank lines left out.
  let number: Int
  let line: Int

  var code: String { self[1...2] }
  var bank: String { self[3...7] }
  var branch: String { self[12...16] }
  var currency: String { self[17...19] }
  var decimals: String { self[20...20] }
  var account: String { self[22...32] }

  /// The field, without blanks at its end.
  subscript(_ places: ClosedRange<Int>) -> String {
    var last = places.upperBound
    while last >= places.lowerBound, scalars[last - 1] == " " { last -= 1 }
    guard last >= places.lowerBound else { return "" }
    return String(String.UnicodeScalarView(scalars[places.lowerBound - 1..<last]))
  }

  func field(_ places: ClosedRange<Int>) -> String { BankText.trimmed(self[places]) }
}

/// Cuts a file in records: at line ends, or every 120 bytes when there are none.
struct CFONB120Records {
  static let length = 120
  /// A line stripped of its blanks at the end still holds what a balance says.
  static let shortest = 48

  enum Piece {
    case record(CFONB120Record)
    case wrongLength(found: Int, number: Int, line: Int)
  }

  private var feed: ByteFeed
  private var held: [UInt8] = []
  private var number = 0
  private var isAtEnd = false

  init(_ feed: ByteFeed) { self.feed = feed }

  mutating func next() throws -> Piece? {
    var line = feed.line
    var dropped = 0
    while !isAtEnd {
      guard let byte = try feed.next() else {
        isAtEnd = true
        break
      }
      if byte == 10 || byte == 13 {
        if isBlank(held), dropped == 0 {
          held.removeAll(keepingCapacity: true)
          line = feed.line
          continue
        }
        return take(line, dropped)
      }
      if held.count >= 4 * CFONB120Records.length { dropped += 1 } else { held.append(byte) }
      if held.count == CFONB120Records.length + 2, startsRecord(held[120], held[121]), CFONB120Records.isWhole(held.prefix(120)) {
        let next = Array(held.suffix(2))
        held.removeLast(2)
        defer { held = next }
        return take(line, 0)
      }
    }
    return isBlank(held) ? nil : take(line, dropped)
  }

  /// A record that ends at a line end, or at the 120th byte.
  private mutating func take(_ line: Int, _ dropped: Int) -> Piece {
    number += 1
    defer { held.removeAll(keepingCapacity: true) }
    var bytes = held[...]
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    // What stands behind the 120th byte counts only when it is not blank.
    while bytes.count > CFONB120Records.length, bytes.last == 32 || bytes.last == 0x1A { bytes.removeLast() }
    guard dropped == 0 else { return .wrongLength(found: bytes.count + dropped, number: number, line: line) }
    guard var scalars = CFONB120Records.scalars(Array(bytes)) else {
      return .wrongLength(found: bytes.count, number: number, line: line)
    }
    guard scalars.count <= CFONB120Records.length, scalars.count >= CFONB120Records.shortest else {
      return .wrongLength(found: scalars.count, number: number, line: line)
    }
    scalars += Array(repeating: " ", count: CFONB120Records.length - scalars.count)
    return .record(CFONB120Record(scalars: scalars, number: number, line: line))
  }

  private func isBlank(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 == 32 || $0 == 9 || $0 == 0x1A } }

  private func startsRecord(_ first: UInt8, _ second: UInt8) -> Bool { first == 48 && [49, 52, 53, 55].contains(second) }

  /// Whether 120 bytes are 120 characters: UTF-8 takes two bytes for an accent, and the record goes on.
  private static func isWhole(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) == nil
  }

  /// One byte is one character, but in files that were changed to UTF-8 on the way: there the characters are counted.
  private static func scalars(_ bytes: [UInt8]) -> [Unicode.Scalar]? {
    if bytes.count > length, let text = String(validating: bytes, as: UTF8.self) {
      return Array(BankText.cleaned(text).unicodeScalars)
    }
    if bytes.count <= length, bytes.contains(where: { $0 >= 0x80 }), let text = String(validating: bytes, as: UTF8.self) {
      return Array(BankText.cleaned(text).unicodeScalars)
    }
    return Array(BankText.decoded(bytes).unicodeScalars)
  }
}

/// Amounts whose last character is a digit and a sign at once.
enum Overpunch {
  private static let positive = Array("{ABCDEFGHI")
  private static let negative = Array("}JKLMNOPQR")

  /// Nil when the text is not digits and one overpunched digit.
  static func read(_ text: String) -> Int64? {
    guard text.count == 14, let last = text.last else { return nil }
    let body = text.dropLast()
    guard body.allSatisfy(\.isDigit) else { return nil }
    let (digit, isNegative) =
      if let digit = positive.firstIndex(of: last) {
        (digit, false)
      } else if let digit = negative.firstIndex(of: last) {
        (digit, true)
      } else {
        (-1, false)
      }
    guard digit >= 0, let whole = Int64(body) else { return nil }
    let value = whole * 10 + Int64(digit)
    return isNegative ? -value : value
  }

  /// Fourteen characters. Traps beyond fourteen digits: `BankAmount.largest` bounds what is written.
  static func write(_ value: Int64) -> String {
    let digits = String(value.magnitude)
    precondition(digits.count <= 14, "fourteen digits at most")
    let last = Int(value.magnitude % 10)
    let body = String(repeating: "0", count: 14 - digits.count) + digits.dropLast()
    return body + String(value < 0 ? negative[last] : positive[last])
  }
}
