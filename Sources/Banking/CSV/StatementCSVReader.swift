import Formats
import Kernel

/// Reads the list of movements that a bank's site exports, by a mapping of its columns; the balance column, when there is one,
/// is checked line by line.
struct StatementCSVReader: StatementReader {
  private let options: StatementOptions
  private let open: () throws -> ByteSource
  init(_ options: StatementOptions, _ open: @escaping () throws -> ByteSource) { (self.options, self.open) = (options, open) }

  func read(_ receive: @escaping (StatementPart) -> Void) {
    do {
      guard let mapping = try mapping(receive) else { return }
      let missing = mapping.check()
      for finding in missing { receive(.finding(finding)) }
      guard missing.isEmpty else { return }
      let reader = try CSVReader(mapping.csvFormat, try open())
      var state = StatementCSVState(mapping, options.currency, receive)
      var faults = 0
      while faults < 10_000 {
        do {
          guard let record = try reader.next() else { break }
          state.take(record)
        } catch {
          // The reader may go on behind a record that is not UTF-8; behind the others it is at its end.
          receive(.finding(bankReadingFinding(error)))
          faults += 1
        }
      }
      state.end()
    } catch { receive(.finding(bankReadingFinding(error))) }
  }

  private func mapping(_ receive: (StatementPart) -> Void) throws -> StatementMapping? {
    if let mapping = options.mapping { return mapping }
    do {
      let guess = try StatementMapping.guess(open, naming: options.columns)
      for finding in guess.findings { receive(.finding(finding)) }
      return guess.mapping
    } catch let finding as Finding {
      receive(.finding(finding))
      return nil
    }
  }
}

/// The rows of a bank's list, one after the other.
struct StatementCSVState {
  private let mapping: StatementMapping
  private let receive: (StatementPart) -> Void
  private var statement: BankStatement
  private var recordsSeen = 0
  private var hasCurrency = false
  private var balances = RunningBalance()

  init(_ mapping: StatementMapping, _ currency: BankCurrency, _ receive: @escaping (StatementPart) -> Void) {
    (self.mapping, self.receive) = (mapping, receive)
    statement = BankStatement(currency: currency)
  }

  mutating func take(_ record: CSVRecord) {
    recordsSeen += 1
    guard recordsSeen > mapping.headerRecords else { return preamble(record) }
    func cell(_ field: StatementMapping.Field) -> String {
      guard let place = mapping.columns[field]?.first, place >= 1, place <= record.fields.count else { return "" }
      return BankText.trimmed(BankText.cleaned(record.fields[place - 1]))
    }
    takeCurrency(cell(.currency), record.line)
    let dayText = cell(.day)
    let amountTexts = [StatementMapping.Field.amount, .debit, .credit].map(cell)
    if dayText.isEmpty, amountTexts.allSatisfy(\.isEmpty) {
      if record.fields.contains(where: { !BankText.trimmed($0).isEmpty }) {
        receive(.finding(.bankRowIgnored().at(line: record.line)))
      }
      return
    }
    let day = mapping.dayForm.day(dayText)
    if day == nil { say(.bankDayUnreadable(dayText, form: mapping.dayForm.french), record, .day) }
    guard let amount = amount(cell, record), let day else { return }
    let line = line(day, amount, cell, record)
    let balanceText = cell(.balance)
    if !balanceText.isEmpty {
      if let balance = BankAmount(balanceText, statement.currency, decimal: mapping.decimal.first) {
        if let fault = balances.take(amount.minor, balance.minor, statement.currency) { say(fault, record, .balance) }
      } else {
        say(.bankAmountUnreadable(balanceText), record, .balance)
      }
    }
    statement.firstDay = min(statement.firstDay ?? day, day)
    statement.lastDay = max(statement.lastDay ?? day, day)
    receive(.line(line))
  }

  mutating func end() {
    if let (opening, closing) = balances.ends {
      statement.opening = BankBalance(BankAmount(opening, statement.currency), on: statement.firstDay)
      statement.closing = BankBalance(BankAmount(closing, statement.currency), on: statement.lastDay)
    }
    receive(.statement(statement))
  }

  private func say(_ finding: Finding, _ record: CSVRecord, _ field: StatementMapping.Field) {
    receive(.finding(finding.at(line: record.line, field: field.rawValue)))
  }

  /// Above the header many banks name the account.
  private mutating func preamble(_ record: CSVRecord) {
    for cell in record.fields where statement.account.iban == nil {
      for word in [cell, cell.split(separator: ":").last.map(String.init) ?? ""] {
        let named = BankAccount(named: BankText.trimmed(word))
        if named.iban != nil { statement.account = named }
      }
    }
  }

