import Kernel

extension EntryChecks {
  /// Checks the account and the third party of one line, counted from 1.
  mutating func checkAccount(_ line: EntryLine, _ number: Int) {
    let status = context.account(line.account)
    if let finding = status.finding { findings.append(finding.at(line: number, field: "compte")) }
    switch status.posting {
    case .open: break
    case .unknown:
      // A removed account says what replaces it: saying it is unknown would add nothing.
      if status.finding == nil { findings.append(.entryAccountUnknown(line: number, line.account)) }
      return
    case .heading: findings.append(.entryAccountHeading(line: number, line.account))
    case .forbidden(let reason): findings.append(.entryAccountForbidden(line: number, line.account, reason))
    }
    if journal?.kind == .openings, line.account.accountClass == 6 || line.account.accountClass == 7 {
      findings.append(.entryOpeningProfitAndLoss(line: number, line.account))
    }
    checkThirdParty(line, status.gathering, number)
  }

  private mutating func checkThirdParty(_ line: EntryLine, _ gathering: AccountStatus.Gathering, _ number: Int) {
    guard let code = line.thirdParty, !code.isEmpty else {
      if gathering == .required {
        findings.append(.entryThirdPartyMissing(line: number, line.account, isOpening: journal?.kind == .openings))
      }
      return
    }
    if gathering == .never { return findings.append(.entryThirdPartyNotGathered(line: number, line.account, code)) }
    guard let party = context.thirdParty(code) else { return findings.append(.entryThirdPartyUnknown(line: number, code)) }
    if !EntryChecks.canHold(line.account, party) { findings.append(.entryThirdPartyElsewhere(line: number, line.account, party)) }
  }

  /// A third party stands on its own account and on those of the same family:
  /// a supplier of 401 also has bills (403) and advances (4091).
  private static func canHold(_ account: AccountNumber, _ party: ThirdParty) -> Bool {
    let isShared = ["45", "46", "47"].contains { account.hasPrefix($0) }
    return isShared || account.text.prefix(2) == party.account.text.prefix(2)
  }
}
