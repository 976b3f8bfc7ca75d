import Kernel
import Law

/// CSG and CRDS (CSS, art. L136-1 and following; ordonnance n° 96-50, art. 14): on the gross less an allowance for expenses up to
/// four ceilings, and on what the employer pays for complementary protection. Extra hours free of income tax bear them apart,
/// wholly not deductible (CGI, art. 154 quinquies); so does the part of an indemnity that bears nothing else.
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
    // An indemnity has no allowance for expenses.
    let indemnity = work.pay.severanceInGross
    let subject = max(work.bases.gross - indemnity - exempt, .zero)
    let room = try SocialContributions.room(work)
    let share = Rate(e8: 100_000_000 - allowance.value.e8)
    func reduced(_ amount: Money, within room: Money) -> Money {
      let low = min(amount, max(room, .zero))
      return low.times(share, .halfAwayFromZero) + (amount - low)
    }
    // The extra hours come last, and the two bases sum to that of the whole.
    let extra = reduced(min(exemptOvertime, subject), within: room - (subject - min(exemptOvertime, subject)))
    base = reduced(subject, within: room) - extra + employerProtection + indemnity
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
    if !work.pay.severanceWithCSG.isZero {
      lines.append(
        PayslipLine(
          .csgSeverance, "CSG et CRDS sur l’indemnité de rupture non imposable", base: work.pay.severanceWithCSG,
          employee: Rate(e8: deductible.value.e8 + apart.e8), trace: [deductible.step, other.step, crds.step]))
    }
    self.lines = lines
  }

  /// How much of the gross of the month the allowance reaches.
  private static func room(_ work: Contributing) throws(Finding) -> Money {
    let count = Int64(try work.figures.count("payroll.csg.allowance.ceilings").value)
    let earlier = work.situation.yearToDate ?? .none
    let before = min(earlier.gross, Money(cents: earlier.ceiling.cents * count))
    return Money(cents: (earlier.ceiling.cents + work.bases.ceiling.cents) * count) - before
  }
}

extension PayslipLine {
  /// CSG and CRDS that income tax does not deduct.
  var isAddedBackToIncome: Bool { code == .csgNonDeductible || code == .csgOvertime || code == .csgSeverance }
}
