import Foundation
import Testing

@Suite("Payments by the command line")
struct PaymentDoorTests {
  private static let entries = """
    date;journal;piece;compte;auxiliaire;libelle;debit;credit
    2026-10-02;HA;F-1;6064;;Papier;120,00;
    2026-10-02;HA;F-1;401;LAC;Papier;;120,00
    2026-10-03;VE;VE-1;411;TILLEULS;Table;420,00;
    2026-10-03;VE;VE-1;701;;Table;;420,00

    """

  private let folder: Folder
  private let program: Program
  private let common: [String]

  init() throws {
    folder = try Folder()
    program = Program(in: folder)
    let dossier = try program.create(year: "2026-01-01:2026-12-31")
    common = ["--dossier", dossier, "--aujourdhui", "2026-10-30"]
    let file = try folder.write(Self.entries.utf8, to: "a.csv")
    try run(["ecriture", "importer", file])
    try run(["plan", "tiers", "modifier", "LAC", "--iban", "DE89370400440532013000"])
    try run(["virement", "compte", "512", "--iban", "FR7630006000011234567890189"])
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

  @Test func `from what is owed to the file for the bank, and back`() throws {
    let trial = try run(["virement", "preparer", "--essai"])
    #expect(trial["total"] as? String == "120.00" && (trial["orders"] as? [[String: Any]])?.count == 1)
    let batches = try run(["virement", "lister"])["batches"] as? [[String: Any]]
    #expect(batches?.isEmpty == true)
    #expect(try run(["virement", "preparer"])["batch"] as? Int == 1)
    #expect(codes(try run(["virement", "exporter", "1"], expecting: 1)) == ["payment.batch.state"])
    #expect(try run(["virement", "approuver", "1"])["state"] as? String == "approuve")
    let exported = try run(["virement", "exporter", "1", "--sortie", folder.path])
    let step = try #require((exported["steps"] as? [[String: Any]])?.last)
    #expect(exported["state"] as? String == "exporte" && step["file"] as? String == "V20261030-1.xml")
    #expect((step["sha256"] as? String)?.count == 64 && step["entry"] is Int)
    let file = "\(folder.path)/V20261030-1.xml"
    let verdict = try program.run(["controler", file, "--aujourdhui", "2026-10-30", "--json"])
    let value = try verdict.json()
    #expect(verdict.status == 0 && value["kind"] as? String == "pain001" && value["valid"] as? Bool == true)
    #expect((value["summary"] as? [String: Any])?["sum"] as? String == "120.00")
    #expect(codes(try run(["virement", "exporter", "1"], expecting: 1)) == ["payment.export.already"])
    #expect(codes(try run(["virement", "annuler", "1"], expecting: 1)) == ["payment.reason.missing"])
    #expect(try run(["virement", "annuler", "1", "--motif", "fichier refusé par la banque"])["state"] as? String == "annule")
    #expect(try run(["dossier", "verifier"])["valid"] as? Bool == true)
  }

  @Test func `a changed IBAN is held, and confirmed with a reason`() throws {
    let changed = try run(["rib", "definir", "LAC", "--iban", "FR1420041010050500013M02606", "--bic", "PSSTFRPP"])
    #expect(((changed["details"] as? [[String: Any]])?.first)?["state"] as? String == "bloque")
    #expect(codes(try run(["virement", "preparer", "--tiers", "LAC"], expecting: 1)) == ["payment.bank-detail.held"])
    let held = try run(["rib", "lister", "--a-confirmer"])["details"] as? [[String: Any]]
    #expect(held?.count == 1)
    try run(["rib", "confirmer", "LAC", "--motif", "rappelé au 04 90 00 00 00"])
    #expect(try run(["virement", "preparer", "--tiers", "LAC"])["batch"] as? Int == 1)
  }

  @Test func `a customer is collected from under a mandate`() throws {
    try run(["plan", "tiers", "modifier", "TILLEULS", "--iban", "FR1420041010050500013M02606"])
    #expect(codes(try run(["prelevement", "preparer"], expecting: 1)) == ["payment.creditor.none"])
    try run(["prelevement", "ics", "FR72ZZZ123456"])
    try run(["mandat", "ajouter", "TILLEULS", "--rum", "RUM-1", "--signe-le", "2026-01-15"])
    let batch = try run(["prelevement", "preparer"])
    let order = try #require((batch["orders"] as? [[String: Any]])?.first)
    #expect(order["sequence"] as? String == "FRST" && order["mandate"] as? String == "RUM-1")
    try run(["prelevement", "approuver", "1"])
    try run(["prelevement", "exporter", "1", "--sortie", folder.path])
    let file = "\(folder.path)/P20261113-1.xml"
    #expect(try program.run(["controler", file, "--aujourdhui", "2026-10-30", "--json"]).json()["kind"] as? String == "pain008")
    let mandates = try run(["mandat", "lister"])["mandates"] as? [[String: Any]]
    #expect(mandates?.first?["lastUsed"] as? String == "2026-11-13" && mandates?.first?["lastDay"] as? String == "2029-11-13")
  }

  @Test func `a schema of the bank's is held to as well`() throws {
    try run(["virement", "preparer"])
    try run(["virement", "approuver", "1"])
    try run(["virement", "exporter", "1", "--sortie", folder.path])
    let schema = try folder.write(
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09" elementFormDefault="qualified"><xs:element name="Document"><xs:complexType><xs:sequence><xs:element name="Autre"/></xs:sequence></xs:complexType></xs:element></xs:schema>
      """.utf8, to: "a.xsd")
    let run = try program.run([
      "controler", "\(folder.path)/V20261030-1.xml", "--xsd", schema, "--aujourdhui", "2026-10-30", "--json",
    ])
    let value = try run.json()
    #expect(run.status == 1 && codes(value).contains("xml.schema-invalid"), "\(run.said)")
  }
}
