import Foundation
import GRDB
import Kernel
import Ledger
import Testing

@testable import Store

@Suite("Every change leaves one event, chained to the one before")
struct TrailTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let body: @Sendable (DossierChange, SampleDossier) throws -> Void
    init(_ name: String, _ body: @escaping @Sendable (DossierChange, SampleDossier) throws -> Void) {
      (testDescription, self.body) = (name, body)
    }
  }

  static let changes = [
    Case("the company’s facts") { change, _ in
      try change.setFacts(DossierFacts(name: "Les Ormes", siren: "732829320", mode: .business))
    },
    Case("a fiscal year") { change, _ in try change.addFiscalYear(year2026.next) },
    Case("a lock") { change, _ in try change.lock(change.reading.fiscalYears()[1], through: Day(2026, 1, 31)) },
    Case("a new account") { change, _ in try change.openAccount(Account(number: "471", label: "Attente")) },
    Case("an account that is open already") { change, _ in try change.openAccount(Account(number: "512", label: "Banque")) },
    Case("a new journal") { change, _ in try change.openJournal(Journal(code: "AN", label: "À-nouveaux", kind: .openings)) },
    Case("a new third party") { change, _ in
      try change.openThirdParty(ThirdParty(code: "ZOÉ", name: "Zoé", kind: .employee, account: "421"))
    },
    Case("an account’s label") { change, _ in try change.update(Account(number: "512", label: "Banque")) },
    Case("a journal’s counterpart") { change, _ in
      try change.update(Journal(code: "BQ", label: "Banque", kind: .bank, counterpart: nil))
    },
    Case("a third party’s name") { change, _ in
      try change.update(ThirdParty(code: "BRUNO", name: "Bruno & fils", kind: .supplier, account: "401"))
    },
    Case("something saved by name") { change, _ in try change.save(.template, name: "nouveau", body: "{}") },
    Case("a recurring entry done") { change, _ in try change.setRecurringDone("loyer", through: Day(2026, 6, 30)) },
    Case("something saved, in another spelling of its name") { change, _ in
      try change.save(.template, name: "modèle d’été".decomposedStringWithCanonicalMapping, body: "{}")
    },
    Case("something saved that goes") { change, _ in try change.deleteSaved(.template, name: "loyer") },
    Case("a draft") { change, sample in
      var typed = sample
      try change.addDraft(typed.draft(in: year2026), in: change.reading.fiscalYears()[1])
    },
    Case("a draft changed") { change, sample in
      var typed = sample
      try change.replaceDraft(sample.drafts[0], version: 1, with: typed.draft(in: year2026), in: change.reading.fiscalYears()[1])
    },
    Case("a draft deleted, its voucher with it") { change, sample in try change.deleteDraft(sample.drafts[0], version: 1) },
    Case("a draft of an import changed") { change, sample in
      var typed = sample
      let entry = try change.reading.entries(.batch(3))[0]
      try change.replaceDraft(entry.id, version: 1, with: typed.draft(in: year2026), in: change.reading.fiscalYears()[1])
    },
    Case("a draft of an import deleted") { change, _ in
      try change.deleteDraft(change.reading.entries(.batch(3))[1].id, version: 1)
    },
    Case("validation") { change, sample in try change.seal([sample.drafts[2], sample.drafts[0]], on: Day(2026, 11, 24)) },
    Case("validation of an import") { change, _ in
      try change.seal(change.reading.entries(.batch(3)).map(\.id), on: Day(2026, 11, 24))
    },
    Case("an import") { change, sample in
      var typed = sample
      let batch = try change.beginBatch(kind: "fec", file: "b.txt")
      let ingest = try FECIngest(
        change, into: change.reading.fiscalYears()[1], batch: batch, keepsDrafts: false, extraNames: ["Axe", "Chantier"]
      ) { _ in .sales }
      for (chunk, names) in typed.salesFile(in: year2026, entries: 6, validated: true).chunks(of: 4) {
        try ingest.consume(chunk, names: names)
      }
      try ingest.finish()
      try change.endBatch(
        batch, kind: "fec", file: "b.txt", digest: Digest(of: [1]), entries: ingest.maker.entries, lines: ingest.maker.lines)
    },
    Case("an import undone") { change, _ in try change.undoBatch(3) },
    Case("a voucher") { change, _ in try change.attach(Data([1]), name: "p", mediaType: "image/png", to: 3) },
    Case("a lettering taken off") { change, _ in try change.dissolve(LetteringRowKeys.all(change.db)[0]) },
    Case("nothing at all") { _, _ in },
  ]

  @Test("one event, chained", arguments: changes)
  func appendsOneEvent(_ change: Case) throws {
    let sample = try SampleDossier.copy()
    let before = try sample.dossier.verify()
    try sample.dossier.changing(author, "essai", subject: "sujet") { try change.body($0, sample) }
    let after = try sample.dossier.verify()
    #expect(after.findings == [])
    #expect(after.events == before.events + 1)
    let last = try sample.dossier.read {
      try Row.fetchOne($0, sql: "SELECT previous, author, use_case, subject, digest FROM event ORDER BY seq DESC")!
    }
    #expect(Digest(last[0] as Data) == before.head)
    #expect(Digest(last[4] as Data) == after.head)
    #expect([last[1], last[2], last[3]] as [String] == [author.name, "essai", "sujet"])
  }

  @Test("a trial leaves no trace", arguments: changes)
  func trial(_ change: Case) throws {
    let sample = try SampleDossier.copy()
    let before = try sample.dossier.content()
    try sample.dossier.changing(author, "essai", subject: "sujet", isTrial: true) { try change.body($0, sample) }
    #expect(try sample.dossier.content() == before)
  }

  @Test("what is abandoned leaves no trace, but its result", arguments: changes)
  func abandoned(_ change: Case) throws {
    let sample = try SampleDossier.copy()
    let before = try sample.dossier.content()
    let result = try sample.dossier.changing(author, "essai", subject: "sujet") { open in
      try change.body(open, sample)
      open.abandon()
      return 42
    }
    #expect(result == 42)
    #expect(try sample.dossier.content() == before)
  }

  struct Refused: CustomTestStringConvertible, Sendable {
    let code: String
    let testDescription: String
    let body: @Sendable (DossierChange, SampleDossier) throws -> Void
    init(_ name: String, _ code: String, _ body: @escaping @Sendable (DossierChange, SampleDossier) throws -> Void) {
      (testDescription, self.code, self.body) = (name, code, body)
    }
  }

  static let refusals = [
    Refused("a fiscal year over another", "ledger.fiscal-year.overlap") { change, _ in
      try change.addFiscalYear(FiscalYear(first: Day(2026, 7, 1), last: Day(2027, 6, 30))!)
    },
    Refused("a fiscal year after a gap", "ledger.fiscal-year.gap") { change, _ in
      try change.addFiscalYear(FiscalYear(first: Day(2028, 1, 1), last: Day(2028, 12, 31))!)
    },
    Refused("a lock that goes back", "ledger.period.already-locked") { change, _ in
      try change.lock(change.reading.fiscalYears()[0], through: Day(2025, 6, 30))
    },
    Refused("an account that was never opened", "ledger.directory.missing") { change, _ in
      try change.update(Account(number: "999", label: "?"))
    },
    Refused("a journal that was never opened", "ledger.directory.missing") { change, _ in
      try change.update(Journal(code: "ZZ", label: "?", kind: .cash))
    },
    Refused("a third party that was never opened", "ledger.directory.missing") { change, _ in
      try change.update(ThirdParty(code: "ZZ", name: "?", kind: .other, account: "467"))
    },
    Refused("a recurring entry nobody saved", "ledger.directory.missing") { change, _ in
      try change.setRecurringDone("absente", through: Day(2026, 1, 1))
    },
    Refused("a nul character in a name", "dossier.text.nul") { change, _ in try change.save(.template, name: "a\0b", body: "{}")
    },
    Refused("a nul character in a label", "dossier.text.nul") { change, _ in
      try change.update(Account(number: "512", label: "a\0b"))
    },
    Refused("a validated entry replaced", "ledger.entry.sealed") { change, sample in
      var typed = sample
      try change.replaceDraft(1, version: 1, with: typed.draft(in: year2025), in: change.reading.fiscalYears()[0])
    },
    Refused("a validated entry deleted", "ledger.entry.sealed") { change, _ in try change.deleteDraft(1, version: 1) },
    Refused("a draft that somebody else changed", "ledger.entry.changed-meanwhile") { change, sample in
      try change.deleteDraft(sample.drafts[0], version: 7)
    },
    Refused("a draft that is not there", "ledger.entry.missing") { change, _ in try change.deleteDraft(9_999, version: 1) },
    Refused("a validation of what is validated", "ledger.entry.missing") { change, _ in try change.seal([1], on: Day(2026, 1, 1))
    },
    Refused("a validation twice of one draft", "ledger.entry.missing") { change, sample in
      try change.seal([sample.drafts[0], sample.drafts[0]], on: Day(2026, 1, 1))
    },
    Refused("a validation of an unbalanced draft", "ledger.entry.not-balanced") { change, _ in
      let draft = EntryDraft(
        journal: "OD", day: Day(2026, 2, 1), pieceRef: "1", label: "boiteuse", lines: [.debit("512", Money(cents: 1))])
      try change.seal([try change.addDraft(draft, in: change.reading.fiscalYears()[1])], on: Day(2026, 2, 1))
    },
    Refused("an import that was undone", "ledger.batch.undone") { change, _ in try change.undoBatch(4) },
    Refused("an import that was validated", "ledger.batch.sealed") { change, _ in try change.undoBatch(1) },
    Refused("an import that never was", "ledger.batch.missing") { change, _ in try change.undoBatch(99) },
    Refused("a voucher of no entry", "ledger.entry.missing") { change, _ in
      try change.attach(Data([1]), name: "p", mediaType: "image/png", to: 9_999)
    },
    Refused("sums beyond what can be counted", "ledger.total.too-large") { change, sample in
      let half = Money(cents: .max / 2 + 1)
      let draft = EntryDraft(
        journal: "OD", day: Day(2026, 2, 1), pieceRef: "1", label: "démesurée",
        lines: [.debit("512", half), .credit("530", half)])
      for _ in 0..<2 { try change.addDraft(draft, in: change.reading.fiscalYears()[1]) }
    },
    Refused("something else that throws, at the end", "fec.essai") { change, _ in
      try change.save(.template, name: "nouveau", body: "{}")
      throw Finding("fec.essai", "Essai.", recovery: "Rien.")
    },
  ]

  @Test("what fails leaves no event, and the dossier as it was", arguments: refusals)
  func failureLeavesNothing(_ refused: Refused) throws {
    let sample = try SampleDossier.copy()
    let before = try sample.dossier.content()
    #expect(
      refusal { try sample.dossier.changing(author, "essai", subject: "sujet") { try refused.body($0, sample) } } == refused.code)
    #expect(try sample.dossier.content() == before)
  }

  @Test("sums that grow too large from one change to the next are refused too")
  func totalsGrowTooLarge() throws {
    let sample = try SampleDossier(seed: 1)
    let half = Money(cents: .max / 2 + 1)
    let draft = EntryDraft(
      journal: "OD", day: Day(2026, 2, 1), pieceRef: "1", label: "démesurée", lines: [.debit("512", half), .credit("530", half)])
    try sample.change("saisir") { try $0.addDraft(draft, in: try $0.reading.fiscalYears()[1]) }
    #expect(
      refusal { _ = try sample.change("saisir") { try $0.addDraft(draft, in: try $0.reading.fiscalYears()[1]) } }
        == "ledger.total.too-large")
    #expect(try sample.dossier.verify().findings == [])
  }

  @Test("the last event cannot be cut off, whatever it wrote", arguments: changes)
  func lastEventMatters(_ change: Case) throws {
    let sample = try SampleDossier.copy()
    try sample.dossier.changing(author, "essai", subject: "sujet") { try change.body($0, sample) }
    try sample.dossier.database.writeWithoutTransaction { db in
      let trigger = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'event_no_delete'")!
      try db.execute(sql: "DROP TRIGGER event_no_delete; DELETE FROM event WHERE seq = (SELECT max(seq) FROM event); \(trigger)")
    }
    #expect(try sample.dossier.verify().findings.isEmpty == false)
  }
}
