import GRDB
import Kernel
import Ledger

/// The validated lines of a fiscal year, in the order of a FEC, read as they are written.
public final class FECLineSource {
  /// The columns after the legal ones that some line holds, in order of name.
  public let extraColumns: [String]
  public let findings: [Finding]
  private let rows: RawStatement
  private let labels: Labels

  private struct Labels {
    var journals: [Int64: (code: String, label: String)] = [:]
    var accounts: [Int64: (number: String, label: String)] = [:]
    var parties: [Int64: (code: String, name: String)] = [:]
  }

  init(_ db: Database, _ year: StoredFiscalYear) throws {
    labels = try FECLineSource.labels(db)
    var names = Set<String>()
    for text in try String.fetchAll(db, sql: "SELECT DISTINCT extra FROM line WHERE extra IS NOT NULL") {
      for field in ExtraField.list(stored: text) { names.insert(field.name) }
    }
    extraColumns = names.sorted()
    let drafts =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM entry WHERE fiscal_year_id = ? AND number IS NULL", arguments: [year.id]) ?? 0
    findings = drafts > 0 ? [.draftsNotExported(drafts, year.year)] : []
    rows = try RawStatement(
      db,
      """
      SELECT e.number, e.day, e.journal_id, e.piece_ref, e.piece_day, e.label, e.valid_day, l.account_id, l.third_party_id, l.debit,
        l.credit, l.label, l.piece_ref, l.piece_day, l.foreign_amount, l.foreign_currency, l.extra, t.code, t.day
      FROM entry e JOIN line l ON l.entry_id = e.id LEFT JOIN lettering t ON t.id = l.lettering_id
      WHERE e.fiscal_year_id = ?1 AND e.number IS NOT NULL
      ORDER BY e.journal_id NOT IN (SELECT id FROM journal WHERE kind = 'an'), e.number, l.position
      """)
    rows.bind(1, year.id)
  }

  private static func labels(_ db: Database) throws -> Labels {
    var labels = Labels()
    for row in try Row.fetchAll(db, sql: "SELECT id, code, label FROM journal") { labels.journals[row[0]] = (row[1], row[2]) }
    for row in try Row.fetchAll(db, sql: "SELECT id, number, label FROM account") { labels.accounts[row[0]] = (row[1], row[2]) }
    for row in try Row.fetchAll(db, sql: "SELECT id, code, name FROM third_party") { labels.parties[row[0]] = (row[1], row[2]) }
    return labels
  }

  public func eachLine(_ body: (FECExportLine) throws -> Void) throws {
    while try rows.next() { try body(try line()) }
  }

  private func line() throws -> FECExportLine {
    let journal = labels.journals[rows.int(2)] ?? ("", "")
    let account = labels.accounts[rows.int(7)] ?? ("", "")
    let party = rows.isNull(8) ? nil : labels.parties[rows.int(8)]
    let extra = rows.isNull(16) ? [] : ExtraField.list(stored: rows.text(16))
    return FECExportLine(
      journalCode: journal.code, journalLabel: journal.label, number: String(rows.int(0)), day: try Day(stored: rows.int(1)),
      account: account.number, accountLabel: account.label, thirdParty: party?.code ?? "", thirdPartyLabel: party?.name ?? "",
      pieceRef: rows.optionalText(12) ?? rows.text(3),
      pieceDay: try (rows.optionalInt(13) ?? rows.optionalInt(4)).map { try Day(stored: $0) },
      label: rows.optionalText(11) ?? rows.text(5), debit: Money(cents: rows.int(9)), credit: Money(cents: rows.int(10)),
      lettering: rows.optionalText(17) ?? "", letteringDay: try rows.optionalInt(18).map { try Day(stored: $0) },
      validDay: try Day(stored: rows.int(6)), foreignAmount: rows.optionalText(14) ?? "", currency: rows.optionalText(15) ?? "",
      extra: extraColumns.map { name in extra.first { $0.name == name }?.value ?? "" })
  }
}

extension DossierReading {
  public func fecLines(_ year: StoredFiscalYear) throws -> FECLineSource { try FECLineSource(db, year) }

  /// The last event that wrote the file of that digest as this dossier's FEC.
  public func export(of digest: Digest) throws -> TrailEvent? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT e.seq, e.instant, e.author, e.use_case, e.subject, e.artefact, e.previous
        FROM event e JOIN artefact a ON a.event_seq = e.seq
        WHERE e.use_case = 'fec.exporter' AND a.digest = ? ORDER BY e.seq DESC LIMIT 1
        """, arguments: [digest.data]
    ).map(TrailEvent.init)
  }
}

extension DossierChange {
  /// Notes in the trail the digest of a file that is not kept: an export (`export/`), a return (`dsn-return/`).
  public func add(subject: String, _ digest: Digest) { event.add(subject, digest) }
}

extension Finding {
  static func draftsNotExported(_ count: Int, _ year: FiscalYear) -> Finding {
    Finding(
      "fec.export.drafts", .warning,
      "\(count) écriture(s) de l’exercice \(year.french) sont encore au brouillard : elles ne figurent pas dans le fichier.",
      recovery: "Validez-les (ecritoire ecriture valider), puis exportez de nouveau.", reference: "PCG art. 1031-3")
  }
}
