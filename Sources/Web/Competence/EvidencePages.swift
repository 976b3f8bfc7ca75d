import Competence
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// What the dossier proves: each piece of evidence with its digest, whether it still holds, and the way to the thing itself.
enum EvidencePages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("parcours/preuves") { visit in .page(try page(visit)) }
  }

  private static let pageSize = 60

  private struct View: Sendable {
    struct Item: Sendable {
      let eventNumber, eventHref, day, time, what, artefact, author, competences, digest, shortDigest, standing,
        standingClass: String
      let artefactHref: String?
    }
    struct Choice: Sendable {
      let choiceValue, choiceLabel: String
      let isChosen: Bool
    }
    let choices: [Choice]
    let formAction: String
    let items: [Item]
    let isEmpty: Bool
    let count: String
    let alteredCount: String
    let hasAltered: Bool
    let nextHref, firstHref: String?
    let verifyHref: String
  }

  private static func page(_ visit: DossierVisit) throws -> Page {
    let title = try Referential.known(visit.desk.files)
    let competence = visit.query.text("competence")
    let all = try ReadEvidence(competence: competence, engine: Version.text)(visit.desk)
    // By key: what was done meanwhile comes before the page, and moves nothing of it.
    let before = visit.query.text("avant").flatMap { Int64($0) }
    let rest = before.map { before in all.filter { $0.evidence.event < before } } ?? all
    let shown = Array(rest.prefix(pageSize))
    let altered = all.count { $0.standing == .altered }
    let view = View(
      choices: choices(title, competence), formAction: visit.studyPath("preuves"), items: shown.map { item($0, visit) },
      isEmpty: shown.isEmpty,
      count: all.count.counted("preuve"), alteredCount: altered.counted("preuve altérée", "preuves altérées"),
      hasAltered: altered > 0,
      nextHref: rest.count > shown.count
        ? shown.last.map { visit.request.address(with: ["avant": String($0.evidence.event)]) } : nil,
      firstHref: before == nil ? nil : visit.request.address(with: ["avant": nil]), verifyHref: visit.path("piste"))
    return Page(
      title: competence.map { "Preuves de \($0)" } ?? "Preuves",
      subtitle:
        "Chacune est un geste de la piste d’audit, avec l’empreinte de ce qu’il a écrit. Rien n’est recopié : le lien mène à la pièce même.",
      template: "Competence/preuves", view: view, json: EvidenceListJSON(shown), place: .evidence,
      crumbs: [Crumb("Parcours", visit.studyPath()), Crumb("Preuves")])
  }

  /// Each block, then its competences; those that go across the blocks come last.
  private static func choices(_ title: Referential, _ chosen: String?) -> [View.Choice] {
    func choice(_ item: Referential.Competence) -> View.Choice {
      View.Choice(choiceValue: item.id, choiceLabel: "\(item.id) \(item.label)", isChosen: item.id == chosen)
    }
    var choices = [View.Choice(choiceValue: "", choiceLabel: "Toutes les compétences", isChosen: chosen == nil)]
    for block in title.blocks {
      choices.append(
        View.Choice(choiceValue: block.id, choiceLabel: "\(block.id) · \(block.title)", isChosen: block.id == chosen))
      choices += title.competences(of: block.id).map(choice)
    }
    return choices + title.competences.filter { $0.block == nil }.map(choice)
  }

  private static func item(_ item: ReadEvidence.Item, _ visit: DossierVisit) -> View.Item {
    let proof = item.evidence
    let subject = TrailSubject(String(proof.reference.dropFirst("ecritoire:".count)), useCase: proof.useCase, visit)
    let kinds: [Evidence.Standing: String] = [.intact: "juste", .superseded: "info", .altered: "faux", .missing: "alerte"]
    return View.Item(
      eventNumber: String(proof.event), eventHref: visit.path("piste/\(proof.event)"),
      day: Day(iso: String(proof.instant.prefix(10)))?.french ?? proof.instant,
      time: String(proof.instant.dropFirst(11).prefix(5)), what: UseCaseName.french(proof.useCase), artefact: subject.text,
      author: proof.author, competences: proof.competences.joined(separator: " "), digest: proof.digest,
      shortDigest: String(proof.digest.prefix(12)), standing: item.standing.french, standingClass: kinds[item.standing] ?? "",
      artefactHref: subject.page)
  }
}
