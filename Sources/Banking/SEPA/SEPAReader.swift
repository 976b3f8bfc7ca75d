import Formats
import Kernel

/// What is being read: the elements that are open inside the message, and what was counted.
struct SEPAReader {
  private(set) var summary: SEPASummary
  private let receive: (SEPAFile.Part) -> Void
  private let today: Day?
  private let orderName: String
  private let messageName: String
  private var path: [CAMT053Node] = []
  private var depth = 0
  private var elements = 0
  private var isTooLong = false
  private var block = SEPABlock(sum: 0, count: 0)
  private var blockLine = 1
  private var endToEnds: Set<String> = []
  private var declared: (count: String?, sum: String?) = (nil, nil)
  private var children: [String] = []
  private var messageLine = 1
  private var sawMessage = false
  /// Elements of one order, or of the head of a block.
  static let maximumElements = 2_000
  /// References that are compared with each other; beyond them nothing more is kept.
  static let maximumReferences = 200_000

  init(_ kind: SEPAKind, today: Day?, _ receive: @escaping (SEPAFile.Part) -> Void) {
    (summary, self.today, self.receive) = (SEPASummary(kind: kind), today, receive)
    orderName = kind == .creditTransfers ? "CdtTrfTxInf" : "DrctDbtTxInf"
    messageName = kind == .creditTransfers ? "CstmrCdtTrfInitn" : "CstmrDrctDbtInitn"
  }

  private func tell(_ finding: Finding) { receive(.finding(finding)) }

  // MARK: Elements

  mutating func take(_ event: XMLEvent) {
    switch event {
    case .start(let start): begin(start)
    case .text(let text, _):
      if !path.isEmpty { path[path.count - 1].text += text }
    case .end: end()
    }
  }

  private mutating func begin(_ start: XMLElementStart) {
    depth += 1
    if depth == 1 {
      summary.version = start.namespace.split(separator: ":").last.map { BankText.quoted(String($0)) }
      return
    }
    if depth == 2 {
      sawMessage = start.name == messageName
      messageLine = start.line
      if !sawMessage { tell(.sepaElementUnknown(start.name, in: "Document").at(line: start.line)) }
      return
    }
    guard sawMessage else { return }
    if depth == 3, start.name == "PmtInf" { (block, blockLine) = (SEPABlock(sum: 0, count: 0), start.line) }
    var node = CAMT053Node(start.name, line: start.line)
    for attribute in start.attributes { node.attributes[attribute.name] = attribute.value }
    elements += 1
    path.append(node)
  }

  private mutating func end() {
    defer { depth -= 1 }
    guard let node = path.popLast() else { return }
    if path.isEmpty { return endOfTop(node) }
    if path.count == 1, node.name == orderName {
      order(node)
      elements = 0
    } else if elements <= SEPAReader.maximumElements {
      path[path.count - 1].children.append(node)
    } else {
      isTooLong = true
    }
  }

  private mutating func endOfTop(_ node: CAMT053Node) {
    if isTooLong { tell(.sepaTooLong(limit: SEPAReader.maximumElements).at(line: node.line)) }
    (elements, isTooLong) = (0, false)
    if children.last != "PmtInf" || node.name != "PmtInf" { children.append(node.name) }
    switch node.name {
    case "GrpHdr": header(node)
    case "PmtInf": endOfBlock(node)
    case "SplmtryData": break
    default: tell(.sepaElementUnknown(node.name, in: messageName).at(line: node.line, field: node.name))
    }
  }

  mutating func finish() {
    guard sawMessage else { return tell(.sepaElementMissing(messageName, in: "Document").at(line: 1)) }
    if children.first != "GrpHdr" { tell(.sepaElementMissing("GrpHdr", in: messageName).at(line: messageLine)) }
    if summary.blockCount == 0 { tell(.sepaElementMissing("PmtInf", in: messageName).at(line: messageLine)) }
    totals("GrpHdr", declared.count, declared.sum, summary.count, summary.sum, line: messageLine)
  }

