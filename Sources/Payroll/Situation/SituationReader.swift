public import Foundation
import Kernel
import Law

/// Reads a situation in its JSON form. Strict on purpose: an unknown key is most often a misspelt one, and a payslip that silently
/// lost an absence is a wrong payslip. All that is wrong is said at once, each with its field.
public struct SituationReader {
  /// Nil when there is an error among the findings.
  public let situation: PayrollSituation?
  public let findings: [Finding]

  /// `law` is asked for the mean rate of accidents, to help whoever forgot theirs.
  public init(_ data: Data, law: Law) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: data), case .object = value else {
      (situation, findings) = (nil, [.payrollNotJSON()])
      return
    }
    let log = FindingList(.situation)
    let read = SituationReader.situation(Field(value, "", log), law)
    findings = log.findings
    situation = findings.contains { $0.severity == .error } ? nil : read
  }

  private static func situation(_ top: Field, _ law: Law) -> PayrollSituation? {
    guard
      let fields = top.object([
        "period", "establishment", "employee", "contract", "month", "schemes", "yearToDate",
      ])
    else { return nil }
    let period = fields["period"].required { $0.parsed("un mois AAAA-MM") { Month(iso: $0) } }
    let place = establishment(fields["establishment"], period.flatMap { average(law, $0) })
    let employee = employee(fields["employee"])
    let contract = contract(fields["contract"])
    let month = fields["month"].isNull ? MonthOfWork() : month(fields["month"])
    let schemes = fields["schemes"].isNull ? Schemes() : schemes(fields["schemes"])
    let earlier = fields["yearToDate"].isNull ? nil : yearToDate(fields["yearToDate"])
    guard let period, let place, let employee, let contract, let month, let schemes else { return nil }
    return PayrollSituation(
      period: period, establishment: place, employee: employee, contract: contract, month: month, schemes: schemes,
      yearToDate: earlier)
  }

  static func average(_ law: Law, _ month: Month) -> Step? {
    try? law.step("payroll.work-accident.average", on: month.firstDay)
  }

  static func establishment(_ field: Field, _ average: Step?) -> Establishment? {
    guard
      let fields = field.required({
        $0.object([
          "headcount", "workAccidentRate", "mobilityRate", "unemploymentRate", "zone", "localHealthScheme", "holidayFund",
        ])
      })
    else { return nil }
    let headcount = fields["headcount"].required { $0.integer() }
    if fields["workAccidentRate"].isNull { field.log.add(.payrollWorkAccidentMissing(average)) }
    let accidents = fields["workAccidentRate"].isNull ? nil : fields["workAccidentRate"].percent()
    let zone = fields["zone"].isNull ? .mainland : fields["zone"].choice(Establishment.Zone.self)
    guard let headcount, let accidents, let zone else { return nil }
    return Establishment(
      headcount: headcount, workAccidentRate: accidents, mobilityRate: fields["mobilityRate"].percent() ?? .zero,
      unemploymentRate: fields["unemploymentRate"].percent(), zone: zone,
      localHealthScheme: fields["localHealthScheme"].boolean() ?? false,
      hasHolidayFund: fields["holidayFund"].boolean() ?? false)
  }

  static func employee(_ field: Field) -> Employee? {
    guard let fields = field.required({ $0.object(["birthDate", "incomeTaxRate", "dependants"]) }),
      let birth = fields["birthDate"].required({ $0.day() })
    else { return nil }
    return Employee(
      birthDate: birth, incomeTaxRate: fields["incomeTaxRate"].percent(), dependants: fields["dependants"].integer() ?? 0)
  }

  static func contract(_ field: Field) -> Contract? {
    guard
      let fields = field.required({
        $0.object([
          "kind", "start", "end", "executive", "weeklyHours", "monthlyHours", "monthlySalary", "hourlyRate", "apprenticeship",
          "professionalisation", "daysPerYear",
        ])
      })
    else { return nil }
    let kind = fields["kind"].required { $0.choice(Contract.Kind.self) }
    let start = fields["start"].required { $0.day() }
    let (week, month) = (fields["weeklyHours"].required { $0.hours() }, fields["monthlyHours"].required { $0.hours() })
    var apprenticeship: Contract.Apprenticeship?
    let described = fields["apprenticeship"]
    if !described.isNull, let inner = described.object(["signed", "year", "ageAtStart"]) {
      if let signed = inner["signed"].required({ $0.day() }) {
        apprenticeship = .init(signed: signed, year: inner["year"].integer(), ageAtStart: inner["ageAtStart"].integer())
      }
    }
    var professionalisation: Contract.Professionalisation?
    let other = fields["professionalisation"]
    if !other.isNull, let inner = other.object(["vocationalBaccalaureate", "agreedMinimum"]),
      let isHigh = inner["vocationalBaccalaureate"].required({ $0.boolean() })
    {
      professionalisation = .init(hasVocationalBaccalaureate: isHigh, agreedMinimum: inner["agreedMinimum"].money())
    }
    let (end, isExecutive) = (fields["end"].day(), fields["executive"].boolean() ?? false)
    let (salary, hourly) = (fields["monthlySalary"].money(), fields["hourlyRate"].money())
    guard let kind, let start, let week, let month else { return nil }
    return Contract(
      kind: kind, start: start, end: end, isExecutive: isExecutive, weeklyHours: week, monthlyHours: month, monthlySalary: salary,
      hourlyRate: hourly, apprenticeship: apprenticeship, professionalisation: professionalisation,
      daysPerYear: fields["daysPerYear"].integer())
  }

  static func month(_ field: Field) -> MonthOfWork? {
    guard
      let fields = field.object([
        "hours", "holidayHours", "overtime", "complementaryHours", "absences", "bonuses", "benefitsInKind", "expenses",
        "advances",
        "mealVouchersEmployeeShare", "mealVouchers", "transport", "attachment",
      ])
    else { return nil }
    var month = MonthOfWork()
    (month.hours, month.holidayHours) = (fields["hours"].hours(), fields["holidayHours"].hours() ?? .zero)
    month.overtime = fields["overtime"].list(extraHours)
    month.complementaryHours = fields["complementaryHours"].list(extraHours)
    month.absences = fields["absences"].list(absence)
    month.bonuses = fields["bonuses"].list(bonus)
    month.benefitsInKind = fields["benefitsInKind"].list(benefit)
    month.expenses = fields["expenses"].list(item)
    month.advances = fields["advances"].list(item)
    month.mealVouchersEmployeeShare = fields["mealVouchersEmployeeShare"].money() ?? .zero
    month.attachment = fields["attachment"].money() ?? .zero
    let (vouchers, transport) = (fields["mealVouchers"], fields["transport"])
    if !vouchers.isNull, let inner = vouchers.object(["count", "faceValue", "employerShare"]),
      let count = inner["count"].required({ $0.integer() }), let face = inner["faceValue"].required({ $0.money() }),
      let share = inner["employerShare"].required({ $0.money() })
    {
      month.mealVouchers = .init(count: count, faceValue: face, employerShare: share)
    }
    if !transport.isNull, let inner = transport.object(["subscription", "employerShare"]),
      let subscription = inner["subscription"].required({ $0.money() })
    {
      month.transport = .init(subscription: subscription, employerShare: inner["employerShare"].percent())
    }
    return month
  }

  private static func extraHours(_ field: Field) -> MonthOfWork.ExtraHours? {
    guard let fields = field.object(["hours", "increase"]), let hours = fields["hours"].required({ $0.hours() }),
      let increase = fields["increase"].required({ $0.percent() })
    else { return nil }
    return .init(hours: hours, increase: increase)
  }

  private static func absence(_ field: Field) -> MonthOfWork.Absence? {
    guard
      let fields = field.object([
        "kind", "from", "to", "hours", "subrogation", "dailyAllowance", "maintained", "referenceGross", "referenceDays",
        "maintainedDaysUsed",
      ]), let kind = fields["kind"].required({ $0.choice(MonthOfWork.Absence.Kind.self) }),
      let from = fields["from"].required({ $0.day() }), let through = fields["to"].required({ $0.day() })
    else { return nil }
    return .init(
      kind: kind, from: from, through: through, hours: fields["hours"].hours(),
      hasSubrogation: fields["subrogation"].boolean() ?? false, dailyAllowance: fields["dailyAllowance"].money(),
      isMaintained: fields["maintained"].boolean() ?? false,
      referenceGross: fields["referenceGross"].isNull ? nil : fields["referenceGross"].list { $0.money() },
      referenceDays: fields["referenceDays"].integer(),
      maintainedDaysUsed: fields["maintainedDaysUsed"].integer() ?? 0)
  }

  private static func bonus(_ field: Field) -> MonthOfWork.Bonus? {
    guard
      let fields = field.object([
        "label", "kind", "amount", "base", "agreedMinimum", "earnedBefore", "raisedLimit", "alreadyPaid",
      ]),
      let kind = fields["kind"].required({ $0.choice(MonthOfWork.Bonus.Kind.self) })
    else { return nil }
    return .init(
      label: fields["label"].text() ?? kind.french, kind: kind, amount: fields["amount"].money(), base: fields["base"].money(),
      agreedMinimum: fields["agreedMinimum"].money(), earnedBefore: fields["earnedBefore"].money(),
      hasRaisedLimit: fields["raisedLimit"].boolean() ?? false, alreadyPaid: fields["alreadyPaid"].money() ?? .zero)
  }

  private static func item(_ field: Field) -> MonthOfWork.Item? {
    guard let fields = field.object(["label", "amount"]), let label = fields["label"].required({ $0.text() }),
      let amount = fields["amount"].required({ $0.money() })
    else { return nil }
    return .init(label: label, amount: amount)
  }

  private static func benefit(_ field: Field) -> MonthOfWork.Item? {
    guard let fields = field.object(["label", "amount", "kind"]), let label = fields["label"].required({ $0.text() }),
      let amount = fields["amount"].required({ $0.money() })
    else { return nil }
    return .init(label: label, amount: amount, benefit: fields["kind"].choice(MonthOfWork.Item.Benefit.self))
  }

  static func schemes(_ field: Field) -> Schemes? {
    guard let fields = field.object(["healthInsurance", "provident"]) else { return nil }
    var insurance: Schemes.HealthInsurance?
    let described = fields["healthInsurance"]
    if !described.isNull, let inner = described.object(["employee", "employer"]),
      let employee = inner["employee"].required({ $0.money() }), let employer = inner["employer"].required({ $0.money() })
    {
      insurance = .init(employee: employee, employer: employer)
    }
    return Schemes(healthInsurance: insurance, provident: fields["provident"].list(provident))
  }

  private static func provident(_ field: Field) -> Schemes.Provident? {
    guard let fields = field.object(["base", "employeeRate", "employerRate"]),
      let base = fields["base"].required({ $0.choice(Schemes.Provident.Base.self) })
    else { return nil }
    return .init(
      base: base, employeeRate: fields["employeeRate"].percent() ?? .zero, employerRate: fields["employerRate"].percent() ?? .zero
    )
  }

  static func yearToDate(_ field: Field) -> YearToDate? {
    guard
      let fields = field.object([
        "gross", "ceiling", "referenceMinimumWage", "generalReduction", "exemptOvertime", "exemptIncome", "valueSharing",
        "beforeRateChange",
      ]), let gross = fields["gross"].required({ $0.money() }), let ceiling = fields["ceiling"].required({ $0.money() }),
      let minimum = fields["referenceMinimumWage"].required({ $0.money() }),
      let reduction = fields["generalReduction"].required({ $0.money() })
    else { return nil }
    return YearToDate(
      gross: gross, ceiling: ceiling, referenceMinimumWage: minimum, generalReduction: reduction,
      exemptOvertime: fields["exemptOvertime"].money() ?? .zero, exemptIncome: fields["exemptIncome"].money() ?? .zero,
      valueSharing: fields["valueSharing"].money() ?? .zero,
      beforeRateChange: fields["beforeRateChange"].isNull ? nil : reductionTotals(fields["beforeRateChange"]))
  }

  private static func reductionTotals(_ field: Field) -> ReductionTotals? {
    guard let fields = field.object(["gross", "referenceMinimumWage", "generalReduction", "valueSharing"]),
      let gross = fields["gross"].required({ $0.money() }),
      let minimum = fields["referenceMinimumWage"].required({ $0.money() }),
      let reduction = fields["generalReduction"].required({ $0.money() })
    else { return nil }
    return ReductionTotals(
      gross: gross, referenceMinimumWage: minimum, generalReduction: reduction,
      valueSharing: fields["valueSharing"].money() ?? .zero)
  }
}

extension MonthOfWork.Bonus.Kind {
  /// The label of a bonus that has none.
  var french: String {
    switch self {
    case .ordinary: "Prime"
    case .exceptional: "Prime exceptionnelle"
    case .yearly: "Prime annuelle"
    case .monthly: "Prime mensuelle"
    case .nonCompete: "Contrepartie de la clause de non-concurrence"
    case .precariousness: "Indemnité de fin de contrat"
    case .unusedLeave: "Indemnité compensatrice de congés payés"
    case .severance: "Indemnité de licenciement"
    case .mutualTermination: "Indemnité de rupture conventionnelle"
    case .retirementByEmployer: "Indemnité de mise à la retraite"
    case .valueSharing: "Prime de partage de la valeur"
    }
  }
}
