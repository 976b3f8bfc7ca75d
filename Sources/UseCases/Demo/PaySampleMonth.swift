public import Kernel
import Ledger
import Payroll
import Store
import Workforce

/// Hires two invented people in the sample dossier, pays their first month and declares it, as a trial: from the contract to the
/// entry of the pay and the DSN.
public struct PaySampleMonth: Sendable {
  public struct Outcome: Sendable {
    public let payslips: [SealedPayslip]
    /// The draft of the pay.
    public let posted: [PostPayroll.Posted]
    /// The declaration of the month, a trial.
    public let declared: PreparedDeclarations
    /// What the forty-two rules and the calculation say.
    public let findings: [Finding]
  }

  public init() {}

  /// Throws what stands against it.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let month = BuildSampleDossier.lastDay.month
    let place = try keepWorkplace(desk, month.firstDay)
    let seller = try hire(
      "Nadia", "Roux", "2910299999021", Day(1991, 2, 14), desk, terms("Vendeuse", "554a", "II", 35_00, 2_150_00, at: place),
      month.firstDay)
    _ = try hire(
      "Karim", "Ouazzani", "1850399999034", Day(1985, 3, 6), desk,
      terms("Chef d’atelier", "485a", "IV", 39_00, 2_950_00, at: place), month.firstDay)
    var variables = PayVariables(employee: 0, contract: seller, month: month)
    variables.weeks = [.init(Day(2026, 10, 12), Hours(hundredths: 41_00))]
    variables.items = [.init(.bonus, "Prime de lancement", Money(cents: 120_00))]
    try refuse(KeepPayVariables(variables)(desk).findings)
    let sealed = try SealPayslips(month)(desk)
    try refuse(sealed.refused.flatMap(\.findings))
    let posted = try PostPayroll(month)(desk)
    let declared = try declare(month, desk)
    return Outcome(
      payslips: try ListPayslips(month: month)(desk), posted: posted.posted, declared: declared, findings: posted.findings)
  }

  private func declare(_ month: Month, _ desk: Desk) throws -> PreparedDeclarations {
    _ = try SavePaymentAccount("512", iban: "FR7630001007941234567890185", bic: "BDFEFRPPCCT")(desk)
    var file = DeclarantFile(
      civility: .madam, name: "Lucie Bonnard", email: "paie@brindille.example", phone: "01 99 00 00 00")
    file.account = "512"
    (file.urssaf, file.pensionInstitution) = (try Siret("00000001800010"), try Siret("00000002600013"))
    try refuse(KeepDeclarant(file)(desk).findings)
    let declared = try PrepareDeclaration(month, isTest: true)(desk)
    try refuse(declared.refusals)
    return declared
  }

  private func keepWorkplace(_ desk: Desk, _ first: Day) throws -> Int64 {
    let siren = BuildSampleDossier.siren
    var place = Workplace(
      name: "Atelier (FICTIF)", siret: try Siret(siren + "00017"),
      address: PostalAddress(lines: ["12 rue des Copeaux"], postcode: "00000", town: "Nullepart"), activityCode: "3109B")
    place.agreement = .init(idcc: "1411", title: "Ameublement")
    (place.communeCode, place.accidentRiskCode) = ("99999", "361AA")
    place.workAccidentRates.set(.percent(2_08), from: first)
    place.headcounts.set(6, from: first)
    place.healthSchemes = [
      HealthScheme(label: "Complémentaire santé", from: first, employee: Money(cents: 24_00), employer: Money(cents: 24_00))
    ]
    place.healthSchemes[0].insurance = InsuranceContract(reference: "SANTE-FICTIF", insurer: "P9999")
    let kept = try KeepWorkplace(place)(desk)
    try refuse(kept.findings)
    return kept.id
  }

  private func terms(
    _ job: String, _ occupation: String, _ level: String, _ hours: Int64, _ salary: Int64, at place: Int64
  ) -> Terms {
    var terms = Terms(
      workplace: place, jobTitle: job, classification: .init(level: level), weeklyHours: Hours(hundredths: hours),
      pay: .monthly(Money(cents: salary)))
    terms.occupationCode = occupation
    return terms
  }

  private func hire(
    _ first: String, _ last: String, _ number: String, _ birth: Day, _ desk: Desk, _ terms: Terms, _ start: Day
  ) throws -> Int64 {
    var file = EmployeeFile(
      birthName: last, firstNames: first, sex: number.hasPrefix("2") ? .female : .male, birth: birth)
    // Born in a place that does not exist: no number of social security is like it.
    file.nir = try NIR(withoutKey: number)
    (file.birthPlace, file.birthDepartment, file.birthCountry) = ("Lointaine-Île", "99", "CH")
    file.address = PostalAddress(lines: ["3 allée des Copeaux"], postcode: "00000", town: "Nullepart")
    file.nationality = "FR"
    var contract = EmploymentContract(employee: 0, start: start, terms: terms)
    contract.signed = start
    let hired = try HireEmployee(file, contract)(desk)
    try refuse(hired.findings)
    return hired.value.contractID
  }

  private func refuse(_ findings: [Finding]) throws {
    if let error = findings.first(where: { $0.severity == .error }) { throw error }
  }
}
