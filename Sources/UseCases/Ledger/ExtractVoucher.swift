import Foundation
import Kernel
import Ledger
import Store

/// The documents attached to an entry.
public struct ListVouchers: Sendable {
  public var entry: EntryName
  public init(of entry: EntryName) { self.entry = entry }

  /// Throws as `ShowEntry`.
  public func callAsFunction(_ desk: Desk) throws -> [StoredVoucher] { try ShowEntry(entry)(desk).vouchers }
}

/// Writes a document that the dossier keeps into a file, as it was given.
public struct ExtractVoucher: Sendable {
  public var id: Int64
  public init(_ id: Int64) { self.id = id }

  public struct Outcome: Sendable {
    public let bytes: Int
    public let digest: Digest
  }

  /// Throws `ledger.voucher.missing`, `file.exists`, `file.cannot-write`.
  public func callAsFunction(_ desk: Desk, to path: String, overwrites: Bool = false) throws -> Outcome {
    guard let content = try desk.dossier.reading({ try $0.voucherContent(id) }) else { throw Finding.voucherMissing(id) }
    let output = try OutputFile(path, overwrites: overwrites)
    try output.write(Array(content))
    try output.keep()
    return Outcome(bytes: content.count, digest: output.digest)
  }
}

extension Finding {
  static func voucherMissing(_ id: Int64) -> Finding {
    Finding(
      "ledger.voucher.missing", "Il n’y a pas de pièce jointe n° \(id) dans ce dossier.",
      recovery: "Affichez celles d’une écriture : ecritoire piece lister --ecriture ID")
  }
}
