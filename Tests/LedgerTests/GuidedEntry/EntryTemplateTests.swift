import Kernel
import Testing

@testable import Ledger

@Suite("Entry templates")
struct EntryTemplateTests {
  static let rentText = """
    guide: Loyer du bureau
    journal: HA
    piece: LOYER-{aaaamm}
    libelle: Loyer {mois}
    variable: montant = 950,00
    ligne: 6132 ; ; D ; montant ; D20
    ligne: 44566 ; ; D ; tva D20 de montant ; D20
    ligne: 401 ; MORVAN ; C ; reste

    """

  static func rent() throws -> EntryTemplate { try #require(EntryTemplate.read(rentText).template) }

  private func fill(_ template: EntryTemplate, _ amounts: [String: Money] = [:]) throws -> EntryDraft {
    try template.fill(amounts, day: EntrySamples.october(5), rates: EntrySamples.rates)
  }

  @Test("A template is read, filled and printed as it was") func rent() throws {
    let template = try EntryTemplateTests.rent()
    #expect(template.text == EntryTemplateTests.rentText)
    let draft = try fill(template)
    #expect(described(draft) == ["6132 D 950,00", "44566 D 190,00", "401/MORVAN C 1140,00"])
    #expect(draft.pieceRef == "LOYER-202610")
    #expect(draft.label == "Loyer octobre 2026")
    #expect(draft.lines.map(\.vatCode) == ["D20", "D20", nil])
    #expect(EntryChecks.check(draft, in: EntrySamples.context()) == [])
    #expect(described(try fill(template, ["montant": eur("1000,00")])).last == "401/MORVAN C 1200,00")
  }

  @Test("A loan instalment uses every form of amount") func loan() throws {
    let text = """
      # Le capital est ce qui reste de l’échéance.
      guide: Prêt
      journal: BQ
      libelle: Échéance du {jour} ; prêt
      variable: echeance = 1064,20
      variable: interets
      ligne: 164 ; ; D ; reste
      ligne: 6611 ; ; D ; interets ; ; Intérêts {annee}
      ligne: 616 ; ; D ; fixe 6,00
      ligne: 627 ; ; D ; 0,5 % de echeance ; ; frais ; commission
      ligne: 512 ; ; C ; echeance
      """
    let template = try #require(EntryTemplate.read(text).template)
    let draft = try fill(template, ["interets": eur("58,20")])
    #expect(described(draft) == ["164 D 994,68", "6611 D 58,20", "616 D 6,00", "627 D 5,32", "512 C 1064,20"])
    #expect(draft.label == "Échéance du 05/10/2026 ; prêt")
    #expect(draft.lines[1].label == "Intérêts 2026")
    #expect(draft.lines[3].label == "frais ; commission")
    #expect(EntryTemplate.read(template.text).template == template)
    // A line that comes to nothing is left out.
    #expect(try fill(template, ["interets": .zero]).lines.count == 4)
  }

  struct Formula: CustomTestStringConvertible, Sendable {
    let text: String
    let formula: AmountFormula?
    init(_ text: String, _ formula: AmountFormula?) { (self.text, self.formula) = (text, formula) }
    var testDescription: String { text.isEmpty ? "(empty)" : text }
  }

  @Test(
    "Formulas are the five forms and nothing else",
    arguments: [
      Formula("fixe 12,00", .fixed(Money(cents: 12_00))), Formula("fixe 1 234,56", .fixed(Money(cents: 123_456))),
      Formula("montant", .entered("montant")), Formula("base-2", .entered("base-2")),
      Formula("30 % de montant", .percentage(.percent(30_00), of: "montant")),
      Formula("12,345678% de montant", .percentage(Rate(e8: 12_345_678), of: "montant")),
      Formula("tva d20 de montant", .vat(code: "D20", of: "montant")), Formula("reste", .remainder),
      Formula("", nil), Formula("fixe", nil), Formula("fixe 0,00", nil), Formula("fixe -1,00", nil), Formula("fixe 1.50", nil),
      Formula("0 % de montant", nil), Formula("101 % de montant", nil), Formula("12.5 % de montant", nil),
      Formula("30 % montant", nil), Formula("tva EXO de montant", nil), Formula("tva X1 de montant", nil),
      Formula("Montant", nil), Formula("montant + 1", nil), Formula("tva", nil), Formula("2montant", nil),
    ])
  func formulas(_ row: Formula) {
    #expect(AmountFormula(row.text) == row.formula)
    if let formula = row.formula { #expect(AmountFormula(formula.text) == formula) }
  }

  struct Bad: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: String
    let line: Int?
    let rows: [String]
    init(_ name: String, _ code: String, line: Int? = nil, _ rows: [String]) {
      (testDescription, self.code, self.line, self.rows) = (name, code, line, rows)
    }
  }

  private static let head = ["guide: G", "journal: OD", "libelle: L", "variable: montant"]
  private static let body = ["ligne: 601 ; ; D ; montant", "ligne: 401 ; MORVAN ; C ; reste"]

  @Test(
    "A template that cannot be filled is refused where it is wrong",
    arguments: [
      Bad("no name", "ledger.template.row-missing", Array(head.dropFirst()) + body),
      Bad("one line", "ledger.template.too-few-lines", head + [body[0]]),
      Bad("two remainders", "ledger.template.two-remainders", head + body + [body[1]]),
      Bad("a variable twice", "ledger.template.variable-twice", head + ["variable: montant"] + body),
      Bad("a variable that is not declared", "ledger.template.variable-unknown", head + body + ["ligne: 602 ; ; D ; base"]),
      Bad("a bad variable name", "ledger.template.variable-name", line: 5, head + ["variable: Été = 1,00"] + body),
      Bad("a bad usual amount", "ledger.template.amount-unreadable", line: 5, head + ["variable: base = 1.00"] + body),
      Bad("a word that is not of the language", "ledger.template.row-unknown", line: 5, head + ["compte: 601"] + body),
      Bad("a row without a colon", "ledger.template.row-unknown", line: 5, head + ["bonjour"] + body),
      Bad("a head given twice", "ledger.template.row-twice", line: 5, head + ["journal: HA"] + body),
      Bad("a bad account", "ledger.template.account", line: 5, head + ["ligne: 6 ; ; D ; montant"] + body),
      Bad("a bad side", "ledger.template.side", line: 5, head + ["ligne: 601 ; ; X ; montant"] + body),
      Bad("a bad formula", "ledger.template.formula", line: 5, head + ["ligne: 601 ; ; D ; montant * 2"] + body),
      Bad("an unknown VAT code", "ledger.vat.code-unknown", line: 5, head + ["ligne: 601 ; ; D ; montant ; X20"] + body),
      Bad("too many lines", "ledger.template.too-many-lines", head + Array(repeating: body[0], count: 501)),
    ])
  func refusals(_ row: Bad) {
    let (template, findings) = EntryTemplate.read(row.rows.joined(separator: "\n"))
    #expect(template == nil)
    #expect(findings.contains { $0.code == row.code && $0.line == row.line }, "\(findings)")
  }

  @Test("Amounts that are missing, unknown, out of range or that turn the remainder round are refused") func amounts() throws {
    let template = try #require(
      EntryTemplate.read((EntryTemplateTests.head + EntryTemplateTests.body).joined(separator: "\n")).template)
    func code(_ amounts: [String: Money]) -> String? {
      do { return try fill(template, amounts).label } catch { return (error as? Finding)?.code }
    }
    #expect(code(["montant": eur("1,00")]) == "L")
    #expect(code([:]) == "ledger.template.amount-missing")
    #expect(code(["montant": eur("1,00"), "base": eur("1,00")]) == "ledger.template.variable-unknown")
    #expect(code(["montant": eur("-1,00")]) == "ledger.template.amount-out-of-range")
    #expect(code(["montant": Money(cents: .max)]) == "ledger.template.amount-out-of-range")
    let rows =
      EntryTemplateTests.head + ["ligne: 601 ; ; D ; fixe 10,00", "ligne: 401 ; ; C ; montant", "ligne: 602 ; ; D ; reste"]
    let turned = try #require(EntryTemplate.read(rows.joined(separator: "\n")).template)
    #expect(throws: Finding.templateRemainderNegative("G", eur("-9,00"))) { try fill(turned, ["montant": eur("1,00")]) }
  }
}

