public import Kernel

/// Whom a scheme of the company covers.
public enum SchemeCategory: String, Codable, CaseIterable, Hashable, Sendable {
  case all = "tous"
  case executives = "cadres"
  case others = "non-cadres"

  public func includes(_ category: SocialCategory) -> Bool {
    self == .all || (self == .executives) == category.isExecutive
  }

  public var french: String {
    switch self {
    case .all: "tous les salariés"
    case .executives: "cadres"
    case .others: "non-cadres"
    }
  }
}

/// Complementary health insurance, in euros a month (CSS, art. L911-7).
public struct HealthScheme: Codable, Hashable, Sendable {
  public var label: String
  public var category: SchemeCategory
  public var from: Day
  public var through: Day?
  public var employee: Money
  public var employer: Money
  /// What the insurer’s sheet of parameters says; nil while nobody gave it.
  public var insurance: InsuranceContract?

  public init(label: String, category: SchemeCategory = .all, from: Day, through: Day? = nil, employee: Money, employer: Money) {
    (self.label, self.category, self.from, self.through) = (label, category, from, through)
    (self.employee, self.employer) = (employee, employer)
  }

  public func covers(_ category: SocialCategory, on day: Day) -> Bool {
    self.category.includes(category) && from <= day && through.map { day <= $0 } ?? true
  }
}

/// Provident insurance: rates of a part of the wage.
public struct ProvidentScheme: Codable, Hashable, Sendable {
  /// The part of the wage below the ceiling of social security, or above it.
  public enum Base: String, Codable, CaseIterable, Hashable, Sendable {
    case first = "T1"
    case second = "T2"
  }

  public var label: String
  public var category: SchemeCategory
  public var from: Day
  public var through: Day?
  public var base: Base
  public var employeeRate: Rate
  public var employerRate: Rate
  /// What the insurer’s sheet of parameters says; nil while nobody gave it.
  public var insurance: InsuranceContract?

  public init(
    label: String, category: SchemeCategory = .all, from: Day, through: Day? = nil, base: Base = .first, employeeRate: Rate,
    employerRate: Rate
  ) {
    (self.label, self.category, self.from, self.through) = (label, category, from, through)
    (self.base, self.employeeRate, self.employerRate) = (base, employeeRate, employerRate)
  }

  public func covers(_ category: SocialCategory, on day: Day) -> Bool {
    self.category.includes(category) && from <= day && through.map { day <= $0 } ?? true
  }
}

extension Workplace {
  /// Takes a scheme that begins: the one of the same people that had no end stops the day before.
  public mutating func open(_ scheme: HealthScheme) {
    for index in healthSchemes.indices where healthSchemes[index].category == scheme.category {
      if healthSchemes[index].through == nil { healthSchemes[index].through = scheme.from - 1 }
    }
    healthSchemes.append(scheme)
  }

  /// Takes a scheme that begins: the one of the same people on the same part of the wage that had no end stops the day before.
  public mutating func open(_ scheme: ProvidentScheme) {
    for index in providentSchemes.indices
    where providentSchemes[index].category == scheme.category && providentSchemes[index].base == scheme.base {
      if providentSchemes[index].through == nil { providentSchemes[index].through = scheme.from - 1 }
    }
    providentSchemes.append(scheme)
  }
}
