import Foundation
import Kernel
import Ledger

/// A small FEC without a fault, to spoil in tests.
struct SampleFEC {
  static let name = "123456782FEC20251231.txt"
  var name = SampleFEC.name
  var columns = FECField.legal.map(\.name)
  /// Values by the name of the column.
  var rows: [[String: String]]
  var separator = "\t"
  var newline = "\r\n"
  var prefix: [UInt8] = []
  var suffix = ""
  /// The bytes, made differently.
  var bytes: [UInt8]?
  var mode = FECMode.strict
  var isXML = false

  init() {
    rows = []
    entry(
      "AN", "À nouveaux", 1, "20250101", "AN2025", "Bilan d’ouverture".replacingOccurrences(of: "’", with: "'"),
      [
        ("512000", "Banque", "", "1000,00", ""), ("101300", "Capital", "", "", "1000,00"),
      ])
    entry(
      "VE", "Ventes", 2, "20250210", "FA1", "Facture Tilleuls",
      [
        ("411000", "Clients", "C1", "120,00", ""), ("706000", "Prestations", "", "", "100,00"),
        ("445710", "TVA collectée", "", "", "20,00"),
      ])
    entry(
      "HA", "Achats", 3, "20250305", "FF1", "Achat Durand",
      [
        ("607000", "Marchandises", "", "50,00", ""), ("445660", "TVA déductible", "", "10,00", ""),
        ("401000", "Fournisseurs", "F1", "", "60,00"),
      ])
    entry(
      "BQ", "Banque", 4, "20250310", "REL3", "Règlement Tilleuls",
      [
        ("512000", "Banque", "", "120,00", ""), ("411000", "Clients", "C1", "", "120,00"),
      ])
    for index in [2, 9] { (rows[index]["EcritureLet"], rows[index]["DateLet"]) = ("AAA", "20250310") }
  }

  /// Adds an entry: account, label, third party, debit, credit.
  mutating func entry(
    _ journal: String, _ journalLabel: String, _ number: Int, _ date: String, _ piece: String, _ label: String,
    _ lines: [(String, String, String, String, String)]
  ) {
    for (account, accountLabel, thirdParty, debit, credit) in lines {
      rows.append([
        "JournalCode": journal, "JournalLib": journalLabel, "EcritureNum": "\(number)", "EcritureDate": date,
        "CompteNum": account,
        "CompteLib": accountLabel, "CompAuxNum": thirdParty, "CompAuxLib": thirdParty.isEmpty ? "" : "Tiers \(thirdParty)",
        "PieceRef": piece, "PieceDate": date, "EcritureLib": label, "Debit": debit.isEmpty ? "0,00" : debit,
        "Credit": credit.isEmpty ? "0,00" : credit, "ValidDate": date,
      ])
    }
  }

  /// A copy in which one value is another.
  func with(_ row: Int, _ column: String, _ value: String) -> SampleFEC {
    changed { $0.rows[row][column] = value }
  }

  func changed(_ change: (inout SampleFEC) -> Void) -> SampleFEC {
    var copy = self
    change(&copy)
    return copy
  }

  /// A copy of the bytes with one text replaced by bytes.
  func raw(_ change: (inout [UInt8]) -> Void) -> SampleFEC {
    changed {
      var bytes = encoded
      change(&bytes)
      $0.bytes = bytes
    }
  }

  var text: String {
    let lines =
      [columns.joined(separator: separator)] + rows.map { row in columns.map { row[$0] ?? "" }.joined(separator: separator) }
    return lines.joined(separator: newline) + newline + suffix
  }

  var encoded: [UInt8] { bytes ?? prefix + Array(text.utf8) }

  var source: any FECSource {
    isXML ? FECXMLReader(file: name, bytes: encoded) : FECReader(file: name, mode: mode, bytes: encoded)
  }

  func report(_ options: FECChecker.Options = .init()) -> FECReport { control([source], options) }
}

func control(_ sources: [any FECSource], _ options: FECChecker.Options = .init()) -> FECReport {
  var checker = FECChecker(options)
  for source in sources { try! checker.check(source) }  // Bytes in memory never throw.
  return checker.finish()
}

/// The lines of a FEC as they would be exported.
func exportLines(_ source: any FECSource) throws -> [FECExportLine] {
  var lines: [FECExportLine] = []
  let none = FECNames.Name(code: "", label: "")
  try source.forEachChunk { chunk in
    let names = source.names
    for row in chunk.rows {
      let journal = row.journal < 0 ? none : names.journals[Int(row.journal)]
      let account = row.account < 0 ? none : names.accounts[Int(row.account)]
      let thirdParty = row.thirdParty < 0 ? none : names.thirdParties[Int(row.thirdParty)]
      lines.append(
        FECExportLine(
          journalCode: journal.code, journalLabel: journal.label, number: chunk.text(row.number),
          day: Day(number: row.date) ?? Day(1900, 1, 1), account: account.code, accountLabel: account.label,
          thirdParty: thirdParty.code,
          thirdPartyLabel: thirdParty.label, pieceRef: chunk.text(row.pieceRef), pieceDay: Day(number: row.pieceDate),
          label: chunk.text(row.label), debit: Money(cents: row.debit), credit: Money(cents: row.credit),
          lettering: chunk.text(row.lettering), letteringDay: Day(number: row.letteringDate),
          validDay: Day(number: row.validDate) ?? Day(1900, 1, 1), foreignAmount: chunk.text(row.foreignAmount),
          currency: chunk.text(row.currency),
          extra: row.extra.isEmpty
            ? [] : chunk.text(row.extra).split(separator: "\t", omittingEmptySubsequences: false).map(String.init)))
    }
  }
  return lines
}

func flatBytes(_ lines: [FECExportLine], encoding: FECWriter.Encoding = .utf8, extra: [String] = []) throws -> (
  [UInt8], FECWritten
) {
  let sink = ByteSink()
  var writer = FECWriter(encoding: encoding, extraColumns: extra) { sink.bytes += $0 }
  for line in lines { try writer.write(line) }
  let written = try writer.finish()
  return (sink.bytes, written)
}

func xmlBytes(_ lines: [FECExportLine], extra: [String] = []) throws -> ([UInt8], FECWritten) {
  let sink = ByteSink()
  var writer = try FECXMLWriter(closing: Day(2025, 12, 31), extraColumns: extra) { sink.bytes += $0 }
  for line in lines { try writer.write(line) }
  let written = try writer.finish()
  return (sink.bytes, written)
}

final class ByteSink { var bytes: [UInt8] = [] }

/// The reference files beside the repository; nil where they are not.
enum Shared {
  static let folder: URL? = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.deletingLastPathComponent().appendingPathComponent("shared")
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("reference").path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  static var isThere: Bool { folder != nil }

  static var variants: [URL] {
    guard let folder = folder?.appendingPathComponent("reference/accounting/fec_variants") else { return [] }
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.sorted { $0.path < $1.path }
  }

  static let hasPython: Bool = isThere && FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

  /// What the script of the oracles prints.
  static func run(_ script: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [folder!.appendingPathComponent("oracles/\(script)").path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  /// A FEC of the generator, made once for all tests.
  static let generated: (name: String, bytes: [UInt8])? = {
    guard hasPython else { return nil }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fec-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try? run("gen_fec.py", ["--lines", "20000", "--seed", "42", "--out", folder.path, "--formats", "fec"])
    guard let data = try? Data(contentsOf: folder.appendingPathComponent("123456782FEC20251231.txt")) else { return nil }
    return ("123456782FEC20251231.txt", Array(data))
  }()
}
