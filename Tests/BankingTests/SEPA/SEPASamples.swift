import Banking
import Formats
import Foundation
import Kernel

/// Orders to pay to try things on, all fictitious.
enum SEPASamples {
  static let own = PaymentAccount(try! IBAN("FR7630006000011234567890189"), bic: BIC("AGRIFRPPXXX"))
  static let german = PaymentAccount(try! IBAN("DE89370400440532013000"))
  static let french = PaymentAccount(try! IBAN("FR1420041010050500013M02606"), bic: BIC("PSSTFRPPXXX"))
  static let swiss = PaymentAccount(try! IBAN("CH9300762011623852957"))
  static let monday = Day(2026, 11, 30)

  static func transfers(_ transfers: [CreditTransfer]? = nil, on day: Day = monday) -> CreditTransferBatch {
    CreditTransferBatch(
      "V20261130-1", created: "2026-11-29T09:00:00Z", debtor: PaymentParty("Atelier Brindille"), own, on: day,
      transfers: transfers ?? [transfer("V20261130-1-1", 123_456), transfer("V20261130-1-2", 5_00, french)])
  }

  static func transfer(
    _ endToEnd: String, _ cents: Int64, _ account: PaymentAccount = german, name: String = "Scierie du Lac",
    address: PaymentAddress? = nil, remittance: String = "Facture F-2026-118"
  ) -> CreditTransfer {
    CreditTransfer(
      endToEnd: endToEnd, amount: Money(cents: cents), to: PaymentParty(name, address: address), account, remittance: remittance)
  }

  static let creditor = try! CreditorIdentifier("FR72ZZZ123456")

  static func debits(_ debits: [DirectDebit]? = nil, on day: Day = monday) -> DirectDebitBatch {
    DirectDebitBatch(
      "P20261130-2", created: "2026-11-29T09:00:00Z", creditor: PaymentParty("Atelier Brindille"), own, creditor, on: day,
      debits: debits ?? [debit("P20261130-2-1", "RUM-001"), debit("P20261130-2-2", "RUM-002", .recurrent)])
  }

  static func debit(
    _ endToEnd: String, _ mandate: String, _ sequence: DirectDebitSequence = .first, signed: Day = Day(2026, 1, 15),
    used: Day? = nil
  ) -> DirectDebit {
    DirectDebit(
      endToEnd: endToEnd, amount: Money(cents: 42_00), from: PaymentParty("Hotel Les Tilleuls"), french,
      mandate: PaymentMandate(mandate, signedOn: signed, lastUsed: used), sequence, remittance: "Facture VE-12")
  }

  struct Read {
    var orders: [SEPAOrder] = []
    var blocks: [SEPABlock] = []
    var findings: [Finding] = []
    var summary = SEPASummary(kind: .creditTransfers)
    var codes: [String] { findings.map(\.code) }
  }

  final class Box { var read = Read() }

  static func read(_ kind: SEPAKind, _ bytes: [UInt8], today: Day? = Day(2026, 11, 29), pieces: Int = .max) -> Read {
    let box = Box()
    box.read.summary = SEPAFile(kind, today: today).read(byteSource(bytes, pieces: pieces)) { part in
      switch part {
      case .order(let order): box.read.orders.append(order)
      case .block(let block): box.read.blocks.append(block)
      case .finding(let finding): box.read.findings.append(finding)
      }
    }
    return box.read
  }
}
