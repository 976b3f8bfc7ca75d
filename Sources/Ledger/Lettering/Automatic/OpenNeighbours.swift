/// The open nodes of each side in the order of days, and for any node its
/// nearest ones. Closed nodes are skipped by links that shorten as they are followed.
struct OpenNeighbours {
  /// A walk away from a node, in both directions.
  struct Scan {
    let side: Int
    let day: Int32
    /// Where the walk stands on either side; positions are node + 1.
    var before: Int32
    var after: Int32
  }

  private let days: [Int32]
  /// For credits then debits, for each position: itself when open, else a
  /// position nearer to the next open one; 0 and `days.count` + 1 end the walk.
  private var earlier: [[Int32]]
  private var later: [[Int32]]

  init(nodes: [LetteringNode], isOpen: [Bool]) {
    days = nodes.map(\.day)
    let positions = Array(0...Int32(nodes.count + 1))
    earlier = [positions, positions]
    later = [positions, positions]
    for (index, node) in nodes.enumerated() {
      if node.amount >= 0 || !isOpen[index] { skip(Int32(index), side: 0) }
      if node.amount <= 0 || !isOpen[index] { skip(Int32(index), side: 1) }
    }
  }

  mutating func close(_ node: Int32) {
    skip(node, side: 0)
    skip(node, side: 1)
  }

  func scan(from node: Int32, amongDebits: Bool) -> Scan {
    Scan(side: amongDebits ? 1 : 0, day: days[Int(node)], before: node, after: node + 2)
  }

  /// The next nearest open node; of two as near, the older. Nil at the end.
  mutating func next(_ scan: inout Scan) -> Int32? {
    let before = OpenNeighbours.follow(&earlier[scan.side], scan.before)
    let after = OpenNeighbours.follow(&later[scan.side], scan.after)
    let (hasBefore, hasAfter) = (before > 0, Int(after) <= days.count)
    guard hasBefore || hasAfter else { return nil }
    let isBefore = hasBefore && (!hasAfter || scan.day - days[Int(before) - 1] <= days[Int(after) - 1] - scan.day)
    (scan.before, scan.after) = (isBefore ? before - 1 : before, isBefore ? after : after + 1)
    return (isBefore ? before : after) - 1
  }

  private mutating func skip(_ node: Int32, side: Int) {
    earlier[side][Int(node) + 1] = node
    later[side][Int(node) + 1] = node + 2
  }

  private static func follow(_ links: inout [Int32], _ start: Int32) -> Int32 {
    var position = Int(start)
    while Int(links[position]) != position {
      links[position] = links[Int(links[position])]
      position = Int(links[position])
    }
    return Int32(position)
  }
}
