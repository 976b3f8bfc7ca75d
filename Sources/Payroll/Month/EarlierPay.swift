import Kernel
import Workforce

/// A payslip that was sealed, and which contract it is of.
public struct EarlierPayslip: Hashable, Sendable {
  public let contract: Int64
  public let document: PayslipDocument

  public init(contract: Int64, document: PayslipDocument) { (self.contract, self.document) = (contract, document) }

  var month: Month { document.slip.period }
}

/// What earlier payslips of a person say to a later month.
struct EarlierPay {
  /// Of the person, before the month or of another contract in it, in order.
  private let payslips: [EarlierPayslip]
  private let contract: Int64
  private let month: Month
  private let opening: PayVariables.Opening?
  /// Of the contract: one that is already paid and comes after.
  let laterMonth: Month?

  init(_ all: [EarlierPayslip], before month: Month, of contract: Int64, opening: PayVariables.Opening?) {
    payslips = all.filter { $0.month < month || ($0.month == month && $0.contract != contract) }.sorted { $0.month < $1.month }
    (self.contract, self.month, self.opening) = (contract, month, opening)
    laterMonth = all.filter { $0.contract == contract && $0.month > month }.map(\.month).min()
  }

  private var ofContract: [EarlierPayslip] { payslips.filter { $0.contract == contract } }
  private var ofYear: [EarlierPayslip] { ofContract.filter { $0.month.year == month.year } }

  /// The last one of the contract.
  var lastMonth: Month? { ofContract.last?.month }

  /// Summed again from the valid payslips, so that the next month catches up with a correction; what was taken over from elsewhere
  /// is in the facts of the first of them.
  var yearToDate: YearToDate {
    let opened = ofYear.first.map { $0.document.facts.yearToDate ?? .none } ?? opening?.yearToDate ?? .none
    var totals = ofYear.reduce(opened) { $1.document.slip.yearToDate(after: $0) }
    // What is free of income tax is counted by person and by year, whatever the contract (CGI, art. 81 bis and 81 quater).
    let person = payslips.filter { $0.month.year == month.year }
    if let first = person.first {
      let before = first.document.facts.yearToDate ?? .none
      totals.exemptOvertime = before.exemptOvertime + person.map(\.document.slip.exemptOvertime).sum()
      totals.exemptIncome = before.exemptIncome + person.map(\.document.slip.exemptIncome).sum()
    }
    return totals
  }

  /// Bonuses of the sharing of value that the person had in the year, whatever the contract.
  var valueSharing: Money {
    let person = payslips.filter { $0.month.year == month.year }
    let before = person.first?.document.facts.yearToDate?.valueSharing ?? .zero
    return before + person.map(\.document.slip.valueSharing).sum()
  }

  /// A payslip of the year is here already: totals that come from elsewhere would no longer be counted.
  var hasPayOfYear: Bool { !ofYear.isEmpty }
  /// The first month of the person that was paid here.
  var firstMonth: Month? { payslips.first?.month }

  /// The same, with the months before the general reduction changed its rates told apart; nothing says them of totals that were taken
  /// over later.
  func yearToDate(ratesSince start: Month) -> YearToDate {
    var totals = yearToDate
    guard start.number > 1, let first = ofYear.first else { return totals }
    let opened = first.document.facts.yearToDate ?? .none
    totals.beforeRateChange =
      first.month > start && opened != .none
      ? opened.beforeRateChange
      : ofYear.filter { $0.month < start }.reduce(opened) { $1.document.slip.yearToDate(after: $0) }.reductionTotals
    return totals
  }

  /// The totals of the civil year before a payslip paid on that day: of the person, whatever the contract.
  func totals(on paymentDay: Day) -> PayslipDocument.Totals? {
    let paid = payslips.map(\.document).filter { ($0.paymentDay ?? $0.slip.period.lastDay).year == paymentDay.year }
    guard let first = paid.first else { return opening?.totals }
    return paid.reduce(first.totals.without(first.slip)) { .init($1.slip, after: $0) }
  }

  /// The gross of each of these months, of the person; nil when one of them has no payslip here.
  func gross(of months: [Month]) -> [Money]? {
    let byMonth = Dictionary(grouping: payslips, by: \.month)
    let found = months.compactMap { byMonth[$0]?.map(\.document.slip.gross).sum() }
    return found.count == months.count ? found : nil
  }

  /// The gross of the contract since it began; nil when a month of it has no payslip here.
  func gross(since start: Day) -> Money? {
    let months = max(month - start.month, 0)
    let own = ofContract.filter { $0.month >= start.month }
    return Set(own.map(\.month)).count == months ? own.map(\.document.slip.gross).sum() : nil
  }
}

extension PayVariables.Opening {
  fileprivate var yearToDate: YearToDate {
    YearToDate(
      gross: gross, ceiling: ceiling, referenceMinimumWage: referenceMinimumWage, generalReduction: generalReduction,
      exemptOvertime: exemptOvertime)
  }

  fileprivate var totals: PayslipDocument.Totals {
    .init(gross: gross, ceiling: ceiling, netTaxable: netTaxable, incomeTax: incomeTax, exemptOvertimeNet: exemptOvertime)
  }
}

extension PayslipDocument.Totals {
  /// What they were before a payslip that they count.
  fileprivate func without(_ slip: Payslip) -> PayslipDocument.Totals {
    .init(
      gross: (gross ?? slip.gross) - slip.gross, ceiling: (ceiling ?? slip.ceiling) - slip.ceiling,
      netTaxable: (netTaxable ?? slip.netTaxable) - slip.netTaxable,
      incomeTax: (incomeTax ?? slip.incomeTax.amount) - slip.incomeTax.amount,
      exemptOvertimeNet: (exemptOvertimeNet ?? slip.exemptOvertimeNet) - slip.exemptOvertimeNet)
  }
}
