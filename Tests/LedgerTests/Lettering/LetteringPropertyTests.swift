import Kernel
import Testing

@testable import Ledger

/// What holds for any lines, with the seed of the lines as the name of the test.
@Suite struct LetteringPropertyTests {
  static let seeds: [UInt64] = [1, 7, 42, 2026, 31_415, 271_828]

  static func options(partial: Bool = true) -> LetteringOptions {
    var options = LetteringOptions()
    options.makesPartialGroups = partial
    return options
  }

  @Test(arguments: seeds)
  func `groups balance, share no line, and stay in one account, third party and year`(_ seed: UInt64) {
    let items = messyItems(seed: seed)
    let byLine = Dictionary(uniqueKeysWithValues: items.map { ($0.line, $0) })
    let proposal = AutomaticLettering(day: Day(2027, 1, 31), options: Self.options()).run(items: items)
    #expect(proposal.groups.count > 10)
    var seen = Set<LineReference>()
    for group in proposal.groups {
      let members = group.lines.map { byLine[$0]! }
      #expect(members.map(\.balance).sum() == group.remaining)
      #expect(group.isFull || group.strategy == .pieceReference)
      #expect(Set(members.map(\.scope)) == [group.scope])
      #expect(members.count > 1 && members.contains { $0.balance > .zero } && members.contains { $0.balance < .zero })
      for line in group.lines { #expect(seen.insert(line).inserted) }
      for key in group.replaces {
        #expect(items.filter { $0.partialGroup == key }.allSatisfy { group.lines.contains($0.line) })
      }
    }
    #expect(seen.isDisjoint(with: proposal.untouched) && seen.count + proposal.untouched.count == items.count)
  }

  @Test(arguments: seeds)
  func `the order of the lines does not change the result`(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed &+ 1)
    let items = messyItems(seed: seed)
    let lettering = AutomaticLettering(day: Day(2027, 1, 31), options: Self.options())
    let first = lettering.run(items: items)
    for _ in 0..<5 {
      let again = lettering.run(items: items.shuffled(using: &numbers))
      #expect(again.groups == first.groups && again.untouched == first.untouched && again.spentSteps == first.spentSteps)
    }
  }

  @Test(arguments: seeds)
  func `third parties run one by one give what they give together`(_ seed: UInt64) {
    let items = messyItems(seed: seed)
    let lettering = AutomaticLettering(day: Day(2027, 1, 31), options: Self.options())
    let apart = Dictionary(grouping: items, by: \.scope).values.flatMap { lettering.run(items: $0).groups }
    #expect(Set(apart) == Set(lettering.run(items: items).groups))
  }

  @Test(arguments: seeds)
  func `posting then taking off restores, and a second run finds the same groups`(_ seed: UInt64) throws {
    let items = messyItems(seed: seed).map { item in
      var open = item
      open.code = nil
      return open
    }
    let lettering = AutomaticLettering(day: Day(2027, 1, 31), options: Self.options())
    let groups = lettering.run(items: items).groups
    var book = LetteringBook()
    var posted: [PostedLettering] = []
    for group in groups { posted.append(try book.post(group)) }
    #expect(Set(posted.map { LetteringKey($0.group.scope, $0.code) }).count == posted.count)
    for lettering in posted { _ = try book.remove(lettering.code, in: lettering.group.scope, on: Day(2027, 2, 1)) }
    let restored = items.map { item in
      var open = item
      open.code = book.code(of: item.line)
      return open
    }
    #expect(restored == items && lettering.run(items: restored).groups == groups)
  }

  @Test(arguments: seeds)
  func `once the groups are posted a second run finds no full group twice`(_ seed: UInt64) throws {
    let items = messyItems(seed: seed).map { item in
      var open = item
      open.code = nil
      return open
    }
    let lettering = AutomaticLettering(day: Day(2027, 1, 31), options: Self.options(partial: false))
    let done = Set(lettering.run(items: items).groups.flatMap(\.lines))
    let again = lettering.run(items: items.filter { !done.contains($0.line) })
    #expect(again.groups.flatMap(\.lines).allSatisfy { !done.contains($0) })
  }
}
