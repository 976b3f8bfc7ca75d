import Banking
import Kernel
import Law
import Ledger
import Store

/// How much money there is, and how much there will be, week by week, with where each figure comes from.
public struct ReadCashForecast: Sendable {
  public var weeks = CashForecast.usualWeeks
  /// A scenario that was kept, laid over it.
  public var scenario: String?
  /// Nil for today.
  public var day: Day?
  /// The first day of the position; nil for the beginning of the month before.
  public var from: Day?
  public var lateDays = CashCalendar.usualLateDays

  public init(
    weeks: Int = CashForecast.usualWeeks, scenario: String? = nil, on day: Day? = nil, from: Day? = nil,
    lateDays: Int = CashCalendar.usualLateDays
  ) {
    (self.weeks, self.scenario, self.day, self.from, self.lateDays) = (weeks, scenario, day, from, lateDays)
  }

  /// What an account owes that has no day to be paid on.
  public struct NotCounted: Hashable, Sendable {
    public let account: Account
    /// What is owed, positive.
    public let amount: Money
  }

  /// What a bank says it holds for us, and what the books had that evening: the difference is what one of them does not know yet.
  public struct BankBalance: Hashable, Sendable {
    public let account: AccountNumber
    public let day: Day
    public let stated: Money
    public let booked: Money
  }

  public struct Outcome: Sendable {
    public let position: CashPosition
    public let forecast: CashForecast
    public let comparison: CashComparison?
    /// Of the last statement of each account that says one, by the day.
    public let bankBalances: [BankBalance]
    public let calendar: CashCalendar
    public let thresholds: CashThresholds
    /// In order of account.
    public let notCounted: [NotCounted]
    /// Payments of customers and credit notes of suppliers that settle nothing, and that the forecast leaves aside.
    public let customerCredits: Money
    public let supplierCredits: Money
    /// Put in by hand, those whose day is past included: they are not counted any more.
    public let planned: [SavedCashItem]
    public let scenarios: [CashScenario]
    public let names: [String: String]
    public let findings: [Finding]

    /// The forecast that is looked at: the one of the scenario when there is one.
    public var shown: CashForecast { comparison?.changed ?? forecast }
  }

  /// Above so many open lines of customers or of suppliers, they are added up by third party and due day.
  static let openLimit = 2_000

  /// Throws `cash.weeks`, `cash.late-days`, `cash.days-reversed`, `cash.scenario-missing`, `cash.saved-unreadable`,
  /// `report.sum-too-large`, and as `Law`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    guard (1...CashForecast.mostWeeks).contains(weeks) else { throw Finding.cashWeeks(weeks) }
    guard (0...KeepCashScenario.mostDays).contains(lateDays) else { throw Finding.cashLateDays(lateDays) }
    let day = day ?? desk.today
    let first = from ?? day.month.adding(-1).firstDay
    guard first <= day else { throw Finding.cashDaysReversed(first, day) }
    let question = "cash/\(weeks)/\(scenario ?? "")/\(day.iso)/\(first.iso)/\(lateDays)/\(desk.today.iso)"
    return try desk.dossier.remembering(question) { reading in try find(reading, desk, from: first, on: day) }
  }

  private func find(_ reading: DossierReading, _ desk: Desk, from first: Day, on day: Day) throws -> Outcome {
    let scenarios = try CashScenario.all(reading)
    let chosen = try scenario.map { name in
      guard let found = scenarios.first(where: { $0.name == name.savedName }) else {
        throw Finding.cashScenarioMissing(name, scenarios.map(\.name))
      }
      return found
    }
    let thresholds = try CashThresholds(reading)
    let end = CashForecast.lastDay(from: day, weeks: weeks)
    let position = try CashBooks(reading, from: first, through: day).position(through: day, thresholds)
    var sources = try ForecastSources(reading, desk, CashCalendar(today: day, lateDays: lateDays), through: end)
    let items = try sources.items()
    let forecast = try CashForecast(
      opening: position.total.closing, on: day, weeks: weeks, items: items, threshold: thresholds.total)
    let comparison = try chosen.map { try CashComparison(forecast, $0, items: items, sources.calendar) }
    return Outcome(
      position: position, forecast: forecast, comparison: comparison,
      bankBalances: try bankBalances(reading, on: day), calendar: sources.calendar, thresholds: thresholds,
      notCounted: sources.notCounted, customerCredits: sources.credits[.customers] ?? .zero,
      supplierCredits: sources.credits[.suppliers] ?? .zero, planned: sources.planned, scenarios: scenarios,
      names: sources.names,
      findings: alerts(position, comparison?.changed ?? forecast) + sources.findings
        + (comparison?.idle ?? []).map { .cashScenarioIdle($0) })
  }

  private func bankBalances(_ reading: DossierReading, on day: Day) throws -> [BankBalance] {
    var last: [AccountNumber: (day: Day, stated: Money)] = [:]
    for statement in try reading.statements() where statement.lastDay <= day {
      if let closing = statement.closing { last[statement.account] = (statement.lastDay, closing) }
    }
    return try last.sorted { $0.key < $1.key }.map { account, found in
      let books = try CashBooks(reading, prefixes: [account.text], from: found.day, through: found.day)
      return BankBalance(account: account, day: found.day, stated: found.stated, booked: books.balance(of: account))
    }
  }

  private func alerts(_ position: CashPosition, _ forecast: CashForecast) -> [Finding] {
    var findings = position.alerts.compactMap { line in
      line.shortfall.map { shortfall in
        Finding.cashBelow(
          line == position.total ? nil : line.account.number, balance: line.closing, threshold: line.closing + shortfall)
      }
    }
    if let alert = forecast.alerts.first { findings.append(.cashForecastBelow(alert, weeks: forecast.alerts.count)) }
    return findings
  }
}

