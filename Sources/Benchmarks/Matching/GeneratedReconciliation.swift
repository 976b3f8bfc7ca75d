import Banking
import Kernel
import Ledger

/// A year of a bank account and of its account in the books, drawn from a seed: what is the same thing is known from the draw,
/// not from whoever finds it again.
///
/// Cheques come late, remittances and transfers are grouped, takings come less their charges, labels are cut short, turned
/// round and without accents, some amounts come again and again, and some of either side has nothing on the other.
struct GeneratedReconciliation {
  /// What is the same thing: the keys of movements and of lines. One of both may be empty.
  struct Truth: Hashable {
    var movements: [Int64]
    var lines: [LineReference]
  }

  private(set) var movements: [BankMovement] = []
  private(set) var lines: [BookLine] = []
  private(set) var truths: [Truth] = []

  private var random: SplitMix64
  private var nextEntry: Int64 = 1
  private var nextPosition: Int32 = 0
  private var nextCheque: Int
  private var nextInvoice = 101
  private var nextRemittance = 1
  private static let firstDay = Day(2026, 1, 2).serial

  /// At least so many movements, and about as many lines.
  init(seed: UInt64, count: Int) {
    random = SplitMix64(seed: seed)
    nextCheque = 4_500 + random.draw(0...400)
    subscriptions(share: count / 10)
    while movements.count < count { one() }
    shuffle()
  }

  // MARK: What happens

  private mutating func one() {
    switch random.draw(1...100) {
    case ...30: payment(entering: true)
    case ...52: payment(entering: false)
    case ...64: cheque()
    case ...71: remittance()
    case ...76: groupedTransfer()
    case ...79: salaries()
    case ...84: cardTakings()
    case ...88: usualAmount()
    case ...91: card()
    case ...93: twice()
    case ...96: missing(inBooks: true)
    default: missing(inBooks: false)
    }
  }

  private mutating func payment(entering: Bool) {
    let party = party()
    let (amount, day) = (amount(), day())
    let invoice = entering ? invoice() : "\(party.word.prefix(2))-\(random.draw(1_000...99_999))"
    let book = add(
      day, entering ? amount : -amount, entering ? "Règlement \(party.name)" : "Virement \(party.name)",
      piece: coin(70) ? invoice : "BQ-\(nextEntry)")
    let named = coin(60) ? " \(coin(50) ? invoice : invoice.filter { $0 != "-" })" : ""
    let label = entering ? "VIR SEPA \(shuffled(party.name))\(named)" : "VIR \(shuffled(party.name))\(named)"
    let bank = add(day + late(3), entering ? amount : -amount, coin(8) ? "VIR INSTANTANE" : label)
    truths.append(Truth(movements: [bank], lines: [book]))
  }

  private mutating func cheque() {
    let party = party()
    let (amount, day) = (amount(), day())
    nextCheque += 1
    let number = String(nextCheque)
    let full = String(repeating: "0", count: max(0, 7 - number.count)) + number
    let book = add(day, -amount, "Chèque \(coin(50) ? full : number) \(party.name)", piece: coin(50) ? full : "CHQ\(number)")
    let isSaid = coin(90)
    let bank = add(
      day + random.draw(2...45), -amount, isSaid && coin(60) ? "CHEQUE \(full)" : "CHEQUE EMIS", number: isSaid ? full : nil)
    truths.append(Truth(movements: [bank], lines: [book]))
  }

  private mutating func remittance() {
    let day = day()
    let count = random.draw(2...9)
    let name = "REM 2026-\(nextRemittance)"
    nextRemittance += 1
    let isNamed = coin(60)
    var total: Int64 = 0
    var members: [LineReference] = []
    let isOneEntry = coin(50)
    for _ in 0..<count {
      let amount = amount()
      total += amount
      members.append(
        add(
          day, amount, "Remise de chèques \(party().name)", piece: isNamed ? name : "RC\(nextEntry)", newEntry: !isOneEntry))
    }
    if isOneEntry { closeEntry() }
    let bank = add(
      day + late(4), total, "REMISE CHEQUES \(count) CHQ" + (isNamed && coin(60) ? " 2026-\(nextRemittance - 1)" : ""))
    truths.append(Truth(movements: [bank], lines: members))
  }

