import Banking
import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct CashBoxTests {
  private func pieces(_ counts: [Int64: Int]) -> [Denomination: Int] {
    Dictionary(uniqueKeysWithValues: counts.map { (Denomination(cents: $0.key)!, $0.value) })
  }

  @Test func `the cash book of a month, with the lines it is made of`() throws {
    let cash = try CashLedger()
    let outcome = try ReadCashBook(from: Day(2026, 2, 1))(cash.desk)
    #expect(outcome.book.last == Day(2026, 2, 28))
    #expect(outcome.book.lines.map { "\($0.line.day.iso) \($0.balance.euros)" } == ["2026-02-03 200", "2026-02-04 150"])
    #expect(outcome.places.map(\.entry) == [7, 8])
    #expect(outcome.today.euros == 150)
    #expect(outcome.book.findings.isEmpty)
    let march = try ReadCashBook(from: Day(2026, 3, 1))(cash.desk).book
    #expect(march.opening.euros == 150 && march.lines.isEmpty)
    // The days that a cash box would be below nothing are told.
    try cash.ledger.post(Day(2026, 2, 2), "CA", [debit("607", 30), credit("530", 30)])
    #expect(try ReadCashBook(from: Day(2026, 2, 1))(cash.desk).book.impossible.map(\.balance.euros) == [-30])
    #expect(refusal { try ReadCashBook(from: Day(2026, 2, 2), through: Day(2026, 2, 1))(cash.desk) } == "cash.days-reversed")
    #expect(refusal { try ReadCashBook("512")(cash.desk) } == "cash.till-unknown")
    #expect(refusal { try ReadCashBook()(ReportLedger().desk) } == "cash.till-none")
  }

  @Test func `what was brought forward is the opening of the book, not a receipt`() throws {
    let cash = try CashLedger(today: Day(2026, 1, 20))
    try cash.ledger.post(Day(2026, 1, 1), "AN", [debit("530", 40), credit("101", 40)])
    let book = try ReadCashBook(from: Day(2026, 1, 1))(cash.desk).book
    #expect(book.opening.euros == 40 && book.lines.isEmpty)
  }

  @Test func `a count is written down for good, and what is missing goes to 658`() throws {
    let cash = try CashLedger()
    let outcome = try CountCash(pieces: pieces([5_000: 2, 2_000: 2, 500: 1]), note: " Tiroir du magasin ")(cash.desk)
    #expect((outcome.count.counted.euros, outcome.count.booked.euros, outcome.count.difference.euros) == (145, 150, -5))
    #expect(outcome.findings.map(\.code) == ["cash.count-difference"])
    #expect(outcome.proposal?.lines == [debit("658", 5), credit("530", 5)])
    #expect(outcome.proposal?.journal == "CA")
    let read = try ReadCashCount(outcome.id)(cash.desk)
    #expect(read.stored.note == "Tiroir du magasin" && read.stored.author == "Camille Aubry")
    #expect(read.sheet == outcome.count)
    let recorded = try RecordCashDifference(outcome.id)(cash.desk)
    #expect(recorded.id != nil, "\(recorded.findings.map(\.message))")
    #expect(recorded.draft.pieceRef == "COMPTAGE-1")
    #expect(try ReadCashCount(outcome.id)(cash.desk).difference == .zero)
    #expect(try ReadCashCount(outcome.id)(cash.desk).stored.difference.euros == -5)
    #expect(refusal { try RecordCashDifference(outcome.id)(cash.desk) } == "cash.count-settled")
    #expect(refusal { try RecordCashDifference(9)(cash.desk) } == "cash.count-missing")
    #expect(try VerifyDossier()(cash.desk.dossier).findings.isEmpty)
  }

  @Test func `a trial writes nothing down`() throws {
    let cash = try CashLedger()
    _ = try CountCash(pieces: pieces([5_000: 3]))(cash.desk, isTrial: true)
    #expect(try ReadCashBook()(cash.desk).counts.isEmpty)
  }

  @Test func `an empty box is counted with a nought, and a count of the past says what the books had that evening`() throws {
    let cash = try CashLedger()
    #expect(refusal { try CountCash(pieces: [:])(cash.desk) } == "cash.count-nothing")
    let outcome = try CountCash(on: Day(2026, 2, 3), pieces: pieces([1: 0]))(cash.desk)
    #expect((outcome.count.counted, outcome.count.booked.euros) == (.zero, 200))
    #expect(refusal { try CountCash(on: Day(2026, 3, 3), pieces: pieces([1: 0]))(cash.desk) } == "cash.count-future")
  }

  @Test func `at school nobody writes the entry in the learner's place`() throws {
    let cash = try CashLedger()
    try cash.ledger.change { try $0.setFacts(DossierFacts(name: "Atelier d’essai", siren: "000000018", mode: .school)) }
    let outcome = try CountCash(pieces: pieces([5_000: 2]))(cash.desk)
    #expect(outcome.proposal == nil && outcome.findings.count == 1)
    #expect(refusal { try RecordCashDifference(outcome.id)(cash.desk) } == "ledger.assistant.closed")
  }

  @Test func `who only reads counts nothing`() throws {
    let cash = try CashLedger()
    let reader = Desk(
      dossier: cash.desk.dossier, author: "Jury", today: cash.desk.today, instant: cash.desk.instant, role: .jury)
    #expect(refusal { try CountCash(pieces: pieces([1: 1]))(reader) } == "access.denied")
    #expect(refusal { try SetCashThreshold(nil, .zero)(reader) } == "access.denied")
    #expect(try ReadCashBook()(reader).counts.isEmpty)
  }
}
