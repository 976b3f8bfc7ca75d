import Kernel
import Ledger

/// Operations that every company has, bank charges, and loans.
extension Coding {
  func usualProposals(_ operation: UsualOperation, _ entry: MovementEntry, _ taken: Set<LineReference>) -> [CodingProposal] {
    let debts = book.debts.filter { debt in
      operation.settles.contains { debt.account.hasPrefix($0) } && !debt.items.contains { taken.contains($0.line) }
        && (debt.amount > .zero) == (entry.amount > .zero)
    }
    func proposal(_ account: AccountNumber, _ party: String?, _ settled: [Debt], _ score: Int, _ why: String) -> CodingProposal {
      CodingProposal(
        lines: entry.lines([.init(account: account, thirdParty: party, amount: entry.amount.magnitude)]), label: entry.label,
        score: score, reason: "Le libellé dit « \(operation.name) » \(why).", source: .usual,
        settles: settled.flatMap { $0.items.map(\.line) })
    }
    if let debt = debts.first(where: { $0.amount == entry.amount }) {
      return [proposal(debt.account, debt.thirdParty, [debt], 96, "et le compte \(debt.account) doit exactement ce montant")]
    }
    for (account, owed) in Dictionary(grouping: debts, by: \.account).sorted(by: { $0.key < $1.key }) where owed.count > 1 {
      let sum = owed.reduce(Int128(0)) { $0 + Int128($1.amount.cents) }
      guard sum == Int128(entry.amount.cents), Set(owed.map(\.thirdParty)).count == 1 else { continue }
      return [proposal(account, owed[0].thirdParty, owed, 92, "et c’est tout ce que le compte \(account) doit")]
    }
    let accounts = Set(debts.map(\.account))
    let likely = accounts.count == 1 ? accounts.first ?? operation.account : operation.account
    let open = debts.map(\.amount.magnitude).sum()
    let why =
      operation.settles == ["58"] || operation.settles.isEmpty
      ? "" : open.isZero ? "; rien n’est ouvert de ce côté dans les livres" : "; les comptes concernés portent \(open.french) €"
    return [proposal(likely, nil, [], operation.scoreAlone, why.isEmpty ? end(operation) : why)]
  }

  private func end(_ operation: UsualOperation) -> String {
    operation.settles.isEmpty ? "de ce compte" : "à solder par l’autre compte"
  }

  // MARK: Words of the trade

  /// A purchase whose label bears a word of the trade (« restaurant », « péage »): a hint, never sure.
  func tradeProposals(_ entry: MovementEntry, _ text: MovementText) -> [CodingProposal] {
    guard entry.amount < .zero else { return [] }
    let label = MovementText(labelOf: entry.line)
    let found = tradeWords.filter { !$0.words.isEmpty && label.containsAll($0.words) }
    guard let best = found.max(by: { $0.words.joined().count < $1.words.joined().count }) else { return [] }
    return [
      CodingProposal(
        lines: entry.lines([.init(account: best.account, amount: entry.amount.magnitude)]), label: entry.label, score: 38,
        reason: "Le libellé dit « \(best.said) », d’ordinaire au compte \(best.account).", source: .usual,
        assumption: "Sans TVA tant que la pièce n’est pas vue : ajoutez son code si elle est déductible.")
    ]
  }

  // MARK: Bank charges

  func chargeProposal(_ charge: BankCharge, _ entry: MovementEntry) -> CodingProposal {
    let size = entry.amount.magnitude
    func make(_ code: String?, _ stated: Money?, _ score: Int, _ reason: String, _ assumption: String?) -> CodingProposal {
      CodingProposal(
        lines: entry.lines([.init(account: charge.account, vatCode: code, amount: size, statedTax: stated)]), label: entry.label,
        score: score, reason: reason, source: .usual, assumption: assumption)
    }
    if let stated = statedTax(entry) {
      return make(
        stated.code, stated.tax, 96,
        "\(charge.name.capitalizedStart) ; la banque écrit la TVA : \((size - stated.tax).french) + \(stated.tax.french) €.", nil)
    }
    switch charge.tax {
    case .exempt:
      let isInterest = charge.account.hasPrefix("661")
      return make(
        nil, nil, isInterest ? 86 : 70,
        "\(charge.name.capitalizedStart) : sans TVA\(isInterest ? " (CGI art. 261 C, 1°)" : "").",
        isInterest ? nil : "Sans TVA : vérifiez sur la facture de frais de la banque.")
    case .onOption:
      return make(
        "D20", nil, 75, "\(charge.name.capitalizedStart), TVA comprise au taux normal.",
        "TVA déduite comme si la banque avait opté pour elle (CGI art. 260 B) : vérifiez sur sa facture de frais.")
    }
  }

