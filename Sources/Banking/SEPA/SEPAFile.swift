public import Formats
public import Kernel

/// What orders to pay a file holds.
public enum SEPAKind: String, Sendable, Hashable, CaseIterable, Codable {
  case creditTransfers = "pain001"
  case directDebits = "pain008"

  public var french: String { self == .creditTransfers ? "ordre de virements SEPA" : "ordre de prélèvements SEPA" }

  /// What the first bytes of a file are, nil when they are no order to pay.
  public static func detect(_ head: [UInt8]) -> SEPAKind? {
    let text = String(decoding: head, as: Unicode.ASCII.self)
    guard text.contains("<") else { return nil }
    if text.contains("CstmrCdtTrfInitn") || text.contains(":pain.001.") { return .creditTransfers }
    return text.contains("CstmrDrctDbtInitn") || text.contains(":pain.008.") ? .directDebits : nil
  }
}

/// One order as a file says it. Texts are as they stand there.
public struct SEPAOrder: Hashable, Sendable {
  public var endToEnd: String?
  /// Nil when it is no amount of euros.
  public var amount: Money?
  public var name: String?
  public var iban: String?
  public var bic: String?
  public var address: PaymentAddress?
  public var remittance: String?
  public var reference: String?
  public var mandate: String?
  public var signedOn: Day?
  /// The line of the file where it starts.
  public var line: Int
}

/// What the orders of one block have in common.
public struct SEPABlock: Hashable, Sendable {
  public var identifier: String?
  /// Of the execution or of the collection.
  public var day: Day?
  public var name: String?
  public var iban: String?
  public var bic: String?
  public var creditorIdentifier: String?
  public var scheme: String?
  public var sequence: String?
  public var isBookedAsOne: Bool?
  /// What the orders add up to, and how many there are.
  public var sum: Int128
  public var count: Int
}

/// What the file says of itself as a whole.
public struct SEPASummary: Sendable, Hashable {
  public var kind: SEPAKind
  /// `pain.001.001.09`, nil when the file does not say.
  public var version: String?
  public var message: String?
  public var created: String?
  public var initiator: String?
  public var count = 0
  /// Cents.
  public var sum: Int128 = 0
  /// The first two hundred.
  public var blocks: [SEPABlock] = []
  public var blockCount = 0

  public init(kind: SEPAKind) { self.kind = kind }
}

/// Reads orders to pay of any version and judges them: their structure from the definition of the message, then the rules of
/// SEPA. Memory does not grow with the file.
public struct SEPAFile {
  public let kind: SEPAKind
  /// Nothing is said of days that are past before it; nil for a file whose day is of no importance.
  public let today: Day?

  public init(_ kind: SEPAKind, today: Day? = nil) { (self.kind, self.today) = (kind, today) }

  public enum Part: Sendable {
    case order(SEPAOrder)
    case block(SEPABlock)
    case finding(Finding)
  }

  /// Gives each order, then its block; the answer is what the whole file says.
  public func read(_ source: ByteSource, _ receive: @escaping (Part) -> Void) -> SEPASummary {
    withoutActuallyEscaping(source) { source in
      var reader = SEPAReader(kind, today: today, receive)
      do {
        let stream = XMLStream(source)
        while let event = try stream.next() { reader.take(event) }
        reader.finish()
      } catch { receive(.finding(bankReadingFinding(error))) }
      return reader.summary
    }
  }
}
