public import Kernel

/// A rule that a FEC is held to: the table behind the findings, and behind the page that documents them.
public struct FECRule: Sendable, Hashable {
  public enum Group: String, Sendable, Hashable, CaseIterable {
    /// The tool of the administration (Test Compta Demat) refuses the file or stops on it.
    case blocking = "bloquant"
    /// It reads the file, and says so in its report.
    case reported = "signalé"
    /// It does not look; the law or good bookkeeping does.
    case stricter = "plus strict"

    /// Title of the group in the documentation.
    public var french: String {
      switch self {
      case .blocking: "Ce qui arrête l’outil de l’administration (Test Compta Demat)"
      case .reported: "Ce que l’outil de l’administration signale dans son rapport"
      case .stricter: "Ce que l’outil ne regarde pas, mais que la loi ou la bonne tenue demandent"
      }
    }
  }

  /// The code of its findings.
  public let code: String
  public let group: Group
  public let severity: Finding.Severity
  /// What the rule asks, in one French line.
  public let line: String
  /// Where it comes from; nil when it is good practice only.
  public let article: String?

  init(_ code: String, _ group: Group, _ severity: Finding.Severity, _ line: String, _ article: String? = nil) {
    (self.code, self.group, self.severity, self.line, self.article) = (code, group, severity, line, article)
  }

  /// Every rule, in the order of the documentation.
  public static let all = blockingRules + reportedRules + formRules + bookRules

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  public static func rule(_ code: String) -> FECRule? { byCode[code] }

  /// The documentation page of the rules, in Markdown.
  public static var markdown: String {
    var page = "# Les règles du contrôle d’un FEC\n"
    for group in Group.allCases {
      page += "\n## \(group.french)\n\n| code | gravité | règle | texte |\n|---|---|---|---|\n"
      for rule in all where rule.group == group {
        page += "| `\(rule.code)` | \(rule.severity.french) | \(rule.line) | \(rule.article ?? "usage") |\n"
      }
    }
    return page
  }
}

extension Finding.Severity {
  fileprivate var french: String {
    switch self {
    case .error: "erreur"
    case .warning: "avertissement"
    case .info: "information"
    }
  }
}

private let a47 = "LPF art. A47 A-1"

