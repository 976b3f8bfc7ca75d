public import Foundation
import Kernel
public import Law

/// Reads a payslip in its JSON form: a stored one, what `paie simuler --json` answers, or one that was made elsewhere and typed in.
///
/// An unknown key is refused by name. An amount that is absent is not a mistake of the file: it is noted in
/// ``PayslipDocument/unsaid``, and the checks say what cannot be judged without it.
public struct PayslipDocumentReader {
  /// Nil when there is an error among the findings.
  public let document: PayslipDocument?
  public let findings: [Finding]

  /// `law` gives the figures that the traces name.
  public init(_ data: Data, law: Law) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: data), case .object(let fields) = value else {
      (document, findings) = (nil, [.payrollNotJSON(.payslip)])
      return
    }
    let log = FindingList(.payslip)
    let reading = Reading(law)
    let top = Field(value, "", log)
    let read = fields["payslip"] == nil && fields["lines"] != nil ? reading.bare(top) : reading.document(top)
    findings = log.findings
    document = findings.contains { $0.severity == .error } ? nil : read
  }

  /// Whether the first bytes of a file look like a payslip; a list of entries or a situation do not.
  public static func recognises(_ data: Data) -> Bool {
    guard case .object(let fields)? = try? JSONDecoder().decode(JSONValue.self, from: data) else { return false }
    return fields["payslip"] != nil || (fields["lines"] != nil && fields["netPaid"] != nil)
  }
}

/// One file.
private final class Reading {
  private let law: Law
  private var unsaid: Set<String> = []

  init(_ law: Law) { self.law = law }

  /// What a simulation answers: the payslip alone.
  func bare(_ top: Field) -> PayslipDocument? {
    guard let slip = payslip(top, also: ["monthlySalary", "findings"]) else { return nil }
    var document = PayslipDocument(
      employer: .init(name: nil), employee: .init(name: nil), period: slip.period.firstDay...slip.period.lastDay,
      paymentDay: nil, slip: slip, totals: .init(), mentions: [])
    document.unsaid = unsaid
    return document
  }

  func document(_ top: Field) -> PayslipDocument? {
    guard
      let fields = top.object([
        "number", "employer", "employee", "from", "through", "paymentDay", "payslip", "totals", "leave", "leaveTaken", "corrects",
        "mentions", "facts",
      ])
    else { return nil }
    let slip = fields["payslip"].required { payslip($0, also: []) }
    let (employer, person) = (employer(fields["employer"]), person(fields["employee"]))
    let totals = fields["totals"].isNull ? .init() : totals(fields["totals"])
    let facts = fields["facts"].isNull ? .init() : facts(fields["facts"], slip?.period)
    let (from, through) = (fields["from"].day(), fields["through"].day())
    let (leave, taken) = (fields["leave"].list(counter), fields["leaveTaken"].list(leaveTaken))
    let (number, corrects, paid) = (fields["number"].text(), fields["corrects"].text(), fields["paymentDay"].day())
    let mentions = fields["mentions"].list { $0.text() }
    guard let slip, let employer, let person, let totals, let facts else { return nil }
    let (first, last) = (from ?? slip.period.firstDay, through ?? slip.period.lastDay)
    guard first <= last else {
      top.log.add(.payrollPeriodBackwards(first, last).at(field: "through"))
      return nil
    }
    var document = PayslipDocument(
      number: number, employer: employer, employee: person, period: first...last, paymentDay: paid, slip: slip, totals: totals,
      leave: leave, leaveTaken: taken, corrects: corrects, mentions: mentions, facts: facts)
    document.unsaid = unsaid
    return document
  }

  private func employer(_ field: Field) -> PayslipDocument.Employer? {
    if field.isNull { return .init(name: nil) }
    guard let fields = field.object(["name", "address", "siret", "activityCode", "urssaf", "agreement"]) else { return nil }
    var agreement: PayslipDocument.Agreement?
    if !fields["agreement"].isNull, let inner = fields["agreement"].object(["idcc", "title", "labourCode"]) {
      if inner["labourCode"].boolean() == true {
        agreement = .labourCode
      } else if let idcc = inner["idcc"].required({ $0.text() }) {
        agreement = .collective(idcc: idcc, title: inner["title"].text() ?? "")
      }
    }
    return .init(
      name: fields["name"].text(), address: fields["address"].list { $0.text() }, siret: fields["siret"].text(),
      activityCode: fields["activityCode"].text(), urssaf: fields["urssaf"].text(), agreement: agreement)
  }

