import Kernel
import Law
import Payroll
import SocialReporting
import Workforce

/// The October of a workshop of six, all invented: overtime, a stop with its allowances, part time, an apprentice, a replacement by the
/// hour, an executive. What a declaration of many people is made from, by the builder itself.
struct DeclaredWorkshop {
  static let month = Month(2026, 10)
  let law = Law()
  let norm: Norm
  private let place: Workplace

  struct Unpaid: Error, CustomStringConvertible { let description: String }

  init() throws {
    norm = try Norm.load(MonthlyDeclaration.version(for: DeclaredWorkshop.month))
    place = try DeclaredWorkshop.workplace()
  }

  func declaration(people: Int) throws -> MonthlyDeclaration {
    try MonthlyDeclaration(facts(people: people), law: law, norm: norm)
  }

  /// Of the six, or of as many as wanted made from them.
  func facts(people: Int? = nil) throws -> DeclarationFacts {
    let declared = try staff().enumerated().map { place, kept in try self.declared(kept, number: "0000\(place + 1)") }
    let facts = DeclarationFacts(try declarant(), month: DeclaredWorkshop.month, people: declared)
    return people.map(facts.crowded) ?? facts
  }

  // MARK: The house

  private static func workplace() throws -> Workplace {
    var place = Workplace(
      name: "Atelier", siret: try Siret("00002600500017"),
      address: PostalAddress(lines: ["12, rue de l’Établi"], postcode: "71400", town: "Autun"), activityCode: "3109B")
    place.agreement = .init(idcc: "1411", title: "Fabrication de l’ameublement")
    let first = Day(2025, 1, 1)
    place.headcounts.set(4, from: first)
    place.workAccidentRates.set(.percent(3_45), from: first)
    place.healthSchemes = [
      HealthScheme(label: "Santé", from: first, employee: Money(cents: 21_00), employer: Money(cents: 21_00))
    ]
    place.providentSchemes = [
      ProvidentScheme(
        label: "Prévoyance", category: .executives, from: first, employeeRate: .zero, employerRate: .percent(1_50))
    ]
    place.hasSubrogation = true
    return place
  }

  private func declarant() throws -> Declarant {
    let company = Declarant.Party(siret: place.siret, name: "Atelier Brindille", address: place.address)
    let contact = Declarant.Contact(
      "BONNARD Lucie", civility: .madam, email: "paie@brindille.invalid", telephone: "01 00 00 00 00")
    var declarant = Declarant(
      software: .init(version: "0.6"), sender: company, senderContact: contact, company: company, workplace: place,
      contacts: [contact], isTest: true, madeOn: Day(2026, 11, 2))
    (declarant.communeCode, declarant.accidentRiskCode) = ("71014", "361AA")
    declarant.urssaf = .init("00000001800010", name: "Urssaf")
    declarant.pension = .init("00000002600013", name: "Agirc-Arrco")
    declarant.account = .init(iban: try IBAN("FR7630001007941234567890185"), bic: "BDFEFRPPCCT")
    declarant.insurance = [
      .init(kind: .health, reference: "SANTE-26", insurer: "P9999"),
      .init(kind: .provident, category: .executives, reference: "PREV-26", insurer: "A99999", population: "CADRES"),
    ]
    return declarant
  }

  // MARK: The people

  private func staff() throws -> [PayrollMonth.Kept] {
    var karim = try kept("Ouazzani", "Karim", "1900299999013", Day(1990, 2, 3), .hourly(Money(cents: 14_20)))
    var extra = PayVariables(employee: 1, contract: 1, month: DeclaredWorkshop.month)
    extra.weeks = [
      .init(Day(2026, 10, 5), Hours(hundredths: 39_00)), .init(Day(2026, 10, 19), Hours(hundredths: 46_00)),
    ]
    karim.variables = extra
    var elsa = try kept("Pommier", "Elsa", "2880399999016", Day(1988, 3, 30), .hourly(Money(cents: 13_60)))
    var stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 8), through: Day(2026, 11, 8))
    (stop.certificateReceived, stop.subrogation) = (Day(2026, 10, 7), true)
    elsa.absences = [stop]
    var theo = try kept("Vasseur", "Théo", "1071199999015", Day(2007, 11, 4), .legalMinimum)
    (theo.contract.kind, theo.contract.start, theo.contract.end) = (.apprenticeship, Day(2025, 9, 1), Day(2027, 8, 31))
    (theo.contract.apprenticeship, theo.contract.signed) = (.init(year: 1), Day(2025, 8, 25))
    var lucie = try kept("Bonnard", "Lucie", "2920799999014", Day(1992, 7, 9), .hourly(Money(cents: 14_90)))
    lucie.contract.terms.weeklyHours = Hours(hundredths: 28_00)
    var ibrahima = try kept("Sarr", "Ibrahima", "1950499999019", Day(1995, 4, 2), .hoursWorked(Money(cents: 13_60)))
    (ibrahima.contract.kind, ibrahima.contract.start) = (.fixedTerm, Day(2026, 10, 12))
    ibrahima.contract.end = Day(2026, 11, 8)
    ibrahima.contract.fixedTerm = .init(reason: .replacement, replaced: "Elsa Pommier, menuisière")
    var garance = try kept("Lambert", "Garance", "2780599999018", Day(1978, 5, 2), .monthly(Money(cents: 3_000_00)))
    garance.contract.terms.category = .executive
    return [karim, elsa, theo, lucie, ibrahima, garance]
  }

  private func kept(
    _ name: String, _ first: String, _ nir: String, _ birth: Day, _ pay: Terms.Pay
  ) throws -> PayrollMonth.Kept {
    var file = EmployeeFile(birthName: name, firstNames: first, sex: nir.hasPrefix("2") ? .female : .male, birth: birth)
    file.nir = try NIR(withoutKey: nir)
    (file.birthPlace, file.birthDepartment, file.birthCountry) = ("Lointaine-Île", "99", "CH")
    (file.address, file.nationality) = (place.address, "FR")
    var terms = Terms(workplace: 1, jobTitle: "Menuisier", category: .worker, weeklyHours: Hours(hundredths: 35_00), pay: pay)
    terms.classification = .init(level: "III", coefficient: "190")
    return PayrollMonth.Kept(
      employer: "Atelier Brindille", employee: file, contractID: 1,
      contract: EmploymentContract(employee: 1, start: Day(2022, 3, 1), terms: terms), workplace: place)
  }

  /// With the payslip of the month, as sealing numbers it. Nothing was paid before in the year.
  private func declared(_ given: PayrollMonth.Kept, number: String) throws -> DeclaredPerson {
    var kept = given
    var variables = kept.variables ?? PayVariables(employee: 1, contract: 1, month: DeclaredWorkshop.month)
    if kept.contract.start.month < DeclaredWorkshop.month {
      variables.opening = .init(
        gross: .zero, ceiling: .zero, referenceMinimumWage: .zero, generalReduction: .zero, netTaxable: .zero, incomeTax: .zero)
    }
    kept.variables = variables
    let made = PayrollMonth(DeclaredWorkshop.month, of: kept, law: law)
    guard var document = made.document else { throw Unpaid(description: "\(made.findings.map(\.message))") }
    document.number = "2026-\(number)"
    var contract = DeclaredContract(number: number, contract: kept.contract, payslips: [document], absences: kept.absences)
    contract.occupationCode = "623b"
    var person = DeclaredPerson(kept.employee, contracts: [contract])
    person.taxRateIdentifier = "123456"
    person.preparedDiploma = kept.contract.kind == .apprenticeship ? "03" : nil
    return person
  }
}
