public import Kernel
import SocialReporting
import Store
import Workforce

extension DossierReading {
  /// The last day to send the declaration of a month of an establishment.
  func due(_ month: Month, at workplace: Int64, _ desk: Desk) throws -> Day {
    try due(month, at: try self.workplace(workplace)?.value, desk)
  }

  /// - Parameter place: nil when it is not known any more. A headcount that is not known is that of a small employer.
  func due(_ month: Month, at place: Workplace?, _ desk: Desk) throws -> Day {
    try DeclarationDueDate.monthly(
      month, headcount: place?.headcounts.on(month.lastDay) ?? 0, paidNextMonth: place?.payDay.isNextMonth ?? false,
      calendar: place?.calendar ?? HolidayCalendar(), law: desk.law
    ).day
  }

  /// The last day on which a declaration that was sent may be replaced.
  func lastReplacement(_ month: Month, at place: Workplace, _ desk: Desk) throws -> Day {
    try DeclarationDueDate.replacement(
      month, headcount: place.headcounts.on(month.lastDay) ?? 0, paidNextMonth: place.payDay.isNextMonth,
      calendar: place.calendar, law: desk.law
    ).day
  }

  /// The last day to send a declaration that was prepared; nil when what it is about is gone.
  func due(_ content: DeclarationContent, _ desk: Desk) throws -> Day? {
    if content.nature == DeclarationNature.monthly.rawValue { return try due(content.month, at: content.workplace, desk) }
    let calendar = try workplace(content.workplace)?.value.calendar ?? HolidayCalendar()
    return try eventDay(content).map { try DeclarationDueDate.signal(after: $0, calendar: calendar).day }
  }

  /// The day that a signalement's time runs from.
  private func eventDay(_ content: DeclarationContent) throws -> Day? {
    let parts = content.about.split(separator: "/")
    guard parts.count == 2, let id = Int64(parts[1]) else { return nil }
    if parts[0] == "absence" {
      guard let absence = try absence(id)?.value else { return nil }
      return content.nature == DeclarationNature.returnToWork.rawValue ? absence.returned : absence.known
    }
    return try contract(id)?.value.lastDay
  }
}

extension Absence {
  /// The day the employer knew of the stop: that of the certificate, else its first day.
  var known: Day { certificateReceived.map { max($0, from) } ?? from }
}

/// What falls due about declarations.
public struct DeclarationDue: Hashable, Sendable {
  public enum Matter: Hashable, Sendable {
    /// Establishments of the month whose declaration was not sent, out of all of them.
    case month(Month, open: Int, all: Int)
    /// An absence, by its key.
    case stop(absence: Int64, employee: Int64, name: String)
    case comeBack(absence: Int64, employee: Int64, name: String)
    /// A contract, by its key.
    case end(contract: Int64, employee: Int64, name: String)
  }

  public let day: Day
  public let matter: Matter
}

extension DossierReading {
  /// What is to be declared and was not sent, from a month on. No payslip is read, nor the text of any declaration.
  func declarationDues(
    _ contracts: [Kept<EmploymentContract>], since first: Month, _ desk: Desk
  ) throws -> [DeclarationDue] {
    let states = try declarationStates()
    let places = Dictionary(uniqueKeysWithValues: try workplaces().map { ($0.id, $0.value) })
    return try monthDues(contracts, since: first, states, places, desk)
      + signalDues(contracts, since: first, states, places, desk)
  }

  private func monthDues(
    _ contracts: [Kept<EmploymentContract>], since first: Month, _ states: [DeclarationState],
    _ places: [Int64: Workplace], _ desk: Desk
  ) throws -> [DeclarationDue] {
    var (month, dues): (Month, [DeclarationDue]) = (first, [])
    while month <= desk.today.month {
      let days = month.firstDay...month.lastDay
      let employing = Set(
        contracts.filter { $0.value.days(within: days) != nil }.map { DeclarationReading.workplace(of: $0.value, in: month) })
      let own = states.filter { $0.isSent && $0.nature == "01" && $0.month == month }
      let sent = Set(
        Dictionary(grouping: own, by: \.workplace).filter { _, parts in
          Set(parts.map(\.fraction)).count >= parts.compactMap { $0.fraction.last?.wholeNumberValue }.max() ?? 1
        }.keys)
      let open = employing.subtracting(sent)
      if let day = try open.map({ try due(month, at: places[$0], desk) }).min() {
        dues.append(DeclarationDue(day: day, matter: .month(month, open: open.count, all: employing.count)))
      }
      month = month.adding(1)
    }
    return dues
  }

  private func signalDues(
    _ contracts: [Kept<EmploymentContract>], since first: Month, _ states: [DeclarationState],
    _ places: [Int64: Workplace], _ desk: Desk
  ) throws -> [DeclarationDue] {
    func isSent(_ nature: DeclarationNature, _ about: String) -> Bool {
      states.contains { $0.isSent && $0.nature == nature.rawValue && $0.about == about }
    }
    func due(_ day: Day, of employee: Int64) throws -> Day {
      let contract = contracts.last { $0.value.employee == employee && $0.value.isInForce(on: day) }
      let place = contract.flatMap { places[$0.value.terms(on: day).workplace] }
      return try DeclarationDueDate.signal(after: day, calendar: place?.calendar ?? HolidayCalendar()).day
    }
    var dues: [DeclarationDue] = []
    func add(_ day: Day, _ employee: Int64, _ matter: (String) -> DeclarationDue.Matter) throws {
      guard day <= desk.today, day >= first.firstDay else { return }
      let name = try self.employee(employee)?.value.name ?? "?"
      dues.append(DeclarationDue(day: try due(day, of: employee), matter: matter(name)))
    }
    for kept in try absences() where kept.value.stands && kept.value.kind.hasAllowances {
      let (absence, about) = (kept.value, "absence/\(kept.id)")
      if !isSent(.workStoppage, about) {
        try add(absence.known, absence.employee) { .stop(absence: kept.id, employee: absence.employee, name: $0) }
      } else if let day = absence.returned, !isSent(.returnToWork, about) {
        try add(day, absence.employee) { .comeBack(absence: kept.id, employee: absence.employee, name: $0) }
      }
    }
    for kept in contracts where kept.value.kind != .internship {
      guard let last = kept.value.lastDay, !isSent(.endOfContract, "employment_contract/\(kept.id)") else { continue }
      try add(last, kept.value.employee) { .end(contract: kept.id, employee: kept.value.employee, name: $0) }
    }
    return dues
  }
}
