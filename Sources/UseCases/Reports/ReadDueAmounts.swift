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
      let (items, sums) = try reading.openLines(on: day, prefix: side.prefix)
      return try AgedBalance(side, items: items, sums: sums, on: day, names: reading.thirdPartyNames())
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
      let sides = try DueSide.allCases.map { try reading.openLines(on: day, prefix: $0.prefix) }
      return try Echeancier(items: sides.flatMap(\.items), sums: sides.flatMap(\.sums), on: day, by: step)
    }
  }
}

extension DossierReading {
  func thirdPartyNames() throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: try thirdParties().map { ($0.code, $0.name) })
  }

  /// The lines that were open on a day, each once: when the openings of a fiscal year bring in the accounts of a kind (40,
  /// 41), those of the years before are in them. The members of partial groups one by one, the others added up.
  /// - Parameter oneByOne: all of them one by one, none added up.
  func openLines(on day: Day, prefix: String, oneByOne: Bool = false) throws -> (items: [OpenItem], sums: [OpenSum]) {
    let first = try firstDays(on: day, prefix: prefix)
    let items = try openItems(prefix: prefix, through: day, inGroupsOnly: !oneByOne).filter { item in
      first[item.account.text.prefix(2)].map { item.day >= $0 } ?? true
    }
    return (items, oneByOne ? [] : try openSums(prefix: prefix, from: { first[$0.text.prefix(2)] }, through: day))
  }

  /// Every open line one by one, each once, as of the last day there is.
  func openItemsOnce(prefix: String, thirdParty: String? = nil) throws -> [OpenItem] {
    guard let last = try fiscalYears().last?.year.last else { return [] }
    let first = try firstDays(on: last, prefix: prefix)
    return try openItems(prefix: prefix, thirdParty: thirdParty).filter { item in
      first[item.account.text.prefix(2)].map { item.day >= $0 } ?? true
    }
  }

  /// The first day of the last fiscal year whose openings bring in the accounts of each kind.
  private func firstDays(on day: Day, prefix: String) throws -> [Substring: Day] {
    let years = try fiscalYears().filter { $0.year.first <= day }
    guard years.count > 1 else { return [:] }
    var first: [Substring: Day] = [:]
    for journal in try journals() where journal.kind == .openings {
      for year in years.dropFirst() {
        for line in try journalLines(journal.code, from: year.year.first, through: min(day, year.year.last))
        where line.content.account.hasPrefix(prefix) {
          let kind = line.content.account.text.prefix(2)
          first[kind] = max(year.year.first, first[kind] ?? year.year.first)
        }
      }
    }
    return first
  }
}
