public import Kernel

/// What `ecritoire plan expliquer` says of an account.
public struct AccountExplanation: Sendable, Hashable {
  /// As it was asked.
  public let number: String
  /// The account of the chart that it belongs to.
  public let account: ChartAccount
  /// The removed account that it was, when it was one; `account` is then what stands in its place.
  public let removal: RemovedAccount?
  /// From the class down to `account`.
  public let path: [ChartAccount]
  /// Two lines of our own: what goes in and on which side, then the usual counterpart or mistake.
  public let lines: [String]
  /// The account that the lines speak of, when it is not `account` itself.
  public let inheritedFrom: String?
  public let children: [ChartAccount]
  /// What speaks against using the number, if anything does.
  public let finding: Finding?

  /// The label of what was asked: the removed account's own, else the chart's.
  public var label: String { removal?.label ?? account.label }
  public var nature: ChartAccount.Nature { account.nature }
}

extension Chart {
  /// Explains an account, a sub-account, a padded number or a removed
  /// account; nil when the number is in no class of the chart.
  public func explain(_ number: String) -> AccountExplanation? {
    let removal = removal(of: number)
    let successor = removal?.kind == .replaced ? removal?.successors.lazy.compactMap { self.account($0) }.first : nil
    guard let account = successor ?? nearest(number) else { return nil }
    let path = path(to: account.number)
    let source = path.last { explanations[$0.number] != nil }
    return AccountExplanation(
      number: number, account: account, removal: removal, path: path, lines: source.flatMap { explanations[$0.number] } ?? [],
      inheritedFrom: source.flatMap { $0.number == account.number ? nil : $0.number },
      children: children(of: account.number), finding: check(number))
  }
}
