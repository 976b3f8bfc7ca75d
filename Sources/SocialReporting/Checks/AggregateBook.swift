import Kernel
import Law

/// Which individual contributions (`S21.G00.81`) make each line of a bordereau (`S21.G00.23`), and at which rates: read from the dated
/// tables that declarations are made from, and from the figures of law.
struct AggregateBook: Sendable {
  /// A contribution under a base.
  struct Source: Hashable, Sendable {
    let code: String
    let base: String

    var text: String { "\(code) (assiette \(base))" }
    /// As ``ContributionTally`` counts; nil for codes that are no numbers.
    var key: Int? { ContributionTally.key(code, base) }
  }

  /// A line of the bordereau: its CTP, and whether it bears on the whole (920) or on the capped pay (921).
  struct Name: Hashable, Sendable, Comparable {
    let ctp: String
    let qualifier: String

    var text: String { "\(ctp) (\(qualifier))" }
    static func < (a: Name, b: Name) -> Bool { (a.ctp, a.qualifier) < (b.ctp, b.qualifier) }
  }

  /// A row of the table.
  private struct Row: Sendable {
    let line: String
    let when: String
    let source: Source
    let share: Rate?
    let counts: Bool
    let isAdding: Bool
    let body: String
    let names: [Name]
    let showsRate: Bool
    let from, until: Int
  }

  /// What is known of a line in a month.
  struct Aggregate: Sendable {
    let name: Name
    var sources: [Source] = []
    /// Those that may stand in it when the line of their own is not there.
    var others: [Source] = []
    /// A reduction: an amount without base.
    var isAmount = false
    /// The bordereau gives a part of the rate (work accidents, mobility).
    var showsRate = false
    /// By source, the rates that law may give it, in hundred-millionths; empty when it is not known.
    var rates: [Source: [Int]] = [:]
  }

  private let rows: [Row]
  private let others: [(source: Source, name: Name)]
  private let parameters: [String: String]
  private let labels: [(ctp: String, from: Int, until: Int)]
  /// CTP that were read somewhere, and are not from memory.
  private let sure: Set<String>
  private let law: Law

  private static let declaring = "Sources/SocialReporting/Norm/Declaring/"
  private static let controls = "Sources/SocialReporting/Norm/Controls/"

  init(_ files: DataFiles) throws(Finding) {
    law = Law(files)
    var (rows, labels, sure): ([Row], [(String, Int, Int)], Set<String>) = ([], [], [])
    try Norm.read(Self.declaring + "contributions.csv", fields: 17, files) { f in
      let names = f[9].isEmpty ? [] : [f[9], f[10]].filter { !$0.isEmpty }.map { Name(ctp: $0, qualifier: f[11]) }
      rows.append(
        Row(
          line: f[0], when: f[1], source: Source(code: f[2], base: f[3]),
          share: f[4].isEmpty ? nil : Rate(frenchPercent: f[4].replacing(".", with: ",")), counts: f[7] == "oui",
          isAdding: f[6] == "oui", body: f[8], names: names, showsRate: f[12] == "oui", from: Self.day(f[13]) ?? 0,
          until: Self.day(f[14]) ?? 99_999_999))
    }
    try Norm.read(Self.declaring + "ctp.csv", fields: 6, files) { f in
      labels.append((f[0], Self.day(f[2]) ?? 0, Self.day(f[3]) ?? 99_999_999))
      if f[4] == "lu" { sure.insert(f[0]) }
    }
    var others: [(Source, Name)] = []
    try Norm.read(Self.controls + "alternatives.csv", fields: 5, files) { f in
      others.append((Source(code: f[0], base: f[1]), Name(ctp: f[2], qualifier: f[3])))
    }
    var parameters: [String: String] = [:]
    try Norm.read(Self.controls + "rates.csv", fields: 4, files) { f in parameters[f[0] + f[1]] = f[2] }
    (self.rows, self.labels, self.others, self.parameters, self.sure) = (rows, labels, others, parameters, sure)
  }

  /// `2026-01-01` as AAAAMMJJ.
  private static func day(_ text: String) -> Int? { Int(text.filter { $0 != "-" }) }

  func knows(_ ctp: String, on day: Int) -> Bool {
    labels.contains { $0.ctp == ctp && $0.from <= day && day <= $0.until } || others.contains { $0.name.ctp == ctp }
  }

