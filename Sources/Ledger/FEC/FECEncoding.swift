/// The character sets of the law, on bytes: ISO 8859-15 and UTF-8 (ASCII is both).
enum FECEncoding {
  /// True when no byte has its high bit set.
  static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var position = 0
    var seen: UInt64 = 0
    while position + 32 <= bytes.count {
      seen |= base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      seen |= base.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self)
      seen |= base.loadUnaligned(fromByteOffset: position + 16, as: UInt64.self)
      seen |= base.loadUnaligned(fromByteOffset: position + 24, as: UInt64.self)
      guard seen & 0x8080_8080_8080_8080 == 0 else { return false }
      position += 32
    }
    while position < bytes.count {
      if bytes[position] >= 0x80 { return false }
      position += 1
    }
    return true
  }

  /// The position of the first byte that cannot stand in UTF-8 (over-long forms
  /// and surrogates included), or nil when all is well.
  static func firstInvalidUTF8(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var position = 0
    while position < bytes.count {
      if position + 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        position += 8
        continue
      }
      guard let length = sequenceLength(bytes, at: position) else { return position }
      position += length
    }
    return nil
  }

  /// The length of the well-formed sequence that starts here, or nil.
  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, at position: Int) -> Int? {
    func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      position + offset < bytes.count && range.contains(bytes[position + offset])
    }
    switch bytes[position] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return follows(1) ? 2 : nil
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }

  /// Appends the bytes, read as ISO 8859-15, in UTF-8. The bytes 0x80…0x9F,
  /// which hold nothing printable there, are read as Windows-1252; their count is returned.
  static func appendLatin9(_ bytes: UnsafeRawBufferPointer, to out: inout [UInt8]) -> Int {
    var windows = 0
    for byte in bytes {
      guard byte >= 0x80 else {
        out.append(byte)
        continue
      }
      if byte < 0xA0 { windows += 1 }
      let scalar = latin9[Int(byte) - 0x80]
      if scalar < 0x800 {
        out.append(UInt8(0xC0 | scalar >> 6))
      } else {
        out.append(UInt8(0xE0 | scalar >> 12))
        out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      }
      out.append(UInt8(0x80 | scalar & 0x3F))
    }
    return windows
  }

  /// The scalars of bytes 0x80…0xFF.
  private static let latin9: [UInt16] = {
    let windows: [UInt16] = [
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D,
      0xFFFD,
      0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E,
      0x0178,
    ]
    var table = windows + (0xA0...0xFF).map { UInt16($0) }
    for (byte, scalar) in latin9Differences { table[byte - 0x80] = scalar }
    return table
  }()

  /// Where ISO 8859-15 leaves ISO 8859-1.
  static let latin9Differences: [(Int, UInt16)] = [
    (0xA4, 0x20AC), (0xA6, 0x0160), (0xA8, 0x0161), (0xB4, 0x017D), (0xB8, 0x017E), (0xBC, 0x0152), (0xBD, 0x0153),
    (0xBE, 0x0178),
  ]

  /// The byte of a scalar in ISO 8859-15, or nil when it has none.
  static func latin9Byte(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0..<0x80: return UInt8(scalar)
    case 0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE: return nil
    case 0xA0...0xFF: return UInt8(scalar)
    case 0x20AC: return 0xA4
    case 0x0160: return 0xA6
    case 0x0161: return 0xA8
    case 0x017D: return 0xB4
    case 0x017E: return 0xB8
    case 0x0152: return 0xBC
    case 0x0153: return 0xBD
    case 0x0178: return 0xBE
    default: return nil
    }
  }

  /// Marks that change the direction of reading, and may hide what a text says.
  static func isDirectionMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
