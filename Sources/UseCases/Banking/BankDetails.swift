public import Banking
import Kernel
public import Ledger
public import Store

/// Gives the bank details of a third party: its IBAN, its BIC, the holder and an address. Another IBAN than the one accepted
/// before is held until `ConfirmBankDetails`.
public struct SaveBankDetails: Sendable {
  public var code: String
  /// Empty: it is taken off.
  public var iban: String
  public var bic: String?
  public var holder: String?
  public var address: PaymentAddress?

  public init(_ code: String, iban: String, bic: String? = nil, holder: String? = nil, address: PaymentAddress? = nil) {
    (self.code, self.iban, self.bic, self.holder, self.address) = (code, iban, bic, holder, address)
  }

  /// Throws `report.third-party-unknown`, `payment.identifier.refused`, `ledger.directory.label-invalid`.
  public func callAsFunction(_ desk: Desk) throws -> BankDetail {
    let account = iban.isEmpty ? nil : try PaymentText.iban(iban).text
    let bic = try self.bic.flatMap { $0.isEmpty ? nil : try PaymentText.bic($0).text }
    let holder = try self.holder.flatMap { $0.isEmpty ? nil : try DirectoryText.label($0, of: "le titulaire") }
    return try desk.changing("rib.definir", subject: "third-party/\(code)") { change in
      let party = try change.reading.requiredThirdParty(code)
      try change.setBankDetails(of: party, iban: account, bic: bic, holder: holder, address: address)
      return try change.reading.bankDetails(of: code)[0]
    }
  }
}

/// Vouches for a changed IBAN. Where people come in by name, another person than the one who gave it; on one's own machine, a
/// second act with its reason.
public struct ConfirmBankDetails: Sendable {
  public var code: String
  /// How one made sure: whom one called, at which number.
  public var reason: String
  /// The IBAN that was seen, so that none is confirmed unseen; nil on the command line, which shows it.
  public var seen: String?

  public init(_ code: String, reason: String, seen: String? = nil) {
    (self.code, self.reason, self.seen) = (code, reason, seen)
  }

  /// Throws `report.third-party-unknown`, `payment.reason.missing`, `payment.bank-detail.not-held`,
  /// `payment.bank-detail.same-person`, `payment.bank-detail.changed`.
  public func callAsFunction(_ desk: Desk) throws -> BankDetail {
    try desk.require(.approvePayments)
    let reason = try PaymentText.reason(reason, of: "comment vous vous êtes assuré de cet IBAN")
    return try desk.changing("rib.confirmer", subject: "third-party/\(code)") { change in
      let party = try change.reading.requiredThirdParty(code)
      guard let detail = try change.reading.bankDetails(of: code).first, detail.isHeld else {
        throw Finding.bankDetailNotHeld(party)
      }
      if let seen, seen != detail.iban { throw Finding.bankDetailChanged(party) }
      if !desk.isAlone, detail.author == desk.author { throw Finding.bankDetailSamePerson(desk.author) }
      try change.confirm(detail, reason: reason)
      return try change.reading.bankDetails(of: code)[0]
    }
  }
}

/// The bank details that hold now, those that wait for a confirmation first.
public struct ListBankDetails: Sendable {
  public var onlyHeld: Bool
  public init(onlyHeld: Bool = false) { self.onlyHeld = onlyHeld }

  public struct Outcome: Sendable {
    public let details: [(party: ThirdParty, detail: BankDetail)]
  }

  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let parties = Dictionary(uniqueKeysWithValues: try reading.thirdParties().map { ($0.code, $0) })
      let current = try onlyHeld ? reading.heldBankDetails() : reading.currentBankDetails()
      let named = current.compactMap { detail in parties[detail.thirdParty].map { (party: $0, detail: detail) } }
      return Outcome(details: named.filter { $0.detail.isHeld } + named.filter { !$0.detail.isHeld })
    }
  }
}

extension Desk {
  /// Nobody else comes in here by name: the second person's part is a second act.
  var isAlone: Bool { role == .owner }
}
