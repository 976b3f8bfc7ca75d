import Banking
import Formats
import Foundation
import Kernel
import Ledger
import Samples
import Store
import Testing
import UseCases

/// Atelier Brindille (FICTIF) on 31 October 2026: its openings, the sales and purchases that the bank settles, its bank journal
/// as a bookkeeper keeps it, and the statement of October.
struct BankDesk {
  static let year = FiscalYear(first: Day(2026, 10, 1), last: Day(2027, 9, 30))!
  let desk: Desk

  /// Day, amount in cents, label, piece, account of the other side, third party.
  typealias BankRow = (day: Int, cents: Int64, label: String, piece: String, account: AccountNumber, party: String?)

  static let october: [BankRow] = [
    (6, 744_000, "Virement Hôtel Les Tilleuls", "BQ-1", "411", "TILLEULS"),
    (9, -531_600, "Virement Bois du Morvan", "BQ-2", "401", "MORVAN"),
    (13, 198_000, "Remise de chèques, Mme Aubry", "REM 2026-31", "411", "AUBRY"),
    (15, -391_200, "Prélèvement Urssaf", "BQ-4", "431", nil),
    (15, -110_400, "Prélèvement retraite complémentaire", "BQ-5", "4372", nil),
    (16, -64_248, "Virement Quincaille Express", "BQ-6", "401", "EXPRESS"),
    (19, -218_700, "TVA de septembre", "BQ-7", "44551", nil),
    (20, -106_420, "Échéance de prêt", "BQ-8", "164", nil),
    (22, -6_490, "Repas avec un client, carte", "CB-2210", "6257", nil),
    (23, 1_200_000, "Virement Hôtel Les Tilleuls, acompte", "BQ-10", "411", "TILLEULS"),
    (26, -2_160, "Frais de tenue de compte", "BQ-11", "627", nil),
    (27, -2_990, "Prélèvement inconnu", "BQ-12", "471", nil),
    (28, -9_600, "Gazole, carte", "CB-2810", "6066", nil),
    (29, -38_250, "Énergie Plateau EP-44120", "BQ-14", "401", "PLATEAU"),
    (30, -987_654, "Salaires d’octobre", "BQ-15", "421", nil),
    (30, -354_000, "Chèque 0004512", "CHQ 0004512", "401", "OUTILROC"),
    (30, 264_000, "Remise 2026-32", "REM 2026-32", "411", "AUBRY"),
  ]

  init(mode: DossierMode = .business, statement: Bool = true, books: Bool = true) throws {
    let dossier = try Dossier.inMemory()
    desk = Desk(dossier: dossier, author: "Camille Aubry", today: Day(2026, 10, 31), instant: "2026-10-31T18:00:00Z")
    try change("dossier.creer") { change in
      try change.setFacts(DossierFacts(name: "Atelier Brindille (FICTIF)", siren: "000026005", mode: mode))
      try change.addFiscalYear(BankDesk.year)
      for (code, kind) in [("AN", JournalKind.openings), ("VE", .sales), ("HA", .purchases), ("BQ", .bank)] {
        try change.openJournal(Journal(code: code, label: "Journal \(code)", kind: kind))
      }
      let others: [AccountNumber] = ["512", "512100", "101", "401", "411", "707", "601"]
      for account in Set(others + BankDesk.october.map(\.account)).sorted() {
        try change.openAccount(Account(number: account, label: "Compte \(account)"))
      }
      let parties = [
        ("TILLEULS", "Hôtel Les Tilleuls", "411"), ("AUBRY", "Mme Aubry", "411"), ("MORVAN", "Bois du Morvan", "401"),
        ("EXPRESS", "Quincaille Express", "401"), ("PLATEAU", "Énergie Plateau", "401"), ("OUTILROC", "Outilroc", "401"),
      ]
      for (code, name, account) in parties {
        try change.openThirdParty(
          ThirdParty(code: code, name: name, kind: account == "411" ? .customer : .supplier, account: AccountNumber(account)!))
      }
    }
    if books { try writeBooks() }
    if statement { try importOctober() }
  }

  private func writeBooks() throws {
    try post(1, "AN", "AN-2026", "À-nouveaux", [("512", 1_843_265, nil), ("101", -1_843_265, nil)])
    try post(1, "VE", "F2026-90", "Vente de septembre", [("411", 744_000, "TILLEULS"), ("707", -744_000, nil)])
    try post(1, "VE", "F2026-91", "Vente de septembre", [("411", 198_000, "AUBRY"), ("707", -198_000, nil)])
    try post(5, "VE", "F2026-101", "Vente", [("411", 2_022_000, "TILLEULS"), ("707", -2_022_000, nil)])
    try post(12, "VE", "F2026-102", "Vente", [("411", 264_000, "AUBRY"), ("707", -264_000, nil)])
    try post(2, "HA", "BM-7801", "Panneaux", [("601", 531_600, nil), ("401", -531_600, "MORVAN")])
    try post(14, "HA", "EP-44120", "Électricité", [("601", 38_250, nil), ("401", -38_250, "PLATEAU")])
    for row in BankDesk.october {
      try post(row.day, "BQ", row.piece, row.label, [("512", row.cents, nil), (row.account, -row.cents, row.party)])
    }
  }