  func isSure(_ ctp: String) -> Bool { sure.contains(ctp) }

  /// The contributions that a body is owed, details of others left out.
  func sources(of body: String) -> Set<Source> { Set(rows.lazy.filter { $0.body == body && $0.counts }.map(\.source)) }

  /// Contributions whose base is the whole of the one they stand under: those of Urssaf that are no
  /// reductions, and are not owed on an indemnity alone.
  var wholeBases: Set<Source> {
    Set(
      rows.lazy.filter {
        $0.body == "urssaf" && $0.counts && self.parameters[$0.line] != "montant" && $0.line != "terminationContribution"
      }.map(\.source))
  }

  /// The rates that law may give each contribution.
  func rates(on day: Int) -> [Source: [Int]] {
    var found: [Source: [Int]] = [:]
    for aggregate in aggregates(on: day).values where !aggregate.showsRate || aggregate.name.ctp == "100" {
      for source in aggregate.sources {
        guard let rates = aggregate.rates[source], source.code != "045" else { continue }
        for rate in rates where rate > 0 && !found[source, default: []].contains(rate) { found[source, default: []].append(rate) }
      }
    }
    // Those of the pension have no line of a bordereau; parts of the CSG may stand alone.
    for row in rows where row.names.isEmpty && row.counts && row.body == "pension" && row.from <= day && day <= row.until {
      guard let parameter = parameters[row.line], parameter != "montant" else { continue }
      found[row.source] = figures(parameter, on: day)
    }
    return found
  }

  /// All lines that the table knows, as they are on a day.
  func aggregates(on day: Int) -> [Name: Aggregate] {
    var made: [Name: Aggregate] = [:]
    var left: [String: [Int]] = [:]
    for row in rows where row.counts && row.from <= day && day <= row.until {
      let key = row.line + (row.when.hasPrefix(">=") ? ">=" : row.when.hasPrefix("<") ? "<" : "")
      let parameter = parameters[key] ?? parameters[row.line]
      let isAmount = parameter == "montant"
      if left[key] == nil { left[key] = parameter.map { isAmount ? [] : figures($0, on: day) } ?? [] }
      let rates = Self.take(row.share, &left[key, default: []])
      for name in row.names {
        var aggregate = made[name] ?? Aggregate(name: name)
        if !aggregate.sources.contains(row.source) { aggregate.sources.append(row.source) }
        aggregate.isAmount = aggregate.isAmount || isAmount
        aggregate.showsRate = aggregate.showsRate || row.showsRate
        if row.showsRate {
          aggregate.rates[row.source] = [0]
        } else if parameter != nil, !isAmount {
          let known = aggregate.rates[row.source] ?? [0]
          aggregate.rates[row.source] = known.flatMap { a in rates.map { a + $0 } }
        }
        made[name] = aggregate
      }
    }
    for (source, name) in others {
      let own = made.values.first { $0.sources.contains(source) }
      var aggregate = made[name] ?? Aggregate(name: name, isAmount: own?.isAmount ?? false)
      aggregate.others.append(source)
      aggregate.rates[source] = own?.rates[source]
      made[name] = aggregate
    }
    return made
  }

  /// The share of a row, or what the rows before it left.
  private static func take(_ share: Rate?, _ left: inout [Int]) -> [Int] {
    guard let share else {
      defer { left = left.map { _ in 0 } }
      return left
    }
    let part = Int(share.e8)
    guard !left.isEmpty, left.allSatisfy({ $0 >= part }) else { return [] }
    left = left.map { $0 - part }
    return Array(repeating: part, count: left.count)
  }

  /// `a+b|c`: a sum of figures, or another; empty when one is not in force.
  private func figures(_ text: String, on day: Int) -> [Int] {
    let (year, month) = (day / 10_000, day / 100 % 100)
    guard (1...12).contains(month), (1900...2200).contains(year) else { return [] }
    var sums: [Int] = []
    for alternative in text.split(separator: "|") {
      var sum = 0
      for id in alternative.split(separator: "+") {
        guard let figure = try? law.rate(String(id), on: Day(year, month, 1)) else { return [] }
        sum += Int(figure.value.e8)
      }
      sums.append(sum)
    }
    return sums
  }
}
