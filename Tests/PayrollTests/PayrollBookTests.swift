import ChartOfAccounts
import Foundation
import Kernel
import Ledger
import Payroll
import TestSupport
import Testing

/// The payroll book, what is owed to whom, and the entry: what an accountant checks before anything is validated.
@Suite struct PayrollBookTests {
  static let accounts = try! PayrollAccounts.load(on: Day(2026, 1, 1))

  static func document(
    _ situation: PayrollSituation, _ slip: Payslip, name: String = "Nadia Roux", number: String? = nil, siret: String? = nil
  ) -> PayslipDocument {
    let days = slip.period.firstDay...slip.period.lastDay
    return PayslipDocument(
      number: number, employer: .init(name: "Atelier Brindille", siret: siret), employee: .init(name: name), period: days,
      paymentDay: nil, slip: slip, totals: .init(slip, after: nil), facts: .init(situation))
  }

  static func worked(_ id: String) throws -> PayslipDocument {
    let (situation, slip) = try #require(WorkedPayslipTests.slips.first { $0.id == id }).payslip()
    return document(situation, slip)
  }

  /// « 6411 D 1 823,03 », one line after the other.
  static func text(_ entry: PayrollEntry) -> [String] {
    entry.lines.map { "\($0.account) \($0.credit.isZero ? "D" : "C") \(($0.debit + $0.credit).json)" }
  }

  @Test(
    "The entry of a worked payslip is the one made by hand",
    arguments: [
      (
        "1a",
        [
          "6332 D 1.82", "6333 D 28.99", "6338 D 0.29", "6411 D 1823.03", "6451 D 33.32", "6452 D 20.00", "6453 D 0.01",
          "421 C 1421.16", "431 C 373.18", "4372 C 40.00", "4373 C 73.12",
        ]
      ),
      (
        // The wage of the month less the absence, and the complement; the allowances are the fund's debt.
        "6",
        [
          "439 D 257.65", "6332 D 1.52", "6333 D 24.23", "6338 D 0.24", "6411 D 1523.85", "6451 D 293.60", "6452 D 20.00",
          "6453 D 47.21", "421 C 1441.97", "431 C 578.01", "4372 C 40.00", "4373 C 108.32",
        ]
      ),
      (
        // The end of a fixed term: its indemnity at 6414, the leave that is left at 6412, the tax of the employee.
        "8",
        [
          "6332 D 3.26", "6333 D 84.43", "6338 D 0.52", "6411 D 2000.00", "6412 D 660.00", "6414 D 600.00", "6451 D 1067.68",
          "6452 D 20.00", "6453 D 179.47", "421 C 2417.04", "431 C 1706.50", "4372 C 40.00", "4373 C 310.20", "4421 C 141.62",
        ]
      ),
    ])
  func golden(id: String, lines: [String]) throws {
    let document = try Self.worked(id)
    let entries = try PayrollEntry.entries([document], Self.accounts)
    #expect(entries.map(Self.text) == [lines])
    #expect(entries[0].debit == entries[0].credit)
  }

  @Test(arguments: WorkedPayslipTests.slips) func `charges at the debit are the cost, and the net is owed`(slip: Expected) throws
  {
    let (situation, payslip) = try slip.payslip()
    let document = Self.document(situation, payslip)
    let entry = try PayrollEntry.entries([document], Self.accounts)[0]
    let charges = entry.lines.filter { $0.account.accountClass == 6 }.map { $0.debit - $0.credit }.sum()
    #expect(charges == payslip.employerCost)
    #expect(entry.lines.first { $0.account == "421" }?.credit == payslip.netPaid)
    let book = try PayrollBook([document], Self.accounts)
    #expect(book.total == PayrollBook.Amounts(payslip) && book.rows.count == 1)
    for body in book.charges {
      #expect(entry.lines.first { $0.account.text == body.account }?.credit == body.owed, "\(body.label)")
    }
  }

