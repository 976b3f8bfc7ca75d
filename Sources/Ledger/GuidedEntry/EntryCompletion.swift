import Kernel

/// Completes the lines of an entry while it is typed: what was typed stays, what can be told from it is proposed.
///
/// Three things are told: the lines that the last entry of the third party had; the VAT code that an account usually bears, and
/// the line of its tax; the amounts that follow from those that are there. Nothing is proposed that would not balance.
public struct EntryCompletion {
  public var journal: Journal
  /// The lines of the last entry of the third party; empty when there is none.
  public var habit: [EntryLine]
  /// The VAT code that lines on an account bear, as the dossier has it.
  public var usualCode: (AccountNumber) -> VATCode?
  /// The rate of a code on the day of the entry; nil when it has none.
  public var rate: (VATCode) -> Rate?
  public var accounts: VATAccounts

  public init(
    journal: Journal, habit: [EntryLine] = [], usualCode: @escaping (AccountNumber) -> VATCode?,
    rate: @escaping (VATCode) -> Rate?, accounts: VATAccounts = .pcg
  ) {
    (self.journal, self.habit, self.usualCode, self.rate) = (journal, habit, usualCode, rate)
    self.accounts = accounts
  }

  /// The lines typed, completed, then those that were not typed yet. Blank lines at the end are left out, unless one takes the
  /// amount that is missing.
  public func lines(from typed: [PartialLine]) -> [PartialLine] {
    var lines = typed
    while lines.last?.isBlank == true { lines.removeLast() }
    guard !lines.isEmpty else { return [] }
    addHabit(&lines)
    if isInvoice {
      addCodes(&lines)
      addTaxLines(&lines)
      addInvoiceAmounts(&lines)
    }
    addMissingAmount(&lines)
    return lines
  }

  private var isInvoice: Bool { journal.kind == .purchases || journal.kind == .sales }

  // MARK: Lines

  /// The line of the third party is enough to know the others, as long as those that were typed are among them.
  private func addHabit(_ lines: inout [PartialLine]) {
    guard let party = lines.firstIndex(where: { $0.thirdParty != nil }), !habit.isEmpty else { return }
    let own = habit.first { $0.thirdParty == lines[party].thirdParty }
    var rest = habit.filter { $0.thirdParty != lines[party].thirdParty }
    for index in lines.indices where index != party && !lines[index].isBlank {
      guard let place = rest.firstIndex(where: { $0.account == lines[index].account }) else { return }
      let known = rest.remove(at: place)
      if lines[index].vatCode == nil { lines[index].vatCode = known.vatCode }
    }
    if lines[party].account == nil { lines[party].account = own?.account }
    for line in rest {
      EntryCompletion.put(PartialLine(account: line.account, thirdParty: line.thirdParty, vatCode: line.vatCode), in: &lines)
    }
  }

  /// In the first blank line, else after the last.
  private static func put(_ line: PartialLine, in lines: inout [PartialLine]) {
    if let blank = lines.firstIndex(where: \.isBlank) { lines[blank] = line } else { lines.append(line) }
  }

  private func addCodes(_ lines: inout [PartialLine]) {
    for index in lines.indices where lines[index].vatCode == nil {
      guard let account = lines[index].account, lines[index].thirdParty == nil, !VATAccounts.isTax(account) else { continue }
      lines[index].vatCode = usualCode(account)?.code
    }
    let codes = Set(lines.compactMap(\.vatCode).compactMap(VATCode.find))
    for index in lines.indices where lines[index].vatCode == nil {
      guard let account = lines[index].account, VATAccounts.isTax(account) else { continue }
      let fitting = codes.filter { code in code.roles.contains { accounts.isAccount(account, of: $0) } }
      if fitting.count == 1 { lines[index].vatCode = fitting.first?.code }
    }
  }

  /// Each code that makes a tax has a line for it, two when it is a reverse charge.
  private func addTaxLines(_ lines: inout [PartialLine]) {
    for code in codes(of: lines) where rate(code) != nil {
      for role in [code.deductible, code.due].compactMap({ $0 }) {
        let isThere = lines.contains { line in
          guard let account = line.account, VATAccounts.isTax(account), isOf(code, line) else { return false }
          return !code.isReverseCharge || accounts.isAccount(account, of: role)
        }
        if !isThere { EntryCompletion.put(PartialLine(account: accounts[role], vatCode: code.code), in: &lines) }
      }
    }
  }

