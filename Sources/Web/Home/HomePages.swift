import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The first page of a dossier: what is due, how it is, what is wrong.
enum HomePages {
  static func add(to routes: inout Routes) {
    routes.get("/") { visit in try DossierList.show(visit) }
    routes.dossierGet("") { visit in try home(visit) }
  }

  private struct View: Sendable {
    struct Tile: Sendable {
      let tileName, tileAmount, tileNote, tileHref, spark: String
      let isTileBad: Bool
    }
    struct Due: Sendable {
      let dueDay, dueMonth, dueTitle, dueDetail: String
      let dueHref: String
      let dueAmount, dueBadge: String?
      let dueKind: String
    }
    struct Wrong: Sendable {
      let mark: RefusalView
      let wayHref, wayLabel: String
      let isFirstWay: Bool
    }
    let tiles: [Tile]
    let chart: String
    let hasChart, hasForecast: Bool
    let chartTable: TableView
    let dues: [Due]
    let hasDues: Bool
    let wrongs: [Wrong]
    let wrongCount: String
    let hasWrongs: Bool
    let dueHref, treasuryHref, balanceHref: String
    let scenario: ScenarioHome?
  }

  private static func home(_ visit: DossierVisit) throws -> Answer {
    let years = try visit.desk.dossier.reading { try $0.fiscalYears() }
    guard let working = visit.period(among: years) else { return try StartPage.show(visit, hasYear: false) }
    let overview = try ReadOverview(fiscalYear: working.fiscalYear)(visit.desk)
    let scenario = try ScenarioHome(visit)
    if overview.isEmpty, scenario == nil { return try StartPage.show(visit, hasYear: true) }
    // The year that is worked in may be over: what falls due about people is of today.
    let showsStaff = visit.may(.readWorkforce) && overview.day == visit.desk.today
    let staff = showsStaff ? try ReadStaffDues()(visit.desk) : []
    let dues = dues(overview, staff, visit)
    let wrongs = overview.findings.map { wrong($0, visit) }
    let today = visit.desk.today
    return .page(
      Page(
        title: overview.day == today
          ? "\(today.weekdayName.capitalizedFirst) \(dayName(today))" : "Exercice \(Shell.short(overview.year.year))",
        subtitle: subtitle(overview, wrongs.count), template: "Home/accueil",
        view: View(
          tiles: tiles(overview, visit),
          chart: TreasuryChart(
            past: overview.curve.map(\.evening), future: overview.forecast.map(\.evening), today: overview.day
          ).svg,
          hasChart: !overview.curve.isEmpty, hasForecast: overview.forecast.count > 1, chartTable: chartTable(overview, visit),
          dues: dues, hasDues: !dues.isEmpty, wrongs: wrongs, wrongCount: wrongs.count.counted("point"),
          hasWrongs: !wrongs.isEmpty, dueHref: visit.path("echeancier"), treasuryHref: visit.path("tresorerie"),
          balanceHref: visit.path("balance"), scenario: scenario),
        json: OverviewJSON(overview, staff, scenario), place: .home,
        actions: visit.may(.record)
          ? [Action("Saisir une pièce", visit.path("saisie"), isFirst: true)] : [Action("Balance", visit.path("balance"))]))
  }

  /// « 2 novembre »: the year goes without saying.
  private static func dayName(_ day: Day) -> String { String(day.long.dropLast(5)) }

  private static func subtitle(_ overview: ReadOverview.Outcome, _ wrongs: Int) -> String {
    let due = overview.late.count + overview.coming.count
    let late = overview.late.isEmpty ? "" : ", dont \(overview.late.count) en retard"
    let dues =
      due == 0
      ? "Aucune échéance de tiers d’ici un mois" : "\(due.counted("échéance")) de tiers d’ici un mois\(late)"
    return dues + (wrongs == 0 ? " ; rien à régler." : " ; \(wrongs.counted("point")) à régler.")
  }

  // MARK: How it is

  private static func tiles(_ overview: ReadOverview.Outcome, _ visit: DossierVisit) -> [View.Tile] {
    func tile(_ name: String, _ figure: ReadOverview.Figure, _ note: String, _ rest: String) -> View.Tile {
      View.Tile(
        tileName: name, tileAmount: figure.amount.euros, tileNote: note, tileHref: visit.path(rest),
        spark: Sparkline.svg(figure.series), isTileBad: figure.amount < .zero)
    }
    func late(_ side: DueSide) -> String {
      let late = overview.late(side)
      return late.isZero ? "rien d’échu parmi les échéances" : "dont \(overview.isDueCut ? "au moins " : "")\(late.euros) échus"
    }
    let drafts = overview.drafts.count
    return [
      tile("Banque et caisse, \(overview.day.short)", overview.cash, cashNote(overview), "balance?comptes=5"),
      tile(
        "Résultat de l’exercice", overview.result, drafts == 0 ? "à ce jour, tout est validé" : "à ce jour, brouillons compris",
        "balance?comptes=7"),
      tile("Clients à encaisser", overview.customers, late(.customers), "balance-agee?cote=clients"),
      tile("Fournisseurs à payer", overview.suppliers, late(.suppliers), "balance-agee?cote=fournisseurs"),
    ]
  }

