import Kernel

// What can only be said at the end.
extension FECChecker {
  /// Ends the control. The checker is not used after it.
  public mutating func finish() -> FECReport {
    endEntry()
    for item in pending.values.sorted(by: { ($0.file, $0.line) < ($1.file, $1.line) }) { report(item) }
    if lines > 0 {
      totals()
      numbering()
      openLetterings()
      missingThirdParties()
      cashBalances()
      closedAccounts()
    }
    return FECReport(
      summary: summary, header: header, findings: formFindings + log.findings,
      counts: formCounts.merging(log.counts, uniquingKeysWith: +), errorCount: formErrors + log.errorCount)
  }

  private mutating func totals() {
    let (debit, credit) = (FECChecker.money(self.debit), FECChecker.money(self.credit))
    guard debit.1, credit.1, FECChecker.money(self.debit - self.credit).1 else { return add(.fecTotalTooLarge()) }
    if self.debit != self.credit, !hasUnbalancedByForm { add(.fecFileUnbalanced(debit: debit.0, credit: credit.0)) }
  }

  /// Numbers start again in each journal when many of them serve in several.
  private var numbersPerJournal: Bool { sharedCount > 0 && sharedCount * 20 >= entries }

  private mutating func numbering() {
    guard numberedEntries > 0 else { return add(.fecNumberNone(lines)) }
    if let first = firstTextNumber {
      let count = textNumbers
      log.add(FECRule.numberNotNumeric.code, severity: .warning) {
        .fecNumberNotNumeric(first.text, line: first.line).at(file: first.file)
      }
      guard count == 0 else { return }
    }
    if numbersPerJournal {
      for journal in journals where !journal.isOpening || journal.numbers.count > 1 {
        sequence(journal.numbers, " dans le journal \(journal.name.code)")
      }
    } else {
      for finding in shared { log.add(finding) }
      sequence(numbers, "")
    }
  }

  private mutating func sequence(_ numbers: FECNumberSet, _ scope: String) {
    if let first = numbers.firstBreak {
      add(.fecNumberOrder(scope, number: first.number, after: first.after, count: numbers.breaks, line: first.line))
    }
    if let gaps = numbers.gaps, gaps.missing > 0 {
      add(.fecNumberGap(scope, low: gaps.low, high: gaps.high, missing: gaps.missing, first: gaps.first))
    }
  }

  private mutating func openLetterings() {
    for group in letterings.open {
      let account = group.account < 0 ? "" : accounts[Int(group.account)].name.code
      let thirdParty = group.thirdParty < 0 ? nil : thirdParties[Int(group.thirdParty)]
      let file = files[Int(group.part)]
      log.add(FECRule.letteringUnbalanced.code, severity: .warning) {
        .fecLetteringUnbalanced(
          group.codeText, account: account, thirdParty: thirdParty, gap: Money(cents: group.sum), line: group.line
        ).at(file: file)
      }
    }
  }

  private mutating func missingThirdParties() {
    guard !thirdParties.isEmpty else { return }
    for account in accounts where account.linesWithoutThirdParty > 0 {
      let first = account.firstWithoutThirdParty
      log.add(
        .fecThirdPartyMissing(account.name.code, count: account.linesWithoutThirdParty, line: first.line)
          .at(file: files[Int(first.part)]))
    }
  }

  /// The first evening on which each cash account is negative.
  private mutating func cashBalances() {
    var balances: [Int64: Int64] = [:]
    var told: Set<Int64> = []
    for (key, amount) in cash.sorted(by: { $0.key < $1.key }) {
      let account = key >> 32
      balances[account, default: 0] &+= amount
      guard let balance = balances[account], balance < 0, told.insert(account).inserted else { continue }
      add(.fecCashNegative(accounts[Int(account)].name.code, day: Int32(key & 0xFFFF_FFFF), balance: Money(cents: balance)))
    }
  }

  private mutating func closedAccounts() {
    let result = accounts.filter { $0.accountClass == 6 || $0.accountClass == 7 }
    guard !hasClosing, result.count > 1, result.contains(where: { $0.debit != 0 }) else { return }
    if result.allSatisfy({ $0.debit == $0.credit }) { add(.fecClosingZeroed(accounts: result.count)) }
  }

  private var summary: FECSummary {
    var summary = FECSummary()
    (summary.entries, summary.lines, summary.letteredLines) = (entries, lines, letteredLines)
    (summary.debit, summary.credit) = (FECChecker.money(debit).0, FECChecker.money(credit).0)
    (summary.firstDay, summary.lastDay) = (Day(number: firstDate), Day(number: lastDate))
    summary.journals = journals.map {
      FECSummary.JournalTotal(
        code: $0.name.code, label: $0.name.label, entries: $0.entries, lines: $0.lines, debit: FECChecker.money($0.debit).0,
        credit: FECChecker.money($0.credit).0)
    }
    summary.accounts = accounts.map {
      FECSummary.AccountTotal(
        number: $0.name.code, label: $0.name.label, lines: $0.lines, debit: FECChecker.money($0.debit).0,
        credit: FECChecker.money($0.credit).0)
    }.sorted { $0.number < $1.number }
    summary.thirdParties = thirdParties.count
    (summary.siren, summary.closingDay) = (firstName?.siren, firstName?.closingDay)
    summary.numbersPerJournal = numbersPerJournal
    return summary
  }
}
