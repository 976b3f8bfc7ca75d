public import Kernel

/// What the rulebooks ask of a batch before it is written: everything that a bank would refuse is found here.
public struct SEPARules: Sendable {
  public let today: Day

  public init(today: Day) { self.today = today }

  /// From one cent to 999 999 999,99 euros (EPC115-06, AT-T002).
  public static let largest = Money(cents: 99_999_999_999)

  public func check(_ batch: CreditTransferBatch) -> [Finding] {
    var findings = head(batch.identifier, batch.executionDay, isEmpty: batch.transfers.isEmpty)
    findings += party(batch.debtor, batch.account, on: batch.executionDay, place: "donneur d’ordre")
    var seen: Set<String> = []
    for transfer in batch.transfers {
      findings += order(transfer.endToEnd, transfer.amount, transfer.remittance, &seen)
      findings += party(transfer.creditor, transfer.account, on: batch.executionDay, place: transfer.creditor.name)
    }
    return findings
  }

  public func check(_ batch: DirectDebitBatch) -> [Finding] {
    var findings = head(batch.identifier, batch.collectionDay, isEmpty: batch.debits.isEmpty)
    findings += party(batch.creditor, batch.account, on: batch.collectionDay, place: "créancier")
    var seen: Set<String> = []
    var firsts: Set<String> = []
    for debit in batch.debits {
      findings += order(debit.endToEnd, debit.amount, debit.remittance, &seen)
      findings += party(debit.debtor, debit.account, on: batch.collectionDay, place: debit.debtor.name)
      findings += mandate(debit, on: batch.collectionDay, &firsts)
    }
    return findings
  }

  private func head(_ identifier: String, _ day: Day, isEmpty: Bool) -> [Finding] {
    var findings: [Finding] = []
    if !SEPAText.isIdentifier(identifier) { findings.append(.sepaIdentifier(identifier, "du lot")) }
    if isEmpty { findings.append(.sepaEmpty()) }
    if day < today { findings.append(.sepaDayPast(day, today: today)) }
    if !TargetCalendar.isOpen(day) { findings.append(.sepaDayClosed(day)) }
    return findings
  }

  private func order(_ endToEnd: String, _ amount: Money, _ remittance: String, _ seen: inout Set<String>) -> [Finding] {
    var findings: [Finding] = []
    if !SEPAText.isIdentifier(endToEnd) { findings.append(.sepaIdentifier(endToEnd, "de bout en bout")) }
    if !seen.insert(endToEnd).inserted { findings.append(.sepaEndToEndTwice(endToEnd)) }
    if amount < Money(cents: 1) || amount > SEPARules.largest { findings.append(.sepaAmount(amount, endToEnd)) }
    return findings + text(remittance, of: "motif de \(endToEnd)", atMost: 140)
  }

  private func party(_ party: PaymentParty, _ account: PaymentAccount, on day: Day, place: String) -> [Finding] {
    var findings = text(party.name, of: "nom « \(party.name) »", atMost: 70)
    if party.name.allSatisfy(\.isWhitespace) { findings.append(.sepaNameMissing(account.iban)) }
    if !SEPACountries.reaches(account.iban, on: day) { findings.append(.sepaCountry(account.iban, on: day)) }
    if let bic = account.bic, !SEPARules.agree(bic.country, account.iban.country) {
      findings.append(.sepaBICOtherCountry(bic, account.iban))
    }
    if let address = party.address {
      findings += self.address(address, of: place, on: day)
    } else if SEPACountries.needsAddress(account.iban) {
      findings.append(.sepaAddressNeeded(party.name, account.iban))
    }
    return findings
  }

  /// Banks of the overseas territories and of the Crown dependencies have the country of their island in their BIC.
  private static func agree(_ bank: String, _ account: String) -> Bool {
    let overseas = ["GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "FR", "MC"]
    let crown = ["GB", "JE", "GG", "IM"]
    return bank == account || (overseas.contains(account) && overseas.contains(bank)) || (account == "GB" && crown.contains(bank))
  }

  private func address(_ address: PaymentAddress, of place: String, on day: Day) -> [Finding] {
    var findings: [Finding] = []
    if (address.town ?? "").isEmpty || (address.country ?? "").isEmpty {
      findings.append(day >= PaymentAddress.structuredFrom ? .sepaAddressUnstructured(place) : .sepaAddressSoonRefused(place))
    }
    if let country = address.country, country.utf8.count != 2 || !country.utf8.allSatisfy({ (65...90).contains($0) }) {
      findings.append(.sepaAddressCountry(country, place))
    }
    if address.lines.count > 2 { findings.append(.sepaAddressLines(address.lines.count, place)) }
    let fields: [(String?, String, Int)] = [
      (address.street, "rue", 70), (address.building, "numéro", 16), (address.postCode, "code postal", 16),
      (address.town, "ville", 35),
    ]
    for (value, name, length) in fields { findings += text(value ?? "", of: "\(name) de \(place)", atMost: length) }
    for line in address.lines { findings += text(line, of: "adresse de \(place)", atMost: 70) }
    return findings
  }

  /// What is changed to be written is told; what cannot be, and what is too long, is refused.
  private func text(_ text: String, of what: String, atMost length: Int) -> [Finding] {
    let written = SEPAText.written(text)
    guard written.lost.isEmpty else { return [.sepaTextRefused(text, what, written.lost)] }
    if written.text.count > length { return [.sepaTextTooLong(written.text, what, limit: length)] }
    return written.isChanged ? [.sepaTextChanged(text, written.text, what)] : []
  }

  private func mandate(_ debit: DirectDebit, on day: Day, _ firsts: inout Set<String>) -> [Finding] {
    var findings: [Finding] = []
    let mandate = debit.mandate
    if !SEPAText.isIdentifier(mandate.identifier) { findings.append(.sepaIdentifier(mandate.identifier, "du mandat")) }
    if mandate.signedOn > today { findings.append(.sepaMandateNotSigned(mandate)) }
    if day > mandate.lastDay { findings.append(.sepaMandateLapsed(mandate, on: day)) }
    switch debit.sequence {
    case .oneOff where mandate.lastUsed != nil, .first where mandate.lastUsed != nil:
      findings.append(.sepaSequence(mandate, debit.sequence))
    default: break
    }
    if debit.sequence == .oneOff || debit.sequence == .first, !firsts.insert(mandate.identifier).inserted {
      findings.append(.sepaMandateTwice(mandate))
    }
    return findings
  }
}