  private static func cashNote(_ overview: ReadOverview.Outcome) -> String {
    let ahead = overview.cashAhead
    return ahead.isZero ? "dans les livres" : "dans les livres, sans \(ahead.euros) de dates à venir"
  }

  private static func chartTable(_ overview: ReadOverview.Outcome, _ visit: DossierVisit) -> TableView {
    var table = ReportTable(
      title: "Trésorerie", columns: [.init("Date", .day), .init("Ce qui est compté", .text), .init("Solde", .amount)])
    for point in overview.curve { table.add([.day(point.day), .text("dans les livres"), .amount(point.balance)]) }
    for point in overview.forecast.dropFirst() {
      table.add([.day(point.day), .text("attendu à l’échéance"), .amount(point.balance)])
    }
    var style = TableStyle("Trésorerie, jour par jour")
    style.rowHeader = 1
    return TableView(table, style)
  }

  // MARK: What is due

  private static func dues(
    _ overview: ReadOverview.Outcome, _ staff: [ReadStaffDues.Due], _ visit: DossierVisit
  ) -> [View.Due] {
    var dues: [(day: Day, view: View.Due)] = []
    if let latest = overview.late.first {
      let sums = DueSide.allCases.compactMap { side -> String? in
        let late = overview.late(side)
        return late.isZero ? nil : "\(late.euros) \(side == .customers ? "à encaisser" : "à payer")"
      }
      dues.append(
        (
          latest.day,
          due(
            latest.day, "\(overview.isDueCut ? "Au moins " : "")\(overview.late.count.counted("échéance")) en retard",
            sums.joined(separator: ", "), visit.path("balance-agee"), badge: "en retard", kind: "faux")
        ))
    }
    dues += overview.coming.prefix(6).map { ($0.day, line($0, overview.day, visit)) }
    dues += staff.prefix(8).map { ($0.day, self.staff($0, visit)) }
    if let vat = overview.vat {
      dues.append((overview.day.month.firstDay + 14, self.vat(vat.month, vat.amount, overview.day, visit)))
    }
    if let month = overview.unlocked {
      let isOpen = overview.drafts.oldest.map { $0 <= month.lastDay } ?? false
      dues.append(
        (
          month.lastDay + 20,
          due(
            month.lastDay + 20, "Clore \(month.french)",
            isOpen
              ? "Des brouillons restent à valider, puis le mois à verrouiller" : "Tout est validé : le mois peut être verrouillé",
            visit.path(isOpen ? "brouillard" : "dossier"), badge: "à faire", kind: "")
        ))
    }
    return dues.sorted { $0.day < $1.day }.map(\.view)
  }

  private static func line(_ due: ReadOverview.Due, _ today: Day, _ visit: DossierVisit) -> View.Due {
    let name = due.name ?? due.item.label
    let what = due.side == .customers ? "À encaisser" : "À payer"
    let piece = due.item.pieceRef.isEmpty ? "" : ", \(due.item.pieceRef)"
    let days = due.day - today
    let badge: String? = days == 0 ? "aujourd’hui" : days <= 7 ? "dans \(days) j" : nil
    return View.Due(
      dueDay: twoDigits(due.day.dayOfMonth), dueMonth: due.day.month.short, dueTitle: "\(name) \(due.amount.euros)",
      dueDetail: what + piece + (due.item.code == nil ? "" : ", ce qui reste"), dueHref: visit.links.entry(due.item.line.entry),
      dueAmount: nil, dueBadge: badge, dueKind: days == 0 ? "faux" : "alerte")
  }

  private static func staff(_ due: ReadStaffDues.Due, _ visit: DossierVisit) -> View.Due {
    let text = StaffDueText(due, visit)
    return View.Due(
      dueDay: twoDigits(due.day.dayOfMonth), dueMonth: due.day.month.short, dueTitle: text.title, dueDetail: text.detail,
      dueHref: text.href, dueAmount: nil, dueBadge: text.badge, dueKind: text.isUrgent ? "faux" : "alerte")
  }

