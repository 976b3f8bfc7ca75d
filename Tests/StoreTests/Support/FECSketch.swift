import Ledger

/// A line of a FEC as a test writes it.
struct FECLine {
  var journal = "VE"
  var number: String
  var date: Int32
  var account: String
  var thirdParty: String?
  var pieceRef = ""
  var pieceDate: Int32 = 0
  var label = ""
  var debit: Int64 = 0
  var credit: Int64 = 0
  var lettering = ""
  var letteringDate: Int32 = 0
  var validDate: Int32 = 0
  var foreignAmount = ""
  var currency = ""
  /// One value per extra column.
  var extra: [String] = []
}

/// Makes chunks as a reader of files does: texts in the chunk's bytes, codes interned as they are met.
struct FECSketch {
  let lines: [FECLine]

  /// Each chunk with the names known once it has been read.
  func chunks(of size: Int) -> [(chunk: FECChunk, names: FECNames)] {
    var names = FECNames()
    var (journals, accounts, parties): ([String: Int32], [String: Int32], [String: Int32]) = ([:], [:], [:])
    return stride(from: 0, to: lines.count, by: size).map { start in
      var chunk = FECChunk(bytes: [], rows: [])
      for index in start..<min(start + size, lines.count) {
        let line = lines[index]
        var row = FECRow()
        row.line = Int32(index + 2)
        row.journal = FECSketch.intern(line.journal, "Journal \(line.journal)", &journals, &names.journals)
        row.account = FECSketch.intern(line.account, "Compte \(line.account)", &accounts, &names.accounts)
        row.thirdParty = line.thirdParty.map { FECSketch.intern($0, "Tiers \($0)", &parties, &names.thirdParties) } ?? -1
        (row.date, row.pieceDate, row.letteringDate, row.validDate) = (
          line.date, line.pieceDate, line.letteringDate, line.validDate
        )
        (row.debit, row.credit) = (line.debit, line.credit)
        row.number = chunk.put(line.number)
        row.pieceRef = chunk.put(line.pieceRef)
        row.label = chunk.put(line.label)
        row.lettering = chunk.put(line.lettering)
        row.foreignAmount = chunk.put(line.foreignAmount)
        row.currency = chunk.put(line.currency)
        row.extra = chunk.put(line.extra.joined(separator: "\t"))
        chunk.rows.append(row)
      }
      return (chunk, names)
    }
  }

  private static func intern(_ code: String, _ label: String, _ known: inout [String: Int32], _ names: inout [FECNames.Name])
    -> Int32
  {
    if let index = known[code] { return index }
    known[code] = Int32(names.count)
    names.append(FECNames.Name(code: code, label: label))
    return Int32(names.count - 1)
  }
}

extension FECChunk {
  fileprivate mutating func put(_ text: String) -> TextRange {
    // A separator between texts, as between the columns of a file.
    bytes.append(9)
    guard !text.isEmpty else { return .empty }
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: text.utf8)
    return TextRange(start: start, count: UInt32(bytes.count) - start)
  }
}
