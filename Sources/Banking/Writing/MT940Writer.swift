import Kernel

/// SWIFT customer statements, without the blocks of the envelope, the information in sub-fields.
enum MT940Writer {
  static func bytes(_ statements: [BankStatement]) -> [UInt8] {
    Array(statements.flatMap(lines).map { $0 + "\r\n" }.joined().utf8)
  }

  private static func lines(_ statement: BankStatement) -> [String] {
    var lines = [":20:" + swift(statement.identifier ?? "RELEVE", 16), ":25:" + account(statement.account)]
    lines.append(":28C:" + swift(statement.number ?? "1", 11))
    if let opening = statement.opening {
      lines.append(balance(opening.kind == .intermediate ? "60M" : "60F", opening, statement))
    }
    for line in statement.lines { lines += movement(line) }
    if let closing = statement.closing {
      lines.append(balance(closing.kind == .intermediate ? "62M" : "62F", closing, statement))
    }
    if let available = statement.available { lines.append(balance("64", available, statement)) }
    return lines + ["-"]
  }

  private static func account(_ account: BankAccount) -> String {
    if let iban = account.iban { return iban }
    return [account.bank, account.branch, account.number].compactMap(\.self).joined(separator: "/")
  }

  private static func balance(_ tag: String, _ balance: BankBalance, _ statement: BankStatement) -> String {
    let day = balance.day ?? statement.day(of: balance) ?? Day(1980, 1, 1)
    let sign = balance.amount.minor < 0 ? "D" : "C"
    return ":\(tag):\(sign)\(NarrowText.yearFirst(day))\(balance.amount.currency.code)\(amount(balance.amount))"
  }

  /// SWIFT wants the comma even behind a whole number.
  private static func amount(_ amount: BankAmount) -> String {
    let text = amount.currency.plain(Int128(amount.minor.magnitude), decimal: ",")
    return text.contains(",") ? text : text + ","
  }

  private static func movement(_ line: StatementLine) -> [String] {
    let value = line.valueDay ?? line.bookingDay
    let entry = NarrowText.twoDigits(line.bookingDay.monthOfYear) + NarrowText.twoDigits(line.bookingDay.dayOfMonth)
    let sign = line.isReversal ? (line.amount.minor < 0 ? "RC" : "RD") : (line.amount.minor < 0 ? "D" : "C")
    let type = line.operation.flatMap { $0.count == 4 && $0.allSatisfy(\.isASCII) ? $0 : nil } ?? "NMSC"
    var head = ":61:\(NarrowText.yearFirst(value))\(entry)\(sign)\(amount(line.amount))\(type)"
    head += swift(line.reference ?? line.entryNumber ?? "NONREF", 16)
    if let reference = line.bankReference { head += "//" + swift(reference, 16) }
    return [head] + information(line)
  }

  private static let textKeys = (20...29).map { "\($0)" } + (60...63).map { "\($0)" }

  private static func information(_ line: StatementLine) -> [String] {
    var lines = ["?00" + swift(line.label, 27)]
    var rest = swift(line.texts.joined(separator: " "), 27 * textKeys.count)[...]
    for key in textKeys where !rest.isEmpty {
      lines.append("?\(key)" + rest.prefix(27))
      rest = rest.dropFirst(27)
    }
    if let account = line.counterpartAccount { lines.append("?31" + swift(account, 34)) }
    if let name = line.counterpartName {
      let text = swift(name, 54)
      lines.append("?32" + text.prefix(27))
      if text.count > 27 { lines.append("?33" + text.dropFirst(27)) }
    }
    lines[0] = ":86:" + (line.internalOperation.flatMap { $0.count == 3 && $0.allSatisfy(\.isDigit) ? $0 : nil } ?? "") + lines[0]
    return lines
  }

  /// The characters that SWIFT lets through, the mark of the sub-fields left out.
  static func swift(_ text: String, _ width: Int) -> String {
    let allowed = "/-:().,'+ "
    let kept = NarrowText.ascii(text).map { $0.isLetter || $0.isNumber || allowed.contains($0) ? $0 : " " }
    return BankText.trimmed(String(kept.prefix(width)))
  }
}
