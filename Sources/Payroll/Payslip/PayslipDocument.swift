public import Kernel

/// A payslip as the law wants it shown (C. trav., art. R3243-1): who pays whom, for which days, what was computed, the totals of
/// the year, the leave. Ours, or one that was made elsewhere and typed in: what it does not say is nil, and ``PayslipChecks`` says so.
public struct PayslipDocument: Hashable, Sendable {
  /// A text as it is printed: a wrong number is shown and judged, not refused.
  public struct Employer: Hashable, Sendable {
    public var name: String?
    /// Line by line.
    public var address: [String]
    public var siret: String?
    /// The activity: « 31.09B ».
    public var activityCode: String?
    /// The account at the Urssaf, or which Urssaf it is.
    public var urssaf: String?
    public var agreement: Agreement?

    public init(
      name: String?, address: [String] = [], siret: String? = nil, activityCode: String? = nil, urssaf: String? = nil,
      agreement: Agreement? = nil
    ) {
      (self.name, self.address, self.siret, self.activityCode) = (name, address, siret, activityCode)
      (self.urssaf, self.agreement) = (urssaf, agreement)
    }
  }

  /// What rules the work beside the law (C. trav., art. R3243-1, 3°).
  public enum Agreement: Hashable, Sendable {
    case collective(idcc: String, title: String)
    /// None: the payslip refers to the code for leave and notice.
    case labourCode

    public var french: String {
      switch self {
      case .collective(let idcc, let title): "\(title) (IDCC \(idcc))"
      case .labourCode: "Code du travail : congés payés, art. L3141-1 et suivants ; préavis, art. L1234-1 et L1237-1"
      }
    }
  }

  public struct Person: Hashable, Sendable {
    public var name: String?
    public var address: [String]
    public var nir: String?
    /// Of the employee in the company.
    public var number: String?
    public var job: String?
    /// The position in the classification: level, step, coefficient.
    public var classification: String?
    public var isExecutive: Bool?
    public var entered: Day?
    /// Nil when it is the day of entry.
    public var seniorityFrom: Day?

    public init(
      name: String?, address: [String] = [], nir: String? = nil, number: String? = nil, job: String? = nil,
      classification: String? = nil, isExecutive: Bool? = nil, entered: Day? = nil, seniorityFrom: Day? = nil
    ) {
      (self.name, self.address, self.nir, self.number, self.job) = (name, address, nir, number, job)
      (self.classification, self.isExecutive) = (classification, isExecutive)
      (self.entered, self.seniorityFrom) = (entered, seniorityFrom)
    }
  }

  /// Of the civil year, this payslip among them.
  public struct Totals: Hashable, Sendable {
    public var gross: Money?
    public var ceiling: Money?
    public var netTaxable: Money?
    public var incomeTax: Money?
    public var exemptOvertimeNet: Money?

    public init(
      gross: Money? = nil, ceiling: Money? = nil, netTaxable: Money? = nil, incomeTax: Money? = nil,
      exemptOvertimeNet: Money? = nil
    ) {
      (self.gross, self.ceiling, self.netTaxable) = (gross, ceiling, netTaxable)
      (self.incomeTax, self.exemptOvertimeNet) = (incomeTax, exemptOvertimeNet)
    }
  }

  /// Days of leave, in hundredths: « Congés payés N : 12,50 acquis, 5,00 pris, 7,50 restants ».
  public struct LeaveCounter: Hashable, Sendable {
    public var label: String
    public var acquired: Int
    public var taken: Int
    public var left: Int

    public init(label: String, acquired: Int, taken: Int, left: Int) {
      (self.label, self.acquired, self.taken, self.left) = (label, acquired, taken, left)
    }
  }

  /// Leave of the month, with its dates and what it was paid (C. trav., art. R3243-1, 11°).
  public struct LeaveTaken: Hashable, Sendable {
    public var label: String
    public var days: ClosedRange<Day>
    public var indemnity: Money?

    public init(label: String, days: ClosedRange<Day>, indemnity: Money?) {
      (self.label, self.days, self.indemnity) = (label, days, indemnity)
    }
  }

  /// What it was computed from, as far as it is known: a payslip made elsewhere shows little of it.
  public struct Facts: Hashable, Sendable {
    public var establishment: Establishment?
    public var employee: Employee?
    public var contract: Contract?
    public var month: MonthOfWork?
    public var schemes: Schemes?
    /// Of the earlier months.
    public var yearToDate: YearToDate?

