import Banking
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// One batch of payments: its orders, who did what, and the next step.
enum PaymentBatchPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("virements/{lot}") { visit in try show(visit, .creditTransfers) }
    routes.dossierGet("prelevements/{lot}") { visit in try show(visit, .directDebits) }
    routes.dossierPost("virements/{lot}/approuver", .approvePayments) { visit in try approve(visit, .creditTransfers) }
    routes.dossierPost("prelevements/{lot}/approuver", .approvePayments) { visit in try approve(visit, .directDebits) }
    routes.dossierPost("virements/{lot}/exporter", .pay) { visit in try export(visit, .creditTransfers) }
    routes.dossierPost("prelevements/{lot}/exporter", .pay) { visit in try export(visit, .directDebits) }
    routes.dossierPost("virements/{lot}/annuler", .pay) { visit in try cancel(visit, .creditTransfers) }
    routes.dossierPost("prelevements/{lot}/annuler", .pay) { visit in try cancel(visit, .directDebits) }
  }

  private struct View: Sendable {
    struct Fact: Sendable {
      let factName, factValue: String
    }
    struct Step: Sendable {
      let stepText, stepAuthor, stepDay: String
      let stepDetail: String?
    }
    let ordersTitle, ordersCount: String
    let orderTable, lineTable: TableView
    let stateText, stateKind: String
    let facts: [Fact]
    let obstacles: [RefusalView]
    let hasFindings, canApprove, canExport, canCopy, canCancel, needsReason, isReasonWrong: Bool
    let waitsForOther: String?
    let approveAction, approveToken, approveNote, exportAction, exportToken, copyToken, cancelAction, cancelToken: String
    let reasonText: String
    let entryHref: String?
    let steps: [Step]
  }

  /// The number in the address. Throws `payment.batch.unknown`.
  private static func number(_ visit: DossierVisit) -> Int64 { Int64(visit.parameter("lot")) ?? 0 }

  private static func show(_ visit: DossierVisit, _ kind: SEPAKind, refusals: [Finding] = []) throws -> Answer {
    let outcome = try ReadPayments(number(visit))(visit.desk)
    let batch = outcome.batch
    if batch.content.kind != kind { return .redirect(visit.path("\(batch.content.kind.path)/\(batch.id)")) }
    let orders = PaymentTables.orders(batch.content)
    if let format = visit.fileFormat { return try visit.file(orders, batch.content.identifier, format) }
    if visit.wantsPrint {
      return try visit.printed(
        "\(kind.place.label) \(batch.content.identifier)", period: "Exécution le \(batch.content.day.french)", orders)
    }
    return .page(
      Page(
        title: "Lot n° \(batch.id)",
        subtitle:
          "\(batch.content.orders.count.counted(kind == .creditTransfers ? "virement" : "prélèvement")), \(batch.content.total.euros), le \(batch.content.day.french).",
        template: "Banking/lot", view: view(batch, outcome, visit, refusals),
        json: PaymentBatchJSON(batch, findings: outcome.findings + refusals), place: kind.place,
        crumbs: [Crumb(kind.place.label, visit.path(kind.path)), Crumb(batch.content.identifier)],
        actions: visit.reportActions(), status: refusals.isEmpty ? 200 : 422, refusals: refusals))
  }

  private static func view(
    _ batch: StoredPaymentBatch, _ outcome: ReadPayments.Outcome, _ visit: DossierVisit, _ refusals: [Finding]
  ) -> View {
    let content = batch.content
    let base = visit.path("\(content.kind.path)/\(batch.id)")
    let isOwn = visit.desk.role != .owner && batch.author == visit.desk.author
    let mayApprove = batch.state == .draft && visit.may(.approvePayments)
    return View(
      ordersTitle: content.kind == .creditTransfers ? "Virements" : "Prélèvements",
      ordersCount: content.orders.count.counted("ordre"), orderTable: orderTable(content, visit),
      lineTable: lineTable(content, visit), stateText: batch.state.french, stateKind: batch.state.badge, facts: facts(content),
      obstacles: outcome.findings.map { RefusalView($0, dossier: visit.name) }, hasFindings: !outcome.findings.isEmpty,
      canApprove: mayApprove && !isOwn, canExport: batch.state == .approved && visit.may(.pay),
      canCopy: batch.state == .exported && visit.may(.pay), canCancel: batch.state != .cancelled && visit.may(.pay),
      needsReason: batch.wasExported, isReasonWrong: refusals.contains { $0.field == "motif" },
      waitsForOther: batch.state == .draft && (isOwn || !visit.may(.approvePayments))
        ? "\(batch.author) l’a préparé : une autre personne, qui peut approuver les paiements, doit le relire." : nil,
      approveAction: "\(base)/approuver", approveToken: visit.token(),
      approveNote: visit.desk.role == .owner ? "Seul sur ce poste, c’est votre second regard." : "Préparé par \(batch.author).",
      exportAction: "\(base)/exporter", exportToken: visit.token(), copyToken: visit.token(), cancelAction: "\(base)/annuler",
      cancelToken: visit.token(), reasonText: refusals.isEmpty ? "" : visit.form["motif"] ?? "",
      entryHref: batch.export?.detail.entry.map(visit.links.entry), steps: steps(batch))
  }

  private static func facts(_ content: PaymentContent) -> [View.Fact] {
    let facts: [(String, String?)] = [
      ("Référence", content.identifier), ("Compte", content.account), ("IBAN", IBAN.foldable(content.iban)),
      ("Jour", content.day.french), ("Total", content.total.euros),
      ("Sur le relevé", content.isBookedAsOne ? "un mouvement pour le lot" : "un mouvement par ordre"),
      ("ICS", content.creditorIdentifier), ("Schéma", content.scheme?.rawValue),
    ]
    return facts.compactMap { name, value in value.map { View.Fact(factName: name, factValue: $0) } }
  }

  private static func steps(_ batch: StoredPaymentBatch) -> [View.Step] {
    func day(_ instant: String) -> String { Day(iso: String(instant.prefix(10)))?.french ?? instant }
    let first = View.Step(stepText: "préparé", stepAuthor: batch.author, stepDay: day(batch.instant), stepDetail: nil)
    return [first]
      + batch.steps.map { step in
        let digest = step.detail.digest.map { "empreinte \($0.prefix(12))…" }
        let detail = [step.detail.file, digest, step.detail.reason].compactMap { $0 }.joined(separator: ", ")
        return View.Step(
          stepText: step.kind.french, stepAuthor: step.author, stepDay: day(step.instant),
          stepDetail: detail.isEmpty ? nil : detail)
      }
  }

  private static func orderTable(_ content: PaymentContent, _ visit: DossierVisit) -> TableView {
    var style = TableStyle("Ordres du lot \(content.identifier)")
    style.rowHeader = 1
    style.secondary = [0, 3]
    style.link = { row, column in
      guard content.orders.indices.contains(row), column <= 1 else { return nil }
      // A wage goes to no third party of the books.
      let party = content.orders[row].thirdParty
      return party.isEmpty ? nil : visit.links.thirdParty(party)
    }
    return TableView(PaymentTables.orders(content), style)
  }

  private static func lineTable(_ content: PaymentContent, _ visit: DossierVisit) -> TableView {
    var table = ReportTable(
      title: "Lignes réglées",
      columns: [.init("Tiers", .text), .init("Pièce", .text), .init("Échéance", .day), .init("Montant", .amount)])
    let lines = content.orders.flatMap { order in order.lines.map { (order: order, line: $0) } }
    for (order, line) in lines {
      table.add([
        .text(order.thirdParty), .text(line.piece.isEmpty ? "écriture" : line.piece), .optional(line.due),
        .amount(Money(cents: line.amount)),
      ])
    }
    var style = TableStyle("Lignes que le lot règle")
    style.rowHeader = 1
    style.link = { row, column in lines.indices.contains(row) && column == 1 ? visit.links.entry(lines[row].line.entry) : nil }
    return TableView(table, style)
  }

  // MARK: The next step

  private static func approve(_ visit: DossierVisit, _ kind: SEPAKind) throws -> Answer {
    try step(visit, kind) {
      let outcome = try ApprovePayments(number(visit))(visit.desk)
      guard outcome.batch.state == .approved else { return try show(visit, kind, refusals: outcome.findings) }
      return .redirect(visit.path("\(kind.path)/\(outcome.batch.id)"), Notice("Lot n° \(outcome.batch.id) approuvé."))
    }
  }

  private static func export(_ visit: DossierVisit, _ kind: SEPAKind) throws -> Answer {
    try step(visit, kind) {
      let outcome = try ExportPayments(number(visit), isCopy: visit.form.isTicked("copie"))(visit.desk)
      guard let bytes = outcome.bytes else { return try show(visit, kind, refusals: outcome.findings) }
      return .download(Download(name: outcome.name, mediaType: "application/xml", content: .bytes(bytes)))
    }
  }

  private static func cancel(_ visit: DossierVisit, _ kind: SEPAKind) throws -> Answer {
    try step(visit, kind) {
      let outcome = try CancelPayments(number(visit), reason: visit.form.text("motif"))(visit.desk)
      let kept = outcome.findings.first.map { " \($0.message)" } ?? ""
      return .redirect(
        visit.path("\(kind.path)/\(outcome.batch.id)"),
        Notice("Lot n° \(outcome.batch.id) annulé : ses lignes sont de nouveau à régler.\(kept)"))
    }
  }

  /// What is refused is said on the page of the batch.
  private static func step(_ visit: DossierVisit, _ kind: SEPAKind, _ body: () throws -> Answer) throws -> Answer {
    do { return try body() } catch let finding as Finding
      where finding.code != "access.denied" && finding.code != "payment.batch.unknown"
    {
      return try show(visit, kind, refusals: [finding])
    }
  }
}

extension StoredPaymentBatch.State {
  var badge: String {
    switch self {
    case .draft: "alerte"
    case .approved: "violet"
    case .exported: "juste"
    case .cancelled: ""
    }
  }
}
