import Competence
public import Formats
import Foundation
import Kernel
import Store

/// A candidate's file with all that proves it, in one container that is verified without the dossier.
public struct JuryArchive: Sendable {
  static let schema = "ecritoire.archive-jury/1"
  static let manifestName = "manifeste.json"
  static let evidenceName = "preuves.json"
  static let handInsName = "travaux.json"
  static let judgementsName = "jugements.json"
  static let decisionsName = "decisions.json"
  static let pagesName = "dossier-jury.pdf"
  static func trailName(_ work: String) -> String { "piste/\(work).json" }

  public let files: [ZIPContainer.File]
  /// The SHA-256 of the manifest: whoever noted it elsewhere sees that the archive is the one that was made.
  public let seal: String

  /// - Parameter pages: the file as a PDF.
  public init(_ file: JuryFile, pages: [UInt8]) throws {
    var files = [ZIPContainer.File(JuryArchive.pagesName, pages)]
    func add(_ name: String, _ value: some Encodable) throws {
      files.append(ZIPContainer.File(name, try JuryArchive.json(value)))
    }
    try add(
      JuryArchive.evidenceName,
      file.works.flatMap { work in
        work.evidence.map { Proof(dossier: work.name, evidence: $0.evidence, standing: $0.standing.rawValue) }
      })
    func things(_ things: (JuryFile.Work) -> [ExportedThing]) -> [Told] {
      file.works.flatMap { work in things(work).map { Told(dossier: work.name, thing: $0) } }
    }
    try add(JuryArchive.handInsName, things(\.handIns))
    try add(JuryArchive.judgementsName, things(\.judgements))
    try add(JuryArchive.decisionsName, Decisions(file))
    for work in file.works { try add(JuryArchive.trailName(work.name), work.trail) }
    let manifest = Manifest(
      schema: JuryArchive.schema, engine: file.engine, referential: file.title.code, learner: file.login, name: file.name,
      day: file.day.iso, author: file.author,
      files: files.map { Manifest.File(name: $0.name, size: $0.content.count, sha256: "\(Digest(of: $0.content))") },
      trails: file.works.map {
        Manifest.Trail(
          dossier: $0.name, file: JuryArchive.trailName($0.name), events: $0.trail.events.count, head: $0.trail.head)
      })
    let bytes = try JuryArchive.json(manifest)
    seal = "\(Digest(of: bytes))"
    self.files = [ZIPContainer.File(JuryArchive.manifestName, bytes)] + files
  }

  /// Throws `spreadsheet.too-large`, and what the sink throws.
  public func write(_ sink: @escaping ([UInt8]) throws -> Void) throws { try ZIPContainer.write(files, sink) }

  /// The same value gives the same bytes.
  private static func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  // MARK: What its files hold

  struct Manifest: Codable {
    struct File: Codable {
      let name: String
      let size: Int
      let sha256: String
    }
    struct Trail: Codable {
      let dossier, file: String
      let events: Int
      let head: String
    }
    let schema, engine, referential, learner, name, day, author: String
    let files: [File]
    let trails: [Trail]
  }

  struct Proof: Codable {
    let dossier: String
    let evidence: Evidence
    let standing: String
  }

  /// A work that was handed in, or a judgement.
  struct Told: Codable {
    let dossier: String
    let thing: ExportedThing
  }

  struct Decisions: Codable {
    struct Proposal: Codable {
      let block, reason, state, author, instant: String
    }
    struct Ruling: Codable {
      let minutes: Int64
      let day, subject: String
      let isGranted: Bool
      let reason: String
      let members: [JuryMinutes.Member]
    }
    let route: String?
    let proposals: [Proposal]
    let rulings: [Ruling]

    init(_ file: JuryFile) {
      route = file.route?.id
      proposals = file.proposals.map {
        Proposal(
          block: $0.proposal.block, reason: $0.proposal.reason, state: $0.proposal.state.rawValue, author: $0.author,
          instant: $0.instant)
      }
      rulings = file.rulings.map {
        Ruling(
          minutes: $0.number, day: $0.day.iso, subject: $0.subject, isGranted: $0.isGranted, reason: $0.reason,
          members: $0.members)
      }
    }
  }
}
