import Banking
import Foundation
import Kernel
import Ledger
import Samples
import Store
import Testing
import UseCases

@Suite("Statements of banks come into the dossier once")
struct ImportStatementsTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func write(_ file: Samples.File) throws -> String {
    let path = folder.file(file.name)
    try #require(file.data()).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// A statement of one account in one format.
  private func write(
    _ name: String, _ kind: StatementKind = .camt053, iban: String = "FR1420041010050500013M02606", from first: Day,
    through last: Day, opening: Int64, _ moves: [(day: Day, cents: Int64, label: String)], currency: String = "EUR"
  ) throws -> String {
    let money = BankCurrency(currency)
    let statement = BankStatement(
      account: BankAccount(named: iban), currency: money, opening: BankBalance(BankAmount(opening, money), on: first),
      closing: BankBalance(BankAmount(opening + moves.map(\.cents).reduce(0, +), money), on: last), firstDay: first,
      lastDay: last, number: "1", identifier: name,
      lines: moves.map { StatementLine(on: $0.day, BankAmount($0.cents, money), $0.label) })
    return try write(name, kind, [statement])
  }

  private func write(_ name: String, _ kind: StatementKind, _ statements: [BankStatement]) throws -> String {
    try Data(StatementWriter(kind).bytes(statements)).write(to: URL(fileURLWithPath: folder.file(name)))
    return folder.file(name)
  }

  private func movements(_ office: LedgerDesk) throws -> [StoredMovement] {
    try ListMovements(MovementFilter())(office.desk).movements
  }

  // MARK: The October of the sample company

  @Test(arguments: Samples.statements)
  func `October comes the same from each format`(file: Samples.File) throws {
    let office = try LedgerDesk()
    let path = try write(file)
    let trial = try office.untouched { try ImportStatements([path], choices: [.init("512")])(office.desk, isTrial: true) }
    let outcome = try ImportStatements([path], choices: [.init("512")])(office.desk)
    #expect(outcome.log.findings.filter { $0.severity != .info }.isEmpty, "\(outcome.log.findings)")
    #expect((outcome.imported, outcome.duplicates, outcome.batches) == (16, 0, [1]))
    #expect((trial.imported, trial.duplicates, trial.isImported) == (16, 0, false))
    let account = try #require(outcome.accounts.first)
    #expect(account.ledgerAccount == "512" && account.isLinkedNow && account.content.count == 16)
    #expect(account.content.sum == -377_712 && account.content.closing?.minor == 1_515_553)
    let found = try movements(office)
    #expect(found.map(\.amount).sum() == Money(cents: -377_712))
    #expect(found.map(\.line.bookingDay.dayOfMonth) == [3, 6, 9, 13, 15, 15, 16, 19, 20, 22, 23, 26, 27, 28, 29, 30])
    #expect(found[0].line.label.hasPrefix("CHEQUE 0004511") && found.allSatisfy { $0.account == "512" })
    #expect(try office.desk.dossier.reading { try $0.account("512") } != nil, "the account of the books is opened")
    try office.expectIntact()
  }

  static let pairs = Samples.statements.flatMap { first in Samples.statements.map { (first, $0) } }

  @Test(arguments: pairs)
  func `October in one format, then in another, adds nothing`(first: Samples.File, second: Samples.File) throws {
    let office = try LedgerDesk()
    _ = try ImportStatements([write(first)], choices: [.init("512")])(office.desk)
    let before = try movements(office)
    let outcome = try ImportStatements([write(second)], choices: [.init("512")])(office.desk)
    #expect(!outcome.log.hasErrors, "\(outcome.log.findings)")
    #expect((outcome.imported, outcome.duplicates) == (0, 16))
    #expect(try movements(office) == before)
    // The same file once more leaves nothing, not even an event.
    _ = try office.untouched { try ImportStatements([write(second)], choices: [.init("512")])(office.desk) }
    try office.expectIntact()
  }

  @Test func `all four at once are one change`() throws {
    let office = try LedgerDesk()
    let outcome = try ImportStatements(try Samples.statements.map(write), choices: [.init("512")])(office.desk)
    #expect((outcome.imported, outcome.duplicates, outcome.files.count) == (16, 48, 4))
    #expect(try movements(office).count == 16)
    try office.expectIntact()
  }

  // MARK: Which account of the books

