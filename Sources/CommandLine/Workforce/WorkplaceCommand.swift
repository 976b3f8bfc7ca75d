import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases
import Workforce

/// `ecritoire etablissement ajouter|modifier|lister`.
struct WorkplaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "etablissement", abstract: "Les établissements, leurs taux et leurs effectifs.", shouldDisplay: false,
    subcommands: [List.self, Add.self, Change.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les établissements, et l’effectif du jour.")
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let outcome = try ListWorkplaces()(desk)
      try report.show(WorkforceTables.workplaces(outcome, on: desk.today), json: WorkplaceListJSON(outcome), desk)
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ajouter", abstract: "Ajouter un établissement.",
      discussion: """
        Exemple : ecritoire etablissement ajouter "Boutique" --siret "000 000 001 00014" --rue "3 rue Haute" \
        --code-postal 67000 --ville Strasbourg --ape 4752A --at 2,08 --effectif 12 --depuis 2026-01-01
        """)
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @Option(
      name: .customLong("siret"), help: ArgumentHelp("Son SIRET.", valueName: "siret"), transform: WorkforceArgument.siret)
    var siret: Siret
    @Option(name: .customLong("ape"), help: ArgumentHelp("Son code APE : 4752A.", valueName: "code")) var activity: String
    @OptionGroup var place: WorkplaceArguments
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      var workplace = Workplace(
        name: name, siret: siret, address: PostalAddress(lines: [], postcode: "", town: ""),
        activityCode: activity.filter { $0 != "." }.uppercased())
      try place.apply(to: &workplace, today: desk.today)
      let outcome = try KeepWorkplace(workplace)(desk, isTrial: trial)
      try Output(options.output).show(outcome, "Établissement n° \(outcome.id) ajouté : \(workplace.name).")
    }
  }

  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "modifier", abstract: "Changer un établissement ; un taux notifié s’ajoute à ceux d’avant.")
    @Argument(help: ArgumentHelp("Son numéro.", valueName: "n°")) var id: Int64
    @Option(name: .customLong("nom"), help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String?
    @OptionGroup var place: WorkplaceArguments
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let known = try ReadWorkplace(id)(desk)
      var workplace = known.value
      if let name { workplace.name = name }
      try place.apply(to: &workplace, today: desk.today)
      let outcome = try KeepWorkplace(workplace, known: known)(desk, isTrial: trial)
      try Output(options.output).show(outcome, "Établissement n° \(outcome.id) modifié.")
    }
  }
}

