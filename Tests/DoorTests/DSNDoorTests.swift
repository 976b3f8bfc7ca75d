import Foundation
import Testing

/// The DSN of a month, by the command line: from who declares to the file and the deposit.
@Suite("The DSN of the dossier, by the command line")
struct DSNDoorTests {
  private let folder: Folder
  private let program: Program
  private let common: [String]

  init() throws {
    folder = try Folder()
    program = Program(in: folder)
    let dossier = try program.create(year: "2026-01-01:2026-12-31")
    common = ["--dossier", dossier, "--aujourdhui", "2026-11-02"]
    try run(["virement", "compte", "512", "--iban", "FR7630006000011234567890189", "--bic", "AGRIFRPP"])
    try run([
      "etablissement", "ajouter", "Atelier", "--siret", "73282932000074", "--rue", "3 rue Haute", "--code-postal",
      "75011", "--ville", "Paris", "--ape", "4752A", "--at", "2,08", "--effectif", "15", "--depuis", "2026-01-01",
      "--mutuelle-salarie", "20", "--mutuelle-employeur", "20", "--mutuelle-organisme", "P9999", "--mutuelle-contrat", "S-1",
    ])
    try run([
      "salarie", "ajouter", "Roux", "Nadia", "--sexe", "F", "--ne-le", "1990-05-12", "--nationalite", "FR",
      "--iban", "FR1420041010050500013M02606", "--type", "cdi", "--debut", "2026-10-01", "--signe-le", "2026-10-01", "--emploi",
      "Vendeuse", "--salaire", "2400", "--niveau", "II", "--coefficient", "170",
    ])
  }

  @discardableResult
  private func run(_ words: [String], expecting status: Int32 = 0) throws -> [String: Any] {
    let run = try program.run(words + common + ["--json"])
    #expect(run.status == status, "\(words): \(run.said)")
    return try run.json()
  }

  private func codes(_ value: [String: Any]) -> [String] {
    (value["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  @Test func `told, completed, prepared, checked, exported both ways, sent`() throws {
    #expect(try codes(run(["dsn", "preparer", "--mois", "2026-10"], expecting: 1)) == ["dsn.declarant.missing"])
    #expect(try codes(run(["dsn", "declarant"])) == ["dsn.declarant.missing"])
    try run([
      "dsn", "declarant", "--civilite", "madame", "--nom", "Lucie Bonnard", "--courriel", "paie@exemple.example", "--telephone",
      "01 99 00 00 00", "--urssaf", "00000001800010", "--retraite", "00000002600013", "--compte", "512",
    ])
    let missing = try codes(run(["dsn", "preparer", "--mois", "2026-10"], expecting: 1))
    #expect(
      missing == [
        "dsn.person.nir", "dsn.person.address", "dsn.payslip.not-sealed", "dsn.contract.occupation", "dsn.workplace.commune",
      ])
    #expect(try codes(run(["contrat", "completer", "1", "--pcs", "vendeuse"], expecting: 1)) == ["workforce.occupation.code"])
    try run(["contrat", "completer", "1", "--pcs", "554A"])
    try run(["etablissement", "modifier", "1", "--commune", "75111", "--risque", "524RB"])
    try run([
      "salarie", "modifier", "1", "--nir", "290059999902157", "--ne-a", "Paris", "--rue", "4 rue Basse", "--code-postal", "75011",
      "--ville", "Paris",
    ])
    try run(["paie", "sceller", "--mois", "2026-10"])
    try run(["paie", "comptabiliser", "--mois", "2026-10"])
    let prepared = try run(["dsn", "preparer", "--mois", "2026-10"])
    let one = try #require((prepared["prepared"] as? [[String: Any]])?.first)
    #expect(prepared["kept"] as? Bool == true && one["valid"] as? Bool == true, "\(one["findings"] ?? "")")
    #expect((one["crossFooting"] as? [String: Any])?["closed"] as? Bool == true)
    #expect((one["summary"] as? [String: Any])?["individuals"] as? Int == 1)
    let judged = try run(["dsn", "controler", "--mois", "2026-10"])
    #expect(judged["valid"] as? Bool == true && judged["upToDate"] as? Bool == true)
    #expect(judged["certified"] as? Bool == false)

    // Both outputs in one file: the table is whole before what is said of it.
    let shell = #""$ECRITOIRE" "$@" > ensemble.txt 2>&1"#
    let words = ["dsn", "controler", "--mois", "2026-10"] + common
    _ = try program.run(
      ["-c", shell, "sh"] + words, cwd: folder.path, env: ["ECRITOIRE": Program.location().path],
      program: URL(fileURLWithPath: "/bin/sh"))
    let both = try String(contentsOfFile: folder.file("ensemble.txt"), encoding: .utf8)
    let (table, said) = (try #require(both.range(of: "impôt à la source", options: .backwards)), both.range(of: " [dsn."))
    #expect(said.map { table.lowerBound < $0.lowerBound } ?? true, "\(both)")
    #expect(both.contains("maladie") && both.contains("CTP 100") && !both.contains(" health ") && !both.contains("oldAge"))

    for (form, name, kind) in [("neodes", "octobre.dsn", "dsn"), ("xml", "octobre.xml", "dsn-xml")] {
      let words = ["dsn", "exporter", "--mois", "2026-10", "--forme", form, "--sortie", folder.file(name)]
      let written = try run(words)
      #expect((written["sha256"] as? String)?.count == 64)
      try run(words, expecting: 73)
      let checked = try program.run(["controler", folder.file(name), "--json"]).json()
      #expect(checked["kind"] as? String == kind && checked["valid"] as? Bool == true, "\(checked["findings"] ?? "")")
    }
    try run(["dsn", "envoyee", "--mois", "2026-10", "--reference", "ACK-12"])
    #expect(try codes(run(["dsn", "envoyee", "--mois", "2026-10"], expecting: 1)) == ["dsn.declaration.sent"])
    let list = try #require(try run(["dsn", "liste"])["declarations"] as? [[String: Any]])
    #expect(list.map { $0["state"] as? String } == ["sent"] && list[0]["due"] as? String == "2026-11-16")
    #expect(try run(["dossier", "verifier"])["valid"] as? Bool == true)
  }

  @Test func `a stop is signalled from its absence, once`() throws {
    try run([
      "dsn", "declarant", "--civilite", "madame", "--nom", "Lucie Bonnard", "--courriel", "paie@exemple.example", "--telephone",
      "0199000000", "--compte", "512",
    ])
    try run(["absence", "saisir", "1", "maladie", "--du", "2026-10-12", "--au", "2026-10-16", "--certificat", "2026-10-13"])
    #expect(try codes(run(["dsn", "signaler", "arret", "1"], expecting: 1)) == ["dsn.person.nir"])
    try run(["salarie", "modifier", "1", "--nir", "290059999902157"])
    let prepared = try run(["dsn", "signaler", "arret", "1"])
    let one = try #require((prepared["prepared"] as? [[String: Any]])?.first)
    #expect((one["declaration"] as? [String: Any])?["nature"] as? String == "04")
    #expect(try codes(run(["dsn", "signaler", "reprise", "1", "--essai"])).isEmpty)
    #expect(try codes(run(["dsn", "signaler", "fin", "1"], expecting: 1)) == ["dsn.signal.not-ended"])
  }
}
