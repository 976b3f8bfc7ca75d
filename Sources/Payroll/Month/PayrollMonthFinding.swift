import Kernel
import Workforce

extension Finding {
  static func monthLaterSealed(_ month: Month, _ later: Month) -> Finding {
    Finding(
      "payroll.month.later-sealed", "Le bulletin \(later.ofFrench) est déjà scellé : celui \(month.ofFrench) vient trop tard.",
      recovery: "Corrigez le bulletin \(later.ofFrench), et portez-y ce qui manque en \(month.french).",
      reference: "CSS, art. D241-9")
  }

  static func monthCatchUp(_ month: Month, _ later: Month) -> Finding {
    Finding(
      "payroll.month.catch-up", .info,
      "\(later.french.prefix(1).uppercased() + later.french.dropFirst()) est déjà scellé : ses cumuls ne comptent pas cette correction \(month.ofFrench).",
      recovery: "Le prochain bulletin rattrape plafonds et réduction ; corrigez aussi les mois d’après pour des cumuls exacts.",
      reference: "CSS, art. R242-2 et D241-9")
  }

  static func monthPreviousOpen(_ open: Month, _ month: Month) -> Finding {
    Finding(
      "payroll.month.previous-open",
      "Le bulletin \(open.ofFrench) n’est pas scellé : les cumuls \(month.ofFrench) seraient faux.",
      recovery: "Scellez d’abord \(open.french) : ecritoire paie sceller --mois \(open.iso).",
      reference: "CSS, art. R242-2 et D241-9")
  }

  static func monthWithoutTotals(_ month: Month, from first: Month) -> Finding {
    let last = month.adding(-1)
    let missing = first == last ? "en \(first.french)" : "\(first.ofFrench) à \(last.french)"
    return Finding(
      "payroll.month.totals-missing", "Ce contrat n’a ici aucun bulletin \(missing) : les cumuls de l’année manquent.",
      recovery:
        "Scellez d’abord \(first.french) : ecritoire paie sceller --mois \(first.iso). Si ces mois ont été payés ailleurs, reprenez les cumuls de leur dernier bulletin dans les éléments du mois, zéros compris : --reprise.",
      reference: "CSS, art. R242-2 et D241-9")
  }

  static func monthOpeningLate(_ year: Int) -> Finding {
    Finding(
      "payroll.month.opening-late",
      "Des cumuls sont repris, et un bulletin de \(year) est déjà scellé ici : ils ne compteraient pas.",
      recovery: "Retirez la reprise de ce mois ; donnez-la au premier bulletin de l’année, puis corrigez-le.",
      reference: "CSS, art. D241-9"
    ).at(field: "reprise-brut")
  }

  static func monthAmendmentInside(_ day: Day, _ month: Month) -> Finding {
    Finding(
      "payroll.month.amendment-inside",
      "Un avenant change le salaire, la durée ou le lieu le \(day.french), au milieu \(month.ofFrench) : le mois a deux salaires.",
      recovery: "Donnez-lui effet le premier jour d’un mois, et payez la différence par une prime.",
      reference: "C. trav., art. R3243-1, 5°")
  }

  static func monthHeadcountMissing(_ place: String, _ day: Day) -> Finding {
    Finding(
      "payroll.month.headcount-missing", "L’effectif de « \(place) » n’est pas connu au \(day.french).",
      recovery: "Ajoutez-le à la fiche de l’établissement : il décide du FNAL, de la formation et des réductions.",
      reference: "CSS, art. L130-1 et R130-1"
    ).at(field: "effectif")
  }

  static func monthWorkAccidentMissing(_ place: String, _ day: Day) -> Finding {
    Finding(
      "payroll.month.work-accident-missing", "Le taux d’accident du travail de « \(place) » n’est pas connu au \(day.french).",
      recovery: "Ajoutez le taux notifié (compte AT/MP de net-entreprises) à la fiche de l’établissement.",
      reference: "CSS, art. D242-6-1"
    ).at(field: "at")
  }

