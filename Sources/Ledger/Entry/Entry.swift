import Kernel

/// An entry of the dossier: a draft that may change, or a validated one that
/// never will.
public struct Entry: Hashable, Sendable {
  /// The dossier's own key, stable from the first draft on.
  public let id: Int64
  /// The year the entry belongs to.
  public let fiscalYear: FiscalYear
  /// EcritureNum: continuous in the fiscal year, given at validation.
  public let number: Int64?
  /// ValidDate: the day from which the entry cannot change.
  public let validDay: Day?
  public let content: EntryDraft
  /// The number it had in the file it was imported from.
  public let sourceNumber: String?
  public let batch: Int64?
  /// The entry that this one reverses or corrects.
  public let corrects: Int64?
  /// Grows with each change of a draft, so that two people cannot overwrite each other in silence.
  public let version: Int64
  /// Line by line, the lettering that holds.
  public let letterings: [LetteringMark?]

  public init(
    id: Int64, fiscalYear: FiscalYear, number: Int64?, validDay: Day?, content: EntryDraft, sourceNumber: String?, batch: Int64?,
    corrects: Int64?, version: Int64, letterings: [LetteringMark?]
  ) {
    (self.id, self.fiscalYear, self.number, self.validDay, self.content) = (id, fiscalYear, number, validDay, content)
    (self.sourceNumber, self.batch, self.corrects, self.version) = (sourceNumber, batch, corrects, version)
    self.letterings = letterings
  }

  public var isValidated: Bool { number != nil }
}

/// The lettering that a line carries: EcritureLet and DateLet.
public struct LetteringMark: Hashable, Sendable {
  public let code: String
  public let day: Day
  public let isFull: Bool
  public init(code: String, day: Day, isFull: Bool) { (self.code, self.day, self.isFull) = (code, day, isFull) }
}

/// A line of the ledger by its place: the entry, and the position in it from 0.
public struct LineReference: Hashable, Comparable, Sendable {
  public let entry: Int64
  public let position: Int32
  public init(entry: Int64, position: Int32) { (self.entry, self.position) = (entry, position) }
  public static func < (a: LineReference, b: LineReference) -> Bool { (a.entry, a.position) < (b.entry, b.position) }
  /// `12.0`.
  public var text: String { String(entry) + "." + String(position) }
  public init?(text: some StringProtocol) {
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count == 2, let entry = Int64(pieces[0]), let position = Int32(pieces[1]), position >= 0 else { return nil }
    self.init(entry: entry, position: position)
  }
}
