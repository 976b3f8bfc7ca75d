import GRDB
import Testing

@testable import Store

@Suite("What is validated cannot be changed, not even by SQL")
struct ImmutabilityTests {
  struct Attempt: CustomTestStringConvertible, Sendable {
    let sql: String
    let message: String
    var testDescription: String { sql }
  }

  // Entry 1 is validated and has a voucher, its lines too; entry 101 is a draft with a voucher; lettering 1 holds, lettering 2 was taken off.
  static let sealed: [String] =
    [
      "fiscal_year_id = 2", "journal_id = journal_id % 4 + 1", "number = 99", "number = NULL, valid_day = NULL", "day = day + 1",
      "piece_ref = 'autre'", "piece_day = 20250101", "label = 'autre'", "valid_day = 20261231", "source_number = '1'",
      "batch_id = NULL",
      "corrects_id = 2", "version = version + 1", "event_seq = 1", "digest = zeroblob(32)", "id = 5000",
    ].map { "UPDATE entry SET \($0) WHERE id = 1" }
    + [
      "entry_id = 5000", "position = 9", "account_id = account_id % 12 + 1", "third_party_id = 3", "day = day + 1",
      "debit = debit + 1",
      "credit = 7", "label = 'autre'", "piece_ref = 'autre'", "piece_day = 20250101", "due_day = 20250101", "vat_code = 'FR0'",
      "foreign_amount = '1'", "foreign_currency = 'JPY'", "extra = 'a=b'", "debit = debit",
    ].map { "UPDATE line SET \($0) WHERE entry_id = 1" }
    + [
      "DELETE FROM entry WHERE id = 1",
      "DELETE FROM entry",
      "DELETE FROM line WHERE entry_id = 1",
      "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE id = 1",
      "REPLACE INTO entry SELECT 5000, fiscal_year_id, journal_id, number, day, piece_ref, piece_day, label, valid_day, source_number, batch_id, corrects_id, version, event_seq, digest FROM entry WHERE id = 1",
      "INSERT OR IGNORE INTO line SELECT entry_id, 9, account_id, third_party_id, day, debit, credit, label, piece_ref, piece_day, due_day, vat_code, foreign_amount, foreign_currency, extra, lettering_id FROM line WHERE entry_id = 1",
      "INSERT OR REPLACE INTO line SELECT * FROM line WHERE entry_id = 1",
      "REPLACE INTO line SELECT 1, position, account_id, third_party_id, day, debit, credit, label, piece_ref, piece_day, due_day, vat_code, foreign_amount, foreign_currency, extra, NULL FROM line WHERE entry_id = DRAFT",
      "UPDATE line SET entry_id = 1, position = 50 + position WHERE entry_id = DRAFT",
      "UPDATE OR REPLACE line SET entry_id = 1 WHERE entry_id = DRAFT",
      "UPDATE OR REPLACE entry SET id = 1 WHERE id = DRAFT",
      "UPDATE OR REPLACE entry SET fiscal_year_id = (SELECT fiscal_year_id FROM entry WHERE id = 1), number = (SELECT number FROM entry WHERE id = 1), valid_day = 20261124 WHERE id = DRAFT",
      "INSERT INTO entry SELECT * FROM entry WHERE id = 1 ON CONFLICT DO UPDATE SET label = 'autre'",
    ]

  // What the bank said.
  static let bank: [Attempt] = {
    let columns = [
      "day = day + 1", "value_day = NULL", "amount = -amount", "label = 'autre'", "body = '{}'", "place = 1", "rank = rank + 1",
      "fingerprint = zeroblob(32)", "statement_id = 2", "batch_id = 1", "bank_account_id = 2", "id = 5000",
    ].map { Attempt(sql: "UPDATE bank_movement SET \($0) WHERE id = 1", message: "bank.movement.immutable") }
    let movements = [
      "DELETE FROM bank_movement WHERE id = 1", "DELETE FROM bank_movement",
      "REPLACE INTO bank_movement SELECT * FROM bank_movement WHERE id = 1",
      """
      REPLACE INTO bank_movement (bank_account_id, batch_id, statement_id, day, amount, label, body, place, fingerprint, rank)
        SELECT bank_account_id, batch_id, statement_id, day, 1, 'autre', body, place, fingerprint, rank FROM bank_movement LIMIT 1
      """,
    ].map { Attempt(sql: $0, message: "bank.movement.immutable") }
    let statements = [
      "UPDATE bank_statement SET closing = 1 WHERE id = 1", "DELETE FROM bank_statement WHERE id = 2",
      "REPLACE INTO bank_statement SELECT * FROM bank_statement WHERE id = 1",
    ].map { Attempt(sql: $0, message: "bank.statement.immutable") }
    let accounts = [
      "UPDATE bank_account SET ledger_account = '53' WHERE id = 1",
      "REPLACE INTO bank_account SELECT * FROM bank_account WHERE id = 1",
    ].map { Attempt(sql: $0, message: "bank.account.immutable") }
    return columns + movements + statements + accounts + reconciliations
  }()

