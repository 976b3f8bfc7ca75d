import Banking
import Kernel
import Ledger

extension OutstandingItem {
  /// « chèque 0004512 du 30/10/2026 (−3 540,00 €) ».
  public var french: String { "« \(label) » du \(day.french) (\(amount.french) €)" }
}

extension Finding {
  // MARK: Matches

  static func matchMemberMissing(_ source: OutstandingItem.Source, _ account: StoredBankAccount) -> Finding {
    Finding(
      "bank.match.member-missing",
      "« \(source.text) » n’est ni un mouvement, ni une ligne, ni un suspens du compte \(account.ledgerAccount) à rapprocher.",
      recovery:
        "Affichez ce qui reste à rapprocher : ecritoire banque suspens. Une ligne d’avant le premier relevé se reprend en suspens d’ouverture."
    )
  }

  static func matchMemberHeld(_ item: OutstandingItem, _ match: StoredMatch) -> Finding {
    Finding(
      "bank.match.held", "\(item.french) est déjà dans le rapprochement n° \(match.id).",
      recovery: "Dépointez-le d’abord : ecritoire banque depointer \(match.id)")
  }

  static func matchUnbalanced(bank: Money, books: Money) -> Finding {
    Finding(
      "bank.match.unbalanced",
      "La banque dit \(bank.french) €, les livres \(books.french) € : il y a \((bank - books).magnitude.french) € de différence.",
      recovery: "Ajoutez le mouvement ou la ligne qui manque ; passez d’abord l’écriture des frais ou de l’écart.")
  }

  static func matchTooFew(_ count: Int) -> Finding {
    Finding(
      "bank.match.too-few", "Un rapprochement relie au moins deux éléments, chacun une fois ; il y en a \(count).",
      recovery: "Ajoutez la ligne des livres, ou le mouvement de la banque, qui répond à l’autre.")
  }

  static func matchMissing(_ id: Int64) -> Finding {
    Finding(
      "bank.match.missing", "Aucun rapprochement n° \(id) ne tient plus dans ce dossier.",
      recovery: "Affichez les rapprochements : ecritoire banque rapprocher --compte 512 --essai")
  }

  static func matchLineHeld(_ entry: Entry, _ match: StoredMatch) -> Finding {
    Finding(
      "bank.match.line-held",
      "L’écriture \(entry.id) du \(entry.content.day.french) (« \(entry.content.label) ») est rapprochée de la banque (rapprochement n° \(match.id), \(match.amount.french) €) : sa ligne de banque ne change pas.",
      recovery: "Dépointez-la d’abord : ecritoire banque depointer \(match.id)")
  }

  // MARK: Opening items

  static func openingItemMissing(_ id: Int64, _ account: AccountNumber) -> Finding {
    Finding(
      "bank.opening-item.missing", "Le compte \(account) n’a pas de suspens d’ouverture n° \(id).",
      recovery: "Affichez-les : ecritoire banque suspens --compte \(account)")
  }

  static func openingItemMatched(_ item: StoredOpeningItem) -> Finding {
    Finding(
      "bank.opening-item.matched",
      "Le suspens d’ouverture \(item.item.french) est dans le rapprochement n° \(item.match ?? 0).",
      recovery: "Dépointez-le d’abord : ecritoire banque depointer \(item.match ?? 0)")
  }

  // MARK: Reconciliations

  static func reconciliationWithoutBalance(_ account: StoredBankAccount, _ day: Day) -> Finding {
    Finding(
      "bank.reconciliation.no-balance",
      "Aucun relevé ne dit ce que la banque tenait au \(day.french) sur le compte \(account.ledgerAccount).",
      recovery: "Importez le relevé de cette période, ou donnez le solde du relevé papier avec --solde.")
  }

  static func reconciliationDifference(_ content: Reconciliation) -> Finding {
    Finding(
      "bank.reconciliation.difference",
      "L’état de rapprochement du compte \(content.account) au \(content.day.french) laisse \(content.difference.french) € sans explication : relevé \(content.statementBalance.french) + livres seuls \(content.total(.ledger).french) − banque seule \(content.total(.bank).french) ≠ \(content.ledgerBalance.french).",
      recovery: "Cherchez ce qui manque ; un écart d’avant le premier relevé se reprend en suspens d’ouverture.")
  }

  public static func reconciliationSealed(_ sealed: StoredReconciliation) -> Finding {
    Finding(
      "bank.reconciliation.sealed",
      "Le compte \(sealed.account) est rapproché et scellé jusqu’au \(sealed.day.french) : ce qui le touche jusqu’à ce jour ne change plus.",
      recovery:
        "Datez l’écriture après ce jour, ou rouvrez l’état : ecritoire banque etat --compte \(sealed.account) --au \(sealed.day.iso) --rouvrir --motif « … »"
    )
  }

  static func reconciliationNotSealed(_ account: AccountNumber) -> Finding {
    Finding(
      "bank.reconciliation.not-sealed", "Aucun état de rapprochement du compte \(account) n’est scellé.",
      recovery: "Affichez l’état : ecritoire banque etat --compte \(account)")
  }
}
