import Kernel
import Store
import Testing
import Workforce

@Suite struct WorkforceTableTests {
  private static let terms = Terms(
    workplace: 1, jobTitle: "Vendeuse", weeklyHours: Hours(hundredths: 2_800), pay: .hourly(Money(cents: 1_310)))

  @Test func `everything comes back as it was kept, with whose it is`() throws {
    let sample = try SampleDossier(seed: 1)
    var workplace = Workplace(
      name: "Boutique", siret: try Siret("73282932000074"),
      address: PostalAddress(lines: ["1 rue Haute"], postcode: "57000", town: "Metz"), activityCode: "4752A")
    workplace.territory = .alsaceMoselle
    workplace.headcounts.set(12, from: Day(2026, 1, 1))
    workplace.headcounts.set(9, from: Day(2025, 1, 1))
    workplace.healthSchemes = [
      HealthScheme(label: "Santé", from: Day(2025, 1, 1), employee: Money(cents: 1_800), employer: Money(cents: 2_200))
    ]
    var employee = EmployeeFile(birthName: "Roux", firstNames: "Nadia Marie", sex: .female, birth: Day(1955, 8, 14))
    employee.nir = try NIR("255081416802538")
    employee.iban = try IBAN("FR1420041010050500013M02606")
    employee.taxRates = [.init(.percent(2_10), received: Day(2026, 1, 12)), .init(nil, received: Day(2026, 3, 2))]
    var contract = EmploymentContract(
      employee: 1, kind: .fixedTerm, start: Day(2026, 2, 2), end: Day(2026, 7, 31), terms: Self.terms)
    contract.fixedTerm = .init(reason: .replacement, replaced: "Paul Petit, vendeur")
    var more = Self.terms
    more.pattern = WeeklyPattern([7, 7, 7, 0, 7, 0, 0].map { Hours(hundredths: $0 * 100) })
    contract.amend(Amendment(effective: Day(2026, 4, 1), reason: "autre semaine", terms: more))
    let absence = Absence(employee: 1, kind: .sickness, from: Day(2026, 3, 2), through: Day(2026, 3, 6), endsAtNoon: true)
    let kept = (workplace, employee, contract, absence)
    let keys = try sample.change("essai") { change in
      try [change.add(kept.0), change.add(kept.1), change.add(kept.2), change.add(kept.3)]
    }
    #expect(keys == [1, 1, 1, 1])
    #expect(try sample.dossier.reading { try $0.workplace(1)?.value } == workplace)
    #expect(try sample.dossier.reading { try $0.employees().map(\.value) } == [employee])
    #expect(try sample.dossier.reading { try $0.contracts(of: 1).map(\.value) } == [contract])
    #expect(try sample.dossier.reading { try $0.contracts(of: 2) } == [])
    #expect(try sample.dossier.reading { try $0.absences(of: 1).map(\.value) } == [absence])
    #expect(try sample.dossier.reading { try $0.absence(1)?.author } == author.name)
    #expect(try sample.dossier.reading { try $0.contract(2) } == nil)
  }

  @Test func `a change is the next state; the ones before stay`() throws {
    let sample = try SampleDossier(seed: 2)
    let first = EmployeeFile(birthName: "Roux", firstNames: "Nadia", sex: .female, birth: Day(1980, 1, 2))
    var second = first
    second.usedName = "Lambert"
    try sample.change("essai") { try $0.add(first) }
    let kept = try sample.dossier.reading { try $0.employee(1)! }
    try sample.change("essai") { [second] in try $0.change(kept, to: second) }
    #expect(try sample.dossier.reading { try $0.employee(1)?.version } == 2)
    #expect(try sample.dossier.reading { try $0.employees().map(\.value) } == [second])
    #expect(try sample.dossier.reading { try $0.states(ofEmployee: 1).map(\.value) } == [first, second])
  }

  @Test func `a change made on an older state is refused`() throws {
    let sample = try SampleDossier(seed: 3)
    let file = EmployeeFile(birthName: "Roux", firstNames: "Nadia", sex: .female, birth: Day(1980, 1, 2))
    try sample.change("essai") { try $0.add(file) }
    let kept = try sample.dossier.reading { try $0.employee(1)! }
    try sample.change("essai") { try $0.change(kept, to: file) }
    #expect { try sample.change("essai") { try $0.change(kept, to: file) } } throws: {
      ($0 as? Finding)?.code == "workforce.changed-meanwhile"
    }
  }
}