/// What an establishment has beside its name and number; what is not given stays.
struct WorkplaceArguments: ParsableArguments {
  @Option(name: .customLong("rue"), help: ArgumentHelp("L’adresse.", valueName: "texte")) var street: String?
  @Option(name: .customLong("code-postal"), help: ArgumentHelp("Le code postal.", valueName: "code")) var postcode: String?
  @Option(name: .customLong("ville"), help: ArgumentHelp("La ville.", valueName: "ville")) var town: String?
  @Option(name: .customLong("idcc"), help: ArgumentHelp("Le numéro de la convention collective.", valueName: "n°")) var idcc:
    String?
  @Option(name: .customLong("convention"), help: ArgumentHelp("Son titre.", valueName: "titre")) var agreement: String?
  @Option(name: .customLong("urssaf"), help: ArgumentHelp("Le numéro de compte Urssaf.", valueName: "n°")) var urssaf: String?
  @Option(
    name: .customLong("commune"), help: ArgumentHelp("Le code Insee de la commune, pour la DSN : 67482.", valueName: "code"))
  var commune: String?
  @Option(
    name: .customLong("risque"), help: ArgumentHelp("Le code risque AT/MP notifié, pour la DSN : 524RB.", valueName: "code"))
  var risk: String?
  @Option(name: .customLong("opco"), help: ArgumentHelp("Le code de l’OPCO dans la DSN, deux chiffres.", valueName: "code"))
  var trainingBody: String?
  @Option(
    name: .customLong("territoire"),
    help: ArgumentHelp(HolidayTerritory.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "nom"))
  var territory: HolidayTerritory?
  @Option(
    name: .customLong("at"), help: ArgumentHelp("Le taux AT/MP notifié, en pour cent.", valueName: "taux"),
    transform: RateArgument.read)
  var accident: Rate?
  @Option(
    name: .customLong("mobilite"), help: ArgumentHelp("Le versement mobilité, en pour cent.", valueName: "taux"),
    transform: RateArgument.read)
  var mobility: Rate?
  @Option(name: .customLong("effectif"), help: ArgumentHelp("L’effectif de la sécurité sociale.", valueName: "n")) var headcount:
    Int?
  @Option(
    name: .customLong("depuis"),
    help: ArgumentHelp("Le premier jour de ces taux et de l’effectif ; sinon aujourd’hui.", valueName: "date"))
  var from: Day?
  @Option(
    name: .customLong("mutuelle-salarie"), help: ArgumentHelp("La part du salarié par mois.", valueName: "montant"),
    transform: Money.argument)
  var healthEmployee: Money?
  @Option(
    name: .customLong("mutuelle-employeur"), help: ArgumentHelp("La part de l’employeur par mois.", valueName: "montant"),
    transform: Money.argument)
  var healthEmployer: Money?
  @Option(
    name: .customLong("prevoyance-salarie"), help: ArgumentHelp("Le taux du salarié sur la tranche 1.", valueName: "taux"),
    transform: RateArgument.read)
  var providentEmployee: Rate?
  @Option(
    name: .customLong("prevoyance-employeur"), help: ArgumentHelp("Le taux de l’employeur sur la tranche 1.", valueName: "taux"),
    transform: RateArgument.read)
  var providentEmployer: Rate?
  @Option(
    name: .customLong("couvre"), help: ArgumentHelp("Qui ces contrats couvrent : tous, cadres, non-cadres.", valueName: "qui"))
  var covered: SchemeCategory = .all
  @OptionGroup var insurance: InsuranceArguments
  @Flag(name: .customLong("subrogation"), inversion: .prefixedNo, help: "L’employeur demande les indemnités journalières.")
  var subrogation: Bool?

  func apply(to place: inout Workplace, today: Day) throws {
    let from = from ?? today
    if let street { place.address.lines = [street] }
    if let postcode { place.address.postcode = postcode }
    if let town { place.address.town = town }
    try applyAgreement(to: &place)
    if let urssaf { place.urssafNumber = urssaf }
    if let commune { place.communeCode = commune.isEmpty ? nil : commune.uppercased() }
    if let risk { place.accidentRiskCode = risk.isEmpty ? nil : risk.uppercased() }
    if let trainingBody { place.trainingBody = trainingBody.isEmpty ? nil : trainingBody }
    if let territory { place.territory = territory }
    if let accident { place.workAccidentRates.set(accident, from: from) }
    if let mobility { place.mobilityRates.set(mobility, from: from) }
    if let headcount { place.headcounts.set(headcount, from: from) }
    if healthEmployee != nil || healthEmployer != nil {
      place.open(
        HealthScheme(
          label: "Frais de santé", category: covered, from: from, employee: healthEmployee ?? .zero,
          employer: healthEmployer ?? .zero))
    }
    if providentEmployee != nil || providentEmployer != nil {
      place.open(
        ProvidentScheme(
          label: "Prévoyance", category: covered, from: from, employeeRate: providentEmployee ?? .zero,
          employerRate: providentEmployer ?? .zero))
    }
    try insurance.apply(to: &place, covered)
    if let subrogation { place.hasSubrogation = subrogation }
  }

  /// A title goes with its number: another number takes no title over.
  private func applyAgreement(to place: inout Workplace) throws {
    let known = place.agreement
    guard let number = idcc ?? (agreement == nil ? nil : known?.idcc) else {
      if agreement != nil { throw ValidationError("--convention est le titre d’une convention : donnez aussi --idcc.") }
      return
    }
    let title = agreement ?? (number == known?.idcc ? known?.title : nil) ?? ""
    place.agreement = number.isEmpty ? nil : .init(idcc: number, title: title)
  }
}
