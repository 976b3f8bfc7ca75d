/// Why a text is not the identifier it should be.
public enum IdentifierTextError: Error, Hashable, Sendable {
  case empty
  case unexpectedCharacter(Character)
  /// How many characters were wanted, and how many there are, spaces apart.
  case length(expected: Int, found: Int)
  /// The check digits do not agree with the others: a digit is wrong or two are swapped.
  case checkDigits
  /// A part that has a closed list of values has another one; the French sentence says which.
  case part(String)

  /// In French, to follow « Le SIRET « … » est refusé : ».
  public var reason: String {
    switch self {
    case .empty: "il est vide"
    case .unexpectedCharacter(let character): "« \(character) » n’y a pas sa place"
    case .length(let expected, let found): "il a \(found) caractère\(found > 1 ? "s" : "") au lieu de \(expected)"
    case .checkDigits: "sa clé de contrôle est fausse ; un chiffre est faux ou deux sont inversés"
    case .part(let sentence): sentence
    }
  }
}

/// The characters of an identifier without the spaces people group them by
/// (plain, no-break or narrow), in upper case. Refuses what is neither an
/// ASCII letter nor an ASCII digit.
func identifierBytes(_ text: String) throws(IdentifierTextError) -> [UInt8] {
  var bytes: [UInt8] = []
  for character in text where !character.isWhitespace {
    guard let byte = character.asciiValue, byte.isDigit || (65...90).contains(byte & 0xDF) else {
      throw .unexpectedCharacter(character)
    }
    bytes.append(byte.isDigit ? byte : byte & 0xDF)
  }
  guard !bytes.isEmpty else { throw .empty }
  return bytes
}

/// The same, digits only, and so many of them.
func identifierDigits(_ text: String, count: Int) throws(IdentifierTextError) -> [UInt8] {
  let bytes = try identifierBytes(text)
  if let other = bytes.first(where: { !$0.isDigit }) { throw .unexpectedCharacter(Character(UnicodeScalar(other))) }
  guard bytes.count == count else { throw .length(expected: count, found: bytes.count) }
  return bytes
}

/// Luhn's check over ASCII digits: from the right, every second digit doubled, the sum a multiple of ten.
func passesLuhn(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
  var sum = 0
  for (index, byte) in digits.reversed().enumerated() {
    let value = Int(byte - 48) * (index % 2 == 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 == 0
}

/// The remainder by 97 of the number whose ASCII digits follow `start`.
func remainder97(_ digits: some Sequence<UInt8>, after start: Int = 0) -> Int {
  digits.reduce(start) { ($0 * 10 + Int($1 - 48)) % 97 }
}

func asciiText(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

/// `asciiText` in groups of the given lengths, narrow no-break spaces between them; the rest stays in the last group.
func grouped(_ text: String, _ lengths: [Int]) -> String {
  var (rest, groups) = (Substring(text), [Substring]())
  for length in lengths where rest.count > length {
    groups.append(rest.prefix(length))
    rest = rest.dropFirst(length)
  }
  return (groups + [rest]).joined(separator: "\u{202F}")
}

extension UInt8 {
  var isDigit: Bool { self >= 48 && self <= 57 }
}
