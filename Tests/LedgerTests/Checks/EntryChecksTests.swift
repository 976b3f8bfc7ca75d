import Kernel
import Testing

@testable import Ledger

@Suite("Checks of an entry")
struct EntryChecksTests {
  /// A purchase that nothing is wrong with.
  static func purchase(_ change: (inout EntryDraft) -> Void = { _ in }) -> EntryDraft {
    var draft = EntryDraft(
      journal: "HA", day: EntrySamples.october(2), pieceRef: "BM-7902", pieceDay: EntrySamples.october(1), label: "Panneaux",
      lines: [
        .debit("601", eur("100,00"), vatCode: "D20"), .debit("44566", eur("20,00"), vatCode: "D20"),
        .credit("401", eur("120,00"), thirdParty: "MORVAN"),
      ])
    change(&draft)
    return draft
  }

  static func sale(_ piece: String) -> EntryDraft {
    EntryDraft(
      journal: "VE", day: EntrySamples.october(5), pieceRef: piece, label: "Vente",
      lines: [
        .debit("411", eur("120,00"), thirdParty: "TILLEULS"), .credit("701", eur("100,00"), vatCode: "C20"),
        .credit("44571", eur("20,00"), vatCode: "C20"),
      ])
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: String
    let severity: Finding.Severity
    let line: Int?
    let change: @Sendable (inout EntryDraft) -> Void
    init(
      _ name: String, _ code: String, _ severity: Finding.Severity = .error, line: Int? = nil,
      _ change: @escaping @Sendable (inout EntryDraft) -> Void
    ) {
      (testDescription, self.code, self.severity, self.line, self.change) = (name, code, severity, line, change)
    }
  }

