import Kernel
import SocialReporting
import Workforce

// What stands against a declaration, and the way out. « dsn » is before each code.
extension Finding {
  // MARK: Who declares

  static func declarantMissing() -> Finding {
    Finding(
      "dsn.declarant.missing", "Le dossier ne dit pas qui déclare.",
      recovery:
        "Dites-le une fois : ecritoire dsn declarant --nom \"…\" --courriel … --telephone … --urssaf SIRET --retraite SIRET --compte 512",
      reference: "CSS, art. L133-5-3")
  }

  static func declarantAccountUnknown(_ text: String) -> Finding {
    Finding(
      "dsn.declarant.account", "« \(text.prefix(20)) » n’est pas un compte de banque du dossier.",
      recovery: "Donnez d’abord son IBAN : ecritoire virement compte 512 --iban …")
  }

  static func declarationNoWorkplace() -> Finding {
    Finding(
      "dsn.declaration.no-workplace", "Le dossier n’a aucun établissement : il n’y a rien à déclarer.",
      recovery: "Ajoutez-en un : ecritoire etablissement ajouter")
  }

  // MARK: The month

  static func declarationMonthFuture(_ month: Month, today: Day) -> Finding {
    Finding(
      "dsn.declaration.future", "Le mois \(month.ofFrench) n’a pas commencé le \(today.french).",
      recovery: "Attendez que les bulletins du mois soient scellés.", reference: "CSS, art. R133-14")
  }

  static func declarationNotSealed(_ month: Month, _ workplace: Int64, contract: Int64) -> Finding {
    Finding(
      "dsn.payslip.not-sealed", "Le bulletin \(month.ofFrench) du contrat n° \(contract) n’est pas scellé.",
      recovery: "Scellez-le : ecritoire paie sceller --mois \(month.iso). La DSN dit ce que les bulletins disent.",
      reference: "CSS, art. L133-5-3")
  }

  static func declarationTooLate(_ month: Month, due: Day) -> Finding {
    Finding(
      "dsn.declaration.too-late",
      "La DSN \(month.ofFrench) est envoyée, et son échéance est le \(due.french) : elle ne se remplace plus.",
      recovery:
        "Corrigez le bulletin (ecritoire paie corriger), puis déclarez le mois suivant : il dira la régularisation.",
      reference: "CSS, art. R133-14")
  }

  // MARK: People and places

  static func declaredNIRMissing(_ employee: Int64) -> Finding {
    Finding(
      "dsn.person.nir", "Ni numéro de sécurité sociale, ni numéro technique temporaire (NTT) ne sont connus.",
      recovery:
        "Ajoutez l’un à la fiche : ecritoire salarie modifier \(employee) --nir …, ou --ntt-a-former tant qu’il est attendu.",
      reference: "CSS, art. R133-13"
    ).at(field: "S21.G00.30.001")
  }

  static func declaredAddressMissing(_ employee: Int64) -> Finding {
    Finding(
      "dsn.person.address", "L’adresse n’est pas complète : voie, code postal et ville.",
      recovery: "Complétez la fiche : ecritoire salarie modifier \(employee) --rue … --code-postal … --ville …"
    ).at(field: "S21.G00.30.008")
  }

  static func declaredOccupationMissing(_ contract: Int64, _ job: String) -> Finding {
    Finding(
      "dsn.contract.occupation", "Le contrat n° \(contract) (\(job)) n’a pas de code PCS-ESE.",
      recovery: "Donnez-le : ecritoire contrat completer \(contract) --pcs 554a. La nomenclature de l’Insee les liste."
    ).at(field: "S21.G00.40.004")
  }

  static func declaredCommuneMissing(_ workplace: Int64) -> Finding {
    Finding(
      "dsn.workplace.commune", "L’établissement n° \(workplace) n’a pas le code Insee de sa commune.",
      recovery: "Donnez-le : ecritoire etablissement modifier \(workplace) --commune 67482"
    ).at(field: "S21.G00.85.011")
  }

