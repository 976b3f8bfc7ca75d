import GRDB
import Kernel
import Ledger

extension DossierReading {
  /// The lines of letterable accounts that no full lettering holds, validated
  /// or not, in the order of account and day.
  /// - Parameters:
  ///   - prefix: only the accounts that start with it.
  ///   - thirdParty: only the lines of this one.
  ///   - through: the lines that were open at the end of that day. A lettering
  ///     with a later line was still partial then: an invoice of June paid in July was due on 30 June.
  ///   - isWanted: which of the letterable accounts to read.
  public func openItems(
    prefix: String = "", thirdParty: String? = nil, through: Day? = nil,
    where isWanted: (AccountNumber) -> Bool = LetterableAccounts.allowsLettering
  ) throws -> [OpenItem] {
    let codes = try LedgerCodes(db)
    let years = Dictionary(uniqueKeysWithValues: try fiscalYears().map { ($0.id, $0.year.name) })
    let kinds = Dictionary(uniqueKeysWithValues: try journals().map { (codes.journals[$0.code] ?? 0, $0.kind) })
    var items: [OpenItem] = []
    for (id, number) in try letterable(prefix) where isWanted(number) {
      let party = thirdParty.map { codes.thirdParties[$0] ?? -1 }
      let rows = try openLines(account: id, thirdParty: party, through: through)
      while try rows.next() { items.append(try openItem(rows, number, codes, years, kinds)) }
    }
    return items
  }

  private func letterable(_ prefix: String) throws -> [(Int64, AccountNumber)] {
    try Row.fetchAll(
      db, sql: "SELECT id, number FROM account WHERE substr(number, 1, length(?1)) = ?1 ORDER BY number", arguments: [prefix]
    ).compactMap { row -> (Int64, AccountNumber)? in
      guard let number = AccountNumber(row[1] as String), LetterableAccounts.allowsLettering(number) else { return nil }
      return (row[0], number)
    }
  }

  private func openLines(account: Int64, thirdParty: Int64?, through: Day?) throws -> RawStatement {
    let rows = try RawStatement(
      db,
      """
      SELECT l.entry_id, l.position, e.fiscal_year_id, e.journal_id, l.third_party_id, l.day, l.due_day,
        coalesce(l.piece_ref, e.piece_ref), coalesce(l.label, e.label), l.debit, l.credit, t.code, t.is_full, t.fiscal_year_id
      FROM line l JOIN entry e ON e.id = l.entry_id LEFT JOIN lettering t ON t.id = l.lettering_id
      WHERE l.account_id = ?1 AND l.day <= ?2 AND (coalesce(t.is_full, 0) = 0
          OR t.id IN (SELECT lettering_id FROM line WHERE account_id = ?1 AND day > ?2 AND lettering_id IS NOT NULL))
        \(thirdParty == nil ? "" : "AND l.third_party_id = ?3")
      ORDER BY l.day, l.entry_id, l.position
      """)
    rows.bind(1, account)
    rows.bind(2, through?.stored ?? 99_999_999)
    if let thirdParty { rows.bind(3, thirdParty) }
    return rows
  }

  private func openItem(
    _ rows: RawStatement, _ account: AccountNumber, _ codes: LedgerCodes, _ years: [Int64: Int], _ kinds: [Int64: JournalKind]
  ) throws -> OpenItem {
    let code = rows.optionalText(11).map { LetteringCode(imported: $0, isFull: false) }
    return OpenItem(
      line: LineReference(entry: rows.int(0), position: Int32(rows.int(1))), fiscalYear: years[rows.int(2)] ?? 0,
      account: account,
      thirdParty: codes.thirdPartyText(rows.int(4)), day: try Day(stored: rows.int(5)),
      dueDay: try rows.optionalInt(6).map { try Day(stored: $0) }, pieceRef: rows.text(7), label: rows.text(8),
      debit: Money(cents: rows.int(9)), credit: Money(cents: rows.int(10)), journal: kinds[rows.int(3)], code: code,
      codeYear: rows.optionalInt(13).flatMap { years[$0] })
  }

  /// The lines with these references, open or not; throws `ledger.line.missing`.
  public func items(_ lines: [LineReference]) throws -> [OpenItem] {
    try lines.map { line in
      guard let entry = try entry(id: line.entry), entry.content.lines.indices.contains(Int(line.position)) else {
        throw Finding.lineMissing(line)
      }
      let content = entry.content.lines[Int(line.position)]
      let mark = entry.letterings[Int(line.position)]
      return OpenItem(
        line: line, fiscalYear: entry.fiscalYear.name, account: content.account, thirdParty: content.thirdParty,
        day: entry.content.day, dueDay: content.dueDay, pieceRef: entry.content.pieceRef,
        label: content.label ?? entry.content.label, debit: content.debit, credit: content.credit,
        journal: try journal(entry.content.journal)?.kind,
        code: mark.map { LetteringCode(imported: $0.code, isFull: $0.isFull) }, codeYear: try letteringYear(of: line))
    }
  }

  private func letteringYear(of line: LineReference) throws -> Int? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT y.last_day FROM line l JOIN lettering t ON t.id = l.lettering_id JOIN fiscal_year y ON y.id = t.fiscal_year_id
        WHERE l.entry_id = ? AND l.position = ?
        """, arguments: [line.entry, line.position]
    ).map { Int($0 / 10_000) }
  }

  /// How many letterings hold, and how many lines they hold.
  public func letteringCounts() throws -> (groups: Int, full: Int, lines: Int) {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*), coalesce(sum(is_full), 0), (SELECT count(*) FROM line WHERE lettering_id IS NOT NULL)
        FROM lettering WHERE id NOT IN (SELECT lettering_id FROM lettering_removal)
        """)!
    return (row[0], row[1], row[2])
  }
}

extension Finding {
  static func lineMissing(_ line: LineReference) -> Finding {
    Finding(
      "ledger.line.missing", "Il n’y a pas de ligne \(line.text).",
      recovery: "Affichez les lignes ouvertes et leurs repères : ecritoire lettrage etat")
  }
}
