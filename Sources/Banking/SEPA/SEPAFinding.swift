public import Kernel

/// What orders to pay have to be told about, before they are written and when they are read.
extension Finding {
  private static let characters = "EPC217-08 (jeu de caractères latin de base)"
  private static let addresses = "EPC, règlements SEPA 2025 v1.1 ; EPC153-22 v2.1"

  static func sepaEmpty() -> Finding {
    Finding("sepa.batch.empty", "Le lot ne contient aucun ordre.", recovery: "Choisissez au moins une ligne à régler.")
  }

  static func sepaIdentifier(_ text: String, _ what: String) -> Finding {
    Finding(
      "sepa.identifier.invalid", "L’identifiant \(what) « \(BankText.quoted(text)) » n’est pas de ceux que les banques prennent.",
      recovery: "De 1 à 35 signes : lettres sans accent, chiffres, / - ? : ( ) . , ' +, sans barre au bord ni double barre.",
      reference: "EPC132-08, 1.4")
  }

  static func sepaDayPast(_ day: Day, today: Day) -> Finding {
    Finding(
      "sepa.day.past", "Le jour d’exécution \(day.french) est passé : nous sommes le \(today.french).",
      recovery: "Donnez un jour à venir, tel que le \(TargetCalendar.open(onOrAfter: today).french).")
  }

  static func sepaDayClosed(_ day: Day) -> Finding {
    let why = TargetCalendar.closing(on: day) ?? "un samedi ou un dimanche"
    return Finding(
      "sepa.day.closed", "Le \(day.french) est \(why) : aucun euro ne circule entre banques ce jour-là.",
      recovery: "Choisissez le \(TargetCalendar.open(onOrAfter: day).french), premier jour ouvré suivant.",
      reference: "Banque centrale européenne, calendrier T2")
  }

  static func sepaAmount(_ amount: Money, _ endToEnd: String) -> Finding {
    Finding(
      "sepa.amount.out-of-range", "L’ordre « \(BankText.quoted(endToEnd)) » est de \(amount.french) €.",
      recovery: "Un ordre SEPA va de 0,01 € à \(SEPARules.largest.french) € : corrigez le montant, ou scindez-le.",
      reference: "EPC115-06, AT-T002")
  }

  static func sepaEndToEndTwice(_ text: String) -> Finding {
    Finding(
      "sepa.end-to-end.twice", "La référence de bout en bout « \(BankText.quoted(text)) » est donnée à deux ordres.",
      recovery: "Donnez à chacun la sienne : le relevé n’en dira pas d’autre pour les reconnaître.")
  }

  static func sepaNameMissing(_ iban: IBAN) -> Finding {
    Finding(
      "sepa.name.missing", "Le titulaire du compte \(iban.french) n’a pas de nom.",
      recovery: "Donnez le nom du titulaire, tel qu’au relevé d’identité bancaire : la banque le compare au compte.",
      reference: "règlement (UE) 260/2012, art. 5 quater")
  }

  static func sepaCountry(_ iban: IBAN, on day: Day) -> Finding {
    Finding(
      "sepa.country.outside", "Le compte \(iban.french) est hors de l’espace SEPA au \(day.french) (pays \(iban.country)).",
      recovery: "Payez-le par un virement international, à la banque ; demandez au tiers s’il a un compte dans l’espace SEPA.",
      reference: "EPC409-09")
  }

  static func sepaBICOtherCountry(_ bic: BIC, _ iban: IBAN) -> Finding {
    Finding(
      "sepa.bic.other-country",
      "Le BIC \(bic.text) est d’une banque de « \(bic.country) », et l’IBAN \(iban.french) de « \(iban.country) ».",
      recovery: "Recopiez l’un et l’autre du même relevé d’identité bancaire ; le BIC peut être laissé de côté.")
  }

  // MARK: Texts and addresses

  static func sepaTextChanged(_ text: String, _ written: String, _ what: String) -> Finding {
    Finding(
      "sepa.text.changed", .info,
      "Le \(what) sera écrit « \(written) » dans le fichier, au lieu de « \(BankText.cleaned(text)) ».",
      recovery: "Rien à faire : les banques ne prennent ni accents ni signes particuliers.", reference: characters)
  }

  static func sepaTextRefused(_ text: String, _ what: String, _ lost: [Character]) -> Finding {
    Finding(
      "sepa.text.refused",
      "Le \(what) porte des signes que les banques ne prennent pas : \(BankText.cleaned(lost.prefix(5).map(String.init).joined(separator: " "))).",
      recovery: "Écrivez-le en lettres latines, comme au relevé d’identité bancaire.", reference: characters)
  }

