import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases
import Workforce

/// `ecritoire paie elements CONTRAT`: what is given takes the place of what the month had, the rest stays.
struct PayVariablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "elements", abstract: "Les éléments d’un mois : heures, primes, acomptes, titres, saisies.",
    discussion: """
      Exemple : ecritoire paie elements 1 --mois 2026-11 --heures 4=25 --prime "Prime=150". Une option donnée remplace ce \
      que le mois avait de ce genre ; --vider retire tout.
      """)

  @Argument(help: ArgumentHelp("Le numéro du contrat.", valueName: "n°")) var contract: Int64
  @OptionGroup var month: MonthArgument
  @Option(
    name: .customLong("heures"), help: ArgumentHelp("Des heures en plus et leur majoration : 4=25.", valueName: "h=%"),
    transform: PayVariablesArgument.extra)
  var extra: [PayVariables.Extra] = []
  @Option(
    name: .customLong("semaine"), help: ArgumentHelp("Les heures faites d’une semaine : 2026-11-02=42.", valueName: "lundi=h"),
    transform: PayVariablesArgument.week)
  var weeks: [PayVariables.WorkedWeek] = []
  @Option(
    name: .customLong("prime"), help: ArgumentHelp("Une prime : \"Prime de fin d’année=500\".", valueName: "nom=montant"),
    transform: { try PayVariablesArgument.item(.bonus, $0) })
  var bonuses: [PayVariables.Item] = []
  @Option(
    name: .customLong("partage-valeur"), help: ArgumentHelp("Une prime de partage de la valeur.", valueName: "nom=montant"),
    transform: { try PayVariablesArgument.item(.valueSharing, $0) })
  var sharing: [PayVariables.Item] = []
  @Option(
    name: .customLong("avantage"), help: ArgumentHelp("Un avantage en nature.", valueName: "nom=montant"),
    transform: { try PayVariablesArgument.item(.benefitInKind, $0) })
  var benefits: [PayVariables.Item] = []
  @Option(
    name: .customLong("frais"), help: ArgumentHelp("Un remboursement de frais.", valueName: "nom=montant"),
    transform: { try PayVariablesArgument.item(.expense, $0) })
  var expenses: [PayVariables.Item] = []
  @Option(
    name: .customLong("acompte"), help: ArgumentHelp("Un acompte déjà versé.", valueName: "nom=montant"),
    transform: { try PayVariablesArgument.item(.advance, $0) })
  var advances: [PayVariables.Item] = []
  @Option(
    name: .customLong("element"),
    help: ArgumentHelp(
      "Un autre genre : \"prime-annuelle:13e mois=2000\". Genres : \(PayVariablesArgument.kinds).", valueName: "genre:nom=montant"
    ),
    transform: PayVariablesArgument.element)
  var elements: [PayVariables.Item] = []
  @Option(name: .customLong("titres"), help: ArgumentHelp("Le nombre de titres-restaurant.", valueName: "n")) var vouchers: Int?
  @Option(
    name: .customLong("saisie"), help: ArgumentHelp("Ce que des créanciers demandent ce mois.", valueName: "montant"),
    transform: Money.argument)
  var attachment: Money?
  @Option(
    name: .customLong("rupture"), help: ArgumentHelp("L’indemnité convenue à la fin du contrat.", valueName: "montant"),
    transform: Money.argument)
  var severance: Money?
  @Option(
    name: .customLong("reprise"),
    help: ArgumentHelp(
      "Les cumuls d’ailleurs : \"brut plafond smic réduction imposable impôt heures\" (heures : net exonéré, facultatif).",
      valueName: "montants"),
    transform: PayVariablesArgument.opening)
  var opening: PayVariablesArgument.Opening?
  @Flag(name: .customLong("vider"), help: "Retirer d’abord tout ce que le mois avait.") var clears = false
  @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let desk = try options.desk()
    let month = month.of(desk)
    let row = try ReadPayMonth(month, contract: contract)(desk).rows[0]
    let fresh = PayVariables(employee: row.employee.id, contract: contract, month: month)
    var variables = clears ? fresh : row.variables?.value ?? fresh
    apply(to: &variables)
    let outcome = try KeepPayVariables(variables, known: row.variables)(desk, isTrial: isTrial)
    try Output(options.output).show(
      outcome, contract: contract, "\(row.employee.value.name) : éléments \(month.ofFrench) gardés.")
  }

  private func apply(to variables: inout PayVariables) {
    if !extra.isEmpty { variables.extra = extra }
    if !weeks.isEmpty { variables.weeks = weeks }
    let said = bonuses + sharing + benefits + expenses + advances + elements
    let kinds = Set(said.map(\.kind))
    variables.items.removeAll { kinds.contains($0.kind) }
    variables.items += said
    if let vouchers { variables.mealVouchers = vouchers }
    if let attachment { variables.attachment = attachment }
    if let severance { variables.severance = severance }
    if let opening { variables.opening = opening.totals(after: variables.opening) }
  }
}

