public import Kernel

/// What a reader found in a file.
public struct MessageReading: Sendable {
  /// Nil when the pieces were given one by one, or when they are not an envelope, declarations and the totals.
  public let message: DSNMessage?
  /// The norm that the file names; nil when it names none, or one that there are no files for.
  public let norm: Norm?
  /// What is wrong with the form: names, order, parents, occurrences, characters, lines, totals.
  public let log: FindingLog
  /// What a tolerant reading read all the same, as warnings with their lines; counted beyond the first of each kind.
  public let forgivenLog: FindingLog
  public let summary: MessageSummary
  /// That of the first line.
  public let lineEnding: DSNMessage.LineEnding

  public var forgiven: [Finding] { forgivenLog.findings }

  public init(
    message: DSNMessage?, norm: Norm?, log: FindingLog, forgivenLog: FindingLog = FindingLog(), summary: MessageSummary,
    lineEnding: DSNMessage.LineEnding
  ) {
    (self.message, self.norm, self.log, self.forgivenLog) = (message, norm, log, forgivenLog)
    (self.summary, self.lineEnding) = (summary, lineEnding)
  }

  /// The same, with the message that its pieces made.
  func with(_ message: DSNMessage?) -> MessageReading {
    MessageReading(
      message: message, norm: norm, log: log, forgivenLog: forgivenLog, summary: summary, lineEnding: lineEnding)
  }
}

/// How much a message holds.
public struct MessageSummary: Hashable, Sendable {
  public internal(set) var declarations: Int
  /// As `S90.G00.90.001` counts them: with the two of the totals.
  public internal(set) var rubrics: Int
  public internal(set) var individuals: Int

  public init(declarations: Int = 0, rubrics: Int = 0, individuals: Int = 0) {
    (self.declarations, self.rubrics, self.individuals) = (declarations, rubrics, individuals)
  }
}

/// Where a reading puts what it finds: a strict one refuses all of it, a tolerant one sets apart what it can read all the same.
public struct ReadingNotes: Sendable {
  public let isTolerant: Bool
  public private(set) var log = FindingLog()
  public private(set) var forgiven = FindingLog()

  public init(isTolerant: Bool = false) { self.isTolerant = isTolerant }

  /// What no reading forgives.
  public mutating func add(_ code: String, _ make: () -> Finding) { log.add(code, severity: .error, make) }

  public mutating func add(_ finding: Finding) { log.add(finding) }

  /// An error in a strict reading, a warning apart in a tolerant one.
  public mutating func forgive(_ code: String, _ make: () -> Finding) {
    guard isTolerant else { return log.add(code, severity: .error, make) }
    forgiven.add(code, severity: .warning) {
      var finding = make()
      finding.severity = .warning
      return finding
    }
  }
}
