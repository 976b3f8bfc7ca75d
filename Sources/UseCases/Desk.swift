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

  public init(dossier: Dossier, author: String, today: Day, instant: String, files: DataFiles = .embedded) {
    (self.dossier, self.author, self.today, self.instant, self.files) = (dossier, author, today, instant, files)
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

  /// Throws `ledger.assistant.closed` in a dossier of mode `école` whose trainer did not open this assistant.
  func requireAssistant(_ name: String, _ reading: DossierReading) throws {
    guard try reading.facts().allows(assistant: name) else { throw Finding.assistantClosed(name) }
  }
}
