import Foundation
import GRDB
public import Kernel

/// A payslip as it was sealed: nothing of it changes any more.
public struct StoredPayslip: Hashable, Sendable {
  public let id: Int64
  /// « 2026-0001 », one after the other in each year of pay.
  public let number: String
  public let employee: Int64
  public let contract: Int64
  public let month: Month
  /// The number of the payslip that this one replaces, and why.
  public let corrects: String?
  public let reason: String?
  /// The document, byte for byte as it was sealed.
  public let body: String
  public let instant: String
  public let author: String

  /// Of the document alone: what is printed on it, and what anybody can take again.
  public var digest: Digest { Digest(of: Array(body.utf8)) }

  var subject: String { "payslip/\(number)" }

  /// Of all that is kept of it.
  var rowDigest: Digest {
    var form = CanonicalForm("ecritoire:payslip:1")
    form.add(id)
    form.add(number)
    form.add(employee)
    form.add(contract)
    form.add(month.iso)
    form.add(corrects)
    form.add(reason)
    form.add(body)
    form.add(instant)
    form.add(author)
    return form.digest
  }
}

extension DossierReading {
  /// Those of a month, of a person, or all, in the order they were sealed.
  public func payslips(of month: Month? = nil, employee: Int64? = nil) throws -> [StoredPayslip] {
    try stored("(?1 IS NULL OR month = ?1) AND (?2 IS NULL OR employee = ?2)", [month.map(DossierReading.stored), employee])
  }

  public func payslip(_ number: String) throws -> StoredPayslip? { try stored("number = ?", [number]).first }

  /// Which contracts have a payslip in each month; nothing that the payslips say is read.
  public func paidContracts() throws -> [Month: Set<Int64>] {
    try Row.fetchAll(db, sql: "SELECT DISTINCT month, contract FROM payslip").reduce(into: [:]) { paid, row in
      let month: Int = try row.decode(atIndex: 0)
      guard (1...12).contains(month % 100), (1_000...9_999).contains(month / 100) else {
        throw Finding.dossierDamaged("dossier", "le mois d’un bulletin n’en est pas un")
      }
      paid[Month(month / 100, month % 100), default: []].insert(try row.decode(atIndex: 1))
    }
  }

  private func stored(_ filter: String, _ arguments: StatementArguments) throws -> [StoredPayslip] {
    let columns = "id, number, employee, contract, month, corrects, reason, body, instant, author"
    return try Row.fetchAll(db, sql: "SELECT \(columns) FROM payslip WHERE \(filter) ORDER BY id", arguments: arguments).map {
      row in
      let number: String = try row.decode(atIndex: 1)
      let month: Int = try row.decode(atIndex: 4)
      guard (1...12).contains(month % 100), (1_000...9_999).contains(month / 100) else {
        throw Finding.dossierDamaged("dossier", "le mois du bulletin \(number) n’en est pas un")
      }
      return StoredPayslip(
        id: try row.decode(atIndex: 0), number: number, employee: try row.decode(atIndex: 2),
        contract: try row.decode(atIndex: 3), month: Month(month / 100, month % 100), corrects: try row.decode(atIndex: 5),
        reason: try row.decode(atIndex: 6), body: try row.decode(atIndex: 7), instant: try row.decode(atIndex: 8),
        author: try row.decode(atIndex: 9))
    }
  }

  fileprivate static func stored(_ month: Month) -> Int { month.year * 100 + month.number }

  /// The number that the next payslip of a year takes.
  public func nextPayslipNumber(_ year: Int) throws -> String {
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM payslip WHERE number LIKE ?", arguments: ["\(year)-%"]) ?? 0
    let digits = String(count + 1)
    return "\(year)-" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }
}

extension DossierChange {
  /// Seals a payslip under a number that `nextPayslipNumber` gave: its body is the document, which says the same number.
  @discardableResult
  public func seal(
    _ number: String, employee: Int64, contract: Int64, month: Month, body: String, corrects: String? = nil, reason: String? = nil
  ) throws -> StoredPayslip {
    try Finding.refuseNulCharacter(body)
    try db.execute(
      sql: """
        INSERT INTO payslip (number, employee, contract, month, corrects, reason, body, instant, author)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        number, employee, contract, DossierReading.stored(month), corrects, reason, body, event.author.instant, event.author.name,
      ])
    guard let sealed = try reading.payslip(number) else { preconditionFailure("a row that was written is read") }
    event.add(sealed.subject, sealed.rowDigest)
    return sealed
  }
}
