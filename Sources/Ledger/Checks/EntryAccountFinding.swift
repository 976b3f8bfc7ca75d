import Kernel

/// What the checks find wrong with accounts, third parties, VAT, pieces and cash.
extension Finding {
  public static func entryAccountUnknown(line: Int, _ account: AccountNumber) -> Finding {
    Finding(
      "ledger.entry.account-unknown", .error, "Le compte \(account) de la ligne \(line) n’est ni dans le dossier ni dans le PCG.",
      recovery: "Cherchez-le : « ecritoire plan chercher », ou ouvrez-le sous un compte du PCG.", reference: "PCG art. 1121-1",
      line: line, field: "compte")
  }

  public static func entryAccountHeading(line: Int, _ account: AccountNumber) -> Finding {
    Finding(
      "ledger.entry.account-heading", .error, "Le compte \(account) de la ligne \(line) est un compte de totaux.",
      recovery: "Choisissez l’un de ses sous-comptes.", line: line, field: "compte")
  }

  public static func entryAccountForbidden(line: Int, _ account: AccountNumber, _ reason: String) -> Finding {
    Finding(
      "ledger.entry.account-forbidden", .error, "Le compte \(account) de la ligne \(line) est fermé à la saisie : \(reason).",
      recovery: "Choisissez un autre compte.", line: line, field: "compte")
  }

  public static func entryThirdPartyMissing(line: Int, _ account: AccountNumber, isOpening: Bool) -> Finding {
    Finding(
      "ledger.entry.third-party-missing", isOpening ? .warning : .error,
      "La ligne \(line) n’a pas de tiers, et le compte \(account) se tient par tiers.",
      recovery: "Donnez le code du client ou du fournisseur.", line: line, field: "auxiliaire")
  }

  public static func entryThirdPartyNotGathered(line: Int, _ account: AccountNumber, _ code: String) -> Finding {
    Finding(
      "ledger.entry.third-party-not-gathered", .error,
      "La ligne \(line) porte le tiers « \(code) », mais le compte \(account) ne regroupe pas de tiers.",
      recovery: "Retirez le tiers, ou prenez le compte collectif (401, 411…).", line: line, field: "auxiliaire")
  }

  public static func entryThirdPartyUnknown(line: Int, _ code: String) -> Finding {
    Finding(
      "ledger.entry.third-party-unknown", .error, "La ligne \(line) porte le tiers « \(code) », inconnu du dossier.",
      recovery: "Corrigez le code, ou créez le tiers avec l’écriture : --creer-tiers \"NOM\".", line: line, field: "auxiliaire")
  }

  public static func entryThirdPartyElsewhere(line: Int, _ account: AccountNumber, _ party: ThirdParty) -> Finding {
    Finding(
      "ledger.entry.third-party-other-account", .error,
      "La ligne \(line) porte « \(party.code) » au compte \(account), mais ce tiers (\(party.kind.rawValue)) se tient en \(party.account).",
      recovery: "Prenez le compte \(party.account), ou un autre tiers.", line: line, field: "auxiliaire")
  }

  public static func entryVATNotBaseTimesRate(
    _ code: VATCode, _ rate: Rate, base: Money, tax: Money, expected: Money, severity: Severity
  ) -> Finding {
    Finding(
      "ledger.entry.vat-amount", severity,
      "La TVA du code \(code.code) est de \(tax.french) ; \(base.french) × \(rate.frenchPercent) = \(expected.french).",
      recovery: severity == .warning
        ? "Si le fournisseur arrondit ligne à ligne, gardez le montant de sa facture ; sinon corrigez-le."
        : code.isReverseCharge
          ? "Une autoliquidation a deux lignes de TVA du même montant : l’une due, l’autre déductible."
          : "Corrigez la base, la TVA ou le code.",
      field: "code_tva")
  }

