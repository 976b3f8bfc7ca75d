import Kernel

/// What each format of statement can have wrong on its own.
extension Finding {
  // MARK: CFONB 120

  static func bankRecordLength(_ number: Int, found: Int) -> Finding {
    Finding(
      "bank.cfonb.length", .error, "L’enregistrement \(number) a \(found) caractères au lieu de 120.",
      recovery: "Redemandez le fichier sans l’ouvrir dans un éditeur, qui en change les blancs et les fins de ligne.",
      reference: "CFONB, relevé de compte 120")
  }

  static func bankRecordUnknown(_ number: Int, code: String) -> Finding {
    Finding(
      "bank.cfonb.record-unknown", .error,
      "L’enregistrement \(number) commence par « \(BankText.quoted(code)) », qui n’est ni 01, ni 04, ni 05, ni 07.",
      recovery: "Vérifiez que c’est un relevé de compte, et que rien n’y a été ajouté.", reference: "CFONB, relevé de compte 120")
  }

  static func bankRecordOutside(_ number: Int, _ code: String) -> Finding {
    Finding(
      "bank.cfonb.outside", .error,
      "L’enregistrement \(number) (\(code)) n’est dans aucun relevé : il manque un ancien solde (01).",
      recovery: "Le début du relevé est perdu : redemandez-le à la banque.", reference: "CFONB, relevé de compte 120")
  }

  static func bankDetailAlone(_ number: Int) -> Finding {
    Finding(
      "bank.cfonb.detail-alone", .error, "L’enregistrement \(number) (05) ne complète aucun mouvement du même compte.",
      recovery: "Un enregistrement 05 suit le 04 qu’il complète : redemandez le fichier à la banque.",
      reference: "CFONB, relevé de compte 120")
  }

  static func bankDetailsTooMany(_ number: Int, limit: Int) -> Finding {
    Finding(
      "bank.cfonb.details-too-many", .warning,
      "Le mouvement a plus de \(limit) compléments : ceux à partir de l’enregistrement \(number) sont laissés.",
      recovery: "Vérifiez que le fichier est bien un relevé.")
  }

  static func bankOverpunch(_ number: Int, text: String) -> Finding {
    Finding(
      "bank.cfonb.overpunch", .error,
      "Le montant « \(BankText.quoted(text)) » de l’enregistrement \(number) n’est pas treize chiffres suivis d’un chiffre signé ({ A à I, } J à R).",
      recovery: "Le fichier a été changé en route (une accolade est souvent la première victime) : redemandez-le.",
      reference: "CFONB, relevé de compte 120")
  }

  static func bankDecimals(_ number: Int, _ text: String, expected: Int) -> Finding {
    Finding(
      "bank.cfonb.decimals", .error,
      "L’enregistrement \(number) annonce « \(BankText.quoted(text)) » décimales, alors que le compte en a \(expected).",
      recovery: "Redemandez le fichier à la banque : ses montants ne sont pas sûrs.", reference: "CFONB, relevé de compte 120")
  }

  static func bankAccountsMixed(_ number: Int, found: String, expected: String) -> Finding {
    Finding(
      "bank.cfonb.accounts-mixed", .error,
      "L’enregistrement \(number) est du compte \(BankText.quoted(found)), au milieu du relevé du compte \(BankText.quoted(expected)).",
      recovery: "Redemandez le fichier : chaque compte doit aller de son ancien à son nouveau solde.",
      reference: "CFONB, relevé de compte 120")
  }

  static func bankCodeDiffers(_ number: Int, found: String, expected: String) -> Finding {
    Finding(
      "bank.cfonb.bank-differs", .warning,
      "L’enregistrement \(number) porte le code banque \(BankText.quoted(found)) au lieu de \(BankText.quoted(expected)).",
      recovery: "Cela arrive quand des banques fusionnent ; sinon, vérifiez le compte.")
  }

  // MARK: CAMT.053

  static func bankNotBooked(_ status: String, _ amount: BankAmount) -> Finding {
    Finding(
      "bank.camt.not-booked", .info,
      "Un mouvement de \(amount.french) a l’état \(BankText.quoted(status)) : il n’est pas encore comptabilisé, et n’est pas compté.",
      recovery: "Il viendra avec un relevé suivant.", reference: "ISO 20022, camt.053, Ntry/Sts")
  }

  static func bankStatusMissing(_ amount: BankAmount) -> Finding {
    Finding(
      "bank.camt.status-missing", .warning, "Un mouvement de \(amount.french) ne dit pas s’il est comptabilisé : il est compté.",
      recovery: "Si les soldes ne tombent pas juste, c’est lui qu’il faut vérifier.", reference: "ISO 20022, camt.053, Ntry/Sts")
  }

  static func bankBatchSum(_ count: Int, sum: Int128, _ amount: BankAmount) -> Finding {
    Finding(
      "bank.camt.batch-sum", .warning,
      "Le détail (\(count) opération\(count > 1 ? "s" : "")) fait \(amount.currency.french(sum)), et le mouvement \(amount.french) : c’est le mouvement qui est gardé, en une ligne.",
      recovery: "Demandez à la banque d’où vient l’écart (des frais, souvent).")
  }

