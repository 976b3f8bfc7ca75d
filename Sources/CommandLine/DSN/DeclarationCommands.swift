import ArgumentParser
import Kernel
import Ledger
import Presentation
import SocialReporting
import Store
import UseCases

/// Which declaration: its number, or that of a month.
struct DeclarationArguments: ParsableArguments {
  @Option(name: .customLong("numero"), help: ArgumentHelp("Son numéro, que « dsn liste » montre.", valueName: "n°"))
  var number: Int64?
  @OptionGroup var month: MonthArgument
  @Option(
    name: .customLong("etablissement"), help: ArgumentHelp("Le n° de l’établissement, s’il y en a plusieurs.", valueName: "n°"))
  var workplace: Int64?
  @Option(
    name: .customLong("fraction"), help: ArgumentHelp("La fraction, si le mois en a plusieurs : 1/2.", valueName: "n/m"))
  var part: DeclarationFacts.Fraction?
  @OptionGroup var kind: TrialArguments

  func choice(_ desk: Desk) -> DeclarationChoice {
    number.map { .number($0) } ?? .month(month.of(desk), workplace: workplace, isTest: kind.isTest, part: part)
  }
}

extension DeclarationFacts.Fraction: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// In how many parts a month is declared.
struct SplitArguments: ParsableArguments {
  @Option(
    name: .customLong("fraction"),
    help: ArgumentHelp("Une fraction seule : la 1re dit ce que l’établissement doit pour toutes.", valueName: "n/m"))
  var part: DeclarationFacts.Fraction?
  @Option(
    name: .customLong("matricules"),
    help: ArgumentHelp("Qui est dans cette fraction ; sinon le n° des fiches en décide.", valueName: "M1,M2"))
  var members: String?
  @Option(name: .customLong("fractions"), help: ArgumentHelp("Toutes, en tant de fractions.", valueName: "m")) var count: Int?

  func validate() throws {
    if count != nil, part != nil || members != nil { throw ValidationError("--fractions va sans --fraction ni --matricules.") }
    if members != nil, part == nil { throw ValidationError("--matricules va avec --fraction.") }
  }

  var split: DeclarationSplit {
    if let count { return .parts(count) }
    guard let part else { return .whole }
    return .part(part, members: members?.split(separator: ",").map(String.init))
  }
}

/// A declaration is a trial, or real.
struct TrialArguments: ParsableArguments {
  @Flag(name: .customLong("reel"), help: "La déclaration réelle (sans précision, préparer fait celle-là).") var isReal = false
  @Flag(name: .customLong("fichier-test"), help: "Un fichier de test : il ne déclare rien.") var isTrial = false

  func validate() throws {
    if isReal, isTrial { throw ValidationError("--reel et --fichier-test s’excluent.") }
  }

  /// Nil when nothing is said.
  var isTest: Bool? { isReal ? false : isTrial ? true : nil }
}

/// `ecritoire dsn preparer`.
struct PrepareDeclarationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preparer", abstract: "Faire la DSN d’un mois à partir de ses bulletins scellés, et la garder.",
    discussion: """
      Exemple : ecritoire dsn preparer --mois 2026-10. Déjà envoyée, elle est annulée et remplacée, jusqu’à la veille de \
      l’échéance. Contrôles Écritoire, non certifiés.
      """)

  @OptionGroup var month: MonthArgument
  @Option(
    name: .customLong("etablissement"), help: ArgumentHelp("Un seul établissement ; sinon chacun.", valueName: "n°"))
  var workplace: Int64?
  @OptionGroup var kind: TrialArguments
  @OptionGroup var parts: SplitArguments
  @Option(
    name: .customLong("cotisations"),
    help: ArgumentHelp("De l’établissement, une fois l’an : \"076=81,00\" (bloc 82).", valueName: "code=montant"))
  var charges = ""
  @Option(
    name: .customLong("taxes"),
    help: ArgumentHelp("Les assujettissements de l’année : \"001=90000 006\" (bloc 44).", valueName: "code=assiette"))
  var taxes = ""
  @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var keepsNothing = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let desk = try options.desk()
    var prepare = PrepareDeclaration(
      month.of(desk), workplace: workplace, isTest: kind.isTest ?? false, split: parts.split)
    prepare.yearly = try YearlyDeclared(taxes: taxes, charges: charges, month: prepare.month)
    try Output(options.output).show(prepare(desk, isTrial: keepsNothing))
  }
}

