import Foundation
import Kernel
import SocialReporting
import Testing
import UseCases

@testable import Web

/// The pages of the DSN over HTTP: files that are sent, forms that are refused, who may what.
@Suite struct DSNPagesTests {
  static let json = ["Accept": "application/json"]

  struct File {
    var field: String
    var name: String
    var bytes: [UInt8]
  }

  private func send(_ browser: Browser, to path: String, _ files: [File]) async throws -> Reply {
    let known = await browser.token
    var body = Array("--x\r\nContent-Disposition: form-data; name=\"jeton\"\r\n\r\n\(known ?? "")\r\n".utf8)
    for file in files {
      body += Array("--x\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n\r\n".utf8)
      body += file.bytes + [13, 10]
    }
    return try await browser.request(
      "POST", path, headers: ["Content-Type": "multipart/form-data; boundary=x"], body: body + Array("--x--\r\n".utf8))
  }

  private func follow(_ browser: Browser, _ reply: Reply) async throws -> (page: Reply, address: String) {
    let address = try #require(reply["location"], "\(reply.status) \(reply.codes)")
    for _ in 0..<200 {
      let page = try await browser.get(address)
      if page.status != 202 { return (page, address) }
      usleep(50_000)
    }
    return (try await browser.get(address), address)
  }

  private static let sample = MessageViewTests.bytes

