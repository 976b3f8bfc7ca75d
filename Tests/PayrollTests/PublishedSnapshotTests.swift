import Foundation
import Kernel
import Law
import Payroll
import Testing

/// The published snapshots of the public simulator of Urssaf (mon-entreprise, June 2026), rounded to the euro: those whose situation
/// is one of ours, within one euro.
///
/// That model compared the pay with the minimum wage of June, 12.31, in the general reduction; décret n° 2026-509 keeps 12.02 for
/// the year. The cost is therefore compared under a table of law that has their figure, and the nets under ours.
@Suite struct PublishedSnapshotTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let gross: Int64
    var headcount = 1
    var week: Int64 = 35_00
    var overtime: Int64 = 0
    var accidents: Int64 = 2_08
    var isExecutive = false
    var insurance: Int64 = 40_00
    var rate: Int64?
    var zone = Establishment.Zone.mainland
    /// Euros.
    let net: Int64
    /// Nil where their law is another, which the name says.
    var paid: Int64?
    var cost: Int64?
    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "100 €", gross: 100, net: 57, paid: 57, cost: 123), Row(name: "250 €", gross: 250, net: 176, paid: 176, cost: 278),
    Row(name: "500 €", gross: 500, net: 374, paid: 374, cost: 535),
    Row(name: "750 €", gross: 750, net: 572, paid: 572, cost: 793),
    Row(name: "1 000 €", gross: 1_000, net: 770, paid: 770, cost: 1_051),
    Row(name: "1 250 €", gross: 1_250, net: 968, paid: 968, cost: 1_309),
    Row(name: "1 500 €", gross: 1_500, net: 1_165, paid: 1_165, cost: 1_566),
    Row(name: "2 000 €", gross: 2_000, net: 1_561, paid: 1_553, cost: 2_209),
    Row(name: "2 500 €", gross: 2_500, net: 1_957, paid: 1_898, cost: 3_133),
    Row(name: "3 000 €", gross: 3_000, net: 2_353, paid: 2_223, cost: 3_984),
    Row(name: "4 000 €", gross: 4_000, net: 3_144, paid: 2_820, cost: 5_565),
    Row(name: "5 000 €", gross: 5_000, net: 3_941, paid: 3_375, cost: 7_060),
    Row(name: "10 000 €, whose tax is that of a household", gross: 10_000, net: 7_951, cost: 14_325),
    Row(name: "20 000 €, whose tax is that of a household", gross: 20_000, net: 15_966, cost: 28_458),
    Row(name: "30 000 €, default rate", gross: 30_000, net: 23_970, paid: 15_768, cost: 42_334),
    Row(name: "100 000 €, whose tax is that of a household", gross: 100_000, net: 86_698, cost: 129_426),
    Row(name: "1 000 000 €, whose tax is that of a household", gross: 1_000_000, net: 895_798, cost: 1_245_300),
    Row(name: "10 employees", gross: 2_000, headcount: 10, net: 1_561, paid: 1_553, cost: 2_209),
    Row(name: "20 employees", gross: 2_000, headcount: 20, net: 1_561, paid: 1_553, cost: 2_219),
    Row(name: "50 employees", gross: 2_000, headcount: 50, net: 1_561, paid: 1_553, cost: 2_230),
    Row(name: "100 employees", gross: 2_000, headcount: 100, net: 1_561, paid: 1_553, cost: 2_230),
    Row(name: "5 hours of overtime", gross: 2_000, overtime: 5_00, net: 1_636, paid: 1_628, cost: 2_306),
    Row(name: "3 hours of overtime", gross: 2_000, overtime: 3_00, net: 1_606, paid: 1_598, cost: 2_267),
    Row(name: "5 hours, 100 employees", gross: 2_000, headcount: 100, overtime: 5_00, net: 1_636, paid: 1_628, cost: 2_332),
    Row(name: "20 hours a week", gross: 1_000, week: 20_00, net: 770, paid: 770, cost: 1_051),
    Row(name: "accidents at 3 %", gross: 2_000, accidents: 3_00, net: 1_561, paid: 1_553, cost: 2_227),
    Row(
      name: "accidents at 0.1 %: their reduction covers more than is due", gross: 2_000, accidents: 10, net: 1_561, paid: 1_553),
    Row(
      name: "executive: their provident insurance is added to income", gross: 3_000, isExecutive: true, net: 2_348, cost: 4_030),
    Row(name: "a rate of one's own", gross: 3_000, rate: 10_00, net: 2_353, paid: 2_107, cost: 3_984),
    Row(name: "Guadeloupe: their cost has an exemption of zone", gross: 3_000, zone: .antillesReunion, net: 2_353, paid: 2_282),
    Row(name: "8 000 €, insurance at 250 €: tax of a household", gross: 8_000, insurance: 250_00, net: 6_232, cost: 11_570),
  ]

  /// Our figures, but the minimum wage of the general reduction.
  static let theirs: Law = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(Law.folder + "payroll/payroll.general-reduction.minimum-wage.json")
    try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let json = """
      {"id": "payroll.general-reduction.minimum-wage", "label": "Smic de juin", "unit": "EUR/hour", "checkedOn": "2026-06-30",
       "values": [{"from": "2026-06-01", "value": "12.31", "verified": false, "citations": [{"text": "art. X", "verified": false}]}]}
      """
    try? Data(json.utf8).write(to: file)
    return Law(DataFiles(override: folder))
  }()

  static func situation(_ row: Row) -> PayrollSituation {
    var situation = ordinary(row.gross * 100, month: "2026-06", headcount: row.headcount)
    situation.establishment.workAccidentRate = .percent(row.accidents)
    situation.establishment.zone = row.zone
    situation.employee.incomeTaxRate = row.rate.map { .percent($0) }
    situation.contract.isExecutive = row.isExecutive
    situation.contract.weeklyHours = Hours(hundredths: row.week)
    situation.contract.monthlyHours = Hours(hundredths: row.week * 52 / 12)
    if row.overtime > 0 { situation.month.overtime = [.init(hours: Hours(hundredths: row.overtime), increase: .percent(25_00))] }
    let half = Money(cents: row.insurance / 2)
    situation.schemes.healthInsurance = .init(employee: half, employer: half)
    if row.isExecutive { situation.schemes.provident = [.init(base: .first, employeeRate: .zero, employerRate: .percent(1_50))] }
    return situation
  }

  @Test(arguments: rows) func `the nets are those of the snapshot, within a euro`(row: Row) throws {
    let slip = try payslip(Self.situation(row))
    #expect(abs(slip.netBeforeTax.cents - row.net * 100) <= 100, "\(slip.netBeforeTax.json)")
    if let paid = row.paid { #expect(abs(slip.netPaid.cents - paid * 100) <= 100, "\(slip.netPaid.json)") }
  }

  @Test(arguments: rows.filter { $0.cost != nil }) func `the cost is that of the snapshot, under their minimum wage`(row: Row)
    throws
  {
    let situation = Self.situation(row)
    let slip = try PayslipCalculation(law: Self.theirs, month: situation.period).payslip(situation)
    // Theirs counts what is due once a year in the month.
    let cost = slip.employerCost + slip.yearlyLines.map(\.employerAmount).sum()
    #expect(abs(cost.cents - (row.cost ?? 0) * 100) <= 100, "\(cost.json)")
  }
}
