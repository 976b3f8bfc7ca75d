import Formats
import Foundation

/// ISO 8859-1 as it is: each byte is the character of that number, and 0xA4 is ¤.
enum Latin1 {
  /// What a value holds beside plain characters.
  enum Content {
    case ascii
    case accents
    case control(UInt8)
  }

  /// The first control character decides: below space, 7F, and 80–9F where Latin-1 has no character.
  static func content(_ bytes: UnsafeRawBufferPointer) -> Content {
    var high = false
    for byte in bytes {
      // 20–7E, the usual case, in one comparison.
      if byte &- 0x20 <= 0x5E { continue }
      if byte < 0xA0 { return .control(byte) }
      high = true
    }
    return high ? .accents : .ascii
  }

  static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { out in
      var count = 0
      for byte in bytes {
        if byte < 0x80 {
          out[count] = byte
          count += 1
        } else {
          out[count] = 0xC0 | byte >> 6
          out[count + 1] = 0x80 | byte & 0x3F
          count += 2
        }
      }
      return count
    }
  }

  /// The text of bytes that are UTF-8 for a French text, and so are no ISO 8859-1; nil for all others.
  ///
  /// « É§ » in ISO 8859-1 would also be UTF-8, for a letter of another alphabet: it is taken as it is. What UTF-8 makes of « é » would
  /// be « Ã© » in ISO 8859-1, which no name has. A text that was made UTF-8 twice is undone twice.
  static func mistakenUTF8(_ bytes: UnsafeRawBufferPointer) -> String? {
    guard bytes.contains(where: { $0 >= 0x80 }), let decoded = try? TextEncoding.utf8.decode(bytes),
      decoded.unicodeScalars.allSatisfy(isFrench)
    else { return nil }
    let text = decoded.precomposedStringWithCanonicalMapping
    var again: [UInt8] = []
    guard append(text, to: &again) else { return text }
    return again.withUnsafeBytes { mistakenUTF8($0) } ?? text
  }

  private static func isFrench(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x7E, 0xA0...0xFF, 0x152, 0x153, 0x178, 0x300...0x327, 0x2010...0x2026, 0x202F, 0x20AC: true
    default: false
    }
  }

  /// The first character that is not in ISO 8859-1: another one, or a control character.
  static func firstOutside(_ text: String) -> Character? {
    text.first { !$0.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) || (0xA0...0xFF).contains($0.value) } }
  }

  /// Appends the text; false when a character is not in ISO 8859-1, and then what was appended is not whole.
  static func append(_ text: String, to bytes: inout [UInt8]) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      var index = 0
      while index < utf8.count {
        let byte = utf8[index]
        if byte &- 0x20 <= 0x5E {
          bytes.append(byte)
          index += 1
        } else if byte == 0xC2 || byte == 0xC3 {
          let low = utf8[index + 1]
          if byte == 0xC2, low < 0xA0 { return false }
          bytes.append(byte == 0xC2 ? low : low | 0x40)
          index += 2
        } else {
          return false
        }
      }
      return true
    }
  }
}
