/// Says where an entry of a FEC begins: another journal or number than the
/// line before; without a number, another journal, day or piece. The import and the control cut alike.
public struct FECEntryBoundary: Sendable {
  private var journal: Int32 = .min
  private var date: Int32 = 0
  private var hasNumber = false
  private var key: [UInt8] = []

  public init() {}

  /// True when the row does not belong to the entry of the row given before it.
  public mutating func startsEntry(_ row: FECRow, in chunk: borrowing FECChunk) -> Bool {
    chunk.bytes.withUnsafeBufferPointer { startsEntry(row, $0) }
  }

  mutating func startsEntry(_ row: FECRow, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    startsEntry(row, journal: row.journal, bytes)
  }

  /// The same, the journal's number being that of the control, not of the file.
  @inline(__always)
  mutating func startsEntry(_ row: FECRow, journal rowJournal: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = row.number.isEmpty ? row.pieceRef : row.number
    if rowJournal == journal, hasNumber != row.number.isEmpty, hasNumber || row.date == date, key.count == Int(range.count) {
      let start = Int(range.start)
      var same = true
      for index in 0..<key.count where key[index] != bytes[start + index] {
        same = false
        break
      }
      if same { return false }
    }
    (journal, date, hasNumber) = (rowJournal, row.date, !row.number.isEmpty)
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[Int(range.start)..<Int(range.start + range.count)]))
    return true
  }

  /// The number, or the piece when there is none.
  var text: String { String(decoding: key, as: UTF8.self) }
  var bytes: [UInt8] { key }
}