  // MARK: Declarations that are kept

  static func declarationUnknown(_ id: Int64) -> Finding {
    Finding(
      "dsn.declaration.unknown", "Il n’y a pas de déclaration n° \(id).", recovery: "Listez-les : ecritoire dsn liste")
  }

  static func declarationNone(_ month: Month, _ workplace: Int64? = nil) -> Finding {
    let place = workplace.map { " de l’établissement n° \($0)" } ?? ""
    return Finding(
      "dsn.declaration.none", "Aucune DSN \(month.ofFrench)\(place) n’est préparée.",
      recovery:
        "Préparez-la : ecritoire dsn preparer --mois \(month.iso)\(workplace.map { " --etablissement \($0)" } ?? "")")
  }

  static func declarationLeftOut(_ month: Month, _ workplace: Int64, _ name: String) -> Finding {
    Finding(
      "dsn.declaration.left-out", .info,
      "L’établissement n° \(workplace) (\(name)) n’a personne à déclarer en \(month.french) : aucune DSN n’est faite pour lui.",
      recovery:
        "S’il reste employeur, déclarez-le néant : ecritoire dsn preparer --mois \(month.iso) --etablissement \(workplace)",
      reference: "CSS, art. R133-14 (à vérifier)")
  }

  static func declarationSeveral(_ month: Month, _ ids: [Int64]) -> Finding {
    Finding(
      "dsn.declaration.several",
      "Plusieurs déclarations \(month.ofFrench) sont là : \(ids.map { "n° \($0)" }.joined(separator: ", ")).",
      recovery: "Dites laquelle : --etablissement N, --fraction 1/2, ou son numéro --numero N (ecritoire dsn liste les montre).")
  }

  static func declarationIsTest(_ id: Int64) -> Finding {
    Finding(
      "dsn.declaration.test", "La déclaration n° \(id) est un essai : l’envoyer ne déclare rien.",
      recovery: "Préparez la réelle : ecritoire dsn preparer --mois AAAA-MM --reel")
  }

  /// - Parameter isWithoutReference: somebody wants to add the reference of a deposit that was noted without.
  /// - Parameter isClosed: it is not replaced any more.
  static func declarationSent(_ id: Int64, _ day: Day, isWithoutReference: Bool = false, isClosed: Bool = false) -> Finding {
    let kept =
      isWithoutReference
      ? ", sans référence, et ce qui est noté d’un dépôt ne change plus. Gardez l’accusé à côté du dossier : rien ici ne redemande sa référence."
      : "."
    return Finding(
      "dsn.declaration.sent", "La déclaration n° \(id) est déjà notée envoyée le \(day.french)\(kept)",
      recovery: isClosed
        ? "Son échéance est passée : ce qui change se dit dans la déclaration du mois suivant."
        : "Pour changer ce qu’elle déclare, préparez-la de nouveau : elle annulera et remplacera celle-ci.")
  }

  /// It was noted sent after its last day.
  static func declarationSentLate(_ kept: KeptDeclaration, _ day: Day, last: Day) -> Finding {
    let isReplacement = kept.type.replaces && kept.nature == .monthly
    return Finding(
      "dsn.declaration.sent-late", .warning,
      isReplacement
        ? "La n° \(kept.id) annule et remplace : elle partait au plus tard le \(last.french), veille de l’échéance, et elle est notée envoyée le \(day.french)."
        : "La n° \(kept.id) (\(kept.title)) était à envoyer au plus tard le \(last.french)\(kept.nature == .monthly ? "" : ", cinq jours ouvrés") : elle est notée envoyée le \(day.french).",
      recovery: isReplacement
        ? "Lisez l’accusé : un dépôt tardif ne remplace pas. Ce qui change se dit alors dans la déclaration du mois suivant."
        : "Vérifiez le jour ; un retard peut coûter une pénalité, et retarder ce que la caisse ou France Travail paie.",
      reference: kept.nature == .monthly ? "CSS, art. R243-6 et R133-14" : "CSS, art. R133-14 (à vérifier)"
    ).at(field: "le")
  }

