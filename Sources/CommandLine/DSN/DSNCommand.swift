import ArgumentParser

/// `ecritoire dsn …`: the social declarations.
struct DSNCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dsn", abstract: "Les déclarations sociales : préparer, contrôler.",
    discussion: "Contrôles Écritoire, non certifiés. Voir aussi : ecritoire aide dsn-xml, dsn-retours.",
    // One a line, in the order of the help.
    subcommands: [
      DeclarantCommand.self,
      PrepareDeclarationCommand.self,
      SignalCommand.self,
      CheckDeclarationCommand.self,
      ExportDeclarationCommand.self,
      MarkSentCommand.self,
      ListDeclarationsCommand.self,
      DSNConvertCommand.self,
      DSNCompareCommand.self,
      DSNReturnCommand.self,
      DSNSchemaCommand.self,
    ])
}
