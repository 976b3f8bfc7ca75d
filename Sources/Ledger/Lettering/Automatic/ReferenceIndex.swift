/// Which lines carry a piece reference, and which name another's in their label.
struct ReferenceIndex {
  struct Entry {
    /// As first written.
    var text: String
    var canonical: [UInt8]
    /// The nodes that carry it, in order.
    var owners: [Int32] = []
    /// The nodes whose label names it, in order, owners left out.
    var namers: [Int32] = []
  }

  private(set) var entries: [Entry] = []
  /// For each node, the entries that its labels name and that it does not carry.
  private(set) var named: [[Int32]] = []
  /// For each node, the entries it carries.
  private(set) var owned: [[Int32]] = []

  init() {}

  init(nodes: [LetteringNode], items: [OpenItem]) {
    named = Array(repeating: [], count: nodes.count)
    owned = Array(repeating: [], count: nodes.count)
    var byHash: [UInt64: Int32] = [:]
    for (index, node) in nodes.enumerated() {
      for item in node.items { own(items[Int(item)].pieceRef, by: index, &byHash) }
    }
    for (index, node) in nodes.enumerated() {
      for item in node.items { name(in: items[Int(item)].label, by: index, byHash) }
    }
  }

  private mutating func own(_ reference: String, by node: Int, _ byHash: inout [UInt64: Int32]) {
    let canonical = ReferenceText.canonical(reference.utf8)
    guard ReferenceText.isTelling(canonical) else { return }
    let hash = ReferenceText.hash(canonical)
    var entry = byHash[hash]
    if entry == nil {
      entry = Int32(entries.count)
      byHash[hash] = entry
      entries.append(Entry(text: reference, canonical: canonical))
    }
    guard let entry, entries[Int(entry)].canonical == canonical, !owned[node].contains(entry) else { return }
    owned[node].append(entry)
    entries[Int(entry)].owners.append(Int32(node))
  }

  private mutating func name(in label: String, by node: Int, _ byHash: [UInt64: Int32]) {
    var label = label
    var hits: [Int32] = []
    label.withUTF8 { bytes in
      ReferenceText.eachRun(of: bytes) { hash, range in
        guard let entry = byHash[hash], ReferenceText.mayBeNamed(entries[Int(entry)].canonical) else { return }
        if ReferenceText.canonical(bytes[range]) == entries[Int(entry)].canonical { hits.append(entry) }
      }
    }
    for entry in hits where !owned[node].contains(entry) && !named[node].contains(entry) {
      named[node].append(entry)
      entries[Int(entry)].namers.append(Int32(node))
    }
  }

  /// The nodes that carry the reference or name it, in order.
  func holders(_ entry: Int) -> [Int32] {
    entries[entry].namers.isEmpty ? entries[entry].owners : (entries[entry].owners + entries[entry].namers).sorted()
  }

  /// False when one of the two says by name that it settles something else.
  func mayTie(_ a: Int32, _ b: Int32) -> Bool { agrees(a, b) && agrees(b, a) }

  private func agrees(_ a: Int32, _ b: Int32) -> Bool {
    let names = named[Int(a)]
    return names.isEmpty || names.contains { owned[Int(b)].contains($0) }
  }
}
