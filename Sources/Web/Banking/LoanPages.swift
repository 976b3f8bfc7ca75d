import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The loans and their tables of instalments.
enum LoanPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("emprunts") { visit in .page(try list(visit, refusals: [])) }
    routes.dossierPost("emprunts", .record) { visit in try save(visit) }
    routes.dossierPost("emprunts/retirer", .record) { visit in try delete(visit) }
    routes.dossierGet("emprunts/{name}") { visit in try show(visit) }
  }

  private struct View: Sendable {
    struct Choice: Sendable {
      let choiceValue, choiceLabel: String
      let isChosen: Bool
    }
    let loanTable: TableView
    let isNothing, mayRecord, isFormOpen: Bool
    let formAction, formToken, tableText: String
    let fields, accounts: [FormField]
    let methods: [Choice]
  }

  private static func list(_ visit: DossierVisit, refusals: [Finding]) throws -> Page {
    let loans = try ListLoans()(visit.desk)
    let table = Loan.table(loans, today: visit.desk.today)
    var style = TableStyle("Emprunts du dossier")
    style.secondary = [2, 3]
    style.empty = "Aucun emprunt."
    style.link = { row, column in loans.indices.contains(row) && column == 0 ? address(loans[row].name, visit) : nil }
    let typed = refusals.isEmpty ? nil : visit.form
    let method = typed?["methode"] ?? LoanSchedule.Method.constantInstalment.rawValue
    let view = View(
      loanTable: TableView(table, style), isNothing: loans.isEmpty, mayRecord: visit.may(.record),
      isFormOpen: loans.isEmpty || !refusals.isEmpty, formAction: visit.path("emprunts"), formToken: visit.token(),
      tableText: typed?["tableau"] ?? "", fields: fields(typed, refusals), accounts: accounts(typed, refusals),
      methods: LoanSchedule.Method.allCases.map {
        View.Choice(choiceValue: $0.rawValue, choiceLabel: $0.french.capitalizedFirst, isChosen: $0.rawValue == method)
      })
    return Page(
      title: "Emprunts",
      subtitle: "Le tableau d’amortissement dit ce que chaque échéance a de capital, d’intérêts et d’assurance.",
      template: "Banking/emprunts", view: view, json: LoanListJSON(loans), place: .coding,
      crumbs: [Crumb("Codage", visit.path("banque/coder")), Crumb("Emprunts")],
      status: refusals.isEmpty ? 200 : 422, refusals: refusals)
  }

  private static func fields(_ typed: Fields?, _ refusals: [Finding]) -> [FormField] {
    func field(_ id: String, _ label: String, help: String? = nil, isRequired: Bool = false) -> FormField {
      FormField(id, label, value: typed?[id] ?? "", help: help, isRequired: isRequired, refusals: refusals)
    }
    return [
      field("nom", "Nom", isRequired: true), field("capital", "Capital restant dû", isRequired: true),
      field("taux", "Taux annuel, %", help: "2,91"), field("mois", "Échéances mensuelles"),
      field("premiere", "Première échéance", help: "20/10/2026"), field("assurance", "Assurance par échéance"),
    ]
  }

  private static func accounts(_ typed: Fields?, _ refusals: [Finding]) -> [FormField] {
    [
      ("compte_capital", "Compte du capital", "164"), ("compte_interets", "Compte des intérêts", "6611"),
      ("compte_assurance", "Compte de l’assurance", "616"),
    ]
    .map { FormField($0.0, $0.1, value: typed?[$0.0] ?? $0.2, refusals: refusals) }
  }

  static func address(_ name: String, _ visit: DossierVisit) -> String { visit.path("emprunts/\(Fields.encode(name))") }

  // MARK: One loan

  private struct ShownView: Sendable {
    let instalmentTable: TableView
    let facts: String
    let mayRecord: Bool
    let deleteAction, deleteToken, loanName: String
  }

  private static func show(_ visit: DossierVisit) throws -> Answer {
    let shown = try ShowLoan(visit.parameter("name"))(visit.desk)
    let (loan, today) = (shown.loan, visit.desk.today)
    if let format = visit.fileFormat { return try visit.file(loan.table, "emprunt", format) }
    if visit.wantsPrint { return try visit.printed("Tableau d’amortissement", period: loan.name, loan.table) }
    var style = TableStyle("Échéances de \(loan.name)")
    style.rowHeader = 1
    style.secondary = [0]
    style.margin = { row in
      loan.instalments.indices.contains(row) && loan.instalments[row].day <= today
        ? .sign("✓", label: "passée", kind: "juste") : nil
    }
    return .page(
      Page(
        title: loan.name,
        subtitle: "\(loan.principal.euros)\(loan.rate.map { " à \($0.frenchPercent)" } ?? ""), "
          + "\(loan.instalments.count.counted("échéance")), \(loan.totalInterest.euros) d’intérêts.",
        template: "Banking/emprunt",
        view: ShownView(
          instalmentTable: TableView(loan.table, style),
          facts: "Au \(today.french), le tableau laisse \(loan.remaining(at: today).euros) à rembourser ; le compte "
            + "\(loan.accounts.principal) porte \(shown.inBooks.euros) dans les livres.",
          mayRecord: visit.may(.record), deleteAction: visit.path("emprunts/retirer"), deleteToken: visit.token(),
          loanName: loan.name),
        json: ShownLoanJSON(shown), place: .coding,
        crumbs: [Crumb("Codage", visit.path("banque/coder")), Crumb("Emprunts", visit.path("emprunts")), Crumb(loan.name)],
        actions: visit.reportActions()))
  }

  // MARK: Changes

  private static func save(_ visit: DossierVisit) throws -> Answer {
    do {
      let outcome = try loan(visit.form, visit)(visit.desk)
      guard let kept = outcome.loan else { return .page(try list(visit, refusals: outcome.findings)) }
      return .redirect(
        address(kept.name, visit), Notice("L’emprunt « \(kept.name) » est \(outcome.isChange ? "changé" : "enregistré")."))
    } catch let finding as Finding where finding.field != nil {
      return .page(try list(visit, refusals: [finding]))
    }
  }

  private static func loan(_ form: Fields, _ visit: DossierVisit) throws -> SaveLoan {
    func account(_ field: String) throws -> AccountNumber {
      guard let account = AccountNumber(form.text(field) ?? "") else {
        throw Finding.accountUnreadable(form.text(field) ?? "").at(field: field)
      }
      return account
    }
    let accounts = Loan.Accounts(
      principal: try account("compte_capital"), interest: try account("compte_interets"),
      insurance: try account("compte_assurance"))
    let principal = try form.amount("capital") ?? .zero
    let rate = try form.rate("taux")
    let table: SaveLoan.Table
    if let text = form.text("tableau") {
      table = .file(Array(text.utf8))
    } else {
      guard let first = try form.day("premiere") else { throw Finding.dayUnreadable("").at(field: "premiere") }
      table = .schedule(
        LoanSchedule(
          principal: principal, rate: rate ?? .zero,
          method: form.text("methode").flatMap { LoanSchedule.Method(rawValue: $0) } ?? .constantInstalment,
          months: try form.number("mois") ?? 0, first: first, insurance: try form.amount("assurance") ?? .zero))
    }
    return SaveLoan(form.text("nom") ?? "", principal: principal, rate: rate, accounts: accounts, table: table)
  }

  private static func delete(_ visit: DossierVisit) throws -> Answer {
    let name = visit.form["nom"] ?? ""
    try DeleteLoan(name)(visit.desk)
    return .redirect(visit.path("emprunts"), Notice("L’emprunt « \(name) » est retiré ; ses écritures restent."))
  }
}
