import Kernel
import SocialReporting
import Store
import Testing
import Workforce

@testable import UseCases

@Suite("The DSN of a month is made of its sealed payslips, and kept as it was")
struct PrepareDeclarationTests {
  private func refused(_ code: String, _ body: () throws -> Void) {
    #expect { try body() } throws: { ($0 as? Finding)?.code == code }
  }

  @Test func `what is missing is told for everybody at once, and nothing is kept`() throws {
    let staff = try PayingStaff(sealing: false)
    let nobody = try PrepareDeclaration(DeclaringStaff.october)(staff.desk)
    #expect(nobody.isRefused && nobody.prepared.isEmpty && nobody.refusals.first?.code == "dsn.declarant.missing")
    #expect(nobody.refusals.contains { $0.code == "dsn.person.nir" }, "who declares hides nothing of the rest")
    #expect(try KeepDeclarant(DeclaringStaff.file())(staff.desk).isKept)
    let outcome = try PrepareDeclaration(DeclaringStaff.october)(staff.desk)
    #expect(outcome.isRefused && outcome.prepared.isEmpty)
    let person = ["dsn.person.nir", "dsn.person.address", "dsn.payslip.not-sealed", "dsn.contract.occupation"]
    let errors = outcome.refusals.filter { $0.severity == .error }.map(\.code)
    #expect(errors == person + person + ["dsn.workplace.commune"])
    let others = outcome.refusals.filter { $0.severity != .error }.map(\.code)
    let once = ["dsn.declaring.accident-risk", "dsn.declaring.insurance"]
    for code in once { #expect(others.count { $0 == code } == 1, "\(code): \(others)") }
    #expect(others.count { $0 == "dsn.declaring.birthplace" } == 2)
    #expect(outcome.refusals.filter { $0.code == "dsn.person.nir" }.map(\.file) == ["Nadia Roux", "Karim Ouazzani"])
    #expect(try ListDeclarations()(staff.desk).isEmpty)
    #expect(try VerifyDossier()(staff.desk.dossier).findings.isEmpty)
  }

  @Test func `a month to come is refused, and an establishment that is not there`() throws {
    let shop = try DeclaringStaff()
    refused("dsn.declaration.future") { _ = try PrepareDeclaration(Month(2026, 12))(shop.desk) }
    refused("workforce.workplace.unknown") { _ = try PrepareDeclaration(DeclaringStaff.october, workplace: 9)(shop.desk) }
  }

  @Test func `what is prepared is read back, is what the payslips say, and closes with the books`() throws {
    let shop = try DeclaringStaff()
    _ = try PostPayroll(DeclaringStaff.october)(shop.desk)
    let outcome = try shop.prepare()
    let one = try #require(outcome.prepared.first)
    let kept = try #require(one.declaration)
    #expect(kept.nature == .monthly && kept.type == .normal && kept.state == .prepared && !kept.isTest)
    #expect(kept.due == Day(2026, 11, 16), "15 November is a Sunday")
    #expect(Set(kept.stored.content.payslips) == ["2026-0001", "2026-0002"])
    let errors = one.verdict.log.findings.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { "\($0.code) \($0.field ?? "") \($0.message)" })")
    let cross = try #require(one.built.crossFooting)
    #expect(cross.isClosed)
    #expect(!one.findings.contains { $0.code.hasPrefix("dsn.cross.") }, "\(one.findings.map(\.message))")

    let read = try ReadDeclaration(kept.id)(shop.desk)
    #expect(read.text == kept.stored.content.text && read.isUpToDate && read.message.says(as: one.built.message))
    let people = read.message.declarations.flatMap { $0.descendants("S21.G00.30") }
    #expect(people.compactMap { $0[1] }.sorted() == ["1900599999034", "2900599999021"])
    #expect(try VerifyDossier()(shop.desk.dossier).findings.isEmpty)
  }