  @discardableResult
  func change<Result>(_ useCase: String = "essai", _ body: (DossierChange) throws -> Result) throws -> Result {
    try desk.dossier.changing(Author(name: desk.author, instant: desk.instant), useCase, subject: "essai", body)
  }

  /// A draft; amounts are debit less credit. Gives its key.
  @discardableResult
  func post(
    _ day: Int, month: Int = 10, _ journal: String, _ piece: String, _ label: String,
    _ lines: [(AccountNumber, Int64, String?)]
  ) throws -> Int64 {
    try change { change in
      let draft = EntryDraft(
        journal: journal, day: Day(2026, month, day), pieceRef: piece, label: label,
        lines: lines.map { account, cents, party in
          cents > 0
            ? .debit(account, Money(cents: cents), thirdParty: party)
            : .credit(account, Money(cents: -cents), thirdParty: party)
        })
      return try change.addDraft(draft, in: change.reading.fiscalYears()[0])
    }
  }

  /// The statement of October, as the sample file tells it.
  @discardableResult
  func importOctober() throws -> Int64 {
    let bytes = [UInt8](try #require(Samples.statementCFONB120.data()))
    var statements: [BankStatement] = []
    (statements, _) = StatementFile(.cfonb120).statements { byteSource(bytes) }
    let statement = try #require(statements.first)
    return try importStatement(statement, from: Day(2026, 10, 1), through: Day(2026, 10, 31))
  }

  @discardableResult
  func importStatement(_ statement: BankStatement, from first: Day, through last: Day, account: AccountNumber = "512") throws
    -> Int64
  {
    try change("banque.importer") { change in
      let batch = try change.beginBatch(kind: StatementKind.cfonb120.rawValue, file: "releve.txt")
      let linked =
        try change.reading.bankAccount(account)
        ?? change.link(account, to: statement.account, currency: "EUR", label: "Compte \(account)")
      let stored = try change.addStatement(statement, from: first, through: last, account: linked, batch: batch)
      for line in statement.lines { try change.addMovement(line, account: linked, batch: batch, statement: stored) }
      try change.endBatch(
        batch, kind: StatementKind.cfonb120.rawValue, file: "releve.txt", digest: Digest(of: Array("\(batch)".utf8)), entries: 1,
        lines: statement.lines.count)
      return batch
    }
  }

  // MARK: What the tests ask

  func state(_ day: Day = Day(2026, 10, 31)) throws -> Reconciliation { try ReadReconciliation("512", day: day)(desk).content }

  func movement(_ day: Int, _ cents: Int64) throws -> Int64 {
    try #require(
      try desk.dossier.reading { try $0.movements() }.first {
        $0.line.bookingDay == Day(2026, 10, day) && $0.amount.cents == cents
      }
    ).id
  }

  func line(_ piece: String) throws -> LineReference {
    try #require(
      try desk.dossier.reading { try $0.bankLines($0.bankAccount("512")!, through: Day(2026, 12, 31)) }.first {
        $0.pieceRef == piece
      }
    ).line
  }

  func entry(_ piece: String) throws -> Entry {
    let id = try line(piece).entry
    return try #require(try desk.dossier.reading { try $0.entry(id: id) })
  }

  var letterings: [String] {
    get throws {
      try desk.dossier.reading { reading in
        try reading.entries(.all).flatMap { entry in
          zip(entry.content.lines, entry.letterings).compactMap { line, mark in
            mark.map { "\(line.thirdParty ?? "") \(entry.content.pieceRef) \($0.code)" }
          }
        }
      }.sorted()
    }
  }

  func expectIntact(_ place: SourceLocation = #_sourceLocation) throws {
    #expect(try VerifyDossier()(desk.dossier).findings == [], sourceLocation: place)
  }

  func refuses(_ code: String, _ place: SourceLocation = #_sourceLocation, _ body: () throws -> Void) throws {
    let before = try VerifyDossier()(desk.dossier)
    let finding = #expect(throws: Finding.self, sourceLocation: place) { try body() }
    #expect(finding?.code == code, "\(finding?.message ?? "")", sourceLocation: place)
    #expect(try VerifyDossier()(desk.dossier).head == before.head, sourceLocation: place)
  }
}
