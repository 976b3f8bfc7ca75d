/// The letters that tie lines together (EcritureLet in a FEC): capitals for a
/// group that balances (AAA, AAB … ZZZ, AAAA…), lower case for a partial one (aaa…).
public struct LetteringCode: Hashable, Sendable {
  public let text: String
  /// True for a group whose debits equal its credits.
  public let isFull: Bool

  /// Reads a code of this series or of a shorter one: one to eight ASCII
  /// letters, all capitals or all lower case. Nil otherwise: `Ab`, `A1`, an empty text.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard (1...LetteringCode.longest).contains(bytes.count) else { return nil }
    let isFull = bytes.allSatisfy { (65...90).contains($0) }
    guard isFull || bytes.allSatisfy({ (97...122).contains($0) }) else { return nil }
    (self.text, self.isFull) = (String(text), isFull)
  }

  /// A code that another program wrote, kept as it stands: any text, full when its group balances.
  public init(imported text: String, isFull: Bool) { (self.text, self.isFull) = (text, isFull) }

  /// The first code of a series: AAA or aaa.
  public static func first(isFull: Bool) -> LetteringCode { LetteringCode(imported: isFull ? "AAA" : "aaa", isFull: isFull) }

  /// The code after this one; nil after the last code of eight letters, and
  /// for an imported code outside the series. A code of one or two letters counts before AAA.
  public var next: LetteringCode? {
    guard isInSeries else { return nil }
    guard text.utf8.count >= 3 else { return .first(isFull: isFull) }
    var letters = Array(text.utf8)
    let (lowest, highest): (UInt8, UInt8) = isFull ? (65, 90) : (97, 122)
    for index in letters.indices.reversed() {
      if letters[index] < highest {
        letters[index] += 1
        return LetteringCode(imported: String(decoding: letters, as: UTF8.self), isFull: isFull)
      }
      letters[index] = lowest
    }
    guard letters.count < LetteringCode.longest else { return nil }
    return LetteringCode(imported: String(decoding: [lowest] + letters, as: UTF8.self), isFull: isFull)
  }

  /// The letters have the case that goes with `isFull`, so that `next` may follow them.
  public var isInSeries: Bool { LetteringCode(text) == self }

  private static let longest = 8
}

extension LetteringCode: Comparable {
  /// Shorter codes first, then in alphabetical order, as the series goes.
  public static func < (a: LetteringCode, b: LetteringCode) -> Bool {
    (a.isFull ? 0 : 1, a.text.utf8.count, a.text) < (b.isFull ? 0 : 1, b.text.utf8.count, b.text)
  }
}

extension LetteringCode: CustomStringConvertible {
  public var description: String { text }
}