  static func declarationSuperseded(_ id: Int64, by next: Int64) -> Finding {
    Finding(
      "dsn.declaration.superseded", "La déclaration n° \(id) a une version plus récente, la n° \(next).",
      recovery: "Exportez et envoyez la n° \(next).")
  }

  static func declarationSentDay(_ day: Day, prepared: Day, today: Day) -> Finding {
    Finding(
      "dsn.declaration.sent-day",
      "Un envoi le \(day.french) n’est pas possible : la déclaration est du \(prepared.french), et nous sommes le \(today.french).",
      recovery: "Donnez le jour du dépôt."
    ).at(field: "le")
  }

  /// What can be done depends on whether it still counts, and may still be replaced.
  static func declarationChanged(_ kept: KeptDeclaration, today: Day) -> Finding {
    switch kept.state {
    case .superseded(let next), .replaced(let next): .declarationChangedSince(kept.id, next: next)
    case .sent where kept.nature == .monthly && today >= (kept.due ?? today):
      .declarationChangedTooLate(kept.id, kept.due ?? today)
    default: kept.nature == .monthly ? .declarationChanged(kept.id) : .signalChanged(kept.id)
    }
  }

  private static func declarationChanged(_ id: Int64) -> Finding {
    Finding(
      "dsn.declaration.changed", .warning,
      "Depuis la déclaration n° \(id), un bulletin, une fiche, un contrat ou un établissement a changé.",
      recovery: "Préparez-la de nouveau, et comparez les deux : ecritoire dsn comparer")
  }

  private static func declarationChangedSince(_ id: Int64, next: Int64) -> Finding {
    Finding(
      "dsn.declaration.succeeded", .warning,
      "La déclaration n° \(id) ne dit plus ce que dit le dossier, et la n° \(next) a pris sa place.",
      recovery: "C’est la n° \(next) qui compte : ecritoire dsn controler --numero \(next)")
  }

  private static func declarationChangedTooLate(_ id: Int64, _ due: Day) -> Finding {
    Finding(
      "dsn.declaration.changed-late", .warning,
      "Depuis la déclaration n° \(id), envoyée, un bulletin, une fiche, un contrat ou un établissement a changé, et son échéance était le \(due.french) : elle ne se remplace plus.",
      recovery:
        "Corrigez le bulletin (ecritoire paie corriger) ; la déclaration du mois suivant dira la régularisation.",
      reference: "CSS, art. R133-14")
  }

  private static func signalChanged(_ id: Int64) -> Finding {
    Finding(
      "dsn.signal.changed", .warning,
      "Le signalement n° \(id) ne correspond plus au dossier : l’absence, la fiche, le contrat ou l’établissement a changé.",
      recovery: "Préparez-le de nouveau (ecritoire dsn signaler) ; s’il est envoyé, le nouveau l’annule et le remplace.")
  }

  static func declarationRefused(_ id: Int64, _ errors: Int) -> Finding {
    Finding(
      "dsn.export.refused",
      "La déclaration n° \(id) a \(errors) erreur\(errors > 1 ? "s" : "") aux contrôles Écritoire (non certifiés) : elle ne sort pas ainsi.",
      recovery: "Corrigez ce qui est dit, puis préparez-la de nouveau ; ecritoire dsn controler les liste toutes.")
  }

  static func declarationUnreadable(_ id: Int64, _ cause: Finding?) -> Finding {
    Finding(
      "dsn.declaration.unreadable", "La déclaration n° \(id) ne se lit plus\(cause.map { " : \($0.message)" } ?? ".")",
      recovery: "Vérifiez le dossier : ecritoire dossier verifier. Une sauvegarde la rendra.")
  }

  // MARK: Money

  static func declarationNotPosted(_ month: Month, _ count: Int) -> Finding {
    Finding(
      "dsn.cross.not-posted", .info, "\(count) bulletin(s) \(month.ofFrench) ne sont pas encore dans les écritures.",
      recovery: "Passez-les : ecritoire paie comptabiliser --mois \(month.iso)")
  }

