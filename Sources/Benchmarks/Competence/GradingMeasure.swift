import Competence
import Foundation
import Kernel
import Store
import UseCases

/// Grading « Octobre en atelier »: one dossier time and again, then those of a whole group, each opened, graded and closed, each with
/// amounts of its own.
struct GradingMeasure {
  static let group = 300
  /// Seconds, for one dossier and for the group.
  static let promised = (one: 0.3, group: 60.0)
  let folder: URL
  let runs: Int

  func run() throws -> Int32 {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let paths = try (1...Self.group).map { try dossier($0) }
    var points: Set<String> = []
    let one = Spread(
      try (0..<runs).map { _ in try ContinuousClock().measure { points.insert(try grade(paths[0])) } / .seconds(1) })
    let all = try ContinuousClock().measure { for path in paths { points.insert(try grade(path)) } } / .seconds(1)
    let isKept = (one: one.median < Self.promised.one, group: all < Self.promised.group)
    print(
      """
      Un dossier noté : médiane \(seconds(one.median)), de \(seconds(one.least)) à \(seconds(one.most)) ; promis : moins de \(seconds(Self.promised.one)), \(verdict(isKept.one)), soit \(decimal(Self.promised.one / one.median, 1)) fois moins
      \(Self.group) dossiers notés, ouverts et fermés : \(seconds(all)) ; promis : moins de \(seconds(Self.promised.group)), \(verdict(isKept.group)), soit \(decimal(Self.promised.group / all, 1)) fois moins
      Points de chacun : \(points.sorted().joined(separator: ", ")) sur 100
      """)
    // The same work has the same points, whatever its amounts.
    return isKept.one && isKept.group && points.count == 1 ? 0 : 1
  }

  private func verdict(_ isKept: Bool) -> String { isKept ? "tenu" : "PAS TENU" }

  private func grade(_ path: String) throws -> String {
    let dossier = try Dossier.open(at: path)
    let score = try GradeScenario()(desk(dossier)).grade.score.french
    try dossier.close()
    return score
  }

  private func desk(_ dossier: Dossier) -> Desk {
    Desk(dossier: dossier, author: "Mesure", today: Day(2026, 10, 31), instant: "2026-10-31T18:00:00Z")
  }

  /// The month of one learner: every right entry, without its documents, its bank and its answers.
  private func dossier(_ number: Int) throws -> String {
    let path = folder.appendingPathComponent("apprenant-\(number).ecritoire").path
    let dossier = try StartScenario("S1", seed: ScenarioSeed("mesure \(number)"), learner: "a\(number)")(
      at: path, author: Author(name: "Mesure", instant: "2026-10-01T08:00:00Z"))
    let version = try ReadScenario()(desk(dossier)).running.version
    var rows = ["date;journal;piece;compte;auxiliaire;libelle;debit;credit"]
    for entry in version.entries {
      let piece = entry.reference.isEmpty ? "\(entry.journal)-\(entry.id)" : entry.reference
      for line in entry.lines where !line.amount.isZero {
        let amounts = line.amount > .zero ? "\(line.amount.plainFrench);" : ";\((-line.amount).plainFrench)"
        rows.append("\(entry.day.iso);\(entry.journal);\(piece);\(line.account);\(line.party ?? "");\(entry.label);\(amounts)")
      }
    }
    let file = folder.appendingPathComponent("ecritures-\(number).csv").path
    try (rows.joined(separator: "\n") + "\n").write(toFile: file, atomically: false, encoding: .utf8)
    let outcome = try ImportEntries(file)(desk(dossier))
    guard outcome.isImported else { throw NotImported(number: number, findings: outcome.log.findings) }
    try dossier.close()
    return path
  }

  struct NotImported: Error {
    let number: Int
    let findings: [Finding]
  }
}
