import Kernel
import Ledger

/// A note or a coin in euros.
public struct Denomination: Hashable, Comparable, Sendable {
  public let cents: Int64
  public var value: Money { Money(cents: cents) }
  public var isNote: Bool { cents >= 500 }

  /// From the greatest: notes of both series, the 500 € one included, which is no longer issued and still pays debts.
  public static let all = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1].map {
    Denomination(known: Int64($0))
  }

  private init(known cents: Int64) { self.cents = cents }

  /// Nil when there is no such note or coin.
  public init?(cents: Int64) {
    guard let found = Denomination.all.first(where: { $0.cents == cents }) else { return nil }
    self = found
  }

  public static func < (a: Denomination, b: Denomination) -> Bool { a.cents < b.cents }

  /// « 20 € », « 50 c ».
  public var shortFrench: String { cents >= 100 ? "\(cents / 100)\u{A0}€" : "\(cents)\u{A0}c" }

  /// « Billet de 20 € », « Pièce de 50 c ».
  public var french: String { "\(isNote ? "Billet" : "Pièce") de \(shortFrench)" }
}

/// What was found in a cash box one evening, beside what the books say should be there.
public struct CashCount: Hashable, Sendable {
  public let account: AccountNumber
  public let day: Day
  /// How many of each.
  public let pieces: [Denomination: Int]
  /// What is no note or coin and counts all the same: meal vouchers, postage stamps, advances against a receipt.
  public let others: Money
  public let note: String
  /// The balance of the account that evening.
  public let booked: Money

  /// More of one note or coin than any box holds.
  public static let mostPieces = 1_000_000

  /// Throws `cash.count-quantity`, `cash.count-others`.
  public init(
    account: AccountNumber, day: Day, pieces: [Denomination: Int], others: Money = .zero, note: String = "", booked: Money
  ) throws(Finding) {
    for (piece, count) in pieces.sorted(by: { $0.key > $1.key }) where !(0...CashCount.mostPieces).contains(count) {
      throw .cashCountQuantity(piece, count)
    }
    guard others >= .zero, others <= Money.largest else { throw .cashCountOthers(others) }
    (self.account, self.day, self.pieces) = (account, day, pieces.filter { $0.value > 0 })
    (self.others, self.note, self.booked) = (others, note, booked)
  }

  public func amount(_ piece: Denomination) -> Money { Money(cents: piece.cents * Int64(pieces[piece] ?? 0)) }

  public var counted: Money { Denomination.all.map(amount).sum() + others }
  /// What there is too much of; negative when some is missing.
  public var difference: Money { counted - booked }

  /// The entry that brings the books to what is there: what is missing is another expense, what is over another income.
  /// The chart of 2025 gives 6588 and 7588 to the trusts (fiducies): the accounts are 658 and 758.
  /// Nil when there is no difference.
  public func entry(journal: String, difference: Money, pieceRef: String) -> EntryDraft? {
    guard !difference.isZero else { return nil }
    let amount = difference.magnitude
    let lines: [EntryLine] =
      difference < .zero ? [.debit("658", amount), .credit(account, amount)] : [.debit(account, amount), .credit("758", amount)]
    return EntryDraft(
      journal: journal, day: day, pieceRef: pieceRef,
      label: difference < .zero ? "Différence de caisse, manquant" : "Différence de caisse, excédent", lines: lines)
  }
}

extension CashCount: TabularReport {
  public var table: ReportTable {
    var table = ReportTable(
      title: "Comptage de la caisse \(account) au \(day.french)",
      columns: [.init("Valeur", .text), .init("Nombre", .count), .init("Montant", .amount)])
    for piece in Denomination.all {
      table.add([.text(piece.french), .count(pieces[piece] ?? 0), .side(amount(piece))])
    }
    if !others.isZero { table.add([.text("Autres valeurs"), .empty, .amount(others)]) }
    table.add(.subtotal, [.text("Compté"), .empty, .amount(counted)])
    table.add([.text("Solde dans les livres"), .empty, .amount(booked)])
    table.add(.total, [.text("Différence"), .empty, .amount(difference)])
    return table
  }
}

extension Finding {
  static func cashCountQuantity(_ piece: Denomination, _ count: Int) -> Finding {
    Finding(
      "cash.count-quantity", "\(piece.french) : \(count) n’est pas un nombre de billets ou de pièces.",
      recovery: "Écrivez un nombre de 0 à \(CashCount.mostPieces)."
    ).at(field: "p\(piece.cents)")
  }

  static func cashCountOthers(_ amount: Money) -> Finding {
    Finding(
      "cash.count-others", "Les autres valeurs de la caisse ne peuvent pas être de \(amount.french) €.",
      recovery: "Écrivez ce qu’elles valent, sans signe, ou laissez le champ vide."
    ).at(field: "autres")
  }
}
