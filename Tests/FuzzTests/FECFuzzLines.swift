import Kernel
import Ledger

/// The lines of a FEC that was read, as they would be exported.
enum FECFuzzLines {
  static func of(_ source: any FECSource) -> [FECExportLine] {
    var lines: [FECExportLine] = []
    let none = FECNames.Name(code: "", label: "")
    try? source.forEachChunk { chunk in
      let names = source.names
      let name = { (list: [FECNames.Name], index: Int32) in index < 0 ? none : list[Int(index)] }
      for row in chunk.rows {
        let (journal, account) = (name(names.journals, row.journal), name(names.accounts, row.account))
        let party = name(names.thirdParties, row.thirdParty)
        lines.append(
          FECExportLine(
            journalCode: journal.code, journalLabel: journal.label, number: chunk.text(row.number),
            day: Day(number: row.date) ?? Day(2025, 1, 1),
            account: account.code, accountLabel: account.label, thirdParty: party.code, thirdPartyLabel: party.label,
            pieceRef: chunk.text(row.pieceRef), pieceDay: Day(number: row.pieceDate), label: chunk.text(row.label),
            debit: Money(cents: row.debit), credit: Money(cents: row.credit), lettering: chunk.text(row.lettering),
            letteringDay: Day(number: row.letteringDate), validDay: Day(number: row.validDate) ?? Day(2025, 1, 1),
            foreignAmount: chunk.text(row.foreignAmount), currency: chunk.text(row.currency), extra: []))
      }
    }
    return lines
  }

  static func flat(_ lines: [FECExportLine]) throws -> [UInt8] {
    let sink = Sink()
    var writer = FECWriter { sink.bytes += $0 }
    for line in lines { try writer.write(line) }
    _ = try writer.finish()
    return sink.bytes
  }

  static func xml(_ lines: [FECExportLine]) throws -> [UInt8] {
    let sink = Sink()
    var writer = try FECXMLWriter(closing: Day(2025, 12, 31)) { sink.bytes += $0 }
    for line in lines { try writer.write(line) }
    _ = try writer.finish()
    return sink.bytes
  }

  private final class Sink { var bytes: [UInt8] = [] }
}
