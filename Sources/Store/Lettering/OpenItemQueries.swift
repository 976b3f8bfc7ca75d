import GRDB
import Kernel
import Ledger

extension DossierReading {
  /// The lines of letterable accounts that no full lettering holds, validated
  /// or not, account by account and in no order beyond.
  /// - Parameters:
  ///   - prefix: only the accounts that start with it.
  ///   - thirdParty: only the lines of this one.
  ///   - through: the lines that were open at the end of that day. A lettering
  ///     with a later line was still partial then: an invoice of June paid in July was due on 30 June.
  ///   - inGroupsOnly: leaves out the lines without a lettering, which `openSums` adds up.
  ///   - isWanted: which of the letterable accounts to read.
  public func openItems(
    prefix: String = "", thirdParty: String? = nil, through: Day? = nil, inGroupsOnly: Bool = false,
    where isWanted: (AccountNumber) -> Bool = LetterableAccounts.allowsLettering
  ) throws -> [OpenItem] {
    let reader = try OpenItemReader(self, thirdParty: thirdParty, through: through)
    var items: [OpenItem] = []
    for (id, number) in try letterable(prefix) where isWanted(number) {
      if !inGroupsOnly { try reader.addFree(&items, id, number) }
      try reader.addGrouped(&items, id, number)
    }
    return items
  }

  /// The lines of letterable accounts that carry no lettering, added up by third party and by the day they count from.
  /// Only an index is read. Throws `report.sum-too-large`.
  /// - Parameters:
  ///   - prefix: only the accounts that start with it.
  ///   - first: the first day of the lines to read, for each account; nil for all.
  public func openSums(prefix: String, from first: (AccountNumber) -> Day?, through: Day) throws -> [OpenSum] {
    let codes = try LedgerCodes(db)
    let lines = try FreeLines(self, "coalesce(third_party_id, 0), coalesce(due_day, day), debit - credit")
    var found: [OpenSum] = []
    for (id, number) in try letterable(prefix) {
      var sums = OpenSums()
      try lines.forEach(id, from: first(number)?.stored ?? 0, through: through.stored) { row in
        try sums.add(thirdParty: row.int(0), day: row.int(1), cents: row.int(2))
      }
      for (key, cents) in sums.cents {
        found.append(
          OpenSum(
            account: number, thirdParty: codes.thirdPartyText(key.thirdParty), day: try Day(stored: key.day),
            amount: Money(cents: cents)))
      }
    }
    return found
  }

