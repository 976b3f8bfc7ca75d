import Formats
import Foundation
import Kernel
import Testing

@testable import Ledger

/// A dossier whose PCG has the classes 1 to 7 except 69, and once had 675.
func importContext() -> EntryImportContext {
  EntryImportContext(
    journal: { ["HA", "VE"].contains($0) ? EntrySamples.journals[$0] : nil },
    account: { number in
      if ["601", "44566", "401"].contains(number.text) { return .known }
      if number == "675" || number == "774" {
        let severity = number == "675" ? Finding.Severity.error : .warning
        let finding = Finding("chart.account.removed", severity, "\(number) a été supprimé.", recovery: "Voir 657.")
        return .questioned(finding, label: "Compte supprimé")
      }
      return number.hasPrefix("69") || number.accountClass > 7 ? .unknown : .opened(label: "Compte \(number.text.prefix(3))")
    },
    thirdParty: { $0 == "MORVAN" ? EntrySamples.party("MORVAN") : nil })
}

func readCSV(_ text: String, mapping: EntryImportMapping? = nil) -> EntryImportFile {
  EntryImport.read(file: { byteSource(text, pieces: 7) }, mapping: mapping, context: importContext())
}

@Suite("Import of entries")
struct EntryImportTests {
  static let head = "date;journal;piece;compte;auxiliaire;libelle;debit;credit\n"
  static let purchase = """
    2026-10-02;HA;BM-1;601;;Panneaux;100,00;
    2026-10-02;HA;BM-1;44566;;Panneaux;20,00;
    2026-10-02;HA;BM-1;401;MORVAN;Panneaux;;120,00

    """

  @Test("The usual columns are read without a question") func usual() throws {
    let file = readCSV(EntryImportTests.head + EntryImportTests.purchase)
    #expect(file.result.log.findings == [])
    #expect(file.result.lineCount == 3)
    let entry = try #require(file.result.entries.first)
    #expect(file.result.entries.count == 1)
    #expect(entry.lineNumbers == [2, 3, 4])
    #expect(entry.draft.label == "Panneaux")
    #expect(entry.draft.lines.allSatisfy { $0.label == nil })
    #expect(described(entry.draft) == ["601 D 100,00", "44566 D 20,00", "401/MORVAN C 120,00"])
    #expect(file.result.created == CreatedNames())
  }

  @Test("Consecutive lines of one day, journal and piece make one entry") func grouping() {
    let rows = [
      "2026-10-02;HA;1;601;;A;1,00;", "2026-10-02;HA;1;401;MORVAN;B;;1,00",  // one entry
      "2026-10-02;HA;2;601;;A;1,00;", "2026-10-02;HA;2;401;MORVAN;B;;1,00",  // another piece
      "2026-10-03;HA;2;601;;A;1,00;", "2026-10-03;HA;2;401;MORVAN;B;;1,00",  // another day
      "2026-10-03;VE;2;601;;A;1,00;", "2026-10-03;VE;2;401;MORVAN;B;;1,00",  // another journal
      "2026-10-02;HA;1;602;;A;2,00;", "2026-10-02;HA;1;401;MORVAN;B;;2,00",  // the first key again, not consecutive
    ]
    let file = readCSV(EntryImportTests.head + rows.joined(separator: "\n"))
    #expect(file.result.entries.map(\.draft.lines.count) == [2, 2, 2, 2, 2])
    #expect(file.result.entries[0].draft.lines.map(\.label) == [nil, "B"])
  }

  @Test("True twins are kept: apart when they follow one another, and never dropped") func twins() {
    let twice = readCSV(EntryImportTests.head + EntryImportTests.purchase + EntryImportTests.purchase)
    #expect(twice.result.entries.count == 2)
    #expect(twice.result.entries[0].draft == twice.result.entries[1].draft)
    #expect(twice.result.entries[1].lineNumbers == [5, 6, 7])
    #expect(twice.result.log.findings.map(\.code) == ["ledger.import.twins"])
    #expect(twice.result.log.findings[0].severity == .info)
    // Two balanced blocks that differ stay one voucher, as the rule says.
    let compound = EntryImportTests.purchase + EntryImportTests.purchase.replacing("601", with: "602")
    #expect(readCSV(EntryImportTests.head + compound).result.entries.map(\.draft.lines.count) == [6])
  }

