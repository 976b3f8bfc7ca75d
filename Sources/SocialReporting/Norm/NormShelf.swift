public import Kernel
import Synchronization

/// The norms that there are files for. Those of the program are read once.
public struct NormShelf: Sendable {
  private let files: DataFiles
  public let versions: [String]

  public init(_ files: DataFiles = .embedded) {
    self.files = files
    versions = files.override == nil ? Self.versionsInside : Norm.versions(files)
  }

  /// Nil for a version that there are no files for.
  public func norm(_ version: String) throws(Finding) -> Norm? {
    guard versions.contains(version) else { return nil }
    if files.override == nil, let kept = Self.inside.withLock({ $0[version] }) { return kept }
    let norm = try Norm.load(version, files)
    if files.override == nil { Self.inside.withLock { $0[version] = norm } }
    return norm
  }

  /// The norm of the last year.
  public func latest() throws(Finding) -> Norm {
    guard let version = versions.last, let norm = try norm(version) else { throw .dsnVersionUnknown("", known: versions) }
    return norm
  }

  private static let versionsInside = Norm.versions(.embedded)
  private static let inside = Mutex<[String: Norm]>([:])
}
