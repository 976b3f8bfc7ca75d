import Banking
import Formats
import Foundation
import Kernel
import Testing

@Suite struct OFXTests {
  static let head =
    "OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nSECURITY:NONE\r\nENCODING:USASCII\r\nCHARSET:1252\r\nCOMPRESSION:NONE\r\n\r\n"

  static func transaction(_ amount: String, _ day: String = "20261015", id: String = "A1", extra: String = "<NAME>VIREMENT")
    -> String
  {
    "<STMTTRN>\n<TRNTYPE>OTHER\n<DTPOSTED>\(day)\n<TRNAMT>\(amount)\n<FITID>\(id)\n\(extra)\n</STMTTRN>\n"
  }

  static func sgml(_ transactions: String, balance: String = "100.00") -> String {
    head
      + "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>20041<BRANCHID>01005<ACCTID>0500013M026<ACCTTYPE>CHECKING</BANKACCTFROM>\n"
      + "<BANKTRANLIST><DTSTART>20261001<DTEND>20261031\n\(transactions)</BANKTRANLIST>\n"
      + "<LEDGERBAL><BALAMT>\(balance)<DTASOF>20261031</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"
  }

  @Test func `leaves that are never closed`() throws {
    let text = Self.sgml(Self.transaction("-12.50", extra: "<CHECKNUM>0004511<NAME>CHEQUE<MEMO>N 4511 &amp; suite"))
    let read = Read(.ofx, text)
    let (statement, line) = (try #require(read.statements.first), try #require(read.lines.first))
    #expect(StatementKind.detect(Array(text.utf8)) == .ofx && read.codes == ["bank.balance.opening-absent"])
    #expect(statement.account == BankAccount(bank: "20041", branch: "01005", number: "0500013M026"))
    #expect(statement.closing == BankBalance(BankAmount(10000), on: Day(2026, 10, 31)) && statement.opening == nil)
    #expect(
      line.amount.minor == -1250 && line.entryNumber == "0004511" && line.texts == ["N 4511 & suite"]
        && line.bankReference == "A1")
  }

  static let shapes: [(name: String, text: String)] = [
    ("closed leaves", sgml(transaction("1.00").replacing("<FITID>A1\n", with: "<FITID>A1</FITID>\n"))),
    ("no line ends", sgml(transaction("1.00").replacing("\n", with: ""))),
    ("an empty leaf", sgml(transaction("1.00", extra: "<MEMO>\n<NAME>VIREMENT"))),
    ("an empty leaf that is closed", sgml(transaction("1.00", extra: "<MEMO></MEMO><NAME>VIREMENT"))),
    ("elements of a vendor", sgml(transaction("1.00", extra: "<INTU.X>9<NAME>VIREMENT"))),
    ("small letters", sgml(transaction("1.00")).replacing("STMTTRN>", with: "stmttrn>")),
    ("no head", String(sgml(transaction("1.00")).dropFirst(head.count))),
    ("two lists", sgml(transaction("1.00") + "</BANKTRANLIST><BANKTRANLIST><DTSTART>20261001<DTEND>20261031")),
  ]

  @Test(arguments: shapes) func `every shape of version 1 reads the same`(shape: (name: String, text: String)) {
    for pieces in [Int.max, 3] {
      let read = Read(.ofx, Array(shape.text.utf8), pieces: pieces)
      #expect(read.lines.map(\.label) == ["VIREMENT"] && !read.log.hasErrors, "\(shape.name): \(read.log.findings)")
    }
  }

  static let encodings: [(name: String, charset: String, bytes: [UInt8], isOther: Bool)] = [
    ("1252 as it says", "CHARSET:1252", [0x80, 0xE9], false), ("Latin-9 under 1252", "CHARSET:1252", [0xA4, 0xE9], false),
    ("UTF-8 as it says", "CHARSET:UTF-8", Array("€é".utf8), false), ("UTF-8 under 1252", "CHARSET:1252", Array("€é".utf8), true),
  ]

  @Test(arguments: encodings) func `accents are right whatever the head says`(
    row: (name: String, charset: String, bytes: [UInt8], isOther: Bool)
  ) {
    let parts = Self.sgml(Self.transaction("1.00", extra: "<NAME>@")).replacing("CHARSET:1252", with: row.charset).split(
      separator: "@")
    let read = Read(.ofx, Array(parts[0].utf8) + row.bytes + Array(parts[1].utf8))
    #expect(read.lines.map(\.label) == ["€é"] && read.codes.contains("bank.encoding.other") == row.isOther, "\(row.name)")
  }

