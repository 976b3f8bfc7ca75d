import Kernel

/// What automatic lettering found. Nothing is decided yet: a person or a use case posts the groups.
public struct LetteringProposal: Sendable {
  /// In the order of account, third party, fiscal year, then first line.
  public internal(set) var groups: [LetteringGroup] = []
  /// The lines that stay as they were, in the order of account, third party and day.
  public internal(set) var untouched: [LineReference] = []
  /// Candidates looked at by the combination search.
  public internal(set) var spentSteps = 0
  /// What was left out and why, and the searches cut short; at most twenty of each kind.
  public internal(set) var findings: [Finding] = []
}

/// Letters open lines by strategies in a stated order, never across accounts or third parties.
///
/// The result depends on the set of lines and on the options only, not on
/// the order of the lines. Each account and third party is searched by
/// itself, so a caller may also run them one by one to bound its memory.
public struct AutomaticLettering: Sendable {
  /// The day of the act, which becomes DateLet unless a line is later.
  public let day: Day
  public let options: LetteringOptions

  public init(day: Day, options: LetteringOptions = LetteringOptions()) { (self.day, self.options) = (day, options) }

  public typealias Search = (
    _ buckets: [Range<Int>], _ letter: @Sendable (Range<Int>) -> LetteringProposal
  ) -> [LetteringProposal]

  /// `isOutOfTime` is asked before the combinations of each account and third
  /// party, and ends the search for combinations when true; the other strategies go on.
  /// `search` answers for some accounts and third parties, in their order; it may look at several at once.
  public func run(
    items: [OpenItem], isOutOfTime: (@Sendable () -> Bool)? = nil, search: Search = { $0.map($1) }
  ) -> LetteringProposal {
    let order = SortedItems(items, bySeveralYears: options.allowsSeveralYears)
    let buckets = order.buckets
    var proposal = LetteringProposal()
    var log = FindingLog()
    for start in stride(from: 0, to: buckets.count, by: Self.bucketsAtOnce) {
      let wave = buckets[start..<min(start + Self.bucketsAtOnce, buckets.count)]
      let granted = options.stepsInAll - proposal.spentSteps
      let outcomes = search(Array(wave)) { letter(order.items($0, of: items), isOutOfTime, stepsLeft: granted) }
      for (range, outcome) in zip(wave, outcomes) {
        let left = options.stepsInAll - proposal.spentSteps
        // Searched with more steps than those before left it: if it came near them, it is searched again with what is left.
        let isAsAlone = outcome.spentSteps < left || options.stepsPerThirdParty <= left || left == granted
        let outcome = isAsAlone ? outcome : letter(order.items(range, of: items), isOutOfTime, stepsLeft: left)
        proposal.groups += outcome.groups
        proposal.untouched += outcome.untouched
        proposal.spentSteps += outcome.spentSteps
        log.add(outcome.findings)
      }
    }
    proposal.findings = log.findings
    return proposal
  }

  /// How many accounts and third parties are searched side by side: enough to keep the processors busy, few enough
  /// that little is searched in vain when the steps run out.
  private static let bucketsAtOnce = 64

  /// The proposal for the lines of one account and third party.
  private func letter(_ found: [OpenItem], _ isOutOfTime: (() -> Bool)?, stepsLeft: Int) -> LetteringProposal {
    var proposal = LetteringProposal()
    var log = FindingLog()
    let first = found[0]
    guard LetterableAccounts.allowsLettering(first.account) else {
      proposal.findings = [.letteringAccountNotLetterable(first.account)]
      proposal.untouched = found.map(\.line)
      return proposal
    }
    guard options.accounts.areLetteredAutomatically(first.account), found.count > 1 else {
      proposal.untouched = found.map(\.line)
      return proposal
    }
    let items = usable(found, untouched: &proposal.untouched, &log)
    var bucket = LetteringBucket(items: items, options: options, stepsLeft: stepsLeft)
    bucket.run(isOutOfTime: isOutOfTime)
    proposal.spentSteps = bucket.spentSteps
    log.add(bucket.findings)
    proposal.findings = log.findings
    collect(bucket, into: &proposal)
    return proposal
  }

