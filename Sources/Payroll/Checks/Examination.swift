import Kernel
import Law

/// A payslip under examination: what it shows, what is known behind it, and the figures of law of its month.
struct Examination: Sendable {
  let document: PayslipDocument
  let figures: PayrollFigures
  /// All that it was computed from, when all is known.
  let situation: PayrollSituation?
  /// The same month computed again from ``situation``; nil when it is not known, or cannot be computed.
  let expected: Payslip?

  init(_ document: PayslipDocument, _ law: Law) {
    self.document = document
    let month = document.slip.period
    let figures = PayrollFigures(law, month: month)
    self.figures = figures
    situation = Examination.situation(document.facts, month)
    expected = situation.flatMap { try? PayslipCalculation(figures).payslip($0) }
  }

  private static func situation(_ facts: PayslipDocument.Facts, _ month: Month) -> PayrollSituation? {
    guard let establishment = facts.establishment, let employee = facts.employee, let contract = facts.contract,
      let work = facts.month
    else { return nil }
    return PayrollSituation(
      period: month, establishment: establishment, employee: employee, contract: contract, month: work,
      schemes: facts.schemes ?? Schemes(), yearToDate: facts.yearToDate)
  }

  var isPaidAsExpected: Bool { expected.map { $0.earnings.map(\.amount) == slip.earnings.map(\.amount) } ?? false }

  var slip: Payslip { document.slip }
  var facts: PayslipDocument.Facts { document.facts }
  var headcount: Int? { facts.establishment?.headcount }
  var kind: Contract.Kind? { facts.contract?.kind }
  var isIntern: Bool { kind == .internship }
  var isExecutive: Bool? { document.employee.isExecutive ?? facts.contract?.isExecutive }

  func isUnsaid(_ name: String) -> Bool { document.unsaid.contains(name) }

  /// The answer of a simulation: figures without people, that no law asks to have mentions.
  var isBare: Bool {
    document.employer == .init(name: nil) && document.employee == .init(name: nil) && document.mentions.isEmpty
      && document.paymentDay == nil
  }

  // MARK: lines

  func lines(_ code: PayslipLine.Code) -> [PayslipLine] { slip.lines.filter { $0.code == code } }
  func line(_ code: PayslipLine.Code) -> PayslipLine? { slip.lines.first { $0.code == code } }

  /// Where a line stands in the JSON form: `payslip.lines[3].base`.
  func field(_ line: PayslipLine, _ key: String) -> String {
    "payslip.lines[\(slip.lines.firstIndex(of: line) ?? 0)].\(key)"
  }

  func field(_ earning: Earning, _ key: String = "amount") -> String {
    "payslip.earnings[\(slip.earnings.firstIndex(of: earning) ?? 0)].\(key)"
  }

  func earned(_ codes: Set<Earning.Code>) -> Money { slip.earnings.lazy.filter { codes.contains($0.code) }.map(\.amount).sum() }

  /// Pay of hours beyond the contract, with their increase.
  var extraHours: [Earning] { slip.earnings.filter { $0.code == .overtime || $0.code == .complementaryHours } }

  // MARK: the year before this month

  /// The earlier months of the year; nil when nothing says them. Facts without totals are of a month that was computed alone.
  var earlier: YearToDate? {
    if let known = facts.yearToDate { return known }
    if facts.contract != nil || slip.period.number == 1 { return YearToDate.none }
    guard let gross = document.totals.gross, let ceiling = document.totals.ceiling, gross >= slip.gross,
      ceiling >= slip.ceiling
    else { return nil }
    return YearToDate(
      gross: gross - slip.gross, ceiling: ceiling - slip.ceiling, referenceMinimumWage: .zero, generalReduction: .zero)
  }

  // MARK: what contributions are computed on

  /// What bears contributions: the gross; of an intern what exceeds the exempt gratification. Nil when it is not known.
  func subject() throws(Finding) -> Money? {
    guard !isUnsaid("gross") else { return nil }
    guard isIntern else { return slip.gross }
    guard let situation else { return nil }
    let calendar = try WorkCalendar(situation)
    return max(slip.gross - (try Internship.exempt(situation, calendar, figures).amount), .zero)
  }

  /// The bonus of the sharing of value that bears CSG and tax, and the indemnity that is wage and bears no tax, which only what the
  /// payslip was computed from says; nil when there may be some and it is not known.
  func apart() throws(Finding) -> (taxedSharing: Money, untaxedSeverance: Money)? {
    guard !slip.valueSharing.isZero || !earned([.severance]).isZero else { return (.zero, .zero) }
    guard let situation else { return nil }
    let pay = try GrossPay(situation, try WorkCalendar(situation), figures)
    return (pay.valueSharingTaxed, pay.severanceUntaxed)
  }

  /// From the gross and the ceiling that are shown; nil when one is not.
  func bases() throws(Finding) -> ContributionBases? {
    guard let subject = try subject(), !isUnsaid("ceiling") else { return nil }
    return try ContributionBases(
      gross: subject, ceiling: slip.ceiling, exemptForEmployee: try exemption()?.contributions ?? .zero, earlier, figures)
  }

  /// An apprentice's; nil for others, or when the day of signature is not known.
  func exemption() throws(Finding) -> ApprenticeExemption? {
    guard let contract = facts.contract else { return nil }
    return try ApprenticeExemption.of(contract, figures)
  }

  /// What a fund of paid leave adds to the bases of housing and mobility.
  func raised(_ base: Money) throws(Finding) -> Money {
    guard facts.establishment?.hasHolidayFund == true, !isIntern else { return base }
    return base + base.times(try figures.rate("payroll.holiday-fund.increase").value, .halfAwayFromZero)
  }

  /// Whether the headcount reaches a threshold of law; nil when it is not known.
  func reaches(_ id: String) throws(Finding) -> Bool? {
    guard let headcount else { return nil }
    return headcount >= (try figures.count(id).value)
  }
}

extension Money {
  /// « 1 823,03 € ».
  var euros: String { french + "\u{A0}€" }

  /// Whether two amounts differ by more than a cent for each rounding between them.
  func isFar(from other: Money, roundings: Int64 = 1) -> Bool { abs(cents - other.cents) > roundings }
}
