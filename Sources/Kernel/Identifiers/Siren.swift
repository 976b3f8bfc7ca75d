/// The nine digits that identify a French company (C. com. art. R123-220).
public struct Siren: Hashable, Comparable, Sendable {
  /// Nine ASCII digits.
  public let digits: String

  /// Reads « 732 829 320 », with or without spaces; the last digit is checked (Luhn).
  public init(_ text: String) throws(IdentifierTextError) {
    let bytes = try identifierDigits(text, count: 9)
    guard bytes.contains(where: { $0 != 48 }) else { throw .part("il n’a que des zéros") }
    guard passesLuhn(bytes) else { throw .checkDigits }
    digits = asciiText(bytes)
  }

  public static func < (a: Siren, b: Siren) -> Bool { a.digits < b.digits }

  /// True for the numbers that begin with 000, which belong to no company: schools and samples use them.
  public var isFictitious: Bool { digits.hasPrefix("000") }

  /// « 732 829 320 ».
  public var french: String { grouped(digits, [3, 3]) }

  static let laPoste = "356000000"
}

/// The fourteen digits that identify an establishment: the SIREN, then the NIC (C. com. art. R123-221).
public struct Siret: Hashable, Comparable, Sendable {
  /// Fourteen ASCII digits.
  public let digits: String
  public let siren: Siren

  /// Reads « 732 829 320 00074 », with or without spaces. The check is Luhn's
  /// over fourteen digits, except for the establishments of La Poste, whose
  /// digits sum to a multiple of five; its head office passes Luhn.
  public init(_ text: String) throws(IdentifierTextError) {
    let bytes = try identifierDigits(text, count: 14)
    siren = try Siren(asciiText(bytes.prefix(9)))
    digits = asciiText(bytes)
    let isPostOffice = siren.digits == Siren.laPoste && digits != Siret.headOfficeOfLaPoste
    guard isPostOffice ? bytes.reduce(0, { $0 + Int($1 - 48) }) % 5 == 0 : passesLuhn(bytes) else { throw .checkDigits }
  }

  public static func < (a: Siret, b: Siret) -> Bool { a.digits < b.digits }

  private static let headOfficeOfLaPoste = "35600000000048"

  /// The five digits of the establishment.
  public var nic: String { String(digits.suffix(5)) }

  /// « 732 829 320 00074 ».
  public var french: String { grouped(digits, [3, 3, 3]) }
}
