import Kernel

/// A saved way of entering a voucher that comes back (guide de saisie): the
/// rent, a loan instalment, a subscription.
///
/// Labels and piece references may hold `{jour}`, `{mois}`, `{annee}` and
/// `{aaaamm}`, which the day of the entry replaces.
public struct EntryTemplate: Hashable, Sendable {
  public var name: String
  /// Code of the journal.
  public var journal: String
  public var pieceRef: String
  public var label: String
  public var variables: [Variable]
  public var lines: [Line]

  /// An amount that the user enters.
  public struct Variable: Hashable, Sendable {
    public var name: String
    /// Taken when the user gives none.
    public var usual: Money?
    public init(name: String, usual: Money? = nil) { (self.name, self.usual) = (name, usual) }
  }

  public enum Side: String, Hashable, Sendable {
    case debit = "D"
    case credit = "C"
  }

  public struct Line: Hashable, Sendable {
    public var account: AccountNumber
    public var thirdParty: String?
    public var side: Side
    public var formula: AmountFormula
    public var vatCode: String?
    public var label: String?

    public init(
      account: AccountNumber, thirdParty: String? = nil, side: Side, formula: AmountFormula, vatCode: String? = nil,
      label: String? = nil
    ) {
      (self.account, self.thirdParty, self.side, self.formula) = (account, thirdParty, side, formula)
      (self.vatCode, self.label) = (vatCode, label)
    }
  }

  public init(name: String, journal: String, pieceRef: String, label: String, variables: [Variable], lines: [Line]) {
    (self.name, self.journal, self.pieceRef, self.label) = (name, journal, pieceRef, label)
    (self.variables, self.lines) = (variables, lines)
  }

  /// More is not a habit, and sums of this many amounts cannot overflow.
  public static let mostLines = 500

  /// What is wrong with the template itself; it can be filled when there is no error.
  public func check() -> [Finding] {
    var findings: [Finding] = []
    if lines.count < 2 { findings.append(.templateTooFewLines(name, lines.count)) }
    if lines.count > EntryTemplate.mostLines { findings.append(.templateTooManyLines(name, lines.count)) }
    if lines.filter({ $0.formula == .remainder }).count > 1 { findings.append(.templateTwoRemainders(name)) }
    var names: Set<String> = []
    for variable in variables where !names.insert(variable.name).inserted {
      findings.append(.templateVariableTwice(name, variable.name))
    }
    for case let missing? in lines.map(\.formula.variable) where !names.contains(missing) {
      findings.append(.templateVariableUnknown(name, missing))
    }
    return findings
  }

  /// The entry for these amounts, as a preview or to save: nothing is written anywhere.
  /// A line of a zero amount is left out; an amount below zero is refused.
  public func fill(_ amounts: [String: Money], day: Day, rates: VATRates) throws(Finding) -> EntryDraft {
    if let finding = check().first { throw finding }
    for name in amounts.keys.sorted() where !variables.contains(where: { $0.name == name }) {
      throw .templateVariableUnknown(self.name, name)
    }
    var values: [Money?] = []
    for line in lines { values.append(try amount(of: line, amounts, day: day, rates: rates)) }
    if let index = values.firstIndex(of: nil) {
      values[index] = balance(of: values, without: index)
      if values[index]! < .zero { throw .templateRemainderNegative(name, values[index]!) }
    }
    return EntryDraft(
      journal: journal, day: day, pieceRef: EntryTemplate.expand(pieceRef, on: day), label: EntryTemplate.expand(label, on: day),
      lines: zip(lines, values).compactMap { line, value in EntryTemplate.entryLine(line, value!, on: day) })
  }

  private static func entryLine(_ line: Line, _ amount: Money, on day: Day) -> EntryLine? {
    if amount.isZero { return nil }
    return EntryLine(
      account: line.account, thirdParty: line.thirdParty, label: line.label.map { expand($0, on: day) },
      debit: line.side == .debit ? amount : .zero, credit: line.side == .credit ? amount : .zero, vatCode: line.vatCode)
  }

  /// Nil for the remainder, which needs the other lines.
  private func amount(of line: Line, _ amounts: [String: Money], day: Day, rates: VATRates) throws(Finding) -> Money? {
    switch line.formula {
    case .fixed(let amount): return amount
    case .remainder: return nil
    case .entered(let variable): return try value(variable, amounts)
    case .percentage(let rate, let variable): return try value(variable, amounts).times(rate, .halfAwayFromZero)
    case .vat(let text, let variable):
      guard let code = VATCode.find(text), let rate = try rates.rate(of: code, on: day) else { throw .vatCodeUnknown(text) }
      return try value(variable, amounts).vat(rate)
    }
  }

  private func value(_ variable: String, _ amounts: [String: Money]) throws(Finding) -> Money {
    guard let amount = amounts[variable] ?? variables.first(where: { $0.name == variable })?.usual else {
      throw .templateAmountMissing(name, variable)
    }
    guard amount >= .zero, amount <= .largest else { throw .templateAmountOutOfRange(name, variable, amount) }
    return amount
  }

  /// What the line must hold for the entry to balance, on its own side.
  private func balance(of values: [Money?], without index: Int) -> Money {
    let debit = zip(lines, values).filter { $0.0.side == .debit }.compactMap(\.1).sum()
    let credit = zip(lines, values).filter { $0.0.side == .credit }.compactMap(\.1).sum()
    return lines[index].side == .debit ? credit - debit : debit - credit
  }

  static func expand(_ text: String, on day: Day) -> String {
    guard text.contains("{") else { return text }
    let month = day.month
    return text.replacing("{jour}", with: day.french).replacing("{mois}", with: month.french)
      .replacing("{annee}", with: String(day.year)).replacing("{aaaamm}", with: month.iso.replacing("-", with: ""))
  }
}
