public import ChartOfAccounts
public import Kernel
public import Law
import Payroll
import Workforce

/// The declaration of a month (« DSN mensuelle »), made of sealed payslips.
///
/// One establishment and one declaration a message: a company with several has several sends. ``build(_:law:norm:)`` gives the whole;
/// for thousands of people, ``forEachPiece(_:)`` gives it a person at a time.
///
/// Which base, contribution and aggregate a line of a payslip becomes is in the tables of `Norm/Declaring`, with how sure each row is:
/// contrôles Écritoire, non certifiés.
public struct MonthlyDeclaration: Sendable {
  private let facts: DeclarationFacts
  private let context: DeclaringContext
  private let totals: DeclarationTotals
  private let head: BlockOccurrence
  private let declaration: BlockDraft
  private let company: BlockDraft
  /// With what stands before people.
  private let establishment: BlockDraft
  private let contacts: [BlockOccurrence]
  private let places: [BlockOccurrence]
  /// Of the establishment, after people.
  private let yearly: [BlockOccurrence]
  private let owed: EstablishmentMaker.Owed
  private let ownFindings: FindingLog
  /// The CTP from memory that the bordereau holds.
  private let doubtfulCTP: [String]

  /// The version of the norm that a month is declared in.
  public static func version(for month: Month) -> String { "P\(month.year % 100)V01" }

  /// Reads everybody once, for what is owed. Throws what stands against a declaration (`dsn.declaring.…`), a figure of law that is
  /// missing, `dsn.norm.data-invalid`.
  public init(_ facts: DeclarationFacts, law: Law, norm: Norm) throws(Finding) {
    try MonthlyDeclaration.check(facts)
    self.facts = facts
    context = try DeclaringContext(facts.declarant, facts.month, .monthly, law: law, norm: norm)
    var totals = DeclarationTotals()
    for person in facts.people { totals.add(person, context) }
    let covered = Set(totals.insurance.keys)
    if facts.fraction.isFirst { for person in facts.elsewhere { totals.add(person, context) } }
    self.totals = totals
    let isEmpty = facts.type == .normalWithoutIndividual || facts.type == .replacementWithoutIndividual
    var maker = EstablishmentMaker(context)
    head = maker.envelope(isEmpty: isEmpty)
    declaration = maker.declaration(
      facts.type, fraction: facts.fraction.code, order: facts.order, replaced: facts.replaced)
    contacts = maker.contacts()
    company = maker.company()
    var establishment = maker.establishment()
    var owed = EstablishmentMaker.Owed()
    if !facts.people.isEmpty {
      establishment.children += maker.adhesions(covering: covered)
      if facts.fraction.isFirst {
        owed = maker.owed(totals)
        establishment.children += maker.payments(owed)
        establishment.children += maker.bordereaux(owed)
        if facts.declarant.pension == nil, !totals.pension.isZero { maker.log.add(.declaringPensionMissing()) }
      }
      maker.log.add(MonthlyDeclaration.missing(facts, totals))
      if facts.fraction != .whole { maker.log.add(.declaringParts(facts.fraction)) }
      places = [maker.place()]
    } else {
      places = []
    }
    doubtfulCTP = MonthlyDeclaration.doubtful(context.tables, owed)
    yearly = facts.fraction.isFirst ? maker.yearly(facts) : []
    maker.log.add(try MonthlyDeclaration.yearlyFindings(facts, law: law, norm: norm))
    (self.owed, self.establishment, ownFindings) = (owed, establishment, maker.log)
  }

  /// What every person would say again is told once for the establishment.
  private static func missing(_ facts: DeclarationFacts, _ totals: DeclarationTotals) -> [Finding] {
    let place = facts.declarant.workplace.name
    let risk: [Finding] = facts.declarant.accidentRiskCode == nil ? [.declaringRiskMissing(place)] : []
    return risk
      + Declarant.InsuranceContract.Kind.allCases.compactMap { kind in
        totals.uninsured[kind].map { .declaringInsuranceMissing(kind, place, people: $0) }
      }
  }

  private static func check(_ facts: DeclarationFacts) throws(Finding) {
    guard facts.type != .cancellation else { throw .declaringNotCancelled(.monthly) }
    let hasNobody = facts.type == .normalWithoutIndividual || facts.type == .replacementWithoutIndividual
    guard facts.people.isEmpty == hasNobody else { throw .declaringPeople(facts.type, facts.people.count) }
    if facts.type.replaces, facts.replaced == nil { throw .declaringReplacedMissing(facts.type) }
    if !facts.type.replaces, facts.replaced != nil { throw .declaringReplacedNeedless(facts.type) }
    guard facts.fraction.isPossible else { throw .declaringFraction(facts.fraction) }
    if let twice = MonthlyDeclaration.declaredTwice(facts) { throw .declaringTwice(twice) }
    for person in facts.people {
      for declared in person.contracts {
        guard 5...20 ~= declared.number.count else { throw .declaringContractNumber(declared.number) }
        for document in declared.payslips where document.slip.period != facts.month {
          throw .declaringPayslipMonth(document, facts.month)
        }
      }
    }
  }

