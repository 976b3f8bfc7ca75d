import Foundation
import Kernel
import Ledger
import Store

/// The templates of a dossier (guides de saisie), by name.
public struct ListTemplates: Sendable {
  public init() {}

  /// A template that cannot be read any more is a finding in its place.
  public func callAsFunction(_ desk: Desk) throws -> [EntryTemplate] {
    try desk.dossier.reading { reading in
      try reading.saved(.template).sorted { $0.key < $1.key }.map { try EntryTemplate.stored($0.key, $0.value) }
    }
  }
}

/// Keeps a template, from its text, under the name that the text gives it.
public struct SaveTemplate: Sendable {
  public var text: String
  public init(_ text: String) { self.text = text }

  public struct Outcome: Sendable {
    /// Nil when errors kept the dossier as it was.
    public let template: EntryTemplate?
    /// Whether it takes the place of another of the same name.
    public let isChange: Bool
    public let findings: [Finding]
  }

  /// Throws `ledger.template.breaks-recurring` when a recurring entry that uses it could not be written any more.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    let (template, findings) = EntryTemplate.read(text)
    guard let template else { return Outcome(template: nil, isChange: false, findings: findings) }
    return try desk.changing("modele.enregistrer", subject: "template/\(template.name)", isTrial: isTrial) {
      change in
      let isChange = try change.reading.saved(.template)[template.name.savedName] != nil
      for (name, recurring) in try SavedRecurring.all(change.reading)
      where recurring.template.savedName == template.name.savedName {
        do throws(Finding) { try recurring.checkAmounts(template) } catch {
          throw Finding.templateBreaksRecurring(template.name, name, error)
        }
      }
      try change.save(.template, name: template.name, body: template.text)
      return Outcome(template: template, isChange: isChange, findings: findings)
    }
  }
}

/// Takes a template away. The entries it made stay.
public struct DeleteTemplate: Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }

  /// Throws `ledger.template.missing`, `ledger.template.in-use`.
  public func callAsFunction(_ desk: Desk) throws {
    try desk.changing("modele.supprimer", subject: "template/\(name)") { change in
      let template = try change.reading.template(name)
      let users = try SavedRecurring.all(change.reading).filter { $0.value.template.savedName == template.name.savedName }
      guard users.isEmpty else { throw Finding.templateInUse(template.name, users.keys.sorted()) }
      try change.deleteSaved(.template, name: template.name)
    }
  }
}

/// The entry that a template makes of these amounts: to preview, or to give to `RecordEntry`.
public struct FillTemplate: Sendable {
  public var name: String
  public var amounts: [String: Money]
  public var day: Day
  public init(_ name: String, amounts: [String: Money] = [:], day: Day) {
    (self.name, self.amounts, self.day) = (name, amounts, day)
  }

  /// Throws `ledger.template.missing`, and what filling it refuses.
  public func callAsFunction(_ desk: Desk) throws -> EntryDraft {
    try desk.dossier.reading { reading in
      try reading.template(name).fill(amounts, day: day, rates: try LedgerContext(reading, desk).rates)
    }
  }
}

/// One template.
public struct ShowTemplate: Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }

  /// Throws `ledger.template.missing`.
  public func callAsFunction(_ desk: Desk) throws -> EntryTemplate { try desk.dossier.reading { try $0.template(name) } }
}

extension DossierReading {
  /// Throws `ledger.template.missing`.
  func template(_ name: String) throws -> EntryTemplate {
    let saved = try saved(.template)
    guard let body = saved[name.savedName] else { throw Finding.templateMissing(name, saved.keys.sorted()) }
    return try EntryTemplate.stored(name, body)
  }
}

extension EntryTemplate {
  fileprivate static func stored(_ name: String, _ body: String) throws -> EntryTemplate {
    let (template, findings) = EntryTemplate.read(body)
    guard let template else { throw Finding.templateUnreadable(name, findings) }
    return template
  }
}

extension String {
  /// Two spellings of the same characters (é, or e and an accent) are one name.
  var savedName: String { precomposedStringWithCanonicalMapping }
}

extension Finding {
  static func templateMissing(_ name: String, _ known: [String]) -> Finding {
    Finding(
      "ledger.template.missing", "Le dossier n’a pas de guide « \(name) ».",
      recovery: known.isEmpty
        ? "Enregistrez-en un : ecritoire ecriture modele enregistrer FICHIER" : "Guides : \(known.joined(separator: ", ")).")
  }

  static func templateInUse(_ name: String, _ users: [String]) -> Finding {
    Finding(
      "ledger.template.in-use", "Le guide « \(name) » sert aux abonnements : \(users.joined(separator: ", ")).",
      recovery: "Supprimez-les d’abord : ecritoire ecriture abonnement supprimer NOM")
  }

  static func templateBreaksRecurring(_ name: String, _ recurring: String, _ reason: Finding) -> Finding {
    Finding(
      "ledger.template.breaks-recurring",
      "Avec ce guide « \(name) », l’abonnement « \(recurring) » ne pourrait plus passer : \(reason.message)",
      recovery: "Gardez ses variables, ou supprimez d’abord l’abonnement.")
  }

  static func templateUnreadable(_ name: String, _ findings: [Finding]) -> Finding {
    Finding(
      "ledger.template.unreadable", "Le guide « \(name) » ne se lit plus : \(findings.first?.message ?? "")",
      recovery: "Enregistrez-le de nouveau : ecritoire ecriture modele enregistrer FICHIER")
  }
}
