import SocialReporting

/// Where a block stands in a message: the place of each block among those of its parent, from the top. « 1-0-3 » in an address.
struct BlockPath: Hashable, Sendable {
  let places: [Int]

  init(_ places: [Int]) { self.places = places }

  /// Nil when it is not written so.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    // No message is deeper than its norm: a longer address is not one of ours.
    guard (1...12).contains(parts.count) else { return nil }
    var places: [Int] = []
    for part in parts {
      guard !part.isEmpty, part.count <= 7, part.allSatisfy(\.isASCII), let place = Int(part), place >= 0 else { return nil }
      places.append(place)
    }
    self.places = places
  }

  var text: String { places.map(String.init).joined(separator: "-") }

  func appending(_ place: Int) -> BlockPath { BlockPath(places + [place]) }

  /// Stands on the way to the other, or is it.
  func leads(to other: BlockPath) -> Bool { other.places.starts(with: places) }
}

extension DSNMessage {
  /// Nil when there is none there.
  func block(at path: BlockPath) -> BlockOccurrence? {
    var (siblings, found) = (blocks, BlockOccurrence?.none)
    for place in path.places {
      guard siblings.indices.contains(place) else { return nil }
      found = siblings[place]
      siblings = siblings[place].children
    }
    return found
  }

  /// The blocks on the way to one, the outermost first, itself last.
  func line(to path: BlockPath) -> [BlockOccurrence] {
    var (siblings, found) = (blocks, [BlockOccurrence]())
    for place in path.places where siblings.indices.contains(place) {
      found.append(siblings[place])
      siblings = siblings[place].children
    }
    return found
  }

  /// The block that the line of the file belongs to; nil before the first, and in a message that was not read from lines.
  func path(ofLine line: Int) -> BlockPath? {
    var (siblings, places) = (blocks, [Int]())
    while let place = siblings.lastIndex(where: { $0.firstLine > 0 && $0.firstLine <= line }) {
      places.append(place)
      // A line of the block itself is above those of the blocks under it.
      siblings = siblings[place].children
    }
    return places.isEmpty ? nil : BlockPath(places)
  }

  /// Which rubric of the message the first of a block is, in document order, counted from 1: its line in a text.
  func ordinal(at path: BlockPath) -> Int {
    var (siblings, count) = (blocks, 1)
    for (depth, place) in path.places.enumerated() {
      guard siblings.indices.contains(place) else { break }
      count += siblings[..<place].reduce(0) { $0 + $1.rubricCount }
      if depth < path.places.count - 1 { count += siblings[place].rubrics.count }
      siblings = siblings[place].children
    }
    return count
  }
}

extension BlockOccurrence {
  /// Of the block, or of the first under it that has one.
  fileprivate var firstLine: Int { rubrics.isEmpty ? children.first.map(\.firstLine) ?? 0 : line }
}
