import ArgumentParser

/// `ecritoire banque …`.
struct BankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "banque", abstract: "La banque : coder les mouvements des relevés, tenir les règles de codage.",
    subcommands: [CodeMovementsCommand.self, CodingRulesCommand.self])
}
