import Foundation
import Kernel
import Ledger
import Store

/// A recurring entry as a dossier keeps it: it names its template, so that a
/// template that is mended serves at the next occurrence.
public struct SavedRecurring: Hashable, Sendable {
  /// Name of the template.
  public var template: String
  public var amounts: [String: Money]
  public var everyMonths: Int
  public var dayRule: RecurringEntry.DayRule
  public var shift: RecurringEntry.Shift
  public var first: Day
  public var last: Day?

  public init(
    template: String, amounts: [String: Money] = [:], everyMonths: Int, dayRule: RecurringEntry.DayRule,
    shift: RecurringEntry.Shift = .none, first: Day, last: Day? = nil
  ) {
    (self.template, self.amounts, self.everyMonths, self.dayRule) = (template, amounts, everyMonths, dayRule)
    (self.shift, self.first, self.last) = (shift, first, last)
  }

  /// « tous les mois, le 5 », « tous les 3 mois, le dernier jour ».
  public var rhythm: String {
    let period =
      switch everyMonths {
      case 1: "tous les mois"
      case 3: "tous les trimestres"
      case 12: "tous les ans"
      default: "tous les \(everyMonths) mois"
      }
    let day =
      switch dayRule {
      case .day(let number): number == 1 ? "le 1er" : "le \(number)"
      case .lastDay: "le dernier jour"
      }
    return "\(period), \(day)"
  }

  /// The value of the ledger, with its template. Throws what the ledger refuses: `ledger.recurring.period`, …
  func entry(_ template: EntryTemplate) throws(Finding) -> RecurringEntry {
    try RecurringEntry(
      template: template, amounts: amounts, everyMonths: everyMonths, dayRule: dayRule, shift: shift, first: first, last: last)
  }

  /// Whether the template can be filled with the amounts that are kept: no variable without one, no amount without a variable.
  func checkAmounts(_ template: EntryTemplate) throws(Finding) {
    for name in amounts.keys.sorted() where !template.variables.contains(where: { $0.name == name }) {
      throw .templateVariableUnknown(template.name, name)
    }
    for name in template.lines.compactMap(\.formula.variable) where amounts[name] == nil {
      guard template.variables.contains(where: { $0.name == name && $0.usual != nil }) else {
        throw .templateAmountMissing(template.name, name)
      }
    }
  }

  static func all(_ reading: DossierReading) throws -> [String: SavedRecurring] {
    try Dictionary(
      uniqueKeysWithValues: reading.saved(.recurringEntry).map { ($0.key, try SavedRecurring(name: $0.key, json: $0.value)) })
  }
}

// MARK: Its text

extension SavedRecurring {
  /// What is written in the dossier: amounts in cents, days as 2026-10-31.
  private struct Body: Codable {
    var template: String
    var cents: [String: Int64]
    var everyMonths: Int
    /// 1…31; nil for the last day of the month.
    var day: Int?
    var shift: String
    var first: Day
    var last: Day?
  }

  var json: String {
    get throws {
      var number: Int?
      if case .day(let day) = dayRule { number = day }
      let body = Body(
        template: template, cents: amounts.mapValues(\.cents), everyMonths: everyMonths, day: number, shift: shift.rawValue,
        first: first, last: last)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(body), as: UTF8.self)
    }
  }

  /// Throws `ledger.recurring.unreadable`.
  init(name: String, json: String) throws {
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(json.utf8)),
      let shift = RecurringEntry.Shift(rawValue: body.shift)
    else { throw Finding.recurringUnreadable(name) }
    self.init(
      template: body.template, amounts: body.cents.mapValues { Money(cents: $0) }, everyMonths: body.everyMonths,
      dayRule: body.day.map { .day($0) } ?? .lastDay, shift: shift, first: body.first, last: body.last)
  }
}

extension Finding {
  static func recurringUnreadable(_ name: String) -> Finding {
    Finding(
      "ledger.recurring.unreadable", "L’abonnement « \(name) » ne se lit plus.",
      recovery: "Définissez-le de nouveau : ecritoire ecriture abonnement definir \"\(name)\" …")
  }
}
