import Kernel
import Law

/// Meal vouchers: the employer pays from a half to six tenths, free of contributions up to an amount (CGI, art. 81, 19°).
extension MonthOfWork.MealVouchers {
  var employeeTotal: Money { Money(cents: (faceValue - employerShare).cents * Int64(count)) }

  /// The part of the employer's share that is treated as wage.
  func taxedShare(_ figures: PayrollFigures) throws(Finding) -> (Money, [Step]) {
    let (least, most) = (
      try figures.rate("payroll.meal-voucher.share.minimum"), try figures.rate("payroll.meal-voucher.share.maximum")
    )
    let exempt = try figures.money("payroll.meal-voucher.exempt")
    let share = Int128(employerShare.cents) * 100_000_000
    guard share >= Int128(faceValue.cents) * Int128(least.value.e8), share <= Int128(faceValue.cents) * Int128(most.value.e8)
    else {
      throw .payrollMealVoucherShare(self, least.value, most.value)
    }
    let excess = max(employerShare - exempt.value, .zero)
    return (Money(cents: excess.cents * Int64(count)), [exempt.step])
  }
}
