public import Foundation
import Kernel
import Law

extension JSONValue {
  static func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
  static func money(_ money: Money?) -> JSONValue { .text(money?.json) }
  static func percent(_ rate: Rate?) -> JSONValue { .text(rate?.percent) }
  static func day(_ day: Day?) -> JSONValue { .text(day?.iso) }
  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }
  static func trace(_ steps: [Step]) -> JSONValue { .list(steps.map(\.form)) }
}

extension Step {
  fileprivate var form: JSONValue {
    .object([
      "parameter": .text(id), "value": .text(french), "source": .text(citation.text), "from": .text(from.iso),
      "verified": .boolean(isVerified && citation.check.isVerified),
    ])
  }
}

extension Rate {
  /// `6.90`: in percent, two decimals or as many as it has.
  var percent: String {
    let (whole, fraction) = (e8.magnitude / 1_000_000, String(e8.magnitude % 1_000_000 + 1_000_000).dropFirst())
    let digits = fraction.prefix(2) + String(fraction.dropFirst(2).reversed().drop { $0 == "0" }.reversed())
    return (e8 < 0 ? "-" : "") + "\(whole).\(digits)"
  }
}

extension Payslip {
  /// The fields of the JSON form: amounts and rates are texts, rates in percent.
  public var form: [String: JSONValue] {
    [
      "period": .text(period.iso), "earnings": .list(earnings.map(\.form)), "gross": .money(gross), "ceiling": .money(ceiling),
      "lines": .list(lines.map(\.form)), "yearlyLines": .list(yearlyLines.map(\.form)), "csgBase": .money(csgBase),
      "csgDeductible": .money(csgDeductible), "csgCrdsNonDeductible": .money(csgCrdsNonDeductible),
      "csgCrdsOnOvertime": .money(csgCrdsOnOvertime), "overtimeReduction": .money(overtimeReduction),
      "overtimeDeduction": .money(overtimeDeduction), "generalReduction": generalReduction.form,
      "dailyAllowances": dailyAllowances?.form ?? .null, "exemptIndemnities": .money(exemptIndemnities),
      "valueSharing": .money(valueSharing),
      "exemptOvertime": .money(exemptOvertime), "exemptOvertimeNet": .money(exemptOvertimeNet),
      "exemptIncome": .money(exemptIncome), "netSocial": .money(netSocial), "adjustments": .list(adjustments.map(\.form)),
      "netBeforeTax": .money(netBeforeTax), "netTaxable": .money(netTaxable), "incomeTax": incomeTax.form,
      "advances": .money(advances), "attachment": .money(attachment), "netPaid": .money(netPaid),
      "employerCost": .money(employerCost),
    ]
  }
}

extension Earning {
  fileprivate var form: JSONValue {
    .object([
      "code": .text(code.rawValue), "label": .text(label), "amount": .money(amount), "hours": .text(hours?.json),
      "increase": .percent(increase), "trace": .trace(trace),
    ])
  }
}

extension PayslipLine {
  fileprivate var form: JSONValue {
    .object([
      "code": .text(code.rawValue), "label": .text(label), "base": .money(base), "employeeBase": .money(employeeBase),
      "employeeRate": .percent(employeeRate), "employeeAmount": .money(employeeAmount), "employerRate": .percent(employerRate),
      "employerAmount": .money(employerAmount), "steps": .texts(steps), "trace": .trace(trace),
    ])
  }
}

extension GeneralReduction {
  fileprivate var form: JSONValue {
    .object([
      "coefficient": .text(coefficientText), "referenceMinimumWage": .money(referenceMinimumWage), "amount": .money(amount),
      "urssafShare": .money(urssafShare), "pensionShare": .money(pensionShare), "totalPay": .money(totalPay),
      "totalMinimumWage": .money(totalMinimumWage), "totalAmount": .money(totalAmount), "steps": .texts(steps),
      "trace": .trace(trace),
    ])
  }
}

extension Payslip.DailyAllowances {
  fileprivate var form: JSONValue {
    .object([
      "days": .integer(days), "daily": .money(daily),
      "stretches": .list(stretches.map { .object(["days": .integer($0.days), "daily": .money($0.daily)]) }),
      "gross": .money(gross), "csgDeductible": .money(csgDeductible),
      "csgCrdsNonDeductible": .money(csgCrdsNonDeductible), "net": .money(net), "exempt": .money(exempt), "steps": .texts(steps),
      "trace": .trace(trace),
    ])
  }
}

extension Payslip.IncomeTax {
  fileprivate var form: JSONValue {
    .object([
      "base": .money(base), "rate": .percent(rate), "amount": .money(amount), "isDefaultRate": .boolean(isDefaultRate),
      "steps": .texts(steps), "trace": .trace(trace),
    ])
  }
}

extension Payslip.Adjustment {
  fileprivate var form: JSONValue {
    .object(["code": .text(code.rawValue), "label": .text(label), "amount": .money(amount)])
  }
}

extension PayslipDocument {
  /// The form that is stored, exchanged and read by ``PayslipDocumentReader``. The keys are sorted: the same payslip has the same bytes.
  public func json() -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(form) else { preconditionFailure("texts, numbers and lists are always JSON") }
    return data
  }

  /// The same, as a value.
  public var form: JSONValue {
    let said = slip.form.filter { !unsaid.contains($0.key) }
    return .object([
      "number": .text(number), "employer": employer.form, "employee": employee.form, "from": .day(period.lowerBound),
      "through": .day(period.upperBound), "paymentDay": .day(paymentDay), "payslip": .object(said), "totals": totals.form,
      "leave": .list(leave.map(\.form)), "leaveTaken": .list(leaveTaken.map(\.form)), "corrects": .text(corrects),
      "mentions": .texts(mentions), "facts": facts.form,
    ])
  }
}

extension PayslipDocument.Employer {
  fileprivate var form: JSONValue {
    let ruled: JSONValue =
      switch agreement {
      case .collective(let idcc, let title)?: .object(["idcc": .text(idcc), "title": .text(title)])
      case .labourCode?: .object(["labourCode": .boolean(true)])
      case nil: .null
      }
    return .object([
      "name": .text(name), "address": .texts(address), "siret": .text(siret), "activityCode": .text(activityCode),
      "urssaf": .text(urssaf), "agreement": ruled,
    ])
  }
}

extension PayslipDocument.Person {
  fileprivate var form: JSONValue {
    .object([
      "name": .text(name), "address": .texts(address), "nir": .text(nir), "number": .text(number), "job": .text(job),
      "classification": .text(classification), "executive": isExecutive.map { .boolean($0) } ?? .null, "entered": .day(entered),
      "seniorityFrom": .day(seniorityFrom),
    ])
  }
}

extension PayslipDocument.Totals {
  fileprivate var form: JSONValue {
    .object([
      "gross": .money(gross), "ceiling": .money(ceiling), "netTaxable": .money(netTaxable), "incomeTax": .money(incomeTax),
      "exemptOvertimeNet": .money(exemptOvertimeNet),
    ])
  }
}

extension PayslipDocument.LeaveCounter {
  fileprivate var form: JSONValue {
    func days(_ hundredths: Int) -> JSONValue { .text(Money(cents: Int64(hundredths)).json) }
    return .object(["label": .text(label), "acquired": days(acquired), "taken": days(taken), "left": days(left)])
  }
}

extension PayslipDocument.LeaveTaken {
  fileprivate var form: JSONValue {
    .object([
      "label": .text(label), "from": .day(days.lowerBound), "to": .day(days.upperBound), "indemnity": .money(indemnity),
    ])
  }
}
