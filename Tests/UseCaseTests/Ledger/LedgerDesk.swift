import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases

/// A small company in memory, on 31 October 2026, one month into its first fiscal year.
struct LedgerDesk {
  static let year = FiscalYear(first: Day(2026, 10, 1), last: Day(2027, 9, 30))!
  let desk: Desk

  init(mode: DossierMode = .business, today: Day = Day(2026, 10, 31)) throws {
    let dossier = try Dossier.inMemory()
    let by = Author(name: "Camille Aubry", instant: "2026-10-31T09:30:00Z")
    try dossier.changing(by, "dossier.creer", subject: "dossier") { change in
      try change.setFacts(DossierFacts(name: "Les Essais (FICTIF)", siren: "000026005", mode: mode))
      try change.addFiscalYear(LedgerDesk.year)
      try change.openThirdParty(ThirdParty(code: "MORVAN", name: "Bois du Morvan", kind: .supplier, account: "401"))
      try change.openThirdParty(ThirdParty(code: "TILLEULS", name: "Hôtel Les Tilleuls", kind: .customer, account: "411"))
    }
    desk = Desk(dossier: dossier, author: "Camille Aubry", today: today, instant: "2026-10-31T09:30:00Z")
  }

  /// A purchase of 100,00 with 20,00 of tax, as it should be.
  static func purchase(_ piece: String = "BM-1", day: Day = Day(2026, 10, 2), net: Int64 = 100_00) -> EntryDraft {
    let tax = Money(cents: net).vat(Rate(e8: 20_000_000))
    return EntryDraft(
      journal: "HA", day: day, pieceRef: piece, label: "Panneaux",
      lines: [
        .debit("601", Money(cents: net), vatCode: "D20"), .debit("44566", tax, vatCode: "D20"),
        .credit("401", Money(cents: net) + tax, thirdParty: "MORVAN"),
      ])
  }

  /// Saves the draft, which nothing is held against. Gives its key.
  @discardableResult
  func record(_ draft: EntryDraft) throws -> Int64 { try #require(try RecordEntry(draft)(desk).id) }

  func entry(_ id: Int64) throws -> Entry { try #require(try desk.dossier.reading { try $0.entry(id: id) }) }
  var entries: [Entry] { get throws { try desk.dossier.reading { try $0.entries(.all) } } }
  func lock(through day: Day) throws {
    try desk.dossier.changing(Author(name: "Camille", instant: "2026-10-31T10:00:00Z"), "verrouiller", subject: "période") {
      try $0.lock($0.reading.fiscalYears()[0], through: day)
    }
  }

  /// Runs the body, and expects the dossier to be what it was: the same trail, intact.
  @discardableResult
  func untouched<Result>(_ body: () throws -> Result) throws -> Result {
    let before = try verification()
    let result = Swift.Result { try body() }
    let after = try verification()
    #expect((after.events, after.head, after.entries) == (before.events, before.head, before.entries))
    #expect(after.findings.isEmpty)
    return try result.get()
  }

  /// The same, for a body that must be refused with that code.
  func refuses(_ code: String, _ place: SourceLocation = #_sourceLocation, _ body: () throws -> Void) throws {
    let finding = #expect(throws: Finding.self, sourceLocation: place) { try untouched(body) }
    #expect(finding?.code == code, "\(finding?.message ?? "")", sourceLocation: place)
  }

  func verification() throws -> Verification { try VerifyDossier()(desk.dossier) }
  func expectIntact() throws { #expect(try verification().findings == []) }
}

/// A folder for the length of a test.
final class ScratchFolder {
  let path: String
  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
  func write(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: file(name), atomically: false, encoding: .utf8)
    return file(name)
  }
}
