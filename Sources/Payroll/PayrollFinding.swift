import Kernel
import Law

extension Finding {
  static func payrollNotComputed(_ what: String) -> Finding {
    Finding(
      "payroll.not-computed", "Cette situation n’est pas encore calculée : \(what).",
      recovery: "Établissez ce bulletin autrement, ou retirez de la situation ce qui n’est pas calculé.")
  }

  static func payrollFigureMissing(_ month: Month, _ cause: Finding?) -> Finding {
    Finding(
      "payroll.figure-missing",
      "Un chiffre du droit manque pour \(month.french) : \(cause?.message ?? "il est illisible")",
      recovery: "Complétez le fichier du paramètre dans un dossier de tables, puis donnez ce dossier : --donnees REP.",
      reference: cause?.reference)
  }

  static func payrollFigureImpossible(_ step: Step) -> Finding {
    Finding(
      "payroll.figure-impossible", "« \(step.label) » (\(step.id)) vaut \(step.french) : aucun bulletin ne se calcule avec cela.",
      recovery: "Corrigez ce paramètre dans votre dossier de tables, ou retirez-le pour revenir à celui d’Écritoire.",
      reference: step.citation.text)
  }

  static func payrollFieldMissing(_ field: String, _ form: PayrollForm = .situation) -> Finding {
    Finding(
      "payroll.field.missing", .error, "Il manque « \(field) ».",
      recovery: "Ajoutez ce champ \(form.toFrench) ; sa forme est décrite par : ecritoire aide \(form.helpPage).", field: field)
  }

  static func payrollWorkAccidentMissing(_ average: Step?) -> Finding {
    let example = average.map { " Pour un exercice, le taux moyen national est \($0.french)." } ?? ""
    return Finding(
      "payroll.work-accident.missing", .error, "Le taux d’accident du travail de l’établissement manque.",
      recovery: "Donnez le taux notifié (compte AT/MP de net-entreprises) : \"workAccidentRate\".\(example)",
      reference: "CSS art. D242-6-1", field: "establishment.workAccidentRate")
  }

  static func payrollNegative(_ value: String) -> Finding {
    Finding(
      "payroll.negative", "La valeur \(value) est négative ou nulle là où elle ne peut pas l’être.",
      recovery: "Écrivez une valeur positive, ou retirez le champ.")
  }

  static func payrollRateOutOfRange(_ rate: Rate) -> Finding {
    Finding(
      "payroll.rate.out-of-range", "Le taux \(rate.frenchPercent) n’est pas compris entre 0 et 100 %.",
      recovery: "Écrivez le taux en pour cent : \"2.08\" pour 2,08 %.")
  }

  static func payrollHours(_ hours: Hours) -> Finding {
    Finding(
      "payroll.hours", "Une durée de \(hours.french) n’est pas possible ici.",
      recovery: "Écrivez une durée plus grande que zéro, en heures et centièmes : \"151.67\".")
  }

  static func payrollWeekTooLong(_ hours: Hours, legal: Int) -> Finding {
    Finding(
      "payroll.hours.week-too-long", "La semaine du contrat fait \(hours.french), plus que la durée légale de \(legal) heures.",
      recovery: "Donnez \(legal) heures au contrat, et les heures au-delà dans \"overtime\" avec leur majoration.",
      reference: "C. trav. art. L3121-27")
  }

  static func payrollOvertimeOfPartTime() -> Finding {
    Finding(
      "payroll.overtime.part-time", "Un contrat à temps partiel n’a pas d’heures supplémentaires.",
      recovery: "Mettez ces heures dans \"complementaryHours\".", reference: "C. trav. art. L3123-9")
  }

  static func payrollComplementaryOfFullTime() -> Finding {
    Finding(
      "payroll.complementary.full-time", "Un contrat à temps plein n’a pas d’heures complémentaires.",
      recovery: "Mettez ces heures dans \"overtime\".", reference: "C. trav. art. L3123-9")
  }

