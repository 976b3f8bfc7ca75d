import Kernel
import Ledger
import Store
import Testing
import UseCases

@testable import Web

/// Entries of a thousand lines, as a payroll or a till gives them.
@Suite struct LongEntryTests {
  static let heaviest = 200_000
  static let count = 1_000

  /// Every line another amount and label, and the last one their sum on the other side.
  static func draft() -> EntryDraft {
    var lines = (1..<count).map { rank in
      EntryLine(
        account: "6064", label: "Fournitures d’atelier & divers, bon n° \(rank)", debit: Money(cents: Int64(100_000 + rank * 7)))
    }
    lines[10].foreign = ForeignAmount(amount: "1,10", currency: "USD")
    lines[969].foreign = ForeignAmount(amount: "9,70", currency: "USD")
    lines.append(EntryLine(account: "467", label: "Total des bons", credit: lines.map(\.debit).sum()))
    return EntryDraft(journal: "OD", day: Day(2026, 10, 5), pieceRef: "L-1000", label: "Bons du mois", lines: lines)
  }

  private func withDesk<Result>(_ house: House, _ body: (Desk) throws -> Result) throws -> Result {
    let dossier = try Dossier.open(at: house.path("atelier.ecritoire"))
    defer { try? dossier.close() }
    return try body(Desk(dossier: dossier, author: "Camille", today: Day(2026, 11, 2), instant: "2026-11-02T09:30:00Z"))
  }

  private func record(_ house: House) throws -> Int64 {
    try withDesk(house) { desk in
      let outcome = try RecordEntry(Self.draft())(desk)
      return try #require(outcome.id, "\(outcome.findings.map(\.message))")
    }
  }

  private func saved(_ id: Int64, _ house: House) throws -> Entry {
    try withDesk(house) { try ShowEntry(.id(id))($0).entry }
  }