/// `ecritoire paie importer ELEMENTS.csv`.
struct ImportPayVariablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "importer", abstract: "Les éléments d’un mois pour plusieurs contrats, d’un fichier CSV.",
    discussion: """
      Une ligne par élément, sous l’en-tête contrat;element;libelle;quantite;taux;montant (ou matricule au lieu de \
      contrat). Éléments : heures, semaine, titres, saisie, \(PayVariablesArgument.kinds).
      """)

  @Argument(help: ArgumentHelp("Le fichier CSV.", valueName: "fichier")) var path: String
  @OptionGroup var month: MonthArgument
  @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let desk = try options.desk()
    let outcome = try ImportPayVariables(path, month: month.of(desk))(desk, isTrial: isTrial)
    let output = Output(options.output)
    try output.value(PayVariablesJSON(outcome))
    output.report(outcome.findings)
    guard !outcome.isRefused else { throw ExitStatus.blocked.code }
    let elements = outcome.imported.reduce(0) { $0 + $1.elements }
    output.say(
      isTrial ? "Essai : rien n’est gardé." : "\(elements) élément(s) gardé(s) pour \(outcome.imported.count) contrat(s).")
  }
}

enum PayVariablesArgument {
  static func extra(_ text: String) throws -> PayVariables.Extra {
    let (hours, increase) = try pair(text, "des heures et leur majoration, telles que 4=25")
    return .init(try WorkforceArgument.hours(hours), increase: try RateArgument.read(increase))
  }

  static func week(_ text: String) throws -> PayVariables.WorkedWeek {
    let (monday, hours) = try pair(text, "un lundi et ses heures, tels que 2026-11-02=42")
    guard let day = Day(argument: monday) else { throw ArgumentRefusal("« \(monday) » n’est pas un jour") }
    return .init(day, try WorkforceArgument.hours(hours))
  }

  static let kinds = PayVariables.Item.Kind.allCases.map(\.rawValue).joined(separator: ", ")

  /// `prime-annuelle:13e mois=2000`.
  static func element(_ text: String) throws -> PayVariables.Item {
    guard let colon = text.firstIndex(of: ":"), let kind = PayVariables.Item.Kind(rawValue: String(text[..<colon])) else {
      throw ArgumentRefusal(
        "écrivez un genre, un nom et un montant, tels que \"prime-annuelle:13e mois=2000\" ; genres : \(kinds)")
    }
    return try item(kind, String(text[text.index(after: colon)...]))
  }

  static func item(_ kind: PayVariables.Item.Kind, _ text: String) throws -> PayVariables.Item {
    let (label, amount) = try pair(text, "un nom et un montant, tels que \"Prime=150\"")
    return .init(kind, label, try Money.argument(amount))
  }

  /// Totals of the year made elsewhere, as they were typed.
  struct Opening: Sendable {
    fileprivate let amounts: [Money]

    /// The net of exempt overtime that is not typed stays as it was.
    func totals(after known: PayVariables.Opening?) -> PayVariables.Opening {
      .init(
        gross: amounts[0], ceiling: amounts[1], referenceMinimumWage: amounts[2], generalReduction: amounts[3],
        exemptOvertime: amounts.count > 6 ? amounts[6] : known?.exemptOvertime ?? .zero, netTaxable: amounts[4],
        incomeTax: amounts[5])
    }
  }

  static func opening(_ text: String) throws -> Opening {
    let amounts = try text.split(separator: " ").map { try Money.argument(String($0)) }
    guard (6...7).contains(amounts.count) else {
      throw ArgumentRefusal(
        "écrivez six montants : brut, plafond, SMIC de la réduction, réduction, net imposable, impôt ; un septième dit le net des heures exonérées"
      )
    }
    return Opening(amounts: amounts)
  }

  private static func pair(_ text: String, _ wanted: String) throws -> (String, String) {
    guard let mark = text.lastIndex(of: "=") else { throw ArgumentRefusal("écrivez \(wanted)") }
    return (String(text[..<mark]), String(text[text.index(after: mark)...]))
  }
}
