extension Schema {
  /// Who declares, state by state as the workforce is kept; the declarations that were prepared, each with its text byte for byte;
  /// which of them were sent. Nothing of it changes: a declaration that is prepared again is another row.
  ///
  /// month is AAAAMM, workplace the key of the establishment. about is what a signalement is about (« absence/3 ») and empty for
  /// those of a month; payslips are the numbers of those it declares, with a space between. replaces is the key of the one that
  /// it takes the place of after that one was sent. text is NEODeS, in ISO-8859-1.
  static let declarations = """
    \(states("declarant"))

    CREATE TABLE declaration (
      id INTEGER PRIMARY KEY,
      workplace INTEGER NOT NULL,
      month INTEGER NOT NULL,
      nature TEXT NOT NULL,
      type TEXT NOT NULL,
      order_number INTEGER NOT NULL,
      fraction TEXT NOT NULL,
      is_test INTEGER NOT NULL CHECK (is_test IN (0, 1)),
      about TEXT NOT NULL,
      payslips TEXT NOT NULL,
      replaces INTEGER REFERENCES declaration (id),
      norm TEXT NOT NULL,
      text BLOB NOT NULL,
      instant TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;
    CREATE INDEX declaration_month ON declaration (month, workplace, nature);

    CREATE TABLE declaration_deposit (
      declaration INTEGER PRIMARY KEY REFERENCES declaration (id),
      day INTEGER NOT NULL,
      reference TEXT NOT NULL,
      instant TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;
    \(immutable("declaration", "id = NEW.id", "dsn.declaration.immutable"))
    \(immutable("declaration_deposit", "declaration = NEW.declaration", "dsn.declaration.immutable"))
    """
}
