import Kernel

/// How an entry of the learner's stands to one of the model: compared by effect, by account class and third party, whatever the order
/// and the splitting of lines.
struct EntryComparison {
  enum Verdict: Hashable {
    /// The share kept: not all when an account is only tolerated.
    case right(share: Share)
    /// A known wrong way, by its name.
    case variant(String)
    case wrong(CauseTable.Cause)
  }

  let verdict: Verdict

  init(_ model: ScenarioVersion.ModelEntry, variants: [ScenarioVersion.ModelEntry], _ lines: [ObservedWork.Line]) {
    if let share = EntryComparison.share(model, lines) {
      verdict = .right(share: share)
    } else if let variant = variants.first(where: { EntryComparison.share($0, lines) != nil }), let name = variant.variant {
      verdict = .variant(name)
    } else {
      verdict = .wrong(EntryComparison.cause(model, lines))
    }
  }

  /// Model lines that the same accounts and third party can serve count together.
  private struct Group {
    let accepted: [String]
    let tolerated: [ScenarioVersion.ModelEntry.Line.Tolerated]
    let party: String?
    var left: Money

    /// The share kept when a line goes there; nil when it does not.
    func share(_ line: ObservedWork.Line, ignoringParty: Bool) -> Share? {
      guard ignoringParty || party == nil || party == line.party else { return nil }
      if accepted.contains(where: line.account.hasPrefix) { return .all }
      return tolerated.first { line.account.hasPrefix($0.prefix) }?.share
    }
  }

  private static func groups(_ model: ScenarioVersion.ModelEntry) -> [Group] {
    var groups: [Group] = []
    for line in model.lines {
      if let index = groups.firstIndex(where: { $0.accepted == line.accepted && $0.party == line.party }) {
        groups[index].left += line.amount
      } else {
        groups.append(Group(accepted: line.accepted, tolerated: line.tolerated, party: line.party, left: line.amount))
      }
    }
    return groups
  }

  /// The share kept when the effect is the model's; nil when it is not.
  private static func share(
    _ model: ScenarioVersion.ModelEntry, _ lines: [ObservedWork.Line], ignoringParty: Bool = false
  ) -> Share? {
    var groups = groups(model)
    var kept = Share.all
    for line in net(lines) {
      let fits = groups.indices.compactMap { index in groups[index].share(line, ignoringParty: ignoringParty).map { (index, $0) }
      }
      // The place whose amount it is, else all those it rightly fills at once, else the first: two classes may share an account.
      let exact = fits.first { groups[$0.0].left == line.amount }
      let right = fits.filter { $0.1 == .all }.map(\.0)
      if exact == nil, right.count > 1, right.map({ groups[$0].left }).sum() == line.amount {
        for index in right { groups[index].left = .zero }
        continue
      }
      guard let (index, share) = exact ?? fits.first else { return nil }
      groups[index].left -= line.amount
      kept = min(kept, share)
    }
    return groups.allSatisfy(\.left.isZero) ? kept : nil
  }

  /// One line for each account and third party, without those that cancel out.
  static func net(_ lines: [ObservedWork.Line]) -> [ObservedWork.Line] {
    struct Key: Hashable {
      let account: String
      let party: String?
    }
    var sums: [Key: Money] = [:]
    var order: [Key] = []
    for line in lines {
      let key = Key(account: line.account, party: line.party)
      if sums[key] == nil { order.append(key) }
      sums[key, default: .zero] += line.amount
    }
    return order.compactMap { key in
      let amount = sums[key]!
      return amount.isZero ? nil : ObservedWork.Line(account: key.account, party: key.party, amount: amount)
    }
  }

  private static func cause(_ model: ScenarioVersion.ModelEntry, _ lines: [ObservedWork.Line]) -> CauseTable.Cause {
    let net = net(lines)
    if net.isEmpty { return .amount }
    let swapped = net.map { ObservedWork.Line(account: $0.account, party: $0.party, amount: -$0.amount) }
    if share(model, swapped) != nil { return .inverted }
    if share(model, lines, ignoringParty: true) != nil { return .party }
    func amounts(_ values: some Sequence<Money>) -> [Money] { values.sorted() }
    if amounts(net.map(\.amount)) == amounts(groups(model).map(\.left).filter { !$0.isZero }) { return .account }
    let taxed = model.lines.contains { $0.account.hasPrefix("445") }
    if taxed, !net.contains(where: { $0.account.hasPrefix("445") }) { return .tax }
    return .amount
  }
}
