extension Schema {
  /// What is ordered of the banks, and who may be paid where. Nothing of it changes: what happens to a batch, and what becomes
  /// of bank details, are rows of their own.
  static let payments = """
    -- The bank details of third parties, each as it was given; iban is null when they were taken off. is_held: the IBAN is
    -- another than the one accepted before, so that nothing is paid to it until it is confirmed.
    CREATE TABLE bank_detail (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      third_party TEXT NOT NULL,
      iban TEXT,
      body TEXT NOT NULL,
      previous TEXT,
      is_held INTEGER NOT NULL CHECK (is_held IN (0, 1)),
      instant TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bank_detail_party ON bank_detail (third_party);

    CREATE TABLE bank_detail_confirmation (
      detail_id INTEGER PRIMARY KEY REFERENCES bank_detail (id),
      reason TEXT NOT NULL,
      instant TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;

    CREATE TABLE mandate (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      third_party TEXT NOT NULL,
      identifier TEXT NOT NULL UNIQUE,
      signed_on INTEGER NOT NULL,
      scheme TEXT NOT NULL,
      is_one_off INTEGER NOT NULL CHECK (is_one_off IN (0, 1)),
      instant TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;
    CREATE INDEX mandate_party ON mandate (third_party);

    CREATE TABLE mandate_end (
      mandate_id INTEGER PRIMARY KEY REFERENCES mandate (id),
      reason TEXT NOT NULL,
      instant TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;

    CREATE TABLE payment_setting (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;

    -- body is the whole of what is ordered, as JSON.
    CREATE TABLE payment_batch (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      day INTEGER NOT NULL,
      body TEXT NOT NULL,
      instant TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;

    -- The lines that a batch settles, to find what is ordered already.
    CREATE TABLE payment_line (
      batch_id INTEGER NOT NULL REFERENCES payment_batch (id),
      entry_id INTEGER NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (batch_id, entry_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX payment_line_entry ON payment_line (entry_id, position);

    CREATE TABLE payment_step (
      batch_id INTEGER NOT NULL REFERENCES payment_batch (id),
      rank INTEGER NOT NULL,
      kind TEXT NOT NULL,
      body TEXT NOT NULL,
      instant TEXT NOT NULL,
      author TEXT NOT NULL,
      PRIMARY KEY (batch_id, rank)
    ) STRICT, WITHOUT ROWID;

    \(immutable("bank_detail", "id = NEW.id", "payment.bank-detail.immutable"))
    \(immutable("bank_detail_confirmation", "detail_id = NEW.detail_id", "payment.bank-detail.immutable"))
    \(immutable("mandate", "id = NEW.id OR identifier = NEW.identifier", "payment.mandate.immutable"))
    \(immutable("mandate_end", "mandate_id = NEW.mandate_id", "payment.mandate.immutable"))
    \(immutable("payment_batch", "id = NEW.id", "payment.batch.immutable"))
    \(immutable(
      "payment_line", "batch_id = NEW.batch_id AND entry_id = NEW.entry_id AND position = NEW.position",
      "payment.batch.immutable"))
    \(immutable("payment_step", "batch_id = NEW.batch_id AND rank = NEW.rank", "payment.batch.immutable"))
    """

  /// REPLACE deletes without running DELETE triggers, hence the one on INSERT.
  static func immutable(_ table: String, _ same: String, _ message: String) -> String {
    """
    CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table) BEGIN SELECT RAISE(ABORT, '\(message)'); END;
    CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table) BEGIN SELECT RAISE(ABORT, '\(message)'); END;
    CREATE TRIGGER \(table)_no_replace BEFORE INSERT ON \(table)
      WHEN EXISTS (SELECT 1 FROM \(table) WHERE \(same))
      BEGIN SELECT RAISE(ABORT, '\(message)'); END;
    """
  }
}
