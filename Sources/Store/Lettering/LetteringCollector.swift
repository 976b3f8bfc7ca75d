import GRDB
import Ledger

/// Gathers the lines that carry one lettering code while a file passes by:
/// an invoice and its payment may stand months apart.
struct LetteringCollector {
  private struct Key: Hashable {
    var account: Int64
    var thirdParty: Int64
    var code: String
  }
  private struct Group {
    var day: Int64
    var balance: Int64
    var members: [LineReference]
  }
  private let firstID: Int64
  private var index: [Key: Int] = [:]
  private var keys: [Key] = []
  private var groups: [Group] = []
  /// How many groups were taken.
  private var taken = 0

  init(firstID: Int64) { self.firstID = firstID }

  static func nextID(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM lettering") ?? 1
  }

  /// Returns the key that the line's lettering will have.
  mutating func add(account: Int64, thirdParty: Int64, code: String, day: Int64, line: LineReference, balance: Int64) -> Int64 {
    let key = Key(account: account, thirdParty: thirdParty, code: code)
    let place: Int
    if let known = index[key] {
      place = known
    } else {
      place = groups.count
      index[key] = place
      keys.append(key)
      groups.append(Group(day: day, balance: 0, members: []))
    }
    groups[place].day = max(groups[place].day, day)
    groups[place].balance &+= balance
    groups[place].members.append(line)
    return firstID + Int64(place)
  }

  /// The next letterings, in the order of their keys. They go as they are taken: afterwards no line may be added.
  mutating func take(atMost count: Int, fiscalYear: Int64) -> [LetteringRow] {
    index = [:]
    let places = taken..<min(taken + count, groups.count)
    taken = places.upperBound
    return places.map { place in
      let (key, group) = (keys[place], groups[place])
      groups[place].members = []
      return LetteringRow(
        id: firstID + Int64(place), fiscalYear: fiscalYear, account: key.account, thirdParty: key.thirdParty, code: key.code,
        day: group.day, isFull: group.balance == 0, remaining: group.balance,
        members: group.members.map(\.text).joined(separator: " "), reason: "Lettrage repris du fichier importé.")
    }
  }
}
