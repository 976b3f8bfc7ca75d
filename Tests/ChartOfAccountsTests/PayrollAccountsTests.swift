import ChartOfAccounts
import Foundation
import Kernel
import Testing

/// The accounts of the payroll entry stand on the chart of each year.
@Suite struct PayrollAccountsTests {
  static let days = [Day(2024, 1, 1), Day(2024, 7, 1), Day(2025, 1, 1), Day(2026, 1, 1), Day(2027, 1, 1)]

  @Test(arguments: days) func `every account can be posted to in the years that open that day`(day: Day) throws {
    let (accounts, chart) = (try PayrollAccounts.load(on: day), try Chart.load(on: day))
    for row in accounts.rows {
      #expect(chart.isKnown(row.number) && !chart.isTotal(row.number), "\(row.number)")
      #expect(chart.removed(row.number) == nil, "\(row.number): \(chart.removed(row.number)?.message ?? "")")
      let first = row.number.first
      switch row.kind {
      case .earning, .contribution, .relief: #expect(first == "6", "\(row.code)")
      case .body: #expect(first == "4", "\(row.code)")
      case .item: #expect("467".contains(first ?? "0"), "\(row.code)")
      }
      #expect(!row.reference.isEmpty && row.reason.hasSuffix("."), "\(row.code)")
    }
  }

  @Test(arguments: days) func `no code is there twice, and every body that is named has an account`(day: Day) throws {
    let accounts = try PayrollAccounts.load(on: day)
    #expect(Set(accounts.rows.map { "\($0.kind)/\($0.code)" }).count == accounts.rows.count)
    for row in accounts.rows { if row.body != nil { _ = try accounts.body(of: row.kind, row.code) } }
  }

  @Test(
    "What 2025 removed from the chart is used only before",
    arguments: [
      ("dailyAllowances", "4387", "439"), ("benefitInKind", "791", "649"),
    ])
  func removed(code: String, before: String, since: String) throws {
    #expect(try PayrollAccounts.load(on: Day(2024, 10, 1)).account(.item, code).number == before)
    #expect(try PayrollAccounts.load(on: Day(2025, 1, 1)).account(.item, code).number == since)
  }

  @Test func `what a file of one's own leaves out is said with the file to complete`() throws {
    let accounts = try PayrollAccounts.load(on: Day(2026, 1, 1))
    let missing = #expect(throws: Finding.self) { try accounts.account(.earning, "prime") }
    #expect(missing?.code == "chart.payroll-account-missing" && missing?.recovery.contains("payroll.csv") == true)
  }

  @Test(
    "A file of one's own that has not the form is refused with its line",
    arguments: [
      ("salaire;base;;6411;Salaires;;;Raison.;", "sorte « salaire » inconnue"),
      ("contribution;health;;6451;Urssaf;;;Raison.;", "l’organisme manque"),
      ("earning;base;urssaf;6411;Salaires;;;Raison.;", "n’a pas d’organisme"),
      ("earning;base;;64;Salaires;;;Raison.;", "n’a pas trois chiffres"),
      ("earning;base;;6411;;;;Raison.;", "le libellé ou la raison manque"),
      ("earning;base;;6411;Salaires;;;Raison.", "8 champs au lieu de 9"),
      ("earning;base;;6411;Salaires;1/1/2026;;Raison.;", "n’est pas une date"),
    ])
  func form(line: String, reason: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let place = folder.appendingPathComponent("ChartOfAccounts/PCG")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("kind;code;body;account;label;from;until;reason;reference\n\(line)\n".utf8).write(
      to: place.appendingPathComponent("payroll.csv"))
    let finding = #expect(throws: Finding.self) {
      try PayrollAccounts.load(on: Day(2026, 1, 1), files: DataFiles(override: folder))
    }
    #expect(finding?.code == "chart.data-invalid" && finding?.line == 2 && finding?.message.contains(reason) == true)
  }
}
