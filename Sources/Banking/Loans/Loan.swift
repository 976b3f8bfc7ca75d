public import Kernel
public import Ledger

/// A loan and its table of instalments: what the bank takes each time, and what of it is principal, interest and insurance.
public struct Loan: Hashable, Sendable {
  /// The accounts of the three parts.
  public struct Accounts: Hashable, Sendable {
    public var principal: AccountNumber
    public var interest: AccountNumber
    public var insurance: AccountNumber

    public init(principal: AccountNumber = "164", interest: AccountNumber = "6611", insurance: AccountNumber = "616") {
      (self.principal, self.interest, self.insurance) = (principal, interest, insurance)
    }

    /// 164, 6611, 616.
    public static let pcg = Accounts()
  }

  /// What an instalment is made of.
  public struct Parts: Hashable, Sendable {
    public var principal: Money
    public var interest: Money
    public var insurance: Money

    public init(principal: Money, interest: Money, insurance: Money = .zero) {
      (self.principal, self.interest, self.insurance) = (principal, interest, insurance)
    }

    public var total: Money { principal + interest + insurance }

    /// « 1 000,00 de capital, 58,20 d’intérêts, 6,00 d’assurance ».
    public var french: String {
      var said = ["\(principal.french) de capital", "\(interest.french) d’intérêts"]
      if !insurance.isZero { said.append("\(insurance.french) d’assurance") }
      return said.joined(separator: ", ")
    }
  }

  public struct Instalment: Hashable, Sendable {
    /// From 1.
    public var number: Int
    public var day: Day
    public var parts: Parts
    /// What is still owed after it.
    public var remaining: Money

    public init(number: Int, day: Day, parts: Parts, remaining: Money) {
      (self.number, self.day, self.parts, self.remaining) = (number, day, parts, remaining)
    }
  }

  /// Unique in a dossier.
  public var name: String
  public var principal: Money
  /// A year; nil when the table was brought by the bank without it.
  public var rate: Rate?
  public var accounts: Accounts
  /// The bank account that pays it; nil for any.
  public var bank: AccountNumber?
  public var instalments: [Instalment]

  public init(
    name: String, principal: Money, rate: Rate?, accounts: Accounts = .pcg, bank: AccountNumber? = nil, instalments: [Instalment]
  ) {
    (self.name, self.principal, self.rate, self.accounts) = (name, principal, rate, accounts)
    (self.bank, self.instalments) = (bank, instalments)
  }

  /// The instalment of that amount due within ten days of the movement: a day off moves it.
  public func instalment(of amount: Money, near day: Day) -> Instalment? {
    instalments.filter { $0.parts.total == amount && abs($0.day - day) <= 10 }.min { abs($0.day - day) < abs($1.day - day) }
  }

  public var totalInterest: Money { instalments.map(\.parts.interest).sum() }
  public var totalInsurance: Money { instalments.map(\.parts.insurance).sum() }

  /// What is still owed at the end of a day.
  public func remaining(at day: Day) -> Money { instalments.last { $0.day <= day }?.remaining ?? principal }
}

/// How a table of instalments is made when the bank's own is not at hand. The bank's table rules: it is what the bank takes.
public struct LoanSchedule: Hashable, Sendable {
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// Échéances constantes: the instalment is the same, its interest shrinks.
    case constantInstalment = "echeances-constantes"
    /// Amortissement constant: the principal is the same, the instalment shrinks.
    case constantPrincipal = "capital-constant"

    public var french: String { self == .constantInstalment ? "échéances constantes" : "capital constant" }
  }

  public var principal: Money
  /// A year; a month bears a twelfth of it.
  public var rate: Rate
  public var method: Method
  /// How many instalments, one a month.
  public var months: Int
  public var first: Day
  /// With each instalment.
  public var insurance: Money

  public init(principal: Money, rate: Rate, method: Method, months: Int, first: Day, insurance: Money = .zero) {
    (self.principal, self.rate, self.method, self.months) = (principal, rate, method, months)
    (self.first, self.insurance) = (first, insurance)
  }

  /// What cannot be made into a table.
  public func check() -> [Finding] {
    var findings: [Finding] = []
    if principal <= .zero || principal > .largest { findings.append(.bankLoanPrincipal(principal)) }
    if rate < .zero || rate.e8 > 100_000_000 { findings.append(.bankLoanRate(rate)) }
    if !(1...600).contains(months) { findings.append(.bankLoanMonths(months)) }
    if insurance < .zero || insurance > .largest { findings.append(.bankLoanInsurance(insurance)) }
    return findings
  }

  /// The table. Interest is that of a month on what is owed, to the nearest cent, a half away from zero; the last
  /// instalment pays all that is left. Empty when `check` finds something.
  public var instalments: [Loan.Instalment] {
    guard check().isEmpty else { return [] }
    var (rows, owed) = ([Loan.Instalment](), principal)
    let constant = principal.split(into: months)[months - 1]
    let payment = constantPayment
    for number in 1...months {
      let interest = Money(cents: RoundingRule.halfAwayFromZero.quotient(Int128(owed.cents) * Int128(rate.e8), by: 1_200_000_000))
      var part = method == .constantPrincipal ? constant : payment - interest
      if number == months || part > owed { part = owed }
      owed -= part
      rows.append(
        Loan.Instalment(
          number: number, day: first.addingMonths(number - 1),
          parts: Loan.Parts(principal: part, interest: interest, insurance: insurance), remaining: owed))
    }
    return rows
  }

  /// P × i / (1 − (1 + i)^−n), with whole numbers of 10^-18, to the nearest cent.
  private var constantPayment: Money {
    guard rate > .zero else { return principal.split(into: months)[0] }
    let one: Int128 = 1_000_000_000_000_000_000
    let monthly = Int128(rate.e8) * 10_000_000_000 / 12
    let discount = one * one / (one + monthly)
    var power = one
    for _ in 0..<months { power = (power * discount + one / 2) / one }
    return Money(cents: RoundingRule.halfAwayFromZero.quotient(Int128(principal.cents) * monthly, by: one - power))
  }
}
