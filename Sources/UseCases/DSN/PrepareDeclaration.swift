public import Kernel
import Law
import Payroll
public import SocialReporting
import Store
import Workforce

/// What was prepared: nothing was kept when one of the findings is an error, or on trial.
public struct PreparedDeclarations: Sendable {
  public struct One: Sendable {
    /// Nil on trial.
    public let declaration: KeptDeclaration?
    /// As the role may see it.
    public let message: DSNMessage
    public let built: BuiltDeclaration
    /// Of the checks of Écritoire, which nobody certified. Its errors stop the export, not the preparation.
    public let verdict: MessageVerdict
    /// What the builder and the books say.
    public let findings: [Finding]
    public let workplace: String

    /// « fraction 1 sur 2 »; nil for a month that is declared at once.
    public var partFrench: String? {
      message.declarations.first?[3].flatMap { DeclarationFacts.Fraction($0) }.flatMap { $0 == .whole ? nil : $0.french }
    }
  }

  public let prepared: [One]
  /// What stands against it: each with the name of its person as the file.
  public let refusals: [Finding]
  public let isTrial: Bool

  public var isRefused: Bool { refusals.contains { $0.severity == .error } }
  public var findings: [Finding] { refusals + prepared.flatMap { $0.findings + $0.verdict.log.findings } }
}

/// Makes the declarations of a month out of its sealed payslips, one for each establishment, and keeps their text.
///
/// Before one is sent, preparing again makes another version. Once it was sent, what is prepared cancels and replaces it, until the
/// eve of the due date; later, what is wrong is put right in the next month.
public struct PrepareDeclaration: Sendable {
  public var month: Month
  /// Nil for every establishment that has somebody to declare.
  public var workplace: Int64?
  public var isTest: Bool
  public var split: DeclarationSplit
  /// What the establishment says once a year; of the establishment that is chosen, when there are several.
  public var yearly = YearlyDeclared()

  public init(_ month: Month, workplace: Int64? = nil, isTest: Bool = false, split: DeclarationSplit = .whole) {
    (self.month, self.workplace, self.isTest, self.split) = (month, workplace, isTest, split)
  }

  /// Throws `access.denied`, `dsn.declarant.missing`, `dsn.declaration.future`, `dsn.declaration.no-workplace`,
  /// `workforce.workplace.unknown`, `dsn.declaration.too-late`, `dsn.yearly.place`, `dsn.fraction.count`, `dsn.fraction.members`, `dsn.fraction.sent`, and
  /// what the builder finds impossible.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> PreparedDeclarations {
    guard month.firstDay <= desk.today else { throw Finding.declarationMonthFuture(month, today: desk.today) }
    let parts = try split.fractions()
    return try desk.changing("dsn.preparer", subject: "dsn/\(month.iso)", isTrial: isTrial) { change in
      let facts = try DeclarationReading(change.reading, desk)
      var (prepared, refusals): ([PreparedDeclarations.One], [Finding]) = ([], [])
      let places = try facts.workplaces(of: month, only: workplace)
      if !yearly.isEmpty, places.count > 1 { throw Finding.yearlyPlace(places.map(\.id)) }
      for place in places {
        for (fraction, members) in parts {
          let monthly = try MonthlyFacts(
            month, at: place, isTest: isTest, facts, fraction: fraction, members: members, yearly: yearly)
          // What lacks of the month lacks in each of its parts: it is told once.
          refusals += monthly.refusals.filter { !refusals.contains($0) }
          guard !monthly.isRefused else { continue }
          let built = try monthly.build()
          let content = try monthly.content(built)
          let apart = try change.reading.partFindings(content, besides: nil, people: monthly.names)
          refusals += apart.filter { $0.severity == .error }
          prepared.append(
            try change.prepare(
              built, content, at: place.value.name, isTrial: isTrial,
              monthly.findings(on: built) + (split.isOnePart ? apart : []), desk))
        }
      }
      if refusals.contains(where: { $0.severity == .error }) {
        change.abandon()
        prepared = []
      }
      return PreparedDeclarations(prepared: prepared, refusals: refusals, isTrial: isTrial)
    }
  }
}

extension DossierChange {
  /// Keeps a declaration that was built, and judges it.
  func prepare(
    _ built: BuiltDeclaration, _ content: DeclarationContent, at place: String, isTrial: Bool, _ findings: [Finding], _ desk: Desk
  ) throws -> PreparedDeclarations.One {
    let stored = try keep(content)
    let verdict = try MessageChecker.verdict(
      on: built.message, norm: try NormShelf(desk.files).required(content.norm), today: desk.today, files: desk.files)
    return PreparedDeclarations.One(
      declaration: try isTrial ? nil : reading.requiredDeclaration(stored.id, desk), message: desk.shown(built.message),
      built: built, verdict: verdict, findings: built.findings + findings, workplace: place)
  }
}