  static func payrollComplementaryIncrease(_ hours: Hours, first: Hours, next: Rate) -> Finding {
    Finding(
      "payroll.complementary.increase", .warning,
      "\(hours.french) complémentaires sont majorées de moins de \(next.frenchPercent), et un dixième du contrat n’en fait que \(first.french).",
      recovery: "Majorez celles qui dépassent le dixième, sauf si l’accord de branche donne un autre taux.",
      reference: "C. trav. art. L3123-29")
  }

  static func payrollComplementaryTooMany(_ hours: Hours, most: Hours) -> Finding {
    Finding(
      "payroll.complementary.too-many", .warning,
      "\(hours.french) complémentaires dépassent le tiers du contrat, \(most.french).",
      recovery: "Vérifiez les heures ; au-delà, il faut un avenant de complément d’heures.", reference: "C. trav. art. L3123-20")
  }

  static func payrollComplementaryReachesLegal(_ hours: Hours, legal: Int) -> Finding {
    Finding(
      "payroll.complementary.legal-week", .warning,
      "Avec \(hours.french) complémentaires, le mois atteint la durée légale de \(legal) heures par semaine : le contrat peut devenir un temps plein.",
      recovery: "Vérifiez les heures, ou passez le contrat à temps plein.", reference: "C. trav. art. L3123-9")
  }

  static func payrollDayContractHours(_ full: Hours) -> Finding {
    Finding(
      "payroll.day-contract.hours",
      "Un forfait en jours n’a pas d’horaire : la semaine s’écrit \(full.french), et les jours disent le reste.",
      recovery: "Écrivez la durée légale dans \"weeklyHours\", et le forfait dans \"daysPerYear\".",
      reference: "C. trav. art. L3121-62")
  }

  static func payrollDayContractOvertime() -> Finding {
    Finding(
      "payroll.day-contract.overtime", "Un forfait en jours n’a pas d’heures supplémentaires.",
      recovery: "Retirez-les ; le rachat de jours de repos s’établit autrement.", reference: "C. trav. art. L3121-62")
  }

  static func payrollHolidayFund() -> Finding {
    Finding(
      "payroll.holiday-fund", .info,
      "La caisse paie les congés : ni leur indemnité ni la cotisation de l’employeur à la caisse ne sont sur ce bulletin.",
      recovery: "Comptez la cotisation d’après l’appel de la caisse.", reference: "C. trav. art. L3141-32")
  }

  static func payrollIncreaseTooLow(_ increase: Rate, least: Rate) -> Finding {
    Finding(
      "payroll.overtime.increase",
      "Une majoration de \(increase.frenchPercent) est inférieure au minimum de \(least.frenchPercent).",
      recovery: "Écrivez la majoration en pour cent : \"25\" pour 25 %.", reference: "C. trav. art. L3121-33 et L3123-29")
  }

  static func payrollWageMissing() -> Finding {
    Finding(
      "payroll.wage.missing", "Le contrat ne dit pas le salaire.",
      recovery:
        "Donnez \"monthlySalary\" ou \"hourlyRate\" ; pour un apprenti payé au minimum, \"apprenticeship\" avec \"year\" ; pour un contrat de professionnalisation, \"professionalisation\"."
    )
  }

  static func payrollTwoWages() -> Finding {
    Finding(
      "payroll.wage.twice", "Le contrat donne un salaire mensuel et un taux horaire.",
      recovery: "N’en gardez qu’un : l’autre s’en déduit.")
  }

  static func payrollHoursWithoutRate() -> Finding {
    Finding(
      "payroll.wage.hours-without-rate", "Le mois dit les heures qu’il paie, et le contrat n’a pas de taux horaire.",
      recovery: "Donnez \"hourlyRate\", ou retirez \"hours\" du mois : un salaire mensuel ne dépend pas de ses jours.",
      reference: "C. trav., art. L3242-1")
  }

  static func payrollApprenticeYear(_ year: Int) -> Finding {
    Finding(
      "payroll.apprentice.year", "Un contrat d’apprentissage n’a pas d’année \(year).", recovery: "Donnez 1, 2 ou 3.",
      reference: "C. trav. art. D6222-26")
  }

  static func payrollBornAfterStart(_ birth: Day, _ start: Day) -> Finding {
    Finding(
      "payroll.birth-date", "Né le \(birth.french), le salarié ne peut pas être entré le \(start.french).",
      recovery: "Corrigez l’une des deux dates.")
  }

