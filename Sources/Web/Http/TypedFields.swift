import Kernel

// What people type in a form or an address, read or refused with the field it stands in.

extension Fields {
  /// An amount as French people write it; nil when the field is empty. Throws `web.amount-unreadable`.
  func amount(_ field: String) throws -> Money? {
    guard let text = text(field) else { return nil }
    do { return try Money(french: text) } catch { throw Finding.amountUnreadable(text, error.reason).at(field: field) }
  }

  /// Throws `web.day-unreadable`.
  func day(_ field: String) throws -> Day? {
    guard let text = text(field) else { return nil }
    guard let day = Day(iso: text) ?? Day(french: text) else { throw Finding.dayUnreadable(text).at(field: field) }
    return day
  }

  /// Throws `web.number-unreadable`.
  func number(_ field: String) throws -> Int? {
    guard let text = text(field) else { return nil }
    guard let number = Int(text.filter { !$0.isWhitespace }) else { throw Finding.numberUnreadable(text).at(field: field) }
    return number
  }

  /// Throws `web.rate-unreadable`.
  func rate(_ field: String) throws -> Rate? {
    guard let text = text(field) else { return nil }
    guard let rate = Rate(frenchPercent: text) else { throw Finding.rateUnreadable(text).at(field: field) }
    return rate
  }
}

extension Finding {
  fileprivate static func amountUnreadable(_ text: String, _ reason: String) -> Finding {
    Finding(
      "web.amount-unreadable", "Le montant « \(text.prefix(40)) » est refusé : \(reason).",
      recovery: "Écrivez-le comme 1234,56.")
  }

  fileprivate static func numberUnreadable(_ text: String) -> Finding {
    Finding(
      "web.number-unreadable", "« \(text.prefix(40)) » n’est pas un nombre entier.",
      recovery: "Écrivez des chiffres, tels que 15.")
  }

  fileprivate static func rateUnreadable(_ text: String) -> Finding {
    Finding("web.rate-unreadable", "« \(text.prefix(40)) » n’est pas un taux.", recovery: "Écrivez-le comme 10 ou 2,5.")
  }
}
