import Kernel

extension String {
  /// As text inside an element or an attribute between double quotes.
  var htmlEscaped: String {
    guard utf8.contains(where: { $0 == 38 || $0 == 60 || $0 == 62 || $0 == 34 || $0 == 39 }) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count + 16)
    for byte in utf8 {
      switch byte {
      case 38: bytes += Array("&amp;".utf8)
      case 60: bytes += Array("&lt;".utf8)
      case 62: bytes += Array("&gt;".utf8)
      case 34: bytes += Array("&quot;".utf8)
      case 39: bytes += Array("&#39;".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Money {
  /// « −1 234,56 », with the sign of subtraction: a hyphen is hard to see before a figure.
  var shown: String {
    let text = french
    return text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }

  /// « −1 234,56 € », for sentences and tiles; cells have no unit.
  var euros: String { shown + "\u{A0}€" }
}

extension Int {
  /// « 1 écriture », « 12 écritures ».
  func counted(_ singular: String, _ plural: String? = nil) -> String {
    "\(grouped)\u{A0}\(magnitude < 2 ? singular : plural ?? singular + "s")"
  }

  /// « 12 345 ».
  var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append("\u{202F}") }
      text.append(digit)
    }
    return (self < 0 ? "\u{2212}" : "") + text
  }
}

extension Day {
  /// « 05/10 », where the year goes without saying.
  var short: String { String(french.prefix(5)) }

  /// « 31 octobre 2026 ».
  var long: String { "\(dayOfMonth == 1 ? "1er" : String(dayOfMonth)) \(month.french)" }

  /// « lundi ».
  var weekdayName: String { ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"][weekday - 1] }
}

extension Month {
  /// « oct. », for the columns of a grid.
  var short: String {
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."][number - 1]
  }
}
