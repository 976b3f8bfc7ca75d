import Kernel

/// What the checks find wrong with the shape, the days and the accounts of an entry.
extension Finding {
  public static func entryUnbalanced(debit: Money, credit: Money) -> Finding {
    let (side, gap) = debit > credit ? ("crédit", debit - credit) : ("débit", credit - debit)
    return Finding(
      "ledger.entry.not-balanced", .error,
      "L’écriture n’est pas équilibrée : débit \(debit.french), crédit \(credit.french).",
      recovery: "Il manque \(gap.french) au \(side).", reference: "PCG art. 1031-1", field: "montant")
  }

  public static func entryTooFewLines(_ count: Int) -> Finding {
    Finding(
      "ledger.entry.too-few-lines", .error, "L’écriture a \(count) ligne(s) : il en faut au moins deux.",
      recovery: "Ajoutez la contrepartie.")
  }

  public static func entryLineWithoutAmount(line: Int, _ account: AccountNumber) -> Finding {
    Finding(
      "ledger.entry.line-without-amount", .error,
      "La ligne \(line), compte \(account), n’a ni débit ni crédit.", recovery: "Donnez-lui un montant ou retirez-la.",
      line: line, field: "montant")
  }

  public static func entryLineBothSides(line: Int, _ debit: Money, _ credit: Money) -> Finding {
    Finding(
      "ledger.entry.line-both-sides", .error,
      "La ligne \(line) a un débit (\(debit.french)) et un crédit (\(credit.french)).",
      recovery: "Partagez-la en deux lignes.", line: line, field: "montant")
  }

  public static func entryAmountNegative(line: Int, _ amount: Money) -> Finding {
    Finding(
      "ledger.entry.amount-negative", .error, "Le montant de la ligne \(line) est négatif : \(amount.french).",
      recovery: "Écrivez-le positif dans l’autre colonne.", line: line, field: "montant")
  }

  public static func entryAmountTooLarge(line: Int, _ amount: Money) -> Finding {
    Finding(
      "ledger.entry.amount-too-large", .error,
      "Le montant de la ligne \(line), \(amount.french), dépasse \(Money.largest.french).",
      recovery: "Vérifiez-le : il a sans doute des zéros de trop.", line: line, field: "montant")
  }

  public static func entryTotalTooLarge() -> Finding {
    Finding(
      "ledger.entry.total-too-large", .error, "Le total de l’écriture dépasse \(Money.largest.french).",
      recovery: "Partagez l’écriture, ou vérifiez ses montants.", field: "montant")
  }

  public static func entryJournalUnknown(_ code: String) -> Finding {
    Finding(
      "ledger.entry.journal-unknown", .error, "Le dossier n’a pas de journal « \(code) ».",
      recovery: "Choisissez un journal du dossier, ou ouvrez-le.", field: "journal")
  }

  public static func entryLabelMissing(line: Int) -> Finding {
    Finding(
      "ledger.entry.label-missing", .error, "L’écriture n’a pas de libellé, et la ligne \(line) non plus.",
      recovery: "Dites en quelques mots ce qui s’est passé.", reference: "LPF art. A47 A-1, VII (EcritureLib)", line: line,
      field: "libelle")
  }

  public static func entryPieceRefMissing() -> Finding {
    Finding(
      "ledger.entry.piece-missing", .warning, "L’écriture n’a pas de référence de pièce.",
      recovery: "Donnez le numéro porté sur la pièce justificative : un FEC dont PieceRef est vide est déclaré non conforme.",
      reference: "LPF art. A47 A-1, VII (PieceRef)", field: "piece")
  }

  public static func entryOutsideFiscalYears(_ day: Day, _ years: [FiscalYear]) -> Finding {
    let list = years.sorted().map(\.french).joined(separator: ", ")
    return Finding(
      "ledger.entry.outside-fiscal-years", .error,
      "Le \(day.french) n’est dans aucun exercice du dossier (\(years.isEmpty ? "il n’en a pas" : list)).",
      recovery: "Corrigez la date, ou ouvrez l’exercice.", field: "date")
  }

  public static func entryPeriodClosed(_ day: Day, _ period: ClosedPeriod) -> Finding {
    Finding(
      "ledger.entry.period-closed", .error, "Le \(day.french) est dans une période close (\(period.french)).",
      recovery: "Datez l’écriture du premier jour de la période ouverte, et gardez sa vraie date comme date de pièce.",
      reference: "PCG art. 1031-4", field: "date")
  }

  public static func entryPeriodLocked(_ day: Day, _ period: ClosedPeriod) -> Finding {
    Finding(
      "ledger.entry.period-locked", .error, "Le \(day.french) est dans une période verrouillée (\(period.french)).",
      recovery:
        "Un verrou ne s’enlève pas : datez l’écriture après le \(period.last.french), et gardez sa vraie date comme date de pièce.",
      reference: "PCG art. 1031-4", field: "date")
  }

  public static func entryForeignAmount(line: Int, _ amount: String) -> Finding {
    Finding(
      "ledger.entry.foreign-amount", .warning,
      "Le montant en devise de la ligne \(line), « \(amount) », n’est pas un nombre à virgule.",
      recovery: "Écrivez-le comme 132,50.", reference: "LPF art. A47 A-1, XII", line: line, field: "montant_devise")
  }

  public static func entryCurrencyUnknown(line: Int, _ currency: String) -> Finding {
    Finding(
      "ledger.entry.currency-unknown", .warning,
      "« \(currency) », devise de la ligne \(line), n’est pas un code de la norme ISO 4217.",
      recovery: "Écrivez le code de trois lettres, tel que USD.", reference: "LPF art. A47 A-1, VII (Idevise)", line: line,
      field: "devise")
  }

  public static func entryDayFarAhead(_ day: Day, today: Day) -> Finding {
    Finding(
      "ledger.entry.day-far-ahead", .warning,
      "L’écriture est datée du \(day.french), \(day - today) jours après aujourd’hui (\(today.french)).",
      recovery: "Vérifiez la date.", field: "date")
  }

  public static func entryPieceDayAfterEntry(_ pieceDay: Day, _ day: Day) -> Finding {
    Finding(
      "ledger.entry.piece-day-after", .warning,
      "La pièce est datée du \(pieceDay.french), après l’écriture (\(day.french)).", recovery: "Vérifiez les deux dates.",
      field: "date_piece")
  }

  public static func entryPieceDayOld(_ pieceDay: Day, _ day: Day) -> Finding {
    Finding(
      "ledger.entry.piece-day-old", .warning,
      "La pièce est datée du \(pieceDay.french), plus d’un an avant l’écriture (\(day.french)).",
      recovery: "Vérifiez l’année de la pièce.", field: "date_piece")
  }

  public static func entryOpeningDay(_ day: Day, _ year: FiscalYear) -> Finding {
    Finding(
      "ledger.entry.opening-day", .error,
      "Les à-nouveaux sont datés du \(day.french) et non du premier jour de l’exercice (\(year.first.french)).",
      recovery: "Datez-les du \(year.first.french).", field: "date")
  }

  public static func entryOpeningProfitAndLoss(line: Int, _ account: AccountNumber) -> Finding {
    Finding(
      "ledger.entry.opening-profit-and-loss", .error,
      "La ligne \(line) reprend le compte \(account) en à-nouveau : charges et produits repartent de zéro.",
      recovery: "Reprenez le résultat en 12, ou le report en 11.", line: line, field: "compte")
  }
}
