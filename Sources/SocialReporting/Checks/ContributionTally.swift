/// The individual contributions of a declaration, summed by code and base while its people pass. All amounts are ten-thousandths of a
/// euro.
struct ContributionTally {
  struct Sum {
    /// `81.003`.
    var assiette = 0
    /// `78.004` of the bases that hold the contribution.
    var base = 0
    /// `81.004`.
    var amount = 0
    /// `81.003` × `81.007` where both are there, else `81.004`.
    var computed = 0
    var count = 0
    /// One had no assiette, or none that can be read.
    var lacksAssiette = false
    var lacksAmount = false
  }

  private(set) var sums: [Int: Sum] = [:]
  /// By the membership that an affiliation names (`70.013`), what insurance costs (`81.001` 059).
  private(set) var insurance: [String: Int] = [:]
  /// What was withheld for insurance under an affiliation of nobody.
  private(set) var hasUnknownInsurance = false
  /// Rates of work accidents (`40.043`), with what was read.
  private(set) var accidentRates: [Int: String] = [:]

  /// The bodies that contributions name (`81.002`).
  private(set) var bodies: Set<String> = []
  /// What a file of any kind may make this remember.
  private static let most = 1_000

  /// Nil for codes that are no numbers.
  static func key(_ code: String, _ base: String) -> Int? {
    guard code.utf8.count <= 3, base.utf8.count <= 2, let code = UInt16(code), let base = UInt16(base) else { return nil }
    return Int(code) * 100 + Int(base)
  }

  func sum(_ source: AggregateBook.Source) -> Sum? { source.key.flatMap { sums[$0] } }

  mutating func take(_ individual: BlockOccurrence) {
    var memberships: [String: String] = [:]
    for contract in individual.children where contract.id.packed == 210_040 {
      for affiliation in contract.children where affiliation.id.packed == 210_070 {
        if let name = affiliation[12], let membership = affiliation[13] { memberships[name] = membership }
      }
      if let text = contract[43], let rate = RuleScene.decimal(text), accidentRates.count < Self.most {
        accidentRates[rate] = text
      }
    }
    for payment in individual.children where payment.id.packed == 210_050 {
      for base in payment.children where base.id.packed == 210_078 { take(base, memberships) }
    }
  }

  private mutating func take(_ base: BlockOccurrence, _ memberships: [String: String]) {
    guard let type = base[1] else { return }
    let declared = base[4].flatMap(RuleScene.decimal)
    var seen: Set<Int> = []
    for contribution in base.children where contribution.id.packed == 210_081 {
      guard let code = contribution[1], let key = Self.key(code, type) else { continue }
      let assiette = contribution[3].flatMap(RuleScene.decimal)
      let amount = contribution[4].flatMap(RuleScene.decimal)
      var sum = sums[key] ?? Sum()
      sum.count += 1
      sum.assiette = PaymentControls.plus(sum.assiette, assiette ?? 0)
      if seen.insert(key).inserted { sum.base = PaymentControls.plus(sum.base, declared ?? 0) }
      sum.amount = PaymentControls.plus(sum.amount, amount ?? 0)
      sum.computed = PaymentControls.plus(sum.computed, Self.computed(contribution, assiette) ?? amount ?? 0)
      sum.lacksAssiette = sum.lacksAssiette || assiette == nil
      sum.lacksAmount = sum.lacksAmount || amount == nil
      sums[key] = sum
      if let body = contribution[2], bodies.count < Self.most { bodies.insert(body) }
      guard code == "059", type == "31" else { continue }
      if let name = base[5], let membership = memberships[name], insurance[membership] != nil || insurance.count < Self.most {
        insurance[membership] = PaymentControls.plus(insurance[membership] ?? 0, amount ?? 0)
      } else {
        hasUnknownInsurance = true
      }
    }
  }

  private static func computed(_ contribution: BlockOccurrence, _ assiette: Int?) -> Int? {
    guard let assiette, let rate = contribution[7].flatMap(RuleScene.decimal) else { return nil }
    let (product, overflow) = assiette.multipliedReportingOverflow(by: rate)
    return overflow ? nil : product / 1_000_000
  }
}
