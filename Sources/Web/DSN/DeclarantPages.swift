import Kernel
import Ledger
import Presentation
import Store
import UseCases
import Workforce

/// Who declares, whom bodies call, where contributions go and what pays them.
enum DeclarantPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("dsn/declarant", .readWorkforce) { visit in .page(try page(visit, [])) }
    routes.dossierPost("dsn/declarant", .employ) { visit in try keep(visit) }
  }

  private struct View: ShowsForm {
    struct Fact: Sendable {
      let factName, factValue: String
    }
    let form: FormView
    let facts: [Fact]
    let mayEmploy, isUnknown: Bool
    let findings: [RefusalView]
    let hasFindings: Bool
    let transferHref: String
  }

  private struct JSON: Encodable, Sendable {
    let name, email, phone, account, urssaf, pensionInstitution, depositPoint: String?
    let headOffice: Int64?
    let findings: [FindingJSON]

    init(_ file: DeclarantFile?, _ findings: [Finding]) {
      (name, email, phone, account) = (file?.name, file?.email, file?.phone, file?.account)
      (urssaf, pensionInstitution) = (file?.urssaf?.digits, file?.pensionInstitution?.digits)
      (depositPoint, headOffice, self.findings) = (file?.depositPoint.rawValue, file?.headOffice, findings.json)
    }
  }

  private static func page(_ visit: DossierVisit, _ refusals: [Finding]) throws -> Page {
    let read = try ReadDeclarant()(visit.desk)
    let (file, drawing) = (read.declarant?.value, FormDrawing(visit, refusals))
    let accounts = read.accounts.map { ($0.account.text, "\($0.account.text), \($0.iban)") }
    let groups = [
      FormGroup(
        "Qui déclare", note: "la personne que les organismes appellent",
        [
          drawing.list(
            "civilite", "Civilité", file?.civility.rawValue, [("madame", "Madame"), ("monsieur", "Monsieur")]),
          drawing.field("nom", "Prénom et nom", file?.name, isRequired: true),
          drawing.field("courriel", "Courriel", file?.email, isRequired: true),
          drawing.field("telephone", "Téléphone", file?.phone, isRequired: true),
        ]),
      FormGroup(
        "Où et pour qui",
        [
          drawing.list(
            "siege", "Siège", file?.headOffice.map { String($0) },
            [("", "le premier établissement")] + read.workplaces.map { (String($0.id), $0.value.name) }),
          drawing.list(
            "depot", "Dépôt", file?.depositPoint.rawValue, DeclarantFile.DepositPoint.allCases.map { ($0.rawValue, $0.french) }),
        ]),
      FormGroup(
        "Organismes et paiement", note: "leurs SIRET sont sur l’appel de cotisations ou le compte en ligne",
        [
          drawing.field("urssaf", "SIRET de l’Urssaf", file?.urssaf?.digits),
          drawing.field("retraite", "SIRET de la caisse de retraite complémentaire", file?.pensionInstitution?.digits),
          drawing.list("compte", "Compte qui paie", file?.account, [("", "pas encore choisi")] + accounts),
        ]),
    ]
    let view = View(
      form: FormView(
        visit, to: visit.dsnPath("declarant"), back: visit.dsnPath(), submit: "Garder le déclarant",
        version: read.declarant?.version, groups),
      facts: facts(file, read), mayEmploy: visit.may(.employ), isUnknown: file == nil,
      findings: file == nil ? [] : read.findings.worstFirst.map { RefusalView($0.withoutField, dossier: visit.name) },
      hasFindings: file != nil && !read.findings.isEmpty && refusals.isEmpty, transferHref: visit.path("virements"))
    return Page(
      title: "Déclarant de la DSN",
      subtitle: file == nil
        ? "Ce que toute DSN dit de qui l’envoie : à donner une fois." : "Ce que toute DSN dit de qui l’envoie.",
      template: "DSN/declarant", view: view, json: JSON(file, read.findings), place: .declarations,
      crumbs: visit.dsnCrumbs([Crumb("Déclarant")]), status: refusals.isEmpty ? 200 : 422, refusals: refusals)
  }

  private static func facts(_ file: DeclarantFile?, _ read: ReadDeclarant.Outcome) -> [View.Fact] {
    guard let file else { return [] }
    let facts: [(String, String?)] = [
      ("Déclarant", file.name), ("Courriel", file.email), ("Téléphone", file.phone), ("Dépôt", file.depositPoint.french),
      ("Urssaf", file.urssaf?.digits), ("Retraite complémentaire", file.pensionInstitution?.digits),
      ("Compte qui paie", file.account),
    ]
    return facts.compactMap { name, value in value.map { View.Fact(factName: name, factValue: $0) } }
  }

  // MARK: Kept

  private static func file(_ fields: Fields) throws -> DeclarantFile {
    let civility = DeclarantFile.Civility(rawValue: fields["civilite"] ?? "") ?? .madam
    var file = DeclarantFile(
      civility: civility, name: fields.text("nom") ?? "", email: fields.text("courriel") ?? "",
      phone: fields.text("telephone") ?? "")
    file.headOffice = fields.text("siege").flatMap { Int64($0) }
    file.account = fields.text("compte")
    file.urssaf = try fields.identifier("urssaf", "Le SIRET de l’Urssaf") { (text) throws(IdentifierTextError) in try Siret(text)
    }
    file.pensionInstitution = try fields.identifier("retraite", "Le SIRET de la caisse de retraite") {
      (text) throws(IdentifierTextError) in try Siret(text)
    }
    file.depositPoint = DeclarantFile.DepositPoint(rawValue: fields["depot"] ?? "") ?? .general
    return file
  }

  private static func keep(_ visit: DossierVisit) throws -> Answer {
    let known = try ReadDeclarant()(visit.desk).declarant
    return try visit.change(
      draw: { try page(visit, $0) },
      make: { try KeepDeclarant(file(visit.form), known: known.map(visit.asRead))(visit.desk) },
      done: { _ in (visit.dsnPath(), "Le déclarant est gardé.") })
  }
}
