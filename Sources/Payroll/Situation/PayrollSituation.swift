import Kernel

/// All that one payslip is computed from: nothing is stored, nothing else is looked up than the law of the month.
///
/// Its JSON form is read by ``SituationReader``; amounts are cents, rates exact. What is absent has the legal default of the month.
public struct PayrollSituation: Hashable, Sendable {
  public var period: Month
  public var establishment: Establishment
  public var employee: Employee
  public var contract: Contract
  public var month: MonthOfWork
  public var schemes: Schemes
  /// Totals of the earlier months of the year, for progressive ceilings and regularisation; nil for the month alone.
  public var yearToDate: YearToDate?

  public init(
    period: Month, establishment: Establishment, employee: Employee, contract: Contract, month: MonthOfWork = MonthOfWork(),
    schemes: Schemes = Schemes(), yearToDate: YearToDate? = nil
  ) {
    (self.period, self.establishment, self.employee, self.contract) = (period, establishment, employee, contract)
    (self.month, self.schemes, self.yearToDate) = (month, schemes, yearToDate)
  }
}

/// Where the work is done.
public struct Establishment: Hashable, Sendable {
  /// For the default scale of the withholding.
  public enum Zone: String, CaseIterable, Hashable, Sendable {
    case mainland = "metropole"
    /// Guadeloupe, Martinique, La Réunion.
    case antillesReunion = "drom1"
    /// Guyane, Mayotte.
    case guyaneMayotte = "drom2"
  }

  /// Of the employer, as social security counts it (CSS, art. L130-1).
  public var headcount: Int
  /// The rate notified for the establishment.
  public var workAccidentRate: Rate
  /// The rates of mobility that add up where the work is done; zero when none is due.
  public var mobilityRate: Rate
  /// Another rate than the common one, after a bonus or a penalty.
  public var unemploymentRate: Rate?
  public var zone: Zone
  /// Alsace-Moselle.
  public var localHealthScheme: Bool
  /// A fund pays the leave, as in building.
  public var hasHolidayFund: Bool

  public init(
    headcount: Int, workAccidentRate: Rate, mobilityRate: Rate = .zero, unemploymentRate: Rate? = nil, zone: Zone = .mainland,
    localHealthScheme: Bool = false, hasHolidayFund: Bool = false
  ) {
    (self.headcount, self.workAccidentRate, self.mobilityRate) = (headcount, workAccidentRate, mobilityRate)
    (self.unemploymentRate, self.zone, self.localHealthScheme) = (unemploymentRate, zone, localHealthScheme)
    self.hasHolidayFund = hasHolidayFund
  }
}

/// Who works.
public struct Employee: Hashable, Sendable {
  public var birthDate: Day
  /// The rate the administration gave; nil for the default scale.
  public var incomeTaxRate: Rate?
  /// Who lives on the wage, for attachments.
  public var dependants: Int

  public init(birthDate: Day, incomeTaxRate: Rate? = nil, dependants: Int = 0) {
    (self.birthDate, self.incomeTaxRate, self.dependants) = (birthDate, incomeTaxRate, dependants)
  }
}

