import Banking
import Kernel
import Ledger
import Store
import UseCases

/// How much money there is, account by account and day by day.
public struct CashPositionJSON: Encodable, Sendable {
  struct Evening: Encodable {
    let date: Day
    let balance: String
  }
  struct Line: Encodable {
    /// Null for all the accounts together.
    let account: OrNull<String>
    let label, kind, opening, received, paid, balance: String
    let threshold, shortfall: OrNull<String>
    let days: [Evening]

    init(_ line: CashPosition.Line, isTotal: Bool = false) {
      account = OrNull(isTotal ? nil : line.account.number.text)
      (label, kind) = (line.account.label, isTotal ? "total" : line.kind.json)
      (opening, received, paid, balance) = (line.opening.json, line.received.json, line.paid.json, line.closing.json)
      (threshold, shortfall) = (OrNull(line.threshold?.json), OrNull(line.shortfall?.json))
      days = line.days.map { Evening(date: $0.day, balance: $0.balance.json) }
    }
  }
  struct Statement: Encodable {
    let account, stated, booked: String
    let date: Day
  }
  let from, date: Day
  let accounts, aside: [Line]
  let total: Line
  /// What the last statement of each account says, and what the books had that evening.
  let statements: [Statement]
  /// When the forecast of the next weeks is at its lowest.
  let lowest: Evening
  let findings: [FindingJSON]

  public init(_ outcome: ReadCashForecast.Outcome) {
    let position = outcome.position
    (from, date) = (position.first, position.day)
    (accounts, aside) = (position.lines.map { Line($0) }, position.aside.map { Line($0) })
    total = Line(position.total, isTotal: true)
    statements = outcome.bankBalances.map {
      Statement(account: $0.account.text, stated: $0.stated.json, booked: $0.booked.json, date: $0.day)
    }
    lowest = Evening(date: outcome.forecast.lowest.day, balance: outcome.forecast.lowest.balance.json)
    findings = outcome.findings.json
  }
}

extension CashAccountKind {
  fileprivate var json: String {
    switch self {
    case .bank: "bank"
    case .till: "cash"
    case .overdraft: "overdraft"
    case .collection: "collection"
    case .transit: "transit"
    }
  }
}

extension CashItem.Kind {
  fileprivate var json: String {
    switch self {
    case .customers: "customers"
    case .suppliers: "suppliers"
    case .wages: "wages"
    case .contributions: "contributions"
    case .vat: "vat"
    case .loans: "loans"
    case .recurring: "recurring"
    case .booked: "booked"
    case .investment: "investment"
    case .other: "other"
    }
  }
}

/// A sum that is expected, and where it comes from.
struct CashItemJSON: Encodable, Sendable {
  let key, kind, label, amount: String
  let date, dueDate: Day
  let thirdParty, account: OrNull<String>
  let entry: OrNull<Int64>
  let assumptions: [String]

  init(_ item: CashItem) {
    (key, kind, label, amount) = (item.key, item.kind.json, item.label, item.amount.json)
    (date, dueDate, thirdParty) = (item.day, item.dueDay, OrNull(item.thirdParty))
    var (account, entry): (String?, Int64?) = (nil, nil)
    switch item.origin {
    case .entry(let id): entry = id
    case .openLines(let number, _), .ledger(let number, _, _): account = number.text
    case .recurring, .loan, .planned, .scenario: break
    }
    (self.account, self.entry) = (OrNull(account), OrNull(entry))
    assumptions = item.assumptions.map(\.rawValue)
  }
}

/// The weeks to come.
public struct CashForecastJSON: Encodable, Sendable {
  struct Sum: Encodable {
    let kind, amount: String
    let items: [CashItemJSON]
    init(_ sum: CashForecast.Sum) { (kind, amount, items) = (sum.kind.json, sum.amount.json, sum.items.map(CashItemJSON.init)) }
  }
  struct Lowest: Encodable {
    let date: Day
    let balance: String
  }
  struct Week: Encodable {
    let from, through: Day
    let opening, received, paid, closing: String
    let receipts, payments: [Sum]
    let lowest: Lowest
    init(_ week: CashForecast.Week) {
      (from, through, opening, closing) = (week.first, week.last, week.opening.json, week.closing.json)
      (received, paid) = (week.received.json, week.paid.json)
      (receipts, payments) = (week.receipts.map(Sum.init), week.payments.map(Sum.init))
      lowest = Lowest(date: week.lowest.day, balance: week.lowest.balance.json)
    }
  }
  struct Compared: Encodable {
    let from: Day
    let base, changed, difference: String
  }
  struct NotCounted: Encodable {
    let account, label, amount: String
  }
  let date, through: Day
  let opening, closing: String
  let threshold, scenario: OrNull<String>
  let lowest: Lowest
  let weeks: [Week]
  /// Empty without a scenario.
  let comparison: [Compared]
  let notCounted: [NotCounted]
  let customerCredits, supplierCredits: String
  let assumptions: [String]
  let findings: [FindingJSON]

