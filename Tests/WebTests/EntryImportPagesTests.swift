import Foundation
import Kernel
import Store
import Testing
import UseCases

@testable import Web

@Suite struct EntryImportPagesTests {
  static let titles = "Quand;Journal;Pièce;Compte;Libellé;Débit;Crédit\n"
  static let lines = "05/10/2026;OD;X1;471;Attente;5,00;\n05/10/2026;OD;X1;512;Attente;;5,00\n"
  static let page = "/d/atelier/imports/ecritures"

  private func send(_ browser: Browser, _ text: String?, token: String? = nil) async throws -> Reply {
    let known = await browser.token
    var body = "--x\r\nContent-Disposition: form-data; name=\"jeton\"\r\n\r\n\(token ?? known ?? "")\r\n"
    if let text {
      body += "--x\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"a.csv\"\r\n\r\n\(text)\r\n"
    }
    return try await browser.request(
      "POST", Self.page + "/essai", headers: ["Content-Type": "multipart/form-data; boundary=x"],
      body: Array((body + "--x--\r\n").utf8))
  }

  /// The result’s page, and the identifier at the end of its address.
  private func follow(_ browser: Browser, _ reply: Reply) async throws -> (page: Reply, id: String) {
    let address = try #require(reply["location"], "\(reply.status) \(reply.codes)")
    return (try await browser.get(address), String(address.split(separator: "/").last ?? ""))
  }

  private func drafts(_ house: House) throws -> Int {
    let dossier = try Dossier.open(at: house.path("atelier.ecritoire"))
    defer { try? dossier.close() }
    return try dossier.reading { try $0.draftSummary().count }
  }

  @Test func `a file is tried, its columns said, then kept and undone`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.collaborator)
    let form = try await browser.get(Self.page)
    #expect(form.status == 200 && form.text.contains("enctype=\"multipart/form-data\""))
    let refused = try await follow(browser, try await send(browser, Self.titles + Self.lines))
    #expect(refused.page.codes.contains("ledger.import.column-missing"))
    #expect(!refused.page.text.contains("--colonne") && !refused.page.text.contains("Importer au brouillard"))

    let twice = try await browser.post(
      Self.page + "/essai", [("essai", refused.id), ("colonne-0", "journal"), ("colonne-1", "journal")])
    #expect(twice.status == 422 && twice.codes.contains("web.import.column-twice"))
    #expect(twice.text.contains("<option value=\"journal\" selected>"))

    let right = try await follow(
      browser, try await browser.post(Self.page + "/essai", [("essai", refused.id), ("colonne-0", "date")]))
    #expect(right.page.text.contains("Importer au brouillard"), "\(right.page.codes)")
    #expect(try drafts(house) == 0)
    let kept = try await follow(browser, try await browser.post(Self.page + "/importer", [("essai", right.id)]))
    #expect(kept.page.text.contains("Importé") && kept.page.status == 200)
    #expect(try drafts(house) == 1)

    // The same titles are understood at once, and the same file is not taken twice without a word.
    _ = try await browser.get(Self.page)
    let next = try await follow(browser, try await send(browser, Self.titles + Self.lines.replacing("X1", with: "X2")))
    #expect(next.page.text.contains("comme la dernière fois") && next.page.text.contains("Importer au brouillard"))
    let again = try await follow(browser, try await send(browser, Self.titles + Self.lines))
    #expect(again.page.codes.contains("ledger.import.already"))
    let allowed = try await follow(
      browser, try await browser.post(Self.page + "/essai", [("essai", again.id), ("encore", "on")]))
    #expect(allowed.page.text.contains("Importer au brouillard"), "\(allowed.page.codes)")

    let list = try await browser.get("/d/atelier/imports")
    #expect(list.text.contains("Annuler l’import 1"))
    #expect(try await browser.post("/d/atelier/imports/annuler", [("lot", "1")]).status == 303)
    #expect(try drafts(house) == 0)
  }

  @Test func `no file, no token, another's trial, a role that may not`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.collaborator)
    _ = try await browser.get(Self.page)
    let none = try await send(browser, nil)
    #expect(none.status == 422 && none.codes.contains("web.no-file"))
    let before = try house.digest()
    #expect(try await send(browser, Self.titles + Self.lines, token: "").codes.contains("web.token-missing"))
    _ = try await browser.get(Self.page)
    let own = try await follow(browser, try await send(browser, Self.titles + Self.lines))
    let other = try await house.comeIn(.director)
    _ = try await other.get(Self.page)
    #expect(try await other.post(Self.page + "/importer", [("essai", own.id)]).codes.contains("web.result-gone"))
    let jury = try await house.comeIn(.jury)
    #expect(try await jury.get(Self.page).status == 403)
    #expect(try house.digest() == before)
  }

  @Test func `a way out for pages names no command, and leads to a page that there is`() throws {
    let routes = Set(WebServer.routes(LocalDoor(owner: .owner(named: "x"))).all.map(\.path))
    for (code, way) in PageWay.all {
      #expect(!PageWay.namesCommand(way.sentence) && !way.sentence.isEmpty, "\(code)")
      if let page = way.page { #expect(routes.contains("/d/{dossier}/\(page.rest)") && !page.label.isEmpty, "\(code)") }
    }
    let near = Finding(
      "report.third-party-unknown", "", recovery: "Peut-être cherchez-vous : MORVAN. Sinon voyez la liste : ecritoire plan tiers")
    #expect(RefusalView(near).recovery == "Peut-être cherchez-vous : MORVAN. Voyez la liste des tiers.")
    #expect(RefusalView(near, dossier: "a").wayHref == "/d/a/tiers" && RefusalView(near).wayHref == nil)
    let tolerant = Finding("fec.line.empty", "", recovery: "Supprimez-la, ou lisez le fichier avec --tolerant.")
    #expect(RefusalView(tolerant).recovery == "Supprimez-la, ou lisez le fichier en mode tolérant.")
  }
}
