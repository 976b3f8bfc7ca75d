import Kernel
import Law
import Payroll

/// Why a row of a payslip says what it says: the product of each line, then the figures of law, each since its day and by its text.
struct PayslipProof: Sendable {
  /// « 2 483,86 × 6,90 % = 171,39 € ».
  struct Product: Sendable {
    let productName, productBase, productRate, productAmount: String
  }
  struct Figure: Sendable {
    let figureLabel, figureValue, figureFrom, figureLaw: String
    let isUnreadFigure, isUnreadLaw: Bool
  }
  struct Part: Sendable {
    /// Nil when the row has one line alone.
    let partTitle: String?
    let products: [Product]
    let sentences: [String]
    let figures: [Figure]
    let hasSentences, hasFigures: Bool
  }

  let proofID: String
  let proofParts: [Part]
  let isOpen: Bool
  let isDoubtful: Bool

  /// Nil when the row explains itself.
  init?(
    _ row: PayslipLayout.Row, _ part: PayslipLayout.Part, _ index: Int, _ document: PayslipDocument, opened: String? = nil
  ) {
    let trace = PayslipProof.trace(row, part, index, document.slip)
    let parts =
      row.lines.isEmpty
      ? [PayslipProof.part(nil, [], PayslipProof.sentences(row, part, index, trace, document), trace)]
      : row.lines.map { PayslipProof.part($0, isAlone: row.lines.count == 1) }
    guard parts.contains(where: { !$0.products.isEmpty || $0.hasSentences || $0.hasFigures }) else { return nil }
    proofID = "pourquoi-\(part.rawValue)-\(index + 1)"
    proofParts = parts
    isOpen = opened == "tout" || opened == proofID
    isDoubtful = parts.flatMap(\.figures).contains { $0.isUnreadFigure || $0.isUnreadLaw }
  }

  private static func part(_ title: String?, _ products: [Product], _ sentences: [String], _ trace: [Step]) -> Part {
    Part(
      partTitle: title, products: products, sentences: sentences, figures: trace.map(figure), hasSentences: !sentences.isEmpty,
      hasFigures: !trace.isEmpty)
  }

  private static func part(_ line: PayslipLine, isAlone: Bool) -> Part {
    let products = [
      product("Salarié", line.employeeBase, line.employeeRate, line.employeeAmount),
      product("Employeur", line.base, line.employerRate, line.employerAmount),
    ].compactMap { $0 }
    let agreed =
      products.isEmpty
      ? ["Montants du contrat : salarié \(line.employeeAmount.euros), employeur \(line.employerAmount.euros)"] : []
    return part(isAlone ? nil : line.label, products, agreed, line.trace)
  }

  private static func product(_ name: String, _ base: Money, _ rate: Rate?, _ amount: Money) -> Product? {
    rate.map {
      Product(productName: name, productBase: base.shown, productRate: $0.frenchPercent, productAmount: amount.euros)
    }
  }

  private static func figure(_ step: Step) -> Figure {
    Figure(
      figureLabel: step.label, figureValue: step.french, figureFrom: step.from.french, figureLaw: step.citation.text,
      isUnreadFigure: !step.isVerified, isUnreadLaw: step.isVerified && !step.citation.check.isVerified)
  }

  /// The figures of law behind a row that is not made of contributions.
  private static func trace(_ row: PayslipLayout.Row, _ part: PayslipLayout.Part, _ index: Int, _ slip: Payslip) -> [Step] {
    switch part {
    case .earnings: slip.earnings.indices.contains(index) ? slip.earnings[index].trace : []
    case .exemptions: row.steps.isEmpty ? [] : slip.generalReduction.trace
    case .adjustments: row.steps.isEmpty ? [] : slip.dailyAllowances?.trace ?? []
    case .tax: row.employeeRate == nil ? [] : slip.incomeTax.trace
    default: []
    }
  }

