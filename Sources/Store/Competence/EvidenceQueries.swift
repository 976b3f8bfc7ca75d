import GRDB

/// What became, since, of the things that the events of the trail wrote.
public struct LaterWork: Sendable {
  /// The last event that wrote each thing, by its name, and whether it took it away.
  fileprivate var last: [String: (event: Int64, isRemoval: Bool)] = [:]
  /// The events whose letterings were taken off, or whose imported entries were changed.
  fileprivate var reworked: Set<Int64> = []
  /// The imports that were taken back.
  fileprivate var undone: Set<String> = []

  /// Whatever is opened on the way, such as an account, is not the work itself.
  private static let passing: Set<String> = ["account", "journal", "third-party", "bank-account", "scenario_run", "dossier"]

  /// The name of a thing whatever its state: `scenario_answer/3/2` is the second state of `scenario_answer/3`.
  fileprivate static func thing(_ subject: String) -> String {
    let words = subject.split(separator: "/")
    return words.count == 3 && Int64(words[2]) != nil ? words[0...1].joined(separator: "/") : subject
  }

  private static func isWork(_ subject: String) -> Bool { !passing.contains(String(subject.prefix { $0 != "/" })) }

  /// Another event wrote one of the same things after this one.
  public func isReworked(_ event: Int64, _ parts: [String]) -> Bool {
    reworked.contains(event)
      || parts.contains { LaterWork.isWork($0) && last[LaterWork.thing($0)].map { $0.event > event } ?? false }
  }

  /// All that this event wrote was taken away since.
  public func isGone(_ event: Int64, _ parts: [String]) -> Bool {
    let work = parts.filter(LaterWork.isWork)
    return !work.isEmpty
      && work.allSatisfy { part in
        undone.contains(part) || last[LaterWork.thing(part)].map { $0.event > event && $0.isRemoval } ?? false
      }
  }
}

extension DossierReading {
  /// What became of everything that the trail says was written.
  public func laterWork() throws -> LaterWork {
    var work = LaterWork()
    let parts = try Row.fetchCursor(
      db, sql: "SELECT subject, event_seq, digest = zeroblob(32) FROM artefact ORDER BY event_seq, position")
    while let row = try parts.next() {
      work.last[LaterWork.thing(try row.decode(atIndex: 0))] = (try row.decode(atIndex: 1), try row.decode(atIndex: 2))
    }
    work.reworked = Set(
      try Int64.fetchAll(
        db,
        sql: """
          SELECT l.event_seq FROM lettering l JOIN lettering_removal r ON r.lettering_id = l.id
          UNION SELECT a.event_seq FROM artefact a JOIN entry e ON a.subject = 'batch/' || e.batch_id WHERE e.version > 1
          """))
    work.undone = Set(try String.fetchAll(db, sql: "SELECT 'batch/' || id FROM batch WHERE undone = 1"))
    return work
  }

  /// The event that started the scenario: what stands before it is given, not done. Nil in a dossier that is no scenario's.
  public func scenarioStart() throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT max(event_seq) FROM artefact WHERE subject LIKE 'scenario_run/%/1'")
  }
}
