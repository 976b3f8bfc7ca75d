import Formats
import Kernel

/// `camt.053.001.08`.
enum CAMT053Writer {
  static func bytes(_ statements: [BankStatement]) throws -> [UInt8] {
    let sink = ByteSink()
    var out = XMLOut { sink.bytes += $0 }
    try out.open("Document", [XMLAttribute("xmlns", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08")])
    try out.open("BkToCstmrStmt")
    try out.open("GrpHdr")
    try out.leaf("MsgId", statements.first?.identifier ?? "1")
    try out.leaf("CreDtTm", "\((statements.last?.lastDay ?? Day(1970, 1, 1)).iso)T00:00:00")
    try out.close()
    for statement in statements { try write(statement, &out) }
    try out.close()
    try out.close()
    try out.finish()
    return sink.bytes
  }

  private static func write(_ statement: BankStatement, _ out: inout XMLOut) throws {
    try out.open("Stmt")
    try out.leaf("Id", statement.identifier ?? "1")
    if let number = statement.number { try out.leaf("LglSeqNb", number) }
    if let first = statement.firstDay, let last = statement.lastDay {
      try out.open("FrToDt")
      try out.leaf("FrDtTm", "\(first.iso)T00:00:00")
      try out.leaf("ToDtTm", "\(last.iso)T23:59:59")
      try out.close()
    }
    try out.open("Acct")
    try account(statement.account, &out)
    try out.leaf("Ccy", statement.currency.code)
    try out.close()
    try balance(statement.opening, "OPBD", statement, &out)
    try balance(statement.closing, "CLBD", statement, &out)
    try balance(statement.available, "CLAV", statement, &out)
    for line in statement.lines { try write(line, &out) }
    try out.close()
  }

  private static func account(_ account: BankAccount, _ out: inout XMLOut) throws {
    try out.open("Id")
    if let iban = account.iban {
      try out.leaf("IBAN", iban)
    } else {
      try out.open("Othr")
      try out.leaf("Id", account.number ?? "0")
      try out.close()
    }
    try out.close()
    if account.kind == .card {
      try out.open("Tp")
      try out.leaf("Cd", "CARD")
      try out.close()
    }
  }

  private static func balance(_ balance: BankBalance?, _ code: String, _ statement: BankStatement, _ out: inout XMLOut) throws {
    guard let balance else { return }
    let written =
      switch (balance.kind, code) {
      case (.previous, "OPBD"): "PRCD"
      case (.intermediate, _): "ITBD"
      default: code
      }
    try out.open("Bal")
    try out.open("Tp")
    try out.open("CdOrPrtry")
    try out.leaf("Cd", written)
    try out.close()
    try out.close()
    try signed(balance.amount, &out)
    if let day = balance.day { try self.day(day, "Dt", &out) }
    try out.close()
  }

  private static func amount(_ amount: BankAmount, _ out: inout XMLOut) throws {
    let magnitude = BankAmount(abs(amount.minor), amount.currency)
    try out.leaf("Amt", magnitude.plain, [XMLAttribute("Ccy", amount.currency.code)])
  }

  private static func signed(_ amount: BankAmount, _ out: inout XMLOut) throws {
    try self.amount(amount, &out)
    try out.leaf("CdtDbtInd", amount.minor < 0 ? "DBIT" : "CRDT")
  }

  private static func day(_ day: Day, _ name: String, _ out: inout XMLOut) throws {
    try out.open(name)
    try out.leaf("Dt", day.iso)
    try out.close()
  }

  private static func write(_ line: StatementLine, _ out: inout XMLOut) throws {
    try out.open("Ntry")
    try signed(line.amount, &out)
    if line.isReversal { try out.leaf("RvslInd", "true") }
    try out.open("Sts")
    try out.leaf("Cd", "BOOK")
    try out.close()
    try day(line.bookingDay, "BookgDt", &out)
    if let value = line.valueDay { try day(value, "ValDt", &out) }
    if let reference = line.bankReference { try out.leaf("AcctSvcrRef", reference) }
    try operation(line, &out)
    try out.open("NtryDtls")
    try details(line, &out)
    try out.close()
    if !line.label.isEmpty { try out.leaf("AddtlNtryInf", line.label) }
    try out.close()
  }

  private static func operation(_ line: StatementLine, _ out: inout XMLOut) throws {
    let codes = (line.operation ?? "").split(separator: "-").map(String.init)
    guard codes.count == 3 || line.internalOperation != nil else { return }
    try out.open("BkTxCd")
    if codes.count == 3 {
      try out.open("Domn")
      try out.leaf("Cd", codes[0])
      try out.open("Fmly")
      try out.leaf("Cd", codes[1])
      try out.leaf("SubFmlyCd", codes[2])
      try out.close()
      try out.close()
    }
    if let code = line.internalOperation {
      try out.open("Prtry")
      try out.leaf("Cd", code)
      try out.close()
    }
    try out.close()
  }

  private static func details(_ line: StatementLine, _ out: inout XMLOut) throws {
    try out.open("TxDtls")
    try references(line, &out)
    if let original = line.originalAmount {
      try out.open("AmtDtls")
      try out.open("InstdAmt")
      try amount(original, &out)
      try out.close()
      try out.close()
    }
    if let charges = line.charges {
      try out.open("Chrgs")
      try out.leaf("TtlChrgsAndTaxAmt", charges.plain, [XMLAttribute("Ccy", charges.currency.code)])
      try out.close()
    }
    try parties(line, &out)
    if !line.texts.isEmpty {
      try out.open("RmtInf")
      for text in line.texts { try out.leaf("Ustrd", text) }
      try out.close()
    }
    if let rejection = line.rejection {
      try out.open("RtrInf")
      try out.open("Rsn")
      try out.leaf("Cd", rejection)
      try out.close()
      try out.close()
    }
    try out.close()
  }

  private static func references(_ line: StatementLine, _ out: inout XMLOut) throws {
    let references = [
      ("InstrId", line.reference), ("EndToEndId", line.endToEnd), ("MndtId", line.mandate), ("ChqNb", line.entryNumber),
    ]
    guard references.contains(where: { $0.1 != nil }) else { return }
    try out.open("Refs")
    for case (let name, let value?) in references { try out.leaf(name, value) }
    try out.close()
  }

  private static func parties(_ line: StatementLine, _ out: inout XMLOut) throws {
    guard line.counterpartName != nil || line.counterpartAccount != nil else { return }
    let side = line.amount.minor < 0 ? "Cdtr" : "Dbtr"
    try out.open("RltdPties")
    if let name = line.counterpartName {
      try out.open(side)
      try out.open("Pty")
      try out.leaf("Nm", name)
      try out.close()
      try out.close()
    }
    if let number = line.counterpartAccount {
      try out.open(side + "Acct")
      let named = BankAccount(named: number)
      try account(BankAccount(number: number, iban: named.iban), &out)
      try out.close()
    }
    try out.close()
  }
}

/// Where a writer puts what it flushes.
final class ByteSink { var bytes: [UInt8] = [] }
