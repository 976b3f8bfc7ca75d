extension Character {
  /// Columns it takes on a terminal: 0 for a lone mark, 2 for a wide character, else 1.
  var terminalWidth: Int {
    guard let base = unicodeScalars.first(where: { !$0.isInvisible }) else { return 0 }
    let showsAsEmoji = base.properties.isEmojiPresentation || unicodeScalars.contains { $0.value == 0xFE0F }
    return showsAsEmoji || base.isWide ? 2 : 1
  }
}

extension Unicode.Scalar {
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
  }

  /// East Asian Wide and Fullwidth, in blocks (Unicode Standard Annex 11).
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Controls, and the marks that turn the direction of writing: a label must not move the cursor or hide figures.
  fileprivate var isHarmful: Bool {
    switch value {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    default: properties.generalCategory == .control
    }
  }
}

extension StringProtocol {
  var terminalWidth: Int { reduce(0) { $0 + $1.terminalWidth } }
}

extension String {
  /// With spaces instead of what could disturb a terminal, break a line of a book, or turn its reading order.
  public var terminalSafe: String {
    guard unicodeScalars.contains(where: \.isHarmful) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isHarmful ? " " : $0 }))
  }

  /// Cut to so many columns, the last one an ellipsis when something was cut.
  func truncated(toWidth width: Int) -> String {
    guard terminalWidth > width else { return self }
    guard width > 0 else { return "" }
    var (text, used) = ("", 0)
    for character in self {
      guard used + character.terminalWidth <= width - 1 else { break }
      text.append(character)
      used += character.terminalWidth
    }
    return text + "…"
  }

  /// Filled with spaces to so many columns.
  func padded(toWidth width: Int, _ alignment: ReportTable.Alignment) -> String {
    let spaces = String(repeating: " ", count: max(0, width - terminalWidth))
    return alignment == .leading ? self + spaces : spaces + self
  }
}
