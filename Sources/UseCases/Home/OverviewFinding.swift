import Kernel
import Ledger
import Store

/// Something wrong in a dossier, and where it is put right.
public struct OverviewFinding: Hashable, Sendable {
  /// Where it is put right, in one step.
  public enum Way: Hashable, Sendable {
    case entry(Int64)
    case drafts
    case ledger(AccountNumber)
    case agedBalance(DueSide)
    case thirdParty(String)
  }

  public let finding: Finding
  public let way: Way
}

/// What the first page finds wrong, from the sums kept.
struct OverviewFindings {
  let year: StoredFiscalYear
  let day: Day
  let months: [Month]
  let sums: MonthSums
  let drafts: DraftSummary
  /// The drafts that a validation would not take.
  let refused: [ValidateEntries.Blocked]
  let late: [ReadOverview.Due]
  /// The changed IBANs that nobody confirmed.
  let held: [BankDetail]

  /// How many days after its due day a line is called old. A reminder of ours, no rule of law.
  private static let oldDays = 60
  /// Drafts older than this wait for no good reason.
  private static let draftDays = 31

  var all: [OverviewFinding] { unbalanced + refusals + heldDetails + negativeCash + overdrawn + suspense + oldOpen + oldDrafts }

  private var unbalanced: [OverviewFinding] {
    drafts.unbalanced.map {
      OverviewFinding(finding: .overviewDraftUnbalanced($0), way: .entry($0.id))
    }
  }

  /// As many refused drafts as the page names one by one.
  private static let refusedShown = 10

  private var refusals: [OverviewFinding] {
    var all = refused.prefix(OverviewFindings.refusedShown).map {
      OverviewFinding(finding: .overviewDraftRefused($0), way: .entry($0.entry.id))
    }
    if refused.count > all.count {
      all.append(OverviewFinding(finding: .overviewDraftsRefused(refused.count - all.count), way: .drafts))
    }
    if drafts.count > ReadOverview.draftLimit {
      all.append(OverviewFinding(finding: .overviewDraftsUnchecked(drafts.count), way: .drafts))
    }
    return all
  }

  private var heldDetails: [OverviewFinding] {
    held.map { OverviewFinding(finding: .overviewHeld($0), way: .thirdParty($0.thirdParty)) }
  }

  private var negativeCash: [OverviewFinding] {
    sums.accounts("53").compactMap { account, series in
      guard let place = series.firstIndex(where: { $0 < .zero }) else { return nil }
      return OverviewFinding(finding: .overviewNegativeCash(account, months[place], series[place]), way: .ledger(account))
    }
  }

  private var overdrawn: [OverviewFinding] {
    sums.accounts("512").compactMap { account, series in
      guard let balance = series.last, balance < .zero else { return nil }
      return OverviewFinding(finding: .overviewOverdrawn(account, balance), way: .ledger(account))
    }
  }

  private var suspense: [OverviewFinding] {
    sums.accounts("471").compactMap { account, series in
      guard let balance = series.last, !balance.isZero else { return nil }
      return OverviewFinding(finding: .overviewSuspense(account, balance), way: .ledger(account))
    }
  }

  private var oldOpen: [OverviewFinding] {
    DueSide.allCases.compactMap { side in
      let old = late.filter { $0.side == side && day - $0.day > OverviewFindings.oldDays }
      guard let first = old.first else { return nil }
      let sum = old.reduce(Money.zero) { $0.adding($1.amount) ?? $0 }
      return OverviewFinding(
        finding: .overviewOldOpen(side, count: old.count, sum: sum, oldest: first.day), way: .agedBalance(side))
    }
  }

  private var oldDrafts: [OverviewFinding] {
    guard let oldest = drafts.oldest, day - oldest > OverviewFindings.draftDays else { return [] }
    return [OverviewFinding(finding: .overviewOldDrafts(drafts.count, oldest: oldest), way: .drafts)]
  }
}

extension Finding {
  static func overviewDraftUnbalanced(_ draft: DraftSummary.Unbalanced) -> Finding {
    let piece = draft.pieceRef.isEmpty ? "sans pièce" : "pièce \(draft.pieceRef)"
    return Finding(
      "overview.draft-unbalanced", .error,
      "Le brouillon \(draft.journal) du \(draft.day.french), \(piece), a \(draft.gap.magnitude.french) € de trop au"
        + " \(draft.gap > .zero ? "débit" : "crédit").",
      recovery: "Complétez-le ou corrigez-le : il ne peut pas être validé ainsi.", reference: "PCG art. 1031-1")
  }