  public static func entryVATWithoutBase(_ code: VATCode, _ tax: Money) -> Finding {
    Finding(
      "ledger.entry.vat-without-base", .warning,
      "L’écriture a \(tax.french) de TVA sous le code \(code.code), et aucune base sous ce code.",
      recovery: "Portez le code de TVA sur la ligne de charge, de produit ou d’immobilisation.", field: "code_tva")
  }

  public static func entryVATCodeMissing(line: Int, _ account: AccountNumber) -> Finding {
    Finding(
      "ledger.entry.vat-code-missing", .warning, "La ligne \(line), compte de TVA \(account), n’a pas de code de TVA.",
      recovery: "Donnez-le : la déclaration ne connaît le taux que par lui.", line: line, field: "code_tva")
  }

  public static func entryVATCodeOnWrongTax(
    line: Int, _ account: AccountNumber, _ code: VATCode, _ accounts: VATAccounts
  ) -> Finding {
    let list = code.roles.map { accounts[$0].text }.joined(separator: " ou ")
    return Finding(
      "ledger.entry.vat-code-tax-account", .error,
      "La ligne \(line) porte le code \(code.code) au compte \(account), qui n’est pas celui de sa TVA.",
      recovery: list.isEmpty ? "Ce code n’a pas de TVA : retirez la ligne ou changez le code." : "Prenez le compte \(list).",
      line: line, field: "code_tva")
  }

  public static func entryVATCodeOnWrongBase(line: Int, _ account: AccountNumber, _ code: VATCode) -> Finding {
    let isAsset = account.accountClass == 2
    return Finding(
      "ledger.entry.vat-code-base-account", .error,
      "La ligne \(line) porte le code \(code.code) (\(code.label)) au compte \(account), qui ne peut pas en être la base.",
      recovery: isAsset
        ? "Pour une immobilisation, prenez un code comme I20."
        : "Portez le code sur la ligne de charge ou de produit qui convient.",
      line: line, field: "code_tva")
  }

  public static func entryDuplicateInvoice(_ piece: String, _ party: String, _ amount: Money, _ known: KnownInvoice) -> Finding {
    Finding(
      "ledger.entry.duplicate-invoice", .error,
      "La facture « \(piece) » de \(party), \(amount.french), est déjà saisie (\(known.place)).",
      recovery: "Ne la saisissez pas deux fois ; si c’en est une autre, distinguez sa référence.", field: "piece")
  }

  public static func entryInvoiceNumberTwice(_ piece: String, _ party: String, _ amount: Money, _ known: KnownInvoice) -> Finding
  {
    Finding(
      "ledger.entry.invoice-number-twice", .warning,
      "La pièce « \(piece) » de \(party) est déjà saisie pour \(known.amount.french) (\(known.place)), et non \(amount.french).",
      recovery: "Vérifiez le numéro et le montant.", field: "piece")
  }

  public static func entryPieceNumberTwice(_ piece: String) -> Finding {
    Finding(
      "ledger.entry.piece-number-twice", .warning, "Le numéro « \(piece) » est déjà celui de la dernière pièce de ce journal.",
      recovery: "Une facture a un numéro unique : vérifiez-le.", field: "piece")
  }

  public static func entryPieceNumberBreak(_ piece: String, after last: String, expected: String) -> Finding {
    Finding(
      "ledger.entry.piece-number-break", .warning,
      "La pièce « \(piece) » suit « \(last) » : on attendait « \(expected) ».",
      recovery: "Saisissez les pièces qui manquent, ou corrigez le numéro : les factures se suivent sans trou.", field: "piece")
  }

  public static func entryCashNegative(_ account: AccountNumber, on day: Day, balance: Money, movement: Money) -> Finding {
    Finding(
      "ledger.entry.cash-negative", .error,
      "La caisse \(account) serait de \(balance.french) le \(day.french), après une sortie de \((-movement).french).",
      recovery: "Vérifiez le montant et la date, ou saisissez d’abord l’apport d’espèces.", field: "montant")
  }
}
