import Kernel

/// Which entries of the learner's answer which of the model.
struct EntryMatching {
  struct Match {
    /// Where the learner's entries are in the work.
    let indices: [Int]
    let verdict: EntryComparison.Verdict
    /// The learner wrote the number of the document.
    let hasReference: Bool
    let isInMonth: Bool
  }

  /// By the id of the model's entry, or of one that was given.
  private(set) var matches: [String: Match] = [:]
  /// Where what was given is in the work.
  private(set) var given: Set<Int> = []

  init(_ version: ScenarioVersion, _ work: ObservedWork) {
    let candidates = work.entries.indices.filter { !work.entries[$0].isOpening }
    var free = Set(candidates)
    // What was given is as it was written: the same accounts, amounts and day; its number tells two alike apart.
    for model in version.given {
      let same = free.sorted().filter { index in
        let entry = work.entries[index]
        return entry.day == model.day && EntryComparison(model, variants: [], entry.lines).verdict == .right(share: .all)
      }
      let named = same.first { work.entries[$0].piece == model.reference && work.entries[$0].label == model.label }
      guard let index = named ?? same.first else { continue }
      matches[model.id] = Match(indices: [index], verdict: .right(share: .all), hasReference: true, isInMonth: true)
      given.insert(index)
      free.remove(index)
    }
    let byReference = Dictionary(grouping: candidates) { EntryMatching.plain(work.entries[$0].piece) }

    func take(_ model: ScenarioVersion.ModelEntry, _ indices: [Int], hasReference: Bool) {
      let comparison = EntryMatching.compare(model, version, indices, work)
      let month = work.entries[indices[0]].day.month
      matches[model.id] = Match(
        indices: indices, verdict: comparison.verdict, hasReference: hasReference,
        isInMonth: indices.allSatisfy { work.entries[$0].day.month == model.day.month } && month == model.day.month)
      free.subtract(indices)
    }

    // Those that name their document; a payment that repeats the number of its invoice is not the invoice.
    for model in version.entries where !model.reference.isEmpty {
      let named = (byReference[EntryMatching.plain(model.reference)] ?? []).filter { index in
        free.contains(index) && (model.isCash || !work.entries[index].lines.contains { $0.account.hasPrefix("5") })
      }
      if !named.isEmpty { take(model, named, hasReference: true) }
    }
    // Those that are right, or wrong in a known way, whatever they call themselves: the nearest in time.
    let left = version.entries.filter { matches[$0.id] == nil }
    for model in left {
      let near = free.sorted { (EntryMatching.distance(work, $0, model), $0) < (EntryMatching.distance(work, $1, model), $1) }
      let exact = near.first { index in
        if case .wrong = EntryMatching.compare(model, version, [index], work).verdict { return false }
        return true
      }
      if let exact { take(model, [exact], hasReference: model.reference.isEmpty) }
    }
    // What resembles them: the same movement of the bank, or the same total, in the days around.
    for model in version.entries where matches[model.id] == nil {
      let alike = free.filter { EntryMatching.resembles(work.entries[$0], model) }
        .min { (EntryMatching.distance(work, $0, model), $0) < (EntryMatching.distance(work, $1, model), $1) }
      if let alike { take(model, [alike], hasReference: model.reference.isEmpty) }
    }
  }

  private static func compare(
    _ model: ScenarioVersion.ModelEntry, _ version: ScenarioVersion, _ indices: [Int], _ work: ObservedWork
  ) -> EntryComparison {
    EntryComparison(model, variants: version.variants[model.id] ?? [], indices.flatMap { work.entries[$0].lines })
  }

  private static func distance(_ work: ObservedWork, _ index: Int, _ model: ScenarioVersion.ModelEntry) -> Int {
    abs(work.entries[index].day - model.day)
  }

  private static func resembles(_ entry: ObservedWork.Entry, _ model: ScenarioVersion.ModelEntry) -> Bool {
    guard abs(entry.day - model.day) <= 15 else { return false }
    func cash(_ lines: [(account: String, amount: Money)]) -> Money {
      lines.filter { $0.account.hasPrefix("5") }.map(\.amount).sum().magnitude
    }
    let (own, expected) = (cash(entry.lines.map { ($0.account, $0.amount) }), cash(model.lines.map { ($0.account, $0.amount) }))
    if model.isCash { return own == expected && !own.isZero }
    func debits(_ amounts: [Money]) -> Money { amounts.filter { $0 > .zero }.sum() }
    return own.isZero && debits(entry.lines.map(\.amount)) == debits(model.lines.map(\.amount))
  }

  /// « BM-7902 », « bm 7902 » and « BM7902 » are one number.
  static func plain(_ reference: String) -> String { reference.uppercased().filter { $0.isLetter || $0.isNumber } }
}

extension ScenarioVersion {
  /// The entries of the model that a work has, right or not, by their ids.
  public func recorded(in work: ObservedWork) -> Set<String> { Set(EntryMatching(self, work).matches.keys) }
}
