import Kernel

/// The year of a small firm that does not exist: sales, purchases, and the bank
/// that settles four fifths of them, written entry by entry, so that memory
/// does not grow with the number of lines.
///
/// The last day is filled up with bank charges to reach the number of lines exactly.
struct SyntheticFirm {
  struct Plan {
    var lines: Int
    /// Whether the settled items carry their lettering, or are left for the measure of automatic lettering.
    var isLettered = true
    var year = 2025
    var customers = 300
    var suppliers = 200
    var seed: UInt64 = 42
  }

  struct Line {
    var account: String
    var thirdParty: (code: String, name: String)?
    /// Positive at the debit, negative at the credit; in cents.
    var cents: Int64
    var lettering = ""
    var letteringDay: Day?
  }

  struct Entry {
    var journal: String
    var day: Day
    var piece: String
    var label: String
    var lines: [Line]
  }

  private struct Settlement {
    var isSale: Bool
    var thirdParty: Int
    var cents: Int64
    var piece: String
    var lettering: String
  }

  static let accounts = [
    "101300": "Capital", "401000": "Fournisseurs", "411000": "Clients", "445660": "TVA déductible", "445710": "TVA collectée",
    "512000": "Banque", "606100": "Énergie", "606400": "Fournitures", "607000": "Marchandises", "613200": "Loyers",
    "622600": "Honoraires", "626000": "Téléphone", "627000": "Frais bancaires", "701000": "Ventes", "706000": "Prestations",
    "707000": "Négoce",
  ]
  static let journals = ["AN": "À nouveaux", "AC": "Achats", "VE": "Ventes", "BQ": "Banque"]
  private static let sales = ["701000", "706000", "707000"]
  private static let costs = ["606100", "606400", "607000", "613200", "622600", "626000"]
  /// In thousandths; most of the trade is at 20 %.
  private static let rates: [Int64] = [200, 200, 200, 200, 100, 55]

  let plan: Plan
  private(set) var lineCount = 0
  private(set) var entryCount = 0
  /// Lines of third parties without lettering.
  private(set) var openItems = 0
  /// Debit less credit, per account, in cents.
  private(set) var balances: [String: Int64] = [:]
  private var random: SplitMix64
  private var settlements: [[Settlement]]
  private var letters: [Int]
  private var pieces = (sales: 0, purchases: 0, bank: 0)

  init(_ plan: Plan) {
    self.plan = plan
    random = SplitMix64(seed: plan.seed)
    settlements = Array(repeating: [], count: 366)
    letters = Array(repeating: 0, count: plan.customers + plan.suppliers)
  }

  /// Hands the entries over, in the order of their days.
  mutating func write(_ receive: (Entry) throws -> Void) rethrows {
    let first = Day(plan.year, 1, 1)
    let count = Day(plan.year + 1, 1, 1) - first
    try emit(opening(first), to: receive)
    for index in 0..<count {
      let target = min(plan.lines - 8, plan.lines * (index + 1) / count)
      let due = settlements[index]
      settlements[index] = []
      for settlement in due where lineCount + 2 <= plan.lines - 8 { try emit(payment(settlement, first + index), to: receive) }
      while lineCount < target { try emit(invoice(on: first + index, index: index, of: count), to: receive) }
    }
    while lineCount < plan.lines { try emit(charges(first + (count - 1)), to: receive) }
  }

  private mutating func emit(_ entry: Entry, to receive: (Entry) throws -> Void) rethrows {
    lineCount += entry.lines.count
    entryCount += 1
    for line in entry.lines {
      balances[line.account, default: 0] += line.cents
      if line.thirdParty != nil, line.lettering.isEmpty { openItems += 1 }
    }
    try receive(entry)
  }

  private func opening(_ day: Day) -> Entry {
    let capital = Int64(max(10_000_000, plan.lines * 20_000))
    return Entry(
      journal: "AN", day: day, piece: "AN\(plan.year)", label: "À nouveaux",
      lines: [Line(account: "512000", cents: capital), Line(account: "101300", cents: -capital)])
  }

  private mutating func invoice(on day: Day, index: Int, of count: Int) -> Entry {
    let isSale = random.draw(1...100) <= 58
    let party = isSale ? random.draw(0...plan.customers - 1) : plan.customers + random.draw(0...plan.suppliers - 1)
    let parts = isSale ? random.draw(1...2) : 1
    let accounts = isSale ? Self.sales : Self.costs
    var lines: [Line] = []
    var (net, tax): (Int64, Int64) = (0, 0)
    for _ in 0..<parts {
      let amount = Int64(random.draw(900...300_000))
      net += amount
      tax += RoundingRule.halfAwayFromZero.quotient(Int128(amount * Self.rates[random.draw(0...5)]), by: 1_000)
      lines.append(Line(account: accounts[random.draw(0...accounts.count - 1)], cents: isSale ? -amount : amount))
    }
    lines.append(Line(account: isSale ? "445710" : "445660", cents: isSale ? -tax : tax))
    let piece = nextPiece(isSale: isSale)
    var own = Line(account: isSale ? "411000" : "401000", thirdParty: name(party), cents: isSale ? net + tax : -(net + tax))
    let delay = random.draw(10...60)
    if random.draw(1...100) <= 85, index + delay < count {
      if plan.isLettered { (own.lettering, own.letteringDay) = (nextLetters(party), day + delay) }
      settlements[index + delay].append(
        Settlement(isSale: isSale, thirdParty: party, cents: own.cents, piece: piece, lettering: own.lettering))
    }
    lines.insert(own, at: 0)
    return Entry(journal: isSale ? "VE" : "AC", day: day, piece: piece, label: "Facture \(piece)", lines: lines)
  }

  private func payment(_ settlement: Settlement, _ day: Day) -> Entry {
    let own = Line(
      account: settlement.isSale ? "411000" : "401000", thirdParty: name(settlement.thirdParty), cents: -settlement.cents,
      lettering: settlement.lettering, letteringDay: settlement.lettering.isEmpty ? nil : day)
    return Entry(
      journal: "BQ", day: day, piece: settlement.piece, label: "Règlement \(settlement.piece)",
      lines: [Line(account: "512000", cents: settlement.cents), own])
  }

  private mutating func charges(_ day: Day) -> Entry {
    let isOdd = (plan.lines - lineCount) % 2 == 1
    pieces.bank += 1
    var lines = [Line(account: "627000", cents: 1_000)]
    if isOdd { lines.append(Line(account: "445660", cents: 200)) }
    lines.append(Line(account: "512000", cents: -lines.reduce(0) { $0 + $1.cents }))
    return Entry(journal: "BQ", day: day, piece: "FB\(pieces.bank)", label: "Frais bancaires", lines: lines)
  }

  private func name(_ party: Int) -> (code: String, name: String) {
    party < plan.customers
      ? ("C\(padded(party, 5))", "Client \(padded(party, 5)) (fictif)")
      : ("F\(padded(party - plan.customers, 5))", "Fournisseur \(padded(party - plan.customers, 5)) (fictif)")
  }

  private mutating func nextPiece(isSale: Bool) -> String {
    if isSale { pieces.sales += 1 } else { pieces.purchases += 1 }
    return isSale ? "FV\(padded(pieces.sales, 7))" : "FA\(padded(pieces.purchases, 7))"
  }

  private mutating func nextLetters(_ party: Int) -> String {
    defer { letters[party] += 1 }
    var (rest, text) = (letters[party], "")
    for _ in 0..<4 {
      text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
      rest /= 26
    }
    return text
  }
}

/// The number with zeros before it, up to the width.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