// The rules of the form: what stands in the file, field by field.
extension FECRule {
  static let fileName = FECRule(
    "fec.file.name", .blocking, .error, "Le fichier s’appelle SirenFECAAAAMMJJ, date de clôture à la fin.", a47 + ", IX")
  static let fileEmpty = FECRule("fec.file.empty", .blocking, .error, "Le fichier n’est pas vide.", a47 + ", VII")
  static let fileNoLine = FECRule(
    "fec.file.no-line", .blocking, .error, "L’en-tête est suivi d’au moins une ligne.", a47 + ", VII-1°")
  static let fileBinary = FECRule("fec.file.binary", .blocking, .error, "Le fichier est du texte.", a47 + ", VI")
  static let fileUTF16 = FECRule(
    "fec.file.utf16", .blocking, .error, "Le texte est en ASCII, ISO 8859-15 ou UTF-8, non en UTF-16.", a47 + ", XII")
  static let headerUnknown = FECRule(
    "fec.header.unknown", .blocking, .error, "La première ligne porte les noms des champs.", a47 + ", VII-4°")
  static let headerMandatory = FECRule(
    "fec.header.missing-mandatory", .blocking, .error,
    "L’en-tête a EcritureNum, EcritureDate, CompteNum, CompteLib, EcritureLib et les montants.", a47 + ", VII-1°")
  static let headerDuplicate = FECRule(
    "fec.header.duplicate-column", .blocking, .error, "Aucun champ ne figure deux fois.", a47 + ", VII-1°")
  static let headerSeparator = FECRule(
    "fec.header.separator", .blocking, .error, "Les zones sont séparées par une tabulation ou par « | ».", a47 + ", VI-1°")
  static let lineFieldCount = FECRule(
    "fec.line.field-count", .blocking, .error, "Chaque ligne a autant de champs que l’en-tête.", a47 + ", VI-1°")
  static let lineEmpty = FECRule(
    "fec.line.empty", .blocking, .error, "Aucune ligne n’est vide, la dernière non plus.", a47 + ", VI-1°")
  static let lineTooLong = FECRule("fec.line.too-long", .blocking, .error, "Une ligne tient dans un mébioctet.", nil)
  static let numberEmpty = FECRule("fec.number.empty", .blocking, .error, "EcritureNum est rempli.", a47 + ", VII-1°, 3")
  static let dateEmpty = FECRule("fec.date.empty", .blocking, .error, "EcritureDate est remplie.", a47 + ", VII-1°, 4")
  static let accountEmpty = FECRule("fec.account.empty", .blocking, .error, "CompteNum est rempli.", a47 + ", VII-1°, 5")
  static let accountLabelEmpty = FECRule(
    "fec.account-label.empty", .blocking, .error, "CompteLib est rempli.", a47 + ", VII-1°, 6")
  static let labelEmpty = FECRule("fec.label.empty", .blocking, .error, "EcritureLib est rempli.", a47 + ", VII-1°, 11")
  static let amountPoint = FECRule(
    "fec.amount.decimal-point", .blocking, .error, "La virgule sépare les décimales.", a47 + ", XII")
  static let amountThousands = FECRule("fec.amount.thousands", .blocking, .error, "Rien ne sépare les milliers.", a47 + ", XII")
  static let amountInvalid = FECRule("fec.amount.invalid", .blocking, .error, "Un montant est un nombre.", a47 + ", XII")
  static let sideInvalid = FECRule("fec.side.invalid", .blocking, .error, "Sens vaut D, C, +1 ou -1.", a47 + ", VII-2° et X")
  static let dateInvalid = FECRule(
    "fec.date.invalid", .blocking, .error, "Une date a un mois de 1 à 12 et un jour de 1 à 31.", a47 + ", XII")
  static let textPipe = FECRule(
    "fec.text.separator", .blocking, .error, "Un texte ne contient pas « | » (l’outil ne démarre pas).", a47 + ", VI-1°")
  static let xmlSchemaLocation = FECRule(
    "fec.xml.schema-location", .blocking, .error, "Le XML nomme son schéma dans ses 300 premiers octets.", a47 + ", VI-2°")
  static let xmlOutsideLatin1 = FECRule(
    "fec.xml.outside-latin1", .blocking, .error, "Le XML n’a que des caractères de Latin-1 (l’outil s’arrête sur les autres).",
    a47 + ", XII")
  static let xmlInvalid = FECRule(
    "fec.xml.invalid", .blocking, .error, "Le XML est bien formé et suit son schéma.", a47 + ", VI-2°")

  static let blockingRules: [FECRule] = [
    fileName, fileEmpty, fileNoLine, fileBinary, fileUTF16, headerUnknown, headerMandatory, headerDuplicate, headerSeparator,
    lineFieldCount, lineEmpty, lineTooLong, numberEmpty, dateEmpty, accountEmpty, accountLabelEmpty, labelEmpty, amountPoint,
    amountThousands, amountInvalid, sideInvalid, dateInvalid, textPipe, xmlSchemaLocation, xmlOutsideLatin1, xmlInvalid,
  ]

  static let headerMissing = FECRule(
    "fec.header.missing-column", .reported, .error, "Les 18 colonnes sont là, même vides.", a47 + ", VII-1°")
  static let journalCodeEmpty = FECRule(
    "fec.journal-code.empty", .reported, .error, "JournalCode est rempli.", a47 + ", VII-1°, 1")
  static let journalLabelEmpty = FECRule(
    "fec.journal-label.empty", .reported, .error, "JournalLib est rempli.", a47 + ", VII-1°, 2")
  static let pieceRefEmpty = FECRule("fec.piece-ref.empty", .reported, .error, "PieceRef est remplie.", a47 + ", VII-1°, 9")
  static let pieceDateEmpty = FECRule("fec.piece-date.empty", .reported, .error, "PieceDate est remplie.", a47 + ", VII-1°, 10")
  static let validDateEmpty = FECRule("fec.valid-date.empty", .reported, .error, "ValidDate est remplie.", a47 + ", VII-1°, 16")
  static let accountThreeDigits = FECRule(
    "fec.account.three-digits", .reported, .warning, "CompteNum commence par trois chiffres du plan comptable.",
    a47 + ", VII-1°, 5")
  static let lineBothSides = FECRule(
    "fec.line.both-sides", .reported, .warning,
    "Une ligne n’a pas débit et crédit (« anomalie » pour l’outil, la loi n’en dit rien).")
  static let lineZero = FECRule(
    "fec.line.zero", .reported, .warning, "Une ligne porte un montant (« anomalie » pour l’outil, la loi n’en dit rien).")
  static let dateYear = FECRule("fec.date.year", .reported, .warning, "L’année d’une date est entre 1900 et 2099.", nil)
  static let headerExtra = FECRule(
    "fec.header.extra-columns", .reported, .info,
    "Les colonnes propres à l’entreprise suivent les 18 de la loi (l’outil les énumère).", a47 + ", VII-1°")

