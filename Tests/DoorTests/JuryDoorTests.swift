import Foundation
import Testing

/// From a learner's first day to the jury, in a terminal.
@Suite struct JuryDoorTests {
  /// A practice with a trainer, a learner and her scenario.
  private static func school() throws -> Program {
    let program = try Program()
    for arguments in [
      ["groupe", "ajouter", "CA 2026"],
      ["personne", "ajouter", "zoe", "--nom", "Zoé Fictive", "--role", "apprenant", "--groupe", "CA 2026"],
      ["scenario", "demarrer", "S1", "--dossier", "zoe.ecritoire"], ["personne", "ouvrir", "zoe", "zoe"],
    ] {
      let run = try program.run(arguments, cwd: program.folder.path)
      #expect(run.status == 0, "\(arguments): \(run.err)")
    }
    return program
  }

  private static let seats = [
    "--membre", "1=Alix Nord", "--membre", "2=Bo Sud", "--membre", "3=Cam Est", "--membre", "4=Dan Ouest",
  ]

  @Test func `a block is proposed, decided, and shows on the board`() throws {
    let program = try Self.school()
    func run(_ arguments: [String]) throws -> Program.Run { try program.run(arguments + ["--json"], cwd: program.folder.path) }
    let minutes = ["parcours", "jury", "--jour", "2026-11-20", "--voie", "continue", "--accorde", "zoe:BC01"] + Self.seats
    let early = try run(minutes)
    #expect(early.status == 1)
    #expect(try early.codes() == ["competence.jury.other-route", "competence.jury.not-proposed"])
    #expect(try (run(["parcours", "voie", "zoe", "continue"]).json()["jury"] as? [String])?.count == 4)
    let unready = try run(["parcours", "proposer", "zoe", "BC01"])
    #expect(unready.status == 1)
    #expect(try unready.codes() == ["competence.proposal.not-ready"])
    #expect(try run(["parcours", "proposer", "zoe", "BC01", "--motif", "Vue au travail."]).status == 0)
    let recorded = try run(minutes)
    #expect(try recorded.json()["recorded"] as? Bool == true)
    #expect(try run(minutes).codes() == ["competence.jury.already-granted"])
    let board = try run(["parcours", "groupe", "CA 2026"]).json()
    let learner = try #require((board["learners"] as? [[String: Any]])?.first)
    #expect(learner["granted"] as? [String] == ["BC01"] && learner["route"] as? String == "continue")
    #expect(try program("parcours", "groupe", "--csv", "notes.csv").status == 0)
    #expect(try program("parcours", "groupe", "--csv", "notes.csv").status == 73)
    #expect(try String(contentsOfFile: program.folder.file("notes.csv"), encoding: .utf8).contains("identifiant;competence;bloc"))
    #expect(try program("personne", "journal").out.contains("La chaîne est entière."))
  }

  @Test func `minutes come from a file too, and one that cannot be read is told where`() throws {
    let program = try Self.school()
    try program.folder.write(#"{"day":"2026-11-20","route":"continue","members":[{"seat":"x"}],"decisions":[]}"#, to: "pv.json")
    let run = try program("parcours", "jury", "pv.json", "--json")
    #expect(run.status == 65)
    #expect(try run.codes() == ["competence.jury.unreadable"])
    #expect(try program("parcours", "jury", "absent.json").status == 66)
    #expect(try program("parcours", "jury").status == 64)
  }

  @Test func `the archive is verified without the dossier, and tells when it was changed`() throws {
    let program = try Self.school()
    let made = try program(
      "parcours", "dossier-jury", "--apprenant", "zoe", "--pdf", "zoe.pdf", "--zip", "zoe.zip", "--json")
    #expect(made.status == 0, "\(made.err)")
    let seal = try #require(try made.json()["seal"] as? String)
    let pages = try Data(contentsOf: URL(fileURLWithPath: program.folder.file("zoe.pdf")))
    #expect(pages.starts(with: Data("%PDF-1.".utf8)))
    try FileManager.default.removeItem(atPath: program.folder.file("zoe.ecritoire"))
    let whole = try program("parcours", "verifier", "zoe.zip", "--json")
    #expect(whole.status == 0, "\(whole.out)")
    #expect(try whole.json()["seal"] as? String == seal && whole.json()["valid"] as? Bool == true)
    #expect(try program("parcours", "verifier", "zoe.pdf").status == 65)
    #expect(try program("parcours", "verifier", "absent.zip").status == 66)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: program.folder.file("zoe.zip")))
    bytes.removeLast(30)
    try bytes.write(to: URL(fileURLWithPath: program.folder.file("coupe.zip")))
    let cut = try program("parcours", "verifier", "coupe.zip", "--json")
    #expect(cut.status == 65)
    #expect(try cut.codes() == ["competence.archive.unreadable"])
  }

  @Test func `a learner alone makes a file of one dossier, and exports it`() throws {
    let program = try Program()
    #expect(try program("scenario", "demarrer", "S1", "--dossier", "s1.ecritoire").status == 0)
    #expect(try program("parcours", "dossier-jury", "--dossier", "s1.ecritoire", "--zip", "s1.zip").status == 0)
    #expect(try program("parcours", "verifier", "s1.zip").status == 0)
    #expect(try program("parcours", "dossier-jury", "--dossier", "s1.ecritoire").status == 64)
    #expect(try program("parcours", "cle", "creer", "--sortie", "cle.pem").status == 0)
    #expect(try program("parcours", "cle", "creer", "--sortie", "cle.pem").status == 73)
    for form in [
      ["moodle"], ["case"], ["notes", "--dossier", "s1.ecritoire"],
      ["xapi", "--dossier", "s1.ecritoire", "--cle", "cle.pem", "--adresse", "https://organisme.invalid"],
    ] {
      let run = try program.run(["parcours", "exporter"] + form + ["--sortie", "sortie.\(form[0])"], cwd: program.folder.path)
      #expect(run.status == 0, "\(form): \(run.err)")
    }
    let badge = try program(
      "parcours", "exporter", "badge", "BC01", "--dossier", "s1.ecritoire", "--cle", "cle.pem", "--organisme", "Fictif",
      "--adresse", "https://organisme.invalid", "--sortie", "badge.jwt", "--json")
    #expect(badge.status == 1)
    #expect(try badge.codes() == ["competence.badge.not-validated"])
    #expect(try !program.folder.names().contains("badge.jwt"))
  }
}
