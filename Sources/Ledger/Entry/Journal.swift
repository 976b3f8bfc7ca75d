/// What a journal is for. The kind drives the checks and the order of the FEC;
/// the code is the dossier's own.
public enum JournalKind: String, Hashable, Sendable, CaseIterable {
  case purchases = "achats"
  case sales = "ventes"
  case bank = "banque"
  case cash = "caisse"
  case miscellaneous = "od"
  case openings = "an"
  case payroll = "paie"
}

/// A journal of the dossier.
public struct Journal: Hashable, Sendable {
  /// `HA`, `VE`, `BQ`…: up to ten characters.
  public let code: String
  public var label: String
  public var kind: JournalKind
  /// The account that the journal's other lines balance against, for bank and cash journals.
  public var counterpart: AccountNumber?

  public init(code: String, label: String, kind: JournalKind, counterpart: AccountNumber? = nil) {
    (self.code, self.label, self.kind, self.counterpart) = (code, label, kind, counterpart)
  }
}
