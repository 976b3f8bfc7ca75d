import Kernel
import Ledger

/// What is open in the books and a movement could settle: an invoice, or what remains of a partial lettering.
struct Debt: Sendable {
  let account: AccountNumber
  let thirdParty: String?
  /// Debit less credit: what enters the bank settles a debit, what leaves it a credit.
  let amount: Money
  let items: [OpenItem]

  var day: Day { items[0].day }
  var pieces: [String] { items.compactMap { MovementText.citable($0.pieceRef) } }

  /// « la pièce F2026-101 du 05/10/2026 ».
  var french: String {
    let first = items[0]
    return (first.pieceRef.isEmpty ? "l’écriture" : "la pièce \(first.pieceRef)") + " du \(first.day.french)"
  }
}

/// The debts of a dossier by amount, by third party and by piece; the third parties by the words of their names.
struct DebtBook: Sendable {
  let debts: [Debt]
  private let byAmount: [Int64: [Int]]
  private let byParty: [String: [Int]]
  private let byPiece: [String: [Int]]
  private let parties: [String: ThirdParty]
  private let nameWords: [String: Set<String>]
  private let partiesByWord: [String: [String]]
  private let partiesByIBAN: [String: String]

  /// Where a payment can settle something: third parties, staff, State, cheques to cash, transfers, suspense.
  private static let prefixes = ["40", "41", "42", "43", "44", "45", "46", "47", "511", "58"]
  private static let never = ["4456", "4457", "4458", "409", "419", "408", "418"]

  static func canBeSettled(_ account: AccountNumber) -> Bool {
    prefixes.contains { account.hasPrefix($0) } && !never.contains { account.hasPrefix($0) }
  }

  init(_ items: [OpenItem], _ thirdParties: [ThirdParty]) {
    debts = DebtBook.debts(items)
    var (amounts, ofParty, pieces) = ([Int64: [Int]](), [String: [Int]](), [String: [Int]]())
    for (index, debt) in debts.enumerated() {
      amounts[debt.amount.cents, default: []].append(index)
      if let party = debt.thirdParty { ofParty[party, default: []].append(index) }
      for piece in Set(debt.pieces) { pieces[piece, default: []].append(index) }
    }
    (byAmount, byParty, byPiece) = (amounts, ofParty, pieces)
    parties = Dictionary(thirdParties.map { ($0.code, $0) }) { first, _ in first }
    var (words, byWord, byIBAN) = ([String: Set<String>](), [String: [String]](), [String: String]())
    for party in thirdParties {
      // « Cabinet Salvat, expert-comptable » is known as Cabinet Salvat.
      let name = party.name.split { $0 == "," || $0 == "(" }.first.map(String.init) ?? party.name
      let telling = Set(MovementText.tellingWords(of: name))
      words[party.code] = telling
      for word in telling { byWord[word, default: []].append(party.code) }
      if let iban = party.iban?.filter({ !$0.isWhitespace }).uppercased(), !iban.isEmpty { byIBAN[iban] = party.code }
    }
    (nameWords, partiesByWord, partiesByIBAN) = (words, byWord, byIBAN)
  }

  private static func debts(_ items: [OpenItem]) -> [Debt] {
    var (groups, found) = ([LetteringKey: [OpenItem]](), [Debt]())
    for item in items where canBeSettled(item.account) && !item.balance.isZero {
      if let key = item.partialGroup {
        groups[key, default: []].append(item)
      } else if item.code == nil {
        found.append(Debt(account: item.account, thirdParty: item.thirdParty, amount: item.balance, items: [item]))
      }
    }
    for members in groups.values {
      let sum = members.reduce(Money.zero) { $0.adding($1.balance) ?? $0 }
      let sorted = members.sorted { ($0.day, $0.line) < ($1.day, $1.line) }
      guard let first = sorted.first, !sum.isZero else { continue }
      found.append(Debt(account: first.account, thirdParty: first.thirdParty, amount: sum, items: sorted))
    }
    return found.sorted { ($0.day, $0.items[0].line) < ($1.day, $1.items[0].line) }
  }

  func party(_ code: String) -> ThirdParty? { parties[code] }
  func of(party code: String) -> [Int] { byParty[code] ?? [] }
  func of(amount: Money) -> [Int] { byAmount[amount.cents] ?? [] }
  func cited(by text: MovementText) -> Set<Int> { Set(text.citedNumbers.flatMap { byPiece[$0] ?? [] }) }
  func owner(ofIBAN iban: String?) -> String? {
    iban.flatMap { partiesByIBAN[$0.filter { !$0.isWhitespace }.uppercased()] }
  }

  enum Naming: Int, Comparable, Sendable {
    case none, partly, wholly
    static func < (a: Naming, b: Naming) -> Bool { a.rawValue < b.rawValue }
  }

  /// The third parties that a movement names: wholly when all the words of the name stand in it, or its code; partly when a
  /// word does that no other third party has.
  func named(in text: MovementText) -> [String: Naming] {
    var found: [String: Naming] = [:]
    for word in Set(text.words) {
      for code in partiesByWord[word] ?? [] where found[code] != .wholly {
        let words = nameWords[code] ?? []
        if text.containsAll(Array(words)) {
          found[code] = .wholly
        } else if word.count >= 5, partiesByWord[word]?.count == 1 {
          found[code] = .partly
        }
      }
      let code = word.uppercased()
      if word.count >= 4, parties[code] != nil { found[code] = .wholly }
    }
    return found
  }
}