/// The contract of work.
public struct Contract: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case permanent = "CDI"
    case fixedTerm = "CDD"
    case apprenticeship, professionalisation, internship
  }

  /// An apprentice's: the day of signature decides of the exemptions, the year and the age of the wage.
  public struct Apprenticeship: Hashable, Sendable {
    public var signed: Day
    public var year: Int?
    public var ageAtStart: Int?

    public init(signed: Day, year: Int? = nil, ageAtStart: Int? = nil) {
      (self.signed, self.year, self.ageAtStart) = (signed, year, ageAtStart)
    }
  }

  /// A contract of professionalisation: what its wage depends on, beside the age.
  public struct Professionalisation: Hashable, Sendable {
    /// Or any diploma of a trade as high, or higher.
    public var hasVocationalBaccalaureate: Bool
    /// What the agreement of the branch gives for the job, for the hours of the contract.
    public var agreedMinimum: Money?

    public init(hasVocationalBaccalaureate: Bool, agreedMinimum: Money? = nil) {
      (self.hasVocationalBaccalaureate, self.agreedMinimum) = (hasVocationalBaccalaureate, agreedMinimum)
    }
  }

  public var kind: Kind
  public var start: Day
  public var end: Day?
  public var isExecutive: Bool
  public var weeklyHours: Hours
  public var monthlyHours: Hours
  /// For a full month of the contract; nil when an hourly rate or the apprentice's scale says it.
  public var monthlySalary: Money?
  public var hourlyRate: Money?
  public var apprenticeship: Apprenticeship?
  public var professionalisation: Professionalisation?
  /// A contract counted in days of the year.
  public var daysPerYear: Int?

  public init(
    kind: Kind = .permanent, start: Day, end: Day? = nil, isExecutive: Bool = false, weeklyHours: Hours, monthlyHours: Hours,
    monthlySalary: Money? = nil, hourlyRate: Money? = nil, apprenticeship: Apprenticeship? = nil,
    professionalisation: Professionalisation? = nil, daysPerYear: Int? = nil
  ) {
    (self.kind, self.start, self.end, self.isExecutive) = (kind, start, end, isExecutive)
    (self.weeklyHours, self.monthlyHours) = (weeklyHours, monthlyHours)
    (self.monthlySalary, self.hourlyRate, self.apprenticeship) = (monthlySalary, hourlyRate, apprenticeship)
    (self.professionalisation, self.daysPerYear) = (professionalisation, daysPerYear)
  }
}

/// What happened in the month.
public struct MonthOfWork: Hashable, Sendable {
  /// Hours beyond the contract, and what they are increased by.
  public struct ExtraHours: Hashable, Sendable {
    public var hours: Hours
    public var increase: Rate

    public init(hours: Hours, increase: Rate) { (self.hours, self.increase) = (hours, increase) }
  }

