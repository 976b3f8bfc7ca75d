import Kernel

extension FiscalYear {
  /// Reads `2026-01-01:2026-12-31`, or the same with `01/01/2026`. Throws `ledger.fiscal-year.invalid`.
  public init(text: String) throws(Finding) {
    let days = text.split(separator: ":", omittingEmptySubsequences: false).map {
      Day(iso: String($0)) ?? Day(french: String($0))
    }
    guard days.count == 2, let first = days[0], let last = days[1], let year = FiscalYear(first: first, last: last) else {
      throw .fiscalYearInvalid(text)
    }
    self = year
  }
}
