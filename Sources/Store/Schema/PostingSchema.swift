extension Schema {
  /// What became of payslips: the entries that hold them, and the batches that pay them. Nothing of it changes. sign is 1 for a
  /// payslip that an entry posts, -1 for one that it takes off again because another replaced it.
  ///
  /// A draft may be deleted: its links then end, in rows of their own. amount is in cents.
  static let postings = """
    CREATE TABLE payslip_entry (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      payslip TEXT NOT NULL,
      entry_id INTEGER NOT NULL,
      sign INTEGER NOT NULL CHECK (sign IN (1, -1)),
      instant TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;
    CREATE INDEX payslip_entry_payslip ON payslip_entry (payslip);
    CREATE INDEX payslip_entry_entry ON payslip_entry (entry_id);

    CREATE TABLE payslip_entry_end (
      link_id INTEGER PRIMARY KEY REFERENCES payslip_entry (id),
      instant TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;

    CREATE TABLE payslip_payment (
      payslip TEXT NOT NULL,
      batch_id INTEGER NOT NULL REFERENCES payment_batch (id),
      amount INTEGER NOT NULL,
      PRIMARY KEY (payslip, batch_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX payslip_payment_batch ON payslip_payment (batch_id);

    \(immutable("payslip_entry", "id = NEW.id", "payroll.posting.immutable"))
    \(immutable("payslip_entry_end", "link_id = NEW.link_id", "payroll.posting.immutable"))
    \(immutable("payslip_payment", "payslip = NEW.payslip AND batch_id = NEW.batch_id", "payroll.posting.immutable"))
    """
}
