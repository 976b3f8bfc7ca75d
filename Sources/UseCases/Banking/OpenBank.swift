import Banking
import Kernel
import Ledger
import Store

/// What is open on either side of a bank's account, as the matching looks at it.
struct OpenBank {
  let account: StoredBankAccount
  let movements: [StoredMovement]
  let lines: [StoredBankLine]
  let openings: [StoredOpeningItem]

  init(_ reading: DossierReading, _ account: StoredBankAccount, through day: Day) throws {
    self.account = account
    movements = try reading.openMovements(account, through: day)
    lines = try reading.bankLines(account, through: day, openOnly: true)
    openings = try reading.openingItems(account.ledgerAccount).filter { $0.match == nil }
  }

  var bankItems: [OutstandingItem] { OpenBank.ordered(movements.map(\.item) + openings.filter { $0.side == .bank }.map(\.item)) }
  var bookItems: [OutstandingItem] { OpenBank.ordered(lines.map(\.item) + openings.filter { $0.side == .ledger }.map(\.item)) }

  private static func ordered(_ items: [OutstandingItem]) -> [OutstandingItem] {
    items.sorted { ($0.day, $0.source.text) < ($1.day, $1.source.text) }
  }

  // An opening item goes through the matching under a key that nothing else has: its own, below zero.

  func source(movement id: Int64) -> OutstandingItem.Source { id < 0 ? .opening(-id) : .movement(id) }
  func source(line: LineReference) -> OutstandingItem.Source { line.entry < 0 ? .opening(-line.entry) : .line(line) }

  private var bankMovements: [BankMovement] {
    movements.map { BankMovement(id: $0.id, $0.line) }
      + openings.filter { $0.side == .bank }.map {
        BankMovement(
          id: -$0.id, day: $0.day, amount: $0.amount, label: $0.label, references: [$0.reference], number: $0.reference)
      }
  }

  private var bookLines: [BookLine] {
    lines.map {
      BookLine(
        line: $0.line, day: $0.day, amount: $0.amount, label: $0.label, pieceRef: $0.pieceRef, journal: $0.journal,
        thirdPartyName: $0.thirdPartyName, thirdPartyAccount: $0.thirdPartyAccount)
    }
      + openings.filter { $0.side == .ledger }.map {
        BookLine(
          line: LineReference(entry: -$0.id, position: 0), day: $0.day, amount: $0.amount, label: $0.label,
          pieceRef: $0.reference)
      }
  }

  /// What could be the same: first the entries that were made from a movement, then what the matching finds among the rest.
  /// - Parameter most: how many of either side are looked at, the oldest first.
  func candidates(_ options: MatchingOptions, atMost most: Int = .max) -> (found: [ProposeMatches.Candidate], isCutShort: Bool) {
    let made = madeFromMovements
    let taken = Set(made.flatMap(\.members.sources))
    let outcome = BankMatching(options: options).run(
      movements: Array(bankMovements.lazy.filter { !taken.contains(source(movement: $0.id)) }.prefix(most)),
      lines: Array(bookLines.lazy.filter { !taken.contains(source(line: $0.line)) }.prefix(most)))
    let items = Dictionary(uniqueKeysWithValues: (bankItems + bookItems).map { ($0.source, $0) })
    let found = outcome.proposals.map { proposal in
      ProposeMatches.Candidate(
        bank: proposal.movements.compactMap { items[source(movement: $0)] },
        books: proposal.lines.compactMap { items[source(line: $0)] }, amount: proposal.amount, score: proposal.score,
        reason: proposal.french, isSure: proposal.isSure)
    }
    return ((made + found).sorted { $0.place < $1.place }, outcome.isCutShort)
  }

  /// An entry that was made from movements, whose lines on the account sum to them.
  private var madeFromMovements: [ProposeMatches.Candidate] {
    let linesByEntry = Dictionary(grouping: lines, by: \.line.entry)
    return Dictionary(grouping: movements.filter { $0.entry != nil }, by: { $0.entry ?? 0 }).compactMap { entry, made in
      guard let own = linesByEntry[entry], own.map(\.amount).sum() == made.map(\.amount).sum() else { return nil }
      return ProposeMatches.Candidate(
        bank: made.map(\.item), books: own.map(\.item), amount: made.map(\.amount).sum(), score: 100,
        reason: "écriture faite de ce mouvement", isSure: true)
    }
  }
}

extension DossierReading {
  /// The account at a bank that an account of the books is linked to.
  /// Throws `bank.account.not-linked`.
  func reconciledAccount(_ number: AccountNumber) throws -> StoredBankAccount {
    guard let account = try bankAccount(number) else {
      throw Finding.bankAccountNotLinked(number, try bankAccounts())
    }
    return account
  }
}

extension Finding {
  static func matchProposalGone() -> Finding {
    Finding(
      "bank.match.proposal-gone", "Cette proposition ne tient plus : un de ses éléments a été rapproché ou a changé depuis.",
      recovery: "Affichez de nouveau les propositions : ecritoire banque rapprocher --compte 512 --essai")
  }

  static func reopeningWithoutReason() -> Finding {
    Finding(
      "bank.reconciliation.reason-missing", "Un état scellé ne se rouvre pas sans un motif, que la piste d’audit garde.",
      recovery: "Donnez-le : --motif « chèque 0004512 annulé par la banque »")
  }

  static func openingItemWithoutAmount() -> Finding {
    Finding(
      "bank.opening-item.amount-zero",
      "Un suspens d’ouverture a un montant : positif s’il entre sur le compte, négatif s’il en sort.",
      recovery: "Donnez le montant du chèque, avec son signe : --montant -500,00")
  }

  static func openingItemTooLate(_ day: Day, start: Day) -> Finding {
    Finding(
      "bank.opening-item.too-late",
      "Le \(day.french) n’est pas avant le premier relevé, qui commence le \(start.french) : ce n’est pas un suspens d’ouverture.",
      recovery: "Passez l’écriture à sa date, ou datez le suspens du jour où le chèque a été émis.")
  }
}