@Suite("Recurring entries")
struct RecurringEntryTests {
  /// Monday to Friday.
  static func isWeekday(_ day: Day) -> Bool { day.weekday <= 5 }

  private func recurring(
    every months: Int = 1, _ rule: RecurringEntry.DayRule, _ shift: RecurringEntry.Shift = .none,
    first: Day = Day(2026, 10, 1), last: Day? = nil
  ) throws -> RecurringEntry {
    try RecurringEntry(
      template: try EntryTemplateTests.rent(), everyMonths: months, dayRule: rule, shift: shift, first: first, last: last)
  }

  private func days(_ entry: RecurringEntry, _ from: Day, _ to: Day) -> [String] {
    entry.days(from: from, to: to, isWorkingDay: RecurringEntryTests.isWeekday).map(\.iso)
  }

  @Test("Months, quarters and years are counted from the first day") func periods() throws {
    let year = (Day(2026, 10, 1), Day(2027, 9, 30))
    #expect(days(try recurring(.day(5)), year.0, year.1).count == 12)
    #expect(days(try recurring(every: 3, .day(5)), year.0, year.1) == ["2026-10-05", "2027-01-05", "2027-04-05", "2027-07-05"])
    #expect(days(try recurring(every: 12, .day(5)), year.0, Day(2028, 12, 31)) == ["2026-10-05", "2027-10-05", "2028-10-05"])
    #expect(days(try recurring(every: 3, .day(5)), Day(2027, 3, 1), Day(2027, 8, 1)) == ["2027-04-05", "2027-07-05"])
  }

