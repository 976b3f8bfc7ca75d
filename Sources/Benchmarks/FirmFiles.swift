import Foundation
import Kernel

/// The same firm in the three spellings that the measures need: a FEC, a
/// journal that hledger and ledger both read, and the balances to compare with.
struct FirmFiles {
  let folder: URL
  static let siren = "000031419"

  var fec: URL { folder.appendingPathComponent("\(Self.siren)FEC20251231.txt") }
  var journal: URL { folder.appendingPathComponent("journal.ledger") }
  var balances: URL { folder.appendingPathComponent("balances.tsv") }

  /// Writes them and says what was written, in French.
  func write(_ plan: SyntheticFirm.Plan, withJournal: Bool) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var firm = SyntheticFirm(plan)
    let fecFile = try Output(fec)
    let journalFile = withJournal ? try Output(journal) : nil
    fecFile.put(
      "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\t"
        + "EcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n")
    var number = 0
    try firm.write { entry in
      number += 1
      fecFile.put(Self.fecLines(entry, number: number))
      journalFile?.put(Self.journalLines(entry))
      try fecFile.flushIfLarge()
      try journalFile?.flushIfLarge()
    }
    try fecFile.close()
    try journalFile?.close()
    let text = firm.balances.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }.joined()
    try text.write(to: balances, atomically: true, encoding: .utf8)
    return "\(firm.lineCount) lignes, \(firm.entryCount) écritures, \(firm.openItems) lignes de tiers non lettrées"
  }

  /// Debit less credit per account, in cents, as the generator counted them.
  func expectedBalances() throws -> [String: Int64] {
    let lines = try String(contentsOf: balances, encoding: .utf8).split(separator: "\n")
    return Dictionary(
      uniqueKeysWithValues: lines.compactMap { line in
        let cells = line.split(separator: "\t")
        return Int64(cells[1]).map { (String(cells[0]), $0) }
      })
  }

  static func fecLines(_ entry: SyntheticFirm.Entry, number: Int) -> String {
    let day = String(entry.day.number)
    let library = SyntheticFirm.journals[entry.journal] ?? ""
    return entry.lines.map { line in
      let cells = [
        entry.journal, library, padded(number, 8), day, line.account, SyntheticFirm.accounts[line.account] ?? "",
        line.thirdParty?.code ?? "", line.thirdParty?.name ?? "", entry.piece, day, entry.label,
        amount(max(line.cents, 0), ","), amount(max(-line.cents, 0), ","), line.lettering,
        line.letteringDay.map { String($0.number) } ?? "", day, "", "",
      ]
      return cells.joined(separator: "\t") + "\r\n"
    }.joined()
  }

  static func journalLines(_ entry: SyntheticFirm.Entry) -> String {
    let lines = entry.lines.map { line in
      "    \(line.account)\(line.thirdParty.map { ":\($0.code)" } ?? "")  EUR \(amount(line.cents, "."))\n"
    }
    return "\(entry.day.iso) * (\(entry.piece)) \(entry.label)\n" + lines.joined() + "\n"
  }

  static func amount(_ cents: Int64, _ point: String) -> String {
    "\(cents < 0 ? "-" : "")\(cents.magnitude / 100)\(point)\(padded(Int(cents.magnitude % 100), 2))"
  }
}

/// A file written through a buffer of a megabyte.
private final class Output {
  private let handle: FileHandle
  private var buffer = Data()

  init(_ place: URL) throws {
    _ = FileManager.default.createFile(atPath: place.path, contents: nil)
    handle = try FileHandle(forWritingTo: place)
  }

  func put(_ text: String) { buffer.append(contentsOf: text.utf8) }

  func flushIfLarge() throws {
    guard buffer.count > 1 << 20 else { return }
    try handle.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  func close() throws {
    try handle.write(contentsOf: buffer)
    try handle.close()
  }
}
