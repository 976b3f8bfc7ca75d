import Foundation
import Kernel
import Ledger
import Store

/// Keeps a recurring entry (abonnement) under a name. When one of that name is
/// there, it changes, and what it already wrote stays written.
public struct DefineRecurring: Sendable {
  public var name: String
  public var recurring: SavedRecurring
  public init(_ name: String, _ recurring: SavedRecurring) { (self.name, self.recurring) = (name, recurring) }

  /// Throws `ledger.recurring.name-empty`, `ledger.template.missing`, and what the ledger refuses of its rhythm and amounts.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws {
    let title = name.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !title.isEmpty else { throw Finding.recurringNameEmpty() }
    try desk.changing("abonnement.definir", subject: "recurring_entry/\(title)", isTrial: isTrial) { change in
      let template = try change.reading.template(recurring.template)
      _ = try recurring.entry(template)
      try recurring.checkAmounts(template)
      _ = try template.fill(recurring.amounts, day: recurring.first, rates: try LedgerContext(change.reading, desk).rates)
      try change.save(.recurringEntry, name: title, body: recurring.json)
    }
  }
}

/// The recurring entries of a dossier, by name.
public struct ListRecurring: Sendable {
  public init() {}

  public struct Item: Sendable {
    public let name: String
    public let recurring: SavedRecurring
    /// The last day through which it was written.
    public let doneThrough: Day?
    /// The next day it falls on; nil when it has ended.
    public let next: Day?
  }

  public func callAsFunction(_ desk: Desk) throws -> [Item] {
    try desk.dossier.reading { reading in
      try SavedRecurring.all(reading).sorted { $0.key < $1.key }.map { name, recurring in
        let done = try reading.recurringDoneThrough(name)
        let start = RecurringWindow.start(recurring, done)
        let entry = try recurring.entry(reading.template(recurring.template))
        let days = entry.days(
          from: start, to: start.addingMonths(recurring.everyMonths * 2 + 1), isWorkingDay: RecurringWindow.isWorkingDay)
        return Item(name: name, recurring: recurring, doneThrough: done, next: days.first)
      }
    }
  }
}

/// Takes a recurring entry away. The entries it made stay.
public struct DeleteRecurring: Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }

  /// Throws `ledger.recurring.missing`.
  public func callAsFunction(_ desk: Desk) throws {
    try desk.changing("abonnement.supprimer", subject: "recurring_entry/\(name)") { change in
      guard try change.reading.saved(.recurringEntry)[name.savedName] != nil else {
        throw Finding.recurringMissing(name, try change.reading.saved(.recurringEntry).keys.sorted())
      }
      try change.deleteSaved(.recurringEntry, name: name)
    }
  }
}

/// An entry that a recurring entry makes.
public struct DueEntry: Sendable {
  public let recurring: String
  public let draft: EntryDraft
}

/// What falls between two days, written already or not.
public struct PreviewRecurring: Sendable {
  /// All of them when empty.
  public var names: [String]
  public var from: Day
  public var through: Day
  public init(_ names: [String] = [], from: Day, through: Day) { (self.names, self.from, self.through) = (names, from, through) }

  /// Throws `ledger.recurring.missing`, `ledger.recurring.window`.
  public func callAsFunction(_ desk: Desk) throws -> [DueEntry] {
    guard from <= through, through < from.addingMonths(RecurringWindow.longestMonths) else {
      throw Finding.recurringWindow(from, through)
    }
    return try desk.dossier.reading { reading in
      let context = try LedgerContext(reading, desk)
      return try RecurringWindow.chosen(names, reading).flatMap { name, recurring in
        try RecurringWindow.due(name, recurring, from: from, through: through, context)
      }
    }
  }
}

/// Writes what is due through a day in the brouillard, and remembers how far it
/// went, so that nothing is written twice. All of it, or nothing.
public struct WriteRecurring: Sendable {
  /// All of them when empty.
  public var names: [String]
  public var through: Day
  public init(_ names: [String] = [], through: Day) { (self.names, self.through) = (names, through) }

  public struct Outcome: Sendable {
    /// Empty when errors kept the dossier as it was.
    public let written: [(id: Int64, entry: DueEntry)]
    public let findings: [Finding]
  }

