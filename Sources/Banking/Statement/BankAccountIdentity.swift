extension BankAccount {
  /// Whether the file says which account it is of: lists (CSV, QIF) often do not.
  public var isNamed: Bool { iban != nil || number != nil }

  /// Whether two files speak of the same account, each in its own way: by its IBAN, or by the parts of a French account.
  public func isSame(as other: BankAccount) -> Bool {
    guard kind == other.kind else { return false }
    if let iban, let otherIban = other.iban { return iban == otherIban }
    guard let number = BankAccount.compared(number), let otherNumber = BankAccount.compared(other.number),
      number == otherNumber
    else { return false }
    return BankAccount.agree(bank, other.bank) && BankAccount.agree(branch, other.branch)
  }

  /// What the two say of one account.
  public func completed(by other: BankAccount) -> BankAccount {
    BankAccount(
      bank: bank ?? other.bank, branch: branch ?? other.branch, number: number ?? other.number, iban: iban ?? other.iban,
      kind: isNamed ? kind : other.kind)
  }

  /// Whether a person who types this means the account: its IBAN, its number, or its parts one after the other.
  public func answers(to text: String) -> Bool {
    let wanted = BankAccount.squeezed(text)
    let parts = [bank, branch, number].compactMap(\.self).joined()
    return !wanted.isEmpty && [iban, number, parts].compactMap(\.self).contains { BankAccount.squeezed($0) == wanted }
  }

  /// What names it in a command and in the contract: its IBAN, else its parts one after the other; empty when it has none.
  public var identifier: String { iban ?? [bank, branch, number].compactMap(\.self).joined() }

  private static func agree(_ one: String?, _ other: String?) -> Bool {
    guard let one = compared(one), let other = compared(other) else { return true }
    return one == other
  }

  private static func squeezed(_ text: String) -> String { text.uppercased().filter { $0.isLetter || $0.isNumber } }

  /// Without blanks, and without the zeros in front that some banks leave out.
  private static func compared(_ text: String?) -> String? {
    guard let text else { return nil }
    let squeezed = squeezed(text)
    let bare = squeezed.drop { $0 == "0" }
    return squeezed.isEmpty ? nil : bare.isEmpty ? "0" : String(bare)
  }
}
