public import Kernel

/// An address as payment messages take it since 15 November 2026: the town and the country in fields of their own, and
/// the rest in fields too (structured) or in at most two lines (hybrid). Lines alone are refused.
///
/// EPC, SEPA rulebooks 2025 version 1.1, and EPC153-22 version 2.1 « Provision of Addresses under the EPC Payment Schemes ».
public struct PaymentAddress: Hashable, Sendable, Codable {
  /// At most 70 characters.
  public var street: String?
  /// At most 16.
  public var building: String?
  /// At most 16.
  public var postCode: String?
  /// At most 35; none makes the address unstructured, which is refused.
  public var town: String?
  /// Two letters, ISO 3166.
  public var country: String?
  /// What has no field, at most two lines of 70: the address is then hybrid.
  public var lines: [String]

  public init(
    street: String? = nil, building: String? = nil, postCode: String? = nil, town: String?, country: String?, lines: [String] = []
  ) {
    (self.street, self.building, self.postCode) = (street, building, postCode)
    (self.town, self.country, self.lines) = (town, country, lines)
  }

  /// The day from which banks refuse addresses whose town and country have no field of their own.
  public static let structuredFrom = Day(2026, 11, 15)

  /// « 12 rue des Lilas, 84120 Pertuis, FR ».
  public var french: String {
    let street = [building, street].compactMap { $0 }.joined(separator: " ")
    let town = [postCode, town].compactMap { $0 }.joined(separator: " ")
    return (lines + [street, town, country ?? ""]).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// Who pays or is paid.
public struct PaymentParty: Hashable, Sendable, Codable {
  /// At most 70 characters.
  public var name: String
  public var address: PaymentAddress?

  public init(_ name: String, address: PaymentAddress? = nil) { (self.name, self.address) = (name, address) }
}

/// An account that pays or is paid. The BIC is optional between accounts of the European Economic Area (regulation
/// (EU) 260/2012, art. 5(7)).
public struct PaymentAccount: Hashable, Sendable {
  public var iban: IBAN
  public var bic: BIC?

  public init(_ iban: IBAN, bic: BIC? = nil) { (self.iban, self.bic) = (iban, bic) }
}

/// The code of a bank (ISO 9362): 8 or 11 characters.
public struct BIC: Hashable, Sendable {
  /// In upper case, without blanks.
  public let text: String

  /// Four letters or digits, two letters of a country, two characters of a place, then three of a branch or none.
  public init?(_ text: String) {
    let bytes = Array(text.uppercased().utf8.filter { $0 != 32 })
    guard bytes.count == 8 || bytes.count == 11 else { return nil }
    let isLetter = { (byte: UInt8) in (65...90).contains(byte) }
    guard bytes.allSatisfy({ isLetter($0) || (48...57).contains($0) }), isLetter(bytes[4]), isLetter(bytes[5]) else { return nil }
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  /// Two letters, ISO 3166.
  public var country: String { String(text.dropFirst(4).prefix(2)) }
}

/// The identifier of a creditor (ICS), which direct debits carry: country, two check digits, three characters of a line of
/// business that the key leaves out, then the national identifier. EPC262-08 « Creditor Identifier Overview ».
public struct CreditorIdentifier: Hashable, Sendable {
  /// In upper case, without blanks.
  public let text: String

  /// In France the whole has 13 characters: FR, the key, ZZZ or another code, and six characters of the Banque de France.
  public init(_ text: String) throws(IdentifierTextError) {
    var bytes: [UInt8] = []
    for character in text where !character.isWhitespace {
      guard let byte = character.uppercased().utf8.first, character.isASCII, CreditorIdentifier.isPlain(byte) else {
        throw .unexpectedCharacter(character)
      }
      bytes.append(byte)
    }
    guard !bytes.isEmpty else { throw .empty }
    guard (8...35).contains(bytes.count) else { throw .part("il a \(bytes.count) caractères ; un ICS en a de 8 à 35") }
    let made = String(decoding: bytes, as: UTF8.self)
    guard bytes[0] >= 65, bytes[1] >= 65, bytes[2] < 58, bytes[3] < 58 else {
      throw .part("il ne commence pas par les deux lettres d’un pays et une clé de deux chiffres")
    }
    if made.hasPrefix("FR"), bytes.count != 13 { throw .length(expected: 13, found: bytes.count) }
    guard CreditorIdentifier.remainder(Array(bytes[7...] + bytes[..<4])) == 1 else { throw .checkDigits }
    self.text = made
  }

  private static func isPlain(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (65...90).contains(byte) }

  /// By 97, letters counted 10 to 35.
  private static func remainder(_ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { $1 < 58 ? ($0 * 10 + Int($1) - 48) % 97 : ($0 * 100 + Int($1) - 55) % 97 }
  }
}

/// The reference that a creditor asks to be quoted (ISO 11649): RF, two check digits, at most 21 characters.
public struct CreditorReference: Hashable, Sendable {
  /// In upper case, without blanks.
  public let text: String

  public init?(_ text: String) {
    let bytes = Array(text.uppercased().utf8.filter { $0 != 32 })
    guard (5...25).contains(bytes.count), bytes.starts(with: "RF".utf8), bytes[2] < 58, bytes[3] < 58,
      bytes.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
    else { return nil }
    let rest = (bytes[4...] + bytes[..<4]).reduce(0) {
      $1 < 58 ? ($0 * 10 + Int($1) - 48) % 97 : ($0 * 100 + Int($1) - 55) % 97
    }
    guard rest == 1 else { return nil }
    self.text = String(decoding: bytes, as: UTF8.self)
  }
}
