import Kernel

extension Finding {
  /// A finding of a rule, with the rule's code, severity and article.
  static func fec(
    _ rule: FECRule, _ message: String, recovery: String, line: Int32? = nil, field: String? = nil
  ) -> Finding {
    Finding(
      rule.code, rule.severity, message, recovery: recovery, reference: rule.article, line: line.map { Int($0) }, field: field)
  }

  // MARK: The file and its header

  static func fecEmpty() -> Finding {
    .fec(.fileEmpty, "Le fichier est vide.", recovery: "Refaites l’export depuis le logiciel comptable.")
  }

  static func fecNoLine() -> Finding {
    .fec(
      .fileNoLine, "Le fichier n’a que son en-tête, sans une seule ligne d’écriture.",
      recovery: "Vérifiez l’exercice demandé à l’export.", line: 1)
  }

  static func fecBinary(offset: Int, byte: UInt8) -> Finding {
    .fec(
      .fileBinary, "Le fichier n’est pas du texte : l’octet \(offset + 1) vaut \(byte).",
      recovery: "Donnez le fichier texte (.txt) que le logiciel comptable exporte, non une archive, une image ou un classeur.")
  }

  static func fecUTF16() -> Finding {
    .fec(.fileUTF16, "Le fichier est en UTF-16.", recovery: "Enregistrez-le en UTF-8 ou en ISO 8859-15.")
  }

  static func fecHeaderUnknown(_ excerpt: String) -> Finding {
    .fec(
      .headerUnknown, "La première ligne n’est pas l’en-tête d’un FEC : « \(excerpt) ».",
      recovery: "La première ligne doit porter JournalCode, JournalLib, EcritureNum… ; un en-tête proche se lit avec --tolerant.",
      line: 1)
  }

  static func fecHeaderMandatory(_ missing: [String]) -> Finding {
    .fec(
      .headerMandatory, "L’en-tête n’a pas de colonne \(missing.joined(separator: ", ")).",
      recovery: "Refaites l’export avec les 18 colonnes de la loi ; des colonnes d’un autre nom se lisent avec --tolerant.",
      line: 1)
  }

  static func fecHeaderMissing(_ missing: [String]) -> Finding {
    .fec(
      .headerMissing, "L’en-tête n’a pas de colonne \(missing.joined(separator: ", ")) : il faut les 18, même vides.",
      recovery: "Refaites l’export avec les 18 colonnes, ou lisez le fichier avec --tolerant.", line: 1)
  }

  static func fecHeaderDuplicate(_ name: String) -> Finding {
    .fec(
      .headerDuplicate, "La colonne \(name) est là deux fois.", recovery: "Gardez-en une : la première seule est lue.", line: 1,
      field: name)
  }

  static func fecHeaderSeparator(_ separator: FECHeader.Separator) -> Finding {
    .fec(
      .headerSeparator, "Les zones sont séparées par \(separator.french) : la loi veut une tabulation ou « | ».",
      recovery: "Refaites l’export avec des tabulations, ou lisez le fichier avec --tolerant.", line: 1)
  }

  static func fecHeaderOrder(_ name: String, place: Int, expected: String) -> Finding {
    .fec(
      .headerOrder, "La colonne \(place) est \(name) : la loi y veut \(expected).",
      recovery: "Rangez les colonnes dans l’ordre de la loi ; l’import les lit par leur nom.", line: 1, field: name)
  }

  static func fecHeaderExtra(_ names: [String]) -> Finding {
    .fec(
      .headerExtra, "Le fichier a \(names.count) colonne(s) de plus que la loi n’en veut : \(names.joined(separator: ", ")).",
      recovery: "Rien à faire : elles sont gardées. Décrivez-les dans la notice jointe au FEC.", line: 1)
  }

  static func fecBOM() -> Finding {
    .fec(
      .headerBOM, "Une marque d’ordre des octets (BOM) précède l’en-tête.", recovery: "Rien à faire : elle est admise.", line: 1)
  }

  // MARK: Lines and texts

  static func fecFieldCount(_ count: Int, expected: Int, line: Int32) -> Finding {
    .fec(
      .lineFieldCount, "La ligne a \(count) champ(s) au lieu de \(expected) : elle n’est pas lue.",
      recovery: count > expected
        ? "Cherchez un séparateur resté dans un texte et retirez-le."
        : "Cherchez une ligne coupée par un retour à la ligne, ou des séparateurs manquants.", line: line)
  }

  static func fecLineEmpty(line: Int32) -> Finding {
    .fec(.lineEmpty, "La ligne est vide.", recovery: "Supprimez-la, ou lisez le fichier avec --tolerant.", line: line)
  }

  static func fecLineTooLong(line: Int32) -> Finding {
    .fec(
      .lineTooLong, "La ligne dépasse 1 048 576 octets : la lecture s’arrête là.",
      recovery: "Vérifiez que le fichier est un FEC et que ses lignes finissent par un retour à la ligne.", line: line)
  }

  static func fecControl(line: Int32) -> Finding {
    .fec(
      .textControl, "La ligne contient un caractère de commande (NUL, tabulation dans un texte…), remplacé par une espace.",
      recovery: "Retirez-le dans le logiciel d’origine.", line: line)
  }

  static func fecPipe(line: Int32) -> Finding {
    .fec(
      .textPipe, "Un texte contient « | » : l’outil de l’administration ne démarre pas, ou se trompe de champ.",
      recovery: "Remplacez « | » par un autre signe ; l’export d’Écritoire le fait.", line: line)
  }

  static func fecDirection(_ scalar: UInt32, line: Int32) -> Finding {
    .fec(
      .textDirection,
      "La ligne contient la marque invisible U+\(String(scalar, radix: 16, uppercase: true)), qui inverse le sens de lecture.",
      recovery: "Retirez-la : elle peut cacher ce qu’un texte dit.", line: line)
  }