  public struct Absence: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
      case sickness
      /// Or an occupational disease; from the day after the accident, which the employer pays.
      case workAccident
      /// On the way to work or back.
      case commutingAccident
      case maternity, paternity, adoption
      case unpaid, paidLeave
      /// The wage goes on: rest days for hours beyond the legal week, training, a family event.
      case reducedTime, training, familyEvent
    }

    public var kind: Kind
    /// May stand before the month, or after it: delays run from it.
    public var from: Day
    public var through: Day
    /// Hours of work missed in the month, when the week is not from Monday to Friday.
    public var hours: Hours?
    /// The daily allowances come to the employer, who hands them on.
    public var hasSubrogation: Bool
    /// Gross, for a day; nil to compute it.
    public var dailyAllowance: Money?
    /// The employer completes the allowances, as the law asks for sickness and accidents (C. trav., art. L1226-1), up to the whole
    /// wage for a birth or an adoption.
    public var isMaintained: Bool
    /// Before a stop, the three gross wages, the one of the month for an accident; nil for that of the contract. Leave: the gross
    /// of the reference period.
    public var referenceGross: [Money]?
    /// Leave: the days that the reference period gave; nil for those of a whole one.
    public var referenceDays: Int?
    /// Days already maintained in the twelve months before.
    public var maintainedDaysUsed: Int

    public init(
      kind: Kind, from: Day, through: Day, hours: Hours? = nil, hasSubrogation: Bool = false, dailyAllowance: Money? = nil,
      isMaintained: Bool = false, referenceGross: [Money]? = nil, referenceDays: Int? = nil, maintainedDaysUsed: Int = 0
    ) {
      (self.kind, self.from, self.through, self.hours) = (kind, from, through, hours)
      (self.hasSubrogation, self.dailyAllowance, self.isMaintained) = (hasSubrogation, dailyAllowance, isMaintained)
      (self.referenceGross, self.referenceDays) = (referenceGross, referenceDays)
      self.maintainedDaysUsed = maintainedDaysUsed
    }
  }

  public struct Bonus: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
      case ordinary
      /// Once, for work that was done: wage like others, told apart in the DSN.
      case exceptional
      /// For a year: « treizième mois ».
      case yearly
      /// For the work of the month: seniority.
      case monthly
      /// What pays a clause that forbids to compete.
      case nonCompete
      /// End of a fixed term (C. trav., art. L1243-8).
      case precariousness
      /// Leave not taken when the contract ends.
      case unusedLeave
      /// A dismissal.
      case severance
      /// The end of the contract by agreement, with a contribution of the employer.
      case mutualTermination
      /// The employer retires somebody, with the same contribution.
      case retirementByEmployer
      /// « Prime de partage de la valeur ».
      case valueSharing
    }

    public var label: String
    public var kind: Kind
    /// Nil to compute it from the base.
    public var amount: Money?
    /// The gross that the indemnity is a share of; for a severance the reference wage of a month.
    public var base: Money?
    /// For a severance, what the collective agreement gives, when more than the law.
    public var agreedMinimum: Money?
    /// Gross: of the civil year before, for a severance; of the twelve months before, for the sharing of value.
    public var earnedBefore: Money?
    /// For the sharing of value: an agreement of profit-sharing raises the limit.
    public var hasRaisedLimit: Bool
    /// For the sharing of value: of the year.
    public var alreadyPaid: Money

    public init(
      label: String, kind: Kind = .ordinary, amount: Money? = nil, base: Money? = nil, agreedMinimum: Money? = nil,
      earnedBefore: Money? = nil, hasRaisedLimit: Bool = false, alreadyPaid: Money = .zero
    ) {
      (self.label, self.kind, self.amount, self.base) = (label, kind, amount, base)
      (self.agreedMinimum, self.earnedBefore) = (agreedMinimum, earnedBefore)
      (self.hasRaisedLimit, self.alreadyPaid) = (hasRaisedLimit, alreadyPaid)
    }
  }

  /// Something with a name and an amount: a benefit in kind, a refund, an advance.
  public struct Item: Hashable, Sendable {
    /// What a benefit in kind is.
    public enum Benefit: String, CaseIterable, Hashable, Sendable {
      case meals, housing, vehicle, devices
    }

    public var label: String
    public var amount: Money
    /// Nil for what is no benefit, and for one of another sort.
    public var benefit: Benefit?

    public init(label: String, amount: Money, benefit: Benefit? = nil) {
      (self.label, self.amount, self.benefit) = (label, amount, benefit)
    }
  }

  public struct MealVouchers: Hashable, Sendable {
    public var count: Int
    public var faceValue: Money
    /// For one voucher.
    public var employerShare: Money

    public init(count: Int, faceValue: Money, employerShare: Money) {
      (self.count, self.faceValue, self.employerShare) = (count, faceValue, employerShare)
    }
  }

  public struct Transport: Hashable, Sendable {
    public var subscription: Money
    /// Nil for the legal minimum.
    public var employerShare: Rate?

    public init(subscription: Money, employerShare: Rate? = nil) {
      (self.subscription, self.employerShare) = (subscription, employerShare)
    }
  }

  /// Of a wage paid for the hours that the month has: those of the contract, absences not taken off, public holidays that are paid
  /// counted; nil for a wage that is the same each month.
  public var hours: Hours?
  /// Of which hours of public holidays that are not worked.
  public var holidayHours: Hours = .zero
  public var overtime: [ExtraHours] = []
  public var complementaryHours: [ExtraHours] = []
  public var absences: [Absence] = []
  public var bonuses: [Bonus] = []
  public var benefitsInKind: [Item] = []
  /// Refunds of expenses: neither wage nor income.
  public var expenses: [Item] = []
  public var advances: [Item] = []
  /// The employee's share of the month, when the vouchers themselves are not described.
  public var mealVouchersEmployeeShare: Money = .zero
  public var mealVouchers: MealVouchers?
  public var transport: Transport?
  /// What creditors claim this month; at most the share that may be seized is taken.
  public var attachment: Money = .zero

  public init() {}
}

