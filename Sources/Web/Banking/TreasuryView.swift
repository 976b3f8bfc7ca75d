import Banking
import Kernel
import Ledger
import Store
import UseCases

/// What the page of cash shows.
struct TreasuryView: Sendable {
  struct Tile: Sendable {
    let tileName, tileAmount, tileNote: String
    let isTileBad: Bool
  }
  struct Choice: Sendable {
    let choiceValue, choiceLabel: String
    let isSelected: Bool
  }
  struct Week: Sendable {
    let weekID, weekTitle, weekNote: String
    let isWeekLow, isWeekOpen: Bool
    let itemTable: TableView
  }
  struct Kept: Sendable {
    let keptName, keptText, keptHref, keptToken: String
  }
  struct Line: Sendable {
    let lineText: String
    let lineHref: String?
  }

  let dayText, weeksText, lateText: String
  let scenarios: [Choice]
  let tiles: [Tile]
  let findings: [RefusalView]
  let hasFindings: Bool
  let chart: String
  let hasScenario: Bool
  let scenarioName: String
  let positionTable, dayTable, forecastTable: TableView
  let comparisonTable: TableView?
  let bankBalances: [Line]
  let hasBankBalances: Bool
  let weeks: [Week]
  let assumptions: [String]
  let hasAssumptions: Bool
  let notCounted: [Line]
  let hasNotCounted: Bool
  let mayRecord: Bool
  let itemAction, itemRemoval, scenarioAction, scenarioRemoval, thresholdAction: String
  let itemToken, scenarioToken, thresholdToken: String
  let planned: [Kept]
  let hasPlanned: Bool
  let keptScenarios: [Kept]
  let hasKeptScenarios: Bool
  let kinds, scenarioKinds, customers, keys, accounts: [Choice]
  let item, scenario, threshold: Typed
  let thresholds: [String]
  let hasThresholds: Bool

  /// What was typed and refused, to be mended.
  struct Typed: Sendable {
    let name, day, amount: String
    let isNameInvalid, isDayInvalid, isAmountInvalid: Bool
    /// The other fields of a scenario.
    let delay, loss, raise, moved, addedName, addedDay, added: String
    let isDelayInvalid, isLossInvalid, isRaiseInvalid, isMovedInvalid, isAddedInvalid, isAddedDayInvalid: Bool

    init(_ form: Fields, _ prefix: String, _ refusals: [Finding]) {
      let isRefused = refusals.contains { $0.field?.hasPrefix("\(prefix)-") == true }
      func value(_ field: String) -> String { isRefused ? form[field] ?? "" : "" }
      func isWrong(_ field: String) -> Bool { refusals.contains { $0.field == "\(prefix)-\(field)" } }
      (name, day, amount) = (value("nom"), value("jour"), value("montant"))
      (isNameInvalid, isDayInvalid, isAmountInvalid) = (isWrong("nom"), isWrong("jour"), isWrong("montant"))
      (delay, loss, raise, moved) = (value("retard"), value("perte"), value("hausse"), value("deplace"))
      (addedName, addedDay, added) = (value("ajout-nom"), value("ajout-jour"), value("ajout"))
      (isDelayInvalid, isLossInvalid, isRaiseInvalid) = (isWrong("retard"), isWrong("perte"), isWrong("hausse"))
      (isMovedInvalid, isAddedInvalid, isAddedDayInvalid) = (isWrong("deplace"), isWrong("ajout"), isWrong("ajout-jour"))
    }
  }

