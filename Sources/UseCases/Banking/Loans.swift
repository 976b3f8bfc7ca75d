import Banking
import Kernel
import Ledger
import Store

/// The loans of a dossier, by name.
public struct ListLoans: Sendable {
  public init() {}
  /// Throws `bank.loan.unreadable`.
  public func callAsFunction(_ desk: Desk) throws -> [Loan] { try desk.dossier.reading { try Loan.all($0) } }
}

/// One loan, with its table.
public struct ShowLoan: Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }

  public struct Outcome: Sendable {
    public let loan: Loan
    /// What the books say is still owed on its account of principal, today; other loans on that account counted.
    public let inBooks: Money
  }

  /// Throws `bank.loan.missing`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let known = try Loan.all(reading)
      guard let loan = known.first(where: { $0.name.savedName == name.savedName }) else {
        throw Finding.loanMissing(name, known.map(\.name))
      }
      let owed = try reading.openItems(prefix: loan.accounts.principal.text).filter { $0.account == loan.accounts.principal }
      return Outcome(loan: loan, inBooks: owed.filter { $0.day <= desk.today }.reduce(.zero) { $0.adding(-$1.balance) ?? $0 })
    }
  }
}

/// Keeps a loan under its name; one of that name is changed.
public struct SaveLoan: Sendable {
  /// Where its table comes from.
  public enum Table: Sendable {
    case schedule(LoanSchedule)
    /// The bank's own, as CSV.
    case file([UInt8])
  }

  public var name: String
  public var principal: Money
  public var rate: Rate?
  public var accounts: Loan.Accounts
  public var bank: AccountNumber?
  public var table: Table

  public init(
    _ name: String, principal: Money, rate: Rate?, accounts: Loan.Accounts = .pcg, bank: AccountNumber? = nil, table: Table
  ) {
    (self.name, self.principal, self.rate, self.accounts, self.bank, self.table) = (name, principal, rate, accounts, bank, table)
  }

  public struct Outcome: Sendable {
    /// Nil when errors kept the dossier as it was.
    public let loan: Loan?
    public let isChange: Bool
    public let findings: [Finding]
  }

  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    var loan = Loan(name: name, principal: principal, rate: rate, accounts: accounts, bank: bank, instalments: [])
    var findings: [Finding] = []
    switch table {
    case .schedule(let schedule):
      findings += schedule.check()
      loan.instalments = schedule.instalments
    case .file(let bytes):
      let read = Loan.instalments(of: bytes, principal: principal)
      findings += read.findings
      loan.instalments = read.rows
    }
    if findings.isEmpty { findings += loan.check() }
    guard !findings.contains(where: { $0.severity == .error }) else {
      return Outcome(loan: nil, isChange: false, findings: findings)
    }
    return try desk.changing("emprunt.enregistrer", subject: "loan/\(name)", isTrial: isTrial) { change in
      let isChange = try change.reading.saved(.loan)[name.savedName] != nil
      try change.save(.loan, name: name, body: loan.json)
      return Outcome(loan: loan, isChange: isChange, findings: findings)
    }
  }
}

/// Takes a loan away; the entries of its instalments stay.
public struct DeleteLoan: Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }

  /// Throws `bank.loan.missing`.
  public func callAsFunction(_ desk: Desk) throws {
    try desk.changing("emprunt.retirer", subject: "loan/\(name)") { change in
      let known = try change.reading.saved(.loan)
      guard known[name.savedName] != nil else { throw Finding.loanMissing(name, known.keys.sorted()) }
      try change.deleteSaved(.loan, name: name)
    }
  }
}

extension Finding {
  static func loanMissing(_ name: String, _ known: [String]) -> Finding {
    Finding(
      "bank.loan.missing", "Le dossier n’a pas d’emprunt « \(name) ».",
      recovery: known.isEmpty
        ? "Ajoutez-le : ecritoire emprunt ajouter NOM --capital …" : "Emprunts : \(known.joined(separator: ", ")).")
  }
}
