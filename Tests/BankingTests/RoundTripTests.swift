import Banking
import Formats
import Foundation
import Kernel
import TestSupport
import Testing

/// Whatever statement is written in a format reads back as it was, as far as the format has a place for it.
@Suite struct RoundTripTests {
  static let seeds: [UInt64] = (1...40).map { $0 }

  @Test(arguments: StatementKind.allCases) func `what is written reads back`(kind: StatementKind) throws {
    for seed in Self.seeds {
      var numbers = SplitMix64(seed: seed)
      let count = kind == .csv || kind == .qif ? 1 : Int.random(in: 1...3, using: &numbers)
      let statements = (0..<count).map { _ in StatementGenerator.statement(kind, &numbers) }
      let bytes = try StatementWriter(kind).bytes(statements)
      #expect(StatementKind.detect(Array(bytes.prefix(4096))) == kind, "\(kind.rawValue), seed \(seed)")
      // The same days first or month first: given, as a person would.
      let options = StatementOptions(currency: statements[0].currency, dayOrder: kind == .qif ? .dayFirst : nil)
      for pieces in [Int.max, 13] {
        let read = Read(kind, bytes, options: options, pieces: pieces)
        #expect(!read.log.hasErrors, "\(kind.rawValue), seed \(seed): \(read.log.findings)")
        let (made, again) = (statements.map { Carried.by(kind, $0) }, read.statements.map { Carried.by(kind, $0) })
        guard made != again else { continue }
        let text = String(decoding: bytes.prefix(3000), as: UTF8.self)
        Issue.record("\(kind.rawValue), seed \(seed)\nmade  \(made)\nagain \(again)\n\(text)")
        return
      }
    }
    print("\(kind.rawValue): seeds \(Self.seeds.first!) to \(Self.seeds.last!)")
  }
}

/// Statements by chance, whose balances meet.
enum StatementGenerator {
  static let words = [
    "VIREMENT", "Énergie", "CHEQUE 12", "prêt", "Œuvre", "a;b", "dit \"non\"", "<b>", "R&D", "=1+1", "d’été", "100 %", "N° 7",
    "x/y", "-1",
  ]

  static func text(_ numbers: inout SplitMix64) -> String {
    (0..<Int.random(in: 1...3, using: &numbers)).map { _ in words.randomElement(using: &numbers)! }.joined(separator: " ")
  }

  static func maybe<T>(_ numbers: inout SplitMix64, _ make: (inout SplitMix64) -> T) -> T? {
    Bool.random(using: &numbers) ? make(&numbers) : nil
  }

  static func code(_ numbers: inout SplitMix64) -> String { "R\(Int.random(in: 1...99_999, using: &numbers))" }

  static func statement(_ kind: StatementKind, _ numbers: inout SplitMix64) -> BankStatement {
    let currency = ["EUR", "EUR", "XPF", "USD", "TND"].map { BankCurrency($0) }.randomElement(using: &numbers)!
    let first = Day(2026, 1, 1) + Int.random(in: 0...300, using: &numbers)
    var lines: [StatementLine] = []
    // A list without movements says nothing of its balances.
    for _ in 0..<Int.random(in: kind == .csv ? 1...6 : 0...6, using: &numbers) {
      lines.append(line(kind, currency, first, &numbers))
    }
    if kind == .csv { lines.sort { $0.bookingDay < $1.bookingDay } }
    let opening = Int64.random(in: -100_000_000...100_000_000, using: &numbers)
    let closing = opening + lines.map(\.amount.minor).reduce(0, +)
    let account =
      Bool.random(using: &numbers) || kind == .cfonb120
      ? BankAccount(bank: "20041", branch: "01005", number: "0500013M026") : BankAccount(named: "FR1420041010050500013M02606")
    let last = first + 31
    return BankStatement(
      account: account, currency: currency, opening: BankBalance(BankAmount(opening, currency), on: first),
      closing: BankBalance(BankAmount(closing, currency), on: last),
      available: maybe(&numbers) {
        BankBalance(BankAmount(Int64.random(in: -999...999, using: &$0), currency), on: last, kind: .available)
      },
      firstDay: first, lastDay: last, number: maybe(&numbers) { "\(Int.random(in: 1...400, using: &$0))" },
      identifier: code(&numbers), lines: lines)
  }

  static func line(_ kind: StatementKind, _ currency: BankCurrency, _ first: Day, _ numbers: inout SplitMix64) -> StatementLine {
    let largest: Int64 = kind == .cfonb120 ? BankAmount.largest : 10_000_000_000
    let minor =
      Bool.random(using: &numbers)
      ? Int64.random(in: -99_999...99_999, using: &numbers) : Int64.random(in: -largest...largest, using: &numbers) / 1000
    let day = first + Int.random(in: 0...31, using: &numbers)
    var line = StatementLine(
      on: day, BankAmount(minor, currency), text(&numbers), valueDay: maybe(&numbers) { day + Int.random(in: -3...3, using: &$0) }
    )
    line.texts = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in text(&numbers) }
    line.operation =
      kind == .camt053 ? maybe(&numbers) { _ in "PMNT-RDDT-ESDD" } : kind == .cfonb120 ? maybe(&numbers) { _ in "B1" } : nil
    line.reference = maybe(&numbers, code)
    line.entryNumber = maybe(&numbers) { "\(Int.random(in: 1_000_000...9_999_999, using: &$0))" }
    line.counterpartName = maybe(&numbers, text)
    line.counterpartAccount = maybe(&numbers) { _ in "NL91ABNA0417164300" }
    line.mandate = maybe(&numbers, code)
    line.endToEnd = maybe(&numbers, code)
    line.bankReference = code(&numbers)
    line.isReversal = Int.random(in: 0...5, using: &numbers) == 0
    line.charges = maybe(&numbers) { BankAmount(Int64.random(in: 0...999, using: &$0), .euro) }
    line.originalAmount = maybe(&numbers) { BankAmount(Int64.random(in: 0...99_999, using: &$0), BankCurrency("USD")) }
    line.rejection = Int.random(in: 0...5, using: &numbers) == 0 ? "04" : nil
    if kind == .cfonb120 { line.details = (0..<Int.random(in: 0...2, using: &numbers)).map { _ in .init("ZZ9", text(&numbers)) } }
    if kind == .qif { line.details = Bool.random(using: &numbers) ? [.init("L", "Frais"), .init("C", "X")] : [] }
    return line
  }
}

