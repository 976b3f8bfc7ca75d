import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct LetterManyLinesTests {
  /// Beyond some lines, the index of open lines is made anew after them instead of following each.
  @Test func `six hundred lines lettered at once are open no more, and open again one group at a time`() throws {
    let ledger = try ReportLedger(empty: Day(2026, 12, 31))
    try ledger.change { change in
      let year = try #require(try change.reading.fiscalYear(containing: Day(2026, 6, 1)))
      for number in 1...310 {
        let party = number % 2 == 0 ? "ANNE" : "BAZ"
        let piece = "F2026-\(1000 + number)"
        let sale = EntryDraft(
          journal: "VE", day: Day(2026, 1, 1) + number % 150, pieceRef: piece, label: "Vente",
          lines: [debit("411", Int64(number), party), credit("707", Int64(number))])
        let payment = EntryDraft(
          journal: "BQ", day: Day(2026, 6, 1) + number % 150, pieceRef: piece, label: "Virement",
          lines: [debit("512", Int64(number)), credit("411", Int64(number), party)])
        try change.seal([change.addDraft(sale, in: year), change.addDraft(payment, in: year)], on: Day(2026, 12, 31))
      }
    }
    #expect(try open(ledger).count == 620)
    let outcome = try LetterAutomatically()(ledger.desk)
    #expect(outcome.posted.count == 310)
    #expect(try open(ledger).isEmpty)
    #expect(try ListOpenScopes()(ledger.desk).isEmpty)
    let first = outcome.posted[0]
    try RemoveLettering(first.code.text, account: "411", thirdParty: first.group.scope.thirdParty)(ledger.desk)
    #expect(try open(ledger).count == 2)
    #expect(try ListOpenScopes()(ledger.desk).map(\.lines) == [2])
    #expect(Set(outcome.posted.map(\.group.scope.thirdParty)) == ["ANNE", "BAZ"])
    #expect(try VerifyDossier()(ledger.desk.dossier).findings.isEmpty)
  }

  private func open(_ ledger: ReportLedger) throws -> [OpenItem] {
    try ledger.desk.dossier.reading { try $0.openItems(prefix: "411") }
  }
}
