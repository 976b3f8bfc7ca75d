import Kernel

extension Finding {
  // MARK: The name of the file and the totals

  static func fecFileName(_ name: String) -> Finding {
    .fec(
      .fileName, "Le fichier s’appelle « \(excerpt(name)) » : l’outil de l’administration veut SirenFECAAAAMMJJ.",
      recovery: "Renommez-le avec les neuf chiffres du SIREN, FEC et la date de clôture, par exemple 123456782FEC20251231.txt.")
  }

  static func fecFileSiren(_ name: String) -> Finding {
    .fec(
      .fileSiren, "Le nom « \(excerpt(name)) » ne commence pas par les neuf chiffres d’un SIREN suivis de FEC.",
      recovery: "Renommez le fichier avec le SIREN de l’entreprise.")
  }

  static func fecOtherPart(_ name: String) -> Finding {
    .fec(
      .fileOtherPart, "« \(excerpt(name)) » n’est pas du même SIREN et de la même clôture que la première partie.",
      recovery: "Ne donnez ensemble que les parties _1, _2… d’un même FEC.")
  }

  static func fecTotalTooLarge() -> Finding {
    .fec(
      .totalTooLarge, "La somme des montants dépasse ce qui se compte au centime.",
      recovery: "Vérifiez les montants les plus grands du fichier.")
  }

  static func fecFileUnbalanced(debit: Money, credit: Money) -> Finding {
    .fec(
      .fileUnbalanced,
      "Le fichier a \(debit.french) € au débit et \(credit.french) € au crédit : l’écart est de \((debit - credit).french) €.",
      recovery: "Corrigez les écritures déséquilibrées, ou refaites l’export en entier.")
  }

  // MARK: Entries

  static func fecEntryUnbalanced(_ number: String, journal: String, gap: Money, line: Int32) -> Finding {
    .fec(
      .entryUnbalanced, "L’écriture \(number) du journal \(journal) a un écart de \(gap.french) € entre débit et crédit.",
      recovery: "Cherchez la ligne qui manque ou le montant faux.", line: line, field: "EcritureNum")
  }

  static func fecEntryOneLine(_ number: String, journal: String, line: Int32) -> Finding {
    .fec(
      .entryOneLine, "L’écriture \(number) du journal \(journal) n’a qu’une ligne.", recovery: "Cherchez ses autres lignes.",
      line: line,
      field: "EcritureNum")
  }

  static func fecEntryTwoDays(_ number: String, first: Int32, second: Int32, line: Int32) -> Finding {
    .fec(
      .entryTwoDays, "L’écriture \(number) est datée du \(frenchDay(first)) puis du \(frenchDay(second)).",
      recovery: "Donnez une seule date à l’écriture, ou deux numéros.", line: line, field: "EcritureDate")
  }

  static func fecEntryTwoJournals(_ number: String, first: String, second: String, line: Int32) -> Finding {
    .fec(
      .entryTwoJournals, "L’écriture \(number) est à cheval sur les journaux \(first) et \(second).",
      recovery: "Passez l’écriture dans un seul journal.", line: line, field: "JournalCode")
  }

  static func fecEntryScattered(_ number: String, journal: String, line: Int32) -> Finding {
    .fec(
      .entryScattered, "Le numéro \(number) du journal \(journal) revient après d’autres écritures.",
      recovery: "Groupez les lignes d’une écriture, et ne donnez un numéro qu’une fois.", line: line, field: "EcritureNum")
  }

  static func fecNumberReused(_ number: String, journal: String, line: Int32) -> Finding {
    .fec(
      .entryScattered, "Le numéro \(number), ici dans le journal \(journal), a déjà servi dans un autre.",
      recovery: "Numérotez sur une seule séquence, ou une par journal, mais pas les deux.", line: line, field: "EcritureNum")
  }

  static func fecEntryDuplicate(_ number: String, journal: String, line: Int32) -> Finding {
    .fec(
      .entryDuplicate, "L’écriture \(number) du journal \(journal) est, au numéro près, la copie d’une autre.",
      recovery: "Vérifiez que la pièce n’a pas été saisie deux fois.", line: line)
  }

  // MARK: Numbers

  static func fecNumberOrder(_ scope: String, number: UInt64, after: UInt64, count: Int, line: Int32) -> Finding {
    .fec(
      .numberOrder, "Les numéros ne croissent pas\(scope) : \(number) vient après \(after) (\(count) fois en tout).",
      recovery: "Rangez le fichier par ordre de validation, numéros croissants.", line: line, field: "EcritureNum")
  }

