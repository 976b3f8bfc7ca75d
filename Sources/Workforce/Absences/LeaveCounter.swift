public import Kernel
public import Law

/// Paid leave on a day: of the reference period under way (N), of the one before (N-1), and what is left of older ones.
///
/// - A month of work gives two and a half days, twenty-four days of work count as a month (C. trav., art. L3141-3 and L3141-4).
///   Every day from Monday to Saturday under contract is one, holidays too; sick days are counted apart, two days a month and
///   twenty-four a year at most (art. L3141-5-1); days without pay are none. All other absences are as work (art. L3141-5),
///   an accident on the way among them, as one at work (Cass. soc., 3 juillet 2012, n° 08-44.834).
/// - A month counts once it is over, or once the contract is.
/// - At the end of a period a part of a day becomes a whole one (art. L3141-7).
/// - Days are taken from the oldest account that has some, then in advance (art. L3141-12).
/// - What was not taken in time is not dropped: it stays until the employer decides. Only after a sickness does the law
///   say when it is lost: fifteen months after the return (art. L3141-19-1).
public struct LeaveCounter: Hashable, Sendable {
  public let day: Day
  /// The first first; the last is the one under way.
  public let accounts: [LeaveAccount]
  /// Leave that is entered and not begun.
  public let planned: LeaveDays

  /// N.
  public var current: LeaveAccount { accounts.last! }
  /// N-1; nil for somebody who had not come yet.
  public var previous: LeaveAccount? { accounts.dropLast().last }
  /// What is left of the periods before N-1.
  public var carried: [LeaveAccount] { accounts.dropLast(2).filter { $0.left != .zero } }
  /// Of all of them.
  public var left: LeaveDays { accounts.reduce(.zero) { $0 + $1.left } }

  /// - Parameters:
  ///   - contracts: of one employee.
  ///   - absences: of the same.
  ///   - opening: what they had before the counters were kept here.
  /// Throws as `Law.step` when a figure is missing for the day.
  public init(
    on day: Day, contracts: [EmploymentContract], absences: [Absence], opening: LeaveOpening? = nil, calendar: HolidayCalendar,
    law: Law
  ) throws(Finding) {
    var keeping = try LeaveKeeping(on: day, contracts, absences, opening, calendar, law)
    keeping.run()
    self.day = day
    accounts = keeping.accounts
    planned = absences.filter { $0.kind == .paidLeave && $0.from > day }
      .reduce(.zero) { $0 + LeaveCount.total(of: $1, under: contracts, calendar) }
  }

  /// The reference period of a day, which begins in that month (C. trav., art. R3141-4).
  static func period(containing day: Day, firstMonth: Int) -> ClosedRange<Day> {
    let year = day.monthOfYear >= firstMonth ? day.year : day.year - 1
    return Day(year, firstMonth, 1)...(Day(year + 1, firstMonth, 1) - 1)
  }
}

/// The accounts of one person while they are being worked out, period by period.
private struct LeaveKeeping {
  var accounts: [LeaveAccount] = []
  private let day: Day
  private let contracts: [EmploymentContract]
  private let absences: [Absence]
  private let opening: LeaveOpening?
  private let calendar: HolidayCalendar
  private let figures: LeaveFigures
  private let start: Day

  init(
    on day: Day, _ contracts: [EmploymentContract], _ absences: [Absence], _ opening: LeaveOpening?, _ calendar: HolidayCalendar,
    _ law: Law
  ) throws(Finding) {
    (self.day, self.opening, self.calendar) = (day, opening, calendar)
    // Internships are no contracts of work: they give no leave of this kind.
    self.contracts = contracts.filter { $0.kind != .internship }.sorted { $0.start < $1.start }
    self.absences = absences.filter(\.stands).sorted { ($0.from, $0.through) < ($1.from, $1.through) }
    figures = try LeaveFigures(law, on: day)
    start = min(opening?.from ?? self.contracts.first?.start ?? day, day)
  }

  mutating func run() {
    var period = LeaveCounter.period(containing: start, firstMonth: figures.firstMonth)
    open(period)
    while true {
      acquire(period)
      take(period)
      guard period.upperBound < day else { break }
      close(period)
      period = LeaveCounter.period(containing: period.upperBound + 1, firstMonth: figures.firstMonth)
      accounts.append(LeaveAccount(period))
    }
    for index in accounts.indices { lose(index, on: day) }
  }

