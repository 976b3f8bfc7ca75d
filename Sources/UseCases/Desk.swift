import Foundation
import Kernel
import Ledger
import Store

/// What every use case is given: the dossier, who acts, and which day it is.
/// The clock is a value, so that practice can replay any month.
public struct Desk: Sendable {
  public let dossier: Dossier
  /// Who acts, as the trail will say it.
  public let author: String
  public let today: Day
  /// The moment written in the trail, `2026-11-24T09:30:00Z`.
  public let instant: String
  public let files: DataFiles
  /// What the person is in the practice; the owner on one's own machine.
  public let role: Role

  public init(
    dossier: Dossier, author: String, today: Day, instant: String, files: DataFiles = .embedded, role: Role = .owner
  ) {
    (self.dossier, self.author, self.today, self.instant, self.files) = (dossier, author, today, instant, files)
    self.role = role
  }

  var by: Author { Author(name: author, instant: instant) }

  /// The fiscal year named (by its closing year), else the one of today, else the last one.
  /// Throws `ledger.fiscal-year.unknown`, `ledger.fiscal-year.none`.
  public func fiscalYear(_ name: Int? = nil, _ reading: DossierReading) throws -> StoredFiscalYear {
    let years = try reading.fiscalYears()
    guard let last = years.last else { throw Finding.noFiscalYear() }
    guard let name else { return years.first { $0.year.contains(today) } ?? last }
    guard let found = years.first(where: { $0.year.name == name }) else {
      throw Finding.unknownFiscalYear(name, years.map(\.year))
    }
    return found
  }

  /// One change of the dossier, if the role allows it: every use case that writes goes through here.
  /// Throws `access.denied`, and as `Dossier.changing`.
  @discardableResult
  func changing<Result>(
    _ useCase: String, subject: String, isTrial: Bool = false, _ body: (DossierChange) throws -> Result
  ) throws -> Result {
    guard let permission = Permission.ofUseCase[useCase] else { preconditionFailure("« \(useCase) » has no permission") }
    try require(permission)
    return try dossier.changing(by, useCase, subject: subject, isTrial: isTrial, body)
  }

  /// Throws `access.denied` when the role does not have the permission.
  public func require(_ permission: Permission) throws {
    guard role.may(permission) else { throw Finding.accessDenied(role, permission) }
  }

  /// Throws `ledger.assistant.closed` in a dossier of mode `école` whose trainer did not open this assistant.
  func requireAssistant(_ name: String, _ reading: DossierReading) throws {
    guard try reading.facts().allows(assistant: name) else { throw Finding.assistantClosed(name) }
  }
}