  /// The fields of the form of saisie, as a browser sends them.
  private func fields(_ page: Reply) throws -> [(String, String)] {
    let form = try #require(page.text.firstMatch(of: /(?s)id="saisie".*?<\/form>/)).0
    var fields = [("journal", "OD")]
    for input in form.matches(of: /<input [^>]*>/) where !input.0.contains("type=\"file\"") {
      guard let name = input.0.firstMatch(of: /[ ]name="([^"]*)"/)?.1, name != "jeton" else { continue }
      let value = input.0.firstMatch(of: /[ ]value="([^"]*)"/).map { String($0.1) } ?? ""
      fields.append(
        (
          String(name),
          value.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&").replacing("\n", with: "\r\n")
        ))
    }
    return fields
  }

  private func set(_ fields: inout [(String, String)], _ name: String, row: Int, _ value: String) throws {
    let places = fields.indices.filter { fields[$0].0 == name }
    fields[try #require(places.indices.contains(row) ? places[row] : nil)].1 = value
  }

  @Test func `the pages of a thousand lines stay light`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.collaborator)
    let id = try record(house)
    for (name, path) in [
      ("read", "ecritures/\(id)"), ("read, the end", "ecritures/\(id)?apres=800"), ("form", "saisie?ecriture=\(id)"),
      ("form, in the middle", "saisie?ecriture=\(id)&ligne=500"), ("form, the end", "saisie?ecriture=\(id)&ligne=1000"),
      ("copy", "saisie?copie=\(id)"),
    ] {
      let page = try await browser.get("/d/atelier/\(path)")
      #expect(page.status == 200 && page.body.count <= Self.heaviest, "\(name): \(page.body.count)")
    }
  }

  @Test func `a changed line leaves the others as they were, to the cent`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.collaborator)
    let id = try record(house)
    // From the beginning to the lines 901 to 950, by the buttons of the page, with a change that goes along unsaved.
    var page = try await browser.get("/d/atelier/saisie?ecriture=\(id)")
    var sent = try fields(page)
    try set(&sent, "libelle_ligne", row: 2, "Changée au passage")
    page = try await browser.post("/d/atelier/saisie", sent + [("action", "lignes"), ("lignes_choix", "900")])
    #expect(page.status == 200 && page.body.count <= Self.heaviest, "\(page.body.count)")
    #expect(page.text.contains("Lignes 901 à 950 sur 1001") && page.text.contains("id=\"d950\""))
    #expect(try saved(id, house).content == Self.draft())

    sent = try fields(page)
    try set(&sent, "debit", row: 49, "1,00")
    try set(&sent, "debit", row: 48, "3 126,43")
    let gap = try await browser.post("/d/atelier/saisie", sent + [("action", "fermer")])
    #expect(gap.status == 422 && gap.codes.contains("ledger.entry.not-balanced"), "\(gap.codes)")
    var expected = Self.draft()
    expected.lines[2].label = "Changée au passage"
    let moved = expected.lines[949].debit - Money(cents: 1_00)
    expected.lines[949].debit = Money(cents: 1_00)
    expected.lines[948].debit = expected.lines[948].debit + moved
    sent = try fields(gap)
    try set(&sent, "debit", row: 48, expected.lines[948].debit.french)
    let done = try await browser.post("/d/atelier/saisie", sent + [("action", "fermer")])
    #expect(done.status == 303, "\(done.codes)")
    #expect(try saved(id, house).content == expected)
  }

  @Test func `lines are added and taken away where they are shown`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.collaborator)
    let id = try record(house)
    var page = try await browser.get("/d/atelier/saisie?ecriture=\(id)&ligne=120")
    var sent = try fields(page)
    for name in ["compte", "libelle_ligne", "debit", "origine"] { try set(&sent, name, row: 0, "") }
    page = try await browser.post("/d/atelier/saisie", sent + [("action", "ligne")])
    #expect(page.text.contains("id=\"c1001\""))
    sent = try fields(page)
    var expected = Self.draft()
    let gone = expected.lines.remove(at: 100)
    expected.lines.append(EntryLine(account: "6063", debit: gone.debit))
    let blank = try #require(sent.indices.filter { sent[$0].0 == "compte" }.firstIndex { sent[$0].1.isEmpty })
    try set(&sent, "compte", row: blank, "6063")
    try set(&sent, "debit", row: blank, gone.debit.french)
    let done = try await browser.post("/d/atelier/saisie", sent + [("action", "fermer")])
    #expect(done.status == 303, "\(done.codes)")
    #expect(try saved(id, house).content == expected)
  }

  @Test func `a refusal shows the lines it is about, and a conflict loses nothing`() async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(.collaborator)
    let id = try record(house)
    var page = try await browser.get("/d/atelier/saisie?ecriture=\(id)&ligne=700")
    var sent = try fields(page)
    try set(&sent, "compte", row: 3, "zzz")
    page = try await browser.post("/d/atelier/saisie", sent + [("lignes_de", "0")])
    page = try await browser.post("/d/atelier/saisie", try fields(page) + [("action", "fermer")])
    #expect(page.status == 422 && page.codes == ["web.entry.account"])
    #expect(page.text.contains("id=\"c654\" value=\"zzz\" aria-invalid") && page.text.contains("Lignes 651 à 700"))

    var theirs = Self.draft()
    theirs.label = "Bons d’octobre"
    #expect(try withDesk(house) { try RecordEntry(theirs, replacing: (id, 1))($0) }.id != nil)
    sent = try fields(page)
    try set(&sent, "compte", row: 3, "6063")
    page = try await browser.post("/d/atelier/saisie", sent + [("action", "fermer")])
    #expect(page.status == 409 && page.body.count <= Self.heaviest)
    let done = try await browser.post("/d/atelier/saisie", try fields(page) + [("action", "fermer")])
    #expect(done.status == 303, "\(done.codes)")
    var expected = Self.draft()
    expected.lines[653].account = "6063"
    #expect(try saved(id, house).content == expected)
  }

  @Test func `all the fields of a thousand lines are taken at once, in both encodings`() throws {
    let names = ["compte", "tiers", "libelle_ligne", "code", "debit", "credit", "origine"]
    let value = "Fournitures d’atelier"
    let pairs = (0..<Self.count).flatMap { _ in names.map { (name: $0, value: value) } }
    let parts = pairs.map { "--x\r\nContent-Disposition: form-data; name=\"\($0.name)\"\r\n\r\n\($0.value)\r\n" }.joined()
    for (type, body) in [
      ("application/x-www-form-urlencoded", Fields(pairs).urlEncoded), ("multipart/form-data; boundary=x", parts + "--x--\r\n"),
    ] {
      var reader = try FormReader(contentType: type, uploadLimit: 0)
      try reader.feed(body.utf8)
      #expect(EntryForm(try reader.finish().fields).rows.count == Self.count, "\(type)")
    }
  }

  @Test(arguments: ["", "plain", "a\tb", "a\\tb\\", "two\nlines", "a\r\nb", "\\", "’ « é »"])
  func `packed rows come back as they were`(_ text: String) {
    var row = EntryForm.Row(account: "6064", label: text, debit: "1 234,56", origin: 7)
    row.thirdParty = text
    let back = PackedRows.unpack(PackedRows.pack([row, EntryForm.Row(), row]).replacing("\n", with: "\r\n"))
    #expect(back.map(\.label) == [text, "", text] && back.map(\.thirdParty) == [text, "", text])
    #expect(back.map(\.origin) == [7, nil, 7] && back.map(\.debit) == ["1 234,56", "", "1 234,56"])
  }
}
