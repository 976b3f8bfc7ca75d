import ArgumentParser
import Banking
import Kernel
import Ledger
import Presentation
import UseCases

extension TreasuryCommand {
  struct Scenario: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "scenario", abstract: "Ce qui arriverait si : retards, pertes, hausses, sommes en plus ou en moins.",
      subcommands: [Add.self, List.self, Remove.self])

    struct Add: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "ajouter", abstract: "Garder un scénario sous un nom, à la place de celui qui l’a.",
        discussion: """
          Exemple : ecritoire tresorerie scenario ajouter "Tilleuls en retard" --retard 30:TILLEULS --hausse fournisseurs=5
          Les repères de --deplacer et de --retirer sont ceux de « tresorerie prevision --detail ».
          """)
      @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
      @Option(
        name: .customLong("retard"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Les clients, ou un seul, paient plus tard.", valueName: "jours[:tiers]"),
        transform: ScenarioArgument.delay)
      var delays: [CashScenario.Change] = []
      @Option(
        name: .customLong("perte"),
        help: ArgumentHelp("Une part de ce que doivent les clients, ou un seul, ne rentre pas.", valueName: "taux[:tiers]"),
        transform: ScenarioArgument.loss)
      var losses: [CashScenario.Change] = []
      @Option(
        name: .customLong("hausse"),
        help: ArgumentHelp("Un genre change d’un taux : fournisseurs=5, clients=-10.", valueName: "genre=taux"),
        transform: ScenarioArgument.raise)
      var raises: [CashScenario.Change] = []
      @Option(
        name: .customLong("deplacer"), help: ArgumentHelp("Une somme passe à un autre jour.", valueName: "repère=date"),
        transform: ScenarioArgument.move)
      var moves: [CashScenario.Change] = []
      @Option(name: .customLong("retirer"), help: ArgumentHelp("Une somme n’a pas lieu.", valueName: "repère")) var removals:
        [String] =
          []
      @Option(
        name: .customLong("ajouter"),
        help: ArgumentHelp("Une somme de plus : \"Apport=2026-11-20=5000,00\".", valueName: "nom=date=montant"),
        transform: ScenarioArgument.add)
      var additions: [CashScenario.Change] = []
      @OptionGroup var options: DossierOptions

      func run() throws {
        let changes = delays + losses + raises + moves + removals.map { .remove(key: $0) } + additions
        let scenario = CashScenario(name: name, changes: changes)
        let isChange = try KeepCashScenario(scenario)(options.desk())
        let output = Output(options.output)
        try output.value(CashScenarioListJSON([scenario]))
        output.say("Scénario « \(name) » \(isChange ? "changé" : "gardé") :")
        for change in changes { output.say("  " + change.french) }
      }
    }

    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les scénarios gardés.")
      @OptionGroup var options: DossierOptions

      func run() throws {
        let scenarios = try ListCashScenarios()(options.desk())
        let output = Output(options.output)
        try output.value(CashScenarioListJSON(scenarios))
        if scenarios.isEmpty { output.say("Aucun scénario.") }
        for scenario in scenarios {
          output.say(scenario.name)
          for change in scenario.changes { output.say("  " + change.french) }
        }
      }
    }

    struct Remove: ParsableCommand {
      static let configuration = CommandConfiguration(commandName: "retirer", abstract: "Retirer un scénario.")
      @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
      @OptionGroup var options: DossierOptions

      func run() throws {
        try RemoveCashScenario(name)(options.desk())
        let output = Output(options.output)
        try output.value(DeletedNameJSON(name))
        output.say("Scénario « \(name) » retiré.")
      }
    }
  }
}

/// The changes of a scenario as they are typed.
private enum ScenarioArgument {
  private static func halves(_ text: String, _ mark: Character) -> (String, String?) {
    let pieces = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return (pieces[0], pieces.count == 2 && !pieces[1].isEmpty ? pieces[1] : nil)
  }

  private static func rate(_ text: String) throws -> Rate {
    guard let rate = Rate(frenchPercent: text) else {
      throw ArgumentRefusal("« \(text) » n’est pas un taux : écrivez 10 ou 2,5")
    }
    return rate
  }

  static func delay(_ text: String) throws -> CashScenario.Change {
    let (days, party) = halves(text, ":")
    guard let count = Int(days) else { throw ArgumentRefusal("écrivez un nombre de jours, tel que 30 ou 30:TILLEULS") }
    return .delay(days: count, thirdParty: party)
  }

  static func loss(_ text: String) throws -> CashScenario.Change {
    let (part, party) = halves(text, ":")
    return .loss(try rate(part), thirdParty: party)
  }

  static func raise(_ text: String) throws -> CashScenario.Change {
    let (name, part) = halves(text, "=")
    guard let kind = CashItem.Kind(rawValue: name), let part else {
      let known = CashItem.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ArgumentRefusal("écrivez GENRE=TAUX, tel que fournisseurs=5 ; genres : \(known)")
    }
    return .raise(kind, try rate(part))
  }

  static func move(_ text: String) throws -> CashScenario.Change {
    guard let mark = text.lastIndex(of: "="), let day = Day(argument: String(text[text.index(after: mark)...])) else {
      throw ArgumentRefusal("écrivez REPÈRE=DATE, tel que poste:Scie=2026-12-01")
    }
    return .move(key: String(text[..<mark]), to: day)
  }

  static func add(_ text: String) throws -> CashScenario.Change {
    let pieces = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard pieces.count == 3, let day = Day(argument: pieces[1]) else {
      throw ArgumentRefusal("écrivez NOM=DATE=MONTANT, tel que \"Apport=2026-11-20=5000,00\"")
    }
    return .add(label: pieces[0], day: day, amount: try .argument(pieces[2]), .other)
  }
}
