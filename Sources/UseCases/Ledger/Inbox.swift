import Foundation
import Kernel
import Ledger
import Store

/// Keeps documents until their entries are written (pièces à saisir).
public struct ReceiveVouchers: Sendable {
  /// Where each stands, and the name to keep it under.
  public var files: [(path: String, name: String)]
  public init(_ files: [(path: String, name: String)]) { self.files = files }

  /// All of them, or none. Throws `ledger.voucher.kind`, `file.too-large`, `file.missing`.
  public func callAsFunction(_ desk: Desk) throws -> [InboxVoucher] {
    try desk.require(.record)
    let documents = try files.map { try VoucherFile($0.path, named: $0.name) }
    return try desk.changing("piece.recevoir", subject: "inbox") { change in
      try documents.map { try change.receive($0.content, name: $0.name, mediaType: $0.mediaType) }
    }
  }
}

/// The documents that wait for their entry.
public struct ListInbox: Sendable {
  public init() {}
  public func callAsFunction(_ desk: Desk) throws -> [InboxVoucher] { try desk.dossier.reading { try $0.inbox() } }
}

/// Attaches a document that waited to an entry.
public struct AttachReceived: Sendable {
  public var voucher: Int64
  public var entry: Int64
  public init(_ voucher: Int64, to entry: Int64) { (self.voucher, self.entry) = (voucher, entry) }

  /// Throws `ledger.inbox.missing`, `ledger.entry.missing`.
  public func callAsFunction(_ desk: Desk) throws -> StoredVoucher {
    try desk.changing("piece.joindre", subject: "entry/\(entry)") { try $0.attachReceived(voucher, to: entry) }
  }
}

/// Puts a document that waited aside: it is no voucher of this company, or came twice.
public struct DiscardVoucher: Sendable {
  public var id: Int64
  public init(_ id: Int64) { self.id = id }

  /// Throws `ledger.inbox.missing`.
  public func callAsFunction(_ desk: Desk) throws {
    try desk.changing("piece.ecarter", subject: "inbox/\(id)") { try $0.remove(received: id) }
  }
}

/// A document of the dossier, to be shown.
public struct ReadVoucher: Sendable {
  public enum Place: Hashable, Sendable {
    case attached(Int64)
    case received(Int64)
  }

  public var place: Place
  public init(_ place: Place) { self.place = place }

  public struct Outcome: Sendable {
    public let name: String
    public let mediaType: String
    public let content: [UInt8]
  }

  /// Throws `ledger.voucher.missing`, `ledger.inbox.missing`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      switch place {
      case .attached(let id):
        guard let voucher = try reading.voucher(id), let content = try reading.voucherContent(id) else {
          throw Finding.voucherMissing(id)
        }
        return Outcome(name: voucher.name, mediaType: voucher.mediaType, content: Array(content))
      case .received(let id):
        guard let voucher = try reading.inboxVoucher(id), let content = try reading.inboxContent(id) else {
          throw Finding.inboxMissing(id)
        }
        return Outcome(name: voucher.name, mediaType: voucher.mediaType, content: Array(content))
      }
    }
  }
}
