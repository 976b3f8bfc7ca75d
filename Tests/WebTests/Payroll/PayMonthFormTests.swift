import Kernel
import Store
import Testing
import UseCases
import Workforce

@testable import Web

/// The forms of a month of pay: what they name, and how many rows they read back.
@Suite struct PayMonthFormTests {
  @Test(
    arguments: [
      ([], "web.pay.contract-none"), (["abc"], "web.pay.contract-number"), (["1", ""], "web.pay.contract-number"),
      (["99999999999999999999"], "web.pay.contract-number"),
    ] as [([String], String)])
  func `nothing is sealed unless each contract is named by its number`(contracts: [String], code: String) async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.collaborator)
    _ = try await browser.get("/moi")
    let before = try house.digest()
    let reply = try await browser.post(
      "/d/atelier/paie/2026-10/sceller", contracts.map { ("contrat", $0) }, headers: ["Accept": "application/json"])
    #expect(reply.status == 422 && reply.codes == [code], "\(reply.status) \(reply.codes)")
    #expect(try house.digest() == before)
  }

  @Test func `a month with more elements than a form first has is read back whole`() throws {
    let terms = Terms(
      workplace: 1, jobTitle: "Vente", weeklyHours: Hours(hundredths: 35_00), pay: .monthly(Money(cents: 2_400_00)))
    let contract = EmploymentContract(employee: 1, start: Day(2026, 10, 1), terms: terms)
    var known = PayVariables(employee: 1, contract: 1, month: Month(2026, 10))
    known.items = (1...70).map { .init(.bonus, "Prime \($0)", Money(cents: Int64($0))) }
    let form = PayVariablesForm(month: known.month, contract: contract, known: known)
    var fields = Fields()
    for (index, item) in known.items.enumerated() {
      fields.add("genre-\(index + 1)", item.kind.rawValue)
      fields.add("libelle-\(index + 1)", item.label)
      fields.add("montant-\(index + 1)", "0,\(index < 9 ? "0" : "")\(index + 1)")
    }
    #expect(try form.read(fields).items == known.items)
  }
}
