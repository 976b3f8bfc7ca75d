import GRDB
import Kernel
import Ledger
import TestSupport
import Testing

@testable import Store

@Suite("Whatever the order of what is done, sums, numbers and trail hold")
struct SequenceTests {
  @Test("typing, changing, deleting, validating, importing, undoing", arguments: [101, 102, 103, 104, 105, 106] as [UInt64])
  func invariantsHold(seed: UInt64) throws {
    var sample = try SampleDossier(seed: seed)
    var random = SplitMix64(seed: seed &* 31)
    var events = try sample.dossier.verify().events
    for step in 0..<40 {
      let before = try sample.dossier.content()
      let done = try SequenceTests.step(&sample, &random)
      events += done == nil ? 0 : 1
      if done == nil { #expect(try sample.dossier.content() == before) }
      let broken = try SequenceTests.broken(sample.dossier)
      #expect(broken == [], "after step \(step) (\(done ?? "refused")), seed \(seed)")
      if step % 8 == 7 {
        let verification = try sample.dossier.verify()
        #expect(verification.findings == [], "after step \(step), seed \(seed)")
        #expect(verification.events == events)
      }
    }
  }

  /// One thing done at random; nil when it was refused or abandoned.
  private static func step(_ sample: inout SampleDossier, _ random: inout SplitMix64) throws -> String? {
    let years = try sample.years()
    let year = random.pick(years)
    let drafts = try sample.dossier.reading { try $0.entries(.drafts(through: nil)) }
    let content = (0..<3).map { _ in sample.draft(in: year.year) }
    let kind = random.below(9)
    let chosen = drafts.filter { _ in random.chance(1, in: 3) }
    let (rolls, size, stays) = (random.below(4), 1 + random.below(9), random.chance(1, in: 2))
    let file =
      kind == 6
      ? sample.salesFile(in: year.year, entries: 2 * (1 + random.below(5)), validated: random.chance(1, in: 3))
      : FECSketch(lines: [])
    let batches = try sample.dossier.reading { try $0.batches() }
    do {
      switch kind {
      case 0, 1: try sample.change("saisir") { change in for draft in content { try change.addDraft(draft, in: year) } }
      case 2:
        guard let draft = drafts.first else { return nil }
        try sample.change("modifier") {
          try $0.replaceDraft(draft.id, version: draft.version + (rolls == 0 ? 1 : 0), with: content[0], in: year)
        }
      case 3:
        guard let draft = drafts.last else { return nil }
        try sample.change("supprimer") { try $0.deleteDraft(draft.id, version: draft.version) }
      case 4: try sample.change("valider") { try $0.seal(chosen.map(\.id), on: Day(2026, 11, 24)) }
      case 5:
        // Many things in one change.
        try sample.change("tout") { change in
          let ids = try content.map { try change.addDraft($0, in: year) }
          try change.seal([ids[1]], on: Day(2026, 11, 24))
          try change.replaceDraft(ids[0], version: 1, with: content[2], in: year)
          try change.deleteDraft(ids[2], version: 1)
          try change.seal([ids[0]], on: Day(2026, 11, 24))
          if rolls == 0 { throw Finding("essai", "Essai.", recovery: "Rien.") }
        }
      case 6: try sample.ingest(file, into: year, chunkSize: size, keepsDrafts: stays)
      case 7:
        guard let batch = batches.last else { return nil }
        try sample.change("annuler") { try $0.undoBatch(batch.id) }
      default:
        let result = try sample.change("abandonner") { change in
          for draft in content { try change.addDraft(draft, in: year) }
          change.abandon()
          return true
        }
        #expect(result)
        return nil
      }
    } catch is Finding {
      return nil
    }
    return "\(kind)"
  }

  /// What the tables say against each other, asked in SQL rather than through Store.
  private static func broken(_ dossier: Dossier) throws -> [String] {
    try dossier.read { db in
      let sums = """
        SELECT e.fiscal_year_id, l.account_id, coalesce(l.third_party_id, 0), e.journal_id, e.day / 100, e.number IS NOT NULL,
          sum(l.debit), sum(l.credit), count(*) FROM entry e JOIN line l ON l.entry_id = e.id GROUP BY 1, 2, 3, 4, 5, 6
        """
      let kept =
        "SELECT fiscal_year_id, account_id, third_party_id, journal_id, month, is_sealed, debit, credit, lines FROM month_total"
      let checks = [
        "sums without lines": "SELECT count(*) FROM (\(kept) EXCEPT \(sums))",
        "lines without sums": "SELECT count(*) FROM (\(sums) EXCEPT \(kept))",
        "gaps in numbers":
          """
        SELECT count(*) FROM (SELECT 1 FROM entry WHERE number IS NOT NULL GROUP BY fiscal_year_id
          HAVING max(number) <> count(*) OR min(number) <> 1)
        """,
        "orphan lines": "SELECT count(*) FROM line WHERE entry_id NOT IN (SELECT id FROM entry)",
        "unbalanced": "SELECT count(*) FROM (SELECT 1 FROM line GROUP BY entry_id HAVING sum(debit) <> sum(credit))",
        "lines under a lettering that was taken off":
          "SELECT count(*) FROM line WHERE lettering_id IN (SELECT lettering_id FROM lettering_removal)",
      ]
      return try checks.filter { try Int.fetchOne(db, sql: $0.value) != 0 }.map(\.key)
    }
  }
}
