import Kernel
import Ledger
import Store

/// Balance âgée of the customers or of the suppliers, as of a day.
public struct ReadAgedBalance: Sendable {
  public var side: DueSide
  /// Nil for today.
  public var day: Day?

  public init(_ side: DueSide, on day: Day? = nil) { (self.side, self.day) = (side, day) }

  /// Throws `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> AgedBalance {
    try desk.dossier.reading { reading in
      let day = day ?? desk.today
      let items = try reading.openItems(on: day, prefix: side.prefix)
      return try AgedBalance(side, items: items, on: day, names: reading.thirdPartyNames())
    }
  }
}

/// Échéancier: what is to be received and paid, as of a day.
public struct ReadDueDates: Sendable {
  public var step: Echeancier.Step
  /// Nil for today.
  public var day: Day?

  public init(by step: Echeancier.Step = .week, on day: Day? = nil) { (self.step, self.day) = (step, day) }

  /// Throws `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Echeancier {
    try desk.dossier.reading { reading in
      let day = day ?? desk.today
      let items = try DueSide.allCases.flatMap { try reading.openItems(on: day, prefix: $0.prefix) }
      return try Echeancier(items: items, on: day, by: step)
    }
  }
}

extension DossierReading {
  func thirdPartyNames() throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: try thirdParties().map { ($0.code, $0.name) })
  }

  /// The lines that were open on a day, each once: when the openings of a
  /// fiscal year bring in the accounts of a kind (40, 41), those of the years before are in them.
  func openItems(on day: Day, prefix: String) throws -> [OpenItem] {
    let items = try openItems(prefix: prefix, through: day)
    let years = try fiscalYears().filter { $0.year.first <= day }
    guard years.count > 1 else { return items }
    var firstYears: [Substring: Int] = [:]
    for journal in try journals() where journal.kind == .openings {
      for year in years.dropFirst() {
        for line in try journalLines(journal.code, from: year.year.first, through: min(day, year.year.last))
        where line.content.account.hasPrefix(prefix) {
          firstYears[line.content.account.text.prefix(2)] = max(
            year.year.name, firstYears[line.content.account.text.prefix(2)] ?? 0)
        }
      }
    }
    return items.filter { $0.fiscalYear >= firstYears[$0.account.text.prefix(2)] ?? 0 }
  }
}
