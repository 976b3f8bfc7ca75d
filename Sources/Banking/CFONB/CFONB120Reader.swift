import Formats
import Kernel

/// Reads « relevés de compte sur support informatique » of the CFONB, 120 characters a record: 01 the old balance, 04 a movement,
/// 05 what completes it, 07 the new balance.
struct CFONB120Reader: StatementReader {
  private let open: () throws -> ByteSource
  /// Details of one movement that are kept.
  static let maximumDetails = 500

  init(_ open: @escaping () throws -> ByteSource) { self.open = open }

  func read(_ receive: @escaping (StatementPart) -> Void) {
    var state = State(receive: receive)
    do {
      var records = CFONB120Records(ByteFeed(try open()))
      while let piece = try records.next() {
        switch piece {
        case .record(let record): state.take(record)
        case .wrongLength(let found, let number, let line):
          state.say(.bankRecordLength(number, found: found).at(line: line))
        }
      }
    } catch { state.say(bankReadingFinding(error)) }
    state.end()
  }

  private struct State {
    let receive: (StatementPart) -> Void
    private var statement: BankStatement?
    private var pending: (line: StatementLine, record: CFONB120Record, details: Int)?
    private var saidBanks: Set<String> = []

    init(receive: @escaping (StatementPart) -> Void) { self.receive = receive }

    mutating func take(_ record: CFONB120Record) {
      switch record.code {
      case "01": openStatement(record)
      case "04": movement(record)
      case "05": detail(record)
      case "07": closeStatement(record)
      default: say(.bankRecordUnknown(record.number, code: record.code), record, "code")
      }
    }

    func say(_ finding: Finding) { receive(.finding(finding)) }
    private func say(_ finding: Finding, _ record: CFONB120Record, _ field: String) {
      say(finding.at(line: record.line, field: field))
    }

    // MARK: Balances

    private mutating func openStatement(_ record: CFONB120Record) {
      endUnclosed()
      let currency = currency(of: record)
      var opened = BankStatement(
        account: BankAccount(bank: record.bank, branch: record.branch, number: record.account), currency: currency,
        place: record.line)
      let day = day(record, 35...40)
      if let amount = amount(record, currency) { opened.opening = BankBalance(amount, on: day) }
      opened.firstDay = day
      statement = opened
    }

    private mutating func closeStatement(_ record: CFONB120Record) {
      flush()
      guard var closing = statement else { return say(.bankRecordOutside(record.number, record.code), record, "code") }
      guard checkAccount(record, closing) else { return }
      let day = day(record, 35...40)
      if let amount = amount(record, closing.currency) { closing.closing = BankBalance(amount, on: day) }
      closing.lastDay = day
      statement = nil
      receive(.statement(closing))
    }

    private mutating func endUnclosed() {
      flush()
      guard let unclosed = statement else { return }
      statement = nil
      say(.bankStatementUnclosed(unclosed.account).at(line: unclosed.place))
      receive(.statement(unclosed))
    }

    mutating func end() { endUnclosed() }

    // MARK: Movements

    private mutating func movement(_ record: CFONB120Record) {
      flush()
      guard let statement else { return say(.bankRecordOutside(record.number, record.code), record, "code") }
      guard checkAccount(record, statement) else { return }
      if record.decimals != "\(statement.currency.decimals)" {
        return say(.bankDecimals(record.number, record.decimals, expected: statement.currency.decimals), record, "decimales")
      }
      let day = day(record, 35...40)
      guard let amount = amount(record, statement.currency), let day else { return }
      var line = StatementLine(on: day, amount, record.field(49...79), place: record.line)
      let value = record[43...48]
      if !value.isEmpty { line.valueDay = self.day(record, 43...48, "date_valeur") }
      line.operation = BankText.nonEmpty(record.field(33...34))
      line.internalOperation = BankText.nonEmpty(record.field(8...11))
      line.rejection = BankText.nonEmpty(record.field(41...42))
      // Seven zeros are no number.
      line.entryNumber = BankText.nonEmpty(record.field(82...88)).flatMap { $0.allSatisfy { $0 == "0" } ? nil : $0 }
      line.reference = BankText.nonEmpty(record.field(105...120))
      pending = (line, record, 0)
    }

    private mutating func detail(_ record: CFONB120Record) {
      guard let held = pending, held.record.account == record.account, held.record.branch == record.branch else {
        return say(.bankDetailAlone(record.number), record, "code")
      }
      guard held.details < CFONB120Reader.maximumDetails else {
        if held.details == CFONB120Reader.maximumDetails {
          say(.bankDetailsTooMany(record.number, limit: CFONB120Reader.maximumDetails), record, "qualifiant")
        }
        pending?.details += 1
        return
      }
      pending?.details += 1
      let detail = StatementLine.Detail(record[46...48], record[49...118])
      pending?.line.details.append(detail)
      CFONB120Qualifier.apply(detail, to: &pending!.line)
    }

    private mutating func flush() {
      guard let line = pending?.line else { return }
      pending = nil
      receive(.line(line))
    }

    // MARK: Fields

    private func currency(of record: CFONB120Record) -> BankCurrency {
      guard let decimals = Int(record.decimals), (0...4).contains(decimals) else {
        say(.bankDecimals(record.number, record.decimals, expected: BankCurrency(record.currency).decimals), record, "decimales")
        return BankCurrency(record.currency)
      }
      return BankCurrency(record.currency, decimals: decimals)
    }

    /// The bank's code changes within a statement when banks merge: said, and read all the same.
    private mutating func checkAccount(_ record: CFONB120Record, _ statement: BankStatement) -> Bool {
      guard record.account == statement.account.number, record.branch == statement.account.branch,
        record.currency == statement.currency.code
      else {
        let found = "\(record.branch) \(record.account) \(record.currency)"
        say(.bankAccountsMixed(record.number, found: found, expected: statement.account.french), record, "compte")
        return false
      }
      if record.bank != statement.account.bank, saidBanks.insert(record.bank).inserted {
        say(.bankCodeDiffers(record.number, found: record.bank, expected: statement.account.bank ?? ""), record, "banque")
      }
      return true
    }

    private func day(_ record: CFONB120Record, _ places: ClosedRange<Int>, _ field: String = "date") -> Day? {
      if let day = bankDay(sixDigits: record[places]) { return day }
      say(.bankDayUnreadable(record.field(places), form: "JJMMAA", record: record.number), record, field)
      return nil
    }

    private func amount(_ record: CFONB120Record, _ currency: BankCurrency) -> BankAmount? {
      if let value = Overpunch.read(record[91...104]) { return BankAmount(value, currency) }
      say(.bankOverpunch(record.number, text: record.field(91...104)), record, "montant")
      return nil
    }
  }
}
