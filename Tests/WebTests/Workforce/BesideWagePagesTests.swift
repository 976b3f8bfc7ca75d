import Foundation
import Kernel
import Store
import Testing
import UseCases
import Workforce

@testable import Web

/// What comes each month beside the wage, in the forms of hiring and amendment; what falls due about people on the first page.
@Suite struct BesideWagePagesTests {
  private static let person: [(String, String)] = [
    ("nom", "Roux"), ("prenoms", "Nadia"), ("sexe", "F"), ("naissance", "12/05/1990"), ("nationalite", "FR"),
    ("type", "cdi"), ("debut", "01/10/2026"), ("signe", "01/10/2026"), ("emploi", "Vendeuse"), ("niveau", "II"),
    ("heures", "35"), ("salaire", "2400"), ("paie", "mois"),
  ]

  private static func open() async throws -> (House, Browser) {
    let house = try await House.open()
    try PrintTests.record(house, 1)
    let dossier = try Dossier.open(at: house.path("atelier.ecritoire"))
    defer { try? dossier.close() }
    let desk = Desk(dossier: dossier, author: "Camille Aubry", today: Day(2026, 11, 2), instant: "2026-11-02T09:00:00Z")
    var place = Workplace(
      name: "Boutique", siret: try Siret("00000001800010"), address: PostalAddress(lines: [], postcode: "", town: ""),
      activityCode: "4752A")
    place.headcounts.set(15, from: Day(2026, 1, 1))
    place.workAccidentRates.set(.percent(2_08), from: Day(2026, 1, 1))
    #expect(try KeepWorkplace(place)(desk).isKept)
    let browser = try await house.comeIn(.collaborator)
    _ = try await browser.get("/d/atelier/salaries/nouveau")
    return (house, browser)
  }

  private static func isInvalid(_ field: String, _ reply: Reply) -> Bool {
    reply.text.components(separatedBy: "<").contains { $0.contains("id=\"\(field)\"") && $0.contains("aria-invalid=\"true\"") }
  }

  @Test func `a refusal stands at the row that was typed, empty rows before it or not`() async throws {
    let (house, browser) = try await Self.open()
    defer { withExtendedLifetime(house) {} }
    let refused: [([(String, String)], String)] = [
      (
        [
          ("genre-1", "prime"), ("libelle-1", "Ancienneté"), ("montant-1", "60"), ("genre-3", "frais"),
          ("libelle-3", "Télétravail"), ("montant-3", "-1"),
        ], "montant-3"
      ),
      ([("genre-2", "prime"), ("montant-2", "60")], "libelle-2"), ([("libelle-2", "Ancienneté")], "genre-2"),
      ([("genre-1", "prime"), ("libelle-1", "Ancienneté")], "montant-1"),
      ([("transport-part", "75")], "transport"), ([("transport", "88,80"), ("transport-part", "101")], "transport-part"),
      ([("titre-employeur", "5")], "titre-restaurant"),
      ([("titre-restaurant", "10"), ("titre-employeur", "11")], "titre-employeur"),
    ]
    for (rows, field) in refused {
      let reply = try await browser.post("/d/atelier/salaries/nouveau", Self.person + rows)
      #expect(reply.status == 422 && Self.isInvalid(field, reply), "\(field): \(reply.status) \(reply.codes)")
    }
  }

  @Test func `all of it is kept, shown, amended and taken off`() async throws {
    let (house, browser) = try await Self.open()
    defer { withExtendedLifetime(house) {} }
    let beside: [(String, String)] = [
      ("genre-2", "prime"), ("libelle-2", "Ancienneté"), ("montant-2", "60"), ("transport", "88,80"), ("transport-part", "75"),
      ("titre-restaurant", "10"), ("titre-employeur", "5"), ("dispense", "ayant droit"),
    ]
    let hired = try await browser.post("/d/atelier/salaries/nouveau", Self.person + beside)
    #expect(hired.status == 303, "\(hired.codes)")
    let card = try await browser.get("/d/atelier/salaries/1")
    for words in [
      "Prime mensuelle : Ancienneté", "60,00\u{A0}€ par mois", "dont 75 % de l’employeur", "dont 5,00\u{A0}€ de l’employeur",
      "ayant droit",
    ] {
      #expect(card.text.contains(words), "\(words)")
    }
    // The form of an amendment has what holds, and a row that stays free.
    let form = try await browser.get("/d/atelier/salaries/1/avenant/1")
    for words in ["value=\"Ancienneté\"", "value=\"60,00\"", "value=\"75\"", "id=\"montant-2\""] {
      #expect(form.text.contains(words), "\(words)")
    }
    let version = try #require(form.text.firstMatch(of: /name="version" value="([0-9]+)"/).map { String($0.1) })
    let terms = Self.person.filter { ["emploi", "niveau", "heures", "salaire", "paie"].contains($0.0) }
    let amended = try await browser.post(
      "/d/atelier/salaries/1/avenant/1",
      terms + [("version", version), ("effet", "01/11/2026"), ("motif", "tout est retiré"), ("categorie", "employe")])
    #expect(amended.status == 303, "\(amended.codes)")
    let after = try await browser.get("/d/atelier/salaries/1")
    #expect(after.text.contains("éléments mensuels : prime mensuelle Ancienneté 60,00\u{A0}€ → aucun"))
    #expect(!after.text.contains("Prime mensuelle : Ancienneté"))
  }

  @Test func `the first page says what falls due about people, to who may read it`() async throws {
    let (house, browser) = try await Self.open()
    _ = try await browser.post("/d/atelier/salaries/nouveau", Self.person + [("fin-essai", "20/11/2026")])
    let home = try await browser.get("/d/atelier")
    for words in ["Bulletins de novembre 2026 à sceller", "Fin de l’essai", "Nadia Roux"] {
      #expect(home.text.contains(words), "\(words)")
    }
    let learner = try await house.comeIn(.learner)
    let theirs = try await learner.get("/d/atelier")
    #expect(theirs.text.contains("Nadia Roux") == Role.learner.may(.readWorkforce))
    let twin = try await browser.get("/d/atelier", headers: ["Accept": "application/json"])
    #expect(twin.text.contains("\"month\":\"2026-11\"") && twin.text.contains("fin de l’essai"), "\(twin.text.suffix(600))")
  }
}
