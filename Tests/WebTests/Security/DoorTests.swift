import Foundation
import Kernel
import Testing
import UseCases

@testable import Web

/// Coming in: cookies, sessions, tokens, guesses.
@Suite struct ComingInTests {
  @Test func `a session begins under a new identifier, in a cookie that scripts and other sites cannot have`() async throws {
    let house = try await House.open()
    let browser = house.browser()
    await browser.set(cookie: "ecritoire=choisi-par-un-autre")
    let reply = try await browser.logIn(House.login(.director), House.password)
    #expect(reply.status == 303 && reply["location"] == "/")
    let cookie = try #require(reply["set-cookie"])
    #expect(!cookie.contains("choisi-par-un-autre"))
    for flag in ["HttpOnly", "SameSite=Strict", "Path=/"] { #expect(cookie.contains(flag), "\(cookie)") }
    #expect(!cookie.contains("Secure"))
    #expect(try await browser.get("/").status == 200)
    await browser.set(cookie: "ecritoire=choisi-par-un-autre")
    #expect(try await browser.get("/").status == 303)
  }

  @Test func `behind a proxy the cookie is for TLS alone, and for this host`() async throws {
    let house = try await House.open { $0.isBehindProxy = true }
    let reply = try await house.browser().logIn(House.login(.director), House.password)
    #expect(reply["set-cookie"]?.hasPrefix("__Host-ecritoire=") == true)
    #expect(reply["set-cookie"]?.contains("Secure") == true)
  }

  @Test func `a session ends by itself after half an hour, and its identifier is replaced meanwhile`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.learner)
    let first = await browser.cookie
    house.clock.pass(16 * 60)
    #expect(try await browser.get("/").status == 200)
    let second = await browser.cookie
    #expect(first != second)
    house.clock.pass(90)
    await browser.set(cookie: first)
    #expect(try await browser.get("/").status == 303)
    await browser.set(cookie: second)
    #expect(try await browser.get("/").status == 200)
    house.clock.pass(31 * 60)
    #expect(try await browser.get("/").status == 303)
  }

  @Test func `logging out ends the session on the server`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.learner)
    let cookie = await browser.cookie
    _ = try await browser.get("/")
    #expect(try await browser.post("/deconnexion").status == 303)
    await browser.set(cookie: cookie)
    #expect(try await browser.get("/").status == 303)
  }

  @Test func `closing somebody's way in, or another password, ends their sessions at once`() async throws {
    let house = try await House.open()
    let (director, learner) = (try await house.comeIn(.director), try await house.comeIn(.learner))
    let card = "/personnes/fiche/\(House.login(.learner))"
    _ = try await director.get(card)
    let reply = try await director.post(card, [("nom", "Dominique apprenant"), ("role", "apprenant")])
    #expect(reply.status == 303, "\(reply.codes)")
    #expect(try await learner.get("/").status == 303)
    #expect(try await learner.logIn(House.login(.learner), House.password).status == 422)
  }

  @Test func `an unknown login and a wrong password get the same answer, and guesses are slowed down`() async throws {
    let house = try await House.open()
    let browser = house.browser()
    let wrong = try await browser.logIn(House.login(.learner), "pas le bon mot")
    let unknown = try await browser.logIn("personne.ici", "pas le bon mot")
    #expect(wrong.status == 422 && unknown.status == 422)
    let (one, other) = (wrong.text.replacing(House.login(.learner), with: ""), unknown.text.replacing("personne.ici", with: ""))
    #expect(one == other)
    for _ in 0..<4 { #expect(try await browser.logIn(House.login(.learner), "encore un essai").status == 422) }
    let throttled = try await browser.logIn(House.login(.learner), House.password)
    #expect(throttled.status == 429 && throttled.text.contains("1 min"), "\(throttled.status)")
    // Nobody else is kept out, and the right password opens once the time has passed.
    #expect(try await house.browser().logIn(House.login(.director), House.password).status == 303)
    house.clock.pass(61)
    #expect(try await browser.logIn(House.login(.learner), "raté encore").status == 422)
    #expect(try await browser.logIn(House.login(.learner), House.password).text.contains("2 min"))
    house.clock.pass(121)
    #expect(try await browser.logIn(House.login(.learner), House.password).status == 303)
  }

  @Test func `many guesses at once are not one guess`() async throws {
    let house = try await House.open()
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<20 { group.addTask { try await house.browser().logIn(House.login(.learner), "mauvais essai").status } }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 422 } == 5 && statuses.count { $0 == 429 } == 15, "\(statuses)")
  }

  @Test func `an address that tries many logins is slowed down, and only a proxy of ours says which address`() async throws {
    let house = try await House.open()
    for number in 0..<40 { _ = try await house.browser().logIn("essai\(number)", "un mot quelconque") }
    #expect(try await house.browser().logIn("essai99", "x", headers: ["X-Forwarded-For": "203.0.113.9"]).status == 429)
    let behind = try await House.open { $0.isBehindProxy = true }
    for number in 0..<40 {
      _ = try await behind.browser().logIn("essai\(number)", "x", headers: ["X-Forwarded-For": "1.2.3.4, 203.0.113.9"])
    }
    #expect(try await behind.browser().logIn("essai99", "x", headers: ["X-Forwarded-For": "5.6.7.8, 203.0.113.9"]).status == 429)
    #expect(try await behind.browser().logIn("essai98", "x", headers: ["X-Forwarded-For": "203.0.113.10"]).status == 422)
  }

  @Test func `the way after the door is a page of ours`() {
    for text in ["//ailleurs.example", "https://ailleurs.example", "/\\ailleurs", "/a\r\nSet-Cookie: x", "", "d/a"] {
      #expect(Address.own(text) == "/", "\(text)")
    }
    #expect(Address.own("/d/atelier/balance?au=2026-10-31") == "/d/atelier/balance?au=2026-10-31")
  }

  @Test func `the first person comes by the link of the terminal, once`() async throws {
    let house = try await House.open(peopled: false)
    let key = try #require(house.address.split(separator: "=").last.map(String.init))
    let browser = house.browser()
    #expect(try await browser.get("/premiere-fois?cle=autre").status == 403)
    let form = [
      ("cle", key), ("nom", "Hélène Martin"), ("identifiant", "helene"), ("role", "dirigeant"),
      ("mot-de-passe", House.password), ("mot-de-passe-2", House.password),
    ]
    let weak = try await browser.post(
      "/premiere-fois", form.map { $0.0.hasPrefix("mot") ? ($0.0, "azertyuiop123") : $0 }, token: "")
    #expect(weak.status == 422)
    #expect(try await browser.post("/premiere-fois", form, token: "").status == 303)
    #expect(try await browser.get("/").text.contains("atelier"))
    #expect(try await house.browser().post("/premiere-fois", form, token: "").status == 403)
  }

  @Test func `a link to choose a password is good once, for seven days`() async throws {
    let house = try await House.open()
    let director = try await house.comeIn(.director)
    _ = try await director.get("/personnes")
    let reply = try await director.post(
      "/personnes/ajouter", [("nom", "Nora Benali"), ("identifiant", "nora.benali"), ("role", "apprenant")])
    let key = try #require(reply.text.firstMatch(of: /invitation\?cle=([0-9a-f]{32})/)?.1)
    let form = [("cle", String(key)), ("mot-de-passe", House.password), ("mot-de-passe-2", House.password)]
    let browser = house.browser()
    #expect(try await browser.get("/invitation?cle=\(key)").text.contains("Nora Benali"))
    #expect(try await browser.post("/invitation", form, token: "").status == 303)
    #expect(try await house.browser().post("/invitation", form, token: "").status == 404)
    #expect(try await house.browser().logIn("nora.benali", House.password).status == 303)
    _ = try await director.get("/personnes")
    let again = try await director.post("/personnes/fiche/nora.benali/lien")
    let late = try #require(again.text.firstMatch(of: /invitation\?cle=([0-9a-f]{32})/)?.1)
    house.clock.pass(8 * 24 * 3600)
    #expect(try await house.browser().get("/invitation?cle=\(late)").status == 404)
  }
}
