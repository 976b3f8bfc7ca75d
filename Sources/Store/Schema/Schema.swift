import GRDB

/// The schema of a dossier, read top to bottom. A migration that has been
/// released is never edited: a change is a new migration.
///
/// Days are whole numbers AAAAMMJJ, amounts whole cents, digests SHA-256.
enum Schema {
  /// « ÉCRI » as a number: how SQLite files say whose they are (`PRAGMA application_id`).
  static let applicationID: Int32 = 0x4543_5249

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: dossier, trail, ledger, lettering") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      for statements in [dossier, trail, ledger, lettering, immutability] { try db.execute(sql: statements) }
    }
    migrator.registerMigration("2: vouchers to enter") { db in try db.execute(sql: inbox) }
    migrator.registerMigration("3: due dates") { db in try db.execute(sql: dueDates) }
    migrator.registerMigration("4: what is open, what is draft") { db in try db.execute(sql: openLines) }
    migrator.registerMigration("5: bank statements") { db in try db.execute(sql: bankStatements) }
    migrator.registerMigration("6: bank matches, reconciliations") { db in
      for statements in [reconciliation, reconciliationImmutability] { try db.execute(sql: statements) }
    }
    migrator.registerMigration("7: bank coding rules, loans") { db in try db.execute(sql: bankCoding) }
    migrator.registerMigration("8: cash") { db in try db.execute(sql: cash) }
    migrator.registerMigration("9: payments") { db in try db.execute(sql: payments) }
    migrator.registerMigration("10: workforce") { db in try db.execute(sql: workforce) }
    migrator.registerMigration("11: pay") { db in try db.execute(sql: payroll) }
    migrator.registerMigration("12: pay posted, pay transferred") { db in try db.execute(sql: postings) }
    migrator.registerMigration("13: declarations") { db in try db.execute(sql: declarations) }
    migrator.registerMigration("16: scenarios, hand-ins, judgements") { db in try db.execute(sql: competence) }
    return migrator
  }()

  /// What falls due next is asked each time somebody comes in: only the lines with a due day that nothing settles yet are in
  /// these, so that they stay small and an import does not feel them.
  private static let dueDates = """
    CREATE INDEX line_due ON line (due_day) WHERE due_day IS NOT NULL AND lettering_id IS NULL;
    CREATE INDEX lettering_partial ON lettering (id) WHERE is_full = 0;
    """

  /// Running balances are summed, and open lines found, without reading the lines themselves; drafts come day by day.
  /// lettering_id is in line_open, always null, because SQLite would otherwise read the line to see it.
  private static let openLines = """
    DROP INDEX line_account;
    CREATE INDEX line_account ON line (account_id, day, entry_id, position, third_party_id, debit, credit);
    CREATE INDEX line_open ON line
      (account_id, day, entry_id, position, third_party_id, due_day, debit, credit, lettering_id)
      WHERE lettering_id IS NULL AND third_party_id IS NOT NULL;
    DROP INDEX entry_draft;
    CREATE INDEX entry_draft ON entry (day) WHERE number IS NULL;
    """

  private static let dossier = """
    CREATE TABLE dossier (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      name TEXT NOT NULL,
      siren TEXT NOT NULL,
      mode TEXT NOT NULL CHECK (mode IN ('ecole', 'entreprise')),
      open_assistants TEXT NOT NULL DEFAULT ''
    ) STRICT;

    CREATE TABLE import_mapping (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
    CREATE TABLE template (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
    CREATE TABLE recurring_entry (name TEXT PRIMARY KEY, body TEXT NOT NULL, done_through INTEGER) STRICT;
    """

  /// Each event digests what was done and the event before it. `artefact`
  /// lists the digests of the things an event wrote, except entries and
  /// letterings, which carry theirs in their own row.
  private static let trail = """
    CREATE TABLE event (
      seq INTEGER PRIMARY KEY,
      instant TEXT NOT NULL,
      author TEXT NOT NULL,
      use_case TEXT NOT NULL,
      subject TEXT NOT NULL,
      artefact BLOB NOT NULL,
      previous BLOB NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;

    CREATE TABLE artefact (
      event_seq INTEGER NOT NULL,
      position INTEGER NOT NULL,
      subject TEXT NOT NULL,
      digest BLOB NOT NULL,
      PRIMARY KEY (event_seq, position)
    ) STRICT, WITHOUT ROWID;
    """

  private static let ledger = """
    CREATE TABLE fiscal_year (
      id INTEGER PRIMARY KEY,
      first_day INTEGER NOT NULL,
      last_day INTEGER NOT NULL,
      locked_through INTEGER
    ) STRICT;

    CREATE TABLE journal (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      label TEXT NOT NULL,
      kind TEXT NOT NULL,
      counterpart TEXT
    ) STRICT;

    CREATE TABLE account (
      id INTEGER PRIMARY KEY,
      number TEXT NOT NULL UNIQUE,
      label TEXT NOT NULL
    ) STRICT;

    CREATE TABLE third_party (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      account TEXT NOT NULL,
      siren TEXT, vat_number TEXT, iban TEXT
    ) STRICT;

    -- Files that were imported; one can be undone while none of its entries is validated.
    CREATE TABLE batch (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      file TEXT NOT NULL,
      file_digest BLOB NOT NULL,
      entries INTEGER NOT NULL,
      lines INTEGER NOT NULL,
      undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
    ) STRICT;

    -- number and valid_day are null while the entry is a draft.
    CREATE TABLE entry (
      id INTEGER PRIMARY KEY,
      fiscal_year_id INTEGER NOT NULL REFERENCES fiscal_year (id),
      journal_id INTEGER NOT NULL REFERENCES journal (id),
      number INTEGER,
      day INTEGER NOT NULL,
      piece_ref TEXT NOT NULL,
      piece_day INTEGER,
      label TEXT NOT NULL,
      valid_day INTEGER,
      source_number TEXT,
      batch_id INTEGER REFERENCES batch (id),
      corrects_id INTEGER REFERENCES entry (id),
      version INTEGER NOT NULL DEFAULT 1,
      event_seq INTEGER NOT NULL,
      digest BLOB NOT NULL,
      CHECK ((number IS NULL) = (valid_day IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX entry_number ON entry (fiscal_year_id, number) WHERE number IS NOT NULL;
    CREATE INDEX entry_draft ON entry (id) WHERE number IS NULL;
    CREATE INDEX entry_journal ON entry (journal_id, day);

    -- day repeats the entry's, so that a page of one account reads one index.
    -- label, piece_ref and piece_day are null where they are the entry's own.
    -- No REFERENCES: they cost two look-ups a line, and the digest of the entry covers the codes that the keys stand for.
    CREATE TABLE line (
      entry_id INTEGER NOT NULL,
      position INTEGER NOT NULL,
      account_id INTEGER NOT NULL,
      third_party_id INTEGER,
      day INTEGER NOT NULL,
      debit INTEGER NOT NULL,
      credit INTEGER NOT NULL,
      label TEXT,
      piece_ref TEXT,
      piece_day INTEGER,
      due_day INTEGER,
      vat_code TEXT,
      foreign_amount TEXT,
      foreign_currency TEXT,
      extra TEXT,
      lettering_id INTEGER,
      PRIMARY KEY (entry_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX line_account ON line (account_id, day);

    -- Sums per month, kept with each entry so that a balance does not read the lines.
    -- third_party_id is 0 on lines without one.
    CREATE TABLE month_total (
      fiscal_year_id INTEGER NOT NULL,
      account_id INTEGER NOT NULL,
      third_party_id INTEGER NOT NULL,
      journal_id INTEGER NOT NULL,
      month INTEGER NOT NULL,
      is_sealed INTEGER NOT NULL CHECK (is_sealed IN (0, 1)),
      debit INTEGER NOT NULL,
      credit INTEGER NOT NULL,
      lines INTEGER NOT NULL,
      PRIMARY KEY (fiscal_year_id, account_id, third_party_id, journal_id, month, is_sealed)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE voucher (
      id INTEGER PRIMARY KEY,
      entry_id INTEGER NOT NULL REFERENCES entry (id),
      name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      bytes BLOB NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE INDEX voucher_entry ON voucher (entry_id);
    """

  /// A lettering names its lines for ever; `line.lettering_id` says which one holds now.
  private static let lettering = """
    CREATE TABLE lettering (
      id INTEGER PRIMARY KEY,
      fiscal_year_id INTEGER NOT NULL,
      account_id INTEGER NOT NULL,
      third_party_id INTEGER NOT NULL,
      code TEXT NOT NULL,
      day INTEGER NOT NULL,
      is_full INTEGER NOT NULL CHECK (is_full IN (0, 1)),
      remaining INTEGER NOT NULL,
      members TEXT NOT NULL,
      reason TEXT NOT NULL,
      event_seq INTEGER NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE INDEX lettering_scope ON lettering (account_id, third_party_id, fiscal_year_id);

    CREATE TABLE lettering_removal (
      lettering_id INTEGER PRIMARY KEY REFERENCES lettering (id),
      event_seq INTEGER NOT NULL
    ) STRICT;
    """

  /// What is validated never changes (PCG art. 1031-3). REPLACE deletes
  /// without running DELETE triggers, hence the INSERT triggers.
  private static let immutability = """
    CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry WHEN OLD.number IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'ledger.entry.sealed'); END;
    CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry WHEN OLD.number IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'ledger.entry.sealed'); END;
    CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry
      WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id AND number IS NOT NULL)
        OR EXISTS (SELECT 1 FROM entry WHERE fiscal_year_id = NEW.fiscal_year_id AND number = NEW.number)
      BEGIN SELECT RAISE(ABORT, 'ledger.entry.sealed'); END;

    -- UPDATE OR REPLACE on a draft would take the place of a validated entry.
    CREATE TRIGGER entry_no_overwrite BEFORE UPDATE OF id, fiscal_year_id, number ON entry
      WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id AND id <> OLD.id AND number IS NOT NULL)
        OR EXISTS (SELECT 1 FROM entry WHERE fiscal_year_id = NEW.fiscal_year_id AND number = NEW.number AND id <> OLD.id)
      BEGIN SELECT RAISE(ABORT, 'ledger.entry.sealed'); END;

    -- Lines name their account by its key: another number or code would change what is validated.
    CREATE TRIGGER account_no_rename BEFORE UPDATE OF id, number ON account
      BEGIN SELECT RAISE(ABORT, 'ledger.account.immutable'); END;
    CREATE TRIGGER journal_no_rename BEFORE UPDATE OF id, code ON journal
      BEGIN SELECT RAISE(ABORT, 'ledger.journal.immutable'); END;
    CREATE TRIGGER third_party_no_rename BEFORE UPDATE OF id, code ON third_party
      BEGIN SELECT RAISE(ABORT, 'ledger.third-party.immutable'); END;

    CREATE TRIGGER line_no_insert BEFORE INSERT ON line
      WHEN (SELECT number FROM entry WHERE id = NEW.entry_id) IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'ledger.entry.sealed'); END;
    CREATE TRIGGER line_no_delete BEFORE DELETE ON line
      WHEN (SELECT number FROM entry WHERE id = OLD.entry_id) IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'ledger.entry.sealed'); END;
    CREATE TRIGGER line_no_update BEFORE UPDATE OF entry_id, position, account_id, third_party_id, day, debit, credit, label,
        piece_ref, piece_day, due_day, vat_code, foreign_amount, foreign_currency, extra ON line
      WHEN (SELECT number FROM entry WHERE id = OLD.entry_id) IS NOT NULL
        OR (SELECT number FROM entry WHERE id = NEW.entry_id) IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'ledger.entry.sealed'); END;

    CREATE TRIGGER lettering_no_update BEFORE UPDATE ON lettering
      BEGIN SELECT RAISE(ABORT, 'ledger.lettering.immutable'); END;
    CREATE TRIGGER lettering_no_delete BEFORE DELETE ON lettering
      BEGIN SELECT RAISE(ABORT, 'ledger.lettering.immutable'); END;
    CREATE TRIGGER lettering_no_replace BEFORE INSERT ON lettering
      WHEN EXISTS (SELECT 1 FROM lettering WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'ledger.lettering.immutable'); END;
    CREATE TRIGGER lettering_removal_no_update BEFORE UPDATE ON lettering_removal
      BEGIN SELECT RAISE(ABORT, 'ledger.lettering.immutable'); END;
    CREATE TRIGGER lettering_removal_no_delete BEFORE DELETE ON lettering_removal
      BEGIN SELECT RAISE(ABORT, 'ledger.lettering.immutable'); END;
    CREATE TRIGGER lettering_removal_no_replace BEFORE INSERT ON lettering_removal
      WHEN EXISTS (SELECT 1 FROM lettering_removal WHERE lettering_id = NEW.lettering_id)
      BEGIN SELECT RAISE(ABORT, 'ledger.lettering.immutable'); END;

    CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    CREATE TRIGGER event_in_order BEFORE INSERT ON event
      WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event)
      BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    CREATE TRIGGER artefact_no_update BEFORE UPDATE ON artefact BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    CREATE TRIGGER artefact_no_delete BEFORE DELETE ON artefact BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    CREATE TRIGGER artefact_in_order BEFORE INSERT ON artefact
      WHEN NEW.event_seq <= (SELECT coalesce(max(seq), 0) FROM event)
      BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;

    CREATE TRIGGER voucher_no_update BEFORE UPDATE ON voucher
      BEGIN SELECT RAISE(ABORT, 'ledger.voucher.immutable'); END;
    CREATE TRIGGER voucher_no_delete BEFORE DELETE ON voucher
      WHEN (SELECT number FROM entry WHERE id = OLD.entry_id) IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'ledger.voucher.immutable'); END;
    CREATE TRIGGER voucher_no_replace BEFORE INSERT ON voucher
      WHEN EXISTS (SELECT 1 FROM voucher WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'ledger.voucher.immutable'); END;
    """

  /// Vouchers that came before their entry. One leaves with the entry it is attached to, or is put aside; it never changes.
  private static let inbox = """
    -- A key is never given twice: addresses and the trail name documents by it.
    CREATE TABLE inbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      bytes BLOB NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER inbox_no_update BEFORE UPDATE ON inbox BEGIN SELECT RAISE(ABORT, 'ledger.voucher.immutable'); END;
    CREATE TRIGGER inbox_no_replace BEFORE INSERT ON inbox
      WHEN EXISTS (SELECT 1 FROM inbox WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'ledger.voucher.immutable'); END;

    -- Entries are listed day by day, whatever their journal.
    CREATE INDEX entry_day ON entry (day);
    """
}
