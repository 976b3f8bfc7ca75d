import Kernel
import TestSupport

@testable import Ledger

/// Lines to letter, made shortly: a positive amount is a debit.
enum Lines {
  static func make(
    _ entry: Int64, _ account: AccountNumber, _ thirdParty: String?, _ day: String, _ amount: String, ref: String = "",
    label: String = "", due: String? = nil, code: String? = nil, year: Int = 2027, journal: JournalKind? = nil
  ) -> OpenItem {
    let money = cents(amount)
    return OpenItem(
      line: LineReference(entry: entry, position: 1), fiscalYear: year, account: account, thirdParty: thirdParty,
      day: Day(iso: day)!, dueDay: due.map { Day(iso: $0)! }, pieceRef: ref, label: label,
      debit: max(money, .zero), credit: max(-money, .zero), journal: journal, code: code.map { LetteringCode($0)! })
  }

  /// A line of the customer CLIENT.
  static func customer(
    _ entry: Int64, _ day: String, _ amount: String, ref: String = "", label: String = "", due: String? = nil,
    code: String? = nil, year: Int = 2027
  ) -> OpenItem {
    make(entry, "411", "CLIENT", day, amount, ref: ref, label: label, due: due, code: code, year: year)
  }

  static func cents(_ amount: String) -> Money {
    guard let money = try? Money(french: amount) else { preconditionFailure("not an amount: \(amount)") }
    return money
  }
}

/// SplitMix64: the same seed always gives the same numbers.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// Open lines of several accounts and third parties, as messy as a real file: shared and absent
/// references, equal amounts, credit notes, lumps, missing third parties, partial groups.
func messyItems(seed: UInt64, count: Int = 300) -> [OpenItem] {
  var numbers = SeededNumbers(seed: seed)
  let places: [(AccountNumber, String?)] = [
    ("411", "TILLEULS"), ("411", "AUBRY"), ("411", nil), ("401", "MORVAN"), ("401", "TILLEULS"), ("467", nil), ("607", nil),
  ]
  var items: [OpenItem] = []
  for entry in 1...Int64(count) {
    let (account, thirdParty) = places.randomElement(using: &numbers)!
    let amount = Int64.random(in: 1...6, using: &numbers) * 5_000 * (Bool.random(using: &numbers) ? 1 : -1)
    let reference = "F2026-\(Int.random(in: 100...120, using: &numbers))"
    var item = OpenItem(
      line: LineReference(entry: entry, position: 1), fiscalYear: Int.random(in: 0...9, using: &numbers) == 0 ? 2026 : 2027,
      account: account, thirdParty: thirdParty, day: Day(2026, 10, 1) + Int.random(in: 0...90, using: &numbers),
      pieceRef: Int.random(in: 0...2, using: &numbers) == 0 ? reference : "P\(entry)",
      label: Int.random(in: 0...3, using: &numbers) == 0 ? "Règlement \(reference)" : "Écriture",
      debit: Money(cents: max(amount, 0)), credit: Money(cents: max(-amount, 0)))
    if Int.random(in: 0...11, using: &numbers) == 0 { item.code = LetteringCode(Bool.random(using: &numbers) ? "aaa" : "aab") }
    items.append(item)
  }
  return items
}
