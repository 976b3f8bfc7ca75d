import ChartOfAccounts
import Kernel
import Ledger
import Store

/// The journals of the dossier, then the standard ones that the first entry to name them will open.
public struct ListJournals: Sendable {
  public init() {}

  public func callAsFunction(_ desk: Desk) throws -> [(journal: Journal, isOpen: Bool)] {
    try desk.dossier.reading { reading in
      let open = try reading.journals()
      let context = try LedgerContext(reading, desk)
      let chart = try context.chart(on: desk.today)
      let standard = chart.journals.compactMap { context.standardJournal($0.code, chart) }
      let others = standard.filter { journal in !open.contains { $0.code == journal.code } }
      return open.map { ($0, true) } + others.map { ($0, false) }
    }
  }
}