  /// Known from the sums kept, so that the lines of most accounts are not looked through in vain.
  func hasLinesWithoutParty(_ account: Int64) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM fiscal_year y JOIN month_total t ON t.fiscal_year_id = y.id
          WHERE t.account_id = ? AND t.third_party_id = 0)
        """, arguments: [account]) ?? true
  }

  private func letterable(_ prefix: String) throws -> [(Int64, AccountNumber)] {
    try Row.fetchAll(
      db, sql: "SELECT id, number FROM account WHERE substr(number, 1, length(?1)) = ?1 ORDER BY number", arguments: [prefix]
    ).compactMap { row -> (Int64, AccountNumber)? in
      guard let number = AccountNumber(row[1] as String), LetterableAccounts.allowsLettering(number) else { return nil }
      return (row[0], number)
    }
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

/// The lines that carry no lettering, account by account: those with a third party through the index of just these, and
/// those without where there are any.
struct FreeLines {
  private let reading: DossierReading
  private let withParty: RawStatement
  private let withoutParty: RawStatement

  /// - Parameter columns: what is read of each line; only an index is read when all of them stand in it.
  init(_ reading: DossierReading, _ columns: String) throws {
    func lines(_ index: String, _ party: String) throws -> RawStatement {
      try RawStatement(
        reading.db,
        """
        SELECT \(columns) FROM line INDEXED BY \(index)
        WHERE account_id = ?1 AND day BETWEEN ?2 AND ?3 AND lettering_id IS NULL AND third_party_id IS \(party)
        """)
    }
    self.reading = reading
    withParty = try lines("line_open", "NOT NULL")
    withoutParty = try lines("line_account", "NULL")
  }

  func forEach(
    _ account: Int64, from first: Int64 = 0, through last: Int64 = 99_999_999, _ body: (RawStatement) throws -> Void
  ) throws {
    for rows in try reading.hasLinesWithoutParty(account) ? [withParty, withoutParty] : [withParty] {
      rows.bind(1, account)
      rows.bind(2, first)
      rows.bind(3, last)
      while try rows.next() { try body(rows) }
    }
  }
}

/// Sums of open lines by third party, day and side. Debits and credits stay apart: an invoice is due from its day, a
/// payment has no age.
private struct OpenSums {
  struct Key: Hashable {
    let thirdParty: Int64
    let day: Int64
    let isDebit: Bool
  }
  private(set) var cents: [Key: Int64] = [:]

  mutating func add(thirdParty: Int64, day: Int64, cents added: Int64) throws(Finding) {
    guard added != 0 else { return }
    guard added.magnitude <= Money.largest.cents.magnitude else { throw .reportSumTooLarge() }
    let (sum, overflow) = cents[Key(thirdParty: thirdParty, day: day, isDebit: added > 0), default: 0]
      .addingReportingOverflow(added)
    guard !overflow else { throw .reportSumTooLarge() }
    cents[Key(thirdParty: thirdParty, day: day, isDebit: added > 0)] = sum
  }
}

/// Reads the open lines of one account after another: those without a lettering through the index that holds only them,
/// and the members of the letterings that were not full yet.
private struct OpenItemReader {
  private let reading: DossierReading
  private let codes: LedgerCodes
  private let years: [Int64: Int]
  private let kinds: [Int64: JournalKind]
  private let thirdParty: Int64?
  private let through: Int64
  private let withParty: RawStatement
  private let withoutParty: RawStatement
  private let held: RawStatement
  private let member: RawStatement

  init(_ reading: DossierReading, thirdParty: String?, through day: Day?) throws {
    let db = reading.db
    self.reading = reading
    let codes = try LedgerCodes(db)
    self.codes = codes
    years = Dictionary(uniqueKeysWithValues: try reading.fiscalYears().map { ($0.id, $0.year.name) })
    kinds = Dictionary(uniqueKeysWithValues: try reading.journals().map { (codes.journals[$0.code] ?? 0, $0.kind) })
    self.thirdParty = thirdParty.map { codes.thirdParties[$0] ?? -1 }
    through = day?.stored ?? 99_999_999
    let isOfParty = thirdParty != nil
    func ofParty(_ place: Int) -> String { isOfParty ? "AND l.third_party_id = ?\(place)" : "" }
    func lines(_ source: String) throws -> RawStatement {
      try RawStatement(
        db,
        """
        SELECT l.entry_id, l.position, e.fiscal_year_id, e.journal_id, l.third_party_id, l.day, l.due_day,
          coalesce(l.piece_ref, e.piece_ref), coalesce(l.label, e.label), l.debit, l.credit
        FROM line l \(source)
        """)
    }
    withParty = try lines(
      """
      INDEXED BY line_open JOIN entry e ON e.id = l.entry_id
      WHERE l.account_id = ?1 AND l.day <= ?2 AND l.lettering_id IS NULL AND l.third_party_id IS NOT NULL
        \(ofParty(3))
      """)
    withoutParty = try lines(
      """
      INDEXED BY line_account JOIN entry e ON e.id = l.entry_id
      WHERE l.account_id = ?1 AND l.day <= ?2 AND l.lettering_id IS NULL AND l.third_party_id IS NULL
      """)
    held = try RawStatement(
      db,
      """
      SELECT id, code, fiscal_year_id, members FROM lettering WHERE id IN (
        SELECT id FROM lettering INDEXED BY lettering_partial WHERE is_full = 0 AND account_id = ?1
        UNION SELECT lettering_id FROM line INDEXED BY line_account
          WHERE account_id = ?1 AND day > ?2 AND lettering_id IS NOT NULL)
      """)
    member = try lines(
      """
      JOIN entry e ON e.id = l.entry_id
      WHERE l.entry_id = ?1 AND l.position = ?2 AND l.lettering_id = ?3 AND l.day <= ?4
        \(ofParty(5))
      """)
  }

  /// The lines without a lettering.
  func addFree(_ items: inout [OpenItem], _ account: Int64, _ number: AccountNumber) throws {
    try add(&items, withParty, account, number, thirdParty)
    if thirdParty == nil, try reading.hasLinesWithoutParty(account) { try add(&items, withoutParty, account, number, nil) }
  }

  /// The members of the groups that were not full.
  func addGrouped(_ items: inout [OpenItem], _ account: Int64, _ number: AccountNumber) throws {
    held.bind(1, account)
    held.bind(2, through)
    while try held.next() {
      // A lettering taken off holds no line any more: none of its members comes back.
      let (id, year) = (held.int(0), years[held.int(2)])
      let code = LetteringCode(imported: held.text(1), isFull: false)
      for line in held.text(3).split(separator: " ").compactMap({ LineReference(text: $0) }) {
        member.bind(1, line.entry)
        member.bind(2, Int64(line.position))
        member.bind(3, id)
        member.bind(4, through)
        if let thirdParty { member.bind(5, thirdParty) }
        while try member.next() { items.append(try item(member, number, code, year)) }
      }
    }
  }

  private func add(
    _ items: inout [OpenItem], _ rows: RawStatement, _ account: Int64, _ number: AccountNumber, _ thirdParty: Int64?
  ) throws {
    rows.bind(1, account)
    rows.bind(2, through)
    if let thirdParty { rows.bind(3, thirdParty) }
    while try rows.next() { items.append(try item(rows, number, nil, nil)) }
  }

  private func item(_ rows: RawStatement, _ account: AccountNumber, _ code: LetteringCode?, _ codeYear: Int?) throws -> OpenItem {
    OpenItem(
      line: LineReference(entry: rows.int(0), position: Int32(rows.int(1))), fiscalYear: years[rows.int(2)] ?? 0,
      account: account, thirdParty: rows.optionalInt(4).flatMap(codes.thirdPartyText), day: try Day(stored: rows.int(5)),
      dueDay: try rows.optionalInt(6).map { try Day(stored: $0) }, pieceRef: rows.text(7), label: rows.text(8),
      debit: Money(cents: rows.int(9)), credit: Money(cents: rows.int(10)), journal: kinds[rows.int(3)], code: code,
      codeYear: codeYear)
  }
}

extension Finding {
  static func lineMissing(_ line: LineReference) -> Finding {
    Finding(
      "ledger.line.missing", "Il n’y a pas de ligne \(line.text).",
      recovery: "Affichez les lignes ouvertes et leurs repères : ecritoire lettrage etat")
  }
}
