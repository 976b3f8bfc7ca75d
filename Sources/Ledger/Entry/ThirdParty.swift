/// A customer, a supplier, an employee: who is owed or owes (compte auxiliaire).
public struct ThirdParty: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case customer = "client"
    case supplier = "fournisseur"
    case employee = "salarie"
    case other = "autre"
  }

  /// The dossier's own code, unique in it: `TILLEULS`, `F00012`. CompAuxNum in a FEC.
  public let code: String
  public var name: String
  public var kind: Kind
  /// The account of the general ledger that gathers it: 411, 401…
  public var account: AccountNumber
  public var siren: String?
  public var vatNumber: String?
  public var iban: String?

  public init(
    code: String, name: String, kind: Kind, account: AccountNumber, siren: String? = nil, vatNumber: String? = nil,
    iban: String? = nil
  ) {
    (self.code, self.name, self.kind, self.account) = (code, name, kind, account)
    (self.siren, self.vatNumber, self.iban) = (siren, vatNumber, iban)
  }
}
