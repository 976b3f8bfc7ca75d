import Banking
import Foundation
import Kernel
import Ledger
import Store

/// The cash accounts of a dossier (53).
enum Tills {
  static func all(_ reading: DossierReading) throws -> [Account] {
    try reading.accounts().filter { CashAccountKind($0.number) == .till }
  }

  /// The one named, else the only one. Throws `cash.till-none`, `cash.till-unknown`, `cash.till-ambiguous`.
  static func chosen(_ number: AccountNumber?, _ reading: DossierReading) throws -> Account {
    let tills = try all(reading)
    guard let number else {
      guard let only = tills.first else { throw Finding.tillNone() }
      // A heading (53) beside its only account does not make two boxes.
      guard tills.count == 1 else { throw Finding.tillAmbiguous(tills.map(\.number)) }
      return only
    }
    guard let found = tills.first(where: { $0.number == number }) else { throw Finding.tillUnknown(number, tills.map(\.number)) }
    return found
  }

  /// What the books say is in it at the end of a day.
  static func balance(_ account: AccountNumber, on day: Day, _ reading: DossierReading) throws -> Money {
    try CashBooks(reading, prefixes: [account.text], from: day, through: day).balance(of: account)
  }
}

/// The cash boxes of a dossier.
public struct ListTills: Sendable {
  public init() {}
  public func callAsFunction(_ desk: Desk) throws -> [Account] { try desk.dossier.reading(Tills.all) }
}

/// Writes down what was found in a cash box. It is never changed: a slip is corrected by another count.
public struct CountCash: Sendable {
  /// Nil for the only cash account of the dossier.
  public var account: AccountNumber?
  /// Nil for today.
  public var day: Day?
  public var pieces: [Denomination: Int]
  public var others: Money
  public var note: String

  public init(
    _ account: AccountNumber? = nil, on day: Day? = nil, pieces: [Denomination: Int], others: Money = .zero, note: String = ""
  ) {
    (self.account, self.day, self.pieces, self.others, self.note) = (account, day, pieces, others, note)
  }

  public struct Outcome: Sendable {
    /// Its number; in a dry run, the one it would have.
    public let id: Int64
    public let count: CashCount
    /// The entry that the difference calls for; nil when there is none, or when the assistant is closed.
    public let proposal: EntryDraft?
    public let findings: [Finding]
  }

  private static let longestNote = 500

  /// Throws `cash.till-none`, `cash.till-unknown`, `cash.till-ambiguous`, `cash.count-future`, `cash.count-nothing`,
  /// `cash.count-quantity`, `cash.count-others`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    let day = day ?? desk.today
    guard day <= desk.today else { throw Finding.cashCountFuture(day, desk.today) }
    let text = String(note.trimmingCharacters(in: .whitespacesAndNewlines).prefix(CountCash.longestNote))
    let name = try desk.dossier.reading { try Tills.chosen(account, $0).number.text }
    return try desk.changing("caisse.compter", subject: "cash-count/\(name)", isTrial: isTrial) { change in
      let till = try Tills.chosen(account, change.reading)
      let booked = try Tills.balance(till.number, on: day, change.reading)
      let count = try CashCount(
        account: till.number, day: day, pieces: pieces, others: others, note: text, booked: booked)
      guard !pieces.isEmpty || !others.isZero else { throw Finding.cashCountNothing() }
      let stored = try change.addCashCount(
        account: till.number, day: day, pieces: Dictionary(uniqueKeysWithValues: count.pieces.map { ($0.key.cents, $0.value) }),
        others: others, counted: count.counted, booked: booked, note: text, author: desk.author)
      let isOpen = try change.reading.facts().allows(assistant: "saisie")
      return Outcome(
        id: stored.id, count: count,
        proposal: isOpen
          ? count.entry(
            journal: try UsualJournal(.payment, treasury: till.number).code(change.reading, desk), difference: count.difference,
            pieceRef: stored.pieceRef) : nil,
        findings: count.difference.isZero ? [] : [.cashCountDifference(count)])
    }
  }
}

extension StoredCashCount {
  /// What the entry of its difference carries as its piece.
  public var pieceRef: String { "COMPTAGE-\(id)" }

  /// The sheet again, as it was written down.
  public var sheet: CashCount {
    get throws {
      var known: [Denomination: Int] = [:]
      for (cents, number) in pieces { if let piece = Denomination(cents: cents) { known[piece] = number } }
      return try CashCount(account: account, day: day, pieces: known, others: others, note: note, booked: booked)
    }
  }
}