  static func payrollContractOutsidePeriod(_ contract: Contract, _ month: Month) -> Finding {
    let end = contract.end.map { " au \($0.french)" } ?? ""
    return Finding(
      "payroll.contract.outside-period", "Le contrat, du \(contract.start.french)\(end), n’a aucun jour en \(month.french).",
      recovery: "Changez la période du bulletin, ou les dates du contrat.")
  }

  static func payrollAbsenceBackwards(_ from: Day, _ through: Day) -> Finding {
    Finding(
      "payroll.absence.backwards", "L’absence du \(from.french) au \(through.french) finit avant de commencer.",
      recovery: "Échangez les deux dates.")
  }

  static func payrollPeriodBackwards(_ from: Day, _ through: Day) -> Finding {
    Finding(
      "payroll.period.backwards", "La période du \(from.french) au \(through.french) finit avant de commencer.",
      recovery: "Échangez \"from\" et \"through\".")
  }

  static func payrollAbsenceOutside(_ absence: MonthOfWork.Absence, _ month: Month) -> Finding {
    Finding(
      "payroll.absence.outside",
      "L’absence du \(absence.from.french) au \(absence.through.french) n’a aucun jour du contrat en \(month.french).",
      recovery: "Retirez-la de ce mois, ou corrigez ses dates.")
  }

  static func payrollAbsencesOverlap(_ from: Day, _ through: Day) -> Finding {
    Finding(
      "payroll.absence.overlap", "L’absence du \(from.french) au \(through.french) en recouvre une autre.",
      recovery: "Coupez l’une des deux : un jour n’est absent qu’une fois.")
  }

  static func payrollReferenceGross(_ count: Int, wanted: Int) -> Finding {
    let wages = wanted == 1 ? "un salaire brut, celui du mois" : "trois salaires bruts, ceux des mois"
    return Finding(
      "payroll.absence.reference-gross",
      "Les indemnités journalières de cet arrêt demandent \(wages) qui précèdent ; il y en a \(count).",
      recovery: "Donnez-les, ou retirez le champ pour prendre le salaire du contrat.",
      reference: wanted == 1 ? "CSS art. R433-4" : "CSS art. R323-4")
  }

  static func payrollDailyAllowanceChanges(_ day: Day, after days: Int) -> Finding {
    Finding(
      "payroll.absence.daily-allowance", .error,
      "Le \(day.french), après \(days) jours d’arrêt, l’indemnité journalière change : une seule ne vaut pas pour tout le mois.",
      recovery: "Retirez \"dailyAllowance\" pour que les deux soient calculées.", reference: "CSS art. R433-1 et R433-3",
      field: "month.absences")
  }

  static func payrollMaintainedOutsideSickness() -> Finding {
    Finding(
      "payroll.absence.maintained",
      "Le maintien de salaire et la subrogation ne concernent que les arrêts que la sécurité sociale indemnise.",
      recovery: "Retirez \"maintained\" et \"subrogation\" de cette absence, ou changez son genre.",
      reference: "C. trav. art. L1226-1")
  }

  static func payrollSubrogationWithoutPay() -> Finding {
    Finding(
      "payroll.absence.subrogation", .error, "L’employeur ne peut être subrogé que s’il maintient le salaire.",
      recovery: "Ajoutez \"maintained\": true, ou retirez \"subrogation\".", reference: "CSS art. R323-11",
      field: "month.absences")
  }

  static func payrollSubrogationTooHigh(maintained: Money, allowances: Money) -> Finding {
    Finding(
      "payroll.absence.subrogation-lost", .warning,
      "Le salaire maintenu (\(maintained.french) €) est inférieur aux indemnités journalières (\(allowances.french) €) : pas de subrogation.",
      recovery: "La caisse les verse au salarié ; elles ne sont pas sur le bulletin.", reference: "CSS art. R323-11")
  }

