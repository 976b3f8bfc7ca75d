public import Kernel

extension Finding {
  /// Whether it says that a file is not what it claims to be, or cannot be read to its end, rather than what is wrong in it.
  public var saysUnreadable: Bool { Finding.unreadableCodes.contains(code) }

  private static let unreadableCodes: Set<String> = [
    "bank.reading-stopped", "competence.archive.refused", "competence.archive.unreadable", "competence.jury.unreadable",
    "csv.field-too-long", "csv.line-too-long", "fec.file.binary", "fec.file.empty", "fec.file.utf16", "fec.header.unknown",
    "fec.line.too-long", "fec.xml.invalid", "file.too-large", "file.unknown-kind", "ledger.import.empty",
    "dsn.return.columns", "dsn.return.declaration", "dsn.return.foreign", "dsn.return.list",
    "payroll.unreadable", "payslip.situation", "text.binary",
    "text.utf16",
    "xml.doctype-refused", "xml.malformed", "xml.text-too-long", "xml.too-deep",
  ]
}
