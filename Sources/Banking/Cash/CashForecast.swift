import Kernel
import Ledger

/// The weeks to come: what is at hand, what is expected in and out of it, what is left.
public struct CashForecast: Hashable, Sendable {
  /// What of one kind comes in, or goes out, in a week.
  public struct Sum: Hashable, Sendable {
    public let kind: CashItem.Kind
    /// Positive, whichever way it goes.
    public let amount: Money
    public let items: [CashItem]
  }

  /// From a Monday, or from today, to a Sunday.
  public struct Week: Hashable, Sendable {
    public let first: Day
    public let last: Day
    public let opening: Money
    /// In the order of the kinds; only those that have something.
    public let receipts: [Sum]
    public let payments: [Sum]
    public let received: Money
    public let paid: Money
    public let closing: Money
    /// The lowest end of day of the week.
    public let lowest: DayBalance
  }

  /// A week whose lowest day is under the threshold.
  public struct Alert: Hashable, Sendable {
    public let week: Day
    public let lowest: DayBalance
    public let threshold: Money
    public var shortfall: Money { threshold - lowest.balance }
  }

  public static let usualWeeks = 13
  /// A year: beyond, nothing that a forecast reads is known.
  public static let mostWeeks = 53

  public let opening: Money
  public let first: Day
  public let weeks: [Week]
  /// What is expected after the last week.
  public let beyond: [CashItem]
  /// The balance at the end of each day that something is expected on, today first.
  public let curve: [DayBalance]
  /// What is told below; nil for an overdraft (zero).
  public let threshold: Money?

  /// - Parameters:
  ///   - opening: at the end of the day.
  ///   - day: today; the first week is what is left of its own.
  ///   - items: in any order. One whose day is past counts today.
  /// Throws `report.sum-too-large`. Traps unless there are 1…53 weeks.
  public init(
    opening: Money, on day: Day, weeks count: Int = usualWeeks, items: [CashItem], threshold: Money? = nil
  ) throws(Finding) {
    precondition((1...CashForecast.mostWeeks).contains(count), "a forecast has from 1 to 53 weeks")
    (self.opening, first, self.threshold) = (opening, day, threshold)
    let end = CashForecast.lastDay(from: day, weeks: count)
    let sorted = items.map { item in
      var item = item
      item.day = max(item.day, day)
      return item
    }.sorted { ($0.day, $0.kind.rank, $0.key) < ($1.day, $1.kind.rank, $1.key) }
    beyond = sorted.filter { $0.day > end }
    var (weeks, curve, balance): ([Week], [DayBalance], Money) = ([], [DayBalance(day: day, balance: opening)], opening)
    var rest = sorted.filter { $0.day <= end }[...]
    var start = day
    while start <= end {
      let sunday = start + (7 - start.weekday)
      let own = rest.prefix { $0.day <= sunday }
      rest = rest.dropFirst(own.count)
      let week = try CashForecast.week(start, sunday, balance, Array(own), &curve)
      balance = week.closing
      weeks.append(week)
      start = sunday + 1
    }
    (self.weeks, self.curve) = (weeks, curve)
  }

  /// The Sunday of the last of so many weeks, the one of the day included.
  public static func lastDay(from day: Day, weeks: Int) -> Day { day + (7 - day.weekday) + (weeks - 1) * 7 }

  public var last: Day { weeks[weeks.count - 1].last }
  public var closing: Money { weeks[weeks.count - 1].closing }
  public var items: [CashItem] { weeks.flatMap { ($0.receipts + $0.payments).flatMap(\.items) } }

  /// The lowest end of day of all the weeks.
  public var lowest: DayBalance { curve.min { ($0.balance, $0.day) < ($1.balance, $1.day) } ?? curve[0] }

  public var alerts: [Alert] {
    let threshold = threshold ?? .zero
    return weeks.filter { $0.lowest.balance < threshold }.map {
      Alert(week: $0.first, lowest: $0.lowest, threshold: threshold)
    }
  }

  /// What had to be supposed, each once. What a scenario changes is said by the scenario.
  public var assumptions: [CashItem.Assumption] {
    let used = Set(items.flatMap(\.assumptions))
    return CashItem.Assumption.allCases.filter { used.contains($0) && !$0.isOfScenario }
  }

