import GRDB
import Kernel

/// Sums per month in the making, written once at the end of a transaction.
struct MonthTotals {
  struct Key: Hashable {
    var fiscalYear: Int64
    var account: Int64
    var thirdParty: Int64
    var journal: Int64
    var month: Int64
    var isSealed: Bool
  }
  struct Sums {
    var debit: Int64 = 0
    var credit: Int64 = 0
    var lines: Int64 = 0
  }
  private(set) var sums: [Key: Sums] = [:]
  /// True once a sum left the range of whole cents; the caller refuses the entry.
  private(set) var overflowed = false

  mutating func add(_ line: LineRow, of entry: EntryRow) {
    let key = Key(
      fiscalYear: entry.fiscalYear, account: line.account, thirdParty: line.thirdParty, journal: entry.journal,
      month: entry.day / 100, isSealed: entry.number != nil)
    add(key, debit: line.debit, credit: line.credit, lines: 1)
  }

  mutating func add(_ key: Key, debit: Int64, credit: Int64, lines: Int64) {
    let update = { (sum: inout Sums, overflowed: inout Bool) in
      let (debits, overflow1) = sum.debit.addingReportingOverflow(debit)
      let (credits, overflow2) = sum.credit.addingReportingOverflow(credit)
      if overflow1 || overflow2 { overflowed = true }
      (sum.debit, sum.credit) = (debits, credits)
      sum.lines += lines
    }
    var overflow = overflowed
    update(&sums[key, default: Sums()], &overflow)
    overflowed = overflow
  }

  /// Adds the sums to those of the file; a row whose last line is gone goes too.
  func write(_ db: Database) throws {
    let upsert = try RawStatement(
      db,
      """
      INSERT INTO month_total (fiscal_year_id, account_id, third_party_id, journal_id, month, is_sealed, debit, credit, lines)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit, lines = lines + excluded.lines
      """)
    var mayBeEmpty = false
    for (key, sum) in sums {
      upsert.bind(1, key.fiscalYear)
      upsert.bind(2, key.account)
      upsert.bind(3, key.thirdParty)
      upsert.bind(4, key.journal)
      upsert.bind(5, key.month)
      upsert.bind(6, key.isSealed ? 1 : 0)
      upsert.bind(7, sum.debit)
      upsert.bind(8, sum.credit)
      upsert.bind(9, sum.lines)
      do {
        try upsert.run()
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        // A sum beyond whole numbers becomes a real, which the column refuses.
        throw Finding.totalTooLarge()
      }
      mayBeEmpty = mayBeEmpty || sum.lines <= 0
    }
    if mayBeEmpty { try db.execute(sql: "DELETE FROM month_total WHERE lines = 0") }
  }
}
