import Kernel
import Payroll
import Workforce

/// What a payslip that was corrected after it was declared changes, said in the next declaration with the period it is of: wages
/// (`S21.G00.51`), bases and contributions (`78`, `81`).
extension IndividualMaker {
  /// The wage of the earlier month, the difference only; none when the gross is the same.
  mutating func correctedWages(_ correction: PayslipCorrection, _ person: DeclaredPerson) -> [BlockOccurrence] {
    let (was, now) = (correction.declared, correction.corrected)
    guard now.slip.gross != was.slip.gross,
      let declared = person.contracts.first(where: { $0.number == correction.contract })
    else { return [] }
    let month = was.slip.period
    let days = declared.contract.days(within: month.firstDay...month.lastDay) ?? month.firstDay...month.lastDay
    let (before, after) = (wages(was.slip), wages(now.slip))
    let source = ledger.note(
      now, [.total("gross")],
      ["Brut déclaré : \(was.slip.gross.french)\u{A0}€, corrigé : \(now.slip.gross.french)\u{A0}€"])
    let hours = WorkedTime(now, declared, month: month).paid - WorkedTime(was, declared, month: month).paid
    var activity = BlockDraft("S21.G00.53", capacity: 3)
    activity.set(1, "01")
    activity.set(2, DeclaredText.hours(hours))
    activity.set(3, "10")
    let amounts = [
      ("001", now.slip.gross - was.slip.gross), ("002", now.slip.gross - was.slip.gross),
      ("003", after.rebuilt - before.rebuilt), ("010", after.basic - before.basic),
    ]
    return amounts.filter { $0.0 != "010" || !$0.1.isZero }.map { type, amount in
      remuneration(type, amount, declared, days: days, from: source, type == "002" ? [activity.occurrence] : [])
    }
  }

  /// What a correction changes, as bases of the month that it is of, those of insurances too.
  mutating func correctedBases(_ correction: PayslipCorrection, _ person: DeclaredPerson) -> [BlockOccurrence] {
    let (was, now) = (correction.declared.slip, correction.corrected.slip)
    let days = was.period.firstDay...was.period.lastDay
    let before = PayslipContributions(was, context.tables).contributions
    let after = PayslipContributions(now, context.tables).contributions
    var blocks: [BlockOccurrence] = []
    for (code, lines) in context.tables.bases where code != "31" {
      let amount = baseAmount(now, lines) - baseAmount(was, lines)
      var contributions: [BlockOccurrence] = []
      for contribution in after where contribution.base == code {
        let same = before.first { $0.base == code && $0.code == contribution.code && $0.counts == contribution.counts }
        var difference = contribution
        difference.amount -= same?.amount ?? .zero
        difference.assiette -= same?.assiette ?? .zero
        guard !difference.amount.isZero || !difference.assiette.isZero else { continue }
        contributions.append(individual(difference, correction.corrected))
      }
      for contribution in before where contribution.base == code {
        guard !after.contains(where: { $0.base == code && $0.code == contribution.code && $0.counts == contribution.counts })
        else { continue }
        var difference = contribution
        (difference.amount, difference.assiette) = (-contribution.amount, -contribution.assiette)
        contributions.append(individual(difference, correction.declared))
      }
      guard !amount.isZero || !contributions.isEmpty else { continue }
      var block = base(
        code, amount, days, correction.contract,
        from: ledger.note(correction.corrected, lines.map { .contribution($0) }, now.steps(of: lines)))
      if code == "03", contributions.contains(where: { $0[1] == "018" || $0[1] == "106" }) {
        var component = BlockDraft("S21.G00.79", capacity: 2)
        component.set(1, "01")
        component.set(4, now.generalReduction.referenceMinimumWage - was.generalReduction.referenceMinimumWage)
        block.children.append(component.occurrence)
      }
      block.children += contributions
      blocks.append(block.occurrence)
    }
    return blocks + correctedInsurances(correction, person, before, after)
  }

  private mutating func correctedInsurances(
    _ correction: PayslipCorrection, _ person: DeclaredPerson, _ before: [PayslipContributions.Contribution],
    _ after: [PayslipContributions.Contribution]
  ) -> [BlockOccurrence] {
    let (was, now) = (correction.declared.slip, correction.corrected.slip)
    let days = was.period.firstDay...was.period.lastDay
    guard let category = person.category(of: correction) else { return [] }
    var blocks: [BlockOccurrence] = []
    for kind in [PayslipContributions.Insurance.health, .provident] {
      let (old, new) = (before.filter { $0.insurance == kind }, after.filter { $0.insurance == kind })
      guard var difference = new.first ?? old.first, let (id, _) = context.insurance(kind, for: category) else { continue }
      difference.amount = new.lazy.map(\.amount).sum() - old.lazy.map(\.amount).sum()
      guard !difference.amount.isZero else { continue }
      var block = base("31", .zero, days, correction.contract, affiliation: affiliation(id, of: correction.contract, person))
      for row in context.tables.components where row.base == "31" {
        let amount = insured(row.amount, now) - insured(row.amount, was)
        guard (row.amount == "healthInsurance") == (kind == .health), !amount.isZero else { continue }
        var component = BlockDraft("S21.G00.79", capacity: 2)
        component.set(1, row.type)
        component.set(4, amount)
        block.children.append(component.occurrence)
      }
      block.children.append(individual(difference, correction.corrected))
      blocks.append(block.occurrence)
    }
    return blocks
  }
}

extension DeclaredPerson {
  /// That of the contract in the month of a correction; nil when the contract is not declared any more.
  func category(of correction: PayslipCorrection) -> SocialCategory? {
    guard let contract = contracts.first(where: { $0.number == correction.contract })?.contract else { return nil }
    let month = correction.declared.slip.period
    return contract.terms(on: max(min(contract.lastDay ?? month.lastDay, month.lastDay), contract.start)).category
  }
}
