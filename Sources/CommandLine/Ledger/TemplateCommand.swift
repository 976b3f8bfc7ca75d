import ArgumentParser
import Kernel
import Ledger
import Presentation
import UseCases

/// `ecritoire ecriture modele …`: the templates (guides de saisie).
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modele", abstract: "Les guides de saisie : les enregistrer, les essayer.",
    discussion: "Un guide est un petit texte (ecritoire aide saisie). On s’en sert par : ecritoire ecriture saisir --modele NOM",
    subcommands: [Save.self, List.self, Show.self, Try.self, Delete.self])
}

extension TemplateCommand {
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "enregistrer", abstract: "Enregistrer le guide d’un fichier, sous le nom qu’il se donne.")
    @Argument(help: ArgumentHelp("Le texte du guide ; - pour l’entrée standard.", valueName: "fichier")) var path: String
    @Flag(name: .customLong("essai"), help: "Le relire sans l’enregistrer.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let outcome = try SaveTemplate(try TemplateFile.text(path))(desk, isTrial: trial)
      let output = Output(options.output)
      output.report(outcome.findings, file: path)
      try output.value(SavedTemplateJSON(outcome, trial: trial))
      guard let template = outcome.template else {
        output.say("Le guide n’est pas enregistré : corrigez son texte.")
        throw ExitStatus.blocked.code
      }
      let verb = trial ? "Essai, le guide se lit" : outcome.isChange ? "Guide changé" : "Guide enregistré"
      output.say("\(verb) : « \(template.name) », \(template.lines.count) lignes.")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les guides du dossier.")
    @OptionGroup var options: DossierOptions

    func run() throws {
      let templates = try ListTemplates()(options.desk())
      let output = Output(options.output)
      try output.value(TemplateListJSON(templates))
      var table = ReportTable(
        title: "Guides de saisie",
        columns: [
          .init("Nom", .text), .init("Journal", .text), .init("Libellé", .text), .init("Lignes", .count),
          .init("Montants attendus", .text),
        ])
      for template in templates {
        let variables = template.variables.map { $0.name + ($0.usual.map { " = \($0.french)" } ?? "") }.joined(separator: ", ")
        table.add([
          .text(template.name), .text(template.journal), .text(template.label), .count(template.lines.count), .text(variables),
        ])
      }
      output.table(table)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "montrer", abstract: "Le texte d’un guide, à modifier et enregistrer de nouveau.")
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @OptionGroup var options: DossierOptions

    func run() throws {
      let template = try ShowTemplate(name)(options.desk())
      let output = Output(options.output)
      try output.value(ShownTemplateJSON(template))
      output.say(String(template.text.dropLast()))
    }
  }

  struct Try: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "essayer", abstract: "Montrer l’écriture qu’un guide ferait, sans rien enregistrer.")
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @Option(
      name: .customLong("montant"), help: ArgumentHelp("Un montant qu’il attend ; peut se répéter.", valueName: "nom=montant"),
      transform: AmountArgument.read)
    var amounts: [AmountArgument] = []
    @Option(name: .customLong("date"), help: ArgumentHelp("La date de l’écriture ; sinon aujourd’hui.", valueName: "date"))
    var day: Day?
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let draft = try FillTemplate(name, amounts: try AmountArgument.values(amounts), day: day ?? desk.today)(desk)
      let findings = try RecordEntry(draft)(desk, isTrial: true).findings
      let output = Output(options.output)
      output.report(findings)
      try output.value(FilledTemplateJSON(draft, findings: findings))
      output.table(draft.table(title: draft.heading))
      if findings.contains(where: { $0.severity == .error }) { throw ExitStatus.blocked.code }
    }
  }

  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "supprimer", abstract: "Ôter un guide ; les écritures qu’il a faites restent.")
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @OptionGroup var options: DossierOptions

    func run() throws {
      try DeleteTemplate(name)(options.desk())
      let output = Output(options.output)
      try output.value(DeletedNameJSON(name))
      output.say("Guide « \(name) » ôté.")
    }
  }
}
