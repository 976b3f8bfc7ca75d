public import Kernel

/// Categories of employees in the sense of social law.
public enum SocialCategory: String, Codable, CaseIterable, Hashable, Sendable {
  case worker = "ouvrier"
  case employee = "employe"
  /// Technicians and supervisors.
  case technician = "agent-de-maitrise"
  case executive = "cadre"

  public var isExecutive: Bool { self == .executive }

  public var french: String {
    switch self {
    case .worker: "ouvrier"
    case .employee: "employé"
    case .technician: "agent de maîtrise ou technicien"
    case .executive: "cadre"
    }
  }
}

/// What a contract says of the work and of the pay, from a day on.
public struct Terms: Codable, Hashable, Sendable {
  /// The place in the scale of the collective agreement.
  public struct Classification: Codable, Hashable, Sendable {
    public var level: String?
    public var echelon: String?
    public var coefficient: String?

    public init(level: String? = nil, echelon: String? = nil, coefficient: String? = nil) {
      (self.level, self.echelon, self.coefficient) = (level, echelon, coefficient)
    }

    /// « niveau III, échelon 2, coefficient 190 ».
    public var french: String {
      [("niveau", level), ("échelon", echelon), ("coefficient", coefficient)].compactMap { name, value in
        value.map { "\(name) \($0)" }
      }.joined(separator: ", ")
    }
  }

  /// What comes back each month beside the wage.
  public struct RecurringPay: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
      case bonus = "prime"
      /// Of no other kind here.
      case benefitInKind = "avantage"
      case meals = "avantage-repas"
      case housing = "avantage-logement"
      case vehicle = "avantage-vehicule"
      case devices = "avantage-ntic"
      /// A refund of expenses: neither wage nor income.
      case expense = "frais"