  @Test func `any month of any payslips makes balanced entries, and each body is owed what the book says`() throws {
    let seed: UInt64 = 20_261_129
    var generator = SplitMix64(seed: seed)
    for month in ["2026-02", "2026-05", "2026-10"].map({ Month(iso: $0)! }) {
      for _ in 0..<60 {
        let documents = try (0..<8).map { index in
          var situation = PayrollPropertyTests.situation(&generator)
          situation.period = month
          if situation.contract.end != nil { situation.contract.end = month.lastDay }
          situation.month.absences = []
          if generator.next() % 3 == 0 {
            situation.month.advances = [.init(label: "Acompte", amount: Money(cents: Int64(generator.next() % 300_00)))]
            situation.month.expenses = [.init(label: "Train", amount: Money(cents: Int64(generator.next() % 200_00)))]
            situation.month.benefitsInKind = [.init(label: "Voiture", amount: Money(cents: Int64(generator.next() % 400_00)))]
            situation.month.attachment = Money(cents: Int64(generator.next() % 500_00))
            situation.month.mealVouchersEmployeeShare = Money(cents: Int64(generator.next() % 90_00))
          }
          if generator.next() % 4 == 0 {
            situation.month.absences = PayrollPropertyTests.absences(in: month, &generator)
          }
          let slip = try payslip(situation)
          return Self.document(
            situation, slip, name: "Salarié \(index)", siret: index % 2 == 0 ? "00002600500011" : "00002600500029")
        }
        let (book, entries) = (
          try PayrollBook(documents, Self.accounts), try PayrollEntry.entries(documents, Self.accounts)
        )
        #expect(entries.count == 2 && entries.allSatisfy { $0.debit == $0.credit }, "seed \(seed)")
        func net(_ account: String) -> Money {
          entries.flatMap(\.lines).filter { $0.account.text == account }.map { $0.credit - $0.debit }.sum()
        }
        #expect(net("421") == documents.map(\.slip.netPaid).sum() && net("421") == book.total.netPaid, "seed \(seed)")
        for body in book.charges { #expect(net(body.account) == body.owed, "seed \(seed): \(body.label)") }
        #expect(net("425") == book.total.advances && net("427") == book.total.attachments, "seed \(seed)")
        #expect(
          book.charges.map(\.owed).sum()
            == book.total.employeeContributions + book.total.employerContributions - book.total.reliefs + book.total.incomeTax,
          "seed \(seed)")
        #expect(entries.flatMap(\.lines).allSatisfy { $0.debit >= .zero && $0.credit >= .zero && !$0.reasons.isEmpty })
      }
    }
  }

  @Test func `every code of a payslip has an account, and a body where somebody is owed`() throws {
    for code in Earning.Code.allCases { _ = try Self.accounts.account(.earning, code.rawValue) }
    for code in PayslipLine.Code.allCases { _ = try Self.accounts.body(of: .contribution, code.rawValue) }
    for code in Payslip.Adjustment.Code.allCases { _ = try Self.accounts.account(.item, code.rawValue) }
  }

  @Test func `a correction posts the difference, and nothing when nothing changed`() throws {
    let (old, situation) = (try Self.worked("2"), ordinary(2_500_00))
    let new = Self.document(situation, try payslip(situation))
    let difference = try PayrollEntry.entries([new], removing: [old], Self.accounts)
    let (before, after) = (try PayrollEntry.entries([old], Self.accounts)[0], try PayrollEntry.entries([new], Self.accounts)[0])
    #expect(difference.count == 1 && difference[0].debit == difference[0].credit)
    func balance(_ entry: PayrollEntry, _ account: AccountNumber) -> Money {
      entry.lines.filter { $0.account == account }.map { $0.debit - $0.credit }.sum()
    }
    for account in Set((before.lines + after.lines).map(\.account)) {
      #expect(balance(before, account) + balance(difference[0], account) == balance(after, account), "\(account)")
    }
    #expect(try PayrollEntry.entries([old], removing: [old], Self.accounts)[0].lines.isEmpty)
  }

  @Test func `a benefit in kind costs once, and a voucher's share is kept for its purchase`() throws {
    var situation = ordinary()
    situation.month.benefitsInKind = [.init(label: "Voiture", amount: Money(cents: 150_00))]
    situation.month.mealVouchersEmployeeShare = Money(cents: 76_00)
    situation.month.expenses = [.init(label: "Train", amount: Money(cents: 84_50))]
    situation.month.transport = .init(subscription: Money(cents: 88_80))
    let entry = try PayrollEntry.entries([Self.document(situation, try payslip(situation))], Self.accounts)[0]
    let text = Self.text(entry)
    #expect(text.contains("649 C 150.00") && text.contains("4378 C 76.00") && text.contains("6251 D 84.50"), "\(text)")
    #expect(text.contains("6414 D 194.40"), "\(text)")
  }

  @Test func `a payslip whose amounts do not add up is refused with its name and the difference`() throws {
    let document = try Self.worked("2")
    let json = String(decoding: document.json(), as: UTF8.self).replacing("\"1820.86\"", with: "\"1820.00\"")
    let wrong = try #require(PayslipDocumentReader(Data(json.utf8), law: Expected.law).document)
    let finding = #expect(throws: Finding.self) { try PayrollEntry.entries([wrong], Self.accounts) }
    #expect(finding?.code == "payroll.entry.not-balanced" && finding?.message.contains("Nadia Roux") == true)
    #expect(finding?.message.contains("0,86") == true, "\(finding?.message ?? "")")
  }

  @Test func `the year's contributions are shown beside the months`() throws {
    let book = try PayrollBook([try Self.worked("2")], Self.accounts)
    let yearly = book.yearly.flatMap { body in body.lines.map { "\(body.label) \($0.code?.rawValue ?? "") \($0.employer.json)" } }
    #expect(yearly == ["Urssaf apprenticeshipTaxBalance 2.16", "Action Logement housingEffort 10.80"])
  }
}
