import Formats
import Foundation
import Kernel
import Ledger
import Samples
import Testing

/// The files and texts that the ledger reads.
@Suite struct LedgerFuzzTests {
  private static let header = FECField.legal.map(\.name).joined(separator: "\t")

  private static let entry = """
    VE\tVentes\t1\t20250210\t411000\tClients\tC1\tClient\tF1\t20250210\tVente\t120,00\t0,00\tAAA\t20250310\t20250210\t\t
    VE\tVentes\t1\t20250210\t706000\tPrestations\t\t\tF1\t20250210\tVente\t0,00\t120,00\t\t\t20250210\t12,5\tUSD

    """

  /// The first lines of the samples, and small files in other spellings.
  static let flatSeeds: [[UInt8]] = {
    let samples = Samples.files.compactMap { $0.data() }.map { data in Array(data.prefix(4000)) }
    let sides =
      "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib"
      + "|Montant|Sens|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\nOD|Divers|1|20250101|471|Attente|||P|20250101|x|1,00|D|||20250101||\n"
      + "OD|Divers|1|20250101|512|Banque|||P|20250101|x|1,00-|+1|||20250101||\n"
    let near =
      "journalcode;date;compte;libelle;debit;credit\nBQ;31/12/2025;512;Solde;1 234,56;\nBQ;31/12/2025;471;Solde;;1.234,56\n"
    return samples + [header + "\n" + entry, "\u{FEFF}" + header + "\r\n" + entry, sides, near].map { Array($0.utf8) }
  }()

  static let words = [
    "20250230", "00000000", "31/12/2025", "-120,00", "120,00-", "1 234,56", "1.234,56", "12E3", "92233720368547758,07", "D", "C",
    "-1", "+1", "AN",
    "411000", "EUR", "\t\t\t", "|", header, entry, "Montant\tSens", "AAA",
  ]

  static let flat = Fuzzer("fec", seeds: flatSeeds, words: words)
  static let tolerant = Fuzzer("fec-tolerant", seeds: flatSeeds, words: words)

  @Test(arguments: Fuzzer.runs) func `FEC as the law writes it`(seed: UInt64) throws {
    try Self.flat.run(seed: seed) { try fec($0) { FECReader(file: "123456782FEC20251231.txt", bytes: $0) } }
  }

  @Test(arguments: Fuzzer.runs) func `FEC as vendors write it`(seed: UInt64) throws {
    try Self.tolerant.run(seed: seed) { try fec($0) { FECReader(file: "fec.txt", mode: .tolerant, bytes: $0) } }
  }

  static let xml: Fuzzer = {
    let lines = FECFuzzLines.of(FECReader(file: "123456782FEC20251231.txt", bytes: Array((header + "\n" + entry + entry).utf8)))
    return Fuzzer(
      "fec-xml", seeds: [(try? FECFuzzLines.xml(lines)) ?? []],
      words: [
        "<ligne>", "</ligne>", "<ecriture>", "</ecriture>", "<Debit>", "</Debit>", "<!DOCTYPE a>", "<Sens>D</Sens>", "2025-02-30",
        "&amp;", "&lt;",
      ])
  }()

  @Test(arguments: Fuzzer.runs) func `FEC in XML`(seed: UInt64) throws {
    let schema = try FECSchema.form()
    try Self.xml.run(seed: seed) { try fec($0) { FECXMLReader(file: "123456782FEC20251231.xml", schema: schema, bytes: $0) } }
  }

  /// Read, controlled, compared with itself; what has no error is written and read again.
  private func fec(_ bytes: [UInt8], _ open: ([UInt8]) -> any FECSource) throws -> Set<String> {
    var checker = FECChecker()
    try checker.check(open(bytes))
    let report = checker.finish()
    try Fuzzer.check(report.findings.map { ($0.code, $0.message, $0.recovery, $0.line) }, of: bytes)
    guard report.counts.values.reduce(0, +) >= report.findings.count else {
      throw Fuzzer.Fault("fewer findings counted than listed")
    }
    guard report.summary.accounts.map(\.lines).reduce(0, +) <= report.summary.lines else {
      throw Fuzzer.Fault("lines counted twice")
    }
    let itself = try FECComparison.compare({ open(bytes) }, { open(bytes) })
    guard itself.counts.isEmpty else { throw Fuzzer.Fault("differs from itself: \(itself.counts)") }
    if !report.findings.contains(where: { $0.severity == .error }) { try writesBack(open, bytes) }
    return Set(report.counts.keys)
  }

  private func writesBack(_ open: ([UInt8]) -> any FECSource, _ bytes: [UInt8]) throws {
    let lines = FECFuzzLines.of(open(bytes))
    let flat = try FECFuzzLines.flat(lines)
    let again = FECFuzzLines.of(FECReader(file: "123456782FEC20251231.txt", bytes: flat))
    guard try FECFuzzLines.flat(again) == flat else { throw Fuzzer.Fault("written, read and written again, it differs") }
  }

  // MARK: Entries

