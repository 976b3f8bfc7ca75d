import Banking
import Foundation
import Kernel
import Testing

@Suite struct MT940Tests {
  static func message(
    _ movements: String, account: String = "FR1420041010050500013M02606", opening: String = "60F:C260930EUR100,00",
    closing: String = "62F:C261031EUR75,50"
  ) -> String {
    ":20:RELEVE\r\n:25:\(account)\r\n:28C:12/1\r\n:\(opening)\r\n\(movements):\(closing)\r\n:64:C261031EUR70,\r\n"
  }

  static let debit = ":61:2610151016D24,50NMSCREF1//BANK1\r\nSUPPLEMENT\r\n:86:PRLV ENERGIE\r\nFACTURE 12\r\n"

  static let shapes: [(name: String, text: String, statements: Int)] = [
    ("alone", message(debit), 1), ("ended by a dash", message(debit) + "-\r\n", 1),
    ("LF", message(debit).replacing("\r\n", with: "\n"), 1),
    ("in the blocks of the envelope", "{1:F01BANKFRPPAXXX0000000000}{2:I940BANKFRPPXXXXN}{4:\r\n" + message(debit) + "-}\r\n", 1),
    (
      "two in their blocks",
      "{1:F01}{2:I940}{4:\r\n" + message(debit) + "-}{5:}\r\n{1:F01}{2:I940}{4:\r\n" + message(debit) + "-}\r\n", 2
    ),
    ("two without a dash", message(debit) + message(debit), 2),
    ("without a reference", String(message(debit).dropFirst(11)), 1),
  ]

  @Test(arguments: shapes) func `every shape of message reads the same`(shape: (name: String, text: String, statements: Int)) {
    let read = Read(.mt940, shape.text)
    #expect(StatementKind.detect(Array(shape.text.utf8)) == .mt940, "\(shape.name)")
    #expect(read.log.findings.isEmpty && read.statements.count == shape.statements, "\(shape.name): \(read.log.findings)")
    for statement in read.statements {
      #expect(statement.lines.map(\.amount.minor) == [-2450] && statement.account.branch == "01005" && statement.number == "12/1")
      #expect(statement.available?.amount.minor == 7000)
    }
  }