/// What a format has a place for: the same is asked of what was written and of what was read.
enum Carried {
  static func by(_ kind: StatementKind, _ statement: BankStatement) -> BankStatement {
    var carried = statement
    carried.place = 1
    carried.lines = statement.lines.map { line(kind, $0) }
    let account = statement.account
    switch kind {
    case .cfonb120:
      (carried.number, carried.identifier, carried.available) = (nil, nil, nil)
      carried.account = BankAccount(bank: account.bank, branch: account.branch, number: account.number)
    case .camt053: if account.iban == nil { carried.account = BankAccount(number: account.number) }
    case .ofx: (carried.opening, carried.number, carried.identifier) = (nil, nil, nil)
    case .mt940: carried.number = statement.number ?? "1"
    case .qif:
      (carried.number, carried.identifier, carried.available, carried.lastDay) = (nil, nil, nil, nil)
      carried.account = account.iban == nil ? BankAccount(number: account.number) : account
      carried.closing?.day = nil
    case .csv:
      let days = statement.lines.map(\.bookingDay)
      (carried.number, carried.identifier, carried.available, carried.account) = (nil, nil, nil, BankAccount())
      (carried.firstDay, carried.lastDay) = (days.min(), days.max())
      carried.opening?.day = days.min()
      carried.closing?.day = days.max()
    }
    return carried
  }

  private static func line(_ kind: StatementKind, _ line: StatementLine) -> StatementLine {
    var bare = StatementLine(on: line.bookingDay, line.amount, line.label, valueDay: line.valueDay, texts: line.texts)
    switch kind {
    case .cfonb120:
      bare = line
      bare.place = 1
      bare.label = latin(line.label, 31)
      bare.texts = line.texts.map { latin($0, 70) }
      bare.counterpartName = line.counterpartName.map { latin($0, 70) }
      bare.isReversal = false
      bare.details = line.details.filter { $0.qualifier == "ZZ9" }.map { .init("ZZ9", latin($0.text, 70)) }
    case .camt053:
      bare = line
      (bare.place, bare.details) = (1, [])
    case .ofx:
      bare.texts = [line.texts.joined(separator: " ")].filter { !$0.isEmpty }
      (bare.bankReference, bare.entryNumber, bare.reference) = (line.bankReference, line.entryNumber, line.reference)
      bare.counterpartAccount = line.counterpartAccount
    case .mt940:
      bare.valueDay = line.valueDay ?? line.bookingDay
      bare.label = swift(line.label, 27)
      bare.texts = [swift(line.texts.joined(separator: " "), 378)].filter { !$0.isEmpty && $0 != bare.label }
      (bare.bankReference, bare.isReversal) = (line.bankReference, line.isReversal)
      bare.reference = line.reference ?? line.entryNumber
      (bare.counterpartName, bare.counterpartAccount) = (line.counterpartName.map { swift($0, 54) }, line.counterpartAccount)
    case .qif:
      (bare.valueDay, bare.entryNumber, bare.details) = (nil, line.entryNumber, line.details)
      bare.texts = [line.texts.joined(separator: " ")].filter { !$0.isEmpty }
    case .csv:
      bare.texts = [line.texts.joined(separator: " ")].filter { !$0.isEmpty }
      (bare.reference, bare.entryNumber) = (line.reference, line.entryNumber)
    }
    return bare
  }

  /// What of a text ISO 8859-15 holds, cut to a width.
  private static func latin(_ text: String, _ width: Int) -> String {
    let kept = (try? TextEncoding.latin9.decode(TextEncoding.latin9(from: text).bytes)) ?? ""
    return String(kept.prefix(width)).trimmingCharacters(in: .whitespaces)
  }

  /// The letters and signs that SWIFT lets through, accents off.
  private static func swift(_ text: String, _ width: Int) -> String {
    let plain = ((try? TextEncoding.latin9.decode(TextEncoding.latin9(from: text).bytes)) ?? "").map { character in
      let folded = String(character).folding(options: .diacriticInsensitive, locale: nil)
      return folded.count == 1 && folded.first!.isASCII ? folded.first! : " "
    }
    let allowed = String(plain).trimmingCharacters(in: .whitespaces).map {
      $0.isLetter || $0.isNumber || "/-:().,'+ ".contains($0) ? $0 : " "
    }
    return String(String(allowed).prefix(width)).trimmingCharacters(in: .whitespaces)
  }
}