  /// Leaves out what cannot be lettered: absurd amounts, lines given twice, lines lettered already.
  private func usable(_ found: [OpenItem], untouched: inout [LineReference], _ log: inout FindingLog) -> [OpenItem] {
    var seen = Set<LineReference>(minimumCapacity: found.count)
    return found.filter { item in
      guard seen.insert(item.line).inserted else {
        log.add(.letteringSameLineTwice(item.line))
        return false
      }
      if !item.hasPlausibleAmounts {
        log.add(.letteringAmountTooLarge(item.line))
      } else if let code = item.code, code.isFull {
        log.add(.letteringAlreadyFull(item.line, code))
      } else {
        return true
      }
      untouched.append(item.line)
      return false
    }
  }

  private func collect(_ bucket: LetteringBucket, into proposal: inout LetteringProposal) {
    var isTied = [Bool](repeating: false, count: bucket.items.count)
    let groups = bucket.groups.map { found in
      let indexes = found.nodes.flatMap { bucket.nodes[Int($0)].items }
      for index in indexes { isTied[Int(index)] = true }
      return (first: indexes.min() ?? 0, found, indexes)
    }
    for (_, found, indexes) in groups.sorted(by: { $0.first < $1.first }) {
      guard let remaining = Money(total: bucket.sum(found.nodes)) else {
        preconditionFailure("a group has a plausible remainder")
      }
      proposal.groups.append(
        LetteringGroup(tying: indexes.map { bucket.items[Int($0)] }, on: day, remaining: remaining, reason: found.reason))
    }
    for (index, item) in bucket.items.enumerated() where !isTied[index] { proposal.untouched.append(item.line) }
  }
}

/// The items in the order of account, third party, fiscal year, day and line,
/// sorted through ranks so that no text is compared twice.
private struct SortedItems {
  struct Bucket: Hashable {
    var account: Int32
    var thirdParty: Int32
    var fiscalYear: Int32
  }

  struct Key {
    var bucket: Bucket
    var day: Int32
    var index: Int32
    var line: LineReference
  }

  private(set) var keys: [Key] = []

  init(_ items: [OpenItem], bySeveralYears: Bool) {
    let accounts = SortedItems.ranks(items.lazy.map(\.account.text))
    let thirdParties = SortedItems.ranks(items.lazy.compactMap(\.thirdParty))
    keys.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      let bucket = Bucket(
        account: accounts[item.account.text] ?? -1, thirdParty: item.thirdParty.flatMap { thirdParties[$0] } ?? -1,
        fiscalYear: bySeveralYears ? 0 : Int32(clamping: item.fiscalYear))
      keys.append(Key(bucket: bucket, day: item.day.number, index: Int32(index), line: item.line))
    }
    keys.sort { a, b in
      if a.bucket.account != b.bucket.account { return a.bucket.account < b.bucket.account }
      if a.bucket.thirdParty != b.bucket.thirdParty { return a.bucket.thirdParty < b.bucket.thirdParty }
      if a.bucket.fiscalYear != b.bucket.fiscalYear { return a.bucket.fiscalYear < b.bucket.fiscalYear }
      if a.day != b.day { return a.day < b.day }
      if a.line != b.line { return a.line < b.line }
      return SortedItems.isBefore(items[Int(a.index)], items[Int(b.index)])
    }
  }

  /// The lines of each account, third party and year, in order.
  var buckets: [Range<Int>] {
    var (found, start) = ([Range<Int>](), 0)
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].bucket == keys[start].bucket { end += 1 }
      found.append(start..<end)
      start = end
    }
    return found
  }

  func items(_ range: Range<Int>, of items: [OpenItem]) -> [OpenItem] { keys[range].map { items[Int($0.index)] } }

  private static func ranks(_ names: some Sequence<String>) -> [String: Int32] {
    let sorted = Set(names).sorted()
    return Dictionary(uniqueKeysWithValues: zip(sorted, 0..<Int32(sorted.count)))
  }

  /// Two items that claim the same line and day: by what else they say, so that the same one is kept whatever the order.
  private static func isBefore(_ a: OpenItem, _ b: OpenItem) -> Bool {
    let (first, second) = ([a.debit.cents, a.credit.cents], [b.debit.cents, b.credit.cents])
    if first != second { return first.lexicographicallyPrecedes(second) }
    return (a.pieceRef, a.label, a.code?.text ?? "") < (b.pieceRef, b.label, b.code?.text ?? "")
  }
}
