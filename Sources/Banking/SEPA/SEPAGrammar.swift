import Kernel

/// The content of each element of the two messages, in its order, from their definitions (ISO 20022, pain.001.001.09 and
/// pain.008.001.08; the older versions differ by what is marked). `!` stands behind what must be there, `*` behind what may come more than once.
///
/// What stands deeper than a rule of ours reaches (tax, cheques, related documents) is not looked into.
enum SEPAGrammar {
  struct Child: Hashable {
    let name: String
    let isRequired: Bool
    let repeats: Bool
  }

  /// By « parent/element », else by element.
  private static let contents: [String: [Child]] = {
    var contents: [String: [Child]] = [:]
    for line in text.split(separator: "\n") {
      let halves = line.split(separator: ":", maxSplits: 1)
      contents[String(halves[0])] = halves[1].split(separator: " ").map { word in
        let name = String(word.prefix { $0 != "!" && $0 != "*" })
        return Child(name: name, isRequired: word.contains("!"), repeats: word.contains("*"))
      }
    }
    return contents
  }()

  private static let text = """
    CstmrCdtTrfInitn:GrpHdr! PmtInf!* SplmtryData*
    CstmrDrctDbtInitn:GrpHdr! PmtInf!* SplmtryData*
    GrpHdr:MsgId! CreDtTm! Authstn* NbOfTxs! CtrlSum InitgPty! FwdgAgt InitnSrc
    CstmrCdtTrfInitn/PmtInf:PmtInfId! PmtMtd! BtchBookg NbOfTxs CtrlSum PmtTpInf ReqdExctnDt! PoolgAdjstmntDt Dbtr! DbtrAcct! DbtrAgt! DbtrAgtAcct InstrForDbtrAgt UltmtDbtr ChrgBr ChrgsAcct ChrgsAcctAgt CdtTrfTxInf!*
    CstmrDrctDbtInitn/PmtInf:PmtInfId! PmtMtd! BtchBookg NbOfTxs CtrlSum PmtTpInf ReqdColltnDt! Cdtr! CdtrAcct! CdtrAgt! CdtrAgtAcct UltmtCdtr ChrgBr ChrgsAcct ChrgsAcctAgt CdtrSchmeId DrctDbtTxInf!*
    PmtTpInf:InstrPrty SvcLvl* LclInstrm SeqTp CtgyPurp
    CdtTrfTxInf:PmtId! PmtTpInf Amt! XchgRateInf ChrgBr MndtRltdInf ChqInstr UltmtDbtr IntrmyAgt1 IntrmyAgt1Acct IntrmyAgt2 IntrmyAgt2Acct IntrmyAgt3 IntrmyAgt3Acct CdtrAgt CdtrAgtAcct Cdtr CdtrAcct UltmtCdtr InstrForCdtrAgt* InstrForDbtrAgt Purp RgltryRptg* Tax RltdRmtInf* RmtInf SplmtryData*
    DrctDbtTxInf:PmtId! PmtTpInf InstdAmt! ChrgBr DrctDbtTx UltmtCdtr DbtrAgt! DbtrAgtAcct Dbtr! DbtrAcct! UltmtDbtr InstrForCdtrAgt Purp RgltryRptg* Tax RltdRmtInf* RmtInf SplmtryData*
    PmtId:InstrId EndToEndId! UETR
    Amt:InstdAmt EqvtAmt
    DrctDbtTx:MndtRltdInf CdtrSchmeId PreNtfctnId PreNtfctnDt
    DrctDbtTx/MndtRltdInf:MndtId DtOfSgntr AmdmntInd AmdmntInfDtls ElctrncSgntr FrstColltnDt FnlColltnDt Frqcy Rsn TrckgDays
    InitgPty:Nm PstlAdr Id CtryOfRes CtctDtls
    Dbtr:Nm PstlAdr Id CtryOfRes CtctDtls
    Cdtr:Nm PstlAdr Id CtryOfRes CtctDtls
    UltmtDbtr:Nm PstlAdr Id CtryOfRes CtctDtls
    UltmtCdtr:Nm PstlAdr Id CtryOfRes CtctDtls
    CdtrSchmeId:Nm PstlAdr Id CtryOfRes CtctDtls
    PstlAdr:AdrTp CareOf Dept SubDept StrtNm BldgNb BldgNm Flr UnitNb PstBx Room PstCd TwnNm TwnLctnNm DstrctNm CtrySubDvsn Ctry AdrLine*
    DbtrAcct:Id! Tp Ccy Nm Prxy
    CdtrAcct:Id! Tp Ccy Nm Prxy
    DbtrAcct/Id:IBAN Othr
    CdtrAcct/Id:IBAN Othr
    DbtrAgt:FinInstnId! BrnchId
    CdtrAgt:FinInstnId! BrnchId
    FinInstnId:BICFI BIC ClrSysMmbId LEI Nm PstlAdr Othr
    RmtInf:Ustrd* Strd*
    """

