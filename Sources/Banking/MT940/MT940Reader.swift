import Formats
import Foundation
import Kernel

/// Reads SWIFT customer statements, MT940: one message or many, with the blocks of the envelope or without.
struct MT940Reader: StatementReader {
  private let open: () throws -> ByteSource
  /// Lines of one field.
  static let maximumLines = 60

  init(_ open: @escaping () throws -> ByteSource) { self.open = open }

  func read(_ receive: @escaping (StatementPart) -> Void) {
    var state = MT940State(receive: receive)
    do {
      var lines = LineFeed(try open())
      while let line = try lines.next() { state.take(line) }
    } catch { receive(.finding(bankReadingFinding(error))) }
    state.end()
  }
}

/// The message being read.
struct MT940State {
  let receive: (StatementPart) -> Void
  private var field: MT940Field?
  private var statement: BankStatement?
  private var pending: StatementLine?
  private var isClosed = false
  private var hasCurrency = false

  init(receive: @escaping (StatementPart) -> Void) { self.receive = receive }

  mutating func take(_ line: LineFeed.Line) {
    if line.isTooLong { receive(.finding(.bankLineTooLong(limit: LineFeed.limit).at(line: line.number))) }
    var text = BankText.decoded(line.bytes)
    // `{1:…}{2:…}{4:` stands before the first field, `-}` behind the last.
    if text.hasPrefix("{") {
      endMessage()
      guard let start = text.range(of: "{4:") else { return }
      text = String(text[start.upperBound...])
      if text.isEmpty { return }
    }
    if text == "-" || text.hasPrefix("-}") { return endMessage() }
    if let (tag, rest) = MT940Field.tag(of: text) {
      endField()
      field = MT940Field(tag: tag, lines: [rest], line: line.number)
    } else if field != nil {
      guard field!.lines.count < MT940Reader.maximumLines else { return }
      field!.lines.append(text)
    } else if !BankText.trimmed(text).isEmpty, statement != nil {
      receive(.finding(.bankLineUnknown(text).at(line: line.number)))
    }
  }

  mutating func end() { endMessage() }

  private mutating func endMessage() {
    endField()
    flush()
    guard let ended = statement else { return }
    statement = nil
    if !isClosed { receive(.finding(.bankStatementUnclosed(ended.account).at(line: ended.place))) }
    receive(.statement(ended))
  }

  private mutating func flush() {
    guard let line = pending else { return }
    pending = nil
    receive(.line(line))
  }

  private mutating func endField() {
    guard let ended = field else { return }
    field = nil
    if ended.tag == "20" {
      endMessage()
      statement = BankStatement(place: ended.line)
      statement?.identifier = BankText.nonEmpty(BankText.trimmed(ended.text))
      (isClosed, hasCurrency) = (false, false)
      return
    }
    // Some banks leave out the reference of the message.
    if statement == nil, ended.tag == "25" {
      statement = BankStatement(place: ended.line)
      (isClosed, hasCurrency) = (false, false)
    }
    guard statement != nil else { return receive(.finding(.bankFieldOutside(ended.tag).at(line: ended.line, field: ended.tag))) }
    take(ended)
  }

  private mutating func take(_ field: MT940Field) {
    switch field.tag {
    case "25", "25P": statement?.account = MT940State.account(field.lines.first ?? "")
    case "28", "28C": statement?.number = BankText.nonEmpty(BankText.trimmed(field.text))
    case "60F", "60M", "62F", "62M", "64": balance(field)
    case "61": movement(field)
    case "86": information(field)
    case "13", "13D", "21", "65", "90C", "90D", "34F", "NS": break
    default: receive(.finding(.bankTagUnknown(field.tag).at(line: field.line, field: field.tag)))
    }
  }

  /// An IBAN, `BANK/ACCOUNT`, or the three parts of a French account.
  private static func account(_ text: String) -> BankAccount {
    let trimmed = BankText.trimmed(text)
    let whole = BankAccount(named: trimmed)
    if whole.iban != nil { return whole }
    let withoutCurrency = BankAccount(named: String(trimmed.dropLast(3)))
    if withoutCurrency.iban != nil { return withoutCurrency }
    let parts = trimmed.split(separator: "/").map(String.init)
    switch parts.count {
    case 3...: return BankAccount(bank: parts[0], branch: parts[1], number: parts[2])
    case 2:
      let second = BankAccount(named: parts[1])
      return second.iban != nil ? second : BankAccount(bank: parts[0], number: parts[1])
    default: return whole
    }
  }

  private mutating func balance(_ field: MT940Field) {
    flush()
    let read: MT940Balance
    do { read = try MT940Balance(BankText.trimmed(field.text)) } catch {
      switch error {
      case .day(let text): say(.bankDayUnreadable(text, form: "AAMMJJ"), field)
      case .amount(let text): say(.bankAmountUnreadable(text), field)
      case .sign: say(.bankAmountUnreadable(field.text), field)
      }
      if field.tag.hasPrefix("62") { isClosed = true }
      return
    }
    if !hasCurrency { statement?.currency = read.amount.currency }
    hasCurrency = true
    guard read.amount.currency == statement?.currency else {
      return say(.bankOtherCurrency(read.amount.currency.code, expected: statement?.currency.code ?? ""), field)
    }
    let kind: BankBalance.Kind = field.tag.hasSuffix("M") ? .intermediate : .booked
    switch field.tag {
    case "60F", "60M":
      statement?.opening = BankBalance(read.amount, on: read.day, kind: kind)
      statement?.firstDay = read.day
    case "64": statement?.available = BankBalance(read.amount, on: read.day, kind: .available)
    default:
      statement?.closing = BankBalance(read.amount, on: read.day, kind: kind)
      statement?.lastDay = read.day
      isClosed = true
    }
  }

  private mutating func movement(_ field: MT940Field) {
    flush()
    guard let currency = statement?.currency else { return }
    do {
      let read = try MT940Movement(field, currency)
      var line = StatementLine(
        on: read.bookingDay, read.amount, read.supplement ?? read.type, valueDay: read.valueDay, place: field.line)
      (line.isReversal, line.reference, line.bankReference) = (read.isReversal, read.reference, read.bankReference)
      line.operation = BankText.nonEmpty(read.type)
      if read.type == "NCHK" { line.entryNumber = read.reference }
      if let supplement = read.supplement { line.details.append(StatementLine.Detail("61", supplement)) }
      pending = line
    } catch {
      switch error {
      case .day(let text): say(.bankDayUnreadable(text, form: "AAMMJJ"), field)
      case .sign(let text): say(.bankSignUnknown(text), field)
      case .amount(let text): say(.bankAmountUnreadable(text), field)
      }
    }
  }

  /// Behind a movement it is about it; behind the closing balance about the whole statement.
  private mutating func information(_ field: MT940Field) {
    guard var line = pending else { return }
    let read = MT940Information(field)
    line.label = read.label ?? read.texts.first ?? line.label
    line.texts += read.label == nil ? Array(read.texts.dropFirst()) : read.texts.filter { $0 != read.label }
    (line.counterpartName, line.counterpartAccount) = (read.name, read.account)
    (line.endToEnd, line.mandate, line.internalOperation) = (read.endToEnd, read.mandate, read.code)
    line.details += read.details
    pending = line
    flush()
  }

  private func say(_ finding: Finding, _ field: MT940Field) {
    receive(.finding(finding.at(line: field.line, field: field.tag)))
  }
}