  /// What was done with the figures: the steps of the row less those that the figures say, or the sum that the row is.
  private static func sentences(
    _ row: PayslipLayout.Row, _ part: PayslipLayout.Part, _ index: Int, _ trace: [Step], _ document: PayslipDocument
  ) -> [String] {
    let slip = document.slip
    if part == .earnings, slip.earnings.indices.contains(index) {
      return hourly(slip.earnings[index], document.facts.contract).map { [$0] } ?? []
    }
    guard row.steps.isEmpty else {
      let said = Set(trace.map(\.why))
      return row.steps.filter { !said.contains($0) }
    }
    switch (part, row.isStrong) {
    case (.earnings, true) where slip.earnings.count > 1:
      return [sum(slip.earnings.map { ($0.label, $0.amount) }, slip.gross)]
    case (.netSocial, _):
      let terms: [(String, Money)] = [
        ("brut", slip.gross), ("prime de partage de la valeur", slip.valueSharing),
        ("indemnités de rupture exonérées", slip.exemptSeverance),
        ("indemnités journalières nettes", slip.dailyAllowances?.net ?? .zero),
        ("cotisations et contributions", -(slip.employeeTotal - slip.overtimeReduction)),
      ]
      return [sum(terms, slip.netSocial)]
    case (.netBeforeTax, _):
      return [sum([("montant net social", slip.netSocial)] + slip.adjustments.map { ($0.label, $0.amount) }, slip.netBeforeTax)]
    case (.netPaid, true):
      let terms: [(String, Money)] = [
        ("net à payer avant impôt", slip.netBeforeTax), ("impôt", -slip.incomeTax.amount), ("acomptes", -slip.advances),
        ("saisie", -slip.attachment),
      ]
      return [sum(terms, slip.netPaid)]
    case (.cost, true):
      let terms: [(String, Money)] = [
        ("brut", slip.gross), ("prime de partage de la valeur", slip.valueSharing),
        ("indemnités de rupture exonérées", slip.exemptSeverance),
        ("cotisations de l’employeur", slip.employerTotal), ("allègements", -slip.employerReliefs),
      ]
      return [sum(terms, slip.employerCost)]
    default: return []
    }
  }

  /// « brut 2 483,86 − cotisations 508,83 = 1 975,03 € »; terms that are nothing are left out, the first stays.
  private static func sum(_ terms: [(String, Money)], _ total: Money) -> String {
    let shown = terms.enumerated().filter { $0.offset == 0 || !$0.element.1.isZero }.map(\.element)
    let text = shown.enumerated().map { index, term in
      let (name, amount) = (index == 0 ? term.0.capitalizedFirst : term.0, term.1)
      if index == 0 { return "\(name) \(amount.shown)" }
      return amount < .zero ? " \u{2212} \(name) \((-amount).shown)" : " + \(name) \(amount.shown)"
    }
    return text.joined() + " = \(total.euros)"
  }

  /// How the wage of the contract and the hours beyond it were paid; nil for anything else, and where the contract is not known.
  private static func hourly(_ earning: Earning, _ contract: Contract?) -> String? {
    guard let contract, let hours = earning.hours else { return nil }
    if earning.code == .base, let salary = contract.monthlySalary {
      return "Le contrat dit \(salary.euros) par mois, pour \(contract.monthlyHours.french)"
    }
    let isExtra = earning.code == .overtime || earning.code == .complementaryHours
    guard isExtra || (earning.code == .base && contract.hourlyRate != nil) else { return nil }
    let wage: String
    if let hourly = contract.hourlyRate {
      wage = "\(hourly.euros) de l’heure"
    } else if let salary = contract.monthlySalary {
      wage = "\(salary.euros) ÷ \(contract.monthlyHours.french)"
    } else {
      return nil
    }
    let increase = earning.increase.map { " × \(Rate(e8: 100_000_000 + $0.e8).frenchPercent)" } ?? ""
    return "\(wage) × \(hours.french)\(increase) = \(earning.amount.euros)"
  }
}
