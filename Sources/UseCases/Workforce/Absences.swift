public import Kernel
public import Store
public import Workforce

/// Keeps an absence, or another form of the one that was read.
public struct RecordAbsence: Sendable {
  public var absence: Absence
  /// Nil to add one.
  public var known: Kept<Absence>?

  public init(_ absence: Absence, known: Kept<Absence>? = nil) { (self.absence, self.known) = (absence, known) }

  /// Throws `workforce.employee.unknown`, `workforce.absence.unknown` for one that was taken back, `workforce.changed-meanwhile`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> WorkforceOutcome<Absence> {
    if let known, !known.value.stands { throw Finding.absenceUnknown(known.id) }
    try WorkforceText.check(absence)
    let use = known == nil ? "absence.saisir" : "absence.modifier"
    return try desk.changing(use, subject: "employee/\(absence.employee)", isTrial: isTrial) { change in
      let reading = change.reading
      _ = try reading.requiredEmployee(absence.employee)
      let contracts = try reading.contracts(of: absence.employee).map(\.value)
      let others = try reading.absences(of: absence.employee).filter { $0.id != known?.id }.map { (id: $0.id, absence: $0.value) }
      var findings = absence.check(contracts: contracts, others: others, today: desk.today)
      guard !findings.contains(where: { $0.severity == .error }) else {
        change.abandon()
        return WorkforceOutcome(id: known?.id ?? 0, value: absence, findings: findings, isTrial: isTrial)
      }
      let id: Int64
      if let known {
        try change.change(known, to: absence)
        id = known.id
      } else {
        id = try change.add(absence)
      }
      if absence.kind == .paidLeave {
        let left = try ReadLeave(absence.employee, on: absence.through).counters(desk, change.reading).leave.left
        if left < .zero { findings.append(.workforceLeaveInAdvance(left)) }
      }
      return WorkforceOutcome(id: id, value: absence, findings: findings, isTrial: isTrial)
    }
  }
}

/// One absence that stands.
public struct ReadAbsence: Sendable {
  public var id: Int64

  public init(_ id: Int64) { self.id = id }

  /// Throws `access.denied`, `workforce.absence.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Kept<Absence> {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { reading in
      guard let kept = try reading.absence(id), kept.value.stands else { throw Finding.absenceUnknown(id) }
      return kept
    }
  }
}

/// Takes an absence back: it stays in the file, with the reason.
public struct CancelAbsence: Sendable {
  public var id: Int64
  public var reason: String

  public init(_ id: Int64, reason: String) { (self.id, self.reason) = (id, reason) }

  /// Throws `workforce.absence.unknown`, `workforce.reason.missing`.
  public func callAsFunction(_ desk: Desk) throws -> Kept<Absence> {
    let reason = try WorkforceText.reason(reason)
    return try desk.changing("absence.annuler", subject: "absence/\(id)") { change in
      guard let kept = try change.reading.absence(id), kept.value.stands else { throw Finding.absenceUnknown(id) }
      var absence = kept.value
      absence.cancelled = reason
      try change.change(kept, to: absence)
      return try change.reading.absence(id)!
    }
  }
}

/// The absences that have a day in others, of everybody or of one person, with the name of each.
public struct ListAbsences: Sendable {
  public struct Row: Hashable, Sendable {
    public let absence: Kept<Absence>
    public let employee: EmployeeFile
    /// Days of leave that it takes; nil when it is no paid leave.
    public let counted: LeaveDays?
  }

  public var employee: Int64?
  public var days: ClosedRange<Day>?
  /// Those that were taken back too.
  public var includesCancelled: Bool

  public init(of employee: Int64? = nil, within days: ClosedRange<Day>? = nil, includesCancelled: Bool = false) {
    (self.employee, self.days, self.includesCancelled) = (employee, days, includesCancelled)
  }

  /// In order of days. Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> [Row] {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { reading in
      if let employee { _ = try reading.requiredEmployee(employee) }
      let people = Dictionary(try reading.employees().map { ($0.id, $0.value) }) { first, _ in first }
      let contracts = Dictionary(grouping: try reading.contracts(of: employee).map(\.value), by: \.employee)
      return try reading.absences(of: employee).filter { kept in
        guard includesCancelled || kept.value.stands else { return false }
        return days.map { kept.value.from <= $0.upperBound && kept.value.through >= $0.lowerBound } ?? true
      }
      .compactMap { kept in
        guard let person = people[kept.value.employee] else { return nil }
        let own = contracts[kept.value.employee] ?? []
        let calendar = try reading.calendar(of: own, on: kept.value.from)
        let counted = kept.value.kind == .paidLeave ? LeaveCount.total(of: kept.value, under: own, calendar) : nil
        return Row(absence: kept, employee: person, counted: counted)
      }
      .sorted { ($0.absence.value.from, $0.absence.id) < ($1.absence.value.from, $1.absence.id) }
    }
  }
}

/// The counters of leave of one person on a day.
public struct ReadLeave: Sendable {
  public struct Outcome: Sendable {
    public let employee: Kept<EmployeeFile>
    public let leave: LeaveCounter
    public let rest: RestDayCounter?
  }

  public var employee: Int64
  /// Nil for today.
  public var day: Day?

  public init(_ employee: Int64, on day: Day? = nil) { (self.employee, self.day) = (employee, day) }

  /// Throws `access.denied`, `workforce.employee.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { try counters(desk, $0) }
  }

  func counters(_ desk: Desk, _ reading: DossierReading) throws -> Outcome {
    let kept = try reading.requiredEmployee(employee)
    let day = day ?? desk.today
    let contracts = try reading.contracts(of: employee).map(\.value).sorted { $0.start < $1.start }
    let absences = try reading.absences(of: employee).map(\.value)
    let calendar = try reading.calendar(of: contracts, on: day)
    let leave = try LeaveCounter(
      on: day, contracts: contracts, absences: absences, opening: kept.value.leaveOpening, calendar: calendar, law: desk.law)
    let current = contracts.last { $0.isInForce(on: day) }
    let rest = try current.flatMap {
      try RestDayCounter(on: day, contract: $0, absences: absences, calendar: calendar, law: desk.law)
    }
    return Outcome(employee: kept, leave: leave, rest: rest)
  }
}
