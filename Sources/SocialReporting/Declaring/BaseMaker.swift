import Kernel
import Payroll
import Workforce

/// Bases (`S21.G00.78`), their components (`S21.G00.79`) and the individual contributions (`S21.G00.81`).
extension IndividualMaker {
  func base(
    _ code: String, _ amount: Money, _ days: ClosedRange<Day>, _ contract: String, affiliation: String? = nil,
    from source: Int = 0
  ) -> BlockDraft {
    var block = BlockDraft("S21.G00.78", capacity: 6)
    block.set(1, code)
    block.set(2, days.lowerBound)
    block.set(3, days.upperBound)
    block.set(4, amount, from: source)
    block.set(5, affiliation)
    if context.nature == .monthly { block.set(6, contract) }
    return block
  }

  mutating func bases(
    _ document: PayslipDocument, _ declared: DeclaredContract, _ person: DeclaredPerson, _ days: ClosedRange<Day>
  ) -> [BlockOccurrence] {
    let slip = document.slip
    let made = PayslipContributions(slip, context.tables)
    var blocks: [BlockOccurrence] = []
    for (code, lines) in context.tables.bases where code != "31" {
      let amount = baseAmount(slip, lines)
      let contributions = made.contributions.filter { $0.base == code && isSaid($0) }
      // The two that every payslip has, were they nothing.
      guard code == "02" || code == "03" || !amount.isZero || !contributions.isEmpty else { continue }
      let source = ledger.note(document, lines.map { .contribution($0) }, slip.steps(of: lines))
      var block = base(code, amount, days, declared.number, from: source)
      if context.nature == .monthly { block.children += components(code, document) }
      for contribution in contributions { block.children.append(individual(contribution, document)) }
      blocks.append(block.occurrence)
    }
    if context.nature == .monthly { blocks += insuranceBases(made, document, declared, person, days) }
    return blocks
  }

  /// An end of contract says no general reduction.
  private func isSaid(_ contribution: PayslipContributions.Contribution) -> Bool {
    context.nature == .monthly || (contribution.code != "018" && contribution.code != "106")
  }

  /// The amount of a base: the bases of its lines, each once.
  func baseAmount(_ slip: Payslip, _ lines: [String]) -> Money {
    var total = Money.zero
    for line in slip.lines where lines.contains(line.code.rawValue) { total += max(line.base, line.employeeBase) }
    return total
  }

  private mutating func components(_ base: String, _ document: PayslipDocument) -> [BlockOccurrence] {
    let slip = document.slip
    var blocks: [BlockOccurrence] = []
    for row in context.tables.components where row.base == base {
      let (amount, step): (Money, String)
      switch row.amount {
      case "ceiling": (amount, step) = (slip.ceiling, "Plafond du mois")
      case "referenceMinimumWage":
        (amount, step) = (slip.generalReduction.referenceMinimumWage, "Smic retenu pour la réduction générale")
      default: continue
      }
      guard !amount.isZero || (base == "03" && !slip.generalReduction.amount.isZero) else { continue }
      var block = BlockDraft("S21.G00.79", capacity: 2)
      block.set(1, row.type)
      block.set(
        4, amount,
        from: ledger.note(
          document, [.total(row.amount)],
          ["\(step) : \(amount.french)\u{A0}€"] + (base == "03" ? slip.generalReduction.steps : [])))
      blocks.append(block.occurrence)
    }
    return blocks
  }

  mutating func individual(
    _ contribution: PayslipContributions.Contribution, _ document: PayslipDocument
  ) -> BlockOccurrence {
    let source = ledger.note(
      document, contribution.lines.map { .contribution($0) }, document.slip.steps(of: contribution.lines))
    var block = BlockDraft("S21.G00.81", capacity: 6)
    block.set(1, contribution.code)
    if contribution.body == "urssaf" { block.set(2, context.declarant.urssaf?.identifier) }
    if contribution.base != "31" { block.set(3, contribution.assiette, from: source) }
    block.set(4, contribution.amount, from: source)
    if contribution.base == "57" { block.set(5, context.declarant.communeCode) }
    block.set(7, contribution.rate.flatMap(said))
    return block.occurrence
  }

  /// Three decimals; nil for a rate that has more.
  private func said(_ rate: Rate) -> String? {
    DeclaredText.isExact(rate, decimals: 3) ? DeclaredText.percent(rate, decimals: 3) : nil
  }

  private mutating func insuranceBases(
    _ made: PayslipContributions, _ document: PayslipDocument, _ declared: DeclaredContract, _ person: DeclaredPerson,
    _ days: ClosedRange<Day>
  ) -> [BlockOccurrence] {
    let contract = declared.contract
    let category = contract.terms(on: max(min(contract.lastDay ?? context.month.lastDay, context.month.lastDay), contract.start))
      .category
    var blocks: [BlockOccurrence] = []
    for contribution in made.contributions {
      guard let kind = contribution.insurance, let (id, _) = context.insurance(kind, for: category) else { continue }
      var block = base(
        "31", .zero, days, declared.number, affiliation: affiliation(id, of: declared.number, person))
      for row in context.tables.components where row.base == "31" {
        let amount = insured(row.amount, document.slip)
        let isOfKind = row.amount == "healthInsurance" ? kind == .health : kind == .provident
        guard isOfKind, !amount.isZero else { continue }
        var component = BlockDraft("S21.G00.79", capacity: 2)
        component.set(1, row.type)
        component.set(
          4, amount,
          from: ledger.note(
            document, contribution.lines.map { .contribution($0) }, document.slip.steps(of: contribution.lines)))
        block.children.append(component.occurrence)
      }
      block.children.append(individual(contribution, document))
      blocks.append(block.occurrence)
    }
    return blocks
  }

  /// What an insurance is computed on.
  func insured(_ name: String, _ slip: Payslip) -> Money {
    switch name {
    case "healthInsurance": slip.lines.lazy.filter { $0.code == .healthInsurance }.map(\.base).sum()
    case "providentT1": slip.lines.first { $0.code == .provident && !$0.label.hasSuffix("(T2)") }?.base ?? .zero
    case "providentT2": slip.lines.first { $0.code == .provident && $0.label.hasSuffix("(T2)") }?.base ?? .zero
    default: .zero
    }
  }
}
