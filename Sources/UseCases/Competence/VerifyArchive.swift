import Competence
import Formats
import Foundation
public import Kernel
import Store

/// Verifies a jury's archive without the dossier it was made from: each file, the chain of events, each piece of evidence in it.
public struct VerifyArchive: Sendable {
  public var path: String
  public init(_ path: String) { self.path = path }

  /// What an archive may take, packed.
  static let largestFile = 64 << 20

  public struct Outcome: Sendable {
    public let learner: String
    public let referential: String
    public let files: Int
    public let events: Int
    public let evidence: Int
    /// The SHA-256 of the manifest, to be compared with the one that was noted when the archive was made.
    public let seal: String
    /// Empty when all of it holds.
    public let findings: [Finding]
  }

  /// Throws `file.missing`, `file.too-large`, `competence.archive.unreadable`, `competence.archive.refused`; what does not hold is in
  /// the outcome.
  public func callAsFunction() throws -> Outcome {
    let bytes = try InputFile(path).contents(atMost: VerifyArchive.largestFile)
    let files: [ZIPContainer.File]
    do throws(ZIPFault) { files = try ZIPContainer.read(bytes) } catch { throw Finding.archive(error).at(file: path) }
    do { return try ArchiveCheck(files).outcome } catch let finding as Finding {
      throw finding.at(file: finding.file ?? path)
    }
  }
}

/// One pass over an archive.
private struct ArchiveCheck {
  private let contents: [String: [UInt8]]
  private var findings: [Finding] = []
  private(set) var outcome: VerifyArchive.Outcome

  /// Throws `competence.archive.unreadable`.
  init(_ files: [ZIPContainer.File]) throws {
    contents = Dictionary(files.map { ($0.name, $0.content) }) { first, _ in first }
    outcome = VerifyArchive.Outcome(
      learner: "", referential: "", files: 0, events: 0, evidence: 0, seal: "", findings: [])
    let manifest = try read(JuryArchive.Manifest.self, JuryArchive.manifestName)
    guard manifest.schema == JuryArchive.schema else {
      throw Finding.archiveUnreadable("son schéma est « \(manifest.schema) »").at(file: JuryArchive.manifestName)
    }
    checkFiles(manifest)
    let trails = try trails(manifest)
    let proofs = try read([JuryArchive.Proof].self, JuryArchive.evidenceName)
    for proof in proofs { check(proof, trails[proof.dossier]) }
    for told in try read([JuryArchive.Told].self, JuryArchive.handInsName) { try checkHandIn(told, trails[told.dossier]) }
    for told in try read([JuryArchive.Told].self, JuryArchive.judgementsName) { try checkJudgement(told, trails[told.dossier]) }
    outcome = VerifyArchive.Outcome(
      learner: manifest.name, referential: manifest.referential, files: manifest.files.count,
      events: trails.values.reduce(0) { $0 + $1.events.count }, evidence: proofs.count,
      seal: "\(Digest(of: contents[JuryArchive.manifestName] ?? []))", findings: findings)
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    guard let bytes = contents[name] else { throw Finding.archiveUnreadable("« \(name) » manque") }
    do { return try JSONDecoder().decode(type, from: Data(bytes)) } catch {
      throw Finding.archiveUnreadable("« \(name) » n’est pas ce qu’il doit être").at(file: name)
    }
  }

  private mutating func checkFiles(_ manifest: JuryArchive.Manifest) {
    var named: Set<String> = [JuryArchive.manifestName]
    for file in manifest.files {
      named.insert(file.name)
      guard let content = contents[file.name] else {
        findings.append(.archiveFileMissing(file.name))
        continue
      }
      if content.count != file.size || "\(Digest(of: content))" != file.sha256 { findings.append(.archiveFileAltered(file.name)) }
    }
    for name in contents.keys.sorted() where !named.contains(name) { findings.append(.archiveFileUnknown(name)) }
    for name in [
      JuryArchive.pagesName, JuryArchive.evidenceName, JuryArchive.handInsName, JuryArchive.judgementsName,
      JuryArchive.decisionsName,
    ] where !named.contains(name) { findings.append(.archiveFileMissing(name)) }
  }

  private mutating func trails(_ manifest: JuryArchive.Manifest) throws -> [String: TrailExport] {
    var trails: [String: TrailExport] = [:]
    for named in manifest.trails {
      let trail = try read(TrailExport.self, named.file)
      if let fault = trail.fault { findings.append(.archiveChain(named.file, fault)) }
      if trail.head != named.head || trail.events.count != named.events { findings.append(.archiveHead(named.file)) }
      trails[named.dossier] = trail
    }
    return trails
  }

  private mutating func check(_ proof: JuryArchive.Proof, _ trail: TrailExport?) {
    let evidence = proof.evidence
    let event = trail?.event(evidence.event)
    let isThere =
      event.map {
        $0.artefact == evidence.digest && $0.author == evidence.author && $0.instant == evidence.instant
          && $0.useCase == evidence.useCase && "ecritoire:\($0.subject)" == evidence.reference
      } ?? false
    if !isThere { findings.append(.archiveEvidence(evidence, proof.dossier, isThere: event != nil)) }
  }

