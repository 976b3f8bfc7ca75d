import Competence
import Foundation
public import Kernel
import Store

/// Starts a scenario in a new dossier of the practice, and opens it to who will work in it.
public struct StartScenarioInPractice: Sendable {
  public var id: String
  public var seed: ScenarioSeed
  /// The login of the learner; nil on one's own machine.
  public var learner: String?

  public init(_ id: String, seed: ScenarioSeed = ScenarioSeed(nil), learner: String? = nil) {
    (self.id, self.seed, self.learner) = (id, seed, learner)
  }

  /// The name of the dossier. Throws `access.denied`, `competence.scenario.learner`, `people.unknown`, `people.not-yours`, and as
  /// `StartScenario`; no file is left behind then.
  public func callAsFunction(
    _ practice: Practice, by person: Person, instant: String, now: Int, files: DataFiles = .embedded
  ) throws -> String {
    guard person.role.may(.createDossiers) else { throw Finding.accessDenied(person.role, .createDossiers) }
    let scenario = try ScenarioLibrary.scenario(id, files)
    let people = try practice.register == nil ? nil : practice.peopleDesk(for: person, instant: instant, now: now)
    // Whom it is for is known before anything is made.
    if let people { try requireLearner(people) }
    let name = try practice.shelf.freeName(for: "\(scenario.id)-\(people == nil ? scenario.company.name : learner ?? "")")
    try practice.adding(name, by: person, instant: instant) { path, author in
      try StartScenario(id, seed: seed, learner: learner ?? "")(at: path, author: author, files: files).close()
    }
    if let people, let learner { try OpenDossierTo(login: learner, dossier: name)(people) }
    return name
  }

  private func requireLearner(_ people: PeopleDesk) throws {
    guard let learner else { throw Finding.scenarioLearner("") }
    let record = try people.looking { _, management in try management.person(learner) }
    guard record.role == Role.learner.rawValue else { throw Finding.scenarioLearner(record.name) }
  }
}

extension Finding {
  static func scenarioLearner(_ name: String) -> Finding {
    Finding(
      "competence.scenario.learner",
      name.isEmpty
        ? "Un scénario est commencé pour quelqu’un." : "\(name) n’est pas apprenant : un scénario se donne à un apprenant.",
      recovery: "Choisissez un apprenant de vos groupes.")
  }
}
