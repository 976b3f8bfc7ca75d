import Kernel
import Law

/// CSG and CRDS (CSS, art. L136-1 and following; ordonnance n° 96-50, art. 14): on the gross less an allowance for expenses up to
/// four ceilings, and on what the employer pays for complementary protection. Extra hours free of income tax bear them apart,
/// wholly not deductible (CGI, art. 154 quinquies); so does the part of an indemnity that bears no tax. The bonus of the sharing of value
/// has no allowance, where it bears them.
struct SocialContributions {
  let base: Money
  let lines: [PayslipLine]

  init(_ work: Contributing, exemptOvertime: Money, employerProtection: Money) throws(Finding) {
    let figures = work.figures
    let deductible = try figures.rate("payroll.csg.deductible")
    let (other, crds) = (try figures.rate("payroll.csg.non-deductible"), try figures.rate("payroll.crds"))
    let allowance = try figures.rate("payroll.csg.allowance")
    guard let exempt = work.exemption.csg else {
      (base, lines) = (.zero, [])
      return
    }
    let bases = try SocialContributions.bases(
      gross: work.bases.gross, indemnity: work.pay.severanceInGross, exempt: exempt, exemptOvertime: exemptOvertime,
      ceiling: work.bases.ceiling, work.situation.yearToDate, figures)
    let extra = bases.overtime
    // What bears no tax has no part of CSG that is deductible.
    let (untaxed, sharing) = (work.pay.severanceUntaxed, try ValueSharing.csgBase(work.pay.valueSharingTaxed, figures))
    base = bases.wage - untaxed + employerProtection + sharing
    let apart = Rate(e8: other.value.e8 + crds.value.e8)
    var lines: [PayslipLine] = []
    if !base.isZero {
      lines += [
        PayslipLine(
          .csgDeductible, "CSG déductible de l’impôt sur le revenu", base: base, employee: deductible.value,
          trace: [deductible.step, allowance.step] + work.exemption.trace),
        PayslipLine(
          .csgNonDeductible, "CSG et CRDS non déductibles de l’impôt sur le revenu", base: base, employee: apart,
          trace: [other.step, crds.step, allowance.step] + work.exemption.trace),
      ]
    }
    if !extra.isZero {
      lines.append(
        PayslipLine(
          .csgOvertime, "CSG et CRDS sur les heures non imposables", base: extra,
          employee: Rate(e8: deductible.value.e8 + apart.e8), trace: [deductible.step, other.step, crds.step, allowance.step]))
    }
    let severance = work.pay.severanceWithCSG + untaxed
    if !severance.isZero {
      lines.append(
        PayslipLine(
          .csgSeverance, "CSG et CRDS sur l’indemnité de rupture non imposable", base: severance,
          employee: Rate(e8: deductible.value.e8 + apart.e8), trace: [deductible.step, other.step, crds.step]))
    }
    self.lines = lines
  }

  /// What the wage and the extra hours bear it on, without the employer's protection. An indemnity has no allowance for expenses.
  static func bases(
    gross: Money, indemnity: Money, exempt: Money, exemptOvertime: Money, ceiling: Money, _ earlier: YearToDate?,
    _ figures: PayrollFigures
  ) throws(Finding) -> (wage: Money, overtime: Money) {
    let allowance = try figures.rate("payroll.csg.allowance").value
    let subject = max(gross - indemnity - exempt, .zero)
    let room = try room(ceiling: ceiling, earlier ?? .none, figures)
    let share = Rate(e8: 100_000_000 - allowance.e8)
    func reduced(_ amount: Money, within room: Money) -> Money {
      let low = min(amount, max(room, .zero))
      return low.times(share, .halfAwayFromZero) + (amount - low)
    }
    // The extra hours come last, and the two bases sum to that of the whole.
    let extra = reduced(min(exemptOvertime, subject), within: room - (subject - min(exemptOvertime, subject)))
    return (reduced(subject, within: room) - extra + indemnity, extra)
  }

  /// How much of the gross of the month the allowance reaches.
  private static func room(
    ceiling: Money, _ earlier: YearToDate, _ figures: PayrollFigures
  ) throws(Finding) -> Money {
    let count = Int64(try figures.count("payroll.csg.allowance.ceilings").value)
    let before = min(earlier.gross, Money(cents: earlier.ceiling.cents * count))
    return Money(cents: (earlier.ceiling.cents + ceiling.cents) * count) - before
  }
}

extension PayslipLine {
  /// CSG and CRDS that income tax does not deduct.
  var isAddedBackToIncome: Bool { code == .csgNonDeductible || code == .csgOvertime || code == .csgSeverance }
}
