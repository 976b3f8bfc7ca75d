public import Competence
import Crypto
import Foundation
public import Kernel
public import Store
import Synchronization

/// The scenarios that the program knows. Those inside the binary never change: each is read once, and the versions drawn from it are kept
/// for whoever looks at a whole group.
enum ScenarioLibrary {
  private static let inside = Mutex<[String: Scenario]>([:])
  private static let drawn = Mutex<[Drawn: ScenarioVersion]>([:])
  private struct Drawn: Hashable {
    let scenario: String
    let seed: String?
  }
  /// More than the learners of a promotion; beyond it somebody is trying seeds.
  private static let most = 512

  /// Throws `competence.scenario.unknown`, and as its files are wrong.
  static func scenario(_ id: String, _ files: DataFiles) throws -> Scenario {
    guard files.override == nil else { return try read(id, files) }
    if let scenario = inside.withLock({ $0[id] }) { return scenario }
    let scenario = try read(id, files)
    inside.withLock { $0[id] = scenario }
    return scenario
  }

  static func version(of id: String, _ seed: ScenarioSeed, _ files: DataFiles) throws -> ScenarioVersion {
    let key = Drawn(scenario: id, seed: seed.text)
    if files.override == nil, let version = drawn.withLock({ $0[key] }) { return version }
    let version = try seed.version(of: try scenario(id, files))
    guard files.override == nil else { return version }
    drawn.withLock { drawn in
      if drawn.count >= most { drawn.removeAll() }
      drawn[key] = version
    }
    return version
  }

  private static func read(_ id: String, _ files: DataFiles) throws -> Scenario {
    let known = ScenarioFolder.known(files)
    guard let folder = known.first(where: { $0.name == id }) else { throw Finding.scenarioUnknown(id, known.map(\.name)) }
    let read = Scenario.read(folder)
    guard let scenario = read.scenario else {
      throw read.findings.first { $0.severity == .error } ?? Finding.scenarioUnknown(id, known.map(\.name))
    }
    return scenario
  }

  static func version(of run: ScenarioRun, _ files: DataFiles) throws -> ScenarioVersion {
    try version(of: run.scenario, ScenarioSeed(run.seed), files)
  }
}

/// What a learner's version is drawn from.
public struct ScenarioSeed: Hashable, Sendable {
  /// Nil for the base version.
  public let text: String?

  public init(_ text: String?) { self.text = text }

  /// The seed of a learner of a practice: an HMAC, so that whoever knows a seed knows neither the secret nor another's seed.
  public init(secret: [UInt8], scenario: String, learner: String) {
    let code = HMAC<SHA256>.authenticationCode(for: Data("\(scenario)\n\(learner)".utf8), using: SymmetricKey(data: secret))
    text = code.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Throws `competence.scenario.no-version`, `competence.scenario.inconsistent`.
  public func version(of scenario: Scenario) throws(Finding) -> ScenarioVersion {
    guard let text else { return try ScenarioVersion(baseOf: scenario) }
    return try ScenarioVersion(of: scenario) { name in
      let code = HMAC<SHA256>.authenticationCode(for: Data(name.utf8), using: SymmetricKey(data: Data(text.utf8)))
      return code.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
  }
}

/// The scenarios there are to work on.
public struct ListScenarios: Sendable {
  public init() {}

  /// In the order of their ids. Throws when the files of one are wrong.
  public func callAsFunction(_ files: DataFiles = .embedded) throws -> [Scenario] {
    try ScenarioFolder.known(files).map { try ScenarioLibrary.scenario($0.name, files) }
  }
}

/// A scenario at work in the dossier.
public struct RunningScenario: Sendable {
  public let kept: Kept<ScenarioRun>
  public let version: ScenarioVersion
  public var run: ScenarioRun { kept.value }
  public var scenario: Scenario { version.scenario }
}

extension DossierReading {
  /// Throws `competence.scenario.none` in a dossier that is no scenario's.
  func requiredScenario(_ files: DataFiles) throws -> RunningScenario {
    guard let kept = try scenarioRun() else { throw Finding.scenarioNone() }
    return RunningScenario(kept: kept, version: try ScenarioLibrary.version(of: kept.value, files))
  }
}

extension Dossier {
  /// The day of the scenario at work: the dossier's clock follows it. Nil in a dossier that is none's.
  public func scenarioDay() throws -> Day? { try reading { try $0.scenarioRun()?.value.day } }
}

extension Finding {
  static func scenarioUnknown(_ id: String, _ known: [String]) -> Finding {
    Finding(
      "competence.scenario.unknown", "Il n’y a pas de scénario « \(id) ».",
      recovery: "Choisissez-en un : ecritoire scenario lister (\(known.joined(separator: ", "))).")
  }

  static func scenarioNone() -> Finding {
    Finding(
      "competence.scenario.none", "Ce dossier n’est celui d’aucun scénario.",
      recovery: "Commencez-en un dans un dossier neuf : ecritoire scenario demarrer S1 --dossier CHEMIN")
  }

  static func scenarioPaused(_ state: ScenarioRun.State) -> Finding {
    Finding(
      "competence.scenario.not-running", "Ce scénario est \(state.french) : son horloge ne tourne pas.",
      recovery: "Reprenez-le : ecritoire scenario reprendre")
  }

  static func scenarioBackwards(_ day: Day, _ now: Day) -> Finding {
    Finding(
      "competence.scenario.backwards", "Le scénario est au \(now.french) : il ne revient pas au \(day.french).",
      recovery: "Donnez un jour qui suit, ou recommencez dans un dossier neuf.")
  }

  static func scenarioOver(_ last: Day) -> Finding {
    Finding(
      "competence.scenario.over", "Le scénario s’arrête le \(last.french).",
      recovery: "Finissez ce qui reste, puis rendez le travail : ecritoire scenario rendre")
  }

  static func answerUnknown(_ name: String, _ scenario: Scenario) -> Finding {
    Finding(
      "competence.answer.unknown", "Le scénario ne demande pas de réponse « \(name) ».",
      recovery: "Réponses demandées : \(scenario.answers.map(\.name).joined(separator: ", ")).")
  }

  public static func answerUnreadable(_ text: String, _ rule: Scenario.AnswerRule) -> Finding {
    let form =
      switch rule.kind {
      case .amount: "un montant, tel que 1 234,56"
      case .count: "un nombre, tel que 12 ou 12,5"
      case .rate: "un taux, tel que 20 %"
      case .day: "un jour, tel que 31/10/2026"
      case .reference: "un numéro"
      }
    return Finding(
      "competence.answer.unreadable", "« \(text) » ne se lit pas pour « \(rule.label) ».", recovery: "Écrivez \(form).")
  }

  static func judgementWithoutReason() -> Finding {
    Finding(
      "competence.judgement.no-reason", "Des points donnés à la main le sont avec un motif.",
      recovery: "Écrivez-le : l’apprenant et le jury le liront.")
  }

  static func judgementSubject(_ id: String, _ known: [String]) -> Finding {
    Finding(
      "competence.judgement.subject", "« \(id) » n’est ni un critère de ce scénario ni une compétence du titre.",
      recovery: "Critères : \(known.joined(separator: ", ")).")
  }

  static func judgementPoints(_ points: Points, maximum: Points) -> Finding {
    Finding(
      "competence.judgement.points", "\(points.french) points dépassent les \(maximum.french) du critère.",
      recovery: "Donnez de 0 à \(maximum.french) points.")
  }
}
