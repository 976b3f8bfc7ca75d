import ChartOfAccounts
import Foundation
import Kernel
import Ledger
import Store

/// Opens a third party of the dossier, or changes what is known of one.
public struct SaveThirdParty: Sendable {
  public var code: String
  /// Nil: as it is.
  public var name: String?
  /// Nil: as it is; for a new one, told from its account, else a customer.
  public var kind: ThirdParty.Kind?
  /// Nil: as it is; for a new one, the usual account of its kind.
  public var account: String?
  public var siren: String?
  public var vatNumber: String?
  public var iban: String?
  /// True for a third party that is there already.
  public var changes: Bool

  public init(
    _ code: String, name: String? = nil, kind: ThirdParty.Kind? = nil, account: String? = nil, siren: String? = nil,
    vatNumber: String? = nil, iban: String? = nil, changes: Bool = false
  ) {
    (self.code, self.name, self.kind, self.account) = (code, name, kind, account)
    (self.siren, self.vatNumber, self.iban, self.changes) = (siren, vatNumber, iban, changes)
  }

  /// Throws `ledger.third-party.code-invalid`, `ledger.third-party.already-open`, `report.third-party-unknown`,
  /// `ledger.third-party.identifier`, and as `OpenAccount` for the account.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> ThirdParty {
    guard (1...40).contains(code.count), !DirectoryText.hasControls(code), !code.contains(where: { $0.isWhitespace || $0 == "|" })
    else {
      throw Finding.thirdPartyCodeInvalid(code)
    }
    let use = changes ? "plan.tiers.modifier" : "plan.tiers.ajouter"
    return try desk.changing(use, subject: "third-party/\(code)", isTrial: isTrial) { change in
      let context = try LedgerContext(change.reading, desk)
      let chart = try context.chart(on: desk.today)
      let known = changes ? try change.reading.requiredThirdParty(code) : try change.reading.thirdParty(code)
      if let known, !changes { throw Finding.thirdPartyAlreadyOpen(known) }
      let number = try number(known, chart)
      var party = known ?? ThirdParty(code: code, name: code, kind: .customer, account: number)
      party.account = number
      party.kind = kind ?? known?.kind ?? SaveThirdParty.kind(of: number)
      if let name { party.name = try DirectoryText.label(name, of: "le tiers") }
      try setIdentifiers(&party)
      if try change.reading.account(number) == nil {
        try change.openAccount(Ledger.Account(number: number, label: context.label(of: number, chart)))
      }
      if changes { try change.update(party) } else { try change.openThirdParty(party) }
      return party
    }
  }

  private func number(_ known: ThirdParty?, _ chart: Chart) throws(Finding) -> AccountNumber {
    let text = account ?? known?.account.text ?? SaveThirdParty.account(of: kind ?? .customer)
    guard let number = AccountNumber(text) else { throw .accountNumberInvalid(text) }
    _ = try OpenAccount.check(number, chart)
    return number
  }

  private static func account(of kind: ThirdParty.Kind) -> String {
    switch kind {
    case .customer: "411"
    case .supplier: "401"
    case .employee: "421"
    case .other: "467"
    }
  }

  private static func kind(of account: AccountNumber) -> ThirdParty.Kind {
    if account.hasPrefix("40") { return .supplier }
    if account.hasPrefix("42") { return .employee }
    return account.hasPrefix("41") ? .customer : .other
  }

  /// An empty text takes the identifier off.
  private func setIdentifiers(_ party: inout ThirdParty) throws(Finding) {
    if let siren {
      party.siren = try checked(siren, "SIREN", "siren") { text throws(IdentifierTextError) in try Siren(text).digits }
    }
    if let vatNumber { party.vatNumber = try checked(vatNumber, "numéro de TVA", "tva", SaveThirdParty.vatNumber) }
    if let iban { party.iban = try checked(iban, "IBAN", "iban") { text throws(IdentifierTextError) in try IBAN(text).text } }
    guard let siren = party.siren, let text = party.vatNumber, let inside = (try? FrenchVATNumber(text))?.siren else { return }
    guard inside.digits == siren else { throw .thirdPartyNumbersDisagree(siren: siren, vatNumber: text) }
  }

  private func checked(
    _ text: String, _ name: String, _ field: String, _ read: (String) throws(IdentifierTextError) -> String
  ) throws(Finding) -> String? {
    if text.isEmpty { return nil }
    do { return try read(text) } catch { throw Finding.thirdPartyIdentifier(name, text, error.reason).at(field: field) }
  }

  /// A French number is checked by its key; one of another country of the Union by its form alone.
  private static func vatNumber(_ text: String) throws(IdentifierTextError) -> String {
    let compact = text.filter { !$0.isWhitespace }.uppercased()
    if compact.hasPrefix("FR") { return try FrenchVATNumber(compact).text }
    guard compact.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || $0 == 43 || $0 == 42 }),
      (4...14).contains(compact.utf8.count), compact.utf8.prefix(2).allSatisfy({ (65...90).contains($0) })
    else {
      throw .part("un numéro de TVA a deux lettres de pays, puis de 2 à 12 chiffres ou lettres")
    }
    return compact
  }
}