  static func payrollSeniority(_ start: Day, _ from: Day, months: Int) -> Finding {
    Finding(
      "payroll.absence.seniority", .warning,
      "Entré le \(start.french), le salarié n’a pas \(months) mois d’ancienneté le \(from.french) : la loi n’oblige pas à maintenir.",
      recovery: "Si la convention collective est plus favorable, ajoutez le complément dans les primes.",
      reference: "C. trav. art. L1226-1")
  }

  static func payrollTerminationWithPension(_ age: Int) -> Finding {
    Finding(
      "payroll.severance.pension", .warning,
      "À \(age) ans, le salarié a peut-être droit à une pension : l’indemnité de rupture conventionnelle serait alors imposable, et elle ne l’est pas ici.",
      recovery: "Vérifiez ses droits ; s’il peut liquider une pension, n’utilisez pas ce net imposable.",
      reference: "CGI art. 80 duodecies")
  }

  static func payrollValueSharingEarned(times: Int) -> Finding {
    Finding(
      "payroll.value-sharing.earned-before", .error,
      "L’exonération de la prime de partage de la valeur dépend du brut des douze mois précédents, comparé à \(times) Smic.",
      recovery: "Donnez ce brut dans \"earnedBefore\".", reference: "loi n° 2022-1158 du 16 août 2022, art. 1er",
      field: "month.bonuses")
  }

  static func payrollBonusWithoutAmount(_ label: String) -> Finding {
    Finding(
      "payroll.bonus.amount", "« \(label) » n’a ni montant ni base.",
      recovery: "Donnez \"amount\" ; pour une indemnité de fin de contrat, \"base\" suffit.")
  }

  static func payrollMealVoucherShare(_ vouchers: MonthOfWork.MealVouchers, _ least: Rate, _ most: Rate) -> Finding {
    Finding(
      "payroll.meal-voucher.share", .error,
      "Sur un titre-restaurant de \(vouchers.faceValue.french) €, l’employeur paie de \(least.frenchPercent) à \(most.frenchPercent), non \(vouchers.employerShare.french) €.",
      recovery: "Corrigez la part de l’employeur ou la valeur du titre.", reference: "CGI art. 81, 19°",
      field: "month.mealVouchers.employerShare")
  }

  static func payrollTwoVouchers() -> Finding {
    Finding(
      "payroll.meal-voucher.twice", "La part du salarié est donnée, et les titres-restaurant aussi.",
      recovery: "Gardez \"mealVouchers\", ou \"mealVouchersEmployeeShare\".")
  }

  static func payrollTransportShare(_ share: Rate, least: Rate) -> Finding {
    Finding(
      "payroll.transport.share", .error,
      "L’employeur rembourse au moins \(least.frenchPercent) de l’abonnement, non \(share.frenchPercent).",
      recovery: "Donnez une part plus grande, ou retirez \"employerShare\".", reference: "C. trav. art. L3261-2",
      field: "month.transport.employerShare")
  }

  static func payrollYearToDateInJanuary() -> Finding {
    Finding(
      "payroll.year-to-date.january", "En janvier, il n’y a pas encore de cumul.",
      recovery: "Retirez \"yearToDate\", ou corrigez la période.", reference: "CSS art. D241-9")
  }

  static func payrollGrossNegative(_ gross: Money) -> Finding {
    Finding(
      "payroll.gross.negative", "Le brut serait de \(gross.french) €.",
      recovery: "Vérifiez les absences : elles ôtent plus que le salaire.")
  }

  static func payrollNetNegative(_ net: Money) -> Finding {
    Finding(
      "payroll.net.negative", .warning, "Le net à payer serait de \(net.french) €.",
      recovery: "Étalez les acomptes ou les retenues sur les mois suivants.", reference: "C. trav. art. L3251-3")
  }

  static func payrollFixedTermWithoutEnd() -> Finding {
    Finding(
      "payroll.fixed-term.end", .info, "Le CDD n’a pas de terme : l’abattement des contrats courts n’est pas appliqué.",
      recovery: "Donnez \"end\" s’il en a un.", reference: "CGI art. 204 H, III")
  }

  static func payrollMayotte() -> Finding {
    Finding(
      "payroll.mayotte", .info,
      "Le bulletin est celui de la Guyane : les cotisations et le Smic propres à Mayotte ne sont pas calculés.",
      recovery: "N’utilisez pas ce bulletin pour un établissement de Mayotte.")
  }

