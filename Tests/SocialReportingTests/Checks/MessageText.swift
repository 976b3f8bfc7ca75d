import Kernel
import Testing

@testable import SocialReporting

/// A message as the tests write it: one rubric a line, `40.009 00001`, in the order of the norm; the last of a message are made.
struct MessageText: Sendable {
  /// A rubric by the end of its name: `40.009`.
  typealias Line = (name: String, value: String)
  var lines: [Line]

  init(_ text: String) {
    lines = text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, !line.hasPrefix("//") else { return nil }
      return (String(parts[0]), String(parts[1]))
    }
  }

  /// The place of a rubric: `40.009`, or `40.009#2` for the second of that name.
  private func place(_ name: String) -> Int {
    let parts = name.split(separator: "#")
    let wanted = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
    let places = lines.indices.filter { lines[$0].name == parts[0] }
    precondition(places.count >= wanted, "no rubric \(name)")
    return places[wanted - 1]
  }

  func setting(_ name: String, _ value: String) -> MessageText {
    var changed = self
    changed.lines[place(name)].value = value
    return changed
  }

  func without(_ names: String...) -> MessageText {
    var changed = self
    for name in names { changed.lines.remove(at: changed.place(name)) }
    return changed
  }

  /// Everything from one line to the one before another.
  func without(from name: String, before end: String) -> MessageText {
    var changed = self
    changed.lines.removeSubrange(place(name)..<place(end))
    return changed
  }

  func adding(after name: String, _ text: String) -> MessageText {
    var changed = self
    changed.lines.insert(contentsOf: MessageText(text).lines, at: place(name) + 1)
    return changed
  }

  func adding(before name: String, _ text: String) -> MessageText {
    var changed = self
    changed.lines.insert(contentsOf: MessageText(text).lines, at: place(name))
    return changed
  }

  func appending(_ text: String) -> MessageText {
    var changed = self
    changed.lines += MessageText(text).lines
    return changed
  }

  /// The blocks as the norm nests them: a rubric that does not come after the last of its block opens another.
  func message(_ norm: Norm) -> DSNMessage {
    let ids = Dictionary(norm.blocks.map { (String($0.id.description.suffix(2)), $0.id) }) { first, _ in first }
    var roots: [BlockOccurrence] = []
    var path: [BlockOccurrence] = []
    func close() {
      let closed = path.removeLast()
      if path.isEmpty { roots.append(closed) } else { path[path.count - 1].children.append(closed) }
    }
    for (index, line) in lines.enumerated() {
      let parts = line.name.split(separator: ".")
      guard let block = ids[String(parts[0])], let number = Int(parts[1]) else { preconditionFailure("no rubric \(line.name)") }
      let rubric = Rubric(block.rubric(number), line.value, line: index + 1)
      if let last = path.lastIndex(where: { $0.id == block }), let before = path[last].rubrics.last, before.id < rubric.id {
        while path.count > last + 1 { close() }
        path[last].rubrics.append(rubric)
        continue
      }
      let parent = norm.block(block)?.parent
      while let last = path.last, last.id != parent { close() }
      path.append(BlockOccurrence(block, [rubric]))
    }
    while !path.isEmpty { close() }
    if let totals = roots.last, totals.id == "S90.G00.90" {
      return DSNMessage(envelope: roots[0], declarations: Array(roots[1..<(roots.count - 1)]), totals: totals)
    }
    return DSNMessage(envelope: roots[0], declarations: Array(roots.dropFirst()))
  }

  private static let norm = try? Norm.load("P26V01")
  private static let book = norm.flatMap { try? ControlBook($0) }

  private static let ceilings = try? SocialCeilings(.embedded)

  /// What the checker says of it on 5 December 2026.
  func verdict() throws -> MessageVerdict {
    let (norm, book) = (try #require(Self.norm), try #require(Self.book))
    var checker = MessageChecker(norm, book, ceilings: Self.ceilings, today: Day(2026, 12, 5))
    message(norm).forEachPiece { checker.take($0) }
    return checker.finish()
  }
}
