import Kernel
import Law
import Testing
import Workforce

/// Bonuses, benefits and expenses of each month, transport, vouchers, health insurance: kept, taken off, compared, checked.
@Suite struct BesideWageTests {
  static func euros(_ euros: Int64) -> Money { Money(cents: euros * 100) }
  static func bonus(_ label: String, _ euros: Int64) -> Terms.RecurringPay { .init(.bonus, label, self.euros(euros)) }

  @Test func `the same name takes the place of the old one, whatever its accents, and is taken off by it`() {
    var terms = ContractTests.terms()
    for (label, euros) in [("Ancienneté", 60), ("Astreinte", 100), ("ancienneté", 75)] {
      terms.set(Self.bonus(label, Int64(euros)))
    }
    #expect(terms.recurring == [Self.bonus("ancienneté", 75), Self.bonus("Astreinte", 100)])
    terms.set(.init(.expense, "Astreinte", Self.euros(10)))
    #expect(terms.recurring.count == 3)
    let isRemoved = terms.remove(recurring: "ASTREINTE")
    #expect(isRemoved && terms.recurring == [Self.bonus("ancienneté", 75)])
    let isRemovedAgain = terms.remove(recurring: "Astreinte")
    #expect(!isRemovedAgain)
  }

  @Test func `an amendment says each thing that changes, with what it was`() {
    let before = ContractTests.terms()
    var after = before
    after.recurring = [Self.bonus("Ancienneté", 60)]
    after.transport = .init(subscription: Self.euros(88))
    after.mealVouchers = .init(faceValue: Self.euros(10), employerShare: Self.euros(5))
    after.healthExemption = "ayant droit"
    let changes = after.changes(from: before)
    #expect(changes.map(\.label) == ["éléments mensuels", "transport", "titres-restaurant", "dispense de mutuelle"])
    #expect(changes.map(\.before) == ["aucun", "aucun", "aucun", "aucune"])
    #expect(changes[0].after == "prime mensuelle Ancienneté 60,00\u{A0}€")
    #expect(changes[1].after == "88,00\u{A0}€ par mois, dont la part légale de l’employeur")
    // Only the share of the employer.
    var shared = after
    shared.transport?.employerShare = .percent(75_00)
    shared.mealVouchers?.employerShare = Self.euros(6)
    #expect(shared.changes(from: after).map(\.label) == ["transport", "titres-restaurant"])
    #expect(
      after.besideWage.map(\.name) == [
        "prime mensuelle : Ancienneté", "transport", "titres-restaurant", "dispense de mutuelle",
      ])
    #expect(before.besideWage.isEmpty)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String?
    var severity = Finding.Severity.error
    var field: String?
    let change: @Sendable (inout Terms) -> Void
    var testDescription: String { name }

