import Kernel
import Law
import Synchronization

/// The figures of law that the checks need: ceilings, rates of contributions, scales of withholding.
final class SocialCeilings: Sendable {
  private let law: Law
  let aggregates: AggregateBook
  let wholeBases: Set<AggregateBook.Source>
  private let cache = LawCache()

  init(_ files: DataFiles) throws(Finding) {
    law = Law(files)
    aggregates = try AggregateBook(files)
    wholeBases = aggregates.wholeBases
  }

  /// That of one month, in ten-thousandths of a euro.
  func ceiling(of day: Int) -> Int? {
    Self.day(day).flatMap { try? law.money("labour.social-security-ceiling.monthly", on: $0) }.map { Int($0.value.cents) * 100 }
  }

  private static func day(_ date: Int) -> Day? {
    let (year, month) = (date / 10_000, date / 100 % 100)
    return (1...12).contains(month) && (1900...2200).contains(year) ? Day(year, month, 1) : nil
  }

  /// The rates that law may give a contribution, in hundred-millionths; empty when they are not known.
  func rates(_ source: AggregateBook.Source, on day: Int) -> [Int] {
    cache.rates(of: day / 100) { aggregates.rates(on: day) }[source] ?? []
  }

  /// The rates of withholding of a scale (`50.007`), in ten-thousandths of a percent, with the amounts they begin at.
  func scale(_ type: String, on day: Int) -> [(from: Int, rate: Int)]? {
    let place: String
    switch type {
    case "13": place = "mainland"
    case "23": place = "antilles-reunion"
    case "33": place = "guyane-mayotte"
    default: return nil
    }
    return cache.scale(of: day / 100, type) {
      guard let day = Self.day(day), let brackets = try? law.brackets("payroll.withholding.\(place)", on: day) else { return nil }
      return brackets.value.steps.map { step in
        (Int(step.from.cents) * 100, Int(step.share.numerator) * 1_000_000 / Int(step.share.denominator))
      }
    }
  }

  /// What a minimum wage of full time is in a month, in ten-thousandths of a euro.
  func minimumWage(of day: Int) -> Int? {
    Self.day(day).flatMap { try? law.money("labour.minimum-wage.hourly", on: $0) }.map { Int($0.value.cents) * 100 }
  }

  /// What a short contract without a rate of its own takes off its base, in ten-thousandths of a euro.
  func shortAllowance(of day: Int) -> Int? {
    Self.day(day).flatMap { try? law.money("payroll.withholding.short-contract", on: $0) }.map { Int($0.value.cents) * 100 }
  }

  /// The sum of the monthly ceilings from January to a month, in ten-thousandths of a euro; nil where the law of that year is not
  /// known.
  func ceiling(sinceJanuary month: DeclaredMonth) -> Int? {
    let (year, last) = (month.start / 10_000, month.start / 100 % 100)
    guard (1...12).contains(last), (1900...2200).contains(year) else { return nil }
    var sum = 0
    for number in 1...last {
      guard let figure = try? law.money("labour.social-security-ceiling.monthly", on: Day(year, number, 1)) else { return nil }
      sum += Int(figure.value.cents) * 100
    }
    return sum
  }
}

/// Figures of a month, read once: a file asks for the same ones ten thousand times.
private final class LawCache: Sendable {
  private struct Kept {
    var rates: [Int: [AggregateBook.Source: [Int]]] = [:]
    var scales: [String: [(from: Int, rate: Int)]?] = [:]
  }
  private let kept = Mutex(Kept())

  func rates(of month: Int, _ make: () -> [AggregateBook.Source: [Int]]) -> [AggregateBook.Source: [Int]] {
    kept.withLock { kept in
      if let known = kept.rates[month] { return known }
      let made = make()
      // A file may name any months.
      if kept.rates.count < 200 { kept.rates[month] = made }
      return made
    }
  }

  func scale(of month: Int, _ type: String, _ make: () -> [(from: Int, rate: Int)]?) -> [(from: Int, rate: Int)]? {
    kept.withLock { kept in
      if let known = kept.scales["\(month) \(type)"] { return known }
      let made = make()
      if kept.scales.count < 200 { kept.scales["\(month) \(type)"] = .some(made) }
      return made
    }
  }
}
