import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct TemplateTests {
  static let rent = """
    guide: Loyer du bureau
    journal: OD
    piece: LOYER-{aaaamm}
    libelle: Loyer {mois}
    variable: montant = 950,00
    ligne: 6132 ; ; D ; montant
    ligne: 512 ; ; C ; reste

    """

  static func office() throws -> LedgerDesk {
    let office = try LedgerDesk()
    _ = try SaveTemplate(rent)(office.desk)
    return office
  }

  static func monthly(_ day: RecurringEntry.DayRule = .day(5), shift: RecurringEntry.Shift = .none, last: Day? = nil)
    -> SavedRecurring
  {
    SavedRecurring(template: "Loyer du bureau", everyMonths: 1, dayRule: day, shift: shift, first: Day(2026, 10, 1), last: last)
  }

  // MARK: Templates

  @Test func `a template is kept, listed, shown, filled, recorded`() throws {
    let office = try TemplateTests.office()
    #expect(try ListTemplates()(office.desk).map(\.name) == ["Loyer du bureau"])
    #expect(try ShowTemplate("Loyer du bureau")(office.desk).text == TemplateTests.rent)
    let draft = try office.untouched {
      try FillTemplate("Loyer du bureau", amounts: ["montant": Money(cents: 1_000_00)], day: Day(2026, 10, 5))(office.desk)
    }
    #expect((draft.pieceRef, draft.label, draft.totalCredit) == ("LOYER-202610", "Loyer octobre 2026", Money(cents: 1_000_00)))
    #expect(try RecordEntry(draft)(office.desk).findings == [])
    try office.expectIntact()
  }

  @Test func `an accent typed in two ways is one name`() throws {
    let office = try LedgerDesk()
    _ = try SaveTemplate(TemplateTests.rent.replacing("Loyer du bureau", with: "Été"))(office.desk)
    let outcome = try SaveTemplate(TemplateTests.rent.replacing("Loyer du bureau", with: "E\u{301}te\u{301}"))(office.desk)
    #expect(outcome.isChange)
    #expect(try ListTemplates()(office.desk).count == 1)
    #expect(try ShowTemplate("E\u{301}te\u{301}")(office.desk).journal == "OD")
  }

  @Test func `a text that is no template is told line by line, and not kept`() throws {
    let office = try LedgerDesk()
    let outcome = try office.untouched {
      try SaveTemplate("guide: X\nligne: 6132 ; ; D ; n'importe quoi\nbonjour\n")(office.desk)
    }
    #expect(outcome.template == nil)
    #expect(outcome.findings.compactMap(\.line) == [2, 3])
    _ = try office.untouched { try SaveTemplate(TemplateTests.rent)(office.desk, isTrial: true) }
  }

  @Test func `what a template lacks is refused`() throws {
    let office = try TemplateTests.office()
    try office.refuses("ledger.template.missing") { _ = try ShowTemplate("Autre")(office.desk) }
    try office.refuses("ledger.template.missing") { _ = try FillTemplate("Autre", day: Day(2026, 10, 5))(office.desk) }
    try office.refuses("ledger.template.missing") { try DeleteTemplate("Autre")(office.desk) }
    try office.refuses("ledger.template.variable-unknown") {
      _ = try FillTemplate("Loyer du bureau", amounts: ["inconnu": .zero], day: Day(2026, 10, 5))(office.desk)
    }
  }

  @Test func `a template that a recurring entry uses neither goes away nor loses its variables`() throws {
    let office = try TemplateTests.office()
    var recurring = TemplateTests.monthly()
    recurring.amounts = ["montant": Money(cents: 900_00)]
    try DefineRecurring("Loyer", recurring)(office.desk)
    try office.refuses("ledger.template.in-use") { try DeleteTemplate("Loyer du bureau")(office.desk) }
    try office.refuses("ledger.template.breaks-recurring") {
      _ = try SaveTemplate(TemplateTests.rent.replacing("montant", with: "somme"))(office.desk)
    }
    #expect(try SaveTemplate(TemplateTests.rent.replacing("6132", with: "6135"))(office.desk).isChange)
    try DeleteRecurring("Loyer")(office.desk)
    try DeleteTemplate("Loyer du bureau")(office.desk)
    #expect(try ListTemplates()(office.desk).isEmpty)
    try office.expectIntact()
  }

  // MARK: Recurring entries

  @Test func `what is due is written once, and the next time only what has come since`() throws {
    let office = try TemplateTests.office()
    try DefineRecurring("Loyer", TemplateTests.monthly())(office.desk)
    let first = try WriteRecurring(through: Day(2026, 11, 30))(office.desk)
    #expect(first.written.map(\.entry.draft.day) == [Day(2026, 10, 5), Day(2026, 11, 5)])
    #expect(try office.entries.map(\.content) == first.written.map(\.entry.draft))
    let again = try office.untouched { try WriteRecurring(through: Day(2026, 11, 30))(office.desk) }
    #expect(again.written.isEmpty)
    let earlier = try office.untouched { try WriteRecurring(through: Day(2026, 10, 31))(office.desk) }
    #expect(earlier.written.isEmpty)
    #expect(
      try WriteRecurring(["Loyer"], through: Day(2027, 1, 5))(office.desk).written.map(\.entry.draft.day) == [
        Day(2026, 12, 5), Day(2027, 1, 5),
      ])
    let item = try #require(try ListRecurring()(office.desk).first)
    #expect((item.doneThrough, item.next) == (Day(2027, 1, 5), Day(2027, 2, 5)))
    try office.expectIntact()
  }

  @Test func `a recurring entry that changes keeps in mind what it wrote`() throws {
    let office = try TemplateTests.office()
    try DefineRecurring("Loyer", TemplateTests.monthly())(office.desk)
    _ = try WriteRecurring(through: Day(2026, 10, 31))(office.desk)
    var dearer = TemplateTests.monthly()
    dearer.amounts = ["montant": Money(cents: 980_00)]
    try DefineRecurring("Loyer", dearer)(office.desk)
    let written = try WriteRecurring(through: Day(2026, 11, 30))(office.desk).written
    #expect(written.map(\.entry.draft.totalDebit) == [Money(cents: 980_00)])
  }

  @Test func `a day that is not worked moves as asked: 1 November 2026 is a Sunday and a holiday`() throws {
    let office = try TemplateTests.office()
    for (name, shift, day) in [
      ("a", RecurringEntry.Shift.previousWorkingDay, Day(2026, 10, 30)), ("b", .nextWorkingDay, Day(2026, 11, 2)),
      ("c", .none, Day(2026, 11, 1)),
    ] {
      try DefineRecurring(name, TemplateTests.monthly(.day(1), shift: shift))(office.desk)
      let due = try office.untouched {
        try PreviewRecurring([name], from: Day(2026, 10, 15), through: Day(2026, 11, 15))(office.desk)
      }
      #expect(due.map(\.draft.day) == [day])
    }
  }

  @Test func `an end is an end, and the 31st is the last day of a shorter month`() throws {
    let office = try TemplateTests.office()
    try DefineRecurring("Loyer", TemplateTests.monthly(.day(31), last: Day(2026, 11, 30)))(office.desk)
    let due = try PreviewRecurring(from: Day(2026, 10, 1), through: Day(2027, 6, 30))(office.desk)
    #expect(due.map(\.draft.day) == [Day(2026, 10, 31), Day(2026, 11, 30)])
    _ = try WriteRecurring(through: Day(2027, 6, 30))(office.desk)
    #expect(try ListRecurring()(office.desk).first?.next == nil)
  }

  @Test func `one occurrence that cannot be written keeps all of them out, and nothing is held as done`() throws {
    let office = try TemplateTests.office()
    try DefineRecurring("Loyer", TemplateTests.monthly())(office.desk)
    try office.lock(through: Day(2026, 10, 10))
    let outcome = try office.untouched { try WriteRecurring(through: Day(2026, 11, 30))(office.desk) }
    #expect(outcome.written.isEmpty)
    #expect(outcome.findings.contains { $0.code == "ledger.entry.period-locked" })
    #expect(try ListRecurring()(office.desk).first?.doneThrough == nil)
    _ = try office.untouched { try WriteRecurring(through: Day(2026, 11, 30))(office.desk, isTrial: true) }
  }

  @Test func `what cannot recur is refused`() throws {
    let office = try TemplateTests.office()
    var recurring = TemplateTests.monthly()
    try office.refuses("ledger.recurring.name-empty") { try DefineRecurring(" ", recurring)(office.desk) }
    recurring.everyMonths = 0
    try office.refuses("ledger.recurring.period") { try DefineRecurring("L", recurring)(office.desk) }
    try office.refuses("ledger.recurring.day") { try DefineRecurring("L", TemplateTests.monthly(.day(32)))(office.desk) }
    try office.refuses("ledger.recurring.end-before-start") {
      try DefineRecurring("L", TemplateTests.monthly(last: Day(2026, 9, 1)))(office.desk)
    }
    recurring = TemplateTests.monthly()
    recurring.template = "Autre"
    try office.refuses("ledger.template.missing") { try DefineRecurring("L", recurring)(office.desk) }
    recurring = TemplateTests.monthly()
    recurring.amounts = ["inconnu": .zero]
    try office.refuses("ledger.template.variable-unknown") { try DefineRecurring("L", recurring)(office.desk) }
    try office.refuses("ledger.recurring.missing") { try DeleteRecurring("L")(office.desk) }
    try office.refuses("ledger.recurring.missing") { _ = try WriteRecurring(["L"], through: Day(2026, 10, 31))(office.desk) }
    try office.refuses("ledger.recurring.window") {
      _ = try PreviewRecurring(from: Day(2026, 10, 31), through: Day(2026, 10, 1))(office.desk)
    }
    try office.refuses("ledger.recurring.window") {
      _ = try PreviewRecurring(from: Day(2026, 10, 1), through: Day(2036, 10, 1))(office.desk)
    }
  }
}
