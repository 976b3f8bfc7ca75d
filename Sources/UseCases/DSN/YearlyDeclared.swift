public import Kernel
import Payroll
public import SocialReporting
import Store

/// What an establishment says once a year, as it is typed in: codes of the norm with their amounts.
public struct YearlyDeclared: Hashable, Sendable {
  /// `S21.G00.44`.
  public var taxes: [EstablishmentTax] = []
  /// `S21.G00.82`.
  public var charges: [EstablishmentCharge] = []

  public init() {}

  /// Reads « 001=90000 006 » and « 076=81,00 ». A tax is of the year of the month, a contribution of the year before.
  ///
  /// Throws `dsn.yearly.text`.
  public init(taxes: String, charges: String, month: Month) throws {
    self.taxes = try YearlyDeclared.pairs(taxes).map { EstablishmentTax(code: $0.code, amount: $0.amount, year: month.year) }
    let year = Day(month.year - 1, 1, 1)...Day(month.year - 1, 12, 31)
    self.charges = try YearlyDeclared.pairs(charges).map { code, amount in
      guard let amount else { throw Finding.yearlyText(code) }
      return EstablishmentCharge(code: code, amount: amount, period: year)
    }
  }

  /// What a message says.
  init(_ message: DSNMessage) {
    for declaration in message.declarations {
      taxes += declaration.descendants("S21.G00.44").compactMap(EstablishmentTax.init)
      charges += declaration.descendants("S21.G00.82").compactMap(EstablishmentCharge.init)
    }
  }

  public var isEmpty: Bool { taxes.isEmpty && charges.isEmpty }

  private static func pairs(_ text: String) throws -> [(code: String, amount: Money?)] {
    try text.split(whereSeparator: { $0.isWhitespace || $0 == ";" }).map { word in
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let code = String(parts[0])
      guard code.count == 3, code.allSatisfy({ $0.isASCII && $0.isNumber }) else { throw Finding.yearlyText(String(word)) }
      guard parts.count == 2 else { return (code, nil) }
      guard let amount = try? Money(french: String(parts[1])) else { throw Finding.yearlyText(String(word)) }
      return (code, amount)
    }
  }
}

extension DeclarationReading {
  /// What the payslips of the year before, of this establishment, give of the balance of the tax for apprenticeship; nil when the month
  /// does not declare it, or when there are none.
  func lastYear(before month: Month, at place: Int64) throws -> YearlyBase? {
    guard try DeclarationDueDate.declaresBalance(month) else { return nil }
    let contracts = Dictionary(uniqueKeysWithValues: try reading.contracts().map { ($0.id, $0.value) })
    var found = YearlyBase(year: month.year - 1, months: 0, base: .zero, amount: .zero)
    for past in (1...12).map({ Month(month.year - 1, $0) }) {
      let own = try reading.sealedPayslips(of: past, law: desk.law).filter { sealed in
        !sealed.isReplaced
          && contracts[sealed.contract].map { DeclarationReading.workplace(of: $0, in: past) == place } ?? false
      }
      if !own.isEmpty { found.months += 1 }
      for line in own.flatMap(\.document.slip.yearlyLines) where line.code == .apprenticeshipTaxBalance {
        found.base += line.base
        found.amount += line.employerAmount
      }
    }
    return found.months == 0 ? nil : found
  }
}

extension Finding {
  static func yearlyText(_ word: String) -> Finding {
    Finding(
      "dsn.yearly.text", "« \(word.prefix(20)) » n’est pas un code et son montant.",
      recovery: "Écrivez trois chiffres et un montant, tels que 076=81,00, avec une espace entre deux.",
      reference: "S21.G00.82.002"
    ).at(field: "cotisations")
  }

  static func yearlyPlace(_ places: [Int64]) -> Finding {
    Finding(
      "dsn.yearly.place", "Ce qui est dû une fois l’an est d’un établissement, et \(places.count) déclarent ce mois.",
      recovery: "Dites lequel : --etablissement \(places.first ?? 1)."
    ).at(field: "cotisations")
  }
}
