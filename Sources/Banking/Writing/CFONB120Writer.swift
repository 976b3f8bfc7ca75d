import Formats
import Kernel

/// Records of 120 characters, in ISO 8859-15 or what of it is ASCII, a line end behind each.
enum CFONB120Writer {
  static func bytes(_ statements: [BankStatement]) -> [UInt8] {
    var bytes: [UInt8] = []
    for statement in statements {
      for record in records(statement) { bytes += TextEncoding.latin9(from: record).bytes + [13, 10] }
    }
    return bytes
  }

  private static func records(_ statement: BankStatement) -> [String] {
    var records: [String] = []
    if let opening = statement.opening, let day = statement.day(of: opening) {
      records.append(balance("01", statement, opening.amount, day))
    }
    for line in statement.lines {
      records.append(movement(statement, line))
      records += details(line).map { detail(statement, line, $0) }
    }
    if let closing = statement.closing, let day = closing.day ?? statement.lastDay ?? statement.lines.last?.bookingDay {
      records.append(balance("07", statement, closing.amount, day))
    }
    return records
  }

  /// Positions 1 to 40, alike in all records.
  private static func head(_ code: String, _ statement: BankStatement, _ internalCode: String, _ operation: String, _ day: Day)
    -> String
  {
    let account = statement.account
    return code + NarrowText.padded(account.bank ?? "00000", 5) + NarrowText.padded(internalCode, 4)
      + NarrowText.padded(account.branch ?? "00000", 5) + NarrowText.padded(statement.currency.code, 3)
      + "\(statement.currency.decimals) " + NarrowText.padded(account.number ?? "", 11) + NarrowText.padded(operation, 2)
      + NarrowText.dayFirst(day)
  }

  private static func balance(_ code: String, _ statement: BankStatement, _ amount: BankAmount, _ day: Day) -> String {
    NarrowText.padded(
      head(code, statement, "", "", day) + NarrowText.padded("", 50) + Overpunch.write(amount.minor), CFONB120Records.length)
  }

  private static func movement(_ statement: BankStatement, _ line: StatementLine) -> String {
    let day = line.bookingDay
    let head = head("04", statement, line.internalOperation ?? "", line.operation ?? "", day)
    let value = line.valueDay.map { NarrowText.dayFirst($0) } ?? NarrowText.padded("", 6)
    let middle = NarrowText.padded(line.rejection ?? "", 2) + value + NarrowText.padded(oneByte(line.label), 31) + "  "
    let tail = NarrowText.padded(line.entryNumber ?? "0000000", 7) + "  " + Overpunch.write(line.amount.minor)
    return head + middle + tail + NarrowText.padded(oneByte(line.reference ?? ""), 16)
  }

  private static func detail(_ statement: BankStatement, _ line: StatementLine, _ detail: StatementLine.Detail) -> String {
    let head = head("05", statement, line.internalOperation ?? "", line.operation ?? "", line.bookingDay)
    let text = NarrowText.padded("", 5) + NarrowText.padded(detail.qualifier, 3) + NarrowText.padded(oneByte(detail.text), 70)
    return NarrowText.padded(head + text, CFONB120Records.length)
  }

  /// Those that the line came with, to the letter, then what else it knows.
  private static func details(_ line: StatementLine) -> [StatementLine.Detail] {
    var made: [(String, String)] = line.texts.flatMap { text in chunks(oneByte(text)).map { ("LIB", $0) } }
    let isDebit = line.amount.minor < 0
    if let name = line.counterpartName { made.append((isDebit ? "NBE" : "NPY", name)) }
    if let account = line.counterpartAccount { made.append((isDebit ? "CBE" : "CPY", account)) }
    if let endToEnd = line.endToEnd { made.append(("RCN", NarrowText.padded(endToEnd, 35))) }
    if let reference = line.bankReference { made.append(("REF", NarrowText.padded("", 35) + reference)) }
    if let mandate = line.mandate { made.append(("RUM", NarrowText.padded(mandate, 35))) }
    if let original = line.originalAmount { made.append(("MMO", amount(original))) }
    if let charges = line.charges { made.append(("FEE", amount(charges))) }
    let given = Set(line.details.map(\.qualifier))
    return line.details.filter { $0.qualifier.count == 3 }
      + made.filter { !given.contains($0.0) }.map { StatementLine.Detail($0.0, $0.1) }
  }

  private static func amount(_ amount: BankAmount) -> String {
    let digits = String(amount.minor.magnitude)
    return amount.currency.code + "\(amount.currency.decimals)" + String(repeating: "0", count: max(0, 14 - digits.count))
      + digits
  }

  /// In pieces of seventy characters.
  private static func chunks(_ text: String) -> [String] {
    var (pieces, rest) = ([String](), text[...])
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(70)))
      rest = rest.dropFirst(70)
    }
    return pieces
  }

  /// One character is one byte in ISO 8859-15.
  private static func oneByte(_ text: String) -> String {
    (try? TextEncoding.latin9.decode(TextEncoding.latin9(from: BankText.cleaned(text)).bytes)) ?? ""
  }
}
