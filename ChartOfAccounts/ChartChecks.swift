public import Kernel

extension Chart {
  /// What a dossier's account number has against it on this day, or nil:
  /// removed, not in force yet, a total, or unknown. A finding of severity
  /// `.info` is only worth saying; the others ask for a change.
  public func check(_ number: String) -> Finding? {
    if let finding = removed(number) { return finding }
    guard let nearest = nearest(number) else { return .accountUnknown(number, proposals: [], day: day) }
    if nearest.number.count >= 3 { return nil }
    let below = children(of: nearest.number)
    if isTotal(number) { return .accountIsTotal(number, below: below) }
    // 22 is divided like 21 (art. 1212-22), and the accounts without printed subdivisions are divided at will.
    if nearest.number.count == 2, below.isEmpty || nearest.number == "22" { return nil }
    return .accountUnknown(number, proposals: proposals(for: number, among: below), day: day, heading: nearest)
  }

  /// Whether the number can be posted to as it is.
  public func isKnown(_ number: String) -> Bool { check(number).map { $0.severity == .info } ?? true }

  /// Says of an account, or of a sub-account of it, that it was removed
  /// (`chart.account.removed`) or is of another year (`chart.account.not-in-force`).
  public func removed(_ number: String) -> Finding? {
    let kept = nearest(number)?.number.count ?? 0
    if let other = Chart.longestPrefix(of: number[...], where: { outOfForce[$0] != nil }), other.count > kept,
      let account = outOfForce[other]
    {
      return .accountNotInForce(number, account, day: day, see: counterparts(of: other))
    }
    guard let removal = removal(of: number) else { return nil }
    return .accountRemoved(number, removal)
  }

  /// The removed account that the number is, or divides, unless a longer account is in force.
  public func removal(of number: String) -> RemovedAccount? {
    guard let found = Chart.longestPrefix(of: number[...], where: { removals[$0] != nil }) else { return nil }
    return found.count > (nearest(number)?.number.count ?? 0) ? removals[found] : nil
  }

  /// What stands on this day for an account of another: its successors, or
  /// the accounts that it will replace.
  private func counterparts(of number: String) -> [String] {
    if let removal = removals[number] { return removal.successors }
    return accounts.filter { $0.until != nil }.map(\.number).filter { old in replacements[old]?.contains(number) == true }
      .sorted { ($0.count, $0) < ($1.count, $1) }.prefix(3).map { $0 }
  }

  /// The accounts below the heading whose next digit is closest to the one typed.
  private func proposals(for number: String, among below: [ChartAccount]) -> [ChartAccount] {
    let typed = Int(number.prefix(3)) ?? 0
    func distance(_ account: ChartAccount) -> Int { abs((Int((account.number + "000").prefix(3)) ?? 0) - typed) }
    return Array(below.sorted { (distance($0), $0.number) < (distance($1), $1.number) }.prefix(3))
  }
}
