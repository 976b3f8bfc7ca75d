import Kernel
import Ledger

/// Payments of what is open: the third party that the bank names or cites, and the amounts that answer.
extension Coding {
  func debtProposals(_ entry: MovementEntry, _ text: MovementText, _ taken: Set<LineReference>) -> [CodingProposal] {
    let named = book.named(in: text)
    let owner = book.owner(ofIBAN: entry.line.counterpartAccount)
    let cited = free(Array(book.cited(by: text)), taken)
    let exact = free(book.of(amount: entry.amount), taken)
    var codes = Set(named.keys)
    if let owner { codes.insert(owner) }
    codes.formUnion((cited + exact).compactMap { book.debts[$0].thirdParty })
    let byChance = Set(exact.compactMap { book.debts[$0].thirdParty }).subtracting(named.keys)
    let proposals = codes.sorted().compactMap { code in
      settlement(
        of: code, entry, naming: code == owner ? .wholly : named[code] ?? .none, isOwner: code == owner, cited: cited, taken,
        isOnlyOne: byChance.count == 1)
    }
    return proposals + generalProposals(exact, entry)
  }

  private func free(_ debts: [Int], _ taken: Set<LineReference>) -> [Int] {
    debts.sorted().filter { !book.debts[$0].items.contains { taken.contains($0.line) } }
  }

  private func settlement(
    of code: String, _ entry: MovementEntry, naming: DebtBook.Naming, isOwner: Bool, cited: [Int], _ taken: Set<LineReference>,
    isOnlyOne: Bool
  ) -> CodingProposal? {
    let mine = free(book.of(party: code), taken)
    let name = book.party(code)?.name ?? code
    let who = isOwner ? "IBAN de « \(name) »" : naming > .none ? "nom de « \(name) »" : "« \(name) »"
    let citedMine = mine.filter(cited.contains).map { book.debts[$0] }
    if !citedMine.isEmpty, let found = citation(citedMine, entry, who, isNamed: naming > .none) {
      return proposal(code, found.debts, entry, found.score, found.reason)
    }
    if let exact = mine.map({ book.debts[$0] }).first(where: { $0.amount == entry.amount }) {
      let score = isOwner ? 97 : naming == .wholly ? 95 : naming == .partly ? 84 : isOnlyOne ? 58 : 40
      let reason =
        naming == .none
        ? "Même montant que \(exact.french) de \(who) ; rien d’autre ne le confirme."
        : "\(who.capitalizedStart) et montant exact de \(exact.french)."
      return proposal(code, [exact], entry, score, reason)
    }
    guard naming > .none else { return nil }
    if let several = sum(of: mine.map { book.debts[$0] }, equalTo: entry.amount) {
      let score = (naming == .wholly ? 90 : 78) - (several.count == mine.count ? 0 : 4)
      let reason =
        "\(who.capitalizedStart) ; \(several.count) pièces ouvertes font ce montant, la première : \(several[0].french)."
      return proposal(code, several, entry, score, reason)
    }
    if let near = mine.map({ book.debts[$0] }).first(where: { isNear($0.amount, entry.amount) }), naming == .wholly {
      return difference(code, near, entry, who)
    }
    let isUsual = book.party(code).map { ($0.kind == .customer) == (entry.amount > .zero) } ?? true
    if !isUsual, entry.line.isReversal || MovementText(entry.line).tellsRejection {
      return proposal(
        code, [], entry, 74, "\(who.capitalizedStart) ; paiement rejeté ou rendu : ce qu’il réglait est de nouveau dû.")
    }
    return proposal(
      code, [], entry, (naming == .wholly ? 64 : 45) - (isUsual ? 0 : 14),
      "\(who.capitalizedStart), mais aucune pièce ouverte de ce montant : acompte, règlement partiel, ou facture à saisir d’abord."
    )
  }

  /// A few cents, or charges taken on the way: five euros and one hundredth at the most.
  private func isNear(_ owed: Money, _ paid: Money) -> Bool {
    let gap = (owed - paid).magnitude
    return (owed > .zero) == (paid > .zero) && gap <= Money(cents: 5_00) && gap.cents * 100 <= owed.magnitude.cents
  }

