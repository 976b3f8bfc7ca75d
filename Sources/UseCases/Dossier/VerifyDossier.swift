import Store

/// Recomputes everything a dossier holds, and names the first broken place.
public struct VerifyDossier: Sendable {
  public init() {}

  /// - Parameter progress: told how many entries and events were recomputed, of how many, from time to time.
  public func callAsFunction(
    _ dossier: Dossier, progress: @escaping (Int64, Int64) -> Void = { _, _ in }
  ) throws -> Verification {
    try dossier.reading { try $0.verify(progress: progress) }
  }
}
