import ChartOfAccounts
import Kernel
import Synchronization

/// The charts of accounts inside the binary, read once for the whole program: they never change, and a page that completes an
/// account while somebody types asks for one at each key.
enum KnownCharts {
  /// An account that can be posted to, its label ready to be searched.
  struct Postable: Sendable {
    let number: String
    let label: String
    let folded: String
  }

  private struct Known {
    let chart: Chart
    var postable: [Postable]?
  }

  private static let known = Mutex<[Int32: Known]>([:])
  /// Fiscal years open on few days; beyond this many somebody is playing with dates.
  private static let most = 32

  /// Throws as `Chart.load`.
  static func chart(on day: Day, files: DataFiles) throws -> Chart {
    guard files.override == nil else { return try Chart.load(on: day, files: files) }
    if let chart = known.withLock({ $0[day.number]?.chart }) { return chart }
    let chart = try Chart.load(on: day, files: files)
    known.withLock { known in
      if known.count >= most { known.removeAll() }
      known[day.number] = Known(chart: chart)
    }
    return chart
  }

  static func postable(on day: Day, files: DataFiles) throws -> [Postable] {
    let chart = try chart(on: day, files: files)
    if files.override == nil, let found = known.withLock({ $0[day.number]?.postable }) { return found }
    let made = chart.accounts.filter { !chart.isTotal($0.number) }.map {
      Postable(number: $0.number, label: $0.shortLabel, folded: $0.shortLabel.searchFolded)
    }
    if files.override == nil { known.withLock { $0[day.number]?.postable = made } }
    return made
  }
}
