import Formats
import Kernel
import SocialReporting
import Testing
import Workforce

@Suite struct ReturnsRatesTests {
  private static let today = Day(2026, 11, 20)

  private static func file(_ name: String, _ nir: String?, number: String? = nil, _ rates: [EmployeeFile.TaxRate] = [])
    -> EmployeeFile
  {
    var file = EmployeeFile(birthName: name, firstNames: "Nadia", sex: .female, birth: Day(1995, 8, 14))
    file.nir = nir.map { try! NIR(withoutKey: $0) }
    file.number = number
    file.taxRates = rates
    return file
  }

  private static let people: [TaxRatePlan.Person] = [
    .init(
      id: 1, file: file("Roux", "2950899100010", number: "M1", [.init(.percent(3_20), received: Day(2026, 9, 20))]), lastDay: nil),
    .init(id: 2, file: file("Blanc", "2900199100022", number: "M2"), lastDay: Day(2026, 10, 31)),
    .init(id: 3, file: file("Vert", nil, number: "M3"), lastDay: nil),
    .init(id: 4, file: file("Noir", "2900199100044", number: "M4"), lastDay: nil, hasContract: false),
    .init(id: 5, file: file("Gris", "2900199100055", number: "M5"), lastDay: nil),
    .init(id: 6, file: file("Bis", "2900199100066", number: "M5"), lastDay: nil),
  ]

  /// Lines under « nir;matricule;taux;date;type », the outcome of each, and the findings.
  static let rows: [(name: String, lines: [String], outcomes: [TaxRatePlan.Outcome], codes: [String])] = [
    ("a new rate", ["2950899100010;;7,40;2026-11-18;"], [.applied], []),
    ("with its key and spaces", ["2 95 08 99 100 010 \(NIRKey.of("2950899100010"));;7.40;18/11/2026;01"], [.applied], []),
    ("by number in the firm", [";M3;0;;transmis"], [.applied], []),
    ("the rate of a scale", ["2950899100010;;4,00;;13"], [.applied], []),
    ("no rate", ["2950899100010;;;;"], [.applied], []),
    ("the one that is held", ["2950899100010;;3,20;2026-09-20;"], [.same], []),
    ("older than the one held", ["2950899100010;;3,00;2026-08-20;"], [.skipped], ["dsn.return.older"]),
    ("nobody here", ["2950899100088;;3,00;;"], [.skipped], ["dsn.return.person-unknown"]),
    ("a number of the firm that two have", [";M5;3,00;;"], [.skipped], ["dsn.return.number-shared"]),
    ("another person under the same number of the firm", ["2950899100088;M1;3,00;;"], [.skipped], ["dsn.return.person-unknown"]),
    ("somebody who left", ["2900199100022;;3,00;2026-11-10;"], [.skipped], ["dsn.return.left"]),
    ("somebody who left after", ["2900199100022;;3,00;2026-10-10;"], [.applied], []),
    ("no contract", ["2900199100044;;3,00;;"], [.skipped], ["dsn.return.no-contract"]),
    ("the same line twice", ["2950899100010;;7,40;;", "2950899100010;;7,40;;"], [.applied, .skipped], ["dsn.return.repeated"]),
    ("two rates", ["2950899100010;;7,40;;", "2950899100010;;7,50;;"], [.applied, .refused], ["dsn.return.contradicted"]),
    ("a hundred", ["2950899100010;;100;;"], [.refused], ["dsn.return.rate-invalid"]),
    ("a negative rate", ["2950899100010;;-1,00;;"], [.refused], ["dsn.return.rate-invalid"]),
    ("three decimals", ["2950899100010;;1,005;;"], [.refused], ["dsn.return.rate-invalid"]),
    ("a word", ["2950899100010;;neutre;;"], [.refused], ["dsn.return.rate-invalid"]),
    ("a day to come", ["2950899100010;;7,40;2026-11-21;"], [.refused], ["dsn.return.date-future"]),
    ("no day", ["2950899100010;;7,40;31/02/2026;"], [.refused], ["dsn.return.date-invalid"]),
    ("no number of social security", ["29508991000;;7,40;;"], [.refused], ["dsn.return.nir-invalid"]),
    ("nobody at all", [";;7,40;;"], [.skipped], ["dsn.return.person-unknown"]),
  ]

  private func plan(_ lines: [String]) throws -> TaxRatePlan {
    let text = (["nir;matricule;taux;date;type"] + lines).joined(separator: "\n") + "\n"
    let rates = try ReturnedRatesCSV.read(byteSource(text))
    return TaxRatePlan(rates, people: Self.people, received: Self.today, today: Self.today)
  }

