import Kernel
import Ledger

/// Makes the lines of the entry of a movement: the bank on one side, what balances it on the other, tax told apart.
struct MovementEntry: Sendable {
  /// Where some of the movement goes.
  struct Counterpart: Sendable {
    var account: AccountNumber
    var thirdParty: String?
    var vatCode: String?
    var label: String?
    /// Positive opposite the bank; negative on its side, as the difference of a settlement may be.
    var amount: Money
    /// The tax that the bank states, when it does.
    var statedTax: Money?
  }

  let bank: AccountNumber
  let rates: VATRates
  let accounts: VATAccounts
  let line: StatementLine

  var amount: Money { Money(cents: line.amount.minor) }
  private var enters: Bool { line.amount.minor > 0 }

  /// What the entry is called when nothing says better: the label, and the first thing that the bank adds to it.
  var label: String {
    let said = [line.label] + line.texts.prefix(1)
    var seen: Set<String> = []
    let text = said.map { $0.trimmedBlanks }.filter { !$0.isEmpty && seen.insert($0.searchFolded).inserted }.joined(
      separator: ", ")
    return text.isEmpty ? "Mouvement du \(line.bookingDay.french)" : String(text.prefix(120))
  }

  /// The counterparts sum to the amount of the movement.
  func lines(_ counterparts: [Counterpart]) -> [EntryLine] {
    var lines = [side(bank, amount.magnitude, isDebit: enters)]
    for part in counterparts where !part.amount.isZero { lines += self.lines(of: part) }
    return lines
  }

  private func lines(of part: Counterpart) -> [EntryLine] {
    guard let code = part.vatCode.flatMap({ VATCode.find($0) }),
      let rate = (try? rates.rate(of: code, on: line.bookingDay)) ?? nil
    else {
      return [side(part.account, part.amount, isDebit: !enters, part)]
    }
    if code.isReverseCharge, let due = code.due, let deductible = code.deductible {
      let tax = part.amount.vat(rate)
      return [
        side(part.account, part.amount, isDebit: !enters, part),
        side(accounts[deductible], tax, isDebit: !enters, vatCode: code.code),
        side(accounts[due], tax, isDebit: enters, vatCode: code.code),
      ]
    }
    // Paid at once: tax that waits for a payment does not wait.
    guard let role = code.onPayment ?? code.deductible ?? code.due else {
      return [side(part.account, part.amount, isDebit: !enters, part)]
    }
    let tax = part.statedTax ?? part.amount.vatIncluded(rate)
    let base = side(part.account, part.amount - tax, isDebit: !enters, part)
    return tax.isZero ? [base] : [base, side(accounts[role], tax, isDebit: !enters, vatCode: code.code)]
  }

  /// The tax that waited for this payment: from the waiting account to the final one, in proportion to what is paid.
  func release(_ waiting: [WaitingTax], paying paid: Money) -> [EntryLine] {
    waiting.flatMap { tax -> [EntryLine] in
      guard let code = VATCode.find(tax.vatCode), let final = code.onPayment, let role = code.due ?? code.deductible,
        tax.total > .zero, tax.total.cents > 0
      else { return [] }
      let moved = paid >= tax.total ? tax.amount : tax.amount.times(Ratio(paid.cents, tax.total.cents), .halfAwayFromZero)
      guard !moved.isZero else { return [] }
      let isOwed = code.due != nil
      return [
        side(accounts[isOwed ? role : final], moved, isDebit: true, vatCode: code.code),
        side(accounts[isOwed ? final : role], moved, isDebit: false, vatCode: code.code),
      ]
    }
  }

  private func side(
    _ account: AccountNumber, _ amount: Money, isDebit: Bool, _ part: Counterpart? = nil, vatCode: String? = nil
  ) -> EntryLine {
    let isDebit = amount < .zero ? !isDebit : isDebit
    return EntryLine(
      account: account, thirdParty: part?.thirdParty, label: part?.label, debit: isDebit ? amount.magnitude : .zero,
      credit: isDebit ? .zero : amount.magnitude, vatCode: vatCode ?? part?.vatCode.flatMap { VATCode.find($0)?.code })
  }
}

/// Tax of an invoice that waits for its payment (débit d’un fournisseur sur les encaissements, or our own services).
public struct WaitingTax: Hashable, Sendable {
  public let vatCode: String
  /// The whole tax of the invoice.
  public let amount: Money
  /// The whole invoice, tax included.
  public let total: Money

  public init(vatCode: String, amount: Money, total: Money) {
    (self.vatCode, self.amount, self.total) = (vatCode, amount, total)
  }

  /// What waits in the lines of an invoice; nothing when its tax was due on the invoice.
  public static func found(in invoice: EntryDraft, accounts: VATAccounts = .pcg) -> [WaitingTax] {
    let owed = invoice.lines.filter { $0.thirdParty != nil }.map(\.balance).sum().magnitude
    guard owed > .zero else { return [] }
    var sums: [String: Money] = [:]
    for line in invoice.lines {
      guard let code = line.vatCode.flatMap({ VATCode.find($0) }), code.onPayment != nil, let role = code.due ?? code.deductible,
        accounts.isAccount(line.account, of: role)
      else { continue }
      sums[code.code, default: .zero] += line.balance
    }
    return sums.sorted { $0.key < $1.key }.map { WaitingTax(vatCode: $0.key, amount: $0.value.magnitude, total: owed) }
  }
}

extension String {
  var trimmedBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
