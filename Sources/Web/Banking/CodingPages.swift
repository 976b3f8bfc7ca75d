import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Coding: the movements of a bank account that wait, what is proposed for each and why, accepted by key or changed in place.
enum CodingPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("banque/coder") { visit in try accounts(visit) }
    routes.dossierGet("banque/{compte}/coder") { visit in try show(visit, refusals: []) }
    routes.dossierPost("banque/{compte}/coder", .record) { visit in try code(visit) }
    routes.dossierPost("banque/{compte}/decoder", .record) { visit in try uncode(visit) }
  }

  // MARK: Where to begin

  private struct AccountsView: Sendable {
    let accountTable: TableView
    let isNothing: Bool
  }

  private static func accounts(_ visit: DossierVisit) throws -> Answer {
    let found = try visit.desk.dossier.reading { reading in
      try reading.bankAccounts().map { account in
        (
          account: account, summary: try reading.movementSummary(MovementFilter(account: account.ledgerAccount)),
          waiting: try reading.countToCode(account.ledgerAccount)
        )
      }
    }
    var table = ReportTable(
      title: "Comptes à coder",
      columns: [
        .init("Compte", .text), .init("Nom", .text), .init("Mouvements", .count), .init("À coder", .count),
        .init("Jusqu’au", .day),
      ])
    for (account, summary, waiting) in found {
      table.add([
        .text(account.ledgerAccount.text), .text(account.label), .count(summary.movements), .count(waiting),
        summary.lastDay.map { .day($0) } ?? .empty,
      ])
    }
    var style = TableStyle("Comptes de banque qui ont des relevés")
    style.rowHeader = 1
    style.secondary = [2]
    style.empty = "Aucun relevé n’a été importé."
    style.link = { row, column in
      found.indices.contains(row) && column < 2 ? address(found[row].0.ledgerAccount, visit) : nil
    }
    return .page(
      Page(
        title: "Coder la banque",
        subtitle: found.isEmpty
          ? "Les mouvements des relevés deviennent des écritures."
          : "Choisissez le compte : ses mouvements deviennent des écritures.",
        template: "Banking/comptes-a-coder", view: AccountsView(accountTable: TableView(table, style), isNothing: found.isEmpty),
        json: CodingAccountsJSON(found.map { ($0.account, $0.summary, $0.waiting) }), place: .coding, actions: ways(visit)))
  }

  static func ways(_ visit: DossierVisit) -> [Action] {
    [Action("Règles", visit.path("banque/regles")), Action("Emprunts", visit.path("emprunts"))]
  }

  // MARK: The desk

  static func address(_ account: AccountNumber, _ visit: DossierVisit) -> String { visit.path("banque/\(account)/coder") }

  /// How many movements are looked at together, and how many a page shows.
  private static let (limit, pageSize) = (1_000, 40)

  private static func account(_ visit: DossierVisit) throws -> AccountNumber {
    let text = visit.parameter("compte")
    guard let account = AccountNumber(text) else { throw Finding.accountUnreadable(text) }
    return account
  }

  private static func show(_ visit: DossierVisit, refusals: [Finding], typed: Int64? = nil) throws -> Answer {
    let account = try account(visit)
    let outcome = try ProposeCoding(account, limit: limit)(visit.desk)
    let after = visit.query.text("apres").flatMap { Int64($0) }
    let start = after.flatMap { id in outcome.movements.firstIndex { $0.movement.id == id } }.map { $0 + 1 } ?? 0
    let shown = Array(outcome.movements[start...].prefix(pageSize))
    let next = outcome.movements.count > start + shown.count ? shown.last.map { $0.movement.id } : nil
    let view = CodingDeskView(
      visit, outcome, shown: shown, nextHref: next.map { address(account, visit) + "?apres=\($0)" }, typed: typed,
      isFirst: start == 0)
    let sure = outcome.sure.count
    return .page(
      Page(
        title: "Coder \(account)",
        subtitle: "\(outcome.account.label). \(outcome.waiting.counted("mouvement attend", "mouvements attendent"))"
          + (outcome.isAssistantOpen ? ", dont \(sure.counted("sûr")) d’être bien codé\(sure > 1 ? "s" : "")." : "."),
        template: "Banking/coder", view: view, json: CodingJSON(outcome), place: .coding,
        crumbs: [Crumb("Codage", visit.path("banque/coder")), Crumb(account.text)], actions: ways(visit),
        status: refusals.isEmpty ? 200 : 422, refusals: refusals, scripts: ["codage.js"]))
  }

  // MARK: Changes

  private static func code(_ visit: DossierVisit) throws -> Answer {
    let account = try account(visit)
    let act = visit.form["acte"] ?? ""
    let id = visit.form.text("mouvement").flatMap { Int64($0) } ?? 0
    do {
      let which = try which(act, id, visit)
      let outcome = try CodeMovements(account, which)(visit.desk)
      let errors = outcome.findings.filter { $0.severity == .error }
      guard errors.isEmpty else { return try show(visit, refusals: errors, typed: id) }
      return .redirect(try following(id, account, visit), notice(outcome, account, visit))
    } catch let finding as Finding where finding.code != "access.denied" {
      return try show(visit, refusals: [finding], typed: id)
    }
  }

  private static func which(_ act: String, _ id: Int64, _ visit: DossierVisit) throws -> CodeMovements.Which {
    switch act {
    case "surs": return .sure
    case "attente": return .chosen([.init(id, .parts([CodingRule.Part("471")]), learns: false)])
    case "lignes":
      return .chosen([
        .init(
          id, .parts(try CodingDeskView.parts(visit.form)), label: visit.form.text("libelle"), pieceRef: visit.form.text("piece"),
          learns: visit.form.isTicked("retenir"))
      ])
    default: return .chosen([.init(id, .proposal(Int(act.dropFirst("p".count)) ?? 0))])
    }
  }

  /// The desk, at the movement that follows the one just coded.
  private static func following(_ id: Int64, _ account: AccountNumber, _ visit: DossierVisit) throws -> String {
    let place = address(account, visit)
    guard id > 0, let coded = try visit.desk.dossier.reading({ try $0.movement(id) }) else { return place }
    let next = try visit.desk.dossier.reading { try $0.movementsToCode(account, after: coded.place, limit: 1).first }
    return next.map { "\(place)#m\($0.id)" } ?? place
  }

  private static func notice(_ outcome: CodeMovements.Outcome, _ account: AccountNumber, _ visit: DossierVisit) -> Notice {
    guard let coded = outcome.coded.first else { return Notice("Rien à coder sans doute possible.") }
    let learnt = outcome.learnt.first.map { " Règle retenue : \($0)." } ?? ""
    guard outcome.coded.count == 1 else {
      return Notice(
        "\(outcome.coded.count.counted("écriture")) au brouillard ; \(outcome.waiting.counted("mouvement attend", "mouvements attendent")) encore."
      )
    }
    return Notice(
      "« \(coded.draft.label) » est au brouillard, \(coded.movement.amount.magnitude.euros).\(learnt)",
      undo: Notice.Undo(
        label: "Annuler", action: visit.path("banque/\(account)/decoder"),
        fields: [Notice.Field(name: "mouvement", value: String(coded.movement.id))]))
  }

  private static func uncode(_ visit: DossierVisit) throws -> Answer {
    let id = visit.form.text("mouvement").flatMap { Int64($0) } ?? 0
    let account = try account(visit)
    let label = try UncodeMovements([id])(visit.desk).first?.line.label ?? ""
    return .redirect("\(address(account, visit))#m\(id)", Notice("L’écriture est supprimée : « \(label) » attend de nouveau."))
  }
}
