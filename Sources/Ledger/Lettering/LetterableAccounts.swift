/// Which accounts are lettered, and which are lettered without being asked.
///
/// Balance-sheet accounts (classes 1 to 5) may be lettered by hand: a line
/// there waits for the one that settles it. Accounts of results (6 and 7) are
/// closed every year and their lines have no counterpart; classes 8 and 9 are
/// not in the ledger that the law asks for. The PCG does not speak of lettering: this is accounting practice.
public struct LetterableAccounts: Hashable, Sendable {
  /// Lettered automatically: the account begins with one of these…
  public var automatic: [String]
  /// …and with none of these.
  public var neverAutomatic: [String]

  /// Third parties and waiting accounts, cheques to cash and internal
  /// transfers. Not the VAT of invoices (4456, 4457, 4458), which returns
  /// settle in bulk, nor the adjustments of class 48 and the write-downs of class 49.
  public static let usual = LetterableAccounts(
    automatic: ["40", "41", "42", "43", "44", "45", "46", "47", "511", "58"], neverAutomatic: ["4456", "4457", "4458"])

  public init(automatic: [String], neverAutomatic: [String] = []) {
    (self.automatic, self.neverAutomatic) = (automatic, neverAutomatic)
  }

  public static func allowsLettering(_ account: AccountNumber) -> Bool { (1...5).contains(account.accountClass) }

  public func areLetteredAutomatically(_ account: AccountNumber) -> Bool {
    LetterableAccounts.allowsLettering(account) && automatic.contains { account.hasPrefix($0) }
      && !neverAutomatic.contains { account.hasPrefix($0) }
  }

  /// 401, 411000…: an account that gathers all suppliers or all customers. Its
  /// lines without a third party may belong to anyone, so equal amounts prove nothing there.
  static func gathersThirdParties(_ account: AccountNumber) -> Bool {
    (account.hasPrefix("401") || account.hasPrefix("411")) && account.text.utf8.dropFirst(3).allSatisfy { $0 == 48 }
  }
}
