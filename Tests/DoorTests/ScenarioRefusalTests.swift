import Foundation
import Kernel
import Testing

/// What a scenario refuses at the terminal: the status, the code, and a dossier that is byte for byte what it was.
@Suite struct ScenarioRefusalTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let words: [String]
    let status: Int32
    /// Nil for wrong usage, which is said and has no code.
    let code: String?
    let testDescription: String

    init(_ testDescription: String, _ words: [String], _ code: String?, status: Int32? = nil) {
      (self.testDescription, self.words, self.code) = (testDescription, words, code)
      self.status = status ?? (code == nil ? 64 : 1)
    }
  }

  static let rows = [
    Row("un dossier qui existe déjà", ["demarrer", "S1"], "dossier.exists", status: 73),
    Row("un scénario inconnu", ["demarrer", "S9", "--dossier", "autre.ecritoire"], "competence.scenario.unknown"),
    Row("un répertoire absent", ["demarrer", "S1", "--dossier", "absent/autre.ecritoire"], "file.cannot-write", status: 73),
    Row("revenir en arrière", ["avancer", "--jusquau", "2026-10-05"], "competence.scenario.backwards"),
    Row("aller au-delà de la fin", ["avancer", "--jusquau", "2026-11-01"], "competence.scenario.over"),
    Row("un jour qui n’existe pas", ["avancer", "--jusquau", "2026-10-32"], nil),
    Row("une réponse que personne ne demande", ["repondre", "ca3.16=1", "ca3.99=1"], "competence.answer.unknown"),
    Row("une réponse qui ne se lit pas", ["repondre", "ca3.16=1", "ca3.28=beaucoup"], "competence.answer.unreadable"),
    Row("une réponse sans valeur", ["repondre", "ca3.16"], "competence.answer.shape", status: 64),
    Row("aucune réponse", ["repondre"], nil),
    Row("une aide au-delà du corrigé", ["evaluer", "--aide", "4"], nil),
    Row("relire un répertoire absent", ["controler", "absent"], "competence.scenario.folder", status: 66),
  ]

  static let judgements = [
    Row("plus de points qu’il n’y en a", ["paie", "--points", "4,01", "--motif", "trop"], "competence.judgement.points"),
    Row("des points sans motif", ["paie", "--points", "3"], "competence.judgement.no-reason"),
    Row("un critère inconnu", ["voile", "--points", "3", "--motif", "essai"], "competence.judgement.subject"),
    Row("une compétence inconnue", ["BC01.9", "--niveau", "A"], "competence.judgement.subject"),
    Row("un niveau inconnu", ["BC01.2.1", "--niveau", "E"], nil),
    Row("un niveau et des points", ["paie", "--niveau", "A", "--points", "3"], nil),
  ]

  private func refuses(_ row: Row, _ command: String, in office: ScenarioOffice, _ dossier: String) throws {
    let path = office.folder.file(dossier)
    let (before, names) = (dossierBytes(path), try office.folder.names())
    let run = try office.run([command] + row.words + ["--json"])
    #expect(run.status == row.status, "\(row.testDescription): \(run.said)")
    if let code = row.code {
      #expect(try run.codes() == [code], "\(row.testDescription)")
    } else {
      #expect(run.out.isEmpty && run.err.hasPrefix("Erreur : "), "\(row.testDescription): \(run.said)")
    }
    #expect(dossierBytes(path) == before, "\(row.testDescription)")
    #expect(try office.folder.names() == names, "\(row.testDescription): something was left behind")
  }

  @Test func `what a scenario refuses changes nothing`() throws {
    let office = try ScenarioOffice()
    try office.run(["scenario", "avancer", "--jusquau", "2026-10-10"], expecting: 0)
    for row in ScenarioRefusalTests.rows { try refuses(row, "scenario", in: office, ScenarioOffice.dossier) }
  }

  @Test func `a judgement that does not hold changes nothing`() throws {
    let office = try ScenarioOffice()
    for row in ScenarioRefusalTests.judgements {
      try refuses(
        Row(row.testDescription, ["juger"] + row.words, row.code, status: row.status), "parcours", in: office,
        ScenarioOffice.dossier)
    }
  }

  @Test func `a paused scenario does not advance, and a dossier of no scenario has none`() throws {
    let office = try ScenarioOffice()
    try office.run(["scenario", "arreter"], expecting: 0)
    try refuses(Row("en pause", ["avancer"], "competence.scenario.not-running"), "scenario", in: office, ScenarioOffice.dossier)
    try office.run(["scenario", "reprendre"], expecting: 0)
    try office.run(["scenario", "avancer"], expecting: 0)

    let other = try ScenarioOffice(nil)
    try other.run(
      ["dossier", "creer", ScenarioOffice.dossier, "--nom", "Essai (FICTIF)", "--siren", "000000018"], expecting: 0)
    for words in [["etat"], ["avancer"], ["evaluer"], ["rendre"], ["arreter"], ["corrige"], ["repondre", "ca3.16=1"]] {
      try refuses(Row("\(words)", words, "competence.scenario.none"), "scenario", in: other, ScenarioOffice.dossier)
    }
  }

  @Test func `without a name for its dossier a scenario does not start`() throws {
    let program = try Program()
    let run = try program("scenario", "demarrer", "S1", "--json")
    #expect(try run.status == 66 && run.codes() == ["competence.scenario.where"])
    #expect(try program.folder.names() == [])
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let file: String
    let old: String
    let new: String
    /// The code, the line that is named when there is one, and some of the message.
    let code: String
    let line: Int?
    let saying: String
    var testDescription: String { "\(file) : \(saying)" }

    init(_ file: String, _ old: String, _ new: String, _ code: String, line: Int? = nil, _ saying: String) {
      (self.file, self.old, self.new, self.code) = (file, old, new, "competence.scenario.\(code)")
      (self.line, self.saying) = (line, saying)
    }
  }

  static let faults = [
    Fault("faits.csv", "bois.prix * bois.quantite", "bois.prix * planche", "inconsistent", "« planche » n’est pas défini"),
    Fault("faits.csv", "±8 % par 25", "±8 par 25", "invalid", line: 35, "±8 par 25"),
    Fault("faits.csv", "nom;genre", "nom;sorte", "invalid", line: 1, "la colonne « genre » manque"),
    Fault("modele.csv", "tva-abs;;bois.tva", "tva-xyz;;bois.tva", "inconsistent", line: 3, "ni une classe"),
    Fault("modele.csv", "bois;;bois.ht;", "bois;;bois.ht + 1;", "inconsistent", "n’est pas équilibrée"),
    Fault("controles.csv", "pieces;1,5;ecriture(BM)", "pieces;2,5;ecriture(BM)", "inconsistent", "101, pas 100"),
    Fault("controles.csv", "ecriture(BM)", "devine(BM)", "invalid", line: 2, "n’existe pas"),
    Fault("controles.csv", "ecriture(BM)", "ecriture(XX)", "inconsistent", line: 2, "« XX » n’est pas défini"),
    Fault("evenements.csv", "courrier;bois", "pigeon;bois", "invalid", line: 3, "le canal « pigeon »"),
    Fault("scenario.csv", "siren;000026005", "siren;732829320", "invalid", "commence par 000"),
    Fault("reponses.csv", "montant;ca3.a1", "montant;ca3.zz", "inconsistent", line: 2, "« ca3.zz »"),
  ]

  @Test func `the folder of a scenario that is being written is read over`() throws {
    let folder = try ScenarioOffice(nil)
    let source = RunningOffice.repository.appendingPathComponent("Samples/Scenarios/S1").path
    try FileManager.default.copyItem(atPath: source, toPath: folder.folder.file("S1"))
    #expect(try folder.run(["scenario", "controler", "S1", "--json"], expecting: 0).json()["valid"] as? Bool == true)
    for fault in ScenarioRefusalTests.faults {
      let path = folder.folder.file("S1/" + fault.file)
      let right = try String(contentsOfFile: path, encoding: .utf8)
      let wrong = try #require(right.range(of: fault.old).map { right.replacingCharacters(in: $0, with: fault.new) })
      try wrong.write(toFile: path, atomically: true, encoding: .utf8)
      let run = try folder.run(["scenario", "controler", "S1", "--json"])
      let finding = try #require(try run.findings().first, "\(fault)")
      #expect(run.status == 1 && finding["code"] as? String == fault.code, "\(fault): \(finding)")
      // What only the figures show is told of the facts, which they come from.
      let file = fault.saying == "n’est pas équilibrée" ? "faits.csv" : fault.file
      #expect(finding["file"] as? String == "S1/" + file, "\(fault): \(finding)")
      if let line = fault.line { #expect(finding["line"] as? Int == line, "\(fault): \(finding)") }
      #expect((finding["message"] as? String)?.contains(fault.saying) == true, "\(fault): \(finding)")
      try right.write(toFile: path, atomically: true, encoding: .utf8)
    }
    try FileManager.default.removeItem(atPath: folder.folder.file("S1/taches.csv"))
    let run = try folder.run(["scenario", "controler", "S1", "--json"])
    #expect(try run.status == 1 && run.codes() == ["competence.scenario.invalid"])
  }
}
