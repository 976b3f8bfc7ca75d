import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct DossierUseCaseTests {
  static let author = Author(name: "Camille Aubry", instant: "2026-11-24T09:00:00Z")

  /// Runs the body in a folder that is gone afterwards.
  static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-cas-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  static func desk(_ dossier: Dossier) -> Desk {
    Desk(dossier: dossier, author: author.name, today: Day(2026, 11, 24), instant: author.instant)
  }

  @Test(arguments: [
    (CreateDossier(name: "  ", siren: "000000018"), "dossier.name-empty"),
    (CreateDossier(name: "X", siren: "123456789"), "dossier.siren-invalid"),
    (CreateDossier(name: "X", siren: "12345678"), "dossier.siren-invalid"),
    (CreateDossier(name: "X", siren: ""), "dossier.siren-invalid"),
  ])
  func `a dossier that cannot be made leaves no file`(create: CreateDossier, code: String) throws {
    try Self.inFolder { (folder: String) throws in
      #expect(refusal { try create(at: "\(folder)/x.ecritoire", author: Self.author) } == code)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func `a text that the file cannot hold leaves no file either`() throws {
    try Self.inFolder { (folder: String) throws in
      #expect(
        refusal { try CreateDossier(name: "A\0B", siren: "000000018")(at: "\(folder)/x.ecritoire", author: Self.author) }
          == "dossier.text.nul")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func `a new dossier says what it is`() throws {
    try Self.inFolder { (folder: String) throws in
      let create = CreateDossier(name: " Atelier ", siren: "000 000 018", mode: .school, fiscalYear: ReportLedger.year)
      let state = try DescribeDossier()(create(at: "\(folder)/x.ecritoire", author: Self.author))
      #expect(state.facts == DossierFacts(name: "Atelier", siren: "000000018", mode: .school))
      #expect(state.years.map(\.stored.year) == [ReportLedger.year] && state.years.map(\.entries) == [0])
      #expect(refusal { try create(at: "\(folder)/x.ecritoire", author: Self.author) } == "dossier.exists")
    }
  }

  @Test func `the state counts entries, drafts and lines`() throws {
    let state = try DescribeDossier()(ReportLedger().desk.dossier)
    #expect(state.years.map { "\($0.entries) \($0.drafts) \($0.lines)" } == ["6 1 17"])
    #expect("\(state.accounts) \(state.journals) \(state.thirdParties)" == "9 4 3")
  }

  @Test(arguments: ["2026-01-01:2026-12-31", "01/01/2026:31/12/2026"])
  func `a fiscal year is read from its two days`(text: String) throws {
    #expect(try FiscalYear(text: text) == ReportLedger.year)
  }

  @Test(arguments: [
    "", "2026", "2026-01-01", "2026-12-31:2026-01-01", "2026-01-01:2028-06-30", "2026-01-01:2026-12-31:2027-12-31",
  ])
  func `what is not a fiscal year is refused`(text: String) {
    #expect(refusal { try FiscalYear(text: text) } == "ledger.fiscal-year.invalid")
  }

  @Test func `a period is locked once nothing in it is a draft, and only moves forward`() throws {
    let ledger = try ReportLedger()
    #expect(refusal { try LockPeriod(through: Day(2026, 3, 31))(ledger.desk) } == "ledger.period.drafts-left")
    try LockPeriod(through: Day(2026, 2, 28))(ledger.desk)
    #expect(refusal { try LockPeriod(through: Day(2026, 1, 31))(ledger.desk) } == "ledger.period.already-locked")
    #expect(refusal { try LockPeriod(through: Day(2026, 12, 31))(ledger.desk) } == "ledger.period.future")
    #expect(refusal { try LockPeriod(through: Day(2025, 12, 31))(ledger.desk) } == "report.period.no-fiscal-year")
    #expect(try DescribeDossier()(ledger.desk.dossier).years[0].stored.lockedThrough == Day(2026, 2, 28))
  }

  @Test func `the next fiscal year follows without a gap`() throws {
    let ledger = try ReportLedger()
    let next = ReportLedger.year.next
    #expect(refusal { try AddFiscalYear(next.next)(ledger.desk) } == "ledger.fiscal-year.gap")
    #expect(refusal { try AddFiscalYear(ReportLedger.year)(ledger.desk) } == "ledger.fiscal-year.overlap")
    try AddFiscalYear(next)(ledger.desk)
    #expect(try DescribeDossier()(ledger.desk.dossier).years.map(\.stored.year) == [ReportLedger.year, next])
  }

  @Test func `a trainer opens and closes the assistants that there are`() throws {
    try Self.inFolder { (folder: String) throws in
      let dossier = try CreateDossier(name: "École", siren: "000000018", mode: .school)(
        at: "\(folder)/e.ecritoire", author: Self.author)
      let desk = Self.desk(dossier)
      #expect(try SetAssistants(open: ["saisie", "lettrage"])(desk).openAssistants == ["saisie", "lettrage"])
      #expect(try SetAssistants(close: ["lettrage"])(desk).openAssistants == ["saisie"])
      #expect(refusal { try SetAssistants(open: ["magie"])(desk) } == "dossier.assistant-unknown")
    }
  }

  @Test func `a backup is the dossier, and restoring it keeps what stood there`() throws {
    try Self.inFolder { (folder: String) throws in
      let path = "\(folder)/a.ecritoire"
      let dossier = try CreateDossier(name: "Avant", siren: "000000018", fiscalYear: ReportLedger.year)(
        at: path, author: Self.author)
      let saved = try BackUpDossier()(dossier, to: "\(folder)/b.ecritoire")
      #expect(refusal { try BackUpDossier()(dossier, to: "\(folder)/b.ecritoire") } == "dossier.exists")
      try AddFiscalYear(ReportLedger.year.next)(Self.desk(dossier))
      #expect(try VerifyDossier()(dossier).head != saved.head)
      try dossier.close()
      let restored = try RestoreDossier()(backup: "\(folder)/b.ecritoire", to: path)
      #expect(restored.verification.head == saved.head)
      let former = try #require(restored.former)
      #expect(try DescribeDossier()(Dossier.open(at: former)).years.count == 2)
      #expect(try DescribeDossier()(Dossier.open(at: path)).years.count == 1)
    }
  }

  @Test(arguments: [("another company", "000000026"), ("the same company begun anew", "000000018")])
  func `the backup of another dossier is refused unless it is asked for`(name: String, siren: String) throws {
    try Self.inFolder { (folder: String) throws in
      let path = "\(folder)/a.ecritoire"
      let own = try CreateDossier(name: "Celui-ci", siren: "000000018", fiscalYear: ReportLedger.year)(
        at: path, author: Self.author)
      let head = try VerifyDossier()(own).head
      try own.close()
      let other = try CreateDossier(name: "L’autre", siren: siren, fiscalYear: ReportLedger.year)(
        at: "\(folder)/b.ecritoire", author: Self.author)
      _ = try BackUpDossier()(other, to: "\(folder)/b.copie")
      try other.close()
      #expect(refusal { try RestoreDossier()(backup: "\(folder)/b.copie", to: path) } == "dossier.backup-other")
      #expect(try VerifyDossier()(Dossier.open(at: path)).head == head)
      #expect(!FileManager.default.fileExists(atPath: path + ".avant-1"))
      // Where nothing stands, or nothing that can be read, a backup is what is needed.
      #expect(try RestoreDossier()(backup: "\(folder)/b.copie", to: "\(folder)/c.ecritoire").former == nil)
      try Data("détruit".utf8).write(to: URL(fileURLWithPath: "\(folder)/d.ecritoire"))
      #expect(try RestoreDossier()(backup: "\(folder)/b.copie", to: "\(folder)/d.ecritoire").former != nil)
      let restored = try RestoreDossier(replacesAnother: true)(backup: "\(folder)/b.copie", to: path)
      #expect(restored.former == path + ".avant-1")
      #expect(try DescribeDossier()(Dossier.open(at: path)).facts.name == "L’autre")
    }
  }
}
