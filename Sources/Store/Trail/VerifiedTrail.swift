import Foundation
import GRDB
import Kernel
import Ledger

// The chain of events, and what each says it wrote beside what stands there.
extension Verifier {
  // MARK: Things that change

  /// The last digest recorded for each journal, account, third party… is the digest of what stands there.
  mutating func artefacts() throws {
    var current = try currentDigests()
    let last = try Row.fetchCursor(
      db, sql: "SELECT subject, digest, max(event_seq * 1000000000 + position) FROM artefact GROUP BY subject")
    while let row = try last.next() {
      let subject: String = try row.decode(atIndex: 0)
      let recorded = try Digest(stored: row.decode(atIndex: 1))
      if let id = Verifier.key(in: subject, after: "draft/") {
        recordedDrafts[id] = recorded
      } else if let id = Verifier.key(in: subject, after: "voucher/") {
        recordedVouchers[id] = recorded
      } else if subject.hasPrefix("export/") || subject.hasPrefix("dsn-return/") {
        continue  // a file that left the dossier, or that it was told: nothing here to compare it with
      } else if (current.removeValue(forKey: subject) ?? .zero) != recorded {
        broken(subject, "il a été modifié hors d’Écritoire", subject)
      }
    }
    for subject in current.keys.sorted() { broken(subject, "aucun événement ne l’a écrit", subject) }
  }

  private func currentDigests() throws -> [String: Digest] {
    let (codes, reading) = (try codes, DossierReading(db: db))
    var current = ["dossier": try reading.facts().digest]
    for year in years { current[year.subject] = year.digest }
    for account in try reading.accounts() {
      current["account/\(account.number.text)"] = account.digest(codes.accounts[account.number.text])
    }
    for journal in try reading.journals() { current["journal/\(journal.code)"] = journal.digest(codes.journals[journal.code]) }
    for party in try reading.thirdParties() {
      current["third-party/\(party.code)"] = party.digest(codes.thirdParties[party.code])
    }
    for batch in try reading.batches() { current["batch/\(batch.id)"] = batch.digest }
    for (subject, digest) in try reading.savedDigests() { current[subject] = digest }
    for (subject, digest) in try reading.bankDigests() { current[subject] = digest }
    for (subject, digest) in try reading.reconciliationDigests() { current[subject] = digest }
    for count in try reading.cashCounts() { current["cash-count/\(count.id)"] = count.digest }
    for (subject, digest) in try reading.paymentDigests() { current[subject] = digest }
    for (subject, digest) in try reading.workforceDigests() { current[subject] = digest }
    for payslip in try reading.payslips() { current[payslip.subject] = payslip.rowDigest }
    for (subject, digest) in try reading.payslipLinkDigests() { current[subject] = digest }
    for (subject, digest) in try reading.declarationDigests() { current[subject] = digest }
    for voucher in try reading.inbox() { current["inbox/\(voucher.id)"] = voucher.digest }
    return current
  }

  private static func key(in subject: String, after prefix: String) -> Int64? {
    subject.hasPrefix(prefix) ? Int64(subject.dropFirst(prefix.count)) : nil
  }

  /// The drafts are those that the trail recorded last; one that is gone was deleted or validated by an event.
  mutating func drafts() throws {
    let find = try RawStatement(db, "SELECT 1 FROM entry WHERE id = ? AND (number IS NOT NULL OR batch_id IS NOT NULL)")
    for (id, recorded) in recordedDrafts.sorted(by: { $0.key < $1.key }) {
      if let found = tracedDrafts.removeValue(forKey: id) {
        if found != recorded { broken("brouillon \(id)", "il n’est plus celui qui a été enregistré", "draft/\(id)") }
      } else if recorded != .zero {
        find.bind(1, id)
        if !(try find.next()) { broken("brouillon \(id)", "il a été retiré hors d’Écritoire", "draft/\(id)") }
        find.reset()
      }
    }
    for id in tracedDrafts.keys.sorted() { broken("brouillon \(id)", "aucun événement ne l’a écrit", "draft/\(id)") }
  }

  mutating func vouchers() throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT id, entry_id, name, media_type, bytes, digest FROM voucher ORDER BY id")
    while let row = try rows.next() {
      let voucher = try StoredVoucher(row)
      let content: Data = try row.decode(atIndex: 4)
      let recorded = recordedVouchers.removeValue(forKey: voucher.id)
      if Digest(of: Array(content)) != voucher.contentDigest || recorded != voucher.digest {
        broken("pièce jointe « \(voucher.name) »", "elle n’est plus celle qui a été jointe", "voucher/\(voucher.id)")
      }
    }
    let inbox = try Row.fetchCursor(db, sql: "SELECT id, name, bytes, digest FROM inbox ORDER BY id")
    while let row = try inbox.next() {
      let (name, content): (String, Data) = (try row.decode(atIndex: 1), try row.decode(atIndex: 2))
      if Digest(of: Array(content)) != (try Digest(stored: row.decode(atIndex: 3))) {
        broken(
          "pièce à saisir « \(name) »", "elle n’est plus celle qui a été reçue", "inbox/\(try row.decode(atIndex: 0) as Int64)")
      }
    }
    for (id, recorded) in recordedVouchers.sorted(by: { $0.key < $1.key }) where recorded != .zero {
      broken("pièce jointe \(id)", "elle a été retirée hors d’Écritoire", "voucher/\(id)")
    }
  }

  // MARK: The chain

  mutating func trail() throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT seq, instant, author, use_case, subject, artefact, previous, digest FROM event ORDER BY seq")
    let parts = try RawStatement(db, "SELECT position, subject, digest FROM artefact WHERE event_seq = ? ORDER BY position")
    while let row = try rows.next() {
      eventCount += 1
      advance()
      let event = try TrailEvent(row)
      let (seq, digest): (Int64, Digest) = (event.seq, try Digest(stored: row.decode(atIndex: 7)))
      var listed: [(subject: String, digest: Digest)] = []
      var inOrder = true
      parts.bind(1, seq)
      while try parts.next() {
        if parts.int(0) != Int64(listed.count) { inOrder = false }
        let part = Digest(parts.bytes(2))
        if part == nil { inOrder = false }
        listed.append((parts.text(1), part ?? .zero))
      }
      let artefact = TrailEvent.artefactDigest(parts: listed, bulk: bulk.removeValue(forKey: seq) ?? BulkDigests())
      let isSound = seq == Int64(eventCount) && event.previous == head && event.digest == digest
      if !isSound { broken("événement \(seq) (\(event.useCase))", "la chaîne des empreintes est rompue", "event/\(seq)") }
      if artefact != event.artefact || !inOrder {
        broken(
          "événement \(seq) (\(event.useCase), \(event.subject))", "ce qu’il a écrit a été modifié, ajouté ou retiré",
          "event/\(seq)")
      }
      head = digest
    }
    for seq in bulk.keys.sorted() {
      broken("événement \(seq)", "il manque, alors que des écritures s’y réfèrent", "event/\(seq)")
    }
    let orphans = try Int.fetchOne(db, sql: "SELECT count(*) FROM artefact WHERE event_seq NOT IN (SELECT seq FROM event)") ?? 0
    if orphans > 0 { broken("piste d’audit", "\(orphans) empreintes n’appartiennent à aucun événement") }
  }
}