/// Gathers what a forecast counts, source by source.
struct ForecastSources {
  let reading: DossierReading
  let calendar: CashCalendar
  let end: Day
  let names: [String: String]
  private let context: LedgerContext
  private(set) var credits: [DueSide: Money] = [:]
  private(set) var notCounted: [ReadCashForecast.NotCounted] = []
  private(set) var planned: [SavedCashItem] = []
  private(set) var findings: [Finding] = []

  private var today: Day { calendar.today }

  init(_ reading: DossierReading, _ desk: Desk, _ calendar: CashCalendar, through end: Day) throws {
    (self.reading, self.calendar, self.end) = (reading, calendar, end)
    context = try LedgerContext(reading, desk)
    names = context.thirdParties.mapValues(\.name)
  }

  mutating func items() throws -> [CashItem] {
    try openLines() + statutory() + loans() + recurring() + booked() + byHand()
  }

  /// Customers and suppliers. Lines dated after today are read too: what they settle is in the books of that day.
  private mutating func openLines() throws -> [CashItem] {
    var items: [CashItem] = []
    for side in DueSide.allCases {
      let isSmall = try reading.hasFewOpenLines(prefix: side.prefix, atMost: ReadCashForecast.openLimit)
      let lines = try reading.openLines(on: end, prefix: side.prefix, oneByOne: isSmall)
      let single = try DueAmount.remaining(lines.items, side).map { due in
        OpenCash.Due(
          account: due.item.account, thirdParty: due.item.thirdParty, day: due.day, amount: due.amount,
          pieceRef: due.item.pieceRef, line: due.item.line)
      }
      let sums = lines.sums.filter { $0.account.hasPrefix(side.prefix) }.map {
        OpenCash.Due(account: $0.account, thirdParty: $0.thirdParty, day: $0.day, amount: side.owed($0.amount))
      }
      let found = try OpenCash.items(single + sums, side, names: names, calendar)
      items += found.items
      credits[side] = found.unallocated
    }
    return items
  }

  /// Wages, contributions, VAT; what else is owed and has no day is told apart.
  private mutating func statutory() throws -> [CashItem] {
    let law = context.law
    func day(_ id: String) throws -> Int { try law.count(id, on: today).value }
    let rules = StatutoryCash(
      .init(
        contributions: try day("labour.contributions.due-day"), pension: try day("labour.pension.due-day"),
        vat: try day("vat.return.first-day")), calendar)
    let months = try reading.accountMonths(
      reading.carriedYears(on: today), prefixes: ["16", "42", "43", "44", "45", "46"]
    ).filter { $0.month <= end.month || $0.isOpening }
    // A loan whose table is kept has its days.
    let tabled = Set(try Loan.all(reading).map(\.accounts.principal))
    var owed: [AccountNumber: Money] = [:]
    for month in months where !tabled.contains(month.account) && !StatutoryCash.prefixes.contains(where: month.account.hasPrefix)
    {
      owed[month.account] = try (owed[month.account] ?? .zero).checkedSum(month.credit).checkedSum(-month.debit)
    }
    notCounted = owed.filter { $0.value > .zero }.sorted { $0.key < $1.key }.compactMap { number, amount in
      context.accounts[number].map { ReadCashForecast.NotCounted(account: $0, amount: amount) }
    }
    return try rules.items(months, labels: context.accounts.mapValues(\.label))
  }

