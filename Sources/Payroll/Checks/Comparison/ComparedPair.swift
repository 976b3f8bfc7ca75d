import Kernel
import Law

/// Two payslips, and what makes a line of one differ from that of the other.
struct ComparedPair {
  typealias Cause = PayslipComparison.Cause

  let before: Payslip
  let after: Payslip

  init(_ before: Payslip, _ after: Payslip) { (self.before, self.after) = (before, after) }

  func difference(_ old: ComparedLine?, _ new: ComparedLine?) -> PayslipComparison.Difference {
    guard let shown = new ?? old else { preconditionFailure("a line of one or the other") }
    let effect = (new?.net ?? .zero) - (old?.net ?? .zero)
    let cost = (new?.cost ?? .zero) - (old?.cost ?? .zero)
    let causes = effect.isZero && cost.isZero ? [] : causes(old, new, effect, cost)
    return .init(
      part: shown.part, code: shown.code, label: shown.label, before: old?.amount, after: new?.amount,
      employerBefore: old?.employerAmount, employerAfter: new?.employerAmount, causes: causes)
  }

  private func causes(_ old: ComparedLine?, _ new: ComparedLine?, _ effect: Money, _ cost: Money) -> [Cause] {
    if (new ?? old)?.part == .unexplained {
      let french = "Le net ou le total affiché n’est pas celui que font ses lignes."
      return [Cause(kind: .amount, french: french, effect: effect, costEffect: cost)]
    }
    guard let old, let new else {
      let (kind, line): (Cause.Kind, ComparedLine?) = old == nil ? (.newLine, new) : (.goneLine, old)
      return [Cause(kind: kind, french: appearance(line, isNew: old == nil), effect: effect, costEffect: cost)]
    }
    switch new.part {
    case .earning: return earning(old, new, effect)
    case .contribution: return contribution(old, new, effect, cost)
    case .tax: return tax(effect)
    case .reduction where new.code == "generalReduction": return reduction(cost)
    case .indemnity, .allowance, .reduction, .adjustment, .advance, .attachment, .unexplained:
      return [amount(old, new, effect, cost)]
    }
  }

  private func amount(_ old: ComparedLine, _ new: ComparedLine, _ effect: Money, _ cost: Money) -> Cause {
    Cause(
      kind: .amount, french: "Le montant passe de \(old.amount.euros) à \(new.amount.euros).", effect: effect, costEffect: cost)
  }

  /// Why a line is there one month only.
  private func appearance(_ line: ComparedLine?, isNew: Bool) -> String {
    guard let line else { return "" }
    let verb = isNew ? "n’était pas sur le premier bulletin" : "n’est plus sur le second"
    let (slip, word) = isNew ? (after, "dépasse") : (before, "dépassait")
    let beyond: Set<String> = ["cet", "pensionT2", "cegT2"]
    if line.part == .contribution, beyond.contains(line.code) {
      return "« \(line.label) » \(verb) : le brut de \(slip.gross.euros) y \(word) le plafond de \(slip.ceiling.euros)."
    }
    switch line.code {
    case Earning.Code.absence.rawValue, Earning.Code.sicknessPay.rawValue, Earning.Code.paidLeave.rawValue, "dailyAllowances":
      return "« \(line.label) » \(verb) : une absence d’un seul des deux mois."
    case Earning.Code.partialMonth.rawValue: return "« \(line.label) » \(verb) : un mois qui n’est pas entier."
    default: return "« \(line.label) » \(verb)."
    }
  }

  /// Hours first, at the hour of the first month; what is left is the wage.
  private func earning(_ old: ComparedLine, _ new: ComparedLine, _ effect: Money) -> [Cause] {
    let isAway = new.code == Earning.Code.absence.rawValue || new.code == Earning.Code.partialMonth.rawValue
    guard !isAway else {
      let french = "\(old.amount.euros), puis \(new.amount.euros) : l’absence n’est pas la même."
      return [Cause(kind: .absence, french: french, effect: effect, costEffect: effect)]
    }
    guard let worked = old.hours, let works = new.hours, worked != works, worked > .zero else {
      return [amount(old, new, effect, effect)]
    }
    let byHours = Money(
      cents: RoundingRule.halfAwayFromZero.quotient(
        Int128(old.amount.cents) * Int128(works.hundredths - worked.hundredths), by: Int128(worked.hundredths)))
    let hours = Cause(
      kind: .hours, french: "\(works.french) au lieu de \(worked.french).", effect: byHours, costEffect: byHours)
    let left = effect - byHours
    guard !left.isZero else { return [hours] }
    return [hours, Cause(kind: .amount, french: "L’heure n’est pas payée de même.", effect: left, costEffect: left)]
  }