  static let reportedRules: [FECRule] = [
    headerMissing, journalCodeEmpty, journalLabelEmpty, pieceRefEmpty, pieceDateEmpty, validDateEmpty, accountThreeDigits,
    lineBothSides, lineZero, dateYear, headerExtra,
  ]

  static let fileSiren = FECRule(
    "fec.file.siren", .stricter, .warning, "Le nom commence par les neuf chiffres du SIREN.", a47 + ", IX")
  static let fileOtherPart = FECRule(
    "fec.file.other-part", .stricter, .warning, "Les parties d’un FEC ont le même SIREN et la même clôture.", a47 + ", IX et XIII"
  )
  static let headerOrder = FECRule(
    "fec.header.order", .stricter, .warning, "Les 18 colonnes sont dans l’ordre de la loi.", a47 + ", VII-1°")
  static let headerBOM = FECRule(
    "fec.header.byte-order-mark", .stricter, .info, "Aucune marque d’ordre des octets ne précède l’en-tête (admise).", nil)
  static let encodingMixed = FECRule(
    "fec.encoding.mixed", .stricter, .warning, "Le fichier n’a qu’un jeu de caractères.", a47 + ", XII")
  static let encodingWindows = FECRule(
    "fec.encoding.windows-1252", .stricter, .warning, "Les caractères propres à Windows-1252 sont absents.", a47 + ", XII")
  static let textControl = FECRule(
    "fec.text.control", .stricter, .warning, "Aucun caractère de commande ne figure dans un texte.", nil)
  static let textDirection = FECRule(
    "fec.text.direction", .stricter, .warning, "Aucune marque invisible n’inverse le sens de lecture d’un texte.", nil)
  static let textOutside = FECRule(
    "fec.text.outside-latin9", .stricter, .info,
    "Les textes tiennent dans ISO 8859-15 (UTF-8 est admis, des outils s’en gênent).", a47 + ", XII")
  static let dateForm = FECRule(
    "fec.date.form", .stricter, .error, "Les dates s’écrivent AAAAMMJJ (l’outil en lit d’autres).", a47 + ", XII")
  static let dateCalendar = FECRule(
    "fec.date.calendar", .stricter, .error, "Une date existe au calendrier (l’outil laisse passer le 30 février).", a47 + ", XII")
  static let amountDecimals = FECRule(
    "fec.amount.decimals", .stricter, .error, "Un montant en euros a deux décimales au plus.", nil)
  static let amountTooLarge = FECRule(
    "fec.amount.too-large", .stricter, .error, "Un montant ne dépasse pas 999 999 999 999,99 €.", nil)
  static let thirdPartyLabelAlone = FECRule(
    "fec.third-party.label-alone", .stricter, .warning, "CompAuxLib ne va pas sans CompAuxNum.", a47 + ", VII-1°, 7 et 8")
  static let accountLabels = FECRule("fec.account.label-changes", .stricter, .warning, "Un compte garde son libellé.", nil)
  static let thirdPartyLabels = FECRule("fec.third-party.label-changes", .stricter, .warning, "Un tiers garde son libellé.", nil)
  static let journalLabels = FECRule("fec.journal.two-labels", .stricter, .warning, "Un code de journal n’a qu’un libellé.", nil)

  static let formRules: [FECRule] = [
    fileSiren, fileOtherPart, headerOrder, headerBOM, encodingMixed, encodingWindows, textControl, textDirection, textOutside,
    dateForm, dateCalendar,
    amountDecimals, amountTooLarge, thirdPartyLabelAlone, accountLabels, thirdPartyLabels, journalLabels,
  ]
}
