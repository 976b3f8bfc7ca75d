import Kernel
import Testing

@testable import Ledger

@Suite struct LedgerReportTests {
  static func line(
    _ journal: String, _ number: Int, _ day: String, _ account: AccountNumber, _ amount: String, label: String = "Libellé",
    thirdParty: String? = nil, lettering: String? = nil
  ) -> LedgerLine {
    let money = Lines.cents(amount)
    return LedgerLine(
      journal: journal, number: number, day: Day(iso: day)!, pieceRef: "P\(number)", account: account, thirdParty: thirdParty,
      label: label, debit: max(money, .zero), credit: max(-money, .zero), lettering: lettering)
  }

  static func balanceRow(_ account: AccountNumber, _ debit: String, _ credit: String) -> TrialBalance.Row {
    TrialBalance.Row(account: account, label: "Compte \(account)", debit: Lines.cents(debit), credit: Lines.cents(credit))
  }

  static let balanceRows = [
    balanceRow("512", "100,00", "30,00"), balanceRow("411", "50,00", "0,00"), balanceRow("401", "0,00", "20,00"),
    balanceRow("4457", "0,00", "10,00"), balanceRow("707", "0,00", "90,00"),
  ]

  @Test func `the trial balance adds up accounts, classes and the whole`() throws {
    let balance = try TrialBalance(rows: Self.balanceRows)
    #expect(balance.rows.map(\.account.text) == ["401", "411", "4457", "512", "707"])
    #expect(balance.accounts.map(\.prefix) == ["40", "41", "44", "51", "70"])
    #expect(balance.classes.map(\.sums.balance) == ["20,00", "70,00", "-90,00"].map(Lines.cents))
    #expect(balance.total.debit == Lines.cents("150,00") && balance.total.balance == .zero && balance.findings.isEmpty)
  }

  @Test func `the table of the trial balance puts each subtotal after its accounts`() throws {
    let table = try TrialBalance(rows: Self.balanceRows).table
    let names = table.rows.map { row in "\(row.kind.rawValue) \(row.cells[1])" }
    #expect(
      names == [
        "line text(\"Compte 401\")", "subtotal text(\"Total 40\")", "line text(\"Compte 411\")", "subtotal text(\"Total 41\")",
        "line text(\"Compte 4457\")", "subtotal text(\"Total 44\")", "subtotal text(\"Total classe 4\")",
        "line text(\"Compte 512\")",
        "subtotal text(\"Total 51\")", "subtotal text(\"Total classe 5\")", "line text(\"Compte 707\")",
        "subtotal text(\"Total 70\")",
        "subtotal text(\"Total classe 7\")", "total text(\"Total\")",
      ])
    #expect(table.rows[0].cells[4...] == [.empty, .amount(Lines.cents("20,00"))])
    #expect(table.rows[2].cells[4...] == [.amount(Lines.cents("50,00")), .empty])
  }

  @Test func `a trial balance that does not balance says by how much`() throws {
    let rows = [Self.balanceRow("512", "100,00", "0,00"), Self.balanceRow("707", "0,00", "99,99")]
    let findings = try TrialBalance(rows: rows).findings
    #expect(findings.map(\.code) == ["report.not-balanced"])
    #expect(findings[0].message.contains("0,01"))
    #expect(try TrialBalance(rows: rows, isWholeLedger: false).findings.isEmpty)
  }

  @Test func `a sum beyond any document is refused, not trapped`() {
    let huge = TrialBalance.Row(account: "512", label: "", debit: Money(cents: .max), credit: .zero)
    let finding = #expect(throws: Finding.self) { try TrialBalance(rows: [huge, huge]) }
    #expect(finding?.code == "report.sum-too-large")
  }

  @Test func `the ledger of an account runs from its opening to its closing`() throws {
    let ledger = try GeneralLedger(
      account: "512", label: "Banque", opening: Lines.cents("500,00"),
      lines: [Self.line("BQ", 1, "2026-10-03", "512", "-500,00"), Self.line("BQ", 2, "2026-10-06", "512", "7440,00")])
    #expect(ledger.lines.map(\.balance) == ["0,00", "7440,00"].map(Lines.cents))
    #expect(ledger.closing == Lines.cents("7440,00") && ledger.movements.credit == Lines.cents("500,00"))
    #expect(ledger.table.rows.map(\.kind) == [.subtotal, .line, .line, .total])
    #expect(
      try GeneralLedger(account: "512", label: "Banque", opening: Lines.cents("5,00"), lines: []).closing == Lines.cents("5,00"))
  }

  @Test func `a statement of account gives opening, movements, lettering and closing`() throws {
    let lines = [
      Self.line("BQ", 1, "2026-10-06", "411", "-7440,00", thirdParty: "TILLEULS", lettering: "AAA"),
      Self.line("VE", 2, "2026-10-05", "411", "20220,00", thirdParty: "TILLEULS", lettering: "aaa"),
      Self.line("VE", 3, "2026-10-07", "411", "10,00", thirdParty: "TILLEULS"),
    ]
    let statement = try ThirdPartyStatement(
      account: "411", thirdParty: "TILLEULS", name: "Hôtel Les Tilleuls", from: Day(2026, 10, 1), to: Day(2026, 10, 31),
      opening: Lines.cents("7440,00"), lines: lines)
    #expect(statement.closing == Lines.cents("20230,00") && statement.unlettered == Lines.cents("20230,00"))
    #expect(statement.table.rows.last?.cells.last == .amount(Lines.cents("20230,00")))
  }

  @Test func `a journal goes by days then numbers, and adds up its months`() throws {
    let journal = try JournalReport(
      journal: "VE", label: "Ventes",
      lines: [
        Self.line("VE", 3, "2026-11-02", "411", "12,00"), Self.line("VE", 3, "2026-11-02", "707", "-12,00"),
        Self.line("VE", 2, "2026-10-05", "707", "-8,00"), Self.line("VE", 1, "2026-10-05", "411", "8,00"),
      ])
    #expect(journal.lines.map(\.number) == [1, 2, 3, 3])
    #expect(journal.lines.map(\.account.text) == ["411", "707", "411", "707"])
    #expect(journal.months.map(\.sums.debit) == ["8,00", "12,00"].map(Lines.cents))
    #expect(journal.table.rows.map(\.kind) == [.line, .line, .subtotal, .line, .line, .subtotal, .total])
    #expect(journal.findings.isEmpty)
  }

  @Test func `the centralisateur adds up journals and months`() throws {
    func row(_ journal: String, _ month: Int, _ amount: String) -> Centralisateur.Row {
      let money = Lines.cents(amount)
      return .init(journal: journal, label: "J \(journal)", month: Month(2026, month), entryCount: 2, debit: money, credit: money)
    }
    let report = try Centralisateur(rows: [row("VE", 11, "5,00"), row("HA", 10, "3,00"), row("VE", 10, "7,00")])
    #expect(report.rows.map { "\($0.journal) \($0.month.number)" } == ["HA 10", "VE 10", "VE 11"])
    #expect(report.journals["VE"]?.sums.debit == Lines.cents("12,00") && report.months[Month(2026, 10)]?.entryCount == 4)
    #expect(report.total.sums.credit == Lines.cents("15,00") && report.findings.isEmpty)
    #expect(report.table.rows.map(\.kind) == [.line, .subtotal, .line, .line, .subtotal, .heading, .subtotal, .subtotal, .total])
  }
}
