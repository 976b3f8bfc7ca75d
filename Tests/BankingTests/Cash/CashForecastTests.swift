import Kernel
import Ledger
import TestSupport
import Testing

@testable import Banking

/// Friday 30 October 2026: All Saints falls on Sunday 1 November, Armistice on Wednesday 11.
private let today = Day(2026, 10, 30)
private let calendar = CashCalendar(today: today)

private func euros(_ amount: Int64) -> Money { Money(cents: amount * 100) }

private func item(
  _ key: String, _ kind: CashItem.Kind, _ day: Day, _ amount: Int64, party: String? = nil
) -> CashItem {
  CashItem(key: key, kind: kind, label: key, thirdParty: party, dueDay: day, amount: euros(amount), origin: .planned(key))
}

@Suite struct CashForecastTests {
  @Test func `the first week is what is left of it, the others go from Monday to Sunday`() throws {
    let forecast = try CashForecast(opening: euros(1_000), on: today, items: [])
    #expect(forecast.weeks.count == 13)
    #expect((forecast.weeks[0].first, forecast.weeks[0].last) == (today, Day(2026, 11, 1)))
    #expect((forecast.weeks[1].first, forecast.weeks[1].last) == (Day(2026, 11, 2), Day(2026, 11, 8)))
    #expect(forecast.last == Day(2027, 1, 24))
    #expect(forecast.weeks.allSatisfy { $0.first.weekday == 1 || $0.first == today })
    #expect(forecast.closing == euros(1_000))
    let monday = try CashForecast(opening: .zero, on: Day(2026, 11, 2), weeks: 1, items: [])
    #expect(monday.last == Day(2026, 11, 8))
    let sunday = try CashForecast(opening: .zero, on: Day(2026, 11, 1), weeks: 2, items: [])
    #expect(sunday.weeks.map(\.first) == [Day(2026, 11, 1), Day(2026, 11, 2)])
  }

  @Test func `each week adds its kinds, says its lowest evening, and hands its end to the next`() throws {
    let forecast = try CashForecast(
      opening: euros(1_000), on: today, weeks: 3,
      items: [
        item("loyer", .recurring, Day(2026, 11, 2), -900), item("vente", .customers, Day(2026, 11, 4), 500, party: "TILLEULS"),
        item("solde", .customers, Day(2026, 11, 4), 250, party: "AUBRY"), item("panneaux", .suppliers, Day(2026, 11, 3), -300),
        item("passé", .suppliers, Day(2026, 10, 1), -100), item("plus tard", .other, Day(2026, 12, 1), 7),
      ], threshold: euros(100))
    let rows = forecast.weeks.map {
      "\($0.opening.cents / 100) +\($0.received.cents / 100) -\($0.paid.cents / 100) \($0.closing.cents / 100)"
    }
    #expect(rows == ["1000 +0 -100 900", "900 +750 -1200 450", "450 +0 -0 450"])
    #expect(
      forecast.weeks[1].receipts.map { "\($0.kind.rawValue) \($0.amount.cents / 100) \($0.items.count)" } == ["clients 750 2"])
    #expect(forecast.weeks[1].payments.map(\.kind) == [.suppliers, .recurring])
    #expect(forecast.weeks[1].lowest == DayBalance(day: Day(2026, 11, 3), balance: euros(-300)))
    #expect(forecast.weeks[2].lowest == DayBalance(day: Day(2026, 11, 9), balance: euros(450)))
    #expect(forecast.lowest.balance == euros(-300))
    #expect(forecast.alerts.map(\.shortfall) == [euros(400)])
    #expect(forecast.beyond.map(\.key) == ["plus tard"])
    #expect(forecast.curve.map(\.balance) == [euros(900), euros(0), euros(-300), euros(450)])
  }

  @Test func `what moves on the first day of a week comes before its first evening`() throws {
    let forecast = try CashForecast(
      opening: euros(-50), on: Day(2026, 11, 2), weeks: 1, items: [item("apport", .other, Day(2026, 11, 2), 500)])
    #expect(forecast.weeks[0].lowest == DayBalance(day: Day(2026, 11, 2), balance: euros(450)))
    #expect(forecast.alerts.isEmpty)
  }

  /// The end of a forecast is its beginning and all that is expected in it, whatever is expected.
  @Test(arguments: [1 as UInt64, 2, 3, 20_261_030])
  func `the end is the beginning and the items`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for round in 0..<60 {
      let items = (0..<Int.random(in: 0...40, using: &random)).map { number in
        item(
          "\(number)", CashItem.Kind.allCases.randomElement(using: &random)!, today + Int.random(in: -40...130, using: &random),
          Int64.random(in: -9_000...9_000, using: &random))
      }
      let weeks = Int.random(in: 1...20, using: &random)
      let forecast = try CashForecast(opening: euros(777), on: today, weeks: weeks, items: items)
      let counted = items.filter { $0.day <= forecast.last }
      #expect(forecast.closing == euros(777) + counted.map(\.amount).sum(), "seed \(seed) round \(round)")
      #expect(forecast.items.count == counted.filter { !$0.amount.isZero }.count)
      #expect(forecast.curve.last?.balance == forecast.closing)
      for (week, next) in zip(forecast.weeks, forecast.weeks.dropFirst()) {
        #expect(week.closing == next.opening && next.first == week.last + 1, "seed \(seed) round \(round)")
      }
      for week in forecast.weeks {
        #expect(week.closing == week.opening + week.received - week.paid && week.lowest.balance <= week.closing)
      }
      // Nothing changed is the same forecast.
      for scenario in [
        CashScenario(name: "vide", changes: []),
        CashScenario(
          name: "nul", changes: [.delay(days: 0, thirdParty: nil), .loss(.zero, thirdParty: nil), .raise(.wages, .zero)]),
      ] {
        let comparison = try CashComparison(forecast, scenario, items: items, calendar)
        #expect(comparison.changed == forecast && comparison.differences.allSatisfy(\.isZero), "seed \(seed) round \(round)")
      }
    }
  }

  @Test func `kinds are in the order that they are listed`() {
    #expect(CashItem.Kind.allCases.map(\.rank) == Array(0..<CashItem.Kind.allCases.count))
  }

  @Test func `a sum beyond what a report may state is refused`() throws {
    #expect(throws: Finding.self) {
      try CashForecast(opening: .largest, on: today, items: [item("trop", .other, today, 1)])
    }
  }

  @Test func `the table has a column for each week, and a row for each kind that has something`() throws {
    let forecast = try CashForecast(
      opening: euros(100), on: today, weeks: 2, items: [item("vente", .customers, Day(2026, 11, 4), 500)])
    let table = forecast.table
    #expect(table.columns.map(\.name) == ["Semaine du", "30/10/2026", "02/11/2026"])
    #expect(
      table.rows.map { row in if case .text(let text) = row.cells[0] { text } else { "?" } } == [
        "Solde de début", "Encaissements", "Clients", "Total encaissé", "Décaissements", "Total décaissé",
        "Point bas", "Solde de fin",
      ])
    #expect(table.rows[2].cells == [.text("Clients"), .empty, .amount(euros(500))])
  }
}

