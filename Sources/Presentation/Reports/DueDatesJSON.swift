import Kernel
import Ledger
import UseCases

/// What is to receive and to pay, by period.
public struct DueDatesJSON: Encodable, Sendable {
  struct Period: Encodable {
    /// Null for what is late.
    let from: OrNull<Day>
    let toReceive, toPay, net: String
  }
  let day: Day
  let step: String
  let periods: [Period]
  let customerCredits, supplierCredits, toReceive, toPay: String
  let findings: [FindingJSON] = []

  public init(_ due: Echeancier) {
    (day, step) = (due.day, due.step == .week ? "week" : "month")
    periods = due.periods.map {
      Period(from: OrNull($0.first), toReceive: $0.toReceive.json, toPay: $0.toPay.json, net: $0.net.json)
    }
    (customerCredits, supplierCredits) = (due.customerCredits.json, due.supplierCredits.json)
    (toReceive, toPay) = (due.toReceive.json, due.toPay.json)
  }
}