  /// The administration gives each company its own day: only the days it can be are known here.
  private static func vat(_ month: Month, _ amount: Money, _ today: Day, _ visit: DossierVisit) -> View.Due {
    let what = amount < .zero ? "Crédit" : "À payer"
    return View.Due(
      dueDay: "15–24", dueMonth: today.month.short, dueTitle: "TVA, CA3 \(month.ofFrench)",
      dueDetail: "\(what) d’après les comptes, avant contrôle ; le jour exact est celui de votre espace professionnel",
      dueHref: visit.path("balance?comptes=445&au=\(month.lastDay.iso)"), dueAmount: amount.magnitude.euros, dueBadge: nil,
      dueKind: "")
  }

  private static func due(
    _ day: Day, _ title: String, _ detail: String, _ href: String, badge: String, kind: String
  ) -> View.Due {
    View.Due(
      dueDay: twoDigits(day.dayOfMonth), dueMonth: day.month.short, dueTitle: title, dueDetail: detail, dueHref: href,
      dueAmount: nil, dueBadge: badge, dueKind: kind)
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  // MARK: What is wrong

  private static func wrong(_ found: OverviewFinding, _ visit: DossierVisit) -> View.Wrong {
    let (href, label) =
      switch found.way {
      case .entry(let id): (visit.links.entry(id), "Ouvrir l’écriture")
      case .drafts: (visit.path("brouillard"), "Voir le brouillard")
      case .ledger(let account): (visit.links.ledger(account), "Ouvrir le compte")
      case .thirdParty(let code): (visit.links.thirdParty(code), "Ouvrir la fiche")
      case .agedBalance(let side): (visit.path("balance-agee?cote=\(side.rawValue)"), "Voir les retards")
      }
    return View.Wrong(
      mark: RefusalView(found.finding), wayHref: href, wayLabel: label, isFirstWay: found.finding.severity == .error)
  }
}

extension ReadOverview.Point {
  fileprivate var evening: DayBalance { DayBalance(day: day, balance: balance) }
}

private struct OverviewJSON: Encodable, Sendable {
  struct Figure: Encodable, Sendable {
    let amount: String
    let months: [String]
  }
  struct Point: Encodable, Sendable {
    let date: Day
    let balance: String
    let isForecast: Bool
  }
  struct Due: Encodable, Sendable {
    let date: Day
    let side, amount, piece, label: String
    let thirdParty: OrNull<String>
    let entry: Int64
  }
  /// A deadline of people, or a month of payslips to seal.
  struct Staff: Encodable, Sendable {
    let date: Day
    let text: String
    let employees: [Int64]
    let month: OrNull<Month>
    let open: OrNull<Int>

    init(_ due: ReadStaffDues.Due) {
      date = due.day
      switch due.matter {
      case .people(let text, let people):
        (self.text, employees, month, open) = (text, people.map(\.id), OrNull(nil), OrNull(nil))
      case .payslips(let month, let count, _):
        (text, employees, self.month, open) = ("bulletins à sceller", [], OrNull(month), OrNull(count))
      case .declaration(let month, let count, _):
        (text, employees, self.month, open) = ("DSN à envoyer", [], OrNull(month), OrNull(count))
      case .signal(let signal, _, let person):
        (text, employees, month, open) = ("\(signal.french) à signaler", [person.id], OrNull(nil), OrNull(nil))
      }
    }
  }
  let date: Day
  let cash, result, customers, suppliers: Figure
  let treasury: [Point]
  let due: [Due]
  let staff: [Staff]
  let drafts: Int
  let findings: [FindingJSON]
  /// Left out in a dossier that is no scenario’s.
  let scenario: ScenarioHomeJSON?

  init(_ overview: ReadOverview.Outcome, _ staff: [ReadStaffDues.Due], _ scenario: ScenarioHome?) {
    self.scenario = scenario?.json
    func figure(_ figure: ReadOverview.Figure) -> Figure {
      Figure(amount: figure.amount.json, months: figure.series.map(\.json))
    }
    date = overview.day
    (cash, result) = (figure(overview.cash), figure(overview.result))
    (customers, suppliers) = (figure(overview.customers), figure(overview.suppliers))
    treasury =
      overview.curve.map { Point(date: $0.day, balance: $0.balance.json, isForecast: false) }
      + overview.forecast.dropFirst().map { Point(date: $0.day, balance: $0.balance.json, isForecast: true) }
    due = (overview.late + overview.coming).map {
      Due(
        date: $0.day, side: $0.side == .customers ? "customers" : "suppliers", amount: $0.amount.json, piece: $0.item.pieceRef,
        label: $0.item.label, thirdParty: OrNull($0.item.thirdParty), entry: $0.item.line.entry)
    }
    self.staff = staff.map(Staff.init)
    drafts = overview.drafts.count
    findings = overview.findings.map(\.finding).json
  }
}
