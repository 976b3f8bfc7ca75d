@testable import SocialReporting

/// A message that is being made so that a rule is broken, or kept: blocks with the values they must have and must not have.
struct RulePlan {
  struct Node {
    let block: BlockID
    let parent: Int?
    var values: [Int: String] = [:]
    var absent: Set<Int> = []
  }

  private(set) var nodes: [Node] = []
  private let norm: Norm
  /// The block that the rule looks at.
  private(set) var focus = 0

  init(_ norm: Norm, _ block: BlockID) {
    self.norm = norm
    for name in ["S10.G00.00", "S20.G00.05", "S21.G00.06", "S21.G00.11"] as [BlockID] { _ = add(name, near: nil) }
    focus = nodes.firstIndex { $0.block == block } ?? add(block, near: nil)
  }

  /// A new block under the last one of its parent's name; its parents are made when they are not there.
  mutating func add(_ block: BlockID, near context: Int?) -> Int {
    var parent: Int?
    if let wanted = norm.block(block)?.parent {
      var above = context
      while let node = above, nodes[node].block != wanted { above = nodes[node].parent }
      parent = above ?? nodes.lastIndex { $0.block == wanted } ?? add(wanted, near: context)
    }
    nodes.append(Node(block: block, parent: parent))
    return nodes.count - 1
  }

  func has(_ node: Int, _ number: Int) -> Bool { nodes[node].values[number] != nil }

  func setting(_ node: Int, _ number: Int, _ value: String) -> RulePlan? {
    guard !nodes[node].absent.contains(number), nodes[node].values[number] ?? value == value else { return nil }
    var plan = self
    plan.nodes[node].values[number] = value
    return plan
  }

  func removing(_ node: Int, _ number: Int) -> RulePlan? {
    guard nodes[node].values[number] == nil else { return nil }
    var plan = self
    plan.nodes[node].absent.insert(number)
    return plan
  }

  func isUnder(_ node: Int, _ root: Int) -> Bool {
    var above = nodes[node].parent
    while let one = above {
      if one == root { return true }
      above = nodes[one].parent
    }
    return false
  }

  /// The node of that block at or above another.
  func above(_ node: Int, _ block: UInt32) -> Int? {
    var at: Int? = node
    while let one = at {
      if nodes[one].block.packed == block { return one }
      at = nodes[one].parent
    }
    // The envelope is above the declarations.
    return block == 100_000 ? nodes.firstIndex { $0.block.packed == block } : nil
  }

  func message() -> DSNMessage {
    var plan = self
    let defaults: [(BlockID, Int, String)] = [
      ("S20.G00.05", 1, "01"), ("S20.G00.05", 2, "01"), ("S20.G00.05", 5, "01112026"), ("S21.G00.06", 1, "000000018"),
      ("S21.G00.11", 1, "00002"), ("S10.G00.00", 7, "01"),
    ]
    for (block, number, value) in defaults {
      guard let node = plan.nodes.firstIndex(where: { $0.block == block }) else { continue }
      if let filled = plan.setting(node, number, value) { plan = filled }
    }
    let roots = plan.nodes.indices.filter { plan.nodes[$0].parent == nil }.map(plan.occurrence)
    return DSNMessage(
      envelope: roots.first { $0.id == "S10.G00.00" }!, declarations: roots.filter { $0.id == "S20.G00.05" })
  }

  private func occurrence(_ node: Int) -> BlockOccurrence {
    let own = nodes[node]
    let children = nodes.indices.filter { nodes[$0].parent == node }
      .sorted { (norm.block(nodes[$0].block)?.order ?? 0, $0) < (norm.block(nodes[$1].block)?.order ?? 0, $1) }
    return BlockOccurrence(
      own.block, own.values.sorted { $0.key < $1.key }.map { Rubric(own.block.rubric($0.key), $0.value) },
      children.map(occurrence))
  }
}
