import Kernel
import Ledger
import Payroll
import Store
import Testing
import UseCases
import Workforce

@Suite struct PostPayrollTests {
  private static let october = PayingStaff.october

  @Test func `a month is one entry, balanced, which says what everybody is owed and what nobody earns`() throws {
    let staff = try PayingStaff()
    let outcome = try PostPayroll(Self.october)(staff.desk)
    let entry = try staff.ledger.entry(try #require(outcome.posted.first?.id))
    #expect(outcome.posted.count == 1 && !outcome.findings.contains { $0.severity == .error }, "\(outcome.findings)")
    #expect(entry.content.journal == "PA" && entry.content.day == Day(2026, 10, 31) && !entry.isValidated)
    #expect(entry.content.pieceRef == "PAIE-2026-10-1" && entry.content.label == "Paie d’octobre 2026")
    #expect(entry.content.totalDebit == entry.content.totalCredit)
    #expect(!entry.content.lines.contains { ($0.label ?? "").contains("Roux") || $0.thirdParty != nil })
    let book = try ReadPayrollBook(Self.october)(staff.desk)
    #expect(book.findings == [] && book.book.rows.map(\.employee) == ["Karim Ouazzani", "Nadia Roux"])
    #expect(try staff.owed("421") == book.book.total.netPaid)
    for body in book.book.charges { #expect(try staff.owed(AccountNumber(body.account)!) == body.owed, "\(body.label)") }
    #expect(book.postings.map(\.payslips) == [["2026-0001", "2026-0002"]])
    #expect(try staff.desk.dossier.reading { try $0.account("4373")?.label } == "Agirc-Arrco")
    try staff.ledger.expectIntact()
  }

  @Test func `a dry run leaves nothing`() throws {
    let staff = try PayingStaff()
    let outcome = try staff.ledger.untouched { try PostPayroll(Self.october)(staff.desk, isTrial: true) }
    #expect(outcome.isTrial && outcome.posted[0].entry.debit == outcome.posted[0].entry.credit)
    #expect(try ReadPayrollBook(Self.october)(staff.desk).findings.map(\.code) == ["payroll.book.not-posted"])
  }

  @Test func `a payslip that is not sealed stops the month, and says whose`() throws {
    let staff = try PayingStaff(sealing: false)
    try staff.seal([staff.contracts[0]])
    let finding = #expect(throws: Finding.self) { try staff.ledger.untouched { try PostPayroll(Self.october)(staff.desk) } }
    #expect(finding?.code == "payroll.posting.not-sealed" && finding?.message.contains("Karim Ouazzani") == true)
    #expect(finding?.message.contains("Nadia") == false)
    let book = try ReadPayrollBook(Self.october)(staff.desk)
    #expect(book.findings.map(\.code) == ["payroll.book.incomplete", "payroll.book.not-posted"] && book.book.rows.count == 1)
  }

  @Test func `a month is posted once; its draft deleted, or its entry reversed, it is posted again`() throws {
    let staff = try PayingStaff()
    let first = try PostPayroll(Self.october)(staff.desk).posted[0].id
    try staff.ledger.refuses("payroll.posting.done") { _ = try PostPayroll(Self.october)(staff.desk) }
    try DeleteDraft(first)(staff.desk)
    _ = try PostPayroll(Self.october)(staff.desk)
    try staff.validate()
    let posting = try #require(try ReadPayrollBook(Self.october)(staff.desk).postings.first)
    let number = try #require(posting.number)
    let finding = #expect(throws: Finding.self) { try PostPayroll(Self.october)(staff.desk) }
    #expect(finding?.recovery.contains("ecritoire ecriture contrepasser \(number)") == true)
    _ = try ReverseEntry(number)(staff.desk)
    let again = try PostPayroll(Self.october)(staff.desk)
    #expect(
      again.posted.count == 1 && [posting.pieceRef, again.posted[0].draft.pieceRef] == ["PAIE-2026-10-1", "PAIE-2026-10-2"])
    #expect(try staff.owed("421") == staff.netPaid())
    try staff.ledger.expectIntact()
  }

  @Test func `payslips on which everything is zero make no entry, and the book waits for none`() throws {
    let staff = try PayingStaff(sealing: false)
    let place = try ReadWorkplace(1)(staff.desk)
    var bare = place.value
    bare.healthSchemes = []
    _ = try KeepWorkplace(bare, known: place)(staff.desk)
    for employee: Int64 in [1, 2] {
      let leave = Absence(employee: employee, kind: .unpaid, from: Day(2026, 10, 1), through: Day(2026, 10, 31))
      #expect(try RecordAbsence(leave)(staff.desk).isKept)
    }
    let sealed = try staff.seal()
    #expect(sealed.allSatisfy { $0.slip.gross.isZero && $0.slip.netPaid.isZero }, "\(sealed.map(\.slip.gross))")
    let outcome = try staff.ledger.untouched { try PostPayroll(Self.october)(staff.desk) }
    #expect(outcome.posted.isEmpty && outcome.findings.map(\.code) == ["payroll.posting.nothing-to-write"])
    #expect(outcome.findings.allSatisfy { $0.severity == .info })
    #expect(try ReadPayrollBook(Self.october)(staff.desk).findings == [])
  }

  @Test func `a corrected payslip posts the difference, once`() throws {
    let staff = try PayingStaff()
    _ = try PostPayroll(Self.october)(staff.desk)
    try staff.validate()
    try staff.correct("2026-0001", bonus: 150_00)
    #expect(try ReadPayrollBook(Self.october)(staff.desk).findings.map(\.code) == ["payroll.book.not-posted"])
    let outcome = try PostPayroll(Self.october, day: Day(2026, 11, 2))(staff.desk)
    let lines = outcome.posted[0].entry.lines
    #expect(lines.first { $0.account == "6413" }?.debit == Money(cents: 150_00))
    #expect(!lines.contains { $0.account == "6411" })
    let book = try ReadPayrollBook(Self.october)(staff.desk)
    #expect(try staff.owed("421") == book.book.total.netPaid)
    for body in book.book.charges { #expect(try staff.owed(AccountNumber(body.account)!) == body.owed, "\(body.label)") }
    #expect(book.postings.map(\.removed) == [[], [book.postings[0].payslips[0]]] && book.findings == [])
    try staff.ledger.refuses("payroll.posting.done") { _ = try PostPayroll(Self.october)(staff.desk) }
    try staff.ledger.expectIntact()
  }

  @Test func `the dossier's own longer numbers and its own journal are taken`() throws {
    let staff = try PayingStaff()
    _ = try OpenAccount("421000", label: "Salaires à payer")(staff.desk)
    _ = try OpenJournal("SAL", label: "Salaires", kind: .payroll)(staff.desk)
    let posted = try PostPayroll(Self.october)(staff.desk).posted[0]
    #expect(posted.draft.journal == "SAL" && posted.draft.lines.contains { $0.account == "421000" })
    #expect(!posted.draft.lines.contains { $0.account == "421" })
  }

  @Test func `what stands against it: an empty month, a locked period, a school, a role`() throws {
    let staff = try PayingStaff()
    try staff.ledger.refuses("payroll.posting.nothing") { _ = try PostPayroll(Month(2026, 9))(staff.desk) }
    try staff.ledger.refuses("access.denied") { _ = try PostPayroll(Self.october)(staff.person("Jury", .jury)) }
    try staff.ledger.lock(through: Day(2026, 10, 31))
    let refused = try staff.ledger.untouched { try PostPayroll(Self.october)(staff.desk) }
    #expect(refused.posted.isEmpty && refused.findings.contains { $0.severity == .error })
    #expect(try PostPayroll(Self.october, day: Day(2026, 11, 2))(staff.desk).posted.count == 1)
    let school = try PayingStaff(mode: .school)
    try school.ledger.refuses("ledger.assistant.closed") { _ = try PostPayroll(Self.october)(school.desk) }
    try staff.ledger.refuses("payroll.book.range") { _ = try ReadPayrollBook(Month(2020, 1)...Self.october)(staff.desk) }
  }
}
