import Foundation
import Kernel
import Testing

/// « Octobre en atelier » at the terminal, from the first day to the hand-in.
@Suite struct ScenarioDoorTests {
  @Test(arguments: [nil, "graine d’Ali", "20261031"])
  func `a month done right has a hundred points, and handing it in keeps them`(seed: String?) throws {
    let office = try ScenarioOffice(seed: seed)
    try office.doEverything()
    let grade = try office.json("scenario", "evaluer", "--aide", "3")
    #expect(grade["score"] as? String == "100.00" && grade["max"] as? String == "100.00", "\(grade)")
    let handIn = try office.json("scenario", "rendre")
    #expect(handIn["score"] as? String == "100.00" && handIn["day"] as? String == "2026-10-31")
    #expect((handIn["head"] as? String)?.count == 64)
    #expect(try office.json("dossier", "verifier")["valid"] as? Bool == true)
    #expect(try office.json("scenario", "etat")["state"] as? String == "rendu")
  }

  @Test func `an empty hand-in has nothing`() throws {
    let office = try ScenarioOffice()
    #expect(try office.run(["scenario", "evaluer"], expecting: 0).out.hasPrefix("0 points sur 100.\n"))
    let handIn = try office.json("scenario", "rendre")
    #expect(handIn["score"] as? String == "0.00" && handIn["max"] as? String == "100.00")
    #expect(try office.run(["scenario", "avancer", "--json"]).codes() == ["competence.scenario.not-running"])
    try office.run(["scenario", "reprendre"], expecting: 0)
    try office.run(["scenario", "avancer"], expecting: 0)
  }

  @Test func `a mistake has a hint, then its rule, then its correction`() throws {
    let office = try ScenarioOffice()
    try office.run(["scenario", "avancer", "--jusquau", "2026-10-20"], expecting: 0)
    let fees = try #require(try office.model().entries.first { $0.id == "CS" })
    let wrong = fees.lines.map { line in
      (
        account: line.account == "4458" ? "44566" : line.account, party: line.party, debit: line.debit, credit: line.credit
      )
    }
    try office.enter([
      .init(id: fees.id, journal: "HA", reference: fees.reference, label: fees.label, day: fees.day, lines: wrong)
    ])
    let said = try (1...3).map { try office.run(["scenario", "evaluer", "--aide", "\($0)"], expecting: 0).out }
    func has(_ text: String) -> [Bool] { said.map { $0.contains(text) } }
    #expect(has("[tva-trop-tot]") == [true, true, true])
    #expect(has("Le cabinet encaisse la TVA quand il est payé. L’est-il ?") == [true, true, true])
    #expect(has("attend en 4458") == [false, true, true])
    #expect(has("4458 96,00 D") == [false, false, true])
    #expect(said.allSatisfy { $0.hasPrefix("0,75 points sur 100.\n") })
  }

  @Test func `another learner’s amounts are recognised`() throws {
    let (mine, theirs) = (try ScenarioOffice(seed: "ali"), try ScenarioOffice(seed: "bea"))
    try mine.run(["scenario", "avancer", "--jusquau", "2026-10-31"], expecting: 0)
    try mine.enter(try theirs.model().entries)
    let run = try mine.run(["scenario", "evaluer", "--autres-graines", "bea,carl", "--json"], expecting: 0).json()
    let suspicions = try #require(run["suspicions"] as? [[String: Any]])
    #expect(suspicions.map { $0["learner"] as? String } == ["bea"])
    let said = try mine.run(["scenario", "evaluer", "--autres-graines", "bea,carl"], expecting: 0).out
    #expect(said.contains("portent les montants de la graine bea.") && !said.contains("carl"))
    #expect(try !mine.run(["scenario", "evaluer"], expecting: 0).out.contains("graine"))
  }

  @Test func `the clock of the dossier is that of the scenario`() throws {
    let office = try ScenarioOffice()
    func today() throws -> String? {
      try #require(try office.json("parcours", "preuves", "--limite", "1")["evidence"] as? [[String: Any]]).first
        .flatMap { $0["instant"] as? String }.map { String($0.prefix(10)) }
    }
    try office.run(["scenario", "repondre", "ca3.16=1"], expecting: 0)
    #expect(try today() == "2026-10-01")
    try office.run(["scenario", "avancer", "--jusquau", "2026-10-12"], expecting: 0)
    try office.run(["scenario", "repondre", "ca3.16=2"], expecting: 0)
    #expect(try today() == "2026-10-12")
    try office.run(["scenario", "repondre", "ca3.16=3", "--aujourdhui", "2026-10-15"], expecting: 0)
    #expect(try today() == "2026-10-15")
  }

  static let others = [
    "S2", "bulletin-1", "bulletin-2", "bulletin-3", "lettrage-1", "lettrage-2", "lettrage-3", "rapprochement-1",
    "rapprochement-2", "rapprochement-3", "saisie-1", "saisie-2", "saisie-3",
  ]

  @Test func `no scenario is left out`() throws {
    let list = try #require(try ScenarioOffice(nil).json("scenario", "lister")["scenarios"] as? [[String: Any]])
    #expect(list.compactMap { $0["id"] as? String } == ["S1"] + ScenarioDoorTests.others)
  }

  @Test(arguments: others) func `it starts, hands over its documents, and is worth nothing before any work`(id: String) throws {
    let office = try ScenarioOffice(id)
    let last = try #require(try office.json("scenario", "etat")["last"] as? String)
    let happened = try #require(try office.json("scenario", "avancer", "--jusquau", last)["events"] as? [[String: Any]])
    #expect(!happened.isEmpty)
    let files = try #require(try office.json("scenario", "documents", "--sortie", "recus")["files"] as? [String])
    for file in files where file.hasSuffix(".pdf") {
      #expect(FileManager.default.contents(atPath: office.folder.file(file))?.starts(with: Array("%PDF-".utf8)) == true)
    }
    #expect(files.isEmpty == id.hasPrefix("lettrage"))
    #expect(try office.json("scenario", "evaluer")["score"] as? String == "0.00")
  }

  @Test func `the staff and the entries that a scenario gives are there`() throws {
    let staff = try #require(try ScenarioOffice("S2").json("salarie", "lister")["employees"] as? [[String: Any]])
    #expect(staff.count == 5)
    for (id, count) in [("lettrage-1", 11), ("rapprochement-1", 6)] {
      let office = try ScenarioOffice(id)
      let entries = try #require(try office.json("ecriture", "lister")["entries"] as? [[String: Any]])
      #expect(entries.count == count && entries.allSatisfy { $0["validated"] as? Bool == true }, "\(id) \(entries.count)")
      #expect((try office.json("parcours", "preuves")["evidence"] as? [[String: Any]])?.isEmpty == true)
    }
  }
}