  private mutating func groupedTransfer() {
    let day = day()
    var total: Int64 = 0
    var members: [LineReference] = []
    for _ in 0..<random.draw(3...12) {
      let amount = amount()
      total += amount
      let party = party()
      members.append(add(day, -amount, "Virement \(party.name)", piece: "\(party.word.prefix(2))-\(random.draw(1_000...9_999))"))
    }
    let bank = add(day + late(2), -total, "VIR SEPA GROUPE \(members.count) OPE")
    truths.append(Truth(movements: [bank], lines: members))
  }

  private mutating func salaries() {
    let day = day()
    var total: Int64 = 0
    var members: [Int64] = []
    for _ in 0..<random.draw(3...8) {
      let amount = Int64(random.draw(140_000...320_000))
      total += amount
      members.append(add(day + 1, -amount, "VIR SALAIRE \(person())"))
    }
    let book = add(day, -total, "Salaires nets du mois", piece: "PAIE-\(nextEntry)")
    truths.append(Truth(movements: members, lines: [book]))
  }

  private mutating func cardTakings() {
    let day = day()
    let (gross, isOneEntry) = (amount() + 20_000, coin(60))
    let charges = gross * Int64(random.draw(40...180)) / 10_000
    let piece = "TPE-\(nextEntry)"
    let first = add(day, gross, "Encaissements par carte", piece: piece, newEntry: !isOneEntry)
    let second = add(day, -charges, "Commission sur cartes", piece: piece)
    let bank = add(day + late(3), gross - charges, "REMISE CB TPE \(random.draw(100_000...999_999)) COM \(charges / 100)")
    truths.append(Truth(movements: [bank], lines: [first, second]))
  }

  private mutating func usualAmount() {
    let amounts: [Int64] = [4_990, 10_000, 12_000, 15_000, 20_000, 50_000]
    let (amount, party, day) = (amounts[random.draw(0...amounts.count - 1)], party(), day())
    let book = add(day, amount, "Règlement \(party.name)", piece: invoice())
    let bank = add(day + late(4), amount, "VIR \(coin(80) ? shuffled(party.name) : "INSTANTANE RECU")")
    truths.append(Truth(movements: [bank], lines: [book]))
  }

  private mutating func card() {
    let (amount, party, day) = (amount() / 20 + 500, party(), day())
    let book = add(day, -amount, "Carte \(party.name)", piece: "CB-\(nextEntry)")
    let bank = add(day + late(3), -amount, "CB \(party.name) \(Day(serial: Self.firstDay + day).french.prefix(5))")
    truths.append(Truth(movements: [bank], lines: [book]))
  }

  /// The same amount from the same party within days, one of the two on one side only: nobody can tell which.
  private mutating func twice() {
    let (amount, party, day) = (amount(), party(), day())
    let book = add(day, amount, "Règlement \(party.name)", piece: invoice())
    let bank = add(day + late(3), amount, "VIR SEPA \(party.name)")
    truths.append(Truth(movements: [bank], lines: [book]))
    if coin(50) {
      let other = add(day + random.draw(1...8), amount, "Règlement \(party.name)", piece: invoice())
      truths.append(Truth(movements: [], lines: [other]))
    } else {
      let other = add(day + random.draw(1...8), amount, "VIR SEPA \(party.name)")
      truths.append(Truth(movements: [other], lines: []))
    }
  }

  private mutating func missing(inBooks: Bool) {
    let (amount, party, day) = (coin(80) ? amount() : 10_000, party(), day())
    if inBooks {
      let movement = add(day, coin(50) ? amount : -amount, "VIR \(shuffled(party.name))")
      truths.append(Truth(movements: [movement], lines: []))
    } else {
      let line = add(day, coin(50) ? amount : -amount, "Règlement \(party.name)", piece: invoice())
      truths.append(Truth(movements: [], lines: [line]))
    }
  }

