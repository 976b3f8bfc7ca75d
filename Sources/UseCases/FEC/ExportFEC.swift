import Foundation
import Kernel
import Ledger
import Store

/// Writes the FEC of a fiscal year with the description that the law asks for
/// (LPF art. A47 A-1): à-nouveaux first, then the validated entries in the
/// order of their numbers. Drafts are not part of it.
public struct ExportFEC: Sendable {
  public enum Form: String, Sendable, CaseIterable {
    case flat = "plat"
    case xml
  }

  /// The closing year; nil for the year of today.
  public var fiscalYear: Int?
  public var folder: String
  public var form: Form
  public var encoding: FECWriter.Encoding
  /// Writes over the files of a former export.
  public var overwrites: Bool

  public init(
    fiscalYear: Int? = nil, folder: String = ".", form: Form = .flat, encoding: FECWriter.Encoding = .utf8,
    overwrites: Bool = false
  ) {
    (self.fiscalYear, self.folder, self.form) = (fiscalYear, folder, form)
    (self.encoding, self.overwrites) = (encoding, overwrites)
  }

  public struct Outcome: Sendable {
    public let file: String
    public let description: String
    public let written: FECWritten
    public let findings: [Finding]
  }

  /// Throws `fec.export.empty`, `dossier.exists` (of the file), `file.cannot-write`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let (outcome, digest) = try desk.dossier.reading { try write(desk, $0) }
    try desk.changing("fec.exporter", subject: "file/\((outcome.file as NSString).lastPathComponent)") {
      change in
      change.add(subject: "export/\((outcome.file as NSString).lastPathComponent)", digest)
    }
    return outcome
  }

  private func write(_ desk: Desk, _ reading: DossierReading) throws -> (Outcome, Digest) {
    let year = try desk.fiscalYear(fiscalYear, reading)
    let facts = try reading.facts()
    let source = try reading.fecLines(year)
    let name = FECFileName.legal(siren: facts.siren, closing: year.year.last, extension: form == .xml ? "xml" : "txt")
    let path = (folder as NSString).appendingPathComponent(name)
    let output = try OutputFile(path, overwrites: overwrites)
    let written: FECWritten
    do {
      written = try write(source, year.year, to: output)
      guard written.lines > 0 else { throw Finding.nothingToExport(year.year) }
    } catch {
      output.discard()
      throw error
    }
    let digest = output.digest
    let description = FECDescription(
      company: facts.name, siren: facts.siren, year: year.year, file: name, encoding: form == .xml ? .latin9 : encoding,
      isXML: form == .xml, extraColumns: source.extraColumns.map { ($0, "colonne reprise du fichier importé") }, written: written,
      sha256: "\(digest)")
    let descriptionPath = (folder as NSString).appendingPathComponent(
      FECDescription.fileName(siren: facts.siren, closing: year.year.last))
    let text = try OutputFile(descriptionPath, overwrites: overwrites)
    try text.write(Array(description.text.utf8))
    try output.keep()
    try text.keep()
    let findings = written.findings + source.findings
    return (Outcome(file: path, description: descriptionPath, written: written, findings: findings), digest)
  }

  private func write(_ source: FECLineSource, _ year: FiscalYear, to sink: OutputFile) throws -> FECWritten {
    switch form {
    case .flat:
      var writer = FECWriter(encoding: encoding, extraColumns: source.extraColumns) { try sink.write($0) }
      try source.eachLine { try writer.write($0) }
      return try writer.finish()
    case .xml:
      var writer = try FECXMLWriter(closing: year.last, extraColumns: source.extraColumns) { try sink.write($0) }
      try source.eachLine { try writer.write($0) }
      return try writer.finish()
    }
  }
}

/// A file being written beside its final name, so that it is whole or absent: 0600, since books name people.
final class OutputFile {
  let path: String
  private let partial: String
  private let descriptor: Int32
  private let overwrites: Bool
  private var hasher = FileDigest()
  private var isKept = false

  var digest: Digest { hasher.digest }

  init(_ path: String, overwrites: Bool) throws {
    (self.path, self.overwrites, partial) = (path, overwrites, "\(path).\(getpid()).partiel")
    if !overwrites, FileManager.default.fileExists(atPath: path) { throw Finding.fileExists(path) }
    descriptor = open(partial, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Finding.cannotWrite(path, String(cString: strerror(errno))) }
  }

  func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { buffer in
      hasher.add(buffer)
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else {
          throw errno == ENOSPC ? Finding.diskFull(path) : Finding.cannotWrite(path, String(cString: strerror(errno)))
        }
        done += count
      }
    }
  }

  /// The file takes its name.
  func keep() throws {
    fsync(descriptor)
    guard rename(partial, path) == 0 else { throw Finding.cannotWrite(path, String(cString: strerror(errno))) }
    isKept = true
  }

  func discard() { unlink(partial) }

  deinit {
    close(descriptor)
    if !isKept { unlink(partial) }
  }
}

extension Finding {
  static func nothingToExport(_ year: FiscalYear) -> Finding {
    Finding(
      "fec.export.empty", "L’exercice \(year.french) n’a aucune écriture validée : il n’y a rien à exporter.",
      recovery: "Validez le brouillard : ecritoire ecriture valider", reference: "LPF art. A47 A-1, VII-1°")
  }

  static func fileExists(_ path: String) -> Finding {
    Finding(
      "file.exists", "« \(path) » existe déjà : il n’a pas été remplacé.",
      recovery: "Choisissez un autre nom ou un autre répertoire, ou remplacez-le : --remplacer")
  }
}
