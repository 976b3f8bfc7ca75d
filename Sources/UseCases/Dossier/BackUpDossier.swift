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
  public init() {}

  /// Returns what was verified, and where the former dossier went (nil when there was none).
  public func callAsFunction(backup: String, to path: String) throws -> (verification: Verification, former: String?) {
    let source = try Dossier.open(at: backup)
    defer { try? source.close() }
    let verification = try VerifyDossier()(source)
    guard verification.findings.isEmpty else { throw Finding.backupBroken(backup, verification) }
    return (verification, try source.replace(path))
  }
}

extension Finding {
  static func backupBroken(_ path: String, _ verification: Verification) -> Finding {
    Finding(
      "dossier.backup-broken", "La sauvegarde « \(path) » ne se vérifie pas : \(verification.findings.first?.message ?? "")",
      recovery: "Rien n’a été remplacé. Vérifiez le dossier (ecritoire dossier verifier), ou essayez une autre sauvegarde.")
  }
}
