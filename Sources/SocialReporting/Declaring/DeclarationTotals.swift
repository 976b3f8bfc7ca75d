import Kernel
import Payroll
import Workforce

/// What everybody of a declaration comes to: read once before the people are written, who stand after it in a message.
struct DeclarationTotals {
  /// Of the month, and of earlier ones that corrections touch.
  private(set) var aggregates: [Month: AggregateTally] = [:]
  /// Of the month alone.
  private(set) var urssaf = Money.zero
  private(set) var pension = Money.zero
  private(set) var tax = Money.zero
  /// What corrections add to the pension and to the tax.
  private(set) var pensionCorrection = Money.zero
  private(set) var taxCorrection = Money.zero
  /// By the place of the insurance contract.
  private(set) var insurance: [Int: Money] = [:]
  /// What corrections add to them, by the month they are of.
  private(set) var insuranceCorrections: [Int: [Month: Money]] = [:]
  /// « urssaf oldAgeCapped », of what is declared.
  private(set) var byLine: [String: Money] = [:]

  mutating func add(_ person: DeclaredPerson, _ context: DeclaringContext) {
    for declared in person.contracts {
      let contract = declared.contract
      let last = max(min(contract.lastDay ?? context.month.lastDay, context.month.lastDay), contract.start)
      let category = contract.terms(on: last).category
      for document in declared.payslips { add(document.slip, category, context) }
    }
    for correction in person.corrections {
      let month = correction.declared.slip.period
      let before = PayslipContributions(correction.declared.slip, context.tables)
      let after = PayslipContributions(correction.corrected.slip, context.tables)
      aggregates[month, default: AggregateTally()].add(after.parts)
      aggregates[month, default: AggregateTally()].add(before.parts, isRemoved: true)
      for kind in [PayslipContributions.Insurance.health, .provident] {
        let amount = after.total(kind) - before.total(kind)
        guard !amount.isZero, let category = person.category(of: correction),
          let (id, _) = context.insurance(kind, for: category)
        else { continue }
        insuranceCorrections[id - 1, default: [:]][month, default: .zero] += amount
      }
      pensionCorrection += after.total("pension") - before.total("pension")
      if month.year == (context.month.number == 1 ? context.month.year - 1 : context.month.year) {
        taxCorrection += correction.corrected.slip.incomeTax.amount - correction.declared.slip.incomeTax.amount
      }
    }
  }

  private mutating func add(_ slip: Payslip, _ category: SocialCategory, _ context: DeclaringContext) {
    let made = PayslipContributions(slip, context.tables)
    aggregates[context.month, default: AggregateTally()].add(made.parts)
    urssaf += made.total("urssaf")
    pension += made.total("pension")
    tax += max(slip.incomeTax.amount, .zero)
    var uninsured: Set<String> = []
    for kind in [PayslipContributions.Insurance.health, .provident] {
      let amount = made.total(kind)
      guard let (id, _) = context.insurance(kind, for: category) else {
        uninsured.insert(kind == .health ? "healthInsurance" : "provident")
        continue
      }
      if !amount.isZero { insurance[id - 1, default: .zero] += amount }
    }
    for (line, body, amount) in made.byLine where !uninsured.contains(body) {
      byLine["\(body) \(line)", default: .zero] += amount
    }
  }
}
