/// Where a page stands in the navigation.
enum Place: String, Sendable, CaseIterable {
  case home, entry, drafts, entries, vouchers, lettering, bank, coding, reconciliation, journals, balance, ledger, aged, dueDates
  case treasury, till, transfers, directDebits, chart, thirdParties, fec, check, payroll, declarations, employees, workplaces
  case compare, block2, block3, block4, block5, path, scenario, competences, evidence, correction, dossier, trail, imports
  case scenarios, people, help, none

  var label: String {
    switch self {
    case .home: "Accueil"
    case .entry: "Saisie"
    case .drafts: "Brouillard"
    case .entries: "Écritures"
    case .vouchers: "Pièces à saisir"
    case .coding: "Codage"
    case .lettering: "Lettrage"
    case .bank: "Banque"
    case .reconciliation: "Rapprochement"
    case .journals: "Journaux"
    case .balance: "Balance"
    case .ledger: "Grand livre"
    case .aged: "Balance âgée"
    case .dueDates: "Échéancier"
    case .treasury: "Trésorerie"
    case .till: "Caisse"
    case .chart: "Plan de comptes"
    case .thirdParties: "Tiers"
    case .transfers: "Virements"
    case .directDebits: "Prélèvements"
    case .fec: "FEC"
    case .payroll: "Paie"
    case .declarations: "DSN"
    case .employees: "Salariés"
    case .workplaces: "Établissement"
    case .check: "Contrôler"
    case .compare: "Comparer"
    case .block2: "Gestion"
    case .block3: "Paie et RH"
    case .block4: "Quotidien"
    case .block5: "Commercial"
    case .path: "Parcours"
    case .scenario: "Scénario"
    case .competences: "Compétences"
    case .evidence: "Preuves"
    case .correction: "Correction"
    case .scenarios: "Scénarios"
    case .dossier: "Le dossier"
    case .trail: "Piste d’audit"
    case .imports: "Imports"
    case .people: "Personnes"
    case .help: "Aide"
    case .none: ""
    }
  }

  /// The rest of the address inside a dossier; nil for a page of the practice.
  var dossierPath: String? {
    switch self {
    case .home: ""
    case .entry: "saisie"
    case .drafts: "brouillard"
    case .entries: "ecritures"
    case .vouchers: "pieces"
    case .coding: "banque/coder"
    case .lettering: "lettrage"
    case .bank: "banque"
    case .reconciliation: "rapprochement"
    case .journals: "journaux"
    case .balance: "balance"
    case .ledger: "grand-livre"
    case .aged: "balance-agee"
    case .dueDates: "echeancier"
    case .treasury: "tresorerie"
    case .till: "caisse"
    case .chart: "plan"
    case .thirdParties: "tiers"
    case .transfers: "virements"
    case .directDebits: "prelevements"
    case .fec: "fec"
    case .payroll: "paie"
    case .declarations: "dsn"
    case .employees: "salaries"
    case .workplaces: "etablissement"
    case .block2: "gestion"
    case .block3: "rh"
    case .block4: "quotidien"
    case .block5: "commercial"
    case .path: "parcours"
    case .scenario: "scenario"
    case .competences: "parcours/competences"
    case .evidence: "parcours/preuves"
    case .correction: "parcours/correction"
    case .dossier: "dossier"
    case .trail: "piste"
    case .imports: "imports"
    case .check, .compare, .scenarios, .people, .help, .none: nil
    }
  }

  var practicePath: String? {
    switch self {
    case .check: "/controler"
    case .compare: "/comparer"
    case .scenarios: "/scenarios"
    case .people: "/personnes"
    case .help: "/aide"
    default: nil
    }
  }
}

/// The navigation beside every page: home, the five blocks of the title, then the dossier.
struct Navigation: Sendable {
  struct Item: Sendable {
    let label: String
    let href: String
    /// What the keys that go somewhere look for.
    let place: String
    let isCurrent: Bool
  }

  struct Block: Sendable {
    let number: Int
    let label: String
    let href: String
    let isCurrent: Bool
    let isOpen: Bool
    let items: [Item]
  }

  /// The learner's path, with its pages when one of them is open.
  struct Path: Sendable {
    let pathHref, pathPlace: String
    let isPathCurrent, isPathOpen: Bool
    let pathItems: [Item]
  }

  /// What the navigation of a dossier depends on, beside the page.
  struct Reach: Sendable {
    /// Who only reads is not led to the form of entries.
    var mayRecord = false
    var mayJudge = false
    var showsPeople = false
    var hasScenario = false
  }

  let home: Item
  let blocks: [Block]
  /// Nil outside a dossier.
  let path: Path?
  let dossier: [Item]
  let hasDossier: Bool
  let practice: [Item]

  private static let accounting: [Place] = [
    .entry, .drafts, .entries, .vouchers, .lettering, .bank, .coding, .reconciliation, .treasury, .till, .transfers,
    .directDebits, .journals, .balance, .ledger, .aged, .dueDates, .chart, .thirdParties, .fec,
  ]
  /// The pages of the other blocks, for those that have any beside their first one.
  private static let blockPlaces: [Place: [Place]] = [.block3: [.payroll, .declarations, .employees, .workplaces]]

  /// - Parameter dossier: its part of the address; nil outside a dossier, where only the pages of the practice are shown.
  init(current: Place, dossier name: String?, _ reach: Reach) {
    func item(_ place: Place) -> Item {
      let inside = name.flatMap { name in place.dossierPath.map { $0.isEmpty ? "/d/\(name)" : "/d/\(name)/\($0)" } }
      return Item(
        label: place.label, href: inside ?? place.practicePath ?? "/", place: place.rawValue, isCurrent: place == current)
    }
    home =
      name == nil ? Item(label: "Dossiers", href: "/", place: Place.home.rawValue, isCurrent: current == .home) : item(.home)
    let control: [Place] = [.check, .compare]
    guard name != nil else {
      (blocks, path, dossier, hasDossier) = ([], nil, [], false)
      practice = (control + [.scenarios] + (reach.showsPeople ? [.people] : []) + [.help]).map(item)
      return
    }
    let own = (Navigation.accounting.filter { reach.mayRecord || $0 != .entry } + control).map(item)
    let isAccounting = (Navigation.accounting + control).contains(current)
    blocks =
      [
        Block(
          number: 1, label: "Comptabilité", href: item(reach.mayRecord ? .entry : .entries).href, isCurrent: false,
          isOpen: isAccounting || current == .home, items: own)
      ]
      + [Place.block2, .block3, .block4, .block5].enumerated().map { index, place in
        let (first, places) = (item(place), Navigation.blockPlaces[place] ?? [])
        return Block(
          number: index + 2, label: place.label, href: first.href, isCurrent: first.isCurrent,
          isOpen: !places.isEmpty && (current == place || places.contains(current)), items: places.map(item))
      }
    let places: [Place] =
      (reach.hasScenario ? [.scenario] : []) + [.competences, .evidence] + (reach.mayJudge ? [.correction] : [])
    path = Path(
      pathHref: item(.path).href, pathPlace: Place.path.rawValue, isPathCurrent: current == .path,
      isPathOpen: ([.path, .scenario, .competences, .evidence, .correction] as [Place]).contains(current) || reach.hasScenario,
      pathItems: places.map(item))
    dossier = [Place.dossier, .trail, .imports].map(item)
    hasDossier = true
    practice = (reach.showsPeople ? [.people] : []).map(item) + [item(.help)]
  }
}