extension Output {
  /// What was prepared: each with its cross-footing and what the checks say. Status 1 when it was refused.
  func show(_ outcome: PreparedDeclarations) throws {
    try value(PreparedDeclarationsJSON(outcome))
    report(outcome.refusals)
    for one in outcome.prepared {
      if let cross = one.built.crossFooting {
        table(DeclarationTables.crossFooting(cross, title: "Recoupement, \(one.workplace)"))
      }
      report(one.findings + one.verdict.log.findings)
      if let kept = one.declaration {
        // What replaces goes until the eve of the due date only.
        let until = kept.type.replaces ? "avant le" : "au plus tard le"
        let due = kept.due.map { ", à envoyer \(until) \($0.french)" } ?? ""
        say("N° \(kept.id) : \(kept.title), \(kept.type.french), \(kept.workplace)\(due).")
      }
    }
    if outcome.isTrial { say("Essai : rien n’est gardé.") }
    if outcome.isRefused { throw ExitStatus.blocked.code }
    let errors = outcome.prepared.reduce(0) { $0 + $1.verdict.log.findings.count { $0.severity == .error } }
    if errors > 0 { say("\(errors) erreur(s) à corriger avant d’exporter (contrôles Écritoire, non certifiés).") }
  }
}

/// `ecritoire dsn controler`: that of the dossier; a file goes through `ecritoire controler`.
struct CheckDeclarationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "controler", abstract: "Contrôler la DSN préparée d’un mois, et la recouper avec la paie et les écritures.",
    discussion: "Un fichier .dsn ou .xml se contrôle par : ecritoire controler FICHIER. Contrôles Écritoire, non certifiés.")

  @OptionGroup var which: DeclarationArguments
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let outcome = try ReadDeclaration(which.choice(desk))(desk)
    let cross = outcome.built?.crossFooting.map { DeclarationTables.crossFooting($0, title: outcome.declaration.title) }
    try report.show(
      cross.map { [$0] } ?? [DeclarationTables.list([outcome.declaration])], json: JudgedDeclarationJSON(outcome), desk,
      findings: outcome.findings + outcome.verdict.log.findings)
  }
}

/// `ecritoire dsn exporter`.
struct ExportDeclarationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exporter", abstract: "Écrire le fichier d’une DSN préparée : XML, ou texte NEODeS.",
    discussion: "Exemple : ecritoire dsn exporter --mois 2026-10 --forme neodes --sortie octobre.dsn")

  @OptionGroup var which: DeclarationArguments
  @Option(name: .customLong("forme"), help: ArgumentHelp("xml ou neodes.", valueName: "forme")) var form: ExportDeclaration.Form
  @Option(name: .customLong("sortie"), help: ArgumentHelp("Le fichier à écrire.", valueName: "fichier")) var path: String
  @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var overwrites = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let desk = try options.desk()
    let outcome = try ExportDeclaration(which.choice(desk), as: form, to: path, overwrites: overwrites)(desk)
    let output = Output(options.output)
    try output.value(ExportedDeclarationJSON(outcome))
    output.report(outcome.findings)
    if outcome.isRefused { throw ExitStatus.blocked.code }
    output.say("Écrit : \(path), \(outcome.bytes.count) octets, SHA-256 \(outcome.digest)")
    output.say("Une fois le fichier déposé : ecritoire dsn envoyee --numero \(outcome.declaration.id)")
  }
}

extension ExportDeclaration.Form: ExpressibleByArgument {}

/// `ecritoire dsn liste`.
struct ListDeclarationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liste", abstract: "Les déclarations préparées et envoyées, avec leurs échéances.")

  @Option(name: .customLong("mois"), help: ArgumentHelp("Celles de ce mois.", valueName: "AAAA-MM")) var month: Month?
  @Flag(name: .customLong("toutes"), help: "Les versions remplacées aussi.") var showsAll = false
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let kept = try ListDeclarations(of: month, onlyCurrent: !showsAll)(desk)
    try report.show(DeclarationTables.list(kept), json: DeclarationListJSON(kept), desk)
  }
}

/// `ecritoire dsn envoyee`.
struct MarkSentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "envoyee", abstract: "Noter qu’une DSN a été déposée, et ce que le dépôt a répondu.")

  @OptionGroup var which: DeclarationArguments
  @Option(name: .customLong("le"), help: ArgumentHelp("Le jour du dépôt ; sinon aujourd’hui.", valueName: "date")) var day: Day?
  @Option(name: .customLong("reference"), help: ArgumentHelp("La référence de l’accusé.", valueName: "texte"))
  var reference = ""
  @OptionGroup var options: DossierOptions

  func run() throws {
    let desk = try options.desk()
    let kept = try MarkSent(which.choice(desk), on: day, reference: reference)(desk)
    let output = Output(options.output)
    try output.value(KeptDeclarationJSON(kept))
    output.say("N° \(kept.id) : \(kept.title), \(kept.state.french).")
  }
}
