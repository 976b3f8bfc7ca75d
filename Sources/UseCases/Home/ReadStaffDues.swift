public import Kernel
import Store
import Workforce

/// What falls due about people and their pay, for the first page of a dossier. Contracts and payslips are counted: no payslip is
/// computed for it.
public struct ReadStaffDues: Sendable {
  public struct Person: Hashable, Sendable {
    public let id: Int64
    public let name: String
  }

  public enum Matter: Hashable, Sendable {
    /// The same deadline of some people, in French: « fin de l’essai ».
    case people(String, [Person])
    /// Contracts that have a day in a month and no payslip sealed for it, out of all of them.
    case payslips(Month, open: Int, all: Int)
    /// The DSN of a month: establishments for which it was not sent, out of all of them.
    case declaration(Month, open: Int, all: Int)
    /// A stop, a return or an end of contract that was not signalled. The key is of the absence, or of the contract.
    case signal(Signal, Int64, Person)
  }

  public enum Signal: Hashable, Sendable {
    case stop, comeBack, end

    public var french: String {
      switch self {
      case .stop: "arrêt de travail"
      case .comeBack: "reprise du travail"
      case .end: "fin de contrat"
      }
    }
  }

  public struct Due: Hashable, Sendable {
    public let day: Day
    public let matter: Matter
  }

  /// As far as the first page looks ahead.
  static let days = 31
  /// Months of pay that are looked back at: older ones are what is taken over, no task.
  static let months = 12

  public init() {}

  /// In order of days; what is past and not done is among it. Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> [Due] {
    try desk.require(.readWorkforce)
    return try desk.dossier.remembering("staff-dues/\(desk.today.iso)") { reading in
      let contracts = try reading.contracts()
      guard !contracts.isEmpty else { return [] }
      return (try people(contracts, reading, desk) + payslips(contracts, reading, desk) + declarations(contracts, reading, desk))
        .sorted { $0.day < $1.day }
    }
  }

  private func people(_ contracts: [Kept<EmploymentContract>], _ reading: DossierReading, _ desk: Desk) throws -> [Due] {
    let byEmployee = Dictionary(grouping: contracts.map(\.value), by: \.employee)
    var found: [ReadEmployees.Deadline: [Person]] = [:]
    for kept in try reading.employees().sorted(by: { $0.value.sortName.searchFolded < $1.value.sortName.searchFolded }) {
      for deadline in try ReadEmployees.deadlines(kept.value, byEmployee[kept.id] ?? [], desk)
      where deadline.day <= desk.today + ReadStaffDues.days {
        found[deadline, default: []].append(Person(id: kept.id, name: kept.value.name))
      }
    }
    return found.sorted { ($0.key.day, $0.key.text) < ($1.key.day, $1.key.text) }.map {
      Due(day: $0.key.day, matter: .people($0.key.text, $0.value))
    }
  }

  /// From the first month that was paid here; while none was, the month under way alone.
  private func firstMonth(_ paid: [Month: Set<Int64>], _ desk: Desk) -> Month {
    max(paid.keys.min() ?? desk.today.month, desk.today.month.adding(-ReadStaffDues.months))
  }

  private func declarations(
    _ contracts: [Kept<EmploymentContract>], _ reading: DossierReading, _ desk: Desk
  ) throws -> [Due] {
    let first = firstMonth(try reading.paidContracts(), desk)
    return try reading.declarationDues(contracts, since: first, desk).filter { $0.day <= desk.today + ReadStaffDues.days }.map {
      due in
      let matter: Matter =
        switch due.matter {
        case .month(let month, let open, let all): .declaration(month, open: open, all: all)
        case .stop(let id, let employee, let name): .signal(.stop, id, Person(id: employee, name: name))
        case .comeBack(let id, let employee, let name): .signal(.comeBack, id, Person(id: employee, name: name))
        case .end(let id, let employee, let name): .signal(.end, id, Person(id: employee, name: name))
        }
      return Due(day: due.day, matter: matter)
    }
  }

  private func payslips(_ contracts: [Kept<EmploymentContract>], _ reading: DossierReading, _ desk: Desk) throws -> [Due] {
    let (today, paid) = (desk.today.month, try reading.paidContracts())
    var month = firstMonth(paid, desk)
    var dues: [Due] = []
    while month <= today {
      let employed = contracts.filter { $0.value.days(within: month.firstDay...month.lastDay) != nil }.map(\.id)
      let open = employed.count { !(paid[month]?.contains($0) ?? false) }
      if open > 0 { dues.append(Due(day: month.lastDay, matter: .payslips(month, open: open, all: employed.count))) }
      month = month.adding(1)
    }
    return dues
  }
}
