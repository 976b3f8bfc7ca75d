import Kernel
import Ledger
import Store
import Testing
import UseCases

/// A small ledger made by hand, whose figures the tests can add up.
///
///     01/01/2026 AN  411 ANNE 100 D · 512 900 D · 401 FORGE 300 C · 101 700 C
///     10/01/2026 VE  411 ANNE 120 D · 707 100 C · 44571 20 C
///     15/02/2026 HA  607 50 D · 44566 10 D · 401 FORGE 60 C, due 15/03/2026
///     20/02/2026 VE  411 BAZ 240 D, due 20/03/2026 · 707 200 C · 44571 40 C
///     28/02/2026 BQ  512 120 D · 411 ANNE 120 C
///     10/03/2026 BQ  512 240 D · 411 BAZ 240 C      (a draft; the others are validated)
struct ReportLedger {
  static let year = FiscalYear(first: Day(2026, 1, 1), last: Day(2026, 12, 31))!
  let desk: Desk

  /// The company, its journals and accounts, without any entry.
  init(empty today: Day) throws {
    let dossier = try Dossier.inMemory()
    desk = Desk(dossier: dossier, author: "Camille Aubry", today: today, instant: "\(today.iso)T09:00:00Z")
    let author = Author(name: desk.author, instant: desk.instant)
    try dossier.changing(author, "essai", subject: "dossier") { change in
      try change.setFacts(DossierFacts(name: "Atelier d’essai", siren: "000000018", mode: .business))
      try change.addFiscalYear(ReportLedger.year)
      for (code, kind) in [("AN", JournalKind.openings), ("VE", .sales), ("HA", .purchases), ("BQ", .bank)] {
        try change.openJournal(Journal(code: code, label: "Journal \(code)", kind: kind))
      }
      for number: AccountNumber in ["101", "401", "411", "44566", "44571", "512", "5121", "607", "707"] {
        try change.openAccount(Account(number: number, label: "Compte \(number)"))
      }
      for (code, account) in [("ANNE", "411" as AccountNumber), ("BAZ", "411"), ("FORGE", "401")] {
        let kind: ThirdParty.Kind = account == "411" ? .customer : .supplier
        try change.openThirdParty(ThirdParty(code: code, name: "Maison \(code)", kind: kind, account: account))
      }
    }
  }

  init(today: Day = Day(2026, 11, 24)) throws {
    try self.init(empty: today)
    try post(
      Day(2026, 1, 1), "AN", [debit("411", 100, "ANNE"), debit("512", 900), credit("401", 300, "FORGE"), credit("101", 700)])
    try post(Day(2026, 1, 10), "VE", [debit("411", 120, "ANNE"), credit("707", 100), credit("44571", 20)])
    try post(Day(2026, 2, 15), "HA", [debit("607", 50), debit("44566", 10), credit("401", 60, "FORGE", due: Day(2026, 3, 15))])
    try post(Day(2026, 2, 20), "VE", [debit("411", 240, "BAZ", due: Day(2026, 3, 20)), credit("707", 200), credit("44571", 40)])
    try post(Day(2026, 2, 28), "BQ", [debit("512", 120), credit("411", 120, "ANNE")])
    try post(Day(2026, 3, 10), "BQ", [debit("512", 240), credit("411", 240, "BAZ")], isDraft: true)
  }

  func change(_ body: (DossierChange) throws -> Void) throws {
    try desk.dossier.changing(Author(name: desk.author, instant: desk.instant), "essai", subject: "essai", body)
  }

  /// Returns the key of the entry.
  @discardableResult
  func post(_ day: Day, _ journal: String, _ lines: [EntryLine], isDraft: Bool = false) throws -> Int64 {
    var id: Int64 = 0
    try change { change in
      let year = try #require(try change.reading.fiscalYear(containing: day))
      let draft = EntryDraft(
        journal: journal, day: day, pieceRef: "P\(day.number)", label: "\(journal) \(day.french)", lines: lines)
      id = try change.addDraft(draft, in: year)
      if !isDraft { try change.seal([id], on: day) }
    }
    return id
  }
}

/// Whole euros, at the debit.
func debit(_ account: AccountNumber, _ euros: Int64, _ party: String? = nil, due: Day? = nil) -> EntryLine {
  EntryLine(account: account, thirdParty: party, debit: Money(cents: euros * 100), dueDay: due)
}

/// Whole euros, at the credit.
func credit(_ account: AccountNumber, _ euros: Int64, _ party: String? = nil, due: Day? = nil) -> EntryLine {
  EntryLine(account: account, thirdParty: party, credit: Money(cents: euros * 100), dueDay: due)
}

/// The code of the finding that the body throws, or nil.
func refusal<Result>(_ body: () throws -> Result) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? Finding)?.code ?? "\(error)"
  }
}

extension Money {
  var euros: Int64 { cents / 100 }
}