  static func monthHolidayUnpaid(_ day: Day) -> Finding {
    Finding(
      "payroll.month.holiday-unpaid", .info,
      "Le \(day.french) est férié : payé à l’heure, le salarié n’a pas encore l’ancienneté qui garde le salaire d’un jour chômé.",
      recovery: "S’il l’a travaillé, ou si l’accord le paie, ajoutez ce jour au mois par une prime.",
      reference: "C. trav., art. L3133-3")
  }

  static func monthHoursBelowMonthly(_ month: Month, _ hours: Hours, mean: Hours, missing: Money) -> Finding {
    Finding(
      "payroll.month.hours-below-monthly", .warning,
      "À l’heure, \(month.french) paie \(hours.french) ; le salaire mensualisé en paie \(mean.french), soit \(missing.french)\u{A0}€ de plus.",
      recovery:
        "Mensualisez le contrat par un avenant, ou complétez le mois : seuls le travail saisonnier, intermittent, temporaire ou à domicile échappent à la mensualisation.",
      reference: "C. trav., art. L3242-1")
  }

  static func monthTaxRateExpired(_ received: Day, through last: Day) -> Finding {
    Finding(
      "payroll.month.tax-rate-expired", .warning,
      "Le taux d’impôt reçu le \(received.french) ne valait que jusqu’au \(last.french) : le barème par défaut s’applique.",
      recovery: "Relevez le dernier compte rendu métier de la DSN, et gardez son taux sur la fiche de la personne.",
      reference: "CGI, art. 204 H")
  }

  static func monthWithoutHealthScheme(_ place: String) -> Finding {
    Finding(
      "payroll.month.health-missing", .warning,
      "Aucune complémentaire santé de « \(place) » ne couvre ce contrat, et aucune dispense n’est notée.",
      recovery: "Ajoutez le contrat de complémentaire à l’établissement, ou la dispense au contrat de travail.",
      reference: "CSS, art. L911-7 et D911-2")
  }

  static func monthWageUnknown(_ kind: EmploymentContract.Kind) -> Finding {
    Finding(
      "payroll.month.wage-unknown", "Le salaire n’est pas écrit, et ce contrat (\(kind.french)) ne dit pas de quoi le calculer.",
      recovery: "Écrivez le salaire au contrat, par un avenant du premier jour du mois.",
      reference: "C. trav., art. L6325-8 et D6325-15")
  }

  static func monthVouchersWithoutTerms(_ count: Int) -> Finding {
    Finding(
      "payroll.month.vouchers-unknown", "\(count) titres-restaurant sont donnés, et le contrat ne dit pas leur valeur.",
      recovery: "Ajoutez au contrat la valeur du titre et la part de l’employeur, ou retirez les titres.",
      reference: "CGI, art. 81, 19°"
    ).at(field: "titres")
  }

  static func monthStructuralHours(_ weekly: Hours) -> Finding {
    Finding(
      "payroll.month.structural-hours", .warning,
      "Le contrat est de \(weekly.french) par semaine, et un arrêt est maintenu : le maintien est calculé sans les heures supplémentaires du contrat.",
      recovery: "Ajoutez par une prime ce que le maintien doit à ces heures.", reference: "C. trav., art. D1226-7")
  }

  static func monthReferenceWage(_ months: Int, _ from: Day) -> Finding {
    Finding(
      "payroll.month.reference-wage", .warning,
      "Les \(months) salaires d’avant l’arrêt du \(from.french) ne sont pas tous ici : ses indemnités journalières partent du salaire du contrat.",
      recovery: "Donnez sur l’absence l’indemnité journalière du décompte de la caisse.", reference: "CSS, art. R323-4 et R433-4")
  }

