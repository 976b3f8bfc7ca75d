import Foundation
import Testing

@Suite("Lettering by the command line")
struct LetteringCommandTests {
  private static let entries = """
    date;journal;piece;compte;auxiliaire;libelle;debit;credit
    2025-01-10;VE;FA-001;411;DUPONT;Facture 1;120,00;
    2025-01-10;VE;FA-001;706;;Facture 1;;120,00
    2025-01-12;VE;FA-002;411;DUPONT;Facture 2;120,00;
    2025-01-12;VE;FA-002;706;;Facture 2;;120,00
    2025-02-10;BQ;R1;512;;Règlement FA-002;120,00;
    2025-02-10;BQ;R1;411;DUPONT;Règlement FA-002;;120,00
    2025-03-01;VE;FA-006;411;DURAND;Facture 6;500,00;
    2025-03-01;VE;FA-006;706;;Facture 6;;500,00
    2025-03-05;BQ;R3;512;;Acompte;200,00;
    2025-03-05;BQ;R3;411;DURAND;Acompte;;200,00
    2025-03-10;OD;T1;467;;Avance;80,00;
    2025-03-10;OD;T1;512;;Avance;;80,00
    2025-03-20;OD;T2;467;;Retour;;80,00
    2025-03-20;OD;T2;512;;Retour;80,00;

    """

  private let program: Program
  private let today: [String]

  init() throws {
    let folder = try Folder()
    program = Program(in: folder)
    let dossier = try program.create(year: "2025-01-01:2025-12-31")
    today = ["--dossier", dossier, "--aujourdhui", "2025-06-30"]
    let file = try folder.write(Self.entries.utf8, to: "a.csv")
    let run = try program.run(["ecriture", "importer", file] + today)
    guard run.status == 0 else { throw Program.Run.Unexpected(description: run.said) }
  }

  private func run(_ words: String..., expecting status: Int32 = 0) throws -> [String: Any] {
    let run = try program.run(["lettrage"] + words + today + ["--json"])
    #expect(run.status == status, "\(run.said)")
    return try run.json()
  }

  private func lines(_ value: [String: Any]) throws -> [String: String] {
    try #require(value["open"] as? [[String: Any]]).reduce(into: [:]) {
      $0[$1["line"] as? String ?? "?"] = "\($1["code"] as? String ?? "") \($1["remaining"] as? String ?? "")"
    }
  }

  @Test func `what is sure is lettered, by account and third party, and the invoice that a payment names comes first`() throws {
    let value = try run("auto")
    #expect(Set(value.keys) == ["groups", "lettered", "open", "posted", "findings"])
    #expect((value["groups"] as? Int, value["lettered"] as? Int) == (2, 4))
    let posted = try #require(value["posted"] as? [[String: Any]])
    #expect(posted.map { $0["account"] as? String } == ["411", "467"])
    #expect(posted.map { $0["code"] as? String } == ["AAA", "AAA"])
    #expect(posted.map { $0["strategy"] as? String } == ["reference", "montant"])
    #expect(posted[0]["lines"] as? [String] == ["2.0", "3.1"])
    #expect(try lines(value) == ["1.0": " ", "4.0": " ", "5.1": " "])
  }

  @Test func `a partial lettering is in lower case with what remains, and is taken off`() throws {
    #expect(try findings(run("poser", "4.0", "5.1", expecting: 1)) == ["lettering.not-balanced"])
    let value = try run("poser", "4.0", "5.1", "--partiel")
    let posted = try #require((value["posted"] as? [[String: Any]])?.first)
    #expect((posted["code"] as? String, posted["remaining"] as? String, posted["full"] as? Bool) == ("aaa", "300.00", false))
    let expected = ["1.0": " ", "2.0": " ", "3.1": " ", "4.0": "aaa 300.00", "5.1": "aaa 300.00"]
    #expect(try lines(run("etat", "--compte", "411")) == expected)
    let text = try program.run(["lettrage", "etat", "--compte", "411"] + today)
    #expect(text.out.contains("Reste") && text.out.contains("300,00"), "\(text.said)")
    #expect(try findings(run("oter", "aab", "--compte", "411", "--tiers", "DURAND", expecting: 1)) == ["lettering.unknown-code"])
    _ = try run("oter", "aaa", "--compte", "411", "--tiers", "DURAND")
    #expect(try lines(run("etat", "--tiers", "DURAND")) == ["4.0": " ", "5.1": " "])
  }

  @Test func `never across third parties or accounts, and never an account of results`() throws {
    #expect(try findings(run("poser", "1.0", "5.1", expecting: 1)) == ["lettering.two-third-parties"])
    #expect(try findings(run("poser", "6.0", "3.1", expecting: 1)).first?.hasPrefix("lettering.two-") == true)
    #expect(try findings(run("poser", "1.1", "2.1", expecting: 1)) == ["lettering.account-not-letterable"])
  }

  private func findings(_ value: [String: Any]) throws -> [String] {
    try #require(value["findings"] as? [[String: Any]]).compactMap { $0["code"] as? String }
  }
}
