import Kernel
import Payroll
import Workforce

/// Bonuses and indemnities (`S21.G00.52`), benefits and refunds (`S21.G00.54`), corrections of tax (`S21.G00.56`).
extension IndividualMaker {
  mutating func bonuses(_ document: PayslipDocument, _ declared: DeclaredContract) -> [BlockOccurrence] {
    let slip = document.slip
    var amounts: [(kind: String, amount: Money, steps: [String])] = []
    func add(_ kind: String, _ amount: Money, _ steps: [String]) {
      guard !amount.isZero else { return }
      if let place = amounts.firstIndex(where: { $0.kind == kind }) {
        amounts[place].amount += amount
        amounts[place].steps += steps
      } else {
        amounts.append((kind, amount, steps))
      }
    }
    let given = document.facts.month?.bonuses ?? []
    for earning in slip.earnings where earning.code == .bonus || earning.code == .severance {
      let bonus = given.first { earning.label == $0.label || earning.label.hasPrefix($0.label + ",") }
      // What exceeds the exemption of the sharing of value is a bonus like others.
      let kind = bonus?.kind == .valueSharing ? .ordinary : bonus?.kind ?? .ordinary
      add(kind.rawValue, earning.amount, earning.steps)
    }
    if !slip.valueSharing.isZero {
      let kind = slip.isValueSharingTaxed ? "valueSharing-taxed" : "valueSharing"
      add(kind, slip.valueSharing, ["Prime de partage de la valeur exonérée : \(slip.valueSharing.french)\u{A0}€"])
    }
    let exempt = slip.exemptIndemnities - slip.valueSharing
    if !exempt.isZero {
      let kind = given.first { $0.kind == .severance || $0.kind == .mutualTermination || $0.kind == .retirementByEmployer }?.kind
      add((kind ?? .severance).rawValue, exempt, ["Part exonérée de l’indemnité : \(exempt.french)\u{A0}€"])
    }
    return amounts.compactMap { kind, amount, steps in
      // One for the work of the month is in the gross, and has no block of its own.
      guard let type = context.tables.value("52.001", kind) else { return nil }
      var block = BlockDraft("S21.G00.52", capacity: 5)
      block.set(1, type)
      block.set(2, amount, from: ledger.note(document, [.total(kind)], steps))
      if let period = bonusPeriod(kind, declared.contract, slip.period) {
        block.set(3, period.lowerBound)
        block.set(4, period.upperBound)
        log.add(.declaringBonusPeriod(kind == "yearly" ? "annuelle" : "exceptionnelle", period))
      }
      block.set(6, declared.number)
      return block.occurrence
    }
  }

  /// The period that a bonus is of, when its type asks for one: the days of the contract in the month, or in the year up to its end.
  private func bonusPeriod(_ kind: String, _ contract: EmploymentContract, _ month: Month) -> ClosedRange<Day>? {
    switch context.tables.value("52.periode", kind) {
    case "mois": contract.days(within: month.firstDay...month.lastDay) ?? month.firstDay...month.lastDay
    case "annee": contract.days(within: Day(month.year, 1, 1)...month.lastDay) ?? month.firstDay...month.lastDay
    default: nil
    }
  }

