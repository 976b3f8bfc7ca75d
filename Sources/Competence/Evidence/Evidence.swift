import Formats
public import Kernel

/// Something that was done in a dossier and speaks for competences: a reference, never a copy. The digest is the one that the dossier's
/// trail recorded, so that whoever has the dossier can see whether it still holds.
public struct Evidence: Hashable, Sendable, Codable {
  /// `ecritoire:entry/2026/12`: what the trail's event is about.
  public let reference: String
  /// Of the event, in the dossier's trail.
  public let event: Int64
  /// `ecriture.saisir`.
  public let useCase: String
  /// SHA-256 of what the event wrote, sixty-four hexadecimal digits.
  public let digest: String
  public let author: String
  /// `2026-10-02T09:30:00Z`.
  public let instant: String
  /// The program's version, and the day of its figures of law.
  public let engine: String
  public let law: String
  public let competences: [String]

  public init(
    reference: String, event: Int64, useCase: String, digest: String, author: String, instant: String, engine: String,
    law: String,
    competences: [String]
  ) {
    (self.reference, self.event, self.useCase, self.digest) = (reference, event, useCase, digest)
    (self.author, self.instant, self.engine, self.law, self.competences) = (author, instant, engine, law, competences)
  }

  /// What stands behind a piece of evidence now.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// The trail holds and nothing came after.
    case intact
    /// A later event changed the same thing: the work went on.
    case superseded = "reprise"
    /// What is in the dossier is not what the trail recorded.
    case altered = "alteree"
    /// The dossier does not have it.
    case missing = "absente"

    public var french: String {
      switch self {
      case .intact: "intacte"
      case .superseded: "reprise depuis"
      case .altered: "altérée"
      case .missing: "absente"
      }
    }
  }
}

/// Which competences a use case speaks for: a data file.
public struct EvidenceTable: Sendable {
  private let competences: [String: [String]]

  static let path = "Sources/Competence/Data/preuves.csv"

  /// Throws `competence.scenario.invalid` when the file cannot be read.
  public init(_ files: DataFiles = .embedded) throws(Finding) {
    var log = FindingLog()
    let folder = ScenarioFolder("", prefix: "") { _ in files.data(EvidenceTable.path).map(Array.init) }
    var competences: [String: [String]] = [:]
    for row in ScenarioTable(EvidenceTable.path, columns: ["geste", "competences"], in: folder, &log).rows {
      guard competences.updateValue(row.words("competences"), forKey: row["geste"]) == nil else {
        throw row.refused("geste", "« \(row["geste"]) » est défini deux fois")
      }
    }
    if let finding = log.findings.first { throw finding }
    self.competences = competences
  }

  /// By the name of the use case, in the order of the title; empty when it speaks for none.
  public func competences(of useCase: String) -> [String] { competences[useCase] ?? [] }

  /// The use cases that speak for something.
  public var useCases: Set<String> { Set(competences.keys) }
}
