public import Kernel
public import Store
public import Workforce

/// Opens the file of a person and signs their first contract, in one change.
public struct HireEmployee: Sendable {
  public struct Hired: Hashable, Sendable {
    public let employee: EmployeeFile
    public let contract: EmploymentContract
    /// The key of the contract.
    public let contractID: Int64
  }

  public var employee: EmployeeFile
  /// Its employee is the one that is added, whatever it says.
  public var contract: EmploymentContract

  /// Gives the file a temporary number, the next of the company.
  public var formsTemporaryNumber: Bool

  public init(_ employee: EmployeeFile, _ contract: EmploymentContract, formsTemporaryNumber: Bool = false) {
    (self.employee, self.contract, self.formsTemporaryNumber) = (employee, contract, formsTemporaryNumber)
  }

  /// What is wrong is among the findings: nothing is kept when one is an error.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> WorkforceOutcome<Hired> {
    try WorkforceText.check(employee)
    try WorkforceText.check(contract)
    return try desk.changing("salarie.ajouter", subject: "employee/0", isTrial: isTrial) { change in
      let reading = change.reading
      var first = contract
      first.employee = 0
      let employee = try reading.numbered(self.employee, formsTemporaryNumber)
      let findings =
        try employee.check(on: desk.today, law: desk.law) + reading.sameNumber(as: employee, except: nil)
        + reading.check(first, id: nil, of: employee, desk)
      guard !findings.contains(where: { $0.severity == .error }) else {
        change.abandon()
        let hired = Hired(employee: employee, contract: first, contractID: 0)
        return WorkforceOutcome(id: 0, value: hired, findings: findings, isTrial: isTrial)
      }
      let id = try change.add(employee)
      first.employee = id
      let hired = Hired(employee: employee, contract: first, contractID: try change.add(first))
      return WorkforceOutcome(id: id, value: hired, findings: findings, isTrial: isTrial)
    }
  }
}

/// Changes the file of a person.
public struct ChangeEmployee: Sendable {
  public var known: Kept<EmployeeFile>
  public var employee: EmployeeFile

  /// Gives the file a temporary number, the next of the company, when it has none.
  public var formsTemporaryNumber: Bool

  public init(_ known: Kept<EmployeeFile>, to employee: EmployeeFile, formsTemporaryNumber: Bool = false) {
    (self.known, self.employee, self.formsTemporaryNumber) = (known, employee, formsTemporaryNumber)
  }

  /// Throws `workforce.changed-meanwhile`, `workforce.ntt.workplace`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> WorkforceOutcome<EmployeeFile> {
    try WorkforceText.check(employee)
    return try desk.changing("salarie.modifier", subject: "employee/\(known.id)", isTrial: isTrial) { change in
      let employee = try change.reading.numbered(self.employee, formsTemporaryNumber)
      let findings =
        try employee.check(on: desk.today, law: desk.law) + change.reading.sameNumber(as: employee, except: known.id)
      if findings.contains(where: { $0.severity == .error }) {
        change.abandon()
      } else {
        try change.change(known, to: employee)
      }
      return WorkforceOutcome(id: known.id, value: employee, findings: findings, isTrial: isTrial)
    }
  }
}

extension DossierReading {
  /// That no other file has the numbers of this one, and that the temporary one is of this company.
  fileprivate func sameNumber(as employee: EmployeeFile, except id: Int64?) throws -> [Finding] {
    let others = try employees().filter { $0.id != id }
    var findings: [Finding] = []
    if let nir = employee.nir, let same = others.first(where: { $0.value.nir == nir }) {
      findings.append(.employeeKnown(same.value.name, same.id))
    }
    guard let number = employee.temporaryNumber else { return findings }
    if let same = others.first(where: { $0.value.temporaryNumber == number }) {
      findings.append(.temporaryNumberTaken(same.value.name, same.id))
    }
    if let siren = try companySiren(), siren != number.siren { findings.append(.temporaryNumberSiren(number, siren)) }
    return findings
  }

  /// Of the head office that the declarant says, else of the first establishment.
  private func companySiren() throws -> Siren? {
    let places = try workplaces()
    let head = try declarant()?.value.headOffice
    return (places.first { $0.id == head } ?? places.first)?.value.siret.siren
  }

  /// The file with a temporary number where one is asked for and there is none.
  fileprivate func numbered(_ employee: EmployeeFile, _ isAsked: Bool) throws -> EmployeeFile {
    guard isAsked, employee.temporaryNumber == nil else { return employee }
    guard let siren = try companySiren() else { throw Finding.temporaryNumberNoWorkplace() }
    var numbered = employee
    numbered.temporaryNumber = .next(employee.sex, of: siren, besides: try employees().compactMap(\.value.temporaryNumber))
    return numbered
  }
}

/// Everybody, with the contract of today or the last one, and what falls due next.
public struct ReadEmployees: Sendable {
  public struct Row: Hashable, Sendable {
    public let id: Int64
    public let employee: EmployeeFile
    /// In force today, else the last one; nil when there is none.
    public let contract: Kept<EmploymentContract>?
    public let deadlines: [Deadline]

    public func isPresent(on day: Day) -> Bool { contract?.value.isInForce(on: day) ?? false }
  }

  /// What must not be forgotten about somebody.
  public struct Deadline: Hashable, Sendable {
    public let day: Day
    /// In French: « fin du CDD ».
    public let text: String
  }

  public var search: String
  /// Those who have left too.
  public var includesLeft: Bool

