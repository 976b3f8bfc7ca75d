import Banking
import Kernel
import Ledger
import Testing

/// The books of « Atelier Brindille (FICTIF) » before its bank statement of October is entered.
enum Brindille {
  static func item(
    _ entry: Int64, _ account: AccountNumber, _ party: String? = nil, _ cents: Int64, _ piece: String = "AN-2026",
    on day: Day = Day(2026, 10, 1)
  ) -> OpenItem {
    OpenItem(
      line: LineReference(entry: entry, position: Int32(truncatingIfNeeded: abs(cents) % 1000)), fiscalYear: 2027,
      account: account,
      thirdParty: party, day: day, pieceRef: piece, label: "", debit: cents > 0 ? Money(cents: cents) : .zero,
      credit: cents < 0 ? Money(cents: -cents) : .zero)
  }

  static let items = [
    item(1, "411", "TILLEULS", 744_000), item(1, "411", "AUBRY", 198_000), item(1, "401", "MORVAN", -531_600),
    item(1, "401", "QUINCAILLE", -64_248), item(1, "431", nil, -391_200), item(1, "4372", nil, -110_400),
    item(1, "44551", nil, -218_700), item(2, "401", "MORVAN", -777_600, "BM-7902", on: Day(2026, 10, 2)),
    item(3, "411", "TILLEULS", 2_022_000, "F2026-101", on: Day(2026, 10, 5)),
    item(4, "411", "AUBRY", 264_000, "F2026-102", on: Day(2026, 10, 12)),
    item(5, "401", "ENERGIE", -38_250, "EP-44120", on: Day(2026, 10, 14)),
    item(6, "401", "OUTILLAGE", -354_000, "OR-5561", on: Day(2026, 10, 15)),
    item(7, "411", "MAIRIE", 1_113_060, "F2026-103", on: Day(2026, 10, 19)),
    item(8, "401", "SALVAT", -57_600, "CS-2026-310", on: Day(2026, 10, 20)),
    item(9, "411", "TILLEULS", -42_000, "A2026-007", on: Day(2026, 10, 26)),
    item(10, "421", nil, -987_654, "PAIE-10", on: Day(2026, 10, 30)),
    item(10, "431", nil, -469_066, "PAIE-10", on: Day(2026, 10, 30)),
    item(10, "4373", nil, -37_600, "PAIE-10", on: Day(2026, 10, 30)),
  ]

  static let parties = [
    ThirdParty(code: "AUBRY", name: "Mme Aubry", kind: .customer, account: "411"),
    ThirdParty(code: "MAIRIE", name: "Mairie de Saint-Aubert", kind: .customer, account: "411"),
    ThirdParty(code: "TILLEULS", name: "Hôtel Les Tilleuls", kind: .customer, account: "411"),
    ThirdParty(code: "ENERGIE", name: "Énergie Plateau", kind: .supplier, account: "401"),
    ThirdParty(code: "MORVAN", name: "Bois du Morvan", kind: .supplier, account: "401"),
    ThirdParty(code: "OUTILLAGE", name: "Outillage Rouvray", kind: .supplier, account: "401"),
    ThirdParty(code: "QUINCAILLE", name: "Quincaille Express", kind: .supplier, account: "401"),
    ThirdParty(code: "SALVAT", name: "Cabinet Salvat, expert-comptable", kind: .supplier, account: "401"),
  ]

  static let cards = [
    BankLineInBooks(
      line: LineReference(entry: 20, position: 2), day: Day(2026, 10, 22), amount: Money(cents: -6_490), pieceRef: "CB-2210",
      label: "Repas avec un client, carte"),
    BankLineInBooks(
      line: LineReference(entry: 21, position: 2), day: Day(2026, 10, 28), amount: Money(cents: -9_600), pieceRef: "CB-2810",
      label: "Gazole de l’utilitaire, carte"),
  ]

