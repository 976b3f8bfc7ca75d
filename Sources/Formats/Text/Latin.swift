import Foundation

/// The tables of the two one-byte encodings, and the plain spelling of what they lack.
enum Latin {
  /// The UTF-16 unit of each byte.
  static let latin9: [UInt16] = {
    var table = (0...255).map { UInt16($0) }
    let changed: [(Int, UInt16)] = [
      (0xA4, 0x20AC), (0xA6, 0x160), (0xA8, 0x161), (0xB4, 0x17D), (0xB8, 0x17E), (0xBC, 0x152), (0xBD, 0x153), (0xBE, 0x178),
    ]
    for (byte, unit) in changed { table[byte] = unit }
    return table
  }()

  static let windows1252: [UInt16] = {
    let from80: [UInt16] = [
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
      0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
    var table = (0...255).map { UInt16($0) }
    table.replaceSubrange(0x80...0x9F, with: from80)
    return table
  }()

  /// Control codes 80–9F are no text: they are left out of both tables.
  static let bytesOfLatin9 = bytes(of: latin9)
  static let bytesOfWindows1252 = bytes(of: windows1252)

  private static func bytes(of table: [UInt16]) -> [Unicode.Scalar: UInt8] {
    var result: [Unicode.Scalar: UInt8] = [:]
    for (byte, unit) in table.enumerated() where unit != 0xFFFD && !(0x80...0x9F).contains(unit) {
      result[Unicode.Scalar(unit)!] = UInt8(byte)
    }
    return result
  }

  static func encode(_ text: String, _ table: [Unicode.Scalar: UInt8]) -> EncodedText {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return EncodedText(bytes: Array(text.utf8), replaced: []) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var replaced: [(character: Character, plain: String, count: Int)] = []
    for character in text.precomposedStringWithCanonicalMapping {
      if let fitting = encode(character, table) {
        bytes += fitting
        continue
      }
      let spelling = plain(character, table)
      bytes += spelling.unicodeScalars.compactMap { table[$0] }
      if let index = replaced.firstIndex(where: { $0.character == character }) {
        replaced[index].count += 1
      } else {
        replaced.append((character, spelling, 1))
      }
    }
    return EncodedText(bytes: bytes, replaced: replaced.map { .init(character: $0.character, plain: $0.plain, count: $0.count) })
  }

  private static func encode(_ character: Character, _ table: [Unicode.Scalar: UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in character.unicodeScalars {
      guard let byte = table[scalar] else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// The closest spelling that the encoding has: from the table below, else without accents and ligatures, else « ? ».
  private static func plain(_ character: Character, _ table: [Unicode.Scalar: UInt8]) -> String {
    if let known = spellings[character] { return known }
    let scalars = String(character).decomposedStringWithCompatibilityMapping.unicodeScalars
    var result = ""
    for scalar in scalars where scalar.properties.canonicalCombiningClass == .notReordered {
      if table[scalar] != nil {
        result.unicodeScalars.append(scalar)
      } else if let known = spellings[Character(scalar)] {
        result += known
      } else {
        return "?"
      }
    }
    return result.isEmpty ? "?" : result
  }

  private static let spellings: [Character: String] = {
    let groups: [(String, String)] = [
      ("’‘‛‚′ʼ´ˈ`", "'"), ("“”„‟″¨", "\""), ("‹", "<"), ("›", ">"), ("–—‒―‐‑−⁃", "-"), ("…", "..."), ("•‣▪●◦", "-"), ("·", "."),
      ("\u{202F}\u{2009}\u{200A}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{3000}\u{A0}", " "),
      ("\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}\u{200E}\u{200F}", ""), ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}", ""),
      ("\u{2066}\u{2067}\u{2068}\u{2069}", ""), ("\u{2028}\u{2029}\u{85}", " "),
      ("→⇒➔", "->"), ("←", "<-"), ("⁄∕", "/"), ("¦", "-"), ("¸", ","), ("×", "x"), ("÷", "/"), ("≤", "<="), ("≥", ">="),
      ("≠", "<>"), ("≈", "~"), ("‰", " pour mille"), ("†", "+"), ("‡", "++"), ("ł", "l"), ("Ł", "L"), ("đ", "d"), ("Đ", "D"),
      ("ı", "i"), ("ħ", "h"), ("Ħ", "H"), ("ŧ", "t"), ("ƒ", "f"), ("Œ", "OE"), ("œ", "oe"), ("ẞ", "SS"),
      ("¤", "?"), ("ˆ", "^"), ("˜", "~"), ("€", "EUR"),
      ("✓✔", "x"), ("₤", "£"),
    ]
    var table: [Character: String] = [:]
    for (characters, spelling) in groups { for character in characters { table[character] = spelling } }
    return table
  }()
}
