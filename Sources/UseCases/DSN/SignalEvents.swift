import Kernel
import Law
import SocialReporting
import Store
import Workforce

/// Prepares the signalement of a work stoppage, of the absence it is about.
public struct SignalAbsence: Sendable {
  public var absence: Int64
  public var isTest: Bool

  public init(_ absence: Int64, isTest: Bool = false) { (self.absence, self.isTest) = (absence, isTest) }

  /// Throws `access.denied`, `dsn.declarant.missing`, `workforce.absence.unknown`, `dsn.signal.kind`, `dsn.signal.no-contract`,
  /// and what the builder finds impossible.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> PreparedDeclarations {
    try desk.changing("dsn.signaler", subject: "absence/\(absence)", isTrial: isTrial) { change in
      let stop = try SignalledStop(absence, change.reading, desk)
      let signal = try SignalDraft(.workStoppage, about: "absence/\(absence)", stop.contract, on: stop.absence.from, stop.facts)
      return try change.signal(signal, isTest: isTest, isTrial: isTrial, desk) {
        try Signal.workStoppage($0, stop: stop.absence, law: desk.law, norm: $1)
      }
    }
  }
}

/// Prepares the signalement of somebody who came back to work before the day that was announced.
public struct SignalReturn: Sendable {
  public var absence: Int64
  public var isTest: Bool

  public init(_ absence: Int64, isTest: Bool = false) { (self.absence, self.isTest) = (absence, isTest) }

  /// Throws `access.denied`, `dsn.declarant.missing`, `workforce.absence.unknown`, `dsn.signal.kind`, `dsn.signal.no-contract`,
  /// `dsn.signal.not-stopped`, `dsn.signal.no-return`, and what the builder finds impossible.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> PreparedDeclarations {
    try desk.changing("dsn.signaler", subject: "absence/\(absence)", isTrial: isTrial) { change in
      let stop = try SignalledStop(absence, change.reading, desk)
      let about = "absence/\(absence)"
      let isStopped = try change.reading.declarations(about: about).contains {
        $0.content.nature == DeclarationNature.workStoppage.rawValue && $0.content.isTest == isTest
      }
      guard isStopped else { throw Finding.signalNotStopped(absence) }
      let all = try change.reading.absences(of: stop.absence.employee).map(\.value).filter(\.stands)
      guard let day = try stop.facts.dayBack(from: stop.absence, stop.contract.value, all), day <= desk.today else {
        throw Finding.signalReturnMissing(absence)
      }
      // It is of the month of the return; the stop may stand in an earlier one.
      let signal = try SignalDraft(
        .returnToWork, about: about, stop.contract, on: day, since: stop.absence.from, stop.facts)
      return try change.signal(signal, isTest: isTest, isTrial: isTrial, desk) {
        try Signal.returnToWork($0, stop: stop.absence, on: day, law: desk.law, norm: $1)
      }
    }
  }
}

/// Prepares the signalement of the end of a contract (« FCTU »).
public struct SignalEnd: Sendable {
  public var contract: Int64
  public var isTest: Bool
  /// The day that the last payslip was paid; nil when a transfer says it, or when it is the pay day of the establishment.
  public var paidOn: Day?

  public init(_ contract: Int64, isTest: Bool = false, paidOn: Day? = nil) {
    (self.contract, self.isTest, self.paidOn) = (contract, isTest, paidOn)
  }

  /// Throws `access.denied`, `dsn.declarant.missing`, `workforce.contract.unknown`, `dsn.signal.internship`,
  /// `dsn.signal.not-ended`, `dsn.signal.paid-before`, and what the builder finds impossible; that its last payslip is not sealed is
  /// a refusal.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> PreparedDeclarations {
    try desk.changing("dsn.signaler", subject: "employment_contract/\(contract)", isTrial: isTrial) { change in
      let kept = try change.reading.requiredContract(contract)
      guard kept.value.kind != .internship else { throw Finding.signalInternship(contract) }
      guard let ending = kept.value.ending else { throw Finding.signalNotEnded(contract) }
      if let paidOn, paidOn < kept.value.start { throw Finding.signalPaidBefore(paidOn, kept.value.start) }
      let facts = try DeclarationReading(change.reading, desk)
      var signal = try SignalDraft(
        .endOfContract, about: "employment_contract/\(contract)", kept, on: ending.lastDay, facts)
      try signal.addYear()
      signal.paidOn = paidOn
      let months = try change.reading.declarations(
        workplace: signal.place.id, nature: DeclarationNature.monthly.rawValue)
      let told = Set(months.filter { $0.isSent && $0.content.isTest == isTest }.flatMap(\.content.payslips))
      return try change.signal(signal, isTest: isTest, isTrial: isTrial, desk) {
        try Signal.endOfContract($0, declaredBefore: told, law: desk.law, norm: $1)
      }
    }
  }
}

/// An absence that may be signalled, with the contract it stops.
private struct SignalledStop {
  let absence: Absence
  let contract: Kept<EmploymentContract>
  let facts: DeclarationReading

  init(_ id: Int64, _ reading: DossierReading, _ desk: Desk) throws {
    guard let kept = try reading.absence(id), kept.value.stands else { throw Finding.absenceUnknown(id) }
    guard kept.value.kind.hasAllowances else { throw Finding.signalNotDue(id, kept.value.kind) }
    let own = try reading.contracts(of: kept.value.employee)
    guard let contract = own.last(where: { $0.value.isInForce(on: kept.value.from) }) else {
      throw Finding.signalNoContract(kept.value.from)
    }
    (absence, self.contract, facts) = (kept.value, contract, try DeclarationReading(reading, desk))
  }
}