  init(_ visit: DossierVisit, _ read: ReadCashForecast, _ outcome: ReadCashForecast.Outcome, refusals: [Finding]) {
    let (position, forecast) = (outcome.position, outcome.shown)
    dayText = position.day.french
    (weeksText, lateText) = (String(read.weeks), String(read.lateDays))
    scenarios = outcome.scenarios.map {
      Choice(choiceValue: $0.name, choiceLabel: $0.name, isSelected: $0.name == outcome.comparison?.scenario.name)
    }
    tiles = TreasuryView.tiles(outcome)
    findings = outcome.findings.map { RefusalView($0, dossier: visit.name) }
    hasFindings = !findings.isEmpty
    hasScenario = outcome.comparison != nil
    scenarioName = outcome.comparison?.scenario.name ?? ""
    chart =
      TreasuryChart(
        past: [DayBalance(day: position.first, balance: position.total.opening)] + position.total.days,
        future: outcome.forecast.curve, today: position.day, scenario: outcome.comparison?.changed.curve ?? [],
        threshold: outcome.thresholds.total, end: forecast.last
      ).svg
    positionTable = TreasuryView.position(position, visit)
    bankBalances = outcome.bankBalances.map { TreasuryView.bankBalance($0, visit) }
    hasBankBalances = !bankBalances.isEmpty
    var days = TableStyle("Trésorerie, jour par jour")
    days.hasFoldingYears = true
    dayTable = TableView(position.dayTable, days)
    forecastTable = TreasuryView.forecast(forecast)
    comparisonTable = outcome.comparison.map { compared in
      var style = TableStyle("Prévision et scénario « \(compared.scenario.name) », semaine par semaine")
      style.secondary = [4, 5]
      style.hasFoldingYears = true
      return TableView(compared.table, style)
    }
    weeks = TreasuryView.weeks(forecast, visit)
    assumptions = forecast.assumptions.map { $0.french(outcome.calendar) }
    hasAssumptions = !assumptions.isEmpty
    notCounted = TreasuryView.notCounted(outcome, visit)
    hasNotCounted = !notCounted.isEmpty
    mayRecord = visit.may(.record)
    (itemAction, itemRemoval) = (visit.path("tresorerie/poste"), visit.path("tresorerie/poste/retirer"))
    (scenarioAction, scenarioRemoval) = (visit.path("tresorerie/scenario"), visit.path("tresorerie/scenario/retirer"))
    thresholdAction = visit.path("tresorerie/seuil")
    (itemToken, scenarioToken, thresholdToken) = (visit.token(), visit.token(), visit.token())
    planned = TreasuryView.planned(outcome, visit)
    hasPlanned = !planned.isEmpty
    keptScenarios = outcome.scenarios.map { scenario in
      Kept(
        keptName: scenario.name, keptText: scenario.changes.map(\.french).joined(separator: " ; "),
        keptHref: visit.path("tresorerie?scenario=\(Fields.encode(scenario.name))"), keptToken: visit.token())
    }
    hasKeptScenarios = !keptScenarios.isEmpty
    let typedKind = visit.form.text("genre").flatMap { CashItem.Kind(rawValue: $0) }
    kinds = TreasuryView.choices(
      [.other, .investment, .loans, .vat, .contributions, .wages, .customers, .suppliers], typedKind ?? .other)
    scenarioKinds = TreasuryView.choices(CashItem.Kind.allCases, typedKind ?? .suppliers)
    customers = TreasuryView.customers(outcome, visit)
    keys = TreasuryView.keys(outcome, visit)
    accounts = position.lines.map {
      Choice(
        choiceValue: $0.account.number.text, choiceLabel: "\($0.account.number) \($0.account.label)",
        isSelected: $0.account.number.text == visit.form["compte"])
    }
    (item, scenario) = (Typed(visit.form, "poste", refusals), Typed(visit.form, "scenario", refusals))
    threshold = Typed(visit.form, "seuil", refusals)
    thresholds =
      (outcome.thresholds.total.map { ["Trésorerie : \($0.euros)"] } ?? [])
      + outcome.thresholds.accounts.sorted { $0.key < $1.key }.map { "Compte \($0.key) : \($0.value.euros)" }
    hasThresholds = !thresholds.isEmpty
  }

  /// Lists to choose from; beyond, the command line names what is wanted.
  private static let mostChoices = 300

  private static func bankBalance(_ balance: ReadCashForecast.BankBalance, _ visit: DossierVisit) -> Line {
    let gap = balance.booked - balance.stated
    let books = gap.isZero ? "comme les livres" : "\(balance.booked.euros) dans les livres, écart \(gap.euros)"
    return Line(
      lineText: "\(balance.account), relevé du \(balance.day.french) : \(balance.stated.euros), \(books)",
      lineHref: visit.path("banque"))
  }

  private static func planned(_ outcome: ReadCashForecast.Outcome, _ visit: DossierVisit) -> [Kept] {
    outcome.planned.map { item in
      let isPast = item.day < outcome.position.day
      return Kept(
        keptName: item.name,
        keptText: "\(item.amount.euros) le \(item.day.french), \(item.kind.french.lowercased())"
          + (isPast ? " ; son jour est passé, il n’est plus compté" : ""),
        keptHref: "", keptToken: visit.token())
    }
  }

