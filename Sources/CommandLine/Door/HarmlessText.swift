extension String {
  /// The same text for a terminal: what a file or a name could command it with (control characters), or turn the
  /// reading order with (marks of direction), shows as U+FFFD.
  func harmless(keepsLines: Bool = true) -> String {
    func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 10: !keepsLines
      case 9: false
      case 0..<32, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard unicodeScalars.contains(where: isHarmful) else { return self }
    var clean = String.UnicodeScalarView()
    for scalar in unicodeScalars { clean.append(isHarmful(scalar) ? "\u{FFFD}" : scalar) }
    return String(clean)
  }
}
