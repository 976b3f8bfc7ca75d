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
  public static func table(_ parties: [ThirdParty]) -> ReportTable {
    var table = ReportTable(
      title: "Tiers",
      columns: [
        .init("Code", .text), .init("Nom", .text), .init("Genre", .text), .init("Compte", .text), .init("SIREN", .text),
        .init("N° de TVA", .text), .init("IBAN", .text),
      ])
    for party in parties {
      table.add(
        [
          party.code, party.name, party.kind.rawValue, party.account.text, party.siren ?? "", party.vatNumber ?? "",
          party.iban ?? "",
        ]
        .map(ReportTable.Cell.text))
    }
    return table
  }
}
