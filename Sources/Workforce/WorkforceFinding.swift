public import Kernel

// What is wrong with people, contracts and absences, and the way out.
extension Finding {
  // MARK: People

  static func workforceNIRSex(_ nir: NIR, _ sex: EmployeeFile.Sex) -> Finding {
    Finding(
      "workforce.nir.sex", .warning,
      "Le numéro de sécurité sociale commence par \(nir.body.prefix(1)), et la fiche dit : \(sex.french).",
      recovery: "Relisez la carte Vitale ou l’attestation de droits, puis corrigez l’un des deux.",
      reference: "décret n° 82-103, art. 4", field: "nir")
  }

  static func workforceNIRBirth(_ nir: NIR, _ birth: Day) -> Finding {
    Finding(
      "workforce.nir.birth",
      "Le numéro de sécurité sociale dit une naissance en \(nir.monthOfBirth.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "?")/\(nir.yearOfBirth < 10 ? "0" : "")\(nir.yearOfBirth), et la fiche le \(birth.french).",
      recovery: "Corrigez la date de naissance, ou le numéro.", reference: "décret n° 82-103, art. 4"
    ).at(field: "nir")
  }

  static func workforceNIRMissing(_ name: String) -> Finding {
    Finding(
      "workforce.nir.missing", .warning, "Le numéro de sécurité sociale de \(name) n’est pas connu.",
      recovery: "Ajoutez-le dès qu’il l’est : la déclaration préalable à l’embauche et la DSN le demandent.",
      reference: "C. trav., art. R1221-1", field: "nir")
  }

  static func workforceNIRPending(_ name: String, _ number: TemporaryNumber) -> Finding {
    Finding(
      "workforce.nir.pending", .info,
      "\(name) n’a pas encore de numéro de sécurité sociale : la DSN porte le numéro temporaire \(number.masked), qui n’ouvre aucun droit.",
      recovery:
        "Faites faire la demande d’immatriculation : trois mois sont tolérés. Le numéro venu, ajoutez-le sans ôter l’autre : la DSN les dit ensemble.",
      reference: "S21.G00.30.020", field: "nir")
  }

  static func workforceTemporaryNumberSex(_ number: TemporaryNumber, _ sex: EmployeeFile.Sex) -> Finding {
    Finding(
      "workforce.ntt.sex", "Le numéro temporaire commence par \(number.isMale ? 1 : 2), et la fiche dit : \(sex.french).",
      recovery: "Corrigez le sexe, ou formez un autre numéro : 1 pour un homme, 2 pour une femme.",
      reference: "S21.G00.30.020"
    ).at(field: "ntt")
  }

  static func workforceTooYoung(_ name: String, age: Int, least: Int, _ step: Finding.LegalText) -> Finding {
    Finding(
      "workforce.age", "\(name) aurait \(age) ans au début du contrat ; il en faut \(least).",
      recovery:
        "Corrigez la date de naissance ou le début ; avant cet âge, seuls l’apprentissage dès 15 ans et les vacances scolaires, avec autorisation, le permettent.",
      reference: step.text)
  }

  static func workforceNationalityMissing(_ name: String) -> Finding {
    Finding(
      "workforce.nationality.missing", .warning,
      "La nationalité de \(name) manque : le registre du personnel la demande.",
      recovery: "Ajoutez-la à la fiche.", reference: "C. trav., art. D1221-23", field: "nationalite")
  }

  static func workforceWorkPermitEnded(_ name: String, _ day: Day) -> Finding {
    Finding(
      "workforce.work-permit.ended", .warning, "Le titre de travail de \(name) est échu depuis le \(day.french).",
      recovery: "Demandez le nouveau titre : personne ne peut être employé sans lui.", reference: "C. trav., art. L8251-1",
      field: "titre")
  }

  static func workforceNameMissing(_ what: String) -> Finding {
    Finding("workforce.text.missing", "\(what) manque.", recovery: "Donnez-le : il figure sur le contrat et sur le bulletin.")
  }

