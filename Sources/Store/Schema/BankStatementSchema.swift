extension Schema {
  /// What the banks said. A movement never changes: only the entry made from it is told later, and it leaves with its import.
  static let bankStatements = """
    CREATE TABLE bank_account (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      ledger_account TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      bank TEXT, branch TEXT, number TEXT, iban TEXT,
      currency TEXT NOT NULL,
      label TEXT NOT NULL
    ) STRICT;

    CREATE TABLE bank_statement (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      batch_id INTEGER NOT NULL REFERENCES batch (id),
      bank_account_id INTEGER NOT NULL REFERENCES bank_account (id),
      number TEXT,
      identifier TEXT,
      first_day INTEGER NOT NULL,
      last_day INTEGER NOT NULL,
      opening INTEGER,
      closing INTEGER
    ) STRICT;
    CREATE INDEX bank_statement_account ON bank_statement (bank_account_id, first_day, last_day);
    CREATE INDEX bank_statement_batch ON bank_statement (batch_id);

    -- fingerprint digests everything the bank says of the movement; rank counts those it says the same of, from 1.
    -- body is the rest of what it says, place the line of the file. entry_id is the entry made from it, without REFERENCES:
    -- a draft that is changed is written anew under its key.
    CREATE TABLE bank_movement (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      bank_account_id INTEGER NOT NULL REFERENCES bank_account (id),
      batch_id INTEGER NOT NULL REFERENCES batch (id),
      statement_id INTEGER NOT NULL REFERENCES bank_statement (id),
      day INTEGER NOT NULL,
      value_day INTEGER,
      amount INTEGER NOT NULL,
      label TEXT NOT NULL,
      body TEXT NOT NULL,
      place INTEGER NOT NULL,
      fingerprint BLOB NOT NULL,
      rank INTEGER NOT NULL,
      entry_id INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX bank_movement_told ON bank_movement (bank_account_id, fingerprint, rank);
    CREATE INDEX bank_movement_day ON bank_movement (bank_account_id, day);
    CREATE INDEX bank_movement_batch ON bank_movement (batch_id);
    CREATE INDEX bank_movement_statement ON bank_movement (statement_id);
    CREATE INDEX bank_movement_entry ON bank_movement (entry_id) WHERE entry_id IS NOT NULL;
    CREATE INDEX bank_movement_open ON bank_movement (bank_account_id, day) WHERE entry_id IS NULL;

    CREATE TRIGGER bank_account_no_rename BEFORE UPDATE OF id, ledger_account ON bank_account
      BEGIN SELECT RAISE(ABORT, 'bank.account.immutable'); END;
    CREATE TRIGGER bank_account_no_replace BEFORE INSERT ON bank_account
      WHEN EXISTS (SELECT 1 FROM bank_account WHERE id = NEW.id OR ledger_account = NEW.ledger_account)
      BEGIN SELECT RAISE(ABORT, 'bank.account.immutable'); END;

    CREATE TRIGGER bank_statement_no_update BEFORE UPDATE ON bank_statement
      BEGIN SELECT RAISE(ABORT, 'bank.statement.immutable'); END;
    CREATE TRIGGER bank_statement_no_delete BEFORE DELETE ON bank_statement
      WHEN (SELECT undone FROM batch WHERE id = OLD.batch_id) = 0
      BEGIN SELECT RAISE(ABORT, 'bank.statement.immutable'); END;
    CREATE TRIGGER bank_statement_no_replace BEFORE INSERT ON bank_statement
      WHEN EXISTS (SELECT 1 FROM bank_statement WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'bank.statement.immutable'); END;

    CREATE TRIGGER bank_movement_no_update
      BEFORE UPDATE OF id, bank_account_id, batch_id, statement_id, day, value_day, amount, label, body, place, fingerprint, rank
      ON bank_movement BEGIN SELECT RAISE(ABORT, 'bank.movement.immutable'); END;
    CREATE TRIGGER bank_movement_no_delete BEFORE DELETE ON bank_movement
      WHEN OLD.entry_id IS NOT NULL OR (SELECT undone FROM batch WHERE id = OLD.batch_id) = 0
      BEGIN SELECT RAISE(ABORT, 'bank.movement.immutable'); END;
    CREATE TRIGGER bank_movement_no_replace BEFORE INSERT ON bank_movement
      WHEN EXISTS (SELECT 1 FROM bank_movement WHERE id = NEW.id)
        OR EXISTS (
          SELECT 1 FROM bank_movement
          WHERE bank_account_id = NEW.bank_account_id AND fingerprint = NEW.fingerprint AND rank = NEW.rank)
      BEGIN SELECT RAISE(ABORT, 'bank.movement.immutable'); END;
    """
}
