import Banking
import Foundation
import GRDB
import Kernel
import Ledger
import Testing

@testable import Store

@Suite("Statements of a bank are kept as they were told")
struct MovementTests {
  private let first = Day(2026, 10, 1)

  @Test("a movement comes back with everything the bank says of it")
  func comesBack() throws {
    let sample = try SampleDossier(seed: 1)
    let batch = try sample.importStatement()
    let stored = try sample.dossier.reading { try $0.movements(MovementFilter(batch: batch)) }
    #expect(
      stored.map(\.line)
        == (0..<8).map { SampleDossier.movement(max($0, 1), from: first) }.sorted { $0.bookingDay < $1.bookingDay })
    #expect(Set(stored.map(\.account)) == ["512"])
    #expect(stored.allSatisfy { $0.entry == nil && $0.batch == batch })
    let statement = try #require(try sample.dossier.reading { try $0.statements("512") }.first)
    #expect(statement.kind == .camt053 && statement.number == "10" && statement.identifier == "2026-10")
    #expect([statement.firstDay, statement.lastDay] == [first, first + 30])
    #expect(statement.opening == Money(cents: 10_000))
    #expect(statement.closing == stored.reduce(Money(cents: 10_000)) { $0 + $1.amount })
    let account = try #require(try sample.dossier.reading { try $0.bankAccount("512") })
    #expect(account.account.iban == "FR1420041010050500013M02606" && account.account.number == "0500013M026")
  }

  @Test("two movements told the same are two, with the next rank")
  func equalOnesAreTwo() throws {
    let sample = try SampleDossier(seed: 1)
    try sample.importStatement()
    let ranks = try sample.dossier.read { db in
      try Int.fetchAll(db, sql: "SELECT rank FROM bank_movement ORDER BY id")
    }
    #expect(ranks == [1, 2, 1, 1, 1, 1, 1, 1])
  }

  struct Wanted: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let filter: MovementFilter
    let ids: [Int64]
  }

  static let wanted = [
    Wanted(
      testDescription: "all of them, day by day", filter: MovementFilter(), ids: [9, 1, 2, 10, 3, 11, 4, 12, 5, 13, 6, 7, 8]),
    Wanted(testDescription: "of an account", filter: MovementFilter(account: "512100"), ids: [9, 10, 11, 12, 13]),
    Wanted(
      testDescription: "of some days", filter: MovementFilter(account: "512", from: Day(2026, 10, 7), through: Day(2026, 10, 13)),
      ids: [3, 4, 5]),
    Wanted(testDescription: "of keys", filter: MovementFilter(ids: [12, 3, 99]), ids: [3, 12]),
    Wanted(testDescription: "of no key", filter: MovementFilter(ids: []), ids: []),
    Wanted(
      testDescription: "to be coded", filter: MovementFilter(account: "512", withoutEntry: true), ids: [1, 3, 4, 5, 6, 7, 8]),
    Wanted(
      testDescription: "after a place, so many",
      filter: MovementFilter(account: "512", after: EntryPlace(day: Day(2026, 10, 4), id: 1), limit: 2),
      ids: [2, 3]),
    Wanted(testDescription: "of a statement", filter: MovementFilter(statement: 2, limit: 1), ids: [9]),
  ]

  @Test("those that are asked for", arguments: wanted)
  func areFound(_ wanted: Wanted) throws {
    let sample = try SampleDossier(seed: 1)
    try sample.importStatement()
    try sample.importStatement("512100", iban: nil, from: Day(2026, 10, 1), movements: 5)
    try sample.change("coder") { try $0.setEntry(1, ofMovement: 2) }
    let found = try sample.dossier.reading { try $0.movements(wanted.filter).map(\.id) }
    #expect(Set(found) == Set(wanted.ids) && found.count == wanted.ids.count, "\(found)")
    let summary = try sample.dossier.reading { try $0.movementSummary(MovementFilter(account: "512")) }
    #expect(summary.movements == 8 && summary.withoutEntry == 7)
    #expect(summary.firstDay == Day(2026, 10, 4) && summary.lastDay == Day(2026, 10, 22))
    #expect(try sample.dossier.verify().findings == [])
  }

  @Test("an import leaves whole, and its keys are not given again")
  func isUndone() throws {
    let sample = try SampleDossier(seed: 1)
    let before = try sample.dossier.content(except: ["event", "artefact", "batch"])
    let batch = try sample.importStatement()
    #expect(try sample.change("annuler") { try $0.undoBatch(batch) } == 8)
    #expect(try sample.dossier.content(except: ["event", "artefact", "batch"]) == before, "the link to the bank goes too")
    #expect(try sample.dossier.verify().findings == [])
    try sample.importStatement()
    #expect(try sample.dossier.reading { try $0.movements().map(\.id).min() } == 9)
    #expect(try sample.dossier.verify().findings == [])
  }

  @Test("an import of which a movement is in the books stays, and says which")
  func isHeld() throws {
    let sample = try SampleDossier(seed: 1)
    let batch = try sample.importStatement()
    try sample.change("coder") { try $0.setEntry(7, ofMovement: 3) }
    let before = try sample.dossier.content()
    let error = #expect(throws: Finding.self) { try sample.change("annuler") { try $0.undoBatch(batch) } }
    #expect(error?.code == "bank.batch.held" && error?.message.contains("VIR ÉTÉ 2") == true)
    #expect(try sample.dossier.content() == before)
  }

  @Test("a movement whose draft is deleted is to be coded again, one whose draft is changed is not")
  func draftsComeAndGo() throws {
    var sample = try SampleDossier(seed: 1)
    try sample.importStatement()
    let year = try sample.years()[1]
    let (content, other) = (sample.draft(in: year.year), sample.draft(in: year.year))
    let entry = try sample.change("coder") { change in
      let entry = try change.addDraft(content, in: year)
      try change.setEntry(entry, ofMovement: 1)
      return entry
    }
    try sample.change("modifier") { try $0.replaceDraft(entry, version: 1, with: other, in: year) }
    #expect(try sample.dossier.reading { try $0.movements(ofEntry: entry).map(\.id) } == [1])
    try sample.change("supprimer") { try $0.deleteDraft(entry, version: 2) }
    #expect(try sample.dossier.reading { try $0.movement(1)?.entry } == nil)
    #expect(try sample.dossier.verify().findings == [])
  }

  @Test("no entry is made from a movement that is not there")
  func isMissing() throws {
    let sample = try SampleDossier(seed: 1)
    let error = #expect(throws: Finding.self) { try sample.change("coder") { try $0.setEntry(1, ofMovement: 12) } }
    #expect(error?.code == "bank.movement.missing")
  }
}
