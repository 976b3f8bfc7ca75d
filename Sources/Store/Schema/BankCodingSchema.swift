extension Schema {
  /// What is known of how movements are entered, by name: rules, and the tables of loans. Bodies are JSON that `Banking` reads.
  static let bankCoding = """
    CREATE TABLE bank_rule (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
    CREATE TABLE loan (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
    """
}
