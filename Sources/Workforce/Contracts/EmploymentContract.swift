public import Kernel

/// A contract of work, with all that was agreed since: what holds on a day is ``terms(on:)``.
public struct EmploymentContract: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
    case permanent = "cdi"
    case fixedTerm = "cdd"
    case apprenticeship = "apprentissage"
    case professionalisation
    case internship = "stage"

    public var french: String {
      switch self {
      case .permanent: "CDI"
      case .fixedTerm: "CDD"
      case .apprenticeship: "contrat d’apprentissage"
      case .professionalisation: "contrat de professionnalisation"
      case .internship: "convention de stage"
      }
    }
  }

  /// Why a contract may have an end (C. trav., art. L1242-2 and L1242-3).
  public enum FixedTermReason: String, Codable, CaseIterable, Hashable, Sendable {
    case replacement = "remplacement"
    case activity = "accroissement"
    case seasonal = "saisonnier"
    case custom = "usage"
    /// Waits for whoever takes the place for good.
    case awaitingHire = "attente"
    /// Before a post is suppressed.
    case suppressedPost = "suppression"
    case employmentPolicy = "insertion"
    /// An engineer's or an executive's, for a defined object (18 to 36 months).
    case definedObject = "objet-defini"

    public var french: String {
      switch self {
      case .replacement: "remplacement d’un salarié"
      case .activity: "accroissement temporaire d’activité"
      case .seasonal: "emploi saisonnier"
      case .custom: "CDD d’usage"
      case .awaitingHire: "attente de l’entrée en service d’un salarié en CDI"
      case .suppressedPost: "départ définitif avant la suppression du poste"
      case .employmentPolicy: "politique de l’emploi"
      case .definedObject: "objet défini"
      }
    }

    /// Who is replaced must then be named (C. trav., art. L1242-12).
    public var namesSomebody: Bool { self == .replacement || self == .awaitingHire || self == .suppressedPost }
  }

  /// Of a contract with an end.
  public struct FixedTerm: Codable, Hashable, Sendable {
    public var reason: FixedTermReason?
    /// Name and qualification of who is replaced.
    public var replaced: String?
    /// The least duration, of a contract that ends with its object.
    public var leastThrough: Day?

    public init(reason: FixedTermReason? = nil, replaced: String? = nil, leastThrough: Day? = nil) {
      (self.reason, self.replaced, self.leastThrough) = (reason, replaced, leastThrough)
    }
  }

  /// An apprentice's, or a young person's in professionalisation: the wage follows the year and the age.
  public struct Apprenticeship: Codable, Hashable, Sendable {
    /// Of the training, on the first day: 1, 2 or 3.
    public var year: Int
    public var diploma: String?
    /// The level of the diploma that is prepared, as the DSN codes it: 03 to 08 (`S21.G00.30.025`); nil when it is not known.
    public var preparedLevel: String?
    /// The level of the highest diploma that was got: 01 to 08 (`S21.G00.30.024`).
    public var highestLevel: String?

    public init(year: Int, diploma: String? = nil) { (self.year, self.diploma) = (year, diploma) }
  }

  public struct Trial: Codable, Hashable, Sendable {
    /// Its last day.
    public var through: Day
    /// Its last day once renewed; nil when it was not.
    public var renewedThrough: Day?

    public init(through: Day, renewedThrough: Day? = nil) { (self.through, self.renewedThrough) = (through, renewedThrough) }

    public var last: Day { renewedThrough ?? through }
  }

  public enum EndReason: String, Codable, CaseIterable, Hashable, Sendable {
    case term = "terme"
    case resignation = "demission"
    case dismissal = "licenciement"
    case seriousMisconduct = "faute-grave"
    case redundancy = "licenciement-economique"
    case unfitness = "inaptitude"
    case mutualTermination = "rupture-conventionnelle"
    case trialByEmployer = "essai-employeur"
    case trialByEmployee = "essai-salarie"
    case earlyByAgreement = "rupture-anticipee"
    case retirement = "retraite"
    case retiredByEmployer = "mise-a-la-retraite"
    case death = "deces"

    public var french: String {
      switch self {
      case .term: "fin du contrat à son terme"
      case .resignation: "démission"
      case .dismissal: "licenciement"
      case .seriousMisconduct: "licenciement pour faute grave ou lourde"
      case .redundancy: "licenciement économique"
      case .unfitness: "licenciement pour inaptitude"
      case .mutualTermination: "rupture conventionnelle"
      case .trialByEmployer: "fin de la période d’essai par l’employeur"
      case .trialByEmployee: "fin de la période d’essai par le salarié"
      case .earlyByAgreement: "rupture anticipée d’un commun accord"
      case .retirement: "départ à la retraite"
      case .retiredByEmployer: "mise à la retraite"
      case .death: "décès"
      }
    }
  }

  /// How it really ended.
  public struct Ending: Codable, Hashable, Sendable {
    public var lastDay: Day
    public var reason: EndReason
    /// The day the letter was sent or received, or the agreement signed.
    public var noticeGiven: Day?
    /// The day the procedure of a dismissal began: that of the invitation to the interview.
    public var procedureStarted: Day?
    public var notice: Notice?

    /// What became of the notice.
    public struct Notice: Codable, Hashable, Sendable {
      public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
        case worked = "effectue"
        /// The employer gave leave not to work it.
        case paid = "paye"
        case unpaid = "non-paye"
        /// No notice is due.
        case none = "aucun"

        public var french: String {
          switch self {
          case .worked: "effectué"
          case .paid: "payé, non effectué"
          case .unpaid: "ni effectué ni payé"
          case .none: "aucun"
          }
        }
      }

      public var kind: Kind
      public var from: Day?
      public var through: Day?

      public init(_ kind: Kind, from: Day? = nil, through: Day? = nil) {
        (self.kind, self.from, self.through) = (kind, from, through)
      }
    }

    public init(lastDay: Day, reason: EndReason, noticeGiven: Day? = nil) {
      (self.lastDay, self.reason, self.noticeGiven) = (lastDay, reason, noticeGiven)
    }
  }

  /// The key of whose it is.
  public var employee: Int64
  public var kind: Kind
  public var start: Day
  /// The last day agreed; nil when there is none, or when it ends with its object.
  public var end: Day?
  public var signed: Day?
  public var fixedTerm: FixedTerm?
  public var apprenticeship: Apprenticeship?
  public var trial: Trial?
  /// Why part time may be below the least duration (C. trav., art. L3123-7).
  public var shortTimeReason: String?
  /// Where seniority runs from, when it is earlier than the start: a CDD that became a CDI.
  public var seniorityFrom: Day?
  /// Agreed at first.
  public var terms: Terms
  /// In order of days.
  public var amendments: [Amendment]
  public var ending: Ending?

  public init(employee: Int64, kind: Kind = .permanent, start: Day, end: Day? = nil, terms: Terms) {
    (self.employee, self.kind, self.start, self.end, self.terms) = (employee, kind, start, end, terms)
    amendments = []
  }

  /// Those in force that day; the first ones before the start.
  public func terms(on day: Day) -> Terms { amendments.last { $0.effective <= day }?.terms ?? terms }

  /// The last day of work: as it really ended, or as an amendment or the contract says.
  public var lastDay: Day? { ending?.lastDay ?? agreedEnd }
  /// The last day agreed, the last amendment that moved it counted.
  public var agreedEnd: Day? { amendments.last { $0.end != nil }?.end ?? end }

  public func isInForce(on day: Day) -> Bool { start <= day && lastDay.map { day <= $0 } ?? true }

  /// The days of the contract inside others; nil when it has none.
  public func days(within days: ClosedRange<Day>) -> ClosedRange<Day>? {
    let (low, high) = (max(start, days.lowerBound), min(lastDay ?? days.upperBound, days.upperBound))
    return low <= high ? low...high : nil
  }

  /// Adds one in its place: what was agreed for the same day stands before it.
  public mutating func amend(_ amendment: Amendment) {
    amendments.insert(amendment, at: amendments.firstIndex { $0.effective > amendment.effective } ?? amendments.count)
  }
}

/// Avenant: what holds from a day on, as it was agreed again.
///
/// All the terms are kept, not only what changes: ``Terms/changes(from:)`` says the difference.
public struct Amendment: Codable, Hashable, Sendable {
  public var effective: Day
  public var signed: Day?
  /// In a few words: « passage à 28 heures ».
  public var reason: String
  public var terms: Terms
  /// Another last day, when the amendment renews the contract.
  public var end: Day?

  public init(effective: Day, signed: Day? = nil, reason: String, terms: Terms, end: Day? = nil) {
    (self.effective, self.signed, self.reason, self.terms, self.end) = (effective, signed, reason, terms, end)
  }
}
