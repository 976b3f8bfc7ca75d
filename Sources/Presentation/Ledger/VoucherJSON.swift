import Store
import UseCases

/// A document attached to an entry.
public struct VoucherJSON: Encodable, Sendable {
  let id, entry: Int64
  let name, mediaType, sha256: String

  public init(_ voucher: StoredVoucher) {
    (id, entry, name, mediaType) = (voucher.id, voucher.entry, voucher.name, voucher.mediaType)
    sha256 = "\(voucher.contentDigest)"
  }
}

/// The document that was just attached.
public struct AttachedVoucherJSON: Encodable, Sendable {
  let voucher: VoucherJSON
  let findings: [FindingJSON] = []

  public init(_ voucher: StoredVoucher) { self.voucher = VoucherJSON(voucher) }
}

/// The documents of an entry.
public struct VoucherListJSON: Encodable, Sendable {
  let vouchers: [VoucherJSON]
  let findings: [FindingJSON] = []

  public init(_ vouchers: [StoredVoucher]) { self.vouchers = vouchers.map(VoucherJSON.init) }
}

/// A document written to a file, byte for byte.
public struct ExtractedVoucherJSON: Encodable, Sendable {
  let voucher: Int64
  let bytes: Int
  let sha256, file: String
  let findings: [FindingJSON] = []

  public init(_ outcome: ExtractVoucher.Outcome, voucher: Int64, file: String) {
    (self.voucher, bytes, sha256, self.file) = (voucher, outcome.bytes, "\(outcome.digest)", file)
  }
}