  private mutating func open(_ period: ClosedRange<Day>) {
    if let opening {
      var before = LeaveAccount(LeaveCounter.period(containing: period.lowerBound - 1, firstMonth: figures.firstMonth))
      before.acquisitions = [LeaveStep(opening.from, opening.previous, "solde repris au \(opening.from.french)")]
      accounts.append(before)
    }
    var account = LeaveAccount(period)
    if let opening {
      account.acquisitions = [LeaveStep(opening.from, opening.current, "acquis repris au \(opening.from.french)")]
    }
    accounts.append(account)
  }

  // MARK: Acquired

  private mutating func acquire(_ period: ClosedRange<Day>) {
    let index = accounts.count - 1
    var (month, sickDays) = (period.lowerBound.month, LeaveDays.zero)
    while month.firstDay <= min(period.upperBound, day) {
      defer { month = month.adding(1) }
      guard let work = MonthOfLeave(month, from: start, contracts, absences), day >= work.countsFrom else { continue }
      var sick = figures.sickMonth(work.sick(beyond: work.worked, figures.monthDays), figures.monthDays)
      sick = min(sick, LeaveDays(figures.sickYear) - sickDays)
      sickDays += sick
      let room = LeaveDays(figures.year) - accounts[index].acquired
      let total = min(figures.month(min(work.worked, figures.monthDays * 2), figures.monthDays) + sick, room)
      let counted = min(month.lastDay, day)
      accounts[index].acquisitions.append(
        LeaveStep(counted, total, work.explanation(figures, sick: sick), reference: figures.reference(isSick: sick > .zero)))
    }
    let isOver = period.upperBound <= day || contracts.allSatisfy { $0.lastDay.map { $0 <= day } ?? false }
    let exact = accounts[index].acquired
    if isOver, !contracts.isEmpty, exact.roundedUp > exact {
      let last = min(period.upperBound, day)
      accounts[index].rounding = exact.roundedUp - exact
      accounts[index].acquisitions.append(
        LeaveStep(
          last, exact.roundedUp - exact, "\(exact.french) portés au jour entier supérieur, \(exact.roundedUp.french)",
          reference: "C. trav., art. L3141-7"))
    }
  }

  // MARK: Taken

  private mutating func take(_ period: ClosedRange<Day>) {
    for absence in absences where absence.kind == .paidLeave {
      var runs: [Int: [LeaveCount.CountedDay]] = [:]
      for counted in LeaveCount.days(of: absence, under: contracts, calendar)
      where period.contains(counted.day) && counted.day <= day && counted.day >= start {
        for index in accounts.indices { lose(index, on: counted.day) }
        let used = runs.mapValues { $0.reduce(LeaveDays.zero) { $0 + $1.taken } }
        let index = accounts.indices.first { accounts[$0].left - (used[$0] ?? .zero) > .zero } ?? accounts.count - 1
        runs[index, default: []].append(counted)
      }
      for (index, days) in runs.sorted(by: { $0.key < $1.key }) {
        let sum = days.reduce(LeaveDays.zero) { $0 + $1.taken }
        let (first, last) = (days.first!.day, days.last!.day)
        accounts[index].uses.append(
          LeaveStep(
            first, -sum, "congés comptés du \(first.french) au \(last.french) : \(sum.french), dimanches et jours fériés exclus",
            reference: "C. trav., art. L3141-3"))
      }
    }
  }

  /// The period in which the leave of the one before could be taken is over.
  private mutating func close(_ period: ClosedRange<Day>) {
    guard accounts.count >= 2 else { return }
    let index = accounts.count - 2
    guard accounts[index].left > .zero, accounts[index].limit == nil else { return }
    let illness = absences.last {
      [.sickness, .workAccident, .commutingAccident].contains($0.kind) && $0.from <= period.upperBound
        && $0.through >= period.lowerBound
    }
    if let illness { accounts[index].limit = (illness.through + 1).addingMonths(figures.carryOver) }
  }

  private mutating func lose(_ index: Int, on day: Day) {
    guard let limit = accounts[index].limit, day > limit, accounts[index].left > .zero else { return }
    accounts[index].uses.append(
      LeaveStep(
        limit + 1, -accounts[index].left,
        "perdus : le report de \(figures.carryOver) mois après la reprise s’est achevé le \(limit.french)",
        reference: "C. trav., art. L3141-19-1"))
  }
}

