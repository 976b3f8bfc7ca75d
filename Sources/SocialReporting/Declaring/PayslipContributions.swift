import Kernel
import Payroll

/// What a payslip contributes, as declarations say it: individual contributions by base and code, and parts of the aggregates.
struct PayslipContributions {
  /// `S21.G00.81`, with what it was made of.
  struct Contribution {
    let base: String
    let code: String
    let body: String
    let counts: Bool
    /// Of base 31: which insurance.
    let insurance: Insurance?
    var assiette = Money.zero
    var amount = Money.zero
    /// Nil when it does not come from one rate.
    var rate: Rate?
    /// The codes of the lines.
    var lines: [String] = []
    fileprivate var segments: [(base: Money, rate: Rate?)] = []
  }

  /// A part of an aggregate (`S21.G00.23`).
  struct Part: Hashable {
    let ctp: String
    let qualifier: String
    /// Of all the lines in it; nil for a reduction, which has an amount and no base.
    var rate: Rate?
    /// What the bordereau shows (`S21.G00.23.003`).
    var shownRate: Rate?
    var base: Money
    /// Of the individual contributions.
    var amount: Money
    /// How many amounts were rounded for it.
    var roundings: Int
    fileprivate var rows: [Int]
  }

  enum Insurance: Hashable { case health, provident }

  /// What all reductions of a body are called among ``byLine``.
  static let reductions = "reductions"

  private(set) var contributions: [Contribution] = []
  private(set) var parts: [Part] = []
  /// What is declared for each line of the payslip: what the payroll book is compared with.
  private(set) var byLine: [(line: String, body: String, amount: Money)] = []
  private let tables: DeclaringTables

  init(_ slip: Payslip, _ tables: DeclaringTables) {
    self.tables = tables
    contributions.reserveCapacity(24)
    for line in slip.lines { add(line) }
    addExemptions(slip)
    addReductions(slip)
    for index in contributions.indices { contributions[index].settleRate() }
  }

  private mutating func add(_ line: PayslipLine) {
    let code = line.code.rawValue
    let rows = tables.rows(of: code)
    // An apprentice owes on a part of the wage only: the whole is said, then the exemption.
    let isExempt = line.employeeBase < line.base && line.employeeRate != nil
    let employee =
      isExempt ? line.base.times(line.employeeRate ?? .zero, .halfAwayFromZero) : line.employeeAmount
    let base = line.employerRate == nil && line.employerAmount.isZero && !isExempt ? line.employeeBase : line.base
    let hasRate = line.employeeRate != nil || line.employerRate != nil
    var left = employee + line.employerAmount
    if let body = rows.first.map({ tables.contributions[$0].body }) { byLine.append((code, body, left)) }
    var rateLeft = hasRate ? Rate(e8: (line.employeeRate?.e8 ?? 0) + (line.employerRate?.e8 ?? 0)) : nil
    for (place, index) in rows.enumerated() {
      let row = tables.contributions[index]
      if row.isEmployersOnly {
        guard !line.employerAmount.isZero else { continue }
        add(index, code, base: base, rate: line.employerRate, amount: line.employerAmount)
        continue
      }
      if let share = row.share {
        guard let rate = rateLeft, rate >= share else { continue }
        let amount = rate == share ? left : base.times(share, .halfAwayFromZero)
        add(index, code, base: base, rate: share, amount: amount)
        (left, rateLeft) = (left - amount, Rate(e8: rate.e8 - share.e8))
      } else if !left.isZero || (place == 0 && !base.isZero) {
        add(index, code, base: base, rate: rateLeft, amount: left)
        (left, rateLeft) = (.zero, .zero)
      }
    }
  }

  /// What apprentices do not pay, by body.
  private mutating func addExemptions(_ slip: Payslip) {
    for (name, body) in [("apprenticeExemption", "urssaf"), ("apprenticePensionExemption", "pension")] {
      var (base, amount) = (Money.zero, Money.zero)
      for line in slip.lines where line.employeeBase < line.base {
        guard let rate = line.employeeRate, let row = tables.rows(of: line.code.rawValue).first,
          tables.contributions[row].body == body
        else { continue }
        let exempt = line.employeeAmount - line.base.times(rate, .halfAwayFromZero)
        amount += exempt
        byLine.append((line.code.rawValue, body, exempt))
        base = max(base, line.base - line.employeeBase)
      }
      guard !amount.isZero else { continue }
      for index in tables.rows(of: name) { add(index, name, base: base, rate: nil, amount: amount, isReduction: true) }
    }
  }

