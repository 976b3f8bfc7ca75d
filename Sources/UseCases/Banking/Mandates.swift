public import Banking
public import Kernel
public import Store

/// Keeps a mandate that a customer signed.
public struct AddMandate: Sendable {
  public var code: String
  /// La référence unique du mandat (RUM).
  public var identifier: String
  public var signedOn: Day
  public var scheme: DirectDebitScheme
  public var isOneOff: Bool

  public init(_ code: String, identifier: String, signedOn: Day, scheme: DirectDebitScheme = .core, isOneOff: Bool = false) {
    (self.code, self.identifier, self.signedOn) = (code, identifier, signedOn)
    (self.scheme, self.isOneOff) = (scheme, isOneOff)
  }

  /// Throws `report.third-party-unknown`, `payment.mandate.refused`, `payment.mandate.known`, `sepa.mandate.not-signed`.
  public func callAsFunction(_ desk: Desk) throws -> StoredMandate {
    guard SEPAText.isIdentifier(identifier) else { throw Finding.paymentMandateRefused(identifier) }
    guard signedOn <= desk.today else {
      throw Finding.sepaMandateNotSigned(PaymentMandate(identifier, signedOn: signedOn))
    }
    return try desk.changing("mandat.ajouter", subject: "third-party/\(code)") { change in
      _ = try change.reading.requiredThirdParty(code)
      guard try !change.reading.mandates().contains(where: { $0.identifier == identifier }) else {
        throw Finding.paymentMandateKnown(identifier)
      }
      let id = try change.addMandate(identifier, of: code, signedOn: signedOn, scheme, isOneOff: isOneOff)
      return try change.reading.mandates(of: code).first { $0.id == id }!
    }
  }
}

/// Ends a mandate: the debtor took it back, or it is of no use any more. What was collected stays.
public struct EndMandate: Sendable {
  public var identifier: String
  public var reason: String

  public init(_ identifier: String, reason: String) { (self.identifier, self.reason) = (identifier, reason) }

  /// Throws `payment.mandate.unknown`, `payment.reason.missing`.
  public func callAsFunction(_ desk: Desk) throws -> StoredMandate {
    let reason = try PaymentText.reason(reason, of: "la fin de ce mandat")
    return try desk.changing("mandat.revoquer", subject: "mandate/\(identifier)") { change in
      guard let mandate = try change.reading.mandates().first(where: { $0.identifier == identifier }), !mandate.isOver else {
        throw Finding.paymentMandateUnknown(identifier)
      }
      try change.end(mandate, reason: reason)
      return try change.reading.mandates(of: mandate.thirdParty).first { $0.id == mandate.id }!
    }
  }
}
