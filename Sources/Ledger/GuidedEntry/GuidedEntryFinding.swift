import Kernel

/// What a guided entry refuses.
extension Finding {
  public static func entryAssistantOff() -> Finding {
    Finding(
      "ledger.entry.assistant-off", .error,
      "L’assistant de saisie est fermé dans ce dossier d’école : trouver les comptes est l’exercice.",
      recovery: "Saisissez les lignes vous-même, ou demandez au formateur d’ouvrir l’assistant pour cette compétence.")
  }

  public static func guidedWithoutAmount() -> Finding {
    Finding(
      "ledger.entry.guided-without-amount", .error, "La pièce n’a aucun montant.",
      recovery: "Donnez au moins un montant, HT ou TTC.", field: "montant")
  }

  public static func guidedAmountNotPositive(_ amount: Money, part: Int) -> Finding {
    Finding(
      "ledger.entry.guided-amount-not-positive", .error, "Le montant n° \(part) est de \(amount.french) : il doit être positif.",
      recovery: "Pour diminuer une facture, saisissez un avoir d’un montant positif.", field: "montant")
  }

  public static func guidedAccountMissing(part: Int) -> Finding {
    Finding(
      "ledger.entry.guided-account-missing", .error, "Le montant n° \(part) n’a pas de compte.",
      recovery: "Donnez le compte de charge, de produit ou d’immobilisation.", field: "compte")
  }

  public static func guidedTaxBeyondAmount(_ tax: Money, _ amount: Money, part: Int) -> Finding {
    Finding(
      "ledger.entry.guided-tax-beyond-amount", .error,
      "La TVA indiquée (\(tax.french)) du montant n° \(part) n’est pas comprise entre 0 et \(amount.french).",
      recovery: "Recopiez la TVA portée sur la pièce, ou laissez-la calculer.", field: "tva")
  }

  public static func guidedTotalTooLarge() -> Finding {
    Finding(
      "ledger.entry.guided-total-too-large", .error, "Le total de la pièce dépasse \(Money.largest.french).",
      recovery: "Vérifiez les montants : il y a sans doute des zéros de trop.", field: "montant")
  }

  public static func guidedTreasuryMissing(_ operation: GuidedEntry.Operation) -> Finding {
    Finding(
      "ledger.entry.guided-treasury-missing", .error,
      "Il manque le compte de banque ou de caisse de l’opération « \(operation.rawValue) ».",
      recovery: "Donnez le compte de trésorerie, par exemple 512 ou 530.", field: "tresorerie")
  }

  public static func guidedThirdPartyMissing(_ operation: GuidedEntry.Operation) -> Finding {
    Finding(
      "ledger.entry.guided-third-party-missing", .error,
      "L’opération « \(operation.rawValue) » n’a ni tiers ni compte de règlement.",
      recovery: "Donnez le tiers, ou le compte de banque ou de caisse si la pièce est réglée aussitôt.", field: "tiers")
  }

  public static func guidedVATCodeOfOtherSide(_ code: VATCode, _ operation: GuidedEntry.Operation) -> Finding {
    Finding(
      "ledger.entry.guided-vat-code-side", .error,
      "Le code de TVA \(code.code) (\(code.label)) ne convient pas à l’opération « \(operation.rawValue) ».",
      recovery: code.side == .sale
        ? "Pour un achat, prenez un code comme D20 ou I20." : "Pour une vente, prenez un code comme C20 ou E20.",
      field: "tva")
  }

  public static func guidedVATCodeNotOnReceipts(_ code: VATCode) -> Finding {
    Finding(
      "ledger.entry.guided-vat-code-not-on-receipts", .error,
      "Le code \(code.code) n’attend pas le paiement : sa TVA a été constatée avec la facture.",
      recovery: "Enregistrez le règlement sans code de TVA ; seuls E… et DE… déplacent de la TVA au paiement.", field: "tva")
  }

  public static func vatCodeUnknown(_ code: String) -> Finding {
    Finding(
      "ledger.vat.code-unknown", .error, "Le code de TVA « \(code) » n’existe pas.",
      recovery: "Choisissez-le dans la liste : « ecritoire aide tva ».", field: "tva")
  }
}
