import Kernel

/// One thing that two versions of an entry say otherwise.
public struct EntryDifference: Hashable, Sendable {
  /// The line it is about, counted from 1; nil for the entry itself.
  public let line: Int?
  /// `date`, `piece`, `compte`… as findings name fields.
  public let field: String
  /// As shown; empty where a version has nothing.
  public let theirs: String
  public let yours: String

  public init(line: Int? = nil, field: String, theirs: String, yours: String) {
    (self.line, self.field, self.theirs, self.yours) = (line, field, theirs, yours)
  }

  /// Field by field, in the order of the form. Lines are compared by their place: that is how they stand beside each other.
  public static func between(theirs: EntryDraft, yours: EntryDraft) -> [EntryDifference] {
    var found: [EntryDifference] = []
    func compare(_ field: String, _ a: String, _ b: String, line: Int? = nil) {
      if a != b { found.append(EntryDifference(line: line, field: field, theirs: a, yours: b)) }
    }
    compare("journal", theirs.journal, yours.journal)
    compare("date", theirs.day.french, yours.day.french)
    compare("piece", theirs.pieceRef, yours.pieceRef)
    compare("date_piece", theirs.pieceDay?.french ?? "", yours.pieceDay?.french ?? "")
    compare("libelle", theirs.label, yours.label)
    for index in 0..<max(theirs.lines.count, yours.lines.count) {
      let a = index < theirs.lines.count ? theirs.lines[index] : nil
      let b = index < yours.lines.count ? yours.lines[index] : nil
      compare("compte", a?.account.text ?? "", b?.account.text ?? "", line: index + 1)
      compare("tiers", a?.thirdParty ?? "", b?.thirdParty ?? "", line: index + 1)
      compare("libelle", a?.label ?? "", b?.label ?? "", line: index + 1)
      compare("code_tva", a?.vatCode ?? "", b?.vatCode ?? "", line: index + 1)
      compare("debit", EntryDifference.amount(a?.debit), EntryDifference.amount(b?.debit), line: index + 1)
      compare("credit", EntryDifference.amount(a?.credit), EntryDifference.amount(b?.credit), line: index + 1)
      compare("echeance", a?.dueDay?.french ?? "", b?.dueDay?.french ?? "", line: index + 1)
    }
    return found
  }

  private static func amount(_ amount: Money?) -> String { amount.flatMap { $0.isZero ? nil : $0.french } ?? "" }
}
