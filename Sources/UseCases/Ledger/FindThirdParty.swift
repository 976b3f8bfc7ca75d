import Kernel
import Ledger
import Store

/// The third party that a voucher names.
public struct FindThirdParty: Sendable {
  public var code: String
  public init(_ code: String) { self.code = code }

  /// Throws `ledger.third-party.unknown`, with the third parties whose code or name comes nearest.
  public func callAsFunction(_ desk: Desk) throws -> ThirdParty {
    try desk.dossier.reading { reading in
      if let party = try reading.thirdParty(code) { return party }
      throw Finding.thirdPartyUnknown(code, near: nearest(try reading.thirdParties()))
    }
  }

  private func nearest(_ parties: [ThirdParty]) -> [ThirdParty] {
    let folded = code.searchFolded
    guard !folded.isEmpty else { return [] }
    let near = parties.filter { party in
      let texts = [party.code.searchFolded, party.name.searchFolded]
      return texts.contains { $0.contains(folded) || (folded.count >= 3 && $0.hasPrefix(folded.prefix(3))) }
    }
    return Array(near.prefix(5))
  }
}

extension ThirdParty {
  /// A third party that an entry brings with it, of the usual kind of the account that gathers it.
  public init(code: String, name: String, on account: AccountNumber) {
    let kind: Kind =
      switch account.text.prefix(2) {
      case "40": .supplier
      case "41": .customer
      case "42": .employee
      default: .other
      }
    self.init(code: code, name: name, kind: kind, account: account)
  }
}

extension Finding {
  static func thirdPartyUnknown(_ code: String, near: [ThirdParty]) -> Finding {
    let known = near.isEmpty ? "" : "Proches : \(near.map { "\($0.code) (\($0.name))" }.joined(separator: ", ")). "
    return Finding(
      "ledger.third-party.unknown", "Le dossier n’a pas de tiers « \(code) ».",
      recovery: "\(known)Corrigez le code, ou créez le tiers avec l’écriture : --creer-tiers \"NOM\"."
    )
    .at(field: "tiers")
  }
}
