import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct ImportEntriesTests {
  static let header = "date;journal;piece;compte;auxiliaire;libelle;debit;credit\n"
  static let sound =
    header + """
      2026-10-02;HA;BM-1;601;;Panneaux;100,00;
      2026-10-02;HA;BM-1;401;MORVAN;Panneaux;;100,00
      2026-10-03;HA;QE-1;6022;;Vis;10,00;
      2026-10-03;HA;QE-1;401;QUINCAILLE;Vis;;10,00

      """

  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  @Test func `a file becomes drafts of one batch, and opens what it names`() throws {
    let office = try LedgerDesk()
    let outcome = try ImportEntries(folder.write("a.csv", ImportEntriesTests.sound))(office.desk)
    #expect((outcome.entries, outcome.lines, outcome.isImported, outcome.batch) == (2, 4, true, 1))
    #expect(outcome.created.journals.isEmpty)
    #expect(outcome.created.thirdParties.map(\.code) == ["QUINCAILLE"])
    #expect(try office.entries.map(\.batch) == [1, 1])
    #expect(try ListImports()(office.desk).map(\.file) == ["a.csv"])
    try office.expectIntact()
  }

  @Test func `a trial says the same and keeps nothing`() throws {
    let office = try LedgerDesk()
    let path = try folder.write("a.csv", ImportEntriesTests.sound)
    let trial = try office.untouched { try ImportEntries(path, mappingName: "essai")(office.desk, isTrial: true) }
    let real = try ImportEntries(path)(office.desk)
    #expect((trial.entries, trial.lines, trial.created, trial.isImported) == (real.entries, real.lines, real.created, false))
    #expect(trial.log.findings == real.log.findings)
  }

  @Test(arguments: [
    ("2026-10-02;HA;BM-1;601;;Panneaux;100,00;\n2026-10-02;HA;BM-1;401;MORVAN;Panneaux;;99,00\n", "ledger.entry.not-balanced"),
    ("2026-10-02;HA;BM-1;190;;Panneaux;100,00;\n2026-10-02;HA;BM-1;401;MORVAN;Panneaux;;100,00\n", "chart.account.unknown"),
    (
      "2025-10-02;HA;BM-1;601;;Panneaux;100,00;\n2025-10-02;HA;BM-1;401;MORVAN;Panneaux;;100,00\n",
      "ledger.entry.outside-fiscal-years"
    ),
    ("2026-10-02;HA;BM-1;601;;Panneaux;1.000,00;\n2026-10-02;HA;BM-1;401;MORVAN;Panneaux;;100,00\n", "ledger.import.amount"),
    ("2026-02-30;HA;BM-1;601;;Panneaux;100,00;\n2026-10-02;HA;BM-1;401;MORVAN;Panneaux;;100,00\n", "ledger.import.day"),
  ])
  func `one line that is wrong keeps the whole file out, at its line`(lines: String, code: String) throws {
    let office = try LedgerDesk()
    let path = try folder.write("a.csv", ImportEntriesTests.sound + lines)
    let outcome = try office.untouched { try ImportEntries(path, mappingName: "retenue")(office.desk) }
    #expect((outcome.isImported, outcome.batch) == (false, nil))
    let finding = try #require(outcome.log.findings.first { $0.code == code }, "\(outcome.log.findings.map(\.code))")
    #expect((6...7).contains(finding.line ?? 0))
    #expect(try office.desk.dossier.reading { try $0.saved(.importMapping) }.isEmpty)
  }

  @Test func `a file that is not there, or is empty, is said to be`() throws {
    let office = try LedgerDesk()
    try office.refuses("file.missing") { _ = try ImportEntries(folder.file("rien.csv"))(office.desk) }
    let path = try folder.write("vide.csv", "")
    let outcome = try office.untouched { try ImportEntries(path)(office.desk) }
    #expect(outcome.log.findings.map(\.code) == ["ledger.import.empty"])
  }

  @Test func `a file is imported a second time only when asked, and again once the first was undone`() throws {
    let office = try LedgerDesk()
    // No third party and no invoice number that a second import would repeat.
    let path = try folder.write(
      "od.csv", ImportEntriesTests.header + "2026-10-02;OD;X;471;;Attente;5,00;\n2026-10-02;OD;X;512;;Attente;;5,00\n")
    _ = try ImportEntries(path)(office.desk)
    let again = try office.untouched { try ImportEntries(path)(office.desk) }
    #expect(again.log.findings.map(\.code).contains("ledger.import.already"))
    #expect(try ImportEntries(path, allowsAgain: true)(office.desk).isImported)
    #expect(try UndoImport(1)(office.desk).count == 1)
    #expect(try UndoImport(2)(office.desk).count == 1)
    #expect(try ImportEntries(path)(office.desk).isImported)
    try office.expectIntact()
  }

  @Test func `an import is undone whole, once, while nothing in it is validated`() throws {
    let office = try LedgerDesk()
    let kept = try office.record(LedgerDesk.purchase("GARDEE"))
    _ = try ImportEntries(folder.write("a.csv", ImportEntriesTests.sound))(office.desk)
    try office.refuses("ledger.batch.missing") { _ = try UndoImport(9)(office.desk) }
    #expect(try UndoImport(1)(office.desk).count == 2)
    #expect(try office.entries.map(\.id) == [kept])
    try office.refuses("ledger.batch.undone") { _ = try UndoImport(1)(office.desk) }
    _ = try ImportEntries(folder.write("a.csv", ImportEntriesTests.sound))(office.desk)
    _ = try ValidateEntries(through: Day(2026, 10, 2))(office.desk)
    try office.refuses("ledger.batch.sealed") { _ = try UndoImport(2)(office.desk) }
    try office.expectIntact()
  }

  @Test func `columns that were recognised under a name are found again under it`() throws {
    let office = try LedgerDesk()
    let foreign = "Date;Journal;N° pièce;Compte général;Libellé;Débit;Crédit\n"
    let lines = { (piece: String) in "02/10/2026;OD;\(piece);471;Attente;5,00;\n02/10/2026;OD;\(piece);512;Attente;;5,00\n" }
    let first = try ImportEntries(folder.write("a.csv", foreign + lines("X1")), mappingName: "banque")(office.desk)
    #expect(first.isImported)
    #expect(first.log.findings.contains { $0.code == "ledger.import.column-guessed" })
    let second = try ImportEntries(folder.write("b.csv", foreign + lines("X2")), mappingName: "banque")(office.desk)
    #expect(second.isImported)
    #expect(second.log.findings == [])
  }

  @Test func `corrections are found again by the titles of the file, and by no other`() throws {
    let office = try LedgerDesk()
    let titles = "Quand;Journal;N° pièce;Compte;Libellé;Note;Débit;Crédit\n"
    let lines = { (piece: String) in "02/10/2026;OD;\(piece);471;Attente;x;5,00;\n02/10/2026;OD;\(piece);512;Attente;y;;5,00\n" }
    var order = ImportEntries(try folder.write("a.csv", titles + lines("X1")), remembersTitles: true)
    let refused = try office.untouched { try order(office.desk) }
    #expect(refused.log.findings.contains { $0.code == "ledger.import.column-missing" } && !refused.isRemembered)
    order.corrections = EntryImportCorrections(
      columns: [.day: .name("Quand"), .label: .name("Note")], ignored: [.name("Libellé")])
    let first = try order(office.desk)
    #expect(first.isImported && first.debit == Money(cents: 5_00) && first.credit == Money(cents: 5_00))
    #expect(try office.entries.last?.content.lines.map(\.label) == [nil, "y"])
    let second = try ImportEntries(folder.write("b.csv", titles + lines("X2")), remembersTitles: true)(office.desk)
    #expect(second.isImported && second.isRemembered && second.mapping.columns[.label] == .name("Note"))
    let other = try ImportEntries(
      folder.write("c.csv", titles.replacing("Note", with: "Notes") + lines("X3")), remembersTitles: true)(office.desk)
    #expect(!other.isImported && !other.isRemembered)
    try office.expectIntact()
  }

  // MARK: Twins and exports

  @Test func `two equal entries stay two, out and in again, without a question`() throws {
    let office = try LedgerDesk()
    let sale = EntryDraft(
      journal: "CA", day: Day(2026, 10, 9), pieceRef: "TICKETS", label: "=Vente; au « comptoir »",
      lines: [.debit("530", Money(cents: 12_00)), .credit("701", Money(cents: 12_00))])
    for draft in [sale, sale, LedgerDesk.purchase(), sale] { try office.record(draft) }
    _ = try ValidateEntries(through: Day(2026, 10, 2))(office.desk)
    let path = folder.file("export.csv")
    let exported = try ExportEntries()(office.desk, to: path)
    #expect((exported.entries, exported.lines, exported.findings) == (4, 9, []))
    let other = try LedgerDesk()
    let read = try ImportEntries(path)(other.desk)
    #expect(read.log.findings == [])
    #expect(read.isImported)
    #expect(try byPiece(other) == byPiece(office))
  }

  private func byPiece(_ office: LedgerDesk) throws -> [EntryDraft] {
    try office.entries.map(\.content).sorted { $0.pieceRef < $1.pieceRef }
  }

  @Test func `an export is whole or absent, replaces nothing unasked, and is in the trail`() throws {
    let office = try LedgerDesk()
    let path = folder.file("export.csv")
    try office.refuses("ledger.export.empty") { _ = try ExportEntries()(office.desk, to: path) }
    #expect(!FileManager.default.fileExists(atPath: path))
    try office.record(LedgerDesk.purchase())
    let events = try office.verification().events
    _ = try ExportEntries(.drafts)(office.desk, to: path)
    #expect(try office.verification().events == events + 1)
    try office.refuses("file.exists") { _ = try ExportEntries()(office.desk, to: path) }
    _ = try ExportEntries()(office.desk, to: path, overwrites: true)
    try office.refuses("ledger.export.empty") {
      _ = try ExportEntries(.validated(fiscalYear: 2027))(office.desk, to: folder.file("b.csv"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["export.csv"])
  }

  @Test func `amounts and texts at random come back from an export as they were (seed 20261031)`() throws {
    var state: UInt64 = 20_261_031
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let texts = ["Simple", "=1+1", "@x", "'-a", "Deux;champs", "Guillemets \"ici\"", "Accents : œuvre d’été", "-12,00"]
    let office = try LedgerDesk()
    for index in 0..<40 {
      let amount = Money(cents: Int64(1 + next(9_999_999)))
      var lines: [EntryLine] = [.debit("471", amount)]
      lines += amount.split(into: 1 + Int(next(3))).filter { !$0.isZero }.map { EntryLine.credit("512", $0) }
      let (label, other) = (texts[(index + Int(next(3))) % 8], texts[Int(next(8))])
      // A line that repeats the label of its entry is a line without a label of its own.
      if next(2) == 0, other != label { lines[0].label = other }
      try office.record(
        EntryDraft(
          journal: "OD", day: Day(2026, 10, 1) + Int(next(30)), pieceRef: "X\(next(5))",
          pieceDay: next(3) == 0 ? Day(2026, 9, 15) : nil,
          label: label, lines: lines))
    }
    let path = folder.file("export.csv")
    _ = try ExportEntries()(office.desk, to: path)
    let other = try LedgerDesk()
    let read = try ImportEntries(path)(other.desk)
    #expect(read.log.findings == [])
    // In the file, entries stand in the order of the list: days, then keys.
    let (found, expected) = (try other.entries.map(\.content), try office.entries.map(\.content))
    for (one, other) in zip(found, expected) { #expect(one == other) }
    #expect(found.count == 40 && expected.count == 40)
  }
}
