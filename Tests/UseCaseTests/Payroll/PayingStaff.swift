import Banking
import Kernel
import Ledger
import Payroll
import Store
import Testing
import UseCases
import Workforce

/// A shop that pays two people in October 2026; all are fictitious.
struct PayingStaff {
  static let october = Month(2026, 10)
  static let ibans = ["FR1420041010050500013M02606", "DE89370400440532013000"]
  let ledger: LedgerDesk
  /// Of Nadia Roux, and of Karim Ouazzani; payslips are sealed in order of names, his first.
  let contracts: [Int64]

  init(mode: DossierMode = .business, sealing: Bool = true) throws {
    ledger = try LedgerDesk(mode: mode, today: Day(2026, 11, 2))
    _ = try SavePaymentAccount("512", iban: PayingHouse.own, bic: "AGRIFRPP")(ledger.desk)
    var place = Workplace(
      name: "Boutique", siret: try Siret("73282932000074"),
      address: PostalAddress(lines: ["3 rue Haute"], postcode: "75011", town: "Paris"), activityCode: "4752A")
    place.headcounts.set(15, from: Day(2025, 1, 1))
    place.workAccidentRates.set(.percent(2_08), from: Day(2025, 1, 1))
    place.healthSchemes = [
      HealthScheme(label: "Santé", from: Day(2020, 1, 1), employee: Money(cents: 20_00), employer: Money(cents: 20_00))
    ]
    _ = try KeepWorkplace(place)(ledger.desk)
    var contracts: [Int64] = []
    for (index, name) in [("Nadia", "Roux"), ("Karim", "Ouazzani")].enumerated() {
      var file = EmployeeFile(birthName: name.1, firstNames: name.0, sex: index == 0 ? .female : .male, birth: Day(1990, 5, 12))
      (file.nationality, file.iban) = ("FR", try IBAN(PayingStaff.ibans[index]))
      let terms = Terms(
        workplace: 1, jobTitle: "Vente", classification: .init(level: "II", coefficient: "170"),
        weeklyHours: Hours(hundredths: 35_00),
        pay: .monthly(Money(cents: [2_400_00, 2_000_00][index])))
      var contract = EmploymentContract(employee: 0, start: Day(2026, 10, 1), terms: terms)
      contract.signed = Day(2026, 10, 1)
      let hired = try HireEmployee(file, contract)(ledger.desk)
      contracts.append(hired.value.contractID)
    }
    self.contracts = contracts
    if sealing { try seal() }
  }

  var desk: Desk { ledger.desk }

  @discardableResult
  func seal(_ only: [Int64]? = nil) throws -> [PayslipDocument] {
    let outcome = try SealPayslips(PayingStaff.october, contracts: only)(desk)
    #expect(outcome.refused.isEmpty, "\(outcome.refused.flatMap(\.findings).map(\.message))")
    return outcome.sealed
  }

  /// A bonus that was forgotten, and the payslip that replaces the first.
  @discardableResult
  func correct(_ number: String, bonus cents: Int64) throws -> PayslipDocument {
    let old = try ReadPayslip(number)(desk)
    let known = try ReadPayMonth(PayingStaff.october, contract: old.contract)(desk).rows.first?.variables
    var variables = PayVariables(employee: old.employee, contract: old.contract, month: PayingStaff.october)
    variables.items = [.init(.bonus, "Prime d’octobre", Money(cents: cents))]
    _ = try KeepPayVariables(variables, known: known)(desk)
    return try CorrectPayslip(number, reason: "prime oubliée")(desk).document
  }

  func person(_ name: String, _ role: Role) -> Desk {
    Desk(dossier: desk.dossier, author: name, today: desk.today, instant: desk.instant, role: role)
  }

  /// Credit less debit, in the drafts and the validated entries.
  func owed(_ account: AccountNumber) throws -> Money {
    try ledger.entries.flatMap(\.content.lines).filter { $0.account == account }.map { $0.credit - $0.debit }.sum()
  }

  func netPaid() throws -> Money {
    try ListPayslips(month: PayingStaff.october)(desk).filter { !$0.isReplaced }.map(\.document.slip.netPaid).sum()
  }

  func validate() throws {
    _ = try ValidateEntries(through: desk.today)(desk)
  }
}
