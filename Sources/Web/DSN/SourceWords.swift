import Kernel
import SocialReporting

extension RubricSource {
  /// « net imposable », « Salaire de base, Heures supplémentaires »: the first ones, how many others there are.
  var shownOrigins: String {
    let words = origins.map(\.french)
    let most = 4
    guard words.count > most else { return words.joined(separator: ", ") }
    return words.prefix(most - 1).joined(separator: ", ") + " et \(words.count - most + 1) autres lignes"
  }
}

extension RubricSource.Origin {
  /// As a payslip calls it. A word that is not known here is said as it is.
  var french: String {
    switch self {
    case .earning(let name), .file(let name): name
    case .contribution(let code): RubricSource.Origin.contributions[code] ?? code
    case .total(let code): RubricSource.Origin.totals[code] ?? code
    }
  }

  private static let totals = [
    "netTaxable": "net imposable", "netPaid": "net payé", "incomeTax": "prélèvement à la source",
    "exemptIncome": "part non imposable", "exemptOvertime": "heures en plus exonérées", "netSocial": "montant net social",
    "dailyAllowances": "indemnités journalières subrogées", "ceiling": "plafond du mois",
    "referenceMinimumWage": "Smic de référence", "ordinary": "primes", "precariousness": "indemnité de fin de contrat",
    "unusedLeave": "indemnité de congés payés", "severance": "indemnité de licenciement",
    "mutualTermination": "indemnité de rupture conventionnelle", "retirementByEmployer": "indemnité de mise à la retraite",
    "valueSharing": "prime de partage de la valeur", "valueSharing-taxed": "prime de partage de la valeur, imposable",
    "benefitInKind": "avantages en nature", "expenses": "frais professionnels", "mealVouchers": "titres-restaurant",
    "transport": "transports publics",
  ]

  private static let contributions = [
    "health": "maladie", "localHealth": "maladie, régime local", "healthInsurance": "complémentaire santé",
    "provident": "prévoyance", "workAccident": "accidents du travail", "oldAgeCapped": "vieillesse plafonnée",
    "oldAgeUncapped": "vieillesse déplafonnée", "pensionT1": "complémentaire tranche 1", "cegT1": "CEG tranche 1",
    "pensionT2": "complémentaire tranche 2", "cegT2": "CEG tranche 2", "cet": "CET", "family": "allocations familiales",
    "unemployment": "assurance chômage", "wageGuarantee": "AGS", "apec": "Apec", "solidarity": "solidarité autonomie",
    "socialDialogue": "dialogue social", "housing": "Fnal", "mobility": "versement mobilité",
    "training": "formation professionnelle", "trainingFixedTerm": "formation, CDD",
    "apprenticeshipTax": "taxe d’apprentissage", "socialLevy": "forfait social",
    "terminationContribution": "contribution de rupture", "csgDeductible": "CSG déductible",
    "csgNonDeductible": "CSG et CRDS non déductibles", "csgOvertime": "CSG et CRDS des heures exonérées",
    "csgSeverance": "CSG et CRDS des indemnités de rupture", "apprenticeshipTaxBalance": "solde de la taxe d’apprentissage",
    "housingEffort": "effort de construction", "generalReductionUrssaf": "réduction générale, Urssaf",
    "generalReductionPension": "réduction générale, retraite", "overtimeReduction": "réduction salariale sur heures en plus",
    "overtimeDeduction": "déduction patronale sur heures en plus", "apprenticeExemption": "exonération des apprentis",
    "apprenticePensionExemption": "exonération des apprentis, retraite",
  ]
}