  /// What recurring entries will write and have not written: their lines on cash accounts on their day, those on customers
  /// and suppliers on their due day. One that cannot be filled is told, and does not hide the others.
  private mutating func recurring() throws -> [CashItem] {
    var items: [CashItem] = []
    for (name, recurring) in try RecurringWindow.chosen([], reading) {
      do {
        let from = max(RecurringWindow.start(recurring, try reading.recurringDoneThrough(name)), today.month.firstDay)
        guard from <= end else { continue }
        for due in try RecurringWindow.due(name, recurring, from: from, through: end, context) {
          items += ForecastSources.effects(of: due.draft).enumerated().map { place, effect in
            item(name, due.draft, effect, place)
          }
        }
      } catch let finding as Finding {
        findings.append(.cashRecurringUnreadable(name, finding))
      }
    }
    return items
  }

  /// The instalments to come, as their tables have them. One that is past and not in the books is a matter for the
  /// reconciliation: the bank took it on its day.
  private func loans() throws -> [CashItem] {
    try Loan.all(reading).flatMap { loan in
      loan.instalments.filter { $0.day >= today && $0.day <= end }.map { instalment in
        let (day, assumptions) = calendar.expected(instalment.day, isReceipt: false)
        return CashItem(
          key: "emprunt:\(loan.name):\(instalment.number)", kind: .loans, label: "\(loan.name), échéance \(instalment.number)",
          dueDay: instalment.day, day: day, amount: -instalment.parts.total, origin: .loan(loan.name), assumptions: assumptions)
      }
    }
  }

  private struct Effect {
    let day: Day
    var amount: Money
  }

  private static func effects(of draft: EntryDraft) -> [Effect] {
    var effects: [Effect] = []
    for line in draft.lines {
      let isOwed = DueSide.allCases.contains { line.account.hasPrefix($0.prefix) }
      guard isOwed || CashAccountKind(line.account)?.isCounted == true else { continue }
      let day = isOwed ? line.dueDay ?? draft.day : draft.day
      if let place = effects.firstIndex(where: { $0.day == day }) {
        effects[place].amount += line.balance
      } else {
        effects.append(Effect(day: day, amount: line.balance))
      }
    }
    return effects.filter { !$0.amount.isZero }
  }

  private func item(_ name: String, _ draft: EntryDraft, _ effect: Effect, _ place: Int) -> CashItem {
    let (day, assumptions) =
      effect.day < today
      ? (calendar.bankDay(today), [.notWritten]) : calendar.expected(effect.day, isReceipt: effect.amount > .zero)
    return CashItem(
      key: "abonnement:\(name):\(draft.day.iso)" + (place == 0 ? "" : ":\(place)"), kind: .recurring,
      label: draft.label.isEmpty ? name : draft.label, dueDay: effect.day, day: day, amount: effect.amount,
      origin: .recurring(name), assumptions: assumptions)
  }

  /// What is in the books of the bank and of the cash box with a day to come.
  private func booked() throws -> [CashItem] {
    try reading.accountDays(prefixes: CashAccountKind.prefixes, from: today + 1, through: end).compactMap { move in
      guard CashAccountKind(move.account)?.isCounted == true, move.debit != move.credit else { return nil }
      return CashItem(
        key: "livres:\(move.account):\(move.day.iso)", kind: .booked,
        label: context.accounts[move.account]?.label ?? "Compte \(move.account)", dueDay: move.day,
        amount: move.debit - move.credit, origin: .ledger(move.account, from: move.day, through: move.day))
    }
  }

  private mutating func byHand() throws -> [CashItem] {
    planned = try SavedCashItem.all(reading)
    return planned.filter { $0.day >= today }.map(\.item)
  }
}
