import ChartOfAccounts
public import Kernel
import Law
public import Ledger
public import Payroll
import Store

/// An entry of the ledger that holds payslips of a month, or takes some off.
public struct PayrollPosting: Hashable, Sendable {
  /// The key of the entry.
  public let entry: Int64
  /// Of a validated entry.
  public let number: Int64?
  public let journal: String
  public let pieceRef: String
  public let day: Day
  /// The numbers of the payslips that it posts, and of those that it takes off.
  public let payslips: [String]
  public let removed: [String]

  /// « n° 12 » or « brouillon 34 ».
  public var french: String { number.map { "n°\u{A0}\($0)" } ?? "brouillon \(entry)" }
}

/// What is sealed of a month, what of it is in the books, what remains.
struct MonthPostings {
  let month: Month
  let payslips: [SealedPayslip]
  /// In the order they were made; those that were reversed or deleted are left out.
  let postings: [PayrollPosting]
  /// Entries that held payslips of the month, those that were reversed or deleted among them.
  let everPosted: Int

  init(_ month: Month, _ reading: DossierReading, law: Law) throws {
    self.month = month
    payslips = try reading.sealedPayslips(of: month, law: law)
    everPosted = try reading.countOfPayslipEntries(of: month)
    let byEntry = Dictionary(grouping: try reading.payslipEntries(of: month), by: \.entry)
    postings = try byEntry.sorted { ($0.value.first?.id ?? 0) < ($1.value.first?.id ?? 0) }.compactMap { id, links in
      guard let entry = try reading.entry(id: id), try !reading.isReversed(entry) else { return nil }
      return PayrollPosting(
        entry: id, number: entry.number, journal: entry.content.journal, pieceRef: entry.content.pieceRef,
        day: entry.content.day, payslips: links.filter { !$0.isRemoval }.map(\.payslip),
        removed: links.filter(\.isRemoval).map(\.payslip))
    }
  }

  var valid: [SealedPayslip] { payslips.filter { !$0.isReplaced } }

  private func isPosted(_ number: String) -> Bool {
    let added = postings.count { $0.payslips.contains(number) }
    return added > postings.count { $0.removed.contains(number) }
  }

  /// What is to be posted; a payslip on which everything is zero changes no account.
  var added: [SealedPayslip] { valid.filter { !isPosted($0.number) && $0.document.slip.movesAccounts } }
  /// What was posted and was replaced since.
  var removed: [SealedPayslip] { payslips.filter { $0.isReplaced && isPosted($0.number) } }

  /// The entry that holds a payslip.
  func posting(of number: String) -> PayrollPosting? { postings.last { $0.payslips.contains(number) } }
}

extension Payslip {
  /// Whether one of the amounts that an entry takes is not zero.
  var movesAccounts: Bool {
    let sums = [
      gross, exemptIndemnities, dailyAllowances?.net ?? .zero, incomeTax.amount, advances, attachment, netPaid, employerReliefs,
      overtimeReduction,
    ]
    let amounts = sums + earnings.map(\.amount) + adjustments.map(\.amount)
    return amounts.contains { !$0.isZero } || lines.contains { !$0.employeeAmount.isZero || !$0.employerAmount.isZero }
  }
}

extension DossierReading {
  /// Whether another entry takes the whole of it back.
  fileprivate func isReversed(_ entry: Entry) throws -> Bool {
    try entriesCorrecting(entry.id).contains { ReverseEntry.isMirror($0, of: entry) }
  }
}

extension LedgerContext {
  /// The accounts of pay for the fiscal year of a day; those of the day itself when no year has it.
  func payrollAccounts(on day: Day) throws(Finding) -> PayrollAccounts {
    try .load(on: years.first { $0.year.contains(day) }?.year.first ?? day, files: desk.files)
  }

  /// The dossier's own number for an account of the chart: the same with zeros behind, when it has only that.
  func ownNumber(_ number: AccountNumber) -> AccountNumber {
    if accounts[number] != nil { return number }
    return accounts.keys.filter { own in
      own.hasPrefix(number.text) && own.text.dropFirst(number.text.count).allSatisfy { $0 == "0" }
    }.min() ?? number
  }
}
