import Foundation
import Kernel
import Ledger
import Store

/// Attaches a document to an entry, kept byte for byte with its digest.
public struct AttachVoucher: Sendable {
  public var path: String
  /// The name it is kept under; nil for that of the file.
  public var name: String?
  public var entry: Int64
  public init(_ path: String, named name: String? = nil, to entry: Int64) {
    (self.path, self.name, self.entry) = (path, name, entry)
  }

  /// Throws `ledger.voucher.kind`, `file.too-large`, `ledger.entry.missing`.
  public func callAsFunction(_ desk: Desk) throws -> StoredVoucher {
    let file = try VoucherFile(path)
    return try desk.changing("piece.joindre", subject: "entry/\(entry)") {
      try $0.attach(file.content, name: name ?? file.name, mediaType: file.mediaType, to: entry)
    }
  }
}

/// A document as it comes: what it is, told by its first bytes and not by its name.
struct VoucherFile {
  /// Bytes of one document.
  static let limit = 20 << 20

  let name: String
  let content: Data
  let mediaType: String

  private static let kinds: [(magic: [UInt8], mediaType: String)] = [
    (Array("%PDF-".utf8), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"),
    (Array("<?xml".utf8), "application/xml"),
  ]

  /// Throws `ledger.voucher.kind`, `file.too-large`, `file.missing`.
  init(_ path: String, named name: String? = nil) throws {
    let file = try InputFile(path)
    self.name = name ?? file.name
    let bytes = try file.contents(atMost: VoucherFile.limit)
    guard let kind = VoucherFile.kinds.first(where: { bytes.starts(with: $0.magic) }) else {
      throw Finding.voucherKind(self.name)
    }
    (content, mediaType) = (Data(bytes), kind.mediaType)
  }
}

extension Finding {
  static func voucherKind(_ name: String) -> Finding {
    Finding(
      "ledger.voucher.kind", "« \(name) » n’est ni un PDF, ni une image PNG ou JPEG, ni un XML.",
      recovery: "Numérisez la pièce en PDF, puis joignez-la.")
  }
}
