import Kernel

/// One transaction of an entry: what it says about the other side.
struct CAMT053Transaction {
  var line: StatementLine
  /// Without sign, in the currency of the account; nil when the bank gives none.
  var amount: BankAmount?
  /// Its own direction, when it has one.
  var isDebit: Bool?
  private let debtor, creditor: Party
  /// The currency that its amounts are wanted in is known only with the entry.
  private let amounts: [BankAmount]

  private struct Party {
    var name, account: String?
  }

  init(_ node: CAMT053Node) {
    line = StatementLine(on: Day(1970, 1, 1), BankAmount(0), "", place: node.line)
    isDebit = node.child("CdtDbtInd")?.value.map { $0 == "DBIT" }
    let own = CAMT053Field.unsigned(node.child("Amt"), nil)
    let detailed = CAMT053Field.unsigned(node.at("AmtDtls", "TxAmt", "Amt"), nil)
    amounts = [own, detailed].compactMap(\.self)
    let parties = node.child("RltdPties")
    debtor = CAMT053Transaction.party(parties, "Dbtr")
    creditor = CAMT053Transaction.party(parties, "Cdtr")
    readReferences(node)
    readTexts(node)
    line.originalAmount = CAMT053Field.unsigned(node.at("AmtDtls", "InstdAmt", "Amt"), nil)
    line.rejection = node.at("RtrInf", "Rsn")?.code
    if let charge = node.child("Chrgs") {
      line.charges =
        CAMT053Field.unsigned(charge.child("TtlChrgsAndTaxAmt"), nil)
        ?? CAMT053Field.unsigned(charge.at("Rcrd", "Amt") ?? charge.child("Amt"), nil)
    }
  }

  private mutating func readReferences(_ node: CAMT053Node) {
    let references = node.child("Refs")
    // What no party gave is written so.
    line.endToEnd = references?.child("EndToEndId")?.value.flatMap { $0 == "NOTPROVIDED" ? nil : $0 }
    line.mandate = references?.child("MndtId")?.value
    line.bankReference = references?.child("AcctSvcrRef")?.value
    line.entryNumber = references?.child("ChqNb")?.value
    line.reference =
      node.at("RmtInf", "Strd", "CdtrRefInf", "Ref")?.value ?? references?.child("InstrId")?.value
      ?? references?.child("PmtInfId")?.value
  }

  private mutating func readTexts(_ node: CAMT053Node) {
    line.texts = (node.child("RmtInf")?.children ?? []).filter { $0.name == "Ustrd" }.compactMap(\.value)
    line.texts += (node.child("RmtInf")?.all("AddtlRmtInf") ?? []).compactMap(\.value)
    if let text = node.child("AddtlTxInf")?.value { line.texts.append(text) }
  }

  /// From version 8 a party is wrapped in `Pty` or `Agt`.
  private static func party(_ parties: CAMT053Node?, _ name: String) -> Party {
    let (party, ultimate) = (parties?.child(name), parties?.child("Ultmt" + name))
    let account = parties?.child(name + "Acct")
    return Party(
      name: party?.child("Nm")?.value ?? party?.at("Pty", "Nm")?.value ?? party?.at("Agt", "FinInstnId", "Nm")?.value
        ?? ultimate?.child("Nm")?.value ?? ultimate?.at("Pty", "Nm")?.value,
      account: account?.at("Id", "IBAN")?.value ?? account?.at("Id", "Othr", "Id")?.value)
  }

  /// The transaction as a line of an account in this currency.
  mutating func settle(isDebit entryIsDebit: Bool, _ currency: BankCurrency) {
    amount = amounts.first { $0.currency == currency }
    // The other side of a debit is the creditor, unless money comes back: then it is who sent it the first time.
    let other = (isDebit ?? entryIsDebit) ? creditor : debtor
    let same = (isDebit ?? entryIsDebit) ? debtor : creditor
    line.counterpartName = other.name ?? same.name
    line.counterpartAccount = other.account ?? (other.name == nil ? same.account : nil)
  }
}

/// An entry of a statement: one line, or one per transaction when the bank grouped several and says how much each was.
struct CAMT053Entry {
  private let node: CAMT053Node
  private let transactions: [CAMT053Transaction]
  private let currency: BankCurrency?