/// The figures of law that leave is counted with, of one day.
private struct LeaveFigures {
  let perMonth: Ratio
  let perSickMonth: Ratio
  let monthDays: Int
  let year: Int
  let sickYear: Int
  let carryOver: Int
  let firstMonth: Int
  private let citations: (month: String, sick: String)

  init(_ law: Law, on day: Day) throws(Finding) {
    let (month, sick) = (
      try law.ratio("labour.paid-leave.month", on: day), try law.ratio("labour.paid-leave.sick-month", on: day)
    )
    (perMonth, perSickMonth) = (month.value, sick.value)
    citations = (month.step.citation.text, sick.step.citation.text)
    monthDays = max(try law.count("labour.paid-leave.month.days", on: day).value, 1)
    year = try law.count("labour.paid-leave.days", on: day).value
    sickYear = try law.count("labour.paid-leave.sick-year", on: day).value
    carryOver = try law.count("labour.paid-leave.carry-over", on: day).value
    firstMonth = min(max(try law.count("labour.paid-leave.first-month", on: day).value, 1), 12)
  }

  /// - Parameter halves: half days of work.
  func month(_ halves: Int, _ days: Int) -> LeaveDays { share(perMonth, halves, days) }
  func sickMonth(_ halves: Int, _ days: Int) -> LeaveDays { share(perSickMonth, halves, days) }

  private func share(_ ratio: Ratio, _ halves: Int, _ days: Int) -> LeaveDays {
    LeaveDays(
      hundredths: RoundingRule.halfAwayFromZero.quotient(
        Int128(ratio.numerator) * Int128(halves) * 100, by: Int128(ratio.denominator) * Int128(days) * 2))
  }

  func reference(isSick: Bool) -> String { isSick ? "\(citations.month) ; \(citations.sick)" : citations.month }
}

/// The days from Monday to Saturday of one month, in halves: at work or as at work, sick.
private struct MonthOfLeave {
  let month: Month
  private(set) var worked = 0
  private(set) var sick = 0
  private(set) var unpaid = 0
  /// The day from which the month counts.
  let countsFrom: Day

  /// Nil when no contract has a day in it.
  init?(_ month: Month, from start: Day, _ contracts: [EmploymentContract], _ absences: [Absence]) {
    let days = max(month.firstDay, start)...max(month.lastDay, start)
    let employed = contracts.compactMap { $0.days(within: days) }
    guard start <= month.lastDay, let end = employed.map(\.upperBound).max() else { return nil }
    (self.month, countsFrom) = (month, end)
    let away = absences.filter { $0.days(within: days) != nil }
    for offset in 0...(days.upperBound - days.lowerBound) {
      let day = days.lowerBound + offset
      guard day.weekday <= 6, employed.contains(where: { $0.contains(day) }) else { continue }
      let absent = away.filter { $0.from <= day && day <= $0.through }
      let sickHalves = MonthOfLeave.halves(absent.filter { $0.kind == .sickness }, on: day)
      let unpaidHalves = min(MonthOfLeave.halves(absent.filter { $0.kind == .unpaid }, on: day), 2 - sickHalves)
      sick += sickHalves
      unpaid += unpaidHalves
      worked += 2 - sickHalves - unpaidHalves
    }
  }

  private static func halves(_ absences: [Absence], on day: Day) -> Int {
    min(
      absences.reduce(0) { sum, absence in
        let isHalf = (day == absence.from && absence.startsAtNoon) || (day == absence.through && absence.endsAtNoon)
        return sum + (isHalf ? 1 : 2)
      }, 2)
  }

  /// A month is full with so many days: sickness only fills what work leaves of it.
  func sick(beyond worked: Int, _ days: Int) -> Int { min(sick, max(days * 2 - worked, 0)) }

  func explanation(_ figures: LeaveFigures, sick credited: LeaveDays) -> String {
    let full = figures.monthDays * 2
    func days(_ halves: Int) -> String { LeaveDays(hundredths: Int64(halves) * 50).french }
    var parts = ["\(month.french) : \(days(worked)) de travail ou assimilés"]
    if sick > 0 { parts.append("\(days(sick)) de maladie") }
    if unpaid > 0 { parts.append("\(days(unpaid)) sans solde") }
    let rule =
      worked >= full
      ? "\(figures.monthDays) suffisent au mois entier" : "comptés en \(figures.monthDays)es de mois"
    return parts.joined(separator: ", ") + " ; " + rule + (credited > .zero ? " ; \(credited.french) pour la maladie" : "")
  }
}
