import Kernel
import Ledger
import UseCases

/// A recurring entry (abonnement) that was defined.
public struct DefinedRecurringJSON: Encodable, Sendable {
  let name, rhythm: String
  let trial: Bool
  let findings: [FindingJSON] = []

  public init(_ recurring: SavedRecurring, name: String, trial: Bool) {
    (self.name, rhythm, self.trial) = (name, recurring.rhythm, trial)
  }
}

/// The recurring entries, and when each falls next.
public struct RecurringListJSON: Encodable, Sendable {
  struct Item: Encodable {
    let name, template, rhythm, shift: String
    let everyMonths: Int
    let day: OrNull<Int>
    let amounts: [String: String]
    let first: Day
    let last, doneThrough, next: OrNull<Day>

    init(_ item: ListRecurring.Item) {
      let recurring = item.recurring
      var number: Int?
      if case .day(let day) = recurring.dayRule { number = day }
      (name, template, rhythm, shift) = (item.name, recurring.template, recurring.rhythm, recurring.shift.rawValue)
      (everyMonths, day, amounts) = (recurring.everyMonths, OrNull(number), recurring.amounts.mapValues(\.json))
      (first, last, doneThrough, next) = (
        recurring.first, OrNull(recurring.last), OrNull(item.doneThrough), OrNull(item.next)
      )
    }
  }
  let recurring: [Item]
  let findings: [FindingJSON] = []

  public init(_ items: [ListRecurring.Item]) { recurring = items.map(Item.init) }
}

/// An entry that a recurring entry makes, with its key once it is written.
public struct DueEntryJSON: Encodable, Sendable {
  let recurring: String
  let id: OrNull<Int64>
  let entry: EntryContentJSON

  public init(_ due: DueEntry, id: Int64?) {
    (recurring, self.id, entry) = (due.recurring, OrNull(id), EntryContentJSON(due.draft, id: id))
  }
}

/// What falls between two days, written or not.
public struct RecurringPreviewJSON: Encodable, Sendable {
  let due: [DueEntryJSON]
  let findings: [FindingJSON] = []

  public init(_ due: [DueEntry]) { self.due = due.map { DueEntryJSON($0, id: nil) } }
}

/// What was due and is now written, or would be.
public struct WrittenRecurringJSON: Encodable, Sendable {
  let written: [DueEntryJSON]
  let trial: Bool
  let findings: [FindingJSON]

  public init(_ outcome: WriteRecurring.Outcome, trial: Bool) {
    written = outcome.written.map { DueEntryJSON($0.entry, id: trial ? nil : $0.id) }
    (self.trial, findings) = (trial, outcome.findings.json)
  }
}