  private func person(_ field: Field) -> PayslipDocument.Person? {
    if field.isNull { return .init(name: nil) }
    guard
      let fields = field.object([
        "name", "address", "nir", "number", "job", "classification", "executive", "entered", "seniorityFrom",
      ])
    else { return nil }
    return .init(
      name: fields["name"].text(), address: fields["address"].list { $0.text() }, nir: fields["nir"].text(),
      number: fields["number"].text(), job: fields["job"].text(), classification: fields["classification"].text(),
      isExecutive: fields["executive"].boolean(), entered: fields["entered"].day(), seniorityFrom: fields["seniorityFrom"].day())
  }

  private func totals(_ field: Field) -> PayslipDocument.Totals? {
    guard let fields = field.object(["gross", "ceiling", "netTaxable", "incomeTax", "exemptOvertimeNet"]) else { return nil }
    return .init(
      gross: fields["gross"].money(), ceiling: fields["ceiling"].money(), netTaxable: fields["netTaxable"].money(),
      incomeTax: fields["incomeTax"].money(), exemptOvertimeNet: fields["exemptOvertimeNet"].money())
  }

  private func counter(_ field: Field) -> PayslipDocument.LeaveCounter? {
    guard let fields = field.object(["label", "acquired", "taken", "left"]), let label = fields["label"].required({ $0.text() }),
      let acquired = fields["acquired"].required({ $0.money() }), let taken = fields["taken"].required({ $0.money() }),
      let left = fields["left"].required({ $0.money() })
    else { return nil }
    return .init(label: label, acquired: Int(acquired.cents), taken: Int(taken.cents), left: Int(left.cents))
  }

  private func leaveTaken(_ field: Field) -> PayslipDocument.LeaveTaken? {
    guard let fields = field.object(["label", "from", "to", "indemnity"]), let from = fields["from"].required({ $0.day() }),
      let through = fields["to"].required({ $0.day() })
    else { return nil }
    guard from <= through else {
      field.log.add(.payrollAbsenceBackwards(from, through).at(field: field.path))
      return nil
    }
    return .init(
      label: fields["label"].text() ?? "Congés payés", days: from...through, indemnity: fields["indemnity"].money())
  }

  private func facts(_ field: Field, _ month: Month?) -> PayslipDocument.Facts? {
    guard let fields = field.object(["establishment", "employee", "contract", "month", "schemes", "yearToDate"]) else {
      return nil
    }
    func read<Part>(_ key: String, _ read: (Field) -> Part?) -> Part? { fields[key].isNull ? nil : read(fields[key]) }
    let average = month.flatMap { SituationReader.average(law, $0) }
    return .init(
      establishment: read("establishment") { SituationReader.establishment($0, average) },
      employee: read("employee", SituationReader.employee), contract: read("contract", SituationReader.contract),
      month: read("month", SituationReader.month), schemes: read("schemes", SituationReader.schemes),
      yearToDate: read("yearToDate", SituationReader.yearToDate))
  }

  // MARK: the payslip

  /// Noted when it is absent.
  private func said(_ fields: Fields, _ key: String) -> Money {
    if fields[key].isNull { unsaid.insert(key) }
    return fields[key].money() ?? .zero
  }

