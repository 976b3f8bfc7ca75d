/// The number of an account: three digits of the PCG, then whatever the
/// dossier adds (`512`, `445660`, `401DURAND`). LPF art. A47 A-1 asks for the
/// three digits; the rest is free.
public struct AccountNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// Nil unless the first digit is a class from 1 to 9, the three first
  /// characters are digits, and the others are ASCII letters or digits, 20 in all at the most.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard (3...20).contains(bytes.count), let first = bytes.first, (49...57).contains(first) else { return nil }
    guard bytes.prefix(3).allSatisfy({ (48...57).contains($0) }) else { return nil }
    guard bytes.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) }) else { return nil }
    self.text = String(text)
  }

  public static func < (a: AccountNumber, b: AccountNumber) -> Bool { a.text < b.text }
  public func hasPrefix(_ prefix: String) -> Bool { text.hasPrefix(prefix) }
  /// 1…9.
  public var accountClass: Int { Int(text.utf8.first! - 48) }
  public var description: String { text }
}

extension AccountNumber: ExpressibleByStringLiteral {
  /// Traps when the literal is not an account number.
  public init(stringLiteral text: String) {
    guard let number = AccountNumber(text) else { preconditionFailure("not an account number: \(text)") }
    self = number
  }
}
