import Foundation
import Kernel
import Ledger
import Samples
import Store
import Testing
import UseCases

@Suite struct AddDossiersTests {
  static let owner = Person.owner(named: "Camille Aubry")
  static let instant = "2026-11-24T09:00:00Z"
  static let today = Day(2026, 11, 24)

  static func inPractice(_ body: (Practice, String) throws -> Void) throws {
    try DossierUseCaseTests.inFolder { (folder: String) throws in
      let practice = Practice(shelf: DossierShelf(folder: folder))
      defer { practice.shelf.closeAll() }
      try body(practice, folder)
    }
  }

  @Test(arguments: [
    ("Atelier Brindille", "atelier-brindille"), ("Éts Dupont & Fils (FICTIF)", "ets-dupont-fils"), ("  ", "dossier"),
    ("Cœur d’artichaut", "coeur-d-artichaut"), ("../../etc", "etc"), ("日本", "dossier"),
    (String(repeating: "long nom ", count: 20), "long-nom-long-nom-long-nom-long-nom-long-nom-long-"),
  ])
  func `a dossier’s name comes from its company’s`(company: String, name: String) throws {
    try Self.inPractice { practice, _ in
      let free = try practice.shelf.freeName(for: company)
      #expect(free == name)
      #expect(DossierShelf.isName(free))
    }
  }

  @Test func `a name that is taken is numbered`() throws {
    try Self.inPractice { practice, _ in
      let first = try AddSampleDossier()(practice, by: Self.owner, instant: Self.instant)
      let second = try AddSampleDossier()(practice, by: Self.owner, instant: Self.instant)
      #expect([first, second] == ["atelier-brindille", "atelier-brindille-2"])
    }
  }

  static func sampleFile(in folder: String, named name: String = Samples.hardwareShop.name) throws -> String {
    let path = folder + "/envoi-" + name
    try #require(Samples.hardwareShop.data(in: .embedded)).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func `a FEC makes a dossier with its year and its entries`() throws {
    try Self.inPractice { practice, folder in
      let path = try Self.sampleFile(in: folder)
      let create = CreateDossierFromFEC(
        name: "quincaillerie", company: "Quincaillerie", siren: "000031419", kind: .business, path: path, mode: .strict)
      let outcome = try create(practice, by: Self.owner, today: Self.today, instant: Self.instant)
      #expect(outcome.isImported && outcome.entries == 791)
      #expect(try practice.dossiers(of: Self.owner).map(\.name) == ["quincaillerie"])
    }
  }

  @Test func `a FEC with errors makes none, and leaves nothing`() throws {
    try Self.inPractice { practice, folder in
      let path = folder + "/000031419FEC20251231.txt"
      let text = String(decoding: try #require(Samples.hardwareShop.data()), as: UTF8.self)
        .replacing("\t3100,00\t", with: "\t3100,01\t", maxReplacements: 1)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let create = CreateDossierFromFEC(
        name: "faux", company: "Faux", siren: nil, kind: .business, path: path, mode: .strict)
      let outcome = try create(practice, by: Self.owner, today: Self.today, instant: Self.instant)
      #expect(!outcome.isImported && outcome.log.hasErrors)
      #expect(try practice.dossiers(of: Self.owner).isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains("faux") } == [])
    }
  }

  @Test func `a name without a SIREN asks for one`() throws {
    try Self.inPractice { practice, folder in
      let path = folder + "/ecritures.txt"
      try "x".write(toFile: path, atomically: true, encoding: .utf8)
      let create = CreateDossierFromFEC(name: "x", company: "X", siren: nil, kind: .business, path: path, mode: .strict)
      #expect(
        refusal { try create(practice, by: Self.owner, today: Self.today, instant: Self.instant) } == "dossier.siren-not-in-name")
    }
  }

  @Test func `the demonstration starts again from its first day, even while somebody has it open`() throws {
    try Self.inPractice { practice, folder in
      let name = try AddSampleDossier()(practice, by: Self.owner, instant: Self.instant)
      func events() throws -> Int64 {
        try practice.with(name, for: Self.owner, today: Self.today, instant: Self.instant) { desk in
          try desk.dossier.reading { try $0.lastEvent() }
        }
      }
      let first = try events()
      try practice.with(name, for: Self.owner, today: Self.today, instant: Self.instant) { desk in
        try AddFiscalYear(FiscalYear(first: Day(2027, 10, 1), last: Day(2028, 9, 30))!)(desk)
      }
      #expect(try events() == first + 1)
      try ResetSampleDossier(name)(practice, by: Self.owner, today: Self.today, instant: Self.instant)
      #expect(try events() == first)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
        $0.contains("avant") || $0.contains("demonstration")
      }
      #expect(files == [])
    }
  }

  @Test func `only the demonstration starts again, and not by anybody`() throws {
    try Self.inPractice { practice, _ in
      let dossier = CreateDossier(name: "Vraie", siren: "000000018")
      try CreateDossierInPractice(name: "vraie", dossier: dossier)(practice, by: Self.owner, instant: Self.instant)
      let reset = ResetSampleDossier("vraie")
      #expect(refusal { try reset(practice, by: Self.owner, today: Self.today, instant: Self.instant) } == "dossier.not-sample")
      let learner = Person(id: 7, login: "nora", name: "Nora", role: .learner)
      #expect(refusal { try reset(practice, by: learner, today: Self.today, instant: Self.instant) } == "access.denied")
      #expect(refusal { try AddSampleDossier()(practice, by: learner, instant: Self.instant) } == "access.denied")
    }
  }
}
