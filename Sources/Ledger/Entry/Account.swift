/// An account that the dossier uses: one of the PCG, or a sub-account of its own.
public struct Account: Hashable, Sendable {
  public let number: AccountNumber
  public var label: String
  public init(number: AccountNumber, label: String) { (self.number, self.label) = (number, label) }
}