  // MARK: The head

  private mutating func header(_ node: CAMT053Node) {
    for finding in SEPAGrammar.check(node, parent: messageName) { tell(finding) }
    summary.message = node.child("MsgId")?.value
    summary.created = node.child("CreDtTm")?.value
    summary.initiator = node.at("InitgPty", "Nm")?.value
    declared = (node.child("NbOfTxs")?.value, node.child("CtrlSum")?.value)
    identifier(summary.message, "MsgId", node)
  }

  private func identifier(_ text: String?, _ name: String, _ node: CAMT053Node) {
    if let text, !SEPAText.isIdentifier(text) { tell(.sepaIdentifier(text, name).at(line: node.line, field: name)) }
  }

  private func totals(_ place: String, _ count: String?, _ sum: String?, _ counted: Int, _ summed: Int128, line: Int) {
    if let count, Int(count) != counted { tell(.sepaCount(count, counted, in: place).at(line: line, field: "NbOfTxs")) }
    if let sum, SEPAReader.cents(sum) != summed { tell(.sepaSum(sum, summed, in: place).at(line: line, field: "CtrlSum")) }
  }

  // MARK: The blocks

  private mutating func endOfBlock(_ node: CAMT053Node) {
    for finding in SEPAGrammar.check(node, parent: messageName, transactions: (orderName, block.count)) { tell(finding) }
    let isTransfer = summary.kind == .creditTransfers
    let own = isTransfer ? ("Dbtr", "DbtrAcct", "DbtrAgt") : ("Cdtr", "CdtrAcct", "CdtrAgt")
    block.identifier = node.child("PmtInfId")?.value
    block.name = node.at(own.0, "Nm")?.value
    block.iban = node.at(own.1, "Id", "IBAN")?.value
    block.bic = SEPAReader.bic(node.child(own.2))
    block.scheme = node.at("PmtTpInf", "LclInstrm", "Cd")?.value
    block.sequence = node.at("PmtTpInf", "SeqTp")?.value
    block.creditorIdentifier = node.at("CdtrSchmeId", "Id", "PrvtId", "Othr", "Id")?.value
    block.isBookedAsOne = node.child("BtchBookg")?.value.map { $0 == "true" || $0 == "1" }
    block.day = day(of: node)
    identifier(block.identifier, "PmtInfId", node)
    checkBlock(node, isTransfer)
    totals("PmtInf", node.child("NbOfTxs")?.value, node.child("CtrlSum")?.value, block.count, block.sum, line: blockLine)
    summary.blockCount += 1
    if summary.blocks.count < 200 { summary.blocks.append(block) }
    receive(.block(block))
  }

  /// Older versions give the day without wrapping it.
  private func day(of block: CAMT053Node) -> Day? {
    let asked = block.child(summary.kind == .creditTransfers ? "ReqdExctnDt" : "ReqdColltnDt")
    return (asked?.at("Dt")?.value ?? asked?.at("DtTm")?.value ?? asked?.value).flatMap { Day(iso: String($0.prefix(10))) }
  }

  private func checkBlock(_ node: CAMT053Node, _ isTransfer: Bool) {
    account(block.iban, node.child(isTransfer ? "DbtrAcct" : "CdtrAcct") ?? node)
    if let bic = block.bic, BIC(bic) == nil { tell(.sepaBIC(bic).at(line: node.line, field: "BICFI")) }
    if let method = node.child("PmtMtd"), let value = method.value, value != (isTransfer ? "TRF" : "DD") {
      tell(.sepaMethod(value).at(line: method.line, field: "PmtMtd"))
    }
    if let asked = node.child(isTransfer ? "ReqdExctnDt" : "ReqdColltnDt") {
      if let day = block.day {
        if !TargetCalendar.isOpen(day) { tell(.sepaDayClosed(day).at(line: asked.line, field: asked.name)) }
        if let today, day < today { tell(.sepaDayWasPast(day, today: today).at(line: asked.line, field: asked.name)) }
      } else {
        tell(.sepaDayUnreadable(asked.value ?? "").at(line: asked.line, field: asked.name))
      }
    }
    if !isTransfer { checkScheme(node) }
    let party = node.child(isTransfer ? "Dbtr" : "Cdtr")
    address(party)
  }