  private static func week(
    _ first: Day, _ last: Day, _ opening: Money, _ items: [CashItem], _ curve: inout [DayBalance]
  ) throws(Finding) -> Week {
    var (balance, lowest) = (opening, DayBalance(day: first, balance: opening))
    var rest = items[...]
    while let day = rest.first?.day {
      let own = rest.prefix { $0.day == day }
      rest = rest.dropFirst(own.count)
      for item in own { balance = try balance.checkedSum(item.amount) }
      // On the first day the opening is not an end of day: what moves on it comes before the night.
      if balance < lowest.balance || day == first { lowest = DayBalance(day: day, balance: balance) }
      if curve.last?.day == day { curve.removeLast() }
      curve.append(DayBalance(day: day, balance: balance))
    }
    let (receipts, received) = try sums(items.filter { $0.amount > .zero })
    let (payments, paid) = try sums(items.filter { $0.amount < .zero })
    return Week(
      first: first, last: last, opening: opening, receipts: receipts, payments: payments, received: received, paid: paid,
      closing: balance, lowest: lowest)
  }

  private static func sums(_ items: [CashItem]) throws(Finding) -> ([Sum], Money) {
    var (sums, total): ([Sum], Money) = ([], .zero)
    let byKind = Dictionary(grouping: items, by: \.kind)
    for kind in CashItem.Kind.allCases {
      guard let own = byKind[kind] else { continue }
      var amount = Money.zero
      for item in own { amount = try amount.checkedSum(item.amount.magnitude) }
      sums.append(Sum(kind: kind, amount: amount, items: own))
      total = try total.checkedSum(amount)
    }
    return (sums, total)
  }
}

extension CashItem.Kind {
  /// Its place in a list of kinds: the order of the cases.
  var rank: Int {
    switch self {
    case .customers: 0
    case .suppliers: 1
    case .wages: 2
    case .contributions: 3
    case .vat: 4
    case .loans: 5
    case .recurring: 6
    case .booked: 7
    case .investment: 8
    case .other: 9
    }
  }
}

extension CashForecast: TabularReport {
  /// A column for each week: what bookkeepers and bankers print.
  public var table: ReportTable {
    var table = ReportTable(
      title: "Prévision de trésorerie du \(first.french) au \(last.french)",
      columns: [.init("Semaine du", .text)] + weeks.map { .init($0.first.french, .amount) })
    table.add(.subtotal, [.text("Solde de début")] + weeks.map { .amount($0.opening) })
    for (name, sum, path, total) in [
      ("Encaissements", "Total encaissé", \Week.receipts, \Week.received),
      ("Décaissements", "Total décaissé", \Week.payments, \Week.paid),
    ] {
      table.add(.heading, [.text(name)])
      for kind in CashItem.Kind.allCases where weeks.contains(where: { $0[keyPath: path].contains { $0.kind == kind } }) {
        table.add(
          [.text(kind.french)]
            + weeks.map { week in .side(week[keyPath: path].first { $0.kind == kind }?.amount ?? .zero) })
      }
      table.add(.subtotal, [.text(sum)] + weeks.map { .amount($0[keyPath: total]) })
    }
    table.add([.text("Point bas")] + weeks.map { .amount($0.lowest.balance) })
    table.add(.total, [.text("Solde de fin")] + weeks.map { .amount($0.closing) })
    return table
  }

  /// A row for each week: what fits in the width of a terminal.
  public var weekTable: ReportTable {
    var table = ReportTable(
      title: "Prévision de trésorerie du \(first.french) au \(last.french)",
      columns: [
        .init("Semaine du", .day), .init("au", .day), .init("Début", .amount), .init("Encaissé", .amount),
        .init("Décaissé", .amount), .init("Point bas", .amount), .init("le", .day), .init("Fin", .amount),
      ])
    for week in weeks {
      table.add([
        .day(week.first), .day(week.last), .amount(week.opening), .side(week.received), .side(week.paid),
        .amount(week.lowest.balance), .day(week.lowest.day), .amount(week.closing),
      ])
    }
    return table
  }

  /// Every expected sum, in order of day.
  public var itemTable: ReportTable {
    var table = ReportTable(
      title: "Ce que la prévision compte",
      columns: [
        .init("Jour", .day), .init("Genre", .text), .init("Libellé", .text), .init("Échéance", .day),
        .init("Encaissement", .amount), .init("Décaissement", .amount), .init("Repère", .text),
      ])
    for item in items.sorted(by: { ($0.day, $0.kind.rank, $0.key) < ($1.day, $1.kind.rank, $1.key) }) {
      table.add([
        .day(item.day), .text(item.kind.french), .text(item.label), .day(item.dueDay), .side(max(item.amount, .zero)),
        .side(max(-item.amount, .zero)), .text(item.key),
      ])
    }
    return table
  }
}
