import ArgumentParser
import Banking
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// `ecritoire emprunt ajouter|lister|tableau|retirer`.
struct LoanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emprunt", abstract: "Les emprunts et leurs tableaux d’amortissement.",
    subcommands: [Add.self, List.self, Table.self, Delete.self])
}

extension LoanSchedule.Method: ExpressibleByArgument {}

/// The bank's table, from where the user keeps it.
enum LoanTableFile {
  /// Six hundred instalments are far under it.
  private static let limit = 1 << 20

  /// Throws `file.missing`.
  static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path),
      let bytes = try? file.read(upToCount: limit)
    else { throw Finding.fileMissing(path) }
    return Array(bytes)
  }
}

extension LoanCommand {
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ajouter", abstract: "Ajouter un emprunt, son tableau calculé ou repris de celui de la banque.",
      discussion: """
        Exemple : ecritoire emprunt ajouter "Prêt atelier" --capital 24000 --taux 2,91 --mois 24 --premiere 2026-10-20 \
        --methode capital-constant --assurance 6. Le tableau de la banque l’emporte : --tableau FICHIER.csv \
        (date;capital;interets;assurance).
        """)
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @Option(
      name: .customLong("capital"), help: ArgumentHelp("Le capital restant dû au départ.", valueName: "montant"),
      transform: Money.argument)
    var principal: Money
    @Option(
      name: .customLong("taux"), help: ArgumentHelp("Le taux annuel, en pour cent.", valueName: "taux"),
      transform: RateArgument.read)
    var rate: Rate?
    @Option(name: .customLong("mois"), help: ArgumentHelp("Le nombre d’échéances mensuelles.", valueName: "n")) var months: Int?
    @Option(name: .customLong("premiere"), help: ArgumentHelp("Le jour de la première échéance.", valueName: "date")) var first:
      Day?
    @Option(
      name: .customLong("methode"), help: ArgumentHelp("echeances-constantes ou capital-constant.", valueName: "methode"))
    var method: LoanSchedule.Method = .constantInstalment
    @Option(
      name: .customLong("assurance"), help: ArgumentHelp("L’assurance de chaque échéance.", valueName: "montant"),
      transform: Money.argument)
    var insurance: Money = .zero
    @Option(
      name: .customLong("tableau"),
      help: ArgumentHelp("Le tableau de la banque ; - pour l’entrée standard.", valueName: "fichier"))
    var path: String?
    @Option(
      name: .customLong("compte"),
      help: ArgumentHelp("Le compte de banque qui le paie ; sinon n’importe lequel.", valueName: "512"),
      transform: AccountNumber.argument)
    var bank: AccountNumber?
    @Option(
      name: .customLong("compte-capital"), help: ArgumentHelp("Le compte du capital ; sinon 164.", valueName: "164"),
      transform: AccountNumber.argument)
    var principalAccount: AccountNumber = "164"
    @Option(
      name: .customLong("compte-interets"), help: ArgumentHelp("Le compte des intérêts ; sinon 6611.", valueName: "6611"),
      transform: AccountNumber.argument)
    var interestAccount: AccountNumber = "6611"
    @Option(
      name: .customLong("compte-assurance"), help: ArgumentHelp("Le compte de l’assurance ; sinon 616.", valueName: "616"),
      transform: AccountNumber.argument)
    var insuranceAccount: AccountNumber = "616"
    @Flag(name: .customLong("essai"), help: "Montrer le tableau sans l’enregistrer.") var trial = false
    @OptionGroup var options: DossierOptions

    func validate() throws {
      guard path == nil else { return }
      if rate == nil || months == nil || first == nil {
        throw ValidationError("Donnez --taux, --mois et --premiere, ou le tableau de la banque avec --tableau.")
      }
    }

    func run() throws {
      let table: SaveLoan.Table
      if let path {
        table = .file(try LoanTableFile.bytes(path))
      } else {
        table = .schedule(
          LoanSchedule(
            principal: principal, rate: rate ?? .zero, method: method, months: months ?? 0, first: first ?? options.day,
            insurance: insurance))
      }
      let outcome = try SaveLoan(
        name, principal: principal, rate: rate,
        accounts: Loan.Accounts(principal: principalAccount, interest: interestAccount, insurance: insuranceAccount), bank: bank,
        table: table)(options.desk(), isTrial: trial)
      let output = Output(options.output)
      output.report(outcome.findings, file: path)
      try output.value(SavedLoanJSON(outcome, trial: trial))
      guard let loan = outcome.loan else { throw ExitStatus.blocked.code }
      output.table(loan.table)
      let verb = trial ? "Essai, rien n’est enregistré" : outcome.isChange ? "Emprunt changé" : "Emprunt ajouté"
      output.say("\(verb) : « \(loan.name) », \(loan.instalments.count) échéances, \(loan.totalInterest.french) € d’intérêts.")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les emprunts du dossier.")
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let loans = try ListLoans()(desk)
      let output = Output(options.output)
      try output.value(LoanListJSON(loans))
      output.table(Loan.table(loans, today: desk.today))
    }
  }

  struct Table: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tableau", abstract: "Le tableau d’amortissement d’un emprunt, et ce que les livres portent.")
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let shown = try ShowLoan(name)(desk)
      let output = Output(options.output)
      try output.value(ShownLoanJSON(shown))
      output.table(shown.loan.table)
      output.say(
        "Au \(desk.today.french) : reste dû \(shown.loan.remaining(at: desk.today).french) € selon le tableau, "
          + "\(shown.inBooks.french) € au compte \(shown.loan.accounts.principal) dans les livres.")
    }
  }

  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retirer", abstract: "Retirer un emprunt ; les écritures de ses échéances restent.")
    @Argument(help: ArgumentHelp("Son nom.", valueName: "nom")) var name: String
    @OptionGroup var options: DossierOptions

    func run() throws {
      try DeleteLoan(name)(options.desk())
      let output = Output(options.output)
      try output.value(DeletedNameJSON(name))
      output.say("Emprunt « \(name) » retiré.")
    }
  }
}
