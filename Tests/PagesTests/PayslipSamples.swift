import Kernel
import Law
import Payroll
import Presentation
import Testing

/// Payslips of people and of a company that do not exist, each with what makes its page different.
struct PayslipSample: CustomTestStringConvertible {
  let testDescription: String
  let document: PayslipDocument
  var seal: PayslipPDF.Seal?
  var isFictitious = false

  static let law = Law()

  var pdf: PayslipPDF {
    get throws { try PayslipPDF(document, law: Self.law, seal: seal, isFictitious: isFictitious) }
  }

  static let brindille = PayslipDocument.Employer(
    name: "Atelier Brindille (FICTIF)", address: ["1 rue des Copeaux", "00000 Nullepart"], siret: "00002600500013",
    activityCode: "31.09B", urssaf: "117 000000260050001 (fictif)",
    agreement: .collective(idcc: "1411", title: "Fabrication de l’ameublement"))

  static let karim = PayslipDocument.Person(
    name: "Karim Ouazzani (FICTIF)", address: ["12 allée des Rabots", "00000 Nullepart"], nir: "185059999900093", number: "S0003",
    job: "Menuisier d’agencement", classification: "Niveau III, échelon 2, coefficient 185", isExecutive: false,
    entered: Day(2020, 1, 6))

  static func situation(_ salary: Int64, month: Month = Month(2026, 10), headcount: Int = 15) -> PayrollSituation {
    PayrollSituation(
      period: month, establishment: Establishment(headcount: headcount, workAccidentRate: .percent(2_08)),
      employee: Employee(birthDate: Day(1985, 5, 12), incomeTaxRate: .percent(2_10)),
      contract: Contract(
        start: Day(2020, 1, 6), weeklyHours: Hours(hundredths: 35_00), monthlyHours: Hours(hundredths: 151_67),
        monthlySalary: Money(cents: salary)),
      schemes: Schemes(
        healthInsurance: .init(employee: Money(cents: 26_00), employer: Money(cents: 26_00)),
        provident: [.init(base: .first, employeeRate: .percent(25), employerRate: .percent(75))]))
  }

  static func sample(
    _ name: String, _ situation: PayrollSituation, employer: PayslipDocument.Employer = brindille,
    person: PayslipDocument.Person = karim, paid: Day? = nil, number: String? = "2026-0007", isFictitious: Bool = true,
    _ change: (inout PayslipDocument) -> Void = { _ in }
  ) throws -> PayslipSample {
    let slip = try PayslipCalculation(law: law, month: situation.period).payslip(situation)
    let earlier = PayslipDocument.Totals(
      gross: Money(cents: 19_800_00), ceiling: Money(cents: 36_045_00), netTaxable: Money(cents: 16_034_58),
      incomeTax: Money(cents: 336_73), exemptOvertimeNet: Money(cents: 212_40))
    var document = PayslipDocument(
      number: number, employer: employer, employee: person, period: situation.period.firstDay...situation.period.lastDay,
      paymentDay: paid ?? situation.period.lastDay, slip: slip, totals: .init(slip, after: earlier),
      leave: [
        .init(label: "Congés payés 2025-2026", acquired: 30_00, taken: 22_00, left: 8_00),
        .init(label: "Congés payés 2026-2027", acquired: 12_50, taken: 0, left: 12_50),
      ],
      leaveTaken: PayslipDocument.leaveTaken(situation.month, slip), facts: .init(situation))
    change(&document)
    let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    return PayslipSample(
      testDescription: name, document: document, seal: document.number.map { .init(number: $0, digest: digest) },
      isFictitious: isFictitious)
  }

  static func all() throws -> [PayslipSample] {
    var long = situation(2_200_00)
    long.month.overtime = [
      .init(hours: Hours(hundredths: 10_00), increase: .percent(25_00)),
      .init(hours: Hours(hundredths: 3_00), increase: .percent(50_00)),
    ]
    long.month.absences = [
      .init(kind: .sickness, from: Day(2026, 10, 7), through: Day(2026, 10, 20), hasSubrogation: true, isMaintained: true),
      .init(kind: .paidLeave, from: Day(2026, 10, 26), through: Day(2026, 10, 30)),
    ]
    long.month.mealVouchers = .init(count: 12, faceValue: Money(cents: 9_00), employerShare: Money(cents: 5_40))
    long.month.transport = .init(subscription: Money(cents: 88_80))
    long.month.bonuses = [.init(label: "Prime d’atelier", amount: Money(cents: 120_00))]
    long.month.expenses = [.init(label: "Frais de déplacement", amount: Money(cents: 64_30))]
    long.month.advances = [.init(label: "Acompte", amount: Money(cents: 300_00))]
    var apprentice = situation(1_100_00)
    apprentice.employee = Employee(birthDate: Day(2007, 3, 4))
    apprentice.contract.kind = .apprenticeship
    apprentice.contract.start = Day(2025, 9, 1)
    apprentice.contract.apprenticeship = .init(signed: Day(2025, 9, 1), year: 2, ageAtStart: 18)
    apprentice.contract.monthlySalary = nil
    var executive = situation(7_350_00)
    executive.contract.isExecutive = true
    executive.employee.incomeTaxRate = .percent(14_30)
    executive.schemes.provident = [
      .init(base: .first, employeeRate: .zero, employerRate: .percent(1_50)),
      .init(base: .second, employeeRate: .percent(60), employerRate: .percent(60)),
    ]
    let elsa = PayslipDocument.Person(
      name: "Elsa Pommier (FICTIF)", address: ["3 quai des Essences", "00000 Nullepart"], nir: "2 88 ** ** *** *** **",
      number: "S0001", job: "Directrice de l’atelier", classification: "Cadre, coefficient 400", isExecutive: true,
      entered: Day(2014, 9, 1), seniorityFrom: Day(2012, 3, 1))
    var named = karim
    named.name = "Marie-Anne-Charlotte de La Rochefoucauld-Montmorency d’Argenteuil-Beauregard (FICTIF)"
    named.address = [
      "Résidence des Très Hautes Futaies de la Forêt, bâtiment Z, escalier 14, appartement 1423", "00000 Nullepart",
    ]
    named.job = "Responsable adjointe de la coordination des ateliers d’ébénisterie et d’agencement intérieur"
    named.classification = "Groupe VII, niveau 3, échelon 4, coefficient hiérarchique 350, position intermédiaire"
    var company = brindille
    company.name =
      "Société coopérative de production des ébénistes, menuisiers et tourneurs réunis de la vallée de la Haute-Brindille (FICTIF)"
    company.agreement = .collective(
      idcc: "0000", title: "Convention collective nationale fictive des entreprises du bois, de l’ameublement et de la literie")
    return [
      try sample("ordinary", situation(2_200_00)),
      try sample("sickness, overtime, leave and vouchers", long),
      try sample("apprentice", apprentice),
      try sample("executive above the ceiling", executive, person: elsa),
      try sample("correction", situation(2_260_00)) {
        $0.number = "2026-0012"
        $0.corrects = "2026-0007"
      },
      try sample("paid in January 2027", situation(2_200_00, month: Month(2026, 12)), paid: Day(2027, 1, 5)),
      try sample("very long names", situation(2_200_00), employer: company, person: named),
      try sample("of a company that exists", situation(2_200_00), isFictitious: false),
      try sample(
        "simulation", long, employer: .init(name: nil), person: .init(name: nil), number: nil, isFictitious: false
      ) { document in
        (document.totals, document.leave, document.paymentDay) = (.init(), [], nil)
      },
    ]
  }
}
