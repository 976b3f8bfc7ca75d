import Kernel
import Ledger
import UseCases

/// The state of the lettering, and the groups that were just posted.
public struct LetteringJSON: Encodable, Sendable {
  struct Open: Encodable {
    let line, account, thirdParty, date, piece, label, debit, credit: String?
    /// The code of a partial lettering, and what remains of all its lines.
    let code, remaining: String?

    init(_ item: OpenItem, _ remaining: [LetteringKey: Money]) {
      (line, account, thirdParty, date) = (item.line.text, item.account.text, item.thirdParty, item.day.iso)
      (piece, label, debit, credit) = (item.pieceRef, item.label, item.debit.json, item.credit.json)
      (code, self.remaining) = (item.code?.text, item.partialGroup.flatMap { remaining[$0]?.json })
    }
  }
  struct Group: Encodable {
    let code, account, remaining, reason: String
    let thirdParty, strategy: String?
    let full: Bool
    let lines: [String]

    init(_ posted: PostedLettering) {
      let group = posted.group
      (code, account, remaining, reason) = (posted.code.text, group.scope.account.text, group.remaining.json, group.reason.french)
      (thirdParty, strategy, full) = (group.scope.thirdParty, group.strategy?.rawValue, group.isFull)
      lines = group.lines.map(\.text)
    }
  }
  let groups: Int
  let lettered: Int
  let open: [Open]
  var posted: [Group] = []
  var findings: [FindingJSON] = []

  public init(_ state: LetteringState, posted: [PostedLettering] = [], findings: [Finding] = []) {
    (groups, lettered) = (state.groups, state.letteredLines)
    let remaining = state.remaining
    open = state.open.map { Open($0, remaining) }
    self.posted = posted.map(Group.init)
    self.findings = findings.json
  }
}