@Suite struct CashScenarioTests {
  private let items = [
    item("a", .customers, Day(2026, 11, 4), 1_000, party: "TILLEULS"),
    item("b", .customers, Day(2026, 11, 6), 333, party: "AUBRY"),
    item("c", .suppliers, Day(2026, 11, 5), -200), item("d", .wages, Day(2026, 11, 30), -9_876),
  ]

  private func applied(_ changes: CashScenario.Change...) -> CashScenario.Outcome {
    CashScenario(name: "essai", changes: changes).applied(to: items, calendar)
  }

  @Test func `all customers pay fifteen days late, on a day when banks are open`() {
    // 04/11 + 15 is a Thursday; 06/11 + 15 is Saturday 21, so Monday 23.
    let days = applied(.delay(days: 15, thirdParty: nil)).items.map(\.day)
    #expect(days == [Day(2026, 11, 19), Day(2026, 11, 23), Day(2026, 11, 5), Day(2026, 11, 30)])
  }

  @Test func `one customer pays late, the other does not`() {
    let outcome = applied(.delay(days: 7, thirdParty: "TILLEULS"))
    // 11 November is a holiday.
    #expect(outcome.items.map(\.day) == [Day(2026, 11, 12), Day(2026, 11, 6), Day(2026, 11, 5), Day(2026, 11, 30)])
    #expect(outcome.items[0].assumptions == [.delayed] && outcome.items[1].assumptions.isEmpty)
  }

  @Test func `a tenth of the receipts is lost, to the nearest cent, and payments are not touched`() {
    let amounts = applied(.loss(.percent(10_00), thirdParty: nil)).items.map(\.amount.cents)
    #expect(amounts == [90_000, 29_970, -20_000, -987_600])
  }

  @Test func `suppliers raise their prices by half a per cent`() {
    #expect(applied(.raise(.suppliers, .percent(50))).items.map(\.amount.cents) == [100_000, 33_300, -20_100, -987_600])
  }

  @Test func `items are moved, taken away and added`() {
    let outcome = applied(
      .move(key: "d", to: Day(2026, 12, 4)), .remove(key: "c"),
      .add(label: "Prêt de la gérante", day: Day(2026, 11, 10), amount: euros(5_000), .other))
    #expect(outcome.items.map(\.key) == ["a", "b", "d", "scenario:Prêt de la gérante"])
    #expect(outcome.items[2].day == Day(2026, 12, 4))
    #expect(outcome.items[3].origin == .scenario("essai"))
    #expect(outcome.idle.isEmpty)
  }

  @Test func `what meets nothing is said`() {
    let changes: [CashScenario.Change] = [
      .delay(days: 3, thirdParty: "PERSONNE"), .remove(key: "z"), .move(key: "z", to: today), .raise(.vat, .percent(1_00)),
    ]
    let outcome = CashScenario(name: "essai", changes: changes).applied(to: items, calendar)
    #expect(outcome.idle == changes)
    #expect(outcome.items == items)
  }

  @Test func `the comparison says what each week loses`() throws {
    let base = try CashForecast(opening: euros(10_000), on: today, weeks: 6, items: items)
    let scenario = CashScenario(name: "retard", changes: [.delay(days: 15, thirdParty: nil)])
    let comparison = try CashComparison(base, scenario, items: items, calendar)
    #expect(comparison.differences == [.zero, euros(-1_333), euros(-1_333), euros(-333), .zero, .zero])
    #expect(comparison.table.rows.count == 6)
  }
}
