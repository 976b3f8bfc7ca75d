import Kernel

/// Writes an XML document piece by piece: everything is escaped, and memory
/// does not grow with the document.
///
///     var out = XMLOut(encoding: .utf8) { try file.write($0) }
///     try out.open("comptabilite", [XMLAttribute("version", "1")])
///     try out.leaf("DateCloture", "2026-12-31")
///     try out.close()
///     try out.finish()
public struct XMLOut {
  /// How the document begins and ends: nothing of it changes what the document says.
  public enum Frame: Sendable {
    /// Quotation marks in the XML declaration, a line end after the root element.
    case usual
    /// Apostrophes in the XML declaration, nothing after the root element.
    case bare
  }

  private let encoding: TextEncoding
  private let indents: Bool
  private let frame: Frame
  private let flush: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []
  private var path: [String] = []
  private var tagIsOpen = false
  private var hasText = false

  /// Starts with the XML declaration. A character that the encoding lacks is
  /// written as a reference (`&#8217;`), so nothing is lost.
  /// - Parameters:
  ///   - encoding: UTF-8 or ISO-8859-15; Windows-1252 works too.
  ///   - indents: one element per line, two spaces a level.
  ///   - frame: how the document begins and ends.
  ///   - flush: called with about 64 KB at a time, and once at `finish`.
  public init(
    encoding: TextEncoding = .utf8, indents: Bool = true, frame: Frame = .usual, _ flush: @escaping ([UInt8]) throws -> Void
  ) {
    (self.encoding, self.indents, self.frame, self.flush) = (encoding, indents, frame, flush)
    let quote = frame == .usual ? "\"" : "'"
    append("<?xml version=\(quote)1.0\(quote) encoding=\(quote)\(encoding.rawValue.uppercased())\(quote)?>")
  }

  /// Traps when the name is not an XML name: names come from the program, never from a file.
  public mutating func open(_ name: String, _ attributes: [XMLAttribute] = []) throws {
    precondition(XMLOut.isName(name), "« \(name) » is not an XML name")
    closeTag()
    newLine()
    append("<")
    append(name)
    for attribute in attributes {
      precondition(XMLOut.isName(attribute.name), "« \(attribute.name) » is not an XML name")
      append(" \(attribute.name)=\"")
      try escape(attribute.value, inAttribute: true)
      append("\"")
    }
    path.append(name)
    (tagIsOpen, hasText) = (true, false)
    try flushIfFull()
  }

  /// Throws `xml.character-refused` on a control character, which XML cannot hold.
  public mutating func text(_ text: String) throws {
    precondition(!path.isEmpty, "text outside the root element")
    closeTag()
    try escape(text, inAttribute: false)
    hasText = true
    try flushIfFull()
  }

  /// Closes the element opened last.
  public mutating func close() throws {
    guard let name = path.popLast() else { preconditionFailure("no element is open") }
    if tagIsOpen {
      append("/>")
      tagIsOpen = false
    } else {
      if !hasText { newLine() }
      append("</")
      append(name)
      buffer.append(UInt8(ascii: ">"))
    }
    hasText = false
    try flushIfFull()
  }

  /// An element with text only.
  public mutating func leaf(_ name: String, _ text: String, _ attributes: [XMLAttribute] = []) throws {
    guard attributes.isEmpty, !text.isEmpty else {
      try open(name, attributes)
      if !text.isEmpty { try self.text(text) }
      return try close()
    }
    // What most of a document is, in one go.
    precondition(XMLOut.isName(name), "« \(name) » is not an XML name")
    closeTag()
    newLine()
    buffer.append(UInt8(ascii: "<"))
    append(name)
    buffer.append(UInt8(ascii: ">"))
    try escape(text, inAttribute: false)
    append("</")
    append(name)
    buffer.append(UInt8(ascii: ">"))
    hasText = false
    try flushIfFull()
  }

  /// Ends the document. Traps when an element is still open.
  public mutating func finish() throws {
    precondition(path.isEmpty, "« \(path.last!) » is still open")
    if indents, frame == .usual { buffer.append(10) }
    try flush(buffer)
    buffer.removeAll()
  }

  private mutating func closeTag() {
    if tagIsOpen { buffer.append(UInt8(ascii: ">")) }
    tagIsOpen = false
  }

  private mutating func newLine() {
    guard indents, !hasText else { return }
    buffer.append(10)
    for _ in path {
      buffer.append(32)
      buffer.append(32)
    }
  }

  private mutating func append(_ ascii: String) {
    if ascii.utf8.withContiguousStorageIfAvailable({ buffer.append(contentsOf: $0) }) == nil { buffer += ascii.utf8 }
  }

  private mutating func flushIfFull() throws {
    guard buffer.count >= 1 << 16 else { return }
    try flush(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func escape(_ text: String, inAttribute: Bool) throws {
    if text.utf8.withContiguousStorageIfAvailable({ appendIfPlain($0) }) != true {
      try escapeEach(text, inAttribute: inAttribute)
    }
  }

  /// Printable ASCII with nothing to escape is copied as it is; anything else is left, and told by false.
  private mutating func appendIfPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where !XMLOut.isPlain[Int(byte)] { return false }
    buffer.append(contentsOf: bytes)
    return true
  }

  private static let isPlain: [Bool] = (0...255).map { (0x20...0x7E).contains($0) && !"&<>\"".utf8.contains(UInt8($0)) }

  private mutating func escapeEach(_ text: String, inAttribute: Bool) throws {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"" where inAttribute: append("&quot;")
      case "\r": append("&#13;")
      case "\t" where inAttribute: append("&#9;")
      case "\n" where inAttribute: append("&#10;")
      case "\t", "\n", " "..."~": buffer.append(UInt8(scalar.value))
      default: try appendOther(scalar)
      }
    }
  }

  private mutating func appendOther(_ scalar: Unicode.Scalar) throws {
    if scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF { throw Finding.xmlCharacterRefused(scalar) }
    switch encoding {
    case .utf8: buffer += UTF8.encode(scalar).unsafelyUnwrapped
    case .latin9: appendByte(Latin.bytesOfLatin9[scalar], or: scalar)
    case .windows1252: appendByte(Latin.bytesOfWindows1252[scalar], or: scalar)
    }
  }

  private mutating func appendByte(_ byte: UInt8?, or scalar: Unicode.Scalar) {
    if let byte { buffer.append(byte) } else { append("&#\(scalar.value);") }
  }

  private static func isName(_ name: String) -> Bool {
    let asciiSays = name.utf8.withContiguousStorageIfAvailable { bytes -> Bool? in
      guard let first = bytes.first, first < 0x80 else { return nil }
      for byte in bytes {
        switch byte {
        case 65...90, 97...122, UInt8(ascii: "_"): continue
        case 48...58, UInt8(ascii: "-"), UInt8(ascii: "."): continue
        default: return nil
        }
      }
      return !(48...58).contains(first) && first != UInt8(ascii: "-") && first != UInt8(ascii: ".")
    }
    if let sure = asciiSays ?? nil { return sure }
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else { return false }
    return name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789-._:".unicodeScalars.contains($0) }
  }
}
