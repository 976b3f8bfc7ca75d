public import Banking
public import Kernel
import Law
public import Ledger
import Payroll
import Store
import Workforce

/// Prepares the transfers of the wages of a month: one order for each payslip, to the account that the file of the person says.
///
/// The batch is one of Banking: another person approves it, and its file leaves once. A payslip that was corrected after it was
/// paid is owed the difference.
public struct PayWages: Sendable {
  public var month: Month
  /// The account of the books that pays.
  public var account: AccountNumber
  /// Nil: the first day that banks can do.
  public var day: Day?
  /// The employees who are paid otherwise.
  public var leavingOut: [Int64]

  public init(_ month: Month, from account: AccountNumber = "512", on day: Day? = nil, leavingOut: [Int64] = []) {
    (self.month, self.account, self.day, self.leavingOut) = (month, account, day, leavingOut)
  }

  /// Nothing is prepared when somebody's account is missing: nobody is left out in silence.
  ///
  /// Throws `access.denied`, `payment.account.no-iban`, `payroll.payment.nothing`, `workforce.employee.unknown` of one to leave out.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> PreparePayments.Outcome {
    try desk.require(.readWorkforce)
    return try desk.changing("paie.payer", subject: "paie/\(month.iso)", isTrial: isTrial) { change in
      let reading = change.reading
      let own = try reading.paymentAccount(account)
      for id in leavingOut { _ = try reading.requiredEmployee(id) }
      let read = try MonthPostings(month, reading, desk)
      var maker = try WageOrders(month, LedgerContext(reading, desk).ownNumber("421"), reading)
      for payslip in read.valid where !leavingOut.contains(payslip.employee) { try maker.add(payslip, of: read.payslips) }
      var findings = maker.findings
      guard !maker.orders.isEmpty || !findings.isEmpty else {
        throw Finding.wagesNothing(month, batches: Set(maker.paid.map(\.batch)).sorted())
      }
      if !read.added.isEmpty || !read.removed.isEmpty { findings.append(.wagesNotPosted(month)) }
      let day = day ?? SEPAKind.creditTransfers.firstDay(from: desk.today)
      var content = PaymentContent(
        .creditTransfers, identifier: "S\(day.number)-\(try reading.nextPaymentBatch())", account: account.text,
        name: try reading.facts().name, iban: own.iban, bic: own.bic, day: day, isBookedAsOne: true, orders: maker.orders)
      content.purpose = .wages
      for index in content.orders.indices { content.orders[index].endToEnd = "\(content.identifier)-\(index + 1)" }
      if !content.orders.isEmpty { findings += try content.check(today: desk.today) }
      guard !content.orders.isEmpty, !findings.contains(where: { $0.severity == .error }) else {
        change.abandon()
        return PreparePayments.Outcome(id: nil, content: content.orders.isEmpty ? nil : content, findings: findings)
      }
      let id = try change.addPayments(content)
      for order in content.orders {
        if let number = order.payslip { try change.link(payslip: number, toPayment: id, order.money) }
      }
      return PreparePayments.Outcome(id: id, content: content, findings: findings)
    }
  }
}

/// Makes the orders of one month.
private struct WageOrders {
  let month: Month
  let account: AccountNumber
  let reading: DossierReading
  let paid: [PayslipPaymentLink]
  var orders: [PaymentContent.Order] = []
  var findings: [Finding] = []

  init(_ month: Month, _ account: AccountNumber, _ reading: DossierReading) throws {
    (self.month, self.account, self.reading) = (month, account, reading)
    paid = try reading.payslipPayments(of: month)
  }

  /// - Parameter all: the payslips of the month, of which those of the same contract may be paid already.
  mutating func add(_ payslip: SealedPayslip, of all: [SealedPayslip]) throws {
    let employee = try reading.requiredEmployee(payslip.employee)
    let chain = Set(all.filter { $0.contract == payslip.contract }.map(\.number))
    let before = paid.filter { chain.contains($0.payslip) }.map(\.amount).sum()
    let due = payslip.document.slip.netPaid - before
    if due.isZero { return }
    guard due > .zero else {
      findings.append(before.isZero ? .wageNegative(employee.value.name, due) : .wageOverpaid(employee.value.name, -due))
      return
    }
    guard let iban = employee.value.iban else { return findings.append(.wageNoIBAN(employee)) }
    var order = PaymentContent.Order(
      endToEnd: "", thirdParty: "", account: account.text, name: employee.value.name, iban: iban.text, bic: nil, address: nil,
      amount: due.cents, remittance: "Salaire \(month.french)", lines: [])
    (order.employee, order.payslip) = (employee.id, payslip.number)
    if let changed = try reading.changedIBAN(order) { findings.append(changed) }
    orders.append(order)
  }
}

extension DossierReading {
  /// What has changed about a wage since its order was prepared.
  func whatChanged(wage order: PaymentContent.Order, _ number: String) throws -> Finding? {
    guard let payslip = try payslip(number) else { return .paymentChanged(order, "le bulletin n° \(number) n’existe plus") }
    if let next = try payslips(of: payslip.month).first(where: { $0.corrects == number }) {
      return .paymentChanged(order, "le bulletin n° \(number) a été remplacé par le n° \(next.number)")
    }
    guard try employee(payslip.employee)?.value.iban?.text == order.iban else {
      return .paymentChanged(order, "son IBAN a été changé depuis")
    }
    return try changedIBAN(order)
  }

  /// Says that somebody is to be paid on another account than the last time.
  fileprivate func changedIBAN(_ order: PaymentContent.Order) throws -> Finding? {
    guard let employee = order.employee else { return nil }
    let last = try paymentBatches(.creditTransfers).filter { $0.state == .exported }.lazy
      .compactMap { batch in batch.content.orders.first { $0.employee == employee } }.first
    guard let last, last.iban != order.iban else { return nil }
    let state = try states(ofEmployee: employee).first { $0.value.iban?.text == order.iban }
    return .wageIBANChanged(order.name, state?.author ?? "?", state?.instant ?? "")
  }
}
