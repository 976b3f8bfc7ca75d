import ChartOfAccounts
import Foundation
import Kernel
import Ledger
import Store

/// Opens a sub-account of the dossier, or gives another label to one.
public struct OpenAccount: Sendable {
  public var number: String
  /// Empty for the label of the account of the chart it belongs to.
  public var label: String
  /// True to give another label to an account that is open already.
  public var renames: Bool

  public init(_ number: String, label: String = "", renames: Bool = false) {
    (self.number, self.label, self.renames) = (number, label, renames)
  }

  public struct Outcome: Sendable {
    public let account: Ledger.Account
    /// What the chart says against the number, short of refusing it.
    public let findings: [Finding]
  }

  /// Throws `ledger.account.number-invalid`, `ledger.account.already-open`, `ledger.directory.missing`, and what the
  /// chart of accounts has against the number: unknown, a total of others.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    guard let number = AccountNumber(number) else { throw Finding.accountNumberInvalid(number) }
    let use = renames ? "plan.renommer" : "plan.ajouter"
    return try desk.changing(use, subject: "account/\(number)", isTrial: isTrial) { change in
      let context = try LedgerContext(change.reading, desk)
      let chart = try context.chart(on: desk.today)
      let known = try change.reading.account(number)
      if renames {
        let account = Ledger.Account(number: number, label: try DirectoryText.label(label, of: "le compte"))
        try change.update(account)
        return Outcome(account: account, findings: [])
      }
      if let known { throw Finding.accountAlreadyOpen(known) }
      let findings = [try OpenAccount.check(number, chart)].compactMap { $0 }
      let title = label.isEmpty ? context.label(of: number, chart) : try DirectoryText.label(label, of: "le compte")
      let account = Ledger.Account(number: number, label: title)
      try change.openAccount(account)
      return Outcome(account: account, findings: findings)
    }
  }

  /// What is only worth saying is returned; an unknown account and a total of others are refused.
  static func check(_ number: AccountNumber, _ chart: Chart) throws(Finding) -> Finding? {
    guard var finding = chart.check(number.text) else { return nil }
    guard finding.severity != .error, finding.code != "chart.account.is-total" else {
      finding.severity = .error
      throw finding
    }
    return finding
  }
}

/// Opens a journal, or changes the label, the kind or the counterpart of one.
public struct OpenJournal: Sendable {
  public var code: String
  /// Nil: as it is; for a new one, the standard journal's or the code.
  public var label: String?
  /// Nil: as it is; for a new one, the standard journal's, or guessed from its code and label.
  public var kind: JournalKind?
  /// The account that a bank or cash journal balances against.
  public var counterpart: String?
  public var changes: Bool

  public init(_ code: String, label: String? = nil, kind: JournalKind? = nil, counterpart: String? = nil, changes: Bool = false) {
    (self.code, self.label, self.kind, self.counterpart, self.changes) = (code, label, kind, counterpart, changes)
  }

  /// Throws `ledger.journal.code-invalid`, `ledger.journal.already-open`, `ledger.directory.missing`, and as
  /// `OpenAccount` for the counterpart.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Journal {
    guard (1...10).contains(code.count), code.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
      throw Finding.journalCodeInvalid(code)
    }
    let use = changes ? "plan.journaux.modifier" : "plan.journaux.ajouter"
    return try desk.changing(use, subject: "journal/\(code)", isTrial: isTrial) { change in
      let context = try LedgerContext(change.reading, desk)
      let chart = try context.chart(on: desk.today)
      let known = try change.reading.journal(code)
      if let known, !changes { throw Finding.journalAlreadyOpen(known) }
      let base = known ?? context.standardJournal(code, chart)
      let title = try label.map { try DirectoryText.label($0, of: "le journal") } ?? base?.label ?? code
      var journal = Journal(
        code: code, label: title, kind: kind ?? base?.kind ?? JournalKind.guess(code: code, label: title),
        counterpart: base?.counterpart)
      if let counterpart {
        guard let number = AccountNumber(counterpart) else { throw Finding.accountNumberInvalid(counterpart) }
        _ = try OpenAccount.check(number, chart)
        journal.counterpart = number
      }
      if changes { try change.update(journal) } else { try change.openJournal(journal) }
      return journal
    }
  }
}

/// Texts of the directory, which a FEC will carry between tabs.
enum DirectoryText {
  /// Without spaces at its ends. Throws `ledger.directory.label-invalid` when it is empty or has control characters or marks of
  /// direction.
  static func label(_ text: String, of what: String) throws(Finding) -> String {
    let label = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !label.isEmpty, !hasControls(label) else { throw .directoryLabelInvalid(text, what) }
    return label
  }

  static func hasControls(_ text: String) -> Bool { text.terminalSafe != text }
}
