import Foundation
import Kernel

/// A field of a SWIFT message: its tag, its lines, where it stands.
struct MT940Field {
  let tag: String
  var lines: [String]
  let line: Int

  var text: String { lines.joined() }

  /// `:61:` or `:60F:` at the start of a line, and what follows.
  static func tag(of text: String) -> (tag: String, rest: String)? {
    guard text.first == ":" else { return nil }
    let body = text.dropFirst()
    guard let end = body.prefix(4).firstIndex(of: ":") else { return nil }
    let tag = body[..<end]
    guard tag.count >= 2, tag.prefix(2).allSatisfy(\.isDigit), tag.dropFirst(2).allSatisfy({ $0.isASCII && $0.isLetter }) else {
      return nil
    }
    return (String(tag), String(body[body.index(after: end)...]))
  }
}

/// `C261001EUR18932,65` of `:60F:`, `:62F:` and `:64:`.
struct MT940Balance {
  let amount: BankAmount
  let day: Day

  enum Fault: Error {
    case sign
    case day(String)
    case amount(String)
  }

  init(_ text: String) throws(Fault) {
    guard let sign = text.first, sign == "C" || sign == "D" else { throw .sign }
    let dayText = String(text.dropFirst().prefix(6))
    guard let day = bankDay(sixDigits: dayText, yearFirst: true) else { throw .day(dayText) }
    let code = String(text.dropFirst(7).prefix(3))
    let amountText = String(text.dropFirst(10))
    guard code.count == 3, code.allSatisfy({ $0.isASCII && $0.isLetter }),
      amountText.first?.isDigit == true || amountText.first == ",",
      let amount = BankAmount(amountText, BankCurrency(code), decimal: ",")
    else { throw .amount(amountText) }
    self.amount = sign == "D" ? -amount : amount
    self.day = day
  }
}

/// `:61:`: `2610031003D500,00NCHK0004511//BDC1` and a line of supplement.
struct MT940Movement {
  let valueDay, bookingDay: Day
  let amount: BankAmount
  let isReversal: Bool
  /// `NTRF`.
  let type: String
  let reference, bankReference, supplement: String?

  enum Fault: Error {
    case day(String)
    case sign(String)
    case amount(String)
  }

  init(_ field: MT940Field, _ currency: BankCurrency) throws(Fault) {
    var rest = (field.lines.first ?? "")[...]
    let dayText = String(rest.prefix(6))
    guard let value = bankDay(sixDigits: dayText, yearFirst: true) else { throw .day(dayText) }
    rest = rest.dropFirst(6)
    var booking = value
    let entry = rest.prefix(4)
    if entry.count == 4, entry.allSatisfy(\.isDigit) {
      guard let day = MT940Movement.entryDay(String(entry), near: value) else { throw .day(String(entry)) }
      booking = day
      rest = rest.dropFirst(4)
    }
    let signs: [(mark: String, isDebit: Bool, isReversal: Bool)] = [
      ("RC", true, true), ("RD", false, true), ("EC", false, false), ("ED", true, false), ("C", false, false), ("D", true, false),
    ]
    guard let sign = signs.first(where: { rest.hasPrefix($0.mark) }) else { throw .sign(String(rest.prefix(2))) }
    rest = rest.dropFirst(sign.mark.count)
    // The third letter of the currency, where the bank writes it.
    if let letter = rest.first, letter.isASCII, letter.isLetter { rest = rest.dropFirst() }
    let amountText = String(rest.prefix { $0.isDigit || $0 == "," || $0 == "." })
    guard let amount = BankAmount(amountText, currency, decimal: amountText.contains(",") ? "," : ".") else {
      throw .amount(amountText)
    }
    rest = rest.dropFirst(amountText.count)
    (valueDay, bookingDay, isReversal) = (value, booking, sign.isReversal)
    self.amount = sign.isDebit ? -amount : amount
    type = String(rest.prefix(4))
    let references = String(rest.dropFirst(4))
    if let cut = references.range(of: "//") {
      reference = MT940Movement.meaningful(String(references[..<cut.lowerBound]))
      bankReference = MT940Movement.meaningful(String(references[cut.upperBound...]))
    } else {
      (reference, bankReference) = (MT940Movement.meaningful(references), nil)
    }
    supplement = MT940Movement.meaningful(field.lines.dropFirst().joined(separator: " "))
  }

  private static func meaningful(_ text: String) -> String? {
    let trimmed = BankText.trimmed(text)
    return trimmed.isEmpty || trimmed == "NONREF" ? nil : trimmed
  }

