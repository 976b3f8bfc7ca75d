public import Kernel
public import Law
import Payroll
public import Workforce

/// Signals of what happens to a contract, each within a few working days: ``DeclarationDueDate``.
///
/// They say what the norm asks of their nature and no more: a stop says who, which contract and which days; an end of contract says the
/// whole contract and what was paid last.
public enum Signal {
  /// « Signalement d’arrêt de travail » (04). The absences of the contract that go on this stop are declared with it. Throws
  /// `dsn.declaring.…` and as `Law.count`.
  public static func workStoppage(
    _ facts: SignalFacts, stop: Absence, law: Law, norm: Norm
  ) throws(Finding) -> BuiltDeclaration {
    guard stop.kind.hasAllowances, stop.stands else { throw .declaringNoStop(stop.kind) }
    return try build(facts, .workStoppage, month: stop.from.month, event: stop, law, norm)
  }

  /// « Signalement de reprise » (05), of somebody who comes back before the day that the stop was to end.
  public static func returnToWork(
    _ facts: SignalFacts, stop: Absence, on day: Day, law: Law, norm: Norm
  ) throws(Finding) -> BuiltDeclaration {
    guard stop.kind.hasAllowances, stop.stands else { throw .declaringNoStop(stop.kind) }
    guard day > stop.from else { throw .declaringReturnBeforeStop(day, stop.from) }
    var facts = facts
    if !facts.person.contracts.isEmpty { facts.person.contracts[0].returns[stop.from] = day }
    return try build(facts, .returnToWork, month: day.month, event: stop, law, norm)
  }

  /// « Signalement de fin de contrat de travail unique » (07), with the last payslip of the contract.
  ///
  /// It tells what no monthly declaration told yet: the payslip of the last month, and the one before while that is not declared
  /// (`S21.G00.50.020`, 01 and 02).
  ///
  /// - Parameter declaredBefore: the numbers of the payslips that a monthly declaration that was sent tells.
  public static func endOfContract(
    _ facts: SignalFacts, declaredBefore: Set<String> = [], law: Law, norm: Norm
  ) throws(Finding) -> BuiltDeclaration {
    guard let last = facts.person.contracts.first?.contract.lastDay else { throw .declaringNoEnd(facts.person.file.name) }
    var facts = facts
    for place in facts.person.contracts.indices {
      let slips = facts.person.contracts[place].payslips.sorted { $0.slip.period < $1.slip.period }
      guard let final = slips.last else { continue }
      let untold = slips.filter {
        $0.slip.period >= last.month.adding(-1) && !($0.number.map(declaredBefore.contains) ?? false)
      }
      // The last one is told even when a month told it: the norm wants what was paid last.
      facts.person.contracts[place].payslips = untold.isEmpty ? [final] : untold
    }
    return try build(facts, .endOfContract, month: last.month, law, norm)
  }

  private static func build(
    _ given: SignalFacts, _ nature: DeclarationNature, month: Month, event: Absence? = nil, _ law: Law,
    _ norm: Norm
  ) throws(Finding) -> BuiltDeclaration {
    var facts = given
    guard facts.person.contracts.count == 1 else { throw .declaringOneContract(facts.person.contracts.count) }
    guard facts.type != .cancellation || nature == .endOfContract else { throw .declaringNotCancelled(nature) }
    if facts.type.replaces, facts.replaced == nil { throw .declaringReplacedMissing(facts.type) }
    if !facts.type.replaces, facts.replaced != nil { throw .declaringReplacedNeedless(facts.type) }
    let number = facts.person.contracts[0].number
    guard 5...20 ~= number.count else { throw .declaringContractNumber(number) }
    if let event { facts.person.contracts[0].absences = chain(event, facts.person.contracts[0].absences) }
    let context = try DeclaringContext(facts.declarant, month, nature, law: law, norm: norm)
    var maker = EstablishmentMaker(context)
    let head = maker.envelope(isEmpty: false)
    var declaration = maker.declaration(facts.type, fraction: "11", order: facts.order, replaced: facts.replaced)
    let contacts = maker.contacts()
    var company = maker.company()
    var establishment = maker.establishment()
    var person = IndividualMaker(context)
    establishment.children.append(person.individual(facts.person))
    company.children = [establishment.occurrence]
    declaration.children = contacts + [company.occurrence]
    if nature == .endOfContract { declaration.children.append(maker.place()) }
    var log = maker.log
    log.add(person.log.findings)
    let declared = facts.person
    return BuiltDeclaration(
      message: DSNMessage(envelope: head, declarations: [declaration.occurrence]), crossFooting: nil, findings: log.findings,
      maker: { place in
        var maker = IndividualMaker(context, withSources: true)
        let individual = maker.individual(declared)
        return maker.ledger.sources(of: individual, at: place)
      }, individuals: 1)
  }

  /// The stop, with those of its kind that go on it.
  private static func chain(_ stop: Absence, _ absences: [Absence]) -> [Absence] {
    var chain = [stop]
    for next in absences.sorted(by: { $0.from < $1.from })
    where next.stands && next.kind == stop.kind && next.isExtension && next != stop && next.from > stop.from
      && next.from <= (chain.lazy.map(\.through).max() ?? stop.through) + 1
    {
      chain.append(next)
    }
    return chain
  }
}
