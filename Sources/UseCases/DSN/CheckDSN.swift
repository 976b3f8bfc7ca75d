import Formats
import Kernel
import Ledger
public import SocialReporting

/// What a declaration's file holds.
public struct DSNFileSummary: Sendable {
  public let declarations, rubrics, individuals: Int
  /// `P26V01`; nil when the file names no version that there are files for.
  public let version: String?
  /// The natures of its declarations (`S20.G00.05.001`), in the order met.
  public let natures: [String]
  /// Nil when the file names none.
  public let isTest: Bool?
  /// The XML was held to the schema of its nature.
  public let sawSchema: Bool
  /// How many controls were judged; none on a file that cannot be read to its end.
  public let controls: Int

  /// Our checks are no deposit's: said wherever a verdict is.
  public static let notice = "Contrôles Écritoire, non certifiés."
}

extension CheckFiles {
  /// Reads a declaration to its end, in flat memory: its form, its dictionary, and for XML the schema of its nature.
  func checkDSN(_ path: String, _ form: DSNForm) throws -> Verdict {
    let input = try InputFile(path)
    let seen = SeenDSN(today: today, files: files)
    let take: (MessagePiece, Norm) throws -> Void = { piece, norm in try seen.take(piece, norm) }
    let reading =
      switch form {
      case .text:
        try NEODeSReader(mode: mode == .tolerant ? .tolerant : .strict, files: files).read({ try input.read(into: $0) }, take)
      case .xml: try DSNXMLReader(files: files).read({ try input.read(into: $0) }, take)
      }
    var log = reading.log
    for finding in reading.forgiven { log.add(finding) }
    let kind: Kind = form == .xml ? .dsnXML : .dsn
    if reading.summary.rubrics == 0, log.findings.contains(where: \.saysUnreadable) {
      return Verdict(file: path, kind: .unknown, summary: nil, log: log)
    }
    var controls = 0
    // What is missing at the end of a file that is cut is missing of all of it, and is said once.
    let isCut = log.findings.contains { $0.code == "dsn.totals.missing" }
    if let verdict = seen.verdict(isCut: isCut), reading.norm != nil, !log.findings.contains(where: \.saysUnreadable) {
      log.add(verdict.log.findings, counts: verdict.log.counts)
      controls = verdict.checked.count
    }
    let sawSchema = form == .xml && !reading.log.hasErrors ? try hold(path, to: seen.natures, reading, &log) : false
    let summary = DSNFileSummary(
      declarations: reading.summary.declarations, rubrics: reading.summary.rubrics, individuals: reading.summary.individuals,
      version: reading.norm?.version, natures: seen.natures.codes, isTest: seen.isTest, sawSchema: sawSchema, controls: controls)
    return Verdict(file: path, kind: kind, summary: .dsn(summary), log: log)
  }

  /// False when there is no schema for such a message, which is then said.
  private func hold(
    _ path: String, to natures: DSNNatures, _ reading: MessageReading, _ log: inout FindingLog
  ) throws -> Bool {
    switch try natures.schema(version: reading.norm?.version ?? "", files: files) {
    case .none(let why):
      log.add(why)
      return false
    case .schema(let schema):
      for finding in try schema.validate(file: path) { log.add(finding) }
      return true
    }
  }
}

/// What went by while a file was read.
private final class SeenDSN {
  private let today: Day
  private let files: DataFiles
  private var checker: MessageChecker?
  private(set) var natures = DSNNatures()
  private(set) var isTest: Bool?

  init(today: Day, files: DataFiles) { (self.today, self.files) = (today, files) }

  /// What the controls say; nil when nothing went by.
  func verdict(isCut: Bool) -> MessageVerdict? { checker?.finish(isCut: isCut) }

  func take(_ piece: MessagePiece, _ norm: Norm) throws {
    if checker == nil { checker = try MessageChecker(norm, today: today, formIsRead: true, files: files) }
    checker?.take(piece)
    natures.take(piece)
    if case .block(let block) = piece, block.id == "S10.G00.00", let code = block[5] { isTest = code == "01" }
  }
}
