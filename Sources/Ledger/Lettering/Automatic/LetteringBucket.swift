import Kernel

/// A line, or the lines of a partial group, which the strategies treat as one line of what remains of it.
struct LetteringNode {
  var items: [Int32]
  /// Debit less credit, in cents.
  var amount: Int64
  /// Serial number of the day of the first line.
  var day: Int32
  /// Serial number of the first due day, or day.
  var due: Int32
}

/// The open lines of one account and one third party, and the groups found among them.
struct LetteringBucket {
  struct Found {
    var nodes: [Int32]
    var reason: LetteringReason
  }

  let options: LetteringOptions
  /// In the order of day and line.
  let items: [OpenItem]
  /// In the order of day and line; none has a zero amount.
  private(set) var nodes: [LetteringNode] = []
  /// Which nodes are in no group yet.
  private(set) var isOpen: [Bool] = []
  private(set) var groups: [Found] = []
  private(set) var references = ReferenceIndex()
  private(set) var findings: [Finding] = []
  var spentSteps = 0
  private let stepsLeft: Int

  init(items: [OpenItem], options: LetteringOptions, stepsLeft: Int) {
    (self.items, self.options, self.stepsLeft) = (items, options, stepsLeft)
    makeNodes()
    isOpen = Array(repeating: true, count: nodes.count)
    for (index, node) in nodes.enumerated() where node.amount == 0 { tie([Int32(index)], .partialGroupBalances) }
  }

  /// Lines of zero are left out; a partial group that balances stays, to become full.
  private mutating func makeNodes() {
    var byCode: [LetteringKey: Int] = [:]
    nodes.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      let (amount, day, due) = (item.balance.cents, Int32(item.day.serial), Int32(item.countingDay.serial))
      if let group = item.partialGroup {
        if let known = byCode[group] {
          add(Int32(index), amount, due, to: known)
          continue
        }
        byCode[group] = nodes.count
      } else if amount == 0 {
        continue
      }
      nodes.append(LetteringNode(items: [Int32(index)], amount: amount, day: day, due: due))
    }
    let tooLarge = nodes.filter { $0.amount.magnitude > Money.largest.cents.magnitude }
    if !tooLarge.isEmpty { findings.append(.letteringSumTooLarge(scope)) }
    nodes.removeAll { $0.amount.magnitude > Money.largest.cents.magnitude || ($0.amount == 0 && $0.items.count < 2) }
  }

  /// A sum that overflows is kept at the limit: the node is left out as too large.
  private mutating func add(_ item: Int32, _ amount: Int64, _ due: Int32, to node: Int) {
    nodes[node].items.append(item)
    nodes[node].due = min(nodes[node].due, due)
    let (sum, overflow) = nodes[node].amount.addingReportingOverflow(amount)
    nodes[node].amount = overflow ? Int64.max : sum
  }

  var scope: LetteringScope {
    LetteringScope(account: items[0].account, thirdParty: items[0].thirdParty, fiscalYear: items[0].fiscalYear)
  }

  /// Equal amounts prove nothing where the lines of several third parties are mixed.
  var equalAmounts: EqualAmounts { mixesThirdParties ? .leaveOpen : options.equalAmounts }
  var mixesThirdParties: Bool { items[0].thirdParty == nil && LetterableAccounts.gathersThirdParties(items[0].account) }

  /// However many candidates are asked for: a thousand are more than any search ends with.
  var candidateLimit: Int { min(max(0, options.combinationCandidates), 1_000) }

  var stepLimit: Int { min(options.stepsPerThirdParty, stepsLeft) }

  mutating func run(isOutOfTime: (() -> Bool)?) {
    guard nodes.count > 1 else { return }
    references = ReferenceIndex(nodes: nodes, items: items)
    for strategy in options.strategies {
      switch strategy {
      case .pieceReference: letterByReference()
      case .exactAmount: letterExactAmounts()
      case .combination: letterCombinations(isOutOfTime: isOutOfTime)
      case .balanceToZero: letterBalance()
      case .runningBalance: letterRunningBalance()
      }
    }
    if options.makesPartialGroups { letterPartially() }
  }

  mutating func tie(_ members: [Int32], _ reason: LetteringReason) {
    for member in members { isOpen[Int(member)] = false }
    groups.append(Found(nodes: members, reason: reason))
  }

  mutating func report(_ finding: Finding) { findings.append(finding) }

  func open(_ candidates: [Int32]) -> [Int32] { candidates.filter { isOpen[Int($0)] } }

  var openNodes: [Int32] { nodes.indices.lazy.filter { isOpen[$0] }.map(Int32.init) }

  func sum(_ members: [Int32]) -> Int128 { members.reduce(0) { $0 + Int128(nodes[Int($1)].amount) } }
}
