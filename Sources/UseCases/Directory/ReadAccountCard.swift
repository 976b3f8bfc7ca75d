import Kernel
import Ledger
import Store

/// What there is to know of an account in a fiscal year: its months, and its last lines.
public struct ReadAccountCard: Sendable {
  public var number: AccountNumber
  public var period: ReportPeriod
  /// How many of the last lines to read.
  public var lineCount: Int

  public init(_ number: AccountNumber, period: ReportPeriod = ReportPeriod(), lineCount: Int = 10) {
    (self.number, self.period, self.lineCount) = (number, period, lineCount)
  }

  public struct Month: Hashable, Sendable {
    public let month: Kernel.Month
    public let debit: Money
    public let credit: Money
    /// The balance at the end of the month.
    public let closing: Money
  }

  public struct Outcome: Sendable {
    public let account: Account
    public let days: ReportDays
    /// The months with lines, in order.
    public let months: [Month]
    public let total: DebitCredit
    /// Newest first.
    public let last: [PlacedLine]
    public var balance: Money { total.balance }
  }

  /// Throws as `ReportPeriod`, and `report.account-unknown`, `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      guard let account = try reading.account(number) else { throw Finding.reportAccountUnknown(number.text) }
      let days = try period.days(desk, reading)
      var total = DebitCredit()
      var months: [Month] = []
      for move in try reading.monthMoves(days.year, prefix: number.text) where move.account == number {
        try total.add(debit: move.debit, credit: move.credit)
        months.append(Month(month: move.month, debit: move.debit, credit: move.credit, closing: total.balance))
      }
      return Outcome(
        account: account, days: days, months: months, total: total, last: try reading.lastLines(number, limit: lineCount))
    }
  }
}

/// What there is to know of a third party: who it is, what is open with it, how late, and its last lines.
public struct ReadThirdPartyCard: Sendable {
  public var code: String
  public var day: Day?
  public var lineCount: Int

  public init(_ code: String, on day: Day? = nil, lineCount: Int = 10) {
    (self.code, self.day, self.lineCount) = (code, day, lineCount)
  }

  public struct Outcome: Sendable {
    public let party: ThirdParty
    public let day: Day
    /// The lines that no full lettering holds, in order of day.
    public let open: [OpenItem]
    /// What is owed by how late it is; nil for a third party that is neither customer nor supplier.
    public let aged: AgedBalance?
    /// Newest first.
    public let last: [PlacedLine]

    /// Debit less credit of the open lines.
    public var openBalance: Money { open.reduce(.zero) { $0.adding($1.balance) ?? $0 } }
  }

  /// Throws `report.third-party-unknown`, `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let party = try reading.requiredThirdParty(code)
      let day = day ?? desk.today
      let open = try reading.openItems(prefix: party.account.text, thirdParty: code).sorted {
        ($0.day, $0.line) < ($1.day, $1.line)
      }
      let side = DueSide.allCases.first { party.account.hasPrefix($0.prefix) }
      return Outcome(
        party: party, day: day, open: open,
        aged: try side.map { try AgedBalance($0, items: open, on: day, names: [code: party.name]) },
        last: try reading.lastLines(party.account, thirdParty: code, limit: lineCount))
    }
  }
}