  private mutating func takeCurrency(_ text: String, _ line: Int) {
    guard text.count == 3, text.allSatisfy({ $0.isASCII && $0.isLetter }) else { return }
    let currency = BankCurrency(text.uppercased())
    if !hasCurrency { statement.currency = currency }
    hasCurrency = true
    if currency.code != statement.currency.code {
      receive(.finding(.bankOtherCurrency(currency.code, expected: statement.currency.code).at(line: line, field: "devise")))
    }
  }

  /// One signed amount, or what stands in the column of debits or of credits, written with a sign or without.
  private func amount(_ cell: (StatementMapping.Field) -> String, _ record: CSVRecord) -> BankAmount? {
    func read(_ field: StatementMapping.Field) -> BankAmount? {
      let text = cell(field)
      guard !text.isEmpty else { return BankAmount(0, statement.currency) }
      if let amount = BankAmount(text, statement.currency, decimal: mapping.decimal.first) { return amount }
      say(.bankAmountUnreadable(text), record, field)
      return nil
    }
    if mapping.columns[.amount] != nil {
      guard !cell(.amount).isEmpty else {
        say(.bankAmountUnreadable(""), record, .amount)
        return nil
      }
      guard let amount = read(.amount) else { return nil }
      let side = StatementMapping.folded(cell(.side))
      let isDebit = ["d", "debit", "dbit"].contains(side)
      return isDebit && amount.minor > 0 ? -amount : amount
    }
    guard let debit = read(.debit), let credit = read(.credit) else { return nil }
    guard debit.minor == 0 || credit.minor == 0 else {
      say(.bankBothSides(debit, credit), record, .debit)
      return nil
    }
    return debit.minor != 0 ? BankAmount(-abs(debit.minor), statement.currency) : credit
  }

  private func line(
    _ day: Day, _ amount: BankAmount, _ cell: (StatementMapping.Field) -> String, _ record: CSVRecord
  ) -> StatementLine {
    let texts = (mapping.columns[.label] ?? []).compactMap { place in
      place >= 1 && place <= record.fields.count
        ? BankText.nonEmpty(BankText.trimmed(BankText.cleaned(record.fields[place - 1]))) : nil
    }
    var line = StatementLine(on: day, amount, texts.first ?? "", texts: Array(texts.dropFirst()), place: record.line)
    let valueText = cell(.valueDay)
    if !valueText.isEmpty {
      line.valueDay = mapping.dayForm.day(valueText)
      if line.valueDay == nil { say(.bankDayUnreadable(valueText, form: mapping.dayForm.french), record, .valueDay) }
    }
    line.reference = BankText.nonEmpty(cell(.reference))
    line.entryNumber = BankText.nonEmpty(cell(.entryNumber))
    line.operation = BankText.nonEmpty(cell(.operation))
    line.counterpartName = BankText.nonEmpty(cell(.counterpartName))
    line.counterpartAccount = BankText.nonEmpty(cell(.counterpartAccount))
    line.bankReference = BankText.nonEmpty(cell(.bankReference))
    return line
  }
}

/// The balance behind each movement, in a list that goes up or down in time: which, the first two balances that tell it say.
struct RunningBalance {
  private enum Direction { case unknown, up, down }
  private var direction = Direction.unknown
  private var first: (amount: Int64, balance: Int64)?
  private var last: (amount: Int64, balance: Int64)?

  /// What does not follow from the balance before.
  mutating func take(_ amount: Int64, _ balance: Int64, _ currency: BankCurrency) -> Finding? {
    defer { last = (amount, balance) }
    guard let last else {
      first = (amount, balance)
      return nil
    }
    let isUp = last.balance + amount == balance
    let isDown = balance + last.amount == last.balance
    if direction == .unknown, isUp != isDown { direction = isUp ? .up : .down }
    if direction == .down ? isDown : direction == .up ? isUp : isUp || isDown { return nil }
    let expected = direction == .down ? last.balance - last.amount : last.balance + amount
    return .bankRunningBalance(BankAmount(balance, currency), expected: currency.french(Int128(expected)))
  }

  /// What stood there before the first movement in time and behind the last.
  var ends: (opening: Int64, closing: Int64)? {
    guard let first, let last else { return nil }
    return direction == .down ? (last.balance - last.amount, first.balance) : (first.balance - first.amount, last.balance)
  }
}
