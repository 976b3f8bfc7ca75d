import Banking
import Kernel
import Ledger
import Samples
import Store
import Testing
import UseCases

@Suite struct CodeMovementsTests {
  static let entries: [(label: String, entry: String)] = [
    ("VIR BOIS DU MORVAN", "512 C 5316,00 ; 401 MORVAN D 5316,00"), ("REMISE CHEQUES", "512 D 1980,00 ; 411 AUBRY C 1980,00"),
    ("URSSAF", "512 C 3912,00 ; 431 D 3912,00"), ("RETRAITE", "512 C 1104,00 ; 4372 D 1104,00"),
    ("QUINCAILLE", "512 C 642,48 ; 401 QUINCAILLE D 642,48"), ("TVA", "512 C 2187,00 ; 44551 D 2187,00"),
    ("PRET", "512 C 1064,20 ; 164 D 1000,00 ; 6611 D 58,20 ; 616 D 6,00"),
    ("FRAIS", "512 C 21,60 ; 627 D 18,00 ; 44566 D 3,60"), ("TELEMAGIQUE", "512 C 29,90 ; 471 D 29,90"),
    ("ENERGIE", "512 C 382,50 ; 401 ENERGIE D 382,50"), ("SALAIRES", "512 C 9876,54 ; 421 D 9876,54"),
  ]

