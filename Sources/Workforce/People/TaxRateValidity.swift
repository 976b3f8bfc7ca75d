public import Kernel
public import Law

extension EmployeeFile {
  /// Keeps a rate that came, in its place; another of the same day gives way.
  public mutating func receive(_ rate: TaxRate) {
    taxRates.removeAll { $0.received == rate.received }
    taxRates.insert(rate, at: taxRates.firstIndex { $0.received > rate.received } ?? taxRates.count)
  }

  /// The last rate that had come by that day.
  public func lastTaxRate(on day: Day) -> TaxRate? { taxRates.filter { $0.received <= day }.max { $0.received < $1.received } }

  /// The last day on which a rate may still be applied: the end of the second month after the one it came in. Throws as `Law.count`.
  public static func lastDay(of rate: TaxRate, law: Law) throws(Finding) -> Day {
    let months = try law.count("payroll.withholding.rate-validity", on: rate.received).value
    return rate.received.month.adding(months).lastDay
  }

  /// The rate to apply that day; nil for the default scale: none came, or the last one is too old. Throws as `Law.count`.
  public func taxRate(on day: Day, law: Law) throws(Finding) -> Rate? {
    guard let last = lastTaxRate(on: day), try day <= EmployeeFile.lastDay(of: last, law: law) else { return nil }
    return last.rate
  }
}