  static let loan = Loan(
    name: "Prêt atelier", principal: Money(cents: 2_400_000), rate: .percent(2_91),
    instalments: LoanSchedule(
      principal: Money(cents: 2_400_000), rate: .percent(2_91), method: .constantPrincipal, months: 24, first: Day(2026, 10, 20),
      insurance: Money(cents: 600)
    ).instalments)

  static let rates = VATRates { (id: String, _: Day) throws(Finding) -> Rate in
    id == "vat.standard" ? .percent(20_00) : id == "vat.intermediate" ? .percent(10_00) : .percent(5_50)
  }

  static func coding(
    rules: [CodingRule] = [], loans: [Loan] = [loan], bankLines: [BankLineInBooks] = cards,
    waitingTax: @escaping (LineReference) -> [WaitingTax] = { _ in [] }
  ) -> Coding {
    Coding(
      bank: "512", rules: rules, openItems: items, thirdParties: parties, loans: loans,
      tradeWords: [TradeWord("restaurant", "6257"), TradeWord("péage", "6251"), TradeWord("carte de visite", "6236")],
      bankLines: bankLines,
      opening: (day: Day(2026, 9, 30), gap: Money(cents: 50_000)), rates: rates, waitingTax: waitingTax)
  }

  static func line(_ day: Int, _ cents: Int64, _ label: String, _ text: String = "") -> StatementLine {
    StatementLine(on: Day(2026, 10, day), BankAmount(cents), label, texts: text.isEmpty ? [] : [text])
  }
}

extension EntryDraft {
  /// « 401 MORVAN D 5316,00 », a line each.
  static func text(_ lines: [EntryLine]) -> String {
    lines.map { line in
      let party = line.thirdParty.map { " \($0)" } ?? ""
      let code = line.vatCode.map { " \($0)" } ?? ""
      return "\(line.account)\(party)\(code) \(line.debit.isZero ? "C" : "D") \((line.debit + line.credit).plainFrench)"
    }.joined(separator: " ; ")
  }
}

