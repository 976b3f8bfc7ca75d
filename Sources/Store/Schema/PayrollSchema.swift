extension Schema {
  /// What happened in a month of a contract, state by state as the workforce is kept, and the payslips that were sealed: the body
  /// is the document as it was handed over, byte for byte. A mistake is mended by another payslip, which says what it replaces.
  ///
  /// `month` is AAAAMM.
  static let payroll = """
    \(states("pay_variables"))

    CREATE TABLE payslip (
      id INTEGER PRIMARY KEY,
      number TEXT NOT NULL UNIQUE,
      employee INTEGER NOT NULL,
      contract INTEGER NOT NULL,
      month INTEGER NOT NULL,
      corrects TEXT UNIQUE,
      reason TEXT,
      body TEXT NOT NULL,
      instant TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;
    CREATE INDEX payslip_month ON payslip (month, contract);
    CREATE INDEX payslip_employee ON payslip (employee, month);
    \(immutable("payslip", "id = NEW.id OR number = NEW.number", "payroll.payslip.immutable"))
    """
}
