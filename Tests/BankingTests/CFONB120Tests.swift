import Banking
import Formats
import Foundation
import Kernel
import Testing

@Suite struct CFONB120Tests {
  /// A record from its fields, 120 characters wide.
  static func record(
    _ code: String, day: String = "311026", amount: String = "", label: String = "", operation: String = "", value: String = "",
    qualifier: String = "", text: String = "", account: String = "98765432100", bank: String = "15589", branch: String = "00000",
    currency: String = "EUR2", reference: String = ""
  ) -> String {
    func pad(_ text: String, _ width: Int) -> String { text.padding(toLength: width, withPad: " ", startingAt: 0) }
    let head = code + bank + "    " + branch + currency + " " + pad(account, 11) + pad(operation, 2) + pad(day, 6)
    if code == "05" { return pad(head + "     " + pad(qualifier, 3) + pad(text, 70), 120) }
    return pad(head + "  " + pad(value, 6) + pad(label, 31) + "  0000000  " + pad(amount, 14) + pad(reference, 16), 120)
  }

  static let opening = record("01", day: "300926", amount: "0000000001000{")
  static let debit = record("04", amount: "0000000000250}", label: "CHEQUE 12")
  static let closing = record("07", amount: "0000000000750{")
  static func file(_ records: String...) -> String { records.map { $0 + "\r\n" }.joined() }

  // MARK: Shapes of files

