import Kernel

extension EntryChecks {
  /// How many amounts of a third party it takes to call another one unusual.
  static let usualCount = 3
  /// A slip of the decimal comma is ten times too much; what a company really buys seldom grows by more than this.
  static let unusualFactor = 5

  /// An amount far above what the third party is used to is more often a slip than a wish.
  mutating func checkUsualAmounts() {
    for (index, line) in draft.lines.enumerated() {
      guard let party = line.thirdParty, line.balance != .zero else { continue }
      let amount = line.balance.magnitude
      let usual = context.usualAmounts(party, line.account, line.balance > .zero).map(\.magnitude)
      guard usual.count >= EntryChecks.usualCount, let most = usual.max() else { continue }
      guard amount.cents / Int64(EntryChecks.unusualFactor) >= most.cents else { continue }
      findings.append(
        .entryUnusualAmount(line: index + 1, amount, context.thirdParty(party)?.name ?? party, most: most, usual.count))
    }
  }
}

extension Finding {
  public static func entryUnusualAmount(line: Int, _ amount: Money, _ party: String, most: Money, _ count: Int) -> Finding {
    Finding(
      "ledger.entry.unusual-amount", .warning,
      "La ligne \(line) porte \(amount.french) pour \(party) ; ses \(count) derniers montants ne dépassent pas \(most.french).",
      recovery: "Vérifiez la virgule ; si le montant est juste, enregistrez.", line: line, field: "montant")
  }
}