/// What the company has beyond the law.
public struct Schemes: Hashable, Sendable {
  /// Health insurance, in euros a month.
  public struct HealthInsurance: Hashable, Sendable {
    public var employee: Money
    public var employer: Money

    public init(employee: Money, employer: Money) { (self.employee, self.employer) = (employee, employer) }
  }

  /// Provident insurance, a rate of a part of the wage.
  public struct Provident: Hashable, Sendable {
    public enum Base: String, CaseIterable, Hashable, Sendable {
      case first = "T1"
      case second = "T2"
    }

    public var base: Base
    public var employeeRate: Rate
    public var employerRate: Rate

    public init(base: Base, employeeRate: Rate, employerRate: Rate) {
      (self.base, self.employeeRate, self.employerRate) = (base, employeeRate, employerRate)
    }
  }

  public var healthInsurance: HealthInsurance?
  public var provident: [Provident]

  public init(healthInsurance: HealthInsurance? = nil, provident: [Provident] = []) {
    (self.healthInsurance, self.provident) = (healthInsurance, provident)
  }
}

/// Totals of the earlier months of the year, or since the contract began.
public struct YearToDate: Hashable, Sendable {
  public var gross: Money
  public var ceiling: Money
  /// Of the general reduction.
  public var referenceMinimumWage: Money
  /// Already deducted.
  public var generalReduction: Money
  /// Gross of the extra hours already free of income tax.
  public var exemptOvertime: Money
  /// An apprentice's income already free of tax.
  public var exemptIncome: Money
  /// Bonuses of the sharing of value, exempt, that the general reduction counted.
  public var valueSharing: Money
  /// Of which the months before the general reduction changed its rates in the year, as in May 2025: they are settled apart. Nil when
  /// nothing says them, or when no rate changed.
  public var beforeRateChange: ReductionTotals?

  public init(
    gross: Money, ceiling: Money, referenceMinimumWage: Money, generalReduction: Money, exemptOvertime: Money = .zero,
    exemptIncome: Money = .zero, valueSharing: Money = .zero, beforeRateChange: ReductionTotals? = nil
  ) {
    (self.valueSharing, self.beforeRateChange) = (valueSharing, beforeRateChange)
    (self.gross, self.ceiling, self.referenceMinimumWage) = (gross, ceiling, referenceMinimumWage)
    (self.generalReduction, self.exemptOvertime, self.exemptIncome) = (generalReduction, exemptOvertime, exemptIncome)
  }

  public static let none = YearToDate(gross: .zero, ceiling: .zero, referenceMinimumWage: .zero, generalReduction: .zero)

  /// What the general reduction reads of them.
  var reductionTotals: ReductionTotals {
    ReductionTotals(
      gross: gross, referenceMinimumWage: referenceMinimumWage, generalReduction: generalReduction, valueSharing: valueSharing)
  }
}

/// What the general reduction was computed on, and what it took off.
public struct ReductionTotals: Hashable, Sendable {
  public var gross: Money
  public var referenceMinimumWage: Money
  public var generalReduction: Money
  /// Bonuses of the sharing of value, exempt.
  public var valueSharing: Money

  public init(gross: Money, referenceMinimumWage: Money, generalReduction: Money, valueSharing: Money = .zero) {
    (self.gross, self.referenceMinimumWage) = (gross, referenceMinimumWage)
    (self.generalReduction, self.valueSharing) = (generalReduction, valueSharing)
  }

  static let none = ReductionTotals(gross: .zero, referenceMinimumWage: .zero, generalReduction: .zero)

  static func - (all: ReductionTotals, part: ReductionTotals) -> ReductionTotals {
    ReductionTotals(
      gross: all.gross - part.gross, referenceMinimumWage: all.referenceMinimumWage - part.referenceMinimumWage,
      generalReduction: all.generalReduction - part.generalReduction, valueSharing: all.valueSharing - part.valueSharing)
  }
}
