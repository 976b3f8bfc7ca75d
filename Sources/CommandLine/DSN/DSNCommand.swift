import ArgumentParser

/// `ecritoire dsn …`: the social declarations.
struct DSNCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dsn", abstract: "Les déclarations sociales nominatives : texte NEODeS et XML.",
    discussion: "Contrôles Écritoire, non certifiés. Voir aussi : ecritoire aide dsn-retours.",
    // One a line, in the order of the help.
    subcommands: [
      DSNCompareCommand.self,
      DSNReturnCommand.self,
    ])
}