  private mutating func addReductions(_ slip: Payslip) {
    let reductions: [(String, Money, Money)] = [
      ("generalReductionUrssaf", slip.generalReduction.urssafShare, slip.gross),
      ("generalReductionPension", slip.generalReduction.pensionShare, slip.gross),
      ("overtimeReduction", slip.overtimeReduction, slip.extraHoursPay),
      ("overtimeDeduction", slip.overtimeDeduction, slip.extraHoursPay),
    ]
    for (name, amount, base) in reductions where !amount.isZero {
      if let row = tables.rows(of: name).first { byLine.append((Self.reductions, tables.contributions[row].body, -amount)) }
      for index in tables.rows(of: name) { add(index, name, base: base, rate: nil, amount: -amount, isReduction: true) }
    }
  }

  private mutating func add(
    _ index: Int, _ line: String, base: Money, rate: Rate?, amount: Money, isReduction: Bool = false
  ) {
    let row = tables.contributions[index]
    let insurance: Insurance? = row.base == "31" ? (row.body == "provident" ? .provident : .health) : nil
    let place =
      contributions.firstIndex {
        $0.code == row.code && $0.base == row.base && $0.insurance == insurance && $0.counts == row.counts
      }
      ?? {
        contributions.append(
          Contribution(base: row.base, code: row.code, body: row.body, counts: row.counts, insurance: insurance))
        return contributions.count - 1
      }()
    contributions[place].add(line, base: base, rate: rate, amount: amount, addsBase: row.addsBase, isReduction: isReduction)
    guard row.counts, let aggregate = row.aggregate else { return }
    let shown = aggregate.showsRate ? rate : nil
    if isReduction {
      let ctp = amount > .zero ? aggregate.reverse ?? aggregate.ctp : aggregate.ctp
      parts.append(
        Part(
          ctp: ctp, qualifier: aggregate.qualifier, rate: nil, shownRate: nil, base: .zero, amount: amount, roundings: 0,
          rows: [index]))
      return
    }
    // Lines of one base are one part, at the sum of their rates.
    let part = parts.firstIndex {
      $0.ctp == aggregate.ctp && $0.qualifier == aggregate.qualifier && $0.rate != nil && $0.base == base
        && !$0.rows.contains(index)
    }
    if let part {
      parts[part].rate = Rate(e8: (parts[part].rate?.e8 ?? 0) + (rate?.e8 ?? 0))
      parts[part].shownRate = parts[part].shownRate ?? shown
      parts[part].amount += amount
      parts[part].roundings += 1
      parts[part].rows.append(index)
    } else {
      parts.append(
        Part(
          ctp: aggregate.ctp, qualifier: aggregate.qualifier, rate: rate ?? .zero, shownRate: shown, base: base, amount: amount,
          roundings: 1, rows: [index]))
    }
  }

  /// What is owed to a body.
  func total(_ body: String) -> Money { contributions.lazy.filter { $0.counts && $0.body == body }.map(\.amount).sum() }

  func total(_ insurance: Insurance) -> Money { contributions.lazy.filter { $0.insurance == insurance }.map(\.amount).sum() }
}

extension PayslipContributions.Contribution {
  fileprivate mutating func add(
    _ line: String, base: Money, rate: Rate?, amount: Money, addsBase: Bool, isReduction: Bool
  ) {
    self.amount += amount
    if lines.last != line { lines.append(line) }
    if isReduction {
      assiette = base
    } else if addsBase {
      assiette += base
      segments.append((base, rate))
    } else if let index = segments.lastIndex(where: { $0.base == base }), let known = segments[index].rate {
      segments[index].rate = rate.map { Rate(e8: known.e8 + $0.e8) }
    } else {
      segments.append((base, nil))
    }
  }

  /// The rate is said when the whole amount comes from it.
  fileprivate mutating func settleRate() {
    guard let first = segments.first?.rate, segments.allSatisfy({ $0.rate == first }) else { return }
    let difference = (assiette.times(first, .halfAwayFromZero) - amount).magnitude
    if difference.cents <= Int64(2 * max(lines.count, segments.count)) { rate = first }
  }
}

extension Payslip {
  var extraHoursPay: Money {
    earnings.lazy.filter { $0.code == .overtime || $0.code == .complementaryHours }.map(\.amount).sum()
  }
}
