public import Kernel

/// What a work is worth on a scenario, by criterion, with what is said of each thing that is not right.
public struct Grade: Hashable, Sendable {
  public let criteria: [CriterionResult]

  public var score: Points { criteria.map(\.points).reduce(.zero, +) }
  public var maximum: Points { criteria.map(\.criterion.points).reduce(.zero, +) }

  public struct CriterionResult: Hashable, Sendable {
    public let criterion: Criterion
    public let controls: [ControlResult]
    public var points: Points { controls.map(\.points).reduce(.zero, +) }
    public var feedback: [Feedback] { controls.compactMap(\.feedback) }
  }

  public struct ControlResult: Hashable, Sendable {
    public let control: Control
    public let points: Points
    /// What is not right; nil when everything is. Something right in substance has its points and a remark.
    public let feedback: Feedback?
    /// Where in the dossier it was seen: `ecritoire:entry/…`.
    public let seen: [ObservedWork.Reference]
  }
}

/// What is said of something that is not right, in three steps that the learner opens one after the other.
public struct Feedback: Hashable, Sendable {
  /// The cause or the mistake: `sens`, `tva-trop-tot`.
  public let cause: String
  /// What it is about, in the learner's words: « BM-7902 », « CA3, ligne 16 ».
  public let subject: String
  /// A question that leads there.
  public let hint: String
  /// The rule, with its article.
  public let rule: String
  /// The worked correction.
  public let correction: String
}

/// Why something that is there is not right, what is kept of its points, and what is said of it: a data file, so that a trainer can weigh
/// causes otherwise.
public struct CauseTable: Sendable {
  public enum Cause: String, Hashable, Sendable, CaseIterable {
    /// Nothing that looks like it is in the dossier.
    case missing = "absente"
    /// Debits and credits are swapped.
    case inverted = "sens"
    /// Right, in another month.
    case month = "mois"
    case party = "tiers"
    case account = "compte"
    /// Right in substance, in an account that is not the best.
    case tolerated = "compte-tolere"
    /// The tax is not set apart.
    case tax = "tva"
    case amount = "montant"
    /// Right, without the number of its document.
    case reference = "piece"
    /// A value that is not the one expected.
    case value = "valeur"
    case unanswered = "sans-reponse"
    case voucher = "justificatif"
    case lettering = "lettrage"
    case falseLettering = "lettrage-faux"
    case reconciliation = "rapprochement"
    case outstanding = "suspens"
    case late = "retard"
    case payslip = "bulletin"
    case declaration = "dsn"
    case contract = "contrat"
    case notDone = "non-fait"
  }

  struct Row: Hashable, Sendable {
    let share: Share
    let hint: String
    let rule: String
  }

  private let rows: [Cause: Row]

  static let path = "Sources/Competence/Data/causes.csv"

  /// Throws `competence.scenario.invalid` when a cause is missing or a share is no share.
  public init(_ files: DataFiles = .embedded) throws(Finding) {
    var log = FindingLog()
    let folder = ScenarioFolder("", prefix: "") { _ in files.data(CauseTable.path).map(Array.init) }
    var rows: [Cause: Row] = [:]
    for row in ScenarioTable(CauseTable.path, columns: ["cause", "part", "indice", "regle"], in: folder, &log).rows {
      guard let cause = Cause(rawValue: row["cause"]) else {
        throw row.refused("cause", "la cause « \(row["cause"]) » n’existe pas")
      }
      guard let share = Share(french: row["part"]) else { throw row.refused("part", "une part va de 0 à 100") }
      rows[cause] = Row(share: share, hint: row["indice"], rule: row["regle"])
    }
    if let finding = log.findings.first { throw finding }
    if let missing = Cause.allCases.first(where: { rows[$0] == nil }) {
      throw Finding.scenarioInvalid("la cause « \(missing.rawValue) » manque").at(file: CauseTable.path)
    }
    self.rows = rows
  }

  subscript(_ cause: Cause) -> Row { rows[cause]! }
}
