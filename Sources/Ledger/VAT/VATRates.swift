import Kernel
import Law

/// The rates of VAT by the identifier `Law` gives them and the day the tax is
/// chargeable. A value, so that what computes with it reads no file.
public struct VATRates: Sendable {
  private let lookup: @Sendable (String, Day) throws(Finding) -> Rate

  /// - Parameter lookup: throws the finding that says the rate is not in force that day.
  public init(_ lookup: @escaping @Sendable (String, Day) throws(Finding) -> Rate) { self.lookup = lookup }

  /// The rates of the dated figures of law.
  public init(_ law: Law) {
    self.init { (id: String, day: Day) throws(Finding) -> Rate in try law.rate(id, on: day).value }
  }

  /// Nil when the code computes no tax.
  public func rate(of code: VATCode, on day: Day) throws(Finding) -> Rate? {
    guard let id = code.rateID else { return nil }
    return try lookup(id, day)
  }
}

extension Money {
  /// The tax of an amount before tax: base × rate, to the nearest cent, a half away from zero.
  public func vat(_ rate: Rate) -> Money { times(rate, .halfAwayFromZero) }

  /// The tax held in an amount that includes it: amount × rate / (1 + rate),
  /// to the nearest cent, a half away from zero. The base is the remainder, so
  /// that the amount paid is never changed by rounding.
  public func vatIncluded(_ rate: Rate) -> Money { times(Ratio(rate.e8, 100_000_000 + rate.e8), .halfAwayFromZero) }
}
