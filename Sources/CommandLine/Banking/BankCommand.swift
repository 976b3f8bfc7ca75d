import ArgumentParser
import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// `ecritoire banque …`.
struct BankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "banque", abstract: "Les relevés de banque : importer, coder, rapprocher.",
    subcommands: [
      Import.self, Undo.self, Accounts.self, Statements.self, Movements.self, CodeMovementsCommand.self, CodingRulesCommand.self,
      Reconcile.self, Match.self, Unmatch.self, Outstanding.self, Opening.self, State.self,
    ])
}

extension BankCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "importer", abstract: "Importer des relevés : CFONB 120, CAMT.053, OFX, MT940, QIF ou CSV.",
      discussion: """
        Le compte des livres se dit la première fois ; ensuite il est connu. Ce qui l’a déjà été n’est pas importé deux fois.

        Un compte : ecritoire banque importer releve.txt --compte 512

        Plusieurs : ecritoire banque importer releves.xml --compte FR7630006000011234567890189=512100 --compte 00012345678=512200
        """)

    @Argument(help: ArgumentHelp("Un ou plusieurs fichiers, reconnus à leur contenu.", valueName: "fichier")) var paths: [String]
    @Option(
      name: .customLong("compte"),
      help: ArgumentHelp("Le compte des livres (512), ou compte bancaire=compte des livres ; peut se répéter.", valueName: "n°"),
      transform: BankAccountArgument.choice)
    var choices: [ImportStatements.Choice] = []
    @OptionGroup(title: "Ce que le fichier ne dit pas") var reading: StatementReadingArguments
    @Flag(name: .customLong("essai"), help: "Montrer ce que l’import ferait, sans rien enregistrer.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let outcome = try ImportStatements(paths, choices: choices, reading: try reading.options())(options.desk(), isTrial: trial)
      let output = Output(options.output)
      output.report(outcome.log)
      try output.value(ImportedStatementsJSON(outcome, trial: trial))
      guard !outcome.log.hasErrors else {
        output.say("Rien n’est importé.")
        throw ExitStatus(outcome.log.findings).code
      }
      for account in outcome.accounts { say(account, output) }
      let counts = "\(outcome.imported) mouvement(s), \(outcome.duplicates) déjà connu(s)"
      if trial {
        output.say("Essai : \(counts) ; rien n’est enregistré.")
      } else if outcome.batches.isEmpty {
        output.say("Rien de nouveau : \(counts).")
      } else {
        let undo = outcome.batches.map { "ecritoire banque annuler \($0)" }.joined(separator: " ; ")
        output.say("Importé : \(counts). Pour défaire : \(undo)")
      }
    }

    private func say(_ account: ImportStatements.Outcome.Account, _ output: Output) {
      let content = account.content
      let number = account.ledgerAccount?.text ?? ""
      let link = account.isLinkedNow ? "\(trial ? "à lier" : "lié") au compte \(number)" : "compte \(number)"
      let balances = [
        content.opening.map { "solde initial \($0.french)" }, content.closing.map { "solde final \($0.french)" },
      ].compactMap(\.self).joined(separator: ", ")
      output.say(
        "\(content.account.french), \(link) : \(content.count) mouvement(s)\(balances.isEmpty ? "" : ", \(balances)").")
    }
  }

  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "annuler", abstract: "Reprendre un import de relevés, tant qu’aucun mouvement n’en est dans les livres.")
    @Argument(help: ArgumentHelp("Le numéro du lot (ecritoire banque releves).", valueName: "lot")) var batch: Int64
    @OptionGroup var options: DossierOptions

    func run() throws {
      let undone = try UndoImport(batch, onlyStatements: true)(options.desk())
      let output = Output(options.output)
      try output.value(UndoneStatementsJSON(undone))
      output.say("Import n° \(batch) (\(undone.batch.file)) annulé : \(undone.count) mouvement(s) retiré(s).")
    }
  }

  struct Accounts: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "comptes", abstract: "Les comptes liés à une banque : leur solde là-bas, leur solde dans les livres.")
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let accounts = try DescribeBankAccounts()(desk)
      try report.show(accounts.table, json: BankAccountsJSON(accounts), desk, findings: accounts.flatMap(\.findings))
    }
  }

  struct Statements: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "releves", abstract: "Les relevés importés, et si chacun part du solde où le précédent finit.")
    @Option(
      name: .customLong("compte"), help: ArgumentHelp("Le compte des livres ; sinon tous.", valueName: "n°"),
      transform: AccountNumber.argument)
    var account: AccountNumber?
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let statements = try ListStatements(account: account)(desk)
      try report.show(statements.table, json: StatementListJSON(statements), desk, findings: statements.findings)
    }
  }

  struct Movements: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mouvements", abstract: "Les mouvements des relevés importés, et l’écriture de chacun.")
    @Option(
      name: .customLong("compte"), help: ArgumentHelp("Le compte des livres ; sinon tous.", valueName: "n°"),
      transform: AccountNumber.argument)
    var account: AccountNumber?
    @Option(name: .customLong("du"), help: ArgumentHelp("Premier jour.", valueName: "date")) var from: Day?
    @Option(name: .customLong("au"), help: ArgumentHelp("Dernier jour.", valueName: "date")) var through: Day?
    @Flag(name: .customLong("a-coder"), help: "Seulement ceux qui ne sont pas encore dans les livres.") var toCode = false
    @Option(name: .customLong("page"), help: ArgumentHelp("Nombre de mouvements par page ; sinon tous.", valueName: "n"))
    var pageSize: Int?
    @Option(name: .customLong("apres"), help: ArgumentHelp("La place où la page précédente s’est arrêtée.", valueName: "place"))
    var after: EntryPlace?
    @OptionGroup var report: ReportOptions

    func validate() throws {
      if let pageSize, pageSize < 1 { throw ValidationError("--page compte les mouvements : au moins un.") }
    }

    func run() throws {
      let desk = try report.dossier.desk()
      let page = try ListMovements(
        MovementFilter(
          account: account, from: from, through: through, withoutEntry: toCode, after: after, limit: pageSize))(desk)
      try report.show(page.table, json: MovementListJSON(page), desk)
      guard !report.file.isUsed else { return }
      let output = Output(report.dossier.output)
      output.say(
        "\(page.summary.movements) mouvement(s), somme \(page.summary.sum.french) €, \(page.summary.withoutEntry) à coder.")
      if let next = page.next { output.say("Suite : --apres \(next.text)") }
    }
  }
}
