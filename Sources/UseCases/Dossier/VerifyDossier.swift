import Store

/// Recomputes everything a dossier holds, and names the first broken place.
public struct VerifyDossier: Sendable {
  public init() {}
  public func callAsFunction(_ dossier: Dossier) throws -> Verification { try dossier.reading { try $0.verify() } }
}
