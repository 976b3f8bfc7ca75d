public import Kernel
public import SocialReporting
import Store
import Workforce

/// What is to be declared and what was: month by month for each establishment, then the events that are signalled.
public struct ReadDeclarationMonths: Sendable {
  /// A month of an establishment.
  public struct Row: Sendable {
    public let month: Month
    public let workplace: Int64
    public let name: String
    public let due: Day
    /// Contracts of the month, and those whose payslip is sealed.
    public let contracts: Int
    public let sealed: Int
    /// Those that count, of the real ones: one for each part of the month.
    public let parts: [KeptDeclaration]
    /// The last trial.
    public let trial: KeptDeclaration?

    /// Nobody is employed: what is declared is that there is nothing.
    public var isNothing: Bool { contracts == 0 }
    /// The one that is to be sent next, else the last.
    public var current: KeptDeclaration? { parts.first { !$0.stored.isSent } ?? parts.last }
    /// All the parts were.
    public var isSent: Bool { parts.areAllSent }
  }

  /// An event that was not signalled yet.
  public struct Signal: Sendable {
    public let due: Day
    public let nature: DeclarationNature
    /// The key of the absence, or of the contract for an end.
    public let subject: Int64
    public let employee: Int64
    public let name: String
    /// Prepared, not sent.
    public let prepared: KeptDeclaration?
  }

  public struct Outcome: Sendable {
    /// The latest month first.
    public let rows: [Row]
    /// In order of their due days.
    public let signals: [Signal]
    public let hasSeveralPlaces: Bool
    public let hasDeclarant: Bool
    /// Everything that was prepared, the latest first.
    public let declarations: [KeptDeclaration]
  }

  /// How many months are looked back at.
  static let months = 12

  public init() {}

  /// Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { reading in
      let (contracts, places) = (try reading.contracts(), try reading.workplaces())
      let (kept, paid) = (try reading.keptDeclarations(desk), try reading.paidContracts())
      let first = try reading.declarationMonths(paid: paid.keys.min(), kept: kept, desk)
      var rows: [Row] = []
      var month = desk.today.month
      while month >= first, !places.isEmpty {
        let days = month.firstDay...month.lastDay
        let own = contracts.filter {
          $0.value.days(within: days) != nil || (paid[month]?.contains($0.id) ?? false)
        }
        let employing = Dictionary(grouping: own) { DeclarationReading.workplace(of: $0.value, in: month) }
        let declared = Set(kept.filter { $0.nature == .monthly && $0.month == month }.map(\.stored.content.workplace))
        let shown = places.filter { employing[$0.id] != nil || declared.contains($0.id) }
        for place in shown.isEmpty ? [places[0]] : shown {
          let mine = kept.filter { $0.nature == .monthly && $0.month == month && $0.stored.content.workplace == place.id }
          let people = employing[place.id] ?? []
          rows.append(
            Row(
              month: month, workplace: place.id, name: place.value.name, due: try reading.due(month, at: place.value, desk),
              contracts: people.count, sealed: people.count { paid[month]?.contains($0.id) ?? false },
              parts: mine.filter { !$0.isTest && $0.state.isCurrent }, trial: mine.last { $0.isTest }))
        }
        month = month.adding(-1)
      }
      return Outcome(
        rows: rows, signals: try reading.signalsToMake(contracts, kept, since: first, desk), hasSeveralPlaces: places.count > 1,
        hasDeclarant: try reading.declarant() != nil, declarations: kept.reversed())
    }
  }
}

extension DossierReading {
  /// The first month that is looked at.
  fileprivate func declarationMonths(paid: Month?, kept: [KeptDeclaration], _ desk: Desk) throws -> Month {
    let today = desk.today.month
    let first = [paid, kept.map(\.month).min()].compactMap(\.self).min() ?? today
    return max(min(first, today), today.adding(-ReadDeclarationMonths.months))
  }

  fileprivate func signalsToMake(
    _ contracts: [Kept<EmploymentContract>], _ kept: [KeptDeclaration], since first: Month, _ desk: Desk
  ) throws -> [ReadDeclarationMonths.Signal] {
    try declarationDues(contracts, since: first, desk).compactMap { due -> ReadDeclarationMonths.Signal? in
      let (nature, subject, employee, name, about): (DeclarationNature, Int64, Int64, String, String)
      switch due.matter {
      case .month: return nil
      case .stop(let absence, let id, let text):
        (nature, subject, employee, name, about) = (.workStoppage, absence, id, text, "absence")
      case .comeBack(let absence, let id, let text):
        (nature, subject, employee, name, about) = (.returnToWork, absence, id, text, "absence")
      case .end(let contract, let id, let text):
        (nature, subject, employee, name, about) = (.endOfContract, contract, id, text, "employment_contract")
      }
      return ReadDeclarationMonths.Signal(
        due: due.day, nature: nature, subject: subject, employee: employee, name: name,
        prepared: kept.last {
          $0.nature == nature && $0.stored.content.about == "\(about)/\(subject)" && !$0.stored.isSent && !$0.isTest
        })
    }.sorted { ($0.due, $0.name) < ($1.due, $1.name) }
  }
}
