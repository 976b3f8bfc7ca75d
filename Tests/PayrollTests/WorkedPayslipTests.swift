import Foundation
import Kernel
import Payroll
import Testing

/// Nine payslips of 2026, worked out line by line with the intermediates of the general reduction.
@Suite struct WorkedPayslipTests {
  static let slips = Expected.read("worked.jsonl")

  @Test func `all the payslips are there`() {
    #expect(WorkedPayslipTests.slips.map(\.id) == ["1a", "1b", "2", "3", "4", "5", "6", "7", "8"])
  }

  @Test(arguments: slips) func `every line is the worked one, and no line is too many`(slip: Expected) throws {
    let (_, payslip) = try slip.payslip()
    let lines = try #require(slip.values["lines"] as? [[String: Any]])
    let csg: Set<PayslipLine.Code> = [.csgDeductible, .csgNonDeductible, .csgOvertime]
    let made = payslip.lines.filter { !csg.contains($0.code) }
    #expect(Set(made.map(\.code.rawValue)) == Set(lines.compactMap { $0["code"] as? String }))
    #expect(made.count == lines.count)
    for line in lines {
      let code = try #require(line["code"] as? String)
      let found = try #require(made.first { $0.code.rawValue == code })
      #expect(found.base.e8 == number(line["base"]), "\(code)")
      #expect(
        found.employeeAmount.e8 == number(line["employee"]) && found.employerAmount.e8 == number(line["employer"]), "\(code)")
      if let rate = number(line["employeeRate"]) {
        #expect(
          found.employeeRate.map { $0.e8 * 100 } == rate && found.employeeBase.e8 == number(line["employeeBase"]), "\(code)")
      }
      if let rate = number(line["employerRate"]) { #expect(found.employerRate.map { $0.e8 * 100 } == rate, "\(code)") }
      #expect(!found.steps.isEmpty)
    }
  }

  @Test(arguments: slips) func `the gross is made of the worked steps`(slip: Expected) throws {
    let (_, payslip) = try slip.payslip()
    let steps = try #require(slip.values["earnings"] as? [String])
    #expect(payslip.earnings.map(\.amount.e8) == steps.map { number($0) })
  }

  @Test(arguments: slips) func `the reduction and its intermediates are the worked ones`(slip: Expected) throws {
    let (_, payslip) = try slip.payslip()
    let worked = try #require(slip.values["generalReduction"] as? [String: String])
    let reduction = payslip.generalReduction
    #expect(reduction.referenceMinimumWage.e8 == number(worked["monthMinimumWage"]))
    #expect(reduction.totalMinimumWage.e8 == number(worked["totalMinimumWage"]))
    #expect(reduction.totalPay.e8 == number(worked["totalPay"]))
    #expect(reduction.coefficient.e8 == number(worked["coefficient"]) && reduction.coefficientText == worked["coefficient"])
    #expect(reduction.totalAmount.e8 == number(worked["totalAmount"]) && reduction.amount.e8 == number(worked["amount"]))
    #expect(
      reduction.urssafShare.e8 == number(worked["urssafShare"]) && reduction.pensionShare.e8 == number(worked["pensionShare"]))
  }

  @Test(arguments: slips) func `nets, tax and cost are the worked ones`(slip: Expected) throws {
    let (_, payslip) = try slip.payslip()
    for field in [
      "gross", "ceiling", "csgBase", "csgDeductible", "csgCrdsNonDeductible", "csgCrdsOnOvertime", "overtimeReduction",
      "overtimeDeduction", "netSocial", "netBeforeTax", "netTaxable", "netPaid", "employerCost",
    ] { #expect(payslip.value(field) == number(slip.values[field]), "\(field)") }
    let tax = try #require(slip.values["incomeTax"] as? [String: String])
    #expect(payslip.incomeTax.amount.e8 == number(tax["amount"]) && payslip.value("incomeTax.rate") == number(tax["rate"]))
    #expect(payslip.employerTotal.e8 == number(slip.values["employerTotal"]))
    let allowances = try #require(slip.values["dailyAllowances"] as? [String: String])
    #expect((payslip.dailyAllowances?.gross ?? .zero).e8 == number(allowances["gross"]))
    #expect((payslip.dailyAllowances?.net ?? .zero).e8 == number(allowances["net"]))
    let yearly = try #require(slip.values["yearly"] as? [String: String])
    for code in [PayslipLine.Code.apprenticeshipTaxBalance, .housingEffort] {
      let found = payslip.yearlyLines.first { $0.code == code }?.employerAmount ?? .zero
      #expect(found.e8 == number(yearly[code.rawValue]), "\(code)")
    }
  }
}
