import Formats
import Kernel

/// Reads what banks let their customers download: OFX 1.x in SGML, OFX 2.x in XML, bank accounts and cards.
struct OFXReader: StatementReader {
  private let open: () throws -> ByteSource

  init(_ open: @escaping () throws -> ByteSource) { self.open = open }

  func read(_ receive: @escaping (StatementPart) -> Void) {
    var state = OFXState(receive: receive)
    do {
      if try isXML() {
        var tokens = OFXTokensXML(try open())
        while let token = try tokens.next() { state.take(token) }
      } else {
        var tokens = OFXTokensSGML(ByteFeed(try open()))
        while let token = try tokens.next() { state.take(token) }
        if tokens.hasOtherEncoding { receive(.finding(.bankEncodingOther())) }
      }
    } catch { receive(.finding(bankReadingFinding(error))) }
    state.end()
  }

  /// Version 2 starts with an instruction of XML; some banks write an XML head before a body of version 1: it is then no XML.
  private func isXML() throws -> Bool {
    var feed = ByteFeed(try open())
    var head: [UInt8] = []
    while head.count < 512, let byte = try feed.next() { head.append(byte) }
    let text = String(decoding: head, as: Unicode.ASCII.self).uppercased()
    return !text.contains("OFXHEADER:") && (text.contains("<?XML") || text.contains("<?OFX"))
  }
}

/// The statement being read, and the transaction in it.
struct OFXState {
  let receive: (StatementPart) -> Void
  /// The aggregates that are open, of those that matter: an empty leaf that is never closed must not be taken for one.
  private var path: [String] = []
  private var statement: BankStatement?
  private var seen: Set<String> = []
  private var transaction: OFXTransaction?
  private var balance: (amount: String?, day: String?, line: Int) = (nil, nil, 1)
  private var sawEnd = false
  private var sawStart = false

  private static let statements: Set = ["STMTRS", "CCSTMTRS"]
  private static let aggregates: Set = [
    "OFX", "STMTRS", "CCSTMTRS", "BANKACCTFROM", "CCACCTFROM", "BANKTRANLIST", "STMTTRN", "LEDGERBAL", "AVAILBAL", "PAYEE",
    "BANKACCTTO", "CCACCTTO", "CURRENCY", "ORIGCURRENCY", "BALLIST", "BAL", "STATUS", "BANKTRANLISTP", "STMTTRNP",
  ]

  init(receive: @escaping (StatementPart) -> Void) { self.receive = receive }

  mutating func take(_ token: OFXToken) {
    switch token {
    case .open(let name, let line): open(name, line)
    case .leaf(let name, let value, let line): leaf(name, value, line)
    case .close(let name): close(name)
    }
  }

  private mutating func open(_ name: String, _ line: Int) {
    guard OFXState.aggregates.contains(name) else { return }
    if name == "OFX" { sawStart = true }
    if OFXState.statements.contains(name) {
      endStatement()
      statement = BankStatement(account: BankAccount(kind: name == "CCSTMTRS" ? .card : .current), place: line)
      seen = []
    } else if name == "STMTTRN" {
      endTransaction()
      transaction = OFXTransaction(line: line)
    } else if name == "LEDGERBAL" || name == "AVAILBAL" {
      balance = (nil, nil, line)
    }
    path.append(name)
  }

  private mutating func close(_ name: String) {
    if name == "OFX" { sawEnd = true }
    guard let place = path.lastIndex(of: name) else { return }
    path.removeSubrange(place...)
    switch name {
    case "STMTTRN": endTransaction()
    case "LEDGERBAL", "AVAILBAL": endBalance(name)
    case "STMTRS", "CCSTMTRS": endStatement()
    default: break
    }
  }

  private mutating func leaf(_ name: String, _ value: String, _ line: Int) {
    let parent = path.last ?? ""
    if transaction != nil, path.contains("STMTTRN") {
      transaction?.take(name, value, in: parent)
      return
    }
    switch (parent, name) {
    case ("BANKACCTFROM", "BANKID"): statement?.account.bank = value
    case ("BANKACCTFROM", "BRANCHID"): statement?.account.branch = value
    case ("BANKACCTFROM", "ACCTID"), ("CCACCTFROM", "ACCTID"): takeAccount(value)
    case ("LEDGERBAL", "BALAMT"), ("AVAILBAL", "BALAMT"): balance.amount = value
    case ("LEDGERBAL", "DTASOF"), ("AVAILBAL", "DTASOF"): balance.day = value
    case ("BANKTRANLIST", "DTSTART"), ("BANKTRANLIST", "DTEND"): widen(OFXState.day(value))
    case (_, "CURDEF"): statement?.currency = BankCurrency(value.uppercased())
    default: break
    }
  }

  /// Each list of transactions has its own period.
  private mutating func widen(_ day: Day?) {
    guard let day, var widened = statement else { return }
    widened.firstDay = min(widened.firstDay ?? day, day)
    widened.lastDay = max(widened.lastDay ?? day, day)
    statement = widened
  }