  /// Somebody who is in the declaration twice, or in two fractions.
  private static func declaredTwice(_ facts: DeclarationFacts) -> DeclaredPerson? {
    var seen: Set<String> = []
    return (facts.people + facts.elsewhere).first {
      guard let number = $0.file.nir?.body ?? $0.file.temporaryNumber?.text else { return false }
      return !seen.insert(number).inserted
    }
  }

  /// The CTP from memory that the bordereau holds.
  private static func doubtful(_ tables: DeclaringTables, _ owed: EstablishmentMaker.Owed) -> [String] {
    var codes: [String] = []
    for ctp in owed.bordereaux.flatMap(\.lines).map(\.key.ctp) where tables.doubtful.contains("CTP \(ctp)") {
      if !codes.contains("CTP \(ctp)") { codes.append("CTP \(ctp)") }
    }
    return codes
  }

  /// Adds the codes from memory of a person, named as `52.001 028`.
  private func addDoubtful(_ individual: BlockOccurrence, to found: inout Set<String>) {
    individual.forEachRubric { rubric in
      guard Self.coded.contains(rubric.id) else { return }
      let name = "\(rubric.id)".replacing("S21.G00.", with: "")
      let code = name == "81.001" ? "81 \(rubric.value)" : "\(name) \(rubric.value)"
      if context.tables.doubtful.contains(code) { found.insert(code) }
    }
  }

  /// Rubrics whose codes come from the tables of this folder.
  private static let coded: Set<RubricID> = [
    "S21.G00.30.013", "S21.G00.40.002", "S21.G00.40.003", "S21.G00.40.007", "S21.G00.40.008", "S21.G00.40.020",
    "S21.G00.40.021", "S21.G00.50.007", "S21.G00.52.001", "S21.G00.54.001", "S21.G00.58.003", "S21.G00.60.001",
    "S21.G00.62.002", "S21.G00.65.001", "S21.G00.81.001",
  ]

  // MARK: The message

  /// In document order, the total included. What was found on the way comes back.
  @discardableResult public func forEachPiece(_ take: (MessagePiece) throws -> Void) throws -> [Finding] {
    var (log, count) = (ownFindings, 2)
    var doubtful: Set<String> = []
    func pass(_ block: BlockOccurrence) throws {
      count += block.rubrics.count
      try take(.block(BlockOccurrence(block.id, block.rubrics)))
      for child in block.children { try pass(child) }
    }
    try pass(head)
    try pass(BlockOccurrence(declaration.id, declaration.rubrics))
    for block in contacts { try pass(block) }
    try pass(BlockOccurrence(company.id, company.rubrics))
    try pass(establishment.occurrence)
    for person in facts.people {
      var maker = IndividualMaker(context)
      let individual = maker.individual(person)
      count += individual.rubricCount
      addDoubtful(individual, to: &doubtful)
      log.add(maker.log.findings)
      try take(.individual(individual))
    }
    if !doubtful.isEmpty || !doubtfulCTP.isEmpty { log.add(.declaringFromMemory(doubtfulCTP + doubtful.sorted())) }
    for block in yearly + places { try pass(block) }
    try take(
      .block(
        BlockOccurrence(
          "S90.G00.90", [Rubric("S90.G00.90.001", "\(count)"), Rubric("S90.G00.90.002", "1")])))
    return log.findings
  }

  /// The whole, with its cross-footing.
  public static func build(_ facts: DeclarationFacts, law: Law, norm: Norm) throws(Finding) -> BuiltDeclaration {
    let made = try MonthlyDeclaration(facts, law: law, norm: norm)
    var log = made.ownFindings
    var establishment = made.establishment
    var doubtful: Set<String> = []
    for person in facts.people {
      var maker = IndividualMaker(made.context)
      let individual = maker.individual(person)
      made.addDoubtful(individual, to: &doubtful)
      establishment.children.append(individual)
      log.add(maker.log.findings)
    }
    if !doubtful.isEmpty || !made.doubtfulCTP.isEmpty {
      log.add(.declaringFromMemory(made.doubtfulCTP + doubtful.sorted()))
    }
    establishment.children += made.yearly
    var (company, declaration) = (made.company, made.declaration)
    company.children = [establishment.occurrence]
    declaration.children = made.contacts + [company.occurrence] + made.places
    let accounts = try PayrollAccounts.load(on: facts.month.lastDay)
    let (context, people) = (made.context, facts.people)
    return BuiltDeclaration(
      message: DSNMessage(envelope: made.head, declarations: [declaration.occurrence]),
      crossFooting: facts.fraction.isFirst && !(facts.people + facts.elsewhere).isEmpty ? try made.crossFooting(accounts) : nil,
      findings: log.findings,
      maker: { place in
        var maker = IndividualMaker(context, withSources: true)
        let individual = maker.individual(people[place])
        return maker.ledger.sources(of: individual, at: place)
      }, individuals: people.count)
  }

  /// What is declared beside the payroll book and the entry of the month. Throws as those.
  public func crossFooting(_ accounts: PayrollAccounts) throws(Finding) -> CrossFooting {
    let documents = (facts.people + facts.elsewhere).flatMap { $0.contracts.flatMap(\.payslips) }
    return try CrossFooting(documents, totals, owed, context, accounts)
  }
}
