import Kernel
import Testing
import Workforce

/// Somebody who comes back early was absent until the day before.
@Suite struct AbsenceTakenTests {
  static let rows: [(name: String, returned: Day?, last: Day)] = [
    ("nothing is said of the return", nil, Day(2026, 11, 8)),
    ("back the day after the last one", Day(2026, 11, 9), Day(2026, 11, 8)),
    ("back early", Day(2026, 11, 3), Day(2026, 11, 2)),
    ("back on the last day", Day(2026, 11, 8), Day(2026, 11, 7)),
    ("back later: the days in between are no part of the stop", Day(2026, 11, 12), Day(2026, 11, 8)),
    ("back on the first day, which is refused elsewhere", Day(2026, 10, 8), Day(2026, 11, 8)),
  ]

  @Test(arguments: rows) func `the last day is the one before the return`(row: (name: String, returned: Day?, last: Day)) {
    var stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 8), through: Day(2026, 11, 8), endsAtNoon: true)
    stop.returned = row.returned
    #expect(stop.asTaken.through == row.last, "\(row.name)")
    #expect(stop.asTaken.endsAtNoon == (row.last == stop.through), "\(row.name): a whole day before an early return")
    #expect(stop.through == Day(2026, 11, 8), "what was certified stays")
  }
}
