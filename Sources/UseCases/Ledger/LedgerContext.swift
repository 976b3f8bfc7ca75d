import ChartOfAccounts
import Kernel
import Law
import Ledger
import Store

/// Puts what the dossier, the chart of accounts and the law know within reach
/// of the ledger's checks, each asked only when an entry touches it.
struct LedgerContext {
  let reading: DossierReading
  let desk: Desk
  let law: Law
  let years: [StoredFiscalYear]
  let journals: [String: Journal]
  let accounts: [AccountNumber: Ledger.Account]
  let thirdParties: [String: ThirdParty]
  private let charts: ChartShelf

  /// The law inside the binary, read once: it never changes, and pages ask for it at each step.
  private static let embeddedLaw = Law(.embedded)
  static func law(_ files: DataFiles) -> Law { files.override == nil ? embeddedLaw : Law(files) }

  init(_ reading: DossierReading, _ desk: Desk) throws {
    (self.reading, self.desk) = (reading, desk)
    law = LedgerContext.law(desk.files)
    years = try reading.fiscalYears()
    journals = Dictionary(uniqueKeysWithValues: try reading.journals().map { ($0.code, $0) })
    accounts = Dictionary(uniqueKeysWithValues: try reading.accounts().map { ($0.number, $0) })
    thirdParties = Dictionary(uniqueKeysWithValues: try reading.thirdParties().map { ($0.code, $0) })
    charts = ChartShelf(files: desk.files)
  }

  /// The chart of the fiscal year that the day belongs to: a year keeps the chart in force when it opened (ANC 2022-06 and
  /// 2024-07 apply to the years opened from their first day on).
  func chart(on day: Day) throws -> Chart { try charts.chart(on: years.first { $0.year.contains(day) }?.year.first ?? day) }

  var rates: VATRates {
    let law = law
    return VATRates { id, day throws(Finding) in try law.rate(id, on: day).value }
  }

  /// - Parameters:
  ///   - entry: the draft being changed, which is not held against itself.
  ///   - withHabits: whether to look at the pieces and the amounts entered before, which are long to find and only ever warn.
  func entryContext(for day: Day, besides entry: Int64? = nil, withHabits: Bool = true) throws -> EntryContext {
    let chart = try chart(on: day)
    var context = EntryContext(
      fiscalYears: years.map(\.year), closedPeriods: closedPeriods, journal: { journals[$0] ?? standardJournal($0, chart) },
      account: { status($0, chart) }, thirdParty: { thirdParties[$0] },
      supplierInvoices: { (try? reading.supplierInvoices($0, besides: entry)) ?? [] },
      cashBalances: { (try? reading.dayBalances($0, from: $1, besides: entry)) ?? [] }, rates: rates, today: desk.today)
    guard withHabits else { return context }
    context.lastPiece = { (try? reading.lastPiece(journal: $0, series: $1, besides: entry)) ?? nil }
    context.usualAmounts = { (try? reading.lastAmounts(of: $0, on: $1, isDebit: $2, besides: entry)) ?? [] }
    return context
  }

  func importContext(for day: Day) throws -> EntryImportContext {
    let chart = try chart(on: day)
    return EntryImportContext(
      journal: { journals[$0] ?? standardJournal($0, chart) }, account: { standing($0, chart) }, thirdParty: { thirdParties[$0] })
  }

  private var closedPeriods: [ClosedPeriod] {
    years.compactMap { year in
      year.lockedThrough.map { ClosedPeriod(first: year.year.first, last: $0, reason: .locked) }
    }
  }

  /// The journals that every French office has, until the dossier says otherwise.
  func standardJournal(_ code: String, _ chart: Chart) -> Journal? {
    chart.journals.first { $0.code == code }.map { standard in
      Journal(
        code: standard.code, label: standard.label, kind: JournalKind(rawValue: standard.kind) ?? .miscellaneous,
        counterpart: standard.counterpart.flatMap { AccountNumber($0) })
    }
  }

  /// An account that the dossier opened, in spite of the chart, stays one that can be posted to.
  func status(_ number: AccountNumber, _ chart: Chart) -> AccountStatus {
    var status = AccountStatus(number, in: chart)
    if accounts[number] != nil, status.posting == .unknown || status.posting == .open {
      (status.posting, status.finding) = (.open, nil)
    }
    return status
  }

  private func standing(_ number: AccountNumber, _ chart: Chart) -> EntryImportContext.AccountStanding {
    accounts[number] != nil ? .known : EntryImportContext.AccountStanding(number, in: chart)
  }

  func label(of number: AccountNumber, _ chart: Chart) -> String {
    accounts[number]?.label ?? chart.inherited(number.text)?.label ?? "Compte \(number)"
  }

  /// Opens what the draft names and the dossier does not have yet: standard journals, accounts of the chart.
  func open(_ draft: EntryDraft, _ change: DossierChange) throws {
    let chart = try chart(on: draft.day)
    if journals[draft.journal] == nil, let journal = standardJournal(draft.journal, chart) { try change.openJournal(journal) }
    for line in draft.lines where accounts[line.account] == nil {
      try change.openAccount(Ledger.Account(number: line.account, label: label(of: line.account, chart)))
    }
  }

  func year(of day: Day) throws -> StoredFiscalYear {
    guard let year = years.first(where: { $0.year.contains(day) }) else { throw Finding.noFiscalYear() }
    return year
  }
}

/// The charts of the years asked for, each read once.
private final class ChartShelf {
  private let files: DataFiles
  private var charts: [Int32: Chart] = [:]
  init(files: DataFiles) { self.files = files }

  func chart(on day: Day) throws -> Chart {
    if let chart = charts[day.number] { return chart }
    let chart = try KnownCharts.chart(on: day, files: files)
    charts[day.number] = chart
    return chart
  }
}
