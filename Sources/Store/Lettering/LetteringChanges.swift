import GRDB
import Kernel
import Ledger

extension DossierChange {
  /// Writes letterings: gives each the next code of its account, third party
  /// and year, takes over the partial ones it replaces, marks the lines.
  @discardableResult
  public func post(_ groups: [LetteringGroup]) throws -> [PostedLettering] {
    guard !groups.isEmpty else { return [] }
    var book = try bookOfCodes(accounts: Set(groups.map(\.scope.account.text)))
    let years = Dictionary(try reading.fiscalYears().map { ($0.year.name, $0.id) }) { _, later in later }
    let writer = try LetteringWriter(db, event, codes)
    let first = try LetteringCollector.nextID(db)
    var posted: [PostedLettering] = []
    posted.reserveCapacity(groups.count)
    for group in groups {
      for key in group.replaces { try dissolve(try letteringID(key.scope, key.code.text, years)) }
      posted.append(try book.giveCode(to: group))
    }
    try writer.write(posted.count) { row(posted[$0], first + Int64($0), years) }
    try mark(posted, from: first)
    return posted
  }

  /// Marks the lines of letterings whose keys follow each other, in the order
  /// of the file: two lines of a page are then changed while it is at hand.
  private func mark(_ posted: [PostedLettering], from first: Int64) throws {
    var marks: [(line: LineReference, lettering: Int64)] = []
    marks.reserveCapacity(2 * posted.count)
    for (index, lettering) in posted.enumerated() {
      for member in lettering.group.members { marks.append((member.line, first + Int64(index))) }
    }
    marks.sort { $0.line < $1.line }
    precondition(zip(marks, marks.dropFirst()).allSatisfy { $0.line != $1.line }, "a line is in two letterings")
    let anew = try setAsideOpenLines(for: marks.count)
    let update = try RawStatement(db, "UPDATE line SET lettering_id = ? WHERE entry_id = ? AND position = ?")
    for mark in marks {
      update.bind(1, mark.lettering)
      update.bind(2, mark.line.entry)
      update.bind(3, Int64(mark.line.position))
      try update.run()
    }
    if let anew { try db.execute(sql: anew) }
  }

  /// Making the index of open lines anew reads every line once: beyond some, less than taking lines out of it one by one.
  /// Returns the words that make it, when it was dropped.
  private func setAsideOpenLines(for count: Int) throws -> String? {
    guard count > 500, try count > reading.lineCount() / 8 else { return nil }
    let words = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'line_open'")
    try db.execute(sql: "DROP INDEX line_open")
    return words
  }

  private func row(_ posted: PostedLettering, _ id: Int64, _ years: [Int: Int64]) -> LetteringRow {
    let group = posted.group
    return LetteringRow(
      id: id, fiscalYear: years[group.scope.fiscalYear] ?? 0, account: codes.accounts[group.scope.account.text] ?? 0,
      thirdParty: group.scope.thirdParty.flatMap { codes.thirdParties[$0] } ?? 0, code: posted.code.text, day: group.day.stored,
      isFull: group.isFull, remaining: group.remaining.cents, members: group.members.map(\.line.text).joined(separator: " "),
      reason: group.reason.french)
  }

  /// The codes given so far on these accounts: none is given twice.
  private func bookOfCodes(accounts: Set<String>) throws -> LetteringBook {
    var book = LetteringBook()
    let names = Dictionary(uniqueKeysWithValues: try reading.fiscalYears().map { ($0.id, $0.year.name) })
    let rows = try RawStatement(db, "SELECT fiscal_year_id, account_id, third_party_id, code, is_full FROM lettering")
    while try rows.next() {
      let account = codes.accountText(rows.int(1))
      guard accounts.contains(account), let number = AccountNumber(account) else { continue }
      let scope = LetteringScope(
        account: number, thirdParty: codes.thirdPartyText(rows.int(2)), fiscalYear: names[rows.int(0)] ?? 0)
      book.noteUsed(LetteringCode(imported: rows.text(3), isFull: rows.int(4) == 1), in: scope)
    }
    return book
  }

  /// Takes a lettering off its lines. Throws `lettering.unknown-code`.
  public func removeLettering(_ scope: LetteringScope, code: String) throws {
    let years = Dictionary(try reading.fiscalYears().map { ($0.year.name, $0.id) }) { _, later in later }
    try dissolve(try letteringID(scope, code, years))
  }

  private func letteringID(_ scope: LetteringScope, _ code: String, _ years: [Int: Int64]) throws -> Int64 {
    let id = try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM lettering WHERE account_id = ? AND third_party_id = ? AND fiscal_year_id = ? AND code = ?
          AND id NOT IN (SELECT lettering_id FROM lettering_removal)
        """,
      arguments: [
        codes.accounts[scope.account.text] ?? 0, scope.thirdParty.map { codes.thirdParties[$0] ?? -1 } ?? 0,
        years[scope.fiscalYear] ?? 0, code,
      ])
    guard let id else { throw Finding.letteringUnknownCode(LetteringCode(imported: code, isFull: true), scope) }
    return id
  }
}
