import Kernel

/// A piece of text inside the bytes of a `FECChunk`.
public struct TextRange: Sendable, Hashable {
  public var start: UInt32
  public var count: UInt32
  public init(start: UInt32, count: UInt32) { (self.start, self.count) = (start, count) }
  public static let empty = TextRange(start: 0, count: 0)
  public var isEmpty: Bool { count == 0 }
}

/// One line of a FEC, typed: days and amounts are read, codes are interned in
/// `FECNames`, texts are ranges of the chunk's bytes (UTF-8, whatever the file's encoding).
/// A million of them pass through an import, hence no `String` here.
public struct FECRow: Sendable {
  /// The line of the file, counted from 1 (the header is line 1).
  public var line: Int32 = 0
  /// Index in `FECNames.journals`; -1 when the line names none (a finding says so).
  public var journal: Int32 = 0
  /// Index in `FECNames.accounts`; -1 when the line names none (a finding says so).
  public var account: Int32 = 0
  /// Index in `FECNames.thirdParties`; -1 when the line has none.
  public var thirdParty: Int32 = -1
  /// AAAAMMJJ; 0 when missing or unreadable (a finding says so).
  public var date: Int32 = 0
  public var pieceDate: Int32 = 0
  public var letteringDate: Int32 = 0
  public var validDate: Int32 = 0
  /// Cents, signed as written.
  public var debit: Int64 = 0
  public var credit: Int64 = 0
  public var number: TextRange = .empty
  public var pieceRef: TextRange = .empty
  public var label: TextRange = .empty
  public var lettering: TextRange = .empty
  /// As written, with a comma.
  public var foreignAmount: TextRange = .empty
  public var currency: TextRange = .empty
  /// The columns after the legal ones, separated by tabs, in the order of `FECHeader.extraColumns`.
  public var extra: TextRange = .empty
  public init() {}
}

/// Some lines of a FEC and the bytes their texts stand in.
public struct FECChunk: Sendable {
  public var bytes: [UInt8]
  public var rows: [FECRow]
  public init(bytes: [UInt8], rows: [FECRow]) { (self.bytes, self.rows) = (bytes, rows) }

  public func text(_ range: TextRange) -> String {
    String(decoding: bytes[Int(range.start)..<Int(range.start + range.count)], as: UTF8.self)
  }
}

/// The distinct journals, accounts and third parties met so far, each with the
/// first label it was met with.
public struct FECNames: Sendable {
  public struct Name: Sendable, Hashable {
    public var code: String
    public var label: String
    public init(code: String, label: String) { (self.code, self.label) = (code, label) }
  }
  public var journals: [Name] = []
  public var accounts: [Name] = []
  public var thirdParties: [Name] = []
  public init() {}
}