  /// The same amount to the same party each month.
  private mutating func subscriptions(share: Int) {
    while movements.count < share {
      let (party, amount, first) = (party(), amount() / 10 + 990, random.draw(1...27))
      for month in 0..<12 {
        let day = first + month * 30 + random.draw(0...2)
        let book = add(day, -amount, "Prélèvement \(party.name)", piece: "AB-\(nextEntry)")
        guard !coin(3) else {
          truths.append(Truth(movements: [], lines: [book]))
          continue
        }
        let bank = add(day + late(2), -amount, "PRLV SEPA \(party.name) \(coin(50) ? "ABONNEMENT" : "")")
        truths.append(Truth(movements: [bank], lines: [book]))
      }
    }
  }

  // MARK: Rows

  private mutating func add(_ day: Int, _ cents: Int64, _ label: String, piece: String, newEntry: Bool = true) -> LineReference {
    let line = LineReference(entry: nextEntry, position: nextPosition)
    lines.append(
      BookLine(
        line: line, day: Day(serial: Self.firstDay + day), amount: Money(cents: cents), label: label, pieceRef: piece,
        journal: "BQ"))
    if newEntry { closeEntry() } else { nextPosition += 1 }
    return line
  }

  private mutating func closeEntry() { (nextEntry, nextPosition) = (nextEntry + 1, 0) }

  /// What a bank makes of a label: capitals without accents, 31 characters.
  private mutating func add(_ day: Int, _ cents: Int64, _ label: String, number: String? = nil) -> Int64 {
    let id = Int64(movements.count + 1)
    let text = String(label.searchFolded.uppercased().prefix(coin(80) ? 31 : 60))
    movements.append(
      BankMovement(id: id, day: Day(serial: Self.firstDay + day), amount: Money(cents: cents), label: text, number: number))
    return id
  }

  private mutating func shuffle() {
    movements.shuffle(using: &random)
    lines.shuffle(using: &random)
  }

  // MARK: Draws

  private mutating func coin(_ percent: Int) -> Bool { random.draw(1...100) <= percent }
  private mutating func day() -> Int { random.draw(0...330) }
  private mutating func late(_ most: Int) -> Int { random.draw(0...most) }
  private mutating func amount() -> Int64 { Int64(random.draw(1_500...1_200_000)) }

  private mutating func invoice() -> String {
    nextInvoice += 1
    return "F2026-\(nextInvoice)"
  }

  private mutating func party() -> (name: String, word: String) {
    let (kind, name) = (Self.kinds[random.draw(0...Self.kinds.count - 1)], Self.names[random.draw(0...Self.names.count - 1)])
    return ("\(kind) \(name)", name.uppercased())
  }

  private mutating func person() -> String { Self.names[random.draw(0...Self.names.count - 1)] }

  private mutating func shuffled(_ name: String) -> String {
    guard coin(30) else { return name }
    return name.split(separator: " ").reversed().joined(separator: " ")
  }

  private static let kinds = [
    "Garage", "Menuiserie", "Boulangerie", "Imprimerie", "Transports", "Pharmacie", "Hôtel", "Mairie de", "Syndic", "Cabinet",
    "Librairie", "Électricité",
  ]
  private static let names = [
    "Ouazzani", "Ferrand", "Pommier", "Vasseur", "Bonnard", "Sarr", "Quéméneur", "Lefèvre", "Aubry", "Delaunay", "Nguyen",
    "Martinez", "Kowalski", "Benali", "Rousseau", "Thibault", "Marchand", "Géraud", "Costa", "Hamelin", "Jolivet", "Picard",
    "Renaudin", "Saunier", "Tessier", "Vidal", "Weber", "Zeller", "Chastaing", "Morvan", "Tilleuls", "Saint-Aubert", "Brunel",
    "Carpentier", "Descamps", "Etchegaray", "Fournier", "Guérin", "Huguet", "Imbert",
  ]
}
