import Kernel

/// The lines that a guided entry becomes, and the rule that made each of them.
public struct EntryProposal: Hashable, Sendable {
  /// Why a line stands where it stands, in French.
  public struct TraceStep: Hashable, Sendable {
    /// Index in `draft.lines`.
    public let line: Int
    public let rule: String
  }

  /// Nil when a finding is an error.
  public let draft: EntryDraft?
  public let trace: [TraceStep]
  public let findings: [Finding]

  /// Proposes the lines.
  ///
  /// Rounding: the tax of amounts given before tax is their sum × the rate, one
  /// rounding per VAT code, a half away from zero; of amounts given with tax it
  /// is their sum × rate / (1 + rate), rounded the same way, and the base is
  /// the remainder, so that what is paid is never changed.
  ///
  /// `isAssistantOpen` is false in a school dossier where the learner has to
  /// find the lines without help; the proposal is then refused.
  public static func make(
    _ guided: GuidedEntry, rates: VATRates, accounts: VATAccounts = .pcg, isAssistantOpen: Bool = true
  ) -> EntryProposal {
    guard isAssistantOpen else { return EntryProposal(draft: nil, trace: [], findings: [.entryAssistantOff()]) }
    var taxed = TaxedParts(guided, rates: rates)
    taxed.compute()
    let findings = shapeFindings(guided) + taxed.findings
    guard findings.isEmpty else { return EntryProposal(draft: nil, trace: [], findings: findings) }
    var composer = ProposalComposer(guided: guided, taxed: taxed, accounts: accounts)
    composer.compose()
    let draft = EntryDraft(
      journal: guided.journal, day: guided.day, pieceRef: guided.pieceRef, pieceDay: guided.pieceDay, label: guided.label,
      lines: composer.lines)
    return EntryProposal(draft: draft, trace: composer.trace, findings: [])
  }

  private static func shapeFindings(_ guided: GuidedEntry) -> [Finding] {
    var findings: [Finding] = []
    if guided.parts.isEmpty { findings.append(.guidedWithoutAmount()) }
    for (index, part) in guided.parts.enumerated() {
      if part.amount <= .zero { findings.append(.guidedAmountNotPositive(part.amount, part: index + 1)) }
      if part.account == nil, !guided.isPayment { findings.append(.guidedAccountMissing(part: index + 1)) }
      if let tax = part.statedTax, tax < .zero || tax > part.amount {
        findings.append(.guidedTaxBeyondAmount(tax, part.amount, part: index + 1))
      }
    }
    let total = guided.parts.reduce(Money?.some(.zero)) { $0?.adding($1.amount) }
    if total.map({ $0 > .largest }) ?? true { findings.append(.guidedTotalTooLarge()) }
    if guided.isPayment {
      if guided.treasury == nil { findings.append(.guidedTreasuryMissing(guided.operation)) }
      let hasAccounts = guided.parts.allSatisfy { $0.account != nil }
      if guided.thirdParty == nil, !hasAccounts { findings.append(.guidedThirdPartyMissing(guided.operation)) }
    } else if guided.thirdParty == nil, guided.treasury == nil {
      findings.append(.guidedThirdPartyMissing(guided.operation))
    }
    return findings
  }
}