  static func workforceTaxRateExpired(_ name: String, _ day: Day) -> Finding {
    Finding(
      "workforce.tax-rate.expired", .warning, "Le taux d’impôt de \(name) n’est plus valable depuis le \(day.french).",
      recovery: "Relevez le dernier compte rendu de la DSN ; sans lui, le barème par défaut s’applique.",
      reference: "CGI, art. 204 H", field: "pas")
  }

  // MARK: Contracts

  static func workforceEndBeforeStart(_ start: Day, _ end: Day) -> Finding {
    Finding(
      "workforce.contract.backwards", "Le contrat finirait le \(end.french), avant de commencer le \(start.french).",
      recovery: "Corrigez l’une des deux dates."
    ).at(field: "fin")
  }

  static func workforceFixedTermWithoutEnd() -> Finding {
    Finding(
      "workforce.fixed-term.end", "Le contrat n’a ni terme ni durée minimale.",
      recovery:
        "Donnez le dernier jour ; s’il finit avec son objet, la durée minimale. Sans elle, il est réputé à durée indéterminée.",
      reference: "C. trav., art. L1242-7 et L1242-12"
    ).at(field: "fin")
  }

  static func workforcePermanentWithEnd() -> Finding {
    Finding(
      "workforce.permanent.end", "Un CDI n’a pas de terme.", recovery: "Retirez la date de fin, ou choisissez un CDD.",
      reference: "C. trav., art. L1221-2"
    ).at(field: "fin")
  }

  static func workforceFixedTermWithoutReason() -> Finding {
    Finding(
      "workforce.fixed-term.reason", "Le CDD ne dit pas son motif.",
      recovery: "Choisissez-le : sans motif précis, il est réputé à durée indéterminée.",
      reference: "C. trav., art. L1242-12"
    ).at(field: "motif")
  }

  static func workforceReplacedMissing(_ reason: EmploymentContract.FixedTermReason) -> Finding {
    Finding(
      "workforce.fixed-term.replaced", "Le motif est « \(reason.french) », et personne n’est nommé.",
      recovery: "Donnez le nom et la qualification de la personne remplacée.", reference: "C. trav., art. L1242-12, 1°"
    ).at(field: "remplace")
  }

  static func workforceFixedTermTooLong(through end: Day, most: Day, months: Int, _ text: LegalText) -> Finding {
    Finding(
      "workforce.fixed-term.too-long", .warning,
      "Le CDD irait jusqu’au \(end.french) ; \(months) mois, renouvellements compris, s’achèvent le \(most.french).",
      recovery: "Raccourcissez-le, ou vérifiez que la convention de branche ou le motif permet plus.", reference: text.text,
      field: "fin")
  }

  static func workforceRenewals(_ count: Int, most: Int, _ text: LegalText) -> Finding {
    Finding(
      "workforce.fixed-term.renewals", .warning, "Le CDD est renouvelé \(count) fois ; la loi en permet \(most).",
      recovery: "Vérifiez la convention de branche, ou faites un autre contrat.", reference: text.text, field: "fin")
  }

  static func workforceContractNotSigned(_ start: Day) -> Finding {
    Finding(
      "workforce.contract.not-signed", .warning, "Le contrat, commencé le \(start.french), n’a pas de date de signature.",
      recovery: "Faites-le signer : un CDD se remet dans les deux jours ouvrables, un temps partiel se fait par écrit.",
      reference: "C. trav., art. L1242-13 et L3123-6", field: "signe")
  }

  static func workforceNoHours(_ hours: Hours) -> Finding {
    Finding(
      "workforce.hours", "Une durée de \(hours.french) par semaine n’est pas possible.",
      recovery: "Donnez la durée du contrat, en heures par semaine."
    ).at(field: "heures")
  }

  static func workforcePatternTotal(_ pattern: WeeklyPattern, _ hours: Hours) -> Finding {
    Finding(
      "workforce.pattern.total", "Les jours de la semaine font \(pattern.total.french), et le contrat \(hours.french).",
      recovery: "Corrigez la répartition ou la durée.", reference: "C. trav., art. L3123-6"
    ).at(field: "repartition")
  }

