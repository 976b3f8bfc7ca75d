import Banking
import Formats
import Foundation
import Kernel
import Samples
import Testing

/// The statements that banks send, changed at random.
@Suite struct BankingFuzzTests {
  private static func sample(_ file: Samples.File, _ count: Int = 3000) -> [UInt8] {
    Array((file.data() ?? .init()).prefix(count))
  }

  static let words: [StatementKind: [String]] = [
    .cfonb120: [
      "01", "04", "05", "07", "{", "}", "EUR2", "XPF0", "LIB", "MMO", "RUM", "\r\n", String(repeating: " ", count: 120),
    ],
    .camt053: [
      "<Ntry>", "</Ntry>", "<TxDtls>", "</TxDtls>", "<Stmt>", "</Stmt>", "<Bal>", "<Sts>PDNG</Sts>", "CLBD", "OPBD", "ITBD",
      "DBIT", "CRDT",
      "Ccy=\"XPF\"", "2026-02-30", "<!DOCTYPE a>",
    ],
    .ofx: [
      "<STMTTRN>", "</STMTTRN>", "<STMTRS>", "</OFX>", "<TRNAMT>1,2", "<DTPOSTED>20260230", "<FITID>1", "<MEMO>", "&#x26;",
      "&nbsp;", "CHARSET:1252",
    ],
    .mt940: [
      ":20:", ":25:", ":60F:", ":61:", ":62F:", ":86:", "-}", "{4:", "C261001EUR1,", "RC", "?20", "?32", "/EREF/", "NONREF", "//",
    ],
    .qif: ["!Type:Bank", "!Account", "^", "D31/10/2026", "D10/31'26", "T-1,234.56", "U", "S", "$-1.00", "POpening Balance"],
    .csv: ["Date", "Libellé", "Montant", "Débit", "Crédit", "Solde", "31/10/2026", "10/31/2026", "-1,00", "1 000,00", "\"", ";"],
  ]

  static let fuzzers: [StatementKind: Fuzzer] = {
    let mt940 =
      ":20:R\r\n:25:20041/01005/0500013M026\r\n:28C:1\r\n:60F:C260930EUR100,00\r\n:61:2610151016D24,50NMSCREF//B\r\n:86:166?00PRLV?20FACTURE?32NOM\r\n:61:261016C1,NTRFX\r\n:86:/EREF/E/NAME/N/\r\n:62F:C261031EUR76,50\r\n-\r\n"
    let qif =
      "!Account\nNCompte\nTBank\n$87.50\n^\n!Type:Bank\nD30/09/2026\nT100.00\nPSolde initial\n^\nD31/10/2026\nT-12.50\nN4511\nPCHEQUE\nMSUITE\nS627\n$-12.50\n^\n"
    let sgml =
      "OFXHEADER:100\nCHARSET:1252\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20261015<TRNAMT>-1,5<FITID>A<NAME>X &amp; Y</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>1<DTASOF>20261031</LEDGERBAL></STMTRS></OFX>"
    let csv = "Date,Description,Amount,Balance\n10/03/2026,A,-12.50,87.50\n10/31/2026,B,\"1,000.00\",1087.50\n"
    let amount = { (name: String, text: String, side: String) in
      "<\(name)><Amt Ccy=\"EUR\">\(text)</Amt><CdtDbtInd>\(side)</CdtDbtInd>"
    }
    let balances = ["OPBD", "CLBD"].map { "\(amount("Bal", "9.00", "CRDT"))<Tp><CdOrPrtry><Cd>\($0)</Cd></CdOrPrtry></Tp></Bal>" }
      .joined()
    let transactions = ["1.00", "2.00"].map { "\(amount("TxDtls", $0, "DBIT"))<Refs><EndToEndId>E</EndToEndId></Refs></TxDtls>" }
      .joined()
    let entry =
      "\(amount("Ntry", "3.00", "DBIT"))<Sts>BOOK</Sts><BookgDt><Dt>2026-10-15</Dt></BookgDt><NtryDtls>\(transactions)</NtryDtls></Ntry>"
    let camt = "<Document><BkToCstmrStmt><Stmt><Acct><Ccy>EUR</Ccy></Acct>\(balances)\(entry)</Stmt></BkToCstmrStmt></Document>"
    let seeds: [StatementKind: [[UInt8]]] = [
      .cfonb120: [
        sample(Samples.statementCFONB120, 1500), sample(Samples.statementCFONB120, 1500).filter { $0 != 10 && $0 != 13 },
      ],
      .camt053: [sample(Samples.statementCAMT053), Array(camt.utf8)],
      .ofx: [sample(Samples.statementOFX, 20_000), Array(sgml.utf8)], .mt940: [Array(mt940.utf8)], .qif: [Array(qif.utf8)],
      .csv: [sample(Samples.statementCSV), Array(csv.utf8)],
    ]
    return seeds.reduce(into: [:]) {
      $0[$1.key] = Fuzzer("statement-\($1.key.rawValue)", seeds: $1.value, words: words[$1.key] ?? [])
    }
  }()

  @Test(arguments: StatementKind.allCases, Fuzzer.runs) func `statements of a bank`(kind: StatementKind, seed: UInt64) throws {
    let fuzzer = try #require(Self.fuzzers[kind])
    try fuzzer.run(seed: seed) { bytes in
      _ = StatementKind.detect(Array(bytes.prefix(4096)))
      let (whole, cut) = (read(kind, bytes, pieces: .max), read(kind, bytes, pieces: 7))
      // Which bytes libxml2 takes together changes what it makes of those that are no text.
      guard kind == .camt053 || kind == .ofx || whole.statements == cut.statements else {
        throw Fuzzer.Fault("the pieces of the file change what it says")
      }
      try Fuzzer.check(whole.log.findings.map { ($0.code, $0.message, $0.recovery, $0.line) }, of: bytes)
      let lines = 1 + bytes.count { $0 == 10 || $0 == 13 }
      for statement in whole.statements {
        guard (1...lines).contains(statement.place), statement.lines.allSatisfy({ (1...lines).contains($0.place) }) else {
          throw Fuzzer.Fault("a movement at a line that is not there")
        }
        guard statement.lines.allSatisfy({ $0.amount.minor.magnitude <= BankAmount.largest.magnitude }) else {
          throw Fuzzer.Fault("an amount beyond fourteen digits")
        }
      }
      try writesBack(kind, whole.statements)
      return Set(whole.log.counts.keys).union([
        "\(min(whole.statements.count, 3)) \(min(whole.statements.first?.lines.count ?? 0, 4))"
      ])
    }
  }

  private func read(_ kind: StatementKind, _ bytes: [UInt8], pieces: Int) -> (statements: [BankStatement], log: FindingLog) {
    StatementFile(kind).statements { byteSource(bytes, pieces: pieces) }
  }

  /// Whatever was read is written in every format without a trap.
  private func writesBack(_ kind: StatementKind, _ statements: [BankStatement]) throws {
    for other in StatementKind.allCases where !statements.isEmpty {
      do { _ = try StatementWriter(other).bytes(statements) } catch let finding as Finding {
        guard finding.code == "xml.character-refused" else { throw Fuzzer.Fault("\(finding)") }
      }
    }
  }
}
