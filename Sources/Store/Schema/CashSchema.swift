extension Schema {
  /// What people add to the forecast of cash, and what they found in the cash box. A count is never changed: the evening is over.
  static let cash = """
    CREATE TABLE cash_item (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
    CREATE TABLE cash_scenario (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
    -- By account number, or « total ».
    CREATE TABLE cash_threshold (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;

    -- pieces is JSON: how many of each note and coin, by its value in cents.
    CREATE TABLE cash_count (
      id INTEGER PRIMARY KEY,
      account TEXT NOT NULL,
      day INTEGER NOT NULL,
      pieces TEXT NOT NULL,
      others INTEGER NOT NULL,
      counted INTEGER NOT NULL,
      booked INTEGER NOT NULL,
      note TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;
    CREATE INDEX cash_count_account ON cash_count (account, day);
    CREATE TRIGGER cash_count_no_update BEFORE UPDATE ON cash_count
      BEGIN SELECT RAISE(ABORT, 'cash.count.immutable'); END;
    CREATE TRIGGER cash_count_no_delete BEFORE DELETE ON cash_count
      BEGIN SELECT RAISE(ABORT, 'cash.count.immutable'); END;
    CREATE TRIGGER cash_count_no_replace BEFORE INSERT ON cash_count
      WHEN EXISTS (SELECT 1 FROM cash_count WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'cash.count.immutable'); END;
    """
}
