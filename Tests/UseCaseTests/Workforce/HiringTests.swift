import Kernel
import Store
import Testing
import UseCases
import Workforce

@Suite struct HiringTests {
  private let dossier: Dossier

  init() throws {
    dossier = try Dossier.inMemory()
    let by = Author(name: "Camille Aubry", instant: "2026-11-29T09:00:00Z")
    try dossier.changing(by, "dossier.creer", subject: "dossier") {
      try $0.setFacts(DossierFacts(name: "Les Tilleuls", siren: "732829320", mode: .business, openAssistants: []))
    }
    var workplace = Workplace(
      name: "Boutique", siret: try Siret("73282932000074"),
      address: PostalAddress(lines: ["3 rue Haute"], postcode: "67000", town: "Strasbourg"), activityCode: "4752A")
    workplace.headcounts.set(15, from: Day(2026, 1, 1))
    workplace.workAccidentRates.set(.percent(2_08), from: Day(2026, 1, 1))
    #expect(try KeepWorkplace(workplace)(desk()).findings == [])
  }

  private func desk(_ role: Role = .owner) -> Desk {
    Desk(
      dossier: dossier, author: "Camille Aubry", today: Day(2026, 11, 29), instant: "2026-11-29T09:00:00Z", role: role)
  }

  private static var nadia: EmployeeFile {
    var file = EmployeeFile(birthName: "Roux", firstNames: "Nadia", sex: .female, birth: Day(1955, 8, 14))
    (file.nir, file.nationality) = (try? NIR("255081416802538"), "FR")
    return file
  }

  private static func contract(workplace: Int64 = 1, hours: Int64 = 3_500) -> EmploymentContract {
    let terms = Terms(
      workplace: workplace, jobTitle: "Vendeuse", classification: .init(level: "II"), weeklyHours: Hours(hundredths: hours),
      pay: .monthly(Money(cents: 210_000)))
    var contract = EmploymentContract(employee: 0, start: Day(2026, 6, 1), terms: terms)
    contract.signed = Day(2026, 6, 1)
    return contract
  }

  private func events() throws -> Int { try dossier.reading { try $0.verify().events } }

  @Test func `a person is hired, amended, absent, and leaves; the dossier stays sound`() throws {
    let hired = try HireEmployee(Self.nadia, Self.contract())(desk())
    #expect(hired.isKept && hired.findings == [])
    let known = try ReadContract(hired.value.contractID)(desk()).contract
    var terms = known.value.terms
    terms.weeklyHours = Hours(hundredths: 2_800)
    let amended = try AmendContract(
      known, Amendment(effective: Day(2026, 9, 1), reason: "passage à 28 heures", terms: terms))(desk())
    #expect(amended.isKept)
    let leave = Absence(employee: hired.id, kind: .paidLeave, from: Day(2026, 9, 7), through: Day(2026, 9, 11))
    #expect(try RecordAbsence(leave)(desk()).isKept)
    let counters = try ReadLeave(hired.id)(desk())
    #expect(counters.leave.current.acquired == LeaveDays(hundredths: 12_50))
    #expect(counters.leave.left == LeaveDays(hundredths: 6_50))
    let last = try ReadContract(hired.value.contractID)(desk()).contract
    #expect(try EndContract(last, .init(lastDay: Day(2026, 12, 31), reason: .resignation))(desk()).isKept)
    #expect(try ReadPersonnelRegister()(desk()).rows.map(\.contract.lastDay) == [Day(2026, 12, 31)])
    #expect(try dossier.reading { try $0.verify().findings } == [])
  }

