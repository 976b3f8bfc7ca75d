import ChartOfAccounts
import Formats
import Foundation
import Kernel
import Law
import Payroll
import SocialReporting
import Testing
import Workforce

/// A joiner's workshop and its people, all invented, as a dossier keeps them; what is paid is computed by the payroll engine.
enum Workshop {
  static let law = Law()
  static let norm = try! Norm.load("P26V01")
  static let accounts = try! PayrollAccounts.load(on: Day(2026, 10, 31))
  static let october = Month(2026, 10)
  static let address = PostalAddress(
    lines: ["12, rue de l’Établi", "Bâtiment B"], postcode: "71400", town: "Saint-Aubert-lès-Bois")

  static func place(headcount: Int = 4, _ change: (inout Workplace) -> Void = { _ in }) -> Workplace {
    var place = Workplace(name: "Atelier", siret: try! Siret("00002600500017"), address: address, activityCode: "3109B")
    place.agreement = .init(idcc: "1411", title: "Fabrication de l’ameublement")
    place.headcounts.set(headcount, from: Day(2025, 1, 1))
    place.workAccidentRates.set(.percent(3_45), from: Day(2025, 1, 1))
    place.healthSchemes = [
      HealthScheme(label: "Santé", from: Day(2020, 1, 1), employee: Money(cents: 21_00), employer: Money(cents: 21_00))
    ]
    place.providentSchemes = [
      ProvidentScheme(
        label: "Prévoyance", category: .executives, from: Day(2020, 1, 1), employeeRate: .zero, employerRate: .percent(1_50)),
      ProvidentScheme(
        label: "Prévoyance", category: .executives, from: Day(2020, 1, 1), base: .second, employeeRate: .percent(60),
        employerRate: .percent(60)),
    ]
    place.hasSubrogation = true
    change(&place)
    return place
  }

  static func declarant(_ place: Workplace = place(), _ change: (inout Declarant) -> Void = { _ in }) -> Declarant {
    let company = Declarant.Party(siret: place.siret, name: "Atelier Brindille", address: address)
    let contact = Declarant.Contact(
      "BONNARD Lucie", civility: .madam, email: "paie@brindille.invalid", telephone: "01 00 00 00 00")
    var declarant = Declarant(
      software: .init(version: "0.6"), sender: company, senderContact: contact, company: company, workplace: place,
      contacts: [contact], isTest: true, madeOn: Day(2026, 11, 2))
    declarant.communeCode = "71999"
    declarant.accidentRiskCode = "361AA"
    declarant.urssaf = .init("00000001800010", name: "Urssaf")
    declarant.pension = .init("00000002600013", name: "Agirc-Arrco")
    declarant.account = .init(iban: try! IBAN("FR7630001007941234567890185"), bic: "BDFEFRPPCCT")
    declarant.insurance = [
      .init(kind: .health, reference: "SANTE-26", insurer: "P9999"),
      .init(kind: .provident, category: .executives, reference: "PREV-26", insurer: "A99999", population: "CADRES"),
    ]
    change(&declarant)
    return declarant
  }

  /// Somebody under contract, ready to be paid.
  static func kept(
    _ name: String, _ first: String, nir: String, birth: Day, kind: EmploymentContract.Kind = .permanent,
    start: Day = Day(2022, 3, 1), end: Day? = nil, job: String = "Menuisier", category: SocialCategory = .worker,
    weekly: Int64 = 35_00, pay: Terms.Pay, place: Workplace = place(), _ change: (inout PayrollMonth.Kept) -> Void = { _ in }
  ) -> PayrollMonth.Kept {
    var file = EmployeeFile(birthName: name, firstNames: first, sex: nir.hasPrefix("2") ? .female : .male, birth: birth)
    file.nir = try! NIR(withoutKey: nir)
    (file.birthPlace, file.birthDepartment, file.birthCountry) = ("Lointaine-Île", "99", "CH")
    file.address = PostalAddress(lines: ["3, allée des Copeaux"], postcode: "71400", town: "Autun")
    file.nationality = "FR"
    file.number = "M\(nir.suffix(3))"
    var terms = Terms(workplace: 1, jobTitle: job, category: category, weeklyHours: Hours(hundredths: weekly), pay: pay)
    terms.classification = .init(level: "III", coefficient: "190")
    var kept = PayrollMonth.Kept(
      employer: "Atelier Brindille", employee: file, contractID: 1,
      contract: EmploymentContract(employee: 1, kind: kind, start: start, end: end, terms: terms), workplace: place)
    change(&kept)
    return kept
  }

