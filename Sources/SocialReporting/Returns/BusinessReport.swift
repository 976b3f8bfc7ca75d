public import Kernel

/// What comes back after a declaration was filed: an acknowledgement, a verdict, the identities that were recognised, the rates of
/// income tax to apply.
///
/// The shape is that of the reports (`rapport`) of GIP-MDS. No schema of it is public: it is read as the display stylesheet of
/// net-entreprises (revision 28257), the acknowledgements of the GIP's own test data (v01r04) and a published « CRM nominatif » (v01r07, 2019) show it.
/// What is not known there is skipped.
public struct BusinessReport: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// « AEE »: the file was received.
    case acknowledgement
    /// « ARE »: the file was not even taken.
    case refusal
    /// « CCO »: the certificate of conformity.
    case conformity
    /// « BAN », « ANO »: what is wrong.
    case anomalies
    /// « BIS », type 20: who was recognised, against the national register of identities.
    case identification
    /// « CRM nominatif »: the rates of income tax.
    case taxRates
    case other

    public var french: String {
      switch self {
      case .acknowledgement: "accusé d’enregistrement"
      case .refusal: "avis de rejet"
      case .conformity: "certificat de conformité"
      case .anomalies: "bilan d’anomalies"
      case .identification: "bilan d’identification des salariés"
      case .taxRates: "compte rendu nominatif : taux de prélèvement à la source"
      case .other: "compte rendu"
      }
    }
  }

  /// As the report names itself: `AEE`, `20`, `CRM nominatif`.
  public internal(set) var type: String
  /// `DSN`; another network speaks the same way.
  public internal(set) var profile: String
  /// Of the shape: `v01r07`.
  public internal(set) var version: String
  /// What a declaration that applies the rates has to repeat (`S21.G00.50.008`).
  public internal(set) var identifier: String?
  /// What the report says to everybody.
  public internal(set) var message: String?
  public internal(set) var envelope = Envelope()
  public internal(set) var declarations: [Declaration] = []
  /// Of the whole file.
  public internal(set) var anomalies: [Anomaly] = []

  /// What the file was, and how it was taken.
  public struct Envelope: Hashable, Sendable {
    public internal(set) var flow: String?
    public internal(set) var sender: String?
    public internal(set) var norm: String?
    public internal(set) var isTest: Bool?
    public internal(set) var received: Day?
    /// `OK`, `KO`.
    public internal(set) var state: String?

    public init() {}
  }

  public struct Declaration: Hashable, Sendable {
    public internal(set) var nature: String?
    public internal(set) var type: String?
    public internal(set) var order: String?
    public internal(set) var month: String?
    public internal(set) var siren: String?
    public internal(set) var nic: String?
    /// What the employer called it.
    public internal(set) var businessID: String?
    /// `OK`, `KO`, `ANO`.
    public internal(set) var state: String?
    public internal(set) var conformity: String?
    public internal(set) var certificate: String?
    public internal(set) var employees: Int?
    public internal(set) var people: [Person] = []
    public internal(set) var anomalies: [Anomaly] = []

    public init() {}
  }

  /// Somebody a report speaks of. The number of social security is personal: it is shown masked.
  public struct Person: Hashable, Sendable {
    /// Thirteen characters, or fifteen with the key, as the report has them.
    public internal(set) var nir: String?
    public internal(set) var temporaryNumber: String?
    /// « matricule ».
    public internal(set) var number: String?
    public internal(set) var birthName: String?
    public internal(set) var usedName: String?
    public internal(set) var firstNames: String?
    public internal(set) var birth: String?
    /// Who knows them so: `DSN`, `SNGI`.
    public internal(set) var origin: String?
    /// In percent, as the report has it: `7.40`.
    public internal(set) var taxRate: String?
    /// A rate announced for later, and from when.
    public internal(set) var futureRate: String?
    public internal(set) var futureFrom: String?
    public internal(set) var line: Int

    public init(line: Int) { self.line = line }
  }

  public struct Anomaly: Hashable, Sendable {
    public internal(set) var code = ""
    /// « bloquant », « non-bloquant ».
    public internal(set) var category: String?
    public internal(set) var message = ""
    /// Of the file that was sent.
    public internal(set) var sentLine: Int?
    /// What set it off.
    public internal(set) var rubric: String?
    public internal(set) var value: String?
    public internal(set) var people: [Person] = []
    public internal(set) var line: Int

    public init(line: Int) { self.line = line }

    public var isBlocking: Bool {
      guard let category else { return false }
      let plain = category.lowercased()
      return plain.contains("bloquant") && !plain.contains("non")
    }
  }

  init(type: String, profile: String, version: String) { (self.type, self.profile, self.version) = (type, profile, version) }

  public var kind: Kind {
    switch type.uppercased() {
    case "AEE": .acknowledgement
    case "ARE": .refusal
    case "CCO": .conformity
    case "BAN", "ANO": .anomalies
    case "20", "BIS": .identification
    default: declarations.contains { $0.people.contains { $0.taxRate != nil } } || isNamedNominative ? .taxRates : .other
    }
  }

  private var isNamedNominative: Bool { type.lowercased().contains("nominatif") }

  /// The file, or a declaration of it, was not accepted.
  public var isRefused: Bool {
    kind == .refusal || envelope.state == "KO" || declarations.contains { $0.state == "KO" || $0.conformity == "KO" }
  }

  /// Of the file and of its declarations.
  public var allAnomalies: [Anomaly] { anomalies + declarations.flatMap(\.anomalies) }
}

extension BusinessReport {
  /// A number of social security as it may be shown: « 2 99 •• … ».
  public static func masked(_ nir: String) -> String { ComparisonWords.masked(nir.filter { !$0.isWhitespace }) }
}

extension BusinessReport {
  /// A text of others, where numbers of social security are masked.
  public static func withoutNumbers(_ text: String) -> String { Finding.harmless(text) }
}
