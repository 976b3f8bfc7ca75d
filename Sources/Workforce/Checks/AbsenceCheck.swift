public import Kernel

extension Absence {
  /// What is wrong with it, beside the contracts and the other absences of the same person.
  /// - Parameter others: with the key of each, without this one.
  public func check(
    contracts: [EmploymentContract], others: [(id: Int64, absence: Absence)], today: Day
  ) -> [Finding] {
    guard from <= through, !(from == through && startsAtNoon && endsAtNoon) else { return [.workforceAbsenceBackwards(self)] }
    var findings: [Finding] = []
    if contracts.coverage(of: from...through) < through - from + 1 { findings.append(.workforceAbsenceOutside(self)) }
    for other in others where overlaps(other.absence) {
      findings.append(.workforceAbsencesOverlap(self, other.absence, id: other.id))
    }
    if !kind.hasAllowances, subrogation == true || dailyAllowance != nil {
      findings.append(.workforceAbsenceSubrogation(kind))
    }
    if let worked = lastDayWorked, worked > from || (worked == from && !startsAtNoon) {
      findings.append(.workforceAbsenceLastWorked(worked, from))
    }
    if let accidentDay, !(kind == .workAccident || kind == .commutingAccident) || accidentDay > from {
      findings.append(.workforceAbsenceAccident(accidentDay, self))
    }
    if let returned, returned <= from { findings.append(.workforceAbsenceReturned(returned, from)) }
    if let returned, returned > from, returned <= through, kind.hasAllowances {
      findings.append(.workforceAbsenceReturnedEarly(returned, through))
    }
    if kind.isMedical, certificateReceived == nil, from + 2 < today { findings.append(.workforceCertificateMissing(self)) }
    return findings
  }
}

extension [EmploymentContract] {
  /// How many of the days are under some contract. The days are few, but for a mistyped year: then a contract's end stops it.
  fileprivate func coverage(of days: ClosedRange<Day>) -> Int {
    var (day, count) = (days.lowerBound, 0)
    while day <= days.upperBound {
      guard let contract = first(where: { $0.isInForce(on: day) }) else { return count }
      let last = Swift.min(contract.lastDay ?? days.upperBound, days.upperBound)
      count += last - day + 1
      guard last < days.upperBound else { return count }
      day = last + 1
    }
    return count
  }
}
