import Foundation
import GRDB
import Kernel

extension Dossier {
  /// A copy made while the dossier is in use: 0600, synced to disk, complete or absent.
  /// `isCompact` rewrites the file without its free pages (`VACUUM INTO`): smaller, slower.
  public func backUp(to copy: String, isCompact: Bool = false) throws {
    guard !FileManager.default.fileExists(atPath: copy) else { throw Finding.dossierExists(copy) }
    let partial = "\(copy).\(getpid()).partiel"
    unlink(partial)
    defer { unlink(partial) }
    let descriptor = Glibc.open(partial, O_CREAT | O_EXCL | O_RDWR, 0o600)
    guard descriptor >= 0 else { throw Finding.refusal(errno, copy) }
    defer { Glibc.close(descriptor) }
    try naming {
      if isCompact {
        try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [partial]) }
      } else {
        let target = try DatabaseQueue(path: partial)
        try database.backup(to: target)
        try target.close()
      }
    }
    fsync(descriptor)
    // link() refuses to overwrite what appeared meanwhile, rename() would not.
    guard link(partial, copy) == 0 else { throw Finding.refusal(errno, copy) }
    Dossier.syncFolder(of: copy)
  }

  /// Puts a copy of this dossier at a path. What stood there is moved aside; returns where to.
  public func replace(_ path: String) throws -> String? {
    let fresh = "\(path).\(getpid()).restauration"
    unlink(fresh)
    try backUp(to: fresh)
    var former: String?
    try Dossier.settle(path)
    if FileManager.default.fileExists(atPath: path) {
      var count = 1
      while FileManager.default.fileExists(atPath: "\(path).avant-\(count)") { count += 1 }
      former = "\(path).avant-\(count)"
      // The former file takes its own journal along, so that it stays readable.
      for suffix in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + suffix) {
        guard rename(path + suffix, "\(path).avant-\(count)\(suffix)") == 0 else {
          throw Finding.refusal(errno, path)
        }
      }
    }
    guard rename(fresh, path) == 0 else { throw Finding.refusal(errno, path) }
    Dossier.syncFolder(of: path)
    return former
  }

  /// Folds the journal of what stands at the path into it, and makes sure that
  /// nobody is writing there. What is no dossier any more has nothing to settle.
  private static func settle(_ path: String) throws {
    do {
      let standing = try Dossier.open(at: path)
      try standing.naming { try standing.database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
      try standing.close()
    } catch let finding as Finding where finding.code != "dossier.busy" {
      return
    }
  }

  private static func syncFolder(of path: String) {
    let folder = (path as NSString).deletingLastPathComponent
    let descriptor = Glibc.open(folder.isEmpty ? "." : folder, O_RDONLY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    Glibc.close(descriptor)
  }
}
