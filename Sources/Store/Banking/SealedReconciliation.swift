public import Banking
import GRDB
public import Kernel
public import Ledger

/// A reconciliation as it was sealed, and whether it was opened again.
public struct StoredReconciliation: Hashable, Sendable {
  public let id: Int64
  /// What it said that day.
  public let content: Reconciliation
  public let made: StoredLettering.Act
  /// Nil while it holds.
  public let reopened: StoredLettering.Act?
  public let reason: String?
  let eventSeq: Int64
  /// The items to the letter, as the row has them.
  private let written: String

  public var account: AccountNumber { content.account }
  public var day: Day { content.day }

  static let columns = """
    SELECT r.id, a.ledger_account, r.day, r.statement_day, r.statement_balance, r.ledger_balance, r.outstanding, r.event_seq,
      e.author, e.instant, o.author, o.instant, x.reason
    FROM reconciliation r JOIN bank_account a ON a.id = r.bank_account_id LEFT JOIN event e ON e.seq = r.event_seq
      LEFT JOIN reconciliation_reopening x ON x.reconciliation_id = r.id LEFT JOIN event o ON o.seq = x.event_seq
    """

  init(_ row: Row) throws {
    id = try row.decode(atIndex: 0)
    written = try row.decode(atIndex: 6)
    content = Reconciliation(
      account: try AccountNumber(stored: row.decode(atIndex: 1)), day: try Day(stored: row.decode(atIndex: 2)),
      statementBalance: Money(cents: try row.decode(atIndex: 4)), statementDay: try Day(stored: row.decode(atIndex: 3)),
      ledgerBalance: Money(cents: try row.decode(atIndex: 5)), outstanding: try OutstandingItem.list(stored: written))
    eventSeq = try row.decode(atIndex: 7)
    made = StoredLettering.Act(author: try row.decode(atIndex: 8) ?? "", instant: try row.decode(atIndex: 9) ?? "")
    let reopener: String? = try row.decode(atIndex: 10)
    let instant: String? = try row.decode(atIndex: 11)
    reopened = reopener.map { StoredLettering.Act(author: $0, instant: instant ?? "") }
    reason = try row.decode(atIndex: 12)
  }

  var digest: Digest {
    var form = CanonicalForm("ecritoire:reconciliation:1")
    form.add(id)
    form.add(content.account.text)
    for number in [
      content.day.stored, content.statementDay.stored, content.statementBalance.cents, content.ledgerBalance.cents, eventSeq,
    ] { form.add(number) }
    form.add(written)
    return form.digest
  }
}

extension OutstandingItem {
  /// One item a line: side, source, day, amount, reference and label between tabs; a tab or a line end in a text is a blank.
  static func stored(_ items: [OutstandingItem]) -> String {
    func plain(_ text: String) -> String { String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }
    return items.map { item in
      [
        item.side.rawValue, item.source.text, String(item.day.stored), String(item.amount.cents), plain(item.reference),
        plain(item.label),
      ].joined(separator: "\t")
    }.joined(separator: "\n")
  }

  static func list(stored text: String) throws -> [OutstandingItem] {
    try text.split(separator: "\n").map { row in
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 6, let side = OutstandingSide(rawValue: fields[0]), let source = Source(text: fields[1]),
        let day = Int64(fields[2]), let cents = Int64(fields[3])
      else { throw Finding.dossierDamaged("dossier", "un suspens d’un état de rapprochement ne se lit plus") }
      return OutstandingItem(
        side, source, day: try Day(stored: day), label: fields[5], reference: fields[4], amount: Money(cents: cents))
    }
  }
}

extension DossierReading {
  /// The sealed reconciliations of an account, latest day first, those opened again included.
  public func sealedReconciliations(_ account: AccountNumber) throws -> [StoredReconciliation] {
    try Row.fetchAll(
      db, sql: "\(StoredReconciliation.columns) WHERE a.ledger_account = ? ORDER BY r.day DESC, r.id DESC",
      arguments: [account.text]
    ).map(StoredReconciliation.init)
  }

  /// The latest reconciliation of an account that is sealed and was not opened again: through its day nothing changes.
  public func sealedReconciliation(_ account: AccountNumber) throws -> StoredReconciliation? {
    try Row.fetchOne(
      db,
      sql: """
        \(StoredReconciliation.columns) WHERE a.ledger_account = ? AND x.reconciliation_id IS NULL
        ORDER BY r.day DESC, r.id DESC LIMIT 1
        """, arguments: [account.text]
    ).map(StoredReconciliation.init)
  }