  mutating func otherElements(_ document: PayslipDocument) -> [BlockOccurrence] {
    let slip = document.slip
    var amounts: [(kind: String, amount: Money, steps: [String])] = []
    // In the order of the situation that the payslip was made from.
    let given = document.facts.month?.benefitsInKind ?? []
    for (place, earning) in slip.earnings.filter({ $0.code == .benefitInKind }).enumerated() {
      let benefit = given.indices.contains(place) && given[place].label == earning.label ? given[place].benefit : nil
      let kind = benefit.map { "benefitInKind-\($0.rawValue)" } ?? "benefitInKind"
      if let known = amounts.firstIndex(where: { $0.kind == kind }) {
        amounts[known].amount += earning.amount
        amounts[known].steps += earning.steps
      } else {
        amounts.append((kind, earning.amount, earning.steps))
      }
    }
    for adjustment in slip.adjustments where adjustment.code == .expenses || adjustment.code == .transport {
      let step = "\(adjustment.label) : \(adjustment.amount.french)\u{A0}€"
      if let place = amounts.firstIndex(where: { $0.kind == adjustment.code.rawValue }) {
        amounts[place].amount += adjustment.amount
        amounts[place].steps.append(step)
      } else {
        amounts.append((adjustment.code.rawValue, adjustment.amount, [step]))
      }
    }
    if let vouchers = document.facts.month?.mealVouchers {
      let amount = Money(cents: vouchers.employerShare.cents * Int64(vouchers.count))
      amounts.append(
        ("mealVouchers", amount, ["\(vouchers.count) titres à \(vouchers.employerShare.french)\u{A0}€ : \(amount.french)\u{A0}€"])
      )
    }
    let typed = amounts.compactMap { kind, amount, steps in
      context.tables.value("54.001", kind).map { (type: $0, kind: kind, amount: amount, steps: steps) }
    }
    var blocks: [BlockOccurrence] = []
    for element in typed.sorted(by: { $0.type < $1.type }) where !element.amount.isZero {
      var block = BlockDraft("S21.G00.54", capacity: 4)
      block.set(1, element.type)
      block.set(2, element.amount, from: ledger.note(document, [.total(element.kind)], element.steps))
      block.set(3, slip.period.firstDay)
      block.set(4, slip.period.lastDay)
      blocks.append(block.occurrence)
    }
    return blocks
  }

  /// `S21.G00.56`: what tax of an earlier month a correction changes.
  mutating func taxCorrections(_ person: DeclaredPerson) -> [BlockOccurrence] {
    var blocks: [BlockOccurrence] = []
    for correction in person.corrections {
      let (was, now) = (correction.declared.slip, correction.corrected.slip)
      let month = was.period
      log.add(.declaringCorrectionBases(person.file.name, month))
      // In January only those of the year before, in other months only those of the year.
      guard month.year == (context.month.number == 1 ? context.month.year - 1 : context.month.year) else {
        log.add(.declaringCorrectionYear(person.file.name, month))
        continue
      }
      let income = now.netTaxable - was.netTaxable
      let tax = now.incomeTax.amount - was.incomeTax.amount
      let subject = now.incomeTax.base - was.incomeTax.base
      guard !income.isZero || !tax.isZero || !subject.isZero else { continue }
      let source = ledger.note(
        correction.corrected, [.total("netTaxable"), .total("incomeTax")],
        [
          "Déclaré : net imposable \(was.netTaxable.french)\u{A0}€, impôt \(was.incomeTax.amount.french)\u{A0}€",
          "Corrigé : net imposable \(now.netTaxable.french)\u{A0}€, impôt \(now.incomeTax.amount.french)\u{A0}€",
        ])
      let number = month.number < 10 ? "0\(month.number)" : "\(month.number)"
      var block = BlockDraft("S21.G00.56")
      block.set(1, "\(number)\(month.year)")
      block.set(2, "01")
      block.set(3, income, from: source)
      block.set(6, DeclaredText.percent(was.incomeTax.rate, decimals: 2))
      block.set(7, tax, from: source)
      block.set(10, subject, from: source)
      blocks.append(block.occurrence)
    }
    return blocks
  }
}

extension Payslip {
  /// Whether the exempt bonus of the sharing of value bears income tax: the net taxable then holds it.
  fileprivate var isValueSharingTaxed: Bool {
    let allowances = dailyAllowances.map { $0.gross - $0.csgDeductible - $0.exempt - $0.net } ?? .zero
    let added = employee(.csgNonDeductible) + employee(.csgOvertime) + employee(.csgSeverance)
    let without =
      netSocial + allowances - exemptIndemnities + added + employer(.healthInsurance) - exemptOvertime
    return (netTaxable + exemptIncome - without).magnitude == valueSharing
  }
}
