extension Schema {
  /// What of the bank and what of the books is the same thing, and the reconciliations that were sealed. All of it is added to,
  /// never changed: taking a match off, or opening a reconciliation again, is a row of its own.
  static let reconciliation = """
    -- What stood between the bank and the books before the first statement: a cheque not presented yet.
    CREATE TABLE bank_opening_item (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      bank_account_id INTEGER NOT NULL REFERENCES bank_account (id),
      side TEXT NOT NULL CHECK (side IN ('ledger', 'bank')),
      day INTEGER NOT NULL,
      label TEXT NOT NULL,
      reference TEXT NOT NULL,
      amount INTEGER NOT NULL,
      event_seq INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE bank_opening_item_removal (
      item_id INTEGER PRIMARY KEY REFERENCES bank_opening_item (id),
      event_seq INTEGER NOT NULL
    ) STRICT;

    -- A match names its members for ever; matched_… say which holds them now. movements « 12 13 », lines « 45.0 45.1 ».
    CREATE TABLE bank_match (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      bank_account_id INTEGER NOT NULL REFERENCES bank_account (id),
      amount INTEGER NOT NULL,
      movements TEXT NOT NULL,
      lines TEXT NOT NULL,
      items TEXT NOT NULL,
      score INTEGER,
      reason TEXT NOT NULL,
      event_seq INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX bank_match_account ON bank_match (bank_account_id, id);
    CREATE TABLE bank_match_removal (
      match_id INTEGER PRIMARY KEY REFERENCES bank_match (id),
      event_seq INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE matched_movement (
      movement_id INTEGER PRIMARY KEY REFERENCES bank_movement (id),
      match_id INTEGER NOT NULL REFERENCES bank_match (id)
    ) STRICT;
    CREATE INDEX matched_movement_match ON matched_movement (match_id);
    -- No REFERENCES: a draft that is changed is written anew under its key.
    CREATE TABLE matched_line (
      entry_id INTEGER NOT NULL,
      position INTEGER NOT NULL,
      match_id INTEGER NOT NULL REFERENCES bank_match (id),
      PRIMARY KEY (entry_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX matched_line_match ON matched_line (match_id);
    CREATE TABLE matched_item (
      item_id INTEGER PRIMARY KEY REFERENCES bank_opening_item (id),
      match_id INTEGER NOT NULL REFERENCES bank_match (id)
    ) STRICT;
    CREATE INDEX matched_item_match ON matched_item (match_id);

    -- outstanding: one item a line, side, source, day, amount, reference and label between tabs.
    CREATE TABLE reconciliation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      bank_account_id INTEGER NOT NULL REFERENCES bank_account (id),
      day INTEGER NOT NULL,
      statement_day INTEGER NOT NULL,
      statement_balance INTEGER NOT NULL,
      ledger_balance INTEGER NOT NULL,
      outstanding TEXT NOT NULL,
      event_seq INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX reconciliation_account ON reconciliation (bank_account_id, day);
    CREATE TABLE reconciliation_reopening (
      reconciliation_id INTEGER PRIMARY KEY REFERENCES reconciliation (id),
      reason TEXT NOT NULL,
      event_seq INTEGER NOT NULL
    ) STRICT;

    CREATE TRIGGER matched_movement_no_delete BEFORE DELETE ON matched_movement
      WHEN NOT EXISTS (SELECT 1 FROM bank_match_removal WHERE match_id = OLD.match_id)
      BEGIN SELECT RAISE(ABORT, 'bank.match.immutable'); END;
    CREATE TRIGGER matched_movement_no_update BEFORE UPDATE ON matched_movement
      BEGIN SELECT RAISE(ABORT, 'bank.match.immutable'); END;
    CREATE TRIGGER matched_movement_no_replace BEFORE INSERT ON matched_movement
      WHEN EXISTS (SELECT 1 FROM matched_movement WHERE movement_id = NEW.movement_id)
        OR EXISTS (SELECT 1 FROM bank_match_removal WHERE match_id = NEW.match_id)
      BEGIN SELECT RAISE(ABORT, 'bank.match.immutable'); END;
    CREATE TRIGGER matched_line_no_delete BEFORE DELETE ON matched_line
      WHEN NOT EXISTS (SELECT 1 FROM bank_match_removal WHERE match_id = OLD.match_id)
      BEGIN SELECT RAISE(ABORT, 'bank.match.immutable'); END;
    CREATE TRIGGER matched_line_no_update BEFORE UPDATE ON matched_line
      BEGIN SELECT RAISE(ABORT, 'bank.match.immutable'); END;
    CREATE TRIGGER matched_line_no_replace BEFORE INSERT ON matched_line
      WHEN EXISTS (SELECT 1 FROM matched_line WHERE entry_id = NEW.entry_id AND position = NEW.position)
        OR EXISTS (SELECT 1 FROM bank_match_removal WHERE match_id = NEW.match_id)
      BEGIN SELECT RAISE(ABORT, 'bank.match.immutable'); END;
    CREATE TRIGGER matched_item_no_delete BEFORE DELETE ON matched_item
      WHEN NOT EXISTS (SELECT 1 FROM bank_match_removal WHERE match_id = OLD.match_id)
      BEGIN SELECT RAISE(ABORT, 'bank.match.immutable'); END;
    CREATE TRIGGER matched_item_no_update BEFORE UPDATE ON matched_item
      BEGIN SELECT RAISE(ABORT, 'bank.match.immutable'); END;
    CREATE TRIGGER matched_item_no_replace BEFORE INSERT ON matched_item
      WHEN EXISTS (SELECT 1 FROM matched_item WHERE item_id = NEW.item_id)
        OR EXISTS (SELECT 1 FROM bank_match_removal WHERE match_id = NEW.match_id)
      BEGIN SELECT RAISE(ABORT, 'bank.match.immutable'); END;
    """

  /// The tables of facts that are only ever added to: no row of them changes, leaves or takes another's place.
  static let reconciliationImmutability: String = [
    ("bank_opening_item", "id", "bank.opening-item.immutable"),
    ("bank_opening_item_removal", "item_id", "bank.opening-item.immutable"),
    ("bank_match", "id", "bank.match.immutable"), ("bank_match_removal", "match_id", "bank.match.immutable"),
    ("reconciliation", "id", "bank.reconciliation.immutable"),
    ("reconciliation_reopening", "reconciliation_id", "bank.reconciliation.immutable"),
  ].map { table, key, code in
    """
    CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table) BEGIN SELECT RAISE(ABORT, '\(code)'); END;
    CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table) BEGIN SELECT RAISE(ABORT, '\(code)'); END;
    CREATE TRIGGER \(table)_no_replace BEFORE INSERT ON \(table)
      WHEN EXISTS (SELECT 1 FROM \(table) WHERE \(key) = NEW.\(key)) BEGIN SELECT RAISE(ABORT, '\(code)'); END;
    """
  }.joined(separator: "\n")
}
