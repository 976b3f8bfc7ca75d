import Kernel

/// What the import of entries from CSV finds.
extension Finding {
  public static func importEmpty() -> Finding {
    Finding(
      "ledger.import.empty", .error, "Le fichier n’a aucune ligne.", recovery: "Vérifiez que c’est le bon fichier.")
  }

  public static func importUnreadable() -> Finding {
    Finding(
      "ledger.import.unreadable", .error, "La lecture du fichier s’est interrompue.",
      recovery: "Recommencez ; si cela se reproduit, copiez le fichier sur ce poste d’abord.")
  }

  public static func importWithoutHeader(_ fields: [String]) -> Finding {
    Finding(
      "ledger.import.without-header", .warning,
      "Le fichier n’a pas de ligne de titres : ses colonnes sont lues dans l’ordre \(fields.joined(separator: ", ")).",
      recovery: "Si l’ordre est autre, ajoutez les titres ou donnez les rangs, tels que --colonne compte=4.", line: 1)
  }

  public static func importColumnGuessed(_ header: String, _ field: EntryImportMapping.Field) -> Finding {
    Finding(
      "ledger.import.column-guessed", .info, "La colonne « \(header) » est lue comme « \(field.rawValue) ».",
      recovery: "Si ce n’est pas elle, dites laquelle : --colonne \(field.rawValue)=TITRE.", line: 1, field: field.rawValue)
  }

  public static func importColumnIgnored(_ header: String) -> Finding {
    Finding(
      "ledger.import.column-ignored", .info, "La colonne « \(header) » n’est pas lue.",
      recovery: "Si elle compte, dites ce qu’elle porte : --colonne CHAMP=\"\(header)\".", line: 1)
  }

  public static func importDayFormGuessed(_ form: EntryImportMapping.DayForm, example: String) -> Finding {
    Finding(
      "ledger.import.day-form-guessed", .warning,
      "Les dates comme « \(example) » sont lues \(form == .compact ? "AAAAMMJJ" : "mois/jour/année").",
      recovery: "Si ce n’est pas leur forme, dites-la : --dates.", field: "date")
  }

  public static func importDecimalGuessed(example: String) -> Finding {
    Finding(
      "ledger.import.decimal-guessed", .warning, "Les montants comme « \(example) » sont lus avec un point décimal.",
      recovery: "Si le point n’est pas la décimale, dites-le : --decimale virgule.", field: "montant")
  }

  public static func importColumnMissing(_ field: EntryImportMapping.Field) -> Finding {
    Finding(
      "ledger.import.column-missing", .error, "Aucune colonne ne donne « \(field.rawValue) ».",
      recovery: "Nommez-la « \(field.rawValue) », ou dites laquelle : --colonne \(field.rawValue)=TITRE.", field: field.rawValue)
  }

  public static func importColumnAbsent(_ column: EntryImportMapping.Column, _ field: EntryImportMapping.Field) -> Finding {
    let name =
      switch column {
      case .name(let name): "de colonne « \(name) »"
      case .position(let position): "de \(position)e colonne"
      }
    return Finding(
      "ledger.import.column-absent", .error, "Le fichier n’a pas \(name), donnée pour « \(field.rawValue) ».",
      recovery: "Donnez un titre de sa première ligne, ou le rang de la colonne.", line: 1, field: field.rawValue)
  }

  public static func importAmountColumnsMissing() -> Finding {
    Finding(
      "ledger.import.amount-columns-missing", .error, "Aucune colonne ne donne les montants.",
      recovery: "Il faut « debit » et « credit », ou « montant », avec ou sans « sens ».", field: "montant")
  }

  public static func importJournalMissing() -> Finding {
    Finding(
      "ledger.import.journal-column-missing", .error, "Aucune colonne ne donne le journal.",
      recovery: "Ajoutez la colonne « journal », ou donnez celui de toutes les lignes : --journal CODE.", field: "journal")
  }

  public static func importPieceColumnMissing() -> Finding {
    Finding(
      "ledger.import.piece-column-missing", .warning,
      "Aucune colonne ne donne la pièce : les lignes qui se suivent au même jour et journal font une écriture.",
      recovery: "Ajoutez la colonne « piece », ou « ecriture » pour séparer les écritures.", field: "piece")
  }

  public static func importFieldCount(_ count: Int, expected: Int) -> Finding {
    Finding(
      "ledger.import.field-count", .error, "La ligne a \(count) champs, le fichier en a \(expected).",
      recovery: "Mettez entre guillemets les textes qui contiennent le séparateur.")
  }

