import Formats
import Kernel

/// OFX 2.2, in XML.
enum OFXWriter {
  static func bytes(_ statements: [BankStatement]) throws -> [UInt8] {
    let sink = ByteSink()
    var out = XMLOut { sink.bytes += $0 }
    try out.open("OFX")
    try head(statements.last?.lastDay ?? Day(1970, 1, 1), &out)
    for kind in [BankAccount.Kind.current, .card] {
      let some = statements.filter { $0.account.kind == kind }
      guard !some.isEmpty else { continue }
      try out.open(kind == .card ? "CREDITCARDMSGSRSV1" : "BANKMSGSRSV1")
      for statement in some { try write(statement, &out) }
      try out.close()
    }
    try out.close()
    try out.finish()
    return withInstruction(sink.bytes)
  }

  /// The instruction that tells version 2 stands behind the declaration of XML.
  private static func withInstruction(_ bytes: [UInt8]) -> [UInt8] {
    let instruction = "\n<?OFX OFXHEADER=\"200\" VERSION=\"220\" SECURITY=\"NONE\" OLDFILEUID=\"NONE\" NEWFILEUID=\"NONE\"?>"
    guard let end = bytes.firstIndex(of: 62) else { return bytes }
    return Array(bytes[...end]) + Array(instruction.utf8) + Array(bytes[(end + 1)...])
  }

  private static func head(_ day: Day, _ out: inout XMLOut) throws {
    try out.open("SIGNONMSGSRSV1")
    try out.open("SONRS")
    try status(&out)
    try out.leaf("DTSERVER", "\(day.number)")
    try out.leaf("LANGUAGE", "FRA")
    try out.close()
    try out.close()
  }

  private static func status(_ out: inout XMLOut) throws {
    try out.open("STATUS")
    try out.leaf("CODE", "0")
    try out.leaf("SEVERITY", "INFO")
    try out.close()
  }

  private static func write(_ statement: BankStatement, _ out: inout XMLOut) throws {
    let isCard = statement.account.kind == .card
    try out.open(isCard ? "CCSTMTTRNRS" : "STMTTRNRS")
    try out.leaf("TRNUID", "0")
    try status(&out)
    try out.open(isCard ? "CCSTMTRS" : "STMTRS")
    try out.leaf("CURDEF", statement.currency.code)
    try account(statement.account, &out)
    try out.open("BANKTRANLIST")
    let days = statement.lines.map(\.bookingDay)
    if let first = statement.firstDay ?? days.min() { try out.leaf("DTSTART", "\(first.number)") }
    if let last = statement.lastDay ?? days.max() { try out.leaf("DTEND", "\(last.number)") }
    for line in statement.lines { try write(line, &out) }
    try out.close()
    try balance(statement.closing, "LEDGERBAL", &out)
    try balance(statement.available, "AVAILBAL", &out)
    try out.close()
    try out.close()
  }

  private static func account(_ account: BankAccount, _ out: inout XMLOut) throws {
    try out.open(account.kind == .card ? "CCACCTFROM" : "BANKACCTFROM")
    if account.kind == .current {
      try out.leaf("BANKID", account.bank ?? "0")
      if let branch = account.branch { try out.leaf("BRANCHID", branch) }
    }
    try out.leaf("ACCTID", account.iban ?? account.number ?? "0")
    if account.kind == .current { try out.leaf("ACCTTYPE", "CHECKING") }
    try out.close()
  }

  private static func balance(_ balance: BankBalance?, _ name: String, _ out: inout XMLOut) throws {
    guard let balance else { return }
    try out.open(name)
    try out.leaf("BALAMT", balance.amount.plain)
    if let day = balance.day { try out.leaf("DTASOF", "\(day.number)") }
    try out.close()
  }

  private static func write(_ line: StatementLine, _ out: inout XMLOut) throws {
    try out.open("STMTTRN")
    try out.leaf("TRNTYPE", type(of: line))
    try out.leaf("DTPOSTED", "\(line.bookingDay.number)")
    if let value = line.valueDay { try out.leaf("DTAVAIL", "\(value.number)") }
    try out.leaf("TRNAMT", line.amount.plain)
    if let identifier = line.bankReference { try out.leaf("FITID", identifier) }
    if let number = line.entryNumber { try out.leaf("CHECKNUM", number) }
    if let reference = line.reference { try out.leaf("REFNUM", reference) }
    if !line.label.isEmpty { try out.leaf("NAME", line.label) }
    if let account = line.counterpartAccount {
      try out.open("BANKACCTTO")
      try out.leaf("BANKID", "0")
      try out.leaf("ACCTID", account)
      try out.leaf("ACCTTYPE", "CHECKING")
      try out.close()
    }
    if !line.texts.isEmpty { try out.leaf("MEMO", line.texts.joined(separator: " ")) }
    try out.close()
  }

  private static let types: Set = [
    "CREDIT", "DEBIT", "INT", "DIV", "FEE", "SRVCHG", "DEP", "ATM", "POS", "XFER", "CHECK", "PAYMENT", "CASH", "DIRECTDEP",
    "DIRECTDEBIT", "REPEATPMT", "HOLD", "OTHER",
  ]

  private static func type(of line: StatementLine) -> String {
    if let operation = line.operation, types.contains(operation) { return operation }
    return line.amount.minor < 0 ? "DEBIT" : "CREDIT"
  }
}
