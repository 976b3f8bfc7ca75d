import Kernel
import Ledger
import Store

/// The first page of a dossier: how it is, what is due, what is wrong. It answers at once however large the dossier is,
/// so it reads the sums kept and what an index leads to, and says so where that is less than the reports do.
public struct ReadOverview: Sendable {
  /// The fiscal year, by its closing year; nil for the one of today, else the last.
  public var fiscalYear: Int?
  public init(fiscalYear: Int? = nil) { self.fiscalYear = fiscalYear }

  /// How many due lines are looked at: beyond, sums are said to be at least what they are.
  static let dueLimit = 500
  /// How many drafts are put to the checks of the validation.
  static let draftLimit = 20
  /// Above so many lines the curve goes month by month instead of day by day.
  static let curveLines = 4_000

  /// A figure and how it came about, month by month.
  public struct Figure: Hashable, Sendable {
    public let amount: Money
    /// At the end of each month of the year so far.
    public let series: [Money]
  }

  public struct Point: Hashable, Sendable {
    public let day: Day
    public let balance: Money
  }

  /// What falls due: one line, or what remains of one.
  public struct Due: Hashable, Sendable {
    public let side: DueSide
    public let day: Day
    public let amount: Money
    public let item: OpenItem
    public let name: String?
  }

  public struct Outcome: Sendable {
    public let facts: DossierFacts
    public let year: StoredFiscalYear
    /// The day all of it is about: today, or the last day of a year that is over.
    public let day: Day
    public let isEmpty: Bool
    /// As of the day: what is dated after it is apart.
    public let cash: Figure
    /// What entries dated after the day bring to bank and cash, until the end of the year.
    public let cashAhead: Money
    public let result: Figure
    public let customers: Figure
    public let suppliers: Figure
    /// Bank and cash after each day that moves, the first at the beginning of the curve.
    public let curve: [Point]
    /// What the due lines bring to and take from it after today.
    public let forecast: [Point]
    public let late: [Due]
    public let coming: [Due]
    /// Only the first due lines were looked at.
    public let isDueCut: Bool
    public let drafts: DraftSummary
    /// The VAT of the month before: what was collected less what is to be deducted; nil without any.
    public let vat: (month: Month, amount: Money)?
    /// The last month that is over and not locked; nil when all are.
    public let unlocked: Month?
    public let findings: [OverviewFinding]

    public func late(_ side: DueSide) -> Money {
      late.filter { $0.side == side }.reduce(.zero) { $0.adding($1.amount) ?? $0 }
    }
  }