  /// The event that recorded it recorded the same, by the same person; and what was graded is what stood before.
  private mutating func checkHandIn(_ told: JuryArchive.Told, _ trail: TrailExport?) throws {
    let handIn = try body(HandIn.self, told, JuryArchive.handInsName)
    let isGradedThere = trail?.event(handIn.event)?.digest == handIn.head
    if told.event(in: trail)?.useCase != "scenario.rendre" || !isGradedThere {
      findings.append(.archiveHandIn(handIn, told.dossier))
    }
  }

  private mutating func checkJudgement(_ told: JuryArchive.Told, _ trail: TrailExport?) throws {
    let judgement = try body(Judgement.self, told, JuryArchive.judgementsName)
    if told.event(in: trail)?.useCase != "parcours.evaluer" {
      findings.append(.archiveJudgement(judgement.subject.id, told.dossier))
    }
  }

  private func body<Value: Decodable>(_ type: Value.Type, _ told: JuryArchive.Told, _ name: String) throws -> Value {
    do { return try JSONDecoder().decode(type, from: Data(told.thing.body.utf8)) } catch {
      throw Finding.archiveUnreadable("« \(name) » n’est pas ce qu’il doit être").at(file: name)
    }
  }
}

extension JuryArchive.Told {
  fileprivate func event(in trail: TrailExport?) -> TrailExport.Event? {
    trail?.event(of: thing).flatMap { $0.author == thing.author && $0.instant == thing.instant ? $0 : nil }
  }
}

extension TrailExport {
  fileprivate func event(_ seq: Int64) -> Event? {
    // In its place when the chain holds; a hostile number has none.
    guard seq >= 1, seq <= Int64(events.count) else { return nil }
    let event = events[Int(seq) - 1]
    return event.seq == seq ? event : nil
  }
}

extension Finding {
  private static let archiveRecovery = "Demandez une autre copie à qui a fait l’archive ; ne jugez pas sur celle-ci."

  static func archive(_ fault: ZIPFault) -> Finding {
    let reason = fault.reason + (fault.name.map { " (« \($0) »)" } ?? "")
    return fault.kind == .damaged ? .archiveUnreadable(reason) : .archiveRefused(reason)
  }

  static func archiveUnreadable(_ reason: String) -> Finding {
    Finding(
      "competence.archive.unreadable", "Cette archive ne se lit pas : \(reason).",
      recovery: "Vérifiez que c’est bien l’archive d’un dossier de jury, et qu’elle est arrivée entière.")
  }

  static func archiveRefused(_ reason: String) -> Finding {
    Finding(
      "competence.archive.refused", "Cette archive est refusée : \(reason).",
      recovery: "Ne l’ouvrez pas avec un autre outil : demandez d’où elle vient, puis une autre copie.")
  }

  static func archiveFileMissing(_ name: String) -> Finding {
    Finding("competence.archive.file-missing", "« \(name) » manque à l’archive.", recovery: archiveRecovery).at(file: name)
  }

  static func archiveFileAltered(_ name: String) -> Finding {
    Finding(
      "competence.archive.file-altered", "« \(name) » n’a plus l’empreinte que le manifeste lui donne.", recovery: archiveRecovery
    ).at(file: name)
  }

  static func archiveFileUnknown(_ name: String) -> Finding {
    Finding(
      "competence.archive.file-unknown", "« \(name) » est dans l’archive, et le manifeste ne le connaît pas.",
      recovery: archiveRecovery
    ).at(file: name)
  }

  static func archiveChain(_ name: String, _ fault: TrailExport.Fault) -> Finding {
    let reason =
      switch fault {
      case .order(let place, let found): "l’événement n° \(place) manque, le n° \(found) est à sa place"
      case .link(let seq): "l’événement n° \(seq) ne suit pas celui qui le précède"
      case .content(let seq): "l’événement n° \(seq) n’est pas celui qui a été enregistré"
      }
    return Finding(
      "competence.archive.chain", "La chaîne de la piste d’audit est rompue : \(reason).", recovery: archiveRecovery
    ).at(file: name)
  }

  static func archiveHead(_ name: String) -> Finding {
    Finding(
      "competence.archive.head", "La piste d’audit ne s’arrête pas où le manifeste le dit.", recovery: archiveRecovery
    ).at(file: name)
  }

  static func archiveEvidence(_ evidence: Evidence, _ dossier: String, isThere: Bool) -> Finding {
    Finding(
      "competence.archive.evidence",
      "La preuve \(evidence.reference) du dossier « \(dossier) » "
        + (isThere
          ? "ne dit pas ce que dit l’événement n° \(evidence.event)."
          : "cite l’événement n° \(evidence.event), qui n’existe pas."),
      recovery: archiveRecovery
    ).at(file: JuryArchive.evidenceName, field: evidence.reference)
  }

  static func archiveHandIn(_ handIn: HandIn, _ dossier: String) -> Finding {
    Finding(
      "competence.archive.hand-in",
      "Le travail rendu le \(handIn.day.french) (\(handIn.scenario), dossier « \(dossier) ») n’est pas celui que la piste d’audit a enregistré.",
      recovery: archiveRecovery
    ).at(file: JuryArchive.handInsName)
  }

  static func archiveJudgement(_ subject: String, _ dossier: String) -> Finding {
    Finding(
      "competence.archive.judgement",
      "Le jugement porté sur \(subject) (dossier « \(dossier) ») n’est pas celui que la piste d’audit a enregistré.",
      recovery: archiveRecovery
    ).at(file: JuryArchive.judgementsName, field: subject)
  }
}
