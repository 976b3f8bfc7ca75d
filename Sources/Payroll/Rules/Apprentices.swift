import Kernel
import Law

/// What an apprentice does not contribute on: a share of the Smic of the month (C. trav., art. L6243-2 and D6243-5), another for
/// CSG and CRDS (CSS, art. L136-1-1, III). The day of signature decides; before 1 March 2025 there is no CSG at all.
struct ApprenticeExemption {
  /// Of the employee's contributions.
  let contributions: Money
  /// Of CSG and CRDS; nil when none is due.
  let csg: Money?
  let trace: [Step]

  static let none = ApprenticeExemption(contributions: .zero, csg: .zero, trace: [])

  private init(contributions: Money, csg: Money?, trace: [Step]) {
    (self.contributions, self.csg, self.trace) = (contributions, csg, trace)
  }

  static func of(_ contract: Contract, _ figures: PayrollFigures) throws(Finding) -> ApprenticeExemption {
    guard contract.kind == .apprenticeship else { return .none }
    guard let signed = contract.apprenticeship?.signed else {
      throw .payrollFieldMissing("contract.apprenticeship.signed")
    }
    let minimum = try figures.money("labour.minimum-wage.monthly")
    let share: Figure<Ratio>
    do { share = try figures.law.ratio("payroll.apprentice.exempt", on: signed) } catch {
      throw .payrollFigureMissing(signed.month, error)
    }
    let csg = try? figures.law.ratio("payroll.apprentice.csg-exempt", on: signed)
    return ApprenticeExemption(
      contributions: minimum.value.times(share.value, .halfAwayFromZero),
      csg: csg.map { minimum.value.times($0.value, .halfAwayFromZero) },
      trace: [share.step, minimum.step] + (csg.map { [$0.step] } ?? []))
  }
}
