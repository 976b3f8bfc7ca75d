import Formats
import Kernel

/// Writes orders to pay as banks take them: `pain.001.001.09` and `pain.008.001.08`, the versions of the EPC guidelines of
/// 2025 (EPC132-08 for transfers, EPC130-08 and EPC131-08 for direct debits). What it is given has passed `SEPARules`.
public enum SEPAWriter {
  static let creditTransfer = "pain.001.001.09"
  static let directDebit = "pain.008.001.08"

  public static func bytes(_ batch: CreditTransferBatch) throws -> [UInt8] {
    try document(creditTransfer, "CstmrCdtTrfInitn") { out in
      try groupHeader(batch.identifier, batch.created, batch.transfers.map(\.amount), batch.debtor, &out)
      try out.open("PmtInf")
      try out.leaf("PmtInfId", batch.identifier)
      try out.leaf("PmtMtd", "TRF")
      try totals(batch.isBookedAsOne, batch.transfers.map(\.amount), &out)
      try out.open("PmtTpInf")
      try nested(["SvcLvl"], "Cd", "SEPA", &out)
      if let purpose = batch.purpose { try nested(["CtgyPurp"], "Cd", purpose.rawValue, &out) }
      try out.close()
      try nested(["ReqdExctnDt"], "Dt", batch.executionDay.iso, &out)
      try party("Dbtr", batch.debtor, &out)
      try account("DbtrAcct", batch.account.iban, &out)
      try agent("DbtrAgt", batch.account.bic, isRequired: true, &out)
      try out.leaf("ChrgBr", "SLEV")
      for transfer in batch.transfers { try write(transfer, &out) }
      try out.close()
    }
  }

  public static func bytes(_ batch: DirectDebitBatch) throws -> [UInt8] {
    try document(directDebit, "CstmrDrctDbtInitn") { out in
      try groupHeader(batch.identifier, batch.created, batch.debits.map(\.amount), batch.creditor, &out)
      // The place of a direct debit among those of its mandate is said once for a block: one block for each.
      for sequence in DirectDebitSequence.allCases {
        let debits = batch.debits.filter { $0.sequence == sequence }
        if !debits.isEmpty { try block(batch, sequence, debits, &out) }
      }
    }
  }

  private static func document(_ version: String, _ message: String, _ body: (inout XMLOut) throws -> Void) throws -> [UInt8] {
    let sink = ByteSink()
    var out = XMLOut { sink.bytes += $0 }
    try out.open("Document", [XMLAttribute("xmlns", "urn:iso:std:iso:20022:tech:xsd:\(version)")])
    try out.open(message)
    try body(&out)
    try out.close()
    try out.close()
    try out.finish()
    return sink.bytes
  }

  private static func groupHeader(
    _ identifier: String, _ created: String, _ amounts: [Money], _ initiator: PaymentParty, _ out: inout XMLOut
  ) throws {
    try out.open("GrpHdr")
    try out.leaf("MsgId", identifier)
    try out.leaf("CreDtTm", created)
    try out.leaf("NbOfTxs", String(amounts.count))
    try out.leaf("CtrlSum", plain(amounts.sum()))
    try out.open("InitgPty")
    try out.leaf("Nm", SEPAText.written(initiator.name).text)
    try out.close()
    try out.close()
  }

  private static func totals(_ isBookedAsOne: Bool, _ amounts: [Money], _ out: inout XMLOut) throws {
    try out.leaf("BtchBookg", isBookedAsOne ? "true" : "false")
    try out.leaf("NbOfTxs", String(amounts.count))
    try out.leaf("CtrlSum", plain(amounts.sum()))
  }

  private static func write(_ transfer: CreditTransfer, _ out: inout XMLOut) throws {
    try out.open("CdtTrfTxInf")
    try nested(["PmtId"], "EndToEndId", transfer.endToEnd, &out)
    try out.open("Amt")
    try amount(transfer.amount, &out)
    try out.close()
    try agent("CdtrAgt", transfer.account.bic, isRequired: false, &out)
    try party("Cdtr", transfer.creditor, &out)
    try account("CdtrAcct", transfer.account.iban, &out)
    if let reference = transfer.reference {
      try structuredRemittance(reference, &out)
    } else {
      try remittance(transfer.remittance, &out)
    }
    try out.close()
  }