    init(
      _ name: String, _ code: String?, _ severity: Finding.Severity = .error, _ field: String? = nil,
      _ change: @escaping @Sendable (inout Terms) -> Void
    ) {
      (self.name, self.code, self.severity, self.field, self.change) = (name, code, severity, field, change)
    }
  }

  static let rows: [Row] = [
    Row("all of it, as it should be", nil) {
      $0.recurring = [bonus("Ancienneté", 60), .init(.expense, "Télétravail", euros(10))]
      $0.transport = .init(subscription: euros(88), employerShare: .percent(50_00))
      $0.mealVouchers = .init(faceValue: euros(10), employerShare: euros(6))
    },
    Row("no amount", "workforce.recurring.amount", .error, "montant-2") { $0.recurring = [bonus("A", 1), bonus("B", 0)] },
    Row("a negative one", "workforce.recurring.amount", .error, "montant-1") { $0.recurring = [bonus("A", -1)] },
    Row("no name", "workforce.recurring.label", .error, "libelle-1") { $0.recurring = [bonus(" ", 1)] },
    Row("twice the same", "workforce.recurring.twice", .error, "libelle-2") { $0.recurring = [bonus("A", 1), bonus("a", 2)] },
    Row("a bonus and an expense of one name", nil) { $0.recurring = [bonus("A", 1), .init(.expense, "A", euros(2))] },
    Row("no subscription", "workforce.transport.amount", .error, "transport") { $0.transport = .init(subscription: .zero) },
    Row("the share of the law", nil) { $0.transport = .init(subscription: euros(88)) },
    Row("less than half", "workforce.transport.share", .warning, "transport-part") {
      $0.transport = .init(subscription: euros(88), employerShare: .percent(49_99))
    },
    Row("all of it", nil) { $0.transport = .init(subscription: euros(88), employerShare: .percent(100_00)) },
    Row("more than all", "workforce.transport.share-outside", .error, "transport-part") {
      $0.transport = .init(subscription: euros(88), employerShare: .percent(100_01))
    },
    Row("a voucher of nothing", "workforce.vouchers.value", .error, "titre-restaurant") {
      $0.mealVouchers = .init(faceValue: .zero, employerShare: .zero)
    },
    Row("more than the voucher", "workforce.vouchers.part", .error, "titre-employeur") {
      $0.mealVouchers = .init(faceValue: euros(10), employerShare: euros(11))
    },
    Row("a negative part", "workforce.vouchers.part", .error, "titre-employeur") {
      $0.mealVouchers = .init(faceValue: euros(10), employerShare: euros(-1))
    },
    Row("a cent below half", "workforce.vouchers.share", .warning, "titre-employeur") {
      $0.mealVouchers = .init(faceValue: euros(10), employerShare: Money(cents: 4_99))
    },
    Row("half", nil) { $0.mealVouchers = .init(faceValue: euros(10), employerShare: euros(5)) },
    Row("a cent above sixty per cent", "workforce.vouchers.share", .warning, "titre-employeur") {
      $0.mealVouchers = .init(faceValue: euros(10), employerShare: Money(cents: 6_01))
    },
  ]

  static func findings(_ contract: EmploymentContract, today: Day = Day(2026, 11, 29)) throws -> [Finding] {
    try ContractCheck(contract, of: CheckTests.adult, today: today, law: CheckTests.law).findings
  }

  static func contract(_ change: (inout Terms) -> Void) -> EmploymentContract {
    var terms = ContractTests.terms()
    change(&terms)
    var contract = EmploymentContract(employee: 1, start: Day(2026, 1, 5), terms: terms)
    contract.signed = Day(2026, 1, 5)
    return contract
  }

  @Test(arguments: rows) func check(_ row: Row) throws {
    let findings = try Self.findings(Self.contract(row.change))
    #expect(findings.map(\.code) == [row.code].compactMap { $0 })
    for finding in findings {
      #expect(finding.severity == row.severity && finding.field == row.field && !finding.recovery.isEmpty)
    }
  }

  @Test func `the figures of law are in the words, with their text`() throws {
    let finding = try #require(
      try Self.findings(Self.contract { $0.mealVouchers = .init(faceValue: Self.euros(10), employerShare: Self.euros(7)) })
        .first)
    #expect(finding.message.contains("de 50 % à 60 %"), "\(finding.message)")
    #expect(finding.recovery.contains("5,00 à 6,00") && finding.reference?.contains("CGI") == true)
  }

  @Test func `what an amendment put right is said no more, and what it kept is said once`() throws {
    var contract = Self.contract { $0.mealVouchers = .init(faceValue: Self.euros(10), employerShare: Self.euros(7)) }
    var terms = contract.terms
    terms.jobTitle = "Responsable"
    contract.amend(Amendment(effective: Day(2026, 6, 1), reason: "promotion", terms: terms))
    #expect(try Self.findings(contract).map(\.code) == ["workforce.vouchers.share"])
    terms.mealVouchers = nil
    contract.amend(Amendment(effective: Day(2026, 9, 1), reason: "fin des titres", terms: terms))
    #expect(try Self.findings(contract) == [])
  }

  @Test func `the classification is wanted of those who are paid still`() throws {
    var contract = Self.contract { $0.classification = .init() }
    #expect(try Self.findings(contract).map(\.code) == ["workforce.classification.missing"])
    var terms = contract.terms
    terms.classification.coefficient = "170"
    contract.amend(Amendment(effective: Day(2026, 6, 1), reason: "classement", terms: terms))
    #expect(try Self.findings(contract) == [])
    contract.amendments = []
    contract.ending = .init(lastDay: Day(2026, 10, 31), reason: .resignation)
    #expect(try Self.findings(contract) == [])
  }
}