/// What a signalement is made from.
private struct SignalDraft {
  let nature: DeclarationNature
  let about: String
  let contract: Kept<EmploymentContract>
  let day: Day
  let reading: DeclarationReading
  let place: Kept<Workplace>
  private(set) var refusals: [Finding]
  private var payslips: [SealedPayslip] = []
  /// When somebody says the day that the last of them was paid.
  var paidOn: Day?
  private let since: Day?

  init(
    _ nature: DeclarationNature, about: String, _ contract: Kept<EmploymentContract>, on day: Day, since: Day? = nil,
    _ reading: DeclarationReading
  ) throws {
    (self.nature, self.about, self.contract, self.day, self.reading) = (nature, about, contract, day, reading)
    self.since = since
    let workplace = contract.value.terms(on: day).workplace
    guard let place = try reading.reading.workplace(workplace) else {
      throw Finding.workplaceUnknown(workplace, try reading.reading.workplaces().map(\.id))
    }
    self.place = place
    let employee = try reading.reading.requiredEmployee(contract.value.employee)
    refusals =
      employee.value.hasDeclaredNumber ? [] : [Finding.declaredNIRMissing(employee.id).at(file: employee.value.name)]
  }

  /// An end of contract tells the twelve months before: their payslips, the last one sealed.
  mutating func addYear() throws {
    let month = day.month
    let since = month.adding(-12)
    payslips = try reading.reading.sealedPayslips(employee: contract.value.employee, since: since, law: reading.desk.law)
      .filter { $0.contract == contract.id && !$0.isReplaced && $0.month <= month }
    let employee = try reading.reading.requiredEmployee(contract.value.employee)
    var gaps = DeclarationGaps()
    gaps.check(employee)
    refusals = gaps.findings
    if contract.value.terms(on: day).occupationCode == nil {
      refusals.append(
        Finding.declaredOccupationMissing(contract.id, contract.value.terms(on: day).jobTitle).at(file: employee.value.name))
    }
    if !payslips.contains(where: { $0.month == month }) {
      refusals.append(Finding.signalNotSealed(month, contract: contract.id).at(file: employee.value.name))
    }
  }

  /// - Parameter earlier: what was prepared of the same matter.
  func facts(isTest: Bool, _ earlier: [StoredDeclaration]) throws -> SignalFacts {
    let file = try reading.reading.requiredEmployee(contract.value.employee).value
    let first = payslips.map(\.month.firstDay).min() ?? day.month.firstDay
    var declared = try reading.declared(
      contract, payslips.map(\.document), within: min(first, day, since ?? day)...max(day, day.month.lastDay))
    declared.paymentDays = try reading.paymentDays(payslips.map(\.document))
    if let paidOn, let last = payslips.max(by: { ($0.month, $0.number) < ($1.month, $1.number) }) {
      declared.paymentDays[last.number] = paidOn
    }
    var person = DeclaredPerson(file, contracts: [declared])
    person.taxRateIdentifier = file.lastTaxRate(on: day)?.identifier
    let sent = earlier.last { $0.isSent }
    return SignalFacts(
      try reading.declarant(at: place, on: day, isTest: isTest), person: person,
      order: (earlier.filter(\.isSent).map(\.content.orderNumber).max() ?? 0) + 1,
      type: sent == nil ? .normal : .replacement, replaced: sent.map(DeclarationReading.identifier))
  }

  func content(_ facts: SignalFacts, _ earlier: [StoredDeclaration], _ norm: Norm, _ text: [UInt8]) -> DeclarationContent {
    DeclarationContent(
      workplace: place.id, month: day.month, nature: nature.rawValue, type: facts.type.rawValue, orderNumber: facts.order,
      isTest: facts.declarant.isTest, about: about, payslips: payslips.map(\.number),
      replaces: earlier.last { $0.isSent }?.id, norm: norm.version, text: text)
  }
}

extension DossierChange {
  fileprivate func signal(
    _ draft: SignalDraft, isTest: Bool, isTrial: Bool, _ desk: Desk, _ build: (SignalFacts, Norm) throws -> BuiltDeclaration
  ) throws -> PreparedDeclarations {
    guard draft.refusals.isEmpty else {
      abandon()
      return PreparedDeclarations(prepared: [], refusals: draft.refusals, isTrial: isTrial)
    }
    let norm = try draft.reading.norm(of: draft.day.month)
    let earlier = try reading.declarations(about: draft.about).filter { $0.content.nature == draft.nature.rawValue }
    let facts = try draft.facts(isTest: isTest, earlier)
    let built = try build(facts, norm)
    let content = draft.content(facts, earlier, norm, try built.message.neodes())
    let one = try prepare(built, content, at: draft.place.value.name, isTrial: isTrial, [], desk)
    return PreparedDeclarations(prepared: [one], refusals: [], isTrial: isTrial)
  }
}

extension NormShelf {
  /// Throws `dsn.norm.unknown`.
  func required(_ version: String) throws -> Norm {
    guard let norm = try norm(version) else { return try Norm.load(version) }
    return norm
  }
}
