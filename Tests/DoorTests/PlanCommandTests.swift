import Foundation
import Testing

@Suite struct PlanCommandTests {
  @Test func `the chart is listed without a dossier, and with the sub-accounts of one`() throws {
    let program = try Program()
    func numbers() throws -> [String] {
      let list = try #require(try program("plan", "lister", "--prefixe", "512", "--json").json()["accounts"] as? [[String: Any]])
      return list.compactMap { $0["number"] as? String }
    }
    #expect(try numbers() == ["512", "5121", "5124"])
    #expect(try program("dossier", "creer", "a.ecritoire", "--nom", "A", "--siren", "000000018").status == 0)
    #expect(try program("plan", "ajouter", "512100", "Banque", "du", "Morvan").status == 0)
    #expect(try numbers() == ["512", "5121", "512100", "5124"])
    let again = try program("plan", "ajouter", "512100", "x", "--json")
    #expect(try again.status == 1 && again.codes() == ["ledger.account.already-open"])
    #expect(try program("plan", "renommer", "512100", "Banque", "--json").json()["label"] as? String == "Banque")
  }

  @Test func `an account is found by its words and explained, with what speaks against it`() throws {
    let program = try Program()
    let found = try #require(try program("plan", "chercher", "essence", "--json").json()["accounts"] as? [[String: Any]])
    #expect(found.first?["number"] as? String == "6061")
    let explained = try program("plan", "expliquer", "675", "--json")
    #expect(try explained.status == 0 && explained.codes() == ["chart.account.removed"])
    #expect(
      Set(["number", "label", "account", "nature", "path", "children", "lines"]).isSubset(of: Set(try explained.json().keys)))
    let unknown = try program("plan", "expliquer", "999", "--json")
    #expect(try unknown.status == 1 && unknown.codes() == ["chart.account.unknown"])
  }

  @Test func `journals and third parties are opened, changed and listed`() throws {
    let program = try DossierCommandTests.withDossier()
    #expect(try program("plan", "journaux", "ajouter", "BQ2", "--libelle", "Banque 2", "--contrepartie", "512").status == 0)
    let journals = try #require(try program("plan", "journaux", "--json").json()["journals"] as? [[String: Any]])
    #expect(journals.first?["code"] as? String == "BQ2" && journals.first?["kind"] as? String == "banque")
    #expect(journals.count == 8 && journals.filter { $0["isOpen"] as? Bool == true }.count == 1)
    let wrong = try program("plan", "tiers", "ajouter", "TILLEULS", "--nom", "Hôtel", "--tva", "FR00000000018")
    #expect(wrong.status == 1 && wrong.err.hasPrefix("tva: erreur [ledger.third-party.identifier] "))
    #expect(try program("plan", "tiers", "ajouter", "TILLEULS", "--nom", "Hôtel", "--siren", "000000018").status == 0)
    #expect(try program("plan", "tiers", "modifier", "TILLEULS", "--nom", "Hôtel Les Tilleuls").status == 0)
    let parties = try #require(try program("plan", "tiers", "--json").json()["thirdParties"] as? [[String: Any]])
    #expect(parties.map { $0["name"] as? String } == ["Hôtel Les Tilleuls"] && parties[0]["siren"] as? String == "000000018")
    #expect(try program("plan", "tiers", "modifier", "TILLEUL").err.contains("TILLEULS (Hôtel Les Tilleuls)"))
  }

  @Test func `the figures of law are those of the day, with their citation`() throws {
    let program = try Program()
    func standard(_ day: String) throws -> [String: Any]? {
      let list = try program("parametres", "--au", day, "--json").json()["parameters"] as? [[String: Any]]
      return list?.first { $0["id"] as? String == "vat.standard" }
    }
    let now = try #require(try standard("2026-11-24"))
    #expect(now["value"] as? String == "0.2" && now["citation"] as? String == "CGI, art. 278" && now["unit"] as? String == "rate")
    #expect(Set(["id", "label", "value", "unit", "from", "until", "citation", "verified"]).isSubset(of: Set(now.keys)))
    #expect(try standard("2013-12-31")?["value"] as? String != "0.2")
    let stale = try #require(try program("parametres", "--perimes", "--json").json()["stale"] as? [[String: Any]])
    #expect(stale.allSatisfy { ($0["reasons"] as? [String])?.isEmpty == false } && !stale.isEmpty)
  }

  @Test func `a figure of law that cannot be read is said, and the others stay`() throws {
    let program = try Program()
    let place = URL(fileURLWithPath: program.folder.file("tables/Sources/Law/Parameters/vat"))
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try program.folder.write("{", to: "tables/Sources/Law/Parameters/vat/vat.standard.json")
    let run = try program("parametres", "--donnees", "tables", "--json")
    #expect(try run.status == 1 && run.codes() == ["law.parameter.unreadable"])
    #expect(((try run.json()["parameters"] as? [Any])?.count ?? 0) > 10)
  }
}
