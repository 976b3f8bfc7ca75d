import Banking
import Kernel
import Ledger
import Store

/// Why a payment is not prepared, approved or exported.
extension SEPAKind {
  /// The first day that banks can do, and that leaves debtors their notice.
  func firstDay(from today: Day) -> Day {
    TargetCalendar.open(onOrAfter: self == .creditTransfers ? today : today + PaymentMandate.daysOfNotice)
  }
}

extension PaymentContent {
  /// Says when debtors are told of their direct debit later than they should be.
  func noticeFindings(today: Day) -> [Finding] {
    guard kind == .directDebits, day - today < PaymentMandate.daysOfNotice else { return [] }
    return [.paymentPrenotification(day, today: today)]
  }
}

extension Finding {
  /// Said of payments whose approval takes two people.
  private static let separation = "séparation des tâches ; fraude au faux fournisseur"

  static func paymentNoAccount(_ account: AccountNumber) -> Finding {
    Finding(
      "payment.account.no-iban", "L’IBAN du compte \(account) n’est pas connu : rien ne peut en partir.",
      recovery: "Donnez-le une fois : ecritoire virement compte \(account) --iban FR76…")
  }

  static func paymentAccountNotBank(_ account: AccountNumber) -> Finding {
    Finding(
      "payment.account.not-bank", "Le compte \(account) n’est pas celui d’une banque.",
      recovery: "Choisissez un compte 512, tel que 512 ou 512100.", reference: "PCG, compte 512")
  }

  static func paymentAccountOther(_ account: AccountNumber, _ iban: String) -> Finding {
    Finding(
      "payment.account.other-iban", "Le compte \(account) est déjà lié à l’IBAN \(iban), que ses relevés portent.",
      recovery: "Ouvrez un sous-compte de 512 pour une autre banque, et donnez-lui cet IBAN.")
  }

  static func paymentIdentifierRefused(_ what: String, _ text: String, _ reason: String) -> Finding {
    Finding(
      "payment.identifier.refused", "\(what) « \(text.prefix(40)) » est refusé : \(reason).",
      recovery: "Recopiez-le du relevé d’identité bancaire ou de la lettre de la banque.")
  }

  static func paymentNothing(through day: Day?) -> Finding {
    Finding(
      "payment.nothing", "Il n’y a rien à régler\(day.map { " à échéance du \($0.french)" } ?? " parmi ces lignes").",
      recovery: "Voyez ce qui est dû : ecritoire echeancier, ou reculez la date d’échéance.")
  }

  static func paymentLineNotOpen(_ line: LineReference) -> Finding {
    Finding(
      "payment.line.not-open", "La ligne \(line.text) n’est pas une ligne ouverte à régler.",
      recovery: "Affichez les lignes ouvertes et leurs repères : ecritoire lettrage etat --compte 40")
  }

  static func paymentLineTaken(_ line: LineReference, _ batch: Int64) -> Finding {
    Finding(
      "payment.line.taken", "La ligne \(line.text) est déjà dans le lot de paiements n° \(batch).",
      recovery: "Annulez ce lot s’il ne doit pas partir ; sinon attendez que la banque l’exécute, puis lettrez.")
  }

  static func paymentNoIBAN(_ party: ThirdParty) -> Finding {
    Finding(
      "payment.party.no-iban", "\(party.name) (\(party.code)) n’a pas d’IBAN : aucun paiement ne lui est préparé.",
      recovery: "Donnez ses coordonnées bancaires : ecritoire rib definir \(party.code) --iban …")
  }

  static func paymentHeld(_ party: ThirdParty, _ detail: BankDetail) -> Finding {
    Finding(
      "payment.bank-detail.held",
      "L’IBAN de \(party.name) (\(party.code)) a été changé par \(detail.author) le \(detail.day), et personne ne l’a confirmé : rien ne lui est payé. La fraude au changement de RIB se fait ainsi, par un faux courriel du fournisseur.",
      recovery:
        "Rappelez le fournisseur à un numéro connu d’avant le changement, puis : ecritoire rib confirmer \(party.code) --motif « … »",
      reference: separation)
  }

  static func paymentNothingOwed(_ party: String, _ amount: Money) -> Finding {
    Finding(
      "payment.party.nothing-owed", .info,
      "Avoirs et acomptes de \(party) couvrent ce qui lui est dû (solde \(amount.french) €) : aucun ordre n’est préparé.",
      recovery: "Lettrez-les avec leurs factures, ou réglez des lignes choisies.")
  }

  static func paymentCombined(_ party: String) -> Finding {
    Finding(
      "payment.party.combined", .info, "\(party) a un avoir ou un acompte : ses factures sont réglées en un seul ordre, net.",
      recovery: "Rien à faire ; pour un ordre par facture, choisissez les lignes sans l’avoir.")
  }

  // MARK: Mandates

  static func paymentNoMandate(_ party: ThirdParty, _ scheme: DirectDebitScheme) -> Finding {
    Finding(
      "payment.mandate.none",
      "\(party.name) (\(party.code)) n’a pas de mandat \(scheme.rawValue) en cours : rien ne peut être prélevé.",
      recovery: "Ajoutez celui qu’il a signé : ecritoire mandat ajouter \(party.code) --rum … --signe-le …",
      reference: "code monétaire et financier, art. L133-6")
  }

  static func paymentMandateKnown(_ identifier: String) -> Finding {
    Finding(
      "payment.mandate.known", "Le mandat « \(identifier) » existe déjà : une référence ne sert qu’une fois.",
      recovery: "Donnez au nouveau mandat une autre référence (RUM).", reference: "EPC016-06")
  }

