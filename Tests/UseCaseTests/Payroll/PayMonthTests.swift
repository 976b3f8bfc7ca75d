import Foundation
import Kernel
import Law
import Ledger
import Payroll
import Store
import Testing
import UseCases
import Workforce

@Suite struct PayMonthTests {
  private static let october = PayingStaff.october

  // MARK: From the month to the seal

  @Test func `a month is ready, sealed, read again, and the dossier stays sound`() throws {
    let staff = try PayingStaff(sealing: false)
    let month = try ReadPayMonth(Self.october)(staff.desk)
    #expect(month.ready.count == 2 && month.refused.isEmpty, "\(month.rows.flatMap(\.findings).map(\.message))")
    let sealed = try staff.seal()
    #expect(sealed.map(\.number) == ["2026-0001", "2026-0002"])
    let read = try ListPayslips(month: Self.october)(staff.desk)
    #expect(read.map(\.document) == sealed)
    #expect(read.allSatisfy { $0.digest.wholeMatch(of: /[0-9a-f]{64}/) != nil })
    let again = try ReadPayMonth(Self.october)(staff.desk)
    #expect(again.sealed.count == 2 && again.rows.allSatisfy { !$0.hasChanged })
    try staff.ledger.expectIntact()
  }

  @Test func `one contract may be sealed before the others; those that are named are sealed together or not at all`() throws {
    let staff = try PayingStaff(sealing: false)
    #expect(try staff.seal([staff.contracts[0]]).map(\.number) == ["2026-0001"])
    try staff.ledger.refuses("payroll.payslip.known") {
      _ = try SealPayslips(Self.october, contracts: staff.contracts)(staff.desk)
    }
    try staff.ledger.refuses("payroll.month.contract-unknown") {
      _ = try SealPayslips(Self.october, contracts: [99])(staff.desk)
    }
    #expect(try SealPayslips(Self.october)(staff.desk).sealed.map(\.number) == ["2026-0002"])
    try staff.ledger.refuses("payroll.month.nothing") { _ = try SealPayslips(Self.october)(staff.desk) }
  }

  @Test func `a trial and a month to come seal nothing`() throws {
    let staff = try PayingStaff(sealing: false)
    #expect(try staff.ledger.untouched { try SealPayslips(Self.october)(staff.desk, isTrial: true) }.sealed.count == 2)
    try staff.ledger.refuses("payroll.month.future") { _ = try SealPayslips(Month(2026, 12))(staff.desk) }
  }

  @Test func `what one of the forty-two rules blocks is not sealed`() throws {
    let staff = try PayingStaff(sealing: false)
    let contract = try ReadContract(staff.contracts[0])(staff.desk).contract
    var terms = contract.value.terms
    terms.pay = .monthly(Money(cents: 1_500_00))
    _ = try AmendContract(contract, Amendment(effective: Day(2026, 10, 1), reason: "essai", terms: terms))(staff.desk)
    let outcome = try SealPayslips(Self.october)(staff.desk)
    #expect(outcome.sealed.count == 1 && outcome.refused.count == 1)
    #expect(outcome.refused[0].findings.contains { $0.code.contains("p05") && $0.severity == .error })
  }

  @Test func `a net below zero is not sealed, and the way out is said`() throws {
    let staff = try PayingStaff(sealing: false)
    var variables = PayVariables(employee: 1, contract: staff.contracts[0], month: Self.october)
    variables.items = [.init(.advance, "Acompte", Money(cents: 9_000_00))]
    _ = try KeepPayVariables(variables)(staff.desk)
    try staff.ledger.refuses("payroll.month.net-negative") {
      _ = try SealPayslips(Self.october, contracts: [staff.contracts[0]])(staff.desk)
    }
    let outcome = try SealPayslips(Self.october)(staff.desk)
    #expect(outcome.sealed.count == 1 && outcome.refused.map(\.contract.id) == [staff.contracts[0]])
    #expect(outcome.refused[0].findings.first?.code == "payroll.month.net-negative")
    try staff.ledger.refuses("payroll.month.net-negative") { _ = try SealPayslips(Self.october)(staff.desk) }
  }

  @Test func `what is worth a look is said of what is sealed, by name`() throws {
    let staff = try PayingStaff(sealing: false)
    let place = try ReadWorkplace(1)(staff.desk)
    var bare = place.value
    bare.healthSchemes = []
    _ = try KeepWorkplace(bare, known: place)(staff.desk)
    let row = try #require(try ReadPayMonth(Self.october, contract: staff.contracts[0])(staff.desk).rows.first)
    let outcome = try SealPayslips(Self.october, contracts: [staff.contracts[0]])(staff.desk)
    let warnings = row.findings.filter { $0.severity == .warning }
    #expect(outcome.findings.map(\.code) == warnings.map(\.code) && !warnings.isEmpty)
    #expect(outcome.findings.allSatisfy { $0.file == "Nadia Roux" } && outcome.rows.map(\.contract.id) == [staff.contracts[0]])
  }

