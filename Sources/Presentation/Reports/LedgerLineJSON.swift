import Kernel
import Ledger

/// A line of the ledger, as reports in JSON give it.
public struct LedgerLineJSON: Encodable, Sendable {
  /// Its place; nil in the reports that do not give it.
  let line: String?
  let entry: Int64?
  let number: OrNull<Int>
  let journal, account: String
  let date: Day
  let piece, label, debit, credit: String
  let balance: String?
  let lettering, thirdParty: OrNull<String>
  let dueDate: OrNull<Day>

  public init(_ line: LedgerLine, place: LineReference? = nil, balance: Money? = nil) {
    (self.line, entry, number) = (place?.text, place?.entry, OrNull(line.number))
    (journal, account, date, piece, label) = (line.journal, line.account.text, line.day, line.pieceRef, line.label)
    (debit, credit, self.balance) = (line.debit.json, line.credit.json, balance?.json)
    (lettering, thirdParty, dueDate) = (OrNull(line.lettering), OrNull(line.thirdParty), OrNull(line.dueDay))
  }
}