  /// Throws `ledger.fiscal-year.none`, `ledger.fiscal-year.unknown`, `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let question = "overview/\(fiscalYear ?? 0)/\(desk.today.iso)"
    return try desk.dossier.remembering(question) { reading in
      let year = try desk.fiscalYear(fiscalYear, reading)
      let day = max(min(desk.today, year.year.last), year.year.first)
      let months = year.year.months.filter { $0 <= day.month }
      let sums = try MonthSums(reading, year, months)
      let (cash, cashAhead) = try cash(reading, sums, day)
      let result = sums.series(["6", "7"]).map { -$0 }
      let dues = try dues(reading, day)
      let curve = try curve(reading, year, day, cash, sums)
      let drafts = try reading.draftSummary()
      let unlocked = months.last { $0.lastDay < day && $0.lastDay > year.lockedThrough ?? Day(1900, 1, 1) }
      let findings = OverviewFindings(
        year: year, day: day, months: months, sums: sums, drafts: drafts, refused: try refused(drafts, reading, desk),
        late: dues.late, held: try reading.heldBankDetails()
      ).all
      return Outcome(
        facts: try reading.facts(), year: year, day: day, isEmpty: sums.isEmpty && drafts.count == 0,
        cash: Figure(amount: cash.last ?? .zero, series: cash), cashAhead: cashAhead,
        result: Figure(amount: result.last ?? .zero, series: result),
        customers: figure(sums.series(["41"])), suppliers: figure(sums.series(["40"]).map { -$0 }), curve: curve,
        forecast: forecast(from: cash.last ?? .zero, on: day, dues.coming), late: dues.late, coming: dues.coming,
        isDueCut: dues.isCut, drafts: drafts, vat: vat(sums, day), unlocked: unlocked, findings: findings)
    }
  }

  /// What a validation up to today would be stopped by, among the first drafts. A draft that does not balance is said apart.
  private func refused(
    _ drafts: DraftSummary, _ reading: DossierReading, _ desk: Desk
  ) throws -> [ValidateEntries.Blocked] {
    guard drafts.count > 0 else { return [] }
    let first = try reading.entries(.drafts(through: desk.today), limit: ReadOverview.draftLimit)
    let unbalanced = Set(drafts.unbalanced.map(\.id))
    return try ValidateEntries.blocked(first.filter { !unbalanced.contains($0.id) }, LedgerContext(reading, desk))
  }

  private func figure(_ series: [Money]) -> Figure { Figure(amount: series.last ?? .zero, series: series) }

  /// The sums kept are of whole months: of the last one, what is dated after the day is taken off.
  private func cash(_ reading: DossierReading, _ sums: MonthSums, _ day: Day) throws -> (series: [Money], ahead: Money) {
    let prefixes = ["51", "53"]
    var series = sums.series(prefixes)
    var ahead = Money.zero
    if day < day.month.lastDay, !series.isEmpty {
      for move in try reading.dayMoves(prefixes: prefixes, from: day + 1, through: day.month.lastDay) {
        ahead = ahead.adding(move.amount) ?? ahead
      }
      series[series.count - 1] = series[series.count - 1].adding(-ahead) ?? series[series.count - 1]
    }
    return (series, ahead.adding(sums.amount(prefixes, after: day.month)) ?? ahead)
  }

  /// What was collected less what is to be deducted, whatever the returns and the payments of the month took off.
  private func vat(_ sums: MonthSums, _ day: Day) -> (month: Month, amount: Money)? {
    let month = day.month.adding(-1)
    let moves = sums.moves(["4457", "4456"], in: month)
    return moves.hasLines ? (month, -moves.amount) : nil
  }

  private func dues(_ reading: DossierReading, _ day: Day) throws -> (late: [Due], coming: [Due], isCut: Bool) {
    let items = try reading.dueItems(through: day + 31, limit: ReadOverview.dueLimit)
    var dues: [Due] = []
    var names: [String: String] = [:]
    for side in DueSide.allCases {
      for due in try DueAmount.remaining(items, side) where due.amount > .zero && due.item.dueDay != nil {
        let code = due.item.thirdParty
        if let code, names[code] == nil { names[code] = try reading.thirdParty(code)?.name }
        dues.append(Due(side: side, day: due.day, amount: due.amount, item: due.item, name: code.flatMap { names[$0] }))
      }
    }
    dues.sort { ($0.day, $0.item.line) < ($1.day, $1.item.line) }
    return (
      dues.filter { $0.day < day }, dues.filter { $0.day >= day && $0.day <= day + 31 }, items.count >= ReadOverview.dueLimit
    )
  }

  /// The last two months day by day; the whole year month by month when they have too many lines.
  private func curve(
    _ reading: DossierReading, _ year: StoredFiscalYear, _ day: Day, _ cash: [Money], _ sums: MonthSums
  ) throws -> [Point] {
    let prefixes = ["51", "53"]
    let first = max(day.month.adding(-1).firstDay, year.year.first)
    guard sums.lineCount(prefixes, from: first.month) <= ReadOverview.curveLines else {
      return zip(sums.months, cash).map { Point(day: min($0.lastDay, day), balance: $1) }
    }
    var balance = sums.series(prefixes, before: first.month)
    var points = [Point(day: first, balance: balance)]
    for move in try reading.dayMoves(prefixes: prefixes, from: first, through: day) {
      balance = balance.adding(move.amount) ?? balance
      if points.last?.day == move.day { points.removeLast() }
      points.append(Point(day: move.day, balance: balance))
    }
    return points
  }

  private func forecast(from cash: Money, on day: Day, _ coming: [Due]) -> [Point] {
    var points = [Point(day: day, balance: cash)]
    for due in coming {
      let change = due.side == .customers ? due.amount : -due.amount
      let balance = points[points.count - 1].balance.adding(change) ?? points[points.count - 1].balance
      if points.last?.day == due.day { points.removeLast() }
      points.append(Point(day: due.day, balance: balance))
    }
    return points
  }
}

/// The sums kept of the accounts that the first page speaks of, by the first digits of their number.
struct MonthSums {
  let months: [Month]
  private let moves: [MonthMove]
  var isEmpty: Bool { moves.isEmpty }

  init(_ reading: DossierReading, _ year: StoredFiscalYear, _ months: [Month]) throws {
    self.months = months
    moves = try ["40", "41", "445", "471", "51", "53", "6", "7"].flatMap { try reading.monthMoves(year, prefix: $0) }
  }

  /// Debit less credit at the end of each month.
  func series(_ prefixes: [String]) -> [Money] {
    var balance = Money.zero
    return months.map { month in
      balance = balance.adding(moves(prefixes, in: month).amount) ?? balance
      return balance
    }
  }

  func series(_ prefixes: [String], before month: Month) -> Money {
    Array(zip(months, series(prefixes))).last { $0.0 < month }?.1 ?? .zero
  }

  func moves(_ prefixes: [String], in month: Month) -> (amount: Money, hasLines: Bool) {
    let own = moves.filter { move in move.month == month && prefixes.contains { move.account.hasPrefix($0) } }
    return (own.reduce(.zero) { $0.adding($1.debit - $1.credit) ?? $0 }, !own.isEmpty)
  }

  func amount(_ prefixes: [String], after month: Month) -> Money {
    moves.filter { move in move.month > month && prefixes.contains { move.account.hasPrefix($0) } }
      .reduce(.zero) { $0.adding($1.debit - $1.credit) ?? $0 }
  }

  func lineCount(_ prefixes: [String], from month: Month) -> Int {
    moves.filter { move in move.month >= month && prefixes.contains { move.account.hasPrefix($0) } }.reduce(0) { $0 + $1.lines }
  }

  /// The accounts that start so, each with its balance at the end of each month.
  func accounts(_ prefix: String) -> [(account: AccountNumber, series: [Money])] {
    let numbers = Set(moves.filter { $0.account.hasPrefix(prefix) }.map(\.account)).sorted()
    return numbers.map { number in
      var balance = Money.zero
      return (
        number,
        months.map { month in
          for move in moves where move.account == number && move.month == month {
            balance = balance.adding(move.debit - move.credit) ?? balance
          }
          return balance
        }
      )
    }
  }
}