  static func monthLocalMaintenance(_ from: Day) -> Finding {
    Finding(
      "payroll.month.local-maintenance", .warning,
      "En Alsace-Moselle, un arrêt bref garde le salaire entier dès le premier jour : celui du \(from.french) n’est calculé qu’au maintien légal général.",
      recovery: "Si l’absence est « relativement sans importance », ajoutez la différence par une prime.",
      reference: "C. trav., art. L1226-23")
  }

  static func monthLeaveOpeningMissing(_ start: Day, _ first: Month) -> Finding {
    Finding(
      "payroll.month.leave-opening-missing",
      "Le contrat a commencé le \(start.french), le premier bulletin d’ici est de \(first.french), et les congés d’avant ne sont pas repris : l’indemnité compensatrice serait fausse.",
      recovery: "Reprenez les soldes de congés sur la fiche : ecritoire salarie modifier, --conges-repris et --conges-au.",
      reference: "C. trav., art. L3141-28")
  }

  static func monthNoSeverance(months: Int, least: Int) -> Finding {
    Finding(
      "payroll.month.no-severance", .info,
      "Aucune indemnité de rupture n’est ajoutée : \(months) mois d’ancienneté, il en faut \(least).",
      recovery: "Si une convention en donne une, écrivez-la dans les éléments du mois : --rupture.",
      reference: "C. trav., art. L1234-9")
  }

  static func monthUnfitness() -> Finding {
    Finding(
      "payroll.month.unfitness", .warning,
      "L’indemnité est celle d’une inaptitude d’origine non professionnelle ; elle est doublée après un accident du travail ou une maladie professionnelle.",
      recovery: "Dans ce cas, écrivez le montant doublé dans les éléments du mois : --rupture.",
      reference: "C. trav., art. L1226-14")
  }

  static func monthInternAway() -> Finding {
    Finding(
      "payroll.month.intern-away", "Un stagiaire a une absence ce mois : sa gratification se compte à l’heure de présence.",
      recovery: "Écrivez la gratification du mois par un avenant à la convention, et retirez l’absence du mois.",
      reference: "C. éduc., art. D124-8")
  }

  static func monthExtensionAlone(_ from: Day, _ kind: Absence.Kind) -> Finding {
    Finding(
      "payroll.month.extension-alone", "L’arrêt du \(from.french) (\(kind.french)) en prolonge un autre, qui n’est pas ici.",
      recovery: "Entrez l’arrêt initial, ou dites que celui-ci n’en prolonge aucun.", reference: "CSS, art. R323-1"
    ).at(field: "prolongation")
  }

  static func monthExtensionApart(_ last: Day, _ next: Day) -> Finding {
    Finding(
      "payroll.month.extension-apart",
      "Des jours travaillés séparent l’arrêt fini le \(last.french) de celui du \(next.french), qui dit le prolonger.",
      recovery: "Corrigez leurs dates, ou dites que le second est un nouvel arrêt.", reference: "CSS, art. R323-1"
    ).at(field: "prolongation")
  }

  static func monthEndWithoutPay(_ what: String, _ reference: String) -> Finding {
    Finding(
      "payroll.month.end-without-pay", .warning,
      "Tous les bulletins dont part \(what) ne sont pas ici : elle est calculée sur ce qui y est.",
      recovery: "Comparez sa base aux bulletins faits ailleurs, et ajoutez la différence par une prime.", reference: reference)
  }

  static func monthEndAdded(_ label: String, _ amount: Money, why: String, _ reference: String) -> Finding {
    Finding(
      "payroll.month.end-added", .info, "« \(label) » est ajoutée au dernier bulletin : \(amount.french)\u{A0}€ (\(why)).",
      recovery: "Vérifiez le motif de la fin du contrat : il en décide.", reference: reference)
  }

  static func monthRetirement() -> Finding {
    Finding(
      "payroll.month.retirement", .warning, "L’indemnité de départ à la retraite n’est pas calculée.",
      recovery: "Ajoutez-la aux éléments du mois, comme une prime, d’après l’ancienneté et la convention.",
      reference: "C. trav., art. L1237-9 et D1237-1")
  }
}