  static let amounts: [(text: String, minor: Int64?)] = [
    ("-80", -8000), ("+12.5", 1250), ("12,50", 1250), ("-1 234,56", -123_456), ("1,234.56", 123_456), ("1.234,56", 123_456),
    ("-0.00", 0), ("12.500", 1250), ("12.505", nil), ("1,234", nil), ("12E3", nil), ("", nil), ("--1", nil),
    ("999999999999.99", 99_999_999_999_999),
    ("1000000000000.00", nil),
  ]

  @Test(arguments: amounts) func `amounts with a point or a comma, never guessed`(row: (text: String, minor: Int64?)) {
    let read = Read(.ofx, Self.sgml(Self.transaction(row.text)))
    #expect(read.lines.first?.amount.minor == row.minor, "\(read.lines)")
    if row.minor == nil { #expect(read.finding("bank.amount.unreadable")?.field == "TRNAMT") }
  }

  static let days: [(text: String, iso: String?)] = [
    ("20261015", "2026-10-15"), ("20261015120000", "2026-10-15"), ("20261015235959.000[-5:EST]", "2026-10-15"),
    ("2026-10-15", "2026-10-15"),
    ("20261332", nil), ("15/10", nil), ("", nil),
  ]

  @Test(arguments: days) func `the day is where the bank wrote it`(row: (text: String, iso: String?)) {
    let read = Read(.ofx, Self.sgml(Self.transaction("1.00", row.text)))
    #expect(read.lines.first?.bookingDay.iso == row.iso)
    if row.iso == nil { #expect(read.finding("bank.day.unreadable")?.field == "DTPOSTED") }
  }

  @Test func `two movements under one identifier are both kept, and it is said`() {
    let read = Read(.ofx, Self.sgml(Self.transaction("1.00") + Self.transaction("1.00") + Self.transaction("2.00", id: "B")))
    #expect(read.lines.count == 3 && read.log.counts["bank.ofx.identifier-reused"] == 1 && !read.log.hasErrors)
  }

  @Test func `a correction is said`() {
    let read = Read(.ofx, Self.sgml(Self.transaction("1.00", extra: "<CORRECTFITID>Z9<CORRECTACTION>DELETE<NAME>ANNULATION")))
    #expect(read.finding("bank.ofx.correction")?.message.contains("Z9") == true && read.lines.first?.isReversal == true)
  }

  @Test func `a file that was cut is said, with what it has`() {
    let text = Self.sgml(Self.transaction("1.00") + Self.transaction("2.00", id: "B"))
    let read = Read(.ofx, String(text[..<text.range(of: "<LEDGERBAL>")!.lowerBound]))
    #expect(read.codes.contains("bank.file.cut") && read.lines.count == 2)
  }

  @Test func `a card has its own account, and its transactions their own list`() {
    let text = Self.sgml(Self.transaction("-5.00")).replacing("STMTRS>", with: "CCSTMTRS>").replacing(
      "BANKACCTFROM>", with: "CCACCTFROM>")
    let statement = Read(.ofx, text).statements.first
    #expect(statement?.account.kind == .card && statement?.account.number == "0500013M026" && statement?.lines.count == 1)
  }

  @Test func `version 2 is XML, and refuses what XML must`() {
    let body =
      "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>XPF</CURDEF><BANKACCTFROM><ACCTID>1</ACCTID></BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20261015</DTPOSTED><TRNAMT>-1500</TRNAMT><FITID>1</FITID><NAME/></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    let head = "<?xml version=\"1.0\" encoding=\"ASCII\"?>\n<?OFX OFXHEADER=\"200\" VERSION=\"211\"?>\n"
    #expect(Read(.ofx, head + body).lines.map(\.amount.french) == ["-1\u{202F}500\u{A0}XPF"])
    #expect(Read(.ofx, head + "<!DOCTYPE OFX [<!ENTITY a \"b\">]>" + body).codes == ["xml.doctype-refused"])
    #expect(Read(.ofx, head + body.dropLast(9)).codes.contains("xml.malformed"))
  }
}