  /// In the words of the check that stops it.
  static func overviewDraftRefused(_ blocked: ValidateEntries.Blocked) -> Finding {
    let draft = blocked.entry.content
    let piece = draft.pieceRef.isEmpty ? "sans pièce" : "pièce \(draft.pieceRef)"
    let others = blocked.findings.count - 1
    return Finding(
      "overview.draft-refused", .error,
      "Le brouillon \(draft.journal) du \(draft.day.french), \(piece), ne peut pas être validé : \(blocked.findings[0].message)"
        + (others == 0 ? "" : " Et \(others) autre\(others > 1 ? "s" : "") point\(others > 1 ? "s" : "")."),
      recovery: "Corrigez-le : il arrêterait la validation. \(blocked.findings[0].recovery)",
      reference: blocked.findings[0].reference)
  }

  static func overviewDraftsRefused(_ count: Int) -> Finding {
    Finding(
      "overview.drafts-refused", .error,
      count == 1
        ? "Un autre brouillon ne peut pas être validé non plus."
        : "\(count) autres brouillons ne peuvent pas être validés non plus.",
      recovery: "Corrigez d’abord ceux qui sont nommés ; la validation dit ce qui manque à chacun.")
  }

  static func overviewDraftsUnchecked(_ count: Int) -> Finding {
    Finding(
      "overview.drafts-unchecked", .info,
      "Sur \(count) brouillons, les \(ReadOverview.draftLimit) premiers sont vérifiés ici.",
      recovery: "Un essai de validation les vérifie tous.")
  }

  static func overviewHeld(_ detail: BankDetail) -> Finding {
    Finding(
      "overview.bank-detail-held", .warning,
      "L’IBAN de \(detail.thirdParty) a été changé par \(detail.author) le \(detail.day) : rien ne lui est payé.",
      recovery: "Rappelez le fournisseur à un numéro connu d’avant, puis confirmez le nouvel IBAN sur sa fiche.",
      reference: "fraude au changement de RIB")
  }

  static func overviewNegativeCash(_ account: AccountNumber, _ month: Month, _ balance: Money) -> Finding {
    Finding(
      "overview.negative-cash", .error,
      "La caisse \(account) est créditrice de \(balance.magnitude.french) € fin \(month.french) : elle ne peut pas l’être.",
      recovery: "Cherchez une recette oubliée ou une dépense comptée deux fois.")
  }

  static func overviewOverdrawn(_ account: AccountNumber, _ balance: Money) -> Finding {
    Finding(
      "overview.overdrawn", .warning, "La banque \(account) est à découvert de \(balance.magnitude.french) € dans les livres.",
      recovery: "Comparez avec le relevé : une recette non saisie l’explique souvent.")
  }

  static func overviewSuspense(_ account: AccountNumber, _ balance: Money) -> Finding {
    Finding(
      "overview.suspense", .warning, "\(balance.magnitude.french) € restent en compte d’attente \(account).",
      recovery: "Trouvez de quoi il s’agit et reclassez : ce compte est soldé à la clôture.")
  }

  static func overviewOldOpen(_ side: DueSide, count: Int, sum: Money, oldest: Day) -> Finding {
    let what = side == .customers ? "à encaisser" : "à payer"
    return Finding(
      "overview.old-open", .warning,
      "\(sum.french) € \(what) depuis plus de deux mois après l’échéance (\(count) ligne\(count > 1 ? "s" : ""), la plus ancienne"
        + " du \(oldest.french)).",
      recovery: side == .customers
        ? "Relancez, ou lettrez ce qui est déjà réglé." : "Payez, contestez, ou lettrez ce qui est déjà réglé.")
  }

  static func overviewOldDrafts(_ count: Int, oldest: Day) -> Finding {
    Finding(
      "overview.old-drafts", .info,
      "\(count) brouillon\(count > 1 ? "s attendent" : " attend"), le plus ancien du \(oldest.french).",
      recovery: "Validez ce qui est sûr : une écriture n’entre dans le FEC qu’une fois validée.",
      reference: "PCG art. 1031-3")
  }
}
