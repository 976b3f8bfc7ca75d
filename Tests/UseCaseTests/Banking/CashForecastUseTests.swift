import Banking
import Kernel
import Ledger
import Store
import Testing
import UseCases

/// A ledger with a bank, a cash box, cheques at the bank, debts with and without a day.
struct CashLedger {
  let ledger: ReportLedger
  var desk: Desk { ledger.desk }

  init(today: Day = Day(2026, 3, 2)) throws {
    ledger = try ReportLedger(today: today)
    try ledger.change { change in
      try change.openJournal(Journal(code: "CA", label: "Caisse", kind: .cash, counterpart: "530"))
      for (number, label): (AccountNumber, String) in [
        ("530", "Caisse"), ("5112", "Chèques à encaisser"), ("421", "Personnel, rémunérations dues"), ("431", "Sécurité sociale"),
        ("455", "Associés, comptes courants"), ("641", "Salaires"), ("645", "Charges"), ("518", "Intérêts courus"),
      ] { try change.openAccount(Account(number: number, label: label)) }
    }
    try ledger.post(Day(2026, 2, 3), "CA", [debit("530", 200), credit("707", 200)])
    try ledger.post(Day(2026, 2, 4), "CA", [debit("607", 50), credit("530", 50)])
    try ledger.post(Day(2026, 2, 5), "BQ", [debit("5112", 70), credit("707", 70)])
    try ledger.post(Day(2026, 2, 27), "BQ", [debit("641", 500), debit("645", 300), credit("421", 400), credit("431", 400)])
    try ledger.post(Day(2026, 2, 27), "BQ", [debit("607", 12), credit("455", 12)])
  }

  func forecast(_ adjust: (inout ReadCashForecast) -> Void = { _ in }) throws -> ReadCashForecast.Outcome {
    var read = ReadCashForecast()
    adjust(&read)
    return try read(desk)
  }
}

private func row(_ item: CashItem) -> String { "\(item.kind.rawValue) \(item.day.iso) \(item.amount.euros)" }

