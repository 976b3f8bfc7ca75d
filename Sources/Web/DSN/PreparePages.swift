import Kernel
import Presentation
import SocialReporting
import UseCases

/// A month is prepared after seeing what it would say, and what is missing.
enum PreparePages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("dsn/preparer", .employ) { visit in .page(try preview(visit, visit.query)) }
    routes.dossierPost("dsn/preparer", .employ) { visit in try prepare(visit) }
  }

  private struct View: Sendable {
    struct One: Sendable {
      let placeName, typeText, individualText, rubricText, checkText, checkClass, bookText, bookClass: String
      let findings: [RefusalView]
      let hasFindings: Bool
    }
    let ones: [One]
    let refusals: [Refusal]
    let hasRefusals, mayPrepare: Bool
    let formAction, formToken, monthISO: String
    let placeID: String?
    let backHref: String
    /// In how many parts; the form is asked again when it changes.
    let partChoices: [PartChoice]
    let partCount: String
    /// What the establishment says once a year, as it was typed.
    let chargeText, taxText: String
  }
  private struct PartChoice: Sendable {
    let partValue, partLabel: String
    let isChosen: Bool
  }
  private struct Refusal: Sendable {
    let about: String?
    let finding: RefusalView
  }

  private static func month(_ fields: Fields) throws -> Month {
    guard let month = fields.text("mois").flatMap({ Month(iso: $0) }) else {
      throw Finding.declarationMonthUnreadable(fields["mois"] ?? "").at(field: "mois")
    }
    return month
  }

  private static func place(_ fields: Fields) -> Int64? { fields.text("lieu").flatMap { Int64($0) } }

  /// 1 for everybody at once.
  private static func parts(_ fields: Fields) -> Int {
    fields.text("fractions").flatMap { Int($0) }.flatMap { 1...9 ~= $0 ? $0 : nil } ?? 1
  }

  private static func split(_ fields: Fields) -> DeclarationSplit { parts(fields) == 1 ? .whole : .parts(parts(fields)) }

  private static func preparation(_ month: Month, _ fields: Fields, isTest: Bool = false) throws -> PrepareDeclaration {
    var prepare = PrepareDeclaration(month, workplace: place(fields), isTest: isTest, split: split(fields))
    prepare.yearly = try YearlyDeclared(
      taxes: fields.text("taxes") ?? "", charges: fields.text("cotisations") ?? "", month: month)
    return prepare
  }

  private static func preview(_ visit: DossierVisit, _ fields: Fields) throws -> Page {
    let (month, place) = (try month(fields), place(fields))
    var (trial, refusals) = (PreparedDeclarations?.none, [Finding]())
    do {
      let made = try preparation(month, fields)(visit.desk, isTrial: true)
      (trial, refusals) = (made, made.refusals)
    } catch let finding as Finding where finding.httpStatus == 422 {
      refusals = [finding]
    }
    let isRefused = refusals.contains { $0.severity == .error }
    let view = View(
      ones: trial?.prepared.map { one($0, visit) } ?? [], refusals: refusals.worstFirst.map { refusal($0, visit) },
      hasRefusals: !refusals.isEmpty, mayPrepare: trial != nil && !isRefused, formAction: visit.dsnPath("preparer"),
      formToken: visit.token(), monthISO: month.iso, placeID: place.map { String($0) },
      backHref: visit.dsnPath(),
      partChoices: (1...9).map {
        PartChoice(
          partValue: String($0), partLabel: $0 == 1 ? "en une fois" : "en \($0) fractions", isChosen: $0 == parts(fields))
      }, partCount: String(parts(fields)), chargeText: fields.text("cotisations") ?? "", taxText: fields.text("taxes") ?? "")
    return Page(
      title: "Préparer la DSN \(month.ofFrench)",
      subtitle: isRefused
        ? "Elle ne peut pas encore être faite : voici ce qui manque, et où le donner."
        : "Ce qu’elle dirait aujourd’hui. Rien n’est gardé tant qu’elle n’est pas préparée.",
      template: "DSN/preparer", view: view, json: PreviewJSON(month, trial, refusals), place: .declarations,
      crumbs: visit.dsnCrumbs([Crumb("Préparer")]))
  }

  private static func one(_ one: PreparedDeclarations.One, _ visit: DossierVisit) -> View.One {
    let errors = one.verdict.log.errorCount
    let findings = (one.findings + one.verdict.log.findings).worstFirst
    let isClosed = one.built.crossFooting?.isClosed
    let type = one.built.message.declarations.first?[2].flatMap(DeclarationType.init(rawValue:))
    return View.One(
      placeName: [one.workplace, one.partFrench].compactMap(\.self).joined(separator: ", "), typeText: type?.french ?? "",
      individualText: one.built.individuals.grouped,
      rubricText: one.built.message.rubricCount.grouped,
      checkText: errors == 0 ? "rien d’interdit" : errors.counted("erreur"), checkClass: errors == 0 ? "juste" : "faux",
      bookText: isClosed == nil
        ? "sans objet" : isClosed == true ? "bordereau, bulletins et livre disent la même somme" : "un écart reste",
      bookClass: isClosed == false ? "faux" : "juste",
      findings: findings.prefix(20).map { RefusalView($0.withoutField, dossier: visit.name) }, hasFindings: !findings.isEmpty)
  }

  private static func refusal(_ finding: Finding, _ visit: DossierVisit) -> Refusal {
    Refusal(about: finding.file, finding: RefusalView(finding.withoutField, dossier: visit.name))
  }

  private static func prepare(_ visit: DossierVisit) throws -> Answer {
    let month = try month(visit.form)
    let isTest = visit.form["acte"] == "essai"
    let made = try preparation(month, visit.form, isTest: isTest)(visit.desk)
    let kept = made.prepared.compactMap(\.declaration)
    guard let first = kept.first else {
      var page = try preview(visit, visit.form)
      page.status = 422
      return .page(page)
    }
    let text =
      kept.count == 1 ? "\(first.title.capitalizedFirst) : c’est préparé." : "\(kept.count) déclarations sont préparées."
    return .redirect(kept.count == 1 ? visit.declarationPath(first.id) : visit.dsnPath(), Notice(text))
  }

  private struct PreviewJSON: Encodable, Sendable {
    struct One: Encodable, Sendable {
      let workplace: String
      let individuals, rubrics, errors: Int
      let isClosed: Bool?
    }
    let month: Month
    let declarations: [One]
    let findings: [FindingJSON]

    init(_ month: Month, _ made: PreparedDeclarations?, _ refusals: [Finding]) {
      self.month = month
      declarations =
        made?.prepared.map {
          One(
            workplace: $0.workplace, individuals: $0.built.individuals, rubrics: $0.built.message.rubricCount,
            errors: $0.verdict.log.errorCount, isClosed: $0.built.crossFooting?.isClosed)
        } ?? []
      findings = refusals.json
    }
  }
}

extension Finding {
  static func declarationMonthUnreadable(_ text: String) -> Finding {
    Finding(
      "web.dsn.month", "« \(text.prefix(20)) » n’est pas un mois à déclarer.",
      recovery: "Reprenez la page de la DSN, puis « Préparer » devant le mois.")
  }
}
