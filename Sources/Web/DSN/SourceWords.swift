import Kernel
import Presentation
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
    case .contribution(let code): ContributionWords.french(code)
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
}
