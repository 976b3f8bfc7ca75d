import GRDB
import Kernel
public import Workforce

/// The state that something of the workforce is in now.
public struct Kept<Value: Hashable & Sendable>: Hashable, Sendable {
  public let id: Int64
  /// From 1; a change says which one it was made on.
  public let version: Int64
  public let value: Value
  /// When it came to be so, and who said it.
  public let instant: String
  public let author: String

  public init(id: Int64, version: Int64, value: Value, instant: String, author: String) {
    (self.id, self.version, self.value, self.instant, self.author) = (id, version, value, instant, author)
  }
}

/// What is kept state by state, each kind in a table of its own.
protocol KeptInDossier: Codable, Hashable, Sendable {
  static var table: StateTable { get }
  /// Whose it is; 0 when it is nobody's.
  var owner: Int64 { get }
}

enum StateTable: String, CaseIterable {
  case workplace
  case employee
  case contract = "employment_contract"
  case absence
  case payVariables = "pay_variables"
  case declarant
  case scenarioRun = "scenario_run"
  case scenarioAnswer = "scenario_answer"
  case handIn = "hand_in"
  case judgement

  /// How the trail names one: « employee/3 ».
  func subject(_ id: Int64) -> String { "\(rawValue)/\(id)" }
}

extension Workplace: KeptInDossier {
  static var table: StateTable { .workplace }
  var owner: Int64 { 0 }
}

extension EmployeeFile: KeptInDossier {
  static var table: StateTable { .employee }
  var owner: Int64 { 0 }
}

extension EmploymentContract: KeptInDossier {
  static var table: StateTable { .contract }
  var owner: Int64 { employee }
}

extension Absence: KeptInDossier {
  static var table: StateTable { .absence }
  var owner: Int64 { employee }
}

extension PayVariables: KeptInDossier {
  static var table: StateTable { .payVariables }
  var owner: Int64 { employee }
}

extension DeclarantFile: KeptInDossier {
  static var table: StateTable { .declarant }
  var owner: Int64 { 0 }
}

extension DossierReading {
  /// Who declares the pay of the company; nil while nobody said.
  public func declarant() throws -> Kept<DeclarantFile>? { try kept(1) }

  /// In the order they were added.
  public func workplaces() throws -> [Kept<Workplace>] { try kept() }
  public func workplace(_ id: Int64) throws -> Kept<Workplace>? { try kept(id) }

  /// In the order they were added.
  public func employees() throws -> [Kept<EmployeeFile>] { try kept() }
  public func employee(_ id: Int64) throws -> Kept<EmployeeFile>? { try kept(id) }

  /// Of everybody, or of one employee, in the order they were added.
  public func contracts(of employee: Int64? = nil) throws -> [Kept<EmploymentContract>] { try kept(of: employee) }
  public func contract(_ id: Int64) throws -> Kept<EmploymentContract>? { try kept(id) }

  /// Of everybody, or of one employee, those taken back too, in the order they were added.
  public func absences(of employee: Int64? = nil) throws -> [Kept<Absence>] { try kept(of: employee) }
  public func absence(_ id: Int64) throws -> Kept<Absence>? { try kept(id) }

  /// Of everybody, or of one employee, in the order they were added.
  public func payVariables(of employee: Int64? = nil) throws -> [Kept<PayVariables>] { try kept(of: employee) }

  /// All its states, the first first.
  public func states(ofEmployee id: Int64) throws -> [Kept<EmployeeFile>] { try rows("WHERE t.id = ?", [id]) }
  public func states(ofContract id: Int64) throws -> [Kept<EmploymentContract>] { try rows("WHERE t.id = ?", [id]) }

  func kept<Value: KeptInDossier>(of owner: Int64? = nil) throws -> [Kept<Value>] {
    try rows("WHERE \(DossierReading.isLatest(Value.table)) AND (?1 IS NULL OR t.owner = ?1)", [owner])
  }

  private func kept<Value: KeptInDossier>(_ id: Int64) throws -> Kept<Value>? {
    let found: [Kept<Value>] = try rows("WHERE t.id = ? AND \(DossierReading.isLatest(Value.table))", [id])
    return found.first
  }

  private static func isLatest(_ table: StateTable) -> String {
    "t.version = (SELECT max(version) FROM \(table.rawValue) WHERE id = t.id)"
  }

