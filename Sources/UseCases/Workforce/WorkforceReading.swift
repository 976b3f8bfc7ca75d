import Foundation
import Kernel
public import Law
import Store
import Workforce

extension Desk {
  /// The law as the files of the desk say it.
  public var law: Law { LedgerContext.law(files) }
}

extension DossierReading {
  /// Throws `workforce.employee.unknown`.
  func requiredEmployee(_ id: Int64) throws -> Kept<EmployeeFile> {
    guard let kept = try employee(id) else { throw Finding.employeeUnknown(id) }
    return kept
  }

  /// Throws `workforce.contract.unknown`.
  func requiredContract(_ id: Int64) throws -> Kept<EmploymentContract> {
    guard let kept = try contract(id) else { throw Finding.contractUnknown(id) }
    return kept
  }

  /// The calendar of where somebody works that day.
  func calendar(of contracts: [EmploymentContract], on day: Day) throws -> HolidayCalendar {
    let contract = contracts.last { $0.isInForce(on: day) } ?? contracts.last
    guard let place = contract?.terms(on: day).workplace, let workplace = try workplace(place) else { return HolidayCalendar() }
    return workplace.value.calendar
  }

  /// What is wrong with a contract beside the others of the person, and with where it says the work is.
  func check(_ contract: EmploymentContract, id: Int64?, of employee: EmployeeFile, _ desk: Desk) throws -> [Finding] {
    let others =
      try id == nil && contract.employee == 0 ? [] : contracts(of: contract.employee).filter { $0.id != id }.map(\.value)
    var findings = try ContractCheck(contract, of: employee, besides: others, today: desk.today, law: desk.law).findings
    let places = try workplaces()
    let known = places.map(\.id)
    for terms in [contract.terms] + contract.amendments.map(\.terms) where !known.contains(terms.workplace) {
      findings.append(Finding.workplaceUnknown(terms.workplace, known).at(field: "etablissement"))
    }
    // The first month that would be paid from now on: its first day is what its figures are read on.
    let day = max(contract.start, desk.today).month.firstDay
    guard contract.lastDay.map({ $0 >= day }) ?? true else { return findings }
    if let place = places.first(where: { $0.id == contract.terms(on: max(contract.start, desk.today)).workplace })?.value {
      if place.headcounts.on(day) == nil { findings.append(.workforceHeadcountMissing(place.name, day)) }
      if place.workAccidentRates.on(day) == nil { findings.append(.workforceAccidentRateMissing(place.name, day)) }
    }
    return findings
  }
}

/// Texts that people type about people: on one line, without hidden characters.
enum WorkforceText {
  /// Throws `workforce.text.controls`.
  static func check(_ value: some Encodable) throws {
    let body = try JSONEncoder().encode(value)
    try check(any: try JSONSerialization.jsonObject(with: body, options: .fragmentsAllowed))
  }

  private static func check(any value: Any) throws {
    switch value {
    case let text as String: if DirectoryText.hasControls(text) { throw Finding.workforceTextControls(text) }
    case let list as [Any]: for item in list { try check(any: item) }
    case let fields as [String: Any]: for item in fields.values { try check(any: item) }
    default: break
    }
  }

  /// Throws `workforce.reason.missing`.
  static func reason(_ text: String) throws -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard (3...500).contains(words.count), !DirectoryText.hasControls(words) else { throw Finding.workforceReasonMissing() }
    return words
  }
}
