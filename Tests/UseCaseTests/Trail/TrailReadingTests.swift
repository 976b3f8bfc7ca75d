import Foundation
import Kernel
import Ledger
import Store
import Testing

@testable import UseCases

@Suite struct TrailReadingTests {
  /// A desk whose trail has one event to make it, then one for each entry.
  static func desk(entries: Int) throws -> Desk {
    let ledger = try LedgerDesk()
    for number in 0..<entries { try ledger.record(LedgerDesk.purchase("BM-\(number)")) }
    return ledger.desk
  }

  @Test func `pages follow each other by key, the last event first, and none is lost`() throws {
    let desk = try Self.desk(entries: 6)
    var (seen, before): ([Int64], Int64?) = ([], nil)
    repeat {
      let page = try ReadTrail(before: before, limit: 3)(desk)
      #expect(page.events.count <= 3 && page.total == 7 && page.authors == ["Camille Aubry"])
      seen += page.events.map(\.seq)
      before = page.next
    } while before != nil
    #expect(seen == Array((1...7).reversed()))
  }

  @Test func `a filter keeps what it names`() throws {
    let desk = try Self.desk(entries: 2)
    func count(_ change: (inout TrailFilter) -> Void) throws -> Int {
      var filter = TrailFilter()
      change(&filter)
      return try ReadTrail(filter)(desk).events.count
    }
    #expect(try count { $0.useCases = ["ecriture.saisir"] } == 2)
    #expect(try count { $0.useCases = ["ecriture.saisir", "dossier.creer"] } == 3)
    #expect(try count { $0.author = "Camille Aubry" } == 3)
    #expect(try count { $0.author = "Personne" } == 0)
    #expect(try count { $0.subject = "journal/" } == 2)
    // A sign that SQL patterns would give a meaning to stands for itself.
    #expect(try count { $0.subject = "%" } == 0)
    #expect(try count { $0.from = Day(2026, 10, 31) } == 3)
    #expect(try count { $0.through = Day(2026, 10, 31) } == 3)
    #expect(try count { $0.from = Day(2026, 11, 1) } == 0)
    #expect(try count { $0.through = Day(2026, 10, 30) } == 0)
  }

  @Test func `an event says what it wrote`() throws {
    let ledger = try LedgerDesk()
    let id = try ledger.record(LedgerDesk.purchase())
    let saved = try ReadTrailEvent(2)(ledger.desk)
    #expect(saved.event.useCase == "ecriture.saisir" && saved.isLast)
    #expect(saved.entries.map(\.id) == [id] && saved.entries[0].number == nil && saved.entries[0].pieceRef == "BM-1")
    #expect(saved.parts.contains { $0.subject == "draft/\(id)" && !$0.isRemoval })
    _ = try ValidateEntries()(ledger.desk)
    // Validation writes it anew: it stands as that event wrote it, no more as the first one did.
    #expect(try ReadTrailEvent(2)(ledger.desk).entries.isEmpty)
    #expect(try ReadTrailEvent(3)(ledger.desk).entries.map(\.number) == [1])
    #expect(refusal { try ReadTrailEvent(9)(ledger.desk) } == "trail.event-unknown")
  }

  @Test func `what is deleted shows as taken away`() throws {
    let ledger = try LedgerDesk()
    let id = try ledger.record(LedgerDesk.purchase())
    _ = try DeleteDraft(id, version: 1)(ledger.desk)
    #expect(try ReadTrailEvent(3)(ledger.desk).parts.contains { $0.subject == "draft/\(id)" && $0.isRemoval })
  }

  @Test func `every use case that writes has a French name, once, in a subject`() {
    for name in Permission.ofUseCase.keys { #expect(UseCaseName.isKnown(name), "\(name)") }
    #expect(UseCaseName.isKnown("dossier.creer") && !UseCaseName.isKnown("inventer"))
    let named = UseCaseName.Subject.allCases.flatMap(UseCaseName.names)
    #expect(Set(named).count == named.count && Set(named) == Set(Permission.ofUseCase.keys).union(["dossier.creer"]))
    #expect(UseCaseName.french("ecriture.valider") == "Validation" && UseCaseName.french("inventer") == "inventer")
  }

  @Test func `a verification tells how far it is`() throws {
    let desk = try Self.desk(entries: 700)
    var told: [(Int64, Int64)] = []
    let verification = try VerifyDossier()(desk.dossier) { told.append(($0, $1)) }
    // 700 entries and 701 events: told once in a thousand.
    #expect(verification.findings.isEmpty && told.count == 1 && told.first?.0 == 1024 && told.first?.1 == 1401)
  }

  @Test func `an import says who brought it, and whether it can be taken back`() throws {
    try DossierUseCaseTests.inFolder { (folder: String) throws in
      let ledger = try LedgerDesk()
      let text =
        "date;journal;piece;compte;libelle;debit;credit\r\n02/10/2026;HA;F1;601;Bois;10,00;\r\n02/10/2026;HA;F1;512;Bois;;10,00\r\n"
      try text.write(toFile: "\(folder)/essai.csv", atomically: true, encoding: .utf8)
      let outcome = try ImportEntries("\(folder)/essai.csv")(ledger.desk)
      #expect(outcome.log.findings.filter { $0.severity == .error } == [])
      let before = try #require(try DescribeImports()(ledger.desk).first)
      #expect(before.event?.author == "Camille Aubry" && before.event?.useCase == "ecriture.importer" && !before.isSealed)
      _ = try ValidateEntries()(ledger.desk)
      #expect(try DescribeImports()(ledger.desk).first?.isSealed == true)
    }
  }
}
