import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Reconciliation: what the bank says beside what the books say, what could be the same and why, the état and its seal.
enum ReconciliationPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("rapprochement") { visit in try list(visit) }
    routes.dossierGet("rapprochement/{compte}") { visit in try show(visit) }
    routes.dossierPost("rapprochement/{compte}", .letter) { visit in try post(visit) }
    routes.dossierPost("rapprochement/{compte}/depointer", .letter) { visit in try remove(visit) }
    routes.dossierPost("rapprochement/{compte}/sceller", .letter) { visit in try seal(visit) }
    routes.dossierPost("rapprochement/{compte}/rouvrir", .letter) { visit in try reopen(visit) }
    routes.dossierPost("rapprochement/{compte}/ouverture", .letter) { visit in try addOpening(visit) }
    routes.dossierPost("rapprochement/{compte}/oter-suspens", .letter) { visit in try removeOpening(visit) }
  }

  /// An account, and the day that its état is of.
  struct Place {
    let account: AccountNumber
    /// Nil when the address names none.
    let day: Day?
    /// What the bank held that day, as paper says it, when no statement gives a balance.
    var told: Money?

    func path(_ visit: DossierVisit, _ act: String = "") -> String {
      visit.path("rapprochement/\(account)" + (act.isEmpty ? "" : "/\(act)"))
    }

    func address(_ visit: DossierVisit, _ more: [(name: String, value: String)] = []) -> String {
      let pairs =
        (day.map { [(name: "au", value: $0.iso)] } ?? []) + (told.map { [(name: "solde", value: $0.plainFrench)] } ?? []) + more
      return path(visit) + (pairs.isEmpty ? "" : "?\(Fields(pairs).urlEncoded)")
    }
  }

  private static func place(_ visit: DossierVisit, _ fields: Fields) throws -> Place {
    let text = visit.parameter("compte")
    guard let account = AccountNumber(text) else { throw Finding.accountUnreadable(text) }
    return Place(account: account, day: try fields.day("au"), told: try fields.amount("solde"))
  }

  // MARK: The accounts

  private struct ListView: Sendable {
    let accountTable: TableView
    let isNothing: Bool
    let bankHref: String
  }

  private static func list(_ visit: DossierVisit) throws -> Answer {
    let items = try ListReconciliations()(visit.desk)
    if let format = visit.fileFormat { return try visit.file(items.table, "rapprochement", format) }
    if visit.wantsPrint {
      return try visit.printed("Rapprochement bancaire", period: "Au \(visit.desk.today.french)", items.table)
    }
    var style = TableStyle("Comptes à rapprocher de leur banque")
    style.rowHeader = 1
    style.secondary = [3, 4]
    style.empty = "Aucun compte n’est lié à une banque."
    style.link = { row, column in
      guard items.indices.contains(row), column < 2 else { return nil }
      return visit.path("rapprochement/\(items[row].account.ledgerAccount)")
    }
    return .page(
      Page(
        title: "Rapprochement",
        subtitle: items.isEmpty
          ? "Importez d’abord un relevé : il n’y a rien à rapprocher des livres."
          : "Choisissez un compte : son relevé à gauche, les livres à droite.",
        template: "Banking/rapprochements",
        view: ListView(
          accountTable: TableView(items.table, style), isNothing: items.isEmpty, bankHref: visit.path("banque")),
        json: ReconciliationListJSON(items), place: .reconciliation, actions: items.isEmpty ? [] : visit.reportActions()))
  }

  // MARK: One account

  private static func show(_ visit: DossierVisit) throws -> Answer {
    let place = try place(visit, visit.query)
    let ticked = Set(
      (visit.query.text("lignes") ?? "").split(separator: " ").compactMap { OutstandingItem.Source(text: String($0)) })
    return try desk(visit, place, ticked: ticked, refusals: [])
  }

  /// The day asked for, else the last one that the bank told.
  private static func day(_ place: Place, _ visit: DossierVisit) throws -> Day {
    if let day = place.day { return day }
    let last = try visit.desk.dossier.reading { try $0.statements(place.account) }.map(\.lastDay).max()
    return min(last ?? visit.desk.today, visit.desk.today)
  }

  private static func desk(
    _ visit: DossierVisit, _ place: Place, ticked: Set<OutstandingItem.Source>, refusals: [Finding]
  ) throws -> Answer {
    let place = Place(account: place.account, day: try day(place, visit), told: place.told)
    if let format = visit.fileFormat {
      let outcome = try ReadReconciliation(place.account, day: place.day, told: place.told)(visit.desk)
      return try visit.file(outcome.content.outstandingTable, "suspens-\(place.account)", format)
    }
    if visit.wantsPrint { return try printed(visit, place) }
    let desk: ReadReconciliationDesk.Outcome
    do {
      desk = try ReadReconciliationDesk(
        place.account, through: place.day, told: place.told, matchesBefore: visit.query.text("avant").flatMap { Int64($0) })(
          visit.desk)
    } catch let finding as Finding where finding.code == "bank.reconciliation.no-balance" && !visit.request.wantsJSON {
      return balanceAsked(visit, place, refusals + [finding])
    }
    let content = desk.state.content
    return .page(
      Page(
        title: "Rapprochement \(place.account)",
        subtitle: "Au \(content.day.french). \(desk.bank.count.counted("mouvement")) et "
          + "\(desk.books.count.counted("ligne")) à rapprocher, \(desk.candidates.count.counted("proposition")).",
        template: "Banking/rapprochement", view: ReconciliationView(visit, place, desk, ticked: ticked),
        json: ReconciliationDeskJSON(desk), place: .reconciliation,
        crumbs: [Crumb("Rapprochement", visit.path("rapprochement")), Crumb(place.account.text)],
        actions: [
          Action("Mouvements", visit.path("banque/\(place.account)")), Action("Grand livre", visit.links.ledger(place.account)),
        ] + visit.reportActions(), status: refusals.isEmpty ? 200 : 422, refusals: refusals, scripts: ["rapprochement.js"],
        isWide: true))
  }

  private struct BalanceView: Sendable {
    let dayISO, pageHref, bankHref: String
  }

  /// No statement says what the bank held: a paper one may.
  private static func balanceAsked(_ visit: DossierVisit, _ place: Place, _ refusals: [Finding]) -> Answer {
    .page(
      Page(
        title: "Rapprochement \(place.account)", subtitle: "Aucun relevé importé ne dit ce que la banque tenait ce jour-là.",
        template: "Banking/solde",
        view: BalanceView(
          dayISO: (place.day ?? visit.desk.today).iso, pageHref: place.path(visit), bankHref: visit.path("banque")),
        json: OrNull<ReconciliationJSON>(nil), place: .reconciliation,
        crumbs: [Crumb("Rapprochement", visit.path("rapprochement")), Crumb(place.account.text)],
        status: refusals.count > 1 ? 422 : 200, refusals: Array(refusals.dropLast())))
  }

  private static func printed(_ visit: DossierVisit, _ place: Place) throws -> Answer {
    let outcome = try ReadReconciliation(place.account, day: place.day, told: place.told)(visit.desk)
    let bank = outcome.account.account.french
    let seal = outcome.isSealed ? "scellé" : "non scellé"
    return try visit.printed(
      "État de rapprochement", period: "Compte \(place.account), \(bank), au \(outcome.content.day.french), \(seal)",
      outcome.content.table)
  }

  // MARK: Changes

  /// Ties what is ticked, accepts a proposal or all the sure ones, or only adds up again for who has no script.
  private static func post(_ visit: DossierVisit) throws -> Answer {
    let place = try place(visit, visit.form)
    let sources = visit.form.all("ligne").compactMap { OutstandingItem.Source(text: $0) }
    let act = visit.form["acte"] ?? "pointer"
    if act == "calculer" {
      return .redirect(place.address(visit, [("lignes", sources.map(\.text).joined(separator: " "))]) + "#bilan")
    }
    do {
      let proposing = ProposeMatches(place.account, through: try day(place, visit))
      let outcome =
        switch act {
        case "surs": try AcceptMatches(proposing)(visit.desk)
        case "accepter": try AcceptMatches(proposing, .these([MatchMembers(sources)]))(visit.desk)
        default: try MatchByHand(place.account, MatchMembers(sources))(visit.desk)
        }
      return .redirect(place.address(visit), notice(outcome, place, visit))
    } catch let finding as Finding where !visit.request.isFromScript && finding.code != "access.denied" {
      return try desk(visit, place, ticked: Set(sources), refusals: [finding])
    }
  }

  private static func notice(_ outcome: MatchOutcome, _ place: Place, _ visit: DossierVisit) -> Notice {
    let lettered = outcome.lettered.isEmpty ? "" : ", \(outcome.lettered.count.counted("lettrage"))"
    let count = outcome.matches.count
    guard count == 1 else { return Notice("\(count.counted("rapprochement"))\(lettered).") }
    return Notice(
      "Rapprochement n° \(outcome.matches[0].id) : \(outcome.matches[0].amount.magnitude.euros)\(lettered).",
      undo: Notice.Undo(
        label: "Annuler", action: place.path(visit, "depointer"),
        fields: [
          Notice.Field(name: "rapprochement", value: String(outcome.matches[0].id)),
          Notice.Field(name: "au", value: place.day?.iso ?? ""),
        ] + (place.told.map { [Notice.Field(name: "solde", value: $0.plainFrench)] } ?? [])))
  }

  private static func key(_ visit: DossierVisit, _ name: String) throws -> Int64 {
    guard let id = visit.form.text(name).flatMap({ Int64($0) }) else { throw Finding.formMalformed("le champ \(name) y manque") }
    return id
  }

  private static func remove(_ visit: DossierVisit) throws -> Answer {
    let place = try place(visit, visit.form)
    let id = try key(visit, "rapprochement")
    try UnmatchMovements([id])(visit.desk)
    return .redirect(
      place.address(visit) + "#groupes", Notice("Rapprochement n° \(id) ôté : ses éléments sont de nouveau en suspens."))
  }

  private static func seal(_ visit: DossierVisit) throws -> Answer {
    let place = try place(visit, visit.form)
    let day = try day(place, visit)
    return try changed(visit, place) {
      try SealReconciliation(place.account, day: day, told: place.told)(visit.desk)
      return "État au \(day.french) scellé. Il s’imprime avec « Imprimer »."
    }
  }

  private static func reopen(_ visit: DossierVisit) throws -> Answer {
    let place = try place(visit, visit.form)
    return try changed(visit, place) {
      let reopened = try ReopenReconciliation(place.account, reason: visit.form.text("motif") ?? "")(visit.desk)
      return "État au \(reopened.day.french) rouvert."
    }
  }

  private static func addOpening(_ visit: DossierVisit) throws -> Answer {
    let place = try place(visit, visit.form)
    return try changed(visit, place) {
      let what: AddOpeningItem.What
      if visit.form.text("mouvement") != nil {
        what = .clearedBy(movement: try key(visit, "mouvement"))
      } else {
        guard let day = try visit.form.day("date") else { throw Finding.dayUnreadable("").at(field: "date") }
        let amount = try visit.form.amount("montant") ?? .zero
        let side = visit.form["cote"] == "banque" ? OutstandingSide.bank : .ledger
        what = .told(
          side, day: day, amount: amount, label: visit.form.text("libelle") ?? "Suspens d’ouverture",
          reference: visit.form.text("reference") ?? "")
      }
      let item = try AddOpeningItem(place.account, what)(visit.desk)
      return "Suspens d’ouverture « \(item.label) » repris, \(item.amount.euros)."
    }
  }

  private static func removeOpening(_ visit: DossierVisit) throws -> Answer {
    let place = try place(visit, visit.form)
    return try changed(visit, place) {
      try RemoveOpeningItem(key(visit, "suspens"), account: place.account)(visit.desk)
      return "Suspens d’ouverture ôté."
    }
  }

  /// What is refused is said on the page, where it can be made good.
  private static func changed(_ visit: DossierVisit, _ place: Place, _ act: () throws -> String) throws -> Answer {
    do { return .redirect(place.address(visit), Notice(try act())) } catch let finding as Finding
      where !visit.request.isFromScript && finding.code != "access.denied"
    {
      return try desk(visit, place, ticked: [], refusals: [finding])
    }
  }
}
