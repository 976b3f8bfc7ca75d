import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases

extension ThirdParty.Kind: ExpressibleByArgument {}

struct ThirdPartiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tiers", abstract: "Les clients, fournisseurs et salariés : les lister, en ouvrir, les changer.",
    subcommands: [ListThirdPartiesCommand.self, AddThirdPartyCommand.self, ChangeThirdPartyCommand.self],
    defaultSubcommand: ListThirdPartiesCommand.self)
}

struct ListThirdPartiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les tiers du dossier.")

  @Argument(help: ArgumentHelp("Seulement ceux dont le code ou le nom contient ces mots.", valueName: "mots")) var words:
    [String] = []
  @Option(name: .customLong("genre"), help: ArgumentHelp("Seulement ce genre.", valueName: "genre")) var kind: ThirdParty.Kind?
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let parties = try desk.dossier.reading { try $0.thirdParties() }.filter { party in
      let text = "\(party.code) \(party.name)".searchFolded
      return (kind == nil || party.kind == kind) && words.allSatisfy { text.contains($0.searchFolded) }
    }
    try report.show(ThirdParty.table(parties), json: ThirdPartyListJSON(parties), desk)
  }
}

/// What one says of a third party.
struct ThirdPartyFields: ParsableArguments {
  @Argument(help: ArgumentHelp("Le code : TILLEULS, F00012…", valueName: "code")) var code: String
  @Option(name: .customLong("nom"), help: ArgumentHelp("Son nom.", valueName: "texte")) var name: String?
  @Option(name: .customLong("genre"), help: ArgumentHelp("Ce qu’il est pour l’entreprise.", valueName: "genre")) var kind:
    ThirdParty.Kind?
  @Option(name: .customLong("compte"), help: ArgumentHelp("Le compte qui le rassemble : 411, 401…", valueName: "n°")) var account:
    String?
  @Option(name: .customLong("siren"), help: ArgumentHelp("Son SIREN ; vide, il est ôté.", valueName: "siren")) var siren: String?
  @Option(name: .customLong("tva"), help: ArgumentHelp("Son numéro de TVA ; vide, il est ôté.", valueName: "n°")) var vatNumber:
    String?
  @Option(name: .customLong("iban"), help: ArgumentHelp("Son IBAN ; vide, il est ôté.", valueName: "iban")) var iban: String?
  @OptionGroup var options: DossierOptions

  func save(changes: Bool, _ done: String) throws {
    let save = SaveThirdParty(
      code, name: name, kind: kind, account: account, siren: siren, vatNumber: vatNumber, iban: iban, changes: changes)
    let party = try save(options.desk())
    let output = Output(options.output)
    output.say("\(done) : \(party.code) \(party.name), \(party.kind.rawValue), compte \(party.account)")
    try output.value(ThirdPartyJSON(party, findings: []))
  }
}

struct AddThirdPartyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "ajouter", abstract: "Ouvrir un tiers.")
  @OptionGroup var fields: ThirdPartyFields
  func run() throws { try fields.save(changes: false, "Tiers ouvert") }
}

struct ChangeThirdPartyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "modifier", abstract: "Changer ce qui est connu d’un tiers.")
  @OptionGroup var fields: ThirdPartyFields
  func run() throws { try fields.save(changes: true, "Tiers changé") }
}
