import Kernel
import Store

/// The files that were imported, in their order, with who brought each and whether it can still be taken back.
public struct DescribeImports: Sendable {
  public init() {}

  public struct Item: Sendable {
    public let batch: ImportBatch
    /// The event that brought it.
    public let event: TrailEvent?
    /// An entry of it is validated, or a movement is in the books: it cannot be taken back.
    public let isSealed: Bool
  }

  /// Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> [Item] {
    try desk.require(.read)
    return try desk.dossier.reading { reading in
      try reading.batches().map { batch in
        Item(
          batch: batch, event: try reading.firstEvent(writing: "batch/\(batch.id)"),
          isSealed: try reading.isHeld(batch: batch.id))
      }
    }
  }
}
