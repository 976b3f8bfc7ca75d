import Foundation
import Testing

/// `ecritoire dsn comparer`, `ecritoire comparer` of two DSN, and `ecritoire dsn lire-retour`.
@Suite struct DSNReturnDoorTests {
  private let program: Program
  private let common: [String]
  /// A declaration that the program ships, and the same with a wrong net.
  private let model = "corrige.dsn"
  private let pupil = "eleve.dsn"

  init() throws {
    program = try Program()
    common = ["--dossier", try program.create(year: "2026-01-01:2026-12-31"), "--aujourdhui", "2026-11-24"]
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("Samples/Files/dsn-FICTIF-2026-10.dsn"), encoding: .isoLatin1)
    let line = try #require(text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("S21.G00.50.002,") })
    let changed = try #require(text.range(of: line)).lowerBound
    let wrong = text[..<changed] + "S21.G00.50.002,'1.00'" + text[text.index(changed, offsetBy: line.count)...]
    for (name, body) in [(model, text), (pupil, String(wrong))] {
      try #require(body.data(using: .isoLatin1)).write(to: URL(fileURLWithPath: program.folder.file(name)))
    }
    for words in [
      [
        "etablissement", "ajouter", "Atelier", "--siret", "00000001800010", "--ape", "4752A", "--at", "2,08", "--effectif", "15",
        "--depuis", "2026-01-01",
      ],
      [
        "salarie", "ajouter", "Roux", "Nadia", "--sexe", "F", "--ne-le", "1995-08-14", "--nationalite", "FR", "--debut",
        "2026-10-01", "--signe-le", "2026-10-01", "--emploi", "Vendeuse", "--salaire", "2400", "--niveau", "II", "--matricule",
        "M1",
      ],
    ] {
      let run = try program.run(words + common, cwd: program.folder.path)
      try #require(run.status == 0, "\(run.out)\(run.err)")
    }
  }

  private func run(_ words: [String]) throws -> Program.Run { try program.run(words, cwd: program.folder.path) }

  @Test(arguments: [["comparer"], ["dsn", "comparer"]]) func `a wrong net is one sentence`(words: [String]) throws {
    let run = try run(words + [model, pupil])
    #expect(run.status == 1)
    #expect(run.out.contains("rémunération nette fiscale 1,00\u{A0}€ au lieu de"))
    #expect(run.out.contains("1 différence(s) ;"))
    let json = try self.run(words + [model, pupil, "--json"]).json()
    #expect(json["same"] as? Bool == false && json["differenceCount"] as? Int == 1)
    let difference = try #require((json["differences"] as? [[String: Any]])?.first)
    #expect(difference["rubric"] as? String == "S21.G00.50.002" && difference["kind"] as? String == "different")
    let same = try self.run(words + [model, model])
    #expect(same.status == 0 && same.out.contains("Aucune différence"))
  }

  @Test func `a class is graded file by file`() throws {
    let run = try run(["dsn", "comparer", model, pupil, model])
    #expect(run.status == 1 && run.out.contains("Juste à") && run.out.contains("100\u{A0}%"))
    let json = try self.run(["dsn", "comparer", model, pupil, model, "--json"]).json()
    let files = try #require(json["files"] as? [[String: Any]])
    #expect(files.map { $0["same"] as? Bool } == [false, true])
    #expect((files[0]["score"] as? [String: Any])?["different"] as? Int == 1)
    let blocks = try self.run(["dsn", "comparer", model, pupil, "--blocs"])
    #expect(blocks.out.contains("S21.G00.50") && blocks.out.contains("Ensemble"))
  }

  @Test func `what is no declaration ends with 65, what is not there with 66`() throws {
    try program.folder.write("rien\n", to: "rien.txt")
    #expect(try run(["dsn", "comparer", model, "rien.txt"]).status == 65)
    #expect(try run(["comparer", model, "rien.txt"]).status == 65)
    #expect(try run(["dsn", "comparer", model, "absent.dsn"]).status == 66)
    #expect(try run(["dsn", "comparer", model]).status == 64)
    #expect(try run(["dsn", "lire-retour", "absent.xml"] + common).status == 66)
    #expect(try run(["dsn", "lire-retour", "rien.txt"] + common).status == 65)
    #expect(try run(["dsn", "lire-retour", "rien.txt", "--csv"] + common).status == 65)
    try program.folder.write("nir;matricule;taux\n;M1;7,40\n", to: "liste.csv")
    for (words, code, way) in [
      (["liste.csv"], "dsn.return.list", "--csv"), ([model], "dsn.return.declaration", "ecritoire controler"),
      ([model, "--csv"], "dsn.return.declaration", "ecritoire controler"),
    ] {
      let run = try run(["dsn", "lire-retour"] + words + common)
      #expect(run.status == 65 && run.err.contains(code) && run.err.contains(way), "\(run.err)")
    }
    // A folder that is not there is made; one that cannot be is told in French.
    #expect(try run(["dsn", "schema", "--norme", "P26V01", "--sortie", "schemas/ici"]).status == 0)
    let blocked = try run(["dsn", "schema", "--norme", "P26V01", "--sortie", "rien.txt/ici"])
    #expect(blocked.status == 73 && blocked.err.contains("ne peut pas être créé"), "\(blocked.err)")
  }

  @Test func `rates of a list are shown, then kept`() throws {
    try program.folder.write("matricule;taux;date\nM1;7,40;2026-11-05\nM9;1;\n", to: "taux.csv")
    let words = ["dsn", "lire-retour", "taux.csv", "--csv"] + common
    let shown = try run(words)
    #expect(shown.status == 0 && shown.out.contains("1 taux à garder") && shown.err.contains("dsn.return.person-unknown"))
    let json = try run(words + ["--appliquer", "--json"]).json()
    #expect(json["applied"] as? Bool == true && json["changed"] as? Int == 1)
    let rates = try #require(json["rates"] as? [[String: Any]])
    #expect(rates.map { $0["outcome"] as? String } == ["applied", "skipped"])
    #expect(rates[0]["after"] as? String == "7.40" && rates[0]["validThrough"] as? String == "2027-01-31")
    let file = try run(["salarie", "montrer", "1", "--json"] + common)
    #expect(file.out.contains("7.40") || file.out.contains("7,4"))
    #expect(try run(words + ["--appliquer"]).out.contains("Rien à garder."))
  }

  @Test func `a refused declaration ends with 1, and says why without a number of anybody`() throws {
    let report = """
      <r:rapport xmlns:r="http://www.gip-mds.fr/" profil="DSN" type="BAN" version="v01r07"><envoi>
      <envoi_bilan><envoi_etat>KO</envoi_etat></envoi_bilan></envoi><declaration><declaration_bilan><etat>KO</etat>
      </declaration_bilan><declaration_anomalie><description><code>CCH-11</code><categorie>bloquant</categorie>
      <message>Le NIR 2950899100010 est inconnu</message></description></declaration_anomalie></declaration></r:rapport>
      """
    try program.folder.write(report, to: "bilan.xml")
    let run = try run(["dsn", "lire-retour", "bilan.xml"] + common)
    #expect(run.status == 1 && run.err.contains("dsn.return.refused") && run.err.contains("CCH-11"))
    #expect(!(run.out + run.err).contains("2950899100010"))
    let json = try self.run(["dsn", "lire-retour", "bilan.xml", "--json"] + common)
    #expect(!json.out.contains("2950899100010") && json.status == 1)
    #expect(((try json.json())["report"] as? [String: Any])?["refused"] as? Bool == true)
  }
}
