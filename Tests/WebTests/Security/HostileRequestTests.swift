import Foundation
import Kernel
import Logging
import Testing
import UseCases

@testable import Web

/// Requests that no page of ours makes: each is refused, and nothing is written.
@Suite struct HostileRequestTests {
  private static let party = [("code", "DUPONT"), ("nom", "Dupont"), ("genre", "client"), ("compte", "411")]

  @Test func `a form without a token, with another session's, or sent twice is refused`() async throws {
    let house = try await House.open()
    let before = try house.digest()
    let (browser, other) = (try await house.comeIn(.director), try await house.comeIn(.director))
    _ = try await browser.get("/")
    _ = try await other.get("/")
    let foreign = try #require(await other.token)
    let name = [("nom-groupe", "groupe B")]
    let json = ["Accept": "application/json"]
    #expect(try await browser.post("/personnes/groupes", name, token: "", headers: json).codes == ["web.token-missing"])
    #expect(try await browser.post("/personnes/groupes", name, token: foreign, headers: json).codes == ["web.token-foreign"])
    #expect(try await browser.post("/personnes/groupes", name, token: "a.b.c", headers: json).codes == ["web.token-foreign"])
    #expect(try await browser.post("/d/atelier/tiers", Self.party, token: "", headers: json).codes == ["web.token-missing"])
    #expect(try house.digest() == before)
    let good = try #require(await browser.token)
    #expect(try await browser.post("/personnes/groupes", name, token: good).status == 303)
    let after = try house.digest()
    #expect(
      try await browser.post("/personnes/groupes", [("nom-groupe", "C")], token: good, headers: json).codes == [
        "web.token-replayed"
      ])
    #expect(try house.digest() == after)
  }

  @Test func `a form from another site is refused, at the door too`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.director)
    _ = try await browser.get("/")
    let before = try house.digest()
    for header in [["Origin": "https://ailleurs.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"]] {
      let reply = try await browser.post("/personnes/groupes", [("nom-groupe", "B")], headers: header)
      #expect(reply.status == 403 && reply.codes == ["web.origin"], "\(header)")
      #expect(try await house.browser().logIn(House.login(.director), House.password, headers: header).status == 403)
    }
    #expect(try house.digest() == before)
    let own = ["Origin": "http://127.0.0.1:\(house.port)", "Sec-Fetch-Site": "same-origin"]
    #expect(try await browser.post("/personnes/groupes", [("nom-groupe", "B")], headers: own).status == 303)
  }

  @Test func `paths cannot leave the folder, nor name what is not open`() async throws {
    let house = try await House.open()
    try FileManager.default.copyItem(atPath: house.path("ailleurs.ecritoire"), toPath: house.path("..secret.ecritoire"))
    let browser = try await house.comeIn(.learner)
    let names = [
      "..%2f..%2fetc%2fpasswd", "%2e%2e", "..", "atelier%00", "atelier%2fbalance", "atelier%5c..", "ailleurs", "ATELIER",
      "..secret",
      "cabinet.sqlite", "atelier.ecritoire", "%c3%a9", "a%0d%0aX-Y:z", String(repeating: "a", count: 5000),
    ]
    for name in names {
      let reply = try await browser.get("/d/\(name)/balance")
      #expect([303, 400, 404].contains(reply.status) && reply["x-y"] == nil, "\(name): \(reply.status)")
      #expect(!reply.text.contains("root:") && !reply.text.contains(house.folder), "\(name)")
    }
    for path in [
      "/actif/../WebServer.swift", "/actif/%2e%2e/Templates/Shell/layout.mustache", "/actif/..%2f..%2f..%2fetc%2fpasswd",
    ] {
      #expect(try await browser.get(path).status != 200, "\(path)")
    }
  }

  @Test func `on one's own machine only its own names are answered`() async throws {
    let house = try await House.open(.local)
    let browser = try await house.comeInLocally()
    #expect(try await browser.get("/").status == 200)
    for host in ["ailleurs.example", "ailleurs.example:\(house.port)", "127.0.0.1.ailleurs.example", "localhost.evil:80", ""] {
      let reply = try await browser.get("/", headers: ["Host": host])
      #expect(reply.status == 403 || reply.status == 400, "\(host): \(reply.status)")
    }
    #expect(try await house.browser().get("/").status == 401)
    let link = try #require(URL(string: house.address))
    #expect(try await house.browser().get("\(link.path)?\(link.query ?? "")").status != 303)
  }

  @Test func `without passwords the server listens to this machine alone`() async throws {
    var server = WebServer(
      folder: "/nowhere", host: "0.0.0.0", mode: .local, owner: "",
      clock: WebClock(seconds: { 0 }, today: { Day(2026, 1, 1) }, timeOfDay: { "" }))
    for host in ["0.0.0.0", "::", "192.0.2.1", "ecritoire.example"] {
      server.host = host
      await #expect(throws: Finding.self) { try await server.run(logger: .init(label: "t")) { _ in } }
    }
    for host in ["127.0.0.1", "127.0.0.53", "::1", "localhost"] { #expect(WebServer.isLoopback(host)) }
  }

  @Test func `bodies too large, of another kind, compressed or with too many parts are refused`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.director)
    _ = try await browser.get("/")
    let before = try house.digest()
    let path = "/personnes/groupes"
    func send(_ type: String, _ body: [UInt8], _ headers: [String: String] = [:], to path: String = path) async throws -> Reply {
      try await browser.request("POST", path, headers: ["Content-Type": type].merging(headers) { $1 }, body: body)
    }
    let encoded = "application/x-www-form-urlencoded"
    let large = try await send(encoded, Array(repeating: 97, count: 5 << 20))
    #expect(large.status == 413, "\(large.status)")
    #expect(try await send(encoded, Array("nom=a".utf8), ["Content-Length": "99999999999"]).status == 413)
    #expect(try await send(encoded, Array(String(repeating: "a=b&", count: 5000).utf8)).status == 413)
    for type in ["application/json", "text/xml", "text/plain", "", "multipart/form-data"] {
      #expect(try await send(type, Array("{\"nom-groupe\":\"B\"}".utf8)).status == 415, "\(type)")
    }
    #expect(try await send(encoded, Array("nom=a".utf8), ["Content-Encoding": "gzip"]).status == 415)
    let part = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\nabc\r\n"
    let many = Array((String(repeating: part, count: 40) + "--x--\r\n").utf8)
    #expect(try await send("multipart/form-data; boundary=x", many, to: "/controler").status == 413)
    let fields = "--x\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nabc\r\n"
    #expect(
      try await send("multipart/form-data; boundary=x", Array((String(repeating: fields, count: 5000) + "--x--\r\n").utf8)).status
        == 413)
    for broken in [
      "--x\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nabc", "--x\r\n" + String(repeating: "A", count: 20_000), "--xz",
    ] {
      #expect(try await send("multipart/form-data; boundary=x", Array(broken.utf8)).status == 422, "\(broken.prefix(40))")
    }
    // Who has not come in may send less.
    let stranger = try await house.browser().post(
      "/connexion", [("identifiant", String(repeating: "a", count: 20_000))], token: "")
    #expect(stranger.status == 413)
    #expect(try house.digest() == before)
  }

  @Test func `a body that never ends is let go, and the server keeps answering`() async throws {
    let house = try await House.open { $0.uploadSeconds = 1 }
    let browser = try await house.comeIn(.director)
    _ = try await browser.get("/")
    let before = try house.digest()
    let began = ContinuousClock.now
    let body = Array(("nom-groupe=" + String(repeating: "a", count: 40)).utf8)
    let reply = try await browser.request(
      "POST", "/personnes/groupes", headers: ["Content-Type": "application/x-www-form-urlencoded", "Content-Length": "100000"],
      body: body,
      pieces: 6, pause: 400)
    #expect(reply.status == 408, "\(reply.status)")
    #expect(began.duration(to: .now) < .seconds(20))
    #expect(try await browser.get("/").status == 200)
    #expect(try house.digest() == before)
  }

  @Test func `a connection that says nothing whole is closed`() async throws {
    let house = try await House.open { $0.idleSeconds = 1 }
    let began = ContinuousClock.now
    let trickle = "GET / HTTP/1.1\r\nHost: a\r\nX-A: ".utf8.map { [$0] } + Array(repeating: [97], count: 300)
    let reply = try await Wire.send(trickle, to: house.port, pause: 100)
    #expect(reply.status == 0 && began.duration(to: .now) < .seconds(25))
  }

  @Test func `requests that are not HTTP do not stop the server`() async throws {
    let house = try await House.open()
    for text in [
      "\u{16}\u{3}\u{1}", "GET / HTTP/9.9\r\n\r\n", "GET\r\n\r\n",
      "POST /connexion HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
      "POST /connexion HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "GET /" + String(repeating: "a", count: 100_000) + " HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 5000) + "\r\n",
      "PUT / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    ] {
      let reply = try await Wire.send([Array(text.utf8)], to: house.port, patience: 3)
      #expect(reply.status != 200, "\(text.prefix(40))")
    }
    #expect(try await house.browser().get("/sante").status == 200)
  }

  @Test func `every answer carries the headers that keep a page closed`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.learner)
    for path in ["/", "/connexion", "/rien", "/actif/ecritoire.css", "/d/atelier", "/sante", "/aide"] {
      let reply = try await browser.get(path)
      let policy = try #require(reply["content-security-policy"], "\(path)")
      #expect(
        policy.contains("default-src 'none'") && policy.contains("frame-ancestors") && !policy.contains("unsafe"), "\(path)")
      #expect(reply["x-content-type-options"] == "nosniff" && reply["referrer-policy"] == "same-origin", "\(path)")
      #expect(reply["x-request-id"] != nil)
      if !path.hasPrefix("/actif") { #expect(reply["cache-control"] == "no-store") }
    }
  }

  @Test func `health is for monitors: no name in it`() async throws {
    let house = try await House.open()
    let reply = try await house.browser().get("/sante")
    let value = try #require(try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any])
    #expect(value["ok"] as? Bool == true && value["openDossiers"] as? Int == 0)
    #expect(Set(value.keys) == ["ok", "uptime", "openDossiers", "version"])
  }
}
