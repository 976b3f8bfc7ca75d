import Kernel
import Ledger
import Store

/// Where a page of the general ledger starts: after this line of this account.
public struct LedgerCursor: Hashable, Sendable {
  public let account: AccountNumber
  public let place: LedgerPlace

  init(_ account: AccountNumber, _ line: PlacedLine) {
    (self.account, place) = (account, LedgerPlace(day: line.content.day, line: line.line))
  }

  /// `512000:2026-10-31:12.0`.
  public var text: String { "\(account):\(place.text)" }

  /// Throws `report.place-unreadable`.
  public init(_ text: String) throws(Finding) {
    let pieces = text.split(separator: ":", maxSplits: 1)
    guard pieces.count == 2, let account = AccountNumber(pieces[0]), let place = LedgerPlace(text: String(pieces[1])) else {
      throw .reportPlaceUnreadable(text)
    }
    (self.account, self.place) = (account, place)
  }
}

/// Grand-livre: the lines of each account over a period, with the running balance, whole or page by page.
public struct ReadGeneralLedger: Sendable {
  /// The accounts that start with it; empty for all.
  public var account: String
  /// Only the account of exactly that number.
  public var isExact: Bool
  public var thirdParty: String?
  public var period: ReportPeriod
  /// How many lines a page has at the most; nil for all.
  public var pageSize: Int?
  public var after: LedgerCursor?

  public init(
    account: String = "", isExact: Bool = false, thirdParty: String? = nil, period: ReportPeriod = ReportPeriod(),
    pageSize: Int? = nil, after: LedgerCursor? = nil
  ) {
    (self.account, self.isExact, self.thirdParty, self.period) = (account, isExact, thirdParty, period)
    (self.pageSize, self.after) = (pageSize, after)
  }

  /// One account of the page.
  public struct Section: Sendable {
    public let ledger: GeneralLedger
    /// The place of each line of `ledger`, in the same order.
    public let places: [LineReference]
  }

  public struct Page: Sendable {
    public let days: ReportDays
    public fileprivate(set) var sections: [Section] = []
    /// Where the next page starts; nil when this one is the last.
    public fileprivate(set) var next: LedgerCursor?
  }

  /// Throws as `ReportPeriod`, and `report.account-unknown`, `report.third-party-unknown`, `report.page-size`,
  /// `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Page {
    if let pageSize, pageSize < 1 { throw Finding.reportPageSize(pageSize) }
    return try desk.dossier.reading { reading in
      if let thirdParty { _ = try reading.requiredThirdParty(thirdParty) }
      let accounts = try reading.accounts().filter { isExact ? $0.number.text == account : $0.number.hasPrefix(account) }
      guard !accounts.isEmpty else { throw Finding.reportAccountUnknown(account) }
      var page = Page(days: try period.days(desk, reading))
      try fill(&page, accounts, reading)
      return page
    }
  }

  private func fill(_ page: inout Page, _ accounts: [Account], _ reading: DossierReading) throws {
    let openings = try openings(page.days, reading)
    var left = pageSize ?? .max
    // Accounts without lines that follow a full page belong to it only when no line follows them.
    var (waiting, last): ([Section], LedgerCursor?) = ([], after)
    for account in accounts where after.map({ $0.account <= account.number }) ?? true {
      let resumed = after?.account == account.number ? after?.place : nil
      let found = try lines(account.number, page.days, resumed, limit: left == .max ? .max : left + 1, reading)
      guard found.count <= left else {
        if left > 0 {
          try page.sections.append(section(account, found.prefix(left), resumed, openings, page.days, reading))
          last = LedgerCursor(account.number, found[left - 1])
        }
        page.next = last
        return
      }
      let section = try section(account, found[...], resumed, openings, page.days, reading)
      let isEmpty = found.isEmpty && (resumed != nil || section.ledger.opening.isZero && accounts.count > 1)
      left -= left == .max ? 0 : found.count
      if let line = found.last { last = LedgerCursor(account.number, line) }
      if isEmpty { continue }
      if left == 0, found.isEmpty { waiting.append(section) } else { page.sections.append(section) }
    }
    page.sections += waiting
  }

  private func selection(_ number: AccountNumber, _ first: Day, _ last: Day) -> LedgerSelection {
    LedgerSelection(account: number.text, thirdParty: thirdParty, from: first, through: last)
  }

  private func lines(
    _ number: AccountNumber, _ days: ReportDays, _ place: LedgerPlace?, limit: Int, _ reading: DossierReading
  ) throws -> [PlacedLine] {
    try reading.ledgerLines(selection(number, days.first, days.last), after: place, limit: limit)
  }

  /// The balances before the period, all read at once.
  private func openings(_ days: ReportDays, _ reading: DossierReading) throws -> [AccountNumber: Money] {
    guard days.first > days.year.year.first else { return [:] }
    if isExact, let number = AccountNumber(account) {
      return [number: try reading.balance(of: number, thirdParty: thirdParty, in: days.year, before: days.first)]
    }
    let totals = try reading.accountTotals(days.year, through: days.first - 1, prefix: account, byThirdParty: thirdParty != nil)
    return Dictionary(
      totals.filter { thirdParty == nil || $0.thirdParty?.code == thirdParty }.map { ($0.account.number, $0.balance) },
      uniquingKeysWith: +)
  }

  private func section(
    _ account: Account, _ lines: ArraySlice<PlacedLine>, _ place: LedgerPlace?, _ openings: [AccountNumber: Money],
    _ days: ReportDays, _ reading: DossierReading
  ) throws -> Section {
    let opening =
      try place.map { try reading.balance(of: account.number, thirdParty: thirdParty, in: days.year, through: $0) }
      ?? openings[account.number] ?? .zero
    return Section(
      ledger: try GeneralLedger(account: account.number, label: account.label, opening: opening, lines: lines.map(\.content)),
      places: lines.map(\.line))
  }
}
