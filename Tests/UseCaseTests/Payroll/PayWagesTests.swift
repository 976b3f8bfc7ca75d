import Banking
import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases
import Workforce

@Suite struct PayWagesTests {
  private static let october = PayingStaff.october

  @Test func `each is paid the net of the payslip, on the account of the file`() throws {
    let staff = try PayingStaff()
    _ = try PostPayroll(Self.october)(staff.desk)
    let outcome = try PayWages(Self.october)(staff.desk)
    let content = try #require(outcome.content)
    #expect(content.identifier == "S20261102-1" && content.purpose == .wages && content.isBookedAsOne)
    // In order of names.
    #expect(content.orders.map(\.iban) == PayingStaff.ibans.reversed() && content.orders[0].name == "Karim Ouazzani")
    let net = try staff.netPaid()
    #expect(content.total == net && content.orders.allSatisfy { $0.account == "421" && $0.lines.isEmpty })
    #expect(content.orders.allSatisfy { $0.remittance == "Salaire octobre 2026" })
    #expect(!outcome.findings.contains { $0.severity == .error }, "\(outcome.findings)")
    let xml = String(decoding: try content.bytes(created: "2026-11-02T09:00:00Z"), as: UTF8.self)
    #expect(xml.contains("<SvcLvl>") && xml.contains("<CtgyPurp>") && xml.contains("SALA"))
    try staff.ledger.expectIntact()
  }

  @Test func `another person approves, the file leaves, and one line of the books settles them all`() throws {
    let staff = try PayingStaff()
    _ = try PostPayroll(Self.october)(staff.desk)
    let (paying, other) = (staff.person("Camille", .collaborator), staff.person("Hélène", .director))
    let id = try #require(try PayWages(Self.october)(paying).id)
    #expect(throws: Finding.self) { try ApprovePayments(id)(staff.person("Camille", .director)) }
    _ = try ApprovePayments(id)(other)
    let folder = try ScratchFolder()
    let sent = try ExportPayments(id, to: folder.path)(paying)
    let entry = try staff.ledger.entry(try #require(sent.entry, "\(sent.findings)"))
    #expect(entry.content.lines.map(\.account) == ["421", "512"] && entry.content.label == "Virement des salaires")
    #expect(try staff.owed("421") == .zero)
    try staff.ledger.expectIntact()
  }

  @Test func `without an IBAN nothing is prepared, unless the person is paid otherwise`() throws {
    let staff = try PayingStaff()
    let karim = try ReadEmployee(2)(staff.desk).employee
    var file = karim.value
    file.iban = nil
    _ = try ChangeEmployee(karim, to: file)(staff.desk)
    let refused = try staff.ledger.untouched { try PayWages(Self.october)(staff.desk) }
    #expect(refused.id == nil && refused.findings.contains { $0.code == "payroll.payment.no-iban" && $0.severity == .error })
    let paid = try PayWages(Self.october, leavingOut: [2])(staff.desk)
    #expect(paid.content?.orders.map(\.name) == ["Nadia Roux"])
  }

  @Test func `a wage is paid once; a cancelled batch gives it back; a correction pays the difference`() throws {
    let staff = try PayingStaff()
    let first = try #require(try PayWages(Self.october)(staff.desk).id)
    let finding = #expect(throws: Finding.self) { try staff.ledger.untouched { try PayWages(Self.october)(staff.desk) } }
    #expect(finding?.code == "payroll.payment.nothing" && finding?.message.contains("n°\u{A0}\(first)") == true)
    _ = try CancelPayments(first)(staff.desk)
    _ = try PayWages(Self.october)(staff.desk)
    let before = try staff.netPaid()
    try staff.correct("2026-0001", bonus: 150_00)
    let difference = try PayWages(Self.october)(staff.desk)
    let after = try staff.netPaid()
    #expect(difference.content?.orders.count == 1 && difference.content?.total == after - before)
    try staff.correct(try #require(difference.content?.orders[0].payslip), bonus: 50_00)
    let over = try staff.ledger.untouched { try PayWages(Self.october)(staff.desk) }
    #expect(over.id == nil && over.findings.contains { $0.code == "payroll.payment.overpaid" }, "\(over.findings)")
    try staff.ledger.expectIntact()
  }

  @Test func `an order whose payslip was replaced, or whose IBAN changed, is not approved`() throws {
    let staff = try PayingStaff()
    let id = try #require(try PayWages(Self.october)(staff.desk).id)
    let nadia = try ReadEmployee(1)(staff.desk).employee
    var file = nadia.value
    file.iban = try IBAN(PayingHouse.own)
    _ = try ChangeEmployee(nadia, to: file)(staff.desk)
    #expect(try ApprovePayments(id)(staff.desk).findings.contains { $0.code == "payment.order.changed" })
    _ = try ChangeEmployee(ReadEmployee(1)(staff.desk).employee, to: nadia.value)(staff.desk)
    try staff.correct("2026-0001", bonus: 150_00)
    let refused = try ApprovePayments(id)(staff.desk)
    #expect(refused.batch.state == .draft && refused.findings.contains { $0.message.contains("2026-0003") })
  }

  @Test func `a new account since the last transfer is said to whoever approves`() throws {
    let staff = try PayingStaff()
    let id = try #require(try PayWages(Self.october)(staff.desk).id)
    _ = try ApprovePayments(id)(staff.desk)
    _ = try ExportPayments(id)(staff.desk)
    let nadia = try ReadEmployee(1)(staff.desk).employee
    var file = nadia.value
    file.iban = try IBAN(PayingHouse.own)
    _ = try ChangeEmployee(nadia, to: file)(staff.desk)
    try staff.correct("2026-0002", bonus: 150_00)
    let next = try PayWages(Self.october)(staff.desk)
    #expect(next.findings.contains { $0.code == "payroll.payment.iban-changed" && $0.severity == .warning })
    #expect(try ReadPayments(try #require(next.id))(staff.desk).findings.contains { $0.code == "payroll.payment.iban-changed" })
  }

  @Test(arguments: Role.allCases) func `the account of somebody is whole for whoever employs, pays or approves`(role: Role) throws
  {
    let staff = try PayingStaff()
    let id = try #require(try PayWages(Self.october)(staff.desk).id)
    let desk = staff.person("Dominique", role)
    let read = try ReadPayments(id)(desk).batch.content.orders.map(\.iban)
    let isWhole = role != .accountant && role != .jury
    #expect(read == (isWhole ? PayingStaff.ibans.reversed() : ["DE89 •••• 000", "FR14 •••• 606"]))
    #expect(try ListPayments()(desk).flatMap(\.content.orders).map(\.iban) == read)
  }

  @Test func `the refusals: an unknown account of the bank, a role that does not pay`() throws {
    let staff = try PayingStaff()
    try staff.ledger.refuses("payment.account.no-iban") { _ = try PayWages(Self.october, from: "512100")(staff.desk) }
    try staff.ledger.refuses("access.denied") { _ = try PayWages(Self.october)(staff.person("Paul", .accountant)) }
    try staff.ledger.refuses("payroll.payment.nothing") { _ = try PayWages(Month(2026, 9))(staff.desk) }
  }
}
