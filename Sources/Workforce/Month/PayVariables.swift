public import Kernel

/// What happened in one month of a contract that its terms do not say, beside the absences: « éléments variables de paie ».
public struct PayVariables: Codable, Hashable, Sendable {
  /// Hours worked in a civil week: what exceeds the contract is worked out from them.
  public struct WorkedWeek: Codable, Hashable, Sendable {
    public var monday: Day
    public var hours: Hours

    public init(_ monday: Day, _ hours: Hours) { (self.monday, self.hours) = (monday, hours) }
  }

  /// Hours beyond the contract, with what they are increased by: overtime of full time, complementary hours of part time.
  public struct Extra: Codable, Hashable, Sendable {
    public var hours: Hours
    public var increase: Rate

    public init(_ hours: Hours, increase: Rate) { (self.hours, self.increase) = (hours, increase) }
  }

  public struct Item: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
      /// Of no other kind here: one that has nothing to do with the work, for a birth or a medal.
      case bonus = "prime"
      /// Once, for work that was done.
      case exceptionalBonus = "prime-exceptionnelle"
      /// For a year: « treizième mois », holidays, results.
      case yearlyBonus = "prime-annuelle"
      /// For the work of the month: seniority, on-call duty.
      case monthlyBonus = "prime-mensuelle"
      /// What pays a clause that forbids to compete.
      case nonCompete = "non-concurrence"
      /// « Prime de partage de la valeur ».
      case valueSharing = "partage-valeur"
      /// Of no other kind here.
      case benefitInKind = "avantage"
      case meals = "avantage-repas"
      case housing = "avantage-logement"
      case vehicle = "avantage-vehicule"
      /// « NTIC »: a telephone, a computer, a subscription.
      case devices = "avantage-ntic"
      /// A refund: neither wage nor income.
      case expense = "frais"
      /// Paid already.
      case advance = "acompte"

      public var french: String {
        switch self {
        case .bonus: "prime"
        case .exceptionalBonus: "prime exceptionnelle"
        case .yearlyBonus: "prime annuelle"
        case .monthlyBonus: "prime mensuelle"
        case .nonCompete: "contrepartie de non-concurrence"
        case .valueSharing: "prime de partage de la valeur"
        case .benefitInKind: "avantage en nature"
        case .meals: "avantage en nature, repas"
        case .housing: "avantage en nature, logement"
        case .vehicle: "avantage en nature, véhicule"
        case .devices: "avantage en nature, outils numériques"
        case .expense: "remboursement de frais"
        case .advance: "acompte"
        }
      }
    }

    public var kind: Kind
    public var label: String
    public var amount: Money

    public init(_ kind: Kind, _ label: String, _ amount: Money) { (self.kind, self.label, self.amount) = (kind, label, amount) }
  }

  /// Totals of the year before the first payslip made here, as the last payslip made elsewhere shows them.
  public struct Opening: Codable, Hashable, Sendable {
    public var gross: Money
    public var ceiling: Money
    /// Of the general reduction.
    public var referenceMinimumWage: Money
    public var generalReduction: Money
    public var exemptOvertime: Money
    public var netTaxable: Money
    public var incomeTax: Money

    public init(
      gross: Money, ceiling: Money, referenceMinimumWage: Money, generalReduction: Money, exemptOvertime: Money = .zero,
      netTaxable: Money, incomeTax: Money
    ) {
      (self.gross, self.ceiling, self.referenceMinimumWage) = (gross, ceiling, referenceMinimumWage)
      (self.generalReduction, self.exemptOvertime) = (generalReduction, exemptOvertime)
      (self.netTaxable, self.incomeTax) = (netTaxable, incomeTax)
    }
  }

  /// The key of whose it is.
  public var employee: Int64
  /// The key of the contract.
  public var contract: Int64
  public var month: Month
  /// In order; either these or ``extra``.
  public var weeks: [WorkedWeek]
  public var extra: [Extra]
  public var items: [Item]
  /// Nil for one a day worked, where the contract gives some.
  public var mealVouchers: Int?
  /// What creditors claim this month.
  public var attachment: Money
  /// When the contract ends: the indemnity agreed, nil for the one of the law.
  public var severance: Money?
  public var opening: Opening?

  public init(employee: Int64, contract: Int64, month: Month) {
    (self.employee, self.contract, self.month) = (employee, contract, month)
    (weeks, extra, items, attachment) = ([], [], [], .zero)
  }

  /// The Mondays of the weeks that end in a month: hours beyond the legal week are known, and paid, when the week is over.
  public static func mondays(of month: Month) -> [Day] {
    var monday = WorkingTime.monday(of: month.firstDay)
    var mondays: [Day] = []
    while monday + 6 <= month.lastDay {
      mondays.append(monday)
      monday = monday + 7
    }
    return mondays
  }
}
