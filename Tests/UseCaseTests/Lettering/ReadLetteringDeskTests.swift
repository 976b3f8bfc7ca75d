import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct ReadLetteringDeskTests {
  @Test func `only the lines of the third party are there, in order of day`() throws {
    let desk = try ReadLetteringDesk("411", thirdParty: "ANNE")(ReportLedger().desk)
    #expect(desk.open.map { "\($0.day.iso) \($0.balance.euros)" } == ["2026-01-01 100", "2026-01-10 120", "2026-02-28 -120"])
    #expect(desk.balance.euros == 100)
    #expect((desk.previous?.code, desk.next?.code) == (nil, "BAZ"))
  }

  @Test func `a candidate says why, and posting it makes a group`() throws {
    let ledger = try ReportLedger()
    let before = try ReadLetteringDesk("411", thirdParty: "ANNE")(ledger.desk)
    let candidate = try #require(before.candidates.first)
    #expect(candidate.items.map(\.balance.euros) == [120, -120])
    #expect(!candidate.group.reason.french.isEmpty)
    _ = try LetterLines(candidate.group.lines)(ledger.desk)
    let after = try ReadLetteringDesk("411", thirdParty: "ANNE")(ledger.desk)
    #expect(after.open.map(\.balance.euros) == [100])
    let group = try #require(after.groups.first)
    #expect((group.code.text, group.memberCount, group.removed == nil) == ("AAA", 2, true))
    #expect(group.posted.author == "Camille Aubry")
  }

  @Test func `a group that was taken off stays in the history, and only it`() throws {
    let ledger = try ReportLedger()
    _ = try LetterLines([LineReference(entry: 2, position: 0), LineReference(entry: 5, position: 1)])(ledger.desk)
    _ = try LetterLines([LineReference(entry: 4, position: 0), LineReference(entry: 6, position: 1)])(ledger.desk)
    try RemoveLettering("AAA", account: "411", thirdParty: "ANNE")(ledger.desk)
    let anne = try ReadLetteringDesk("411", thirdParty: "ANNE")(ledger.desk)
    #expect(anne.groups.map { $0.removed?.author } == ["Camille Aubry"])
    #expect(anne.open.count == 3)
    let baz = try ReadLetteringDesk("411", thirdParty: "BAZ")(ledger.desk)
    #expect(baz.groups.map { $0.removed == nil } == [true])
    #expect(baz.open.isEmpty)
  }

  @Test func `groups come page by page, latest first`() throws {
    let ledger = try ReportLedger(empty: Day(2026, 11, 24))
    for day in 1...5 {
      let invoice = try ledger.post(Day(2026, 1, day), "VE", [debit("411", 10, "ANNE"), credit("707", 10)])
      let payment = try ledger.post(Day(2026, 2, day), "BQ", [debit("512", 10), credit("411", 10, "ANNE")])
      _ = try LetterLines([LineReference(entry: invoice, position: 0), LineReference(entry: payment, position: 1)])(ledger.desk)
    }
    let first = try ReadLetteringDesk("411", thirdParty: "ANNE", groupLimit: 3)(ledger.desk)
    #expect(first.groups.map(\.code.text) == ["AAE", "AAD", "AAC"])
    let second = try ReadLetteringDesk("411", thirdParty: "ANNE", groupLimit: 3, groupsBefore: first.nextGroup)(ledger.desk)
    #expect(second.groups.map(\.code.text) == ["AAB", "AAA"])
    #expect(second.nextGroup == nil)
  }

  @Test func `at school nothing is proposed until the trainer opens the assistant`() throws {
    let ledger = try ReportLedger()
    try ledger.change { try $0.setFacts(DossierFacts(name: "Atelier d’essai", siren: "000000018", mode: .school)) }
    let desk = try ReadLetteringDesk("411", thirdParty: "ANNE")(ledger.desk)
    #expect(!desk.hasAssistant)
    #expect(desk.candidates.isEmpty)
  }

  @Test func `what is not there is refused`() throws {
    let desk = try ReportLedger().desk
    #expect(refusal { try ReadLetteringDesk("999", thirdParty: nil)(desk) } == "report.account-unknown")
    #expect(refusal { try ReadLetteringDesk("411", thirdParty: "PERSONNE")(desk) } == "report.third-party-unknown")
  }

  @Test func `the lines that wait are counted by account and third party`() throws {
    let ledger = try ReportLedger()
    let scopes = try ListOpenScopes(account: "411")(ledger.desk)
    #expect(scopes.map { "\($0.thirdParty?.code ?? "-") \($0.lines)" } == ["ANNE 3", "BAZ 2"])
    _ = try LetterLines([LineReference(entry: 2, position: 0), LineReference(entry: 5, position: 1)])(ledger.desk)
    #expect(try ListOpenScopes(account: "411")(ledger.desk).map(\.lines) == [1, 2])
  }
}
