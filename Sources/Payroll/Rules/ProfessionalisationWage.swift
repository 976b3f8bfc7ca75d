import Kernel
import Law

/// The least that a contract of professionalisation pays: a share of the Smic by age and qualification until twenty-five (C. trav.,
/// art. L6325-8, D6325-14, D6325-15); from twenty-six on the Smic, and no less than a share of what the agreement of the branch gives
/// (art. L6325-9, D6325-18). All else is that of any employee: contributions, general reduction, income tax.
enum ProfessionalisationWage {
  static func monthly(_ situation: PayrollSituation, _ figures: PayrollFigures) throws(Finding) -> (Money, [Step]) {
    guard let contract = situation.contract.professionalisation else { throw .payrollWageMissing() }
    let minimum = try figures.money("labour.minimum-wage.monthly")
    let legal = try figures.positiveCount("labour.weekly-hours")
    let week = situation.contract.weeklyHours.hundredths
    func share(_ ratio: Ratio, of wage: Money) -> Money {
      Money(
        cents: RoundingRule.halfAwayFromZero.quotient(
          Int128(wage.cents) * Int128(ratio.numerator) * Int128(week),
          by: Int128(ratio.denominator) * Int128(legal.value) * 100))
    }
    guard let band = AgeBand.name(of: AgeBand.age(situation), in: ["under-21", "21-25"]) else {
      let part = try figures.ratio("labour.professionalisation.wage.agreement")
      let agreed = contract.agreedMinimum.map { $0.times(part.value, .halfAwayFromZero) } ?? .zero
      return (max(share(Ratio(1, 1), of: minimum.value), agreed), [minimum.step, part.step])
    }
    let kind = contract.hasVocationalBaccalaureate ? "qualified" : "basic"
    let ratio = try figures.ratio("labour.professionalisation.wage.\(band).\(kind)")
    return (share(ratio.value, of: minimum.value), [ratio.step, minimum.step])
  }
}
