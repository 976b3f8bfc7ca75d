import Foundation
import Kernel
import Store

/// Copies a dossier while it is in use, and verifies the copy.
public struct BackUpDossier: Sendable {
  /// Rewrites the copy without free space (`VACUUM INTO`).
  public var isCompact: Bool

  public init(isCompact: Bool = false) { self.isCompact = isCompact }

  /// Throws `dossier.exists`, `file.cannot-write`, `dossier.backup-broken`. A copy that does not verify is not kept.
  public func callAsFunction(_ dossier: Dossier, to path: String) throws -> Verification {
    try dossier.backUp(to: path, isCompact: isCompact)
    do {
      let copy = try Dossier.open(at: path)
      defer { try? copy.close() }
      let verification = try VerifyDossier()(copy)
      guard verification.findings.isEmpty else { throw Finding.backupBroken(path, verification) }
      return verification
    } catch {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      throw error
    }
  }
}

/// Puts a backup back where a dossier stands or stood. The backup is verified
/// first; what stood there is kept beside it.
public struct RestoreDossier: Sendable {
  /// Also puts the backup of one company where the dossier of another stands.
  public var replacesAnother: Bool

  public init(replacesAnother: Bool = false) { self.replacesAnother = replacesAnother }

  /// Returns what was verified, and where the former dossier went (nil when there was none).
  /// Throws `dossier.backup-broken`, `dossier.backup-other`, `dossier.busy`.
  public func callAsFunction(backup: String, to path: String) throws -> (verification: Verification, former: String?) {
    let source = try Dossier.open(at: backup)
    defer { try? source.close() }
    let verification = try VerifyDossier()(source)
    guard verification.findings.isEmpty else { throw Finding.backupBroken(backup, verification) }
    if !replacesAnother { try RestoreDossier.checkIdentity(of: source, backup, against: path) }
    return (verification, try source.replace(path))
  }

  /// A dossier is its company and the first event of its trail, which no later work changes. What stands there and can no
  /// longer be read is what a backup is for.
  private static func checkIdentity(of source: Dossier, _ backup: String, against path: String) throws {
    guard let standing = try? Dossier.open(at: path) else { return }
    defer { try? standing.close() }
    guard let there = try? identity(of: standing) else { return }
    let here = try identity(of: source)
    guard here.facts.siren != there.facts.siren || here.origin != there.origin else { return }
    throw Finding.backupOfAnother(backup, here.facts, path, there.facts)
  }

  private static func identity(of dossier: Dossier) throws -> (facts: DossierFacts, origin: Digest?) {
    try dossier.reading { (try $0.facts(), try $0.event(1)?.digest) }
  }
}

extension Finding {
  static func backupOfAnother(_ backup: String, _ own: DossierFacts, _ path: String, _ there: DossierFacts) -> Finding {
    let difference =
      own.siren == there.siren
      ? "ils ont le même SIREN, \(own.siren), mais ne sont pas nés du même dossier"
      : "elle porte le SIREN \(own.siren), le dossier le SIREN \(there.siren)"
    return Finding(
      "dossier.backup-other",
      "La sauvegarde « \(backup) » est celle de « \(own.name) », pas du dossier « \(path) » de « \(there.name) » : \(difference).",
      recovery:
        "Rien n’a été remplacé. Vérifiez le chemin (--dossier), ou restaurez sous un autre nom ; pour la mettre quand même à sa place : --autre-dossier"
    )
  }

  static func backupBroken(_ path: String, _ verification: Verification) -> Finding {
    Finding(
      "dossier.backup-broken", "La sauvegarde « \(path) » ne se vérifie pas : \(verification.findings.first?.message ?? "")",
      recovery: "Rien n’a été remplacé. Vérifiez le dossier (ecritoire dossier verifier), ou essayez une autre sauvegarde.")
  }
}
