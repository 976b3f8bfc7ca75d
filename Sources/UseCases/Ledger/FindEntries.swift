import Kernel
import Ledger
import Store

/// A page of the entries that answer a filter, day by day.
public struct FindEntries: Sendable {
  public var filter: EntryFilter
  /// The last entry of the page before.
  public var after: EntryPlace?
  public var limit: Int

  public init(_ filter: EntryFilter, after: EntryPlace? = nil, limit: Int = 50) {
    (self.filter, self.after, self.limit) = (filter, after, limit)
  }

  public struct Page: Sendable {
    public let entries: [EntrySummary]
    /// Where the page that follows starts; nil on the last one.
    public let next: EntryPlace?
  }

  public func callAsFunction(_ desk: Desk) throws -> Page {
    try desk.dossier.reading { reading in
      // One more than asked for, to know whether there is a next page.
      var found = try reading.entrySummaries(filter, after: after, limit: limit + 1)
      let hasMore = found.count > limit
      if hasMore { found.removeLast() }
      return Page(entries: found, next: hasMore ? found.last?.place : nil)
    }
  }
}
