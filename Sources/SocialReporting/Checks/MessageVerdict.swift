public import Kernel

/// What the controls say of a message. They are Écritoire’s, not certified: a deposit may refuse what they let pass.
public struct MessageVerdict: Sendable {
  /// The first findings of each control; all are counted.
  public let log: FindingLog
  /// How many times each control was broken; those that were not broken are not in it.
  public let broken: [ControlID: Int]
  /// Those that were judged.
  public let checked: [ControlID]
  /// Those that were not; their statement says why.
  public let unchecked: [Control]
  public let declarations: Int
  public let individuals: Int

  /// Nothing that a deposit would refuse was found.
  public var isValid: Bool { !log.hasErrors }
}
