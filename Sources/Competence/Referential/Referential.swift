import Foundation
public import Kernel

/// A professional title as data: its blocks, its competences, the ways to it, who sits in its juries. Another title is another file.
public struct Referential: Hashable, Sendable, Codable {
  /// `ecritoire.referentiel/1`.
  public let schema: String
  /// « RNCP34786 ».
  public let code: String
  public let title: String
  /// Of the national framework, 1 to 8.
  public let level: Int
  public let certifier: Certifier
  public let registration: Registration
  public let replaces: [String]
  public let nsf: [String]
  public let formacodes: [String]
  public let rome: [String]
  public let jobs: [String]
  public let activities: [String]
  public let prerequisites: String
  public let evaluation: String
  public let wholeTitle: WholeTitle
  public let routes: [AccessRoute]
  public let routesNote: String
  public let statistics: [Year]
  /// What the public sheet leaves empty.
  public let absent: [String]
  /// Where two parts of the public sheet do not say the same.
  public let divergences: [String]
  public let source: String
  public let blocks: [Block]
  public let competences: [Competence]

  public struct Certifier: Hashable, Sendable, Codable {
    public let name: String
    public let siret: String
    public let site: String
    enum CodingKeys: String, CodingKey {
      case name = "nom"
      case siret, site
    }
  }

  public struct Registration: Hashable, Sendable, Codable {
    public let decided: Day
    /// The last day of the registration.
    public let expires: Day
    public let status: String
    enum CodingKeys: String, CodingKey {
      case decided = "decision"
      case expires = "echeance"
      case status = "statut"
    }
  }

  /// What the whole title asks for, beyond its blocks.
  public struct WholeTitle: Hashable, Sendable, Codable {
    public let asksAllBlocks: Bool
    public let trials: [Trial]
    enum CodingKeys: String, CodingKey {
      case asksAllBlocks = "tousLesBlocs"
      case trials = "epreuves"
    }
  }

  public struct Trial: Hashable, Sendable, Codable {
    public let id: String
    public let title: String
    enum CodingKeys: String, CodingKey {
      case id
      case title = "intitule"
    }
  }

  /// A way to the title, and the seats of its jury.
  public struct AccessRoute: Hashable, Sendable, Codable {
    public let id: String
    public let label: String
    public let isOpen: Bool
    public let jury: [String]
    enum CodingKeys: String, CodingKey {
      case id
      case label = "libelle"
      case isOpen = "ouverte"
      case jury
    }
  }

  /// Published figures of a year; what is not published is nil.
  public struct Year: Hashable, Sendable, Codable {
    public let year: Int
    public let certified: Int?
    public let byExperience: Int?
    /// Percent with a job, and with one of the trade, after six months; after two years.
    public let employed6, inTrade6, inTrade24: Int?
    enum CodingKeys: String, CodingKey {
      case year = "annee"
      case certified = "certifies"
      case byExperience = "vae"
      case employed6 = "insertion6"
      case inTrade6 = "metier6"
      case inTrade24 = "metier24"
    }
  }

  public struct Block: Hashable, Sendable, Codable {
    public let id: String
    public let title: String
    public let activity: String
    public let evaluation: String
    enum CodingKeys: String, CodingKey {
      case id
      case title = "intitule"
      case activity = "activite"
      case evaluation
    }
  }

  public struct Competence: Hashable, Sendable, Codable {
    public let id: String
    /// Nil for one that goes across the blocks.
    public let block: String?
    public let parent: String?
    /// Where the sheet says it: A attested competences, B blocks, E evaluation, V transversal.
    public let source: String
    public let title: String
    public let detail: String
    public let activity: String
    /// What is done in the program.
    public let action: String
    public let evidence: String
    public let module: String
    /// What the program looks at, in words.
    public let checks: String
    public let rule: String
    /// What a person judges.
    public let judgement: String
    public let scenarios: [String]
    /// Names of the predicates that grade it; `filles` for a heading.
    public let predicates: [String]
    /// The module that it waits for.
    public let awaits: String?
    enum CodingKeys: String, CodingKey {
      case id, parent, source
      case activity = "activite"
      case action, module, scenarios
      case block = "bloc"
      case title = "intitule"
      case detail = "precision"
      case evidence = "preuve"
      case checks = "controles"
      case rule = "regle"
      case judgement = "jugement"
      case predicates = "predicats"
      case awaits = "attend"
    }

    /// Grades its children together.
    public var isHeading: Bool { predicates == [Referential.heading] }
    /// « Pointer les opérations bancaires ».
    public var label: String {
      let text = detail.isEmpty ? title : detail
      return text.prefix(1).uppercased() + text.dropFirst()
    }
  }

  enum CodingKeys: String, CodingKey {
    case schema, code, nsf, formacodes, rome, evaluation, source
    case title = "intitule"
    case level = "niveau"
    case certifier = "certificateur"
    case registration = "enregistrement"
    case replaces = "remplace"
    case jobs = "emplois"
    case activities = "activites"
    case prerequisites = "prerequis"
    case wholeTitle = "titre"
    case routes = "voies"
    case routesNote = "noteVoies"
    case statistics = "statistiques"
    case absent = "absents"
    case divergences
    case blocks = "blocs"
    case competences
  }

  static let heading = "filles"
  static let schemaName = "ecritoire.referentiel/1"

  public func competence(_ id: String) -> Competence? { competences.first { $0.id == id } }
  public func block(_ id: String) -> Block? { blocks.first { $0.id == id } }
  public func route(_ id: String) -> AccessRoute? { routes.first { $0.id == id } }
  public func children(of id: String) -> [Competence] { competences.filter { $0.parent == id } }
  public func competences(of block: String) -> [Competence] { competences.filter { $0.block == block } }

  /// Nobody enters by a title whose registration has ended; what was begun before may be finished.
  public func isExpired(on day: Day) -> Bool { registration.expires < day }

  /// What grades a competence.
  public enum Coverage: Hashable, Sendable {
    case automatic
    /// A person alone.
    case person
    /// A module that the program does not have yet.
    case awaiting(String)
  }

  /// A heading is automatic when one of its children is, and waits when they all do.
  public func coverage(_ competence: Competence) -> Coverage {
    guard competence.isHeading else {
      if !competence.predicates.isEmpty { return .automatic }
      return competence.awaits.map { .awaiting($0) } ?? .person
    }
    let below = children(of: competence.id).map(coverage)
    if below.contains(.automatic) { return .automatic }
    return below.first { if case .awaiting = $0 { true } else { false } } ?? .person
  }

  /// How many competences each kind of coverage has.
  public var counts: (automatic: Int, person: Int, awaiting: Int) {
    let all = competences.map(coverage)
    let (automatic, person) = (all.count { $0 == .automatic }, all.count { $0 == .person })
    return (automatic, person, all.count - automatic - person)
  }
}
