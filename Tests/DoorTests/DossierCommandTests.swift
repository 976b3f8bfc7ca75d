import Foundation
import Samples
import Testing

@Suite struct DossierCommandTests {
  /// A program with an empty dossier, `a.ecritoire`, alone in its folder.
  static func withDossier(_ more: String...) throws -> Program {
    let program = try Program()
    let arguments = ["dossier", "creer", "a.ecritoire", "--nom", "Atelier", "--siren", "000000018"] + more
    let run = try program.run(arguments, cwd: program.folder.path)
    try #require(run.status == 0, "\(run.err)")
    return program
  }

  @Test func `a dossier is created, described, verified`() throws {
    let program = try Program()
    let created = try program(
      "dossier", "creer", "a.ecritoire", "--nom", "Atelier", "--siren", "000 000 018", "--exercice", "2026-01-01:2026-12-31",
      "--json")
    #expect(created.status == 0)
    #expect(try created.json()["siren"] as? String == "000000018")
    let verified = try program("dossier", "verifier", "--json").json()
    #expect(verified["valid"] as? Bool == true && verified["entries"] as? Int == 0 && verified["events"] as? Int == 1)
    #expect((verified["head"] as? String)?.count == 64 && (verified["findings"] as? [Any])?.isEmpty == true)
    let state = try program("dossier", "etat", "--json").json()
    #expect(state["name"] as? String == "Atelier" && state["mode"] as? String == "entreprise")
    let years = try #require(state["fiscalYears"] as? [[String: Any]])
    #expect(years.map { $0["name"] as? Int } == [2026] && years[0].keys.contains("lockedThrough"))
    #expect(try program("dossier", "exercice", "2027-01-01:2027-12-31").status == 0)
    #expect((try program("dossier", "etat", "--json").json()["fiscalYears"] as? [Any])?.count == 2)
  }

  struct Refused: CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    let status: Int32
    let code: String
  }

  static let creer = ["dossier", "creer", "b.ecritoire", "--nom", "X", "--siren"]
  static let refusals = [
    Refused(
      testDescription: "a SIREN with a wrong key", arguments: creer + ["123456789"], status: 1, code: "dossier.siren-invalid"),
    Refused(
      testDescription: "a fiscal year that is none", arguments: creer + ["000000018", "--exercice", "2026"], status: 64,
      code: "ledger.fiscal-year.invalid"),
    Refused(
      testDescription: "a file that is there",
      arguments: ["dossier", "creer", "a.ecritoire", "--nom", "X", "--siren", "000000018"], status: 73,
      code: "dossier.exists"),
    Refused(
      testDescription: "a folder that is not there",
      arguments: ["dossier", "creer", "rien/b.ecritoire", "--nom", "X", "--siren", "000000018"],
      status: 73, code: "file.cannot-write"),
    Refused(
      testDescription: "a dossier that is not there", arguments: ["dossier", "etat", "--dossier", "absent.ecritoire"], status: 66,
      code: "dossier.missing"),
    Refused(
      testDescription: "a file that is no dossier", arguments: ["dossier", "etat", "--dossier", "texte.txt"], status: 65,
      code: "dossier.foreign-file"),
    Refused(
      testDescription: "a day to come", arguments: ["dossier", "verrouiller", "--jusquau", "2026-12-31"], status: 1,
      code: "ledger.period.future"),
    Refused(
      testDescription: "an assistant that is none", arguments: ["dossier", "assistants", "--ouvrir", "magie"], status: 1,
      code: "dossier.assistant-unknown"),
    Refused(
      testDescription: "a backup over a file", arguments: ["dossier", "sauvegarder", "texte.txt"], status: 73,
      code: "dossier.exists"),
    Refused(
      testDescription: "a page of help that is none", arguments: ["aide", "zzz"], status: 64, code: "help.subject-unknown"),
  ]

  @Test(arguments: refusals) func `what cannot be done ends with its status and its finding, and writes nothing`(refused: Refused)
    throws
  {
    let program = try Self.withDossier()
    try program.folder.write("bonjour\n", to: "texte.txt")
    let before = try program.folder.names()
    let text = try program.run(refused.arguments, cwd: program.folder.path)
    #expect(text.status == refused.status && text.err.contains("erreur [\(refused.code)] ") && text.out.isEmpty)
    let json = try program.run(refused.arguments + ["--json"], cwd: program.folder.path)
    #expect(try json.status == refused.status && json.codes() == [refused.code])
    #expect(try program.folder.names() == before)
  }

  @Test func `a dossier is named by the option, the variable, or stands alone in the folder`() throws {
    let program = try Self.withDossier()
    #expect(try program("dossier", "etat").out.contains("Atelier"))
    #expect(try program("dossier", "creer", "b.ecritoire", "--nom", "Second", "--siren", "000000018").status == 0)
    let unclear = try program("dossier", "etat")
    #expect(unclear.status == 66 && unclear.err.contains("[dossier.which]") && unclear.err.contains("a.ecritoire, b.ecritoire"))
    #expect(try program("dossier", "etat", "--dossier", "b.ecritoire").out.contains("Second"))
    #expect(try program("dossier", "etat", env: ["ECRITOIRE_DOSSIER": "b.ecritoire"]).out.contains("Second"))
  }

  @Test func `a backup is restored over the dossier, which is kept`() throws {
    let program = try Self.withDossier("--exercice", "2026-01-01:2026-12-31")
    let saved = try program("dossier", "sauvegarder", "s.copie", "--json").json()
    #expect(try program("dossier", "exercice", "2027-01-01:2027-12-31").status == 0)
    let restored = try program("dossier", "restaurer", "s.copie", "--json").json()
    #expect(restored["head"] as? String == saved["head"] as? String && restored["former"] as? String == "a.ecritoire.avant-1")
    #expect((try program("dossier", "etat", "--json").json()["fiscalYears"] as? [Any])?.count == 1)
    let compact = try program("dossier", "sauvegarder", "t.copie", "--compacte", "--json").json()
    #expect(compact["head"] as? String == saved["head"] as? String && compact["valid"] as? Bool == true)
  }

  @Test func `a byte changed in a validated entry is found, with status 1 or 65`() throws {
    let program = try Program.withHardwareShop()
    let path = program.folder.file("shop.ecritoire")
    #expect(try program("dossier", "verifier").status == 0)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let row = try #require(try Program.rows().first { ($0["EcritureLib"] ?? "").utf8.count > 12 }?["EcritureLib"])
    let place = try #require(bytes.range(of: Data(row.utf8)))
    bytes[place.lowerBound] ^= 0x01
    try bytes.write(to: URL(fileURLWithPath: path))
    let verified = try program("dossier", "verifier", "--json")
    #expect(verified.status == 1)
    #expect(try verified.json()["valid"] as? Bool == false && verified.codes().isEmpty == false)
    let text = try program("dossier", "verifier")
    #expect(text.status == 1 && text.out.contains("ALTÉRÉ") && text.err.contains("erreur ["))
  }

  @Test func `assistants are opened in a dossier of a school`() throws {
    let program = try Self.withDossier("--mode", "ecole")
    func open(_ run: Program.Run) throws -> [String] {
      let list = try #require(try run.json()["assistants"] as? [[String: Any]])
      return list.filter { $0["isOpen"] as? Bool == true }.compactMap { $0["name"] as? String }
    }
    #expect(try open(program("dossier", "assistants", "--json")) == [])
    #expect(try open(program("dossier", "assistants", "--ouvrir", "saisie", "--json")) == ["saisie"])
    #expect(try open(program("dossier", "assistants", "--fermer", "saisie", "--json")) == [])
  }
}