  @Test func `what is refused or only tried writes nothing`() throws {
    let before = try events()
    #expect(
      try HireEmployee(Self.nadia, Self.contract(workplace: 9))(desk()).findings.map(\.code) == ["workforce.workplace.unknown"])
    #expect(try HireEmployee(Self.nadia, Self.contract(hours: 0))(desk()).isRefused)
    #expect(try HireEmployee(Self.nadia, Self.contract())(desk(), isTrial: true).isKept == false)
    #expect(try events() == before)
    #expect(try ReadEmployees()(desk()).isEmpty)
  }

  @Test(arguments: [
    ("both", "1411", "Ameublement", nil), ("no title", "1411", "", "workforce.workplace.agreement-title"),
    ("no number", "", "Ameublement", "workforce.workplace.agreement"), ("a word", "meubles", "", "workforce.workplace.agreement"),
    ("five digits", "14111", "Ameublement", "workforce.workplace.agreement"),
  ])
  func `a collective agreement has a number and a title`(name: String, idcc: String, title: String, code: String?) throws {
    var place = Workplace(
      name: "Réserve", siret: try Siret("73282932000017"),
      address: PostalAddress(lines: ["5 rue Haute"], postcode: "67000", town: "Strasbourg"), activityCode: "4752A")
    place.agreement = .init(idcc: idcc, title: title)
    let outcome = try KeepWorkplace(place)(desk())
    #expect(outcome.findings.filter { $0.severity == .error }.map(\.code) == [code].compactMap(\.self), "\(name)")
    #expect(outcome.isKept == (code == nil), "\(name)")
  }

  @Test func `what a payslip will want is said at the hiring, and stops nothing`() throws {
    var bare = Workplace(
      name: "Réserve", siret: try Siret("73282932000017"),
      address: PostalAddress(lines: ["5 rue Haute"], postcode: "67000", town: "Strasbourg"), activityCode: "4752A")
    // A rate that begins inside the month does not hold for that month.
    bare.workAccidentRates.set(.percent(2_08), from: Day(2026, 11, 29))
    let kept = try KeepWorkplace(bare)(desk())
    #expect(kept.isKept)
    var contract = Self.contract(workplace: kept.id)
    contract.terms.classification = .init()
    let hired = try HireEmployee(Self.nadia, contract)(desk())
    #expect(
      hired.isKept
        && hired.findings.map(\.code) == [
          "workforce.classification.missing", "workforce.workplace.headcount-missing",
          "workforce.workplace.accident-rate-missing",
        ])
    #expect(hired.findings.allSatisfy { $0.severity == .info && $0.field != nil && $0.reference != nil })
    // Once the contract is over there is nothing left to pay.
    var past = contract
    past.ending = .init(lastDay: Day(2026, 8, 31), reason: .resignation)
    let known = try ReadContract(hired.value.contractID)(desk()).contract
    let ended = try EndContract(known, past.ending!)(desk())
    #expect(ended.isKept && ended.findings == [])
  }

  @Test func `an absence is read, corrected, and not when it was taken back`() throws {
    let id = try HireEmployee(Self.nadia, Self.contract())(desk()).id
    let stop = Absence(employee: id, kind: .commutingAccident, from: Day(2026, 9, 7), through: Day(2026, 9, 11))
    let first = try RecordAbsence(stop)(desk())
    #expect(first.findings.map(\.code) == ["workforce.absence.certificate"])
    let known = try ReadAbsence(first.id)(desk(.jury))
    var longer = known.value
    (longer.through, longer.certificateReceived) = (Day(2026, 9, 18), Day(2026, 9, 8))
    #expect(try RecordAbsence(longer, known: known)(desk()).findings == [])
    #expect(try ReadAbsence(first.id)(desk()).value == longer)
    // What was read before is not written over what came since.
    #expect { try RecordAbsence(stop, known: known)(desk()) } throws: {
      ($0 as? Finding)?.code == "workforce.changed-meanwhile"
    }
    _ = try CancelAbsence(first.id, reason: "erreur de saisie")(desk())
    for number in [first.id, 99] {
      #expect { try ReadAbsence(number)(desk()) } throws: { ($0 as? Finding)?.code == "workforce.absence.unknown" }
    }
  }

  @Test func `two people do not have one number of social security`() throws {
    _ = try HireEmployee(Self.nadia, Self.contract())(desk())
    #expect(try HireEmployee(Self.nadia, Self.contract())(desk()).findings.map(\.code) == ["workforce.employee.known"])
  }

  @Test func `an absence overlaps no other, until the other is taken back`() throws {
    let id = try HireEmployee(Self.nadia, Self.contract())(desk()).id
    let leave = Absence(employee: id, kind: .paidLeave, from: Day(2026, 9, 7), through: Day(2026, 9, 11))
    let first = try RecordAbsence(leave)(desk())
    #expect(try RecordAbsence(leave)(desk()).findings.map(\.code) == ["workforce.absence.overlap"])
    #expect(throws: Finding.self) { try CancelAbsence(first.id, reason: " ")(desk()) }
    #expect(try CancelAbsence(first.id, reason: "reportée").callAsFunction(desk()).value.stands == false)
    #expect(try RecordAbsence(leave)(desk()).isKept)
    #expect(throws: Finding.self) { try CancelAbsence(first.id, reason: "encore")(desk()) }
  }

  @Test func `leave beyond what is acquired is said, and kept`() throws {
    let id = try HireEmployee(Self.nadia, Self.contract())(desk()).id
    let leave = Absence(employee: id, kind: .paidLeave, from: Day(2026, 7, 6), through: Day(2026, 7, 10))
    let outcome = try RecordAbsence(leave)(desk())
    #expect(outcome.isKept && outcome.findings.map(\.code) == ["workforce.leave.in-advance"])
  }

  @Test(arguments: [Role.accountant, .trainer, .jury])
  func `who only reads sees no identifiers and changes nothing`(role: Role) throws {
    let id = try HireEmployee(Self.nadia, Self.contract())(desk()).id
    #expect(try ReadEmployee(id)(desk(role)).maySeeIdentifiers == false)
    #expect(try ReadEmployee(id)(desk(.collaborator)).maySeeIdentifiers)
    #expect { try HireEmployee(Self.nadia, Self.contract())(desk(role)) } throws: { ($0 as? Finding)?.code == "access.denied" }
  }
}
