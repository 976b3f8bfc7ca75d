import Foundation
import Kernel
import Payroll
import Testing

/// 127 payslips of 2025 and 2026, computed twice elsewhere: every field they list, to the cent; one cent is allowed on the two parts
/// of the general reduction, whose ratio for 2026 no text published so far gives.
@Suite struct VectorTests {
  static let vectors = Expected.read("vectors.jsonl")

  @Test func `all the vectors are there`() { #expect(VectorTests.vectors.count == 127) }

  @Test(arguments: vectors) func `a vector is computed to the cent on every field it lists`(vector: Expected) throws {
    let (_, payslip) = try vector.payslip()
    for (field, value) in vector.values {
      let wanted = try #require(number(value), "\(field)")
      let found = try #require(payslip.value(field), "\(field)")
      let allowance: Int64 = field.hasSuffix("Share") ? 1_000_000 : 0
      #expect(abs(found - wanted) <= allowance, "\(field): \(value), found \(found)")
    }
  }
}

extension Payslip {
  /// The field of a path of the data files, in hundred-millionths.
  func value(_ path: String) -> Int64? {
    let words = path.split(separator: ".").map(String.init)
    if words[0] == "lines" {
      guard let code = PayslipLine.Code(rawValue: words[1]) else { return nil }
      return (words[2] == "employee" ? employee(code) : employer(code)).e8
    }
    switch path {
    case "gross": return gross.e8
    case "ceiling": return ceiling.e8
    case "csgBase": return csgBase.e8
    case "csgDeductible": return csgDeductible.e8
    case "csgCrdsNonDeductible": return csgCrdsNonDeductible.e8
    case "csgCrdsOnOvertime": return csgCrdsOnOvertime.e8
    case "overtimeReduction": return overtimeReduction.e8
    case "overtimeDeduction": return overtimeDeduction.e8
    case "generalReduction.coefficient": return generalReduction.coefficient.e8
    case "generalReduction.amount": return generalReduction.amount.e8
    case "generalReduction.urssafShare": return generalReduction.urssafShare.e8
    case "generalReduction.pensionShare": return generalReduction.pensionShare.e8
    case "netSocial": return netSocial.e8
    case "netBeforeTax": return netBeforeTax.e8
    case "netTaxable": return netTaxable.e8
    case "incomeTax.rate": return incomeTax.amount.isZero && incomeTax.base.isZero ? 0 : incomeTax.rate.e8
    case "incomeTax.amount": return incomeTax.amount.e8
    case "netPaid": return netPaid.e8
    case "employerCost": return employerCost.e8
    default: return nil
    }
  }
}