  public static func importDay(_ text: String, _ field: EntryImportMapping.Field, _ form: EntryImportMapping.DayForm) -> Finding {
    let forms =
      switch form {
      case .usual: "2026-10-31 ou 31/10/2026"
      case .compact: "20261031"
      case .american: "10/31/2026"
      }
    return Finding(
      "ledger.import.day", .error, text.isEmpty ? "La date manque." : "« \(text) » n’est pas une date.",
      recovery: "Écrivez-la comme \(forms), ou dites leur forme : --dates.", field: field.rawValue)
  }

  public static func importAccountNumber(_ text: String) -> Finding {
    let isShort = (1...2).contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber }
    return Finding(
      "ledger.import.account-number", .error, text.isEmpty ? "Le compte manque." : "« \(text) » n’est pas un numéro de compte.",
      recovery: isShort && text.first != "0"
        ? "Un compte a au moins trois chiffres : écrivez \(text.padding(to: 3))."
        : "Commencez par trois chiffres du PCG, puis des lettres sans accent ou des chiffres, 20 en tout au plus.",
      reference: "LPF art. A47 A-1, VII (CompteNum)", field: "compte")
  }

  public static func importJournal(_ text: String) -> Finding {
    Finding(
      "ledger.import.journal", .error, text.isEmpty ? "Le journal manque." : "« \(text) » est trop long pour un code de journal.",
      recovery: "Donnez un code de 1 à 10 caractères, par exemple HA.", field: "journal")
  }

  public static func importAmount(_ text: String, _ error: AmountTextError, _ field: EntryImportMapping.Field) -> Finding {
    Finding(
      "ledger.import.amount", .error, "Le montant « \(text) » est refusé : \(error.reason).",
      recovery: "Écrivez-le comme 1234,56 ; si le fichier a des points décimaux : --decimale point.", field: field.rawValue)
  }

  public static func importDecimalComma(_ text: String, _ field: EntryImportMapping.Field) -> Finding {
    Finding(
      "ledger.import.decimal-comma", .error,
      "Le montant « \(text) » a une virgule, et un point décimal est attendu.",
      recovery: "Écrivez-le comme 1234.56, ou dites que les décimales suivent une virgule : --decimale virgule.",
      field: field.rawValue)
  }

  public static func importSide(_ text: String) -> Finding {
    Finding(
      "ledger.import.side", .error, text.isEmpty ? "Le sens manque." : "« \(text) » n’est pas un sens.",
      recovery: "Écrivez D ou C.", field: "sens")
  }

  public static func importNegativeTurned(_ amount: Money, _ field: EntryImportMapping.Field) -> Finding {
    Finding(
      "ledger.import.negative-turned", .info,
      "Le \(field == .debit ? "débit" : "crédit") de \(amount.french) est porté, positif, dans l’autre colonne.",
      recovery: "Rien à faire si c’est une diminution ; sinon corrigez le signe.", field: field.rawValue)
  }

  public static func importCurrencyMissing(_ amount: String) -> Finding {
    Finding(
      "ledger.import.currency-missing", .error, "Le montant en devise « \(amount) » n’a pas de devise.",
      recovery: "Donnez son code dans « devise », par exemple USD.", field: "devise")
  }

  public static func importTextCleaned(_ field: EntryImportMapping.Field) -> Finding {
    Finding(
      "ledger.import.text-cleaned", .info,
      "Des caractères invisibles (retours à la ligne, contrôles, marques de sens) sont devenus des espaces.",
      recovery: "Rien à faire : un livre comptable ne peut pas les garder.", field: field.rawValue)
  }

  public static func importPieceDayDiffers(_ day: Day, line: Int) -> Finding {
    Finding(
      "ledger.import.piece-day-differs", .warning,
      "La date de pièce \(day.french) n’est pas celle de la première ligne de l’écriture, qui est gardée.",
      recovery: "Donnez la même à toutes les lignes, ou séparez les écritures.", line: line, field: "date_piece")
  }

  public static func importTwins(_ draft: EntryDraft, _ count: Int, line: Int) -> Finding {
    Finding(
      "ledger.import.twins", .info,
      "\(count) écritures égales se suivent (\(draft.journal), \(draft.day.french), pièce « \(draft.pieceRef) ») : toutes sont gardées.",
      recovery: "Si l’une est de trop, retirez-la du fichier ou annulez le lot.", line: line)
  }
}

extension String {
  /// `31` to three digits is 310.
  fileprivate func padding(to count: Int) -> String { self + String(repeating: "0", count: max(0, count - self.count)) }
}
