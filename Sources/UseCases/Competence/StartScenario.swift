public import Competence
import Foundation
public import Kernel
import Ledger
public import Store
import Workforce

/// Makes the dossier of a scenario: the company, its third parties, its opening entry sealed, and the clock at the first day.
public struct StartScenario: Sendable {
  public var id: String
  public var seed: ScenarioSeed
  /// The learner's login; empty on one's own machine.
  public var learner: String

  public init(_ id: String, seed: ScenarioSeed = ScenarioSeed(nil), learner: String = "") {
    (self.id, self.seed, self.learner) = (id, seed, learner)
  }

  /// Throws `competence.scenario.unknown`, `competence.scenario.no-version`, and as `CreateDossier`; no file is left behind then.
  @discardableResult
  public func callAsFunction(at path: String, author: Author, files: DataFiles = .embedded) throws -> Dossier {
    let version = try ScenarioLibrary.version(of: id, seed, files)
    let scenario = version.scenario
    let dossier = try CreateDossier(
      name: scenario.company.name, siren: scenario.company.siren, mode: .school, fiscalYear: scenario.fiscalYear
    )(at: path, author: author)
    do {
      let desk = Desk(
        dossier: dossier, author: author.name, today: scenario.days.lowerBound,
        instant: scenario.days.lowerBound.iso + author.instant.dropFirst(10), files: files)
      try fill(desk, version)
    } catch {
      try? dossier.close()
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      throw error
    }
    return dossier
  }

  private func fill(_ desk: Desk, _ version: ScenarioVersion) throws {
    let scenario = version.scenario
    for party in scenario.parties {
      _ = try SaveThirdParty(
        party.code, name: party.name, kind: party.isCustomer ? .customer : .supplier, account: party.account,
        siren: party.siren.isEmpty ? nil : party.siren)(desk)
    }
    var ids: [Int64] = []
    for entry in [version.opening] + version.given where !entry.lines.isEmpty {
      let outcome = try RecordEntry(try EntryDraft(entry))(desk)
      if let error = outcome.findings.first(where: { $0.severity == .error }) { throw error }
      if let id = outcome.id { ids.append(id) }
    }
    // What was given is sealed on the last of its days: nothing is validated before it happened.
    let sealed = Desk(
      dossier: desk.dossier, author: desk.author, today: version.given.map(\.day).max().map { max($0, desk.today) } ?? desk.today,
      instant: desk.instant, files: desk.files)
    if !ids.isEmpty { _ = try ValidateEntries(ids: Set(ids))(sealed) }
    try employ(desk, version)
    try desk.changing("scenario.demarrer", subject: "scenario/\(scenario.id)") { change in
      try change.add(
        ScenarioRun(scenario: scenario.id, seed: seed.text, learner: learner, day: scenario.days.lowerBound))
    }
  }
}

extension StartScenario {
  /// The people who are there when the scenario begins, in its only establishment.
  private func employ(_ desk: Desk, _ version: ScenarioVersion) throws {
    let company = version.scenario.company
    guard !version.staff.isEmpty, let siret = try? Siret(company.siren + "00017") else { return }
    try desk.changing("etablissement.ajouter", subject: "workplace") { change in
      var place = Workplace(
        name: company.name, siret: siret,
        address: PostalAddress(lines: [company.address], postcode: "00000", town: "Saint-Aubert"),
        activityCode: "4332A")
      let year = Day(version.scenario.days.lowerBound.year, 1, 1)
      if let count = company.headcount { place.headcounts.set(count, from: year) }
      if let rate = company.workAccidentRate { place.workAccidentRates.set(rate, from: year) }
      let workplace = try change.add(place)
      for person in version.staff {
        var file = EmployeeFile(
          birthName: person.familyName, firstNames: person.firstName, sex: person.isWoman ? .female : .male, birth: person.born)
        file.number = person.number
        let pay: Terms.Pay =
          person.monthlySalary.map { .monthly($0) } ?? person.hourlyRate.map { .hourly($0) } ?? .legalMinimum
        try change.add(
          EmploymentContract(
            employee: try change.add(file), kind: EmploymentContract.Kind(person.contract), start: person.entered,
            terms: Terms(workplace: workplace, jobTitle: person.job, category: .worker, weeklyHours: person.weeklyHours, pay: pay)
          ))
      }
    }
  }
}

extension EmploymentContract.Kind {
  fileprivate init(_ contract: Scenario.Employee.Contract) {
    switch contract {
    case .permanent: self = .permanent
    case .fixedTerm: self = .fixedTerm
    case .apprenticeship: self = .apprenticeship
    }
  }
}

