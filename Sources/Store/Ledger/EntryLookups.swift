import GRDB
import Kernel
import Ledger

// What the checks of an entry ask about the entries that are there already.

extension DossierReading {
  /// How many lines the dossier has, drafts included, from the sums kept.
  func lineCount() throws -> Int { try Int.fetchOne(db, sql: "SELECT coalesce(sum(lines), 0) FROM month_total") ?? 0 }

  /// The supplier invoices entered under a key, one entry left out.
  public func supplierInvoices(_ key: SupplierInvoiceKey, besides entry: Int64?) throws -> [KnownInvoice] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT e.id, e.number, j.code, e.day, e.piece_day, e.piece_ref, sum(l.credit - l.debit) FROM third_party t
        JOIN account a ON a.number = t.account JOIN line l ON l.account_id = a.id AND l.third_party_id = t.id
        JOIN entry e ON e.id = l.entry_id JOIN journal j ON j.id = e.journal_id
        WHERE t.code = ? AND j.kind = 'achats' AND e.id <> ? GROUP BY e.id ORDER BY e.day
        """, arguments: [key.thirdParty, entry ?? 0])
    return try rows.compactMap { row in
      guard SupplierInvoiceKey(thirdParty: key.thirdParty, number: row[5]) == key else { return nil }
      let (number, pieceDay): (Int64?, Int64?) = (row[1], row[4])
      let day = try Day(stored: row[3])
      let place = number.map { "écriture n° \($0)" } ?? "\(row[2] as String) du \(day.french)"
      return KnownInvoice(
        amount: Money(cents: row[6]), day: day, pieceDay: try pieceDay.map { try Day(stored: $0) }, place: place)
    }
  }

  /// The balance of an account at the end of a day and of each later day on which it moves, one entry left out.
  public func dayBalances(_ account: AccountNumber, from day: Day, besides entry: Int64?) throws -> [DayBalance] {
    guard let year = try fiscalYear(containing: day) else { return [] }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT max(l.day, ?2), sum(l.debit - l.credit) FROM account a JOIN line l ON l.account_id = a.id
        WHERE a.number = ?1 AND l.day BETWEEN ?3 AND ?4 AND l.entry_id <> ?5 GROUP BY 1 ORDER BY 1
        """, arguments: [account.text, day.stored, year.year.first.stored, year.year.last.stored, entry ?? 0])
    var balance = Money.zero
    var found = try rows.map { row -> DayBalance in
      balance += Money(cents: row[1])
      return DayBalance(day: try Day(stored: row[0]), balance: balance)
    }
    if found.first?.day != day { found.insert(DayBalance(day: day, balance: .zero), at: 0) }
    return found
  }

  /// The greatest piece number of a series in a journal: of `F2026-` it may be `F2026-101`.
  public func lastPiece(journal: String, series: String, besides entry: Int64?) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT e.piece_ref FROM journal j JOIN entry e ON e.journal_id = j.id
        WHERE j.code = ?1 AND e.id <> ?3 AND substr(e.piece_ref, 1, length(?2)) = ?2
          AND length(e.piece_ref) > length(?2) AND substr(e.piece_ref, length(?2) + 1) NOT GLOB '*[^0-9]*'
        ORDER BY length(e.piece_ref) DESC, e.piece_ref DESC LIMIT 1
        """, arguments: [journal, series, entry ?? 0])
  }
}

extension DossierReading {
  /// The entries that reverse or correct another one, in the order they were written.
  public func entriesCorrecting(_ id: Int64) throws -> [Entry] {
    try Int64.fetchAll(db, sql: "SELECT id FROM entry WHERE corrects_id = ? ORDER BY id", arguments: [id]).compactMap {
      try entry(id: $0)
    }
  }
}
