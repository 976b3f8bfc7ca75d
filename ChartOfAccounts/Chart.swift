public import Kernel

/// The plan comptable général on a day: which accounts exist, what they are
/// called, and where an account of a dossier belongs.
///
/// The day that counts is the first of the fiscal year: the règlements of the
/// ANC apply to fiscal years that open from a day on.
///
///     let chart = try Chart.load(on: fiscalYear.first)
///     chart.nearest("445660")?.shortLabel  // « TVA déductible sur autres biens et services »
///     chart.check("675000")                // chart.account.removed, « … voir 657 … »
public struct Chart: Sendable {
  public let day: Day
  /// In the order of their numbers, each account after the one it belongs to.
  public let accounts: [ChartAccount]
  public let journals: [StandardJournal]
  /// False for a day before 2025: the numbers are those of 2024, the labels
  /// those of 2025 where an account remained.
  public let isOfficial: Bool

  let places: [String: Int]
  let childPlaces: [String: [Int]]
  let outOfForce: [String: ChartAccount]
  /// Those that are gone on the day.
  let removals: [String: RemovedAccount]
  /// The successors of each account removed one day, gone or not.
  let replacements: [String: [String]]
  let explanations: [String: [String]]
  /// Words of the trade and the accounts they mean.
  public let synonyms: [Synonym]

  /// Throws `chart.data-invalid` when a file of the user's own does not have its form.
  public static func load(on day: Day, files: DataFiles = .embedded) throws(Finding) -> Chart {
    Chart(try ChartData.load(files), on: day)
  }

  /// The chart of the fiscal years that open in the year.
  public static func load(year: Int, files: DataFiles = .embedded) throws(Finding) -> Chart {
    try load(on: Day(min(max(year, 1900), 2199), 1, 1), files: files)
  }

  init(_ data: ChartData, on day: Day) {
    self.day = day
    isOfficial = day >= Day(2025, 1, 1)
    var inForce = data.accounts.filter { $0.isInForce(on: day) }
    let listed = Set(data.accounts.map(\.number))
    inForce += data.removals.filter { day < $0.removed && !listed.contains($0.number) }.map { Chart.account($0, data.accounts) }
    let accounts = inForce.sorted { $0.number < $1.number }
    let places = Dictionary(accounts.enumerated().map { ($1.number, $0) }) { first, _ in first }
    var children: [String: [Int]] = [:]
    for (place, account) in accounts.enumerated() {
      if let parent = Chart.longestPrefix(of: account.number.dropLast(), where: { places[$0] != nil }) {
        children[parent, default: []].append(place)
      }
    }
    (self.accounts, self.places, childPlaces) = (accounts, places, children)
    var others: [String: ChartAccount] = [:]
    for account in data.accounts where places[account.number] == nil { others[account.number] = account }
    outOfForce = others
    removals = Dictionary(data.removals.filter { $0.removed <= day }.map { ($0.number, $0) }) { first, _ in first }
    replacements = Dictionary(data.removals.map { ($0.number, $0.successors) }) { first, _ in first }
    (journals, explanations, synonyms) = (data.journals, data.explanations, data.synonyms)
  }

  /// An account of 2024, for fiscal years that opened before it was removed.
  private static func account(_ removed: RemovedAccount, _ accounts: [ChartAccount]) -> ChartAccount {
    let ancestor = accounts.last { removed.number.hasPrefix($0.number) }
    return ChartAccount(
      number: removed.number, label: removed.label, shortLabel: removed.label, level: .facultatif,
      nature: ancestor?.nature ?? .both,
      from: nil, until: removed.removed - 1)
  }

  // MARK: Lookup

  /// The account of exactly that number.
  public func account(_ number: String) -> ChartAccount? { places[number].map { accounts[$0] } }

  /// The account that a dossier's number belongs to: the longest number of
  /// the chart that it starts with, whatever follows (padding zeros, a
  /// third party's name). Art. 1131-1: a subdivision starts with the number
  /// of the account it divides. Nil when not even the class exists.
  public func nearest(_ number: String) -> ChartAccount? {
    Chart.longestPrefix(of: number[...]) { places[$0] != nil }.flatMap(account)
  }

  /// The longest start of the number, of six characters at the most, that satisfies the test.
  static func longestPrefix(of number: Substring, where test: (String) -> Bool) -> String? {
    var prefix = number.prefix(6)
    while !prefix.isEmpty {
      let candidate = String(prefix)
      if test(candidate) { return candidate }
      prefix.removeLast()
    }
    return nil
  }

  /// The account that holds this one: 401 of 4011.
  public func parent(of number: String) -> ChartAccount? {
    Chart.longestPrefix(of: number.dropLast()) { places[$0] != nil }.flatMap(account)
  }

  /// The accounts right below, in order.
  public func children(of number: String) -> [ChartAccount] { childPlaces[number, default: []].map { accounts[$0] } }

  /// From the class down to the nearest account: 4, 40, 401.
  public func path(to number: String) -> [ChartAccount] {
    var path: [ChartAccount] = []
    var next = nearest(number)
    while let account = next {
      path.insert(account, at: 0)
      next = parent(of: account.number)
    }
    return path
  }

  /// The label and the usual side of a dossier's own account, until it says otherwise.
  public func inherited(_ number: String) -> (label: String, nature: ChartAccount.Nature)? {
    nearest(number).map { ($0.shortLabel, $0.nature) }
  }

  /// Whether the number only totals others: one or two digits, or such a
  /// number padded with zeros while the chart has accounts below it (410000
  /// beside 411). 530000 is no total, because 53 has nothing below it
  /// (art. 1131-2, « compte global »).
  public func isTotal(_ number: String) -> Bool {
    if number.utf8.count <= 2 { return true }
    guard let account = nearest(number), account.isHeading, !children(of: account.number).isEmpty else { return false }
    return number.dropFirst(account.number.count).allSatisfy { $0 == "0" }
  }
}
