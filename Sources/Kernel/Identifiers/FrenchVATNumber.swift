/// The VAT number of a company identified in France: FR, a key of two
/// characters, nine digits that are its SIREN (CGI ann. II art. 242 nonies A).
public struct FrenchVATNumber: Hashable, Comparable, Sendable {
  /// Such as `FR44732829320`.
  public let text: String
  /// Nil for a company of Monaco, whose number begins with FR and 000 but is
  /// no SIREN (one in ten looks like a fictitious one by chance).
  public let siren: Siren?

  /// Reads « FR 44 732 829 320 », with or without spaces. The key is either two
  /// digits, `(12 + 3 × (SIREN mod 97)) mod 97`, or has a letter, with its own
  /// arithmetic over the 34 signs that are neither I nor O.
  public init(_ text: String) throws(IdentifierTextError) {
    let bytes = try identifierBytes(text)
    guard bytes.starts(with: "FR".utf8) else { throw .part("il ne commence pas par FR") }
    guard bytes.count == 13 else { throw .length(expected: 13, found: bytes.count) }
    let number = bytes[4...]
    if let other = number.first(where: { !$0.isDigit }) { throw .unexpectedCharacter(Character(UnicodeScalar(other))) }
    guard try FrenchVATNumber.agrees(key: (bytes[2], bytes[3]), number: number) else { throw .checkDigits }
    let isOfMonaco = number.starts(with: "000".utf8) && !passesLuhn(number)
    siren = isOfMonaco ? nil : try Siren(asciiText(number))
    self.text = asciiText(bytes)
  }

  /// The number a company of this SIREN has, with its usual key of two digits.
  public init(_ siren: Siren) {
    self.siren = siren
    text = "FR" + twoDigits((12 + 3 * remainder97(siren.digits.utf8)) % 97) + siren.digits
  }

  public static func < (a: FrenchVATNumber, b: FrenchVATNumber) -> Bool { a.text < b.text }

  /// « FR 44 732 829 320 ».
  public var french: String { grouped(text, [2, 2, 3, 3]) }

  private static func agrees(key: (UInt8, UInt8), number: ArraySlice<UInt8>) throws(IdentifierTextError) -> Bool {
    if key.0.isDigit, key.1.isDigit {
      return Int(key.0 - 48) * 10 + Int(key.1 - 48) == (12 + 3 * remainder97(number)) % 97
    }
    guard let first = rank(key.0), let second = rank(key.1) else {
      throw .part("sa clé contient I ou O, lettres qui n’y servent pas")
    }
    let value = key.0.isDigit ? first * 24 + second - 10 : first * 34 + second - 100
    let siren = number.reduce(0) { $0 * 10 + Int($1 - 48) }
    return (siren + 1 + value / 11) % 11 == value % 11
  }

  /// The place of a sign among 0…9 and the letters without I and O.
  private static func rank(_ byte: UInt8) -> Int? {
    if byte.isDigit { return Int(byte - 48) }
    if byte == UInt8(ascii: "I") || byte == UInt8(ascii: "O") { return nil }
    return Int(byte - 65) + 10 - (byte > UInt8(ascii: "I") ? 1 : 0) - (byte > UInt8(ascii: "O") ? 1 : 0)
  }
}
