import Kernel

extension EntryChecks {
  /// VAT = base × rate to the cent, for each code of the entry.
  mutating func checkVAT() {
    var codes: [VATCode] = []
    for (index, line) in draft.lines.enumerated() {
      guard let text = line.vatCode else {
        if isInvoiceJournal, VATAccounts.isTax(line.account) {
          findings.append(.entryVATCodeMissing(line: index + 1, line.account))
        }
        continue
      }
      guard let code = VATCode.find(text) else {
        findings.append(Finding.vatCodeUnknown(text).at(line: index + 1))
        continue
      }
      if !codes.contains(code) { codes.append(code) }
      checkPlace(of: code, line, index + 1)
    }
    for code in codes { checkTax(of: code) }
  }

  private var isInvoiceJournal: Bool { journal?.kind == .purchases || journal?.kind == .sales }

  /// The code on an account that its base or its tax cannot stand on.
  private mutating func checkPlace(of code: VATCode, _ line: EntryLine, _ number: Int) {
    let account = line.account
    if VATAccounts.isTax(account) {
      let fits = code.roles.contains { context.vatAccounts.isAccount(account, of: $0) }
      if !fits { findings.append(.entryVATCodeOnWrongTax(line: number, account, code, context.vatAccounts)) }
    } else if !EntryChecks.canBeBase(account, of: code) {
      findings.append(.entryVATCodeOnWrongBase(line: number, account, code))
    }
  }

  /// Charges and products, assets, stocks, advances, accruals and suspense accounts
  /// can be taxed; what is owed by someone and money cannot.
  private static func canBeBase(_ account: AccountNumber, of code: VATCode) -> Bool {
    switch account.accountClass {
    case 6: code.side != .sale && code.deductible != .deductibleAssets
    case 7: code.side != .purchase
    case 1: code.side == .either
    case 2: code.side != .sale && code.deductible != .deductible && code.deductible != .deductibleWaiting
    case 3: code.side != .sale
    case 4: ["408", "409", "418", "419", "46", "47", "48"].contains { account.hasPrefix($0) }
    default: false
    }
  }

  private mutating func checkTax(of code: VATCode) {
    let lines = draft.lines.filter { $0.vatCode.map { $0.uppercased() == code.code } ?? false }
    let taxLines = lines.filter { VATAccounts.isTax($0.account) }
    let baseLines = lines.filter { !VATAccounts.isTax($0.account) }
    guard !baseLines.isEmpty else {
      // A payment moves tax from one account to another: what it adds is nothing.
      if isInvoiceJournal { findings.append(.entryVATWithoutBase(code, taxLines.map(\.balance).sum().magnitude)) }
      return
    }
    let rate: Rate
    do {
      guard let found = try context.rates.rate(of: code, on: draft.pieceDay ?? draft.day) else { return }
      rate = found
    } catch { return findings.append(error) }
    // Bases and deductible tax of a purchase are debits; bases and tax owed of a sale are credits.
    let base = baseLines.map(\.balance).sum()
    let expected = base.vat(rate)
    let sums =
      code.isReverseCharge
      ? [sum(taxLines, of: code.deductible), -sum(taxLines, of: code.due)] : [taxLines.map(\.balance).sum()]
    for tax in sums where (tax - expected).magnitude > EntryChecks.tolerance {
      let sign: Money = code.side == .sale ? -Money(cents: 1) : Money(cents: 1)
      findings.append(
        .entryVATNotBaseTimesRate(
          code, rate, base: Money(cents: base.cents * sign.cents), tax: Money(cents: tax.cents * sign.cents),
          expected: Money(cents: expected.cents * sign.cents), severity: severity(of: tax - expected, code)))
      break
    }
  }

  private func sum(_ lines: [EntryLine], of role: VATAccountRole?) -> Money {
    guard let role else { return .zero }
    return lines.filter { context.vatAccounts.isAccount($0.account, of: role) }.map(\.balance).sum()
  }

  static let tolerance = Money(cents: 1)
  /// What a supplier who rounds each line of a long invoice may be off by.
  static let supplierTolerance = Money(cents: 1_00)

  /// The supplier's invoice is booked as it is written; our own has to be right.
  private func severity(of difference: Money, _ code: VATCode) -> Finding.Severity {
    code.side == .purchase && !code.isReverseCharge && difference.magnitude <= EntryChecks.supplierTolerance ? .warning : .error
  }
}
