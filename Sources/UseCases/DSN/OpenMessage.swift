import Formats
public import Kernel
public import SocialReporting

/// Opens a DSN that somebody has, text or XML, to look at it: the message, what is wrong with its form, what the controls say.
public struct OpenMessage: Sendable {
  public struct Outcome: Sendable {
    /// Nil when the file says no whole message, or is larger than ``OpenMessage/lookedAt``.
    public let message: DSNMessage?
    /// Nil when it names none that there are files for.
    public let norm: Norm?
    public let isXML: Bool
    /// Of its form, then of the controls: Écritoire’s, not certified.
    public let log: FindingLog
    /// What a tolerant reading read all the same.
    public let forgiven: FindingLog
    public let summary: MessageSummary
    /// How many controls were judged.
    public let checked: Int
    /// It says the same once written again: nothing of it was left out.
    public let isWhole: Bool
    public let isTooLarge: Bool
  }

  /// How many bytes of a file are kept in memory as a tree; a larger one is judged all the same.
  public static let lookedAt: Int64 = 32 << 20

  public var path: String
  public var mode: NEODeSReader.Mode
  public var files: DataFiles
  /// Nil leaves what depends on the day.
  public var today: Day?

  public init(_ path: String, mode: NEODeSReader.Mode = .strict, files: DataFiles = .embedded, today: Day? = nil) {
    (self.path, self.mode, self.files, self.today) = (path, mode, files, today)
  }

  /// Throws `file.missing`, `file.not-regular`, `dsn.norm.data-invalid`.
  public func callAsFunction() throws -> Outcome {
    let isXML = try Self.isXML(file: path)
    let file = try InputFile(path)
    let isTooLarge = file.size > OpenMessage.lookedAt
    var collector: MessageCollector?
    var checker: MessageChecker?
    let source: ByteSource = { try file.read(into: $0) }
    let take = { (piece: MessagePiece, norm: Norm) throws in
      if checker == nil { checker = try MessageChecker(norm, today: today, files: files) }
      checker?.take(piece)
      guard !isTooLarge else { return }
      if collector == nil { collector = MessageCollector(norm) }
      collector?.take(piece)
    }
    let reading =
      try isXML ? DSNXMLReader(files: files).read(source, take) : NEODeSReader(mode: mode, files: files).read(source, take)
    let message = collector?.message(reading.lineEnding)
    var log = reading.log
    let isWhole = !log.hasErrors && message != nil
    var checked = 0
    if let verdict = checker?.finish(isCut: log.findings.contains { $0.code == "dsn.totals.missing" }) {
      log.add(verdict.log.findings, counts: verdict.log.counts)
      checked = verdict.checked.count
    }
    return Outcome(
      message: message, norm: reading.norm, isXML: isXML, log: log, forgiven: reading.forgivenLog, summary: reading.summary,
      checked: checked, isWhole: isWhole, isTooLarge: isTooLarge)
  }

  /// Whether a file is XML, by its first bytes. Throws `file.missing`, `file.not-regular`.
  public static func isXML(file path: String) throws -> Bool { try isXML(InputFile(path).head(4096)) }

  /// XML begins with an angle bracket, behind blanks and the mark of an encoding.
  static func isXML(_ head: [UInt8]) -> Bool {
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    return start.first { ![9, 10, 13, 32].contains($0) } == UInt8(ascii: "<")
  }
}