  @Test func `payslips that are not in the books are told, and an entry that says another amount`() throws {
    let shop = try DeclaringStaff()
    let before = try shop.prepare().prepared[0]
    #expect(before.findings.contains { $0.code == "dsn.cross.not-posted" })
    let bodies = try #require(before.built.crossFooting?.bodies)
    #expect(bodies.allSatisfy { $0.isClosed && $0.posted == nil && $0.gap == $0.rounding })
    _ = try PostPayroll(DeclaringStaff.october)(shop.desk)
    let after = try #require(try shop.prepare().prepared[0].built.crossFooting?.bodies)
    #expect(after.allSatisfy { $0.posted == $0.entry && !$0.isPostedOtherwise })
  }

  @Test func `an insurance that nothing is known of is one line for the establishment, and its gap is shown`() throws {
    let shop = try DeclaringStaff()
    let place = try ReadWorkplace(1)(shop.desk)
    var changed = place.value
    changed.healthSchemes[0].insurance = nil
    changed.accidentRiskCode = nil
    #expect(try KeepWorkplace(changed, known: place)(shop.desk).isKept)
    let one = try shop.prepare().prepared[0]
    for code in ["dsn.declaring.insurance", "dsn.declaring.accident-risk"] {
      #expect(one.findings.count { $0.code == code } == 1, "two people, one establishment: \(code)")
    }
    let body = try #require(one.built.crossFooting?.bodies.first { $0.code == "healthInsurance" })
    #expect(!body.isClosed && !body.book.isZero && body.gap == Money(cents: -body.book.cents))
  }

  @Test func `what the checks say of our own people names them`() throws {
    let shop = try DeclaringStaff()
    let employee = try ReadEmployee(1)(shop.desk).employee
    var file = employee.value
    (file.birthPlace, file.birthDepartment, file.birthCountry) = (nil, "69", "FR")
    #expect(try ChangeEmployee(employee, to: file)(shop.desk).isKept)
    let one = try shop.prepare().prepared[0]
    let said = one.verdict.log.findings.filter { $0.field == "S21.G00.30.007" }
    #expect(!said.isEmpty && said.allSatisfy { $0.message.contains("(Nadia ROUX)") && !$0.message.contains("individu n°") })
    let kept = try #require(one.declaration)
    let exported = try ExportDeclaration(.number(kept.id), as: .neodes)(shop.desk(on: Day(2026, 11, 2)))
    #expect(exported.isRefused && exported.findings.contains { $0.message.contains("Nadia ROUX") })
  }

  @Test func `prepared again before it is sent, it is another version; what changed is told`() throws {
    let shop = try DeclaringStaff()
    let first = try shop.prepared()
    let place = try ReadWorkplace(1)(shop.desk)
    var moved = place.value
    moved.address.lines = ["4 rue Haute"]
    #expect(try KeepWorkplace(moved, known: place)(shop.desk).isKept)
    let read = try ReadDeclaration(first.id)(shop.desk)
    #expect(!read.isUpToDate && read.findings.contains { $0.code == "dsn.declaration.changed" })
    let second = try shop.prepared(on: Day(2026, 11, 3))
    #expect(second.type == .normal && second.stored.content.orderNumber == 1 && second.stored.content.replaces == nil)
    let states = try ListDeclarations()(shop.desk).map(\.state)
    #expect(states == [.prepared, .superseded(by: second.id)])
    #expect(try ListDeclarations(onlyCurrent: true)(shop.desk).map(\.id) == [second.id])
    #expect(try ReadDeclaration(second.id)(shop.desk).earlierVersion?.id == first.id)
    refused("dsn.declaration.superseded") { _ = try MarkSent(.number(first.id))(shop.desk(on: Day(2026, 11, 3))) }
    refused("dsn.declaration.superseded") { _ = try ExportDeclaration(.number(first.id), as: .xml)(shop.desk) }
  }

