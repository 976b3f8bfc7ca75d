import Kernel
import Law
import Payroll
import Testing

/// Complementary protection beyond its limits (CSS, art. D242-1; CGI, art. 83). A month of 2026: 6 % of 4 005.00 is 240.30, 12 % 480.60;
/// 5 % is 200.25, 16 % 640.80.
@Suite struct ProtectionLimitsTests {
  static func situation(_ salary: Int64, employer: Int64, employee: Int64, provident: Int64 = 0) -> PayrollSituation {
    var situation = ordinary(salary)
    situation.schemes.healthInsurance = .init(employee: Money(cents: employee), employer: Money(cents: employer))
    if provident > 0 {
      situation.schemes.provident = [.init(base: .first, employeeRate: .zero, employerRate: .percent(provident))]
    }
    return situation
  }

  struct Row: CustomTestStringConvertible {
    let name: String
    let salary, employer, employee, provident: Int64
    let isRefused: Bool
    var testDescription: String { name }
  }

  @Test(arguments: [
    // 240.30 + 1.5 % of 2 000.00 = 270.30.
    Row(name: "contributions: the limit", salary: 2_000_00, employer: 270_30, employee: 0, provident: 0, isRefused: false),
    Row(name: "contributions: a cent more", salary: 2_000_00, employer: 270_31, employee: 0, provident: 0, isRefused: true),
    // 240.30 + 1.5 % of 30 000.00 = 690.30, at most 480.60.
    Row(
      name: "contributions: 12 % of the ceiling", salary: 30_000_00, employer: 480_60, employee: 0, provident: 0, isRefused: false
    ),
    Row(
      name: "contributions: beyond 12 %", salary: 30_000_00, employer: 480_61, employee: 0, provident: 0, isRefused: true),
    // 200.25 + 2 % of 2 000.00 = 240.25: the employee's 200.25 and 2 % of 2 000.00, without the employer's health insurance.
    Row(name: "tax: the limit", salary: 2_000_00, employer: 200_25, employee: 200_25, provident: 2_00, isRefused: false),
    Row(name: "tax: a cent more", salary: 2_000_00, employer: 200_26, employee: 200_26, provident: 2_00, isRefused: true),
    // 200.25 + 2 % of 30 000.00 = 800.25, at most 640.80.
    Row(name: "tax: 16 % of the ceiling", salary: 30_000_00, employer: 0, employee: 640_80, provident: 0, isRefused: false),
    Row(name: "tax: beyond 16 %", salary: 30_000_00, employer: 0, employee: 640_81, provident: 0, isRefused: true),
  ])
  func `a month beyond its limit is refused`(row: Row) throws {
    do {
      _ = try payslip(Self.situation(row.salary, employer: row.employer, employee: row.employee, provident: row.provident))
      #expect(!row.isRefused)
    } catch {
      #expect(row.isRefused && error.code == "payroll.not-computed" && error.field == "schemes", "\(error.message)")
    }
  }
}
