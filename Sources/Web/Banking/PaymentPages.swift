import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Payments: what is owed to suppliers, or by customers, to tick; the batches made of it; the mandates.
enum PaymentPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("virements") { visit in try show(visit, .creditTransfers) }
    routes.dossierGet("prelevements") { visit in try show(visit, .directDebits) }
    routes.dossierPost("virements", .pay) { visit in try prepare(visit, .creditTransfers) }
    routes.dossierPost("prelevements", .pay) { visit in try prepare(visit, .directDebits) }
    routes.dossierPost("virements/compte", .pay) { visit in try saveAccount(visit, .creditTransfers) }
    routes.dossierPost("prelevements/compte", .pay) { visit in try saveAccount(visit, .directDebits) }
    routes.dossierPost("prelevements/ics", .pay) { visit in try saveCreditor(visit) }
    routes.dossierPost("prelevements/mandats", .pay) { visit in try addMandate(visit) }
    PaymentBatchPages.add(to: &routes)
  }

  private static func show(
    _ visit: DossierVisit, _ kind: SEPAKind, ticked: Set<LineReference>? = nil, refusals: [Finding] = [], mandate: Bool = false
  ) throws -> Answer {
    let payables = try ReadPayables(kind)(visit.desk)
    let batches = try ListPayments(kind)(visit.desk)
    let table = PaymentTables.batches(batches)
    if let format = visit.fileFormat { return try visit.file(table, kind.path, format) }
    if visit.wantsPrint { return try visit.printed("Lots de \(kind.path)", period: "Au \(visit.desk.today.french)", table) }
    let view = try PaymentsView(
      visit, kind, payables, batches, ticked: ticked, refusals: refusals, isMandateOpen: mandate)
    return .page(
      Page(
        title: kind.place.label, subtitle: view.subtitle, template: "Banking/paiements", view: view,
        json: PayablesJSON(payables, batches, findings: refusals), place: kind.place, actions: visit.reportActions(),
        status: refusals.contains { $0.severity == .error } ? 422 : 200, refusals: refusals))
  }

  // MARK: Changes

  /// Prepares a batch of what is ticked, or only adds it up again for who has no script.
  private static func prepare(_ visit: DossierVisit, _ kind: SEPAKind) throws -> Answer {
    let form = visit.form
    let lines = form.all("ligne").flatMap { $0.split(separator: " ") }.compactMap { LineReference(text: String($0)) }
    if form["acte"] == "calculer" { return try show(visit, kind, ticked: Set(lines)) }
    do {
      let account = AccountNumber(form.text("compte") ?? "512") ?? "512"
      guard !lines.isEmpty else { throw Finding.nothingTicked() }
      let outcome = try PreparePayments(
        kind, from: account, on: try form.day("jour"), lines: lines, isPerPiece: form.isTicked("par-piece"),
        isBookedAsOne: !form.isTicked("detail"), scheme: form.isTicked("b2b") ? .betweenBusinesses : .core)(visit.desk)
      guard let id = outcome.id else { return try show(visit, kind, ticked: Set(lines), refusals: outcome.findings) }
      return .redirect(visit.path("\(kind.path)/\(id)"), Notice("Lot n° \(id) préparé : à relire, puis à approuver."))
    } catch let finding as Finding where finding.code != "access.denied" {
      return try show(visit, kind, ticked: Set(lines), refusals: [finding])
    }
  }

  private static func saveAccount(_ visit: DossierVisit, _ kind: SEPAKind) throws -> Answer {
    let form = visit.form
    do {
      guard let account = AccountNumber(form.text("compte") ?? "") else {
        throw Finding.accountUnreadable(form.text("compte") ?? "").at(field: "compte-iban")
      }
      let saved = try SavePaymentAccount(account, iban: form.text("iban"), bic: form.text("bic"))(visit.desk)
      return .redirect(visit.path(kind.path), Notice("Le compte \(saved.account) a son IBAN."))
    } catch let finding as Finding where finding.code != "access.denied" {
      return try show(visit, kind, refusals: [finding])
    }
  }

  private static func saveCreditor(_ visit: DossierVisit) throws -> Answer {
    do {
      let saved = try SaveCreditorIdentifier(visit.form.text("ics") ?? "")(visit.desk)
      return .redirect(visit.path(SEPAKind.directDebits.path), Notice("Identifiant créancier enregistré : \(saved)."))
    } catch let finding as Finding where finding.code != "access.denied" {
      return try show(visit, .directDebits, refusals: [finding.at(field: "ics")])
    }
  }

  private static func addMandate(_ visit: DossierVisit) throws -> Answer {
    let form = visit.form
    do {
      guard let signed = try visit.form.day("signe") else { throw Finding.dayUnreadable("").at(field: "signe") }
      let mandate = try AddMandate(
        form.text("tiers") ?? "", identifier: form.text("rum") ?? "", signedOn: signed,
        scheme: form.isTicked("b2b") ? .betweenBusinesses : .core, isOneOff: form.isTicked("ponctuel"))(visit.desk)
      return .redirect(visit.path("prelevements#mandats"), Notice("Mandat \(mandate.identifier) gardé."))
    } catch let finding as Finding where finding.code != "access.denied" {
      let field = finding.field ?? (finding.code.hasPrefix("sepa") ? "signe" : "rum")
      return try show(visit, .directDebits, refusals: [finding.at(field: field)], mandate: true)
    }
  }
}

extension SEPAKind {
  /// The rest of the address inside a dossier.
  var path: String { self == .creditTransfers ? "virements" : "prelevements" }
  var place: Place { self == .creditTransfers ? .transfers : .directDebits }
}

extension Finding {
  static func nothingTicked() -> Finding {
    Finding(
      "web.nothing-ticked", "Aucune pièce n’est cochée.", recovery: "Cochez ce qui doit être réglé, puis préparez le lot.")
  }
}
