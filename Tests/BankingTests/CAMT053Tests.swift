import Banking
import Foundation
import Kernel
import Testing

@Suite struct CAMT053Tests {
  static func balance(_ code: String, _ amount: String, _ side: String = "CRDT") -> String {
    "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">\(amount)</Amt><CdtDbtInd>\(side)</CdtDbtInd><Dt><Dt>2026-10-31</Dt></Dt></Bal>"
  }

  static func entry(
    _ amount: String, _ side: String = "DBIT", status: String = "<Sts>BOOK</Sts>",
    day: String = "<BookgDt><Dt>2026-10-15</Dt></BookgDt>",
    currency: String = "EUR", extra: String = "", details: String = ""
  ) -> String {
    "<Ntry><Amt Ccy=\"\(currency)\">\(amount)</Amt><CdtDbtInd>\(side)</CdtDbtInd>\(extra)\(status)\(day)<NtryDtls>\(details)</NtryDtls></Ntry>"
  }

  static func statement(_ opening: String, _ closing: String, _ entries: String, iban: String = "FR1420041010050500013M02606")
    -> String
  {
    "<Stmt><Id>S1</Id><LglSeqNb>12</LglSeqNb><Acct><Id><IBAN>\(iban)</IBAN></Id><Ccy>EUR</Ccy></Acct>\(opening)\(closing)\(entries)</Stmt>"
  }