  static let cases = [
    Case("one cent missing", "ledger.entry.not-balanced") { $0.lines[2].credit = eur("119,99") },
    Case("no line", "ledger.entry.too-few-lines") { $0.lines = [] },
    Case("one line", "ledger.entry.too-few-lines") { $0.lines.removeLast(2) },
    Case("a line of nothing", "ledger.entry.line-without-amount", line: 4) { $0.lines.append(EntryLine(account: "602")) },
    Case("a line of both sides", "ledger.entry.line-both-sides", line: 1) { $0.lines[0].credit = eur("1,00") },
    Case("a negative debit", "ledger.entry.amount-negative", line: 1) { $0.lines[0].debit = eur("-100,00") },
    Case("an amount beyond all", "ledger.entry.amount-too-large", line: 1) { $0.lines[0].debit = .largest + Money(cents: 1) },
    Case("the least Int64", "ledger.entry.amount-too-large", line: 3) { $0.lines[2].credit = Money(cents: .min) },
    Case("a total beyond all", "ledger.entry.total-too-large") {
      $0.lines += [.debit("601", .largest), .debit("601", .largest)]
    },
    Case("a foreign amount that is no number", "ledger.entry.foreign-amount", .warning, line: 1) {
      $0.lines[0].foreign = ForeignAmount(amount: "132.50", currency: "USD")
    },
    Case("a currency that is none", "ledger.entry.currency-unknown", .warning, line: 3) {
      $0.lines[2].foreign = ForeignAmount(amount: "132,50", currency: "ZZZ")
    },
    Case("an unknown journal", "ledger.entry.journal-unknown") { $0.journal = "ZZ" },
    Case("no label", "ledger.entry.label-missing", line: 1) { $0.label = " " },
    Case("a line without a label either", "ledger.entry.label-missing", line: 2) {
      $0.label = ""
      $0.lines[0].label = "Panneaux"
    },
    Case("no piece", "ledger.entry.piece-missing", .warning) { $0.pieceRef = "" },
    Case("a day before the dossier", "ledger.entry.outside-fiscal-years") { $0.day = Day(2026, 9, 30) },
    Case("a day far ahead", "ledger.entry.day-far-ahead", .warning) {
      $0.day = Day(2026, 12, 2)
      $0.pieceDay = $0.day
    },
    Case("a piece after its entry", "ledger.entry.piece-day-after", .warning) { $0.pieceDay = EntrySamples.october(3) },
    Case("a piece of another year", "ledger.entry.piece-day-old", .warning) { $0.pieceDay = Day(2025, 10, 1) },
    Case("an unknown account", "ledger.entry.account-unknown", line: 1) { $0.lines[0].account = "699" },
    Case("an account of totals", "ledger.entry.account-heading", line: 1) { $0.lines[0].account = "600" },
    Case("a forbidden account", "ledger.entry.account-forbidden", line: 1) { $0.lines[0].account = "689" },
    Case("a removed account", "chart.account.removed", .warning, line: 1) { $0.lines[0].account = "675" },
    Case("no third party", "ledger.entry.third-party-missing", line: 3) { $0.lines[2].thirdParty = nil },
    Case("a third party where there is none", "ledger.entry.third-party-not-gathered", line: 1) {
      $0.lines[0].thirdParty = "MORVAN"
    },
    Case("an unknown third party", "ledger.entry.third-party-unknown", line: 3) { $0.lines[2].thirdParty = "PERSONNE" },
    Case("a customer among suppliers", "ledger.entry.third-party-other-account", line: 3) { $0.lines[2].thirdParty = "AUBRY" },
    Case("an unknown VAT code", "ledger.vat.code-unknown", line: 1) { $0.lines[0].vatCode = "X1" },
    Case("tax without a code", "ledger.entry.vat-code-missing", .warning, line: 2) { $0.lines[1].vatCode = nil },
    Case("tax without a base", "ledger.entry.vat-without-base", .warning) { $0.lines[0].vatCode = nil },
    Case("the code of an asset on a charge", "ledger.entry.vat-code-base-account", line: 1) {
      for index in 0...1 { $0.lines[index].vatCode = "I20" }
    },
    Case("the code of a charge on an asset", "ledger.entry.vat-code-base-account", line: 1) { $0.lines[0].account = "2154" },
    Case("the code of a purchase on a product", "ledger.entry.vat-code-base-account", line: 1) { $0.lines[0].account = "701" },
    Case("a code on the supplier", "ledger.entry.vat-code-base-account", line: 3) { $0.lines[2].vatCode = "EXO" },
    Case("tax on the wrong account", "ledger.entry.vat-code-tax-account", line: 2) { $0.lines[1].account = "44571" },
    Case("tax under an exempt code", "ledger.entry.vat-code-tax-account", line: 2) {
      for index in 0...1 { $0.lines[index].vatCode = "EXO" }
    },
    Case("tax two cents off, as suppliers may round", "ledger.entry.vat-amount", .warning) {
      $0.lines[1].debit = eur("20,02")
      $0.lines[2].credit = eur("120,02")
    },
    Case("tax of another rate", "ledger.entry.vat-amount") {
      $0.lines[1].debit = eur("10,00")
      $0.lines[2].credit = eur("110,00")
    },
    Case("a reverse charge without its tax due", "ledger.entry.vat-amount") {
      for index in 0...1 { $0.lines[index].vatCode = "AL20" }
    },
  ]

  static func context() -> EntryContext {
    var context = EntrySamples.context()
    context.account = { number in
      let gathering = AccountStatus.Gathering.usual(of: number)
      switch number {
      case "699": return .unknown
      case "600": return AccountStatus(.heading, gathering: gathering)
      case "689": return AccountStatus(.forbidden("réservé à la clôture"), gathering: gathering)
      case "675":
        return AccountStatus(
          .unknown, gathering: gathering,
          finding: Finding("chart.account.removed", .warning, "675 a été supprimé au 01/01/2025.", recovery: "Voir 657."))
      default: return AccountStatus(gathering: gathering)
      }
    }
    return context
  }

  @Test("Each thing wrong has its finding, at its line", arguments: cases)
  func wrong(_ row: Case) {
    let findings = EntryChecks.check(EntryChecksTests.purchase(row.change), in: EntryChecksTests.context())
    let found = findings.first { $0.code == row.code && $0.line == row.line }
    #expect(found?.severity == row.severity, "\(findings)")
    #expect(findings.allSatisfy { !$0.message.isEmpty && !$0.recovery.isEmpty })
  }

