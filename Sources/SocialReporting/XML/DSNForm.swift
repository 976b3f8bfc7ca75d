import Formats

/// How a declaration is written, told by its first bytes.
public enum DSNForm: String, Hashable, Sendable, CaseIterable {
  /// NEODeS text: the form that is deposited.
  case text = "neodes"
  /// Ours, to exchange and to read by program.
  case xml

  /// Nil when they are of something else. A text is known by any of its first lines, so that a damaged one is still told.
  public static func detect(_ head: [UInt8]) -> DSNForm? {
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = head.prefix(4096).dropFirst(mark).drop { $0 == 32 || (9...13).contains($0) }
    if text.first == UInt8(ascii: "<") {
      let words = String(decoding: text, as: UTF8.self)
      // Refused for its DOCTYPE, whatever it is; the XML of other trades is left to those who read it.
      if words.contains("<!DOCTYPE"), !["<comptabilite", "<Document", "<OFX"].contains(where: words.contains) { return .xml }
      return words.contains("urn:ecritoire:dsn:") || words.contains("<dsn ") || words.contains("<dsn>") ? .xml : nil
    }
    let lines = text.split(maxSplits: 20, whereSeparator: { $0 == 10 || $0 == 13 }).prefix(20)
    return lines.contains(where: beginsWithRubric) ? .text : nil
  }

  private static func beginsWithRubric(_ line: ArraySlice<UInt8>) -> Bool {
    let line = line.drop { $0 == 32 || $0 == 9 }
    let name = line.prefix(14).map { (97...122).contains($0) ? $0 - 32 : $0 }
    guard RubricID(bytes: name) != nil else { return false }
    return line.dropFirst(14).drop { $0 == 32 }.first == UInt8(ascii: ",")
  }

  /// That of a name: `.xml`, `.dsn` or `.txt`; nil for another end.
  public init?(fileName: String) {
    switch fileName.split(separator: ".").last?.lowercased() {
    case "xml": self = .xml
    case "dsn", "txt": self = .text
    default: return nil
    }
  }

  /// How the lines of the text end, or how the XML says they do: a writer must know it before the first piece comes.
  public func lineEnding(_ head: [UInt8]) -> DSNMessage.LineEnding {
    switch self {
    case .text:
      guard let end = head.firstIndex(of: 10), end > 0 else { return .crlf }
      return head[end - 1] == 13 ? .crlf : .lf
    case .xml:
      guard case .start(let root)?? = try? XMLStream(byteSource(head)).next() else { return .crlf }
      return root[DSNXML.lineEnding].flatMap(DSNMessage.LineEnding.init) ?? .crlf
    }
  }
}