  @Test func `the link is asked once`() throws {
    let office = try LedgerDesk()
    let october = try write(Samples.statementCAMT053)
    let refused = try office.untouched { try ImportStatements([october])(office.desk) }
    let finding = try #require(refused.log.findings.first { $0.severity == .error })
    #expect(finding.code == "bank.account.choose" && finding.recovery.contains("--compte 512"))
    #expect(!refused.isImported && refused.imported == 0)
    _ = try ImportStatements([october], choices: [.init("512")])(office.desk)
    let november = try write(
      "nov.xml", iban: "FR230000000026FICTIF0002681", from: Day(2026, 10, 31), through: Day(2026, 11, 30), opening: 1_515_553,
      [(Day(2026, 11, 3), -1000, "FRAIS")])
    let outcome = try ImportStatements([november])(office.desk)
    #expect(outcome.imported == 1 && outcome.log.findings.isEmpty, "\(outcome.log.findings)")
    #expect(outcome.accounts[0].ledgerAccount == "512" && !outcome.accounts[0].isLinkedNow)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let choices: [ImportStatements.Choice]
    let code: String
  }

  static let refusals = [
    Refusal(testDescription: "a supplier's account", choices: [.init("401")], code: "bank.account.not-bank"),
    Refusal(testDescription: "cash", choices: [.init("530")], code: "bank.account.not-bank"),
    Refusal(
      testDescription: "an account that the file does not have", choices: [.init("512", bank: "FR761234")],
      code: "bank.account.choose"),
    Refusal(testDescription: "the books' account of another bank", choices: [.init("512200")], code: "bank.account.other"),
  ]

  @Test(arguments: refusals)
  func `a choice that cannot be`(row: Refusal) throws {
    let office = try LedgerDesk()
    let other = try write(
      "autre.xml", from: Day(2026, 10, 1), through: Day(2026, 10, 31), opening: 0, [(Day(2026, 10, 2), 1, "INTÉRÊTS")])
    _ = try ImportStatements([other], choices: [.init("512200")])(office.desk)
    let outcome = try office.untouched {
      try ImportStatements([write(Samples.statementCFONB120)], choices: row.choices)(office.desk)
    }
    let codes = outcome.log.findings.filter { $0.severity == .error }.map(\.code)
    #expect(codes == [row.code], "\(codes)")
  }

  @Test func `a bank account stays with the account of the books it is linked to`() throws {
    let office = try LedgerDesk()
    _ = try ImportStatements([write(Samples.statementCFONB120)], choices: [.init("512")])(office.desk)
    let outcome = try office.untouched {
      try ImportStatements([write(Samples.statementCAMT053)], choices: [.init("512200")])(office.desk)
    }
    #expect(outcome.log.findings.map(\.code).contains("bank.account.linked-elsewhere"))
  }

  @Test func `a file of several accounts asks for each, then takes each to its own`() throws {
    let office = try LedgerDesk()
    let (one, two) = ("FR1420041010050500013M02606", "FR7630006000011234567890189")
    func statement(_ iban: String, _ cents: Int64) -> BankStatement {
      BankStatement(
        account: BankAccount(named: iban), opening: BankBalance(BankAmount(0), on: Day(2026, 10, 1)),
        closing: BankBalance(BankAmount(cents), on: Day(2026, 10, 31)), firstDay: Day(2026, 10, 1), lastDay: Day(2026, 10, 31),
        identifier: iban, lines: [StatementLine(on: Day(2026, 10, 5), BankAmount(cents), "VIR")])
    }
    let path = try write("deux.xml", .camt053, [statement(one, 500), statement(two, 700)])
    for choices: [ImportStatements.Choice] in [[], [.init("512100")], [.init("512100", bank: one)]] {
      let refused = try office.untouched { try ImportStatements([path], choices: choices)(office.desk) }
      let finding = try #require(refused.log.findings.first { $0.code == "bank.account.choose" })
      #expect(finding.message.contains("FR76"), "\(finding.message)")
    }
    let outcome = try ImportStatements(
      [path], choices: [.init("512100", bank: "fr14 2004 1010 0505 0001 3M02 606"), .init("512200", bank: two)])(office.desk)
    #expect(outcome.imported == 2 && outcome.batches == [1], "\(outcome.log.findings)")
    #expect(try movements(office).map(\.account) == ["512100", "512200"])
    try office.expectIntact()
  }

