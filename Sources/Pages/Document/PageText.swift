/// Texts as a page can hold them: what would turn the direction of reading, stop a C string or ask for coloured pictures goes.
enum PageText {
  /// Control characters and marks of direction become « � », line ends one kind; a text of a million characters is cut.
  static func clean(_ text: String, limit: Int = mostCharacters) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), text.utf8.count <= limit { return text }
    var (kept, count) = (String.UnicodeScalarView(), 0)
    for scalar in text.unicodeScalars {
      guard count < limit else { return String(kept) + "…" }
      count += 1
      switch scalar.value {
      case 10: kept.append(scalar)
      case 9: kept.append(" ")
      case 13, 0xAD, 0x200B...0x200D, 0xFE00...0xFE0F, 0xFEFF: continue
      case 0x2028, 0x2029: kept.append("\n")
      case 0..<32, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: kept.append("\u{FFFD}")
      case 0xE000...0xF8FF, 0xFFF0...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...: kept.append("\u{FFFD}")
      // Drawn in colours, as a picture: a page is printed in ink.
      case 0x1F000...0x1FAFF: kept.append("\u{FFFD}")
      default: kept.append(scalar.properties.isEmojiPresentation ? "\u{FFFD}" : scalar)
      }
    }
    return String(kept)
  }

  /// Of a paragraph; a cell holds less.
  static let mostCharacters = 200_000
  static let mostCharactersOfCell = 4_000
}
