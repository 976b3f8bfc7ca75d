import ArgumentParser
import Banking
import Kernel
import Ledger
import Presentation
import UseCases

/// `ecritoire banque regles lister|ajouter|retirer`.
struct CodingRulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regles", abstract: "Les règles de codage : celles qu’on écrit, celles que le dossier apprend.",
    subcommands: [List.self, Add.self, Delete.self], defaultSubcommand: List.self)
}

extension CodingRule.Conditions.Direction: ExpressibleByArgument {}

extension CodingRulesCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les règles du dossier, par nom.")
    @OptionGroup var options: DossierOptions

    func run() throws {
      let rules = try ListCodingRules()(options.desk())
      let output = Output(options.output)
      try output.value(CodingRuleListJSON(rules))
      var table = ReportTable(
        title: "Règles de codage",
        columns: [
          .init("Nom", .text), .init("Mouvements", .text), .init("Contre", .text), .init("Origine", .text),
          .init("Emplois", .count),
          .init("Note", .count),
        ])
      for rule in rules {
        table.add([
          .text(rule.name), .text(rule.conditions.french), .text(rule.parts.map(\.french).joined(separator: ", ")),
          .text(rule.origin.french), .count(rule.uses), .count(rule.score),
        ])
      }
      output.table(table)
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ajouter", abstract: "Écrire une règle, ou changer celle de ce nom.",
      discussion: "Exemple : ecritoire banque regles ajouter Téléphone --mots ORANGE --sens sortie --contre 626@D20")
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @Option(name: .customLong("mots"), help: ArgumentHelp("Des mots du libellé, tous nécessaires.", valueName: "mots"))
    var words = ""
    @Option(name: .customLong("iban"), help: ArgumentHelp("L’IBAN de l’autre partie.", valueName: "iban")) var iban: String?
    @Option(name: .customLong("nom-tiers"), help: ArgumentHelp("Des mots du nom de l’autre partie.", valueName: "mots"))
    var counterpartName: String?
    @Option(name: .customLong("mandat"), help: ArgumentHelp("La référence unique du mandat.", valueName: "rum")) var mandate:
      String?
    @Option(name: .customLong("reference"), help: ArgumentHelp("La référence du mouvement.", valueName: "texte")) var reference:
      String?
    @Option(name: .customLong("operation"), help: ArgumentHelp("Le code d’opération de la banque.", valueName: "code"))
    var operation: String?
    @Option(name: .customLong("sens"), help: ArgumentHelp("entree ou sortie.", valueName: "sens"))
    var direction: CodingRule.Conditions.Direction?
    @Option(name: .customLong("min"), help: ArgumentHelp("Montant au moins.", valueName: "montant"), transform: Money.argument)
    var least: Money?
    @Option(name: .customLong("max"), help: ArgumentHelp("Montant au plus.", valueName: "montant"), transform: Money.argument)
    var most: Money?
    @Option(
      name: .customLong("compte"), help: ArgumentHelp("Seulement sur ce compte de banque.", valueName: "512"),
      transform: AccountNumber.argument)
    var bank: AccountNumber?
    @Option(
      name: .customLong("contre"),
      help: ArgumentHelp(
        "Le compte en face ; peut se répéter, une part sans montant prend le reste.",
        valueName: "compte[:tiers][@tva][=montant|=n%]"),
      transform: RulePartArgument.read)
    var parts: [CodingRule.Part] = []
    @Option(
      name: .customLong("libelle"), help: ArgumentHelp("Le libellé de l’écriture ; sinon celui du mouvement.", valueName: "texte")
    )
    var label: String?
    @Option(name: .customLong("journal"), help: ArgumentHelp("Le journal ; sinon celui de la banque.", valueName: "code"))
    var journal: String?
    @Flag(name: .customLong("essai"), help: "La vérifier sans l’enregistrer.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let conditions = CodingRule.Conditions(
        words: [words], counterpartAccount: iban, counterpartName: counterpartName, mandate: mandate, reference: reference,
        operation: operation, direction: direction, least: least, most: most, bank: bank)
      let rule = CodingRule(name: name, conditions: conditions, parts: parts, label: label, journal: journal)
      let outcome = try SaveCodingRule(rule)(options.desk(), isTrial: trial)
      let output = Output(options.output)
      output.report(outcome.findings)
      try output.value(SavedCodingRuleJSON(outcome, trial: trial))
      guard let kept = outcome.rule else { throw ExitStatus.blocked.code }
      let verb = trial ? "Essai, la règle convient" : outcome.isChange ? "Règle changée" : "Règle ajoutée"
      output.say("\(verb) : « \(kept.name) », \(kept.conditions.french) → \(kept.parts.map(\.french).joined(separator: ", ")).")
    }
  }

  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retirer", abstract: "Retirer une règle ; les écritures qu’elle a faites restent.")
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @OptionGroup var options: DossierOptions

    func run() throws {
      try DeleteCodingRule(name)(options.desk())
      let output = Output(options.output)
      try output.value(DeletedNameJSON(name))
      output.say("Règle « \(name) » retirée.")
    }
  }
}