  static func sepaTextTooLong(_ text: String, _ what: String, limit: Int) -> Finding {
    Finding(
      "sepa.text.too-long", "Le \(what) a \(text.count) signes ; \(limit) au plus sont permis.",
      recovery: "Abrégez-le.", reference: "ISO 20022")
  }

  static func sepaAddressUnstructured(_ place: String) -> Finding {
    Finding(
      "sepa.address.unstructured",
      "L’adresse de « \(BankText.quoted(place)) » n’a pas sa ville et son pays dans des zones à part : les banques la refusent depuis le 15/11/2026.",
      recovery:
        "Donnez la ville et le code du pays à part, ou laissez l’adresse de côté quand le compte est dans l’Espace économique européen.",
      reference: addresses)
  }

  static func sepaAddressSoonRefused(_ place: String) -> Finding {
    Finding(
      "sepa.address.soon-refused", .warning,
      "L’adresse de « \(BankText.quoted(place)) » est en lignes libres : les banques la refuseront à partir du 15/11/2026.",
      recovery: "Donnez la ville et le code du pays dans leurs zones.", reference: addresses)
  }

  static func sepaAddressNeeded(_ name: String, _ iban: IBAN) -> Finding {
    Finding(
      "sepa.address.needed", .warning,
      "Le compte \(iban.french) de « \(BankText.quoted(name)) » est hors de l’Espace économique européen : son adresse est demandée.",
      recovery: "Complétez ses coordonnées bancaires avec une adresse : ville et pays au moins.",
      reference: "règlement (UE) 2023/1113, art. 4 à 6")
  }

  static func sepaAddressCountry(_ country: String, _ place: String) -> Finding {
    Finding(
      "sepa.address.country",
      "« \(BankText.quoted(country)) » n’est pas le code d’un pays (adresse de « \(BankText.quoted(place)) »).",
      recovery: "Deux lettres majuscules : FR, BE, DE.", reference: "ISO 3166")
  }

  static func sepaAddressLines(_ count: Int, _ place: String) -> Finding {
    Finding(
      "sepa.address.lines", "L’adresse de « \(BankText.quoted(place)) » a \(count) lignes libres ; deux au plus sont permises.",
      recovery: "Portez la rue, le numéro et le code postal dans leurs zones.", reference: addresses)
  }

  // MARK: Mandates

  public static func sepaMandateNotSigned(_ mandate: PaymentMandate) -> Finding {
    Finding(
      "sepa.mandate.not-signed",
      "Le mandat \(BankText.quoted(mandate.identifier)) serait signé le \(mandate.signedOn.french), qui est à venir.",
      recovery: "Attendez la signature du débiteur, ou corrigez la date.", reference: "code monétaire et financier, art. L133-6")
  }

  static func sepaMandateLapsed(_ mandate: PaymentMandate, on day: Day) -> Finding {
    let last = mandate.lastUsed.map { "son dernier prélèvement est du \($0.french)" } ?? "il n’a jamais servi depuis sa signature"
    return Finding(
      "sepa.mandate.lapsed",
      "Le mandat \(BankText.quoted(mandate.identifier)) est caduc au \(day.french) : \(last), il y a plus de \(PaymentMandate.monthsOfLife) mois.",
      recovery: "Faites signer un nouveau mandat, sous une nouvelle référence.",
      reference: "EPC016-06 ; Banque de France, « Le prélèvement SEPA »")
  }

  static func sepaSequence(_ mandate: PaymentMandate, _ sequence: DirectDebitSequence) -> Finding {
    Finding(
      "sepa.sequence.used",
      "Le mandat \(BankText.quoted(mandate.identifier)) a déjà servi : son prélèvement ne peut être \(sequence.french) (\(sequence.rawValue)).",
      recovery: "Un mandat récurrent continue en RCUR ; un mandat ponctuel ne sert qu’une fois, et un nouveau doit être signé.",
      reference: "EPC016-06")
  }

  static func sepaMandateTwice(_ mandate: PaymentMandate) -> Finding {
    Finding(
      "sepa.mandate.twice", "Le mandat \(BankText.quoted(mandate.identifier)) porte deux premiers prélèvements dans le même lot.",
      recovery: "Réunissez-les en un seul ordre, ou mettez le second dans un lot suivant.")
  }
}
