import Kernel
import Law

// Stops, leave, the end of a contract.
extension PayslipRule {
  /// Daily allowances that the employer hands on.
  static let p36DailyAllowances: PayslipRule = PayslipRule(
    "payslip.p36.daily-allowances", .warning,
    "Les indemnités journalières subrogées ont leurs jours, leur montant et leurs contributions ; la subrogation demande un maintien au moins égal.",
    "CSS, art. R323-1, R323-4 et R323-11"
  ) { exam throws(Finding) in
    let shown = exam.slip.dailyAllowances
    let subrogated = exam.facts.month?.absences.filter(\.hasSubrogation) ?? []
    guard shown != nil || !subrogated.isEmpty else { return .notConcerned("pas d’indemnités journalières subrogées") }
    var found: [Finding] = []
    if let absence = subrogated.first(where: { !$0.isMaintained }) {
      found.append(
        .payslip(
          .p36DailyAllowances, "L’arrêt du \(absence.from.french) est subrogé sans que le salaire soit maintenu.",
          recovery: "Sans maintien, la caisse paie le salarié.", field: "facts.month.absences"))
    }
    if let shown { found += try wrongContributions(shown, exam) }
    guard let expected = exam.expected else {
      return found.isEmpty ? .unverifiable("l’arrêt et les salaires qui le précèdent ne sont pas connus") : .broken(found)
    }
    let (due, given) = (expected.dailyAllowances, shown)
    if (due?.days ?? 0) != (given?.days ?? 0) || (due?.gross ?? .zero).isFar(from: given?.gross ?? .zero) {
      found.append(
        .payslip(
          .p36DailyAllowances,
          "\(given?.days ?? 0) jours et \((given?.gross ?? .zero).euros) d’indemnités affichés, \(due?.days ?? 0) jours et \((due?.gross ?? .zero).euros) attendus.",
          recovery: "Reprenez le décompte de la caisse, carence ôtée.", field: "payslip.dailyAllowances"))
    }
    return Outcome(found)
  }

  private static func wrongContributions(
    _ shown: Payslip.DailyAllowances, _ exam: Examination
  ) throws(Finding) -> [Finding] {
    let deductible = try exam.figures.rate("payroll.daily-allowance.csg.deductible")
    let (other, crds) = (
      try exam.figures.rate("payroll.daily-allowance.csg.non-deductible"), try exam.figures.rate("payroll.daily-allowance.crds")
    )
    let wanted = (
      shown.gross.times(deductible.value, .halfAwayFromZero),
      shown.gross.times(Rate(e8: other.value.e8 + crds.value.e8), .halfAwayFromZero)
    )
    // Two stops of a month are rounded apart.
    guard
      shown.csgDeductible.isFar(from: wanted.0, roundings: 2) || shown.csgCrdsNonDeductible.isFar(from: wanted.1, roundings: 2)
    else { return [] }
    return [
      .payslip(
        .p36DailyAllowances,
        "CSG et CRDS sur les indemnités journalières : \(shown.csgDeductible.euros) et \(shown.csgCrdsNonDeductible.euros), au lieu de \(wanted.0.euros) et \(wanted.1.euros).",
        recovery: "Elles se calculent sur l’indemnité entière, sans abattement.", field: "payslip.dailyAllowances",
        because: [deductible.step, other.step, crds.step])
    ]
  }

  /// What the law makes the employer add.
  static let p37MaintainedPay: PayslipRule = PayslipRule(
    "payslip.p37.maintained-pay", .warning,
    "Après un an, l’employeur complète les indemnités d’un arrêt : 90 %, puis deux tiers du salaire, après sept jours, sauf accident du travail.",
    "C. trav., art. L1226-1 et D1226-1 à D1226-8"
  ) { exam throws(Finding) in
    guard let work = exam.facts.month else {
      let isAway = exam.slip.earnings.contains { $0.code == .absence || $0.code == .sicknessPay }
      return isAway ? .unverifiable("le genre et les jours de l’absence ne sont pas connus") : .notConcerned("pas d’arrêt")
    }
    let stops = work.absences.filter { $0.kind == .sickness || $0.kind.isAccident }
    let kept = work.absences.filter(\.isMaintained)
    guard !stops.isEmpty || !kept.isEmpty else { return .notConcerned("pas d’arrêt") }
    guard let expected = exam.expected else { return .unverifiable("le bulletin ne peut pas être refait depuis sa situation") }
    let due = expected.earnings.filter { $0.code == .sicknessPay }.map(\.amount).sum()
    let paid = exam.earned([.sicknessPay])
    if paid < due, paid.isFar(from: due) {
      return .broken([
        .payslip(
          .p37MaintainedPay, "Le maintien affiché est \(paid.euros), la loi demande \(due.euros).",
          recovery: "Complétez le maintien : salaire à maintenir moins indemnités journalières brutes.",
          field: "payslip.earnings",
          because: expected.earnings.filter { $0.code == .sicknessPay }.flatMap(\.trace))
      ])
    }
    return stops.contains { !$0.isMaintained }
      ? .unverifiable("un arrêt n’est pas maintenu : le droit dépend de l’ancienneté et du certificat sous 48 heures")
      : .respected
  }

