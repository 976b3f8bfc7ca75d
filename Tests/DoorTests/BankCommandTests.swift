import Foundation
import Samples
import Testing

@Suite("ecritoire banque")
struct BankCommandTests {
  private let folder: Folder
  private let program: Program

  init() throws {
    folder = try Folder()
    program = Program(in: folder)
    try program.create(siren: "000026005", year: "2026-10-01:2027-09-30")
  }

  private func sample(_ file: Samples.File) throws -> String { try folder.write(try #require(file.data()), to: file.name) }

  private func json(_ words: String..., status: Int32 = 0) throws -> [String: Any] {
    let run = try program.run(["banque"] + words + ["--json"])
    #expect(run.status == status, "\(run.said)")
    return try run.json()
  }

  @Test func `the words of the contract, and nothing twice`() throws {
    let (cfonb, camt) = (try sample(Samples.statementCFONB120), try sample(Samples.statementCAMT053))
    let trial = try json("importer", cfonb, "--compte", "512", "--essai")
    #expect(trial["imported"] as? Int == 16 && trial["batch"] is NSNull)
    let value = try json("importer", cfonb, "--compte", "512")
    #expect(value["imported"] as? Int == 16 && value["duplicates"] as? Int == 0 && value["batch"] as? Int == 1)
    #expect((value["findings"] as? [Any])?.isEmpty == true)
    let account = try #require((value["accounts"] as? [[String: Any]])?.first)
    #expect(Set(["id", "currency", "opening", "closing", "count", "sum"]).isSubset(of: account.keys))
    #expect(account["opening"] as? String == "18932.65" && account["closing"] as? String == "15155.53")
    #expect(account["count"] as? Int == 16 && account["sum"] as? String == "-3777.12" && account["currency"] as? String == "EUR")
    let again = try json("importer", camt)
    #expect(again["imported"] as? Int == 0 && again["duplicates"] as? Int == 16 && again["batch"] is NSNull)
  }

  @Test func `exit codes say what happened`() throws {
    let cfonb = try sample(Samples.statementCFONB120)
    let refused = try json("importer", cfonb, status: 1)
    #expect(((refused["findings"] as? [[String: Any]])?.first?["code"] as? String) == "bank.account.choose")
    _ = try json("importer", "absent.txt", "--compte", "512", status: 66)
    _ = try json("importer", try folder.write(Data("Bonjour".utf8), to: "note.txt"), "--compte", "512", status: 65)
    #expect(try program("banque", "importer", cfonb, "--compte", "banque").status == 64)
    #expect(try program("banque", "importer").status == 64)
    _ = try json("annuler", "9", status: 1)
    let text = try program("banque", "importer", cfonb, "--compte", "401")
    #expect(text.status == 1 && text.said.contains("bank.account.not-bank") && text.said.contains("Rien n’est importé."))
  }

  @Test func `accounts, statements, movements, in words and as files`() throws {
    _ = try json("importer", try sample(Samples.statementCFONB120), "--compte", "512")
    let account = try #require((try json("comptes")["accounts"] as? [[String: Any]])?.first)
    #expect(account["account"] as? String == "512" && account["bankBalance"] as? String == "15155.53")
    #expect(account["toCode"] as? Int == 16 && account["ledgerBalance"] as? String == "0.00")
    let statement = try #require((try json("releves", "--compte", "512")["statements"] as? [[String: Any]])?.first)
    #expect(statement["chain"] as? String == "first" && statement["movements"] as? Int == 16)
    let page = try json("mouvements", "--compte", "512", "--du", "2026-10-15", "--page", "3")
    #expect((page["movements"] as? [Any])?.count == 3 && page["count"] as? Int == 12)
    let next = try #require(page["next"] as? String)
    let rest = try json("mouvements", "--compte", "512", "--du", "2026-10-15", "--apres", next)
    #expect((rest["movements"] as? [Any])?.count == 9 && rest["next"] is NSNull)
    _ = try json("mouvements", "--compte", "514", status: 1)
    let csv = try program("banque", "mouvements", "--csv")
    #expect(csv.out.split(whereSeparator: \.isNewline).count == 17 && csv.out.contains("-9876,54"))
    #expect(try program("banque", "releves", "--xlsx", "releves.xlsx").status == 0)
    let undone = try json("annuler", "1")
    #expect(undone["movements"] as? Int == 16)
    #expect((try json("comptes")["accounts"] as? [Any])?.isEmpty == true)
    #expect(try program("dossier", "verifier").status == 0)
  }

  @Test func `a file is controlled with what it does not say`() throws {
    let qif = try folder.write(Data("!Type:Bank\nD10/11/2026\nT-5.00\nPCB\n^\n".utf8), to: "a.qif")
    let list = try folder.write(Data("Jour;Quoi;Combien\n12/11/2026;CB;-5,00\n".utf8), to: "a.csv")
    #expect(try program("controler", qif).said.contains("bank.day.order-guessed"))
    let said = try program("controler", qif, "--ordre-des-jours", "mois")
    #expect(said.status == 0 && !said.said.contains("bank.day.order-guessed"), "\(said.said)")
    let named = try program.run([
      "controler", list, "--colonne", "date=Jour", "--colonne", "libelle=2", "--colonne", "montant=Combien", "--json",
    ])
    #expect(named.status == 0, "\(named.said)")
    let value = try named.json()
    #expect(value["kind"] as? String == "csv-bancaire")
    let account = try #require(((value["summary"] as? [String: Any])?["accounts"] as? [[String: Any]])?.first)
    #expect(account["count"] as? Int == 1 && account["sum"] as? String == "-5.00")
    #expect(try program("controler", list, "--correspondance", "caisse").status == 64)
  }
}
