import Kernel

/// The complements of a movement that have a meaning here, by the qualifier of their 05 record.
///
/// All of them stay in the details of the line to the letter, those without a meaning here too.
enum CFONB120Qualifier {
  static func apply(_ detail: StatementLine.Detail, to line: inout StatementLine) {
    let text = BankText.trimmed(detail.text)
    guard !text.isEmpty else { return }
    let (first, second) = (BankText.trimmed(String(detail.text.prefix(35))), BankText.trimmed(String(detail.text.dropFirst(35))))
    switch detail.qualifier {
    case "LIB", "LCC", "LC2", "LCS": line.texts.append(text)
    // The other side of a debit is the creditor, that of a credit the debtor; some banks name both the other way.
    case "NBE": name(text, isOther: line.amount.minor < 0, &line)
    case "NPY": name(text, isOther: line.amount.minor >= 0, &line)
    case "NBU", "NPO": if line.counterpartName == nil { line.counterpartName = text }
    case "CBE": account(text, isOther: line.amount.minor < 0, &line)
    case "CPY": account(text, isOther: line.amount.minor >= 0, &line)
    case "RCN": line.endToEnd = BankText.nonEmpty(first)
    case "REF": line.bankReference = BankText.nonEmpty(second.isEmpty ? first : second)
    case "RUM": line.mandate = BankText.nonEmpty(first)
    case "MMO": line.originalAmount = amount(detail.text) ?? line.originalAmount
    case "FEE": line.charges = amount(detail.text) ?? line.charges
    default: break
    }
  }

  private static func name(_ text: String, isOther: Bool, _ line: inout StatementLine) {
    if isOther || line.counterpartName == nil { line.counterpartName = text }
  }

  private static func account(_ text: String, isOther: Bool, _ line: inout StatementLine) {
    guard let iban = try? IBAN(text), isOther || line.counterpartAccount == nil else { return }
    line.counterpartAccount = iban.text
  }

  /// Currency, decimals, fourteen digits.
  private static func amount(_ text: String) -> BankAmount? {
    let characters = Array(text)
    guard characters.count >= 18, characters[..<3].allSatisfy({ $0.isASCII && $0.isLetter }),
      let decimals = characters[3].wholeNumberValue,
      decimals <= 4
    else { return nil }
    let digits = String(characters[4..<18])
    let currency = BankCurrency(String(characters[..<3]), decimals: decimals)
    return digits.allSatisfy(\.isDigit) ? Int64(digits).map { BankAmount($0, currency) } : nil
  }
}
