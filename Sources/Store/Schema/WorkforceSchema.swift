extension Schema {
  /// Who works where, under which contract, and when they were away. Each row is one state of a thing, as JSON that `Workforce`
  /// reads; a change is the next state, and nothing is taken off: the register of the personnel and the payslips stand on it.
  ///
  /// owner is whose it is: the employee of a contract or of an absence, 0 for others.
  static let workforce = ["workplace", "employee", "employment_contract", "absence"].map(states).joined(separator: "\n")

  static func states(_ table: String) -> String {
    """
    CREATE TABLE \(table) (
      id INTEGER NOT NULL,
      version INTEGER NOT NULL,
      owner INTEGER NOT NULL,
      body TEXT NOT NULL,
      instant TEXT NOT NULL,
      author TEXT NOT NULL,
      PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX \(table)_owner ON \(table) (owner, id);
    \(immutable(table, "id = NEW.id AND version = NEW.version", "workforce.immutable"))
    """
  }
}