  private mutating func takeAccount(_ text: String) {
    guard var account = statement?.account else { return }
    let named = BankAccount(named: text, kind: account.kind)
    (account.number, account.iban) = (named.number ?? named.iban, named.iban)
    if named.iban != nil { (account.bank, account.branch) = (named.bank ?? account.bank, named.branch ?? account.branch) }
    statement?.account = account
  }

  private mutating func endTransaction() {
    guard let ended = transaction else { return }
    transaction = nil
    guard let statement else { return receive(.finding(.bankTransactionOutside().at(line: ended.line, field: "STMTTRN"))) }
    let (line, findings) = ended.line(statement.currency)
    for finding in findings { receive(.finding(finding)) }
    guard let line else { return }
    // Kept all the same: some banks give the same identifier to two movements.
    if let identifier = line.bankReference, !seen.insert(identifier).inserted {
      receive(.finding(.bankIdentifierReused(identifier, line.amount).at(line: line.place, field: "FITID")))
    }
    receive(.line(line))
  }

  private mutating func endBalance(_ name: String) {
    guard let text = balance.amount, let currency = statement?.currency else { return }
    guard let amount = BankAmount(text, currency) else {
      return receive(.finding(.bankAmountUnreadable(text).at(line: balance.line, field: "BALAMT")))
    }
    let day = balance.day.flatMap(OFXState.day)
    if let text = balance.day, day == nil {
      receive(.finding(.bankDayUnreadable(text, form: "AAAAMMJJ").at(line: balance.line, field: "DTASOF")))
    }
    if name == "LEDGERBAL" {
      statement?.closing = BankBalance(amount, on: day)
    } else {
      statement?.available = BankBalance(amount, on: day, kind: .available)
    }
  }

  private mutating func endStatement() {
    endTransaction()
    guard let ended = statement else { return }
    statement = nil
    receive(.statement(ended))
  }

  mutating func end() {
    if sawStart, !sawEnd { receive(.finding(.bankFileCut("</OFX>"))) }
    endStatement()
  }

  /// `20261031`, `20261031120000.000[+1:CET]`: the day where the bank wrote it.
  static func day(_ text: String) -> Day? { StatementDayForm.compact.day(text) ?? StatementDayForm.yearFirst.day(text) }
}

/// The leaves of a transaction.
struct OFXTransaction {
  let line: Int
  private var leaves: [String: String] = [:]
  private var details: [StatementLine.Detail] = []
  private static let maximumDetails = 200

  init(line: Int) { self.line = line }

  private static let known: Set = [
    "TRNTYPE", "DTPOSTED", "DTAVAIL", "TRNAMT", "FITID", "NAME", "MEMO", "CHECKNUM", "REFNUM", "PAYEE/NAME",
    "BANKACCTTO/ACCTID", "CCACCTTO/ACCTID",
  ]

  mutating func take(_ name: String, _ value: String, in parent: String) {
    let key = parent == "STMTTRN" ? name : "\(parent)/\(name)"
    if OFXTransaction.known.contains(key), leaves[key] == nil {
      leaves[key] = value
    } else if details.count < OFXTransaction.maximumDetails {
      details.append(StatementLine.Detail(key, value))
    }
  }

  func line(_ currency: BankCurrency) -> (StatementLine?, [Finding]) {
    let amountText = leaves["TRNAMT"] ?? ""
    let dayText = leaves["DTPOSTED"] ?? ""
    var findings: [Finding] = []
    let (amount, day) = (BankAmount(amountText, currency), OFXState.day(dayText))
    if amount == nil { findings.append(.bankAmountUnreadable(amountText).at(line: line, field: "TRNAMT")) }
    if day == nil { findings.append(.bankDayUnreadable(dayText, form: "AAAAMMJJ").at(line: line, field: "DTPOSTED")) }
    guard let amount, let day else { return (nil, findings) }
    let name = leaves["NAME"] ?? leaves["PAYEE/NAME"]
    var made = StatementLine(on: day, amount, name ?? leaves["MEMO"] ?? leaves["TRNTYPE"] ?? "", place: line)
    if let text = leaves["DTAVAIL"] {
      made.valueDay = OFXState.day(text)
      if made.valueDay == nil { findings.append(.bankDayUnreadable(text, form: "AAAAMMJJ").at(line: line, field: "DTAVAIL")) }
    }
    if name != nil, let memo = leaves["MEMO"] { made.texts = [memo] }
    made.operation = leaves["TRNTYPE"]
    made.bankReference = leaves["FITID"]
    made.entryNumber = leaves["CHECKNUM"]
    made.reference = leaves["REFNUM"]
    made.counterpartName = leaves["PAYEE/NAME"]
    made.counterpartAccount = leaves["BANKACCTTO/ACCTID"] ?? leaves["CCACCTTO/ACCTID"]
    made.details = details
    if let action = details.first(where: { $0.qualifier == "CORRECTACTION" })?.text {
      made.isReversal = true
      findings.append(
        .bankCorrection(action, of: details.first { $0.qualifier == "CORRECTFITID" }?.text ?? "").at(
          line: line, field: "CORRECTACTION"))
    }
    return (made, findings)
  }
}
