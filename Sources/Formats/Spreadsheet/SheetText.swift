import Kernel

/// XML being put together for a workbook: what is ours goes in as it is, what is not is escaped and can never break it.
///
/// Not `XMLOut`: a ledger has tens of millions of elements, whose names are ours and need no check.
struct SheetText {
  private(set) var bytes: [UInt8] = []

  init(_ start: String = "") { raw(start) }

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  var isFull: Bool { bytes.count >= 1 << 16 }

  mutating func empty() { bytes.removeAll(keepingCapacity: true) }

  mutating func raw(_ text: String) { bytes += text.utf8 }

  mutating func number(_ number: Int) { raw(String(number)) }

  /// Cents as `-1234.56`, without any arithmetic that rounds.
  mutating func decimal(_ money: Money) {
    if money.cents < 0 { bytes.append(UInt8(ascii: "-")) }
    let cents = money.cents.magnitude
    raw(String(cents / 100))
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(cents / 10 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(cents % 10))
  }

  /// Text in an element or an attribute. A character that XML cannot hold becomes « � ».
  mutating func escaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "\"": raw("&quot;")
      case "\t", "\n": raw("&#\(scalar.value);")
      case " "..."~": bytes.append(UInt8(scalar.value))
      default: bytes += UTF8.encode(SheetText.isAllowed(scalar) ? scalar : "\u{FFFD}").unsafelyUnwrapped
      }
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
  }

  /// As a cell holds it: line breaks of one kind, and no more than a spreadsheet opens.
  static func cell(_ text: String) -> String {
    let plain = text.utf8.contains(13) ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
    guard plain.utf8.count > SheetLimits.text, plain.utf16.count > SheetLimits.text else { return plain }
    var (short, units) = (String.UnicodeScalarView(), 0)
    for scalar in plain.unicodeScalars {
      units += scalar.utf16.count
      guard units < SheetLimits.text else { break }
      short.append(scalar)
    }
    return String(short) + "…"
  }
}
