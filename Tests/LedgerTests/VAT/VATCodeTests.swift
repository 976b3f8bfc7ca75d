import Kernel
import Testing

@testable import Ledger

@Suite("VAT codes")
struct VATCodeTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let code: String
    let rate: Rate?
    let due: AccountNumber?
    let deductible: AccountNumber?
    let isInvoiced: Bool
    init(_ code: String, _ rate: Rate?, due: AccountNumber? = nil, deductible: AccountNumber? = nil, invoiced: Bool) {
      (self.code, self.rate, self.due, self.deductible, isInvoiced) = (code, rate, due, deductible, invoiced)
    }
    var testDescription: String { code }
  }

  static let cases = [
    Case("C20", .percent(20_00), due: "44571", invoiced: true),
    Case("C10", .percent(10_00), due: "44571", invoiced: true),
    Case("C55", .percent(5_50), due: "44571", invoiced: true),
    Case("C21", .percent(2_10), due: "44571", invoiced: true),
    Case("E20", .percent(20_00), due: "445881", invoiced: true),
    Case("D20", .percent(20_00), deductible: "44566", invoiced: true),
    Case("I20", .percent(20_00), deductible: "44562", invoiced: true),
    Case("DE20", .percent(20_00), deductible: "445882", invoiced: true),
    Case("AL20", .percent(20_00), due: "44571", deductible: "44566", invoiced: false),
    Case("AL10", .percent(10_00), due: "44571", deductible: "44566", invoiced: false),
    Case("AIC20", .percent(20_00), due: "4452", deductible: "44566", invoiced: false),
    Case("AICI20", .percent(20_00), due: "4452", deductible: "44562", invoiced: false),
    Case("SIC20", .percent(20_00), due: "4452", deductible: "44566", invoiced: false),
    Case("ANE20", .percent(20_00), due: "44571", deductible: "44566", invoiced: false),
    Case("IMP55", .percent(5_50), due: "44571", deductible: "44566", invoiced: false),
    Case("IMPI20", .percent(20_00), due: "44571", deductible: "44562", invoiced: false),
    Case("EXP", nil, invoiced: false), Case("ICL", nil, invoiced: false), Case("ICS", nil, invoiced: false),
    Case("STR", nil, invoiced: false), Case("FR", nil, invoiced: false), Case("EXO", nil, invoiced: false),
    Case("ND", nil, invoiced: false),
  ]

  @Test("Each code has its rate, its accounts and whether the invoice asks for its tax", arguments: cases)
  func table(_ row: Case) throws {
    let code = try #require(VATCode.find(row.code))
    #expect(try EntrySamples.rates.rate(of: code, on: Day(2026, 10, 5)) == row.rate)
    #expect(code.due.map { VATAccounts.pcg[$0] } == row.due)
    #expect(code.deductible.map { VATAccounts.pcg[$0] } == row.deductible)
    #expect(code.isInvoiced == row.isInvoiced)
  }

  @Test("Codes are unique, upper case, and found whatever the case") func names() {
    #expect(Set(VATCode.all.map(\.code)).count == VATCode.all.count)
    #expect(VATCode.all.count == 12 * 4 + 7)
    for code in VATCode.all { #expect(VATCode.find(code.code.lowercased()) == code) }
    #expect(VATCode.find("C19") == nil)
  }

  @Test("Every role has an account of the family 445 and a French label") func roles() {
    for role in VATAccountRole.allCases {
      #expect(VATAccounts.isTax(VATAccounts.pcg[role]), "\(role)")
      #expect(!role.label.isEmpty)
    }
    #expect(!VATAccounts.isTax("44551"))
    #expect(!VATAccounts.isTax("44567"))
  }

  @Test("The law is cited as it is numbered that day") func references() throws {
    let works = try #require(VATCode.find("AL20"))
    #expect(works.reference(on: Day(2026, 12, 31)) == "CGI art. 283, 2 nonies")
    #expect(works.reference(on: Day(2027, 1, 1)) == "CGI art. 283, 2 nonies, recodifié au CIBS, livre II")
    let franchise = try #require(VATCode.find("FR"))
    #expect(franchise.reference(on: Day(2026, 12, 31)) == "CGI art. 293 B")
    #expect(franchise.reference(on: Day(2027, 1, 1)) == "CGI art. 293 B, recodifié au CIBS, art. L. 223-3")
  }

  @Test("The account of a reverse charge can be set, and padded accounts are recognised") func accounts() {
    let accounts = VATAccounts.pcg.setting(.dueDomesticReverseCharge, to: "4452")
    #expect(accounts[.dueDomesticReverseCharge] == "4452")
    #expect(accounts[.collected] == "44571")
    #expect(accounts.isAccount("445660", of: .deductible))
    #expect(accounts.isAccount("4456601", of: .deductible))
    #expect(!accounts.isAccount("44562", of: .deductible))
    let padded = VATAccounts.pcg.setting(.deductible, to: "445660")
    #expect(padded.isAccount("44566", of: .deductible))
  }

  @Test("A rate before its first day is refused, not guessed") func notInForce() throws {
    let code = try #require(VATCode.find("C20"))
    #expect(throws: Finding.self) { try EntrySamples.rates.rate(of: code, on: Day(2013, 12, 31)) }
  }

  struct Rounding: CustomTestStringConvertible, Sendable {
    let amount: String
    let rate: Rate
    let onNet: String
    let inGross: String
    var testDescription: String { "\(amount) at \(rate.frenchPercent)" }
  }

  @Test(
    "Tax is rounded to the nearest cent, a half away from zero",
    arguments: [
      Rounding(amount: "100,00", rate: .percent(20_00), onNet: "20,00", inGross: "16,67"),
      Rounding(amount: "0,02", rate: .percent(20_00), onNet: "0,00", inGross: "0,00"),
      Rounding(amount: "0,03", rate: .percent(20_00), onNet: "0,01", inGross: "0,01"),
      Rounding(amount: "-0,03", rate: .percent(20_00), onNet: "-0,01", inGross: "-0,01"),
      Rounding(amount: "10,00", rate: .percent(5_50), onNet: "0,55", inGross: "0,52"),
      Rounding(amount: "1,00", rate: .percent(5_50), onNet: "0,06", inGross: "0,05"),
      Rounding(amount: "999999999999,99", rate: .percent(20_00), onNet: "200000000000,00", inGross: "166666666666,67"),
    ])
  func rounding(_ row: Rounding) {
    #expect(eur(row.amount).vat(row.rate) == eur(row.onNet))
    #expect(eur(row.amount).vatIncluded(row.rate) == eur(row.inGross))
  }
}
