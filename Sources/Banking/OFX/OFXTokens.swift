import Formats
import Kernel

/// A leaf with its value, or the end of an aggregate: what both spellings of OFX come down to.
enum OFXToken {
  case open(String, line: Int)
  case leaf(String, String, line: Int)
  case close(String)
}

/// OFX 1.x is SGML: leaves are not closed, and the head is lines of `KEY:VALUE`.
struct OFXTokensSGML {
  private var feed: ByteFeed
  private var pending: [OFXToken] = []
  private var lastLeaf: String?
  private var isInBody = false
  private var saysUTF8 = false
  /// True once a value was UTF-8 though the head says another encoding.
  private(set) var hasOtherEncoding = false
  static let maximumValue = 1 << 14

  init(_ feed: ByteFeed) { self.feed = feed }

  /// The next token; nil at the end.
  mutating func next() throws -> OFXToken? {
    if !isInBody { try readHead() }
    while true {
      if !pending.isEmpty { return pending.removeFirst() }
      let line = feed.line
      guard let name = try tagName() else { return nil }
      if name.hasPrefix("/") {
        let closed = String(name.dropFirst())
        if closed == lastLeaf {
          lastLeaf = nil
          continue
        }
        lastLeaf = nil
        return .close(closed)
      }
      guard let first = name.first, first.isLetter else { continue }
      let value = try value()
      if value.isEmpty {
        lastLeaf = nil
        return .open(name, line: line)
      }
      lastLeaf = name
      return .leaf(name, value, line: line)
    }
  }

  /// Up to the first `<`, which it takes.
  private mutating func readHead() throws {
    isInBody = true
    var head: [UInt8] = []
    while let byte = try feed.peek(), byte != 60 {
      _ = try feed.next()
      if head.count < 4096 { head.append(byte) }
    }
    let text = String(decoding: head, as: Unicode.ASCII.self).uppercased()
    saysUTF8 = text.contains("UTF-8") || text.contains("UNICODE") || !text.contains("CHARSET:")
  }

  private mutating func tagName() throws -> String? {
    while let byte = try feed.next(), byte != 60 {}
    var name: [UInt8] = []
    while let byte = try feed.next() {
      if byte == 62 { return BankText.text(name).uppercased() }
      if name.count < 64 { name.append(byte) }
    }
    return nil
  }

  private mutating func value() throws -> String {
    var bytes: [UInt8] = []
    while let byte = try feed.peek(), byte != 60 {
      _ = try feed.next()
      if bytes.count < OFXTokensSGML.maximumValue { bytes.append(byte) }
    }
    if !saysUTF8, !hasOtherEncoding, bytes.contains(where: { $0 >= 0x80 }) {
      hasOtherEncoding = String(validating: bytes, as: UTF8.self) != nil
    }
    return OFXTokensSGML.withoutEntities(BankText.text(bytes))
  }

  /// The five of XML, numbered ones, and the blank that banks write.
  static func withoutEntities(_ text: String) -> String {
    guard text.contains("&") else { return text }
    let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
    var (result, rest) = ("", text[...])
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";") else {
        result.append("&")
        rest = rest.dropFirst()
        continue
      }
      let name = String(rest[rest.index(after: start)..<end])
      let replaced = named[name] ?? number(name)
      result += replaced ?? "&"
      rest = replaced == nil ? rest.dropFirst() : rest[rest.index(after: end)...]
    }
    return BankText.trimmed(BankText.cleaned(result + rest))
  }

  private static func number(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value = digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}

/// OFX 2.x is XML, read by the safe stream.
struct OFXTokensXML {
  private let stream: XMLStream
  private var held: (name: String, line: Int)?
  private var text = ""
  private var queue: [OFXToken] = []

  init(_ source: @escaping ByteSource) { stream = XMLStream(source) }

  mutating func next() throws -> OFXToken? {
    while queue.isEmpty {
      guard let event = try stream.next() else { return nil }
      switch event {
      case .start(let start):
        if let held { queue.append(.open(held.name, line: held.line)) }
        (held, text) = ((start.name.uppercased(), start.line), "")
      case .text(let more, _): text += more
      case .end(let name, _):
        if let leaf = held {
          let value = BankText.trimmed(BankText.cleaned(text))
          if !value.isEmpty {
            queue.append(.leaf(leaf.name, value, line: leaf.line))
          } else {
            queue += [.open(leaf.name, line: leaf.line), .close(leaf.name)]
          }
          held = nil
        } else {
          queue.append(.close(name.uppercased()))
        }
        text = ""
      }
    }
    return queue.removeFirst()
  }
}
