public import Kernel

/// A statement of xAPI 1.0.3: a learner, a verb, what it was about. It carries no version, as the specification asks of who writes it.
public struct ExperienceStatement: Hashable, Sendable, Encodable {
  public let id: String
  public let timestamp: UniversalTime
  public let actor: Agent
  public let verb: Verb
  public let object: Activity
  public let result: Outcome?
  public let context: Context
  public let attachments: [ExperienceAttachment]?

  /// A learner by account: a pseudonym at a service, never a name or an address.
  public struct Agent: Hashable, Sendable, Encodable {
    public let objectType: String
    public let account: Account
  }

  public struct Account: Hashable, Sendable, Encodable {
    public let homePage: String
    public let name: String
  }

  public struct Verb: Hashable, Sendable, Encodable {
    public let id: String
    public let display: [String: String]
  }

  public struct Activity: Hashable, Sendable, Encodable {
    public let objectType: String
    public let id: String
    /// Nil where the same activity is described by statements of its own.
    public let definition: Definition?
  }

  public struct Definition: Hashable, Sendable, Encodable {
    public let name: [String: String]
    public let type: String
  }

  public struct Outcome: Hashable, Sendable, Encodable {
    public var score: Score?
    public var success: Bool?
    public var completion: Bool?
  }

  public struct Score: Hashable, Sendable, Encodable {
    public let scaled: ExactDecimal
    public let raw: ExactDecimal
    public let min: ExactDecimal
    public let max: ExactDecimal
  }

  public struct Context: Hashable, Sendable, Encodable {
    public let contextActivities: ContextActivities
    public let language: String
  }

  public struct ContextActivities: Hashable, Sendable, Encodable {
    public let parent: [Activity]?
    public let grouping: [Activity]
  }
}

/// A piece of evidence beside a statement: its digest, and not its content.
public struct ExperienceAttachment: Hashable, Sendable, Encodable {
  public let usageType: String
  public let display: [String: String]
  public let contentType: String
  public let length: Int
  public let sha2: String
  public let fileUrl: String

  /// - Parameter length: of what the digest was taken of, in bytes. Throws `competence.evidence.digest` and
  ///   `competence.experience.attachment`.
  public init(_ evidence: Evidence, title: String, length: Int, contentType: String = "application/json") throws(Finding) {
    guard length > 0 else { throw .experienceAttachment(evidence, length: length) }
    sha2 = try evidence.checkedDigest()
    (usageType, display, self.contentType, self.length) = ("urn:ecritoire:preuve", ["fr": title], contentType, length)
    fileUrl = "urn:sha256:\(sha2)"
  }
}

/// Points out of a maximum.
public struct ExperienceScore: Hashable, Sendable {
  public let points: Points
  public let maximum: Points

  /// Nil unless the points are from zero to the maximum, which is not zero.
  public init?(_ points: Points, of maximum: Points) {
    guard maximum > .zero, (.zero...maximum).contains(points) else { return nil }
    (self.points, self.maximum) = (points, maximum)
  }

  /// Out of a hundred.
  public init(_ share: Share) {
    (points, maximum) = (Points(hundredths: share.thousandths * 10), Points(hundredths: 100_00))
  }

  /// Whether it reaches the threshold, exactly.
  public var isEnough: Bool { points.hundredths * 1000 >= maximum.hundredths * BlockBoard.threshold.thousandths }

  /// The scaled score is cut to four decimals, never rounded up: what is not enough does not look enough.
  var shown: ExperienceStatement.Score {
    ExperienceStatement.Score(
      scaled: ExactDecimal(tenThousandths: points.hundredths * 10_000 / maximum.hundredths),
      raw: ExactDecimal(tenThousandths: points.hundredths * 100), min: ExactDecimal(tenThousandths: 0),
      max: ExactDecimal(tenThousandths: maximum.hundredths * 100))
  }
}
