import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct ReadOverviewTests {
  @Test func `the figures are those of the balance`() throws {
    let ledger = try ReportLedger(today: Day(2026, 3, 31))
    let overview = try ReadOverview()(ledger.desk)
    let rows = try ReadTrialBalance(through: Day(2026, 3, 31))(ledger.desk).balance.rows
    func balance(_ prefixes: [String]) -> Int64 {
      rows.filter { row in prefixes.contains { row.account.hasPrefix($0) } }.reduce(0) { $0 + $1.balance.euros }
    }
    #expect(overview.cash.amount.euros == balance(["51", "53"]))
    #expect(overview.result.amount.euros == -balance(["6", "7"]))
    #expect(overview.customers.amount.euros == balance(["41"]))
    #expect(overview.suppliers.amount.euros == -balance(["40"]))
    #expect(overview.cash.series.map(\.euros) == [900, 1_020, 1_260])
    #expect(overview.drafts.count == 1)
  }

  @Test func `bank and cash are those of today, what is dated later being apart`() throws {
    for (today, cash, ahead) in [(Day(2026, 2, 15), 900, 360), (Day(2026, 3, 1), 1_020, 240), (Day(2026, 3, 31), 1_260, 0)] {
      let overview = try ReadOverview()(ReportLedger(today: today).desk)
      #expect(overview.cash.amount.euros == cash, "\(today)")
      #expect(overview.curve.last?.balance == overview.cash.amount, "\(today)")
      #expect(overview.cashAhead.euros == ahead, "\(today)")
    }
  }

  @Test func `the curve goes from the balance brought forward to that of today`() throws {
    let overview = try ReadOverview()(ReportLedger(today: Day(2026, 3, 31)).desk)
    #expect(
      overview.curve.map { "\($0.day.iso) \($0.balance.euros)" } == ["2026-02-01 900", "2026-02-28 1020", "2026-03-10 1260"])
  }

  @Test func `what falls due is what remains`() throws {
    let ledger = try ReportLedger(today: Day(2026, 3, 1))
    let before = try ReadOverview()(ledger.desk)
    #expect(
      before.coming.map { "\($0.side.rawValue) \($0.day.iso) \($0.amount.euros)" } == [
        "fournisseurs 2026-03-15 60", "clients 2026-03-20 240",
      ])
    // What the books say of the 10 of March is not there yet on the 1st.
    #expect(before.forecast.map(\.balance.euros) == [1_020, 960, 1_200])
    // A payment of 100 on the invoice of 240.
    let payment = try ledger.post(Day(2026, 3, 1), "BQ", [debit("512", 100), credit("411", 100, "BAZ")])
    _ = try LetterLines(
      [LineReference(entry: 4, position: 0), LineReference(entry: payment, position: 1)], allowsPartial: true)(ledger.desk)
    #expect(try ReadOverview()(ledger.desk).coming.map(\.amount.euros) == [60, 140])
  }

  @Test func `each trouble is said with its way out`() throws {
    let ledger = try ReportLedger(today: Day(2026, 7, 1))
    try ledger.change { try $0.openAccount(Account(number: "471", label: "Attente")) }
    try ledger.change { try $0.openAccount(Account(number: "531", label: "Caisse")) }
    try ledger.post(Day(2026, 4, 1), "BQ", [debit("471", 30), credit("531", 30)])
    let draft = try ledger.post(Day(2026, 6, 20), "VE", [debit("411", 12, "ANNE"), credit("707", 10)], isDraft: true)
    let found = try ReadOverview()(ledger.desk).findings
    #expect(
      Set(found.map(\.finding.code))
        == [
          "overview.draft-unbalanced", "overview.negative-cash", "overview.suspense", "overview.old-open", "overview.old-drafts",
        ])
    #expect(found.contains { $0.way == .entry(draft) })
    #expect(found.contains { $0.way == .ledger("531") })
    #expect(found.contains { $0.way == .agedBalance(.suppliers) })
  }

  @Test func `a draft that the validation would refuse is said, in its words`() throws {
    let ledger = try ReportLedger(today: Day(2026, 7, 1))
    let sound = try ledger.post(Day(2026, 6, 10), "VE", [debit("411", 12, "ANNE"), credit("707", 12)], isDraft: true)
    let partless = try ledger.post(Day(2026, 6, 11), "VE", [debit("411", 12), credit("707", 12)], isDraft: true)
    let unbalanced = try ledger.post(Day(2026, 6, 12), "VE", [debit("411", 12, "ANNE"), credit("707", 10)], isDraft: true)
    let found = try ReadOverview()(ledger.desk).findings
    func codes(_ id: Int64) -> [String] { found.filter { $0.way == .entry(id) }.map(\.finding.code) }
    #expect(codes(sound) == [])
    #expect(codes(partless) == ["overview.draft-refused"])
    #expect(codes(unbalanced) == ["overview.draft-unbalanced"])
    // The same drafts, and the same words, as a validation that is tried.
    let blocked = try ValidateEntries()(ledger.desk, isTrial: true).blocked
    #expect(blocked.map(\.entry.id) == [partless, unbalanced])
    let said = try #require(found.first { $0.way == .entry(partless) }).finding
    #expect(said.message.contains(blocked[0].findings[0].message) && said.recovery.hasSuffix(blocked[0].findings[0].recovery))
  }

  @Test func `drafts of a period locked since are said, the first ten by name`() throws {
    let ledger = try ReportLedger(today: Day(2026, 7, 1))
    let ids = try (1...12).map { day in
      try ledger.post(Day(2026, 6, day), "VE", [debit("411", 12, "ANNE"), credit("707", 12)], isDraft: true)
    }
    #expect(!(try ReadOverview()(ledger.desk).findings.contains { $0.finding.code.hasPrefix("overview.draft") }))
    try ledger.change { change in
      try change.lock(try #require(change.reading.fiscalYears().first), through: Day(2026, 6, 30))
    }
    let found = try ReadOverview()(ledger.desk).findings
    #expect(found.filter { $0.finding.code == "overview.draft-refused" }.count == 10)
    #expect(found.contains { $0.way == .entry(ids[0]) && $0.finding.message.contains("verrouillée") })
    #expect(found.contains { $0.finding.code == "overview.drafts-refused" && $0.finding.message.hasPrefix("3 autres") })
  }

  @Test func `beyond twenty drafts only the first are checked, and the page says so`() throws {
    let ledger = try ReportLedger(today: Day(2026, 7, 1))
    for rank in Int64(1)...21 {
      try ledger.post(Day(2026, 6, 1), "VE", [debit("411", rank, "ANNE"), credit("707", rank)], isDraft: true)
    }
    let found = try ReadOverview()(ledger.desk).findings
    #expect(found.contains { $0.finding.code == "overview.drafts-unchecked" && $0.way == .drafts })
  }

  @Test func `a dossier without an entry says so`() throws {
    #expect(try ReadOverview()(ReportLedger(empty: Day(2026, 3, 1)).desk).isEmpty)
    #expect(refusal { try ReadOverview(fiscalYear: 1999)(try ReportLedger().desk) } == "ledger.fiscal-year.unknown")
  }
}