  // MARK: Amounts

  private func addInvoiceAmounts(_ lines: inout [PartialLine]) {
    for code in codes(of: lines) { addTax(of: code, &lines) }
    addBase(&lines)
    for code in codes(of: lines) { addTax(of: code, &lines) }
  }

  /// Base × rate, once all the bases of the code are known.
  private func addTax(of code: VATCode, _ lines: inout [PartialLine]) {
    guard let rate = rate(code) else { return }
    let bases = lines.indices.filter { isBase(lines[$0]) && isOf(code, lines[$0]) }
    let amounts = bases.compactMap { lines[$0].balance }
    guard !bases.isEmpty, amounts.count == bases.count else { return }
    let tax = amounts.sum().vat(rate)
    for index in lines.indices where lines[index].balance == nil && isTaxLine(lines[index], of: code) {
      let isDue = code.isReverseCharge && code.due.map { accounts.isAccount(lines[index].account!, of: $0) } == true
      lines[index].set(isDue ? -tax : tax)
    }
  }

  /// The one base without an amount, from what is owed: without its tax, unless the tax was typed.
  private func addBase(_ lines: inout [PartialLine]) {
    let parties = lines.indices.filter { lines[$0].thirdParty != nil }
    let missing = lines.indices.filter { isBase(lines[$0]) && lines[$0].balance == nil }
    guard parties.count == 1, missing.count == 1, lines[parties[0]].balance != nil else { return }
    let base = missing[0]
    let code = lines[base].vatCode.flatMap(VATCode.find)
    let ownTax = lines.indices.filter { index in code.map { isTaxLine(lines[index], of: $0) } == true }
    let others = lines.indices.filter { $0 != base && !ownTax.contains($0) }
    // Another tax that is still unknown would be taken for part of the base.
    guard others.allSatisfy({ lines[$0].isBlank || lines[$0].balance != nil }) else { return }
    let ownBases = others.filter { index in code.map { isBase(lines[index]) && isOf($0, lines[index]) } == true }
    let known = ownBases.compactMap { lines[$0].balance }.sum()
    let whole = known - others.compactMap { lines[$0].balance }.sum()
    let typedTax = ownTax.compactMap { lines[$0].balance }
    if !typedTax.isEmpty {
      lines[base].set(whole - known - typedTax.sum())
    } else if let code, code.isInvoiced, let rate = rate(code), !ownTax.isEmpty {
      let tax = whole.vatIncluded(rate)
      lines[base].set(whole - known - tax)
      lines[ownTax[0]].set(tax)
    } else {
      lines[base].set(whole - known)
    }
  }

  /// What balances the entry: on the one line that waits for an amount, on the journal's own account, else on a new line.
  private func addMissingAmount(_ lines: inout [PartialLine]) {
    let missing = -lines.compactMap(\.balance).sum()
    let waiting = lines.indices.filter { lines[$0].balance == nil && !lines[$0].isBlank }
    guard !missing.isZero, waiting.count <= 1 else { return }
    if let index = waiting.first { return lines[index].set(missing) }
    var line = PartialLine()
    if let own = journal.counterpart, !lines.contains(where: { $0.account == own }) { line.account = own }
    line.set(missing)
    EntryCompletion.put(line, in: &lines)
  }

  // MARK: What a line is

  private func codes(of lines: [PartialLine]) -> [VATCode] {
    var found: [VATCode] = []
    for code in lines.compactMap(\.vatCode).compactMap(VATCode.find) where !found.contains(code) { found.append(code) }
    return found
  }

  private func isOf(_ code: VATCode, _ line: PartialLine) -> Bool { line.vatCode?.uppercased() == code.code }

  private func isBase(_ line: PartialLine) -> Bool {
    guard let account = line.account else { return false }
    return line.thirdParty == nil && !VATAccounts.isTax(account) && ![4, 5].contains(account.accountClass)
  }

  private func isTaxLine(_ line: PartialLine, of code: VATCode) -> Bool {
    line.account.map(VATAccounts.isTax) == true && isOf(code, line)
  }
}