/// Writes in the brouillard what is still missing, or over, of what was counted: the books of that evening may have been
/// completed since.
public struct RecordCashDifference: Sendable {
  public var count: Int64
  public init(_ count: Int64) { self.count = count }

  /// Throws `cash.count-missing`, `cash.count-settled`, `ledger.assistant.closed`, and as `RecordEntry`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> RecordEntry.Outcome {
    let draft = try desk.dossier.reading { reading in
      try desk.requireAssistant("saisie", reading)
      guard let stored = try reading.cashCount(count) else { throw Finding.cashCountMissing(count) }
      let now = stored.counted - (try Tills.balance(stored.account, on: stored.day, reading))
      let journal = try UsualJournal(.payment, treasury: stored.account).code(reading, desk)
      guard let draft = try stored.sheet.entry(journal: journal, difference: now, pieceRef: stored.pieceRef) else {
        throw Finding.cashCountSettled(stored)
      }
      return draft
    }
    return try RecordEntry(draft)(desk, isTrial: isTrial)
  }
}

/// The cash book of a box over some days, and the last counts.
public struct ReadCashBook: Sendable {
  public var account: AccountNumber?
  /// Nil for the first day of the month.
  public var from: Day?
  /// Nil for the last day of that month.
  public var through: Day?

  public init(_ account: AccountNumber? = nil, from: Day? = nil, through: Day? = nil) {
    (self.account, self.from, self.through) = (account, from, through)
  }

  public struct Outcome: Sendable {
    public let book: CashBook
    /// Where each line of the book is, in its order.
    public let places: [LineReference]
    /// Of this box, latest evening first.
    public let counts: [StoredCashCount]
    /// All the boxes of the dossier.
    public let tills: [Account]
    /// What the books say is in it tonight.
    public let today: Money
  }

  /// A month of a busy shop; beyond, nobody reads it on a page.
  static let mostLines = 10_000
  private static let countLimit = 50

  /// Throws `cash.till-none`, `cash.till-unknown`, `cash.till-ambiguous`, `cash.days-reversed`, `cash.book-too-long`,
  /// `report.sum-too-large`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    let first = from ?? (through ?? desk.today).month.firstDay
    let last = through ?? (from == nil ? desk.today.month.lastDay : max(first.month.lastDay, first))
    guard first <= last else { throw Finding.cashDaysReversed(first, last) }
    return try desk.dossier.reading { reading in
      let till = try Tills.chosen(account, reading)
      let openings = Set(try reading.journals().filter { $0.kind == .openings }.map(\.code))
      let books = try CashBooks(reading, prefixes: [till.number.text], from: first, through: last)
      let placed = try reading.ledgerLines(
        LedgerSelection(account: till.number.text, from: books.first, through: last), limit: ReadCashBook.mostLines + 1
      ).filter { !openings.contains($0.content.journal) }
      guard placed.count <= ReadCashBook.mostLines else { throw Finding.cashBookTooLong(ReadCashBook.mostLines) }
      let book = try CashBook(
        account: till, from: books.first, through: last,
        opening: books.accounts.first { $0.account.number == till.number }?.opening ?? .zero,
        lines: placed.map(\.content))
      return Outcome(
        book: book, places: CashBook.order(placed.map(\.content)).map { placed[$0].line },
        counts: try reading.cashCounts(till.number, limit: ReadCashBook.countLimit), tills: try Tills.all(reading),
        today: try Tills.balance(till.number, on: desk.today, reading))
    }
  }
}

/// One count, as it was written down.
public struct ReadCashCount: Sendable {
  public var id: Int64
  public init(_ id: Int64) { self.id = id }

  public struct Outcome: Sendable {
    public let stored: StoredCashCount
    public let sheet: CashCount
    /// What is missing or over now that the books of that evening may have been completed.
    public let difference: Money
    public let isAssistantOpen: Bool
  }

  /// Throws `cash.count-missing`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      guard let stored = try reading.cashCount(id) else { throw Finding.cashCountMissing(id) }
      return Outcome(
        stored: stored, sheet: try stored.sheet,
        difference: stored.counted - (try Tills.balance(stored.account, on: stored.day, reading)),
        isAssistantOpen: try reading.facts().allows(assistant: "saisie"))
    }
  }
}
