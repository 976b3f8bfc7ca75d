import Kernel
import SocialReporting
import Store
import Testing
import Workforce

@testable import UseCases

@Suite("Somebody whose number of social security is awaited is declared by a temporary one")
struct TemporaryNumberUseTests {
  private func change(
    _ id: Int64, _ shop: DeclaringStaff, forms: Bool = false, _ change: (inout EmployeeFile) throws -> Void = { _ in }
  ) throws -> WorkforceOutcome<EmployeeFile> {
    let kept = try ReadEmployee(id)(shop.desk).employee
    var file = kept.value
    try change(&file)
    return try ChangeEmployee(kept, to: file, formsTemporaryNumber: forms)(shop.desk)
  }

  @Test func `formed by the program, declared, then said beside the number that came`() throws {
    let shop = try DeclaringStaff()
    #expect(try change(1, shop) { $0.nir = nil }.isKept)
    #expect(try shop.prepare().refusals.map(\.code) == ["dsn.person.nir"])
    let formed = try change(1, shop, forms: true)
    #expect(formed.isKept && formed.value.temporaryNumber?.text == "273282932000001")
    let outcome = try shop.prepare()
    #expect(!outcome.isRefused, "\(outcome.refusals.map(\.message))")
    let one = try #require(outcome.prepared.first)
    let person = try #require(one.message.declarations[0].descendants("S21.G00.30").first { $0[1] == nil })
    #expect(person[20] == "273282932000001" && person[5] == "02")
    #expect(try !ExportDeclaration(.number(try #require(one.declaration?.id)), as: .xml)(shop.desk).isRefused)
    #expect(try change(1, shop) { $0.nir = try NIR(withoutKey: "2900599999021") }.isKept)
    let later = try #require(try shop.prepare(on: Day(2026, 11, 3)).prepared.first)
    let both = try #require(later.message.declarations[0].descendants("S21.G00.30").first { $0[1] == "2900599999021" })
    #expect(both[20] == "273282932000001")
  }

  @Test func `what is refused: another's, another company's, another sex's`() throws {
    let shop = try DeclaringStaff()
    #expect(try change(1, shop, forms: true).isKept)
    func codes(_ text: String) throws -> [String] {
      try change(2, shop) { $0.temporaryNumber = try TemporaryNumber(text) }.findings.filter { $0.severity == .error }.map(\.code)
    }
    #expect(try codes("273282932000001") == ["workforce.ntt.sex", "workforce.ntt.taken"])
    #expect(try codes("100002600500007") == ["workforce.ntt.siren"])
    #expect(try codes("173282932000009") == [])
    #expect(try change(2, shop, forms: true).value.temporaryNumber?.text == "173282932000009", "one that is there stays")
  }
}