    public init(
      establishment: Establishment? = nil, employee: Employee? = nil, contract: Contract? = nil, month: MonthOfWork? = nil,
      schemes: Schemes? = nil, yearToDate: YearToDate? = nil
    ) {
      (self.establishment, self.employee, self.contract) = (establishment, employee, contract)
      (self.month, self.schemes, self.yearToDate) = (month, schemes, yearToDate)
    }

    public init(_ situation: PayrollSituation) {
      self.init(
        establishment: situation.establishment, employee: situation.employee, contract: situation.contract,
        month: situation.month, schemes: situation.schemes, yearToDate: situation.yearToDate)
    }
  }

  /// Nil for a simulation.
  public var number: String?
  public var employer: Employer
  public var employee: Person
  public var period: ClosedRange<Day>
  public var paymentDay: Day?
  public var slip: Payslip
  public var totals: Totals
  public var leave: [LeaveCounter]
  public var leaveTaken: [LeaveTaken]
  /// The number of the payslip that this one replaces.
  public var corrects: String?
  public var mentions: [String]
  public var facts: Facts
  /// Amounts that a payslip made elsewhere does not show, by their names in the JSON form: they stand as zero in ``slip``.
  public var unsaid: Set<String> = []

  public init(
    number: String? = nil, employer: Employer, employee: Person, period: ClosedRange<Day>, paymentDay: Day?, slip: Payslip,
    totals: Totals, leave: [LeaveCounter] = [], leaveTaken: [LeaveTaken] = [], corrects: String? = nil,
    mentions: [String] = PayslipDocument.standardMentions, facts: Facts = Facts()
  ) {
    (self.number, self.employer, self.employee, self.period) = (number, employer, employee, period)
    (self.paymentDay, self.slip, self.totals, self.leave) = (paymentDay, slip, totals, leave)
    (self.leaveTaken, self.corrects, self.mentions, self.facts) = (leaveTaken, corrects, mentions, facts)
  }

  /// What every payslip says (C. trav., art. R3243-1 and R3243-5).
  public static let standardMentions = [
    "Dans votre intérêt et pour vous aider à faire valoir vos droits, conservez ce bulletin de paie sans limitation de durée.",
    "Pour comprendre ce bulletin : www.service-public.gouv.fr, rubrique « Bulletin de paie ».",
  ]
}

extension PayslipDocument {
  /// The same, for whoever needs not the whole number of social security. A text that is no such number hides all of itself.
  public var masked: PayslipDocument {
    guard let nir = employee.nir, !nir.contains("•") else { return self }
    var masked = self
    masked.employee.nir = (try? NIR(nir))?.masked ?? "•••"
    return masked
  }
}

extension PayslipDocument.Totals {
  /// This month after the earlier ones, of which `earlier` are the totals of the last payslip of the year; nil in the first month.
  public init(_ slip: Payslip, after earlier: PayslipDocument.Totals?) {
    self.init(
      gross: (earlier?.gross ?? .zero) + slip.gross, ceiling: (earlier?.ceiling ?? .zero) + slip.ceiling,
      netTaxable: (earlier?.netTaxable ?? .zero) + slip.netTaxable,
      incomeTax: (earlier?.incomeTax ?? .zero) + slip.incomeTax.amount,
      exemptOvertimeNet: (earlier?.exemptOvertimeNet ?? .zero) + slip.exemptOvertimeNet)
  }
}

extension PayslipDocument {
  /// The leave of the month that the situation says, each with what the payslip pays for it, in order.
  public static func leaveTaken(_ month: MonthOfWork, _ slip: Payslip) -> [LeaveTaken] {
    let paid = slip.earnings.filter { $0.code == .paidLeave }.map(\.amount)
    let leave = month.absences.filter { $0.kind == .paidLeave }
    return leave.enumerated().compactMap { index, absence in
      let (first, last) = (max(absence.from, slip.period.firstDay), min(absence.through, slip.period.lastDay))
      guard first <= last else { return nil }
      return LeaveTaken(label: "Congés payés", days: first...last, indemnity: index < paid.count ? paid[index] : nil)
    }
  }
}