      public var french: String {
        switch self {
        case .bonus: "prime mensuelle"
        case .benefitInKind: "avantage en nature"
        case .meals: "avantage en nature, repas"
        case .housing: "avantage en nature, logement"
        case .vehicle: "avantage en nature, véhicule"
        case .devices: "avantage en nature, outils numériques"
        case .expense: "remboursement de frais"
        }
      }
    }

    public var kind: Kind
    public var label: String
    public var amount: Money

    public init(_ kind: Kind, _ label: String, _ amount: Money) { (self.kind, self.label, self.amount) = (kind, label, amount) }
  }

  public struct Transport: Codable, Hashable, Sendable {
    /// What a month of subscription costs.
    public var subscription: Money
    /// Nil for the legal minimum.
    public var employerShare: Rate?

    public init(subscription: Money, employerShare: Rate? = nil) {
      (self.subscription, self.employerShare) = (subscription, employerShare)
    }
  }

  /// One voucher a day worked.
  public struct MealVouchers: Codable, Hashable, Sendable {
    public var faceValue: Money
    public var employerShare: Money

    public init(faceValue: Money, employerShare: Money) { (self.faceValue, self.employerShare) = (faceValue, employerShare) }
  }

  public enum Pay: Codable, Hashable, Sendable {
    /// For a full month of the contract.
    case monthly(Money)
    /// The rate of an hour, paid each month for the same hours (C. trav., art. L3242-1).
    case hourly(Money)
    /// The rate of an hour, paid for the hours that the month has.
    case hoursWorked(Money)
    /// What the law or the agreement gives an apprentice of this age and year, or an intern.
    case legalMinimum

    private enum Keys: CodingKey { case monthly, hourly, hoursWorked }

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Keys.self)
      if let amount = try values.decodeIfPresent(Money.self, forKey: .monthly) {
        self = .monthly(amount)
      } else if let amount = try values.decodeIfPresent(Money.self, forKey: .hourly) {
        self = .hourly(amount)
      } else if let amount = try values.decodeIfPresent(Money.self, forKey: .hoursWorked) {
        self = .hoursWorked(amount)
      } else {
        self = .legalMinimum
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: Keys.self)
      switch self {
      case .monthly(let amount): try values.encode(amount, forKey: .monthly)
      case .hourly(let amount): try values.encode(amount, forKey: .hourly)
      case .hoursWorked(let amount): try values.encode(amount, forKey: .hoursWorked)
      case .legalMinimum: break
      }
    }
  }

  /// How a rate of an hour is paid.
  public enum PayBasis: String, CaseIterable, Hashable, Sendable {
    /// The same hours each month, whatever its days.
    case monthly = "mensualise"
    /// The hours that the month has.
    case hoursWorked = "a-l-heure"
  }

  /// The key of where the work is done.
  public var workplace: Int64
  public var jobTitle: String
  /// PCS-ESE, four signs: `554a`. The DSN needs it; nil while nobody gave it.
  public var occupationCode: String?
  public var category: SocialCategory
  public var classification: Classification
  public var weeklyHours: Hours
  /// Nil when the week is spread evenly from Monday to Friday.
  public var pattern: WeeklyPattern?
  /// Forfait jours: how many a year; the hours are then not counted.
  public var daysPerYear: Int?
  /// RTT: days of rest a year that the agreement gives; nil for none, or to compute those of a contract in days.
  public var restDaysPerYear: Int?
  public var pay: Pay
  public var recurring: [RecurringPay]
  public var transport: Transport?
  public var mealVouchers: MealVouchers?
  /// Why the health scheme does not cover the person (CSS, art. D911-2); nil when it does.
  public var healthExemption: String?

  public init(
    workplace: Int64, jobTitle: String, category: SocialCategory = .employee, classification: Classification = Classification(),
    weeklyHours: Hours, pay: Pay
  ) {
    (self.workplace, self.jobTitle, self.category) = (workplace, jobTitle, category)
    (self.classification, self.weeklyHours, self.pay, recurring) = (classification, weeklyHours, pay, [])
  }

  /// « 554A » and « 554a » are one code, as the norm of the DSN writes it.
  public static func occupationCode(typed text: String) -> String? {
    let code = text.filter { !$0.isWhitespace }.lowercased()
    return code.isEmpty ? nil : code
  }

  /// Whether a text is shaped as a code of the PCS-ESE: three digits and a letter or a digit, of the first eight groups.
  public static func isOccupationCode(_ text: String) -> Bool { text.wholeMatch(of: /[1-8][0-9]{2}[0-9a-z]/) != nil }

  /// A month is a twelfth of fifty-two weeks: 35 h are 151,67 h.
  public var monthlyHours: Hours {
    Hours(hundredths: RoundingRule.halfAwayFromZero.quotient(Int128(weeklyHours.hundredths) * 52, by: 12))
  }

  /// The hours of each day of the week.
  public var week: WeeklyPattern { pattern ?? WeeklyPattern(evenly: weeklyHours) }
}

/// The hours of work of each day of a week.
public struct WeeklyPattern: Codable, Hashable, Sendable {
  /// Seven, from Monday.
  public let hours: [Hours]

  /// Nil unless there are seven, from 0 to 24 hours each.
  public init?(_ hours: [Hours]) {
    guard hours.count == 7, hours.allSatisfy({ (0...2_400).contains($0.hundredths) }) else { return nil }
    self.hours = hours
  }

  /// The same from Monday to Friday, the hundredths that are left on the first days.
  public init(evenly total: Hours) {
    hours = Money(cents: total.hundredths).split(into: 5).map { Hours(hundredths: $0.cents) } + [.zero, .zero]
  }

  public init(from decoder: any Decoder) throws {
    guard let pattern = WeeklyPattern(try [Hours](from: decoder)) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a week of hours"))
    }
    self = pattern
  }

  public func encode(to encoder: any Encoder) throws { try hours.encode(to: encoder) }

  public var total: Hours { hours.sum() }
  public func on(_ day: Day) -> Hours { hours[day.weekday - 1] }
  public func isWorked(_ day: Day) -> Bool { on(day) > .zero }
}
