import Banking
import Formats
import Foundation
import Kernel
import Testing

/// Orders to pay that a hostile file could hold.
@Suite struct SEPAFuzzTests {
  private static let address = "<PstlAdr><TwnNm>Pertuis</TwnNm><Ctry>FR</Ctry><AdrLine>12 rue</AdrLine></PstlAdr>"

  private static func header(_ count: Int, _ sum: String) -> String {
    "<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-29T09:00:00Z</CreDtTm><NbOfTxs>\(count)</NbOfTxs><CtrlSum>\(sum)</CtrlSum><InitgPty><Nm>N</Nm></InitgPty></GrpHdr>"
  }

  private static let own = "<Id><IBAN>FR7630006000011234567890189</IBAN></Id>"

  private static let transfers =
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn>\(header(1, "12.50"))\n<PmtInf><PmtInfId>P</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>2026-11-30</Dt></ReqdExctnDt><Dbtr><Nm>N</Nm></Dbtr><DbtrAcct>\(own)</DbtrAcct><DbtrAgt><FinInstnId><BICFI>AGRIFRPP</BICFI></FinInstnId></DbtrAgt>\n<CdtTrfTxInf><PmtId><EndToEndId>E</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"EUR\">12.50</InstdAmt></Amt><Cdtr><Nm>C</Nm>\(address)</Cdtr><CdtrAcct>\(own)</CdtrAcct><RmtInf><Ustrd>F 1</Ustrd></RmtInf></CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>"

  private static let debits =
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.08\"><CstmrDrctDbtInitn>\(header(1, "12.50"))\n<PmtInf><PmtInfId>P</PmtInfId><PmtMtd>DD</PmtMtd><PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>FRST</SeqTp></PmtTpInf><ReqdColltnDt>2026-11-30</ReqdColltnDt><Cdtr><Nm>N</Nm></Cdtr><CdtrAcct>\(own)</CdtrAcct><CdtrAgt><FinInstnId><BICFI>AGRIFRPP</BICFI></FinInstnId></CdtrAgt><CdtrSchmeId><Id><PrvtId><Othr><Id>FR72ZZZ123456</Id></Othr></PrvtId></Id></CdtrSchmeId>\n<DrctDbtTxInf><PmtId><EndToEndId>E</EndToEndId></PmtId><InstdAmt Ccy=\"EUR\">12.50</InstdAmt><DrctDbtTx><MndtRltdInf><MndtId>R</MndtId><DtOfSgntr>2026-01-01</DtOfSgntr></MndtRltdInf></DrctDbtTx><DbtrAgt><FinInstnId><BICFI>AGRIFRPP</BICFI></FinInstnId></DbtrAgt><Dbtr><Nm>D</Nm></Dbtr><DbtrAcct>\(own)</DbtrAcct></DrctDbtTxInf></PmtInf></CstmrDrctDbtInitn></Document>"

  private static let words = [
    "<PmtInf>", "</PmtInf>", "<CdtTrfTxInf>", "<DrctDbtTxInf>", "NOTPROVIDED", "2026-12-25", "RF18539007547034", "Ccy=\"USD\"",
    "<AdrLine>", "<PstlAdr/>", "99999999999.99",
  ]

  final class Counted {
    var log = FindingLog()
    var orders: [SEPAOrder] = []
    var blocks = 0
  }

  private func read(_ kind: SEPAKind, _ bytes: [UInt8]) -> (summary: SEPASummary, counted: Counted) {
    let counted = Counted()
    let summary = SEPAFile(kind, today: Day(2026, 11, 29)).read(byteSource(bytes)) { part in
      switch part {
      case .order(let order): counted.orders.append(order)
      case .block: counted.blocks += 1
      case .finding(let finding): counted.log.add(finding)
      }
    }
    return (summary, counted)
  }

  @Test(arguments: SEPAKind.allCases, Fuzzer.runs) func `orders to pay`(kind: SEPAKind, seed: UInt64) throws {
    let text = kind == .creditTransfers ? Self.transfers : Self.debits
    try Fuzzer("sepa-\(kind.rawValue)", seeds: [Array(text.utf8)], words: Self.words).run(seed: seed) { bytes in
      _ = SEPAKind.detect(Array(bytes.prefix(4096)))
      let (summary, counted) = read(kind, bytes)
      try Fuzzer.check(counted.log.findings.map { ($0.code, $0.message, $0.recovery, $0.line) }, of: bytes)
      guard summary.count == counted.orders.count else { throw Fuzzer.Fault("orders that were not given") }
      guard counted.orders.allSatisfy({ $0.amount.map { $0 > .zero && $0 <= SEPARules.largest } ?? true }) else {
        throw Fuzzer.Fault("an amount that SEPA does not know")
      }
      return Set(counted.log.counts.keys).union(["\(min(counted.orders.count, 3)) \(min(counted.blocks, 3))"])
    }
  }
}