  static func workforceShortTime(_ hours: Hours, least: Int, _ text: LegalText) -> Finding {
    Finding(
      "workforce.part-time.short", .warning, "\(hours.french) par semaine : le minimum d’un temps partiel est de \(least) h.",
      recovery: "Gardez la demande écrite du salarié, ou dites l’accord de branche, l’âge ou les études qui le permettent.",
      reference: text.text, field: "heures")
  }

  static func workforcePayMissing() -> Finding {
    Finding(
      "workforce.pay", "Le salaire manque ou n’est pas positif.",
      recovery:
        "Donnez un salaire mensuel ou un taux horaire ; le minimum légal n’est connu que d’un alternant ou d’un stagiaire."
    ).at(field: "salaire")
  }

  static func workforceHoursWorked(_ what: String) -> Finding {
    Finding(
      "workforce.pay.hours-worked", "Le salaire est payé à l’heure travaillée, et \(what) ne se paie pas ainsi.",
      recovery: "Mensualisez le taux horaire, ou donnez un salaire mensuel.", reference: "C. trav., art. L3242-1"
    ).at(field: "paie")
  }

  static func workforceApprenticeYear(_ year: Int?) -> Finding {
    Finding(
      "workforce.apprentice.year", "L’année d’apprentissage \(year.map { "\($0)" } ?? "manquante") n’est pas 1, 2 ou 3.",
      recovery: "Donnez celle où l’apprenti entre.", reference: "C. trav., art. D6222-26"
    ).at(field: "annee")
  }

  static func workforceDiplomaLevel(_ level: String, from least: Int, _ rubric: String, field: String) -> Finding {
    Finding(
      "workforce.apprentice.diploma", "«\u{A0}\(level.prefix(20))\u{A0}» n’est pas un niveau de diplôme de la DSN.",
      recovery: "Donnez un code de 0\(least) à 08 : 03 pour un CAP, 04 pour un bac, 05 pour bac+2.", reference: rubric
    ).at(field: field)
  }

  static func workforceDaysAgreement(_ days: Int, most: Int, _ text: LegalText) -> Finding {
    Finding(
      "workforce.days-agreement", days > 0 ? .warning : .error,
      "Un forfait de \(days) jours par an n’est pas entre 1 et \(most).",
      recovery: "Corrigez le nombre de jours, ou vérifiez l’accord collectif.", reference: text.text, field: "forfait")
  }

  static func workforceTrialTooLong(_ last: Day, most: Day, _ text: LegalText) -> Finding {
    Finding(
      "workforce.trial.too-long", .warning,
      "La période d’essai irait jusqu’au \(last.french) ; la loi l’arrête le \(most.french).",
      recovery: "Raccourcissez-la : ce qui dépasse ne vaut rien.", reference: text.text, field: "fin-essai")
  }

  static func workforceTrialOutside(_ last: Day, _ start: Day) -> Finding {
    Finding(
      "workforce.trial.outside", "La période d’essai finit le \(last.french), avant le début du \(start.french).",
      recovery: "Corrigez son dernier jour."
    ).at(field: "fin-essai")
  }

  static func workforceContractsOverlap(_ hours: Hours, on day: Day, most: Int, _ text: LegalText) -> Finding {
    Finding(
      "workforce.contract.overlap",
      "Le \(day.french), deux contrats de la même personne feraient \(hours.french) par semaine ; le maximum est de \(most) h.",
      recovery: "Terminez l’un des contrats avant, ou faites un avenant au premier.", reference: text.text
    ).at(field: "debut")
  }

  static func workforceAmendmentBeforeStart(_ effective: Day, _ start: Day) -> Finding {
    Finding(
      "workforce.amendment.before-start",
      "L’avenant prendrait effet le \(effective.french), avant le contrat du \(start.french).",
      recovery: "Corrigez le jour d’effet ; ce qui vaut dès le début se corrige dans le contrat."
    ).at(field: "effet")
  }

  static func workforceAmendmentAfterEnd(_ effective: Day, _ end: Day) -> Finding {
    Finding(
      "workforce.amendment.after-end", "L’avenant prendrait effet le \(effective.french), après la fin du \(end.french).",
      recovery: "Corrigez le jour d’effet : un contrat fini ne change plus."
    ).at(field: "effet")
  }

