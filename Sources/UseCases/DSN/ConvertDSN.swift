import Formats
import Foundation
public import Kernel
public import SocialReporting

/// From NEODeS text to XML and back, in flat memory: nothing is added or lost. The result is written whole or not at all, and only when
/// what was read has no error.
public struct ConvertDSN: Sendable {
  /// The forms: the first is told by what the file holds, the second by its name (.dsn, .xml).
  public struct Outcome: Sendable {
    public let file: String
    public let from, to: DSNForm
    public let summary: MessageSummary
    public let version: String?
    /// What refused the conversion; then what the schema says of the XML, as warnings: the conversion is faithful all the same.
    public let log: FindingLog
    /// The XML was held to the schema of its nature.
    public let sawSchema: Bool
    /// Written. False when the log has errors.
    public let isWritten: Bool
  }

  public var source, target: String
  /// Reads texts that are not exactly in form, and says what was forgiven.
  public var isTolerant: Bool
  public var overwrites: Bool
  public var files: DataFiles

  public init(
    _ source: String, to target: String, isTolerant: Bool = false, overwrites: Bool = false, files: DataFiles = .embedded
  ) {
    (self.source, self.target, self.isTolerant, self.overwrites) = (source, target, isTolerant, overwrites)
    self.files = files
  }

  /// Throws `file.missing`, `file.unknown-kind`, `dsn.convert.form-unknown`, `dsn.convert.same-form`, `file.exists`,
  /// `file.cannot-write`, `disk.full`.
  public func callAsFunction() throws -> Outcome {
    guard let to = DSNForm(fileName: target) else { throw Finding.dsnConvertFormUnknown(target) }
    let head = try InputFile(source).head(4096)
    guard let from = DSNForm.detect(head) else {
      throw Finding.unknownKind(source, seems: Foreign(Array(head.prefix(8))))
    }
    guard from != to else { throw Finding.dsnConvertSameForm(from) }
    let input = try InputFile(source)
    let output = try OutputFile(target, overwrites: overwrites)
    let written = Written(to, from.lineEnding(head), output)
    let reading = try read(from, input) { piece, norm in try written.take(piece, norm) }
    var log = reading.log
    for finding in reading.forgiven { log.add(finding) }
    if let refusal = written.refusal, !log.hasErrors { log.add(refusal) }
    guard !log.hasErrors, reading.norm != nil else { return outcome(from, to, reading, log) }
    try written.finish()
    try output.keep()
    let sawSchema = try hold(to == .xml ? target : source, to: written.natures, reading, &log)
    return outcome(from, to, reading, log, sawSchema: sawSchema, isWritten: true)
  }

  private func outcome(
    _ from: DSNForm, _ to: DSNForm, _ reading: MessageReading, _ log: FindingLog, sawSchema: Bool = false, isWritten: Bool = false
  ) -> Outcome {
    Outcome(
      file: target, from: from, to: to, summary: reading.summary, version: reading.norm?.version, log: log, sawSchema: sawSchema,
      isWritten: isWritten)
  }

  private func read(
    _ form: DSNForm, _ input: InputFile, _ take: (MessagePiece, Norm) throws -> Void
  ) throws -> MessageReading {
    switch form {
    case .text: try NEODeSReader(mode: isTolerant ? .tolerant : .strict, files: files).read({ try input.read(into: $0) }, take)
    case .xml: try DSNXMLReader(files: files).read({ try input.read(into: $0) }, take)
    }
  }

  /// Adds what the schema says; false when there is none for such a message.
  private func hold(
    _ file: String, to natures: DSNNatures, _ reading: MessageReading, _ log: inout FindingLog
  ) throws -> Bool {
    switch try natures.schema(version: reading.norm?.version ?? "", files: files) {
    case .none(let why):
      log.add(why)
      return false
    case .schema(let schema):
      for var finding in try schema.validate(file: file) {
        finding.severity = .warning
        log.add(finding)
      }
      return true
    }
  }

  /// The other form, as the pieces come. What cannot be written is kept for the end: the reading may say it better.
  private final class Written {
    private enum Writer {
      case text(NEODeSWriter)
      case xml(DSNXMLWriter)
    }
    private let form: DSNForm
    private let lineEnding: DSNMessage.LineEnding
    private let output: OutputFile
    private var writer: Writer?
    var natures = DSNNatures()
    private(set) var refusal: Finding?

    init(_ form: DSNForm, _ lineEnding: DSNMessage.LineEnding, _ output: OutputFile) {
      (self.form, self.lineEnding, self.output) = (form, lineEnding, output)
    }

    func take(_ piece: MessagePiece, _ norm: Norm) throws {
      natures.take(piece)
      guard refusal == nil else { return }
      do { try write(piece, norm) } catch let finding as Finding where finding.code.hasPrefix("dsn.") { refusal = finding }
    }

    private func write(_ piece: MessagePiece, _ norm: Norm) throws {
      switch try writer ?? begin(norm) {
      case .text(var text):
        writer = nil
        try text.write(piece)
        writer = .text(text)
      case .xml(var xml):
        writer = nil
        try xml.write(piece)
        writer = .xml(xml)
      }
    }

    private func begin(_ norm: Norm) throws -> Writer {
      let sink = output
      switch form {
      case .text: return .text(NEODeSWriter(lineEnding: lineEnding) { try sink.write($0) })
      case .xml: return .xml(try DSNXMLWriter(norm: norm, lineEnding: lineEnding) { try sink.write($0) })
      }
    }

    func finish() throws {
      switch writer {
      case .text(var text)?: try text.finish()
      case .xml(var xml)?: try xml.finish()
      case nil: break
      }
    }
  }
}

extension Finding {
  static func dsnConvertFormUnknown(_ path: String) -> Finding {
    Finding(
      "dsn.convert.form-unknown", "Le nom « \((path as NSString).lastPathComponent) » ne dit pas la forme à écrire.",
      recovery: "Terminez-le par .xml pour du XML, par .dsn pour du texte NEODeS.")
  }

  static func dsnConvertSameForm(_ form: DSNForm) -> Finding {
    Finding(
      "dsn.convert.same-form", "Le fichier est déjà \(form == .xml ? "en XML" : "en texte NEODeS") : il n’y a rien à convertir.",
      recovery: "Donnez à la copie l’autre forme : .xml pour du XML, .dsn pour du texte NEODeS.")
  }
}