  private static func choices(_ all: [CashItem.Kind], _ chosen: CashItem.Kind) -> [Choice] {
    all.map { Choice(choiceValue: $0.rawValue, choiceLabel: $0.french, isSelected: $0 == chosen) }
  }

  private static func customers(_ outcome: ReadCashForecast.Outcome, _ visit: DossierVisit) -> [Choice] {
    let parties = Set(outcome.forecast.items.filter { $0.kind == .customers }.compactMap(\.thirdParty)).sorted()
    return parties.prefix(mostChoices).map {
      Choice(choiceValue: $0, choiceLabel: outcome.names[$0] ?? $0, isSelected: $0 == visit.form["tiers"])
    }
  }

  private static func keys(_ outcome: ReadCashForecast.Outcome, _ visit: DossierVisit) -> [Choice] {
    outcome.forecast.items.sorted { ($0.day, $0.key) < ($1.day, $1.key) }.prefix(mostChoices).map {
      Choice(
        choiceValue: $0.key, choiceLabel: "\($0.day.short) \($0.label) \($0.amount.euros)",
        isSelected: $0.key == visit.form["repere"])
    }
  }

  private static func tiles(_ outcome: ReadCashForecast.Outcome) -> [Tile] {
    let (position, forecast) = (outcome.position, outcome.shown)
    let aside = position.aside.map(\.closing).reduce(Money.zero) { $0.adding($1) ?? $0 }
    let lowest = forecast.lowest
    return [
      Tile(
        tileName: "Aujourd’hui", tileAmount: position.total.closing.euros,
        tileNote: position.lines.count.counted("compte"), isTileBad: position.total.closing < .zero),
      Tile(
        tileName: "Au plus bas", tileAmount: lowest.balance.euros, tileNote: "le \(lowest.day.long)",
        isTileBad: lowest.balance < (forecast.threshold ?? .zero)),
      Tile(
        tileName: "Dans \(forecast.weeks.count.counted("semaine"))", tileAmount: forecast.closing.euros,
        tileNote: "le \(forecast.last.long)", isTileBad: forecast.closing < .zero),
      Tile(
        tileName: "En chemin", tileAmount: aside.euros,
        tileNote: aside.isZero ? "rien à l’encaissement" : "à l’encaissement, non compté", isTileBad: false),
    ]
  }

  private static func position(_ position: CashPosition, _ visit: DossierVisit) -> TableView {
    let table = position.table
    let all = position.lines + [nil] + (position.aside.isEmpty ? [] : [nil]) + position.aside
    // A ledger stays within one fiscal year, which the day may be long after.
    let year = try? visit.desk.dossier.reading { try $0.fiscalYear(containing: position.day) }?.year
    var style = TableStyle(table.title)
    style.rowHeader = 1
    style.secondary = [2, 3, 4, 6]
    style.empty = "Aucun compte de banque ni de caisse n’a encore d’écriture."
    style.marginName = "Alerte"
    style.margin = { row in
      all.indices.contains(row) && all[row]?.shortfall != nil
        ? .sign("!", label: "sous le seuil", kind: "faux fort") : nil
    }
    style.link = { row, column in
      guard all.indices.contains(row), let line = all[row], column != 6, column != 7 else { return nil }
      guard let year else { return visit.links.ledger(line.account.number) }
      return visit.links.ledger(line.account.number, from: max(position.first, year.first), through: position.day)
    }
    return TableView(table, style)
  }

  /// Each figure leads to the lines of its week.
  private static func forecast(_ forecast: CashForecast) -> TableView {
    let table = forecast.table
    var style = TableStyle(table.title)
    for (index, week) in forecast.weeks.enumerated() { style.names[index + 1] = week.first.short }
    style.link = { row, column in
      guard column > 0, forecast.weeks.indices.contains(column - 1), table.rows[row].kind == .line else { return nil }
      return "#\(id(forecast.weeks[column - 1]))"
    }
    return TableView(table, style)
  }

  private static func id(_ week: CashForecast.Week) -> String { "semaine-\(week.first.iso)" }