  @Test func `once sent, it is cancelled and replaced until the eve of its due date, then refused`() throws {
    let shop = try DeclaringStaff()
    let first = try shop.prepared()
    let sent = try MarkSent(.number(first.id), reference: "ACK-1")(shop.desk(on: Day(2026, 11, 3)))
    #expect(sent.state == .sent(Day(2026, 11, 3)))
    refused("dsn.declaration.sent") { _ = try MarkSent(.number(first.id))(shop.desk(on: Day(2026, 11, 3))) }
    let second = try shop.prepared(on: Day(2026, 11, 15))
    #expect(second.type == .replacement && second.stored.content.replaces == first.id)
    #expect(second.stored.content.orderNumber == 2)
    let message = try ReadDeclaration(second.id)(shop.desk).message
    #expect(message.declarations[0][2] == "03" && message.declarations[0][6] == "011020261")
    refused("dsn.declaration.too-late") { _ = try shop.prepare(on: Day(2026, 11, 16)) }
    _ = try MarkSent(.number(second.id))(shop.desk(on: Day(2026, 11, 15)))
    #expect(try ListDeclarations()(shop.desk).map(\.state) == [.sent(Day(2026, 11, 15)), .replaced(by: second.id)])
    #expect(try VerifyDossier()(shop.desk.dossier).findings.isEmpty)
  }

  /// A day of deposit beside the due date, Monday 16 November.
  struct Deposit: CustomTestStringConvertible, Sendable {
    let name: String
    let day: Day
    var replaces = false
    let isLate: Bool
    var testDescription: String { name }
  }
  static let deposits = [
    Deposit(name: "on the day", day: Day(2026, 11, 16), isLate: false),
    Deposit(name: "the day after", day: Day(2026, 11, 17), isLate: true),
    Deposit(name: "what replaces, on the eve", day: Day(2026, 11, 15), replaces: true, isLate: false),
    Deposit(name: "what replaces, on the day", day: Day(2026, 11, 16), replaces: true, isLate: true),
  ]

  @Test(arguments: deposits) func `a deposit after its last day is told, and the list shows it`(row: Deposit) throws {
    let shop = try DeclaringStaff()
    var kept = try shop.prepared()
    if row.replaces {
      _ = try MarkSent(.number(kept.id))(shop.desk)
      kept = try shop.prepared(on: Day(2026, 11, 10))
    }
    let late = shop.desk(on: row.day)
    #expect(try ListDeclarations()(late).first { $0.id == kept.id }?.isLate == row.isLate)
    let sent = try MarkSent(.number(kept.id))(late)
    #expect(sent.lateness.map(\.code) == (row.isLate ? ["dsn.declaration.sent-late"] : []))
    #expect(sent.stateFrench.hasSuffix("en retard") == row.isLate)
  }

  @Test func `what changed after the due date goes into the next month, and a version that was replaced names the next`() throws {
    let shop = try DeclaringStaff()
    let first = try shop.prepared()
    _ = try MarkSent(.number(first.id))(shop.desk)
    let second = try shop.prepared(on: Day(2026, 11, 10))
    _ = try MarkSent(.number(second.id))(shop.desk(on: Day(2026, 11, 10)))
    try shop.staff.correct("2026-0001", bonus: 100_00)
    func way(_ id: Int64, on day: Day) throws -> String? {
      try ReadDeclaration(id)(shop.desk(on: day)).findings.first {
        ["dsn.declaration.changed", "dsn.declaration.changed-late", "dsn.declaration.succeeded"].contains($0.code)
      }?.recovery
    }
    #expect(try way(second.id, on: Day(2026, 11, 12))?.contains("Préparez-la de nouveau") == true)
    #expect(try way(second.id, on: Day(2026, 11, 20))?.contains("mois suivant") == true)
    #expect(try way(first.id, on: Day(2026, 11, 20))?.contains("n° \(second.id)") == true)
  }

