import Kernel
import Ledger

/// What two FEC or dossiers say differently.
public struct ComparisonJSON: Encodable, Sendable {
  struct Difference: Encodable {
    let kind, message: String
    let firstLine, secondLine: Int?
  }
  struct Account: Encodable {
    let number, first, second: String
  }
  let same: Bool
  let counts: [String: Int]
  let differences: [Difference]
  let accounts: [Account]
  let findings: [FindingJSON]

  public init(_ comparison: FECComparison) {
    same = comparison.isSame
    counts = Dictionary(uniqueKeysWithValues: comparison.counts.map { ($0.key.rawValue, $0.value) })
    differences = comparison.differences.map {
      Difference(kind: $0.kind.rawValue, message: $0.message, firstLine: $0.firstLine, secondLine: $0.secondLine)
    }
    accounts = comparison.accounts.map { Account(number: $0.number, first: $0.first.json, second: $0.second.json) }
    findings = comparison.unreadable.json
  }
}