  static func workforceAmendmentEmpty() -> Finding {
    Finding(
      "workforce.amendment.empty", "L’avenant ne change rien.", recovery: "Changez au moins un élément du contrat.")
  }

  static func workforceEndOutside(_ day: Day, _ start: Day) -> Finding {
    Finding(
      "workforce.ending.before-start", "Le contrat commence le \(start.french) : il ne peut finir le \(day.french).",
      recovery: "Corrigez le dernier jour."
    ).at(field: "dernier-jour")
  }

  static func workforceTermReason(_ day: Day, _ agreed: Day?) -> Finding {
    Finding(
      "workforce.ending.term",
      agreed.map { "Le terme est le \($0.french), et non le \(day.french)." } ?? "Ce contrat n’a pas de terme.",
      recovery: "Donnez le jour du terme, ou une autre raison de fin.", reference: "C. trav., art. L1243-1 et L1243-5"
    ).at(field: "raison")
  }

  static func workforceReasonOfKind(_ reason: EmploymentContract.EndReason, _ kind: EmploymentContract.Kind) -> Finding {
    Finding(
      "workforce.ending.reason", .warning,
      "« \(reason.french) » n’est pas une fin ordinaire d’un contrat de genre \(kind.french).",
      recovery: "Un CDD ne se rompt avant son terme que par accord, faute grave, force majeure, inaptitude, ou pour un CDI.",
      reference: "C. trav., art. L1243-1 et L1243-2", field: "raison")
  }

  // MARK: Absences

  static func workforceAbsenceBackwards(_ absence: Absence) -> Finding {
    Finding(
      "workforce.absence.backwards",
      "L’absence finirait avant de commencer : du \(absence.from.french) au \(absence.through.french).",
      recovery: "Échangez les deux dates ; sur un seul jour, une seule demi-journée peut être ôtée."
    ).at(field: "au")
  }

  static func workforceAbsenceOutside(_ absence: Absence) -> Finding {
    Finding(
      "workforce.absence.outside-contract",
      "Du \(absence.from.french) au \(absence.through.french), des jours ne sont sous aucun contrat.",
      recovery: "Corrigez les dates, ou le contrat."
    ).at(field: "du")
  }

  static func workforceAbsencesOverlap(_ absence: Absence, _ other: Absence, id: Int64) -> Finding {
    Finding(
      "workforce.absence.overlap",
      "L’absence recouvre celle du \(other.from.french) au \(other.through.french) (\(other.kind.french), n° \(id)).",
      recovery: "Coupez l’une des deux, ou annulez l’autre : un jour n’est absent qu’une fois."
    ).at(field: "du")
  }

  static func workforceAbsenceSubrogation(_ kind: Absence.Kind) -> Finding {
    Finding(
      "workforce.absence.subrogation", "Il n’y a pas d’indemnités journalières pour : \(kind.french).",
      recovery: "Retirez la subrogation et l’indemnité, ou changez le genre de l’absence.", reference: "CSS, art. R323-11"
    ).at(field: "subrogation")
  }

  static func workforceCertificateMissing(_ absence: Absence) -> Finding {
    Finding(
      "workforce.absence.certificate", .warning,
      "L’arrêt du \(absence.from.french) n’a pas de certificat reçu.",
      recovery: "Demandez-le au salarié : il a deux jours pour l’envoyer ; notez le jour où il arrive.",
      reference: "C. trav., art. L1226-1, 1° ; CSS, art. R321-2", field: "certificat")
  }

  public static func workforceLeaveInAdvance(_ left: LeaveDays) -> Finding {
    Finding(
      "workforce.leave.in-advance", .warning,
      "Le compteur de congés serait de \(left.french) : ces jours ne sont pas encore acquis.",
      recovery: "Un congé par anticipation demande l’accord du salarié ; sinon choisissez une autre absence.",
      reference: "C. trav., art. L3141-12", field: "du")
  }

  /// The citation that a figure stands on.
  struct LegalText: Hashable {
    let text: String
  }
}
