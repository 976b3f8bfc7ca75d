import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// What stands around every page: who, which dossier, which year, the ways to the other pages.
struct Shell {
  /// The dossier a page is about.
  struct Context: Sendable {
    let name: String
    let facts: DossierFacts
    let years: [StoredFiscalYear]
    /// Nil in a dossier without a fiscal year.
    let period: WorkingPeriod?
    /// A scenario is at work in it.
    let hasScenario: Bool

    var isSchool: Bool { facts.mode == .school }
    var year: FiscalYear? { years.first { $0.year.name == period?.fiscalYear }?.year }
  }

  /// The layout's view: everything is text already.
  struct View: Sendable {
    let title, heading, subtitle: String
    let style, icon, script: String
    let scripts: [String]
    let body: String
    let isWide: Bool
    let navigation: Navigation
    let crumbs: [CrumbView]
    let hasCrumbs, hasSubtitle, hasActions: Bool
    let actions: [ActionView]
    let dossier: DossierView?
    let person: PersonView?
    let notices: [NoticeView]
    let refusals: [RefusalView]
    let hasRefusals: Bool
    let refusalCount: String
    let jsonHref: String
    let token: String
    let version: String
    let printed: String
    let searchAction: String
    let searchText: String
  }

  struct CrumbView: Sendable {
    let label: String
    let href: String?
  }
  struct ActionView: Sendable {
    let label, href: String
    let isFirst: Bool
    let command, key: String?
    let choices: [ChoiceView]
    let hasChoices: Bool
  }
  struct ChoiceView: Sendable {
    let choiceLabel, choiceHref: String
  }
  struct DossierView: Sendable {
    let name, href, periodHref: String
    let isFictitious: Bool
    let year, month, legal: String
    /// The page that makes the sample company again; nil in any other dossier, and for who may not.
    let resetHref: String?
    let isSample: Bool
  }
  struct PersonView: Sendable {
    let name, initials, role: String
    let canLeave: Bool
  }
  struct NoticeView: Sendable {
    let text: String
    let undo: UndoView?
  }
  struct UndoView: Sendable {
    let label, action, token: String
    let fields: [FieldView]
  }
  struct FieldView: Sendable {
    let name, value: String
  }

  let office: Office

  func render(_ page: Page, request: PageRequest, visit: Visit?, context: Context?) -> String {
    let body = office.templates.render(page.template, page.view)
    let assets = office.assets
    let view = View(
      title: page.title + (context.map { " · \($0.facts.name)" } ?? "") + " · Écritoire",
      heading: page.title, subtitle: page.subtitle, style: assets.href("ecritoire.css"), icon: assets.href("icone.svg"),
      script: assets.href("coque.js"), scripts: page.scripts.map(assets.href), body: body, isWide: page.isWide,
      navigation: Navigation(
        current: page.place, dossier: context?.name,
        Navigation.Reach(
          mayRecord: visit?.person.role.may(.record) == true, mayJudge: visit?.person.role.may(.judge) == true,
          showsPeople: office.mode == .served && visit?.person.role.may(.managePeople) == true,
          hasScenario: context?.hasScenario == true)),
      crumbs: page.crumbs.map { CrumbView(label: $0.label, href: $0.href) },
      hasCrumbs: !page.crumbs.isEmpty, hasSubtitle: !page.subtitle.isEmpty, hasActions: !page.actions.isEmpty,
      actions: page.actions.map {
        ActionView(
          label: $0.label, href: $0.href, isFirst: $0.isFirst, command: $0.command, key: $0.key,
          choices: $0.choices.map { ChoiceView(choiceLabel: $0.label, choiceHref: $0.href) }, hasChoices: !$0.choices.isEmpty)
      },
      dossier: context.map { dossierView($0, request, mayReset: visit?.person.role.may(.createDossiers) == true) },
      person: visit.map { personView($0.person) },
      notices: visit.map(notices) ?? [], refusals: page.refusals.map { RefusalView($0, dossier: context?.name) },
      hasRefusals: !page.refusals.isEmpty,
      refusalCount: page.refusals.count == 1 ? "Un point à revoir" : "\(page.refusals.count) points à revoir",
      jsonHref: request.address(with: ["forme": "json"]), token: visit?.token() ?? "", version: Version.text,
      printed: (visit?.today ?? office.clock.today()).french,
      searchAction: context.map { "/d/\($0.name)/chercher" } ?? "/chercher", searchText: request.query["q"] ?? "")
    return office.templates.render(page.isDoor ? "Shell/porte" : "Shell/layout", view)
  }

  private func dossierView(_ context: Context, _ request: PageRequest, mayReset: Bool) -> DossierView {
    // A scenario of the same company is somebody’s work: it is never made again from nothing.
    let isSample = BuildSampleDossier.isSample(context.facts) && !context.hasScenario
    let year = context.year
    return DossierView(
      name: context.facts.name, href: "/d/\(context.name)",
      periodHref: "/d/\(context.name)/periode?vers=\(Fields.encode(request.address(with: [:])))",
      isFictitious: context.facts.isFictitious, year: year.map { "Exercice \(Shell.short($0))" } ?? "Sans exercice",
      month: context.period.map { $0.month.french.capitalizedFirst } ?? "",
      legal: context.facts.legalName
        + (year.map { " · Exercice \($0.first.french) – \($0.last.french)" } ?? ""),
      resetHref: isSample && mayReset ? "/demonstration/\(context.name)" : nil, isSample: isSample)
  }

  private func personView(_ person: Person) -> PersonView {
    let words = person.name.split(whereSeparator: { $0 == " " || $0 == "-" }).prefix(2)
    return PersonView(
      name: person.name, initials: words.compactMap(\.first).map(String.init).joined().uppercased(), role: person.role.french,
      canLeave: office.mode == .served)
  }

  private func notices(_ visit: Visit) -> [NoticeView] {
    office.sessions.takeNotices(visit.session).map { notice in
      NoticeView(
        text: notice.text,
        undo: notice.undo.map { undo in
          UndoView(
            label: undo.label, action: undo.action, token: visit.token(),
            fields: undo.fields.map { FieldView(name: $0.name, value: $0.value) })
        })
    }
  }

  /// « 2026 », « 2026-2027 ».
  static func short(_ year: FiscalYear) -> String {
    year.first.year == year.last.year ? "\(year.last.year)" : "\(year.first.year)-\(year.last.year)"
  }
}

/// A finding, as pages show it.
struct RefusalView: Sendable {
  let severity, word, code, message, recovery: String
  let reference: String?
  let isError, isWarning, isInfo: Bool
  /// The identifier of the field it is about, to go to it.
  let field: String?
  let line: String?
  /// The page to put it right on, when there is one.
  let wayHref: String?
  let wayLabel: String

  /// - Parameter dossier: its part of the address, to lead to its pages.
  init(_ finding: Finding, dossier: String? = nil) {
    let way = PageWay.of(finding)
    wayHref = way?.page.flatMap { page in dossier.map { "/d/\($0)/\(page.rest)" } }
    wayLabel = way?.page?.label ?? ""
    severity = finding.severity == .error ? "e" : finding.severity == .warning ? "a" : "i"
    word = finding.severity == .error ? "Erreur" : finding.severity == .warning ? "Alerte" : "Information"
    (code, message, recovery, reference) = (finding.code, finding.message, way?.sentence ?? finding.recovery, finding.reference)
    (isError, isWarning, isInfo) = (finding.severity == .error, finding.severity == .warning, finding.severity == .info)
    field = finding.field
    line = finding.line.map(String.init)
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
