import Formats
public import Kernel
public import SocialReporting

/// What declarations say differently from a model, by meaning: one other, or the exports of a whole class. No dossier is needed, nothing
/// is kept.
public struct CompareDSN: Sendable {
  /// One file beside the model.
  public struct Judged: Sendable {
    public let file: String
    /// Nil when one of the two could not be read as a declaration.
    public let comparison: MessageComparison?
    /// What is wrong with its form, and what a tolerant reading let pass as warnings; bounded.
    public let log: FindingLog
  }

  public struct Outcome: Sendable {
    public let model: String
    /// What is wrong with the form of the model.
    public let log: FindingLog
    /// In the order that they were given.
    public let files: [Judged]

    /// All were read, and say the same.
    public var isSame: Bool { files.allSatisfy { $0.comparison?.isSame ?? false } }
    public var isUnreadable: Bool { files.contains { $0.comparison == nil } }
    /// Of the model, then of each file.
    public var findings: [Finding] { log.findings + files.flatMap(\.log.findings) }
  }

  public var model: String
  public var others: [String]
  /// Numbers of social security are written whole, and not masked.
  public var showsIdentifiers: Bool
  public var files: DataFiles

  public init(_ model: String, _ others: [String], showsIdentifiers: Bool = false, files: DataFiles = .embedded) {
    (self.model, self.others, self.showsIdentifiers, self.files) = (model, others, showsIdentifiers, files)
  }

  /// Throws `file.missing`, `file.not-regular`, `file.too-large`, `dsn.norm.data-invalid`.
  public func callAsFunction() throws -> Outcome {
    let (reading, log) = try read(model)
    let norm = try reading.norm ?? NormShelf(files).latest()
    var judged: [Judged] = []
    for path in others {
      let (other, otherLog) = try read(path)
      let comparison: MessageComparison? =
        if let first = reading.message, let second = other.message {
          MessageComparison(first, second, norm: norm, showsIdentifiers: showsIdentifiers)
        } else {
          nil
        }
      judged.append(Judged(file: path, comparison: comparison, log: otherLog))
    }
    return Outcome(model: model, log: log, files: judged)
  }

  /// What a message of an ordinary size may take: it is held whole.
  private static let largest: Int64 = 128 << 20

  private func read(_ path: String) throws -> (MessageReading, FindingLog) {
    let isXML = try DSNForm.detect(InputFile(path).head(4_096)) == .xml
    let file = try InputFile(path)
    guard file.size <= Self.largest else { throw Finding.fileTooLarge(path, size: file.size, limit: Int(Self.largest)) }
    let source: ByteSource = { try file.read(into: $0) }
    let reading = try isXML ? DSNXMLReader(files: files).read(source) : NEODeSReader(mode: .tolerant, files: files).read(source)
    var log = FindingLog()
    for finding in reading.log.findings + reading.forgiven { log.add(finding.at(file: path)) }
    return (reading, log)
  }

  /// Whether a file is a declaration, by its first bytes.
  public static func isDSN(_ path: String) throws -> Bool { try DSNForm.detect(InputFile(path).head(4_096)) != nil }
}