  @Test func `a movement tells its days, its references and its text`() throws {
    let line = try #require(Read(.mt940, Self.message(Self.debit)).lines.first)
    #expect(line.valueDay == Day(2026, 10, 15) && line.bookingDay == Day(2026, 10, 16) && line.operation == "NMSC")
    #expect(
      line.reference == "REF1" && line.bankReference == "BANK1" && line.label == "PRLV ENERGIE" && line.texts == ["FACTURE 12"])
    #expect(line.details == [StatementLine.Detail("61", "SUPPLEMENT")])
  }

  static let movements: [(text: String, minor: Int64, booking: String, isReversal: Bool)] = [
    ("261015C1,NTRFNONREF", 100, "2026-10-15", false), ("261015D1,5NTRFNONREF", -150, "2026-10-15", false),
    ("261015RC1,00NTRFX", -100, "2026-10-15", true), ("261015RD1,00NTRFX", 100, "2026-10-15", true),
    ("261015CR1,00NTRFX", 100, "2026-10-15", false), ("2612310102C1,00NTRFX", 100, "2027-01-02", false),
    ("2701021231C1,00NTRFX", 100, "2026-12-31", false), ("2610151014DR0,01NMSCX", -1, "2026-10-14", false),
  ]

  @Test(arguments: movements) func `the sign, the reversal and the year of the entry`(
    row: (text: String, minor: Int64, booking: String, isReversal: Bool)
  ) {
    let line = Read(.mt940, Self.message(":61:\(row.text)\r\n")).lines.first
    #expect(
      line?.amount.minor == row.minor && line?.bookingDay.iso == row.booking && line?.isReversal == row.isReversal, "\(row.text)")
  }

  static let information:
    [(name: String, text: String, label: String, texts: [String], name2: String?, account: String?, endToEnd: String?)] = [
      (
        "sub-fields", "166?00SEPA VIREMENT?20FACTURE 12 DU ?21MOIS?30BICXXX?31NL46ABNA0499998748?32ENERGIE ?33PLATEAU",
        "SEPA VIREMENT", ["FACTURE 12 DU MOIS"], "ENERGIE PLATEAU", "NL46ABNA0499998748", nil
      ),
      (
        "sub-fields on lines", "166?00VIREMENT\r\n?20EREF+E2E-9?21SVWZ+MERCI", "VIREMENT", ["EREF+E2E-9SVWZ+MERCI"], nil, nil,
        "E2E-9"
      ),
      (
        "codes", "/EREF/E2E-9//IBAN/NL46ABNA0499998748/NAME/ENERGIE/REMI/FACTURE A/B/", "ENERGIE", ["FACTURE A/B"], "ENERGIE",
        "NL46ABNA0499998748", "E2E-9"
      ),
      ("free lines", "VIREMENT\r\nENERGIE", "VIREMENT", ["ENERGIE"], nil, nil, nil),
    ]

  @Test(arguments: information)
  func `what the bank says of a movement`(
    row: (name: String, text: String, label: String, texts: [String], name2: String?, account: String?, endToEnd: String?)
  ) throws {
    let line = try #require(Read(.mt940, Self.message(":61:261015C1,NTRFX\r\n:86:\(row.text)\r\n")).lines.first)
    #expect(line.label == row.label && line.texts == row.texts, "\(row.name): \(line)")
    #expect(
      line.counterpartName == row.name2 && line.counterpartAccount == row.account && line.endToEnd == row.endToEnd, "\(row.name)")
  }

  @Test func `what stands behind the closing balance is about no movement`() {
    let read = Read(.mt940, Self.message(Self.debit) + ":86:TOTAL\r\n")
    #expect(read.lines.map(\.label) == ["PRLV ENERGIE"] && read.log.findings.isEmpty)
  }

  static let accounts: [(text: String, account: BankAccount)] = [
    ("20041/01005/0500013M026", BankAccount(bank: "20041", branch: "01005", number: "0500013M026")),
    ("BNKFRPP/123", BankAccount(bank: "BNKFRPP", number: "123")), ("123", BankAccount(number: "123")),
    ("FR1420041010050500013M02606EUR", BankAccount(named: "FR1420041010050500013M02606")),
    ("BNKFRPP/FR1420041010050500013M02606", BankAccount(named: "FR1420041010050500013M02606")),
  ]

  @Test(arguments: accounts) func `an account in every spelling`(row: (text: String, account: BankAccount)) {
    #expect(Read(.mt940, Self.message(Self.debit, account: row.text)).statements.first?.account == row.account)
  }

  static let faults: [(name: String, text: String, code: String, line: Int, field: String)] = [
    ("a day that is not", message(":61:261332D24,50NMSCX\r\n"), "bank.day.unreadable", 5, "61"),
    ("an entry day that is not", message(":61:2610151332D24,50NMSCX\r\n"), "bank.day.unreadable", 5, "61"),
    ("no direction", message(":61:26101524,50NMSCX\r\n"), "bank.sign.unknown", 5, "61"),
    ("an amount that is none", message(":61:261015D,NMSCX\r\n"), "bank.amount.unreadable", 5, "61"),
    ("a balance in another currency", message(debit, closing: "62F:C261031USD75,50"), "bank.currency.other", 9, "62F"),
    ("a balance without a sign", message(debit, closing: "62F:261031EUR75,50"), "bank.amount.unreadable", 9, "62F"),
    ("a movement in no message", debit, "bank.mt940.outside", 1, "61"),
  ]

  @Test(arguments: faults) func `a fault is told with its line and its field`(
    row: (name: String, text: String, code: String, line: Int, field: String)
  ) {
    let finding = Read(.mt940, row.text).finding(row.code)
    #expect(
      finding?.severity == .error && finding?.line == row.line && finding?.field == row.field,
      "\(row.name): \(Read(.mt940, row.text).log.findings)")
  }

  @Test func `balances that do not meet, and a message that was cut`() {
    #expect(Read(.mt940, Self.message(Self.debit, closing: "62F:C261031EUR75,00")).codes == ["bank.balance.mismatch"])
    let text = Self.message(Self.debit)
    #expect(Read(.mt940, String(text[..<text.range(of: ":62F:")!.lowerBound])).codes.contains("bank.statement.unclosed"))
  }

  @Test func `pages carry an intermediate balance over`() {
    let first = Self.message(Self.debit, closing: "62M:C261031EUR75,50")
    let second = Self.message("", opening: "60M:C261031EUR75,50", closing: "62F:C261031EUR75,50")
    let read = Read(.mt940, first + "-\r\n" + second + "-\r\n")
    #expect(read.log.findings.isEmpty && read.statements.map(\.opening?.kind) == [.booked, .intermediate])
  }
}
