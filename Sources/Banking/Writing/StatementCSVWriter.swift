import Formats
import Kernel

/// The columns that a French bank's site exports, the balance behind each movement.
enum StatementCSVWriter {
  static let header: [CSVCell] = [
    "Date", "Date de valeur", "Libellé", "Libellé complémentaire", "Débit", "Crédit", "Solde", "Devise", "Référence",
    "Numéro de chèque",
  ]

  static func bytes(_ statements: [BankStatement]) throws -> [UInt8] {
    let sink = ByteSink()
    var writer = CSVWriter { sink.bytes += $0 }
    try writer.write(header)
    for statement in statements {
      var balance = statement.opening.map { Int128($0.amount.minor) }
      for line in statement.lines {
        balance = balance.map { $0 + Int128(line.amount.minor) }
        try writer.write(row(line, balance))
      }
    }
    _ = try writer.finish()
    return sink.bytes
  }

  private static func row(_ line: StatementLine, _ balance: Int128?) -> [CSVCell] {
    let currency = line.amount.currency
    let magnitude = amount(Int128(line.amount.minor.magnitude), currency)
    return [
      .text(line.bookingDay.french), .text(line.valueDay?.french ?? ""), .text(line.label),
      .text(line.texts.joined(separator: " ")),
      line.amount.minor < 0 ? magnitude : .empty, line.amount.minor < 0 ? .empty : magnitude,
      balance.map { amount($0, currency) } ?? .empty, .text(currency.code), .text(line.reference ?? ""),
      .text(line.entryNumber ?? ""),
    ]
  }

  /// A negative balance is a number for a spreadsheet: it is left as it is.
  private static func amount(_ minor: Int128, _ currency: BankCurrency) -> CSVCell {
    guard currency.decimals == 2, let cents = Int64(exactly: minor) else { return .text(currency.plain(minor, decimal: ",")) }
    return .amount(Money(cents: cents))
  }
}