  private static func block(
    _ batch: DirectDebitBatch, _ sequence: DirectDebitSequence, _ debits: [DirectDebit], _ out: inout XMLOut
  ) throws {
    try out.open("PmtInf")
    // The batch's own name has room for the four letters: 35 characters in all.
    try out.leaf("PmtInfId", String(batch.identifier.prefix(30)) + "-" + sequence.rawValue)
    try out.leaf("PmtMtd", "DD")
    try totals(batch.isBookedAsOne, debits.map(\.amount), &out)
    try out.open("PmtTpInf")
    try nested(["SvcLvl"], "Cd", "SEPA", &out)
    try nested(["LclInstrm"], "Cd", batch.scheme.rawValue, &out)
    try out.leaf("SeqTp", sequence.rawValue)
    try out.close()
    try out.leaf("ReqdColltnDt", batch.collectionDay.iso)
    try party("Cdtr", batch.creditor, &out)
    try account("CdtrAcct", batch.account.iban, &out)
    try agent("CdtrAgt", batch.account.bic, isRequired: true, &out)
    try out.leaf("ChrgBr", "SLEV")
    try scheme(batch.creditorIdentifier, &out)
    for debit in debits { try write(debit, &out) }
    try out.close()
  }

  private static func write(_ debit: DirectDebit, _ out: inout XMLOut) throws {
    try out.open("DrctDbtTxInf")
    try nested(["PmtId"], "EndToEndId", debit.endToEnd, &out)
    try amount(debit.amount, &out)
    try out.open("DrctDbtTx")
    try out.open("MndtRltdInf")
    try out.leaf("MndtId", debit.mandate.identifier)
    try out.leaf("DtOfSgntr", debit.mandate.signedOn.iso)
    try out.close()
    try out.close()
    try agent("DbtrAgt", debit.account.bic, isRequired: true, &out)
    try party("Dbtr", debit.debtor, &out)
    try account("DbtrAcct", debit.account.iban, &out)
    try remittance(debit.remittance, &out)
    try out.close()
  }

  // MARK: Pieces

  /// `["CdtrAgt", "FinInstnId"]` around `Cd`.
  private static func nested(_ path: [String], _ name: String, _ text: String, _ out: inout XMLOut) throws {
    for part in path { try out.open(part) }
    try out.leaf(name, text)
    for _ in path { try out.close() }
  }

  private static func amount(_ amount: Money, _ out: inout XMLOut) throws {
    try out.leaf("InstdAmt", plain(amount), [XMLAttribute("Ccy", "EUR")])
  }

  private static func party(_ name: String, _ party: PaymentParty, _ out: inout XMLOut) throws {
    try out.open(name)
    try out.leaf("Nm", SEPAText.written(party.name).text)
    if let address = party.address {
      try out.open("PstlAdr")
      let fields = [
        ("StrtNm", address.street), ("BldgNb", address.building), ("PstCd", address.postCode), ("TwnNm", address.town),
        ("Ctry", address.country),
      ]
      for case (let field, let value?) in fields where !value.isEmpty { try out.leaf(field, SEPAText.written(value).text) }
      for line in address.lines { try out.leaf("AdrLine", SEPAText.written(line).text) }
      try out.close()
    }
    try out.close()
  }

  private static func account(_ name: String, _ iban: IBAN, _ out: inout XMLOut) throws {
    try nested([name, "Id"], "IBAN", iban.text, &out)
  }

  /// A message cannot leave the bank of its own account out: without a BIC it says that none is given (EPC132-08).
  private static func agent(_ name: String, _ bic: BIC?, isRequired: Bool, _ out: inout XMLOut) throws {
    if let bic {
      try nested([name, "FinInstnId"], "BICFI", bic.text, &out)
    } else if isRequired {
      try nested([name, "FinInstnId", "Othr"], "Id", "NOTPROVIDED", &out)
    }
  }

  private static func scheme(_ identifier: CreditorIdentifier, _ out: inout XMLOut) throws {
    for part in ["CdtrSchmeId", "Id", "PrvtId", "Othr"] { try out.open(part) }
    try out.leaf("Id", identifier.text)
    try nested(["SchmeNm"], "Prtry", "SEPA", &out)
    for _ in 0..<4 { try out.close() }
  }

  private static func remittance(_ text: String, _ out: inout XMLOut) throws {
    let written = SEPAText.written(text).text
    if !written.isEmpty { try nested(["RmtInf"], "Ustrd", written, &out) }
  }

  private static func structuredRemittance(_ reference: CreditorReference, _ out: inout XMLOut) throws {
    for part in ["RmtInf", "Strd", "CdtrRefInf"] { try out.open(part) }
    try out.open("Tp")
    try nested(["CdOrPrtry"], "Cd", "SCOR", &out)
    try out.leaf("Issr", "ISO")
    try out.close()
    try out.leaf("Ref", reference.text)
    for _ in 0..<3 { try out.close() }
  }

  /// `1234.56`.
  private static func plain(_ amount: Money) -> String {
    let cents = amount.cents.magnitude
    return "\(amount.cents < 0 ? "-" : "")\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
  }
}