  static func fecNumberGap(_ scope: String, low: UInt64, high: UInt64, missing: UInt64, first: [ClosedRange<UInt64>]) -> Finding {
    let shown = first.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) à \($0.upperBound)" }.joined(separator: ", ")
    return .fec(
      .numberGap, "De \(low) à \(high)\(scope), \(missing) numéro(s) manquent : \(shown)\(first.count == 5 ? "…" : "").",
      recovery: "Expliquez la rupture : une écriture supprimée après numérotation n’est pas admise.", field: "EcritureNum")
  }

  static func fecNumberNotNumeric(_ number: String, line: Int32) -> Finding {
    .fec(
      .numberNotNumeric, "Le numéro « \(excerpt(number)) » n’est pas un nombre : la continuité ne peut être vérifiée.",
      recovery: "Numérotez les écritures 1, 2, 3…", line: line, field: "EcritureNum")
  }

  static func fecNumberNone(_ lines: Int) -> Finding {
    .fec(
      .numberNone, "Aucune des \(lines) lignes n’a de numéro d’écriture : les écritures ne se distinguent pas.",
      recovery: "Refaites l’export avec EcritureNum.", field: "EcritureNum")
  }

  // MARK: Order and dates

  static func fecValidDateOrder(_ date: Int32, after: Int32, line: Int32) -> Finding {
    .fec(
      .validDateOrder, "Validée le \(frenchDay(date)), la ligne vient après une ligne validée le \(frenchDay(after)).",
      recovery: "Rangez le fichier par ordre de validation.", line: line, field: "ValidDate")
  }

  static func fecValidDateBefore(_ valid: Int32, entry: Int32, line: Int32) -> Finding {
    .fec(
      .validDateBefore, "L’écriture du \(frenchDay(entry)) est validée le \(frenchDay(valid)), avant d’exister.",
      recovery: "Vérifiez EcritureDate et ValidDate.", line: line, field: "ValidDate")
  }

  static func fecOpeningNotFirst(_ journal: String, line: Int32) -> Finding {
    .fec(
      .openingNotFirst, "Des à-nouveaux (journal \(journal)) viennent après d’autres écritures.",
      recovery: "Mettez les à-nouveaux en tête, avec le premier numéro.", line: line, field: "JournalCode")
  }

  static func fecOpeningResult(_ account: String, line: Int32) -> Finding {
    .fec(
      .openingResult, "Les à-nouveaux touchent le compte \(account), qui repart de zéro à chaque exercice.",
      recovery: "Portez le résultat en 120 ou 129.", line: line, field: "CompteNum")
  }

  static func fecClosing(_ number: String, journal: String, line: Int32) -> Finding {
    .fec(
      .closingEntries, "L’écriture \(number) du journal \(journal) n’a que des comptes 6, 7 et 12 : elle solde le résultat.",
      recovery: "Exportez sans les écritures de clôture.", line: line)
  }

  static func fecClosingZeroed(accounts: Int) -> Finding {
    .fec(
      .closingEntries, "Les \(accounts) comptes de charges et de produits sont tous soldés à zéro.",
      recovery: "Exportez sans les écritures de clôture.")
  }

  static func fecCentralisation(_ journal: String, line: Int32) -> Finding {
    .fec(
      .centralisation, "Le journal \(journal) centralise les autres : ses écritures les répètent.",
      recovery: "Exportez les journaux auxiliaires sans les centralisations.", line: line, field: "JournalCode")
  }

  static func fecDateOutside(_ date: Int32, from first: Int32, to last: Int32, line: Int32) -> Finding {
    .fec(
      .dateOutside, "EcritureDate est le \(frenchDay(date)), hors de l’exercice du \(frenchDay(first)) au \(frenchDay(last)).",
      recovery: "Vérifiez la date, ou l’exercice demandé à l’export.", line: line, field: "EcritureDate")
  }

  static func fecPieceDateLate(_ piece: Int32, entry: Int32, line: Int32) -> Finding {
    .fec(
      .pieceDateLate, "La pièce du \(frenchDay(piece)) suit de plus d’un an l’écriture du \(frenchDay(entry)).",
      recovery: "Vérifiez la date de la pièce.", line: line, field: "PieceDate")
  }

  static func fecPieceDateFuture(_ piece: Int32, valid: Int32, line: Int32) -> Finding {
    .fec(
      .pieceDateFuture, "La pièce du \(frenchDay(piece)) est postérieure à la validation du \(frenchDay(valid)).",
      recovery: "Vérifiez la date de la pièce.", line: line, field: "PieceDate")
  }

  // MARK: Lines

  static func fecBothSides(debit: Money, credit: Money, line: Int32) -> Finding {
    .fec(
      .lineBothSides, "La ligne a \(debit.french) € au débit et \(credit.french) € au crédit.",
      recovery: "Faites-en deux lignes.", line: line,
      field: "Debit")
  }

  static func fecZero(line: Int32) -> Finding {
    .fec(
      .lineZero, "La ligne n’a de montant ni au débit ni au crédit.", recovery: "Supprimez-la de l’écriture.", line: line,
      field: "Debit")
  }

  static func fecNegative(_ amount: Money, _ field: String, line: Int32) -> Finding {
    .fec(
      .amountNegative, "\(field) vaut \(amount.french) € : un montant négatif.",
      recovery: "Passez le montant de l’autre côté, en positif.",
      line: line, field: field)
  }

  static func fecLabelBlank(_ rule: FECRule, _ text: String, _ field: String, line: Int32) -> Finding {
    .fec(
      rule, "\(field) vaut « \(excerpt(text)) », qui ne dit rien.", recovery: "Décrivez l’opération.", line: line, field: field)
  }

  // MARK: Lettering, currency

  static func fecLetteringNoDate(_ code: String, line: Int32) -> Finding {
    .fec(
      .letteringNoDate, "Le lettrage \(excerpt(code)) n’a pas de DateLet.", recovery: "Donnez la date du lettrage.", line: line,
      field: "DateLet")
  }

  static func fecLetteringDateAlone(_ date: Int32, line: Int32) -> Finding {
    .fec(
      .letteringDateAlone, "DateLet vaut \(frenchDay(date)) sans EcritureLet.",
      recovery: "Donnez le code du lettrage, ou retirez la date.",
      line: line, field: "EcritureLet")
  }

  static func fecLetteringDateEarly(_ date: Int32, entry: Int32, line: Int32) -> Finding {
    .fec(
      .letteringDateEarly, "La ligne du \(frenchDay(entry)) est lettrée le \(frenchDay(date)), avant d’exister.",
      recovery: "Vérifiez DateLet.", line: line, field: "DateLet")
  }

  static func fecLetteringUnbalanced(_ code: String, account: String, thirdParty: String?, gap: Money, line: Int32) -> Finding {
    let who = thirdParty.map { ", tiers \($0)" } ?? ""
    return .fec(
      .letteringUnbalanced, "Le lettrage \(code) du compte \(account)\(who) a un écart de \(gap.french) €.",
      recovery: "Complétez le lettrage, ou écrivez-le en minuscules s’il est partiel.", line: line, field: "EcritureLet")
  }

  static func fecCurrencyMissing(_ amount: String, line: Int32) -> Finding {
    .fec(
      .currencyMissing, "Montantdevise vaut « \(excerpt(amount)) » sans devise.",
      recovery: "Donnez le code de la devise, par exemple USD.",
      line: line, field: "Idevise")
  }

  static func fecCurrencyAlone(_ code: String, line: Int32) -> Finding {
    .fec(
      .currencyAlone, "Idevise vaut « \(excerpt(code)) » sans montant en devise.",
      recovery: "Laissez Idevise vide quand Montantdevise l’est.",
      line: line, field: "Montantdevise")
  }

  static func fecCurrencyUnknown(_ code: String, line: Int32) -> Finding {
    .fec(
      .currencyUnknown, "« \(excerpt(code)) » n’est pas un code de devise de la norme ISO 4217.",
      recovery: "Écrivez trois lettres, par exemple CHF.",
      line: line, field: "Idevise")
  }

  static func fecCurrencyAmount(_ text: String, line: Int32) -> Finding {
    .fec(
      .currencyAmount, "Montantdevise vaut « \(excerpt(text)) », qui n’est pas un nombre à virgule.",
      recovery: "Écrivez un nombre tel que 1234,56.",
      line: line, field: "Montantdevise")
  }

  // MARK: Accounts and third parties

  static func fecAccountUnknown(_ account: String, line: Int32) -> Finding {
    .fec(
      .accountUnknown, "Le compte \(excerpt(account)) ne relève d’aucun compte du PCG.",
      recovery: "Rattachez-le à un compte du plan comptable.",
      line: line, field: "CompteNum")
  }

  static func fecAccountRemoved(_ account: String, advice: String, line: Int32) -> Finding {
    .fec(
      .accountRemoved, "Le compte \(excerpt(account)) n’est plus au PCG : \(advice).",
      recovery: "Changez de compte à partir de cet exercice.",
      line: line, field: "CompteNum")
  }

  static func fecThirdPartyUnexpected(_ code: String, account: String, line: Int32) -> Finding {
    .fec(
      .thirdPartyUnexpected, "Le tiers \(excerpt(code)) est sur le compte \(account), qui n’est pas un compte de tiers.",
      recovery: "Ne remplissez CompAuxNum que sur la classe 4.", line: line, field: "CompAuxNum")
  }

  static func fecThirdPartyMissing(_ account: String, count: Int, line: Int32) -> Finding {
    .fec(
      .thirdPartyMissing, "\(count) ligne(s) du compte \(account) ne nomment pas le tiers, alors que d’autres le font.",
      recovery: "Remplissez CompAuxNum et CompAuxLib.", line: line, field: "CompAuxNum")
  }

  static func fecCashNegative(_ account: String, day: Int32, balance: Money) -> Finding {
    .fec(
      .cashNegative, "La caisse \(account) est à \(balance.french) € au soir du \(frenchDay(day)).",
      recovery: "Cherchez une recette non saisie ou une dépense datée trop tôt.", field: "CompteNum")
  }
}

/// « 31/12/2025 », or the number itself when it is no day.
func frenchDay(_ number: Int32) -> String { Day(number: number)?.french ?? "\(number)" }