  @Test(arguments: Samples.statements)
  func `October is entered to the cent, whatever the format of the statement`(file: Samples.File) throws {
    let office = try CodingDesk(file)
    let outcome = try CodeMovements("512", .sureAndSuspense)(office.desk)
    #expect(outcome.findings.filter { $0.severity == .error }.isEmpty)
    for (label, entry) in Self.entries { #expect(try office.entryText(label) == entry, "\(label)") }
    // The cheque of September is in the à-nouveaux; the two cards were typed with their vouchers.
    let left = try office.waiting.map(\.line.label)
    #expect(left.contains("CB RESTAURANT") && left.contains("CB STATION SERVICE"))
    if left.count == 3 { #expect(left.contains("CHEQUE 0004511")) } else { try office.takeBackTheCheque() }
    for draft in CodingDesk.onItsWay { try office.record(draft) }
    #expect(try office.balance("512") == Money(cents: 1_425_553))
    #expect(try office.balance("471") == Money(cents: 2_990))
    #expect(try office.balance("164") == Money(cents: -2_300_000))
    try office.expectIntact()
  }

  @Test func `what is coded can be lettered as the scenario lists`() throws {
    let office = try CodingDesk()
    _ = try CodeMovements("512", .sureAndSuspense)(office.desk)
    for draft in CodingDesk.onItsWay { try office.record(draft) }
    var options = LetteringOptions()
    options.makesPartialGroups = true
    let posted = try LetterAutomatically(options: options)(office.desk).posted
    let parties = Set(posted.compactMap(\.group.scope.thirdParty))
    #expect(parties.isSuperset(of: ["TILLEULS", "AUBRY", "MORVAN", "QUINCAILLE", "ENERGIE", "OUTILLAGE"]))
    #expect(Set(posted.map(\.group.scope.account)).isSuperset(of: ["431", "4372", "44551", "421"]))
    let open = try office.desk.dossier.reading { try $0.openItems(prefix: "411", thirdParty: "TILLEULS") }
    #expect(open.map(\.balance).sum() == Money(cents: 780_000))
  }

  @Test func `a dry run shows the entries and writes nothing`() throws {
    let office = try CodingDesk()
    let before = try office.waiting.count
    let outcome = try CodeMovements("512", .sure)(office.desk, isTrial: true)
    let after = try office.waiting.count
    #expect(outcome.coded.count == 12 && after == before)
  }

  @Test func `an entry taken back frees its movement, and a validated one cannot be`() throws {
    let office = try CodingDesk()
    let movement = try office.movement("TELEMAGIQUE")
    _ = try CodeMovements("512", .chosen([.init(movement.id, .parts([.init("626", vatCode: "D20")]))]))(office.desk)
    #expect(try office.entryText("TELEMAGIQUE") == "512 C 29,90 ; 626 D 24,92 ; 44566 D 4,98")
    #expect(throws: Finding.self) { try CodeMovements("512", .chosen([.init(movement.id, .parts([.init("626")]))]))(office.desk) }
    try UncodeMovements([movement.id])(office.desk)
    #expect(try office.movement("TELEMAGIQUE").entry == nil)
    let missing = #expect(throws: Finding.self) { try UncodeMovements([movement.id])(office.desk) }
    #expect(missing?.code == "bank.coding.not-coded")
    _ = try CodeMovements("512", .chosen([.init(movement.id, .parts([.init("626")]))]))(office.desk)
    _ = try ValidateEntries()(office.desk)
    let sealed = #expect(throws: Finding.self) { try UncodeMovements([movement.id])(office.desk) }
    #expect(sealed?.code == "ledger.entry.sealed")
    try office.expectIntact()
  }

  @Test func `one wrong choice among several leaves all as it was`() throws {
    let office = try CodingDesk()
    let (one, other) = (try office.movement("TELEMAGIQUE").id, try office.movement("SALAIRES").id)
    let outcome = try CodeMovements(
      "512", .chosen([.init(one, .parts([.init("626")])), .init(other, .counterparts([.debit("421", Money(cents: 1))]))]))(
        office.desk)
    #expect(outcome.coded.isEmpty && outcome.findings.contains { $0.code == "ledger.entry.not-balanced" })
    #expect(try office.movement("TELEMAGIQUE").entry == nil)
    let exceed = #expect(throws: Finding.self) {
      try CodeMovements("512", .chosen([.init(one, .parts([.init("626", share: .fixed(Money(cents: 99_99)))]))]))(office.desk)
    }
    #expect(exceed?.code == "bank.coding.parts-exceed")
  }

  @Test func `what was chosen by hand is proposed the next time, and its rule can be read and taken away`() throws {
    let office = try CodingDesk()
    let movement = try office.movement("TELEMAGIQUE")
    let outcome = try CodeMovements("512", .chosen([.init(movement.id, .parts([.init("626", vatCode: "D20")]))]))(office.desk)
    let name = try #require(outcome.learnt.first)
    #expect(try ListCodingRules()(office.desk).map(\.name) == [name])
    try UncodeMovements([movement.id])(office.desk)
    let proposed = try ProposeCoding("512")(office.desk).movements.first { $0.movement.id == movement.id }
    #expect(proposed?.coding.best?.rule == name)
    try DeleteCodingRule(name)(office.desk)
    #expect(try ListCodingRules()(office.desk).isEmpty)
    let missing = #expect(throws: Finding.self) { try DeleteCodingRule(name)(office.desk) }
    #expect(missing?.code == "bank.rule.missing")
    try office.expectIntact()
  }

  @Test func `at school nothing is proposed until the trainer opens it, and work by hand goes on`() throws {
    let office = try CodingDesk(mode: .school)
    let shown = try ProposeCoding("512")(office.desk)
    #expect(!shown.isAssistantOpen && shown.movements.count == 16 && shown.movements.allSatisfy { $0.coding.proposals.isEmpty })
    let closed = #expect(throws: Finding.self) { try CodeMovements("512", .sure)(office.desk) }
    #expect(closed?.code == "ledger.assistant.closed")
    let movement = try office.movement("URSSAF").id
    let proposal = #expect(throws: Finding.self) { try CodeMovements("512", .chosen([.init(movement)]))(office.desk) }
    #expect(proposal?.code == "ledger.assistant.closed")
    let outcome = try CodeMovements("512", .chosen([.init(movement, .parts([.init("431")]))]))(office.desk)
    #expect(outcome.coded.count == 1 && outcome.learnt.isEmpty)
    _ = try SetAssistants(open: ["codage"])(office.desk)
    #expect(try CodeMovements("512", .sure)(office.desk).coded.count == 11)
  }

  @Test func `an account without a statement is refused with the list`() throws {
    let office = try CodingDesk()
    let unknown = #expect(throws: Finding.self) { try ProposeCoding("512100")(office.desk) }
    #expect(unknown?.code == "bank.coding.account-unknown" && unknown?.recovery.contains("512") == true)
    #expect(try UsualBankAccount()(office.desk) == "512")
  }

  @Test func `an account is not entered in the journal of another`() throws {
    let office = try CodingDesk()
    try office.change { change in
      try change.openAccount(Account(number: "512200", label: "Autre banque"))
      _ = try change.link("512200", to: BankAccount(named: "98765"), currency: "EUR", label: "Autre banque")
    }
    let refused = #expect(throws: Finding.self) { try CodeMovements("512200", .sure)(office.desk) }
    #expect(refused?.code == "bank.coding.journal-of-another")
    _ = try OpenJournal("BQ2", label: "Autre banque", kind: .bank, counterpart: "512200")(office.desk)
    #expect(try CodeMovements("512200", .sure)(office.desk).coded.isEmpty)
    #expect(try CodeMovements("512", .sure)(office.desk).coded.count == 12)
  }

  @Test func `a loan's table is kept, splits its instalment, and is refused when it does not repay`() throws {
    let office = try CodingDesk()
    let schedule = LoanSchedule(
      principal: Money(cents: 2_400_000), rate: .percent(2_91), method: .constantPrincipal, months: 24, first: Day(2026, 10, 20),
      insurance: Money(cents: 600))
    let saved = try SaveLoan(
      "Prêt atelier", principal: schedule.principal, rate: schedule.rate, table: .schedule(schedule))(office.desk)
    #expect(saved.findings.isEmpty && !saved.isChange)
    let best = try ProposeCoding("512")(office.desk).movements.first { $0.movement.line.label == "ECHEANCE PRET" }?.coding.best
    #expect(best?.source == .loan && best?.reason.contains("n° 1") == true)
    #expect(try ShowLoan("Prêt atelier")(office.desk).inBooks == Money(cents: 2_400_000))
    let wrong = try SaveLoan(
      "Faux", principal: Money(cents: 100), rate: nil, table: .file(Array("Date;Capital;Intérêts\n20/10/2026;2,00;0\n".utf8)))(
        office.desk)
    #expect(wrong.loan == nil && wrong.findings.map(\.code) == ["bank.loan.table-sum"])
    try DeleteLoan("Prêt atelier")(office.desk)
    #expect(try ListLoans()(office.desk).isEmpty)
    try office.expectIntact()
  }

  @Test func `a rule is checked against the dossier before it is kept`() throws {
    let office = try CodingDesk()
    let rule = CodingRule(
      name: "Télé", conditions: .init(words: ["telemagique"]), parts: [.init("401", thirdParty: "PERSONNE")], journal: "ZZ")
    let refused = try SaveCodingRule(rule)(office.desk)
    #expect(
      refused.rule == nil && refused.findings.map(\.code) == ["bank.rule.third-party-unknown", "bank.rule.journal-unknown"])
    let kept = try SaveCodingRule(CodingRule(name: "Télé", conditions: rule.conditions, parts: [.init("626")]))(office.desk)
    #expect(kept.rule != nil && !kept.isChange)
    let renamed = try SaveCodingRule(
      CodingRule(name: "Télévision", conditions: rule.conditions, parts: [.init("6181")]), replacing: "Télé")(office.desk)
    #expect(renamed.isChange)
    #expect(try ListCodingRules()(office.desk).map(\.name) == ["Télévision"])
    let sure = try CodeMovements("512", .sure)(office.desk)
    #expect(sure.coded.contains { $0.movement.line.label.contains("TELEMAGIQUE") })
  }
}

extension CodingDesk {
  /// A CSV has no opening balance to tell that the cheque of September is in the à-nouveaux: it was put aside, a person takes it back.
  func takeBackTheCheque() throws { try UncodeMovements([movement("0004511").id])(desk) }
}
