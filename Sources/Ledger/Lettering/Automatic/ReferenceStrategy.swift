import Kernel

extension LetteringBucket {
  /// Each reference whose lines balance, then the lines that several references tie together.
  mutating func letterByReference() {
    for entry in references.entries.indices {
      let members = open(references.holders(entry))
      guard members.count > 1, sum(members) == 0 else { continue }
      tie(members, .reference(references.entries[entry].text))
    }
    for component in referenceComponents() where component.nodes.count > 1 && sum(component.nodes) == 0 {
      tie(component.nodes, .references(component.texts))
    }
  }

  /// The open lines that references tie together, directly or through others, in order.
  private func referenceComponents() -> [(nodes: [Int32], texts: [String])] {
    var union = UnionFind(count: nodes.count)
    var lastEntry: [Int32: [Int]] = [:]
    for entry in references.entries.indices {
      let members = open(references.holders(entry))
      guard members.count > 1 else { continue }
      for member in members.dropFirst() { union.join(members[0], member) }
      lastEntry[members[0], default: []].append(entry)
    }
    var components: [Int32: (nodes: [Int32], texts: [String])] = [:]
    for node in openNodes { components[union.root(of: node), default: ([], [])].nodes.append(node) }
    for (node, entries) in lastEntry.sorted(by: { $0.key < $1.key }) {
      components[union.root(of: node), default: ([], [])].texts += entries.map { references.entries[$0].text }
    }
    return components.values.sorted { $0.nodes[0] < $1.nodes[0] }
  }

  /// One invoice, and the payments and credit notes that name it and are less than it.
  mutating func letterPartially() {
    for entry in references.entries.indices {
      let members = open(references.holders(entry))
      guard members.count > 1, let sign = sideOfInvoices(among: members) else { continue }
      let invoices = members.filter { nodes[Int($0)].amount.signum() == sign }
      let remaining = sum(members)
      // A payment that names several invoices does not say how much goes to each.
      guard invoices.count == 1, remaining.signum() == Int128(sign), members.allSatisfy({ references.named[Int($0)].count <= 1 })
      else { continue }
      guard let money = Money(total: remaining) else { continue }
      tie(members, .partialReference(references.entries[entry].text, remaining: money))
    }
  }

  /// 1 when invoices are at the debit, -1 at the credit; on other accounts the oldest line tells.
  private func sideOfInvoices(among members: [Int32]) -> Int64? {
    let account = items[0].account
    if account.hasPrefix("409") { return 1 }
    if account.hasPrefix("419") { return -1 }
    if account.hasPrefix("41") { return 1 }
    if ["40", "42", "43", "44"].contains(where: account.hasPrefix) { return -1 }
    return members.first.map { nodes[Int($0)].amount.signum() }
  }
}

/// Sets of nodes that are joined step by step. The root of a set is its smallest node.
struct UnionFind {
  private var parents: [Int32]

  init(count: Int) { parents = Array(0..<Int32(count)) }

  mutating func root(of node: Int32) -> Int32 {
    var node = node
    while parents[Int(node)] != node {
      parents[Int(node)] = parents[Int(parents[Int(node)])]
      node = parents[Int(node)]
    }
    return node
  }

  mutating func join(_ a: Int32, _ b: Int32) {
    let (first, second) = (root(of: a), root(of: b))
    parents[Int(max(first, second))] = min(first, second)
  }
}
