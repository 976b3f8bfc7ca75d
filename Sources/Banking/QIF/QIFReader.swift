import Formats
import Kernel

/// Reads QIF: records of one-letter lines, ended by `^`. It says neither currency nor, in its dates, whether the day or the month
/// comes first: that is told from all the dates of the file, or asked.
struct QIFReader: StatementReader {
  private let options: StatementOptions
  private let open: () throws -> ByteSource
  /// Lines of one record, splits included.
  static let maximumLines = 2_000

  init(_ options: StatementOptions, _ open: @escaping () throws -> ByteSource) { (self.options, self.open) = (options, open) }

  func read(_ receive: @escaping (StatementPart) -> Void) {
    do {
      guard let form = try dayForm(receive) else { return }
      var state = QIFState(form, options.currency, receive)
      do {
        var lines = LineFeed(try open())
        while let line = try lines.next() { state.take(line) }
      } catch { receive(.finding(bankReadingFinding(error))) }
      state.end()
    } catch { receive(.finding(bankReadingFinding(error))) }
  }

  /// Reads all the dates first. Nil when they cannot be of one form.
  private func dayForm(_ receive: (StatementPart) -> Void) throws -> StatementDayForm? {
    if let form = options.dayOrder { return form }
    var forms = [StatementDayForm.dayFirst, .monthFirst, .yearFirst]
    var lines = LineFeed(try open())
    var example = ""
    while let line = try lines.next() {
      guard line.bytes.first == UInt8(ascii: "D") else { continue }
      let text = BankText.text(line.bytes.dropFirst())
      let possible = forms.filter { $0.day(text) != nil }
      // A date that is none at all is said where it stands.
      guard possible.count < forms.count, StatementDayForm.allCases.contains(where: { $0.day(text) != nil }) else {
        if example.isEmpty { example = text }
        continue
      }
      if possible.isEmpty {
        receive(.finding(.bankDaysOfTwoForms(text, example.isEmpty ? text : example).at(line: line.number, field: "D")))
        return nil
      }
      (forms, example) = (possible, text)
    }
    if forms.contains(.dayFirst), forms.contains(.monthFirst), !example.isEmpty {
      receive(.finding(.bankDayOrderGuessed(example).at(field: "D")))
    }
    return forms[0]
  }
}

/// The record being read.
struct QIFState {
  private let form: StatementDayForm
  private let currency: BankCurrency
  private let receive: (StatementPart) -> Void
  private var statement: BankStatement?
  private var isAccount = false
  private var isIgnored = false
  private var account = BankAccount()
  private var accountBalance: BankAmount?
  private var record = Record()
  private var linesSeen = 0

  private struct Record {
    var fields: [Character: (text: String, line: Int)] = [:]
    var details: [StatementLine.Detail] = []
    var splits: [String] = []
    var line = 0
    var isEmpty: Bool { fields.isEmpty && details.isEmpty }
  }

  init(_ form: StatementDayForm, _ currency: BankCurrency, _ receive: @escaping (StatementPart) -> Void) {
    (self.form, self.currency, self.receive) = (form, currency, receive)
  }

  mutating func take(_ line: LineFeed.Line) {
    let text = BankText.text(line.bytes)
    guard let letter = text.first else { return }
    let value = BankText.trimmed(String(text.dropFirst()))
    switch letter {
    case "!": header(value, line.number)
    case "^": endRecord(line.number)
    default:
      if record.line == 0 { record.line = line.number }
      guard record.details.count < QIFReader.maximumLines else { return }
      if isAccount || "DTNPM".contains(letter) {
        if record.fields[letter] == nil { record.fields[letter] = (value, line.number) }
      } else if letter == "U" {
        // The amount a second time, for larger numbers.
        if record.fields["T"] == nil { record.fields["T"] = (value, line.number) }
      } else {
        record.details.append(StatementLine.Detail(String(letter), value))
        if letter == "$" { record.splits.append(value) }
      }
    }
  }