  @Test("An entry that nothing is wrong with has no finding") func right() {
    #expect(EntryChecks.check(EntryChecksTests.purchase(), in: EntryChecksTests.context()) == [])
    #expect(EntryChecks.check(EntryChecksTests.sale("F1"), in: EntryChecksTests.context()) == [])
    let cent = EntryChecksTests.purchase {
      $0.lines[1].debit = eur("20,01")
      $0.lines[2].credit = eur("120,01")
    }
    #expect(EntryChecks.check(cent, in: EntryChecksTests.context()) == [])
  }

  @Test("Land bought without tax, and a grant, can carry an exempt code") func exemptBases() {
    for account in ["211", "131"] as [AccountNumber] {
      let draft = EntryDraft(
        journal: "OD", day: EntrySamples.october(2), pieceRef: "P", label: "Essai",
        lines: [
          EntryLine(account: account, debit: eur("5,00"), vatCode: "EXO"), .credit("512", eur("5,00")),
        ])
      #expect(EntryChecks.check(draft, in: EntryChecksTests.context()) == [], "\(account)")
    }
  }

  @Test("A long batch is checked in one pass") func longBatch() {
    var context = EntryChecksTests.context()
    context.cashBalances = { _, day in [DayBalance(day: day, balance: eur("1999,99"))] }
    let batch = (0..<2_000).map { index in
      EntryDraft(
        journal: "CA", day: EntrySamples.october(index % 28 + 1), pieceRef: "T\(index)", label: "Timbres",
        lines: [.debit("626", eur("1,00")), .credit("530", eur("1,00"))])
    }
    let findings = EntryChecks.check(batch: batch, in: context).enumerated().filter { !$0.element.isEmpty }
    // The last to take from the box on the last day: one cent is missing.
    #expect(findings.map(\.offset) == [1_987])
    #expect(findings.first?.element.first?.message.contains("-0,01") == true)
  }

  @Test("Our own invoice has its tax right to the cent") func ownInvoice() {
    var draft = EntryChecksTests.sale("F1")
    draft.lines[2].credit = eur("20,02")
    draft.lines[0].debit = eur("120,02")
    let findings = EntryChecks.check(draft, in: EntryChecksTests.context())
    #expect(findings.map(\.code) == ["ledger.entry.vat-amount"])
    #expect(findings[0].severity == .error)
    #expect(findings[0].message.contains("100,00 × 20 % = 20,00"))
  }

