import Foundation
import Testing

@Suite("ecritoire banque rapprocher, pointer, suspens, etat")
struct ReconciliationDoorTests {
  private let folder: Folder
  private let program: Program

  /// October at Atelier Brindille: the openings, the bank in the books, the statement imported.
  init() throws {
    folder = try Folder()
    program = Program(in: folder)
    try program.createOctober([
      "date;journal;piece;compte;libelle;debit;credit",
      "2026-10-01;AN;AN;512;À-nouveaux;18432,65;", "2026-10-01;AN;AN;101;À-nouveaux;;18432,65",
      "2026-10-06;BQ;B1;512;Virement Hôtel Les Tilleuls;7440,00;", "2026-10-06;BQ;B1;471;Tilleuls;;7440,00",
      "2026-10-09;BQ;B2;471;Morvan;5316,00;", "2026-10-09;BQ;B2;512;Virement Bois du Morvan;;5316,00",
      "2026-10-30;BQ;REM 2026-32;512;Remise 2026-32;2640,00;", "2026-10-30;BQ;REM 2026-32;471;Aubry;;2640,00",
      "2026-10-30;BQ;CHQ 0004512;471;Outilroc;3540,00;", "2026-10-30;BQ;CHQ 0004512;512;Chèque 0004512;;3540,00",
    ])
  }

  private func json(_ words: String..., status: Int32 = 0) throws -> [String: Any] {
    let run = try program.run(["banque"] + words + ["--compte", "512", "--json"])
    #expect(run.status == status, "\(run.said)")
    return try run.json()
  }

  private func code(_ value: [String: Any]) -> String? { (value["findings"] as? [[String: Any]])?.first?["code"] as? String }

  @Test func `the words of the contract`() throws {
    let state = try json("etat", "--au", "2026-10-31")
    #expect(state["statementBalance"] as? String == "15155.53")
    #expect(state["difference"] as? String == "500.00")
    let items = try #require(state["outstanding"] as? [[String: Any]])
    #expect(items.allSatisfy { Set(["date", "label", "amount", "side"]).isSubset(of: $0.keys) })
    #expect(Set(items.compactMap { $0["side"] as? String }) == ["ledger", "bank"])
    #expect(items.first { $0["label"] as? String == "Chèque 0004512" }?["amount"] as? String == "-3540.00")
    #expect(code(state) == "bank.reconciliation.opening-difference")
  }

  @Test func `what is sure is accepted, the rest by hand, and taken off`() throws {
    let proposed = try json("rapprocher")
    #expect((proposed["proposals"] as? [[String: Any]])?.count == 2)
    #expect((proposed["accepted"] as? [Any])?.isEmpty == true)
    let trial = try json("rapprocher", "--accepter-surs", "--essai")
    #expect((trial["accepted"] as? [Any])?.count == 2)
    let accepted = try json("rapprocher", "--accepter-surs")
    #expect((accepted["accepted"] as? [Any])?.count == 2)
    #expect((accepted["proposals"] as? [Any])?.isEmpty == true)
    #expect(code(try json("pointer", "m3", "3.1", status: 1)) == "bank.match.held")
    let removed = try program("banque", "depointer", "1", "--json")
    #expect(removed.status == 0, "\(removed.said)")
    let members = try #require(((try removed.json()["matches"] as? [[String: Any]])?.first)?["members"] as? [String])
    let matched = try json("pointer", members[0], members[1])
    #expect((matched["matches"] as? [[String: Any]])?.first?["amount"] as? String == "7440.00")
    #expect(try program("banque", "pointer", "x1", "--compte", "512").status == 64)
  }

  @Test func `an opening item, a seal, and its opening again with a reason`() throws {
    #expect(code(try json("etat", "--au", "2026-10-31", "--sceller", status: 1)) == "bank.reconciliation.difference")
    let item = try json("ouverture", "--mouvement", "m1", "--date", "2026-09-24")
    #expect(item["matched"] as? Bool == true)
    let sealed = try json("etat", "--au", "2026-10-31", "--sceller")
    #expect(sealed["sealed"] as? Bool == true && sealed["difference"] as? String == "0.00")
    #expect(
      code(try json("ouverture", "--date", "2026-09-01", "--montant", "-1,00", "--libelle", "X", status: 1))
        == "bank.reconciliation.sealed")
    #expect(code(try json("etat", "--rouvrir", status: 1)) == "bank.reconciliation.reason-missing")
    let opened = try json("etat", "--au", "2026-10-31", "--rouvrir", "--motif", "chèque annulé")
    #expect(opened["sealed"] as? Bool == false)
    #expect((opened["seals"] as? [[String: Any]])?.first?["reason"] as? String == "chèque annulé")
    #expect(try program("banque", "etat", "--compte", "512", "--sceller").status == 64)
    #expect(try program("banque", "etat", "--compte", "512", "--motif", "x").status == 64)
    let verified = try program("dossier", "verifier", "--json")
    #expect(try verified.json()["valid"] as? Bool == true)
  }

  @Test func `the état in words and as a file`() throws {
    let words = try program("banque", "etat", "--compte", "512", "--au", "2026-10-31")
    for part in ["Solde du relevé de la banque", "Dans les livres, pas encore à la banque", "Différence", "sans explication"] {
      #expect(words.out.contains(part), "\(part): \(words.out)")
    }
    let csv = try program("banque", "suspens", "--compte", "512", "--au", "2026-10-31", "--csv")
    #expect(csv.status == 0 && csv.out.contains("5.1;livres;30/10/2026;Chèque 0004512;CHQ 0004512;1;-3540,00"), "\(csv.out)")
    #expect(try program("banque", "etat", "--compte", "512100").status == 1)
  }

  @Test func `the état as a page: the balances, the way between them, each side, who made it`() throws {
    let run = try program(
      "banque", "etat", "--compte", "512", "--au", "2026-10-31", "--pdf", "etat.pdf", "--auteur", "Camille Essai")
    #expect(run.status == 0 && run.out.contains("Écrit : etat.pdf"), "\(run.said)")
    let text = try printed("etat.pdf").filter { !$0.isWhitespace }
    for part in [
      "État de rapprochement au 31/10/2026", "Solde du relevé 15 155,53 €", "à expliquer", "n’est pas scellé",
      "Solde du compte 512 dans les livres", "Différence 500,00", "À la banque, pas dans les livres : 16 suspens",
      "30/10/2026 Chèque 0004512 CHQ 0004512 5.1 1 \u{2212}3 540,00", "Établi par Camille Essai", "Revu par",
    ] { #expect(text.contains(part.filter { !$0.isWhitespace }), "\(part)") }
    let again = try program("banque", "etat", "--compte", "512", "--au", "2026-10-31", "--pdf", "etat.pdf", "--json")
    #expect(try again.status != 0 && again.codes() == ["file.exists"])
  }

  /// What another program reads in a PDF, in the order in which it was drawn.
  private func printed(_ name: String) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/pdftotext")
    process.arguments = ["-raw", folder.file(name), "-"]
    process.standardOutput = pipe
    try process.run()
    let read = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: read, as: UTF8.self)
  }
}
