import Formats
import Kernel

/// Reads the bank-to-customer statement of ISO 20022 in any version, 001.02 to 001.13: they differ by elements that are added or
/// wrapped, never by elements that change their meaning.
struct CAMT053Reader: StatementReader {
  private let open: () throws -> ByteSource
  /// Transactions of one entry that are read one by one.
  static let maximumTransactions = 50_000
  /// Elements of one transaction.
  static let maximumElements = 5_000

  init(_ open: @escaping () throws -> ByteSource) { self.open = open }

  func read(_ receive: @escaping (StatementPart) -> Void) {
    var state = State(receive: receive)
    do {
      let stream = XMLStream(try open())
      while let event = try stream.next() { state.take(event) }
    } catch { receive(.finding(bankReadingFinding(error))) }
  }

  /// What is being built: the elements that are open inside a statement, the entry and its transactions.
  private struct State {
    let receive: (StatementPart) -> Void
    private var statement: CAMT053Statement?
    private var path: [CAMT053Node] = []
    private var transactions: [CAMT053Transaction] = []
    private var elements = 0
    private var isTooLong = false

    init(receive: @escaping (StatementPart) -> Void) { self.receive = receive }

    mutating func take(_ event: XMLEvent) {
      switch event {
      case .start(let start):
        if statement == nil {
          if start.name == "Stmt" || start.name == "Rpt" { statement = CAMT053Statement(place: start.line) }
          return
        }
        var node = CAMT053Node(start.name, line: start.line)
        for attribute in start.attributes { node.attributes[attribute.name] = attribute.value }
        elements += 1
        path.append(node)
      case .text(let text, _):
        if !path.isEmpty { path[path.count - 1].text += text }
      case .end(let name, _): end(name)
      }
    }

    private mutating func end(_ name: String) {
      guard let node = path.popLast() else {
        if let finished = statement, name == "Stmt" || name == "Rpt" {
          receive(.statement(finished.made))
          statement = nil
        }
        return
      }
      guard !path.isEmpty else { return endTop(node) }
      if node.name == "TxDtls", path[0].name == "Ntry" {
        if transactions.count < CAMT053Reader.maximumTransactions {
          transactions.append(CAMT053Transaction(node))
        } else {
          isTooLong = true
        }
        elements = 0
      } else if elements <= CAMT053Reader.maximumElements {
        path[path.count - 1].children.append(node)
      } else {
        isTooLong = true
      }
    }

    /// A child of the statement is whole.
    private mutating func endTop(_ node: CAMT053Node) {
      if node.name == "Ntry" {
        if isTooLong { receive(.finding(.bankEntryTooLong(limit: CAMT053Reader.maximumTransactions).at(line: node.line))) }
        let entry = CAMT053Entry(node, transactions, statement?.currency)
        for part in entry.parts { receive(part) }
      } else if let finding = statement?.take(node) {
        receive(.finding(finding))
      }
      (transactions, elements, isTooLong) = ([], 0, false)
    }
  }
}

/// The head of a statement and its balances, in whatever order they come.
struct CAMT053Statement {
  private var statement: BankStatement
  private var balances: [(code: String, balance: BankBalance)] = []
  private(set) var currency: BankCurrency?

  init(place: Int) { statement = BankStatement(place: place) }

  /// A child of `Stmt` that is no entry.
  mutating func take(_ node: CAMT053Node) -> Finding? {
    switch node.name {
    case "Id": statement.identifier = node.value
    case "LglSeqNb": statement.number = node.value
    case "ElctrncSeqNb": statement.number = statement.number ?? node.value
    case "FrToDt":
      statement.firstDay = node.child("FrDtTm").flatMap { CAMT053Field.day($0.value) }
      statement.lastDay = node.child("ToDtTm").flatMap { CAMT053Field.day($0.value) }
    case "Acct": takeAccount(node)
    case "Bal": return takeBalance(node)
    default: break
    }
    return nil
  }

  private mutating func takeAccount(_ node: CAMT053Node) {
    if let code = node.child("Ccy")?.value { currency = BankCurrency(code) }
    if let text = node.at("Id", "IBAN")?.value ?? node.at("Id", "Othr", "Id")?.value {
      statement.account = BankAccount(named: text)
    }
    if node.child("Tp")?.code == "CARD" { statement.account.kind = .card }
  }

  private mutating func takeBalance(_ node: CAMT053Node) -> Finding? {
    let code = node.at("Tp", "CdOrPrtry")?.code ?? ""
    if currency == nil, let named = node.child("Amt")?.attributes["Ccy"] { currency = BankCurrency(named) }
    guard let amount = CAMT053Field.amount(node, currency) else {
      return .bankAmountUnreadable(node.child("Amt")?.value ?? "").at(line: node.line, field: "Bal/Amt")
    }
    guard amount.currency == currency else {
      return .bankOtherCurrency(amount.currency.code, expected: currency?.code ?? "").at(line: node.line, field: "Bal/Amt")
    }
    let kind: BankBalance.Kind =
      switch code {
      case "PRCD": .previous
      case "ITBD": .intermediate
      case "CLAV", "OPAV", "ITAV", "FWAV": .available
      default: .booked
      }
    balances.append((code, BankBalance(amount, on: CAMT053Field.day(of: node.child("Dt")), kind: kind)))
    return nil
  }

  var made: BankStatement {
    var made = statement
    made.currency = currency ?? .euro
    func first(_ code: String) -> BankBalance? { balances.first { $0.code == code }?.balance }
    let pages = balances.filter { $0.code == "ITBD" }.map(\.balance)
    made.opening = first("OPBD") ?? first("PRCD")
    made.closing = first("CLBD")
    // A statement in several pages carries an intermediate balance over.
    if made.opening == nil, !pages.isEmpty { made.opening = pages[0] }
    if made.closing == nil, pages.count > (first("OPBD") ?? first("PRCD") == nil ? 1 : 0) { made.closing = pages.last }
    made.available = first("CLAV")
    return made
  }
}

/// Fields that several elements have.
enum CAMT053Field {
  /// `2026-10-31`, or the day of `2026-10-31T08:00:00+02:00` where it was written.
  static func day(_ text: String?) -> Day? { text.flatMap { Day(iso: String($0.prefix(10))) } }

  static func day(of node: CAMT053Node?) -> Day? { day(node?.child("Dt")?.value ?? node?.child("DtTm")?.value) }

  /// `Amt` with its currency, the sign from `CdtDbtInd`.
  static func amount(_ node: CAMT053Node, _ currency: BankCurrency?) -> BankAmount? {
    guard let amount = unsigned(node.child("Amt"), currency) else { return nil }
    switch node.child("CdtDbtInd")?.value {
    case "CRDT": return amount
    case "DBIT": return -amount
    default: return nil
    }
  }

  static func unsigned(_ node: CAMT053Node?, _ currency: BankCurrency?) -> BankAmount? {
    guard let node, let text = node.value else { return nil }
    guard let unit = node.attributes["Ccy"].map({ BankCurrency($0) }) ?? currency else { return nil }
    guard !text.contains(","), let amount = BankAmount(text, unit, decimal: "."), amount.minor >= 0 else { return nil }
    return amount
  }
}
