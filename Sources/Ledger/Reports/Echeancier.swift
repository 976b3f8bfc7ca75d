import Kernel

/// Échéancier: what is to be received and paid, week by week or month by month.
public struct Echeancier: TabularReport, Hashable, Sendable {
  public enum Step: String, Hashable, Sendable, CaseIterable {
    case week = "semaine"
    case month = "mois"

    /// The first day of the week (a Monday) or of the month.
    func start(of day: Day) -> Day { self == .week ? day - (day.weekday - 1) : day.month.firstDay }
  }

  /// What falls due in one week or month.
  public struct Period: Hashable, Sendable {
    /// Nil for what was due before the day of the report.
    public let first: Day?
    public fileprivate(set) var toReceive = Money.zero
    public fileprivate(set) var toPay = Money.zero
    public var net: Money { toReceive - toPay }
  }

  public let day: Day
  public let step: Step
  /// What is late first, then the periods that have something, in order.
  public let periods: [Period]
  /// Payments and credit notes received from or granted to customers, not lettered: to take off what is to be received.
  public let customerCredits: Money
  /// The same with suppliers, to take off what is to be paid.
  public let supplierCredits: Money
  public let toReceive: Money
  public let toPay: Money

  /// Lines count on their due day, else on their own; `sums` are more of them, added up. Throws `report.sum-too-large`.
  public init(items: [OpenItem], sums lines: [OpenSum] = [], on day: Day, by step: Step) throws(Finding) {
    (self.day, self.step) = (day, step)
    var periods: [Int32: Period] = [:]
    var credits: [DueSide: Money] = [:]
    var sums: [DueSide: Money] = [:]
    for side in DueSide.allCases {
      for due in try OpenSum.owed(items, lines, side) {
        guard due.amount > .zero else {
          credits[side] = try (credits[side] ?? .zero).checkedSum(due.amount)
          continue
        }
        sums[side] = try (sums[side] ?? .zero).checkedSum(due.amount)
        let first = due.day < day ? nil : step.start(of: due.day)
        let path: WritableKeyPath<Period, Money> = side == .customers ? \.toReceive : \.toPay
        var period = periods[first?.number ?? 0] ?? Period(first: first)
        period[keyPath: path] = try period[keyPath: path].checkedSum(due.amount)
        periods[first?.number ?? 0] = period
      }
    }
    self.periods = periods.sorted { $0.key < $1.key }.map(\.value)
    (customerCredits, supplierCredits) = (credits[.customers] ?? .zero, credits[.suppliers] ?? .zero)
    (toReceive, toPay) = (sums[.customers] ?? .zero, sums[.suppliers] ?? .zero)
  }

  public var table: ReportTable {
    var table = ReportTable(
      title: "Échéancier au \(day.french), par \(step.rawValue)",
      columns: [.init("Échéance", .text), .init("À recevoir", .amount), .init("À payer", .amount), .init("Net", .amount)])
    for period in periods {
      table.add([.text(name(of: period)), .side(period.toReceive), .side(period.toPay), .amount(period.net)])
    }
    if !customerCredits.isZero || !supplierCredits.isZero {
      table.add([
        .text("Règlements et avoirs non lettrés"), .side(customerCredits), .side(supplierCredits),
        .amount(customerCredits - supplierCredits),
      ])
    }
    let (receive, pay) = (toReceive + customerCredits, toPay + supplierCredits)
    table.add(.total, [.text("Total"), .amount(receive), .amount(pay), .amount(receive - pay)])
    return table
  }

  private func name(of period: Period) -> String {
    guard let first = period.first else { return "En retard" }
    return step == .week ? "Semaine du \(first.french)" : first.month.french
  }
}
