import GRDB
import Kernel
import Ledger

/// A fiscal year of the dossier, and how far it is locked.
public struct StoredFiscalYear: Hashable, Sendable {
  public let id: Int64
  public let year: FiscalYear
  /// No entry may be added on or before this day.
  public let lockedThrough: Day?

  var digest: Digest {
    var form = CanonicalForm("ecritoire:fiscal-year:1")
    form.add(Int64(year.first.number))
    form.add(Int64(year.last.number))
    form.add(lockedThrough.map { Int64($0.number) })
    return form.digest
  }

  /// The subject of trail events about it.
  var subject: String { "fiscal-year/\(id)" }
}

extension Day {
  /// For columns of days.
  var stored: Int64 { Int64(number) }
  init(stored: Int64) throws {
    guard let day = Int32(exactly: stored).flatMap(Day.init(number:)) else {
      throw Finding.dossierDamaged("dossier", "« \(stored) » n’est pas un jour")
    }
    self = day
  }
}

extension DossierReading {
  /// In order of time.
  public func fiscalYears() throws -> [StoredFiscalYear] {
    try Row.fetchAll(db, sql: "SELECT id, first_day, last_day, locked_through FROM fiscal_year ORDER BY first_day").map { row in
      guard let year = FiscalYear(first: try Day(stored: row.decode(atIndex: 1)), last: try Day(stored: row.decode(atIndex: 2)))
      else {
        throw Finding.dossierDamaged("dossier", "un exercice dont les dates se contredisent")
      }
      let locked: Int64? = try row.decode(atIndex: 3)
      return StoredFiscalYear(id: try row.decode(atIndex: 0), year: year, lockedThrough: try locked.map { try Day(stored: $0) })
    }
  }

  public func fiscalYear(containing day: Day) throws -> StoredFiscalYear? {
    try fiscalYears().first { $0.year.contains(day) }
  }
}

extension DossierChange {
  /// Throws `ledger.fiscal-year.overlap` when a day would belong to two years,
  /// and `ledger.fiscal-year.gap` when days would belong to none.
  @discardableResult
  public func addFiscalYear(_ year: FiscalYear) throws -> StoredFiscalYear {
    try refuseConflict(of: year, with: try reading.fiscalYears().map(\.year))
    try db.execute(
      sql: "INSERT INTO fiscal_year (first_day, last_day) VALUES (?, ?)", arguments: [year.first.stored, year.last.stored])
    let stored = StoredFiscalYear(id: db.lastInsertedRowID, year: year, lockedThrough: nil)
    event.add(stored.subject, stored.digest)
    return stored
  }

  /// A fiscal year whose days are only known at the end of this change: wide
  /// around the day until `settleFiscalYear` says them.
  public func beginFiscalYear(near day: Day) throws -> StoredFiscalYear {
    let wide = FiscalYear(first: day.addingMonths(-12), last: day.addingMonths(12) - 1)!
    try db.execute(
      sql: "INSERT INTO fiscal_year (first_day, last_day) VALUES (?, ?)", arguments: [wide.first.stored, wide.last.stored])
    return StoredFiscalYear(id: db.lastInsertedRowID, year: wide, lockedThrough: nil)
  }

  /// Throws as `addFiscalYear`.
  public func settleFiscalYear(_ begun: StoredFiscalYear, as year: FiscalYear) throws {
    try refuseConflict(of: year, with: try reading.fiscalYears().filter { $0.id != begun.id }.map(\.year))
    try db.execute(
      sql: "UPDATE fiscal_year SET first_day = ?, last_day = ? WHERE id = ?",
      arguments: [year.first.stored, year.last.stored, begun.id])
    let settled = StoredFiscalYear(id: begun.id, year: year, lockedThrough: nil)
    event.add(settled.subject, settled.digest)
  }

  private func refuseConflict(of year: FiscalYear, with others: [FiscalYear]) throws {
    if let other = others.first(where: { $0.first <= year.last && year.first <= $0.last }) {
      throw Finding.fiscalYearOverlap(year, other)
    }
    if !others.isEmpty, !others.contains(where: { $0.last + 1 == year.first || year.last + 1 == $0.first }) {
      throw Finding.fiscalYearGap(year, others)
    }
  }

  /// Closes the year to entries on or before the day. A lock only ever moves forward.
  public func lock(_ year: StoredFiscalYear, through day: Day) throws {
    if let already = year.lockedThrough, day <= already { throw Finding.periodAlreadyLocked(through: already) }
    try db.execute(sql: "UPDATE fiscal_year SET locked_through = ? WHERE id = ?", arguments: [day.stored, year.id])
    let locked = StoredFiscalYear(id: year.id, year: year.year, lockedThrough: day)
    event.add(locked.subject, locked.digest)
  }
}

extension Finding {
  static func fiscalYearOverlap(_ year: FiscalYear, _ other: FiscalYear) -> Finding {
    Finding(
      "ledger.fiscal-year.overlap", "L’exercice \(year.french) recouvre l’exercice \(other.french).",
      recovery: "Choisissez des dates qui se suivent : le suivant commence le \((other.last + 1).french).",
      reference: "C. com. art. L123-12")
  }

  static func fiscalYearGap(_ year: FiscalYear, _ others: [FiscalYear]) -> Finding {
    let last = others.max()!
    return Finding(
      "ledger.fiscal-year.gap", "L’exercice \(year.french) laisse des jours sans exercice.",
      recovery: "Commencez-le le \((last.last + 1).french), ou créez d’abord l’exercice intermédiaire.",
      reference: "C. com. art. L123-12")
  }

  static func periodAlreadyLocked(through day: Day) -> Finding {
    Finding(
      "ledger.period.already-locked", "La période est déjà verrouillée jusqu’au \(day.french).",
      recovery: "Un verrou ne recule pas ; corrigez par une écriture de la période ouverte.", reference: "PCG art. 1031-4")
  }
}