  /// The tax that the bank writes beside the charge, when it agrees with a rate.
  private func statedTax(_ entry: MovementEntry) -> (code: String, tax: Money)? {
    let texts = [entry.line.label] + entry.line.texts
    let size = entry.amount.magnitude
    let net = MovementText.amount(before: ["ht"], in: texts) ?? MovementText.amount(after: ["ht"], in: texts)
    guard let tax = MovementText.amount(after: ["tva"], in: texts) ?? net.map({ size - $0 }), tax > .zero, tax < size,
      net.map({ $0 + tax == size }) ?? true
    else { return nil }
    for code in ["D20", "D10", "D55", "D21"] {
      guard let known = VATCode.find(code), let rate = (try? rates.rate(of: known, on: entry.line.bookingDay)) ?? nil else {
        continue
      }
      if ((size - tax).vat(rate) - tax).magnitude <= Money(cents: 1) { return (code, tax) }
    }
    return nil
  }

  // MARK: Loans

  func loanProposals(_ entry: MovementEntry, _ text: MovementText) -> [CodingProposal] {
    guard entry.amount < .zero else { return [] }
    let isSaid = ["pret", "prets", "emprunt", "credit", "echeance", "leasing"].contains { text.contains($0) }
    var found: [CodingProposal] = []
    for loan in loans where loan.bank.map({ $0 == bank }) ?? true {
      guard let due = loan.instalment(of: entry.amount.magnitude, near: entry.line.bookingDay) else { continue }
      found.append(
        instalment(
          loan.accounts, due.parts, entry, isSaid ? 97 : 88,
          "Échéance n° \(due.number) de l’emprunt « \(loan.name) » du \(due.day.french) : \(due.parts.french)."))
    }
    if found.isEmpty, isSaid, let parts = statedParts(entry) {
      found.append(
        instalment(
          loans.count == 1 ? loans[0].accounts : .pcg, parts, entry, 92, "La banque détaille l’échéance : \(parts.french)."))
    }
    if found.isEmpty, text.contains("pret") || text.contains("emprunt") {
      found.append(
        CodingProposal(
          lines: entry.lines([.init(account: "164", amount: entry.amount.magnitude)]), label: entry.label, score: 30,
          reason: "Le libellé parle d’un prêt, mais aucun tableau d’amortissement n’a cette échéance : "
            + "ne passez pas les intérêts en 164, enregistrez d’abord le tableau.", source: .loan))
    }
    return found
  }

  private func instalment(
    _ accounts: Loan.Accounts, _ parts: Loan.Parts, _ entry: MovementEntry, _ score: Int, _ reason: String
  ) -> CodingProposal {
    CodingProposal(
      lines: entry.lines([
        .init(account: accounts.principal, amount: parts.principal), .init(account: accounts.interest, amount: parts.interest),
        .init(account: accounts.insurance, amount: parts.insurance),
      ]), label: entry.label, score: score, reason: reason, source: .loan)
  }

  /// « Capital 1000,00 intérêts 58,20 assurance 6,00 », when they make the amount.
  private func statedParts(_ entry: MovementEntry) -> Loan.Parts? {
    let texts = [entry.line.label] + entry.line.texts
    guard let principal = MovementText.amount(after: ["capital", "principal"], in: texts) else { return nil }
    let parts = Loan.Parts(
      principal: principal, interest: MovementText.amount(after: ["interets", "interet"], in: texts) ?? .zero,
      insurance: MovementText.amount(after: ["assurance", "assurances"], in: texts) ?? .zero)
    return parts.total == entry.amount.magnitude ? parts : nil
  }
}
