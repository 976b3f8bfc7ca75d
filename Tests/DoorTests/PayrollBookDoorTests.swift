import Foundation
import Testing

/// A month of pay in the books, by the command line: from the hiring to the file for the bank.
@Suite("Pay in the books, by the command line")
struct PayrollBookDoorTests {
  private let folder: Folder
  private let program: Program
  private let common: [String]

  init() throws {
    folder = try Folder()
    program = Program(in: folder)
    let dossier = try program.create(year: "2026-01-01:2026-12-31")
    common = ["--dossier", dossier, "--aujourdhui", "2026-11-02"]
    try run(["virement", "compte", "512", "--iban", "FR7630006000011234567890189"])
    try run([
      "etablissement", "ajouter", "Atelier", "--siret", "73282932000074", "--rue", "3 rue Haute", "--code-postal",
      "75011", "--ville", "Paris", "--ape", "4752A", "--at", "2,08", "--effectif", "15", "--depuis", "2026-01-01",
      "--mutuelle-salarie", "20", "--mutuelle-employeur", "20",
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

  @Test func `sealed, read, posted once, transferred once`() throws {
    #expect(try codes(run(["paie", "comptabiliser", "--mois", "2026-10"], expecting: 1)) == ["payroll.posting.not-sealed"])
    try run(["paie", "sceller", "--mois", "2026-10"])
    let book = try run(["paie", "journal", "--mois", "2026-10"])
    let total = try #require(book["total"] as? [String: String])
    #expect(total["gross"] == "2400.00" && (book["rows"] as? [Any])?.count == 1)
    let charges = try run(["paie", "charges", "--mois", "2026-10"])
    let bodies = try #require(charges["bodies"] as? [[String: Any]])
    #expect(bodies.compactMap { $0["code"] as? String }.starts(with: ["urssaf", "pension"]))

    let trial = try run(["paie", "comptabiliser", "--mois", "2026-10", "--essai"])
    let entry = try #require((trial["entries"] as? [[String: Any]])?.first)
    #expect(entry["debit"] as? String == entry["credit"] as? String && trial["trial"] as? Bool == true)
    let lines = try #require(entry["lines"] as? [[String: Any]])
    #expect(lines.first { $0["account"] as? String == "421" }?["credit"] as? String == total["netPaid"])
    for body in bodies {
      let line = lines.first { $0["account"] as? String == body["account"] as? String }
      #expect(line?["credit"] as? String == body["owed"] as? String, "\(body)")
    }
    try run(["paie", "comptabiliser", "--mois", "2026-10"])
    #expect(try codes(run(["paie", "comptabiliser", "--mois", "2026-10"], expecting: 1)) == ["payroll.posting.done"])

    let batch = try run(["paie", "virement", "--mois", "2026-10"])
    #expect(batch["total"] as? String == total["netPaid"])
    #expect(try codes(run(["paie", "virement", "--mois", "2026-10"], expecting: 1)) == ["payroll.payment.nothing"])
    let id = String(try #require(batch["batch"] as? Int))
    try run(["virement", "approuver", id])
    try run(["virement", "exporter", id, "--sortie", folder.path])
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".xml") })
    let xml = try String(contentsOfFile: folder.file(file), encoding: .utf8)
    #expect(xml.contains("<Cd>SALA</Cd>") && xml.contains("Salaire octobre 2026"))
    #expect(try run(["dossier", "verifier"])["valid"] as? Bool == true)
  }

  @Test(arguments: [("1 2 3 4 5", 64), ("1 2 3 4 5 6", 0), ("1 2 3 4 5 6 7", 0), ("1 2 3 4 5 6 7 8", 64)] as [(String, Int32)])
  func `totals made elsewhere are six amounts, and the net of exempt hours when there was some`(
    amounts: String, status: Int32
  ) throws {
    let run = try program.run(["paie", "elements", "1", "--mois", "2026-10", "--reprise", amounts] + common)
    #expect(run.status == status, "\(run.said)")
  }

  @Test(arguments: ["xlsx", "ods", "pdf"]) func `the book and the charges leave as files`(form: String) throws {
    try run(["paie", "sceller", "--mois", "2026-10"])
    for command in [["paie", "journal"], ["paie", "journal", "--charges"], ["paie", "charges"]] {
      let path = folder.file("\(command.count)-\(command[1]).\(form)")
      try run(command + ["--mois", "2026-10", "--\(form)", path])
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > 1_000)
    }
    let csv = try program.run(["paie", "charges", "--mois", "2026-10", "--csv"] + common)
    #expect(csv.status == 0 && csv.out.contains("Urssaf;431;") && csv.out.contains("Agirc-Arrco;4373;"), "\(csv.said)")
    #expect(try program.run(["paie", "journal", "--mois", "2026-10", "--jusquau", "2026-09"] + common).status == 64)
  }
}
