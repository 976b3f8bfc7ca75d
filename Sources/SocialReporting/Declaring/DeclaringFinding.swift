import Kernel
import Payroll
import Workforce

/// What stands against a declaration, and what is worth a look in one.
extension Finding {
  // What stops.

  static func declaringHeadcountMissing(_ declarant: Declarant, _ day: Day) -> Finding {
    Finding(
      "dsn.declaring.headcount", "L’effectif de « \(declarant.workplace.name) » n’est pas connu au \(day.french).",
      recovery: "Ajoutez-le à la fiche de l’établissement : il décide du Fnal, de la formation et de l’échéance.",
      reference: "CSS, art. L130-1 et R130-1")
  }

  static func declaringReplacedMissing(_ type: DeclarationType) -> Finding {
    Finding(
      "dsn.declaring.replaced", "Une déclaration « \(type.french) » ne dit pas laquelle elle reprend.",
      recovery: "Donnez l’identifiant de la déclaration envoyée, tel que son accusé le porte : jour et numéro.",
      reference: "S20.G00.05.006"
    ).at(field: "S20.G00.05.006")
  }

  static func declaringNotCancelled(_ nature: DeclarationNature) -> Finding {
    Finding(
      "dsn.declaring.not-cancelled",
      "Une déclaration « \(nature.french) » ne s’annule pas : seule une fin de contrat signalée s’annule.",
      recovery: nature == .monthly
        ? "Remplacez-la (« annule et remplace ») jusqu’à la veille de l’échéance, ou corrigez le mois suivant."
        : "Corrigez l’arrêt dans la déclaration du mois.",
      reference: "S20.G00.05.002"
    ).at(field: "S20.G00.05.002")
  }

  static func declaringReplacedNeedless(_ type: DeclarationType) -> Finding {
    Finding(
      "dsn.declaring.replaced-needless", "Une déclaration « \(type.french) » ne reprend aucune autre.",
      recovery: "Retirez l’identifiant repris, ou choisissez « annule et remplace ».", reference: "S20.G00.05.006"
    ).at(field: "S20.G00.05.006")
  }

  static func declaringPeople(_ type: DeclarationType, _ count: Int) -> Finding {
    Finding(
      "dsn.declaring.people",
      count == 0
        ? "Une déclaration « \(type.french) » doit avoir une personne au moins."
        : "Une déclaration « \(type.french) » n’a personne : elle en a \(count).",
      recovery: "Choisissez une déclaration néant quand personne n’a été employé, une normale sinon.",
      reference: "S20.G00.05.002"
    ).at(field: "S20.G00.05.002")
  }

  static func declaringFraction(_ fraction: DeclarationFacts.Fraction) -> Finding {
    Finding(
      "dsn.declaring.fraction", "La fraction \(fraction.number) sur \(fraction.total) n’existe pas.",
      recovery: "Une fraction va de 1 à son total, neuf au plus.", reference: "S20.G00.05.003"
    ).at(field: "S20.G00.05.003")
  }

  static func declaringTwice(_ person: DeclaredPerson) -> Finding {
    Finding(
      "dsn.declaring.twice", "\(person.file.name) serait déclaré deux fois dans le mois.",
      recovery: "Mettez chaque personne dans une seule fraction, avec tous ses contrats.",
      reference: "S20.G00.05.003"
    ).at(field: "S20.G00.05.003")
  }

  static func declaringContractNumber(_ number: String) -> Finding {
    Finding(
      "dsn.declaring.contract-number", "Le numéro de contrat « \(number.prefix(30)) » n’a pas de 5 à 20 caractères.",
      recovery: "Donnez un numéro de 5 à 20 caractères, toujours le même pour ce contrat.", reference: "S21.G00.40.009"
    ).at(field: "S21.G00.40.009")
  }

  static func declaringPayslipMonth(_ document: PayslipDocument, _ month: Month) -> Finding {
    Finding(
      "dsn.declaring.payslip-month",
      "Un bulletin \(document.slip.period.ofFrench) est donné pour la déclaration \(month.ofFrench).",
      recovery: "Donnez les bulletins du mois déclaré ; une correction d’un mois passé se déclare comme régularisation.",
      reference: "S20.G00.05.005")
  }

  // What is missing, and leaves a rubric out.

  private static func missing(_ code: String, _ message: String, _ recovery: String, _ rubric: String) -> Finding {
    Finding(code, .warning, message, recovery: recovery, reference: rubric).at(field: rubric)
  }

  static func declaringUrssafMissing() -> Finding {
    missing(
      "dsn.declaring.urssaf", "L’Urssaf n’est pas connue : ni le bordereau, ni son paiement ne sont déclarés.",
      "Donnez le SIRET de l’Urssaf à laquelle l’établissement paie.", "S21.G00.22.001")
  }

  static func declaringPensionMissing() -> Finding {
    missing(
      "dsn.declaring.pension", "L’institution Agirc-Arrco n’est pas connue : son paiement n’est pas déclaré.",
      "Donnez le SIRET de l’institution de retraite complémentaire.", "S21.G00.20.001")
  }