  /// The debt is settled whole; the difference of the settlement is a charge (658) or a product (758).
  private func difference(_ code: String, _ debt: Debt, _ entry: MovementEntry, _ who: String) -> CodingProposal {
    let gap = debt.amount.magnitude - entry.amount.magnitude
    // Less received, or more paid, than owed costs; the other way round is gained.
    let isLoss = (gap > .zero) == (entry.amount > .zero)
    let lines = entry.lines([
      .init(account: debt.account, thirdParty: code, amount: debt.amount.magnitude),
      .init(account: isLoss ? "658" : "758", amount: -gap),
    ])
    return CodingProposal(
      lines: lines, label: entry.label, score: 66,
      reason: "\(who.capitalizedStart) ; \(debt.french) à \(gap.magnitude.french) € près : écart de règlement en "
        + "\(isLoss ? "charge (658)" : "produit (758)").",
      source: .openItem, settles: debt.items.map(\.line))
  }

  private func citation(
    _ debts: [Debt], _ entry: MovementEntry, _ who: String, isNamed: Bool
  ) -> (debts: [Debt], score: Int, reason: String)? {
    let sum = debts.map(\.amount).sum()
    let pieces = debts.map { $0.items[0].pieceRef }.joined(separator: ", ")
    if let one = debts.first(where: { $0.amount == entry.amount }) {
      return ([one], isNamed ? 99 : 98, "La banque cite \(one.french), du même montant.")
    }
    if sum == entry.amount { return (debts, 98, "La banque cite \(pieces), qui font ce montant.") }
    guard (sum > .zero) == (entry.amount > .zero), entry.amount.magnitude < sum.magnitude else { return nil }
    let rest = (sum - entry.amount).magnitude
    return (
      debts, isNamed ? 88 : 72, "La banque cite \(pieces) : règlement partiel de \(who), il resterait \(rest.french) €."
    )
  }

  /// All the debts when they make the amount, else the only choice of a few of them that does. Bounded: beyond fourteen debts
  /// only the oldest are combined.
  private func sum(of debts: [Debt], equalTo amount: Money) -> [Debt]? {
    guard debts.count > 1 else { return nil }
    let all = debts.reduce(Int128(0)) { $0 + Int128($1.amount.cents) }
    if all == Int128(amount.cents) { return debts }
    let few = Array(debts.prefix(14))
    var choices: [Int] = []
    for mask in 1..<(1 << few.count) where mask.nonzeroBitCount > 1 {
      let total = few.indices.reduce(Int128(0)) { mask & (1 << $1) == 0 ? $0 : $0 + Int128(few[$1].amount.cents) }
      if total == Int128(amount.cents) { choices.append(mask) }
      if choices.count > 1 { return nil }
    }
    return choices.first.map { mask in few.indices.filter { mask & (1 << $0) != 0 }.map { few[$0] } }
  }

  private func proposal(_ code: String, _ debts: [Debt], _ entry: MovementEntry, _ score: Int, _ reason: String)
    -> CodingProposal?
  {
    guard let account = debts.first?.account ?? book.party(code)?.account else { return nil }
    var lines = entry.lines([.init(account: account, thirdParty: code, amount: entry.amount.magnitude)])
    for debt in debts { lines += release(debt, entry) }
    return CodingProposal(
      lines: lines, label: entry.label, score: score, reason: reason, source: .openItem,
      settles: debts.flatMap { $0.items.map(\.line) })
  }

  /// Lines without third party of that very amount: contributions, taxes, cheques to cash, a transfer on its way.
  private func generalProposals(_ exact: [Int], _ entry: MovementEntry) -> [CodingProposal] {
    exact.map { book.debts[$0] }.filter { $0.thirdParty == nil }.prefix(3).map { debt in
      CodingProposal(
        lines: entry.lines([.init(account: debt.account, amount: entry.amount.magnitude)]), label: entry.label,
        score: debt.account.hasPrefix("58") || debt.account.hasPrefix("511") ? 60 : 55,
        reason: "Même montant que \(debt.french) au compte \(debt.account) ; rien d’autre ne le confirme.", source: .openItem,
        settles: debt.items.map(\.line))
    }
  }
}

extension String {
  var capitalizedStart: String { prefix(1).uppercased() + dropFirst() }
}