  init(_ node: CAMT053Node, _ transactions: [CAMT053Transaction], _ currency: BankCurrency?) {
    (self.node, self.transactions, self.currency) = (node, transactions, currency)
  }

  var parts: [StatementPart] {
    guard let amount = CAMT053Field.amount(node, currency) else {
      let text = [node.child("Amt")?.value, node.child("CdtDbtInd")?.value].compactMap(\.self).joined(separator: " ")
      return [.finding(.bankAmountUnreadable(text).at(line: node.line, field: "Ntry/Amt"))]
    }
    if let currency, amount.currency != currency {
      return [.finding(.bankOtherCurrency(amount.currency.code, expected: currency.code).at(line: node.line, field: "Ntry/Amt"))]
    }
    var findings: [Finding] = []
    switch node.child("Sts")?.code {
    case "BOOK": break
    case let status?: return [.finding(.bankNotBooked(status, amount).at(line: node.line, field: "Ntry/Sts"))]
    case nil: findings.append(.bankStatusMissing(amount).at(line: node.line, field: "Ntry/Sts"))
    }
    let value = CAMT053Field.day(of: node.child("ValDt"))
    guard let day = CAMT053Field.day(of: node.child("BookgDt")) ?? (node.child("BookgDt") == nil ? value : nil) else {
      let written = node.at("BookgDt", "Dt")?.value ?? node.at("BookgDt", "DtTm")?.value ?? ""
      return [.finding(.bankDayUnreadable(written, form: "AAAA-MM-JJ").at(line: node.line, field: "Ntry/BookgDt"))]
    }
    return findings.map(StatementPart.finding) + lines(day, value, amount)
  }

  private func lines(_ day: Day, _ value: Day?, _ amount: BankAmount) -> [StatementPart] {
    var settled = transactions
    for index in settled.indices { settled[index].settle(isDebit: amount.minor < 0, amount.currency) }
    let shares = settled.compactMap { transaction in
      transaction.amount.map { (transaction.isDebit ?? (amount.minor < 0)) ? -$0 : $0 }
    }
    let sum = shares.reduce(Int128(0)) { $0 + Int128($1.minor) }
    if settled.count > 1, shares.count == settled.count, sum == Int128(amount.minor) {
      return zip(settled, shares).map { .line(line($0, day, value, $1)) }
    }
    var parts: [StatementPart] = []
    if shares.count == settled.count, !settled.isEmpty, sum != Int128(amount.minor) {
      parts.append(.finding(.bankBatchSum(settled.count, sum: sum, amount).at(line: node.line, field: "TxDtls/Amt")))
    }
    var whole = settled.count == 1 ? settled[0] : CAMT053Transaction(CAMT053Node("TxDtls", line: node.line))
    if settled.count > 1 { whole.line.texts = ["\(settled.count) opérations"] + Array(settled.flatMap(\.line.texts).prefix(20)) }
    whole.line.place = node.line
    return parts + [.line(line(whole, day, value, amount))]
  }

  private func line(_ transaction: CAMT053Transaction, _ day: Day, _ value: Day?, _ amount: BankAmount) -> StatementLine {
    var line = transaction.line
    (line.bookingDay, line.valueDay, line.amount) = (day, value, amount)
    let domain = node.at("BkTxCd", "Domn")
    let codes = [domain?.child("Cd"), domain?.at("Fmly", "Cd"), domain?.at("Fmly", "SubFmlyCd")].compactMap { $0?.value }
    line.operation = codes.isEmpty ? nil : codes.joined(separator: "-")
    line.internalOperation = node.at("BkTxCd", "Prtry", "Cd")?.value
    line.isReversal = ["true", "1"].contains(node.child("RvslInd")?.value ?? "")
    line.bankReference = line.bankReference ?? node.child("AcctSvcrRef")?.value
    line.reference = line.reference ?? node.child("NtryRef")?.value
    if line.charges == nil, transactions.count < 2 {
      line.charges = CAMT053Field.unsigned(node.at("Chrgs", "TtlChrgsAndTaxAmt"), nil)
    }
    let additional = node.child("AddtlNtryInf")?.value
    let texts = [additional].compactMap(\.self) + line.texts
    line.label = texts.first ?? line.counterpartName ?? line.operation ?? ""
    line.texts = Array(texts.dropFirst())
    return line
  }
}