  /// Leave taken, and the counters.
  static let p38Leave: PayslipRule = PayslipRule(
    "payslip.p38.leave", .warning,
    "Les congés pris ont leurs dates et leur indemnité ; acquis moins pris font le solde.",
    "C. trav., art. R3243-1, 11°, L3141-3 et L3141-5-1"
  ) { exam throws(Finding) in
    let document = exam.document
    var found: [Finding] = []
    for (index, counter) in document.leave.enumerated() where counter.acquired - counter.taken != counter.left {
      found.append(
        .payslip(
          .p38Leave,
          "« \(counter.label) » : \(days(counter.acquired)) acquis, \(days(counter.taken)) pris, et \(days(counter.left)) de solde au lieu de \(days(counter.acquired - counter.taken)).",
          recovery: "Corrigez le compteur.", field: "leave[\(index)].left"))
    }
    let byFund = exam.facts.establishment?.hasHolidayFund == true
    for (index, taken) in document.leaveTaken.enumerated() where taken.indemnity == nil && !byFund {
      found.append(
        .payslip(
          .p38Leave,
          "Les congés du \(taken.days.lowerBound.french) au \(taken.days.upperBound.french) n’ont pas d’indemnité affichée.",
          recovery: "Affichez son montant.", field: "leaveTaken[\(index)].indemnity"))
    }
    let (paid, shown) = (exam.earned([.paidLeave]), document.leaveTaken.compactMap(\.indemnity).sum())
    let hasLeave = exam.slip.earnings.contains { $0.code == .paidLeave }
    if hasLeave, document.leaveTaken.isEmpty, !exam.isBare {
      found.append(
        .payslip(
          .p38Leave, "\(paid.euros) d’indemnité de congés sans les dates.", recovery: "Affichez les jours pris.",
          field: "leaveTaken"))
    } else if hasLeave, !document.leaveTaken.contains(where: { $0.indemnity == nil }), !document.leaveTaken.isEmpty, shown != paid
    {
      found.append(
        .payslip(
          .p38Leave, "Les congés pris affichent \(shown.euros) d’indemnité, et \(paid.euros) sont payés.",
          recovery: "Corrigez l’indemnité.", field: "leaveTaken"))
    }
    if let expected = exam.expected {
      let due = expected.earnings.filter { $0.code == .paidLeave }.map(\.amount).sum()
      if paid < due, paid.isFar(from: due) {
        found.append(
          .payslip(
            .p38Leave, "L’indemnité de congés est \(paid.euros) ; le maintien ou le dixième donne \(due.euros).",
            recovery: "Payez la plus favorable des deux.", field: "payslip.earnings",
            because: expected.earnings.filter { $0.code == .paidLeave }.flatMap(\.trace)))
      }
    }
    guard found.isEmpty else { return .broken(found) }
    return document.leave.isEmpty && !hasLeave ? .notConcerned("ni congés pris ni compteurs") : .respected
  }

  private static func days(_ hundredths: Int) -> String { Money(cents: Int64(hundredths)).french }

  /// The end of a fixed term.
  static let p39EndOfContract: PayslipRule = PayslipRule(
    "payslip.p39.end-of-contract", .warning,
    "À la fin d’un CDD : 10 % du brut total, hors exceptions, et au moins 10 % du brut et de cette prime pour les congés non pris.",
    "C. trav., art. L1243-8 et L1242-16"
  ) { exam throws(Finding) in
    guard let contract = exam.facts.contract, let work = exam.facts.month else {
      return .unverifiable("le contrat n’est pas connu")
    }
    let isLast = contract.end.map { $0 <= exam.slip.period.lastDay } ?? false
    let bonuses = work.bonuses.filter { $0.kind == .precariousness || $0.kind == .unusedLeave }
    guard contract.kind == .fixedTerm, isLast || !bonuses.isEmpty else { return .notConcerned("pas de fin de CDD ce mois") }
    var found: [Finding] = []
    for bonus in bonuses {
      guard let paid = exam.slip.earnings.first(where: { $0.code == .bonus && $0.label == bonus.label }),
        let base = bonus.base ?? wholeGross(contract, bonus, bonuses, exam)
      else { continue }
      let isPrecarious = bonus.kind == .precariousness
      let rate = try exam.figures.rate(isPrecarious ? "labour.fixed-term.end-indemnity" : "labour.fixed-term.unused-leave")
      let due = base.times(rate.value, .halfAwayFromZero)
      // Leave that was taken during the contract lowers its indemnity.
      let taken = isPrecarious ? .zero : exam.earned([.paidLeave])
      guard paid.amount < due - taken, paid.amount.isFar(from: due - taken) else { continue }
      found.append(
        .payslip(
          .p39EndOfContract,
          "« \(paid.label) » : \(paid.amount.euros) affichés, \((due - taken).euros) attendus sur \(base.euros).",
          recovery: "Complétez l’indemnité.", field: exam.field(paid), because: [rate.step]))
    }
    guard found.isEmpty, isLast, !bonuses.contains(where: { $0.kind == .precariousness }) else { return Outcome(found) }
    return .unverifiable("pas d’indemnité de fin de contrat : les exceptions (art. L1243-10) ne sont pas connues")
  }

  /// Of a contract that began this year, when the earlier months are known: what the indemnity is a share of.
  private static func wholeGross(
    _ contract: Contract, _ bonus: MonthOfWork.Bonus, _ bonuses: [MonthOfWork.Bonus], _ exam: Examination
  ) -> Money? {
    let isWholeKnown = contract.start >= exam.slip.period.firstDay || exam.facts.yearToDate != nil
    guard isWholeKnown, contract.start.year == exam.slip.period.year else { return nil }
    let labels = Set(bonuses.filter { bonus.kind == .precariousness || $0.kind == .unusedLeave }.map(\.label))
    let apart = exam.slip.earnings.filter { $0.code == .bonus && labels.contains($0.label) }.map(\.amount).sum()
    return (exam.facts.yearToDate?.gross ?? .zero) + exam.slip.gross - apart
  }
}