  private func rows<Value: KeptInDossier>(_ filter: String, _ arguments: StatementArguments) throws -> [Kept<Value>] {
    try Row.fetchAll(
      db,
      sql: "SELECT id, version, body, instant, author FROM \(Value.table.rawValue) t \(filter) ORDER BY id, version",
      arguments: arguments
    ).map { row in
      let id: Int64 = try row.decode(atIndex: 0)
      return Kept(
        id: id, version: try row.decode(atIndex: 1),
        value: try JSONBody.decode(Value.self, row.decode(atIndex: 2), "les champs de « \(Value.table.subject(id)) »"),
        instant: try row.decode(atIndex: 3), author: try row.decode(atIndex: 4))
    }
  }

  /// Of each state of everything.
  func workforceDigests() throws -> [(String, Digest)] {
    try StateTable.allCases.flatMap { table in
      try Row.fetchAll(db, sql: "SELECT * FROM \(table.rawValue)").map { row in
        (
          "\(table.subject(try row.decode(forColumn: "id")))/\(try row.decode(forColumn: "version") as Int64)",
          try DossierChange.digest(ofState: row, table)
        )
      }
    }
  }
}

extension DossierChange {
  fileprivate static func digest(ofState row: Row, _ table: StateTable) throws -> Digest {
    var form = CanonicalForm("ecritoire:workforce:1")
    form.add(table.rawValue)
    for column in ["id", "version", "owner"] { form.add(try row.decode(forColumn: column) as Int64) }
    for column in ["body", "instant", "author"] { form.add(try row.decode(forColumn: column) as String) }
    return form.digest
  }

  /// Each returns the key it is known by from now on.
  @discardableResult public func add(_ workplace: Workplace) throws -> Int64 { try addState(workplace) }
  @discardableResult public func add(_ employee: EmployeeFile) throws -> Int64 { try addState(employee) }
  @discardableResult public func add(_ contract: EmploymentContract) throws -> Int64 { try addState(contract) }
  @discardableResult public func add(_ absence: Absence) throws -> Int64 { try addState(absence) }

  @discardableResult public func add(_ declarant: DeclarantFile) throws -> Int64 { try addState(declarant) }
  @discardableResult public func add(_ variables: PayVariables) throws -> Int64 { try addState(variables) }

  /// The next state of something, on the one that was read. Throws `workforce.changed-meanwhile` when it has another already.
  public func change(_ kept: Kept<Workplace>, to value: Workplace) throws { try setState(kept, value) }
  public func change(_ kept: Kept<EmployeeFile>, to value: EmployeeFile) throws { try setState(kept, value) }
  public func change(_ kept: Kept<EmploymentContract>, to value: EmploymentContract) throws { try setState(kept, value) }
  public func change(_ kept: Kept<Absence>, to value: Absence) throws { try setState(kept, value) }
  public func change(_ kept: Kept<PayVariables>, to value: PayVariables) throws { try setState(kept, value) }

  public func change(_ kept: Kept<DeclarantFile>, to value: DeclarantFile) throws { try setState(kept, value) }

  func addState<Value: KeptInDossier>(_ value: Value) throws -> Int64 {
    let id = try 1 + (Int64.fetchOne(db, sql: "SELECT max(id) FROM \(Value.table.rawValue)") ?? 0)
    try write(value, id, version: 1)
    return id
  }

  func setState<Value: KeptInDossier>(_ kept: Kept<Value>, _ value: Value) throws {
    let last = try Int64.fetchOne(
      db, sql: "SELECT max(version) FROM \(Value.table.rawValue) WHERE id = ?", arguments: [kept.id])
    guard last == kept.version else { throw Finding.workforceChangedMeanwhile() }
    try write(value, kept.id, version: kept.version + 1)
  }

  private func write<Value: KeptInDossier>(_ value: Value, _ id: Int64, version: Int64) throws {
    let body = try JSONBody.encode(value)
    try Finding.refuseNulCharacter(body)
    let table = Value.table
    try db.execute(
      sql: "INSERT INTO \(table.rawValue) (id, version, owner, body, instant, author) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [id, version, value.owner, body, event.author.instant, event.author.name])
    let row = try Row.fetchOne(
      db, sql: "SELECT * FROM \(table.rawValue) WHERE id = ? AND version = ?", arguments: [id, version])!
    event.add("\(table.subject(id))/\(version)", try DossierChange.digest(ofState: row, table))
  }
}

extension Finding {
  public static func workforceChangedMeanwhile() -> Finding {
    Finding(
      "workforce.changed-meanwhile", "Cette fiche a été modifiée depuis que vous l’avez ouverte.",
      recovery: "Relisez-la, puis refaites votre changement.")
  }
}
