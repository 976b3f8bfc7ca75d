/// What an account of VAT is for, whatever number the dossier gave it.
public enum VATAccountRole: String, Hashable, Sendable, CaseIterable {
  case collected, collectedWaiting
  case deductible, deductibleAssets, deductibleWaiting
  case dueDomesticReverseCharge, dueIntraCommunity, dueForeignSupplier, dueImports
}

/// The accounts of VAT of a dossier.
public struct VATAccounts: Hashable, Sendable {
  private var numbers: [VATAccountRole: AccountNumber]

  /// The accounts of the PCG, and under 4458 « à régulariser ou en attente »
  /// two sub-accounts of our own for the tax that waits for a payment: the PCG
  /// opens none for it, 44584, 44586 and 44587 being for other cases.
  ///
  /// The PCG (art. 1214-44) puts the tax of a reverse charge in a sub-account
  /// of 4457, and intra-Community tax in 4452. Which 44571 the reverse charge
  /// goes to can be told apart with `setting`.
  public static let pcg = VATAccounts(numbers: [
    .collected: "44571", .collectedWaiting: "445881",
    .deductible: "44566", .deductibleAssets: "44562", .deductibleWaiting: "445882",
    .dueDomesticReverseCharge: "44571", .dueIntraCommunity: "4452", .dueForeignSupplier: "44571", .dueImports: "44571",
  ])

  public subscript(role: VATAccountRole) -> AccountNumber { numbers[role]! }

  /// The same accounts but one, as books that use 4452 for every reverse charge ask.
  public func setting(_ role: VATAccountRole, to account: AccountNumber) -> VATAccounts {
    var changed = self
    changed.numbers[role] = account
    return changed
  }

  /// Whether the account is that of the role or one of its sub-accounts, zeros
  /// that pad it aside: 445660 and 4456601 are deductible tax as 44566 is.
  public func isAccount(_ account: AccountNumber, of role: VATAccountRole) -> Bool {
    var stem = self[role].text[...]
    while stem.count > 3, stem.last == "0" { stem.removeLast() }
    return account.text.hasPrefix(stem)
  }

  /// Whether tax that the codes make could stand on the account: the family
  /// 445 except what is owed or claimed at the end of a month (4455, 44567, 44581, 44583).
  public static func isTax(_ account: AccountNumber) -> Bool {
    account.hasPrefix("445") && !["4455", "44567", "44581", "44583"].contains { account.hasPrefix($0) }
  }
}

extension VATAccountRole {
  /// In French, to name the account when the dossier opens it.
  public var label: String {
    switch self {
    case .collected: "TVA collectée"
    case .collectedWaiting: "TVA collectée en attente d’encaissement"
    case .deductible: "TVA sur autres biens et services"
    case .deductibleAssets: "TVA sur immobilisations"
    case .deductibleWaiting: "TVA déductible en attente de paiement"
    case .dueDomesticReverseCharge: "TVA due sur sous-traitance (autoliquidation)"
    case .dueIntraCommunity: "TVA due intracommunautaire"
    case .dueForeignSupplier: "TVA due, fournisseurs non établis en France"
    case .dueImports: "TVA due sur importations"
    }
  }
}