  // What was matched, and sealed.
  private static let reconciliations: [Attempt] =
    [
      "UPDATE bank_match SET amount = 1 WHERE id = 1", "UPDATE bank_match SET lines = '1.0'", "DELETE FROM bank_match",
      "REPLACE INTO bank_match SELECT * FROM bank_match WHERE id = 1", "DELETE FROM bank_match_removal",
      "UPDATE bank_match_removal SET match_id = 1", "DELETE FROM matched_line", "UPDATE matched_line SET match_id = 2",
      "DELETE FROM matched_movement", "UPDATE matched_movement SET movement_id = 7", "DELETE FROM matched_item",
      "REPLACE INTO matched_line SELECT entry_id, position, 2 FROM matched_line",
      "REPLACE INTO matched_movement SELECT movement_id, 2 FROM matched_movement",
      "INSERT INTO matched_movement SELECT 8, match_id FROM bank_match_removal LIMIT 1",
    ].map { Attempt(sql: $0, message: "bank.match.immutable") }
    + [
      "UPDATE bank_opening_item SET amount = 1", "DELETE FROM bank_opening_item", "DELETE FROM bank_opening_item_removal",
    ].map { Attempt(sql: $0, message: "bank.opening-item.immutable") }
    + [
      "UPDATE reconciliation SET ledger_balance = 1", "UPDATE reconciliation SET outstanding = ''", "DELETE FROM reconciliation",
      "REPLACE INTO reconciliation SELECT * FROM reconciliation WHERE id = 1", "DELETE FROM reconciliation_reopening",
      "UPDATE reconciliation_reopening SET reason = ''",
    ].map { Attempt(sql: $0, message: "bank.reconciliation.immutable") }
  // What is ordered of the banks, and where third parties may be paid.
  static let payments: [Attempt] = {
    let tables = [
      ("bank_detail", "iban = 'FR76'", "payment.bank-detail.immutable"),
      ("bank_detail", "is_held = 0", "payment.bank-detail.immutable"),
      ("bank_detail_confirmation", "reason = 'autre'", "payment.bank-detail.immutable"),
      ("mandate", "signed_on = 20260101", "payment.mandate.immutable"),
      ("mandate_end", "reason = ''", "payment.mandate.immutable"),
      ("payment_batch", "body = '{}'", "payment.batch.immutable"), ("payment_line", "entry_id = 9", "payment.batch.immutable"),
      ("payment_step", "kind = 'approuve'", "payment.batch.immutable"),
      ("workplace", "body = '{}'", "workforce.immutable"), ("employee", "body = '{}'", "workforce.immutable"),
      ("employment_contract", "owner = 9", "workforce.immutable"), ("absence", "version = 3", "workforce.immutable"),
      ("pay_variables", "body = '{}'", "workforce.immutable"), ("payslip", "body = '{}'", "payroll.payslip.immutable"),
      ("payslip_entry", "sign = -1", "payroll.posting.immutable"),
      ("payslip_entry_end", "author = 'autre'", "payroll.posting.immutable"),
      ("payslip_payment", "amount = 1", "payroll.posting.immutable"), ("declarant", "body = '{}'", "workforce.immutable"),
      ("declaration", "text = x'00'", "dsn.declaration.immutable"), ("declaration", "is_test = 1", "dsn.declaration.immutable"),
      ("declaration_deposit", "day = 20261101", "dsn.declaration.immutable"),
      ("scenario_run", "body = '{}'", "workforce.immutable"), ("scenario_answer", "body = '{}'", "workforce.immutable"),
      ("hand_in", "body = '{}'", "workforce.immutable"), ("judgement", "body = '{}'", "workforce.immutable"),
    ]
    return tables.flatMap { table, change, message in
      ["UPDATE \(table) SET \(change)", "DELETE FROM \(table)", "REPLACE INTO \(table) SELECT * FROM \(table)"].map {
        Attempt(sql: $0, message: message)
      }
    }
  }()