  @Test func `a reference that comes later is refused with the truth: what was noted stays`() throws {
    let shop = try DeclaringStaff()
    let kept = try shop.prepared()
    _ = try MarkSent(.number(kept.id))(shop.desk)
    #expect { _ = try MarkSent(.number(kept.id), reference: "ACK-7")(shop.desk) } throws: {
      ($0 as? Finding)?.code == "dsn.declaration.sent" && ($0 as? Finding)?.message.contains("sans référence") == true
    }
  }

  @Test func `a trial declares nothing, and stands beside the real one`() throws {
    let shop = try DeclaringStaff()
    let trial = try shop.prepared(isTest: true)
    #expect(trial.isTest && trial.due == nil)
    refused("dsn.declaration.test") { _ = try MarkSent(.number(trial.id))(shop.desk) }
    let real = try shop.prepared()
    #expect(try ListDeclarations(onlyCurrent: true)(shop.desk).map(\.id) == [real.id, trial.id])
    #expect(try ReadDeclaration(.month(DeclaringStaff.october, isTest: true))(shop.desk).declaration.id == trial.id)
    #expect(try ReadDeclaration(trial.id)(shop.desk).message.isTest)
  }

  @Test(arguments: [Day(2026, 11, 1), Day(2026, 11, 4)])
  func `a day of deposit that is before the preparation or to come is refused`(day: Day) throws {
    let shop = try DeclaringStaff()
    let kept = try shop.prepared()
    refused("dsn.declaration.sent-day") { _ = try MarkSent(.number(kept.id), on: day)(shop.desk(on: Day(2026, 11, 3))) }
  }

  @Test func `a payslip that was corrected after it was declared is regularised in the next month`() throws {
    let shop = try DeclaringStaff()
    let first = try shop.prepared()
    _ = try MarkSent(.number(first.id))(shop.desk)
    try shop.staff.correct("2026-0001", bonus: 100_00)
    let late = shop.desk(on: Day(2026, 12, 2))
    _ = try SealPayslips(Month(2026, 11))(late)
    let outcome = try PrepareDeclaration(Month(2026, 11))(late)
    #expect(!outcome.isRefused, "\(outcome.refusals.map(\.message))")
    let next = try #require(outcome.prepared.first?.declaration)
    #expect(next.stored.content.payslips.contains("2026-0003"), "the corrected payslip is declared here")
    let read = try ReadDeclaration(next.id)(late)
    #expect(read.previous?.id == first.id)
    #expect(outcome.prepared[0].findings.contains { $0.code == "dsn.declaring.correction" })
  }

  @Test func `a month of nobody is a declaration without individuals`() throws {
    let shop = try DeclaringStaff(sealing: false)
    let september = shop.desk(on: Day(2026, 10, 2))
    let outcome = try PrepareDeclaration(Month(2026, 9))(september)
    let kept = try #require(outcome.prepared.first?.declaration)
    #expect(kept.type == .normalWithoutIndividual && kept.stored.content.payslips.isEmpty)
    #expect(outcome.prepared[0].built.crossFooting == nil)
  }

  @Test func `who may not employ reads it masked, and prepares, exports, sends nothing`() throws {
    let shop = try DeclaringStaff()
    let kept = try shop.prepared()
    for role in Role.allCases where !role.may(.employ) {
      let desk = shop.desk(on: Day(2026, 11, 2), role)
      refused("access.denied") { _ = try PrepareDeclaration(DeclaringStaff.october)(desk) }
      refused("access.denied") { _ = try ExportDeclaration(.number(kept.id), as: .neodes)(desk) }
      refused("access.denied") { _ = try MarkSent(.number(kept.id))(desk) }
      refused("access.denied") { _ = try KeepDeclarant(DeclaringStaff.file())(desk) }
      guard role.may(.readWorkforce) else {
        refused("access.denied") { _ = try ReadDeclaration(kept.id)(desk) }
        continue
      }
      let read = try ReadDeclaration(kept.id)(desk)
      #expect(read.text == nil)
      var numbers: [String] = []
      read.message.forEachRubric { if $0.id == "S21.G00.30.001" { numbers.append($0.value) } }
      #expect(numbers.count == 2 && numbers.allSatisfy { $0.hasSuffix("************") })
    }
  }
}