/// The facts of the month of one establishment.
struct MonthlyFacts {
  let facts: DeclarationFacts
  let refusals: [Finding]
  /// The numbers of the payslips that it declares, those of corrections too.
  let payslips: [String]
  /// Those of all the parts of the month, with whose they are.
  let names: [String: String]
  private let month: Month
  private let place: Kept<Workplace>
  private let norm: Norm
  private let reading: DeclarationReading
  private let replaced: StoredDeclaration?

  var isRefused: Bool { refusals.contains { $0.severity == .error } }

  /// - Parameter again: the one that is made again as it was, to see what changed since; nil for a new one.
  /// - Parameter members: the « matricules » of a part of the month; nil for those that the rule gives it.
  init(
    _ month: Month, at place: Kept<Workplace>, isTest: Bool, _ reading: DeclarationReading,
    fraction given: DeclarationFacts.Fraction = .whole, members: [String]? = nil, yearly: YearlyDeclared = YearlyDeclared(),
    again: StoredDeclaration? = nil
  ) throws {
    (self.month, self.place, self.reading) = (month, place, reading)
    norm = try reading.norm(of: month)
    let sealed = try reading.reading.sealedPayslips(of: month, law: reading.desk.law).filter { !$0.isReplaced }
    let contracts = try reading.contracts(of: month).filter {
      DeclarationReading.workplace(of: $0.value, in: month) == place.id
    }
    var gaps = DeclarationGaps()
    let before = try reading.before(month, at: place.id)
    let elsewhere = try reading.elsewhere(month, besides: place.id)
    let corrections = try MonthlyFacts.corrections(before.payslips, reading, besides: sealed)
    var people: [DeclaredMember] = []
    for (employee, own) in Dictionary(grouping: contracts, by: \.value.employee).sorted(by: { $0.key < $1.key }) {
      let file = try reading.reading.requiredEmployee(employee)
      gaps.check(file)
      var (declared, numbers, former): ([DeclaredContract], [String], Set<String>) = ([], [], [])
      for contract in own {
        let slips = sealed.filter { $0.contract == contract.id }
        gaps.check(contract, of: file.value, in: month, hasPayslip: !slips.isEmpty)
        numbers += slips.map(\.number)
        former.formUnion(slips.compactMap(\.corrects))
        declared.append(
          try reading.declared(contract, slips.map(\.document), within: month.firstDay...month.lastDay))
      }
      var person = DeclaredPerson(file.value, contracts: declared)
      person.earlier = before.people[file.value]
      if person.earlier == nil, let moved = elsewhere[file.value] {
        (person.earlier, person.formerWorkplace) = (moved.person, moved.siret)
      }
      person.taxRateIdentifier = file.value.lastTaxRate(on: month.lastDay)?.identifier
      let mended = corrections.filter { correction in own.contains { $0.id == correction.contract } }
      numbers += mended.map(\.number)
      person.corrections = mended.map(\.correction)
      people.append(DeclaredMember(id: employee, person: person, payslips: numbers, former: former))
    }
    if !people.isEmpty { gaps.check(place) }
    let fraction = try again?.content.part ?? given
    let parted = FractionMembers(people, of: fraction, members: members, again: again)
    (refusals, payslips) = (gaps.findings + parted.findings, parted.own.flatMap(\.payslips))
    names = people.reduce(into: [:]) { names, member in
      for number in member.payslips { names[number] = member.person.file.name }
    }
    let earlier = try reading.reading.declarations(of: month, workplace: place.id, nature: DeclarationNature.monthly.rawValue)
      .filter { stored in stored.isSent && again.map { stored.id < $0.id } ?? true }
    if again == nil { try reading.reading.checkParts(fraction, earlier) }
    let same = earlier.filter { $0.content.fraction == fraction.code }
    replaced = same.last
    if replaced != nil, !isTest, again == nil {
      if reading.desk.today > (try reading.reading.lastReplacement(month, at: place.value, reading.desk)) {
        throw Finding.declarationTooLate(month, due: try reading.reading.due(month, at: place.id, reading.desk))
      }
    }
    let hasPeople = !people.isEmpty
    let type: DeclarationType =
      replaced == nil
      ? (hasPeople ? .normal : .normalWithoutIndividual) : (hasPeople ? .replacement : .replacementWithoutIndividual)
    let order = again?.content.orderNumber ?? (same.map(\.content.orderNumber).max() ?? 0) + 1
    var facts = DeclarationFacts(
      try reading.declarant(at: place, on: month.lastDay, isTest: isTest), month: month, type: type,
      replaced: replaced.map(DeclarationReading.identifier), fraction: fraction, order: order,
      people: parted.own.map(\.person))
    facts.elsewhere = parted.others.map(\.person)
    // What was typed in is in the text alone: one that is made again says it again.
    let said = try again.map { YearlyDeclared(try DeclarationReading.message(of: $0, files: reading.desk.files)) } ?? yearly
    (facts.taxes, facts.charges) = (said.taxes, said.charges)
    facts.lastYear = try reading.lastYear(before: month, at: place.id)
    self.facts = facts
  }