  static let shapes: [(name: String, text: String)] = [
    ("CRLF", opening + "\r\n" + debit + "\r\n" + closing + "\r\n"),
    ("LF", opening + "\n" + debit + "\n" + closing + "\n"),
    ("CR", opening + "\r" + debit + "\r" + closing),
    ("no line end at all", opening + debit + closing),
    ("blank lines between", "\n\n" + opening + "\n\n  \n" + debit + "\n\n" + closing + "\n\n"),
    ("blanks behind", opening + "    \n" + debit + "\n" + closing + " \n"),
    ("blanks stripped", [opening, debit, closing].map { $0.replacing(#/ +$/#, with: "") }.joined(separator: "\n")),
    ("a byte order mark", "\u{FEFF}" + opening + "\n" + debit + "\n" + closing),
    ("the end mark of DOS", opening + "\r\n" + debit + "\r\n" + closing + "\r\n\u{1A}"),
  ]

  @Test(arguments: shapes) func `a statement reads the same in every shape of file`(shape: (name: String, text: String)) {
    for pieces in [Int.max, 7, 1] {
      let read = Read(.cfonb120, Array(shape.text.utf8), pieces: pieces)
      #expect(read.log.findings.isEmpty, "\(shape.name): \(read.log.findings)")
      #expect(read.statements.count == 1 && read.lines.map(\.amount.minor) == [-2500], "\(shape.name)")
      #expect(read.statements.first?.closing?.amount.minor == 7500, "\(shape.name)")
    }
    #expect(StatementKind.detect(Array(shape.text.utf8)) == .cfonb120, "\(shape.name)")
  }

  // MARK: Faults

  struct Fault: Sendable, CustomTestStringConvertible {
    let name, text, code: String
    let line: Int?
    let field: String?
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ code: String, line: Int?, field: String? = nil) {
      (self.name, self.text, self.code, self.line, self.field) = (name, text, code, line, field)
    }
  }

  static let faults = [
    Fault("a movement before any balance", file(debit, opening, debit, closing), "bank.cfonb.outside", line: 1, field: "code"),
    Fault("a new balance without the old", file(closing), "bank.cfonb.outside", line: 1, field: "code"),
    Fault("no new balance", file(opening, debit), "bank.statement.unclosed", line: 1),
    Fault("two old balances", file(opening, opening, debit, closing), "bank.statement.unclosed", line: 1),
    Fault(
      "a day that is not", file(opening, record("04", day: "310926", amount: "0000000000250}"), closing), "bank.day.unreadable",
      line: 2, field: "date"),
    Fault(
      "a value day that is not", file(opening, record("04", amount: "0000000000250}", value: "ABCDEF"), closing),
      "bank.day.unreadable", line: 2, field: "date_valeur"),
    Fault(
      "an amount without its sign", file(opening, record("04", amount: "00000000002500"), closing), "bank.cfonb.overpunch",
      line: 2, field: "montant"),
    Fault(
      "an amount with a letter inside", file(opening, record("04", amount: "000000A000250}"), closing), "bank.cfonb.overpunch",
      line: 2, field: "montant"),
    Fault("a record too short", file(opening, String(debit.prefix(40)), closing), "bank.cfonb.length", line: 2),
    Fault("a record too long", file(opening, debit + "X", closing), "bank.cfonb.length", line: 2),
    Fault(
      "a code that is none", file(opening, record("06", amount: "0000000000250}"), closing), "bank.cfonb.record-unknown", line: 2,
      field: "code"),
    Fault(
      "another account inside", file(opening, record("04", amount: "0000000000250}", account: "00000000001"), closing),
      "bank.cfonb.accounts-mixed", line: 2, field: "compte"),
    Fault(
      "another branch inside", file(opening, record("04", amount: "0000000000250}", branch: "00009"), closing),
      "bank.cfonb.accounts-mixed", line: 2, field: "compte"),
    Fault(
      "another currency inside", file(opening, record("04", amount: "0000000000250}", currency: "USD2"), closing),
      "bank.cfonb.accounts-mixed", line: 2, field: "compte"),
    Fault(
      "other decimals inside", file(opening, record("04", amount: "0000000000250}", currency: "EUR3"), closing),
      "bank.cfonb.decimals", line: 2, field: "decimales"),
    Fault(
      "decimals that are no digit", file(record("01", amount: "0000000001000{", currency: "EURX"), debit, closing),
      "bank.cfonb.decimals", line: 1, field: "decimales"),
    Fault(
      "a complement alone", file(opening, record("05", qualifier: "LIB", text: "X"), debit, closing), "bank.cfonb.detail-alone",
      line: 2, field: "code"),
    Fault(
      "a complement of another account", file(opening, debit, record("05", qualifier: "LIB", text: "X", account: "1"), closing),
      "bank.cfonb.detail-alone", line: 3, field: "code"),
    Fault("balances that do not meet", file(opening, debit, debit, closing), "bank.balance.mismatch", line: 1),
  ]

  @Test(arguments: faults) func `a fault is told with its record, its line and its field`(fault: Fault) throws {
    let read = Read(.cfonb120, fault.text)
    let finding = try #require(read.finding(fault.code), "\(read.log.findings)")
    #expect(finding.severity == .error && finding.line == fault.line && finding.field == fault.field, "\(finding)")
  }

  @Test func `a record is numbered without the blank lines, its line with them`() throws {
    let text = Self.opening + "\n\n" + Self.record("04", day: "999999", amount: "0000000000250}") + "\n" + Self.closing
    let finding = try #require(Read(.cfonb120, text).finding("bank.day.unreadable"))
    #expect(finding.message.contains("enregistrement 2") && finding.line == 3)
  }

  @Test func `without line ends a wrong record does not hide the others`() {
    let wrong = Self.record("04", amount: "00000000002500", label: "SANS SIGNE")
    let read = Read(.cfonb120, Self.opening + wrong + Self.debit + Self.closing)
    #expect(read.codes == ["bank.cfonb.overpunch"] && read.lines.map(\.label) == ["CHEQUE 12"])
  }

  // MARK: What is read

  static let overpunched: [(text: String, minor: Int64)] = [
    ("0000000000000{", 0), ("0000000000000}", 0), ("0000000000001A", 11), ("0000000000001I", 19), ("0000000000001J", -11),
    ("0000000000001R", -19), ("9999999999999I", 99_999_999_999_999), ("9999999999999R", -99_999_999_999_999),
  ]

  @Test(arguments: overpunched) func `the last character is a digit and a sign`(row: (text: String, minor: Int64)) {
    let read = Read(.cfonb120, Self.file(Self.opening, Self.record("04", amount: row.text), Self.closing))
    #expect(read.lines.map(\.amount.minor) == [row.minor])
  }

  @Test func `the Pacific franc has no decimals, and a file that says three is believed`() {
    for (currency, text) in [("XPF0", "2\u{202F}500\u{A0}XPF"), ("TND3", "2,500\u{A0}TND"), ("EUR2", "25,00\u{A0}€")] {
      let records = ["01", "04", "07"].map {
        Self.record($0, amount: $0 == "01" ? "0000000000000{" : "0000000000250{", currency: currency)
      }
      let read = Read(.cfonb120, records.joined(separator: "\n"))
      #expect(read.log.findings.isEmpty && read.lines.first?.amount.french == text, "\(read.lines)")
    }
  }

  @Test func `several accounts and days follow one another`() {
    let other = ["01", "04", "07"].map {
      Self.record(
        $0, amount: $0 == "04" ? "0000000000000A" : $0 == "07" ? "0000000000000A" : "0000000000000{", account: "11111111111")
    }
    let next = [
      Self.record("01", day: "311026", amount: "0000000000750{"), Self.record("07", day: "011126", amount: "0000000000750{"),
    ]
    let read = Read(.cfonb120, ([Self.opening, Self.debit, Self.closing] + other + next).joined(separator: "\n"))
    #expect(read.log.findings.isEmpty)
    #expect(read.statements.map(\.account.number) == ["98765432100", "11111111111", "98765432100"])
    #expect(read.statements.map(\.lines.count) == [1, 1, 0] && read.statements[2].lastDay == Day(2026, 11, 1))
  }

  @Test func `complements are kept to the letter, and those that are known are understood`() throws {
    let details = [
      ("LIB", "FACTURE 2026-12"), ("LCC", "SUITE"), ("NPY", "ATELIER"), ("NBE", "ENERGIE PLATEAU"),
      ("CBE", "FR1420041010050500013M02606"),
      ("IBE", "FR00ZZZ123456".padding(toLength: 35, withPad: " ", startingAt: 0) + "SEPA"),
      ("RCN", "E2E-1".padding(toLength: 35, withPad: " ", startingAt: 0) + "SUPP"),
      ("REF", "REMISE-7".padding(toLength: 35, withPad: " ", startingAt: 0) + "TRANS-9"),
      ("RUM", "MANDAT-5".padding(toLength: 35, withPad: " ", startingAt: 0) + "RCUR"),
      ("MMO", "USD200000000003000" + "4" + "00000011234"),
      ("FEE", "EUR200000000000150"), ("2'C", "RIEN DE CONNU"), ("N Y", "  blancs devant"), ("", ""),
    ]
    let records = details.map { Self.record("05", qualifier: $0.0, text: $0.1) }
    let read = Read(.cfonb120, ([Self.opening, Self.debit] + records + [Self.closing]).joined(separator: "\n"))
    let line = try #require(read.lines.first)
    #expect(read.log.findings.isEmpty && line.details.count == details.count)
    for (detail, given) in zip(line.details, details) { #expect(detail.qualifier == given.0 && detail.text == given.1) }
    #expect(line.texts == ["FACTURE 2026-12", "SUITE"] && line.counterpartName == "ENERGIE PLATEAU")
    #expect(
      line.counterpartAccount == "FR1420041010050500013M02606" && line.endToEnd == "E2E-1" && line.bankReference == "TRANS-9")
    #expect(line.mandate == "MANDAT-5" && line.originalAmount == BankAmount(3000, BankCurrency("USD")))
    #expect(line.charges == BankAmount(150))
  }

  @Test func `accents are read in ISO 8859-15, and in UTF-8 when a file was changed on the way`() {
    let label = "PRÉLÈVEMENT ÉNERGIE"
    let text = Self.file(Self.opening, Self.record("04", amount: "0000000000250}", label: label, reference: "RÉF"), Self.closing)
    for bytes in [TextEncoding.latin9(from: text).bytes, Array(text.utf8)] {
      let read = Read(.cfonb120, bytes)
      #expect(read.log.findings.isEmpty && read.lines.first?.label == label && read.lines.first?.reference == "RÉF")
    }
  }

  @Test func `a bank's code that changes inside is said once, and read`() {
    let moved = Self.record("04", amount: "0000000000250}", bank: "15489")
    let read = Read(.cfonb120, Self.file(Self.opening, moved, Self.record("07", amount: "0000000000750{", bank: "15489")))
    #expect(read.log.counts == ["bank.cfonb.bank-differs": 1] && !read.log.hasErrors && read.lines.count == 1)
  }

  // MARK: Memory

  /// What was read ahead of the last line given never exceeds one buffer and a few records, however long the file is.
  @Test func `twenty thousand movements are given as they come`() {
    let (movements, buffer) = (20_000, 1 << 16)
    let head = Array((Self.opening + "\n").utf8)
    let line = Array((Self.record("04", amount: "0000000000000A") + "\n").utf8)
    var (given, counted, taken) = (0, 0, 0)
    var furthest = 0
    let source: ByteSource = { raw in
      guard given <= movements else { return 0 }
      var filled = 0
      while given <= movements, filled + line.count <= min(raw.count, buffer) {
        let bytes = given == 0 ? head : line
        raw.baseAddress!.advanced(by: filled).copyMemory(from: bytes, byteCount: bytes.count)
        (filled, given) = (filled + bytes.count, given + 1)
      }
      taken += filled
      return filled
    }
    let open: () throws -> ByteSource = { source }
    StatementFile(.cfonb120).read(open) { part, _ in
      guard case .line = part else { return }
      counted += 1
      furthest = max(furthest, taken - counted * line.count)
    }
    #expect(counted == movements)
    #expect(furthest <= buffer + 4 * line.count, "\(furthest) bytes ahead")
  }
}
