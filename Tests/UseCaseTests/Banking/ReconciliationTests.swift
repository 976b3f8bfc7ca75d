import Banking
import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct ReconciliationTests {
  /// October as a bookkeeper reconciles it: what is sure is accepted, the rest is looked at, September's cheque is entered.
  private func reconciled() throws -> BankDesk {
    let bank = try BankDesk()
    _ = try AcceptMatches(ProposeMatches("512"))(bank.desk)
    let rest = try ProposeMatches("512")(bank.desk).candidates
    _ = try AcceptMatches(ProposeMatches("512"), .these(rest.map(\.members)))(bank.desk)
    try AddOpeningItem("512", .clearedBy(movement: bank.movement(3, -50_000)), day: Day(2026, 9, 24))(bank.desk)
    return bank
  }

  @Test func `before anything is matched, September’s cheque is what the books and the bank differ by`() throws {
    let bank = try BankDesk()
    let state = try bank.state()
    #expect([state.statementBalance, state.ledgerBalance].map(\.cents) == [1_515_553, 1_425_553])
    #expect(state.difference.cents == 50_000)
    #expect(state.openingCandidates.map(\.label) == ["CHEQUE 0004511"])
    #expect((state.items(.ledger).count, state.items(.bank).count) == (17, 16))
  }

  @Test func `October comes out to the cent: two items of the books, no difference`() throws {
    let bank = try reconciled()
    let state = try bank.state()
    #expect([state.statementBalance, state.ledgerBalance, state.difference].map(\.cents) == [1_515_553, 1_425_553, 0])
    #expect(
      state.outstanding.map { "\($0.side.rawValue) \($0.day.iso) \($0.amount.cents) \($0.label)" } == [
        "ledger 2026-10-30 -354000 Chèque 0004512", "ledger 2026-10-30 264000 Remise 2026-32",
      ])
    #expect(state.late.isEmpty)
    try bank.expectIntact()
  }

  @Test func `sure proposals are right, and the chance ones are not sure`() throws {
    let bank = try BankDesk()
    let outcome = try ProposeMatches("512")(bank.desk)
    #expect(outcome.candidates.allSatisfy { $0.bank.count == 1 && $0.books.count == 1 })
    #expect(outcome.candidates.count == 15)
    for candidate in outcome.candidates {
      #expect(candidate.bank[0].day == candidate.books[0].day, "\(candidate.reason)")
    }
    #expect(outcome.sure.count >= 5)
    #expect(!outcome.sure.contains { $0.books[0].label == "Prélèvement inconnu" })
    #expect(outcome.freeBank.map(\.label) == ["CHEQUE 0004511"])
    #expect(outcome.freeBooks.map(\.label).sorted() == ["Chèque 0004512", "Remise 2026-32"])
  }

  @Test func `a state of an earlier day has what came later as outstanding`() throws {
    let bank = try reconciled()
    let state = try bank.state(Day(2026, 10, 2))
    #expect(state.difference.isZero)
    #expect(state.outstanding.map { "\($0.side.rawValue) \($0.amount.cents)" } == ["ledger -50000"])
    #expect(state.outstanding[0].day == Day(2026, 9, 24))
    let before = try bank.state(Day(2026, 9, 30))
    #expect([before.statementBalance.cents, before.ledgerBalance.cents] == [1_893_265, 0])
  }

  @Test func `an opening item that waits more than sixty days is late`() throws {
    let bank = try BankDesk()
    try AddOpeningItem(
      "512", .told(.ledger, day: Day(2026, 8, 3), amount: Money(cents: -50_000), label: "Chèque 0004511", reference: "0004511"))(
        bank.desk)
    #expect(try bank.state().late.map(\.label) == ["Chèque 0004511"])
    // The movement of October is then found by the number of the cheque.
    let found = try ProposeMatches("512")(bank.desk).candidates.first { $0.books.first?.label == "Chèque 0004511" }
    #expect(found?.isSure == true)
    #expect(found?.reason.contains("n° de chèque") == true)
  }

  @Test func `payments letter the invoices that they name or pay`() throws {
    let bank = try reconciled()
    let marks = try bank.letterings
    #expect(marks.contains { $0.hasPrefix("MORVAN BM-7801") })
    #expect(marks.contains { $0.hasPrefix("PLATEAU EP-44120") })
    // The deposit names its invoice on the statement only: partial, in lower case.
    let deposit = marks.filter { $0.hasPrefix("TILLEULS F2026-101") || $0.hasPrefix("TILLEULS BQ-10") }
    #expect(deposit.count == 2)
    #expect(deposit.allSatisfy { $0.split(separator: " ").last == $0.split(separator: " ").last?.lowercased()[...] })
  }

  @Test func `taking a match off touches nothing else`() throws {
    let bank = try reconciled()
    let (marks, entries) = (try bank.letterings, try bank.desk.dossier.reading { try $0.entries(.all) })
    let place = try bank.line("BQ-2")
    let match = try #require(try bank.desk.dossier.reading { try $0.match(holding: .line(place)) })
    try UnmatchMovements([match.id])(bank.desk)
    #expect(try bank.letterings == marks)
    #expect(try bank.desk.dossier.reading { try $0.entries(.all) } == entries)
    #expect(try bank.state().outstanding.count == 4)
    #expect(try bank.state().difference.isZero)
    let history = try bank.desk.dossier.reading { try $0.match(match.id) }
    #expect(history?.removed?.author == "Camille Aubry")
    try bank.refuses("bank.match.missing") { try UnmatchMovements([match.id])(bank.desk) }
    try bank.expectIntact()
    // And it can be tied again by hand.
    let movement = try bank.movement(9, -531_600)
    _ = try MatchByHand("512", MatchMembers(movements: [movement], lines: [place]))(bank.desk)
    #expect(try bank.state().outstanding.count == 2)
    try bank.expectIntact()
  }

  @Test func `what does not sum to the same is refused with the difference`() throws {
    let bank = try BankDesk()
    let (movement, line) = (try bank.movement(26, -2_160), try bank.line("BQ-12"))
    try bank.refuses("bank.match.unbalanced") {
      _ = try MatchByHand("512", MatchMembers(movements: [movement], lines: [line]))(bank.desk)
    }
    try bank.refuses("bank.match.too-few") { _ = try MatchByHand("512", MatchMembers(movements: [movement]))(bank.desk) }
    try bank.refuses("bank.match.member-missing") {
      _ = try MatchByHand("512", MatchMembers(movements: [movement, 999], lines: [line]))(bank.desk)
    }
    let opening = try bank.desk.dossier.reading {
      try $0.entries(.journal(code: "AN", from: Day(2026, 10, 1), through: Day(2026, 10, 1)))
    }
    try bank.refuses("bank.match.member-missing") {
      let line = LineReference(entry: opening[0].id, position: 0)
      _ = try MatchByHand("512", MatchMembers(movements: [movement], lines: [line]))(bank.desk)
    }
    let right = MatchMembers(movements: [movement], lines: [try bank.line("BQ-11")])
    let waiting = try DescribeBankAccounts()(bank.desk)[0].movements.withoutEntry
    _ = try MatchByHand("512", right)(bank.desk)
    // What is matched stands in the books: it is not to be coded any more.
    #expect(try DescribeBankAccounts()(bank.desk)[0].movements.withoutEntry == waiting - 1)
    #expect(try !ListMovements(MovementFilter(withoutEntry: true))(bank.desk).movements.contains { $0.id == movement })
    try bank.refuses("bank.match.held") { _ = try MatchByHand("512", right)(bank.desk) }
    try bank.refuses("bank.match.proposal-gone") { _ = try AcceptMatches(ProposeMatches("512"), .these([right]))(bank.desk) }
    try bank.refuses("bank.account.not-linked") { _ = try ProposeMatches("512100")(bank.desk) }
  }

  @Test func `lines of the books that cancel each other are tied without the bank`() throws {
    let bank = try BankDesk()
    try bank.post(28, "BQ", "ERR-1", "Virement saisi deux fois", [("512", -12_000, nil), ("471", 12_000, nil)])
    try bank.post(29, "BQ", "ERR-2", "Annulation du virement", [("512", 12_000, nil), ("471", -12_000, nil)])
    let lines = [try bank.line("ERR-1"), try bank.line("ERR-2")]
    let match = try MatchByHand("512", MatchMembers(lines: lines))(bank.desk).matches[0]
    #expect(match.amount.isZero)
    #expect(try !bank.state().outstanding.contains { $0.label.contains("virement") })
    try bank.expectIntact()
  }

  @Test func `an entry made from a movement is sure to be it`() throws {
    let bank = try BankDesk()
    let (movement, entry) = (try bank.movement(27, -2_990), try bank.entry("BQ-12"))
    try bank.change { try $0.setEntry(entry.id, ofMovement: movement) }
    let candidate = try #require(try ProposeMatches("512")(bank.desk).candidates.first { $0.members.movements == [movement] })
    #expect(candidate.isSure && candidate.score == 100)
    #expect(candidate.reason == "écriture faite de ce mouvement")
  }

  @Test func `at school nothing is proposed until the trainer opens it, and matching by hand goes on`() throws {
    let bank = try BankDesk(mode: .school)
    try bank.refuses("ledger.assistant.closed") { _ = try ProposeMatches("512")(bank.desk) }
    try bank.refuses("ledger.assistant.closed") { _ = try AcceptMatches(ProposeMatches("512"))(bank.desk) }
    let members = MatchMembers(movements: [try bank.movement(9, -531_600)], lines: [try bank.line("BQ-2")])
    let outcome = try MatchByHand("512", members)(bank.desk)
    #expect(outcome.matches.count == 1 && outcome.lettered.isEmpty)
    let desk = try ReadReconciliationDesk("512")(bank.desk)
    #expect(!desk.hasAssistant && desk.candidates.isEmpty)
    #expect((desk.bank.count, desk.books.count, desk.matches.count) == (15, 16, 1))
  }

  @Test func `a trial leaves the dossier as it was`() throws {
    let bank = try BankDesk()
    let before = try VerifyDossier()(bank.desk.dossier)
    #expect(try !AcceptMatches(ProposeMatches("512"))(bank.desk, isTrial: true).matches.isEmpty)
    #expect(try VerifyDossier()(bank.desk.dossier).head == before.head)
  }

  @Test func `the bank’s own entries of September wait on the side of the bank`() throws {
    let bank = try BankDesk(books: false)
    try bank.post(1, "AN", "AN-2026", "À-nouveaux", [("512", 1_895_265, nil), ("101", -1_895_265, nil)])
    // Charges of 20,00 that the bank took in September, and that the books have in October only.
    try AddOpeningItem("512", .told(.bank, day: Day(2026, 9, 30), amount: Money(cents: -2_000), label: "Frais", reference: ""))(
      bank.desk)
    try bank.post(2, "BQ", "FR-9", "Frais de septembre", [("512", -2_000, nil), ("627", 2_000, nil)])
    let line = try bank.line("FR-9")
    let item = try #require(try bank.desk.dossier.reading { try $0.openingItems("512") }.first)
    _ = try MatchByHand("512", MatchMembers(lines: [line], items: [item.id]))(bank.desk)
    #expect(try bank.state(Day(2026, 10, 2)).difference.isZero)
    try bank.expectIntact()
  }

  @Test func `opening items: their amount, their day, and those that are matched`() throws {
    let bank = try BankDesk()
    try bank.refuses("bank.opening-item.amount-zero") {
      try AddOpeningItem("512", .told(.ledger, day: Day(2026, 9, 1), amount: .zero, label: "X", reference: ""))(bank.desk)
    }
    try bank.refuses("bank.opening-item.too-late") {
      try AddOpeningItem("512", .told(.ledger, day: Day(2026, 10, 1), amount: Money(cents: 1), label: "X", reference: ""))(
        bank.desk)
    }
    let item = try AddOpeningItem("512", .clearedBy(movement: bank.movement(3, -50_000)))(bank.desk)
    #expect(item.day == Day(2026, 9, 30))
    try bank.refuses("bank.opening-item.matched") { try RemoveOpeningItem(item.id, account: "512")(bank.desk) }
    try UnmatchMovements([#require(item.match)])(bank.desk)
    try RemoveOpeningItem(item.id, account: "512")(bank.desk)
    try bank.refuses("bank.opening-item.missing") { try RemoveOpeningItem(item.id, account: "512")(bank.desk) }
    #expect(try bank.state().difference.cents == 50_000)
    try bank.expectIntact()
  }

  // MARK: Seals

  @Test func `a state that leaves a difference is not sealed`() throws {
    let bank = try BankDesk()
    try bank.refuses("bank.reconciliation.difference") { try SealReconciliation("512", day: Day(2026, 10, 31))(bank.desk) }
    try bank.refuses("bank.reconciliation.future") { try SealReconciliation("512", day: Day(2026, 11, 1))(bank.desk) }
    try bank.refuses("bank.reconciliation.not-sealed") { try ReopenReconciliation("512", reason: "essai")(bank.desk) }
  }

  @Test func `what is sealed does not change, by any way`() throws {
    let bank = try reconciled()
    let sealed = try SealReconciliation("512", day: Day(2026, 10, 31))(bank.desk)
    #expect(sealed.content.outstanding.count == 2)
    let code = "bank.reconciliation.sealed"
    try bank.refuses(code) { try bank.post(31, "BQ", "X", "Oubli", [("512", -1_000, nil), ("627", 1_000, nil)]) }
    let entry = try bank.entry("BQ-12")
    try bank.refuses(code) { try DeleteDraft(entry.id)(bank.desk) }
    var other = entry.content
    other.lines = [.credit("512", Money(cents: 3_000)), .debit("471", Money(cents: 3_000))]
    try bank.refuses(code) { _ = try RecordEntry(other, replacing: (entry.id, entry.version))(bank.desk) }
    let place = try bank.line("BQ-12")
    let match = try #require(try bank.desk.dossier.reading { try $0.match(holding: .line(place)) })
    try bank.refuses(code) { try UnmatchMovements([match.id])(bank.desk) }
    let late = BankStatement(lines: [StatementLine(on: Day(2026, 10, 30), BankAmount(100), "VIR")])
    try bank.refuses(code) { try bank.importStatement(late, from: Day(2026, 10, 30), through: Day(2026, 10, 30)) }
    try bank.refuses("bank.batch.held") { _ = try bank.change { try $0.undoBatch(1) } }
    try bank.refuses(code) { try SealReconciliation("512", day: Day(2026, 10, 31))(bank.desk) }
    try bank.refuses(code) {
      try AddOpeningItem("512", .told(.ledger, day: Day(2026, 9, 1), amount: Money(cents: 1), label: "X", reference: ""))(
        bank.desk)
    }
    try bank.expectIntact()
    // What does not touch the account, its other lines and November go on.
    var label = entry.content
    label.lines[1] = .debit("627", Money(cents: 2_990))
    #expect(try RecordEntry(label, replacing: (entry.id, entry.version))(bank.desk).id != nil)
    try bank.post(2, month: 11, "BQ", "N-1", "Novembre", [("512", -1_000, nil), ("627", 1_000, nil)])
    _ = try ValidateEntries(ids: [bank.entry("BQ-11").id])(bank.desk)
    try bank.expectIntact()
  }

  @Test func `in November the bank clears what waited, and October stays what it was`() throws {
    let bank = try reconciled()
    try SealReconciliation("512", day: Day(2026, 10, 31))(bank.desk)
    var november = BankStatement(lines: [
      StatementLine(on: Day(2026, 11, 2), BankAmount(264_000), "REMISE CHEQUES 2026-32"),
      StatementLine(on: Day(2026, 11, 5), BankAmount(-354_000), "CHEQUE 0004512"),
    ])
    november.closing = BankBalance(BankAmount(1_425_553), on: Day(2026, 11, 30))
    try bank.importStatement(november, from: Day(2026, 11, 1), through: Day(2026, 11, 30))
    let outcome = try AcceptMatches(ProposeMatches("512", through: Day(2026, 11, 30)))(bank.desk)
    #expect(outcome.matches.count == 2)
    #expect(try bank.state(Day(2026, 11, 30)).outstanding.isEmpty)
    #expect(try bank.state().outstanding.count == 2)
    try bank.expectIntact()
    // They were open in October: taking them off does not touch what is sealed.
    try UnmatchMovements([outcome.matches[0].id])(bank.desk)
    try bank.expectIntact()
  }

  @Test func `a sealed state is opened again with a reason, which the trail keeps`() throws {
    let bank = try reconciled()
    try SealReconciliation("512", day: Day(2026, 10, 31))(bank.desk)
    try bank.refuses("bank.reconciliation.reason-missing") { try ReopenReconciliation("512", reason: "  ")(bank.desk) }
    try ReopenReconciliation("512", reason: "chèque annulé")(bank.desk)
    let outcome = try ReadReconciliation("512")(bank.desk)
    #expect(!outcome.isSealed && outcome.maySeal)
    #expect(outcome.history.map(\.reason) == ["chèque annulé"])
    try bank.post(31, "BQ", "X", "Oubli", [("512", -1_000, nil), ("627", 1_000, nil)])
    #expect(try bank.state().outstanding.count == 3)
    try SealReconciliation("512", day: Day(2026, 10, 31))(bank.desk)
    #expect(try ReadReconciliation("512")(bank.desk).history.count == 2)
    try bank.expectIntact()
  }

  // MARK: Drafts and imports

  @Test func `a draft whose bank line is matched keeps it`() throws {
    let bank = try reconciled()
    let entry = try bank.entry("BQ-11")
    try bank.refuses("bank.match.line-held") { try DeleteDraft(entry.id)(bank.desk) }
    var changed = entry.content
    changed.lines[0] = .credit("512", Money(cents: 2_000))
    changed.lines[1] = .debit("627", Money(cents: 2_000))
    try bank.refuses("bank.match.line-held") { _ = try RecordEntry(changed, replacing: (entry.id, entry.version))(bank.desk) }
    try bank.refuses("bank.batch.held") { _ = try bank.change { try $0.undoBatch(1) } }
    // Its words may change: the match holds on.
    var words = entry.content
    words.label = "Frais de tenue de compte, octobre"
    #expect(try RecordEntry(words, replacing: (entry.id, entry.version))(bank.desk).id == entry.id)
    #expect(try bank.state().outstanding.count == 2)
    try bank.expectIntact()
  }

  @Test func `without any balance the paper is asked`() throws {
    let bank = try BankDesk(statement: false)
    let bare = BankStatement(lines: [StatementLine(on: Day(2026, 10, 9), BankAmount(-531_600), "VIR BOIS DU MORVAN")])
    try bank.importStatement(bare, from: Day(2026, 10, 1), through: Day(2026, 10, 31))
    try bank.refuses("bank.reconciliation.no-balance") { _ = try ReadReconciliation("512")(bank.desk) }
    let told = try ReadReconciliation("512", told: Money(cents: 1_515_553))(bank.desk).content
    #expect(told.statementBalance.cents == 1_515_553)
  }
}