  static let attempts: [Attempt] =
    bank + payments + sealed.map { Attempt(sql: $0, message: "ledger.entry.sealed") }
    + [
      "DELETE FROM lettering WHERE id = 1", "UPDATE lettering SET code = 'ZZ' WHERE id = 1",
      "UPDATE lettering SET members = '' WHERE id = 2",
      "REPLACE INTO lettering SELECT * FROM lettering WHERE id = 1", "UPDATE OR REPLACE lettering SET id = 1 WHERE id = 2",
      "DELETE FROM lettering_removal", "UPDATE lettering_removal SET event_seq = 1",
      "UPDATE lettering_removal SET lettering_id = 3",
      "REPLACE INTO lettering_removal SELECT lettering_id, 1 FROM lettering_removal",
    ].map { Attempt(sql: $0, message: "ledger.lettering.immutable") }
    + [
      "UPDATE event SET author = 'autre' WHERE seq = 3", "UPDATE event SET digest = zeroblob(32)",
      "DELETE FROM event WHERE seq = 3",
      "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)", "REPLACE INTO event SELECT * FROM event WHERE seq = 3",
      "INSERT INTO event SELECT max(seq) + 2, instant, author, use_case, subject, artefact, previous, digest FROM event",
      "UPDATE artefact SET digest = zeroblob(32)", "DELETE FROM artefact WHERE event_seq = 1",
      "REPLACE INTO artefact SELECT * FROM artefact WHERE event_seq = 1",
      "INSERT INTO artefact SELECT event_seq, 999, subject, digest FROM artefact WHERE event_seq = 1 LIMIT 1",
    ].map { Attempt(sql: $0, message: "trail.immutable") }
    + [
      "UPDATE voucher SET bytes = x'00' WHERE entry_id = 1", "UPDATE voucher SET entry_id = 1 WHERE entry_id = DRAFT",
      "DELETE FROM voucher WHERE entry_id = 1", "DELETE FROM voucher",
      "REPLACE INTO voucher SELECT * FROM voucher WHERE entry_id = 1",
      "UPDATE voucher SET name = 'autre'",
    ].map { Attempt(sql: $0, message: "ledger.voucher.immutable") }
    + [
      "UPDATE cash_count SET counted = 1", "UPDATE cash_count SET note = 'autre' WHERE id = 1",
      "DELETE FROM cash_count WHERE id = 2", "REPLACE INTO cash_count SELECT * FROM cash_count WHERE id = 1",
      "UPDATE OR REPLACE cash_count SET id = 1 WHERE id = 2",
    ].map { Attempt(sql: $0, message: "cash.count.immutable") }
    + [
      Attempt(sql: "UPDATE account SET number = '999' WHERE number = '606'", message: "ledger.account.immutable"),
      Attempt(sql: "UPDATE OR REPLACE account SET id = 1 WHERE id = 2", message: "ledger.account.immutable"),
      Attempt(sql: "UPDATE journal SET code = 'ZZ' WHERE id = 1", message: "ledger.journal.immutable"),
      Attempt(sql: "UPDATE third_party SET code = 'ZZ' WHERE id = 1", message: "ledger.third-party.immutable"),
    ]

  // One dossier for the whole table: nothing in it may change, so the attempts do not meet.
  @Test("each attempt is refused with its reason, and changes nothing")
  func isRefused() throws {
    let sample = try SampleDossier.copy()
    let before = try sample.dossier.content()
    for attempt in ImmutabilityTests.attempts {
      let sql = attempt.sql.replacing("DRAFT", with: "\(sample.drafts[0])")
      for foreignKeys in ["ON", "OFF"] {
        let error = #expect(throws: DatabaseError.self, "\(sql)") {
          try sample.dossier.database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = \(foreignKeys)")
            try db.execute(sql: sql)
          }
        }
        #expect(error?.message == attempt.message, "\(sql)")
      }
    }
    #expect(try sample.dossier.content() == before)
    #expect(try sample.dossier.verify().findings == [])
    #expect(ImmutabilityTests.attempts.count > 60)
  }

  @Test(
    "a draft stays editable",
    arguments: [
      "UPDATE entry SET label = 'autre', day = day + 1 WHERE id = DRAFT",
      "UPDATE line SET debit = debit + 1, position = position + 50 WHERE entry_id = DRAFT",
      "DELETE FROM line WHERE entry_id = DRAFT",
      "DELETE FROM voucher WHERE entry_id = DRAFT; DELETE FROM line WHERE entry_id = DRAFT; DELETE FROM entry WHERE id = DRAFT",
      "UPDATE line SET lettering_id = NULL WHERE entry_id = 1",
      "UPDATE account SET label = 'autre' WHERE id = 1",
    ])
  func draftsStayEditable(sql: String) throws {
    let sample = try SampleDossier.copy()
    let before = try sample.dossier.content()
    try sample.dossier.database.write { try $0.execute(sql: sql.replacing("DRAFT", with: "\(sample.drafts[0])")) }
    if !sql.contains("lettering_id") { #expect(try sample.dossier.content() != before) }
  }
}
