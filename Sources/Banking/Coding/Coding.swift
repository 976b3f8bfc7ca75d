public import Kernel
public import Ledger

/// Proposes how movements of a bank account are entered, from what the books know: rules, debts that are open, loans,
/// and the operations that every company has. Nothing is decided here.
///
/// The sources, in the order they are trusted: a rule that identifies the counterpart, a piece that the bank cites, the name and
/// the amount of something open, a rule on words, a loan's instalment, a usual operation; at last the suspense account 471.
public struct Coding {
  /// The bank account in the ledger: 512, 512100.
  public let bank: AccountNumber
  public let rules: [CodingRule]
  public let loans: [Loan]
  let book: DebtBook
  let rates: VATRates
  let accounts: VATAccounts
  let tradeWords: [TradeWord]
  private let bankLines: [BankLineInBooks]
  private let openingGap: Money
  private let openingDay: Day?
  private let waitingTax: (LineReference) -> [WaitingTax]

  /// - Parameters:
  ///   - openItems: every open line that a payment may settle.
  ///   - tradeWords: words of the trade and the account of expense they mean.
  ///   - bankLines: the lines of the bank account that no movement is tied to yet.
  ///   - opening: the day before the first statement, and by how much the statement's opening balance exceeds the books'.
  ///   - waitingTax: the tax that waits for the payment of an invoice, by the line of its third party.
  public init(
    bank: AccountNumber, rules: [CodingRule] = [], openItems: [OpenItem] = [], thirdParties: [ThirdParty] = [],
    loans: [Loan] = [], tradeWords: [TradeWord] = [], bankLines: [BankLineInBooks] = [], opening: (day: Day, gap: Money)? = nil,
    rates: VATRates,
    accounts: VATAccounts = .pcg, waitingTax: @escaping (LineReference) -> [WaitingTax] = { _ in [] }
  ) {
    (self.bank, self.rules, self.loans, self.rates, self.accounts) = (bank, rules, loans, rates, accounts)
    self.tradeWords = tradeWords
    (self.bankLines, openingGap, openingDay, self.waitingTax) = (bankLines, opening?.gap ?? .zero, opening?.day, waitingTax)
    book = DebtBook(openItems, thirdParties)
  }

  /// In the order of the movements. A debt or a line of the books serves one movement at the most, the first that claims it
  /// for sure.
  public func propose(_ movements: [StatementLine]) -> [MovementCoding] {
    var codings: [MovementCoding] = []
    var taken: Set<LineReference> = []
    for line in movements {
      let proposals = proposals(for: line, taken: taken)
      if let best = proposals.first, best.isSure { taken.formUnion(best.settles) }
      codings.append(MovementCoding(proposals: proposals, alreadyBooked: nil))
    }
    markBooked(movements, &codings)
    markBeforeOpening(movements, &codings)
    return codings
  }

  private func proposals(for line: StatementLine, taken: Set<LineReference>) -> [CodingProposal] {
    guard line.amount.minor != 0, line.amount.currency == .euro else { return [] }
    let text = MovementText(line)
    let entry = MovementEntry(bank: bank, rates: rates, accounts: accounts, line: line)
    var found = ruleProposals(entry, text) + debtProposals(entry, text, taken) + loanProposals(entry, text)
    // The label says what it is; what the bank adds may speak of the tax of a charge, so that it comes last.
    if let operation = UsualOperation.find(line, MovementText(labelOf: line)) {
      found += usualProposals(operation, entry, taken)
    } else if let charge = BankCharge.find(line) {
      found.append(chargeProposal(charge, entry))
    } else if let operation = UsualOperation.find(line, text) {
      found += usualProposals(operation, entry, taken)
    } else {
      found += tradeProposals(entry, text)
    }
    var seen: Set<[EntryLine]> = []
    let order = CodingProposal.Source.allCases
    let sorted = found.enumerated().sorted { a, b in
      let (first, second) = (order.firstIndex(of: a.element.source)!, order.firstIndex(of: b.element.source)!)
      return (-a.element.score, first, a.offset) < (-b.element.score, second, b.offset)
    }
    return sorted.map(\.element).filter { seen.insert($0.lines).inserted }.prefix(5) + [suspense(entry)]
  }

  private func suspense(_ entry: MovementEntry) -> CodingProposal {
    CodingProposal(
      lines: entry.lines([.init(account: "471", amount: entry.amount.magnitude)]), label: entry.label, score: 10,
      reason: "Rien dans le dossier ne dit ce que c’est : à élucider, en attendant au compte d’attente.", source: .suspense)
  }

  // MARK: Rules

  /// Where a payment can settle something open: what `openItems` has to hold.
  public static func canBeSettled(_ account: AccountNumber) -> Bool { DebtBook.canBeSettled(account) }

  /// The entry of a movement whose counterparts a person chose: the bank, then the parts with their tax. Nil when they exceed it.
  public func lines(of line: StatementLine, parts: [CodingRule.Part]) -> [EntryLine]? {
    let entry = MovementEntry(bank: bank, rates: rates, accounts: accounts, line: line)
    return lines(of: entry, parts)?.lines
  }

  /// What the entry of a movement is called when nobody says better.
  public func label(of line: StatementLine) -> String {
    MovementEntry(bank: bank, rates: rates, accounts: accounts, line: line).label
  }