  static func paymentMandateUnknown(_ identifier: String) -> Finding {
    Finding(
      "payment.mandate.unknown", "Il n’y a pas de mandat en cours « \(identifier.prefix(40)) ».",
      recovery: "Voyez-les : ecritoire mandat lister")
  }

  static func paymentMandateRefused(_ identifier: String) -> Finding {
    Finding(
      "payment.mandate.refused", "« \(identifier.prefix(40)) » ne peut pas être la référence d’un mandat.",
      recovery: "De 1 à 35 signes : lettres sans accent, chiffres, / - ? : ( ) . , ' +.", reference: "EPC130-08")
  }

  static func paymentNoCreditor() -> Finding {
    Finding(
      "payment.creditor.none", "L’identifiant créancier SEPA (ICS) de l’entreprise n’est pas connu.",
      recovery: "Demandez-le à la banque, puis donnez-le une fois : ecritoire prelevement ics FR…", reference: "EPC262-08")
  }

  static func paymentPrenotification(_ day: Day, today: Day) -> Finding {
    Finding(
      "payment.prenotification.short", .warning,
      "Le prélèvement est pour le \(day.french), dans \(day - today) jour(s) : le débiteur doit en être prévenu \(PaymentMandate.daysOfNotice) jours avant.",
      recovery: "Vérifiez qu’il l’a été, par la facture ou l’échéancier, ou qu’un délai plus court est convenu.",
      reference: "EPC016-06 ; Banque de France, « Le prélèvement SEPA »")
  }

  // MARK: Batches

  static func paymentBatchUnknown(_ id: Int64) -> Finding {
    Finding(
      "payment.batch.unknown", "Il n’y a pas de lot de paiements n° \(id).", recovery: "Voyez-les : ecritoire virement lister")
  }

  static func paymentBatchState(_ batch: StoredPaymentBatch, _ wanted: String) -> Finding {
    Finding(
      "payment.batch.state", "Le lot n° \(batch.id) est \(batch.state.french) : il ne peut pas être \(wanted).",
      recovery: batch.state == .draft
        ? "Faites-le d’abord approuver : ecritoire virement approuver \(batch.id)"
        : "Préparez un nouveau lot pour ce qui reste dû : ecritoire virement preparer")
  }

  static func paymentSamePerson(_ author: String) -> Finding {
    Finding(
      "payment.approve.same-person", "\(author) a préparé ce lot : une autre personne doit l’approuver.",
      recovery: "Demandez-le à une personne qui peut approuver les paiements ; elle vérifie les IBAN et les montants.",
      reference: separation)
  }

  static func paymentChanged(_ order: PaymentContent.Order, _ why: String) -> Finding {
    Finding(
      "payment.order.changed", "L’ordre pour \(order.name) (\(order.money.french) €) n’est plus juste : \(why).",
      recovery: "Annulez le lot, et préparez-le de nouveau : ecritoire virement annuler")
  }

  static func paymentExportedAlready(_ batch: StoredPaymentBatch) -> Finding {
    let step = batch.export
    return Finding(
      "payment.export.already",
      "Le lot n° \(batch.id) a été exporté par \(step?.author ?? "?") (\(step?.detail.file ?? "")) : le remettre deux fois à la banque paierait deux fois.",
      recovery: "Si le fichier est perdu et n’a pas été remis, reprenez-en une copie : --copie")
  }

  static func paymentReasonMissing(_ what: String) -> Finding {
    Finding(
      "payment.reason.missing", "Dites pourquoi : \(what).",
      recovery: "Une phrase de dix signes au moins : « rappelé au 04 90 00 00 00, Mme Roux confirme ».")
  }

  static func paymentEntryByHand(_ why: String) -> Finding {
    Finding(
      "payment.entry.by-hand", .info, "L’écriture du paiement n’a pas été préparée : \(why).",
      recovery: "Saisissez-la : le compte du tiers au débit, la banque au crédit, au jour de l’exécution.")
  }

  static func paymentEntryKept(_ entry: Int64) -> Finding {
    Finding(
      "payment.entry.kept", .warning, "L’écriture de ce lot est validée : elle reste dans les livres.",
      recovery: "Contre-passez-la si rien n’a été payé : ecritoire ecriture contrepasser")
  }

  // MARK: Bank details

  static func bankDetailNotHeld(_ party: ThirdParty) -> Finding {
    Finding(
      "payment.bank-detail.not-held", "L’IBAN de \(party.name) (\(party.code)) n’attend pas de confirmation.",
      recovery: "Voyez les coordonnées bancaires : ecritoire rib lister")
  }

  static func bankDetailSamePerson(_ author: String) -> Finding {
    Finding(
      "payment.bank-detail.same-person", "\(author) a donné ce nouvel IBAN : une autre personne doit le confirmer.",
      recovery: "Demandez-le à une personne qui peut approuver les paiements, et qui rappellera le fournisseur elle-même.",
      reference: separation)
  }

  static func bankDetailChanged(_ party: ThirdParty) -> Finding {
    Finding(
      "payment.bank-detail.changed", "L’IBAN de \(party.name) (\(party.code)) n’est plus celui que vous avez vu.",
      recovery: "Relisez la fiche, puis confirmez l’IBAN qu’elle porte maintenant.")
  }
}

extension BankDetail {
  /// « 29/11/2026 ».
  public var day: String { Day(iso: String(instant.prefix(10)))?.french ?? instant }
}