  /// Throws `ledger.recurring.missing`, `ledger.recurring.window`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    try desk.changing("abonnement.passer", subject: "recurring/\(through.iso)", isTrial: isTrial) { change in
      var (written, findings): ([(id: Int64, entry: DueEntry)], [Finding]) = ([], [])
      for (name, recurring) in try RecurringWindow.chosen(names, change.reading) {
        let done = try change.reading.recurringDoneThrough(name)
        guard done.map({ $0 < through }) ?? true else { continue }
        let start = RecurringWindow.start(recurring, done)
        guard through < start.addingMonths(RecurringWindow.longestMonths) else { throw Finding.recurringWindow(start, through) }
        let due = try RecurringWindow.due(name, recurring, from: start, through: through, try LedgerContext(change.reading, desk))
        for entry in due { try write(entry, desk, change, &written, &findings) }
        if !due.isEmpty { try change.setRecurringDone(name, through: through) }
      }
      let isRefused = findings.contains { $0.severity == .error }
      if isRefused || written.isEmpty { change.abandon() }
      return Outcome(written: isRefused ? [] : written, findings: findings)
    }
  }

  private func write(
    _ entry: DueEntry, _ desk: Desk, _ change: DossierChange, _ written: inout [(id: Int64, entry: DueEntry)],
    _ findings: inout [Finding]
  ) throws {
    // Read again for each: the entry before this one counts for the cash and for the invoice numbers.
    let context = try LedgerContext(change.reading, desk)
    let found = EntryChecks.check(entry.draft, in: try context.entryContext(for: entry.draft.day))
    findings += found.map { $0.at(file: "\(entry.recurring), \(entry.draft.day.french)") }
    guard !found.contains(where: { $0.severity == .error }) else { return }
    try context.open(entry.draft, change)
    written.append((try change.addDraft(entry.draft, in: try context.year(of: entry.draft.day)), entry))
  }
}

/// Which days a recurring entry is asked for.
enum RecurringWindow {
  /// Beyond, a slip in a year would write hundreds of entries.
  static let longestMonths = 36

  static func isWorkingDay(_ day: Day) -> Bool { HolidayCalendar().isWorkingDay(day) }

  /// The day after the last one done. At first, early enough for an occurrence that moves back before its first day.
  static func start(_ recurring: SavedRecurring, _ done: Day?) -> Day { done.map { $0 + 1 } ?? recurring.first.addingMonths(-1) }

  static func chosen(_ names: [String], _ reading: DossierReading) throws -> [(String, SavedRecurring)] {
    let all = try SavedRecurring.all(reading)
    for name in names where all[name.savedName] == nil { throw Finding.recurringMissing(name, all.keys.sorted()) }
    let wanted = Set(names.map(\.savedName))
    return all.filter { wanted.isEmpty || wanted.contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  static func due(
    _ name: String, _ recurring: SavedRecurring, from: Day, through: Day, _ context: LedgerContext
  ) throws -> [DueEntry] {
    let entry = try recurring.entry(context.reading.template(recurring.template))
    return try entry.drafts(from: from, to: through, rates: context.rates, isWorkingDay: isWorkingDay).map {
      DueEntry(recurring: name, draft: $0)
    }
  }
}

extension Finding {
  static func recurringNameEmpty() -> Finding {
    Finding("ledger.recurring.name-empty", "L’abonnement n’a pas de nom.", recovery: "Donnez-lui un nom : \"Loyer du bureau\"")
  }

  static func recurringMissing(_ name: String, _ known: [String]) -> Finding {
    Finding(
      "ledger.recurring.missing", "Le dossier n’a pas d’abonnement « \(name) ».",
      recovery: known.isEmpty
        ? "Définissez-en un : ecritoire ecriture abonnement definir …" : "Abonnements : \(known.joined(separator: ", ")).")
  }

  static func recurringWindow(_ from: Day, _ through: Day) -> Finding {
    Finding(
      "ledger.recurring.window",
      "Du \(from.french) au \(through.french) : ce n’est pas une période de \(RecurringWindow.longestMonths) mois au plus.",
      recovery: "Vérifiez les dates ; procédez par périodes plus courtes.")
  }
}
