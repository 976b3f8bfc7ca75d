import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases

@testable import Web

/// Texts that would run in a browser or in SQL, in every field that is shown back.
@Suite struct EscapingTests {
  static let hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{{view}}}'; DROP TABLE entry; --"

  /// A dossier whose every text is hostile.
  private static func poison(_ house: House) throws {
    let dossier = try Dossier.open(at: house.path("atelier.ecritoire"))
    defer { try? dossier.close() }
    let desk = Desk(dossier: dossier, author: hostile, today: Day(2026, 11, 2), instant: "2026-11-02T09:00:00Z")
    try dossier.changing(Author(name: hostile, instant: "2026-11-02T09:00:00Z"), "dossier.creer", subject: "dossier") { change in
      try change.setFacts(DossierFacts(name: hostile, siren: "000000018", mode: .school))
      try change.openThirdParty(ThirdParty(code: "XSS", name: hostile, kind: .customer, account: "411"))
      try change.openAccount(Account(number: "4718", label: hostile))
      try change.openJournal(Journal(code: "XX", label: hostile, kind: .miscellaneous))
    }
    let draft = EntryDraft(
      journal: "OD", day: Day(2026, 10, 5), pieceRef: hostile, label: hostile,
      lines: [.debit("411", Money(cents: 1200), thirdParty: "XSS"), .credit("758", Money(cents: 1200))])
    let saved = try RecordEntry(draft)(desk)
    let id = try #require(saved.id)
    var other = draft
    other.journal = "XX"
    other.lines = [.debit("4718", Money(cents: 1200)), .credit("758", Money(cents: 1200))]
    #expect(try RecordEntry(other)(desk).id != nil)
    try dossier.changing(Author(name: "x", instant: "2026-11-02T09:00:00Z"), "piece.joindre", subject: "entry/\(id)") { change in
      _ = try change.attach(Data("%PDF-1.4".utf8), name: hostile + ".pdf", mediaType: "application/pdf", to: id)
    }
  }

  @Test func `what was typed comes back as text on every page`() async throws {
    let house = try await House.open()
    try Self.poison(house)
    let director = try await house.comeIn(.director)
    let before = try house.digest()
    var shown = 0
    let encoded = Fields.encode(Self.hostile)
    for route in RoleMatrixTests.routes where route.method == .get {
      let target = RoleMatrixTests.target(route)
      for address in [
        target,
        "\(target)?q=\(encoded)&mots=\(encoded)&compte=\(encoded)&du=\(encoded)&au=\(encoded)&apres=\(encoded)&groupe=\(encoded)",
      ] {
        let reply = try await director.get(address)
        guard reply["content-type"]?.hasPrefix("text/html") == true else { continue }
        #expect(!reply.text.contains("<script>alert"), "\(address.prefix(60))")
        #expect(!reply.text.contains("<img src=x"), "\(address.prefix(60))")
        #expect(reply.status < 500, "\(address.prefix(60)): \(reply.status)")
        if reply.text.contains("&lt;script&gt;alert(1)") { shown += 1 }
      }
    }
    #expect(shown > 5, "the hostile texts should be seen on many pages, not on \(shown)")
    #expect(try house.digest() == before)
  }

  /// What each page shows of the texts of a dossier: the account's, the journal's, the third party's, the entry's, the piece's.
  private static let shown = [
    ("plan", "label of an account"), ("comptes/4718", "label of an account"), ("grand-livre/4718", "label, entry, piece"),
    ("balance", "label of an account"), ("balance?compte=4718", "label, entry, piece"), ("journaux", "label of a journal"),
    ("journaux/XX", "label, entry, piece"), ("centralisateur", "label of a journal"), ("tiers", "name"), ("tiers/XSS", "name"),
    ("balance?auxiliaire=oui", "name"), ("balance-agee", "name"), ("lettrage", "name"), ("ecritures", "entry and piece"),
    ("ecritures/1", "entry, piece, voucher"), ("brouillard", "entry and piece"), ("saisie?ecriture=1", "entry and piece"),
    ("chercher?q=script", "entry"), ("piste", "author"),
  ]

  @Test func `each text of a dossier is seen on its page and on paper, as text`() async throws {
    let house = try await House.open()
    try Self.poison(house)
    let director = try await house.comeIn(.director)
    for (path, what) in Self.shown {
      let reply = try await director.get("/d/atelier/\(path)")
      #expect(reply.status == 200, "\(path): \(reply.status)")
      #expect(reply.text.contains("&lt;script&gt;alert(1)"), "\(path) does not show it: \(what)")
      #expect(!reply.text.contains("<script>alert") && !reply.text.contains("<img src=x"), "\(path): \(what)")
      guard reply.text.contains("forme=imprimer") else { continue }
      let paper = try await director.get("/d/atelier/\(path)\(path.contains("?") ? "&" : "?")forme=imprimer")
      #expect(paper.status == 200 && paper.text.contains("&lt;script&gt;alert(1)"), "\(path) on paper")
      #expect(!paper.text.contains("<script>alert") && !paper.text.contains("<img src=x"), "\(path) on paper")
    }
  }

  @Test func `a template and a group with a hostile name are kept or refused, and shown as text`() async throws {
    let house = try await House.open()
    let director = try await house.comeIn(.director)
    _ = try await director.get("/personnes")
    for name in ["<script>alert(1)</script>", "\"><img src=x onerror=alert(2)>", "'; DROP TABLE person; --"] {
      let group = try await director.post("/personnes/groupes", [("nom-groupe", name)])
      #expect([303, 422].contains(group.status), "\(name): \(group.status)")
      let people = try await director.get("/personnes")
      #expect(people.text.contains(name.htmlEscaped) == (group.status == 303), "\(name)")
      #expect(!people.text.contains("<script>alert") && !people.text.contains("<img src=x"), "\(name)")
    }
    try Self.poison(house)
    _ = try await director.get("/d/atelier/ecritures/1")
    let kept = try await director.post(
      "/d/atelier/guides/depuis-ecriture", [("ecriture", "1"), ("nom", "<script>alert(1)</script>")])
    #expect([303, 422].contains(kept.status), "\(kept.status)")
    for path in ["guides", "saisie", "piste"] {
      let page = try await director.get("/d/atelier/\(path)")
      #expect(page.status == 200 && !page.text.contains("<script>alert"), "\(path)")
      if path == "guides", kept.status == 303 { #expect(page.text.contains("&lt;script&gt;alert(1)")) }
    }
  }

  @Test func `hostile texts in the forms of people come back as text, and nothing is written`() async throws {
    let house = try await House.open()
    let director = try await house.comeIn(.director)
    _ = try await director.get("/personnes")
    let before = try house.digest()
    for (path, fields) in [
      (
        "/personnes/ajouter",
        [("nom", Self.hostile), ("identifiant", Self.hostile), ("role", Self.hostile), ("groupe", Self.hostile)]
      ),
      ("/personnes/groupes", [("nom-groupe", Self.hostile)]),
      ("/personnes/fiche/\(House.login(.learner))/dossier", [("dossier", Self.hostile)]),
      ("/personnes/fiche/\(House.login(.learner))/groupe", [("groupe", Self.hostile)]),
      ("/personnes/fiche/\(House.login(.learner))", [("nom", "Dominique"), ("role", Self.hostile), ("acces", "oui")]),
    ] {
      let reply = try await director.post(path, fields)
      #expect([404, 422].contains(reply.status), "\(path): \(reply.status)")
      #expect(!reply.text.contains("<script>alert") && !reply.text.contains("<img src=x"), "\(path)")
    }
    #expect(try house.digest() == before)
    // A short one is a name like another: kept, and shown as text.
    let name = "<b onload=x>Robert'); DROP TABLE person;--"
    #expect(
      try await director.post("/personnes/ajouter", [("nom", name), ("identifiant", "robert"), ("role", "jury")]).status == 200)
    let list = try await director.get("/personnes")
    #expect(list.text.contains("&lt;b onload=x&gt;Robert") && !list.text.contains("<b onload"))
    let door = try await house.browser().logIn(name, name)
    #expect(door.status == 422 && !door.text.contains("<b onload"))
    #expect(
      try await house.browser().get("/connexion?vers=\(Fields.encode("\"><script>alert(1)</script>"))").text.contains(
        "<script>alert") == false)
  }
}