  @Test func `a line that cannot be read is of somebody all the same, and changes nothing`() throws {
    let plan = try plan(["2950899100010;;7,40;31/02/2026;", ";M3;7,40;hier;", "2950899100088;;7,40;31/02/2026;"])
    #expect(plan.rows.map(\.employee) == [1, 3, nil] && plan.rows.map { $0.name != nil } == [true, true, false])
    #expect(plan.rows.allSatisfy { $0.outcome == .refused && $0.after == nil } && plan.changes.isEmpty)
    #expect(plan.findings.map(\.code) == Array(repeating: "dsn.return.date-invalid", count: 3))
    #expect(plan.findings[0].message.contains("31/02/2026"))
  }

  @Test(arguments: rows.indices) func eachLineHasItsOutcome(index: Int) throws {
    let row = Self.rows[index]
    let plan = try plan(row.lines)
    #expect(plan.rows.map(\.outcome) == row.outcomes, "\(row.name)")
    #expect(plan.findings.map(\.code) == row.codes, "\(row.name)")
    #expect(plan.findings.allSatisfy { $0.line != nil }, "\(row.name)")
    #expect(plan.isRefused == row.outcomes.contains(.refused), "\(row.name)")
    #expect(plan.changes.isEmpty == (plan.isRefused || !row.outcomes.contains(.applied)), "\(row.name)")
    // Nothing that is said shows a number whole.
    for finding in plan.findings {
      #expect(!(finding.message + finding.recovery).contains("95089") && !finding.message.contains("99100"), "\(row.name)")
    }
  }

  @Test func theIdentifierComesWithTheRate() throws {
    let text = "matricule;taux;date;identifiant\nM1;3,20;2026-09-20;123456789\nM3;;2026-11-02;123456789\n"
    let plan = TaxRatePlan(
      try ReturnedRatesCSV.read(byteSource(text)), people: Self.people, received: Self.today, today: Self.today)
    // The rate was held, without what names it.
    #expect(plan.rows.map(\.outcome) == [.applied, .applied])
    #expect(plan.rows.map(\.after?.identifier) == ["123456789", nil])
    #expect(try Reported.read(Reported.rates).taxRates.map(\.identifier) == ["123456789", nil])
  }

  @Test func aScaleLeavesNoRateOfOnesOwn() throws {
    let plan = try plan(["2950899100010;;4,00;2026-11-02;13"])
    #expect(plan.rows.first?.after == EmployeeFile.TaxRate(nil, received: Day(2026, 11, 2)))
    #expect(plan.rows.first?.before?.rate == .percent(3_20))
  }

  @Test func anIdentifierComesWithItsRateAndIsNotTakenAway() throws {
    func plan(_ line: String, _ people: [TaxRatePlan.Person] = Self.people) throws -> TaxRatePlan {
      let rates = try ReturnedRatesCSV.read(byteSource("nir;taux;date;identifiant\n\(line)\n"))
      return TaxRatePlan(rates, people: people, received: Self.today, today: Self.today)
    }
    let named = try #require(try plan("2950899100010;4,00;;987654").changes.first)
    #expect(named.rate.identifier == "987654")
    var people = Self.people
    let place = try #require(people.firstIndex { $0.id == named.employee })
    var file = people[place].file
    file.receive(named.rate)
    people[place] = .init(id: named.employee, file: file, lastDay: people[place].lastDay)
    #expect(try plan("2950899100010;4,00;;", people).rows.map(\.outcome) == [.same])
    #expect(try plan("2950899100010;4,00;;987655", people).rows.map(\.outcome) == [.applied])
    for wrong in ["007", "12a", "-2", "1234567890123456789"] {
      #expect(try plan("2950899100010;4,00;;\(wrong)").findings.map(\.code) == ["dsn.return.identifier-invalid"], "\(wrong)")
    }
  }

  @Test func aDayThatIsNotSaidIsTheDayOfTheReading() throws {
    #expect(try plan(["2950899100010;;4,00;;"]).changes.first?.rate.received == Self.today)
  }

  static let headers: [(name: String, text: String)] = [
    ("empty", ""), ("no rate", "nir;date\n"), ("nobody", "taux;date\n"), ("no header", "2950899100010;7,40\n"),
  ]

  @Test(arguments: headers.indices) func columnsAreAskedFor(index: Int) {
    #expect("\(Self.headers[index].name)") {
      _ = try ReturnedRatesCSV.read(byteSource(Self.headers[index].text))
    } throws: {
      ($0 as? Finding)?.code == "dsn.return.columns"
    }
  }

  @Test func columnsComeInAnyOrderAndBlankLinesAreNone() throws {
    let rates = try ReturnedRatesCSV.read(byteSource("Taux,Matricule\n\"7,40 %\",M1\n,\n0,M2\n"))
    #expect(rates.map(\.number) == ["M1", "M2"])
    #expect(rates.map(\.rate) == [.percent(7_40), .zero])
  }
}

/// The key of a number, for lines that carry it.
enum NIRKey {
  static func of(_ body: String) -> String { try! NIR(withoutKey: body).key }
}