  func build() throws -> BuiltDeclaration { try MonthlyDeclaration.build(facts, law: reading.desk.law, norm: norm) }

  func content(_ built: BuiltDeclaration) throws -> DeclarationContent {
    DeclarationContent(
      workplace: place.id, month: month, nature: DeclarationNature.monthly.rawValue, type: facts.type.rawValue,
      orderNumber: facts.order, fraction: facts.fraction.code, isTest: facts.declarant.isTest, payslips: payslips,
      replaces: replaced?.id,
      norm: norm.version, text: try built.message.neodes())
  }

  /// What the books say of the same money.
  func findings(on built: BuiltDeclaration) throws -> [Finding] {
    guard let crossFooting = built.crossFooting else { return [] }
    return try DeclaredLedger(month, Array(names.keys), reading).findings(crossFooting)
  }

  private struct Mended {
    let contract: Int64
    let number: String
    let correction: PayslipCorrection
  }

  /// Payslips of earlier months that were declared and replaced since, when no declaration that was sent says the one that stands.
  private static func corrections(
    _ declared: [Month: Set<String>], _ reading: DeclarationReading, besides sealed: [SealedPayslip]
  ) throws -> [Mended] {
    let known = declared.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    return try declared.keys.sorted().flatMap { month -> [Mended] in
      let slips = try reading.reading.sealedPayslips(of: month, law: reading.desk.law)
      return slips.filter { !$0.isReplaced && !known.contains($0.number) }.compactMap { current in
        var old = current
        while let number = old.corrects, let before = slips.first(where: { $0.number == number }) {
          old = before
          guard !known.contains(number) else { break }
        }
        guard known.contains(old.number) else { return nil }
        return Mended(
          contract: current.contract, number: current.number,
          correction: PayslipCorrection(
            contract: DeclarationReading.number(ofContract: current.contract), declared: old.document,
            corrected: current.document))
      }
    }
  }
}

extension DeclarationReading {
  /// What `S20.G00.05.006` names a declaration by: the first day of its month and its number of order, as the shape of the rubric
  /// has it (from memory, unverified: the acknowledgement of the deposit says it).
  static func identifier(_ stored: StoredDeclaration) -> String {
    let month = stored.content.month
    return "01\(month.number < 10 ? "0" : "")\(month.number)\(month.year)\(stored.content.orderNumber)"
  }
}

extension EmployeeFile {
  /// A number of social security that the DSN takes, or a temporary one.
  var hasDeclaredNumber: Bool { nir.map { !$0.isTemporary } ?? false || temporaryNumber != nil }
}

/// What is missing to declare people, told for all of them at once.
struct DeclarationGaps {
  private(set) var findings: [Finding] = []

  mutating func check(_ kept: Kept<EmployeeFile>) {
    let file = kept.value
    func add(_ finding: Finding) { findings.append(finding.at(file: file.name)) }
    if !file.hasDeclaredNumber { add(.declaredNIRMissing(kept.id)) }
    let address = file.address
    let isWhole = address.map { !($0.lines.first ?? "").isEmpty && !$0.postcode.isEmpty && !$0.town.isEmpty } ?? false
    if !isWhole { add(.declaredAddressMissing(kept.id)) }
  }

  mutating func check(_ kept: Kept<EmploymentContract>, of file: EmployeeFile, in month: Month, hasPayslip: Bool) {
    let contract = kept.value
    let terms = contract.terms(on: min(contract.lastDay ?? month.lastDay, month.lastDay))
    if !hasPayslip {
      findings.append(Finding.declarationNotSealed(month, terms.workplace, contract: kept.id).at(file: file.name))
    }
    if terms.occupationCode == nil, contract.kind != .internship {
      findings.append(Finding.declaredOccupationMissing(kept.id, terms.jobTitle).at(file: file.name))
    }
  }

  mutating func check(_ kept: Kept<Workplace>) {
    if kept.value.communeCode == nil { findings.append(Finding.declaredCommuneMissing(kept.id).at(file: kept.value.name)) }
  }
}