  @Test func `a list without a name of account goes to the only one there is, and asks when there are two`() throws {
    let office = try LedgerDesk()
    _ = try ImportStatements([write(Samples.statementCFONB120)], choices: [.init("512")])(office.desk)
    let list = try folder.write("liste.csv", "Date;Libellé;Montant\n12/11/2026;CB BOULANGERIE;-5,00\n")
    #expect(try ImportStatements([list])(office.desk).imported == 1)
    let other = try write(
      "autre.xml", from: Day(2026, 10, 1), through: Day(2026, 10, 31), opening: 0, [(Day(2026, 10, 2), 1, "INTÉRÊTS")])
    _ = try ImportStatements([other], choices: [.init("512200")])(office.desk)
    let more = try folder.write("liste2.csv", "Date;Libellé;Montant\n13/11/2026;CB BOULANGERIE;-5,00\n")
    let refused = try office.untouched { try ImportStatements([more])(office.desk) }
    #expect(refused.log.findings.contains { $0.code == "bank.account.choose" })
    #expect(try ImportStatements([more], choices: [.init("512200")])(office.desk).imported == 1)
  }

  // MARK: What a file may have wrong

  @Test func `a balance that does not hold keeps the whole file out`() throws {
    let office = try LedgerDesk()
    let text = String(decoding: try #require(Samples.statementCAMT053.data()), as: UTF8.self).replacing(
      ">29.90<", with: ">29.91<")
    let path = try folder.write("releve.xml", text)
    let outcome = try office.untouched { try ImportStatements([path], choices: [.init("512")])(office.desk) }
    #expect(outcome.log.findings.contains { $0.code == "bank.balance.mismatch" } && outcome.imported == 0)
  }

  @Test func `what is wrong in the second file keeps the first out too`() throws {
    let office = try LedgerDesk()
    let wrong = try folder.write("faux.csv", "Date;Libellé;Montant\n32/11/2026;CB;-5,00\n")
    let outcome = try office.untouched {
      try ImportStatements([write(Samples.statementOFX), wrong], choices: [.init("512")])(office.desk)
    }
    let finding = try #require(outcome.log.findings.first { $0.severity == .error })
    #expect((finding.code, finding.file, finding.line) == ("bank.day.unreadable", "faux.csv", 2))
  }

  @Test func `what is no statement is said`() throws {
    let office = try LedgerDesk()
    let path = try folder.write("note.txt", "Bonjour")
    let outcome = try office.untouched { try ImportStatements([path], choices: [.init("512")])(office.desk) }
    #expect(outcome.log.findings.map(\.code) == ["file.unknown-kind"])
    try office.refuses("file.missing") { _ = try ImportStatements([folder.file("absent")])(office.desk) }
  }

  @Test func `another currency than the euro does not enter the books`() throws {
    let office = try LedgerDesk()
    let path = try write(
      "usd.xml", from: Day(2026, 10, 1), through: Day(2026, 10, 31), opening: 0, [(Day(2026, 10, 2), 1, "FEE")], currency: "USD")
    let outcome = try office.untouched { try ImportStatements([path], choices: [.init("512")])(office.desk) }
    #expect(outcome.log.findings.contains { $0.code == "bank.currency.not-euro" && $0.message.contains("USD") })
  }

  @Test func `movements outside every fiscal year are said`() throws {
    let office = try LedgerDesk()
    let path = try write(
      "vieux.xml", from: Day(2025, 10, 1), through: Day(2025, 10, 31), opening: 0, [(Day(2025, 10, 2), 1, "FEE")])
    let outcome = try ImportStatements([path], choices: [.init("512")])(office.desk)
    #expect(outcome.imported == 1 && outcome.log.findings.map(\.code) == ["bank.import.outside-years"])
  }

  // MARK: Lists

  @Test func `columns are said once, under a name or by their titles`() throws {
    let office = try LedgerDesk()
    let columns: [StatementMapping.Field: StatementMapping.Column] = [
      .day: .name("Jour"), .label: .position(2), .amount: .name("Combien"),
    ]
    let header = "Jour;Quoi;Combien\n"
    let first = try folder.write("a.csv", header + "12/11/2026;CB;-5,00\n")
    // Its titles name no list: by themselves they are not recognised.
    #expect(StatementKind.detect(Array((header + "12/11/2026;CB;-5,00\n").utf8)) == nil)
    let outcome = try ImportStatements(
      [first], choices: [.init("512")], reading: .init(mappingName: "caisse", columns: columns))(office.desk)
    #expect(outcome.imported == 1, "\(outcome.log.findings)")
    let second = try folder.write("b.csv", header + "13/11/2026;CB;-6,00\n")
    #expect(try ImportStatements([second], reading: .init(mappingName: "caisse"))(office.desk).imported == 1)
    let third = try folder.write("c.csv", header + "14/11/2026;CB;-7,00\n")
    _ = try ImportStatements([third], reading: .init(columns: columns))(office.desk)
    let fourth = try folder.write("d.csv", header + "15/11/2026;CB;-8,00\n")
    #expect(try ImportStatements([fourth])(office.desk).imported == 1)
    #expect(try movements(office).map(\.amount.cents) == [-500, -600, -700, -800])
    try office.expectIntact()
  }