  static func bankEntryTooLong(limit: Int) -> Finding {
    Finding(
      "bank.camt.entry-too-long", .error,
      "Un mouvement groupe plus de \(limit) opérations, ou une opération est démesurée : tout n’en est pas lu.",
      recovery: "Demandez à la banque un relevé moins groupé.")
  }

  // MARK: OFX

  static func bankIdentifierReused(_ identifier: String, _ amount: BankAmount) -> Finding {
    Finding(
      "bank.ofx.identifier-reused", .warning,
      "L’identifiant « \(BankText.quoted(identifier)) » est donné à deux mouvements (le second de \(amount.french)) : les deux sont gardés.",
      recovery: "Vérifiez sur le relevé papier s’il y en a bien deux.", reference: "OFX, FITID")
  }

  static func bankCorrection(_ action: String, of identifier: String) -> Finding {
    Finding(
      "bank.ofx.correction", .warning,
      "La banque corrige (\(BankText.quoted(action))) le mouvement « \(BankText.quoted(identifier)) » d’un envoi précédent.",
      recovery: "Retrouvez-le dans les mouvements déjà repris, et annulez-le s’il y est.", reference: "OFX, CORRECTFITID")
  }

  // MARK: MT940

  static func bankFieldOutside(_ tag: String) -> Finding {
    Finding(
      "bank.mt940.outside", .error, "La zone :\(tag): n’est dans aucun message : il manque :20: et :25:.",
      recovery: "Le début du message est perdu : redemandez-le à la banque.", reference: "SWIFT, MT940")
  }

  static func bankTagUnknown(_ tag: String) -> Finding {
    Finding(
      "bank.mt940.tag-unknown", .info, "La zone :\(tag): n’est pas de celles d’un relevé : elle n’est pas lue.",
      recovery: "Rien à faire, si les soldes tombent juste.", reference: "SWIFT, MT940")
  }

  // MARK: QIF

  static func bankTypeIgnored(_ type: String) -> Finding {
    Finding(
      "bank.qif.type-ignored", .info, "La partie « \(BankText.quoted(type)) » n’est pas d’un compte : elle n’est pas lue.",
      recovery: "Rien à faire : ce sont des catégories, des placements ou des listes.")
  }

  static func bankSplitSum(sum: Int128, _ amount: BankAmount) -> Finding {
    Finding(
      "bank.qif.split-sum", .warning,
      "La ventilation fait \(amount.currency.french(sum)), et le mouvement \(amount.french) : c’est le mouvement qui compte.",
      recovery: "Refaites la ventilation dans le logiciel d’origine, ou ici.")
  }

  // MARK: CSV

  static func bankHeaderMissing() -> Finding {
    Finding(
      "bank.csv.header-missing", .error, "Aucune ligne de titres ne nomme une date et un montant.",
      recovery: "Ajoutez les titres (Date, Libellé, Montant, ou Débit et Crédit), ou exportez en OFX ou en CFONB 120.")
  }

  static func bankColumnMissing(_ field: String) -> Finding {
    Finding(
      "bank.csv.column-missing", .error, "Aucune colonne ne donne « \(field) ».",
      recovery: "Nommez-la dans la ligne de titres : Date, Libellé, Montant, ou Débit et Crédit.")
  }

  static func bankColumnUnknown(_ title: String) -> Finding {
    Finding(
      "bank.csv.column-unknown", .error, "Aucune colonne de ce fichier ne s’appelle « \(BankText.quoted(title)) ».",
      recovery: "Donnez un titre de la ligne de titres, ou le rang de la colonne : --colonne libelle=3")
  }

  static func bankColumnsGuessed(_ list: String) -> Finding {
    Finding(
      "bank.csv.columns-guessed", .info, "Les colonnes sont lues ainsi : \(list).",
      recovery: "Rien à faire si c’est juste ; sinon dites ce que porte une colonne : --colonne libelle=3")
  }

  static func bankRowIgnored() -> Finding {
    Finding(
      "bank.csv.row-ignored", .info, "Cette ligne n’a ni date ni montant : elle n’est pas lue.",
      recovery: "Rien à faire si c’est un titre ou un total.")
  }

  static func bankBothSides(_ debit: BankAmount, _ credit: BankAmount) -> Finding {
    Finding(
      "bank.csv.both-sides", .error, "Un même mouvement porte un débit (\(debit.french)) et un crédit (\(credit.french)).",
      recovery: "Corrigez la ligne d’après le relevé papier.")
  }

  static func bankRunningBalance(_ balance: BankAmount, expected: String) -> Finding {
    Finding(
      "bank.csv.running-balance", .error,
      "Le solde de la ligne est \(balance.french), alors que la ligne voisine mène à \(expected).",
      recovery: "Une ligne manque, est en trop ou a changé de place : exportez de nouveau, sans trier ni filtrer.")
  }
}
