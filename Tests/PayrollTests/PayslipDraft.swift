import Foundation
import Kernel
import Law
import Payroll

/// The JSON form of a payslip, to be made wrong: `draft["payslip.lines.health.employerRate"] = "7.00"`. A list is entered by a
/// place, or by the code of an element; nil takes a key, or an element, away.
struct PayslipDraft {
  private var root: Any

  init(_ document: PayslipDocument) {
    root = (try? JSONSerialization.jsonObject(with: document.json())) ?? [:]
    // Sums of lines, that a payslip may leave out.
    for key in ["csgDeductible", "csgCrdsNonDeductible", "csgCrdsOnOvertime", "exemptOvertimeNet"] {
      self["payslip." + key] = nil
    }
  }

  var json: Data {
    (try? JSONSerialization.data(withJSONObject: root, options: [.sortedKeys, .withoutEscapingSlashes])) ?? Data()
  }

  subscript(_ path: String) -> Any? {
    get { PayslipDraft.read(root, path.split(separator: ".").map(String.init)) }
    set { root = PayslipDraft.write(root, path.split(separator: ".").map(String.init), newValue) ?? [:] }
  }

  func money(_ path: String) -> Money {
    (self[path] as? String).flatMap { scaledInteger($0, decimals: 2) }.map { Money(cents: $0) } ?? .zero
  }

  /// Adds to an amount.
  mutating func add(_ cents: Int64, to path: String) { self[path] = (money(path) + Money(cents: cents)).json }

  private static func place(_ list: [Any], _ key: String) -> Int? {
    Int(key) ?? list.firstIndex { ($0 as? [String: Any])?["code"] as? String == key }
  }

  private static func read(_ value: Any, _ path: [String]) -> Any? {
    guard let key = path.first else { return value }
    let inner: Any? =
      if let list = value as? [Any] {
        place(list, key).flatMap { list.indices.contains($0) ? list[$0] : nil }
      } else {
        (value as? [String: Any])?[key]
      }
    return inner.flatMap { read($0, Array(path.dropFirst())) }
  }

  private static func write(_ value: Any, _ path: [String], _ new: Any?) -> Any? {
    guard let key = path.first else { return new }
    let rest = Array(path.dropFirst())
    if var list = value as? [Any] {
      guard let index = place(list, key), list.indices.contains(index) else { preconditionFailure("no element \(key)") }
      if let inner = write(list[index], rest, new) { list[index] = inner } else { list.remove(at: index) }
      return list
    }
    guard var fields = value as? [String: Any] else { preconditionFailure("nothing inside at \(key)") }
    fields[key] = write(fields[key] ?? [String: Any](), rest, new)
    return fields
  }

  // MARK: what follows from a wrong amount

  /// Amounts of lines, nets, tax and cost made again from what precedes them: somebody's wrong payslip that is right with itself.
  mutating func follow(lines: Bool = true, from start: Follow = .netSocial) throws {
    if lines {
      for (index, line) in try slip.lines.enumerated() {
        let path = "payslip.lines.\(index)."
        if let rate = line.employeeRate { self[path + "employeeAmount"] = line.employeeBase.times(rate, .halfAwayFromZero).json }
        if let rate = line.employerRate { self[path + "employerAmount"] = line.base.times(rate, .halfAwayFromZero).json }
      }
    }
    if start == .netSocial {
      let slip = try slip
      let beside = slip.exemptIndemnities + (slip.dailyAllowances?.net ?? .zero)
      self["payslip.netSocial"] = (slip.gross + beside - slip.employeeTotal + slip.overtimeReduction).json
      self["payslip.employerCost"] =
        (slip.gross + slip.exemptIndemnities + slip.employerTotal - slip.employerReliefs).json
      let income = try income()
      let isFree = self["facts.contract.kind"] as? String == "apprenticeship"
      if isFree { self["payslip.exemptIncome"] = income.json }
      self["payslip.netTaxable"] = isFree ? "0.00" : income.json
    }
    if start != .tax {
      self["payslip.netBeforeTax"] = (money("payslip.netSocial") + (try slip).adjustments.map(\.amount).sum()).json
      if start != .netBeforeTax { try taxFollows() }
    }
    self["payslip.netPaid"] =
      (money("payslip.netBeforeTax") - money("payslip.incomeTax.amount") - money("payslip.advances") - money("payslip.attachment"))
      .json
  }

  enum Follow { case netSocial, netTaxable, netBeforeTax, tax }

  mutating func taxFollows() throws {
    self["payslip.incomeTax.base"] = self["payslip.netTaxable"]
    let base = money("payslip.netTaxable")
    self["payslip.incomeTax.amount"] = base.times(try slip.incomeTax.rate, .halfAwayFromZero).json
    self["totals.netTaxable"] = self["payslip.netTaxable"]
    self["totals.incomeTax"] = self["payslip.incomeTax.amount"]
  }

  private func income() throws -> Money {
    let slip = try slip
    let added: Set<PayslipLine.Code> = [.csgNonDeductible, .csgOvertime, .csgSeverance]
    let kept = slip.lines.filter { added.contains($0.code) || $0.code == .healthInsurance }
      .map { $0.code == .healthInsurance ? $0.employerAmount : $0.employeeAmount }.sum()
    let allowances = slip.dailyAllowances.map { $0.gross - $0.csgDeductible - $0.exempt } ?? .zero
    return slip.gross - slip.employeeTotal + slip.overtimeReduction + kept - slip.exemptOvertime + allowances
  }

  /// A coefficient with the amounts that it makes, for fifteen people.
  mutating func reduce(by coefficient: String) throws {
    self["payslip.generalReduction.coefficient"] = coefficient
    let amount = money("payslip.generalReduction.totalPay").times(Rate(decimal: coefficient) ?? .zero, .halfAwayFromZero)
    self["payslip.generalReduction.totalAmount"] = amount.json
    try reduce(to: amount)
  }

  /// The amount of the month, shared between the two bodies.
  mutating func reduce(to amount: Money) throws {
    let pension = amount.times(Ratio(601, 3_981), .halfAwayFromZero)
    self["payslip.generalReduction.amount"] = amount.json
    self["payslip.generalReduction.pensionShare"] = pension.json
    self["payslip.generalReduction.urssafShare"] = (amount - pension).json
  }

  struct Unreadable: Error { let findings: [Finding] }

  private var slip: Payslip { get throws { try document.slip } }

  /// As the reader reads it.
  var document: PayslipDocument {
    get throws {
      let read = PayslipDocumentReader(json, law: Expected.law)
      guard let document = read.document else { throw Unreadable(findings: read.findings) }
      return document
    }
  }
}
