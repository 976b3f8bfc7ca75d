import Formats
public import Kernel
import SocialReporting
import Store

/// Writes the file of a declaration: its text as it was prepared, or the same as XML. Nothing leaves that our reader, our schema
/// and our checks do not take.
public struct ExportDeclaration: Sendable {
  public enum Form: String, CaseIterable, Hashable, Sendable {
    case xml
    case neodes

    /// The end of the name of its files.
    public var fileExtension: String { self == .xml ? "xml" : "dsn" }
  }

  public struct Outcome: Sendable {
    public let declaration: KeptDeclaration
    public let form: Form
    /// Nil when nothing was written: the bytes are then to be handed over, unless it was refused.
    public let file: String?
    /// The name that the file has, or should have.
    public let name: String
    /// Empty when it was refused.
    public let bytes: [UInt8]
    /// SHA-256 of the bytes, in hexadecimal.
    public let digest: String
    /// What the checks say; `dsn.export.refused` first when one of them is an error.
    public let findings: [Finding]

    /// Nothing left: an error of the checks stands against it.
    public var isRefused: Bool { bytes.isEmpty }
  }

  public var choice: DeclarationChoice
  public var form: Form
  /// Nil to hand the bytes over without writing a file.
  public var path: String?
  public var overwrites: Bool

  public init(_ choice: DeclarationChoice, as form: Form, to path: String? = nil, overwrites: Bool = false) {
    (self.choice, self.form, self.path, self.overwrites) = (choice, form, path, overwrites)
  }

  /// Throws `access.denied`, `dsn.declaration.unknown`, `dsn.declaration.none`, `dsn.declaration.several`,
  /// `dsn.declaration.superseded`, `dsn.declaration.unreadable`, `file.exists`, `file.cannot-write`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.employ)
    let kept = try desk.dossier.reading { try choice.find($0, desk) }
    if case .superseded(let next) = kept.state { throw Finding.declarationSuperseded(kept.id, by: next) }
    let apart = try desk.dossier.reading {
      try $0.partFindings(kept.stored.content, besides: kept.id, people: $0.names(ofPayslips: kept.stored.content.payslips))
    }
    let changed = try ReadDeclaration(kept.id)(desk).findings.filter {
      $0.code == "dsn.declaration.changed" || $0.code == "dsn.signal.changed"
    }
    var (bytes, findings) = try judged(kept, apart, desk)
    findings += changed
    guard !bytes.isEmpty else {
      return Outcome(declaration: kept, form: form, file: nil, name: "", bytes: [], digest: "", findings: findings)
    }
    let name = path.map { String($0.split(separator: "/").last ?? "") } ?? "\(kept.fileName).\(form.fileExtension)"
    var file: OutputFile?
    let digest = Digest(of: bytes)
    try desk.changing("dsn.exporter", subject: "declaration/\(kept.id)") { change in
      if let path {
        file = try OutputFile(path, overwrites: overwrites)
        try file?.write(bytes)
      }
      change.add(subject: "export/\(name)", digest)
    }
    // The file takes its name once the dossier says that it left.
    try file?.keep()
    return Outcome(
      declaration: kept, form: form, file: path, name: name, bytes: bytes, digest: "\(digest)", findings: findings)
  }

  /// The bytes and what the checks warn of; no bytes when one of the findings is an error.
  /// - Parameter apart: what the other parts of the month say of it: somebody in two of them stops both.
  private func judged(_ kept: KeptDeclaration, _ apart: [Finding], _ desk: Desk) throws -> ([UInt8], [Finding]) {
    let content = kept.stored.content
    let message = try DeclarationReading.message(of: kept.stored, files: desk.files)
    let norm = try NormShelf(desk.files).required(content.norm)
    let xml = try message.xml(norm)
    let verdict = try MessageChecker.verdict(on: message, norm: norm, today: desk.today, files: desk.files)
    var findings = verdict.naming(message).log.findings
    let schema = try DSNSchema.schema(version: content.norm, nature: kept.nature, files: desk.files)
    findings += schema.validate(xml)
    findings += apart.map { finding in
      var stopping = finding
      stopping.severity = .error
      return stopping
    }
    let errors = findings.count { $0.severity == .error }
    guard errors == 0 else { return ([], [.declarationRefused(kept.id, errors)] + findings) }
    return (form == .xml ? xml : content.text, findings)
  }
}