  static func fecOutsideLatin9(_ scalar: UInt32, line: Int32) -> Finding {
    let shown = Unicode.Scalar(scalar).map { "« \(Character($0)) » " } ?? ""
    return .fec(
      .textOutside, "Le caractère \(shown)(U+\(String(scalar, radix: 16, uppercase: true))) n’est pas dans ISO 8859-15.",
      recovery: "UTF-8 est admis ; l’export d’Écritoire écrit un caractère simple à sa place.", line: line)
  }

  static func fecEncodingMixed(utf8Line: Int32, latinLine: Int32) -> Finding {
    .fec(
      .encodingMixed,
      "Le fichier mélange deux jeux de caractères : UTF-8 (ligne \(utf8Line)) et ISO 8859-15 (ligne \(latinLine)).",
      recovery: "Vérifiez les accents des libellés ; refaites l’export dans un seul jeu.", line: max(utf8Line, latinLine))
  }

  static func fecEncodingWindows(line: Int32) -> Finding {
    .fec(
      .encodingWindows, "Des octets de 128 à 159 n’existent pas dans ISO 8859-15 : ils sont lus comme du Windows-1252.",
      recovery: "Vérifiez les apostrophes, les tirets et les œ des libellés.", line: line)
  }

  // MARK: Fields

  static func fecFieldEmpty(_ rule: FECRule, _ field: FECField, line: Int32) -> Finding {
    .fec(
      rule, "\(field.name) est vide.", recovery: "Remplissez ce champ dans le logiciel d’origine.", line: line, field: field.name)
  }

  static func fecAmount(_ trouble: FECAmount.Trouble, _ text: String, _ field: FECField, line: Int32) -> Finding {
    switch trouble {
    case .decimalPoint:
      .fec(
        .amountPoint, "\(field.name) vaut « \(text) » : la virgule sépare les décimales, non le point.",
        recovery: "Refaites l’export avec des virgules, ou lisez le fichier avec --tolerant.", line: line, field: field.name)
    case .thousands:
      .fec(
        .amountThousands, "\(field.name) vaut « \(text) » : rien ne doit séparer les milliers.",
        recovery: "Refaites l’export sans séparateur de milliers, ou lisez le fichier avec --tolerant.", line: line,
        field: field.name)
    case .ambiguous:
      .fec(
        .amountInvalid, "\(field.name) vaut « \(text) » : un millier ou une décimale, rien ne permet de le savoir.",
        recovery: "Écrivez ce montant avec une virgule et deux décimales.", line: line, field: field.name)
    case .invalid:
      .fec(
        .amountInvalid, "\(field.name) vaut « \(text) », qui n’est pas un nombre.",
        recovery: "Écrivez un nombre tel que 1234,56.",
        line: line, field: field.name)
    case .decimals:
      .fec(
        .amountDecimals, "\(field.name) vaut « \(text) », qui a plus de deux décimales.",
        recovery: "Arrondissez au centime dans le logiciel d’origine.",
        line: line, field: field.name)
    case .tooLarge:
      .fec(
        .amountTooLarge, "\(field.name) vaut « \(text) », plus que \(Money.largest.french) €.", recovery: "Vérifiez ce montant.",
        line: line, field: field.name)
    }
  }

  static func fecDate(_ trouble: FECDate.Trouble, _ text: String, _ field: FECField, line: Int32) -> Finding {
    switch trouble {
    case .invalid:
      .fec(
        .dateInvalid, "\(field.name) vaut « \(text) », qui n’est pas une date.",
        recovery: "Écrivez AAAAMMJJ, par exemple 20241231.",
        line: line, field: field.name)
    case .calendar:
      .fec(
        .dateCalendar, "\(field.name) vaut « \(text) », un jour que le calendrier n’a pas.", recovery: "Corrigez la date.",
        line: line,
        field: field.name)
    case .form:
      .fec(
        .dateForm, "\(field.name) vaut « \(text) » : les dates s’écrivent AAAAMMJJ.",
        recovery: "Refaites l’export, ou lisez le fichier avec --tolerant.", line: line, field: field.name)
    case .year:
      .fec(
        .dateYear, "\(field.name) vaut « \(text) » : l’année n’est pas entre 1900 et 2099.", recovery: "Corrigez la date.",
        line: line,
        field: field.name)
    }
  }

  static func fecSide(_ text: String, line: Int32) -> Finding {
    .fec(
      .sideInvalid, "Sens vaut « \(text) » : il faut D, C, +1 ou -1.", recovery: "Corrigez le sens de cette ligne.", line: line,
      field: "Sens")
  }

  static func fecAccountDigits(_ text: String, line: Int32) -> Finding {
    .fec(
      .accountThreeDigits, "CompteNum vaut « \(text) », qui ne commence pas par trois chiffres.",
      recovery: "Donnez à ce compte un numéro du plan comptable.", line: line, field: "CompteNum")
  }

  static func fecThirdPartyLabelAlone(_ text: String, line: Int32) -> Finding {
    .fec(
      .thirdPartyLabelAlone, "CompAuxLib vaut « \(text) » sans CompAuxNum : le tiers n’est pas repris.",
      recovery: "Donnez un code au tiers.", line: line, field: "CompAuxLib")
  }

  static func fecLabelChange(_ rule: FECRule, _ what: String, code: String, first: String, now: String, line: Int32) -> Finding {
    .fec(
      rule, "\(what) \(code) s’appelle « \(now) », et « \(first) » plus haut.",
      recovery: "Le premier libellé est gardé ; corrigez l’autre s’il est faux.",
      line: line)
  }
}
