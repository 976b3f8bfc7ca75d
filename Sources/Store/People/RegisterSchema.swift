import GRDB

/// The schema of the register. A migration that has been released is never edited: a change is a new migration.
enum RegisterSchema {
  /// « ÉCAB » as a number.
  static let applicationID: Int32 = 0x4543_4142

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: people, groups, open dossiers, trail") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      for statements in [people, trail] { try db.execute(sql: statements) }
    }
    migrator.registerMigration("2: what is decided of learners") { try $0.execute(sql: path) }
    return migrator
  }()

  /// `password` is empty until somebody chose theirs. `epoch` grows when what a person opened before must end.
  private static let people = """
    CREATE TABLE person (
      id INTEGER PRIMARY KEY,
      login TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('apprenant', 'formateur', 'dirigeant', 'collaborateur', 'expert-comptable', 'jury')),
      password TEXT NOT NULL DEFAULT '',
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      epoch INTEGER NOT NULL DEFAULT 1,
      invitation BLOB,
      invitation_end INTEGER
    ) STRICT;

    CREATE TABLE people_group (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE member (
      group_id INTEGER NOT NULL REFERENCES people_group (id),
      person_id INTEGER NOT NULL REFERENCES person (id),
      PRIMARY KEY (group_id, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX member_person ON member (person_id);

    -- A dossier is known by the name of its file.
    CREATE TABLE open_dossier (
      person_id INTEGER NOT NULL REFERENCES person (id),
      dossier TEXT NOT NULL,
      PRIMARY KEY (person_id, dossier)
    ) STRICT, WITHOUT ROWID;

    -- What a person did stays theirs: nobody is taken out, one is only closed.
    CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'people.immutable'); END;
    CREATE TRIGGER person_no_rename BEFORE UPDATE OF id, login ON person BEGIN SELECT RAISE(ABORT, 'people.immutable'); END;
    """

  private static let trail = """
    CREATE TABLE event (
      seq INTEGER PRIMARY KEY,
      instant TEXT NOT NULL,
      author TEXT NOT NULL,
      use_case TEXT NOT NULL,
      subject TEXT NOT NULL,
      detail TEXT NOT NULL,
      artefact BLOB NOT NULL,
      previous BLOB NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    CREATE TRIGGER event_in_order BEFORE INSERT ON event
      WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event)
      BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    """

  /// What people decide of learners is only added to: the last word of a kind counts, and the former ones stay readable. The event
  /// of each repeats its digest.
  private static let path = """
    CREATE TABLE path_record (
      id INTEGER PRIMARY KEY,
      event_seq INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('voie', 'proposition', 'proces-verbal')),
      -- The code of the professional title that it is about.
      title TEXT NOT NULL,
      -- Nobody's for minutes: they name each candidate.
      person_id INTEGER REFERENCES person (id) CHECK ((person_id IS NULL) = (kind = 'proces-verbal')),
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX path_record_event ON path_record (event_seq);
    CREATE TRIGGER path_record_no_update BEFORE UPDATE ON path_record BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    CREATE TRIGGER path_record_no_delete BEFORE DELETE ON path_record BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    -- An event that is recorded covers what was written before it: nothing is slipped under it later.
    CREATE TRIGGER path_record_before_event BEFORE INSERT ON path_record
      WHEN NEW.event_seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event)
      BEGIN SELECT RAISE(ABORT, 'trail.immutable'); END;
    """
}
