import Foundation
import Testing

@Suite("ecritoire banque coder, banque regles, emprunt")
struct CodingDoorTests {
  private let folder: Folder
  private let program: Program

  /// October at Atelier Brindille: the openings and one invoice in the books, the statement imported.
  init() throws {
    folder = try Folder()
    program = Program(in: folder)
    try program.createOctober([
      "date;journal;piece;compte;auxiliaire;libelle;debit;credit",
      "2026-10-01;AN;AN;512;;À-nouveaux;18432,65;", "2026-10-01;AN;AN;431;;À-nouveaux;;3912,00",
      "2026-10-01;AN;AN;101;;À-nouveaux;;14520,65", "2026-10-14;HA;EP-44120;6061;;Électricité;382,50;",
      "2026-10-14;HA;EP-44120;401;ENERGIE;Électricité;;382,50",
    ])
  }

  private func json(_ words: String..., status: Int32 = 0) throws -> [String: Any] {
    let run = try program.run(words + ["--json"])
    #expect(run.status == status, "\(run.said)")
    return try run.json()
  }

  private func code(_ value: [String: Any]) -> String? { (value["findings"] as? [[String: Any]])?.first?["code"] as? String }

  private func movement(_ label: String) throws -> String {
    let found = try #require(try json("banque", "coder")["movements"] as? [[String: Any]])
    return String(try #require(found.first { ($0["label"] as? String)?.contains(label) == true }?["id"] as? Int))
  }

  @Test func `proposals are shown with their note, their reason and their lines, and nothing is written`() throws {
    let shown = try json("banque", "coder")
    #expect(shown["waiting"] as? Int == 16 && shown["account"] as? String == "512")
    let found = try #require(shown["movements"] as? [[String: Any]])
    let energy = try #require(found.first { ($0["label"] as? String)?.contains("ENERGIE") == true })
    let best = try #require((energy["proposals"] as? [[String: Any]])?.first)
    #expect((best["score"] as? Int ?? 0) >= 80 && (best["reason"] as? String)?.contains("EP-44120") == true)
    #expect((best["lines"] as? [[String: Any]])?.compactMap { $0["account"] as? String } == ["512", "401"])
    #expect(try json("banque", "coder")["waiting"] as? Int == 16)
  }

  @Test func `what is sure is accepted, a choice is typed, learnt and taken back`() throws {
    let trial = try json("banque", "coder", "--accepter-surs", "--essai")
    let count = try #require((trial["coded"] as? [Any])?.count)
    #expect(count >= 4)
    let telly = try movement("TELEMAGIQUE")
    let coded = try json("banque", "coder", telly, "--contre", "626", "--tva", "D20")
    #expect((coded["learnt"] as? [String])?.count == 1 && coded["waiting"] as? Int == 15)
    #expect((try json("banque", "regles")["rules"] as? [[String: Any]])?.first?["origin"] as? String == "apprise")
    let uncoded = try #require(try json("banque", "coder", "--annuler", telly)["uncoded"] as? [Int])
    #expect(uncoded.map(String.init) == [telly])
    let accepted = try json("banque", "coder", "--accepter-surs")
    #expect((accepted["coded"] as? [Any])?.count == count)
    #expect(try program.run(["dossier", "verifier"]).status == 0)
  }

  @Test func `what cannot be done ends with its status and its finding`() throws {
    #expect(try program.run(["banque", "coder", "--accepter-surs", "1"]).status == 64)
    #expect(try program.run(["banque", "coder", "1", "--contre", "12"]).status == 64)
    #expect(code(try json("banque", "coder", "999", "--contre", "627", status: 1)) == "bank.movement.missing")
    #expect(code(try json("banque", "coder", "--compte", "512100", status: 1)) == "bank.coding.account-unknown")
    #expect(code(try json("banque", "coder", try movement("URSSAF"), "--annuler", status: 1)) == "bank.coding.not-coded")
    #expect(
      code(try json("banque", "regles", "ajouter", "Vide", "--contre", "626", status: 1)) == "bank.rule.without-condition")
    #expect(code(try json("banque", "regles", "retirer", "Absente", status: 1)) == "bank.rule.missing")
    #expect(code(try json("emprunt", "tableau", "Absent", status: 1)) == "bank.loan.missing")
  }

  @Test func `a loan is made, its table read from the bank's file, shown and taken away`() throws {
    let made = try json(
      "emprunt", "ajouter", "Prêt", "--capital", "24000", "--taux", "2,91", "--mois", "24", "--premiere", "2026-10-20",
      "--methode", "capital-constant", "--assurance", "6")
    let rows = try #require((made["loan"] as? [String: Any])?["instalments"] as? [[String: Any]])
    #expect(rows.count == 24 && rows[0]["total"] as? String == "1064.20")
    let table = Data("Date;Capital;Intérêts\n20/10/2026;2,00;0,10\n".utf8)
    let file = try folder.write(table, to: "tableau.csv")
    let refused = try json("emprunt", "ajouter", "Autre", "--capital", "3", "--tableau", file, status: 1)
    #expect(code(refused) == "bank.loan.table-sum")
    #expect((try json("emprunt", "lister")["loans"] as? [Any])?.count == 1)
    #expect(try json("emprunt", "tableau", "Prêt")["inBooks"] as? String == "0.00")
    #expect(try json("emprunt", "retirer", "Prêt")["deleted"] as? String == "Prêt")
  }
}
