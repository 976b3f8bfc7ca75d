/// An international account number (ISO 13616).
public struct IBAN: Hashable, Sendable {
  /// Without spaces, in upper case.
  public let text: String

  /// Reads an IBAN of any country, with or without spaces. The check digits
  /// (modulo 97) are verified for all, the length for the countries of SEPA,
  /// and the RIB key inside for France and Monaco.
  public init(_ text: String) throws(IdentifierTextError) {
    let bytes = try identifierBytes(text)
    guard (15...34).contains(bytes.count) else { throw .part("il a \(bytes.count) caractères ; un IBAN en a de 15 à 34") }
    guard !bytes[0].isDigit, !bytes[1].isDigit else { throw .part("il ne commence pas par les deux lettres d’un pays") }
    guard bytes[2].isDigit, bytes[3].isDigit else {
      throw .part("les deux lettres du pays n’y sont pas suivies de deux chiffres")
    }
    let country = asciiText(bytes[..<2])
    if let length = IBAN.lengths[country], bytes.count != length { throw .length(expected: length, found: bytes.count) }
    let (bban, check) = (asciiText(bytes[4...]), asciiText(bytes[2..<4]))
    guard check == IBAN.check(country: country, bban: bban) else { throw .checkDigits }
    if country == "FR" || country == "MC" { _ = try RIB(bban) }
    self.text = asciiText(bytes)
  }

  init(country: String, bban: String) { text = country + IBAN.check(country: country, bban: bban) + bban }

  /// Two letters, ISO 3166.
  public var country: String { String(text.prefix(2)) }

  /// Whether its country takes part in SEPA, so that transfers and direct debits in euros reach it.
  public var isInSEPA: Bool { IBAN.lengths[country] != nil }

  /// The account inside, for France and Monaco.
  public var rib: RIB? { country == "FR" || country == "MC" ? try? RIB(String(text.dropFirst(4))) : nil }

  /// « FR14 2004 1010 0505 0001 3M02 606 ».
  public var french: String { grouped(text, Array(repeating: 4, count: text.count / 4)) }

  /// « FR14 •••• 606 »: enough to recognise an account, not to take it.
  public var masked: String { "\(text.prefix(4)) •••• \(text.suffix(3))" }

  /// The two digits that make the number, letters counted 10 to 35 and its head moved behind, one more than a multiple of 97.
  private static func check(country: String, bban: String) -> String {
    let value = (bban + country).utf8.reduce(0) { value, byte in
      byte.isDigit ? (value * 10 + Int(byte - 48)) % 97 : (value * 100 + Int(byte) - 55) % 97
    }
    return twoDigits(98 - value * 100 % 97)
  }

  /// The length per country of SEPA.
  static let lengths: [String: Int] = [
    "AD": 24, "AL": 28, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27,
    "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "NL": 18, "NO": 15,
    "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "VA": 22,
  ]
}
