import Formats
import Kernel
import Testing

@testable import Ledger

@Suite("What the user says of the columns of a file")
struct EntryImportCorrectionsTests {
  static let foreign = """
    Date compta;Jnl;Réf interne;Compte;Cpt tiers;Libellé;Montant;D/C
    02/10/2026;HA;BM-1;601;;Panneaux;100,00;D
    02/10/2026;HA;BM-1;401;MORVAN;Panneaux;100,00;C

    """
  static let corrections = EntryImportCorrections(
    columns: [.day: .name("date  COMPTA"), .piece: .name("Réf interne"), .thirdParty: .position(5)])

  private func read(
    _ text: String, mapping: EntryImportMapping? = nil, _ corrections: EntryImportCorrections
  ) -> EntryImportFile {
    EntryImport.read(
      file: { byteSource(text, pieces: 7) }, mapping: mapping, corrections: corrections, context: importContext())
  }

  @Test("Columns that are not recognised are named by their header or their position") func named() throws {
    #expect(readCSV(EntryImportCorrectionsTests.foreign).result.log.hasErrors)
    let file = read(EntryImportCorrectionsTests.foreign, EntryImportCorrectionsTests.corrections)
    #expect(!file.result.log.hasErrors, "\(file.result.log.findings.map(\.message))")
    #expect(!file.result.log.findings.contains { $0.code == "ledger.import.column-ignored" })
    let draft = try #require(file.result.entries.first).draft
    #expect(described(draft) == ["601 D 100,00", "401/MORVAN C 100,00"])
    #expect(draft.pieceRef == "BM-1")
    // The mapping that comes back reads the next file without a word.
    #expect(read(EntryImportCorrectionsTests.foreign, mapping: file.mapping, .init()).result.log.findings == [])
  }

  @Test("A correction goes before the guess, and before what was remembered") func precedence() {
    let text = "date;journal;piece;compte;auxiliaire;libelle;debit;credit;autre\n2026-10-02;HA;1;601;;A;1,00;;Z\n"
    let file = read(text, EntryImportCorrections(columns: [.label: .name("autre")]))
    #expect(file.mapping.columns[.label] == .name("autre"))
    let again = read(text, mapping: file.mapping, EntryImportCorrections(columns: [.piece: .name("autre")]))
    #expect(again.mapping.columns[.piece] == .name("autre"))
    #expect(again.mapping.columns[.label] == nil)
  }

  @Test("A journal, the form of the days and the decimal sign are said for the whole file") func forms() throws {
    let text = "Date;Piece;Compte;Auxiliaire;Libelle;Debit;Credit\n10/05/2026;1;601;;A;1.50;\n10/05/2026;1;401;MORVAN;A;;1.50\n"
    #expect(readCSV(text).result.log.findings.contains { $0.code == "ledger.import.journal-column-missing" })
    let said = EntryImportCorrections(defaultJournal: "HA", dayForm: .american, decimal: .point)
    let file = read(text, said)
    #expect(!file.result.log.hasErrors)
    let draft = try #require(file.result.entries.first).draft
    #expect((draft.journal, draft.day) == ("HA", Day(2026, 10, 5)))
    let comma = read(text, EntryImportCorrections(defaultJournal: "HA", decimal: .comma))
    #expect(comma.result.log.findings.filter { $0.severity == .error }.map(\.code).first == "ledger.import.amount")
  }

  @Test("A column that the file does not have is refused", arguments: [EntryImportMapping.Column.name("Zorg"), .position(9)])
  func absent(_ column: EntryImportMapping.Column) {
    let file = read(EntryImportCorrectionsTests.foreign, EntryImportCorrections(columns: [.day: column]))
    let finding = file.result.log.findings.first { $0.code == "ledger.import.column-absent" }
    #expect((finding?.line, finding?.field, finding?.severity) == (1, "date", .error))
    #expect(file.result.entries.isEmpty)
  }

  @Test("Marks that turn the reading order become spaces, and it is said") func marks() throws {
    let head = "date;journal;piece;compte;auxiliaire;libelle;debit;credit\n"
    let file = readCSV(head + "2026-10-02;HA;1;601;;ab\u{202E}cd;1,00;\n2026-10-02;HA;1;401;MORVAN;L’été\u{61C};;1,00\n")
    #expect(file.result.log.findings.map(\.code) == ["ledger.import.text-cleaned", "ledger.import.text-cleaned"])
    #expect(file.result.entries.first?.draft.label == "ab cd")
    #expect(file.result.entries.first?.draft.lines.last?.label == "L’été")
  }
}