  struct Lock: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let period: ClosedPeriod
    let code: String?
  }

  @Test(
    "Closed and locked days refuse entries of the journals they are about",
    arguments: [
      Lock(
        testDescription: "closed year", period: ClosedPeriod(first: Day(2026, 10, 1), last: Day(2026, 10, 31), reason: .closed),
        code: "ledger.entry.period-closed"),
      Lock(
        testDescription: "locked month", period: ClosedPeriod(first: Day(2026, 10, 1), last: Day(2026, 10, 2), reason: .locked),
        code: "ledger.entry.period-locked"),
      Lock(
        testDescription: "locked journal",
        period: ClosedPeriod(first: Day(2026, 10, 1), last: Day(2026, 10, 2), journal: "HA", reason: .locked),
        code: "ledger.entry.period-locked"),
      Lock(
        testDescription: "another journal",
        period: ClosedPeriod(first: Day(2026, 10, 1), last: Day(2026, 10, 2), journal: "VE", reason: .locked), code: nil),
      Lock(
        testDescription: "the days before", period: ClosedPeriod(first: Day(2026, 9, 1), last: Day(2026, 10, 1), reason: .locked),
        code: nil),
    ])
  func periods(_ row: Lock) {
    var context = EntryChecksTests.context()
    context.closedPeriods = [row.period]
    #expect(EntryChecks.check(EntryChecksTests.purchase(), in: context).map(\.code) == (row.code.map { [$0] } ?? []))
  }

  @Test("Openings stand on the first day and hold no charge") func openings() {
    let draft = EntryDraft(
      journal: "AN", day: EntrySamples.october(2), pieceRef: "AN", label: "À-nouveaux",
      lines: [.debit("411", eur("1,00")), .debit("601", eur("1,00")), .credit("110", eur("2,00"))])
    let findings = EntryChecks.check(draft, in: EntryChecksTests.context())
    #expect(
      findings.map(\.code) == [
        "ledger.entry.opening-day", "ledger.entry.third-party-missing", "ledger.entry.opening-profit-and-loss",
      ])
    #expect(findings.map(\.severity) == [.error, .warning, .error])
  }

  struct Known: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let invoice: KnownInvoice
    let code: String?
    let severity: Finding.Severity?
    init(_ name: String, _ amount: String, _ day: Day, pieceDay: Day? = nil, _ code: String?, _ severity: Finding.Severity? = nil)
    {
      testDescription = name
      invoice = KnownInvoice(amount: eur(amount), day: day, pieceDay: pieceDay, place: "écriture 1")
      (self.code, self.severity) = (code, severity)
    }
  }

  @Test(
    "A supplier invoice is entered once; the year counts",
    arguments: [
      Known("same year, same amount", "120,00", Day(2026, 10, 1), "ledger.entry.duplicate-invoice", .error),
      Known("same year, other amount", "96,00", Day(2027, 1, 5), "ledger.entry.invoice-number-twice", .warning),
      Known("year before, number used again", "120,00", Day(2025, 11, 5), pieceDay: Day(2025, 11, 4), nil),
      Known(
        "year before, the same voucher", "120,00", Day(2026, 9, 30), pieceDay: Day(2026, 10, 1), "ledger.entry.duplicate-invoice",
        .error),
    ])
  func duplicates(_ row: Known) {
    var context = EntryChecksTests.context()
    context.supplierInvoices = { $0 == SupplierInvoiceKey(thirdParty: "MORVAN", number: "bm 7902") ? [row.invoice] : [] }
    let findings = EntryChecks.check(EntryChecksTests.purchase(), in: context)
    #expect(findings.map(\.code) == (row.code.map { [$0] } ?? []))
    #expect(findings.first?.severity == row.severity)
    let other = EntryChecks.check(EntryChecksTests.purchase { $0.pieceRef = "BM-7903" }, in: context)
    #expect(other == [])
  }

  @Test("Numbers are compared without case, spaces and signs") func invoiceKeys() {
    #expect(
      SupplierInvoiceKey(thirdParty: "A", number: "F-2026/001") == SupplierInvoiceKey(thirdParty: "A", number: "f 2026 001"))
    #expect(SupplierInvoiceKey(thirdParty: "A", number: "1") != SupplierInvoiceKey(thirdParty: "B", number: "1"))
    #expect(SupplierInvoiceKey(thirdParty: "A", number: " - ") == nil)
  }

  @Test(
    "The numbers of our invoices follow one another in their series",
    arguments: [
      ("F2026-102", nil), ("F2026-101", "ledger.entry.piece-number-twice"), ("F2026-103", "ledger.entry.piece-number-break"),
      ("F2026-99", "ledger.entry.piece-number-break"), ("A2026-007", nil), ("sans numéro", nil),
    ] as [(String, String?)])
  func pieceNumbers(_ piece: String, _ code: String?) {
    var context = EntryChecksTests.context()
    context.lastPiece = { $0 == "VE" && $1 == "F2026-" ? "F2026-101" : nil }
    let findings = EntryChecks.check(EntryChecksTests.sale(piece), in: context)
    #expect(findings.map(\.code) == (code.map { [$0] } ?? []))
    #expect(findings.allSatisfy { $0.severity == .warning })
  }

  @Test("The piece that follows keeps its padding") func nextPiece() {
    #expect(PieceNumber("F-009")?.next == "F-010")
    #expect(PieceNumber("F-999")?.next == "F-1000")
    #expect(PieceNumber("F")?.next == nil)
    #expect(PieceNumber("1234567890123456") == nil)
  }

  private func cashPayment(_ amount: String, day: Int) -> EntryDraft {
    EntryDraft(
      journal: "CA", day: EntrySamples.october(day), pieceRef: "T", label: "Timbres",
      lines: [.debit("626", eur(amount)), .credit("530", eur(amount))])
  }

  @Test("Cash never goes below nothing, that day or later") func cash() {
    var context = EntryChecksTests.context()
    context.cashBalances = { account, day in
      #expect(account == "530")
      return [DayBalance(day: day, balance: eur("100,00")), DayBalance(day: EntrySamples.october(20), balance: eur("30,00"))]
    }
    #expect(EntryChecks.check(cashPayment("30,00", day: 5), in: context) == [])
    let later = EntryChecks.check(cashPayment("30,01", day: 5), in: context)
    #expect(later.map(\.code) == ["ledger.entry.cash-negative"])
    #expect(later.first?.message.contains("20/10/2026") == true)
    let now = EntryChecks.check(cashPayment("100,01", day: 5), in: context)
    #expect(now.first?.message.contains("05/10/2026") == true)
    context.cashBalances = { _, _ in [] }
    #expect(EntryChecks.check(cashPayment("0,01", day: 5), in: context).map(\.code) == ["ledger.entry.cash-negative"])
  }

  @Test("In a batch, cash is judged by days and not by the order of the file") func batchCash() {
    var context = EntryChecksTests.context()
    context.cashBalances = { _, day in [DayBalance(day: day, balance: eur("10,00"))] }
    let income = EntryDraft(
      journal: "CA", day: EntrySamples.october(4), pieceRef: "V", label: "Apport",
      lines: [.debit("530", eur("50,00")), .credit("580", eur("50,00"))])
    let batch = [cashPayment("60,00", day: 5), income]
    #expect(EntryChecks.check(batch: batch, in: context) == [[], []])
    let short = [cashPayment("60,00", day: 5), income, cashPayment("0,01", day: 6)]
    #expect(EntryChecks.check(batch: short, in: context).map { $0.map(\.code) } == [[], [], ["ledger.entry.cash-negative"]])
  }

  @Test("In a batch, an entry is checked against those before it") func batchMemory() {
    let twice = [EntryChecksTests.purchase(), EntryChecksTests.purchase()]
    #expect(
      EntryChecks.check(batch: twice, in: EntryChecksTests.context()).map { $0.map(\.code) } == [
        [], ["ledger.entry.duplicate-invoice"],
      ])
    let series = [EntryChecksTests.sale("F1"), EntryChecksTests.sale("F2"), EntryChecksTests.sale("F4")]
    #expect(
      EntryChecks.check(batch: series, in: EntryChecksTests.context()).map { $0.map(\.code) } == [
        [], [], ["ledger.entry.piece-number-break"],
      ])
  }

  @Test("Hostile entries are refused and never trap", arguments: [11, 12] as [UInt64])
  func hostile(_ seed: UInt64) {
    var random = EntryGenerator(seed: seed)
    let extremes: [Int64] = [.min, .max, 0, -1, 1, Money.largest.cents, -Money.largest.cents]
    let accounts: [AccountNumber] = ["530", "401", "44566", "44571", "601", "701", "2154", "699", "675"]
    let codes = VATCode.all.map { Optional($0.code) } + [nil, "X", ""]
    let context = EntryChecksTests.context()
    var drafts: [EntryDraft] = []
    for _ in 0..<300 {
      let lines = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        EntryLine(
          account: accounts.randomElement(using: &random)!, thirdParty: ["MORVAN", "", nil].randomElement(using: &random)!,
          debit: Money(cents: extremes.randomElement(using: &random)!),
          credit: Money(cents: extremes.randomElement(using: &random)!), vatCode: codes.randomElement(using: &random)!)
      }
      drafts.append(
        EntryDraft(
          journal: ["HA", "VE", "AN", ""].randomElement(using: &random)!, day: Day(2026, 10, 1), pieceRef: "9", label: "",
          lines: lines))
    }
    for draft in drafts { #expect(EntryChecks.check(draft, in: context).contains { $0.severity == .error }, "seed \(seed)") }
    #expect(EntryChecks.check(batch: drafts, in: context).count == drafts.count)
  }
}