  @Test("What the dossier does not know is created and listed, each once") func created() {
    let rows = """
      2026-10-01;AN;AN;512;;À-nouveaux;100,00;
      2026-10-01;AN;AN;411;TILLEULS;À-nouveaux;50,00;
      2026-10-01;AN;AN;421;SARR;À-nouveaux;;50,00
      2026-10-01;AN;AN;512;;À-nouveaux;;100,00
      2026-10-05;BQ1;R1;411;TILLEULS;Règlement;;50,00
      2026-10-05;BQ1;R1;512;;Règlement;50,00;
      2026-10-05;XX;R2;401;NEUF;Règlement;;50,00
      2026-10-05;XX;R2;512;;Règlement;50,00;
      """
    let file = readCSV(EntryImportTests.head + rows)
    let created = file.result.created
    #expect(created.journals.map(\.code) == ["AN", "BQ1", "XX"])
    #expect(created.journals.map(\.kind) == [.openings, .bank, .miscellaneous])
    #expect(created.accounts.map(\.number) == ["512", "411", "421"])
    #expect(created.thirdParties.map(\.code) == ["TILLEULS", "SARR", "NEUF"])
    #expect(created.thirdParties.map(\.kind) == [.customer, .employee, .supplier])
    #expect(created.thirdParties.map(\.account) == ["411", "421", "401"])
    #expect(file.result.log.findings == [])
  }

