import ArgumentParser
import Kernel
import UseCases
import Workforce

/// What the insurer’s sheet of parameters says of the schemes of an establishment; what is not given stays.
struct InsuranceArguments: ParsableArguments {
  @Option(
    name: .customLong("mutuelle-organisme"),
    help: ArgumentHelp("Le code de l’organisme, sur sa fiche de paramétrage DSN.", valueName: "code"))
  var healthInsurer: String?
  @Option(name: .customLong("mutuelle-contrat"), help: ArgumentHelp("La référence du contrat.", valueName: "réf."))
  var healthReference: String?
  @Option(name: .customLong("mutuelle-delegataire"), help: ArgumentHelp("Le code du délégataire.", valueName: "code"))
  var healthDelegate: String?
  @Option(name: .customLong("mutuelle-population"), help: ArgumentHelp("Le code population.", valueName: "code"))
  var healthPopulation: String?
  @Option(name: .customLong("mutuelle-option"), help: ArgumentHelp("Le code option.", valueName: "code")) var healthOption:
    String?
  @Option(
    name: .customLong("prevoyance-organisme"),
    help: ArgumentHelp("Le code de l’organisme, sur sa fiche de paramétrage DSN.", valueName: "code"))
  var providentInsurer: String?
  @Option(name: .customLong("prevoyance-contrat"), help: ArgumentHelp("La référence du contrat.", valueName: "réf."))
  var providentReference: String?
  @Option(name: .customLong("prevoyance-delegataire"), help: ArgumentHelp("Le code du délégataire.", valueName: "code"))
  var providentDelegate: String?
  @Option(name: .customLong("prevoyance-population"), help: ArgumentHelp("Le code population.", valueName: "code"))
  var providentPopulation: String?
  @Option(name: .customLong("prevoyance-option"), help: ArgumentHelp("Le code option.", valueName: "code")) var providentOption:
    String?

  func validate() throws {
    if (healthInsurer == nil) != (healthReference == nil) {
      throw ValidationError("--mutuelle-organisme et --mutuelle-contrat vont ensemble.")
    }
    if (providentInsurer == nil) != (providentReference == nil) {
      throw ValidationError("--prevoyance-organisme et --prevoyance-contrat vont ensemble.")
    }
  }

  /// Throws `workforce.workplace.uninsured` when no scheme covers these people.
  func apply(to place: inout Workplace, _ covered: SchemeCategory) throws {
    if let healthInsurer, let healthReference {
      let contract = InsuranceContract(
        reference: healthReference, insurer: healthInsurer, delegate: healthDelegate, population: healthPopulation,
        option: healthOption)
      try InsureWorkplace.health(&place, contract, for: covered)
    }
    if let providentInsurer, let providentReference {
      let contract = InsuranceContract(
        reference: providentReference, insurer: providentInsurer, delegate: providentDelegate,
        population: providentPopulation, option: providentOption)
      try InsureWorkplace.provident(&place, contract, for: covered)
    }
  }
}
