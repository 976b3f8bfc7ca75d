import Kernel
import Ledger
import Store

/// A line of an entry.
public struct EntryLineJSON: Encodable, Sendable {
  /// Its place, `12.0`: what the lettering takes. Null while the entry has no key.
  let line: OrNull<String>
  let account, label, debit, credit: String
  let thirdParty, vatCode, lettering: OrNull<String>
  /// In the currency of the document; null for a line that is in euros alone.
  let foreignAmount, currency: OrNull<String>
  let dueDate: OrNull<Day>

  public init(_ line: EntryLine, of draft: EntryDraft, place: LineReference?, lettering mark: LetteringMark? = nil) {
    (account, label, debit, credit) = (line.account.text, line.label ?? draft.label, line.debit.json, line.credit.json)
    (self.line, thirdParty, vatCode) = (OrNull(place?.text), OrNull(line.thirdParty), OrNull(line.vatCode))
    (lettering, dueDate) = (OrNull(mark?.code), OrNull(line.dueDay))
    (foreignAmount, currency) = (OrNull(line.foreign?.amount.replacing(",", with: ".")), OrNull(line.foreign?.currency))
  }
}

/// What an entry says, saved or not.
public struct EntryContentJSON: Encodable, Sendable {
  let journal, piece, label, debit, credit: String
  let date: Day
  let pieceDate: OrNull<Day>
  let lines: [EntryLineJSON]

  public init(_ draft: EntryDraft, id: Int64? = nil, letterings: [LetteringMark?] = []) {
    (journal, piece, label, date, pieceDate) = (draft.journal, draft.pieceRef, draft.label, draft.day, OrNull(draft.pieceDay))
    (debit, credit) = (draft.totalDebit.json, draft.totalCredit.json)
    lines = draft.lines.enumerated().map { index, line in
      EntryLineJSON(
        line, of: draft, place: id.map { LineReference(entry: $0, position: Int32(index)) },
        lettering: letterings.indices.contains(index) ? letterings[index] : nil)
    }
  }
}

/// An entry of the dossier.
public struct EntryJSON: Encodable, Sendable {
  let id: Int64
  let version: Int64
  let fiscalYear: Int
  let number, batch, corrects: OrNull<Int64>
  let validated: Bool
  let validDate: OrNull<Day>
  let sourceNumber: OrNull<String>
  let content: EntryContentJSON

  public init(_ entry: Entry) {
    (id, version, fiscalYear, validated) = (entry.id, entry.version, entry.fiscalYear.name, entry.isValidated)
    (number, batch, corrects) = (OrNull(entry.number), OrNull(entry.batch), OrNull(entry.corrects))
    (validDate, sourceNumber) = (OrNull(entry.validDay), OrNull(entry.sourceNumber))
    content = EntryContentJSON(entry.content, id: entry.id, letterings: entry.letterings)
  }

  private enum Key: String, CodingKey {
    case id, version, fiscalYear, number, batch, corrects, validated, validDate, sourceNumber
  }

  /// One flat object: the keys of the content stand beside those of the entry.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(id, forKey: .id)
    try values.encode(version, forKey: .version)
    try values.encode(fiscalYear, forKey: .fiscalYear)
    try values.encode(number, forKey: .number)
    try values.encode(batch, forKey: .batch)
    try values.encode(corrects, forKey: .corrects)
    try values.encode(validated, forKey: .validated)
    try values.encode(validDate, forKey: .validDate)
    try values.encode(sourceNumber, forKey: .sourceNumber)
    try content.encode(to: encoder)
  }
}
