public import Competence
import GRDB
import Kernel

extension ScenarioRun: KeptInDossier {
  static var table: StateTable { .scenarioRun }
  var owner: Int64 { 0 }
}

extension ScenarioAnswer: KeptInDossier {
  static var table: StateTable { .scenarioAnswer }
  var owner: Int64 { 0 }
}

extension HandIn: KeptInDossier {
  static var table: StateTable { .handIn }
  var owner: Int64 { 0 }
}

extension Judgement: KeptInDossier {
  static var table: StateTable { .judgement }
  var owner: Int64 { 0 }
}

extension DossierReading {
  /// The scenario that is at work; nil in a dossier that is none's.
  public func scenarioRun() throws -> Kept<ScenarioRun>? {
    let runs: [Kept<ScenarioRun>] = try kept()
    return runs.last
  }

  /// The last answer of each name, in the order they were first given.
  public func scenarioAnswers() throws -> [Kept<ScenarioAnswer>] { try kept() }

  /// In the order they were handed in.
  public func handIns() throws -> [Kept<HandIn>] { try kept() }

  /// In the order they were given.
  public func judgements() throws -> [Kept<Judgement>] { try kept() }

  /// The day on which each entry was first written, on the dossier's clock, by its key.
  public func entryDays() throws -> [Int64: String] {
    var days: [Int64: String] = [:]
    let drafts = try Row.fetchCursor(
      db,
      sql: """
        SELECT CAST(substr(a.subject, 7) AS INTEGER), min(e.instant) FROM artefact a JOIN event e ON e.seq = a.event_seq
        WHERE a.subject LIKE 'draft/%' GROUP BY a.subject
        """)
    while let row = try drafts.next() {
      days[try row.decode(atIndex: 0)] = String((try row.decode(atIndex: 1) as String).prefix(10))
    }
    let entries = try Row.fetchCursor(db, sql: "SELECT t.id, e.instant FROM entry t JOIN event e ON e.seq = t.event_seq")
    while let row = try entries.next() {
      let id: Int64 = try row.decode(atIndex: 0)
      if days[id] == nil { days[id] = String((try row.decode(atIndex: 1) as String).prefix(10)) }
    }
    return days
  }

  /// The keys of the entries that have a voucher.
  public func entriesWithVouchers() throws -> Set<Int64> {
    Set(try Int64.fetchAll(db, sql: "SELECT DISTINCT entry_id FROM voucher"))
  }

  /// Whether a match of a bank's account holds.
  public func hasMatches(_ account: StoredBankAccount) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM matched_movement k JOIN bank_movement m ON m.id = k.movement_id WHERE m.bank_account_id = ?)
        """, arguments: [account.id]) ?? false
  }

  /// How many events each use case has in the trail, without those that prepared a scenario.
  public func useCaseCounts() throws -> [(useCase: String, count: Int)] {
    try Row.fetchAll(
      db, sql: "SELECT use_case, count(*) FROM event WHERE seq > ? GROUP BY use_case ORDER BY use_case",
      arguments: [scenarioStart() ?? 0]
    ).map { (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1)) }
  }

  /// The use cases that the trail has events of, without those that prepared a scenario.
  public func useCasesDone() throws -> Set<String> { Set(try useCaseCounts().map(\.useCase)) }
}

extension DossierChange {
  @discardableResult public func add(_ run: ScenarioRun) throws -> Int64 { try addState(run) }
  @discardableResult public func add(_ answer: ScenarioAnswer) throws -> Int64 { try addState(answer) }
  @discardableResult public func add(_ handIn: HandIn) throws -> Int64 { try addState(handIn) }
  @discardableResult public func add(_ judgement: Judgement) throws -> Int64 { try addState(judgement) }
  public func change(_ kept: Kept<ScenarioRun>, to value: ScenarioRun) throws { try setState(kept, value) }
  public func change(_ kept: Kept<ScenarioAnswer>, to value: ScenarioAnswer) throws { try setState(kept, value) }
}
