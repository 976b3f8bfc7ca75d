public import Kernel

/// Why somebody is not paid the same two months: each line that moved, before and after, with its causes.
///
/// The effects of the causes of a line sum to the effect of the line; those of the lines sum to the difference of the net paid, and
/// to that of the cost, to the cent. What the lines of a payslip do not account for is a line of its own.
public struct PayslipComparison: Hashable, Sendable {
  public enum Part: String, CaseIterable, Hashable, Sendable {
    case earning, indemnity, allowance, contribution, reduction, adjustment, tax, advance, attachment
    /// Between a total that is shown and its lines.
    case unexplained
  }

  public struct Cause: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
      case newLine, goneLine, rate, base, hours, amount, absence, coefficient, regularisation
    }

    public let kind: Kind
    /// « Le taux du salarié passe de 6,8 % à 6,9 % : … ».
    public let french: String
    /// On the net paid.
    public let effect: Money
    /// On what the employer pays.
    public let costEffect: Money
  }

  public struct Difference: Hashable, Sendable {
    public let part: Part
    /// Of the line in the JSON form: `base`, `oldAgeCapped`, `incomeTax`.
    public let code: String
    public let label: String
    /// As the payslip shows it; nil when it is not there.
    public let before: Money?
    public let after: Money?
    public let employerBefore: Money?
    public let employerAfter: Money?
    public let causes: [Cause]

    public var effect: Money { causes.lazy.map(\.effect).sum() }
    public var costEffect: Money { causes.lazy.map(\.costEffect).sum() }
  }

  public let before: PayslipDocument
  public let after: PayslipDocument
  /// In the order of a payslip.
  public let differences: [Difference]

  public init(_ before: PayslipDocument, _ after: PayslipDocument) {
    (self.before, self.after) = (before, after)
    let (old, new) = (ComparedLine.lines(of: before), ComparedLine.lines(of: after))
    let pair = ComparedPair(before.slip, after.slip)
    let known = Dictionary(uniqueKeysWithValues: old.map { ($0.key, $0) })
    let kept = Set(new.map(\.key))
    // What is gone stands before what follows it.
    var differences: [(rank: Int, difference: Difference)] = []
    for line in old where !kept.contains(line.key) { differences.append((line.rank, pair.difference(line, nil))) }
    for line in new where known[line.key] != line { differences.append((line.rank, pair.difference(known[line.key], line))) }
    self.differences = differences.filter { !$0.difference.causes.isEmpty }.sorted { $0.rank < $1.rank }.map(\.difference)
  }

  /// Of the net paid.
  public var effect: Money { after.comparedNet - before.comparedNet }
  public var costEffect: Money { after.comparedCost - before.comparedCost }

  /// Whether the two are of one person, as far as they say.
  public var isOfOnePerson: Bool {
    func same(_ part: (PayslipDocument.Person) -> String?) -> Bool? {
      guard let first = part(before.employee), let second = part(after.employee) else { return nil }
      return first == second
    }
    return same(\.nir) ?? same(\.name) ?? true
  }
}

extension PayslipDocument {
  /// Zero when a payslip shows neither a net nor lines.
  public var comparedNet: Money { unsaid.contains("netPaid") ? ComparedLine.sum(slip).net : slip.netPaid }
  public var comparedCost: Money { unsaid.contains("employerCost") ? ComparedLine.sum(slip).cost : slip.employerCost }
}
