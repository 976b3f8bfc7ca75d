import Competence
import Kernel
import Presentation
import Store
import UseCases

/// The situations there are to work in, and the form that starts one in a new dossier.
enum ScenarioListPages {
  static func add(to routes: inout Routes) {
    routes.get("/scenarios") { visit in .page(try page(visit)) }
    routes.post("/scenarios", .createDossiers) { visit in try start(visit) }
  }

  private struct View: Sendable {
    struct Item: Sendable {
      let itemID, itemTitle, itemCompany, itemText, itemFacts, itemHref: String
      let isItemLong: Bool
    }
    struct Choice: Sendable {
      let choiceValue, choiceLabel: String
      let isChosen: Bool
    }
    /// One kind of work, with the situations of it.
    struct Group: Sendable {
      let groupName: String
      let items: [Item]
    }
    let groups: [Group]
    let mayStart, isForLearner, hasNobody: Bool
    let token: String
    let scenarioChoices, learnerChoices: [Choice]
    let seed: FormField
    let isScenarioWrong, isLearnerWrong: Bool
  }

  private static func page(_ visit: Visit, _ refusals: [Finding] = []) throws -> Page {
    let all = try ListScenarios()(visit.office.files)
    let mayStart = visit.person.role.may(.createDossiers)
    let isForLearner = visit.office.practice.register != nil
    let learners = mayStart && isForLearner ? try self.learners(visit) : []
    let chosen = visit.form.text("scenario") ?? visit.query.text("scenario") ?? all.first?.id
    let learner = visit.form.text("apprenant")
    func isWrong(_ field: String) -> Bool { refusals.contains { $0.field == field } }
    let view = View(
      groups: [("Mises en situation", true), ("Exercices", false)].map { name, isWhole in
        View.Group(groupName: name, items: all.filter { ($0.level == nil) == isWhole }.map { item($0, mayStart) })
      }.filter { !$0.items.isEmpty },
      mayStart: mayStart, isForLearner: isForLearner, hasNobody: isForLearner && learners.isEmpty,
      token: mayStart ? visit.token() : "",
      scenarioChoices: all.map {
        View.Choice(choiceValue: $0.id, choiceLabel: "\($0.id) · \($0.title)", isChosen: $0.id == chosen)
      },
      learnerChoices: learners.map {
        View.Choice(choiceValue: $0.login, choiceLabel: "\($0.name) (\($0.login))", isChosen: $0.login == learner)
      },
      seed: FormField(
        "graine", "Graine", value: visit.form["graine"] ?? "",
        help:
          "Facultatif : un mot ou un nombre. Deux graines donnent deux jeux de montants, de jours et de numéros ; sans graine, ce sont ceux de base.",
        autocomplete: "off", isRequired: false, refusals: refusals),
      isScenarioWrong: isWrong("scenario"), isLearnerWrong: isWrong("apprenant"))
    return Page(
      title: "Scénarios",
      subtitle: "Une entreprise fictive, des documents qui arrivent jour par jour, un corrigé pour chacun.",
      template: "Competence/scenarios", view: view, json: ScenarioListJSON(all), place: .scenarios,
      status: refusals.isEmpty ? 200 : 422, refusals: refusals)
  }

  private static func item(_ scenario: Scenario, _ mayStart: Bool) -> View.Item {
    let facts: [String?] = [
      ScenarioTables.duration(scenario.minutes), scenario.level.map { "niveau \($0), \(level($0))" },
      scenario.blocks.joined(separator: " "), scenario.tasks.count.counted("tâche"),
    ]
    return View.Item(
      itemID: scenario.id, itemTitle: scenario.title, itemCompany: scenario.company.name, itemText: scenario.introduction,
      itemFacts: facts.compactMap(\.self).joined(separator: " · "),
      itemHref: mayStart ? "/scenarios?scenario=\(Fields.encode(scenario.id))#commencer" : "", isItemLong: mayStart)
  }

  /// « guidé ».
  private static func level(_ level: Int) -> String {
    switch level {
    case 1: "guidé"
    case 2: "en autonomie"
    default: "avec des pièges"
    }
  }

  private static func learners(_ visit: Visit) throws -> [PersonRecord] {
    let desk = try visit.office.practice.peopleDesk(
      for: visit.person, instant: visit.instant, now: visit.office.clock.seconds())
    return try ListPeople()(desk).people.filter { $0.role == .learner && $0.person.isActive }.map(\.person)
  }

  // MARK: Started

  private static let fields = [
    "competence.scenario.unknown": "scenario", "competence.scenario.no-version": "graine",
    "competence.scenario.learner": "apprenant",
  ]

  private static func start(_ visit: Visit) throws -> Answer {
    let starting = StartScenarioInPractice(
      visit.form.text("scenario") ?? "", seed: ScenarioSeed(visit.form.text("graine")),
      learner: visit.office.practice.register == nil ? nil : visit.form.text("apprenant"))
    do {
      let name = try starting(
        visit.office.practice, by: visit.person, instant: visit.instant, now: visit.office.clock.seconds(),
        files: visit.office.files)
      return .redirect("/d/\(name)/scenario", Notice("Le scénario est commencé : voici son premier jour."))
    } catch let finding as Finding where finding.httpStatus == 422 {
      return .page(try page(visit, [finding.at(field: finding.field ?? fields[finding.code])]))
    }
  }
}