  @Test func `a file is opened, looked at block by block, and converted without loss`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.learner)
    _ = try await browser.get("/dsn")
    let (page, address) = try await follow(
      browser, try await send(browser, to: "/dsn", [File(field: "fichier", name: "a.dsn", bytes: Self.sample)]))
    #expect(page.status == 200 && page.text.contains("non certifiés") && page.text.contains("aria-label=\"Blocs de la DSN\""))
    #expect(page.body.count < 200_000)
    let block = try await browser.get(address + "?bloc=0", headers: Self.json)
    #expect(block.text.contains("\"S10.G00.00.006\"") && block.text.contains("P26V01"))
    let xml = try await browser.get(address + "/convertie")
    #expect(xml.status == 200 && xml["content-type"]?.hasPrefix("application/xml") == true)
    // Back from XML: the same bytes.
    _ = try await browser.get("/dsn")
    let (_, other) = try await follow(
      browser, try await send(browser, to: "/dsn", [File(field: "fichier", name: "a.xml", bytes: xml.body)]))
    #expect(try await browser.get(other + "/convertie").body == Self.sample)
    // The result is its person's alone.
    let stranger = try await house.comeIn(.trainer)
    #expect(try await stranger.get(address, headers: Self.json).codes == ["web.result-gone"])
    #expect(try await stranger.get(address + "/convertie", headers: Self.json).codes == ["web.result-gone"])
  }

  static let hostile: [(name: String, file: String, bytes: [UInt8], code: String)] = [
    (
      "a DOCTYPE", "a.xml",
      Array("<?xml version=\"1.0\"?><!DOCTYPE dsn [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><dsn>&x;</dsn>".utf8), "xml.doctype"
    ),
    ("another XML", "b.xml", Array("<?xml version=\"1.0\"?><feuille/>".utf8), ""),
    ("XML cut short", "c.xml", Array("<dsn xmlns=\"urn:ecritoire:dsn:neodes:1\"><S10.G00.00>".utf8), ""),
    ("a picture", "d.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], ""),
    ("nothing", "e.dsn", [], ""),
    ("one endless line", "f.dsn", Array("S10.G00.00.001,'".utf8) + Array(repeating: 65, count: 3 << 20), ""),
    ("a year to come", "g.dsn", Array("S10.G00.00.006,'P99V01'\r\n".utf8), ""),
  ]

  @Test(arguments: hostile.indices)
  func `a file that is no DSN is told so, and stops nothing`(index: Int) async throws {
    let (name, file, bytes, code) = Self.hostile[index]
    let house = try await House.open()
    let browser = try await house.comeIn(.learner)
    _ = try await browser.get("/dsn")
    let (page, address) = try await follow(
      browser, try await send(browser, to: "/dsn", [File(field: "fichier", name: file, bytes: bytes)]))
    #expect(page.status == 200 || page.status == 422, "\(name): \(page.status) \(page.codes)")
    #expect(!page.codes.isEmpty, "\(name)")
    #expect(!page.text.contains("root:"), "\(name)")
    if !code.isEmpty { #expect(page.codes.contains { $0.hasPrefix(code) }, "\(name): \(page.codes)") }
    #expect(page.body.count < 200_000, "\(name)")
    let converted = try await browser.get(address + "/convertie", headers: Self.json)
    #expect(converted.status == 422, "\(name): \(converted.status)")
  }

  @Test func `copies are held against the model, one of them unreadable`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.trainer)
    _ = try await browser.get("/dsn/comparer")
    let changed = Array(
      String(decoding: Self.sample, as: UTF8.self).replacing("'ATELIER BRINDILLE (FICTIF)'", with: "'AUTRE'").utf8)
    let files = [
      File(field: "modele", name: "modele.dsn", bytes: Self.sample),
      File(field: "copies", name: "pareille.dsn", bytes: Self.sample),
      File(field: "copies", name: "autre.dsn", bytes: changed),
      File(field: "copies", name: "image.png", bytes: [0x89, 0x50, 1, 2]),
    ]
    let (page, address) = try await follow(browser, try await send(browser, to: "/dsn/comparer", files))
    #expect(
      page.status == 200 && page.text.contains("Aucune différence de sens") && page.text.contains("web.dsn.copy-unreadable"))
    let twin = try await browser.get(address, headers: Self.json)
    let value = try #require(try JSONSerialization.jsonObject(with: Data(twin.body)) as? [String: Any])
    let copies = try #require(value["copies"] as? [[String: Any]])
    #expect(copies.map { $0["isSame"] as? Bool } == [true, false, false])
    _ = try await browser.get("/dsn/comparer")
    let none = try await send(browser, to: "/dsn/comparer", [])
    #expect(none.status == 422 && none.codes == ["web.dsn.no-model", "web.dsn.no-copies"])
  }

  @Test func `without a file nothing begins`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.collaborator)
    for (path, code) in [("/dsn", "web.no-file"), ("/d/atelier/dsn/retour", "web.no-file")] {
      _ = try await browser.get(path)
      let reply = try await send(browser, to: path, [])
      #expect(reply.status == 422 && reply.codes.contains(code), "\(path): \(reply.status) \(reply.codes)")
    }
  }

  @Test(
    arguments: [
      ("/d/atelier/dsn/declarations/1/envoyee", [("jour", "hier")], "dsn.declaration.unknown"),
      ("/d/atelier/dsn/signaler", [("nature", "99"), ("objet", "1")], "web.dsn.nature"),
      ("/d/atelier/dsn/signaler", [], "web.dsn.nature"), ("/d/atelier/dsn/preparer", [("mois", "2026-13")], "web.dsn.month"),
      ("/d/atelier/dsn/preparer", [("mois", "")], "web.dsn.month"),
      ("/d/atelier/dsn/declarant", [("nom", ""), ("courriel", "x"), ("telephone", "y")], "workforce.declarant.name"),
      ("/d/atelier/dsn/declarant", [("nom", "A"), ("urssaf", "123")], "web.identifier-refused"),
    ] as [(String, [(String, String)], String)])
  func `a form that cannot be is refused, and nothing is kept`(path: String, fields: [(String, String)], code: String)
    async throws
  {
    let house = try await House.open()
    let browser = try await house.comeIn(.collaborator)
    _ = try await browser.get("/d/atelier/dsn")
    let before = try house.digest()
    let reply = try await browser.post(path, fields, headers: Self.json)
    #expect((400..<500).contains(reply.status), "\(reply.status)")
    #expect(reply.codes.contains(code) || reply.status == 422, "\(path): \(reply.codes)")
    #expect(try house.digest() == before)
  }

  @Test func `a dossier without anybody teaches, and whoever may not write is not led to`() async throws {
    let house = try await House.open()
    for role in [Role.collaborator, .jury] {
      let browser = try await house.comeIn(role)
      let page = try await browser.get("/d/atelier/dsn")
      #expect(page.status == 200 && page.text.contains("Rien à déclarer encore"), "\(role)")
      let declarant = try await browser.get("/d/atelier/dsn/declarant")
      #expect(declarant.text.contains("name=\"courriel\"") == (role == .collaborator), "\(role)")
    }
  }
}
