import Foundation
import Kernel
import Ledger
import Testing

@testable import Store

@Suite("A dossier is copied while it is in use, and put back")
struct BackupTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "ecritoire-backup-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func dossier(_ name: String, entries: Int) throws -> Dossier {
    let dossier = try Dossier.create(at: "\(folder)/\(name)")
    let author = Author(name: "test", instant: "2026-01-02T00:00:00Z")
    try dossier.changing(author, "dossier.creer", subject: "dossier") { change in
      try change.setFacts(DossierFacts(name: "Sauvegarde (FICTIF)", siren: "000026005", mode: .business))
      let year = try change.addFiscalYear(FiscalYear(first: Day(2026, 1, 1), last: Day(2026, 12, 31))!)
      try change.openJournal(Journal(code: "OD", label: "Opérations diverses", kind: .miscellaneous))
      for number in ["512", "101"] as [AccountNumber] {
        try change.openAccount(Account(number: number, label: "Compte \(number)"))
      }
      for index in 0..<entries {
        try change.addDraft(
          EntryDraft(
            journal: "OD", day: Day(2026, 1, 2), pieceRef: "P\(index)", label: "Apport",
            lines: [.debit("512", Money(cents: 100)), .credit("101", Money(cents: 100))]), in: year)
      }
    }
    return dossier
  }

  @Test(arguments: [false, true]) func aCopyHoldsTheSameAndIsForItsOwnerAlone(isCompact: Bool) throws {
    let source = try dossier("a-\(isCompact).ecritoire", entries: 30)
    let copy = "\(folder)/copie-\(isCompact).ecritoire"
    try source.backUp(to: copy, isCompact: isCompact)
    let opened = try Dossier.open(at: copy)
    let verification = try opened.reading { try $0.verify() }
    #expect(verification.findings.isEmpty)
    #expect(try verification.head == source.reading { try $0.verify() }.head)
    #expect(try opened.reading { try $0.entries(.all) } == source.reading { try $0.entries(.all) })
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: Finding.dossierExists(copy)) { try source.backUp(to: copy, isCompact: isCompact) }
  }

  @Test func restoringKeepsWhatStoodThereBesideIt() throws {
    let backup = try dossier("sauvegarde.ecritoire", entries: 3)
    let standing = try dossier("courant.ecritoire", entries: 5)
    try standing.close()
    let former = try #require(try backup.replace("\(folder)/courant.ecritoire"))
    #expect(try Dossier.open(at: "\(folder)/courant.ecritoire").reading { try $0.entries(.all).count } == 3)
    #expect(try Dossier.open(at: former).reading { try $0.entries(.all).count } == 5)
  }
}
