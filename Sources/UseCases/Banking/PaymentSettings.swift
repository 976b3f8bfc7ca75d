import Banking
import Kernel
public import Ledger
import Store

/// The account of the company that pays and is paid: its IBAN, told once for each account of the books.
public struct SavePaymentAccount: Sendable {
  public var account: AccountNumber
  public var iban: String?
  public var bic: String?

  public init(_ account: AccountNumber, iban: String? = nil, bic: String? = nil) {
    (self.account, self.iban, self.bic) = (account, iban, bic)
  }

  public struct Outcome: Sendable {
    public let account: AccountNumber
    public let iban: String
    public let bic: String?
  }

  /// Throws `payment.account.not-bank`, `payment.identifier.refused`, `payment.account.other-iban`, `payment.account.no-iban`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    guard account.hasPrefix("512") else { throw Finding.paymentAccountNotBank(account) }
    let given = try iban.map { try PaymentText.iban($0) }
    let code = try bic.map { try PaymentText.bic($0) }
    return try desk.changing("virement.compte", subject: "account/\(account.text)") { change in
      let linked = try change.reading.bankAccount(account)
      if let given { try link(given, linked, desk, change) }
      if let code { try change.setPayment("bic/\(account.text)", code.text) }
      return try change.reading.paymentAccount(account)
    }
  }

  private func link(_ given: IBAN, _ linked: StoredBankAccount?, _ desk: Desk, _ change: DossierChange) throws {
    let named = BankAccount(named: given.text)
    guard let linked else {
      let context = try LedgerContext(change.reading, desk)
      let label = context.label(of: account, try context.chart(on: desk.today))
      if try change.reading.account(account) == nil { try change.openAccount(Account(number: account, label: label)) }
      _ = try change.link(account, to: named, currency: "EUR", label: label)
      return
    }
    if let known = linked.account.iban, known != given.text { throw Finding.paymentAccountOther(account, known) }
    if linked.account.iban == nil { _ = try change.update(linked, to: named) }
  }
}

/// Keeps the identifier of the company as a creditor (ICS), without which nothing is collected.
public struct SaveCreditorIdentifier: Sendable {
  public var text: String
  public init(_ text: String) { self.text = text }

  /// Throws `payment.identifier.refused`.
  public func callAsFunction(_ desk: Desk) throws -> String {
    let identifier: CreditorIdentifier
    do { identifier = try CreditorIdentifier(text) } catch {
      throw Finding.paymentIdentifierRefused("L’identifiant créancier", text, error.reason)
    }
    try desk.changing("prelevement.ics", subject: "dossier") { try $0.setPayment("ics", identifier.text) }
    return identifier.text
  }
}

/// Identifiers as somebody types them.
enum PaymentText {
  static func iban(_ text: String) throws(Finding) -> IBAN {
    do { return try IBAN(text) } catch { throw .paymentIdentifierRefused("L’IBAN", text, error.reason).at(field: "iban") }
  }

  static func bic(_ text: String) throws(Finding) -> BIC {
    guard let bic = BIC(text) else {
      throw .paymentIdentifierRefused("Le BIC", text, "un BIC a 8 ou 11 signes, dont les deux lettres du pays").at(field: "bic")
    }
    return bic
  }

  /// A reason of ten signs at least, on one line.
  static func reason(_ text: String, of what: String) throws(Finding) -> String {
    let words = text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " ")
    guard (10...500).contains(words.count), !DirectoryText.hasControls(words) else {
      throw .paymentReasonMissing(what).at(field: "motif")
    }
    return words
  }
}

extension DossierReading {
  /// Throws `payment.account.not-bank`, `payment.account.no-iban`.
  func paymentAccount(_ account: AccountNumber) throws -> SavePaymentAccount.Outcome {
    guard account.hasPrefix("512") else { throw Finding.paymentAccountNotBank(account) }
    guard let iban = try bankAccount(account)?.account.iban else { throw Finding.paymentNoAccount(account) }
    return SavePaymentAccount.Outcome(account: account, iban: iban, bic: try paymentSetting("bic/\(account.text)"))
  }
}
