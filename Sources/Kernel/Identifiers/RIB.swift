/// The French national account number (relevé d'identité bancaire): bank,
/// branch, account and key. Monaco uses the same.
public struct RIB: Hashable, Sendable {
  /// Code banque, five digits.
  public let bank: String
  /// Code guichet, five digits.
  public let branch: String
  /// Eleven digits or letters.
  public let account: String
  /// Clé RIB, 01 to 97.
  public let key: String

  /// Reads the 23 characters, with or without spaces: « 20041 01005 0500013M026 06 ».
  public init(_ text: String) throws(IdentifierTextError) {
    let bytes = try identifierBytes(text)
    guard bytes.count == 23 else { throw .length(expected: 23, found: bytes.count) }
    for byte in bytes[..<10] + bytes[21...] where !byte.isDigit { throw .unexpectedCharacter(Character(UnicodeScalar(byte))) }
    let expected = RIB.key(of: bytes[..<21])
    guard Int(asciiText(bytes[21...])) == expected else { throw .part("sa clé RIB devrait être \(twoDigits(expected))") }
    (bank, branch) = (asciiText(bytes[..<5]), asciiText(bytes[5..<10]))
    (account, key) = (asciiText(bytes[10..<21]), asciiText(bytes[21...]))
  }

  /// The 23 characters, without spaces.
  public var text: String { bank + branch + account + key }

  /// « 20041 01005 0500013M026 06 ».
  public var french: String { grouped(text, [5, 5, 11]) }

  /// The IBAN of the account in France.
  public var iban: IBAN { IBAN(country: "FR", bban: text) }

  /// `97 − (89 × bank + 15 × branch + 3 × account) mod 97`, which is also what
  /// makes the whole number a multiple of 97. Letters count A J 1, B K S 2 … I R Z 9.
  private static func key(of bytes: some Sequence<UInt8>) -> Int {
    let digits = bytes.map { $0.isDigit ? $0 : RIB.digit(of: $0) }
    return 97 - remainder97(digits) * 100 % 97
  }

  private static func digit(of letter: UInt8) -> UInt8 {
    let rank = letter - 65  // A…I are 1…9, J…R are 1…9, S…Z are 2…9
    return 48 + (rank < 18 ? rank % 9 + 1 : rank - 18 + 2)
  }
}