  @Test func `two contracts of one person in a month are sealed in the order they began`() throws {
    let staff = try PayingStaff(sealing: false)
    // The contract that began first is entered last.
    let known = try ReadContract(staff.contracts[0])(staff.desk).contract.value
    var file = EmployeeFile(birthName: "Adam", firstNames: "Lise", sex: .female, birth: Day(1990, 5, 12))
    file.nationality = "FR"
    var permanent = EmploymentContract(employee: 0, start: Day(2026, 10, 16), terms: known.terms)
    permanent.signed = Day(2026, 10, 16)
    let hired = try HireEmployee(file, permanent)(staff.desk)
    var fixed = EmploymentContract(
      employee: hired.id, kind: .fixedTerm, start: Day(2026, 10, 1), end: Day(2026, 10, 15), terms: known.terms)
    (fixed.signed, fixed.fixedTerm) = (Day(2026, 10, 1), .init(reason: .activity))
    let signed = try SignContract(fixed)(staff.desk)
    #expect(signed.isKept, "\(signed.findings.map(\.message))")
    let outcome = try SealPayslips(Self.october)(staff.desk)
    let own = outcome.rows.filter { $0.employee.id == hired.id }
    #expect(
      own.map(\.contract.id) == [signed.id, hired.value.contractID], "\(outcome.refused.flatMap(\.findings).map(\.message))")
    #expect(outcome.sealed.compactMap(\.number) == ["2026-0001", "2026-0002", "2026-0003", "2026-0004"])
    // Sealed in this order, the second is what it would be if it were computed now.
    #expect(
      try ReadPayMonth(Self.october)(staff.desk).rows.first { $0.contract.id == hired.value.contractID }?.hasChanged == false)
  }

  @Test func `the next month starts from the totals of the last`() throws {
    let staff = try PayingStaff()
    let november = try ReadPayMonth(Month(2026, 11))(staff.desk)
    let documents = november.rows.compactMap(\.document)
    #expect(documents.map(\.totals.gross) == [Money(cents: 4_000_00), Money(cents: 4_800_00)])
    #expect(documents.allSatisfy { $0.facts.yearToDate?.gross == $0.slip.gross })
  }

  @Test func `a month is compared with the one before, of the same contract`() throws {
    let staff = try PayingStaff()
    let november = try #require(try ReadPayMonth(Month(2026, 11), contract: staff.contracts[0])(staff.desk).rows.first?.document)
    let october = try #require(try ListPayslips(month: Self.october, employee: 1)(staff.desk).first)
    let comparison = try #require(try CompareWithLastMonth(november, contract: staff.contracts[0])(staff.desk))
    #expect(comparison.before == october.document && comparison.effect == november.slip.netPaid - october.document.slip.netPaid)
    #expect(comparison.differences.map(\.effect).sum() == comparison.effect)
    #expect(try CompareWithLastMonth(october.document, contract: staff.contracts[0])(staff.desk) == nil)
  }

  // MARK: Corrections

  @Test func `a correction replaces one payslip, once, and says why`() throws {
    let staff = try PayingStaff()
    try staff.ledger.refuses("payroll.payslip.same") { _ = try CorrectPayslip("2026-0001", reason: "rien")(staff.desk) }
    let mended = try staff.correct("2026-0001", bonus: 150_00)
    #expect(mended.number == "2026-0003" && mended.corrects == "2026-0001")
    let old = try ReadPayslip("2026-0001")(staff.desk)
    #expect(old.correctedBy == "2026-0003" && old.isReplaced)
    #expect(try ReadPayslip("2026-0003")(staff.desk).reason == "prime oubliée")
    try staff.ledger.refuses("payroll.payslip.replaced") {
      _ = try CorrectPayslip("2026-0001", reason: "encore")(staff.desk)
    }
    try staff.ledger.refuses("payroll.payslip.unknown") { _ = try ReadPayslip("2026-0099")(staff.desk) }
    try staff.ledger.refuses("workforce.reason.missing") { _ = try CorrectPayslip("2026-0002", reason: " ")(staff.desk) }
    try staff.ledger.expectIntact()
  }

  @Test func `what is changed after the seal is said, until it is corrected`() throws {
    let staff = try PayingStaff()
    var variables = PayVariables(employee: 1, contract: staff.contracts[0], month: Self.october)
    variables.items = [.init(.bonus, "Prime", Money(cents: 50_00))]
    let kept = try KeepPayVariables(variables)(staff.desk)
    #expect(kept.isKept && kept.findings.map(\.code) == ["payroll.variables.after-seal"])
    let row = try #require(try ReadPayMonth(Self.october, contract: staff.contracts[0])(staff.desk).rows.first)
    #expect(row.hasChanged && row.sealed?.number == "2026-0002" || row.sealed?.number == "2026-0001")
  }

  // MARK: Variables

  @Test func `the variables of a month are entered once, then changed on the state that was read`() throws {
    let staff = try PayingStaff(sealing: false)
    let variables = PayVariables(employee: 0, contract: staff.contracts[0], month: Self.october)
    #expect(try KeepPayVariables(variables)(staff.desk).isKept)
    try staff.ledger.refuses("workforce.changed-meanwhile") { _ = try KeepPayVariables(variables)(staff.desk) }
    let known = try #require(try ReadPayMonth(Self.october, contract: staff.contracts[0])(staff.desk).rows.first?.variables)
    #expect(known.value.employee == 1)
    var next = known.value
    next.attachment = Money(cents: 80_00)
    #expect(try KeepPayVariables(next, known: known)(staff.desk).isKept)
    try staff.ledger.refuses("workforce.changed-meanwhile") { _ = try KeepPayVariables(next, known: known)(staff.desk) }
    try staff.ledger.refuses("workforce.contract.unknown") {
      _ = try KeepPayVariables(PayVariables(employee: 1, contract: 9, month: Self.october))(staff.desk)
    }
  }

  struct Wrong: CustomTestStringConvertible, Sendable {
    let code: String
    let field: String
    let change: @Sendable (inout PayVariables) -> Void
    var testDescription: String { code }
  }

  static let wrong: [Wrong] = [
    .init(code: "workforce.variables.outside", field: "mois") { $0.month = Month(2026, 9) },
    .init(code: "workforce.variables.week", field: "semaine-1") {
      $0.weeks = [.init(Day(2026, 10, 6), Hours(hundredths: 36_00))]
    },
    .init(code: "workforce.variables.hours", field: "semaine-1") { $0.weeks = [.init(Day(2026, 10, 5), Hours(hundredths: -1))] },
    .init(code: "workforce.variables.week-twice", field: "semaine-1") {
      $0.weeks = [.init(Day(2026, 10, 5), Hours(hundredths: 36_00)), .init(Day(2026, 10, 5), Hours(hundredths: 36_00))]
    },
    .init(code: "workforce.variables.two-ways", field: "heures-1") {
      $0.weeks = [.init(Day(2026, 10, 5), Hours(hundredths: 36_00))]
      $0.extra = [.init(Hours(hundredths: 1_00), increase: .percent(25_00))]
    },
    .init(code: "workforce.variables.hours", field: "heures-1") { $0.extra = [.init(.zero, increase: .percent(25_00))] },
    .init(code: "workforce.variables.amount", field: "montant-1") { $0.items = [.init(.bonus, "Prime", Money(cents: -5))] },
    .init(code: "workforce.variables.week-forbidden", field: "semaine-1") {
      $0.weeks = [.init(Day(2026, 10, 5), Hours(hundredths: 60_01))]
    },
    .init(code: "workforce.variables.increase", field: "majoration-1") {
      $0.extra = [.init(Hours(hundredths: 1_00), increase: .percent(200_01))]
    },
    .init(code: "workforce.variables.hours", field: "heures-2") {
      $0.extra = [
        .init(Hours(hundredths: 744_00), increase: .percent(25_00)), .init(Hours(hundredths: 1), increase: .percent(25_00)),
      ]
    },
    .init(code: "workforce.variables.too-large", field: "montant-2") {
      $0.items = [.init(.bonus, "Prime", PayVariables.largest), .init(.bonus, "Prime", Money(cents: 1))]
    },
    .init(code: "workforce.variables.too-large", field: "saisie") { $0.attachment = .largest },
    .init(code: "workforce.variables.label", field: "libelle-1") { $0.items = [.init(.advance, " ", Money(cents: 5))] },
    .init(code: "workforce.variables.vouchers", field: "titres") { $0.mealVouchers = 32 },
    .init(code: "workforce.variables.negative", field: "saisie") { $0.attachment = Money(cents: -1) },
    .init(code: "workforce.variables.negative", field: "rupture") { $0.severance = Money(cents: -1) },
    .init(code: "workforce.variables.negative", field: "reprise-impot") {
      $0.opening = .init(
        gross: .zero, ceiling: .zero, referenceMinimumWage: .zero, generalReduction: .zero, netTaxable: .zero,
        incomeTax: Money(cents: -1))
    },
  ]

  @Test(arguments: wrong) func `wrong variables are refused at their field, and nothing is kept`(_ row: Wrong) throws {
    let staff = try PayingStaff(sealing: false)
    var variables = PayVariables(employee: 1, contract: staff.contracts[0], month: Self.october)
    row.change(&variables)
    let outcome = try staff.ledger.untouched { try KeepPayVariables(variables)(staff.desk) }
    let found = outcome.findings.filter { $0.code == row.code && $0.field == row.field }
    #expect(outcome.isRefused && found.count == 1, "\(outcome.findings)")
  }

  // MARK: The file of variables

  private func file(_ text: String) throws -> (ScratchFolder, String) {
    let folder = try ScratchFolder()
    let path = folder.path + "/elements.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return (folder, path)
  }

  @Test func `a file of variables is read element by element`() throws {
    let staff = try PayingStaff(sealing: false)
    let (folder, path) = try file(
      """
      contrat;element;libelle;quantite;taux;montant
      1;heures;;4,5;25;
      1;prime;Prime d’octobre;;;150,00
      2;semaine;05/10/2026;38;;
      2;acompte;;;;200
      2;saisie;;;;35,50
      """)
    defer { withExtendedLifetime(folder) {} }
    let outcome = try ImportPayVariables(path, month: Self.october)(staff.desk)
    #expect(outcome.isKept && outcome.findings == [])
    #expect(outcome.imported.map(\.elements) == [2, 3])
    let rows = try ReadPayMonth(Self.october)(staff.desk).rows.sorted { $0.contract.id < $1.contract.id }
    #expect(rows[0].variables?.value.extra == [.init(Hours(hundredths: 4_50), increase: .percent(25_00))])
    #expect(rows[1].variables?.value.weeks == [.init(Day(2026, 10, 5), Hours(hundredths: 38_00))])
    #expect(rows[1].variables?.value.items == [.init(.advance, "Acompte", Money(cents: 200_00))])
    #expect(rows[1].variables?.value.attachment == Money(cents: 35_50))
    // Read again, it says the same month: its elements do not add up.
    #expect(try ImportPayVariables(path, month: Self.october)(staff.desk).isKept)
    #expect(try ReadPayMonth(Self.october, contract: 1)(staff.desk).rows[0].variables?.value.items.count == 1)
    try staff.ledger.expectIntact()
  }

  static let files: [(text: String, code: String, line: Int)] = [
    ("contrat;element;montant\n9;prime;10", "payroll.variables.contract", 2),
    ("matricule;element;montant\nZ;prime;10", "payroll.variables.contract", 2),
    ("contrat;element;montant\n1;bonus;10", "payroll.variables.element", 2),
    ("contrat;element;montant\n1;prime;10\n1;prime;dix", "payroll.variables.number", 3),
    ("contrat;element;quantite;taux\n1;heures;4;", "payroll.variables.number", 2),
    ("contrat;element;quantite\n1;titres;2,5", "payroll.variables.number", 2),
    ("contrat;element;quantite\n1;titres;9223372036854775807\n1;titres;1", "payroll.variables.number", 2),
    ("contrat;element;quantite\n1;titres;-1", "payroll.variables.number", 2),
    ("contrat;element;montant\n1;saisie;10000000000\n1;saisie;10000000000,01", "payroll.variables.number", 3),
    ("contrat;element;montant\n1;saisie;10000000000\n1;saisie;1", "workforce.variables.too-large", 2),
    ("contrat;element;quantite;libelle\n1;semaine;61;05/10/2026", "workforce.variables.week-forbidden", 2),
    ("contrat;element;quantite;libelle\n1;semaine;38;hier", "payroll.variables.number", 2),
    ("contrat;element;montant\n1;prime;-10", "workforce.variables.amount", 2),
    ("nom;montant\nRoux;10", "payroll.variables.columns-missing", 1),
    ("contrat;element;montant\n", "payroll.variables.file-empty", 0),
  ]

  @Test(arguments: files)
  func `a wrong line is named, and nothing of the file is kept`(_ row: (text: String, code: String, line: Int)) throws {
    let staff = try PayingStaff(sealing: false)
    let (folder, path) = try file(row.text)
    defer { withExtendedLifetime(folder) {} }
    let outcome = try staff.ledger.untouched { try ImportPayVariables(path, month: Self.october)(staff.desk) }
    let found = outcome.findings.filter { $0.code == row.code }
    #expect(outcome.isRefused && outcome.imported.isEmpty && found.count == 1, "\(outcome.findings)")
    #expect(found.first?.line == (row.line == 0 ? nil : row.line) && found.first?.file == path)
  }

  @Test func `a file leaves the totals taken over and the indemnity agreed as they were`() throws {
    let staff = try PayingStaff(sealing: false)
    var variables = PayVariables(employee: 1, contract: staff.contracts[0], month: Self.october)
    variables.opening = .init(
      gross: Money(cents: 900_00), ceiling: .zero, referenceMinimumWage: .zero, generalReduction: .zero, netTaxable: .zero,
      incomeTax: .zero)
    (variables.severance, variables.attachment) = (Money(cents: 70_00), Money(cents: 5_00))
    #expect(try KeepPayVariables(variables)(staff.desk).isKept)
    let (folder, path) = try file("contrat;element;montant\n1;prime;10")
    defer { withExtendedLifetime(folder) {} }
    #expect(try ImportPayVariables(path, month: Self.october)(staff.desk).isKept)
    let kept = try #require(try ReadPayMonth(Self.october, contract: 1)(staff.desk).rows[0].variables?.value)
    #expect(kept.opening == variables.opening && kept.severance == variables.severance)
    #expect(kept.attachment == .zero && kept.items.map(\.amount) == [Money(cents: 10_00)])
  }

  @Test(
    arguments: [
      (35_00, 48_00, nil), (35_00, 48_01, "workforce.variables.week-too-long"),
      (35_00, 60_00, "workforce.variables.week-too-long"),
      (28_00, 34_99, nil), (28_00, 35_00, "workforce.variables.week-full-time"),
    ] as [(Int64, Int64, String?)])
  func `long weeks are said, and kept`(contract: Int64, worked: Int64, code: String?) throws {
    var terms = Terms(
      workplace: 1, jobTitle: "Vente", weeklyHours: Hours(hundredths: contract), pay: .monthly(Money(cents: 2_400_00)))
    terms.jobTitle = "Vente"
    let signed = EmploymentContract(employee: 1, start: Day(2026, 10, 1), terms: terms)
    var variables = PayVariables(employee: 1, contract: 1, month: Self.october)
    variables.weeks = [.init(Day(2026, 10, 5), Hours(hundredths: worked))]
    let findings = try variables.check(signed, law: Law())
    #expect(findings.map(\.code) == [code].compactMap { $0 } && !findings.contains { $0.severity == .error })
  }

  @Test func `a column that is not read is said`() throws {
    let staff = try PayingStaff(sealing: false)
    let (folder, path) = try file("contrat;element;montant;service\n1;prime;10;Vente")
    defer { withExtendedLifetime(folder) {} }
    let outcome = try ImportPayVariables(path, month: Self.october)(staff.desk)
    #expect(outcome.isKept && outcome.findings.map(\.code) == ["payroll.variables.column"])
  }

  // MARK: Who may

  @Test func `a trainer reads with the number of social security masked, and seals nothing`() throws {
    let staff = try PayingStaff(sealing: false)
    let nadia = try ReadEmployee(1)(staff.desk).employee
    var known = nadia.value
    known.nir = try NIR("290057510800104")
    if try ChangeEmployee(nadia, to: known)(staff.desk).isRefused { Issue.record("the number of the sample is refused") }
    try staff.seal()
    let trainer = staff.person("Formateur", .trainer)
    let documents = try ListPayslips(month: Self.october, employee: 1)(trainer).map(\.document)
    #expect(documents.compactMap(\.employee.nir).allSatisfy { $0.contains("•") } && documents.count == 1)
    let rows = try ReadPayMonth(Self.october)(trainer).rows
    #expect(rows.compactMap { $0.sealed?.document.employee.nir }.allSatisfy { $0.contains("•") })
    #expect(try ListPayslips(employee: 1)(staff.desk).first?.document.employee.nir == known.nir.map { $0.body + $0.key })
    try staff.ledger.refuses("access.denied") { _ = try SealPayslips(Self.october)(trainer) }
    try staff.ledger.refuses("access.denied") { _ = try CorrectPayslip("2026-0001", reason: "essai")(trainer) }
    try staff.ledger.refuses("access.denied") {
      _ = try KeepPayVariables(PayVariables(employee: 1, contract: 1, month: Self.october))(trainer)
    }
    try staff.ledger.refuses("access.denied") { _ = try ImportPayVariables("/x.csv", month: Self.october)(trainer) }
  }
}
