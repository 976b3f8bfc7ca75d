public import SocialReporting

/// Contributions as a payslip calls them, in a few words: for the cross-footing and the sources of a declaration.
public enum ContributionWords {
  /// « maladie », of `health`. A word that is not known here is said as it is.
  public static func french(_ code: String) -> String { words[code] ?? code }

  private static let words = [
    "DGFIP": "impôt à la source", "reductions": "réductions", "health": "maladie", "localHealth": "maladie, régime local",
    "healthInsurance": "complémentaire santé",
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

extension CrossFooting.Line {
  /// « maladie », « CTP 100 », « impôt à la source ».
  public var kind: String {
    if code.allSatisfy(\.isNumber) { return "CTP \(code)" }
    return ContributionWords.french(code)
  }
}