  private func lines(of entry: MovementEntry, _ parts: [CodingRule.Part]) -> (lines: [EntryLine], settled: Debt?)? {
    guard let counterparts = CodingRule.counterparts(parts, of: entry.amount.magnitude) else { return nil }
    var lines = entry.lines(counterparts)
    guard counterparts.count == 1, let party = counterparts[0].thirdParty,
      let settled = book.of(amount: entry.amount).map({ book.debts[$0] }).first(where: { $0.thirdParty == party })
    else { return (lines, nil) }
    lines += release(settled, entry)
    return (lines, settled)
  }

  private func ruleProposals(_ entry: MovementEntry, _ text: MovementText) -> [CodingProposal] {
    rules.filter { $0.conditions.fits(entry.line, text, bank: bank) }.sorted {
      (-$0.score, -$0.precision, $0.name) < (-$1.score, -$1.precision, $1.name)
    }.compactMap { rule in
      guard let (lines, settled) = lines(of: entry, rule.parts) else { return nil }
      let known = rule.origin == .learnt ? ", acceptée \(rule.uses) fois" : ""
      return CodingProposal(
        lines: lines, label: rule.label ?? entry.label, journal: rule.journal, score: rule.score,
        reason: "Règle \(rule.origin.french) « \(rule.name) »\(known) : \(rule.conditions.french).", source: .rule,
        rule: rule.name, settles: settled?.items.map(\.line) ?? [])
    }
  }

  func release(_ debt: Debt, _ entry: MovementEntry) -> [EntryLine] {
    debt.items.flatMap { item in
      entry.release(waitingTax(item.line), paying: min(item.balance.magnitude, entry.amount.magnitude))
    }
  }

  // MARK: What may be there already

  /// A line of the bank account of the same amount, typed up to three months before (a cheque waits) or two weeks after.
  private func markBooked(_ movements: [StatementLine], _ codings: inout [MovementCoding]) {
    var byAmount = Dictionary(grouping: bankLines, by: \.amount.cents)
    for (index, line) in movements.enumerated() {
      guard var candidates = byAmount[line.amount.minor] else { continue }
      let near = candidates.indices.filter { (-90...15).contains(candidates[$0].day - line.bookingDay) }
      guard let best = near.min(by: { distance(candidates[$0], line) < distance(candidates[$1], line) }) else { continue }
      codings[index].mayBeBooked(.line(candidates.remove(at: best)))
      byAmount[line.amount.minor] = candidates
    }
  }

  private func distance(_ booked: BankLineInBooks, _ line: StatementLine) -> Int { abs(booked.day - line.bookingDay) }

  /// The movements that the books held before the first statement: the difference of the two opening balances.
  private func markBeforeOpening(_ movements: [StatementLine], _ codings: inout [MovementCoding]) {
    guard let openingDay, !openingGap.isZero else { return }
    let early = movements.indices.filter { index in
      codings[index].alreadyBooked == nil && (0...60).contains(movements[index].bookingDay - openingDay)
        && codings[index].best?.isSure != true
    }
    let wanted = -openingGap.cents
    let amount = { (index: Int) in movements[index].amount.minor }
    var found = early.first { amount($0) == wanted }.map { [$0] }
    let few = early.prefix(40)
    for (place, first) in few.enumerated() where found == nil {
      for (next, second) in few.enumerated().dropFirst(place + 1) where found == nil {
        if amount(first) + amount(second) == wanted { found = [first, second] }
        for third in few.dropFirst(next + 1) where found == nil && amount(first) + amount(second) + amount(third) == wanted {
          found = [first, second, third]
        }
      }
    }
    for index in found ?? [] { codings[index].mayBeBooked(.beforeOpening(gap: openingGap)) }
  }
}

/// Words that name an expense, and where it goes: « restaurant », 6257.
public struct TradeWord: Hashable, Sendable {
  /// As the chart writes them.
  public let said: String
  public let account: AccountNumber
  let words: [String]

  public init(_ said: String, _ account: AccountNumber) {
    (self.said, self.account, words) = (said, account, MovementText.words(of: said))
  }
}

extension MovementCoding {
  /// What may be there already is not entered twice unseen.
  fileprivate mutating func mayBeBooked(_ what: AlreadyBooked) {
    alreadyBooked = what
    for index in proposals.indices { proposals[index].score = min(proposals[index].score, 40) }
  }
}

extension CodingRule {
  /// The parts of an amount; nil when its fixed parts exceed it, or when none takes the rest.
  static func counterparts(_ parts: [Part], of amount: Money) -> [MovementEntry.Counterpart]? {
    var left = amount
    var amounts: [Money?] = []
    for part in parts {
      switch part.share {
      case .remainder: amounts.append(nil)
      case .fixed(let fixed):
        amounts.append(fixed)
        left -= fixed
      case .percent(let rate):
        let share = amount.times(rate, .halfAwayFromZero)
        amounts.append(share)
        left -= share
      }
    }
    guard left >= .zero, left.isZero || amounts.contains(where: { $0 == nil }) else { return nil }
    return zip(parts, amounts).map { part, share in
      MovementEntry.Counterpart(
        account: part.account, thirdParty: part.thirdParty, vatCode: part.vatCode, label: part.label, amount: share ?? left)
    }
  }
}
