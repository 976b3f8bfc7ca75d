import ArgumentParser
import Kernel
import UseCases

/// `ecritoire dsn signaler arret|reprise|fin`.
struct SignalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signaler", abstract: "Préparer un signalement : un arrêt, une reprise, une fin de contrat.",
    discussion:
      "Cinq jours ouvrés pour l’envoyer. Il s’exporte ensuite : ecritoire dsn exporter --numero N --forme neodes --sortie F",
    subcommands: [Stop.self, Return.self, End.self])

  struct Options: ParsableArguments {
    @OptionGroup var kind: TrialArguments
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var keepsNothing = false
    @OptionGroup var options: DossierOptions

    func show(_ signal: (Desk, _ isTest: Bool) throws -> PreparedDeclarations) throws {
      try Output(options.output).show(signal(options.desk(), kind.isTest ?? false))
    }
  }

  struct Stop: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "arret", abstract: "Un arrêt de travail, d’une absence saisie.")
    @Argument(help: ArgumentHelp("Le numéro de l’absence.", valueName: "n°")) var absence: Int64
    @OptionGroup var options: Options

    func run() throws {
      try options.show { try SignalAbsence(absence, isTest: $1)($0, isTrial: options.keepsNothing) }
    }
  }

  struct Return: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reprise", abstract: "Une reprise avant le jour annoncé, après un arrêt signalé.")
    @Argument(help: ArgumentHelp("Le numéro de l’absence.", valueName: "n°")) var absence: Int64
    @OptionGroup var options: Options

    func run() throws {
      try options.show { try SignalReturn(absence, isTest: $1)($0, isTrial: options.keepsNothing) }
    }
  }

  struct End: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fin", abstract: "La fin d’un contrat, terminé et dont le dernier bulletin est scellé.")
    @Argument(help: ArgumentHelp("Le numéro du contrat.", valueName: "n°")) var contract: Int64
    @Option(
      name: .customLong("paye-le"),
      help: ArgumentHelp("Le jour où le solde est payé, si aucun virement ne le dit.", valueName: "date"))
    var paidOn: Day?
    @OptionGroup var options: Options

    func run() throws {
      try options.show { try SignalEnd(contract, isTest: $1, paidOn: paidOn)($0, isTrial: options.keepsNothing) }
    }
  }
}
