import Kernel
import Law

/// The ceilings of social security, as the checks need them.
struct SocialCeilings {
  private let law: Law

  init(_ files: DataFiles) { law = Law(files) }

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