  static func document(_ statements: String, version: String = "001.02", prefix: String = "") -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.\(version)\"><BkToCstmrStmt>\n\(statements)\n</BkToCstmrStmt></Document>"
  }

  static func one(_ entries: String, closing: String = "100.00") -> Read {
    Read(.camt053, document(statement(balance("OPBD", "100.00"), balance("CLBD", closing), entries)))
  }

  @Test(arguments: (2...13).map { $0 < 10 ? "001.0\($0)" : "001.\($0)" } + ["999.99"])
  func `every version reads the same`(version: String) {
    let text = Self.document(
      Self.statement(Self.balance("OPBD", "100.00"), Self.balance("CLBD", "75.50"), Self.entry("24.50")), version: version)
    let read = Read(.camt053, text)
    #expect(StatementKind.detect(Array(text.utf8)) == .camt053)
    #expect(read.log.findings.isEmpty && read.lines.map(\.amount.minor) == [-2450])
    #expect(read.statements.first?.account.branch == "01005" && read.statements.first?.number == "12")
  }

  @Test func `a prefix on every element changes nothing`() {
    let text = Self.document(Self.statement(Self.balance("OPBD", "1.00"), Self.balance("CLBD", "0.00"), Self.entry("1.00")))
    let prefixed = text.replacing("xmlns=", with: "xmlns:c=").replacing(/<(\/?)([A-Z])/) { "<\($0.output.1)c:\($0.output.2)" }
    #expect(Read(.camt053, prefixed).lines.count == 1 && Read(.camt053, prefixed).log.findings.isEmpty)
  }

  // MARK: What counts

  static let statuses: [(text: String, lines: Int, code: String?)] = [
    ("<Sts>BOOK</Sts>", 1, nil), ("<Sts><Cd>BOOK</Cd></Sts>", 1, nil), ("<Sts>PDNG</Sts>", 0, "bank.camt.not-booked"),
    ("<Sts><Cd>PDNG</Cd></Sts>", 0, "bank.camt.not-booked"), ("<Sts>INFO</Sts>", 0, "bank.camt.not-booked"),
    ("<Sts><Cd>FUTR</Cd></Sts>", 0, "bank.camt.not-booked"), ("<Sts><Prtry>X</Prtry></Sts>", 0, "bank.camt.not-booked"),
    ("", 1, "bank.camt.status-missing"),
  ]

  @Test(arguments: statuses) func `only what is booked counts`(row: (text: String, lines: Int, code: String?)) {
    let read = Self.one(Self.entry("10.00", status: row.text), closing: row.lines == 1 ? "90.00" : "100.00")
    #expect(read.lines.count == row.lines && read.codes == Set([row.code].compactMap(\.self)), "\(read.log.findings)")
  }

  static let balances: [(name: String, given: String, opening: Int64?, closing: Int64?)] = [
    ("opening and closing", balance("OPBD", "1.00") + balance("CLBD", "1.00"), 100, 100),
    ("previous closing", balance("PRCD", "1.00") + balance("CLBD", "1.00"), 100, 100),
    ("opening before previous", balance("PRCD", "9.00") + balance("OPBD", "1.00") + balance("CLBD", "1.00"), 100, 100),
    ("the first page", balance("OPBD", "1.00") + balance("ITBD", "1.00"), 100, 100),
    ("a page between", balance("ITBD", "1.00") + balance("ITBD", "1.00"), 100, 100),
    ("the last page", balance("ITBD", "1.00") + balance("CLBD", "1.00"), 100, 100),
    ("available does not close", balance("OPBD", "1.00") + balance("CLAV", "5.00"), 100, nil),
    ("in the red", balance("OPBD", "1.00", "DBIT") + balance("CLBD", "1.00", "DBIT"), -100, -100),
  ]

  @Test(arguments: balances) func `the right balances are taken`(
    row: (name: String, given: String, opening: Int64?, closing: Int64?)
  ) {
    let statement = Read(.camt053, Self.document(Self.statement(row.given, "", ""))).statements.first
    #expect(statement?.opening?.amount.minor == row.opening && statement?.closing?.amount.minor == row.closing, "\(row.name)")
  }

  // MARK: Batches

  static func transaction(_ amount: String?, _ name: String, v3: Bool = false, side: String = "") -> String {
    let text =
      amount.map { v3 ? "<Amt Ccy=\"EUR\">\($0)</Amt>" : "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">\($0)</Amt></TxAmt></AmtDtls>" } ?? ""
    return "<TxDtls>\(text)\(side)<RltdPties><Cdtr><Nm>\(name)</Nm></Cdtr></RltdPties></TxDtls>"
  }

  static let batches: [(name: String, details: String, amounts: [Int64], code: String?)] = [
    ("two transactions", transaction("10.00", "A") + transaction("20.00", "B"), [-1000, -2000], nil),
    ("two, version 3", transaction("10.00", "A", v3: true) + transaction("20.00", "B", v3: true), [-1000, -2000], nil),
    (
      "one comes back",
      transaction("40.00", "A", v3: true) + transaction("10.00", "B", v3: true, side: "<CdtDbtInd>CRDT</CdtDbtInd>"),
      [-4000, 1000], nil
    ),
    ("no amounts", transaction(nil, "A") + transaction(nil, "B"), [-3000], nil),
    ("one amount only", transaction("10.00", "A") + transaction(nil, "B"), [-3000], nil),
    ("a sum that is not", transaction("10.00", "A") + transaction("19.00", "B"), [-3000], "bank.camt.batch-sum"),
    ("one of another amount", transaction("29.00", "A"), [-3000], "bank.camt.batch-sum"),
    ("another currency", "<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"USD\">33.00</Amt></TxAmt></AmtDtls></TxDtls>", [-3000], nil),
    ("no transaction", "", [-3000], nil),
  ]

  @Test(arguments: batches) func `a batch is as many lines as it says amounts`(
    row: (name: String, details: String, amounts: [Int64], code: String?)
  ) {
    let read = Self.one(Self.entry("30.00", details: row.details), closing: "70.00")
    #expect(
      read.lines.map(\.amount.minor) == row.amounts && read.codes == Set([row.code].compactMap(\.self)),
      "\(row.name): \(read.log.findings)")
  }

  @Test func `a transaction tells the other side, its references and its return`() throws {
    let details = """
      <TxDtls><Refs><AcctSvcrRef>B9</AcctSvcrRef><InstrId>I1</InstrId><EndToEndId>E1</EndToEndId><MndtId>M1</MndtId></Refs>
      <AmtDtls><InstdAmt><Amt Ccy="USD">11.00</Amt></InstdAmt></AmtDtls><Chrgs><TtlChrgsAndTaxAmt Ccy="EUR">0.50</TtlChrgsAndTaxAmt></Chrgs>
      <RltdPties><Dbtr><Pty><Nm>Nous</Nm></Pty></Dbtr><Cdtr><Pty><Nm>Énergie Plateau</Nm></Pty></Cdtr>
      <CdtrAcct><Id><IBAN>NL46ABNA0499998748</IBAN></Id></CdtrAcct></RltdPties>
      <RmtInf><Ustrd>Facture 12</Ustrd><Ustrd>Suite</Ustrd></RmtInf><RtrInf><Rsn><Cd>AC06</Cd></Rsn></RtrInf></TxDtls>
      """
    let extra = "<RvslInd>true</RvslInd>"
    let codes =
      "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RDDT</Cd><SubFmlyCd>ESDD</SubFmlyCd></Fmly></Domn><Prtry><Cd>B1</Cd></Prtry></BkTxCd>"
    let line = try #require(
      Self.one(
        Self.entry("10.00", extra: extra, details: details).replacing("<NtryDtls>", with: codes + "<NtryDtls>"), closing: "90.00"
      ).lines.first)
    #expect(line.counterpartName == "Énergie Plateau" && line.counterpartAccount == "NL46ABNA0499998748" && line.isReversal)
    #expect(
      line.endToEnd == "E1" && line.mandate == "M1" && line.reference == "I1" && line.bankReference == "B9"
        && line.rejection == "AC06")
    #expect(
      line.operation == "PMNT-RDDT-ESDD" && line.internalOperation == "B1" && line.label == "Facture 12"
        && line.texts == ["Suite"])
    #expect(line.charges == BankAmount(50) && line.originalAmount == BankAmount(1100, BankCurrency("USD")))
  }

  static let faults: [(name: String, entry: String, code: String, field: String)] = [
    ("an amount with a comma", entry("10,00"), "bank.amount.unreadable", "Ntry/Amt"),
    ("an amount with three decimals", entry("10.001"), "bank.amount.unreadable", "Ntry/Amt"),
    ("an amount below zero", entry("-10.00"), "bank.amount.unreadable", "Ntry/Amt"),
    ("no direction", entry("10.00", "X"), "bank.amount.unreadable", "Ntry/Amt"),
    ("another currency", entry("10.00", currency: "USD"), "bank.currency.other", "Ntry/Amt"),
    ("a day that is not", entry("10.00", day: "<BookgDt><Dt>2026-02-30</Dt></BookgDt>"), "bank.day.unreadable", "Ntry/BookgDt"),
    ("no day at all", entry("10.00", day: ""), "bank.day.unreadable", "Ntry/BookgDt"),
  ]

  @Test(arguments: faults) func `a fault of an entry is told with its line and its field`(
    row: (name: String, entry: String, code: String, field: String)
  ) {
    let finding = Self.one(row.entry).finding(row.code)
    #expect(finding?.severity == .error && finding?.line == 3 && finding?.field == row.field, "\(row.name)")
  }

  @Test func `the hour of a day is left where it was written, the value day stands in for a booking day`() {
    let late = Self.entry("1.00", day: "<BookgDt><DtTm>2026-10-31T23:59:00-05:00</DtTm></BookgDt>")
    let value = Self.entry("1.00", day: "<ValDt><Dt>2026-10-30</Dt></ValDt>")
    #expect(Self.one(late + value, closing: "98.00").lines.map(\.bookingDay.iso) == ["2026-10-31", "2026-10-30"])
  }

  @Test func `several statements, each with its balances`() {
    let first = Self.statement(Self.balance("OPBD", "1.00"), Self.balance("CLBD", "2.00"), Self.entry("1.00", "CRDT"))
    let second = Self.statement(Self.balance("OPBD", "2.00"), Self.balance("CLBD", "9.00"), Self.entry("1.00", "CRDT"))
    let read = Read(.camt053, Self.document(first + "\n" + second))
    #expect(read.statements.count == 2 && read.log.counts == ["bank.balance.mismatch": 1])
    #expect(read.finding("bank.balance.mismatch")?.line == 4)
  }

  static let hostile: [(name: String, text: String, code: String)] = [
    (
      "a document type",
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Document><BkToCstmrStmt>&x;</BkToCstmrStmt></Document>",
      "xml.doctype-refused"
    ),
    (
      "a billion laughs",
      "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><Document><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>",
      "xml.doctype-refused"
    ),
    ("an end that is missing", "<Document><BkToCstmrStmt><Stmt><Id>1</Id>", "xml.malformed"),
    ("a hundred elements deep", "<Document><BkToCstmrStmt><Stmt>" + String(repeating: "<a>", count: 200), "xml.too-deep"),
  ]

  @Test(arguments: hostile) func `what is dangerous or broken is refused`(row: (name: String, text: String, code: String)) {
    #expect(Read(.camt053, row.text).codes.contains(row.code), "\(row.name)")
  }

  @Test func `a message without a statement is empty`() {
    #expect(Read(.camt053, Self.document("")).codes == ["bank.file.empty"])
  }
}
