import ArgumentParser
import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

struct PaymentAccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compte", abstract: "L’IBAN du compte de l’entreprise qui paie, donné une fois.")
  @Argument(help: ArgumentHelp("Le compte de banque : 512, 512100…", valueName: "compte")) var account: String
  @Option(name: .customLong("iban"), help: ArgumentHelp("Son IBAN.", valueName: "iban")) var iban: String?
  @Option(name: .customLong("bic"), help: ArgumentHelp("Le BIC de la banque, que certaines demandent.", valueName: "bic"))
  var bic: String?
  @OptionGroup var options: DossierOptions

  func run() throws {
    let saved = try SavePaymentAccount(try .argument(account), iban: iban, bic: bic)(options.desk())
    let output = Output(options.output)
    try output.value(PaymentAccountJSON(saved))
    output.say(
      "Compte \(saved.account) : \((try? IBAN(saved.iban))?.french ?? saved.iban)\(saved.bic.map { ", BIC \($0)" } ?? "")")
  }
}

struct CreditorIdentifierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ics", abstract: "L’identifiant créancier SEPA de l’entreprise, donné une fois.")
  @Argument(help: ArgumentHelp("L’ICS, tel que la banque l’a donné.", valueName: "ics")) var text: String
  @OptionGroup var options: DossierOptions

  func run() throws {
    let saved = try SaveCreditorIdentifier(text)(options.desk())
    let output = Output(options.output)
    try output.value(CreditorIdentifierJSON(saved))
    output.say("Identifiant créancier : \(saved)")
  }
}

/// `ecritoire mandat …`: not in the help of the program, which stays on one screen, but in that of `prelevement`.
struct MandateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mandat", abstract: "Les mandats de prélèvement des clients.", shouldDisplay: false,
    subcommands: [Add.self, List.self, End.self], defaultSubcommand: List.self)

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ajouter", abstract: "Garder un mandat que le client a signé.")
    @Argument(help: ArgumentHelp("Le code du client.", valueName: "tiers")) var code: String
    @Option(name: .customLong("rum"), help: ArgumentHelp("La référence unique du mandat.", valueName: "rum")) var identifier:
      String
    @Option(name: .customLong("signe-le"), help: ArgumentHelp("Le jour de la signature.", valueName: "date")) var signedOn: Day
    @Option(name: .customLong("schema"), help: ArgumentHelp("CORE ou B2B.", valueName: "schéma"))
    var scheme: DirectDebitScheme = .core
    @Flag(name: .customLong("ponctuel"), help: "Pour un seul prélèvement.") var isOneOff = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let mandate = try AddMandate(code, identifier: identifier, signedOn: signedOn, scheme: scheme, isOneOff: isOneOff)(desk)
      let output = Output(options.output)
      try output.value(MandateListJSON([mandate]))
      output.say("Mandat \(mandate.identifier) de \(mandate.thirdParty) gardé, signé le \(mandate.signedOn.french).")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les mandats du dossier.")
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let mandates = try ListMandates()(desk)
      try report.show(PaymentTables.mandates(mandates), json: MandateListJSON(mandates.map(\.mandate)), desk)
    }
  }

  struct End: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoquer", abstract: "Mettre fin à un mandat ; ce qui fut prélevé reste.")
    @Argument(help: ArgumentHelp("La référence du mandat.", valueName: "rum")) var identifier: String
    @Option(name: .customLong("motif"), help: ArgumentHelp("Pourquoi.", valueName: "texte")) var reason: String
    @OptionGroup var options: DossierOptions

    func run() throws {
      let mandate = try EndMandate(identifier, reason: reason)(options.desk())
      let output = Output(options.output)
      try output.value(MandateListJSON([mandate]))
      output.say("Mandat \(mandate.identifier) terminé.")
    }
  }
}

/// `ecritoire rib …`: not in the help of the program, which stays on one screen, but in that of `virement`.
struct BankDetailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rib", abstract: "Les coordonnées bancaires des tiers ; confirmer un IBAN changé.",
    shouldDisplay: false,
    subcommands: [List.self, Define.self, Confirm.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lister", abstract: "Les coordonnées bancaires, celles à confirmer d’abord.")
    @Flag(name: .customLong("a-confirmer"), help: "Seulement celles qui attendent une confirmation.") var onlyHeld = false
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let details = try ListBankDetails(onlyHeld: onlyHeld)(desk).details
      try report.show(PaymentTables.details(details), json: BankDetailListJSON(details.map(\.detail)), desk)
    }
  }

  struct Define: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "definir", abstract: "Donner l’IBAN d’un tiers, et au besoin son BIC, son titulaire, son adresse.")
    @Argument(help: ArgumentHelp("Le code du tiers.", valueName: "tiers")) var code: String
    @Option(name: .customLong("iban"), help: ArgumentHelp("L’IBAN ; vide, il est ôté.", valueName: "iban")) var iban: String
    @Option(name: .customLong("bic"), help: ArgumentHelp("Le BIC de sa banque.", valueName: "bic")) var bic: String?
    @Option(
      name: .customLong("titulaire"), help: ArgumentHelp("Le titulaire, si ce n’est pas le nom du tiers.", valueName: "nom"))
    var holder: String?
    @Option(name: .customLong("rue"), help: ArgumentHelp("La rue.", valueName: "texte")) var street: String?
    @Option(name: .customLong("numero"), help: ArgumentHelp("Le numéro dans la rue.", valueName: "n°")) var building: String?
    @Option(name: .customLong("code-postal"), help: ArgumentHelp("Le code postal.", valueName: "code")) var postCode: String?
    @Option(name: .customLong("ville"), help: ArgumentHelp("La ville.", valueName: "texte")) var town: String?
    @Option(name: .customLong("pays"), help: ArgumentHelp("Le pays, en deux lettres.", valueName: "code")) var country: String?
    @OptionGroup var options: DossierOptions

    func run() throws {
      let hasAddress = [street, building, postCode, town, country].contains { $0 != nil }
      let address =
        hasAddress
        ? PaymentAddress(street: street, building: building, postCode: postCode, town: town, country: country) : nil
      let detail = try SaveBankDetails(code, iban: iban, bic: bic, holder: holder, address: address)(options.desk())
      let output = Output(options.output)
      try output.value(BankDetailListJSON([detail]))
      output.say(
        "Coordonnées bancaires de \(detail.thirdParty) : \(detail.iban.flatMap { (try? IBAN($0))?.french } ?? "ôtées"), \(detail.state.french)."
      )
      if detail.isHeld {
        output.say("L’IBAN a changé : rien ne lui sera payé avant « ecritoire rib confirmer \(detail.thirdParty) --motif … ».")
      }
    }
  }

  struct Confirm: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirmer", abstract: "Confirmer un IBAN changé, après avoir rappelé le tiers.")
    @Argument(help: ArgumentHelp("Le code du tiers.", valueName: "tiers")) var code: String
    @Option(
      name: .customLong("motif"), help: ArgumentHelp("Comment vous vous en êtes assuré : qui, à quel numéro.", valueName: "texte")
    )
    var reason: String
    @OptionGroup var options: DossierOptions

    func run() throws {
      let detail = try ConfirmBankDetails(code, reason: reason)(options.desk())
      let output = Output(options.output)
      try output.value(BankDetailListJSON([detail]))
      output.say("IBAN de \(detail.thirdParty) confirmé : \(detail.iban.flatMap { (try? IBAN($0))?.french } ?? "")")
    }
  }
}
