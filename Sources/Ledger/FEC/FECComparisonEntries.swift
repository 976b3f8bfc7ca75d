import Kernel

/// An entry that has no twin, whole.
struct FECFullEntry {
  struct Line: Equatable {
    var account: String
    var thirdParty: String
    var debit: Int64
    var credit: Int64
    var label: String
    var lettering: String
    var letteringDate: Int32
    /// Dates of piece and validation, currency, extra columns.
    var details: [String]
    var number: Int32

    var place: [String] { [account, thirdParty] }
    var order: (String, String, Int64, Int64) { (account, thirdParty, debit, credit) }
  }

  struct Key: Hashable {
    var journal: String
    var date: Int32
    var pieceRef: String
  }

  var key: Key
  var lines: [Line] = []

  var french: String {
    let total = lines.reduce(Int128(0)) { $0 + Int128($1.debit) }
    return "« \(lines.first?.label ?? "") » (journal \(key.journal), \(frenchDay(key.date)), pièce \(key.pieceRef), "
      + "\(FECChecker.money(total).0.french) €)"
  }

  /// As many whole entries are held as this.
  static let most = 20_000

  /// The entries whose digest is wanted, as often as it is.
  static func read(_ source: any FECSource, seed: UInt64, wanted: FECDigests.Alone) throws -> [FECFullEntry] {
    var maker = FECDigestMaker(seed: seed)
    var left = wanted.counts
    var found: [FECFullEntry] = []
    var current: FECFullEntry?
    func close() {
      guard let digest = maker.take(), let entry = current, let count = left[digest], count > 0, found.count < most else {
        return
      }
      left[digest] = count - 1
      found.append(entry)
    }
    guard !wanted.isEmpty else { return [] }
    try source.forEachChunk { chunk in
      let names = source.names
      maker.open(names, source.header)
      for row in chunk.rows {
        if maker.startsEntry(row, in: chunk) {
          close()
          current = FECFullEntry(
            key: Key(journal: name(names.journals, row.journal), date: row.date, pieceRef: chunk.text(row.pieceRef)))
        }
        maker.add(row, in: chunk)
        current?.lines.append(line(row, chunk, names))
      }
    }
    close()
    return found
  }

  private static func name(_ names: [FECNames.Name], _ index: Int32) -> String { index < 0 ? "" : names[Int(index)].code }

  private static func line(_ row: FECRow, _ chunk: borrowing FECChunk, _ names: FECNames) -> Line {
    Line(
      account: name(names.accounts, row.account), thirdParty: name(names.thirdParties, row.thirdParty), debit: row.debit,
      credit: row.credit, label: chunk.text(row.label), lettering: chunk.text(row.lettering), letteringDate: row.letteringDate,
      details: [
        "PieceDate \(frenchDay(row.pieceDate))", "ValidDate \(frenchDay(row.validDate))",
        "devise \(chunk.text(row.foreignAmount)) \(chunk.text(row.currency))",
        "colonnes ajoutées \(chunk.text(row.extra).split(separator: "\t").joined(separator: " ; "))",
      ], number: row.line)
  }
}

extension FECDigestMaker {
  mutating func startsEntry(_ row: FECRow, in chunk: borrowing FECChunk) -> Bool {
    chunk.bytes.withUnsafeBufferPointer { startsEntry(row, $0) }
  }
  mutating func add(_ row: FECRow, in chunk: borrowing FECChunk) { chunk.bytes.withUnsafeBufferPointer { add(row, $0) } }
}

// Pairing what has no exact twin, and saying what differs.
extension FECComparison {
  mutating func pair(_ first: [FECFullEntry], _ second: [FECFullEntry]) {
    var waiting = Dictionary(grouping: second.indices, by: { second[$0].key })
    var taken = Set<Int>()
    for entry in first {
      guard let index = waiting[entry.key]?.first else {
        add(.onlyInFirst, "L’écriture \(entry.french) n’est que dans le premier fichier.", entry.lines.first?.number, nil)
        continue
      }
      waiting[entry.key]?.removeFirst()
      taken.insert(index)
      let told = counts.values.reduce(0, +)
      describe(entry, second[index])
      if counts.values.reduce(0, +) == told {
        add(
          .details, "L’écriture \(entry.french) n’a pas les mêmes colonnes ajoutées.", entry.lines.first?.number,
          second[index].lines.first?.number)
      }
    }
    for index in second.indices where !taken.contains(index) {
      let entry = second[index]
      add(.onlyInSecond, "L’écriture \(entry.french) n’est que dans le second fichier.", nil, entry.lines.first?.number)
    }
  }

  private mutating func describe(_ a: FECFullEntry, _ b: FECFullEntry) {
    let x = a.lines.sorted { $0.order < $1.order }
    let y = b.lines.sorted { $0.order < $1.order }
    guard x.count == y.count, zip(x, y).allSatisfy({ $0.place == $1.place }) else {
      let accounts = { (lines: [FECFullEntry.Line]) in
        lines.map { $0.thirdParty.isEmpty ? $0.account : "\($0.account) \($0.thirdParty)" }.joined(separator: ", ")
      }
      return add(
        .amounts, "L’écriture \(a.french) touche \(accounts(x)) dans le premier fichier, \(accounts(y)) dans le second.",
        x.first?.number,
        y.first?.number)
    }
    for (one, other) in zip(x, y) { describe(one, other, of: a) }
  }

  private mutating func describe(_ a: FECFullEntry.Line, _ b: FECFullEntry.Line, of entry: FECFullEntry) {
    let place =
      "Compte \(a.account)\(a.thirdParty.isEmpty ? "" : " (\(a.thirdParty))"), pièce \(entry.key.pieceRef) du \(frenchDay(entry.key.date))"
    if a.debit != b.debit || a.credit != b.credit {
      let side = { (line: FECFullEntry.Line) in
        line.debit != 0 ? "\(Money(cents: line.debit).french) € au débit" : "\(Money(cents: line.credit).french) € au crédit"
      }
      add(.amounts, "\(place) : \(side(a)), puis \(side(b)).", a.number, b.number)
    }
    if a.label != b.label { add(.labels, "\(place) : « \(a.label) », puis « \(b.label) ».", a.number, b.number) }
    if a.lettering != b.lettering || a.letteringDate != b.letteringDate {
      let shown = { (line: FECFullEntry.Line) in
        line.lettering.isEmpty ? "sans lettrage" : "lettrage \(line.lettering) du \(frenchDay(line.letteringDate))"
      }
      add(.lettering, "\(place) : \(shown(a)), puis \(shown(b)).", a.number, b.number)
    }
    for (one, other) in zip(a.details, b.details) where one != other {
      add(.details, "\(place) : \(one), puis \(other).", a.number, b.number)
    }
  }
}