  public init(search: String = "", includesLeft: Bool = true) { (self.search, self.includesLeft) = (search, includesLeft) }

  /// In order of name. Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> [Row] {
    try desk.require(.readWorkforce)
    let (employees, contracts) = try desk.dossier.reading { (try $0.employees(), try $0.contracts()) }
    let byEmployee = Dictionary(grouping: contracts, by: \.value.employee)
    let words = search.searchFolded.split(separator: " ")
    return try employees.map { kept in
      let own = (byEmployee[kept.id] ?? []).sorted { $0.value.start < $1.value.start }
      let current = own.last { $0.value.isInForce(on: desk.today) } ?? own.last
      return Row(
        id: kept.id, employee: kept.value, contract: current, deadlines: try Self.deadlines(kept.value, own.map(\.value), desk))
    }
    .filter { row in
      guard includesLeft || row.isPresent(on: desk.today) || (row.contract?.value.start ?? desk.today) > desk.today else {
        return false
      }
      let terms = row.contract?.value.terms(on: desk.today)
      let text = [row.employee.sortName, row.employee.birthName, row.employee.number ?? "", terms?.jobTitle ?? ""]
        .joined(separator: " ").searchFolded
      return words.allSatisfy { text.contains($0) }
    }
    .sorted { ($0.employee.sortName.searchFolded, $0.id) < ($1.employee.sortName.searchFolded, $1.id) }
  }

  /// In order of days, those of today and after; a rate that expired stays until another comes.
  static func deadlines(_ employee: EmployeeFile, _ contracts: [EmploymentContract], _ desk: Desk) throws -> [Deadline] {
    var deadlines: [Deadline] = []
    var isPresent = false
    for contract in contracts where contract.lastDay.map({ $0 >= desk.today }) ?? true {
      isPresent = true
      if let last = contract.lastDay { deadlines.append(Deadline(day: last, text: "fin du contrat (\(contract.kind.french))")) }
      if let trial = contract.trial?.last, trial >= desk.today { deadlines.append(Deadline(day: trial, text: "fin de l’essai")) }
    }
    if isPresent, let rate = employee.lastTaxRate(on: desk.today) {
      let last = try EmployeeFile.lastDay(of: rate, law: desk.law)
      deadlines.append(Deadline(day: last, text: last < desk.today ? "taux d’impôt expiré" : "fin de validité du taux d’impôt"))
    }
    if isPresent, let end = employee.workPermit?.through { deadlines.append(Deadline(day: end, text: "fin du titre de travail")) }
    return deadlines.sorted { ($0.day, $0.text) < ($1.day, $1.text) }
  }
}

/// One person: file, contracts, absences, counters, and what is wrong.
public struct ReadEmployee: Sendable {
  public struct Outcome: Sendable {
    public let employee: Kept<EmployeeFile>
    /// In order of start.
    public let contracts: [Kept<EmploymentContract>]
    /// The last first; those that were taken back too.
    public let absences: [Kept<Absence>]
    public let workplaces: [Kept<Workplace>]
    public let leave: LeaveCounter
    public let rest: RestDayCounter?
    public let deadlines: [ReadEmployees.Deadline]
    public let findings: [Finding]
    /// The number of social security and the IBAN may be shown whole.
    public let maySeeIdentifiers: Bool
  }

  public var id: Int64

  public init(_ id: Int64) { self.id = id }

  /// Throws `access.denied`, `workforce.employee.unknown`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { reading in
      let kept = try reading.requiredEmployee(id)
      let contracts = try reading.contracts(of: id).sorted { ($0.value.start, $0.id) < ($1.value.start, $1.id) }
      let absences = try reading.absences(of: id).sorted { ($0.value.from, $0.id) > ($1.value.from, $1.id) }
      let counters = try ReadLeave(id).counters(desk, reading)
      var findings = try kept.value.check(on: desk.today, law: desk.law)
      for contract in contracts { findings += try reading.check(contract.value, id: contract.id, of: kept.value, desk) }
      return Outcome(
        employee: kept, contracts: contracts, absences: absences, workplaces: try reading.workplaces(), leave: counters.leave,
        rest: counters.rest, deadlines: try ReadEmployees.deadlines(kept.value, contracts.map(\.value), desk), findings: findings,
        maySeeIdentifiers: desk.role.may(.employ))
    }
  }
}

/// The register of the personnel, in order of hiring, those who left too (C. trav., art. L1221-13 and D1221-23).
public struct ReadPersonnelRegister: Sendable {
  public struct Row: Hashable, Sendable {
    /// From 1, in order of hiring.
    public let number: Int
    public let employee: EmployeeFile
    public let contract: EmploymentContract
  }

  public struct Outcome: Sendable {
    public let rows: [Row]
    public let findings: [Finding]
  }

  public init() {}

  /// Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.readWorkforce)
    let (employees, contracts) = try desk.dossier.reading { (try $0.employees(), try $0.contracts()) }
    let byID = Dictionary(employees.map { ($0.id, $0.value) }) { first, _ in first }
    let rows = contracts.sorted { ($0.value.start, $0.id) < ($1.value.start, $1.id) }.enumerated().compactMap { index, kept in
      byID[kept.value.employee].map { Row(number: index + 1, employee: $0, contract: kept.value) }
    }
    var seen: Set<String> = []
    let findings = try employees.flatMap { try $0.value.check(on: desk.today, law: desk.law) }.filter {
      $0.code == "workforce.nationality.missing" && seen.insert($0.message).inserted
    }
    return Outcome(rows: rows, findings: findings)
  }
}
