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
  /// The pieces of the month are numbered on: the last number that an entry of the ledger has, were it reversed.
  let lastRank: Int
  private let accounts: PayrollAccounts?

  init(_ month: Month, _ reading: DossierReading, _ desk: Desk) throws {
    self.month = month
    payslips = try reading.sealedPayslips(of: month, law: desk.law)
    let byEntry = Dictionary(grouping: try reading.payslipEntries(of: month), by: \.entry)
    postings = try byEntry.sorted { ($0.value.first?.id ?? 0) < ($1.value.first?.id ?? 0) }.compactMap { id, links in
      guard let entry = try reading.entry(id: id), try !reading.isReversed(entry) else { return nil }
      return PayrollPosting(
        entry: id, number: entry.number, journal: entry.content.journal, pieceRef: entry.content.pieceRef,
        day: entry.content.day, payslips: links.filter { !$0.isRemoval }.map(\.payslip),
        removed: links.filter(\.isRemoval).map(\.payslip))
    }
    let pieces = try byEntry.keys.compactMap { try reading.entry(id: $0)?.content.pieceRef }
    lastRank = (pieces.compactMap { MonthPostings.rank($0, month) } + [byEntry.count]).max() ?? 0
    // Read only where a payslip may be all zero.
    let mayBeZero = payslips.contains { $0.document.slip.gross.isZero && $0.document.slip.netPaid.isZero }
    if mayBeZero { accounts = try PayrollAccounts.load(on: month.lastDay, files: desk.files) } else { accounts = nil }
  }

  /// « PAIE-2026-10-2 ».
  static func piece(_ rank: Int, _ month: Month) -> String { "PAIE-\(month.iso)-\(rank)" }

  private static func rank(_ piece: String, _ month: Month) -> Int? {
    let prefix = "PAIE-\(month.iso)-"
    return piece.hasPrefix(prefix) ? Int(piece.dropFirst(prefix.count)).flatMap { $0 < 1_000_000 ? $0 : nil } : nil
  }

  /// Whether an entry would have a line of it: an absence that takes the whole wage leaves none.
  private func movesAccounts(_ document: PayslipDocument) -> Bool {
    guard let accounts, document.slip.gross.isZero, document.slip.netPaid.isZero else { return true }
    return (try? PayrollEntry.entries([document], accounts).contains { !$0.lines.isEmpty }) ?? true
  }

  var valid: [SealedPayslip] { payslips.filter { !$0.isReplaced } }

  private func isPosted(_ number: String) -> Bool {
    let added = postings.count { $0.payslips.contains(number) }
    return added > postings.count { $0.removed.contains(number) }
  }

  /// What is to be posted; a payslip on which everything is zero changes no account.
  var added: [SealedPayslip] { valid.filter { !isPosted($0.number) && movesAccounts($0.document) } }
  /// What was posted and was replaced since.
  var removed: [SealedPayslip] { payslips.filter { $0.isReplaced && isPosted($0.number) } }

  /// The entry that holds a payslip.
  func posting(of number: String) -> PayrollPosting? { postings.last { $0.payslips.contains(number) } }
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