  private static let csvHeader = "date;journal;piece;compte;auxiliaire;libelle;debit;credit"
  static let entries = Fuzzer(
    "entries",
    seeds: [
      csvHeader + "\n2026-10-02;HA;BM-1;601;;Panneaux;100,00;\n2026-10-02;HA;BM-1;401;MORVAN;Panneaux;;100,00\n",
      "Date,Code journal,N° compte,Libellé,Montant,Sens\n02/10/2026,VE,706,Vente,12.50,C\n02/10/2026,VE,411,Vente,12.50,D\n",
      csvHeader + ";devise;montant_devise;ecriture\n2026-10-02;OD;;471;;x;1;;USD;1.5;1\n",
      #"{"columns":{"date":"Date","compte":2,"montant":3},"dayForm":"usual","decimal":"comma","hasHeader":true,"separator":";"}"#,
    ].map { Array($0.utf8) },
    words: [
      csvHeader, "date", "montant", "sens", "libelle", "601", "2026-02-30", "10/31/2026", "1,00", "MORVAN", "{}", "[", "null",
      "\"columns\":", "1e9",
    ])

  @Test(arguments: Fuzzer.runs) func `files of entries and their mappings`(seed: UInt64) throws {
    try Self.entries.run(seed: seed) { bytes in
      var answers = try imported(bytes, mapping: nil)
      if let mapping = try? JSONDecoder().decode(EntryImportMapping.self, from: Data(bytes)) {
        answers.insert("mapping")
        let printed = try JSONEncoder().encode(mapping)
        guard try JSONDecoder().decode(EntryImportMapping.self, from: printed) == mapping else {
          throw Fuzzer.Fault("mapping reads back otherwise")
        }
        for seed in Self.entries.seeds.prefix(2) { answers.formUnion(try imported(seed, mapping: mapping)) }
      }
      return answers
    }
  }

  private let context = EntryImportContext(
    journal: { ["HA", "VE"].contains($0) ? Journal(code: $0, label: $0, kind: .miscellaneous) : nil },
    account: { $0.text.hasPrefix("9") ? .unknown : $0.text.hasPrefix("4") ? .known : .opened(label: "Compte") },
    thirdParty: { _ in nil })

  private func imported(_ bytes: [UInt8], mapping: EntryImportMapping?) throws -> Set<String> {
    let file = EntryImport.read(file: { byteSource(bytes, pieces: 11) }, mapping: mapping, context: context)
    let result = file.result
    try Fuzzer.check(result.log.findings.map { ($0.code, $0.message, $0.recovery, $0.line) }, of: bytes)
    let lines = 1 + bytes.count { $0 == 10 || $0 == 13 }
    for entry in result.entries {
      guard entry.lineNumbers.count == entry.draft.lines.count, entry.lineNumbers.allSatisfy({ (1...lines).contains($0) }) else {
        throw Fuzzer.Fault("an entry of lines that are not there: \(entry.lineNumbers)")
      }
    }
    if !result.log.hasErrors, !result.entries.isEmpty { try readsBack(result.entries.map(\.draft)) }
    return Set(result.log.counts.keys).union(["\(min(result.entries.count, 4))"])
  }

  /// What we export, we import as it was.
  private func readsBack(_ drafts: [EntryDraft]) throws {
    let written = EntryExport.csv(of: drafts)
    let again = EntryImport.read(file: { byteSource(written) }, context: context).result
    guard !again.log.hasErrors, again.entries.map(\.draft) == drafts else {
      throw Fuzzer.Fault("exported and imported: \(again.log.counts) \(String(decoding: written, as: UTF8.self))")
    }
  }

  // MARK: Templates

  static let templates = Fuzzer(
    "templates",
    seeds: [
      """
      # un commentaire
      guide: Loyer du bureau
      journal: HA
      piece: LOYER-{aaaamm}
      libelle: Loyer {mois}
      variable: montant = 950,00
      ligne: 6132 ; ; D ; montant ; D20
      ligne: 44566 ; ; D ; tva D20 de montant ; D20
      ligne: 401 ; BAILLEUR ; C ; reste
      """,
      "guide: Frais\njournal: BQ\nlibelle: Frais\nligne: 627 ; ; D ; fixe 12,00\nligne: 6278 ;; D ; 30 % de base ; ; part\nligne: 512 ; ; C ; reste\nvariable: base\n",
    ].map { Array($0.utf8) },
    words: [
      "guide:", "journal:", "piece:", "libelle:", "variable:", "ligne:", "fixe", "reste", "% de", "tva", "de", "D20", "{mois}",
      "{aaaa", "montant", " = ",
    ])

  @Test(arguments: Fuzzer.runs) func `templates of entries`(seed: UInt64) throws {
    try Self.templates.run(seed: seed) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let (template, findings) = EntryTemplate.read(text)
      // A template counts every line end of Unicode.
      for finding in findings {
        guard !finding.message.isEmpty, !finding.recovery.isEmpty, (finding.line ?? 1) >= 1 else {
          throw Fuzzer.Fault("[\(finding.code)] says nothing")
        }
      }
      guard (template == nil) != findings.allSatisfy({ $0.severity != .error }) else {
        throw Fuzzer.Fault("neither a template nor an error")
      }
      if let template {
        let again = EntryTemplate.read(template.text)
        guard again.template == template else { throw Fuzzer.Fault("printed \(template.text) reads as \(again.findings)") }
      }
      return Set(findings.map(\.code)).union(template.map { ["\(min($0.lines.count, 5))"] } ?? [])
    }
  }
}