extension EntryDraft {
  /// An entry of the model, as somebody would type it.
  /// Throws `ledger.account.number-invalid` for what is no account.
  init(_ model: ScenarioVersion.ModelEntry) throws(Finding) {
    var lines: [EntryLine] = []
    for line in model.lines where !line.amount.isZero {
      guard let account = AccountNumber(line.account) else { throw .accountNumberInvalid(line.account) }
      lines.append(
        line.amount > .zero
          ? .debit(account, line.amount, thirdParty: line.party) : .credit(account, -line.amount, thirdParty: line.party))
    }
    self.init(
      journal: model.journal, day: model.day, pieceRef: model.reference.isEmpty ? model.journal : model.reference,
      label: model.label, lines: lines)
  }
}

/// Lets days go by in the scenario: what was to happen happens, its documents come in.
public struct AdvanceScenario: Sendable {
  /// Nil: to the next day on which something happens.
  public var day: Day?
  /// The form of a document: its files, the first of which is the one to attach. The pages and the terminal share one.
  public var draw: @Sendable (Document, ScenarioVersion) throws -> [DocumentFile]

  public init(through day: Day? = nil, draw: @escaping @Sendable (Document, ScenarioVersion) throws -> [DocumentFile]) {
    (self.day, self.draw) = (day, draw)
  }

  public struct Outcome: Sendable {
    public let scenario: RunningScenario
    /// What happened, in order.
    public let events: [ScenarioVersion.Event]
    public let day: Day
    /// How many documents came in to be entered.
    public let received: Int
  }

  /// Throws `competence.scenario.none`, `competence.scenario.not-running`, `competence.scenario.backwards`, `competence.scenario.over`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let running = try desk.dossier.reading { try $0.requiredScenario(desk.files) }
    guard running.run.state == .running else { throw Finding.scenarioPaused(running.run.state) }
    let (now, last) = (running.run.day, running.scenario.days.upperBound)
    let known = Set(running.run.happened.map(\.event))
    let ahead = running.version.events.filter { !known.contains($0.rule.id) }
    // What is due on the day it is now comes first, then day by day.
    let target = day ?? ahead.first.map { max($0.day, now) } ?? min(now + 1, last)
    guard target >= now else { throw Finding.scenarioBackwards(target, now) }
    guard target <= last else { throw Finding.scenarioOver(last) }
    let work = try desk.dossier.reading { try ObservedWork($0, running, desk) }
    let recorded = EntryRecord(running.version, work)
    let events = ahead.filter { $0.day <= target && recorded.meets($0.rule.condition) }
    // What a condition kept from happening on its day will not happen later.
    let passed = ahead.filter { $0.day <= target }
    return try desk.changing("scenario.avancer", subject: "scenario/\(running.scenario.id)") { change in
      var received = 0
      for file in try files(of: events, running) {
        _ = try change.receive(Data(file.content), name: file.name, mediaType: file.mediaType)
        received += 1
      }
      var run = running.run
      run.day = target
      let happened = Set(events.map(\.rule.id))
      run.happened += passed.filter { happened.contains($0.rule.id) }.map { .init(event: $0.rule.id, day: $0.day) }
      try change.change(running.kept, to: run)
      return Outcome(scenario: running, events: events, day: target, received: received)
    }
  }

  private func files(of events: [ScenarioVersion.Event], _ running: RunningScenario) throws -> [DocumentFile] {
    try events.flatMap(\.rule.documents).compactMap { running.version.documents[$0] }.filter(\.isVoucher).compactMap {
      try draw($0, running.version).first
    }
  }
}

/// A file that a document takes the form of.
public struct DocumentFile: Hashable, Sendable {
  public let name: String
  public let mediaType: String
  public let content: [UInt8]
  public init(name: String, mediaType: String, content: [UInt8]) {
    (self.name, self.mediaType, self.content) = (name, mediaType, content)
  }
}

extension Document {
  /// It is attached to an entry, and waits among the vouchers to enter.
  public var isVoucher: Bool {
    switch kind {
    case .sale, .purchase, .creditNote, .receipt, .payroll: true
    case .letter, .bankStatement, .payslip, .staffFile: false
    }
  }
}

/// Which entries of the model are in the books, at least in part.
private struct EntryRecord {
  private let recorded: Set<String>

  init(_ version: ScenarioVersion, _ work: ObservedWork) { recorded = version.recorded(in: work) }

  func meets(_ condition: Scenario.EventRule.Condition?) -> Bool {
    switch condition {
    case nil: true
    case .recorded(let id): recorded.contains(id)
    case .notRecorded(let id): !recorded.contains(id)
    }
  }
}

/// Stops the scenario's clock, and starts it again.
public struct SetScenarioState: Sendable {
  public var state: ScenarioRun.State
  public init(_ state: ScenarioRun.State) { self.state = state }

  /// Throws `competence.scenario.none`.
  public func callAsFunction(_ desk: Desk) throws -> ScenarioRun {
    let running = try desk.dossier.reading { try $0.requiredScenario(desk.files) }
    guard running.run.state != state else { return running.run }
    return try desk.changing("scenario.etat", subject: "scenario/\(running.scenario.id)") { change in
      var run = running.run
      run.state = state
      try change.change(running.kept, to: run)
      return run
    }
  }
}