  private func payslip(_ field: Field, also more: [String]) -> Payslip? {
    let keys = [
      "period", "earnings", "gross", "ceiling", "lines", "yearlyLines", "csgBase", "csgDeductible", "csgCrdsNonDeductible",
      "csgCrdsOnOvertime", "overtimeReduction", "overtimeDeduction", "generalReduction", "dailyAllowances", "exemptIndemnities",
      "valueSharing", "exemptOvertime", "exemptOvertimeNet", "exemptIncome", "netSocial", "adjustments", "netBeforeTax",
      "netTaxable",
      "incomeTax",
      "advances", "attachment", "netPaid", "employerCost",
    ]
    guard let fields = field.object(keys + more) else { return nil }
    guard let period = fields["period"].required({ $0.parsed("un mois AAAA-MM") { Month(iso: $0) } }) else { return nil }
    if fields["earnings"].isNull { unsaid.insert("earnings") }
    let (earnings, lines) = (fields["earnings"].list(earning), fields["lines"].list(line))
    if fields["generalReduction"].isNull { unsaid.insert("generalReduction") }
    let reduction = fields["generalReduction"].isNull ? GeneralReduction.none : generalReduction(fields["generalReduction"])
    if fields["incomeTax"].isNull { unsaid.insert("incomeTax") }
    let tax =
      fields["incomeTax"].isNull
      ? Payslip.IncomeTax(base: .zero, rate: .zero, amount: .zero, isDefaultRate: false, trace: [])
      : incomeTax(fields["incomeTax"])
    let allowances = fields["dailyAllowances"].isNull ? nil : allowances(fields["dailyAllowances"])
    guard let reduction, let tax else { return nil }
    let slip = Payslip(
      period: period, earnings: earnings, gross: said(fields, "gross"), ceiling: said(fields, "ceiling"), lines: lines,
      csgBase: said(fields, "csgBase"), overtimeReduction: fields["overtimeReduction"].money() ?? .zero,
      overtimeDeduction: fields["overtimeDeduction"].money() ?? .zero, generalReduction: reduction, dailyAllowances: allowances,
      exemptIndemnities: fields["exemptIndemnities"].money() ?? .zero, valueSharing: fields["valueSharing"].money() ?? .zero,
      exemptOvertime: fields["exemptOvertime"].money() ?? .zero,
      exemptIncome: fields["exemptIncome"].money() ?? .zero, netSocial: said(fields, "netSocial"),
      adjustments: fields["adjustments"].list(adjustment), netBeforeTax: said(fields, "netBeforeTax"),
      netTaxable: said(fields, "netTaxable"), incomeTax: tax, advances: fields["advances"].money() ?? .zero,
      attachment: fields["attachment"].money() ?? .zero, netPaid: said(fields, "netPaid"),
      employerCost: said(fields, "employerCost"), yearlyLines: fields["yearlyLines"].list(line), findings: [])
    for (key, summed) in [
      ("csgDeductible", slip.csgDeductible), ("csgCrdsNonDeductible", slip.csgCrdsNonDeductible),
      ("csgCrdsOnOvertime", slip.csgCrdsOnOvertime), ("exemptOvertimeNet", slip.exemptOvertimeNet),
    ] {
      guard let shown = fields[key].money(), shown != summed else { continue }
      field.log.add(
        .payrollWrongValue(shown.json, wanted: "ce que font les lignes, \(summed.json)", .payslip).at(field: fields[key].path))
    }
    return slip
  }

  private func earning(_ field: Field) -> Earning? {
    guard let fields = field.object(["code", "label", "amount", "hours", "increase", "trace"]),
      let code = fields["code"].required({ $0.choice(Earning.Code.self) }),
      let amount = fields["amount"].required({ $0.money() })
    else { return nil }
    return Earning(
      code, fields["label"].text() ?? code.rawValue, amount, hours: fields["hours"].hours(),
      increase: fields["increase"].percent(),
      trace: trace(fields["trace"]))
  }

  private func line(_ field: Field) -> PayslipLine? {
    guard
      let fields = field.object([
        "code", "label", "base", "employeeBase", "employeeRate", "employeeAmount", "employerRate", "employerAmount", "steps",
        "trace",
      ]), let code = fields["code"].required({ $0.choice(PayslipLine.Code.self) })
    else { return nil }
    let base = fields["base"].money() ?? .zero
    return PayslipLine(
      shown: code, fields["label"].text() ?? code.rawValue, base: base, employeeBase: fields["employeeBase"].money() ?? base,
      employeeRate: fields["employeeRate"].percent(), employeeAmount: fields["employeeAmount"].money() ?? .zero,
      employerRate: fields["employerRate"].percent(), employerAmount: fields["employerAmount"].money() ?? .zero,
      trace: trace(fields["trace"]))
  }