  @Test func `the order of the days of a QIF may be said`() throws {
    let text = "!Type:Bank\nD10/11/2026\nT-5.00\nPCB\n^\n"
    let path = try folder.write("releve.qif", text)
    for (order, day) in [(StatementDayForm.dayFirst, Day(2026, 11, 10)), (.monthFirst, Day(2026, 10, 11))] {
      let office = try LedgerDesk()
      let outcome = try ImportStatements([path], choices: [.init("512")], reading: .init(dayOrder: order))(office.desk)
      #expect(try movements(office).map(\.line.bookingDay) == [day])
      #expect(!outcome.log.findings.contains { $0.code == "bank.day.order-guessed" })
    }
  }

  @Test func `columns named by their places are found under a preamble, and alone when they are all`() throws {
    let office = try LedgerDesk()
    let path = try folder.write(
      "a.csv", "Compte;FR14;EUR;x\nListe;du;mois;x\nDate;Quoi;Montant;Solde\n12/11/2026;CB;-5,00;faux\n13/11/2026;CB;-6,00;faux\n"
    )
    var reading = StatementReadingOptions(columns: [.day: .position(1), .label: .position(2), .amount: .position(3)])
    let refused = try office.untouched {
      try ImportStatements([path], choices: [.init("512")], reading: reading)(office.desk)
    }
    #expect(refused.log.hasErrors, "the balance is guessed, and is none")
    reading.columnsAreAll = true
    #expect(try ImportStatements([path], choices: [.init("512")], reading: reading)(office.desk).imported == 2)
    let preview = try #require(PreviewStatementColumns(path, reading)())
    #expect(preview.titles == ["Date", "Quoi", "Montant", "Solde"] && preview.rows.count == 2)
    #expect(preview.fields == [0: .day, 1: .label, 2: .amount])
  }

  // MARK: The chain, and taking back

  @Test func `a month that lacks is said, and filling it ends it`() throws {
    let office = try LedgerDesk()
    func month(_ name: String, _ number: Int, opening: Int64, _ cents: Int64) throws -> String {
      let month = Day(2026, number, 1).month
      return try write(
        name, from: month.firstDay, through: month.lastDay, opening: opening, [(month.firstDay + 4, cents, "VIR \(number)")])
    }
    let october = try month("10.xml", 10, opening: 100_00, 50_00)
    let december = try month("12.xml", 12, opening: 170_00, 1_00)
    _ = try ImportStatements([october], choices: [.init("512")])(office.desk)
    let outcome = try ImportStatements([december])(office.desk)
    let gap = try #require(outcome.log.findings.first)
    #expect(gap.code == "bank.chain.gap" && gap.message.contains("+20,00\u{A0}€") && gap.message.contains("01/12/2026"))
    let listed = try ListStatements()(office.desk)
    #expect(listed.items.map(\.join) == [.first, .gap(missing: 20_00, after: Day(2026, 10, 31), before: Day(2026, 12, 1))])
    #expect(listed.findings == [gap])
    let filled = try ImportStatements([month("11.xml", 11, opening: 150_00, 20_00)])(office.desk)
    #expect(filled.log.findings.isEmpty)
    #expect(try ListStatements(account: "512")(office.desk).items.map(\.join) == [.first, .follows, .follows])
    let item = try #require(try DescribeBankAccounts()(office.desk).first)
    #expect(item.bankBalance?.amount == Money(cents: 171_00) && item.bankBalance?.day == Day(2026, 12, 31))
    #expect(item.ledgerBalance == .zero && item.movements.withoutEntry == 3 && item.findings.isEmpty)
  }

  @Test func `an import is undone whole, and may come again`() throws {
    let office = try LedgerDesk()
    let path = try write(Samples.statementCFONB120)
    _ = try ImportStatements([path], choices: [.init("512")])(office.desk)
    let undone = try UndoImport(1, onlyStatements: true)(office.desk)
    #expect(undone.count == 16 && undone.batch.statementKind == .cfonb120)
    #expect(try DescribeBankAccounts()(office.desk).isEmpty, "the link goes with it")
    try office.refuses("ledger.batch.undone") { try UndoImport(1, onlyStatements: true)(office.desk) }
    let again = try ImportStatements([path], choices: [.init("512100")])(office.desk)
    #expect(again.imported == 16 && again.batches == [2])
    try office.expectIntact()
  }

