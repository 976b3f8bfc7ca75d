import Banking
import Kernel

/// A block of a file of orders to pay: what its orders have in common.
public struct PaymentBlockJSON: Encodable, Sendable {
  let id, name, iban: String?
  let day: Day?
  let scheme, sequence, creditorIdentifier: String?
  let orders: Int
  let sum: String

  init(_ block: SEPABlock) {
    (id, name, iban, day) = (block.identifier, block.name, block.iban, block.day)
    (scheme, sequence, creditorIdentifier) = (block.scheme, block.sequence, block.creditorIdentifier)
    (orders, sum) = (block.count, BankCurrency.euro.plain(block.sum))
  }
}

extension SEPASummary {
  /// « 3 ordres, 1 234,56 €, version pain.001.001.09, message V20261130-1. »
  public var french: String {
    let words = [
      "\(count) ordre\(count > 1 ? "s" : "")", BankCurrency.euro.french(sum), version.map { "version \($0)" },
      message.map { "message \($0)" },
    ]
    return words.compactMap { $0 }.joined(separator: ", ") + "."
  }
}
