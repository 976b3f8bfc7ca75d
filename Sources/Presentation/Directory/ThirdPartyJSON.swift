import Kernel
import Ledger

/// A third party (tiers).
public struct ThirdPartyJSON: Encodable, Sendable {
  let code, name, kind, account: String
  let siren, vatNumber, iban: OrNull<String>
  let findings: [FindingJSON]?

  /// - Parameter findings: nil inside a list, which has its own.
  public init(_ party: ThirdParty, findings: [FindingJSON]? = nil) {
    (code, name, kind, account) = (party.code, party.name, party.kind.rawValue, party.account.text)
    (siren, vatNumber, iban, self.findings) = (OrNull(party.siren), OrNull(party.vatNumber), OrNull(party.iban), findings)
  }
}

/// The third parties of the dossier.
public struct ThirdPartyListJSON: Encodable, Sendable {
  let thirdParties: [ThirdPartyJSON]
  let findings: [FindingJSON] = []

  public init(_ parties: [ThirdParty]) { thirdParties = parties.map { ThirdPartyJSON($0) } }
}

extension ThirdParty {
  /// The list of third parties.
  /// - Parameter balances: of each of them, debit less credit; nil for a list without balances.
  public static func table(_ parties: [ThirdParty], balances: [String: Money]? = nil) -> ReportTable {
    var table = ReportTable(
      title: "Tiers",
      columns: [
        .init("Code", .text), .init("Nom", .text), .init("Genre", .text), .init("Compte", .text), .init("SIREN", .text),
        .init("N° de TVA", .text), .init("IBAN", .text),
      ] + (balances == nil ? [] : [.init("Solde", .amount)]))
    for party in parties {
      let facts = [
        party.code, party.name, party.kind.rawValue, party.account.text, party.siren ?? "", party.vatNumber ?? "",
        party.iban ?? "",
      ]
      let balance = balances.map { [$0[party.code].map(ReportTable.Cell.amount) ?? .empty] } ?? []
      table.add(facts.map(ReportTable.Cell.text) + balance)
    }
    return table
  }
}
