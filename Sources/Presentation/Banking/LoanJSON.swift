import Banking
public import Kernel
import Ledger
import UseCases

/// A loan and its table.
public struct LoanJSON: Encodable, Sendable {
  struct Instalment: Encodable {
    let number: Int
    let date: Day
    let principal, interest, insurance, total, remaining: String

    init(_ row: Loan.Instalment) {
      (number, date, remaining) = (row.number, row.day, row.remaining.json)
      (principal, interest, insurance) = (row.parts.principal.json, row.parts.interest.json, row.parts.insurance.json)
      total = row.parts.total.json
    }
  }

  let name, principal, interest, insurance: String
  let rate, account: OrNull<String>
  let accounts: [String]
  let instalments: [Instalment]

  public init(_ loan: Loan) {
    (name, principal) = (loan.name, loan.principal.json)
    (interest, insurance) = (loan.totalInterest.json, loan.totalInsurance.json)
    (rate, account) = (OrNull(loan.rate?.frenchPercent), OrNull(loan.bank?.text))
    accounts = [loan.accounts.principal, loan.accounts.interest, loan.accounts.insurance].map(\.text)
    instalments = loan.instalments.map(Instalment.init)
  }
}

/// The loans of the dossier.
public struct LoanListJSON: Encodable, Sendable {
  let loans: [LoanJSON]
  let findings: [FindingJSON] = []
  public init(_ loans: [Loan]) { self.loans = loans.map(LoanJSON.init) }
}

/// One loan, beside what the books say is still owed.
public struct ShownLoanJSON: Encodable, Sendable {
  let loan: LoanJSON
  let inBooks: String
  let findings: [FindingJSON] = []
  public init(_ outcome: ShowLoan.Outcome) { (loan, inBooks) = (LoanJSON(outcome.loan), outcome.inBooks.json) }
}

/// What became of a loan.
public struct SavedLoanJSON: Encodable, Sendable {
  let loan: OrNull<LoanJSON>
  let changed, trial: Bool
  let findings: [FindingJSON]

  public init(_ outcome: SaveLoan.Outcome, trial: Bool) {
    (loan, changed, self.trial) = (OrNull(outcome.loan.map(LoanJSON.init)), outcome.isChange, trial)
    findings = outcome.findings.json
  }
}

extension Loan {
  /// The loans of a dossier, each with what comes next.
  public static func table(_ loans: [Loan], today: Day) -> ReportTable {
    var table = ReportTable(
      title: "Emprunts",
      columns: [
        .init("Nom", .text), .init("Capital", .amount), .init("Taux", .text), .init("Échéances", .count),
        .init("Prochaine", .day), .init("Reste dû", .amount),
      ])
    for loan in loans {
      let next = loan.instalments.first { $0.day >= today }
      table.add([
        .text(loan.name), .amount(loan.principal), .text(loan.rate?.frenchPercent ?? ""), .count(loan.instalments.count),
        next.map { .day($0.day) } ?? .empty, .amount(loan.remaining(at: today)),
      ])
    }
    return table
  }

  /// The table as a report, to show, print or save.
  public var table: ReportTable {
    var table = ReportTable(
      title: "Tableau d’amortissement, \(name)",
      columns: [
        .init("N°", .count), .init("Échéance", .day), .init("Capital", .amount), .init("Intérêts", .amount),
        .init("Assurance", .amount), .init("Total", .amount), .init("Reste dû", .amount),
      ])
    for row in instalments {
      table.add([
        .count(row.number), .day(row.day), .amount(row.parts.principal), .amount(row.parts.interest),
        .amount(row.parts.insurance),
        .amount(row.parts.total), .amount(row.remaining),
      ])
    }
    return table
  }
}