  private func generalReduction(_ field: Field) -> GeneralReduction? {
    guard
      let fields = field.object([
        "coefficient", "referenceMinimumWage", "amount", "urssafShare", "pensionShare", "totalPay", "totalMinimumWage",
        "totalAmount",
        "steps", "trace",
      ])
    else { return nil }
    let amount = fields["amount"].required { $0.money() } ?? .zero
    func said(_ key: String, _ orElse: Money = .zero) -> Money {
      if fields[key].isNull { unsaid.insert("generalReduction." + key) }
      return fields[key].money() ?? orElse
    }
    if fields["coefficient"].isNull { unsaid.insert("generalReduction.coefficient") }
    let coefficient = fields["coefficient"].parsed("un coefficient entre guillemets, tel que \"0.3981\"") { Rate(decimal: $0) }
    return GeneralReduction(
      coefficient: coefficient ?? .zero, referenceMinimumWage: said("referenceMinimumWage"), amount: amount,
      urssafShare: said("urssafShare"), pensionShare: said("pensionShare"), totalPay: said("totalPay"),
      totalMinimumWage: said("totalMinimumWage"), totalAmount: said("totalAmount", amount), trace: trace(fields["trace"]))
  }

  private func allowances(_ field: Field) -> Payslip.DailyAllowances? {
    guard
      let fields = field.object([
        "days", "daily", "stretches", "gross", "csgDeductible", "csgCrdsNonDeductible", "net", "exempt", "steps", "trace",
      ]), let days = fields["days"].required({ $0.integer() }), let gross = fields["gross"].required({ $0.money() })
    else { return nil }
    let shown = fields["stretches"].list { field -> Payslip.DailyAllowances.Stretch? in
      guard let inner = field.object(["days", "daily"]), let days = inner["days"].required({ $0.integer() }),
        let daily = inner["daily"].required({ $0.money() })
      else { return nil }
      return .init(days: days, daily: daily)
    }
    let found = Payslip.DailyAllowances(
      stretches: shown.isEmpty ? [.init(days: days, daily: fields["daily"].money() ?? .zero)] : shown,
      csgDeductible: fields["csgDeductible"].money() ?? .zero,
      csgCrdsNonDeductible: fields["csgCrdsNonDeductible"].money() ?? .zero, exempt: fields["exempt"].money() ?? .zero,
      trace: trace(fields["trace"]))
    if found.gross != gross {
      field.log.add(
        .payrollWrongValue(gross.json, wanted: "ce que font les jours, \(found.gross.json)", .payslip).at(
          field: fields["gross"].path))
    }
    return found
  }

  private func incomeTax(_ field: Field) -> Payslip.IncomeTax? {
    guard let fields = field.object(["base", "rate", "amount", "isDefaultRate", "steps", "trace"]) else { return nil }
    if fields["base"].isNull { unsaid.insert("incomeTax.base") }
    if fields["rate"].isNull { unsaid.insert("incomeTax.rate") }
    return Payslip.IncomeTax(
      base: fields["base"].money() ?? .zero, rate: fields["rate"].percent() ?? .zero, amount: fields["amount"].money() ?? .zero,
      isDefaultRate: fields["isDefaultRate"].boolean() ?? false, trace: trace(fields["trace"]))
  }

  private func adjustment(_ field: Field) -> Payslip.Adjustment? {
    guard let fields = field.object(["code", "label", "amount"]),
      let code = fields["code"].required({ $0.choice(Payslip.Adjustment.Code.self) }),
      let amount = fields["amount"].required({ $0.money() })
    else { return nil }
    return .init(code: code, label: fields["label"].text() ?? code.rawValue, amount: amount)
  }

  /// The figures of law that are still what they were.
  private func trace(_ field: Field) -> [Step] {
    field.list { field in
      guard let fields = field.object(["parameter", "value", "source", "from", "verified"]),
        let id = fields["parameter"].required({ $0.text() }), let from = fields["from"].required({ $0.day() }),
        let step = try? law.step(id, on: from), step.french == fields["value"].text()
      else { return nil }
      return step
    }
  }
}
