import Kernel

/// The base and the tax of each part of a guided entry.
struct TaxedParts {
  let guided: GuidedEntry
  let rates: VATRates
  private(set) var findings: [Finding] = []
  /// The VAT code of each part, in the order of the parts.
  private(set) var codes: [VATCode?] = []
  /// The base of each part: before tax, or the whole amount when no tax is invoiced.
  private(set) var bases: [Money] = []
  /// The tax of each code, in the order the codes come in the voucher.
  private(set) var taxes: [Tax] = []

  struct Tax: Hashable {
    let code: VATCode
    let rate: Rate
    var amount: Money
    /// How the amount was found, in French.
    var rule: String
  }

  init(_ guided: GuidedEntry, rates: VATRates) { (self.guided, self.rates) = (guided, rates) }

  mutating func compute() {
    codes = guided.parts.map { readCode($0) }
    bases = guided.parts.map(\.amount)
    guard findings.isEmpty, guided.parts.allSatisfy({ $0.amount > .zero && $0.amount <= .largest }) else { return }
    var seen: Set<VATCode> = []
    for case let code? in codes where seen.insert(code).inserted {
      do {
        if let rate = try rates.rate(of: code, on: guided.rateDay) { addTax(of: code, at: rate) }
      } catch { findings.append(error) }
    }
  }

  private mutating func readCode(_ part: GuidedPart) -> VATCode? {
    guard let text = part.vatCode else { return nil }
    guard let code = VATCode.find(text) else {
      findings.append(.vatCodeUnknown(text))
      return nil
    }
    let isSale = guided.operation == .sale || guided.operation == .customerCreditNote || guided.operation == .receipt
    if code.side != .either, (code.side == .sale) != isSale {
      findings.append(.guidedVATCodeOfOtherSide(code, guided.operation))
    }
    if guided.isPayment, code.regime != .onReceipts { findings.append(.guidedVATCodeNotOnReceipts(code)) }
    return code
  }

  private mutating func addTax(of code: VATCode, at rate: Rate) {
    let parts = guided.parts.indices.filter { codes[$0] == code }
    let stated = parts.filter { guided.parts[$0].statedTax != nil }
    let computed = parts.filter { guided.parts[$0].statedTax == nil }
    var tax = Tax(code: code, rate: rate, amount: .zero, rule: "")
    var rules: [String] = []
    for index in stated {
      let amount = guided.parts[index].statedTax!
      tax.amount += amount
      if holdsTax(index) { bases[index] -= amount }
      rules.append("TVA portée sur la pièce : \(amount.french)")
    }
    let nets = computed.filter { !holdsTax($0) }
    if !nets.isEmpty {
      let base = nets.map { guided.parts[$0].amount }.sum()
      tax.amount += base.vat(rate)
      rules.append("\(base.french) HT × \(rate.frenchPercent) = \(base.vat(rate).french)")
    }
    let grosses = computed.filter { holdsTax($0) }
    if !grosses.isEmpty { rules.append(extractTax(of: grosses, at: rate, into: &tax)) }
    tax.rule = rules.joined(separator: " ; ") + ", arrondi au centime (demi au supérieur)"
    taxes.append(tax)
  }

  /// Whether the amount was given with its tax. Under a reverse charge the supplier
  /// asks for no tax: the amount is the base however it was given.
  private func holdsTax(_ index: Int) -> Bool {
    codes[index]?.isInvoiced == true && (guided.isPayment || guided.parts[index].basis == .gross)
  }

  /// The tax of amounts that include it: rounded once for their sum, then
  /// shared in proportion, so that each base is a remainder.
  private mutating func extractTax(of parts: [Int], at rate: Rate, into tax: inout Tax) -> String {
    let gross = parts.map { guided.parts[$0].amount }.sum()
    let amount = gross.vatIncluded(rate)
    for (index, share) in zip(parts, amount.split(by: parts.map { guided.parts[$0].amount.cents })) { bases[index] -= share }
    tax.amount += amount
    return "\(gross.french) TTC × \(rate.frenchPercent) / (100 % + \(rate.frenchPercent)) = \(amount.french), le HT est le reste"
  }
}