  /// The change of rate on the old base; what is left is the base.
  private func contribution(_ old: ComparedLine, _ new: ComparedLine, _ effect: Money, _ cost: Money) -> [Cause] {
    var causes: [Cause] = []
    var (byRate, costByRate) = (Money.zero, Money.zero)
    if let first = old.employeeRate, let second = new.employeeRate, first != second, let base = old.employeeBase {
      byRate = base.times(first, .halfAwayFromZero) - base.times(second, .halfAwayFromZero)
      let french = "Le taux du salarié passe de \(first.frenchPercent) à \(second.frenchPercent)\(law(old, new, "employee"))."
      causes.append(Cause(kind: .rate, french: french, effect: byRate, costEffect: .zero))
    }
    if let first = old.employerRate, let second = new.employerRate, first != second, let base = old.base {
      costByRate = base.times(second, .halfAwayFromZero) - base.times(first, .halfAwayFromZero)
      let french = "Le taux de l’employeur passe de \(first.frenchPercent) à \(second.frenchPercent)\(law(old, new, "employer"))."
      causes.append(Cause(kind: .rate, french: french, effect: .zero, costEffect: costByRate))
    }
    let (left, costLeft) = (effect - byRate, cost - costByRate)
    guard !left.isZero || !costLeft.isZero else { return causes }
    let isFixed = new.employeeRate == nil && new.employerRate == nil
    let french = isFixed ? "Le montant du contrat change." : base(old, new)
    return causes + [Cause(kind: isFixed ? .amount : .base, french: french, effect: left, costEffect: costLeft)]
  }

  /// « , depuis le 01/01/2026 (CSS, art. D242-4) » for the figures of law that are not those of the first month.
  private func law(_ old: ComparedLine, _ new: ComparedLine, _ side: String) -> String {
    let known = Set(old.trace)
    let changed = new.trace.filter { step in
      !known.contains(step)
        && (step.id.hasSuffix("." + side) || old.trace.contains { $0.id == step.id && $0.value != step.value })
    }
    guard !changed.isEmpty else { return "" }
    return " : " + changed.map(\.why).joined(separator: " ; ")
  }

  private func base(_ old: ComparedLine, _ new: ComparedLine) -> String {
    let (first, second) = (old.base ?? .zero, new.base ?? .zero)
    let moved = "La base passe de \(first.euros) à \(second.euros)"
    if first == second, let first = old.employeeBase, let second = new.employeeBase, first != second {
      return "La base du salarié passe de \(first.euros) à \(second.euros)."
    }
    if first == before.ceiling || second == after.ceiling, before.ceiling != after.ceiling,
      first != before.gross || second != after.gross
    {
      return "\(moved) : le plafond retenu passe de \(before.ceiling.euros) à \(after.ceiling.euros)."
    }
    if before.gross != after.gross { return "\(moved) : le brut passe de \(before.gross.euros) à \(after.gross.euros)." }
    if first != second { return "\(moved), à brut égal." }
    return "Les arrondis ne sont pas les mêmes."
  }

  /// The change of what is taxed at the old rate; what is left is the rate.
  private func tax(_ effect: Money) -> [Cause] {
    let (first, second) = (before.incomeTax, after.incomeTax)
    let byBase = first.base.times(first.rate, .halfAwayFromZero) - second.base.times(first.rate, .halfAwayFromZero)
    var causes: [Cause] = []
    if first.base != second.base, !byBase.isZero {
      let french = "Le net imposable passe de \(first.base.euros) à \(second.base.euros)."
      causes.append(Cause(kind: .base, french: french, effect: byBase, costEffect: .zero))
    }
    let left = effect - causes.lazy.map(\.effect).sum()
    guard !left.isZero else { return causes }
    guard first.rate != second.rate else {
      return causes + [
        Cause(kind: .amount, french: "Le montant retenu n’est pas le produit du taux.", effect: left, costEffect: .zero)
      ]
    }
    let isDefault = second.isDefaultRate ? "la grille par défaut" : "le taux transmis par l’administration"
    let steps = second.isDefaultRate ? second.trace.filter { !first.trace.contains($0) }.map(\.why) : []
    let law = steps.isEmpty ? "" : " : " + steps.joined(separator: " ; ")
    let french = "Le taux passe de \(first.rate.frenchPercent) à \(second.rate.frenchPercent), d’après \(isDefault)\(law)."
    return causes + [Cause(kind: .rate, french: french, effect: left, costEffect: .zero)]
  }

  /// What earlier months had too much, or too little, apart from the coefficient.
  private func reduction(_ cost: Money) -> [Cause] {
    let (first, second) = (before.generalReduction, after.generalReduction)
    func alone(_ reduction: GeneralReduction, _ slip: Payslip) -> Money {
      min(slip.gross.times(reduction.coefficient, .halfAwayFromZero), reduction.totalAmount)
    }
    let isProgressive = first.totalAmount != first.amount || second.totalAmount != second.amount
    let byCoefficient = isProgressive ? alone(first, before) - alone(second, after) : cost
    let french =
      "Le coefficient passe de \(first.coefficientFrench) à \(second.coefficientFrench), le brut de \(before.gross.euros) à \(after.gross.euros)."
    let cause = Cause(kind: .coefficient, french: french, effect: .zero, costEffect: byCoefficient)
    let left = cost - byCoefficient
    guard !left.isZero else { return [cause] }
    let caught = "La régularisation des cumuls de l’année déplace le reste."
    return [cause, Cause(kind: .regularisation, french: caught, effect: .zero, costEffect: left)]
  }
}

extension GeneralReduction {
  fileprivate var coefficientFrench: String { coefficientText.replacing(".", with: ",") }
}
