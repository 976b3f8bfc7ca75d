import Kernel
import Law

/// Something on a payslip that makes the net paid, or the cost.
struct ComparedLine: Hashable {
  let part: PayslipComparison.Part
  let code: String
  let label: String
  /// Which line of the other payslip it is compared with.
  let key: String
  let rank: Int
  /// As shown.
  let amount: Money
  let employerAmount: Money?
  /// What it adds to the net paid, and to the cost.
  let net: Money
  let cost: Money
  var hours: Hours?
  var base: Money?
  var employeeBase: Money?
  var employeeRate: Rate?
  var employerRate: Rate?
  var trace: [Step] = []

  /// Every line, in order, then what the totals that are shown have beyond them.
  static func lines(of document: PayslipDocument) -> [ComparedLine] {
    let slip = document.slip
    var found = lines(of: slip)
    let (net, cost) = (document.comparedNet - sum(slip).net, document.comparedCost - sum(slip).cost)
    if !net.isZero || !cost.isZero {
      found.append(
        ComparedLine(
          part: .unexplained, code: "unexplained", label: "Ce que les lignes n’expliquent pas", key: "unexplained",
          rank: found.count,
          amount: net, employerAmount: cost, net: net, cost: cost))
    }
    return found
  }

  static func sum(_ slip: Payslip) -> (net: Money, cost: Money) {
    let all = lines(of: slip)
    return (all.lazy.map(\.net).sum(), all.lazy.map(\.cost).sum())
  }

  private static func lines(of slip: Payslip) -> [ComparedLine] {
    var list = List()
    for earning in slip.earnings { list.add(earning) }
    list.add(.indemnity, "exemptIndemnities", "Indemnités exonérées", slip.exemptIndemnities, cost: slip.exemptIndemnities)
    for line in slip.lines { list.add(line) }
    list.add(.reduction, "overtimeReduction", "Réduction salariale sur les heures en plus", slip.overtimeReduction)
    list.add(
      .reduction, "overtimeDeduction", "Déduction patronale sur les heures supplémentaires", slip.overtimeDeduction, net: .zero,
      cost: -slip.overtimeDeduction)
    list.add(
      .reduction, "generalReduction", "Réduction générale des cotisations", slip.generalReduction.amount, net: .zero,
      cost: -slip.generalReduction.amount, isAlwaysThere: true)
    list.add(.allowance, "dailyAllowances", "Indemnités journalières nettes", slip.dailyAllowances?.net ?? .zero)
    for adjustment in slip.adjustments {
      list.add(.adjustment, adjustment.code.rawValue, adjustment.label, adjustment.amount, isNamed: true)
    }
    let tax = slip.incomeTax.amount
    list.add(.tax, "incomeTax", "Impôt prélevé à la source", tax, net: -tax, isAlwaysThere: true)
    list.add(.advance, "advances", "Acomptes", slip.advances, net: -slip.advances)
    list.add(.attachment, "attachment", "Saisie sur rémunération", slip.attachment, net: -slip.attachment)
    return list.lines
  }

  /// Numbers the lines that look alike.
  private struct List {
    var lines: [ComparedLine] = []
    private var seen: [String: Int] = [:]

    private mutating func key(_ words: String...) -> String {
      let name = words.joined(separator: ".")
      seen[name, default: 0] += 1
      return "\(name)#\(seen[name, default: 0])"
    }

    mutating func add(
      _ part: PayslipComparison.Part, _ code: String, _ label: String, _ amount: Money, net: Money? = nil, cost: Money = .zero,
      isNamed: Bool = false, isAlwaysThere: Bool = false
    ) {
      guard isAlwaysThere || !amount.isZero else { return }
      lines.append(
        ComparedLine(
          part: part, code: code, label: label, key: key(part.rawValue, code, isNamed ? label : ""), rank: lines.count,
          amount: amount, employerAmount: nil, net: net ?? amount, cost: cost))
    }

    /// Bonuses are told apart by their names, extra hours by their increase.
    mutating func add(_ earning: Earning) {
      let name = earning.code == .bonus || earning.code == .benefitInKind ? earning.label : earning.increase?.frenchPercent ?? ""
      lines.append(
        ComparedLine(
          part: .earning, code: earning.code.rawValue, label: earning.label, key: key("earning", earning.code.rawValue, name),
          rank: lines.count, amount: earning.amount, employerAmount: nil, net: earning.amount, cost: earning.amount,
          hours: earning.hours, trace: earning.trace))
    }

    mutating func add(_ line: PayslipLine) {
      let name = line.code == .provident || line.code == .healthInsurance ? line.label : ""
      lines.append(
        ComparedLine(
          part: .contribution, code: line.code.rawValue, label: line.label, key: key("line", line.code.rawValue, name),
          rank: lines.count, amount: line.employeeAmount, employerAmount: line.employerAmount, net: -line.employeeAmount,
          cost: line.employerAmount, base: line.base, employeeBase: line.employeeBase, employeeRate: line.employeeRate,
          employerRate: line.employerRate, trace: line.trace))
    }
  }
}