  /// For each account, the latest that is sealed.
  func latestSeals() throws -> [StoredReconciliation] {
    guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM reconciliation)") == true else { return [] }
    return try bankAccounts().compactMap { try sealedReconciliation($0.ledgerAccount) }
  }
}

extension DossierChange {
  /// Seals a reconciliation that leaves no difference.
  /// Throws `bank.reconciliation.difference`, `bank.reconciliation.sealed`.
  public func sealReconciliation(_ content: Reconciliation, account: StoredBankAccount) throws -> StoredReconciliation {
    guard content.difference.isZero else { throw Finding.reconciliationDifference(content) }
    if let sealed = try reading.sealedReconciliation(content.account), sealed.day >= content.day {
      throw Finding.reconciliationSealed(sealed)
    }
    let outstanding = OutstandingItem.stored(content.outstanding)
    try Finding.refuseNulCharacter(outstanding)
    try db.execute(
      sql: """
        INSERT INTO reconciliation
          (bank_account_id, day, statement_day, statement_balance, ledger_balance, outstanding, event_seq)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        account.id, content.day.stored, content.statementDay.stored, content.statementBalance.cents, content.ledgerBalance.cents,
        outstanding, event.seq,
      ])
    knownSeals = nil
    let stored = try reading.sealedReconciliation(content.account)!
    event.add("reconciliation/\(stored.id)", stored.digest)
    return stored
  }

  /// Opens the latest sealed reconciliation of an account again. Throws `bank.reconciliation.not-sealed`.
  @discardableResult
  public func reopenReconciliation(_ account: AccountNumber, reason: String) throws -> StoredReconciliation {
    guard let sealed = try reading.sealedReconciliation(account) else { throw Finding.reconciliationNotSealed(account) }
    try Finding.refuseNulCharacter(reason)
    try db.execute(
      sql: "INSERT INTO reconciliation_reopening (reconciliation_id, reason, event_seq) VALUES (?, ?, ?)",
      arguments: [sealed.id, reason, event.seq])
    knownSeals = nil
    event.add(
      "reconciliation-reopening/\(sealed.id)", DossierReading.removalDigest(sealed.id, event: event.seq, reason: reason))
    return sealed
  }

  // MARK: What a seal and a match protect

  /// For each account, the latest that is sealed.
  func latestSeals() throws -> [StoredReconciliation] {
    if let knownSeals { return knownSeals }
    let found = try reading.latestSeals()
    knownSeals = found
    return found
  }

  /// Refuses to take a draft away whose lines a match or a sealed reconciliation holds, or to write another content over them.
  /// Throws `bank.match.line-held`, `bank.reconciliation.sealed`.
  func refuseHeldLines(of old: Entry, replacedBy draft: EntryDraft?) throws {
    let seals = try latestSeals()
    for (position, line) in old.content.lines.enumerated() {
      let other = draft.flatMap { $0.lines.indices.contains(position) ? $0.lines[position] : nil }
      let isSame = other.map { $0.account == line.account && $0.debit == line.debit && $0.credit == line.credit } ?? false
      if let sealed = seals.first(where: { $0.account == line.account && old.content.day <= $0.day }),
        !isSame || draft?.day != old.content.day
      {
        throw Finding.reconciliationSealed(sealed)
      }
      guard !isSame else { continue }
      let place = LineReference(entry: old.id, position: Int32(position))
      if let match = try reading.match(holding: .line(place)) { throw Finding.matchLineHeld(old, match) }
    }
    guard let draft else { return }
    try refuseSealedLines(draft, besides: old.content)
  }

  /// Refuses lines of an account and of days that are sealed, unless they stood there in the content before.
  func refuseSealedLines(_ draft: EntryDraft, besides old: EntryDraft? = nil) throws {
    for sealed in try latestSeals() where draft.day <= sealed.day {
      for (position, line) in draft.lines.enumerated() where line.account == sealed.account {
        let former = old.flatMap { $0.lines.indices.contains(position) ? $0.lines[position] : nil }
        guard let former, former.account == line.account, former.debit == line.debit, former.credit == line.credit else {
          throw Finding.reconciliationSealed(sealed)
        }
      }
    }
  }

  /// Whatever way lines and movements came, what was sealed says the same as before.
  func refuseChangeOfSealed() throws {
    for sealed in try latestSeals() {
      let account = try reading.bankAccount(sealed.account)!
      let books = try reading.bankLedgerBalance(sealed.account, on: sealed.day)
      guard books == sealed.content.ledgerBalance else { throw Finding.reconciliationSealed(sealed) }
      guard let bank = try reading.bankBalance(account, on: sealed.day) else { continue }
      guard bank.balance == sealed.content.statementBalance else { throw Finding.reconciliationSealed(sealed) }
    }
  }
}