  private func checkScheme(_ node: CAMT053Node) {
    if let scheme = block.scheme, DirectDebitScheme(rawValue: scheme) == nil {
      tell(.sepaScheme(scheme).at(line: node.line, field: "LclInstrm"))
    }
    if let sequence = block.sequence, DirectDebitSequence(rawValue: sequence) == nil {
      tell(.sepaSequenceUnknown(sequence).at(line: node.line, field: "SeqTp"))
    }
    guard let text = block.creditorIdentifier else { return }
    do { _ = try CreditorIdentifier(text) } catch {
      tell(.sepaCreditorIdentifier(text, error.reason).at(line: node.line, field: "CdtrSchmeId"))
    }
  }

  // MARK: The orders

  private mutating func order(_ node: CAMT053Node) {
    for finding in SEPAGrammar.check(node, parent: "PmtInf") { tell(finding) }
    if block.count == 0 { block.day = day(of: path[0]) }
    let isTransfer = summary.kind == .creditTransfers
    let other = isTransfer ? ("Cdtr", "CdtrAcct", "CdtrAgt") : ("Dbtr", "DbtrAcct", "DbtrAgt")
    var order = SEPAOrder(line: node.line)
    order.endToEnd = node.at("PmtId", "EndToEndId")?.value
    order.name = node.at(other.0, "Nm")?.value
    order.iban = node.at(other.1, "Id", "IBAN")?.value
    order.bic = SEPAReader.bic(node.child(other.2))
    order.address = node.at(other.0, "PstlAdr").map(SEPAReader.address)
    order.remittance = node.at("RmtInf", "Ustrd")?.value
    order.reference = node.at("RmtInf", "Strd", "CdtrRefInf", "Ref")?.value
    order.mandate = node.at("DrctDbtTx", "MndtRltdInf", "MndtId")?.value
    order.signedOn = node.at("DrctDbtTx", "MndtRltdInf", "DtOfSgntr")?.value.flatMap { Day(iso: $0) }
    order.amount = amount(node.at("Amt", "InstdAmt") ?? node.child("InstdAmt"))
    block.count += 1
    summary.count += 1
    block.sum += Int128(order.amount?.cents ?? 0)
    summary.sum += Int128(order.amount?.cents ?? 0)
    check(order, node, other.0, other.1)
    receive(.order(order))
  }

  private mutating func check(_ order: SEPAOrder, _ node: CAMT053Node, _ party: String, _ accountName: String) {
    identifier(order.endToEnd, "EndToEndId", node)
    if let reference = order.endToEnd, reference != "NOTPROVIDED", endToEnds.count < SEPAReader.maximumReferences,
      !endToEnds.insert(reference).inserted
    {
      tell(.sepaEndToEndTwice(reference).at(line: node.line, field: "EndToEndId"))
    }
    account(order.iban, node.child(accountName) ?? node)
    if let bic = order.bic, BIC(bic) == nil { tell(.sepaBIC(bic).at(line: node.line, field: "BICFI")) }
    text(order.name, "nom", atMost: 70, node)
    text(order.remittance, "motif", atMost: 140, node)
    if let reference = order.reference, reference.hasPrefix("RF"), CreditorReference(reference) == nil {
      tell(.sepaReference(reference).at(line: node.line, field: "Ref"))
    }
    address(node.child(party))
    guard summary.kind == .directDebits else { return }
    if let mandate = order.mandate {
      identifier(mandate, "MndtId", node)
    } else {
      tell(.sepaElementMissing("MndtId", in: "DrctDbtTxInf").at(line: node.line, field: "MndtId"))
    }
    if order.signedOn == nil {
      tell(.sepaElementMissing("DtOfSgntr", in: "DrctDbtTxInf").at(line: node.line, field: "DtOfSgntr"))
    }
  }

