import Kernel

/// Puts the amounts of a guided entry at the debit and at the credit, in the
/// order a bookkeeper writes them: first the debits of what happened, then what balances it.
struct ProposalComposer {
  let guided: GuidedEntry
  let taxed: TaxedParts
  let accounts: VATAccounts
  private(set) var lines: [EntryLine] = []
  private(set) var trace: [EntryProposal.TraceStep] = []

  init(guided: GuidedEntry, taxed: TaxedParts, accounts: VATAccounts) {
    (self.guided, self.taxed, self.accounts) = (guided, taxed, accounts)
  }

  private enum Side {
    case debit, credit
    var other: Side { self == .debit ? .credit : .debit }
    var french: String { self == .debit ? "débit" : "crédit" }
  }

  mutating func compose() {
    switch guided.operation {
    case .sale:
      addCounterpart(.debit)
      addBases(.credit)
      addTaxes(outputSide: .credit)
    case .customerCreditNote:
      addBases(.debit)
      addTaxes(outputSide: .debit)
      addCounterpart(.credit)
    case .purchase:
      addBases(.debit)
      addTaxes(outputSide: .credit)
      addCounterpart(.credit)
    case .supplierCreditNote:
      addCounterpart(.debit)
      addBases(.credit)
      addTaxes(outputSide: .debit)
    case .receipt: addPayment(treasurySide: .debit)
    case .payment: addPayment(treasurySide: .credit)
    }
  }

  /// What the voucher asks for: the bases and the tax that is invoiced.
  private var total: Money {
    if guided.isPayment { return guided.parts.map(\.amount).sum() }
    return taxed.bases.sum() + taxed.taxes.filter { $0.code.isInvoiced }.map(\.amount).sum()
  }

  private mutating func addBases(_ side: Side) {
    for (index, part) in guided.parts.enumerated() {
      guard let account = part.account else { continue }
      let code = taxed.codes[index]
      let what = code.map { "base de \($0.code) (\($0.label))" } ?? "montant hors TVA"
      add(
        side, account, taxed.bases[index], code: code, label: part.label, rule: "\(what) au \(side.french) du compte \(account)")
    }
  }

  /// Tax owed goes to the output side and deductible tax to the other; a reverse charge has both.
  private mutating func addTaxes(outputSide: Side) {
    for tax in taxed.taxes {
      let reference = tax.code.reference(on: guided.rateDay)
      if let role = tax.code.deductible {
        add(
          outputSide.other, accounts[role], tax.amount, code: tax.code,
          rule: "\(role.label) : \(tax.rule) (\(reference))")
      }
      if let role = tax.code.due {
        add(outputSide, accounts[role], tax.amount, code: tax.code, rule: "\(role.label) : \(tax.rule) (\(reference))")
      }
    }
  }

  /// The third party, the treasury, or both when a known third party is paid at once.
  private mutating func addCounterpart(_ side: Side) {
    if let party = guided.thirdParty {
      add(
        side, party.account, total, thirdParty: party.code, dueDay: guided.dueDay,
        rule: "total de la pièce au \(side.french) de \(party.name)")
    }
    guard let treasury = guided.treasury else { return }
    if let party = guided.thirdParty {
      add(side.other, party.account, total, thirdParty: party.code, rule: "réglé aussitôt : le compte de \(party.name) est soldé")
    }
    add(side, treasury, total, rule: "réglé aussitôt par le compte \(treasury)")
  }

  private mutating func addPayment(treasurySide side: Side) {
    guard let treasury = guided.treasury else { return }
    if side == .debit { add(side, treasury, total, rule: "montant reçu au débit de la trésorerie") }
    for part in guided.parts {
      guard let account = part.account ?? guided.thirdParty?.account else { continue }
      let party = guided.thirdParty.flatMap { $0.account == account ? $0.code : nil }
      add(
        side.other, account, part.amount, label: part.label, thirdParty: party,
        rule: "règlement au \(side.other.french) du compte \(account)")
    }
    if side == .credit { add(side, treasury, total, rule: "montant payé au crédit de la trésorerie") }
    addWaitingTaxes()
  }

  /// The tax that waited for the payment becomes chargeable, or deductible, in proportion to what is paid.
  private mutating func addWaitingTaxes() {
    for tax in taxed.taxes {
      guard let final = tax.code.onPayment, let waiting = tax.code.due ?? tax.code.deductible else { continue }
      let isOwed = tax.code.due != nil
      let rule = "\(tax.rule) (\(tax.code.reference(on: guided.rateDay)))"
      let why = isOwed ? "TVA exigible à l’encaissement : " : "TVA déductible au paiement : "
      add(.debit, accounts[isOwed ? waiting : final], tax.amount, code: tax.code, rule: why + rule)
      add(.credit, accounts[isOwed ? final : waiting], tax.amount, code: tax.code, rule: why + rule)
    }
  }

  /// A line of no amount is not written: a tax can round to nothing.
  private mutating func add(
    _ side: Side, _ account: AccountNumber, _ amount: Money, code: VATCode? = nil, label: String? = nil,
    thirdParty: String? = nil, dueDay: Day? = nil, rule: String
  ) {
    guard !amount.isZero else { return }
    lines.append(
      EntryLine(
        account: account, thirdParty: thirdParty, label: label, debit: side == .debit ? amount : .zero,
        credit: side == .credit ? amount : .zero, dueDay: dueDay, vatCode: code?.code))
    trace.append(EntryProposal.TraceStep(line: lines.count - 1, rule: rule))
  }
}