  static func plain(_ change: (inout PayrollMonth.Kept) -> Void = { _ in }) -> PayrollMonth.Kept {
    kept("Ouazzani", "Karim", nir: "1900299999013", birth: Day(1990, 2, 3), pay: .monthly(Money(cents: 2_153_71)), change)
  }

  static func variables(_ month: Month = october, _ change: (inout PayVariables) -> Void) -> PayVariables {
    var variables = PayVariables(employee: 1, contract: 1, month: month)
    change(&variables)
    return variables
  }

  /// The payslip of a month, as sealing numbers it. Nothing was paid before in the year.
  static func document(_ given: PayrollMonth.Kept, _ month: Month = october) throws -> PayslipDocument {
    var kept = given
    if kept.payslips.isEmpty, kept.contract.start.month < month, month.number > 1 {
      var variables = kept.variables ?? PayVariables(employee: 1, contract: 1, month: month)
      variables.opening = .init(
        gross: .zero, ceiling: .zero, referenceMinimumWage: .zero, generalReduction: .zero, netTaxable: .zero, incomeTax: .zero)
      kept.variables = variables
    }
    let made = PayrollMonth(month, of: kept, law: law)
    var document = try #require(made.document, "\(made.findings.map(\.message))")
    document.number = "\(month.iso)-\(kept.employee.nir?.body.suffix(3) ?? "000")"
    return document
  }

  static func declared(_ kept: PayrollMonth.Kept, _ month: Month = october, number: String = "00001") throws -> DeclaredPerson {
    var contract = DeclaredContract(
      number: number, contract: kept.contract, payslips: [try document(kept, month)], absences: kept.absences)
    contract.occupationCode = kept.contract.terms(on: month.lastDay).category.isExecutive ? "372c" : "623b"
    var person = DeclaredPerson(kept.employee, contracts: [contract])
    person.taxRateIdentifier = "123456"
    person.preparedDiploma = kept.contract.kind == .apprenticeship ? "03" : nil
    return person
  }

  static func build(
    _ people: [DeclaredPerson], place: Workplace = place(), month: Month = october,
    _ change: (inout DeclarationFacts) -> Void = { _ in }
  ) throws -> BuiltDeclaration {
    var facts = DeclarationFacts(declarant(place), month: month, people: people)
    change(&facts)
    return try MonthlyDeclaration.build(facts, law: law, norm: norm)
  }
}

/// Whether a message is what the norm describes: read back from its own text, then value by value.
func expectWellFormed(_ message: DSNMessage, _ norm: Norm = Workshop.norm) throws {
  let reading = try NEODeSReader().read(byteSource(message.neodes()))
  #expect(reading.log.findings.isEmpty, "\(reading.log.findings.prefix(5).map(\.message))")
  #expect(reading.summary.rubrics == message.rubricCount)
  var patterns: [String: NSRegularExpression] = [:]
  message.forEachRubric { rubric in
    guard let definition = norm.rubric(rubric.id) else {
      Issue.record("\(rubric.id) is no rubric of \(norm.version)")
      return
    }
    let value = rubric.value
    #expect(definition.lengths.contains(value.count), "\(rubric.id) '\(value)'")
    if !definition.codes.isEmpty { #expect(definition.label(of: value) != nil, "\(rubric.id) '\(value)'") }
    if let pattern = definition.pattern {
      if patterns[pattern] == nil { patterns[pattern] = try? NSRegularExpression(pattern: "^(?:\(pattern))$") }
      let range = NSRange(value.startIndex..., in: value)
      #expect(patterns[pattern]?.firstMatch(in: value, range: range) != nil, "\(rubric.id) '\(value)'")
    }
  }
}

extension BuiltDeclaration {
  var establishment: BlockOccurrence { message.declarations[0].descendants("S21.G00.11")[0] }
  var individuals30: [BlockOccurrence] { message.declarations[0].descendants("S21.G00.30") }
}

extension BlockOccurrence {
  /// Of all the rubrics of that name below.
  func sum(_ id: RubricID) -> Money {
    var total = Money.zero
    forEachRubric { if $0.id == id { total += Money(cents: scaledInteger($0.value, decimals: 2) ?? 0) } }
    return total
  }

  func values(_ id: RubricID) -> [String] {
    var values: [String] = []
    forEachRubric { if $0.id == id { values.append($0.value) } }
    return values
  }
}