  /// The faults of an element and of those it holds: missing, unknown, out of its place or repeated. At most twenty.
  static func check(_ node: CAMT053Node, parent: String, transactions: (name: String, count: Int)? = nil) -> [Finding] {
    var findings: [Finding] = []
    check(node, parent, transactions, &findings)
    return findings
  }

  private static func check(
    _ node: CAMT053Node, _ parent: String, _ transactions: (name: String, count: Int)?, _ findings: inout [Finding]
  ) {
    guard let children = contents["\(parent)/\(node.name)"] ?? contents[node.name], findings.count < 20 else { return }
    var place = 0
    var seen: Set<String> = []
    for child in node.children {
      guard let index = children.firstIndex(where: { $0.name == child.name }) else {
        findings.append(.sepaElementUnknown(child.name, in: node.name).at(line: child.line, field: child.name))
        continue
      }
      if index < place { findings.append(.sepaElementOrder(child.name, in: node.name).at(line: child.line, field: child.name)) }
      if !seen.insert(child.name).inserted, !children[index].repeats {
        findings.append(.sepaElementRepeated(child.name, in: node.name).at(line: child.line, field: child.name))
      }
      place = max(place, index)
      check(child, node.name, nil, &findings)
    }
    if let transactions, transactions.count > 0 { seen.insert(transactions.name) }
    for child in children where child.isRequired && !seen.contains(child.name) {
      findings.append(.sepaElementMissing(child.name, in: node.name).at(line: node.line, field: child.name))
    }
  }
}

extension Finding {
  static func sepaElementUnknown(_ name: String, in parent: String) -> Finding {
    Finding(
      "sepa.element.unknown", "« \(BankText.quoted(name)) » n’a pas sa place dans « \(parent) ».",
      recovery: "Comparez avec la définition du message : la banque refuse ce qu’elle ne connaît pas.", reference: "ISO 20022")
  }

  static func sepaElementMissing(_ name: String, in parent: String) -> Finding {
    Finding(
      "sepa.element.missing", "« \(name) » manque dans « \(parent) ».", recovery: "Complétez le fichier, ou faites-le refaire.",
      reference: "ISO 20022")
  }

  static func sepaElementOrder(_ name: String, in parent: String) -> Finding {
    Finding(
      "sepa.element.order", "« \(BankText.quoted(name)) » n’est pas à sa place dans « \(parent) » : l’ordre des zones est fixé.",
      recovery: "Remettez les zones dans l’ordre de la définition du message.", reference: "ISO 20022")
  }

  static func sepaElementRepeated(_ name: String, in parent: String) -> Finding {
    Finding(
      "sepa.element.repeated", "« \(BankText.quoted(name)) » est donné deux fois dans « \(parent) ».",
      recovery: "N’en gardez qu’un.", reference: "ISO 20022")
  }
}