  private static func weeks(_ forecast: CashForecast, _ visit: DossierVisit) -> [Week] {
    let threshold = forecast.threshold ?? .zero
    return forecast.weeks.compactMap { week in
      guard !(week.receipts + week.payments).isEmpty else { return nil }
      return Week(
        weekID: id(week), weekTitle: "Du \(week.first.short) au \(week.last.short)",
        weekNote: "+\(week.received.shown) \u{2212}\(week.paid.shown), reste \(week.closing.euros)",
        isWeekLow: week.lowest.balance < threshold, isWeekOpen: false, itemTable: items(week, visit))
    }
  }

  private static func items(_ week: CashForecast.Week, _ visit: DossierVisit) -> TableView {
    var table = ReportTable(
      title: "Sommes attendues du \(week.first.french) au \(week.last.french)",
      columns: [.init("Jour", .day), .init("Libellé", .text), .init("Échéance", .day), .init("Montant", .amount)])
    var hrefs: [Int: String] = [:]
    for sum in week.receipts + week.payments {
      table.add(.heading, [.text(sum.kind.french)])
      let shown = TreasuryView.shown(sum.items)
      for item in shown {
        hrefs[table.rows.count] = href(item, visit)
        table.add([.day(item.day), .text(item.label), .day(item.dueDay), .amount(item.amount)])
      }
      let rest = sum.items.count - shown.count
      if rest > 0 {
        let total = sum.items.reduce(Money.zero) { $0.adding($1.amount) ?? $0 }
        let left = shown.reduce(total) { $0.adding(-$1.amount) ?? $0 }
        hrefs[table.rows.count] = visit.request.address(with: ["forme": "csv", "table": "detail"])
        table.add([
          .empty, .text("\(rest.counted("autre somme", "autres sommes")), à voir dans le fichier"), .empty, .amount(left),
        ])
      }
    }
    table.add(.total, [.empty, .text("Solde de la semaine"), .empty, .amount(week.received - week.paid)])
    var style = TableStyle(table.title)
    style.rowHeader = 1
    style.secondary = [2]
    style.hasShortDays = true
    style.link = { row, column in column == 1 ? hrefs[row] : nil }
    return TableView(table, style)
  }

  /// Of very many sums, the greatest: the others are in the file.
  private static func shown(_ items: [CashItem]) -> [CashItem] {
    guard items.count > mostItems else { return items }
    let greatest = items.sorted { ($1.amount.magnitude, $0.key) < ($0.amount.magnitude, $1.key) }.prefix(mostItems)
    return greatest.sorted { ($0.day, $0.key) < ($1.day, $1.key) }
  }

  private static let mostItems = 40

  /// The page that shows where the figure comes from.
  private static func href(_ item: CashItem, _ visit: DossierVisit) -> String? {
    switch item.origin {
    case .entry(let id): visit.links.entry(id)
    case .openLines(let account, let party):
      party.map { visit.links.lettering(account, thirdParty: $0) } ?? visit.links.ledger(account)
    case .ledger(let account, let first, let last): visit.links.ledger(account, from: first, through: last)
    case .planned: "#postes"
    case .scenario: "#scenarios"
    case .loan(let name): visit.path("emprunts/\(Fields.encode(name))")
    case .recurring: nil
    }
  }

  private static func notCounted(_ outcome: ReadCashForecast.Outcome, _ visit: DossierVisit) -> [Line] {
    var lines = outcome.notCounted.map {
      Line(
        lineText: "\($0.account.number) \($0.account.label) : \($0.amount.euros) dus, sans jour connu",
        lineHref: visit.links.ledger($0.account.number))
    }
    let credits = [
      ("clients", outcome.customerCredits, DueSide.customers), ("fournisseurs", outcome.supplierCredits, .suppliers),
    ]
    for (name, amount, side) in credits where !amount.isZero {
      lines.append(
        Line(
          lineText: "Règlements et avoirs de \(name) non affectés : \(amount.euros)",
          lineHref: visit.path("balance-agee?cote=\(side.rawValue)")))
    }
    let beyond = outcome.shown.beyond
    if !beyond.isEmpty {
      let sum = beyond.reduce(Money.zero) { $0.adding($1.amount) ?? $0 }
      lines.append(
        Line(
          lineText: "\(beyond.count.counted("somme")) après le \(outcome.shown.last.french) : \(sum.euros) net", lineHref: nil))
    }
    return lines
  }
}
