import Kernel

/// `!Type:Bank`, days first, points for decimals.
enum QIFWriter {
  static func bytes(_ statements: [BankStatement]) -> [UInt8] { Array(statements.map(text).joined().utf8) }

  private static func text(_ statement: BankStatement) -> String {
    let type = statement.account.kind == .card ? "CCard" : "Bank"
    var text = "!Account\nN\(statement.account.iban ?? statement.account.number ?? "")\nT\(type)\n"
    if let closing = statement.closing { text += "$\(closing.amount.plain)\n" }
    text += "^\n!Type:\(type)\n"
    if let opening = statement.opening, let day = statement.day(of: opening) {
      text += "D\(day.french)\nT\(opening.amount.plain)\nPSolde initial\n^\n"
    }
    for line in statement.lines {
      text += "D\(line.bookingDay.french)\nT\(line.amount.plain)\n"
      if let number = line.entryNumber { text += "N\(plain(number))\n" }
      text += "P\(plain(line.label))\n"
      if !line.texts.isEmpty { text += "M\(plain(line.texts.joined(separator: " ")))\n" }
      for detail in line.details where detail.qualifier.count == 1 && !"DTUNPM^!".contains(detail.qualifier) {
        text += "\(detail.qualifier)\(plain(detail.text))\n"
      }
      text += "^\n"
    }
    return text
  }

  private static func plain(_ text: String) -> String { BankText.trimmed(BankText.cleaned(text)) }
}