  static func payrollAdditionalApprenticeship(_ headcount: Int) -> Finding {
    Finding(
      "payroll.additional-apprenticeship", .info,
      "Avec \(headcount) salariés, la contribution supplémentaire à l’apprentissage peut être due une fois l’an ; elle n’est pas comptée ici.",
      recovery: "Calculez-la à part, d’après la part des alternants.", reference: "C. trav. art. L6242-1")
  }

  static func payrollMobilityNotDue(_ headcount: Int) -> Finding {
    Finding(
      "payroll.mobility.headcount", .info,
      "Avec \(headcount) salariés, le versement mobilité n’est pas dû : le taux donné est ignoré.",
      recovery: "Corrigez l’effectif si ce n’est pas le bon.", reference: "CGCT art. L2333-64")
  }

  static func payrollExecutiveProvident(_ rate: Rate, least: Rate) -> Finding {
    Finding(
      "payroll.provident.executive", .warning,
      "La prévoyance du cadre n’a que \(rate.frenchPercent) de l’employeur sur la tranche 1 ; il en faut \(least.frenchPercent).",
      recovery: "Complétez \"schemes\".\"provident\".", reference: "ANI du 17 novembre 2017")
  }

  static func payrollHealthInsuranceShare(_ share: Rate) -> Finding {
    Finding(
      "payroll.health-insurance.share", .warning,
      "L’employeur paie moins de \(share.frenchPercent) de la complémentaire santé.",
      recovery: "Corrigez les deux parts.", reference: "CSS art. L911-7")
  }

  static func payrollBelowMinimum(_ wage: Money, least: Money, _ step: Step) -> Finding {
    Finding(
      "payroll.minimum-wage", .warning,
      "Le salaire de \(wage.french) € est inférieur au Smic de cette durée, \(least.french) € (\(step.french)).",
      recovery: "Corrigez le salaire ou la durée du contrat.", reference: "C. trav. art. L3231-2")
  }

  static func payrollNetUnreachable(_ net: Money, below: Money?, above: Money?) -> Finding {
    let near = [below, above].compactMap { $0.map { $0.french + " €" } }.joined(separator: " et ")
    return Finding(
      "payroll.net.unreachable",
      "Aucun brut ne donne un net de \(net.french) € au centime : les heures en plus font passer d’un net à l’autre. Les plus proches : \(near.isEmpty ? "aucun" : near).",
      recovery: "Demandez l’un de ces nets, ou ajoutez la différence en prime ou en remboursement.")
  }

  static func payrollNetTooLow(_ net: Money, least: Money) -> Finding {
    Finding(
      "payroll.net.too-low",
      "Même sans salaire de base, le net serait de \(least.french) €, plus que les \(net.french) € demandés.",
      recovery: "Retirez des primes ou des remboursements, ou demandez un net plus grand.")
  }

  static func payrollNetWithoutSalary() -> Finding {
    Finding(
      "payroll.net.wage",
      "Le brut ne peut être cherché que sur un salaire : celui d’un apprenti payé au minimum est fixé par la loi.",
      recovery: "Donnez \"monthlySalary\" au contrat ; sa valeur sera remplacée.", reference: "C. trav. art. D6222-26")
  }

  static func payrollUnknownKey(_ key: String, known: [String]) -> Finding {
    Finding(
      "payroll.field.unknown", "La clé « \(key) » n’existe pas.", recovery: "Clés connues ici : \(known.joined(separator: ", "))."
    )
  }

  static func payrollWrongValue(_ value: String, wanted: String, _ form: PayrollForm = .situation) -> Finding {
    Finding(
      "payroll.field.value", "« \(value) » n’est pas \(wanted).",
      recovery: "La forme \(form.ofFrench) est décrite par : ecritoire aide \(form.helpPage).")
  }

  static func payrollNotJSON(_ form: PayrollForm = .situation) -> Finding {
    Finding(
      "payroll.unreadable", "Le fichier n’est pas un objet JSON.",
      recovery: "Partez de l’exemple de : ecritoire aide \(form.helpPage).")
  }
}
