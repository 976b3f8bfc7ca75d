import Foundation
import Kernel
import Ledger
import Samples
import Store

/// Makes the sample dossier « Atelier Brindille » from nothing: its opening
/// balance and the vouchers of its first month, validated. Everything in it is invented.
public struct BuildSampleDossier: Sendable {
  public init() {}

  /// The last day of the month that is replayed.
  public static let lastDay = Day(2026, 10, 31)
  /// The company, which does not exist: its dossier is known by it.
  public static let (company, siren) = ("Atelier Brindille SARL (FICTIF)", "000026005")

  /// Whether a dossier is this one, which can be made again from nothing.
  public static func isSample(_ facts: DossierFacts) -> Bool { facts.name == company && facts.siren == siren }

  public struct Outcome: Sendable {
    public let desk: Desk
    public let entries: Int
    public let findings: [Finding]
  }

  public func callAsFunction(at path: String, author: String, files: DataFiles = .embedded) throws -> Outcome {
    let instant = "\(BuildSampleDossier.lastDay.iso)T18:00:00Z"
    let year = FiscalYear(first: Day(2026, 10, 1), last: Day(2027, 9, 30))
    let dossier = try CreateDossier(name: BuildSampleDossier.company, siren: BuildSampleDossier.siren, fiscalYear: year)(
      at: path, author: Author(name: author, instant: instant))
    let desk = Desk(dossier: dossier, author: author, today: BuildSampleDossier.lastDay, instant: instant, files: files)
    var findings: [Finding] = []
    try openThirdParties(desk)
    for name in ["ouverture.csv", "pieces.csv"] { findings += try importSample(name, desk) }
    let validated = try ValidateEntries()(desk)
    return Outcome(desk: desk, entries: validated.validated, findings: findings + validated.findings)
  }

  private func text(_ name: String, _ files: DataFiles) throws -> String {
    let path = "Samples/Dossiers/atelier-brindille/\(name)"
    guard let text = files.text(path) else { throw Finding.sampleMissing(path) }
    return text
  }

  private func openThirdParties(_ desk: Desk) throws {
    let rows = try text("tiers.csv", desk.files).split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ";").map(String.init)
    }
    try desk.changing("tiers.creer", subject: "sample/tiers") { change in
      for row in rows where row.count >= 4 {
        guard let account = AccountNumber(row[3]) else { continue }
        try change.openThirdParty(
          ThirdParty(code: row[0], name: row[1], kind: ThirdParty.Kind(rawValue: row[2]) ?? .other, account: account))
      }
    }
  }

  /// Imports a sample through the same door as a user's file.
  private func importSample(_ name: String, _ desk: Desk) throws -> [Finding] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try text(name, desk.files).write(to: file, atomically: false, encoding: .utf8)
    let outcome = try ImportEntries(file.path)(desk)
    if let error = outcome.log.findings.first(where: { $0.severity == .error }) { throw error }
    return outcome.log.findings
  }
}

extension Finding {
  static func sampleMissing(_ path: String) -> Finding {
    Finding(
      "sample.missing", "L’exemple « \(path) » manque dans le programme.",
      recovery: "Réinstallez Écritoire, ou indiquez ses données : --donnees REP")
  }
}