  private func text(_ text: String?, _ what: String, atMost length: Int, _ node: CAMT053Node) {
    guard let text else { return }
    if text.count > length { tell(.sepaTextTooLong(text, what, limit: length).at(line: node.line)) }
    let written = SEPAText.written(text)
    if !written.lost.isEmpty {
      tell(.sepaTextRefused(text, what, written.lost).at(line: node.line))
    } else if written.isChanged {
      tell(.sepaTextNotPlain(text, what).at(line: node.line))
    }
  }

  private func account(_ text: String?, _ node: CAMT053Node) {
    guard let text else { return tell(.sepaElementMissing("IBAN", in: node.name).at(line: node.line, field: "IBAN")) }
    do {
      let iban = try IBAN(text)
      if !iban.isInSEPA { tell(.sepaCountry(iban, on: block.day ?? today ?? PaymentAddress.structuredFrom).at(line: node.line)) }
    } catch { tell(.sepaIBAN(text, error.reason).at(line: node.line, field: "IBAN")) }
  }

  private func amount(_ node: CAMT053Node?) -> Money? {
    guard let node else { return nil }
    let currency = node.attributes["Ccy"] ?? ""
    guard currency == "EUR" else {
      tell(.sepaCurrency(currency).at(line: node.line, field: "InstdAmt"))
      return nil
    }
    guard let cents = SEPAReader.cents(node.value ?? ""), (1...Int128(SEPARules.largest.cents)).contains(cents) else {
      tell(.sepaAmountUnreadable(node.value ?? "").at(line: node.line, field: "InstdAmt"))
      return nil
    }
    return Money(cents: Int64(cents))
  }

  private func address(_ party: CAMT053Node?) {
    guard let node = party?.child("PstlAdr"), !node.children.isEmpty else { return }
    let address = SEPAReader.address(node)
    let name = party?.child("Nm")?.value ?? party?.name ?? ""
    let isComplete = address.town != nil && address.country != nil
    // The day that counts is that of settlement; a file without a day is judged as of today.
    let day = block.day ?? today ?? PaymentAddress.structuredFrom
    if !isComplete {
      let finding: Finding =
        day >= PaymentAddress.structuredFrom ? .sepaAddressUnstructured(name) : .sepaAddressSoonRefused(name)
      tell(finding.at(line: node.line))
    }
    if address.lines.count > 2 { tell(.sepaAddressLines(address.lines.count, name).at(line: node.line)) }
  }

  // MARK: Values

  private static func address(_ node: CAMT053Node) -> PaymentAddress {
    PaymentAddress(
      street: node.child("StrtNm")?.value, building: node.child("BldgNb")?.value, postCode: node.child("PstCd")?.value,
      town: node.child("TwnNm")?.value, country: node.child("Ctry")?.value,
      lines: node.children.filter { $0.name == "AdrLine" }.compactMap(\.value))
  }

  /// Older versions write BIC.
  private static func bic(_ agent: CAMT053Node?) -> String? {
    agent?.at("FinInstnId", "BICFI")?.value ?? agent?.at("FinInstnId", "BIC")?.value
  }

  /// « 1234.5 » is 123450 cents; nil for anything else than digits and one point.
  private static func cents(_ text: String) -> Int128? {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, !halves[0].isEmpty, halves[0].utf8.count <= 18,
      halves.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    var fraction = halves.count == 2 ? String(halves[1]) : "00"
    while fraction.hasSuffix("0"), fraction.count > 2 { fraction.removeLast() }
    guard fraction.count <= 2 else { return nil }
    while fraction.count < 2 { fraction += "0" }
    return Int128(Int64(halves[0])!) * 100 + Int128(Int64(fraction)!)
  }
}