  struct Bad: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: String
    let line: Int?
    let field: String?
    let text: String
    init(
      _ name: String, _ code: String, line: Int? = 2, field: String? = nil, _ row: String, head: String = EntryImportTests.head
    ) {
      (testDescription, self.code, self.line, self.field) = (name, code, line, field)
      text = head + row + "\n"
    }
  }

  @Test(
    "What cannot be read is refused where it stands, and its entry is not made",
    arguments: [
      Bad("an empty file", "ledger.import.empty", line: nil, "", head: ""),
      Bad("no date", "ledger.import.day", field: "date", ";HA;1;601;;A;1,00;"),
      Bad("a day that does not exist", "ledger.import.day", field: "date", "2026-02-30;HA;1;601;;A;1,00;"),
      Bad("two digits of year", "ledger.import.day", field: "date", "02/10/26;HA;1;601;;A;1,00;"),
      Bad("no journal", "ledger.import.journal", field: "journal", "2026-10-02;;1;601;;A;1,00;"),
      Bad("a journal too long", "ledger.import.journal", field: "journal", "2026-10-02;ACHATSDEBOIS;1;601;;A;1,00;"),
      Bad("an account of two digits", "ledger.import.account-number", field: "compte", "2026-10-02;HA;1;31;;A;1,00;"),
      Bad("no account", "ledger.import.account-number", field: "compte", "2026-10-02;HA;1;;;A;1,00;"),
      Bad("an unknown account", "ledger.entry.account-unknown", field: "compte", "2026-10-02;HA;1;699;;A;1,00;"),
      Bad("a removed account", "chart.account.removed", field: "compte", "2026-10-02;HA;1;675;;A;1,00;"),
      Bad("a decimal point", "ledger.import.amount", field: "debit", "2026-10-02;HA;1;601;;A;1.50;2,00"),
      Bad("grouped by points", "ledger.import.amount", field: "credit", "2026-10-02;HA;1;601;;A;;1.234,56"),
      Bad("letters", "ledger.import.amount", field: "debit", "2026-10-02;HA;1;601;;A;12abc;"),
      Bad("too large", "ledger.import.amount", field: "debit", "2026-10-02;HA;1;601;;A;1000000000000000;"),
      Bad("a separator in the label", "ledger.import.field-count", "2026-10-02;HA;1;601;;A;B;1,00;"),
      Bad("a line cut short", "ledger.import.field-count", "2026-10-02;HA;1;601"),
      Bad("a quote out of place", "csv.stray-quote", "2026-10-02;HA;1;601;;A \"b\";1,00;"),
      Bad("a quote without end", "csv.unclosed-quote", "2026-10-02;HA;1;601;;\"A;1,00;"),
      Bad(
        "foreign amount without currency", "ledger.import.currency-missing", field: "devise",
        "2026-10-02;HA;1;601;;A;1,00;;12.00", head: "date;journal;piece;compte;auxiliaire;libelle;debit;credit;montant_devise\n"),
      Bad(
        "neither amount", "ledger.import.amount-columns-missing", line: 1, field: "montant", "2026-10-02;HA;601;A",
        head: "date;journal;compte;libelle\n"),
      Bad(
        "no account column", "ledger.import.column-missing", line: 1, field: "compte", "2026-10-02;HA;A;1,00;",
        head: "date;journal;libelle;debit;credit\n"),
      Bad(
        "no journal column", "ledger.import.journal-column-missing", line: 1, field: "journal", "2026-10-02;601;A;1,00;",
        head: "date;compte;libelle;debit;credit\n"),
      Bad(
        "a side that is none", "ledger.import.side", field: "sens", "2026-10-02;HA;1;601;A;1,00;X",
        head: "date;journal;piece;compte;libelle;montant;sens\n"),
    ])
  func refusals(_ row: Bad) {
    let file = readCSV(row.text)
    let found = file.result.log.findings.first { $0.code == row.code }
    #expect(found?.severity == .error, "\(file.result.log.findings)")
    #expect(found?.line == row.line)
    #expect(found?.field == row.field || row.code.hasPrefix("csv."))
    #expect(!row.code.hasPrefix("ledger.import") || file.result.entries.isEmpty)
    #expect(file.result.log.hasErrors)
  }

  @Test("An account that the chart only warns about is opened all the same") func questioned() {
    let file = readCSV(EntryImportTests.head + "2026-10-02;HA;1;774;;A;1,00;\n2026-10-02;HA;1;401;MORVAN;A;;1,00\n")
    #expect(file.result.log.findings.map(\.code) == ["chart.account.removed"])
    #expect(file.result.created.accounts.map(\.number) == ["774"])
    #expect(file.result.entries.count == 1)
  }

  @Test("One bad line spoils its entry only, and all that is wrong is said") func oneBadLine() {
    let bad = EntryImportTests.purchase.replacing("BM-1;44566;;Panneaux;20,00", with: "BM-1;44566;;Panneaux;2O,00")
    let file = readCSV(EntryImportTests.head + bad + EntryImportTests.purchase.replacing("BM-1", with: "BM-2"))
    #expect(file.result.entries.map(\.draft.pieceRef) == ["BM-2"])
    #expect(file.result.log.findings.map(\.line) == [3])
    let many = (2..<40).map { "2026-10-02;HA;\($0);6;;A;x;" }.joined(separator: "\n")
    let log = readCSV(EntryImportTests.head + many).result.log
    #expect(log.errorCount == 76)
    #expect(log.unlisted == ["ledger.import.account-number": 18, "ledger.import.amount": 18])
  }

  @Test("Headers of other programs are guessed, and the guesses are said") func guessedHeaders() throws {
    let text = """
      Date comptable;Code journal;N° pièce;Compte général;Code tiers;Libellé;Montant débit;Montant crédit;Nom du tiers;Analytique
      02/10/2026;HA;BM-1;601;;Panneaux;1 000,00;;;X
      02/10/2026;HA;BM-1;401;DURAND;Panneaux;;1 000,00;Durand et fils;X
      """
    let file = readCSV(text)
    let entry = try #require(file.result.entries.first)
    #expect(entry.draft.day == EntrySamples.october(2))
    #expect(entry.draft.totalDebit == eur("1000,00"))
    #expect(file.result.created.thirdParties.map(\.name) == ["Durand et fils"])
    let codes = file.result.log.findings.map(\.code)
    #expect(codes.filter { $0 == "ledger.import.column-guessed" }.count == 9)
    #expect(codes.filter { $0 == "ledger.import.column-ignored" }.count == 1)
    #expect(!file.result.log.hasErrors)
    // The mapping is remembered as JSON and reads the same without a question.
    let json = try JSONEncoder().encode(file.mapping)
    let remembered = try JSONDecoder().decode(EntryImportMapping.self, from: json)
    #expect(remembered == file.mapping)
    let again = readCSV(text, mapping: remembered)
    #expect(again.result.log.findings == [])
    #expect(again.result.entries == file.result.entries)
  }

  struct Variant: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let codes: [String]
    init(_ name: String, _ codes: [String], _ text: String) { (testDescription, self.codes, self.text) = (name, codes, text) }
  }

  @Test(
    "Amounts, days and columns in other forms give the same entry",
    arguments: [
      Variant(
        "amount and side", [],
        "date;journal;piece;compte;libelle;montant;sens\n2026-10-02;HA;1;601;A;12,50;D\n2026-10-02;HA;1;512;A;12,50;C\n"),
      Variant(
        "side ±1", [],
        "date;journal;piece;compte;libelle;montant;sens\n2026-10-02;HA;1;601;A;12,50;+1\n2026-10-02;HA;1;512;A;12,50;-1\n"),
      Variant(
        "signed amount", [],
        "date;journal;piece;compte;libelle;montant\n2026-10-02;HA;1;601;A;12,50\n2026-10-02;HA;1;512;A;-12,50\n"),
      Variant(
        "negative credit", ["ledger.import.negative-turned"],
        "date;journal;piece;compte;libelle;debit;credit\n2026-10-02;HA;1;601;A;;-12,50\n2026-10-02;HA;1;512;A;;12,50\n"),
      Variant(
        "decimal points", ["ledger.import.decimal-guessed"],
        "date;journal;piece;compte;libelle;debit;credit\n2026-10-02;HA;1;601;A;12.50;\n2026-10-02;HA;1;512;A;;12.5\n"),
      Variant(
        "compact days", ["ledger.import.day-form-guessed"],
        "date;journal;piece;compte;libelle;debit;credit\n20261002;HA;1;601;A;12,50;\n20261002;HA;1;512;A;;12,50\n"),
      Variant(
        "commas between", [],
        "date,journal,piece,compte,libelle,debit,credit\n2026-10-02,HA,1,601,A,\"12,50\",\n2026-10-02,HA,1,512,A,,\"12,50\"\n"),
      Variant(
        "tabs between", [],
        "date\tjournal\tpiece\tcompte\tlibelle\tdebit\tcredit\n2026-10-02\tHA\t1\t601\tA\t12,50\t\n2026-10-02\tHA\t1\t512\tA\t\t12,50\n"
      ),
      Variant(
        "byte order mark, CRLF and blank lines", [],
        "\u{FEFF}date;journal;piece;compte;libelle;debit;credit\r\n\r\n2026-10-02;HA;1;601;A;12,50;\r\n;;;;;;\r\n2026-10-02;HA;1;512;A;;12,50\r\n"
      ),
      Variant("no header", ["ledger.import.without-header"], "2026-10-02;HA;1;601;;A;12,50;\n2026-10-02;HA;1;512;;A;;12,50\n"),
      Variant(
        "no piece column", ["ledger.import.piece-column-missing"],
        "date;journal;compte;libelle;debit;credit\n2026-10-02;HA;601;A;12,50;\n2026-10-02;HA;512;A;;12,50\n"),
      Variant(
        "a label on two lines", ["ledger.import.text-cleaned"],
        "date;journal;piece;compte;libelle;debit;credit\n2026-10-02;HA;1;601;\"A\n\";12,50;\n2026-10-02;HA;1;512;A;;12,50\n"),
    ])
  func variants(_ row: Variant) throws {
    let file = readCSV(row.text)
    #expect(file.result.log.findings.map(\.code) == row.codes)
    let draft = try #require(file.result.entries.first?.draft)
    #expect(file.result.entries.count == 1)
    #expect(described(draft) == ["601 D 12,50", "512 C 12,50"])
    #expect(draft.day == EntrySamples.october(2))
    #expect(draft.label == "A")
  }

  @Test("American days are guessed only when no other reading holds") func americanDays() {
    let rows = "date;journal;piece;compte;libelle;debit;credit\n10/25/2026;HA;1;601;A;1,00;\n10/26/2026;HA;2;601;A;1,00;\n"
    let file = readCSV(rows)
    #expect(file.result.log.findings.map(\.code) == ["ledger.import.day-form-guessed"])
    #expect(file.result.entries.map(\.draft.day) == [EntrySamples.october(25), EntrySamples.october(26)])
    #expect(
      readCSV(rows.replacing("10/25/2026", with: "10/05/2026")).result.log.findings.map(\.code) == [
        "ledger.import.day-form-guessed"
      ])
    #expect(readCSV(rows.replacing("10/26/2026", with: "26/10/2026")).result.log.hasErrors)
  }

  @Test("A mapping by positions and a journal by default") func positions() throws {
    let json = """
      {"columns": {"date": 1, "compte": 2, "montant": 3, "libelle": 4}, "separator": ";", "hasHeader": false,
       "dayForm": "usual", "decimal": "comma", "defaultJournal": "OD"}
      """
    let mapping = try JSONDecoder().decode(EntryImportMapping.self, from: Data(json.utf8))
    let file = readCSV("02/10/2026;601;5,00;A\n02/10/2026;512;-5,00;A\n", mapping: mapping)
    #expect(file.result.entries.map(\.draft.journal) == ["OD"])
    #expect(described(file.result.entries.first?.draft) == ["601 D 5,00", "512 C 5,00"])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(EntryImportMapping.self, from: Data(json.replacing("\"date\": 1", with: "\"date\": 0").utf8))
    }
  }

  @Test("The checks of saving stand at the lines of the file") func checks() {
    let text =
      EntryImportTests.head
        + """
        2026-10-02;HA;BM-1;601;;Panneaux;100,00;
        2026-10-02;HA;BM-1;401;NEUF;Panneaux;;100,01
        2026-10-03;XX;R;411;;Règlement;;5,00
        2026-10-03;XX;R;512;;Règlement;5,00;

        """
    let file = readCSV(text)
    var context = EntrySamples.context()
    context.account = { $0 == "601" ? .unknown : AccountStatus(gathering: .usual(of: $0)) }
    let log = EntryImport.check(file.result, in: context)
    #expect(log.findings.map(\.code) == ["ledger.entry.not-balanced", "ledger.entry.third-party-missing"])
    #expect(log.findings.map(\.line) == [2, 4])
  }

  @Test("Whatever the entries, an export is read back as it was, without a question", arguments: [21, 22, 23] as [UInt64])
  func roundTrip(_ seed: UInt64) {
    var random = EntryGenerator(seed: seed)
    for _ in 0..<60 {
      let drafts = (0..<Int.random(in: 1...12, using: &random)).map { _ in EntryImportTests.anyDraft(&random) }
      let bytes = EntryExport.csv(of: drafts)
      let file = EntryImport.read(file: { byteSource(bytes) }, context: importContext())
      #expect(file.result.log.findings == [], "seed \(seed)")
      #expect(file.result.entries.map(\.draft) == drafts, "seed \(seed)")
      #expect(file.result.lineCount == drafts.map(\.lines.count).reduce(0, +), "seed \(seed)")
    }
  }

  /// Few values, so that neighbours often look alike; labels that a spreadsheet or a CSV could trip on.
  private static func anyDraft(_ random: inout EntryGenerator) -> EntryDraft {
    let labels = ["Loyer", "=1+1", "'-2", "a;b", "dit « \"oui\" »", "@x", "É", "-5,00"]
    let lines = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let amount = random.amount(to: 3)
      let isDebit = Bool.random(using: &random)
      return EntryLine(
        account: (["601", "512", "401"] as [AccountNumber]).randomElement(using: &random)!,
        thirdParty: ["MORVAN", nil].randomElement(using: &random)!,
        label: Int.random(in: 0...3, using: &random) == 0 ? "détail" : nil, debit: isDebit ? amount : .zero,
        credit: isDebit ? .zero : amount, dueDay: Int.random(in: 0...4, using: &random) == 0 ? Day(2026, 11, 30) : nil,
        vatCode: ["D20", nil].randomElement(using: &random)!,
        foreign: Int.random(in: 0...5, using: &random) == 0 ? ForeignAmount(amount: "12.345", currency: "USD") : nil)
    }
    return EntryDraft(
      journal: ["HA", "VE"].randomElement(using: &random)!, day: EntrySamples.october(Int.random(in: 1...2, using: &random)),
      pieceRef: ["P1", "=P", ""].randomElement(using: &random)!,
      pieceDay: [Day(2026, 9, 30), nil].randomElement(using: &random)!,
      label: labels.randomElement(using: &random)!, lines: lines)
  }

  @Test("Bytes at random are refused or read, and never trap", arguments: [31, 32] as [UInt64])
  func noise(_ seed: UInt64) {
    var random = EntryGenerator(seed: seed)
    let seedText = Array((EntryImportTests.head + EntryImportTests.purchase).utf8)
    for _ in 0..<300 {
      var bytes = seedText
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        default: bytes.insert(contentsOf: [59, 34, 10, 45].shuffled(using: &random), at: index)
        }
      }
      let file = EntryImport.read(file: { byteSource(bytes) }, context: importContext())
      let isSame = file.result.entries.flatMap(\.draft.lines).count == file.result.lineCount
      #expect(isSame || file.result.log.hasErrors, "seed \(seed)")
      _ = EntryImport.check(file.result, in: EntrySamples.context())
    }
  }
}
