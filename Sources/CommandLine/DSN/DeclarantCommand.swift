import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases
import Workforce

extension DeclarantFile.Civility: ExpressibleByArgument {}
extension DeclarantFile.DepositPoint: ExpressibleByArgument {}

/// `ecritoire dsn declarant`: shows it, or keeps what is given.
struct DeclarantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "declarant", abstract: "Qui déclare, ce qui paie, à quels organismes ; ce qui n’est pas donné reste.",
    discussion: """
      Exemple : ecritoire dsn declarant --civilite madame --nom "Camille Aubry" --courriel paie@exemple.fr \
      --telephone 0388000000 --urssaf SIRET --retraite SIRET --compte 512. Sans option, il est montré.
      """)

  @Option(name: .customLong("civilite"), help: ArgumentHelp("madame ou monsieur.", valueName: "civilité"))
  var civility: DeclarantFile.Civility?
  @Option(name: .customLong("nom"), help: ArgumentHelp("Le prénom et le nom.", valueName: "nom")) var name: String?
  @Option(name: .customLong("courriel"), help: ArgumentHelp("Son adresse.", valueName: "adresse")) var email: String?
  @Option(name: .customLong("telephone"), help: ArgumentHelp("Son numéro.", valueName: "n°")) var phone: String?
  @Option(name: .customLong("siege"), help: ArgumentHelp("Le n° de l’établissement siège ; sinon le premier.", valueName: "n°"))
  var headOffice: Int64?
  @Option(
    name: .customLong("compte"), help: ArgumentHelp("Le compte de banque qui paie : 512.", valueName: "compte"))
  var account: String?
  @Option(
    name: .customLong("urssaf"), help: ArgumentHelp("Le SIRET de l’Urssaf.", valueName: "siret"),
    transform: WorkforceArgument.siret)
  var urssaf: Siret?
  @Option(
    name: .customLong("retraite"), help: ArgumentHelp("Le SIRET de l’institution Agirc-Arrco.", valueName: "siret"),
    transform: WorkforceArgument.siret)
  var pension: Siret?
  @Option(name: .customLong("depot"), help: ArgumentHelp("net-entreprises ou msa.", valueName: "où"))
  var depositPoint: DeclarantFile.DepositPoint?
  @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
  @OptionGroup var options: DossierOptions

  private var isChange: Bool {
    civility != nil || name != nil || email != nil || phone != nil || headOffice != nil || account != nil || urssaf != nil
      || pension != nil || depositPoint != nil
  }

  func run() throws {
    let desk = try options.desk()
    let output = Output(options.output)
    let read = try ReadDeclarant()(desk)
    guard isChange else {
      try output.value(DeclarantJSON(read))
      output.table(DeclarationTables.declarant(read))
      output.report(read.findings.map(\.asRemark))
      return
    }
    var file = read.declarant?.value ?? DeclarantFile(civility: civility ?? .madam, name: "", email: "", phone: "")
    if let civility { file.civility = civility }
    if let name { file.name = name }
    if let email { file.email = email }
    if let phone { file.phone = DeclarantFile.phone(typed: phone) }
    if let headOffice { file.headOffice = headOffice }
    if let account { file.account = account.isEmpty ? nil : account }
    if let urssaf { file.urssaf = urssaf }
    if let pension { file.pensionInstitution = pension }
    if let depositPoint { file.depositPoint = depositPoint }
    let outcome = try KeepDeclarant(file, known: read.declarant)(desk, isTrial: isTrial)
    try output.show(outcome, "Déclarant gardé : \(file.name).")
  }
}