  mutating func end() {
    if !record.isEmpty, !isIgnored {
      receive(.finding(.bankFileCut("^").at(line: record.line)))
      endRecord(record.line)
    }
    endStatement()
  }

  private mutating func header(_ text: String, _ line: Int) {
    if !record.isEmpty { endRecord(line) }
    let lower = text.lowercased()
    isAccount = lower == "account"
    if isAccount {
      endStatement()
      return
    }
    guard lower.hasPrefix("type:") else { return }
    let type = BankText.trimmed(String(lower.dropFirst(5)))
    isIgnored = !["bank", "ccard", "cash", "oth a", "oth l"].contains(type)
    if isIgnored { return receive(.finding(.bankTypeIgnored(type).at(line: line))) }
    endStatement()
    account.kind = type == "ccard" ? .card : .current
    statement = BankStatement(account: account, currency: currency, place: line)
    if let accountBalance { statement?.closing = BankBalance(accountBalance, on: nil) }
    (account, accountBalance, linesSeen) = (BankAccount(), nil, 0)
  }

  private mutating func endStatement() {
    guard let ended = statement else { return }
    statement = nil
    receive(.statement(ended))
  }

  private mutating func endRecord(_ line: Int) {
    let ended = record
    record = Record()
    guard !ended.isEmpty, !isIgnored else { return }
    if isAccount {
      account = BankAccount(named: ended.fields["N"]?.text ?? "")
      accountBalance = ended.fields["$"].flatMap { BankAmount($0.text, currency) }
      return
    }
    guard statement != nil else { return receive(.finding(.bankTransactionOutside().at(line: ended.line, field: "!Type"))) }
    guard let made = self.line(ended) else { return }
    linesSeen += 1
    if linesSeen == 1, QIFState.isOpening(made.label) {
      statement?.opening = BankBalance(made.amount, on: made.bookingDay)
      statement?.firstDay = made.bookingDay
    } else {
      receive(.line(made))
    }
  }

  /// Quicken starts an account with a movement that is its balance.
  private static func isOpening(_ label: String) -> Bool {
    ["opening balance", "solde initial", "solde d'ouverture", "solde d’ouverture"].contains(label.lowercased())
  }

  private func line(_ record: Record) -> StatementLine? {
    func place(_ letter: Character) -> Int { record.fields[letter]?.line ?? record.line }
    let (dayText, amountText) = (record.fields["D"]?.text ?? "", record.fields["T"]?.text ?? "")
    let (day, amount) = (form.day(dayText), BankAmount(amountText, currency))
    if day == nil { receive(.finding(.bankDayUnreadable(dayText, form: form.french).at(line: place("D"), field: "D"))) }
    if amount == nil { receive(.finding(.bankAmountUnreadable(amountText).at(line: place("T"), field: "T"))) }
    guard let day, let amount else { return nil }
    var line = StatementLine(on: day, amount, record.fields["P"]?.text ?? record.fields["M"]?.text ?? "", place: record.line)
    if record.fields["P"] != nil, let memo = record.fields["M"]?.text, !memo.isEmpty { line.texts = [memo] }
    line.entryNumber = BankText.nonEmpty(record.fields["N"]?.text)
    line.details = record.details
    checkSplits(record, amount)
    return line
  }

  private func checkSplits(_ record: Record, _ amount: BankAmount) {
    guard !record.splits.isEmpty else { return }
    let parts = record.splits.map { BankAmount($0, currency) }
    guard !parts.contains(nil) else {
      let text = zip(record.splits, parts).first { $0.1 == nil }?.0 ?? ""
      return receive(.finding(.bankAmountUnreadable(text).at(line: record.line, field: "$")))
    }
    let sum = parts.compactMap(\.self).reduce(Int128(0)) { $0 + Int128($1.minor) }
    guard sum != Int128(amount.minor) else { return }
    receive(.finding(.bankSplitSum(sum: sum, amount).at(line: record.line, field: "$")))
  }
}
