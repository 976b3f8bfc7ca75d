import Foundation
import Kernel
import Ledger
import Store

/// Attaches a document to an entry, kept byte for byte with its digest.
public struct AttachVoucher: Sendable {
  public var path: String
  public var entry: Int64
  public init(_ path: String, to entry: Int64) { (self.path, self.entry) = (path, entry) }

  /// What may be attached, told by the first bytes and not by the name.
  private static let kinds: [(magic: [UInt8], mediaType: String)] = [
    (Array("%PDF-".utf8), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"),
    (Array("<?xml".utf8), "application/xml"),
  ]

  /// Throws `ledger.voucher.kind`, `file.too-large`, `ledger.entry.missing`.
  public func callAsFunction(_ desk: Desk) throws -> StoredVoucher {
    let file = try InputFile(path)
    let bytes = try file.contents(atMost: 20 << 20)
    guard let kind = AttachVoucher.kinds.first(where: { bytes.starts(with: $0.magic) }) else {
      throw Finding.voucherKind(file.name)
    }
    return try desk.changing("piece.joindre", subject: "entry/\(entry)") {
      try $0.attach(Data(bytes), name: file.name, mediaType: kind.mediaType, to: entry)
    }
  }
}

extension Finding {
  static func voucherKind(_ name: String) -> Finding {
    Finding(
      "ledger.voucher.kind", "« \(name) » n’est ni un PDF, ni une image PNG ou JPEG, ni un XML.",
      recovery: "Numérisez la pièce en PDF, puis joignez-la.")
  }
}
