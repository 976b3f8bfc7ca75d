import Kernel

/// What statements of banks have to be told about, whatever their format.
extension Finding {
  static func bankReadingStopped() -> Finding {
    Finding(
      "bank.reading-stopped", .error, "La lecture du fichier s’est interrompue.",
      recovery: "Recommencez ; si cela se reproduit, copiez le fichier sur ce poste d’abord.")
  }

  static func bankFileEmpty(_ kind: StatementKind) -> Finding {
    Finding(
      "bank.file.empty", .error, "Le fichier (\(kind.french)) ne contient aucun relevé.",
      recovery: "Demandez-le de nouveau à la banque, en vérifiant le compte et la période.")
  }

  static func bankFileCut(_ missing: String) -> Finding {
    Finding(
      "bank.file.cut", .error, "Le fichier s’arrête avant sa fin : « \(missing) » manque.",
      recovery: "Téléchargez-le de nouveau : il a été coupé en route.")
  }

  static func bankLineTooLong(limit: Int) -> Finding {
    Finding(
      "bank.line.too-long", .error, "Une ligne dépasse \(limit) octets : le reste n’en est pas lu.",
      recovery: "Vérifiez que c’est le bon fichier, et que ses fins de ligne y sont encore.")
  }

  static func bankLineUnknown(_ text: String) -> Finding {
    Finding(
      "bank.line.unknown", .warning, "Cette ligne n’appartient à aucune zone : « \(BankText.quoted(text)) ».",
      recovery: "Vérifiez que le fichier n’a pas été retouché.")
  }

  static func bankEncodingOther() -> Finding {
    Finding(
      "bank.encoding.other", .info, "L’en-tête annonce Windows-1252, mais le texte est en UTF-8 : il est lu ainsi.",
      recovery: "Rien à faire si les accents sont justes.")
  }

  // MARK: Balances

  static func bankBalanceMismatch(_ summary: StatementFile.Summary, expected: Int128) -> Finding {
    let statement = summary.statement
    let (opening, closing) = (statement.opening?.amount.french ?? "", statement.closing?.amount.french ?? "")
    let gap = statement.currency.french(Int128(statement.closing?.amount.minor ?? 0) - expected)
    return Finding(
      "bank.balance.mismatch", .error,
      "Compte \(statement.account.french) : solde initial \(opening) + mouvements \(statement.currency.french(summary.sum)) = \(statement.currency.french(expected)), et non \(closing). Écart : \(gap).",
      recovery: "Un mouvement manque, est en trop ou n’a pas pu être lu : redemandez le relevé entier à la banque.")
  }

  static func bankWithoutClosing(_ account: BankAccount) -> Finding {
    Finding(
      "bank.balance.closing-absent", .info, "Compte \(account.french) : le fichier ne donne pas le solde final.",
      recovery: "Comparez la somme des mouvements au relevé papier : rien ne prouve ici qu’il n’en manque pas.")
  }

  static func bankWithoutOpening(_ statement: BankStatement, sum: Int128) -> Finding {
    let before = Int128(statement.closing?.amount.minor ?? 0) - sum
    return Finding(
      "bank.balance.opening-absent", .info,
      "Compte \(statement.account.french) : le fichier ne donne que le solde final ; le solde initial serait \(statement.currency.french(before)).",
      recovery: "Comparez ce solde à la fin du relevé précédent.")
  }

  static func bankStatementUnclosed(_ account: BankAccount) -> Finding {
    Finding(
      "bank.statement.unclosed", .error,
      "Le relevé du compte \(account.french) n’a pas de solde final (enregistrement 07, zone 62F).",
      recovery: "Le fichier a été coupé, ou deux relevés se suivent mal : redemandez-le à la banque.")
  }

  static func bankTransactionOutside() -> Finding {
    Finding(
      "bank.transaction.outside", .error, "Un mouvement n’appartient à aucun compte.",
      recovery: "Demandez un fichier entier et non modifié à la banque.")
  }

  // MARK: Fields

  static func bankAmountUnreadable(_ text: String) -> Finding {
    Finding(
      "bank.amount.unreadable", .error, "Le montant « \(BankText.quoted(text)) » n’est pas lisible.",
      recovery: "Il faut un nombre exact dans la devise du compte, avec son sens ; redemandez le fichier à la banque.")
  }

  static func bankDayUnreadable(_ text: String, form: String, record: Int? = nil) -> Finding {
    let place = record.map { " de l’enregistrement \($0)" } ?? ""
    return Finding(
      "bank.day.unreadable", .error, "La date « \(BankText.quoted(text)) »\(place) n’est pas un jour (\(form)).",
      recovery: "Redemandez le fichier à la banque, ou corrigez cette date d’après le relevé papier.")
  }

  static func bankOtherCurrency(_ code: String, expected: String) -> Finding {
    Finding(
      "bank.currency.other", .error,
      "Ce montant est en \(BankText.quoted(code)), alors que le compte est en \(BankText.quoted(expected)).",
      recovery: "Un compte n’a qu’une devise : redemandez le relevé, un par compte.")
  }

  static func bankSignUnknown(_ text: String) -> Finding {
    Finding(
      "bank.sign.unknown", .error, "Le sens du mouvement « \(BankText.quoted(text)) » n’est ni C, ni D, ni leur annulation.",
      recovery: "Vérifiez la ligne :61: ; redemandez le fichier à la banque.")
  }

  static func bankDayOrderGuessed(_ example: String) -> Finding {
    Finding(
      "bank.day.order-guessed", .warning,
      "Rien ne dit si les dates comme « \(BankText.quoted(example)) » commencent par le jour ou par le mois : l’ordre en est supposé.",
      recovery: "Vérifiez la première et la dernière date du relevé ; exportez plutôt en OFX ou en CFONB 120.")
  }

  static func bankDaysOfTwoForms(_ text: String, _ other: String) -> Finding {
    Finding(
      "bank.day.two-forms", .error,
      "Les dates « \(BankText.quoted(other)) » et « \(BankText.quoted(text)) » ne peuvent pas être de la même forme.",
      recovery: "Exportez de nouveau le fichier, sans mêler deux comptes ou deux langues.")
  }
}
