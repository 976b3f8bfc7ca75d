/// The fields of a query or of a form, in the order they came. A name can come more than once.
struct Fields: Sendable {
  private(set) var pairs: [(name: String, value: String)] = []

  init() {}
  init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

  /// Reads `a=1&b=deux+mots&c=%C3%A9`. What is not valid UTF-8 once decoded is replaced, never refused.
  init(urlEncoded text: some StringProtocol) {
    for piece in text.split(separator: "&") {
      let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      pairs.append((Fields.decode(halves[0]), halves.count > 1 ? Fields.decode(halves[1]) : ""))
    }
  }

  mutating func add(_ name: String, _ value: String) { pairs.append((name, value)) }

  /// The value as typed, nil when the field did not come.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// The value without the spaces around it, nil when it is empty.
  func text(_ name: String) -> String? {
    guard let value = self[name]?.trimmed, !value.isEmpty else { return nil }
    return value
  }

  func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }
  /// A tick box that came at all is ticked.
  func isTicked(_ name: String) -> Bool { self[name] != nil }

  static func decode(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8.makeIterator()
    var pending: [UInt8] = []
    func hex(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 48...57: byte - 48
      case 65...70: byte - 55
      case 97...102: byte - 87
      default: nil
      }
    }
    while let byte = pending.isEmpty ? rest.next() : pending.removeFirst() {
      guard byte == 37 else {  // %
        bytes.append(byte == 43 ? 32 : byte)  // +
        continue
      }
      while pending.count < 2, let next = rest.next() { pending.append(next) }
      if pending.count == 2, let high = hex(pending[0]), let low = hex(pending[1]) {
        bytes.append(high << 4 | low)
        pending.removeAll()
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `a=1&b=deux%20mots`.
  var urlEncoded: String { pairs.map { "\(Fields.encode($0.name))=\(Fields.encode($0.value))" }.joined(separator: "&") }

  /// Everything but unreserved characters becomes %XX.
  static func encode(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95, 126: out.append(byte)
      default: out += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension StringProtocol {
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension Fields {
  /// A path has no `+` for spaces.
  static func decodePath(_ path: String) -> String { decode(path.replacing("+", with: "%2B")) }
}
