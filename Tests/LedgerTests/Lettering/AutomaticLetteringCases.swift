import Kernel
import Testing

@testable import Ledger

/// What each strategy must find, and what it must leave open.
enum LetteringCases {
  /// What a strategy finds by itself: the groups as lists of entries, and the strategy of each.
  struct Case: CustomTestStringConvertible {
    let name: String
    var strategies: [LetteringStrategy]
    let items: [OpenItem]
    let groups: [[Int64]]
    var options: @Sendable (inout LetteringOptions) -> Void = { _ in }
    var testDescription: String { name }
  }

  static let references: [Case] = [
    Case(
      name: "the same reference on the invoice and on the payment", strategies: [.pieceReference],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", ref: "FA-101"), Lines.customer(2, "2026-10-20", "-100,00", ref: "fa 101"),
      ],
      groups: [[1, 2]]),
    Case(
      name: "the reference in the payment's label", strategies: [.pieceReference],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", ref: "FA2025-000123"),
        Lines.customer(2, "2026-10-20", "-100,00", ref: "BQ7", label: "Reglement FA2025-000123"),
      ], groups: [[1, 2]]),
    Case(
      name: "the reference in three words", strategies: [.pieceReference],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", ref: "FA2025/123"),
        Lines.customer(2, "2026-10-20", "-100,00", ref: "BQ7", label: "VIR n°FA 2025 123, merci"),
      ], groups: [[1, 2]]),
    Case(
      name: "a longer reference is another one", strategies: [.pieceReference],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", ref: "F2026-10"),
        Lines.customer(2, "2026-10-20", "-100,00", ref: "BQ7", label: "Règlement F2026-101"),
      ], groups: []),
    Case(
      name: "an invoice, its credit note and its payment", strategies: [.pieceReference],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", ref: "F101"),
        Lines.customer(2, "2026-10-10", "-30,00", ref: "A7", label: "Avoir sur F101"),
        Lines.customer(3, "2026-10-20", "-70,00", ref: "F101"),
      ], groups: [[1, 2, 3]]),
    Case(
      name: "a payment that names two invoices", strategies: [.pieceReference],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", ref: "F101"), Lines.customer(2, "2026-10-10", "30,00", ref: "F102"),
        Lines.customer(3, "2026-10-20", "-130,00", ref: "BQ7", label: "F101 + F102"),
      ], groups: [[1, 2, 3]]),
    Case(
      name: "a reference without a digit tells nothing", strategies: [.pieceReference],
      items: [Lines.customer(1, "2026-10-01", "100,00", ref: "VIR"), Lines.customer(2, "2026-10-20", "-100,00", ref: "VIR")],
      groups: []),
    Case(
      name: "two characters in a label are not a reference", strategies: [.pieceReference],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", ref: "F1"),
        Lines.customer(2, "2026-10-20", "-100,00", label: "Chambre F1 du gîte"),
      ],
      groups: []),
    Case(
      name: "a year in a label is not a reference", strategies: [.pieceReference],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", ref: "2026"),
        Lines.customer(2, "2026-10-20", "-100,00", label: "Loyer octobre 2026"),
      ], groups: []),
    Case(
      name: "a reference whose lines do not balance", strategies: [.pieceReference],
      items: [Lines.customer(1, "2026-10-01", "100,00", ref: "F101"), Lines.customer(2, "2026-10-20", "-99,00", ref: "F101")],
      groups: []),
  ]

  static let amounts: [Case] = [
    Case(
      name: "two opposite amounts", strategies: [.exactAmount],
      items: [Lines.customer(1, "2026-10-01", "100,00"), Lines.customer(2, "2026-10-20", "-100,00")], groups: [[1, 2]]),
    Case(
      name: "two opposite amounts too far apart", strategies: [.exactAmount],
      items: [Lines.customer(1, "2025-10-01", "100,00"), Lines.customer(2, "2026-10-20", "-100,00")], groups: []),
    Case(
      name: "of equal invoices the one due first", strategies: [.exactAmount],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", due: "2026-12-31"),
        Lines.customer(2, "2026-10-02", "100,00", due: "2026-10-31"),
        Lines.customer(3, "2026-10-20", "-100,00"),
      ], groups: [[2, 3]]),
    Case(
      name: "equal invoices left open when asked", strategies: [.exactAmount],
      items: [
        Lines.customer(1, "2026-10-01", "100,00"), Lines.customer(2, "2026-10-02", "100,00"),
        Lines.customer(3, "2026-10-20", "-100,00"),
      ], groups: [], options: { $0.equalAmounts = .leaveOpen }),
    Case(
      name: "equal amounts far apart are each alone in their days", strategies: [.exactAmount],
      items: [
        Lines.customer(1, "2026-01-01", "100,00"), Lines.customer(2, "2026-01-20", "-100,00"),
        Lines.customer(3, "2026-10-01", "100,00"), Lines.customer(4, "2026-10-20", "-100,00"),
      ], groups: [[1, 2], [3, 4]], options: { ($0.equalAmounts, $0.exactAmountDays) = (.leaveOpen, 60) }),
    Case(
      name: "a payment that names another invoice is left to it", strategies: [.exactAmount],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", ref: "F101"), Lines.customer(2, "2026-10-02", "120,00", ref: "F102"),
        Lines.customer(3, "2026-10-20", "-100,00", label: "Acompte F102"),
      ], groups: []),
    Case(
      name: "of a payment made twice one is left", strategies: [.pieceReference, .exactAmount],
      items: [
        Lines.customer(1, "2026-10-01", "100,00", ref: "F101"), Lines.customer(2, "2026-10-20", "-100,00", label: "F101"),
        Lines.customer(3, "2026-10-21", "-100,00", label: "F101"),
      ], groups: [[1, 2]]),
    Case(
      name: "customers mixed on one account, equal amounts", strategies: [.exactAmount],
      items: [
        Lines.make(1, "411000", nil, "2026-10-01", "100,00"), Lines.make(2, "411000", nil, "2026-10-02", "100,00"),
        Lines.make(3, "411000", nil, "2026-10-20", "-100,00"),
      ], groups: []),
    Case(
      name: "what remains of a partial group counts as one line", strategies: [.exactAmount],
      items: [
        Lines.customer(1, "2026-10-05", "20220,00", code: "aaa"), Lines.customer(2, "2026-10-23", "-12000,00", code: "aaa"),
        Lines.customer(3, "2026-10-26", "-420,00", code: "aaa"), Lines.customer(4, "2026-11-20", "-7800,00"),
      ], groups: [[1, 2, 3, 4]]),
  ]

  static let fourBills = [
    Lines.customer(1, "2026-10-01", "20,00"), Lines.customer(2, "2026-10-02", "10,00"), Lines.customer(3, "2026-10-03", "9,00"),
    Lines.customer(4, "2026-10-04", "1,50"), Lines.customer(5, "2026-10-20", "-30,00"),
  ]

  static let combinations: [Case] = [
    Case(
      name: "one payment of three invoices", strategies: [.combination],
      items: [
        Lines.customer(1, "2026-10-01", "110,00"), Lines.customer(2, "2026-10-02", "57,31"),
        Lines.customer(3, "2026-10-03", "1000,00"),
        Lines.customer(4, "2026-10-04", "33,12"), Lines.customer(5, "2026-10-20", "-1090,43"),
      ], groups: [[2, 3, 4, 5]]),
    Case(
      name: "one invoice paid in three times", strategies: [.combination],
      items: [
        Lines.customer(1, "2026-10-01", "300,00"), Lines.customer(2, "2026-10-10", "-100,00"),
        Lines.customer(3, "2026-11-10", "-100,00"),
        Lines.customer(4, "2026-12-10", "-100,00"),
      ], groups: [[1, 2, 3, 4]]),
    Case(
      name: "six invoices that follow each other, more than may be picked", strategies: [.combination],
      items: (1...6).map { Lines.customer($0, "2026-10-0\($0)", "1\($0),0\($0)") }
        + [Lines.customer(7, "2026-10-30", "-81,21"), Lines.customer(8, "2026-10-31", "500,00")], groups: [[1, 2, 3, 4, 5, 6, 7]]),
    Case(
      name: "two different choices: left open", strategies: [.combination],
      items: [
        Lines.customer(1, "2026-10-01", "10,00"), Lines.customer(2, "2026-10-02", "20,00"),
        Lines.customer(3, "2026-10-03", "5,00"),
        Lines.customer(4, "2026-10-04", "25,00"), Lines.customer(5, "2026-10-20", "-30,00"),
      ], groups: []),
    Case(
      name: "equal amounts: the oldest are chosen", strategies: [.combination],
      items: (1...4).map { Lines.customer($0, "2026-10-0\($0)", "50,00") } + [Lines.customer(5, "2026-10-20", "-100,00")],
      groups: [[1, 2, 5]]),
    Case(
      name: "equal amounts left open when asked", strategies: [.combination],
      items: (1...4).map { Lines.customer($0, "2026-10-0\($0)", "50,00") } + [Lines.customer(5, "2026-10-20", "-100,00")],
      groups: [],
      options: { $0.equalAmounts = .leaveOpen }),
    Case(
      name: "lines too far apart", strategies: [.combination],
      items: [
        Lines.customer(1, "2026-01-01", "10,00"), Lines.customer(2, "2026-10-02", "20,00"),
        Lines.customer(3, "2026-10-20", "-30,00"),
      ], groups: []),
    // Four steps for the runs, two to find 20 + 10: the seventh would go on to see whether it is alone.
    Case(
      name: "a search cut short decides nothing", strategies: [.combination], items: fourBills, groups: [],
      options: { $0.stepsPerLine = 6 }),
    Case(name: "the same search left to its end", strategies: [.combination], items: fourBills, groups: [[1, 2, 5]]),
    Case(
      name: "a payment that names another invoice is no sum of these", strategies: [.combination],
      items: [
        Lines.customer(1, "2026-10-01", "10,00", ref: "F101"), Lines.customer(2, "2026-10-02", "20,00", ref: "F102"),
        Lines.customer(3, "2026-10-03", "99,00", ref: "F103"), Lines.customer(4, "2026-10-20", "-30,00", label: "Acompte F103"),
      ], groups: []),
    Case(
      name: "an invoice whose credit note it names is no part of another sum", strategies: [.combination],
      items: [
        Lines.customer(1, "2026-10-01", "10,00", ref: "F101", label: "Remplace A2026-9"),
        Lines.customer(2, "2026-10-02", "20,00"),
        Lines.customer(3, "2026-10-20", "-30,00"), Lines.customer(4, "2026-10-21", "-500,00", ref: "A2026-9"),
      ], groups: []),
    Case(
      name: "of two lines as near the older is a candidate", strategies: [.combination],
      items: [
        Lines.customer(1, "2026-10-08", "10,00"), Lines.customer(2, "2026-10-09", "20,00"),
        Lines.customer(3, "2026-10-10", "-30,00"),
        Lines.customer(4, "2026-10-11", "3,00"), Lines.customer(5, "2026-10-12", "7,00"),
      ], groups: [[1, 2, 3]], options: { $0.combinationCandidates = 3 }),
  ]

  static let balances: [Case] = [
    Case(
      name: "all that is open sums to zero", strategies: [.balanceToZero],
      items: [
        Lines.customer(1, "2026-10-01", "10,00"), Lines.customer(2, "2026-10-02", "20,00"),
        Lines.customer(3, "2026-10-03", "-4,00"),
        Lines.customer(4, "2026-10-20", "-26,00"),
      ], groups: [[1, 2, 3, 4]]),
    Case(
      name: "the running balance comes back to zero twice", strategies: [.runningBalance],
      items: [
        Lines.customer(1, "2026-10-01", "10,00"), Lines.customer(2, "2026-10-02", "-4,00"),
        Lines.customer(3, "2026-10-03", "-6,00"),
        Lines.customer(4, "2026-10-20", "-5,00"), Lines.customer(5, "2026-10-21", "5,00"),
        Lines.customer(6, "2026-10-22", "1,00"),
      ], groups: [[1, 2, 3], [4, 5]]),
    Case(
      name: "a zero in the middle of a day is not one", strategies: [.runningBalance],
      items: [
        Lines.customer(1, "2026-10-01", "10,00"), Lines.customer(2, "2026-10-02", "-10,00"),
        Lines.customer(3, "2026-10-02", "7,00"),
      ], groups: []),
    Case(
      name: "a partial group that balances becomes full", strategies: [],
      items: [Lines.customer(1, "2026-10-01", "10,00", code: "aaa"), Lines.customer(2, "2026-10-02", "-10,00", code: "aaa")],
      groups: [[1, 2]]),
    Case(
      name: "lines of zero are left alone", strategies: LetteringOptions().strategies,
      items: [Lines.customer(1, "2026-10-01", "0,00"), Lines.customer(2, "2026-10-02", "0,00")], groups: []),
    Case(
      name: "accounts that are not asked for", strategies: LetteringOptions().strategies,
      items: ["512", "44566", "106"].enumerated().flatMap { index, account in
        [
          Lines.make(Int64(index) * 2 + 1, AccountNumber(account)!, nil, "2026-10-01", "9,00"),
          Lines.make(Int64(index) * 2 + 2, AccountNumber(account)!, nil, "2026-10-02", "-9,00"),
        ]
      }, groups: []),
    Case(
      name: "waiting and internal accounts", strategies: LetteringOptions().strategies,
      items: ["471", "467", "580", "5112"].enumerated().flatMap { index, account in
        [
          Lines.make(Int64(index) * 2 + 1, AccountNumber(account)!, nil, "2026-10-01", "9,00"),
          Lines.make(Int64(index) * 2 + 2, AccountNumber(account)!, nil, "2026-10-02", "-9,00"),
        ]
      }, groups: [[3, 4], [1, 2], [7, 8], [5, 6]]),
    Case(
      name: "never across third parties, accounts or years", strategies: LetteringOptions().strategies,
      items: [
        Lines.make(1, "411", "AUBRY", "2026-10-01", "9,00", ref: "F1"),
        Lines.make(2, "411", "TILLEULS", "2026-10-02", "-9,00", ref: "F1"),
        Lines.make(3, "401", "AUBRY", "2026-10-02", "-9,00", ref: "F1"),
        Lines.make(4, "411", nil, "2026-10-02", "-9,00", ref: "F1"),
        Lines.make(5, "411", "AUBRY", "2026-09-02", "-9,00", ref: "F1", year: 2026),
      ], groups: []),
    Case(
      name: "across years when asked", strategies: [.exactAmount],
      items: [Lines.customer(1, "2026-09-01", "9,00", year: 2026), Lines.customer(2, "2026-10-02", "-9,00")], groups: [[1, 2]],
      options: { $0.allowsSeveralYears = true }),
  ]
}