  static func declaringAccountMissing(_ body: String) -> Finding {
    missing(
      "dsn.declaring.account", "Aucun compte bancaire n’est donné pour payer « \(body) » : le prélèvement n’est pas demandé.",
      "Donnez l’IBAN et le BIC du compte de l’entreprise.", "S21.G00.20.004")
  }

  static func declaringInsuranceMissing(_ kind: Declarant.InsuranceContract.Kind, _ name: String) -> Finding {
    missing(
      "dsn.declaring.insurance",
      "Le contrat d’assurance (\(kind == .health ? "santé" : "prévoyance")) qui couvre \(name) n’est pas connu : sa cotisation n’est pas déclarée.",
      "Recopiez de la fiche de paramétrage de l’assureur la référence et le code de l’organisme.", "S21.G00.15.001")
  }

  static func declaringOccupationMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.occupation", "Le code PCS-ESE de l’emploi de \(name) n’est pas connu.",
      "Ajoutez-le au contrat : quatre caractères, dans la nomenclature de l’Insee.", "S21.G00.40.004")
  }

  static func declaringOccupationStatus(_ name: String, _ occupation: String, _ category: SocialCategory) -> Finding {
    let group =
      switch occupation.first {
      case "3": "des cadres"
      case "4": "des professions intermédiaires"
      case "5": "des employés"
      default: "des ouvriers"
      }
    return missing(
      "dsn.declaring.occupation-status",
      "L’emploi de \(name) a le code PCS \(occupation), \(group), et son contrat dit : \(category.french).",
      "Corrigez le code PCS ou la catégorie du contrat : l’un dit le statut (40.002, 40.003), l’autre le métier.",
      "S21.G00.40.004")
  }

  static func declaringRiskMissing(_ workplace: String) -> Finding {
    missing(
      "dsn.declaring.accident-risk", "Le code risque des accidents du travail de « \(workplace) » n’est pas connu.",
      "Recopiez-le de la notification du taux (compte AT/MP de net-entreprises).", "S21.G00.40.040")
  }

  static func declaringCommuneMissing(_ workplace: String) -> Finding {
    missing(
      "dsn.declaring.commune", "Le code Insee de la commune de « \(workplace) » n’est pas connu.",
      "Ajoutez ses cinq caractères à la fiche de l’établissement : ce n’est pas le code postal.", "S21.G00.85.011")
  }

  static func declaringNIRMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.nir", "Ni numéro de sécurité sociale, ni numéro technique temporaire de \(name) ne sont connus.",
      "Demandez-lui sa carte, ou donnez un numéro temporaire formé comme la norme le dit.", "S21.G00.30.001")
  }

  static func declaringBirthMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.birth",
      "La commune et le département de naissance de \(name), qui n’a qu’un numéro temporaire, ne sont pas connus.",
      "Complétez sa fiche : sans numéro de sécurité sociale, c’est à sa naissance que les organismes reconnaissent une personne.",
      "S21.G00.30.007")
  }

  static func declaringNationalityMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.nationality", "La nationalité de \(name) n’est pas connue.", "Complétez sa fiche.", "S21.G00.30.013")
  }

  static func declaringAddressMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.address", "L’adresse de \(name) n’est pas connue.", "Complétez sa fiche.", "S21.G00.30.008")
  }

  static func declaringTaxIdentifierMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.tax-rate-identifier",
      "L’identifiant du taux d’impôt de \(name) n’est pas connu : la déclaration porte -1 à sa place.",
      "Lisez le compte rendu métier nominatif, qui le porte, ou ajoutez-le à côté du taux dans la fiche de la personne.",
      "S21.G00.50.008")
  }

  static func declaringDiplomaMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.diploma", "Le niveau du diplôme que prépare \(name) n’est pas connu.",
      "Complétez le contrat d’apprentissage.", "S21.G00.30.025")
  }

  static func declaringPaymentDayMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.payment-day", "Le bulletin de \(name) ne dit pas quand il est payé : le dernier jour du mois est déclaré.",
      "Refaites le bulletin avec son jour de paiement.", "S21.G00.50.001")
  }

  static func declaringPaymentDayToCome(_ name: String, _ day: Day) -> Finding {
    missing(
      "dsn.declaring.payment-to-come",
      "Le signalement dit que \(name) est payé le \(day.french), jour de paie de l’établissement, qui n’est pas venu.",
      "Le solde de tout compte se paie à la fin du contrat : donnez le jour du virement.", "S21.G00.50.001")
  }

  static func declaringPayslipMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.payslip", "Aucun bulletin scellé de \(name) pour ce contrat et ce mois : son versement est à zéro.",
      "Scellez le bulletin, ou vérifiez que rien n’a été payé.", "S21.G00.50.001")
  }

  static func declaringAccidentDayMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.accident-day", "Le jour de l’accident de \(name) n’est pas connu.", "Complétez l’arrêt.",
      "S21.G00.60.012")
  }

  static func declaringSubrogationAccountMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.subrogation-account",
      "L’arrêt de \(name) est subrogé, et le compte qui reçoit les indemnités n’est pas connu.",
      "Donnez l’IBAN et le BIC du compte de l’entreprise.", "S21.G00.60.007")
  }

  static func declaringEndMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.contract-end", "Le contrat à durée déterminée de \(name) n’a pas de fin connue.",
      "Donnez sa fin, ou sa durée minimale s’il finit avec son objet.", "S21.G00.40.010")
  }

  static func declaringRecourseMissing(_ number: String) -> Finding {
    missing(
      "dsn.declaring.recourse", "Le contrat à durée déterminée \(number) ne dit pas pourquoi il a une fin.",
      "Ajoutez son motif de recours au contrat.", "S21.G00.40.021")
  }

  static func declaringNotificationMissing(_ name: String) -> Finding {
    missing(
      "dsn.declaring.notification", "Le jour de notification ou de signature de la fin du contrat de \(name) n’est pas connu.",
      "Complétez la fin du contrat.", "S21.G00.62.003")
  }

  static func declaringReasonUnknown(_ reason: String, _ name: String) -> Finding {
    missing(
      "dsn.declaring.end-reason", "La fin « \(reason) » du contrat de \(name) n’a pas de code pour cette sorte de contrat.",
      "Vérifiez le motif, ou complétez la rubrique à la main.", "S21.G00.62.002")
  }

  // What is doubtful.

  static func declaringCut(_ text: String, _ kept: String, _ rubric: Norm.RubricDefinition) -> Finding {
    Finding(
      "dsn.declaring.cut", .info,
      "« \(text.prefix(60)) » est déclaré « \(kept.prefix(60)) » : la norme prend \(rubric.lengths.upperBound) caractères et moins de signes.",
      recovery: "Abrégez le texte dans la fiche si la coupe gêne.", reference: rubric.id.description
    ).at(field: rubric.id.description)
  }

  static func declaringFromMemory(_ codes: [String]) -> Finding {
    Finding(
      "dsn.declaring.unverified", .info,
      "\(codes.count) codes employés ici viennent de la mémoire, et n’ont pas été vérifiés : \(codes.prefix(60).joined(separator: ", ")).",
      recovery: "Vérifiez-les avec la table de l’Urssaf ou la norme avant un envoi réel ; contrôles Écritoire, non certifiés.")
  }

  static func declaringParts(_ fraction: DeclarationFacts.Fraction) -> Finding {
    Finding(
      "dsn.declaring.parts", .info,
      fraction.isFirst
        ? "La \(fraction.french) dit ce que l’établissement doit et paie pour les personnes de toutes les fractions."
        : "La \(fraction.french) ne dit ni bordereau, ni paiement, ni taxe : ils sont dans la première.",
      recovery: "Envoyez les \(fraction.total) fractions : ensemble, elles disent chaque personne une fois.",
      reference: "S20.G00.05.003 ; le choix de la première est d’Écritoire"
    ).at(field: "S20.G00.05.003")
  }

  static func declaringHours(_ name: String, payslip: Hours, week: Hours) -> Finding {
    Finding(
      "dsn.declaring.hours", .info,
      "Les absences de \(name) font \(week.french) par la semaine du contrat, qui sont déclarées, et la retenue du bulletin \(payslip.french).",
      recovery: "Vérifiez les jours travaillés du contrat : le bulletin compte du lundi au vendredi.", reference: "S21.G00.53.002"
    ).at(field: "S21.G00.53.002")
  }

  static func declaringBonusPeriod(_ kind: String, _ period: ClosedRange<Day>) -> Finding {
    Finding(
      "dsn.declaring.bonus-period", .info,
      "Une prime \(kind) est rattachée à la période du \(period.lowerBound.french) au \(period.upperBound.french), que rien d’autre ne dit.",
      recovery: "Rien à faire si c’est juste ; sinon corrigez la période dans le fichier.", reference: "S21.G00.52.003"
    ).at(field: "S21.G00.52.003")
  }

  static func declaringCombinedWork(_ name: String) -> Finding {
    Finding(
      "dsn.declaring.retired-work", .info, "\(name) peut être à la retraite : la déclaration dit qu’il n’y a pas de cumul.",
      recovery: "Corrigez la rubrique si une pension est déjà versée.", reference: "S21.G00.30.023"
    ).at(field: "S21.G00.30.023")
  }

  static func declaringCorrectionBases(_ name: String, _ month: Month) -> Finding {
    Finding(
      "dsn.declaring.correction", .info,
      "Le bulletin \(month.ofFrench) de \(name) a été corrigé : l’écart est déclaré avec sa période d’origine.",
      recovery: "Vérifiez le bordereau de régularisation.", reference: "S21.G00.56.001")
  }

  static func declaringCorrectionYear(_ name: String, _ month: Month) -> Finding {
    Finding(
      "dsn.declaring.correction-year", .warning,
      "L’impôt \(month.ofFrench) de \(name) ne peut plus être régularisé par la déclaration : l’année est close.",
      recovery: "Voyez avec l’administration fiscale.", reference: "S21.G00.56.001")
  }
}