  /// The year is that which brings it nearest to the value day.
  private static func entryDay(_ text: String, near value: Day) -> Day? {
    guard let number = Int(text) else { return nil }
    let days = (-1...1).compactMap { bankDay(value.year + $0, number / 100, number % 100) }
    return days.min { abs($0 - value) < abs($1 - value) }
  }
}

/// What `:86:` says: sub-fields `?20…`, codes `/EREF/…`, or free lines.
struct MT940Information {
  var label: String?
  var texts: [String] = []
  var name, account, endToEnd, mandate, code: String?
  var details: [StatementLine.Detail] = []

  init(_ field: MT940Field) {
    let text = field.text
    let afterCode = text.drop(while: \.isDigit)
    if afterCode.first == "?", text.count - afterCode.count <= 3 {
      code = BankText.nonEmpty(String(text.prefix(text.count - afterCode.count)))
      readSubfields(afterCode)
    } else if text.first == "/", MT940Information.codes.contains(where: { text.hasPrefix("/\($0)/") }) {
      readCodes(text)
    } else {
      let lines = field.lines.map(BankText.trimmed).filter { !$0.isEmpty }
      (label, texts) = (lines.first, Array(lines.dropFirst()))
    }
  }

  /// `?00` the label, `?20` to `?29` and `?60` to `?63` the text, `?31` the account, `?32` and `?33` the name.
  private mutating func readSubfields(_ text: Substring) {
    var (remittance, name) = ("", "")
    for piece in text.split(separator: "?", omittingEmptySubsequences: true) {
      let (key, value) = (String(piece.prefix(2)), String(piece.dropFirst(2)))
      guard key.count == 2, key.allSatisfy(\.isDigit) else {
        // A question mark of the text itself.
        remittance += "?" + piece
        continue
      }
      details.append(StatementLine.Detail(key, value))
      switch Int(key) ?? 0 {
      case 0: label = BankText.nonEmpty(BankText.trimmed(value))
      case 20...29, 60...63: remittance += value
      case 31: account = BankText.nonEmpty(BankText.trimmed(value))
      case 32, 33: name += value
      default: break
      }
    }
    self.name = BankText.nonEmpty(BankText.trimmed(name))
    let whole = BankText.trimmed(remittance)
    if !whole.isEmpty { texts = [whole] }
    readMarks(in: whole)
  }

  /// `EREF+…`, `MREF+…` inside the text.
  private mutating func readMarks(in text: String) {
    let marks = ["EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+"]
    func value(_ mark: String) -> String? {
      guard let start = text.range(of: mark)?.upperBound else { return nil }
      let rest = text[start...]
      let end = marks.compactMap { rest.range(of: $0)?.lowerBound }.min() ?? rest.endIndex
      return BankText.nonEmpty(BankText.trimmed(String(rest[..<end])))
    }
    endToEnd = value("EREF+").flatMap { $0 == "NOTPROVIDED" ? nil : $0 }
    mandate = value("MREF+")
  }

  private static let codes = [
    "EREF", "MREF", "MARF", "IREF", "PREF", "REMI", "NAME", "IBAN", "BIC", "TRTP", "ORDP", "BENM", "CSID", "TRCD", "RTRN", "ID",
    "INFO",
    "PURP", "ULTD", "ULTB", "SVCL", "OCMT", "CHGS", "ADDR", "ISDT", "RREF", "BO", "BU",
  ]

  private mutating func readCodes(_ text: String) {
    let pieces = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var values: [(code: String, text: String)] = []
    for piece in pieces.dropFirst() {
      if MT940Information.codes.contains(piece) {
        values.append((piece, ""))
      } else if let last = values.indices.last, !piece.isEmpty || values[last].text.last != "/" {
        // A stroke of the text itself comes back, the one that ends a value does not.
        values[last].text += values[last].text.isEmpty ? piece : "/" + piece
      }
    }
    for (code, raw) in values {
      let value = BankText.trimmed(raw.hasSuffix("/") ? String(raw.dropLast()) : raw)
      details.append(StatementLine.Detail(code, value))
      guard !value.isEmpty else { continue }
      switch code {
      case "EREF": endToEnd = value == "NOTPROVIDED" ? nil : value
      case "MREF", "MARF": mandate = value
      case "NAME": name = name ?? value
      case "IBAN": account = account ?? value
      case "REMI", "INFO": texts.append(value)
      default: break
      }
    }
    label = name ?? texts.first
  }
}
