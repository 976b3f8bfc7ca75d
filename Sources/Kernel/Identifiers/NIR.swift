/// The number of a person in the register of Insee, called « numéro de
/// sécurité sociale »: thirteen characters and a key of two digits
/// (décret n° 82-103 du 22 janvier 1982, art. 4 and 5).
///
/// A NIR is personal data that few may process (décret n° 2019-341 du 19 avril 2019): show
/// `masked` where the whole is not needed.
public struct NIR: Hashable, Sendable {
  /// The thirteen characters: digits, but for the A or B of Corsica.
  public let body: String
  /// 01 to 97.
  public let key: String

  /// Reads the fifteen characters, with or without spaces: « 2 55 08 14 168 025 38 ».
  public init(_ text: String) throws(IdentifierTextError) {
    let bytes = try identifierBytes(text)
    guard bytes.count == 15 else { throw .length(expected: 15, found: bytes.count) }
    try self.init(checking: Array(bytes[..<13]))
    guard key == asciiText(bytes[13...]) else { throw .checkDigits }
  }

  /// Reads the thirteen characters that the DSN carries, and computes the key.
  public init(withoutKey text: String) throws(IdentifierTextError) {
    let bytes = try identifierBytes(text)
    guard bytes.count == 13 else { throw .length(expected: 13, found: bytes.count) }
    try self.init(checking: bytes)
  }

  private init(checking bytes: [UInt8]) throws(IdentifierTextError) {
    for (index, byte) in bytes.enumerated() where !byte.isDigit {
      guard index == 6, bytes[5] == UInt8(ascii: "2"), byte <= UInt8(ascii: "B") else {
        throw .unexpectedCharacter(Character(UnicodeScalar(byte)))
      }
    }
    body = asciiText(bytes)
    key = NIR.key(of: bytes)
    guard "123478".utf8.contains(bytes[0]) else { throw .part("son premier chiffre n’est pas 1, 2, 3, 4, 7 ou 8") }
    let month = Int(asciiText(bytes[3..<5]))!
    guard (1...12).contains(month) || month == 20 || (30...42).contains(month) || month >= 50 else {
      throw .part("le mois de naissance \(twoDigits(month)) n’existe pas")
    }
    guard bytes[5..<7] != [48, 48] else { throw .part("le département de naissance 00 n’existe pas") }
    guard bytes[7..<10] != [48, 48, 48] else { throw .part("la commune de naissance 000 n’existe pas") }
    guard bytes[10...] != [48, 48, 48] else { throw .part("le numéro d’ordre 000 n’existe pas") }
  }

  /// `97 − n mod 97`, where 2A counts as 19 and 2B as 18.
  private static func key(of bytes: [UInt8]) -> String {
    var digits = bytes
    switch bytes[6] {
    case UInt8(ascii: "A"): digits.replaceSubrange(5..<7, with: "19".utf8)
    case UInt8(ascii: "B"): digits.replaceSubrange(5..<7, with: "18".utf8)
    default: break
    }
    return twoDigits(97 - remainder97(digits))
  }

  /// 1 and 3, 7 are men, 2 and 4, 8 women: odd or even.
  public var isMale: Bool { body.utf8.first! % 2 == 1 }

  /// A number given while the identity is being established (first digit 3, 4, 7 or 8). The DSN takes 1 and 2 only.
  public var isTemporary: Bool { !body.hasPrefix("1") && !body.hasPrefix("2") }

  /// 00…99: the century is not in the number.
  public var yearOfBirth: Int { Int(body.dropFirst().prefix(2))! }

  /// 1…12; nil when the number has a pseudo-month, given when the month is unknown.
  public var monthOfBirth: Int? {
    let month = Int(body.dropFirst(3).prefix(2))!
    return (1...12).contains(month) ? month : nil
  }

  /// Two characters: 75, 2A, 97 (overseas), 99 (abroad).
  public var departmentOfBirth: String { String(body.dropFirst(5).prefix(2)) }

  /// « 2 55 08 14 168 025 38 ».
  public var french: String { grouped(body + key, [1, 2, 2, 2, 3, 3]) }

  /// « 2 55 •• •• ••• ••• •• »: enough to recognise a file, not to identify a person.
  public var masked: String { grouped(String(body.prefix(3)), [1]) + "\u{202F}•• •• ••• ••• ••" }
}