@Suite struct ReadCashForecastTests {
  @Test func `the position is that of the balance, cheques at the bank and accrued interest apart`() throws {
    let cash = try CashLedger()
    let position = try cash.forecast().position
    #expect(
      position.lines.map { "\($0.account.number) \($0.opening.euros) \($0.closing.euros)" } == ["512 900 1020", "530 0 150"])
    #expect(position.aside.map { "\($0.account.number) \($0.closing.euros)" } == ["5112 70"])
    #expect(position.total.closing.euros == 1_170)
    #expect(position.first == Day(2026, 2, 1))
    let rows = try ReadTrialBalance(through: Day(2026, 3, 2))(cash.desk).balance.rows
    #expect(position.lines.allSatisfy { line in rows.first { $0.account == line.account.number }?.balance == line.closing })
  }

  @Test func `each expected sum has its day, its kind and its origin`() throws {
    let outcome = try CashLedger().forecast()
    // ANNE owes 100 since January, FORGE is owed 300 since January; the draft of 10 March settles BAZ.
    let rows = Set(outcome.forecast.items.map(row))
    #expect(
      rows == [
        "fournisseurs 2026-03-02 -300", "salaires 2026-03-02 -400", "tva 2026-03-16 -50", "clients 2026-03-09 100",
        "livres 2026-03-10 240", "fournisseurs 2026-03-16 -60", "cotisations 2026-03-16 -400",
      ])
    #expect(outcome.forecast.opening.euros == 1_170)
    #expect(outcome.forecast.closing.euros == 1_170 - 300 - 400 - 50 + 100 + 240 - 60 - 400)
    #expect(outcome.notCounted.map { "\($0.account.number) \($0.amount.euros)" } == ["455 12"])
    let customer = try #require(outcome.forecast.items.first { $0.kind == .customers })
    #expect(customer.origin == .entry(2) && customer.thirdParty == "ANNE" && customer.label.hasPrefix("Maison ANNE"))
    #expect(Set(outcome.forecast.assumptions).isSuperset(of: [.lateReceipt, .latePayment, .contributionDay, .vatDay]))
  }

  @Test func `the forecast of next year goes on from this one until its openings are entered, and does not count them twice`()
    throws
  {
    let cash = try CashLedger(today: Day(2027, 1, 11))
    try cash.ledger.change { change in
      try change.addFiscalYear(FiscalYear(first: Day(2027, 1, 1), last: Day(2027, 12, 31))!)
    }
    let before = try cash.forecast().position
    #expect(before.total.closing.euros == 1_410)
    try cash.ledger.post(Day(2027, 1, 1), "AN", [debit("512", 1_260), debit("530", 150), credit("101", 1_410)])
    let after = try cash.forecast()
    #expect(after.position.total.closing.euros == 1_410)
    #expect(after.position.first == Day(2027, 1, 1))
    #expect(after.position.total.opening.euros == 1_410 && after.position.total.received == .zero)
    // Asked in December, the openings of January are not money that comes in.
    let december = try ReadCashForecast(on: Day(2026, 12, 28))(cash.desk)
    #expect(december.position.total.closing.euros == 1_410)
    #expect(!december.forecast.items.contains { $0.kind == .booked })
  }

  @Test func `what is put in by hand is counted until its day`() throws {
    let cash = try CashLedger()
    let item = SavedCashItem(name: " Scie ", day: Day(2026, 4, 1), amount: Money(cents: -480_000), kind: .investment)
    #expect(try !KeepCashItem(item)(cash.desk))
    #expect(try KeepCashItem(SavedCashItem(name: "Scie", day: Day(2026, 4, 2), amount: Money(cents: -500_000)))(cash.desk))
    #expect(try ListCashItems()(cash.desk).map(\.name) == ["Scie"])
    #expect(try cash.forecast().forecast.items.contains { $0.key == "poste:Scie" && $0.amount.euros == -5_000 })
    let later = try ReadCashForecast(on: Day(2026, 4, 3))(cash.desk)
    #expect(!later.forecast.items.contains { $0.key == "poste:Scie" } && later.planned.count == 1)
    try RemoveCashItem("Scie")(cash.desk)
    #expect(refusal { try RemoveCashItem("Scie")(cash.desk) } == "cash.item-missing")
    #expect(
      refusal { try KeepCashItem(SavedCashItem(name: "  ", day: Day(2026, 4, 1), amount: item.amount))(cash.desk) }
        == "cash.name-empty")
    #expect(
      refusal { try KeepCashItem(SavedCashItem(name: "Rien", day: Day(2026, 4, 1), amount: .zero))(cash.desk) }
        == "cash.amount-zero")
    #expect(try VerifyDossier()(cash.desk.dossier).findings.isEmpty)
  }

  @Test func `a scenario is laid over the forecast, and says what it did not meet`() throws {
    let cash = try CashLedger()
    let changes: [CashScenario.Change] = [
      .delay(days: 14, thirdParty: "ANNE"), .loss(.percent(50_00), thirdParty: nil), .raise(.suppliers, .percent(10_00)),
      .move(key: "poste:Scie", to: Day(2026, 4, 1)), .remove(key: "421:2026-02"),
      .add(label: "Apport", day: Day(2026, 3, 3), amount: Money(cents: 100_000), .other),
    ]
    try KeepCashScenario(CashScenario(name: "Crise", changes: changes))(cash.desk)
    #expect(try ListCashScenarios()(cash.desk) == [CashScenario(name: "Crise", changes: changes)])
    let outcome = try cash.forecast { $0.scenario = "Crise" }
    let comparison = try #require(outcome.comparison)
    #expect(comparison.idle == [changes[3]])
    #expect(outcome.findings.contains { $0.code == "cash.scenario-idle" })
    #expect(comparison.changed.closing.euros == outcome.forecast.closing.euros - 50 - 36 + 400 + 1_000)
    #expect(outcome.shown == comparison.changed)
    #expect(refusal { try cash.forecast { $0.scenario = "Autre" } } == "cash.scenario-missing")
    try RemoveCashScenario("Crise")(cash.desk)
    #expect(refusal { try RemoveCashScenario("Crise")(cash.desk) } == "cash.scenario-missing")
  }

  struct Refused: CustomTestStringConvertible, Sendable {
    let changes: [CashScenario.Change]
    let code: String
    var testDescription: String { code }
  }

  @Test(arguments: [
    Refused(changes: [], code: "cash.scenario-empty"),
    Refused(changes: [.delay(days: 0, thirdParty: nil)], code: "cash.scenario-days"),
    Refused(changes: [.delay(days: 900, thirdParty: nil)], code: "cash.scenario-days"),
    Refused(changes: [.loss(.percent(101_00), thirdParty: nil)], code: "cash.scenario-rate"),
    Refused(changes: [.loss(.percent(-1_00), thirdParty: nil)], code: "cash.scenario-rate"),
    Refused(changes: [.raise(.wages, .zero)], code: "cash.scenario-rate"),
    Refused(changes: [.add(label: "", day: Day(2026, 1, 1), amount: Money(cents: 1), .other)], code: "cash.name-empty"),
    Refused(changes: [.add(label: "x", day: Day(2026, 1, 1), amount: .zero, .other)], code: "cash.amount-zero"),
  ])
  func `a scenario that makes no sense is refused`(_ row: Refused) throws {
    let cash = try CashLedger()
    #expect(refusal { try KeepCashScenario(CashScenario(name: "Essai", changes: row.changes))(cash.desk) } == row.code)
    #expect(try ListCashScenarios()(cash.desk).isEmpty)
  }

  @Test func `below a threshold somebody is told, of an account today and of all of them in a week to come`() throws {
    let cash = try CashLedger()
    try SetCashThreshold("530", Money(cents: 20_000))(cash.desk)
    try SetCashThreshold(nil, Money(cents: 50_000))(cash.desk)
    let outcome = try cash.forecast()
    #expect(outcome.findings.map(\.code) == ["cash.below-threshold", "cash.forecast-below"])
    #expect(outcome.findings[0].message.contains("530") && outcome.findings[1].message.contains("02/03/2026"))
    #expect(try ReadCashThresholds()(cash.desk).total == Money(cents: 50_000))
    try SetCashThreshold("530", nil)(cash.desk)
    #expect(try cash.forecast().findings.map(\.code) == ["cash.forecast-below"])
    #expect(refusal { try SetCashThreshold("530", nil)(cash.desk) } == "cash.threshold-missing")
    #expect(refusal { try SetCashThreshold("411", .zero)(cash.desk) } == "cash.account-unknown")
    #expect(refusal { try SetCashThreshold("5112", .zero)(cash.desk) } == "cash.account-unknown")
  }

  @Test func `what makes no forecast is refused`() throws {
    let cash = try CashLedger()
    #expect(refusal { try cash.forecast { $0.weeks = 0 } } == "cash.weeks")
    #expect(refusal { try cash.forecast { $0.weeks = 54 } } == "cash.weeks")
    #expect(refusal { try cash.forecast { $0.lateDays = -1 } } == "cash.late-days")
    #expect(refusal { try cash.forecast { $0.from = Day(2026, 4, 1) } } == "cash.days-reversed")
  }

  @Test func `the instalments of a loan are expected on their days`() throws {
    let cash = try CashLedger()
    let schedule = LoanSchedule(
      principal: Money(cents: 1_200_000), rate: .zero, method: .constantPrincipal, months: 12, first: Day(2026, 2, 20))
    let kept = try SaveLoan("Prêt de la scie", principal: schedule.principal, rate: schedule.rate, table: .schedule(schedule))(
      cash.desk)
    #expect(kept.loan != nil, "\(kept.findings.map(\.message))")
    let items = try cash.forecast().forecast.items.filter { $0.kind == .loans }
    // 20/03 is a Friday; that of 20 February is the bank's past.
    #expect(items.map { "\($0.day.iso) \($0.amount.euros)" } == ["2026-03-20 -1000", "2026-04-20 -1000", "2026-05-20 -1000"])
    #expect(items.map(\.origin) == Array(repeating: .loan("Prêt de la scie"), count: 3))
  }

  @Test func `recurring entries are expected until they are written`() throws {
    let cash = try CashLedger()
    _ = try SaveTemplate(
      """
      guide: Loyer
      journal: BQ
      piece: LOYER-{aaaamm}
      libelle: Loyer {mois}
      variable: montant = 900,00
      ligne: 607 ; ; D ; montant
      ligne: 512 ; ; C ; reste
      """)(cash.desk)
    let recurring = SavedRecurring(
      template: "Loyer", amounts: ["montant": Money(cents: 90_000)], everyMonths: 1, dayRule: .day(5), first: Day(2026, 3, 1))
    try DefineRecurring("Loyer", recurring)(cash.desk)
    func rents() throws -> [String] {
      try cash.forecast().forecast.items.filter { $0.kind == .recurring }.map { "\($0.day.iso) \($0.amount.euros)" }
    }
    // 05/04 is a Sunday, and Easter makes Monday a holiday.
    #expect(try rents() == ["2026-03-05 -900", "2026-04-07 -900", "2026-05-05 -900"])
    _ = try WriteRecurring(through: Day(2026, 3, 31))(cash.desk)
    #expect(try rents() == ["2026-04-07 -900", "2026-05-05 -900"])
    #expect(try cash.forecast().forecast.items.contains { $0.kind == .booked && $0.day == Day(2026, 3, 5) })
  }
}
