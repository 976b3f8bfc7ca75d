import ChartOfAccounts
public import Kernel
import Law
public import Payroll
import Store
import Workforce

/// The payroll book of sealed payslips, of a month or of several, and what is owed to each body.
public struct ReadPayrollBook: Sendable {
  public struct Outcome: Sendable {
    public let months: ClosedRange<Month>
    public let book: PayrollBook
    /// The entries that hold these payslips, in the order they were made.
    public let postings: [PayrollPosting]
    /// Who has no payslip yet, month after month; what is not in the books.
    public let findings: [Finding]
  }

  public var months: ClosedRange<Month>

  public init(_ month: Month) { months = month...month }
  public init(_ months: ClosedRange<Month>) { self.months = months }

  /// Beyond, a slip in a year would read for ever.
  static let longest = 36

  /// Payslips that another replaced are left out. Throws `access.denied`, `payroll.book.range`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.readWorkforce)
    guard months.upperBound - months.lowerBound < ReadPayrollBook.longest else { throw Finding.payrollBookRange(months) }
    return try desk.dossier.reading { reading in
      let context = try LedgerContext(reading, desk)
      var (documents, postings, findings): ([PayslipDocument], [PayrollPosting], [Finding]) = ([], [], [])
      for index in 0...(months.upperBound - months.lowerBound) {
        let month = months.lowerBound.adding(index)
        let read = try MonthPostings(month, reading, desk)
        documents += read.valid.map(\.document)
        postings += read.postings
        let missing = try reading.withoutPayslip(month, read.valid)
        if !missing.isEmpty, month.firstDay <= desk.today { findings.append(.payslipsMissing(month, missing)) }
        if !read.added.isEmpty || !read.removed.isEmpty {
          findings.append(.payrollNotPosted(month, read.added.count + read.removed.count))
        }
      }
      let accounts = try context.payrollAccounts(on: months.upperBound.lastDay)
      return Outcome(months: months, book: try PayrollBook(documents, accounts), postings: postings, findings: findings)
    }
  }
}

extension DossierReading {
  /// Who has a contract in the month and no valid payslip for it, in order of name.
  func withoutPayslip(_ month: Month, _ valid: [SealedPayslip]) throws -> [String] {
    let done = Set(valid.map(\.contract))
    let days = month.firstDay...month.lastDay
    let missing = try contracts().filter { !done.contains($0.id) && $0.value.days(within: days) != nil }
    return try missing.compactMap { try employee($0.value.employee)?.value }.sorted { $0.sortName < $1.sortName }.map(\.name)
  }
}
