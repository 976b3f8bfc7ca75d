import Kernel
import Ledger

/// What two FECs say differently, by meaning.
public struct CompareFEC: Sendable {
  public var first: String
  public var second: String
  public var mode: FECMode

  public init(_ first: String, _ second: String, mode: FECMode = .strict) { (self.first, self.second, self.mode) = (first, second, mode) }

  /// Throws `file.missing`.
  public func callAsFunction() throws -> FECComparison {
    try FECComparison.compare(
      { try FECFile.source(try InputFile(first), mode: mode) }, { try FECFile.source(try InputFile(second), mode: mode) })
  }
}