  static func declarationLedger(_ label: String, _ account: String, declared: Money, posted: Money) -> Finding {
    Finding(
      "dsn.cross.ledger", .warning,
      "\(label) : les bulletins disent \(declared.french)\u{A0}€, et le compte \(account) de l’écriture de paie \(posted.french)\u{A0}€.",
      recovery: "Repassez la paie du mois, ou cherchez qui a changé l’écriture : ecritoire grand-livre --compte \(account)")
  }

  // MARK: Signalements

  static func signalNotDue(_ id: Int64, _ kind: Absence.Kind) -> Finding {
    Finding(
      "dsn.signal.kind", "L’absence n° \(id) (\(kind.french)) ne se signale pas : aucune indemnité journalière ne la suit.",
      recovery: "Seuls les arrêts se signalent : maladie, accident, maternité, paternité, adoption.",
      reference: "CSS, art. R323-10 et R441-4 (à vérifier)")
  }

  static func signalEve(_ id: Int64, _ eve: Day) -> Finding {
    Finding(
      "dsn.signal.eve", .info,
      "Le dernier jour travaillé déclaré est la veille de l’arrêt, le \(eve.french), qui n’est pas travaillé.",
      recovery:
        "C’est l’usage des caisses pour un arrêt qui suit un repos (à vérifier) ; sinon : ecritoire absence modifier \(id) --dernier-jour-travaille AAAA-MM-JJ",
      reference: "S21.G00.60.002"
    ).at(field: "S21.G00.60.002")
  }

  static func signalNoContract(_ day: Day) -> Finding {
    Finding(
      "dsn.signal.no-contract", "Aucun contrat de cette personne n’est en cours le \(day.french).",
      recovery: "Corrigez l’absence, ou le contrat.")
  }

  static func signalNotStopped(_ id: Int64) -> Finding {
    Finding(
      "dsn.signal.not-stopped", "L’arrêt de l’absence n° \(id) n’est pas signalé : sa reprise ne se signale pas seule.",
      recovery: "Signalez d’abord l’arrêt : ecritoire dsn signaler arret \(id)")
  }

  static func signalNotEnded(_ id: Int64) -> Finding {
    Finding(
      "dsn.signal.not-ended", "Le contrat n° \(id) n’est pas terminé.",
      recovery: "Dites d’abord comment il a pris fin : ecritoire contrat terminer \(id) --dernier-jour … --raison …")
  }

  static func signalInternship(_ id: Int64) -> Finding {
    Finding(
      "dsn.signal.internship", "Le contrat n° \(id) est une convention de stage : sa fin ne se signale pas.",
      recovery: "Rien à faire : un stage n’ouvre pas de droit au chômage.", reference: "C. éduc., art. L124-6")
  }

  static func signalNotSealed(_ month: Month, contract: Int64) -> Finding {
    Finding(
      "dsn.signal.not-sealed", "Le dernier bulletin du contrat n° \(contract), celui \(month.ofFrench), n’est pas scellé.",
      recovery: "Scellez-le : ecritoire paie sceller --mois \(month.iso) --contrat \(contract)",
      reference: "C. trav., art. R1234-9")
  }

  static func signalPaidBefore(_ day: Day, _ start: Day) -> Finding {
    Finding(
      "dsn.signal.paid-before", "Un paiement le \(day.french) vient avant le contrat, qui commence le \(start.french).",
      recovery: "Donnez le jour où le solde de tout compte est payé.", reference: "S21.G00.50.001"
    ).at(field: "paye-le")
  }

  static func signalReturnMissing(_ id: Int64) -> Finding {
    Finding(
      "dsn.signal.no-return", "L’absence n° \(id) ne dit pas le jour de la reprise, ou elle n’est pas encore finie.",
      recovery: "Donnez-le : ecritoire absence modifier \(id) --repris AAAA-MM-JJ")
  }
}
