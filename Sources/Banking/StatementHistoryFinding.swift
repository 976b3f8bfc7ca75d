import Kernel

/// What a statement says beside those that were imported before.
extension Finding {
  static func bankDayContradicts(_ line: StatementLine, _ proof: KnownStatement) -> Finding {
    Finding(
      "bank.day.contradicts", .error,
      "Le mouvement du \(line.bookingDay.french) « \(BankText.quoted(line.label)) » (\(line.amount.french)) n’est pas dans le relevé déjà importé du \(proof.firstDay.french) au \(proof.lastDay.french), que ses soldes prouvent entier.",
      recovery:
        "Demandez à la banque les seuls jours qui suivent le \(proof.lastDay.french) ; si c’est le relevé importé qui est faux, annulez d’abord son import : ecritoire banque annuler N"
    )
  }

  static func bankMovementsStray(_ count: Int, first: StatementLine) -> Finding {
    let what = count == 1 ? "Un mouvement déjà importé n’est" : "\(count) mouvements déjà importés ne sont"
    return Finding(
      "bank.movement.stray", .warning,
      "\(what) pas dans ce relevé, que ses soldes prouvent entier : \(first.bookingDay.french) « \(BankText.quoted(first.label)) » (\(first.amount.french)).",
      recovery:
        "Regardez d’où vient l’import précédent : un fichier d’un autre compte, ou aux dates de valeur, s’annule (ecritoire banque annuler N)."
    )
  }

  static func bankChainGap(_ account: String, _ missing: BankAmount, after: Day, before: Day) -> Finding {
    let amount = missing.minor > 0 ? "+\(missing.french)" : missing.french
    return Finding(
      "bank.chain.gap", .warning,
      "Compte \(account) : entre le relevé qui finit le \(after.french) et celui qui commence le \(before.french), il manque \(amount) de mouvements.",
      recovery: "Demandez à la banque le relevé de ces jours, puis importez-le : l’ordre des imports ne compte pas.")
  }

  static func bankChainIncomplete(_ account: String, _ missing: BankAmount, from: Day, through: Day) -> Finding {
    let amount = missing.minor > 0 ? "+\(missing.french)" : missing.french
    return Finding(
      "bank.chain.incomplete", .warning,
      "Compte \(account) : du \(from.french) au \(through.french), les soldes des relevés demandent \(amount) de mouvements de plus que ceux du dossier.",
      recovery:
        "Importez de nouveau les relevés de ces jours : ce qui manque sera repris, et rien d’autre. Cela arrive quand un import a été annulé."
    )
  }

  static func bankChainOverlap(_ account: String, from: Day, through: Day) -> Finding {
    let days = from == through ? "le \(from.french)" : "du \(from.french) au \(through.french)"
    return Finding(
      "bank.chain.overlap", .info, "Compte \(account) : deux relevés racontent les mêmes jours, \(days).",
      recovery: "Rien à faire : ce qui était déjà connu n’a pas été repris deux fois.")
  }

  static func bankChainBeforeFirst(_ account: String, _ statement: KnownStatement, first: KnownStatement) -> Finding {
    Finding(
      "bank.chain.before-first", .info,
      "Compte \(account) : ce relevé (du \(statement.firstDay.french) au \(statement.lastDay.french)) précède le premier qui était connu (du \(first.firstDay.french)).",
      recovery: "Vérifiez que l’exercice de ces mouvements est ouvert dans les livres.")
  }
}
