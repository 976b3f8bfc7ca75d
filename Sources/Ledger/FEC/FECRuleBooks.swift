import Kernel

private let a47 = "LPF art. A47 A-1"
private let pcg = "PCG art. 1031-3"

// The rules of the books: what the lines say together.
extension FECRule {
  static let totalTooLarge = FECRule("fec.total.too-large", .stricter, .error, "Les totaux restent calculables au centime.")
  static let fileUnbalanced = FECRule("fec.file.unbalanced", .stricter, .error, "Le fichier a autant au débit qu’au crédit.")
  static let entryUnbalanced = FECRule(
    "fec.entry.unbalanced", .stricter, .error, "Chaque écriture a autant au débit qu’au crédit.")
  static let entryOneLine = FECRule("fec.entry.one-line", .stricter, .warning, "Une écriture a au moins deux lignes.")
  static let entryTwoDays = FECRule("fec.entry.two-days", .stricter, .warning, "Une écriture n’a qu’une EcritureDate.")
  static let entryTwoJournals = FECRule("fec.entry.two-journals", .stricter, .warning, "Une écriture est dans un seul journal.")
  static let entryScattered = FECRule(
    "fec.entry.scattered", .stricter, .warning, "Les lignes d’une écriture se suivent, et un numéro ne sert qu’une fois.",
    a47 + ", VII-1°, 3")
  static let entryDuplicate = FECRule("fec.entry.duplicate", .stricter, .warning, "Aucune écriture n’est là deux fois.")
  static let numberOrder = FECRule(
    "fec.number.order", .stricter, .warning, "Les numéros d’écriture croissent.", a47 + ", VII-1°, 3")
  static let numberGap = FECRule(
    "fec.number.gap", .stricter, .warning, "La séquence des numéros n’a pas de trou.", a47 + ", VII-1°, 3")
  static let numberNotNumeric = FECRule(
    "fec.number.not-numeric", .stricter, .warning, "Les numéros sont des nombres : la continuité se vérifie.", a47 + ", VII-1°, 3"
  )
  static let numberNone = FECRule(
    "fec.number.none", .stricter, .error, "Des numéros distinguent les écritures.", a47 + ", VII-1°, 3")
  static let validDateOrder = FECRule(
    "fec.valid-date.order", .stricter, .warning, "Les écritures sont rangées par ordre de validation.", a47 + ", VII-1°")
  static let validDateBefore = FECRule(
    "fec.valid-date.before-entry", .stricter, .warning, "La validation ne précède pas l’écriture.", pcg)
  static let openingNotFirst = FECRule(
    "fec.opening.not-first", .stricter, .warning, "Les à-nouveaux viennent en premier.", a47 + ", VII-3°")
  static let openingResult = FECRule(
    "fec.opening.result-accounts", .stricter, .warning, "Les à-nouveaux ne touchent ni la classe 6 ni la classe 7.")
  static let closingEntries = FECRule(
    "fec.closing.entries", .stricter, .warning, "Les écritures qui soldent les classes 6 et 7 n’y sont pas.", a47 + ", VII-1°")
  static let centralisation = FECRule(
    "fec.closing.centralisation", .stricter, .warning, "Les écritures de centralisation n’y sont pas.", a47 + ", VII-1°")
  static let dateOutside = FECRule(
    "fec.date.outside-year", .stricter, .warning, "EcritureDate est dans l’exercice.", a47 + ", VII-1°")
  static let letteringNoDate = FECRule(
    "fec.lettering.no-date", .stricter, .warning, "EcritureLet va avec DateLet.", a47 + ", VII-1°, 14 et 15")
  static let letteringDateAlone = FECRule(
    "fec.lettering.date-alone", .stricter, .warning, "DateLet va avec EcritureLet.", a47 + ", VII-1°, 14 et 15")
  static let letteringDateEarly = FECRule(
    "fec.lettering.date-early", .stricter, .warning, "Le lettrage ne précède pas l’écriture.")
  static let letteringUnbalanced = FECRule(
    "fec.lettering.unbalanced", .stricter, .warning, "Un lettrage en capitales se solde, par compte et par tiers.")
  static let currencyMissing = FECRule(
    "fec.currency.missing", .stricter, .warning, "Montantdevise va avec Idevise.", a47 + ", VII-1°, 17 et 18")
  static let currencyAlone = FECRule(
    "fec.currency.alone", .stricter, .warning, "Idevise va avec Montantdevise.", a47 + ", VII-1°, 17 et 18")
  static let currencyUnknown = FECRule(
    "fec.currency.unknown", .stricter, .warning, "Idevise est un code de la norme ISO 4217.", a47 + ", VII-1°, 18")
  static let currencyAmount = FECRule(
    "fec.currency.amount", .stricter, .warning, "Montantdevise est un nombre à virgule.", a47 + ", XII")
  static let accountUnknown = FECRule(
    "fec.account.unknown", .stricter, .warning, "Le compte relève d’un compte du PCG.", "PCG art. 1121-1")
  static let accountRemoved = FECRule(
    "fec.account.removed", .stricter, .warning, "Le compte n’a pas été supprimé du PCG.", "PCG art. 1121-1, règlement ANC 2022-06"
  )
  static let thirdPartyUnexpected = FECRule(
    "fec.third-party.unexpected", .stricter, .warning, "CompAuxNum va avec un compte de tiers (classe 4).", a47 + ", VII-1°, 7")
  static let thirdPartyMissing = FECRule(
    "fec.third-party.missing", .stricter, .warning, "Les comptes 401 et 411 nomment le tiers dès que le fichier en nomme.",
    a47 + ", VII-1°, 7")
  static let amountNegative = FECRule(
    "fec.amount.negative", .stricter, .warning, "Les montants sont positifs (un négatif est admis, mais se lit mal).")
  static let labelBlank = FECRule(
    "fec.label.blank-looking", .stricter, .warning, "EcritureLib dit quelque chose (« / », « . » ne disent rien).",
    a47 + ", VII-1°, 11")
  static let pieceRefBlank = FECRule(
    "fec.piece-ref.blank-looking", .stricter, .warning, "PieceRef dit quelque chose.", a47 + ", VII-1°, 9")
  static let cashNegative = FECRule("fec.cash.negative", .stricter, .warning, "La caisse (53) n’est jamais négative le soir.")
  static let pieceDateLate = FECRule(
    "fec.piece-date.late", .stricter, .warning, "PieceDate ne suit pas EcritureDate de plus d’un an.")
  static let pieceDateFuture = FECRule("fec.piece-date.future", .stricter, .warning, "PieceDate ne suit pas ValidDate.")

  static let bookRules: [FECRule] = [
    totalTooLarge, fileUnbalanced, entryUnbalanced, entryOneLine, entryTwoDays, entryTwoJournals, entryScattered, entryDuplicate,
    numberOrder, numberGap, numberNotNumeric, numberNone, validDateOrder, validDateBefore, openingNotFirst, openingResult,
    closingEntries, centralisation, dateOutside, letteringNoDate, letteringDateAlone, letteringDateEarly, letteringUnbalanced,
    currencyMissing, currencyAlone, currencyUnknown, currencyAmount, accountUnknown, accountRemoved, thirdPartyUnexpected,
    thirdPartyMissing, amountNegative, labelBlank, pieceRefBlank, cashNegative, pieceDateLate, pieceDateFuture,
  ]
}