  @Test("A day that the month does not have is its last, and the end of the month is always that") func clamped() throws {
    #expect(
      days(try recurring(.day(31)), Day(2027, 1, 1), Day(2027, 4, 30)) == [
        "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30",
      ])
    #expect(days(try recurring(.lastDay), Day(2028, 2, 1), Day(2028, 3, 31)) == ["2028-02-29", "2028-03-31"])
  }

  @Test("Nothing falls before the first day or after the last") func bounds() throws {
    let entry = try recurring(.day(5), first: Day(2026, 10, 10), last: Day(2027, 1, 4))
    #expect(days(entry, Day(2020, 1, 1), Day(2030, 1, 1)) == ["2026-11-05", "2026-12-05"])
    #expect(days(entry, Day(2027, 1, 1), Day(2026, 1, 1)) == [])
  }

  @Test("A day that is not worked moves to the one before or after, into another month if need be") func shifts() throws {
    // 31 October 2026 is a Saturday, 1 November a Sunday.
    #expect(days(try recurring(.lastDay, .nextWorkingDay), Day(2026, 11, 1), Day(2026, 11, 29)) == ["2026-11-02"])
    #expect(days(try recurring(.lastDay, .previousWorkingDay), Day(2026, 10, 1), Day(2026, 10, 31)) == ["2026-10-30"])
    let never = try recurring(.day(5), .nextWorkingDay)
    #expect(never.days(from: Day(2026, 10, 1), to: Day(2026, 10, 31), isWorkingDay: { _ in false }) == [Day(2026, 10, 5)])
  }

  @Test("Windows that follow one another give each occurrence once", arguments: [7, 8, 9] as [UInt64])
  func windows(_ seed: UInt64) throws {
    var random = EntryGenerator(seed: seed)
    for _ in 0..<60 {
      let rule = Bool.random(using: &random) ? RecurringEntry.DayRule.lastDay : .day(Int.random(in: 1...31, using: &random))
      let shift = RecurringEntry.Shift.allCases.randomElement(using: &random)!
      let entry = try recurring(every: Int.random(in: 1...14, using: &random), rule, shift)
      let (start, end) = (Day(2026, 9, 1), Day(2029, 12, 31))
      var (pieces, from) = ([String](), start)
      while from <= end {
        let to = min(end, from + Int.random(in: 0...45, using: &random))
        pieces += days(entry, from, to)
        from = to + 1
      }
      #expect(pieces == days(entry, start, end), "seed \(seed)")
    }
  }

  @Test("The drafts that are due are the template filled on each day") func drafts() throws {
    let drafts = try recurring(.day(5)).drafts(
      from: Day(2026, 10, 1), to: Day(2026, 11, 30), rates: EntrySamples.rates, isWorkingDay: RecurringEntryTests.isWeekday)
    #expect(drafts.map(\.label) == ["Loyer octobre 2026", "Loyer novembre 2026"])
    #expect(drafts.map(\.pieceRef) == ["LOYER-202610", "LOYER-202611"])
    #expect(drafts.allSatisfy { $0.totalDebit == eur("1140,00") })
  }

  @Test("A period, a day or an end without sense is refused") func refusals() {
    #expect(throws: Finding.recurringPeriod("Loyer du bureau", 0)) { try recurring(every: 0, .lastDay) }
    #expect(throws: Finding.recurringPeriod("Loyer du bureau", 121)) { try recurring(every: 121, .lastDay) }
    #expect(throws: Finding.recurringDay("Loyer du bureau", 32)) { try recurring(.day(32)) }
    #expect(throws: Finding.recurringEndBeforeStart("Loyer du bureau", Day(2026, 10, 1), Day(2026, 9, 30))) {
      try recurring(.lastDay, last: Day(2026, 9, 30))
    }
  }
}
