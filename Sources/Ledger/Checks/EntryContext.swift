import Kernel

/// What the checks of an entry need to know of its dossier. Closures, so that
/// only what an entry touches is looked up.
public struct EntryContext {
  public var fiscalYears: [FiscalYear]
  public var closedPeriods: [ClosedPeriod]
  /// The journal of that code; nil when there is none.
  public var journal: (String) -> Journal?
  public var account: (AccountNumber) -> AccountStatus
  /// The third party of that code; nil when there is none.
  public var thirdParty: (String) -> ThirdParty?
  /// The supplier invoices entered under that key, the entry being checked left out.
  public var supplierInvoices: (SupplierInvoiceKey) -> [KnownInvoice]
  /// The balance of a cash account at the end of that day, then at the end of
  /// each later day on which it moves, in order; the entry being checked left out.
  public var cashBalances: (AccountNumber, Day) -> [DayBalance]
  /// The last piece of a series entered in a journal: of `F2026-` it may be `F2026-101`.
  public var lastPiece: (_ journal: String, _ series: String) -> String?
  /// The last amounts of a third party on that side of its account, the entry being checked left out.
  public var usualAmounts: (_ thirdParty: String, _ account: AccountNumber, _ isDebit: Bool) -> [Money]
  public var rates: VATRates
  public var vatAccounts: VATAccounts
  public var today: Day

  public init(
    fiscalYears: [FiscalYear], closedPeriods: [ClosedPeriod] = [], journal: @escaping (String) -> Journal?,
    account: @escaping (AccountNumber) -> AccountStatus, thirdParty: @escaping (String) -> ThirdParty?,
    supplierInvoices: @escaping (SupplierInvoiceKey) -> [KnownInvoice] = { _ in [] },
    cashBalances: @escaping (AccountNumber, Day) -> [DayBalance] = { _, _ in [] },
    lastPiece: @escaping (_ journal: String, _ series: String) -> String? = { _, _ in nil },
    usualAmounts: @escaping (_ thirdParty: String, _ account: AccountNumber, _ isDebit: Bool) -> [Money] = { _, _, _ in [] },
    rates: VATRates, vatAccounts: VATAccounts = .pcg, today: Day
  ) {
    (self.fiscalYears, self.closedPeriods, self.journal, self.account) = (fiscalYears, closedPeriods, journal, account)
    (self.thirdParty, self.supplierInvoices, self.cashBalances) = (thirdParty, supplierInvoices, cashBalances)
    (self.lastPiece, self.usualAmounts) = (lastPiece, usualAmounts)
    (self.rates, self.vatAccounts, self.today) = (rates, vatAccounts, today)
  }

  func fiscalYear(of day: Day) -> FiscalYear? { fiscalYears.first { $0.contains(day) } }
}

/// Days on which nothing can be entered any more.
public struct ClosedPeriod: Hashable, Sendable {
  public enum Reason: String, Hashable, Sendable {
    /// The fiscal year was closed (clôture).
    case closed
    /// The days were locked by the dossier, after a return for instance.
    case locked
  }

  public var first: Day
  public var last: Day
  /// Nil for every journal.
  public var journal: String?
  public var reason: Reason

  public init(first: Day, last: Day, journal: String? = nil, reason: Reason) {
    (self.first, self.last, self.journal, self.reason) = (first, last, journal, reason)
  }

  /// « du 01/10/2026 au 31/10/2026 », and the journal when it is of one only.
  public var french: String {
    "du \(first.french) au \(last.french)" + (journal.map { ", journal \($0)" } ?? "")
  }

  func holds(_ draft: EntryDraft) -> Bool {
    first <= draft.day && draft.day <= last && (journal == nil || journal == draft.journal)
  }
}

/// What can be done with an account.
public struct AccountStatus: Hashable, Sendable {
  public enum Posting: Hashable, Sendable {
    case open
    /// Neither the dossier nor the PCG knows it.
    case unknown
    /// An account of totals: one posts to its sub-accounts.
    case heading
    /// Closed to entries by the dossier or by the law; why, in French.
    case forbidden(String)
  }

  /// Whether the account gathers third parties.
  public enum Gathering: String, Hashable, Sendable {
    case never, allowed, required
  }

  public var posting: Posting
  public var gathering: Gathering
  /// What the chart of accounts has to say, such as « 675 a été supprimé au 01/01/2025 ».
  public var finding: Finding?

  public init(_ posting: Posting = .open, gathering: Gathering, finding: Finding? = nil) {
    (self.posting, self.gathering, self.finding) = (posting, gathering, finding)
  }

  public static let unknown = AccountStatus(.unknown, gathering: .allowed)
}

extension AccountStatus.Gathering {
  /// What the PCG means the account for: suppliers (401, 403, 404, 405) and
  /// customers (411, 413, 416) are kept one by one; advances, staff, partners
  /// and other debtors may be; the others are not.
  public static func usual(of account: AccountNumber) -> Self {
    let required = ["401", "403", "404", "405", "411", "413", "416"]
    if required.contains(where: { account.hasPrefix($0) }) { return .required }
    let allowed = ["40", "41", "42", "45", "46", "471", "472", "473", "437", "438"]
    return allowed.contains { account.hasPrefix($0) } ? .allowed : .never
  }
}

/// What tells that two supplier invoices are one: the supplier and the number,
/// whatever the case, the spaces and the signs it was typed with.
public struct SupplierInvoiceKey: Hashable, Sendable {
  public let thirdParty: String
  public let number: String

  /// Nil when the number holds neither letter nor digit.
  public init?(thirdParty: String, number: String) {
    // Most numbers are plain: folding is for the others.
    let plain = number.utf8.filter { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) }
    let isPlain = number.utf8.allSatisfy { $0 < 128 }
    let folded =
      isPlain ? String(decoding: plain, as: UTF8.self).lowercased() : number.searchFolded.filter { $0.isLetter || $0.isNumber }
    guard !folded.isEmpty else { return nil }
    (self.thirdParty, self.number) = (thirdParty, folded)
  }
}

/// A supplier invoice that was entered already.
public struct KnownInvoice: Hashable, Sendable {
  /// What is owed to the supplier; negative for a credit note.
  public var amount: Money
  public var day: Day
  public var pieceDay: Day?
  /// How to find it, in French: « HA du 02/10/2026 », « écriture 42 ».
  public var place: String

  public init(amount: Money, day: Day, pieceDay: Day? = nil, place: String) {
    (self.amount, self.day, self.pieceDay, self.place) = (amount, day, pieceDay, place)
  }
}

/// The balance of an account at the end of a day.
public struct DayBalance: Hashable, Sendable {
  public var day: Day
  public var balance: Money
  public init(day: Day, balance: Money) { (self.day, self.balance) = (day, balance) }
}
