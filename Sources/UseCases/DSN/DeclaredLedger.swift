import Kernel
import Ledger
import SocialReporting
import Store

/// What the books hold of the payslips that a declaration says.
struct DeclaredLedger {
  private let month: Month
  private let missing: Int
  private let owed: [AccountNumber: Money]

  init(_ month: Month, _ payslips: [String], _ reading: DeclarationReading) throws {
    self.month = month
    let read = try MonthPostings(month, reading.reading, reading.desk)
    let declared = Set(payslips)
    missing = read.added.count { declared.contains($0.number) }
    var owed: [AccountNumber: Money] = [:]
    for posting in read.postings where !declared.isDisjoint(with: posting.payslips + posting.removed) {
      guard let entry = try reading.reading.entry(id: posting.entry) else { continue }
      for line in entry.content.lines { owed[line.account, default: .zero] += line.credit - line.debit }
    }
    self.owed = owed
  }

  /// Payslips that are not posted, and bodies for which the entries hold another amount than the payslips say.
  func findings(_ crossFooting: CrossFooting) -> [Finding] {
    guard missing == 0 else { return [.declarationNotPosted(month, missing)] }
    return crossFooting.bodies.compactMap { body in
      guard let posted = posted(body.account), posted != body.entry else { return nil }
      return .declarationLedger(body.label, body.account, declared: body.entry, posted: posted)
    }
  }

  /// At the credit of an account; nil while payslips are not posted.
  func posted(_ account: String) -> Money? {
    missing == 0 ? owed.filter { $0.key.isOwn(of: account) }.map(\.value).sum() : nil
  }
}

extension AccountNumber {
  /// The same account, with zeros behind in the books of the dossier.
  fileprivate func isOwn(of text: String) -> Bool {
    self.text.hasPrefix(text) && self.text.dropFirst(text.count).allSatisfy { $0 == "0" }
  }
}