  @Test func `what is in the books holds the import`() throws {
    let office = try LedgerDesk()
    _ = try ImportStatements([write(Samples.statementCFONB120)], choices: [.init("512")])(office.desk)
    let entry = try office.record(LedgerDesk.purchase())
    let by = Author(name: "Camille", instant: "2026-10-31T10:00:00Z")
    try office.desk.dossier.changing(by, "coder", subject: "essai") { try $0.setEntry(entry, ofMovement: 5) }
    try office.refuses("bank.batch.held") { try UndoImport(1, onlyStatements: true)(office.desk) }
    let page = try ListMovements(MovementFilter(account: "512", withoutEntry: true, limit: 10))(office.desk)
    #expect(page.movements.count == 10 && page.summary.movements == 15 && page.next != nil)
    let rest = try ListMovements(MovementFilter(account: "512", withoutEntry: true, after: page.next, limit: 10))(office.desk)
    #expect(rest.movements.count == 5 && rest.next == nil)
    try office.refuses("bank.account.not-linked") { _ = try ListMovements(MovementFilter(account: "512300"))(office.desk) }
  }

  @Test func `an import that others relied on is missed when it is undone, until it comes again`() throws {
    let office = try LedgerDesk()
    let list = try folder.write(
      "liste.csv", "Date;Libellé;Montant\n03/10/2026;CHQ;-500,00\n06/10/2026;VIR TILLEULS;7440,00\n")
    _ = try ImportStatements([list], choices: [.init("512")])(office.desk)
    let october = try write(Samples.statementCFONB120)
    let second = try ImportStatements([october], choices: [.init("512")])(office.desk)
    #expect((second.imported, second.duplicates) == (14, 2))
    #expect(try DescribeBankAccounts()(office.desk)[0].findings.isEmpty)
    try UndoImport(1, onlyStatements: true)(office.desk)
    let finding = try #require(try DescribeBankAccounts()(office.desk)[0].findings.first)
    #expect(finding.code == "bank.chain.incomplete" && finding.message.contains("+6\u{202F}940,00\u{A0}€"), "\(finding.message)")
    #expect(try ListStatements()(office.desk).findings == [finding])
    let again = try ImportStatements([october])(office.desk)
    #expect((again.imported, again.duplicates) == (2, 14), "\(again.log.findings)")
    // The list that was undone brings nothing any more.
    #expect(try ImportStatements([list])(office.desk).imported == 0)
    #expect(try !DescribeBankAccounts()(office.desk)[0].findings.contains { $0.code == "bank.chain.incomplete" })
    try office.expectIntact()
  }

  @Test func `an OFX that gives the balance of another day is not taken for the end of its period`() throws {
    let office = try LedgerDesk()
    let day = Day(2026, 11, 20)
    let statement = BankStatement(
      account: BankAccount(named: "FR1420041010050500013M02606"), closing: BankBalance(BankAmount(999), on: day),
      firstDay: Day(2026, 10, 1), lastDay: Day(2026, 10, 31),
      lines: [StatementLine(on: Day(2026, 10, 5), BankAmount(5), "VIR")])
    _ = try ImportStatements([write("a.ofx", .ofx, [statement])], choices: [.init("512")])(office.desk)
    let item = try #require(try DescribeBankAccounts()(office.desk).first)
    #expect(item.bankBalance == nil && item.lastStatement?.lastDay == Day(2026, 10, 31))
  }

  @Test func `an import of entries is not one of statements`() throws {
    let office = try LedgerDesk()
    _ = try ImportEntries(folder.write("a.csv", ImportEntriesTests.sound))(office.desk)
    try office.refuses("bank.batch.not-statement") { try UndoImport(1, onlyStatements: true)(office.desk) }
  }

  @Test(arguments: [Role.jury, .learner]) func `who may not import does not`(role: Role) throws {
    let office = try LedgerDesk()
    let desk = Desk(
      dossier: office.desk.dossier, author: "Lou", today: office.desk.today, instant: office.desk.instant, role: role)
    guard !role.may(.exchange) else { return }
    try office.refuses("access.denied") { _ = try ImportStatements([write(Samples.statementOFX)])(desk) }
  }
}
