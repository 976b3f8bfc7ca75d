import Banking
import Formats
import Foundation
import Kernel
import TestSupport
import Testing

@Suite struct SEPAFileTests {
  static func text(_ batch: CreditTransferBatch) throws -> String { String(decoding: try SEPAWriter.bytes(batch), as: UTF8.self) }
  static func text(_ batch: DirectDebitBatch) throws -> String { String(decoding: try SEPAWriter.bytes(batch), as: UTF8.self) }

  @Test func `transfers are written as the definition of the message says`() throws {
    let address = PaymentAddress(street: "Seestraße", building: "4", postCode: "78462", town: "Konstanz", country: "DE")
    let batch = SEPASamples.transfers([SEPASamples.transfer("V20261130-1-1", 123_456, address: address)])
    #expect(
      try Self.text(batch) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
          <CstmrCdtTrfInitn>
            <GrpHdr>
              <MsgId>V20261130-1</MsgId>
              <CreDtTm>2026-11-29T09:00:00Z</CreDtTm>
              <NbOfTxs>1</NbOfTxs>
              <CtrlSum>1234.56</CtrlSum>
              <InitgPty>
                <Nm>Atelier Brindille</Nm>
              </InitgPty>
            </GrpHdr>
            <PmtInf>
              <PmtInfId>V20261130-1</PmtInfId>
              <PmtMtd>TRF</PmtMtd>
              <BtchBookg>true</BtchBookg>
              <NbOfTxs>1</NbOfTxs>
              <CtrlSum>1234.56</CtrlSum>
              <PmtTpInf>
                <SvcLvl>
                  <Cd>SEPA</Cd>
                </SvcLvl>
              </PmtTpInf>
              <ReqdExctnDt>
                <Dt>2026-11-30</Dt>
              </ReqdExctnDt>
              <Dbtr>
                <Nm>Atelier Brindille</Nm>
              </Dbtr>
              <DbtrAcct>
                <Id>
                  <IBAN>FR7630006000011234567890189</IBAN>
                </Id>
              </DbtrAcct>
              <DbtrAgt>
                <FinInstnId>
                  <BICFI>AGRIFRPPXXX</BICFI>
                </FinInstnId>
              </DbtrAgt>
              <ChrgBr>SLEV</ChrgBr>
              <CdtTrfTxInf>
                <PmtId>
                  <EndToEndId>V20261130-1-1</EndToEndId>
                </PmtId>
                <Amt>
                  <InstdAmt Ccy="EUR">1234.56</InstdAmt>
                </Amt>
                <Cdtr>
                  <Nm>Scierie du Lac</Nm>
                  <PstlAdr>
                    <StrtNm>Seestrasse</StrtNm>
                    <BldgNb>4</BldgNb>
                    <PstCd>78462</PstCd>
                    <TwnNm>Konstanz</TwnNm>
                    <Ctry>DE</Ctry>
                  </PstlAdr>
                </Cdtr>
                <CdtrAcct>
                  <Id>
                    <IBAN>DE89370400440532013000</IBAN>
                  </Id>
                </CdtrAcct>
                <RmtInf>
                  <Ustrd>Facture F-2026-118</Ustrd>
                </RmtInf>
              </CdtTrfTxInf>
            </PmtInf>
          </CstmrCdtTrfInitn>
        </Document>

        """)
  }

  @Test func `direct debits carry the creditor, the mandate and a block for each sequence`() throws {
    let text = try Self.text(SEPASamples.debits())
    #expect(text.components(separatedBy: "<PmtInf>").count == 3)
    let order = [
      "pain.008.001.08", "<PmtMtd>DD</PmtMtd>", "<BtchBookg>", "<NbOfTxs>1</NbOfTxs>", "<SvcLvl>", "<Cd>CORE</Cd>",
      "<SeqTp>FRST</SeqTp>", "<ReqdColltnDt>2026-11-30</ReqdColltnDt>", "<Cdtr>", "<CdtrAcct>", "<CdtrAgt>", "<ChrgBr>",
      "<CdtrSchmeId>", "<Id>FR72ZZZ123456</Id>", "<Prtry>SEPA</Prtry>", "<EndToEndId>P20261130-2-1</EndToEndId>",
      "<InstdAmt Ccy=\"EUR\">42.00</InstdAmt>", "<MndtId>RUM-001</MndtId>", "<DtOfSgntr>2026-01-15</DtOfSgntr>", "<DbtrAgt>",
      "<Dbtr>", "<DbtrAcct>", "<Ustrd>", "<SeqTp>RCUR</SeqTp>",
    ]
    var rest = text[...]
    for piece in order {
      let found = try #require(rest.range(of: piece), "\(piece)")
      rest = rest[found.upperBound...]
    }
  }

  @Test func `an account without a BIC says so where the message needs one, and a reference takes the place of the text`() throws
  {
    var batch = SEPASamples.transfers()
    batch.account.bic = nil
    batch.transfers[0].reference = CreditorReference("RF18539007547034")
    let text = try Self.text(batch)
    #expect(text.contains("<Id>NOTPROVIDED</Id>") && text.contains("<Ref>RF18539007547034</Ref>"))
    #expect(!text.contains("<CdtrAgt>\n            <FinInstnId>\n              <Othr>"))
    let read = SEPASamples.read(.creditTransfers, Array(text.utf8))
    #expect(read.codes == [] && read.orders[0].reference == "RF18539007547034" && read.orders[0].remittance == nil)
  }

  /// What a batch says, as far as a file says it.
  static func order(_ transfer: CreditTransfer) -> [String?] {
    [
      transfer.endToEnd, "\(transfer.amount.cents)", SEPAText.written(transfer.creditor.name).text, transfer.account.iban.text,
      transfer.account.bic?.text, transfer.remittance.isEmpty ? nil : SEPAText.written(transfer.remittance).text,
      transfer.creditor.address.map { "\($0.town ?? "")\($0.country ?? "")\($0.lines.count)" },
    ]
  }

  static func order(_ order: SEPAOrder) -> [String?] {
    [
      order.endToEnd, order.amount.map { "\($0.cents)" }, order.name, order.iban, order.bic, order.remittance,
      order.address.map { "\($0.town ?? "")\($0.country ?? "")\($0.lines.count)" },
    ]
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>) func `what is written reads back without a fault`(seed: UInt64) throws {
    var numbers = SplitMix64(seed: seed)
    let accounts = [SEPASamples.german, SEPASamples.french, SEPASamples.swiss]
    let names = ["Scierie du Lac", "Société Générale d’Œuvres", "Müller & Fils", "R&D <SAS>", "A"]
    let transfers = (0..<Int.random(in: 1...30, using: &numbers)).map { index in
      SEPASamples.transfer(
        "V1-\(index)", Int64.random(in: 1...99_999_999_999, using: &numbers), accounts.randomElement(using: &numbers)!,
        name: names.randomElement(using: &numbers)!,
        address: Bool.random(using: &numbers)
          ? PaymentAddress(
            street: "Rue", town: "Ville", country: "FR", lines: Bool.random(using: &numbers) ? ["Bat. 3"] : []) : nil,
        remittance: Bool.random(using: &numbers) ? "Facture n° \(Int.random(in: 1...9999, using: &numbers))" : "")
    }
    var batch = SEPASamples.transfers(transfers)
    batch.isBookedAsOne = Bool.random(using: &numbers)
    #expect(!SEPARules(today: Day(2026, 11, 29)).check(batch).contains { $0.severity == .error }, "seed \(seed)")
    let bytes = try SEPAWriter.bytes(batch)
    for pieces in [Int.max, 17] {
      let read = SEPASamples.read(.creditTransfers, bytes, pieces: pieces)
      #expect(read.findings == [], "seed \(seed)")
      #expect(read.orders.map(Self.order) == transfers.map(Self.order), "seed \(seed)")
      #expect(read.summary.count == transfers.count && read.summary.version == "pain.001.001.09")
      #expect(read.summary.sum == transfers.reduce(0) { $0 + Int128($1.amount.cents) }, "seed \(seed)")
      #expect(read.blocks.map(\.isBookedAsOne) == [batch.isBookedAsOne] && read.blocks[0].day == batch.executionDay)
    }
    #expect(SEPAKind.detect(Array(bytes.prefix(400))) == .creditTransfers)
  }

  @Test func `direct debits read back: the mandate, the day of its signature, the creditor`() throws {
    let bytes = try SEPAWriter.bytes(SEPASamples.debits())
    let read = SEPASamples.read(.directDebits, bytes)
    #expect(read.findings == [] && SEPAKind.detect(bytes) == .directDebits)
    #expect(read.orders.map(\.mandate) == ["RUM-001", "RUM-002"] && read.orders[0].signedOn == Day(2026, 1, 15))
    #expect(read.blocks.map(\.sequence) == ["FRST", "RCUR"] && read.blocks[0].creditorIdentifier == "FR72ZZZ123456")
    #expect(read.summary.count == 2 && read.summary.sum == 84_00)
  }

  /// Each row: what is changed in a sound file, and what is said of it.
  @Test(arguments: [
    ("<NbOfTxs>2</NbOfTxs>", "<NbOfTxs>3</NbOfTxs>", "sepa.count.mismatch"),
    ("<CtrlSum>1239.56</CtrlSum>", "<CtrlSum>1239.57</CtrlSum>", "sepa.sum.mismatch"),
    ("<MsgId>V20261130-1</MsgId>", "", "sepa.element.missing"),
    ("<MsgId>V20261130-1</MsgId>", "<MsgId>/V</MsgId>", "sepa.identifier.invalid"),
    ("<PmtMtd>TRF</PmtMtd>", "<PmtMtd>CHK</PmtMtd>", "sepa.method.other"),
    ("<Dt>2026-11-30</Dt>", "<Dt>2026-12-25</Dt>", "sepa.day.closed"),
    ("<Dt>2026-11-30</Dt>", "<Dt>2026-11-20</Dt>", "sepa.day.was-past"),
    ("<Dt>2026-11-30</Dt>", "<Dt>demain</Dt>", "sepa.day.unreadable"),
    ("DE89370400440532013000", "DE89370400440532013001", "sepa.iban.invalid"),
    ("AGRIFRPPXXX", "BNPA", "sepa.bic.invalid"),
    ("Ccy=\"EUR\"", "Ccy=\"USD\"", "sepa.currency.other"),
    (">1234.56</InstdAmt>", ">1234,56</InstdAmt>", "sepa.amount.unreadable"),
    (">1234.56</InstdAmt>", ">0</InstdAmt>", "sepa.amount.unreadable"),
    ("V20261130-1-2", "V20261130-1-1", "sepa.end-to-end.twice"),
    ("<ChrgBr>SLEV</ChrgBr>", "<ChrgBr>SLEV</ChrgBr><Inconnu/>", "sepa.element.unknown"),
    ("<PmtMtd>TRF</PmtMtd>", "<PmtMtd>TRF</PmtMtd><PmtMtd>TRF</PmtMtd>", "sepa.element.repeated"),
    (
      "<PmtInfId>V20261130-1</PmtInfId>\n      <PmtMtd>TRF</PmtMtd>", "<PmtMtd>TRF</PmtMtd><PmtInfId>V</PmtInfId>",
      "sepa.element.order"
    ),
    ("<Nm>Scierie du Lac</Nm>", "<Nm>Scierie du Lac</Nm><PstlAdr><AdrLine>x</AdrLine></PstlAdr>", "sepa.address.unstructured"),
    ("<Nm>Scierie du Lac</Nm>", "<Nm>Café</Nm>", "sepa.text.not-plain"),
    ("<Nm>Scierie du Lac</Nm>", "<Nm>Лес</Nm>", "sepa.text.refused"),
    ("</Document>", "", "xml.malformed"), ("CstmrCdtTrfInitn", "Autre", "sepa.element.unknown"),
  ])
  func `a file that was spoilt`(old: String, new: String, code: String) throws {
    let text = try Self.text(SEPASamples.transfers())
    #expect(text.contains(old), "\(old)")
    let read = SEPASamples.read(.creditTransfers, Array(text.replacing(old, with: new).utf8))
    #expect(read.codes.contains(code), "\(read.codes)")
  }

  @Test func `a faulty creditor identifier, scheme and sequence of direct debits`() throws {
    let text = try Self.text(SEPASamples.debits())
    for (old, new, code) in [
      ("FR72ZZZ123456", "FR73ZZZ123456", "sepa.creditor-identifier.invalid"), ("CORE", "COR1", "sepa.scheme.unknown"),
      ("FRST</SeqTp>", "PREM</SeqTp>", "sepa.sequence.unknown"), ("<MndtId>RUM-001</MndtId>", "", "sepa.element.missing"),
    ] {
      #expect(SEPASamples.read(.directDebits, Array(text.replacing(old, with: new).utf8)).codes.contains(code), "\(code)")
    }
  }

  @Test func `older versions are read: the day without a wrapping, BIC for BICFI`() throws {
    let text = try Self.text(SEPASamples.transfers()).replacing("pain.001.001.09", with: "pain.001.001.03")
      .replacing("BICFI", with: "BIC").replacing(
        "<ReqdExctnDt>\n        <Dt>2026-11-30</Dt>\n      </ReqdExctnDt>", with: "<ReqdExctnDt>2026-11-30</ReqdExctnDt>")
    let read = SEPASamples.read(.creditTransfers, Array(text.utf8))
    #expect(read.findings == [] && read.blocks[0].bic == "AGRIFRPPXXX" && read.blocks[0].day == SEPASamples.monday)
    #expect(read.summary.version == "pain.001.001.03")
  }
}