  public init(_ outcome: ReadCashForecast.Outcome) {
    let forecast = outcome.shown
    (date, through, opening, closing) = (forecast.first, forecast.last, forecast.opening.json, forecast.closing.json)
    (threshold, scenario) = (OrNull(forecast.threshold?.json), OrNull(outcome.comparison?.scenario.name))
    lowest = Lowest(date: forecast.lowest.day, balance: forecast.lowest.balance.json)
    weeks = forecast.weeks.map(Week.init)
    comparison =
      outcome.comparison.map { compared in
        compared.base.weeks.indices.map { place in
          Compared(
            from: compared.base.weeks[place].first, base: compared.base.weeks[place].closing.json,
            changed: compared.changed.weeks[place].closing.json, difference: compared.differences[place].json)
        }
      } ?? []
    notCounted = outcome.notCounted.map {
      NotCounted(account: $0.account.number.text, label: $0.account.label, amount: $0.amount.json)
    }
    (customerCredits, supplierCredits) = (outcome.customerCredits.json, outcome.supplierCredits.json)
    assumptions = forecast.assumptions.map { $0.french(outcome.calendar) }
    findings = outcome.findings.json
  }
}

/// The page of cash: where it stands and where it goes.
public struct CashJSON: Encodable, Sendable {
  let position: CashPositionJSON
  let forecast: CashForecastJSON
  let planned: [PlannedCashJSON]
  let scenarios: [CashScenarioJSON]
  let findings: [FindingJSON]

  public init(_ outcome: ReadCashForecast.Outcome) {
    (position, forecast) = (CashPositionJSON(outcome), CashForecastJSON(outcome))
    planned = outcome.planned.map(PlannedCashJSON.init)
    scenarios = outcome.scenarios.map { CashScenarioJSON($0) }
    findings = outcome.findings.json
  }
}

/// A sum put in by hand.
public struct PlannedCashJSON: Encodable, Sendable {
  let name, kind, amount: String
  let date: Day
  public init(_ item: SavedCashItem) { (name, kind, amount, date) = (item.name, item.kind.json, item.amount.json, item.day) }
}

/// The sums put in by hand.
public struct PlannedCashListJSON: Encodable, Sendable {
  let planned: [PlannedCashJSON]
  let findings: [FindingJSON] = []
  public init(_ items: [SavedCashItem]) { planned = items.map(PlannedCashJSON.init) }
}

/// A scenario that was kept.
public struct CashScenarioJSON: Encodable, Sendable {
  let name: String
  /// Each in a French sentence.
  let changes: [String]
  public init(_ scenario: CashScenario) { (name, changes) = (scenario.name, scenario.changes.map(\.french)) }
}

/// The scenarios that were kept.
public struct CashScenarioListJSON: Encodable, Sendable {
  let scenarios: [CashScenarioJSON]
  let findings: [FindingJSON] = []
  public init(_ scenarios: [CashScenario]) { self.scenarios = scenarios.map { CashScenarioJSON($0) } }
}

/// The balances below which somebody is told.
public struct CashThresholdsJSON: Encodable, Sendable {
  let total: OrNull<String>
  let accounts: [String: String]
  let findings: [FindingJSON] = []
  public init(_ thresholds: CashThresholds) {
    total = OrNull(thresholds.total?.json)
    accounts = Dictionary(uniqueKeysWithValues: thresholds.accounts.map { ($0.key.text, $0.value.json) })
  }
}

/// A count of a cash box.
public struct CashCountJSON: Encodable, Sendable {
  struct Piece: Encodable {
    let value: String
    let count: Int
    let amount: String
  }
  let id: Int64
  let account, others, counted, booked, difference, note: String
  let date: Day
  let pieces: [Piece]
  /// The entry that the difference calls for, when there is one and the assistant is open.
  let proposal: OrNull<EntryContentJSON>
  let findings: [FindingJSON]

  public init(_ outcome: CountCash.Outcome) {
    self.init(outcome.count, id: outcome.id, proposal: outcome.proposal, findings: outcome.findings)
  }

  public init(_ sheet: CashCount, id: Int64, proposal: EntryDraft? = nil, findings: [Finding] = []) {
    (self.id, account, others, note) = (id, sheet.account.text, sheet.others.json, sheet.note)
    (counted, booked, difference) = (sheet.counted.json, sheet.booked.json, sheet.difference.json)
    (date, self.proposal, self.findings) = (sheet.day, OrNull(proposal.map { EntryContentJSON($0) }), findings.json)
    pieces = Denomination.all.compactMap { piece in
      sheet.pieces[piece].map { Piece(value: piece.value.json, count: $0, amount: sheet.amount(piece).json) }
    }
  }
}

/// The cash book of a box, and its last counts.
public struct CashBookJSON: Encodable, Sendable {
  struct Count: Encodable {
    let id: Int64
    let date: Day
    let counted, booked, difference, author, note: String
  }
  struct Line: Encodable {
    let line, journal, piece, label, received, paid, balance: String
    let date: Day
  }
  let account, label, opening, received, paid, closing: String
  let from, through: Day
  let lines: [Line]
  let counts: [Count]
  let findings: [FindingJSON]

  public init(_ outcome: ReadCashBook.Outcome) {
    let book = outcome.book
    (account, label, opening, closing) = (book.account.number.text, book.account.label, book.opening.json, book.closing.json)
    (received, paid, from, through) = (book.movements.debit.json, book.movements.credit.json, book.first, book.last)
    lines = zip(book.lines, outcome.places).map { row, place in
      Line(
        line: place.text, journal: row.line.journal, piece: row.line.pieceRef, label: row.line.label,
        received: row.line.debit.json, paid: row.line.credit.json, balance: row.balance.json, date: row.line.day)
    }
    counts = outcome.counts.map {
      Count(
        id: $0.id, date: $0.day, counted: $0.counted.json, booked: $0.booked.json, difference: $0.difference.json,
        author: $0.author, note: $0.note)
    }
    findings = book.findings.json
  }
}
