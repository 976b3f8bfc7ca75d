import ArgumentParser
import Banking
import Kernel
import Ledger
import Presentation
import UseCases

extension CashItem.Kind: ExpressibleByArgument {}

/// `ecritoire tresorerie [prevision|scenario|poste|seuil]`.
struct TreasuryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tresorerie", abstract: "L’argent d’aujourd’hui, et celui des semaines à venir.",
    discussion: "Sans autre mot : le solde de chaque compte de banque et de caisse, et ce que la prévision a d’inquiétant.",
    subcommands: [Position.self, Forecast.self, Scenario.self, Item.self, Threshold.self], defaultSubcommand: Position.self)
}

extension TreasuryCommand {
  struct Position: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "position", abstract: "Le solde de chaque compte, et de tous, jour par jour avec --jours.")
    @Option(name: .customLong("au"), help: ArgumentHelp("Le jour ; sinon aujourd’hui.", valueName: "date")) var day: Day?
    @Option(name: .customLong("du"), help: ArgumentHelp("Depuis ce jour ; sinon le mois d’avant.", valueName: "date")) var from:
      Day?
    @Flag(name: .customLong("jours"), help: "Montrer le solde de chaque jour qui bouge.") var days = false
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let outcome = try ReadCashForecast(on: day, from: from)(desk)
      let table = days ? outcome.position.dayTable : outcome.position.table
      try report.show(table, json: CashPositionJSON(outcome), desk, findings: outcome.findings)
      guard !report.file.isUsed else { return }
      for balance in outcome.bankBalances {
        Output(report.dossier.output).say(
          "  Relevé du \(balance.day.french), \(balance.account) : \(balance.stated.french) ; livres ce soir-là : \(balance.booked.french)."
        )
      }
    }
  }

  struct Forecast: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prevision", abstract: "Ce qui est attendu, semaine par semaine, et le solde qu’il laisse.")
    @Option(name: .customLong("semaines"), help: ArgumentHelp("Combien de semaines.", valueName: "n")) var weeks =
      CashForecast.usualWeeks
    @Option(name: .customLong("scenario"), help: ArgumentHelp("Comparer avec ce scénario.", valueName: "nom")) var scenario:
      String?
    @Option(name: .customLong("au"), help: ArgumentHelp("Partir de ce jour ; sinon d’aujourd’hui.", valueName: "date")) var day:
      Day?
    @Option(
      name: .customLong("delai"), help: ArgumentHelp("Sous combien de jours un client en retard paie.", valueName: "jours"))
    var lateDays = CashCalendar.usualLateDays
    @Flag(name: .customLong("detail"), help: "Montrer chaque somme attendue, avec son repère.") var detail = false
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let outcome = try ReadCashForecast(weeks: weeks, scenario: scenario, on: day, lateDays: lateDays)(desk)
      let tables =
        [outcome.comparison?.table ?? outcome.forecast.weekTable] + (detail ? [outcome.shown.itemTable] : [])
      try report.show(
        tables, json: CashForecastJSON(outcome), whole: detail ? outcome.shown.itemTable : outcome.shown.table, desk,
        findings: outcome.findings)
      guard !report.file.isUsed else { return }
      let output = Output(report.dossier.output)
      for assumption in outcome.shown.assumptions { output.say("  " + assumption.french(outcome.calendar)) }
      for left in outcome.notCounted {
        output.say("  Non compté, sans jour connu : \(left.account.number) \(left.account.label), \(left.amount.french) €.")
      }
      for (name, amount) in [("clients", outcome.customerCredits), ("fournisseurs", outcome.supplierCredits)] where !amount.isZero
      {
        output.say("  Règlements et avoirs de \(name) non affectés, laissés de côté : \(amount.french) €.")
      }
    }
  }

  struct Item: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "poste", abstract: "Ajouter à la prévision ce que les livres ne disent pas.",
      subcommands: [Add.self, List.self, Remove.self])

    struct Add: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "ajouter", abstract: "Ajouter une somme attendue, ou changer celle de ce nom.")
      @Argument(help: ArgumentHelp("Son nom, tel que \"Achat de la scie\".", valueName: "nom")) var name: String
      @Option(name: .customLong("le"), help: ArgumentHelp("Le jour attendu.", valueName: "date")) var day: Day
      @Option(
        name: .customLong("montant"), parsing: .unconditional,
        help: ArgumentHelp("Ce qui entre ; ce qui sort avec un signe moins : -4800,00.", valueName: "montant"),
        transform: Money.argument)
      var amount: Money
      @Option(name: .customLong("genre"), help: ArgumentHelp("Son genre.", valueName: "genre")) var kind = CashItem.Kind.other
      @OptionGroup var options: DossierOptions

      func run() throws {
        let item = SavedCashItem(name: name, day: day, amount: amount, kind: kind)
        let isChange = try KeepCashItem(item)(options.desk())
        let output = Output(options.output)
        try output.value(PlannedCashListJSON([item]))
        output.say("\(isChange ? "Changé" : "Ajouté") : \(name), \(amount.french) € le \(day.french).")
      }
    }

    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les sommes ajoutées à la main.")
      @OptionGroup var options: DossierOptions

      func run() throws {
        let items = try ListCashItems()(options.desk())
        let output = Output(options.output)
        try output.value(PlannedCashListJSON(items))
        var table = ReportTable(
          title: "Postes de prévision",
          columns: [.init("Jour", .day), .init("Nom", .text), .init("Genre", .text), .init("Montant", .amount)])
        for item in items { table.add([.day(item.day), .text(item.name), .text(item.kind.french), .amount(item.amount)]) }
        output.table(table)
      }
    }

    struct Remove: ParsableCommand {
      static let configuration = CommandConfiguration(commandName: "retirer", abstract: "Retirer une somme ajoutée à la main.")
      @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
      @OptionGroup var options: DossierOptions

      func run() throws {
        try RemoveCashItem(name)(options.desk())
        let output = Output(options.output)
        try output.value(DeletedNameJSON(name))
        output.say("Poste « \(name) » retiré.")
      }
    }
  }

  struct Threshold: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "seuil", abstract: "Le solde sous lequel être prévenu, d’un compte ou de tous.",
      discussion: "Sans montant : montrer les seuils.")
    @Argument(help: ArgumentHelp("Le seuil, tel que 5000,00.", valueName: "montant"), transform: Money.argument) var amount:
      Money?
    @Option(
      name: .customLong("compte"), help: ArgumentHelp("Ce compte ; sinon toute la trésorerie.", valueName: "numéro"),
      transform: AccountNumber.argument)
    var account: AccountNumber?
    @Flag(name: .customLong("retirer"), help: "Retirer le seuil.") var removes = false
    @OptionGroup var options: DossierOptions

    func validate() throws {
      if removes, amount != nil { throw ValidationError("--retirer va sans montant.") }
      if account != nil, amount == nil, !removes { throw ValidationError("Donnez un montant, ou --retirer.") }
    }

    func run() throws {
      let desk = try options.desk()
      let output = Output(options.output)
      let thresholds =
        amount == nil && !removes ? try ReadCashThresholds()(desk) : try SetCashThreshold(account, amount)(desk)
      try output.value(CashThresholdsJSON(thresholds))
      for (number, threshold) in thresholds.accounts.sorted(by: { $0.key < $1.key }) {
        output.say("Compte \(number) : \(threshold.french) €")
      }
      output.say(thresholds.total.map { "Trésorerie : \($0.french) €" } ?? "Trésorerie : pas de seuil ; un découvert prévient.")
    }
  }
}
