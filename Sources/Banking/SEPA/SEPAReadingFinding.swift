import Kernel

/// What files of orders to pay have to be told about.
extension Finding {
  static func sepaTooLong(limit: Int) -> Finding {
    Finding(
      "sepa.order.too-long", "Un ordre a plus de \(limit) zones : le reste n’en est pas lu.",
      recovery: "Vérifiez que c’est le bon fichier.")
  }

  static func sepaCount(_ declared: String, _ counted: Int, in place: String) -> Finding {
    Finding(
      "sepa.count.mismatch", "« \(place) » annonce \(BankText.quoted(declared)) ordre(s) ; il y en a \(counted).",
      recovery: "Faites refaire le fichier : un ordre manque, est en trop, ou n’a pas pu être lu.",
      reference: "ISO 20022, NbOfTxs")
  }

  static func sepaSum(_ declared: String, _ summed: Int128, in place: String) -> Finding {
    Finding(
      "sepa.sum.mismatch",
      "« \(place) » annonce un total de \(BankText.quoted(declared)) ; les ordres font \(BankCurrency.euro.french(summed)).",
      recovery: "Faites refaire le fichier : un montant a été changé, ou n’a pas pu être lu.", reference: "ISO 20022, CtrlSum")
  }

  static func sepaMethod(_ text: String) -> Finding {
    Finding(
      "sepa.method.other", "Le moyen de paiement « \(BankText.quoted(text)) » n’est pas celui du message.",
      recovery: "TRF pour des virements, DD pour des prélèvements.", reference: "ISO 20022, PmtMtd")
  }

  static func sepaDayUnreadable(_ text: String) -> Finding {
    Finding(
      "sepa.day.unreadable", "« \(BankText.quoted(text)) » n’est pas un jour d’exécution.",
      recovery: "Écrivez-le comme 2026-11-30.", reference: "ISO 20022")
  }

  static func sepaDayWasPast(_ day: Day, today: Day) -> Finding {
    Finding(
      "sepa.day.was-past", .warning, "Le jour d’exécution \(day.french) est passé au \(today.french).",
      recovery: "Rien à faire pour un fichier déjà remis ; sinon la banque l’exécutera au premier jour possible, ou le refusera.")
  }

  static func sepaScheme(_ text: String) -> Finding {
    Finding(
      "sepa.scheme.unknown", "« \(BankText.quoted(text)) » n’est pas un schéma de prélèvement.", recovery: "CORE ou B2B.",
      reference: "EPC130-08 ; EPC131-08")
  }

  static func sepaSequenceUnknown(_ text: String) -> Finding {
    Finding(
      "sepa.sequence.unknown", "« \(BankText.quoted(text)) » n’est pas une séquence de prélèvement.",
      recovery: "FRST, RCUR, FNAL ou OOFF.", reference: "EPC130-08")
  }

  static func sepaCreditorIdentifier(_ text: String, _ reason: String) -> Finding {
    Finding(
      "sepa.creditor-identifier.invalid", "L’identifiant créancier SEPA « \(BankText.quoted(text)) » est refusé : \(reason).",
      recovery: "Recopiez-le de la lettre de la banque : en France FR, deux chiffres, ZZZ, six signes.", reference: "EPC262-08")
  }

  static func sepaIBAN(_ text: String, _ reason: String) -> Finding {
    Finding(
      "sepa.iban.invalid", "L’IBAN « \(BankText.quoted(text)) » est refusé : \(reason).",
      recovery: "Recopiez-le du relevé d’identité bancaire.", reference: "ISO 13616")
  }

  static func sepaBIC(_ text: String) -> Finding {
    Finding(
      "sepa.bic.invalid", "« \(BankText.quoted(text)) » n’est pas un BIC.",
      recovery: "8 ou 11 signes : quatre de la banque, deux lettres du pays, deux du lieu, trois de l’agence ou aucun.",
      reference: "ISO 9362")
  }

  static func sepaReference(_ text: String) -> Finding {
    Finding(
      "sepa.reference.invalid", "La référence « \(BankText.quoted(text)) » n’a pas la clé d’une référence de créancier.",
      recovery: "Recopiez-la de la facture : RF, deux chiffres, puis au plus 21 signes.", reference: "ISO 11649")
  }

  static func sepaCurrency(_ text: String) -> Finding {
    Finding(
      "sepa.currency.other", "L’ordre est en « \(BankText.quoted(text)) » : SEPA ne connaît que l’euro.",
      recovery: "Faites un virement international pour une autre monnaie.", reference: "règlement (UE) 260/2012, art. 1")
  }

  static func sepaAmountUnreadable(_ text: String) -> Finding {
    Finding(
      "sepa.amount.unreadable", "« \(BankText.quoted(text)) » n’est pas un montant que SEPA prenne.",
      recovery: "De 0.01 à 999999999.99, le point pour décimale.", reference: "ISO 20022, InstdAmt")
  }

  static func sepaTextNotPlain(_ text: String, _ what: String) -> Finding {
    Finding(
      "sepa.text.not-plain", .warning,
      "Le \(what) « \(BankText.quoted(text)) » porte des accents ou des signes que toutes les banques ne prennent pas.",
      recovery: "Écrivez-le sans accent.", reference: "EPC217-08 (jeu de caractères latin de base)")
  }
}
