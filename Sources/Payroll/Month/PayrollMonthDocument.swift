import Kernel
import Law
import Workforce

// The payslip of the month, with who pays whom, the totals of the year and the leave.
extension MonthWork {
  func document(
    _ situation: PayrollSituation, _ slip: Payslip
  ) throws(Finding) -> PayslipDocument {
    let (place, employee) = (kept.workplace, kept.employee)
    let code = place.activityCode
    let activity = code.count == 5 ? "\(code.prefix(2)).\(code.dropFirst(2))" : code
    return PayslipDocument(
      employer: .init(
        name: kept.employer, address: lines(place.address), siret: place.siret.french, activityCode: activity,
        urssaf: place.urssafNumber,
        agreement: place.agreement.map { .collective(idcc: $0.idcc, title: $0.title) } ?? .labourCode),
      employee: .init(
        name: employee.name, address: employee.address.map(lines) ?? [], nir: employee.nir.map { $0.body + $0.key },
        number: employee.number, job: terms.jobTitle,
        classification: terms.classification.french.isEmpty ? nil : terms.classification.french,
        isExecutive: terms.category.isExecutive, entered: contract.start, seniorityFrom: contract.seniorityFrom),
      period: days, paymentDay: paymentDay, slip: slip, totals: .init(slip, after: earlier.totals(on: paymentDay)),
      leave: try leaveCounters(), leaveTaken: PayslipDocument.leaveTaken(situation.month, slip), corrects: corrects,
      facts: .init(situation))
  }

  private func lines(_ address: PostalAddress) -> [String] {
    (address.lines + ["\(address.postcode) \(address.town)"] + (address.country == "FR" ? [] : [address.country]))
      .filter { !$0.allSatisfy(\.isWhitespace) }
  }

  private func leaveCounters() throws(Finding) -> [PayslipDocument.LeaveCounter] {
    guard contract.kind != .internship else { return [] }
    let leave = try leave(on: days.upperBound)
    func counter(_ name: String, _ account: LeaveAccount) -> PayslipDocument.LeaveCounter {
      .init(
        label: "Congés payés \(name), \(account.french)", acquired: Int(account.acquired.hundredths),
        taken: Int(account.taken.hundredths), left: Int(account.left.hundredths))
    }
    var counters = leave.carried.map { counter("reportés", $0) }
    if let previous = leave.previous { counters.append(counter("N-1", previous)) }
    counters.append(counter("N", leave.current))
    let rest = try RestDayCounter(
      on: days.upperBound, contract: contract, absences: kept.absences, calendar: kept.workplace.calendar, law: law)
    if let rest {
      counters.append(
        .init(
          label: "RTT \(rest.year)", acquired: Int(rest.acquired.hundredths), taken: Int(rest.taken.hundredths),
          left: Int(rest.left.hundredths)))
    }
    return counters
  }
}
