import Kernel
import Law

/// An internship: its gratification, up to the legal minimum, bears no contribution (art. L124-6 du code de l’éducation; CSS,
/// art. D242-2-1). More than that is not computed.
enum Internship {
  static func check(_ gross: Money, _ contract: Contract, _ figures: PayrollFigures) throws(Finding) -> [Step] {
    let hourly = try figures.money("labour.internship.minimum")
    let exempt = Money(
      cents: RoundingRule.halfAwayFromZero.quotient(
        Int128(hourly.value.cents) * Int128(contract.monthlyHours.hundredths), by: 100))
    guard gross <= exempt else {
      throw .payrollNotComputed(
        "une gratification de stage de \(gross.french)\u{A0}€, au-delà des \(exempt.french)\u{A0}€ exonérés")
    }
    return [hourly.step]
  }
}
