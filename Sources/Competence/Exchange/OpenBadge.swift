/// A badge of the Open Badges 3.0 model (1EdTech): a competence, or a block that a jury validated. Never a certification, which only
/// the certifier delivers.
///
/// As it stands it is unsigned, and does not call itself verifiable: only `BadgeToken` adds that.
public struct OpenBadge: Hashable, Sendable, Codable {
  public let context: [String]
  /// `urn:uuid:…`
  public let id: String
  public let type: [String]
  public let name: String
  public let description: String
  public let issuer: Profile
  public let validFrom: UniversalTime
  public let credentialSubject: Subject
  public let evidence: [Work]

  enum CodingKeys: String, CodingKey {
    case context = "@context"
    case id, type, name, description, issuer, validFrom, credentialSubject, evidence
  }

  /// The organisation that issues it.
  public struct Profile: Hashable, Sendable, Codable {
    public let id: String
    public let type: [String]
    public let name: String
  }

  /// Who holds it: a pseudonym, `urn:uuid:…`, that the organisation alone can lead back to a person.
  public struct Subject: Hashable, Sendable, Codable {
    public let id: String
    public let type: [String]
    public let achievement: Achievement
    public let result: [Result]
  }

  public struct Achievement: Hashable, Sendable, Codable {
    public let id: String
    public let type: [String]
    public let achievementType: Kind
    public let name: String
    public let description: String
    public let criteria: Criteria
    public let humanCode: String
    public let inLanguage: String
    /// Nil for a title of no public register.
    public let alignment: [Alignment]?
    public let resultDescription: [ResultDescription]
  }

  /// What a learning centre may say of itself; `Certification` is the certifier's and is not here.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case competency = "Competency"
    case microCredential = "MicroCredential"
  }

  public struct Criteria: Hashable, Sendable, Codable {
    public let narrative: String
  }

  /// Where the achievement stands in the public register.
  public struct Alignment: Hashable, Sendable, Codable {
    public let type: [String]
    public let targetName: String
    public let targetUrl: String
    public let targetCode: String
    public let targetFramework: String
    public let targetType: String
  }

  public struct ResultDescription: Hashable, Sendable, Codable {
    public let id: String
    public let type: [String]
    public let name: String
    public let resultType: String
    public var valueMin: String?
    public var valueMax: String?
    public var requiredValue: String?
    public var rubricCriterionLevel: [Level]?
  }

  public struct Level: Hashable, Sendable, Codable {
    public let id: String
    public let type: [String]
    public let name: String
    public let level: String
  }

  public struct Result: Hashable, Sendable, Codable {
    public let type: [String]
    public let resultDescription: String
    public var value: String?
    public var achievedLevel: String?
    public var status: String?
  }

  /// What was done: the model has no place for a digest, which stands in the narrative.
  public struct Work: Hashable, Sendable, Codable {
    public let type: [String]
    public let name: String
    public let genre: String
    public let narrative: String
  }

  static let contexts = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]

  /// The type that only a signed badge has.
  static let verifiable = "VerifiableCredential"

  /// The badge without a signature, as JSON: it says that it has none.
  public func unsignedFile() -> [UInt8] {
    ExchangeJSON.bytes(
      OpenBadge(
        context: context, id: id, type: type, name: name,
        description: "Attestation non signée, à confirmer auprès de l’organisme. \(description)", issuer: issuer,
        validFrom: validFrom, credentialSubject: credentialSubject, evidence: evidence))
  }

  var signed: OpenBadge {
    OpenBadge(
      context: context, id: id, type: [OpenBadge.verifiable] + type, name: name, description: description, issuer: issuer,
      validFrom: validFrom, credentialSubject: credentialSubject, evidence: evidence)
  }
}
