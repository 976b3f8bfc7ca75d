import Banking
import Foundation
import Kernel
import Testing

@Suite struct QIFTests {
  static func file(_ days: [String], amount: String = "-12.50", extra: String = "") -> String {
    "!Type:Bank\n" + days.map { "D\($0)\nT\(amount)\nN4511\nPCHEQUE\nMFACTURE\n\(extra)^\n" }.joined()
  }

  static let days: [(name: String, days: [String], isos: [String], code: String?)] = [
    ("the day cannot be a month", ["31/10/2026", "03/10/2026"], ["2026-10-31", "2026-10-03"], nil),
    ("the month stands first", ["10/31/2026", "10/03/2026"], ["2026-10-31", "2026-10-03"], nil),
    ("nothing tells them apart", ["03/10/2026", "04/10/2026"], ["2026-10-03", "2026-10-04"], "bank.day.order-guessed"),
    ("Quicken's apostrophe", ["10/31'26", "1/ 2'27"], ["2026-10-31", "2027-01-02"], nil),
    ("two digits", ["31.10.26"], ["2026-10-31"], nil), ("the year first", ["2026-10-03"], ["2026-10-03"], nil),
    ("one date that is none", ["31/10/2026", "rien"], ["2026-10-31"], "bank.day.unreadable"),
    ("both orders", ["31/10/2026", "10/31/2026"], [], "bank.day.two-forms"),
  ]

  @Test(arguments: days) func `the dates of a file say their order`(
    row: (name: String, days: [String], isos: [String], code: String?)
  ) {
    let read = Read(.qif, Self.file(row.days))
    #expect(read.lines.map(\.bookingDay.iso) == row.isos, "\(row.name)")
    #expect(
      read.codes.subtracting(["bank.balance.closing-absent"]) == Set([row.code].compactMap(\.self)),
      "\(row.name): \(read.log.findings)")
  }

  @Test func `the order can be given`() {
    let read = Read(
      .qif, Self.file(["03/10/2026"]), options: StatementOptions(currency: BankCurrency("USD"), dayOrder: .monthFirst))
    #expect(read.lines.first?.bookingDay == Day(2026, 3, 10) && read.lines.first?.amount.currency.code == "USD")
    #expect(!read.codes.contains("bank.day.order-guessed"))
  }

  static let amounts: [(text: String, minor: Int64?)] = [
    ("-1,234.56", -123_456), ("1.234,56", 123_456), ("1 234,56", 123_456), ("12", 1200), ("1,234", nil), ("abc", nil),
  ]

  @Test(arguments: amounts) func `amounts with separators`(row: (text: String, minor: Int64?)) {
    let read = Read(.qif, Self.file(["31/10/2026"], amount: row.text))
    #expect(read.lines.first?.amount.minor == row.minor)
    if row.minor == nil {
      #expect(read.finding("bank.amount.unreadable")?.line == 3 && read.finding("bank.amount.unreadable")?.field == "T")
    }
  }

  @Test func `payee, memo, number, category and the rest are kept`() throws {
    let line = try #require(Read(.qif, Self.file(["31/10/2026"], extra: "LBanque:Frais\nCX\n")).lines.first)
    #expect(line.label == "CHEQUE" && line.texts == ["FACTURE"] && line.entryNumber == "4511")
    #expect(line.details == [StatementLine.Detail("L", "Banque:Frais"), StatementLine.Detail("C", "X")])
  }

  @Test(arguments: [("S627\n$-10.00\nS6616\n$-2.50\n", false), ("S627\n$-10.00\nS6616\n$-2.40\n", true)])
  func `a split has the sum of its movement, or it is said`(row: (extra: String, isWrong: Bool)) {
    #expect(Read(.qif, Self.file(["31/10/2026"], extra: row.extra)).codes.contains("bank.qif.split-sum") == row.isWrong)
  }

  @Test func `an account gives its name and its balance, the first movement what it started with`() {
    let text =
      "!Account\nNCompte courant\nTBank\n$87.50\n^\n!Type:Bank\nD30/09/2026\nT100.00\nPOpening Balance\n^\n"
      + Self.file(["31/10/2026"]).dropFirst(11)
    let read = Read(.qif, text)
    #expect(StatementKind.detect(Array(text.utf8)) == .qif && read.log.findings.isEmpty, "\(read.log.findings)")
    #expect(read.statements.first?.opening?.amount.minor == 10000 && read.statements.first?.closing?.amount.minor == 8750)
    #expect(read.statements.first?.account.number == "Compte courant" && read.lines.count == 1)
  }

  @Test func `lists that are no account are left out, and said`() {
    let read = Read(.qif, "!Type:Cat\nNFrais\nDdes frais\nE\n^\n" + Self.file(["31/10/2026"]))
    #expect(
      read.codes == ["bank.qif.type-ignored", "bank.balance.closing-absent"] && read.lines.count == 1, "\(read.log.findings)")
  }

  @Test func `a last movement without its end is said, and read`() {
    let read = Read(.qif, String(Self.file(["31/10/2026"]).dropLast(2)))
    #expect(read.codes.contains("bank.file.cut") && read.lines.count == 1)
  }
}