@Suite struct CodingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let day: Int
    let cents: Int64
    let label, text: String
    let expected: String
    let isSure: Bool
    var testDescription: String { label }
  }

  static let october = [
    Case(
      day: 6, cents: 744_000, label: "VIR HOTEL LES TILLEULS", text: "Facture de septembre",
      expected: "512 D 7440,00 ; 411 TILLEULS C 7440,00", isSure: true),
    Case(
      day: 9, cents: -531_600, label: "VIR BOIS DU MORVAN", text: "Panneaux de septembre",
      expected: "512 C 5316,00 ; 401 MORVAN D 5316,00", isSure: true),
    Case(
      day: 13, cents: 198_000, label: "REMISE CHEQUES", text: "Mme Aubry", expected: "512 D 1980,00 ; 411 AUBRY C 1980,00",
      isSure: true),
    Case(
      day: 15, cents: -391_200, label: "PRLV URSSAF", text: "Cotisations de septembre", expected: "512 C 3912,00 ; 431 D 3912,00",
      isSure: true),
    Case(
      day: 15, cents: -110_400, label: "PRLV RETRAITE COMPLEMENTAIRE", text: "Cotisations de septembre",
      expected: "512 C 1104,00 ; 4372 D 1104,00", isSure: true),
    Case(
      day: 16, cents: -64_248, label: "VIR QUINCAILLE EXPRESS", text: "Facture de septembre",
      expected: "512 C 642,48 ; 401 QUINCAILLE D 642,48", isSure: true),
    Case(
      day: 19, cents: -218_700, label: "PRLV DGFIP TVA", text: "CA3 de septembre", expected: "512 C 2187,00 ; 44551 D 2187,00",
      isSure: true),
    Case(
      day: 20, cents: -106_420, label: "ECHEANCE PRET", text: "",
      expected: "512 C 1064,20 ; 164 D 1000,00 ; 6611 D 58,20 ; 616 D 6,00", isSure: true),
    Case(
      day: 23, cents: 1_200_000, label: "VIR HOTEL LES TILLEULS", text: "Acompte F2026-101",
      expected: "512 D 12000,00 ; 411 TILLEULS C 12000,00", isSure: true),
    Case(
      day: 26, cents: -2_160, label: "FRAIS DE TENUE DE COMPTE", text: "18,00 HT TVA 3,60",
      expected: "512 C 21,60 ; 627 D20 D 18,00 ; 44566 D20 D 3,60", isSure: true),
    Case(
      day: 27, cents: -2_990, label: "PRLV ABO TELEMAGIQUE", text: "Abonnement octobre", expected: "512 C 29,90 ; 471 D 29,90",
      isSure: false),
    Case(
      day: 29, cents: -38_250, label: "PRLV ENERGIE PLATEAU", text: "EP-44120", expected: "512 C 382,50 ; 401 ENERGIE D 382,50",
      isSure: true),
    Case(
      day: 30, cents: -987_654, label: "VIR SALAIRES", text: "Paie d’octobre", expected: "512 C 9876,54 ; 421 D 9876,54",
      isSure: true),
    Case(
      day: 31, cents: -6_000, label: "COMMISSION DE MOUVEMENT", text: "",
      expected: "512 C 60,00 ; 627 D20 D 50,00 ; 44566 D20 D 10,00",
      isSure: false),
    Case(day: 31, cents: -1_234, label: "INTERETS DEBITEURS", text: "", expected: "512 C 12,34 ; 6616 D 12,34", isSure: true),
    Case(
      day: 31, cents: -264_000, label: "VIR AUBRY REMBOURSEMENT", text: "", expected: "512 C 2640,00 ; 411 AUBRY D 2640,00",
      isSure: false),
    Case(
      day: 31, cents: 10_000, label: "VIR MAIRIE DE SAINT AUBERT", text: "", expected: "512 D 100,00 ; 411 MAIRIE C 100,00",
      isSure: false),
    Case(
      day: 31, cents: 1_112_810, label: "VIR MAIRIE DE SAINT AUBERT", text: "",
      expected: "512 D 11128,10 ; 411 MAIRIE C 11130,60 ; 658 D 2,50", isSure: false),
    Case(
      day: 31, cents: -353_990, label: "VIR OUTILLAGE ROUVRAY", text: "",
      expected: "512 C 3539,90 ; 401 OUTILLAGE D 3540,00 ; 758 C 0,10", isSure: false),
    Case(
      day: 31, cents: -111_306, label: "IMPAYE PRLV MAIRIE DE SAINT AUBERT", text: "",
      expected: "512 C 1113,06 ; 411 MAIRIE D 1113,06", isSure: false),
    Case(day: 31, cents: -1_800, label: "FRAIS REJET PRLV", text: "", expected: "512 C 18,00 ; 627 D 18,00", isSure: false),
    Case(day: 31, cents: 321, label: "INTERETS CREDITEURS", text: "", expected: "512 D 3,21 ; 768 C 3,21", isSure: true),
    Case(
      day: 31, cents: -4_200, label: "CB RESTAURANT LE PEAGE", text: "", expected: "512 C 42,00 ; 6257 D 42,00", isSure: false),
    Case(day: 31, cents: -50_000, label: "VIREMENT INTERNE", text: "", expected: "512 C 500,00 ; 580 D 500,00", isSure: true),
  ]

  @Test(arguments: october)
  func `a movement is entered as a bookkeeper would`(row: Case) throws {
    let coding = Brindille.coding(loans: [Brindille.loan])
    let found = coding.propose([Brindille.line(row.day, row.cents, row.label, row.text)])[0]
    let best = try #require(found.best)
    #expect(EntryDraft.text(best.lines) == row.expected, "\(best.reason)")
    #expect(found.isSure == row.isSure, "\(best.score) \(best.reason)")
    #expect(best.lines.map(\.balance).sum() == .zero)
    #expect(!best.reason.isEmpty)
  }

  @Test func `what is in the books already is said, and never sure`() throws {
    let lines = [
      Brindille.line(3, -50_000, "CHEQUE 0004511", "Émis en septembre"),
      Brindille.line(22, -6_490, "CB RESTAURANT", "Carte 22/10"),
      Brindille.line(28, -9_600, "CB STATION SERVICE", "Carte 28/10"),
    ]
    let found = Brindille.coding().propose(lines)
    #expect(found[0].alreadyBooked == .beforeOpening(gap: Money(cents: 50_000)))
    #expect(found[1].alreadyBooked == .line(Brindille.cards[0]))
    #expect(found[2].alreadyBooked == .line(Brindille.cards[1]))
    for one in found { #expect(!one.isSure && (one.best?.score ?? 0) <= 40) }
  }

  @Test func `one line of the books answers one movement`() {
    let twice = [Brindille.line(22, -6_490, "CB RESTAURANT"), Brindille.line(23, -6_490, "CB RESTAURANT")]
    let found = Brindille.coding().propose(twice)
    #expect(found[0].alreadyBooked != nil && found[1].alreadyBooked == nil)
  }

  @Test func `a debt is settled once: the second payment of the same amount is not sure`() throws {
    let twice = [Brindille.line(9, -531_600, "VIR BOIS DU MORVAN"), Brindille.line(10, -531_600, "VIR BOIS DU MORVAN")]
    let found = Brindille.coding().propose(twice)
    #expect(found[0].isSure && !found[1].isSure)
    #expect(found[1].best?.lines[1].thirdParty == "MORVAN")
  }

  @Test func `several pieces that make the amount are found, and cited ones before all`() throws {
    let cited = Brindille.coding().propose([Brindille.line(30, 2_020_000, "VIR TILLEULS", "F2026-101")])[0]
    #expect(cited.best?.reason.contains("il resterait 20,00") == true)
    let both = Brindille.coding().propose([Brindille.line(30, 2_724_000, "VIR HOTEL LES TILLEULS")])[0]
    #expect(both.best?.score == 90 && both.best?.settles.count == 3, "\(String(describing: both.best))")
  }

  @Test func `the bank's own detail splits an instalment when no table is known`() throws {
    let line = Brindille.line(20, -106_420, "ECHEANCE PRET", "Capital 1000,00 intérêts 58,20 assurance 6,00")
    let best = try #require(Brindille.coding(loans: []).propose([line])[0].best)
    #expect(EntryDraft.text(best.lines) == "512 C 1064,20 ; 164 D 1000,00 ; 6611 D 58,20 ; 616 D 6,00")
    let silent = try #require(Brindille.coding(loans: []).propose([Brindille.line(20, -106_420, "ECHEANCE PRET")])[0].best)
    #expect(!silent.isSure && silent.reason.contains("tableau"))
  }

  @Test func `tax that waited for the payment is released with it, in proportion`() throws {
    let coding = Brindille.coding(waitingTax: { line in
      line.entry == 8 ? [WaitingTax(vatCode: "DE20", amount: Money(cents: 9_600), total: Money(cents: 57_600))] : []
    })
    let whole = try #require(coding.propose([Brindille.line(30, -57_600, "VIR CABINET SALVAT")])[0].best)
    #expect(
      EntryDraft.text(whole.lines) == "512 C 576,00 ; 401 SALVAT D 576,00 ; 44566 DE20 D 96,00 ; 445882 DE20 C 96,00")
    let half = try #require(coding.propose([Brindille.line(30, -28_800, "VIR SALVAT CS-2026-310")])[0].best)
    #expect(EntryDraft.text(half.lines).hasSuffix("44566 DE20 D 48,00 ; 445882 DE20 C 48,00"))
  }

  @Test func `a movement of nothing, or in another currency, gives nothing`() {
    let coding = Brindille.coding()
    #expect(coding.propose([Brindille.line(1, 0, "RIEN")])[0].proposals.isEmpty)
    let dollars = StatementLine(on: Day(2026, 10, 1), BankAmount(100, BankCurrency("USD")), "X")
    #expect(coding.propose([dollars])[0].proposals.isEmpty)
  }
}
